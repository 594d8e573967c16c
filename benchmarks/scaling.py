"""One backfill over several files, by one process, by two, and by Dask workers of this machine, in one run.

What Prefect and the cluster take to start is not counted; starting a process for each file is, for it is part of how
they are read. Without the `dask` extra, the cluster is left out.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.sample_archive import write
from flows.backfill import land, run_backfill
from flows.backfill_parts import read_file
from flows.prefect_server import quiet_server, set_quiet
from warehouse.reader import Reader
from warehouse.store import Warehouse

FILES = 8
_HUSHED = {"PREFECT_LOGGING_LEVEL": "CRITICAL", "DASK_LOGGING__DISTRIBUTED": "critical"}
_FACTS = (
    "SELECT url, value, metric, place FROM figures ORDER BY ALL",
    "SELECT url, speaker, text FROM quotes ORDER BY ALL",
    "SELECT series, value, as_of, kind, sightings FROM claims ORDER BY ALL",
)


def measure(pages_a_file: int) -> dict[str, Any]:
    """Seconds, pages a second and the ratio to one process of each way, and whether all of them found the same."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [str(folder / f"{number}.warc.gz") for number in range(FILES)]
        for number, file in enumerate(files):
            write(Path(file), pages_a_file, first=number * pages_a_file)
        set_quiet(folder)
        os.environ.update(_HUSHED)  # for the cluster's workers, too
        with quiet_server(folder):
            ways = [_timed("one process", files, folder, _alone)]
            ways.append(_timed("2 processes", files, folder, _processes(2)))
            if find_spec("prefect_dask"):
                ways += [_with_dask(workers, files, folder) for workers in (2, 4)]
    first = ways[0]
    rows = [
        {
            "way": way["way"], "seconds": way["seconds"], "pages_a_second": FILES * pages_a_file / way["seconds"],
            "times_one_process": first["seconds"] / way["seconds"], "same": way["facts"] == first["facts"],
        }
        for way in ways
    ]  # fmt: skip
    return {
        "files": FILES,
        "pages_a_file": pages_a_file,
        "facts": sum(map(len, first["facts"])),
        "ways": rows,
    }


def _timed(
    way: str, files: list[str], folder: Path, run: Callable[[list[str], Path], object]
) -> dict[str, Any]:
    data = folder / way.replace(" ", "-")
    start = time.perf_counter()
    run(files, data)
    seconds = time.perf_counter() - start
    with Reader.open(data) as reader:
        return {"way": way, "seconds": seconds, "facts": [reader.sql(query).rows for query in _FACTS]}


def _alone(files: list[str], data: Path) -> None:
    parts = str(data / "parts")
    for file in files:
        read_file(file, parts)
    land(data, parts, files)
    with Warehouse.open(data) as warehouse:
        warehouse.publish()


def _processes(count: int) -> Callable[[list[str], Path], object]:
    return lambda files, data: run_backfill(files, data, workers=count)


def _with_dask(workers: int, files: list[str], folder: Path) -> dict[str, Any]:
    from distributed import Client, LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as cluster:
        with Client(cluster) as client:
            client.run(_ready)
        dask = cluster.scheduler_address
        return _timed(
            f"Dask, {workers} workers", files, folder, lambda f, data: run_backfill(f, data, dask=dask)
        )


def _ready() -> None:
    """What a worker imports before its first file."""
    import flows.backfill  # noqa: F401
