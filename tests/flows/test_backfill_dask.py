"""The same backfill on a Dask cluster: what it lands is what the serial run lands, whoever dies meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.backfill import land, run_backfill
from flows.backfill_parts import Progress, read_file
from tests.flows.test_backfill import _warc
from warehouse.reader import Reader
from warehouse.store import Warehouse

dask = pytest.importorskip("dask", reason="needs the dask extra")
distributed = pytest.importorskip("distributed", reason="needs the dask extra")
pytest.importorskip("prefect_dask", reason="needs the dask extra")
pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_api")]

FACTS = (
    "SELECT a.url, f.value, f.metric, f.place FROM figures f JOIN articles a USING (article) ORDER BY ALL",
    "SELECT a.url, q.speaker, q.text FROM quotes q JOIN articles a USING (article) ORDER BY ALL",
    "SELECT claim, kind, value, sightings, reporters FROM claims ORDER BY ALL",
    "SELECT count(*), count(DISTINCT url) FROM articles",
)


@contextmanager
def _cluster(workers: int) -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
    ) as found:
        yield found


def _facts(data: Path) -> list[list[tuple[object, ...]]]:
    with Reader.open(data) as reader:
        return [reader.sql(query).rows for query in FACTS]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("archives")
    return [str(_warc(folder / f"{n}.warc.gz", 40, first=40 * n)) for n in range(6)]


@pytest.fixture(scope="module")
def expected(archives: list[str], tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[object, ...]]]:
    """What the same files hold, read one after the other in this process, without Prefect."""
    data = tmp_path_factory.mktemp("serial")
    parts = str(data / "parts")
    for path in archives:
        read_file(path, parts)
    land(data, parts, archives)
    with Warehouse.open(data) as warehouse:
        warehouse.publish()
    facts = _facts(data)
    assert all(facts)
    return facts


def _kill_midway(cluster: Any, parts: Path, killed: threading.Event) -> None:
    """Kill a worker as soon as something has been read, as the machine's owner might: no farewell."""
    while not list(parts.glob("*/*p.parquet")):
        time.sleep(0.02)
    next(iter(cluster.workers.values())).process.process._process.kill()
    killed.set()


def _run_and_kill(cluster: Any, archives: list[str], data: Path) -> list[Progress]:
    """The backfill on the cluster, of which a worker is killed."""
    parts, killed = data / "parts", threading.Event()
    threading.Thread(target=_kill_midway, args=(cluster, parts, killed), daemon=True).start()
    found = run_backfill(archives, data, folder=str(parts), dask=cluster.scheduler_address, pages_a_part=15)
    assert killed.is_set()
    return found


@pytest.mark.parametrize("workers", [2, 4])
def test_a_cluster_of_which_a_worker_dies_lands_what_one_machine_lands(
    workers: int, archives: list[str], expected: list[list[tuple[object, ...]]], tmp_path: Path
) -> None:
    with _cluster(workers) as cluster:
        found = _run_and_kill(cluster, archives, tmp_path)
    assert [progress.note for progress in found] == [None] * len(archives)
    assert _facts(tmp_path) == expected


def test_a_file_that_the_cluster_gives_up_is_named_and_the_next_run_finishes_it(
    archives: list[str], expected: list[list[tuple[object, ...]]], tmp_path: Path
) -> None:
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), _cluster(2) as cluster:
        notes = [progress.note for progress in _run_and_kill(cluster, archives, tmp_path) if progress.note]
        assert notes and all("given up (Attempted to run task" in note for note in notes)
        again = run_backfill(
            archives, tmp_path, folder=str(tmp_path / "parts"), dask=cluster.scheduler_address
        )
    assert [progress.note for progress in again] == [None] * len(archives)
    assert _facts(tmp_path) == expected
