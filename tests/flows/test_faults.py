"""A full disk, a folder that is read-only, a damaged file: each is named with what to do, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.test_processes import LIMITED, ROOT, bound
from tests.program import HEADWAY, Ran, run
from warehouse.store import Warehouse

WRITING = (["alerts", "retry"], ["rebuild"], ["reparse", "--dry-run"], ["reparse"], ["backfill", "x.warc.gz"])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An empty warehouse, published."""
    with Warehouse.open(tmp_path) as house:
        house.publish()
    return tmp_path


def ran(*command: str) -> Ran:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HEADWAY_", "PREFECT_"))}
    done = subprocess.run(
        command,
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_a_full_disk_is_named(data: Path, command: list[str]) -> None:
    full = ran(sys.executable, "-c", LIMITED, "10", *command, "--data", str(data))
    assert full.status == 1, full
    assert "Traceback" not in full.out + full.err
    assert f"{data}/private/warehouse.writer.json: cannot be written" in full.err
    assert "room on the disk" in full.err
    Warehouse.open(data).close()  # the lock was given back


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_a_read_only_folder_is_named(data: Path, command: list[str]) -> None:
    kept = {path: path.stat().st_mode for path in (data, *data.rglob("*"))}
    for path in kept:
        path.chmod(0o500 if path.is_dir() else 0o400)
    refused = ran(*bound(), *HEADWAY, *command, "--data", str(data))
    for path, mode in kept.items():
        path.chmod(mode)
    assert refused.status == 1, refused
    assert "Traceback" not in refused.out + refused.err
    assert f"{data}/private" in refused.err and "this user may write there" in refused.err


@pytest.mark.parametrize(
    "command",
    [("trend", "models"), ("sql", "FROM latest"), ("alerts",), ("verify",), ("report",), ("export", "out")],
)
def test_a_damaged_copy_is_named_with_what_publishes_it_anew(
    data: Path, tmp_path_factory: pytest.TempPathFactory, command: tuple[str, ...]
) -> None:
    (data / "headway.duckdb").write_bytes(b"x")
    told = run(*command, "--data", str(data), cwd=tmp_path_factory.mktemp("here"))
    assert told.status == 1, told
    assert told.err.startswith(f"Error: {data}/headway.duckdb: DuckDB cannot open it"), told.err
    assert "`headway run` publishes it anew" in told.err


@pytest.mark.parametrize("command", [("alerts", "retry"), ("reparse", "--dry-run")])
def test_a_damaged_private_file_is_named_with_what_makes_it_anew(
    data: Path, command: tuple[str, ...]
) -> None:
    (data / "private" / "warehouse.duckdb").write_bytes(b"x")
    told = run(*command, "--data", str(data))
    assert told.status == 1, told
    assert told.err.startswith(f"Error: {data}/private/warehouse.duckdb: DuckDB cannot open it"), told.err
    assert "`headway rebuild` makes it anew" in told.err
