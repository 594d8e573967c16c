"""The published copy: replaced whole or not at all, and not at all where nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.warehouse.telling import land
from tests.warehouse.written import at, fig, page
from warehouse.errors import WarehouseError
from warehouse.reader import Reader
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[2]
PUBLISHES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from warehouse.store import Warehouse
with Warehouse.open(Path(sys.argv[1])) as house:
    for n in range(10_000):
        house.begin_run(f"{sys.argv[2]}-{n}", datetime.now(UTC), "hand")
        house.publish()
        print(n + 1, flush=True)
"""


def test_what_did_not_change_is_not_copied_again(house: Warehouse) -> None:
    land(house, page("x", "2026-01-01", fig(79, "79 models")))
    first = house.publish().stat().st_ino
    assert house.publish().stat().st_ino == first
    house.begin_run("r", at("2026-01-02"), "hand")
    assert house.publish().stat().st_ino != first
    with Reader.open(house.data) as reader:
        assert reader.sql("SELECT run FROM runs").rows == [("r",)]


def test_a_warehouse_made_anew_is_published_over_the_old_one(tmp_path: Path) -> None:
    for run in ("a", "b"):
        with Warehouse.open(tmp_path) as house:
            house.begin_run(run, at("2026-01-02"), "hand")
            house.publish()
        (tmp_path / "private" / "warehouse.duckdb").unlink()
        with Reader.open(tmp_path) as reader:
            assert reader.sql("SELECT run FROM runs").rows == [(run,)]


def test_a_copy_that_cannot_be_written_leaves_the_last_one_and_the_writer(house: Warehouse) -> None:
    published = house.publish()
    before = published.read_bytes()
    part = house.data / ".headway.duckdb.part"
    part.mkdir()
    house.begin_run("r", at("2026-01-02"), "hand")
    with pytest.raises(WarehouseError, match="The last one stays"):
        house.publish()
    assert published.read_bytes() == before
    part.rmdir()
    house.publish()
    with Reader.open(house.data) as reader:
        assert reader.sql("SELECT run FROM runs").rows == [("r",)]


@pytest.mark.parametrize("wait", [0.0, 0.013, 0.05])
def test_killed_while_publishing_the_copy_is_whole_and_nothing_is_lost(tmp_path: Path, wait: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISHES, str(tmp_path), "r"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    time.sleep(wait)
    process.kill()
    told = [3, *(int(line) for line in process.communicate()[0].split())][-1]
    with Reader.open(tmp_path) as reader:
        ((shown,),) = reader.sql("SELECT count(*) FROM runs").rows
    assert shown >= told
    with Warehouse.open(tmp_path) as house:
        house.publish()
    with Reader.open(tmp_path) as reader:
        ((kept,),) = reader.sql("SELECT count(*) FROM runs").rows
    assert kept >= shown
