"""Several processes at once: readers never wait for a run, a run never for readers, and there is one writer."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.warehouse.telling import land
from tests.warehouse.written import fig, page
from warehouse.errors import Busy
from warehouse.reader import Reader
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[2]

READS_SLOWLY = """
import sys
from pathlib import Path
from warehouse.reader import Reader
with Reader.open(Path(sys.argv[1])) as reader:
    cursor = reader._connection.execute("SELECT f.value, r.range FROM figures f, range(2000000) r")
    first = cursor.fetchone()
    print("reading", flush=True)
    sys.stdin.readline()
    rest = 1
    while chunk := cursor.fetchmany(100000):
        rest += len(chunk)
    print(rest, flush=True)
"""
WRITES_LONG = """
import sys
from pathlib import Path
from warehouse.store import Warehouse
with Warehouse.open(Path(sys.argv[1])) as house:
    print("writing", flush=True)
    sys.stdin.readline()
"""


def start(script: str, data: Path) -> subprocess.Popen[str]:
    """Another process running the script, once it has said that it is at work."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(data)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() in ("reading", "writing")
    return process


def test_publishing_under_a_long_query_disturbs_neither(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path) as house:
        land(house, page("x", "2026-01-01", fig(79, "79 models")))
        house.publish()
        reader = start(READS_SLOWLY, tmp_path)
        land(house, page("y", "2026-02-01", fig(90, "90 models")))
        house.publish()
        with Reader.open(tmp_path) as later:
            assert later.sql("SELECT count(*) FROM figures").rows == [(2,)]
        out, _ = reader.communicate("\n", timeout=60)
    assert reader.returncode == 0
    assert out.split()[-1] == "2000000"  # the whole answer, from the copy it had opened


def test_reading_while_another_process_writes(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path) as house:
        land(house, page("x", "2026-01-01", fig(79, "79 models")))
        house.publish()
    writer = start(WRITES_LONG, tmp_path)
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT value FROM figures").rows == [(79.0,)]
    writer.communicate("\n", timeout=60)
    assert writer.returncode == 0


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    writer = start(WRITES_LONG, tmp_path)
    with pytest.raises(Busy, match=rf"process {writer.pid} .* has been writing since"):
        Warehouse.open(tmp_path)
    writer.communicate("\n", timeout=60)
    Warehouse.open(tmp_path).close()


def test_a_second_writer_may_wait_for_its_turn(tmp_path: Path) -> None:
    writer = start(WRITES_LONG, tmp_path)
    assert writer.stdin is not None
    threading.Timer(0.3, lambda: (writer.stdin.write("\n"), writer.stdin.flush())).start()
    with Warehouse.open(tmp_path, wait=30) as house:
        assert house.landed_upto() == {}
    assert writer.wait(timeout=30) == 0


def test_a_killed_writer_leaves_the_way_free_and_nothing_half_done(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path) as house:
        land(house, page("x", "2026-01-01", fig(79, "79 models")))
    writer = start(WRITES_LONG, tmp_path)
    writer.kill()
    writer.wait(timeout=30)
    with Warehouse.open(tmp_path) as house:
        house.publish()
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT value FROM figures").rows == [(79.0,)]


def test_a_torn_publication_is_replaced_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".headway.duckdb.part").write_bytes(b"left by a crash")
    with Warehouse.open(tmp_path) as house:
        house.publish()
    assert not (tmp_path / ".headway.duckdb.part").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("a file where the folder should be")
    from warehouse.errors import WarehouseError

    with pytest.raises(WarehouseError, match="private"):
        Warehouse.open(tmp_path)
