"""The same backfill on a Dask cluster: what it lands is what the serial run lands, whoever dies meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.backfill import run_backfill
from tests.flows.test_backfill import _warc
from warehouse.reader import Reader

distributed = pytest.importorskip("distributed", reason="needs the dask extra")
pytest.importorskip("prefect_dask", reason="needs the dask extra")

FACTS = (
    "SELECT a.url, f.value, f.metric, f.place FROM figures f JOIN articles a USING (article) ORDER BY ALL",
    "SELECT a.url, q.speaker, q.text FROM quotes q JOIN articles a USING (article) ORDER BY ALL",
)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("warcs")
    return [str(_warc(folder / f"{n}.warc.gz", 40, first=40 * n)) for n in range(6)]


@pytest.fixture
def cluster(request: pytest.FixtureRequest) -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=request.param, threads_per_worker=1, dashboard_address=None
    ) as found:
        yield found


def _facts(data: Path) -> list[list[tuple[object, ...]]]:
    with Reader.open(data) as reader:
        return [reader.sql(query).rows for query in FACTS]


@pytest.mark.prefect
@pytest.mark.parametrize(("cluster", "kill"), [(2, False), (3, True)], indirect=["cluster"])
def test_a_cluster_lands_what_one_machine_lands(
    archives: list[str], cluster: object, kill: bool, tmp_path: Path
) -> None:
    serial, parallel = tmp_path / "serial", tmp_path / "parallel"
    run_backfill(archives, serial, workers=1, pages_a_part=15)
    if kill:
        worker = next(iter(cluster.workers.values()))
        worker.process.process._process.kill()  # as the machine's owner might: no farewell
    found = run_backfill(
        archives, parallel, folder=str(tmp_path / "parts"), dask=cluster.scheduler_address, pages_a_part=15
    )
    assert [p.note for p in found] == [None] * len(archives)
    expected = _facts(serial)
    assert all(expected) and _facts(parallel) == expected
