"""The backfill flow: web-archive files through the parsers, one task a file, landed by the one writer.

On one machine the files are read by processes, on a Dask cluster by its workers; both leave parts in a folder
(flows/backfill_parts.py), and only this process opens the warehouse, for each landing anew, so that the scheduled
runs go on beside it. Old news is landed silently: nobody is alerted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import flow, task
from prefect.futures import PrefectWrappedFuture, wait
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.backfill_parts import PAGES_A_PART, Parts, Progress, begun, read_file
from flows.backfill_progress import shown
from flows.prefect_server import quiet_server
from parsers import languages
from warehouse.store import Warehouse

_LOCK_SECONDS = 600.0  # a scheduled run may hold the warehouse meanwhile
_LAND_SECONDS = 5.0  # between landings, while files are being read
_PARTS_AT_ONCE = 20

T = TypeVar("T")
_Future = PrefectWrappedFuture[Any, Any]


@task(name="read a web archive", retries=2, retry_delay_seconds=5)
def read_archive(address: str, folder: str, pages_a_part: int, apart: bool) -> Progress:
    """One file into parts: in this process, or `apart` in one of its own, so that a page which brings its process
    down costs this file alone. (Prefect's process pool would do, but its children each start a Prefect server
    where none is configured.)"""
    if not apart:
        return read_file(address, folder, pages_a_part)
    with ProcessPoolExecutor(max_workers=1, mp_context=_processes()) as process:
        return process.submit(read_file, address, folder, pages_a_part).result()


@cache
def _processes() -> BaseContext:
    """Processes that begin with the parsers loaded, where the system can: many small files start many of them."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    read_with = (f"parsers.languages.{code}" for code in languages.codes())
    context.set_forkserver_preload(["flows.backfill_parts", *read_with])
    return context


@flow(name="backfill", flow_run_name="backfill of {count} files", log_prints=False)
def backfill(
    addresses: Sequence[str], data: Path, folder: str, count: int, pages_a_part: int, apart: bool
) -> list[Progress]:
    """Read every file and land what they hold. `folder` is where parts lie: any that fsspec knows."""
    land(data, folder, addresses)
    futures = {address: _submitted(address, folder, pages_a_part, apart) for address in addresses}
    return list(_gather(futures, data, folder))


def _submitted(address: str, folder: str, pages_a_part: int, apart: bool) -> _Future:
    return cast(
        _Future, read_archive.submit(address, folder, pages_a_part, apart)
    )  # so it is with both runners


def _gather(futures: dict[str, _Future], data: Path, folder: str) -> Iterator[Progress]:
    waiting = dict(futures)
    while waiting:
        wait(list(waiting.values()), timeout=_LAND_SECONDS)
        # Asked of the runner, not of Prefect: of a task whose worker was killed, Prefect never hears that it ended.
        done = [address for address, future in waiting.items() if future.wrapped_future.done()]
        land(data, folder, list(waiting))
        for address in done:
            yield _result(address, waiting.pop(address))


def _result(address: str, future: _Future) -> Progress:
    try:
        result = future.result(raise_on_failure=False)
    except Exception as error:  # the cluster gave it up: its workers died too often, or all of them are gone
        result = error
    if isinstance(result, Progress):
        return result
    why = str(result).split(". ")[0] or type(result).__name__
    return Progress(
        address, note=f"{address}: given up ({why}); run the same again, and it goes on where it was left"
    )


def land(data: Path, folder: str, addresses: Sequence[str]) -> int:
    """Land the parts that are waiting, many in one transaction (a landing costs the same for one page as for a
    thousand), and say how many there were. A kill in between lands them again, which changes nothing."""
    there = [Parts(folder, address) for address in begun(folder, addresses)]
    waiting = [(parts, path) for parts in there for path in parts.waiting()]
    if not waiting:
        return 0
    with Warehouse.open(data, wait=_LOCK_SECONDS) as warehouse:
        for some in batched(waiting, _PARTS_AT_ONCE):
            now = datetime.now(UTC)
            run_id = f"backfill-{now:%Y%m%dT%H%M%S.%f}"
            readings = [reading for parts, path in some for reading in parts.read(path)]
            warehouse.begin_run(run_id, now, "backfill")
            warehouse.land(run_id, readings, rules=(), now=now, silent=True)
            warehouse.finish_run(run_id, datetime.now(UTC), "ok")
            for parts, path in some:
                parts.landed(path)
    return len(waiting)


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in runs of `size` (itertools has it from Python 3.12 on)."""
    return (items[i : i + size] for i in range(0, len(items), size))


def run_backfill(
    addresses: Sequence[str],
    data: Path,
    folder: str | None = None,
    dask: str | None = None,
    workers: int | None = None,
    pages_a_part: int = PAGES_A_PART,
    quiet: bool = False,
) -> list[Progress]:
    """Run the flow, on `dask` (a scheduler's address) or else on processes of this machine, and publish. A terminal
    is shown how far it is, unless `quiet`."""
    parts = folder or str(data / "private" / "backfill")
    runner = _runner(dask, workers)
    Warehouse.open(data, wait=_LOCK_SECONDS).close()  # what cannot be landed in need not be read for
    with quiet_server(data), shown(list(addresses), parts, quiet):
        found: list[Progress] = backfill.with_options(task_runner=runner)(
            list(addresses), data, parts, len(addresses), pages_a_part, dask is None
        )
    with Warehouse.open(data, wait=_LOCK_SECONDS) as warehouse:
        warehouse.publish()
    return found


def _runner(dask: str | None, workers: int | None) -> TaskRunner[Any]:
    if dask is None:
        return ThreadPoolTaskRunner(max_workers=workers or os.cpu_count())  # each waits for a process
    from prefect_dask.task_runners import DaskTaskRunner

    runner: TaskRunner[Any] = DaskTaskRunner(address=dask)
    return runner
