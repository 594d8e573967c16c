"""The same backfill on a Dask cluster: what it lands is what the serial run lands, whoever dies meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.backfill import land, run_backfill
from flows.backfill_parts import read_file
from tests.flows.test_backfill import _warc
from warehouse.reader import Reader
from warehouse.store import Warehouse

distributed = pytest.importorskip("distributed", reason="needs the dask extra")
pytest.importorskip("prefect_dask", reason="needs the dask extra")

FACTS = (
    "SELECT a.url, f.value, f.metric, f.place FROM figures f JOIN articles a USING (article) ORDER BY ALL",
    "SELECT a.url, q.speaker, q.text FROM quotes q JOIN articles a USING (article) ORDER BY ALL",
)


@pytest.fixture
def cluster() -> Iterator[object]:
    with distributed.LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as found:
        yield found


def _facts(data: Path) -> list[list[tuple[object, ...]]]:
    with Reader.open(data) as reader:
        return [reader.sql(query).rows for query in FACTS]


def _serial(archives: list[str], data: Path) -> None:
    """The same files one after the other, in this process, without Prefect."""
    parts = str(data / "parts")
    for path in archives:
        read_file(path, parts)
    land(data, parts, archives)
    with Warehouse.open(data) as warehouse:
        warehouse.publish()


def _kill_midway(cluster: object, parts: Path, killed: threading.Event) -> None:
    """Kill a worker as soon as something has been read, as the machine's owner might: no farewell."""
    while not list(parts.glob("*p.*")):
        time.sleep(0.02)
    next(iter(cluster.workers.values())).process.process._process.kill()
    killed.set()


@pytest.mark.prefect
def test_a_cluster_of_which_a_worker_dies_lands_what_one_machine_lands(
    cluster: object, tmp_path: Path
) -> None:
    archives = [str(_warc(tmp_path / f"{n}.warc.gz", 40, first=40 * n)) for n in range(6)]
    serial, parallel, parts, killed = (
        tmp_path / "serial",
        tmp_path / "parallel",
        tmp_path / "parts",
        threading.Event(),
    )
    _serial(archives, serial)
    killer = threading.Thread(target=_kill_midway, args=(cluster, parts, killed), daemon=True)
    killer.start()

    def run() -> list[str | None]:
        found = run_backfill(
            archives, parallel, folder=str(parts), dask=cluster.scheduler_address, pages_a_part=15
        )
        return [progress.note for progress in found]

    notes = run()
    assert killed.is_set()
    if any(
        notes
    ):  # a file whose reader died more often than Dask tries is named, and the next run finishes it
        assert all(note is None or "task failed" in note for note in notes)
        notes = run()
    assert notes == [None] * len(archives)
    expected = _facts(serial)
    assert all(expected) and _facts(parallel) == expected
