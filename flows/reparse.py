"""The reparse flow: the whole archive once more through today's parsers, in silence; and the warehouse made anew
from it where it was lost.

What other parsers read differently is no news: nobody is alerted. Stopped at any time, it can be run again.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import landing, progress, records
from flows.landing import Batch, Lander
from flows.prefect_server import quiet_server
from flows.session import Clock, utc_now
from flows.settings import Settings
from flows.sources import watched
from warehouse.connection import PRIVATE
from warehouse.lock import WriterLock
from warehouse.records import Landed, Table
from warehouse.store import Warehouse

_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


@task(name="read again", task_run_name="read {batch.file}", **_TASK)
def _again(lander: Lander, batch: Batch, now: datetime) -> Landed:
    return lander.land(batch, now).landed


def reparse(chosen: Settings, clock: Clock = utc_now) -> tuple[Landed, list[str]]:
    """Read the whole archive again into the warehouse that there is. Returns what changed, and notes. Raises the
    warehouse's errors, and ServerFailed."""
    notes: list[str] = []
    with quiet_server(chosen.folder), Warehouse.open(chosen.folder) as warehouse:
        landed = _read_all(warehouse, chosen, notes, "reparse", clock)
        warehouse.publish()
    return landed, notes


def rehearse(chosen: Settings, clock: Clock = utc_now) -> tuple[Landed, Table, list[str]]:
    """What `reparse` would do, undone at its end: what would be stored, what would change in each series, and notes.
    A file that a killed run left torn is cut there, as any run does. Raises the warehouse's errors."""
    notes: list[str] = []
    with Warehouse.open(chosen.folder) as warehouse, warehouse.rehearse() as changes:
        lander = _lander(warehouse, chosen, uuid.uuid4().hex)
        batches = _counted(chosen.archive, notes)
        return landing.total([lander.land(batch, clock()).landed for batch in batches]), changes(), notes


def rebuild(chosen: Settings, clock: Clock = utc_now) -> tuple[Landed, list[str], Path | None]:
    """Make the warehouse anew from the archive, beside the old one, and put it in its place when it is whole.
    Returns what it holds, notes, and where the old file was moved (None if there was none)."""
    notes: list[str] = []
    private = chosen.folder / PRIVATE
    lock = WriterLock(private)
    lock.acquire(0)
    try:
        fresh = chosen.folder / "private" / "rebuild"
        shutil.rmtree(fresh, ignore_errors=True)
        with quiet_server(chosen.folder), Warehouse.open(fresh) as warehouse:
            landed = _read_all(warehouse, chosen, notes, "rebuild", clock)
        kept = _set_aside(private, clock())
        (fresh / PRIVATE).replace(private)
        shutil.rmtree(fresh, ignore_errors=True)
    finally:
        lock.release()
    with Warehouse.open(chosen.folder) as warehouse:
        warehouse.publish()
    return landed, notes, kept


def _read_all(warehouse: Warehouse, chosen: Settings, notes: list[str], trigger: str, clock: Clock) -> Landed:
    run_id = uuid.uuid4().hex
    lander = _lander(warehouse, chosen, run_id)

    @flow(name=trigger, persist_result=False)
    def again() -> Landed:
        batches = _counted(chosen.archive, notes)
        return landing.total([_again(lander, batch, clock()) for batch in batches])

    warehouse.begin_run(run_id, clock(), trigger)
    landed = again()
    warehouse.finish_run(run_id, clock(), "ok", "; ".join(notes)[:2000] or None)
    return landed


def _counted(archive: Path, notes: list[str]) -> Iterator[Batch]:
    """All batches of the archive; how far they are is shown on a terminal."""
    size = sum(path.stat().st_size for path in records.files(archive))
    pages, done, landed = 0, 0, dict[str, int]()
    with progress.shown("Reading the archive", size, sizes=True) as meter:
        for batch in landing.unlanded(archive, {}, notes):
            yield batch
            pages += len(batch.pages)
            done += batch.upto - landed.get(batch.file, 0)
            landed[batch.file] = batch.upto
            meter.stand(done, f"{pages:,} pages read")


def _lander(warehouse: Warehouse, chosen: Settings, run_id: str) -> Lander:
    labels = {source.name: source.publisher for source in watched(chosen)}
    return Lander(warehouse, run_id, chosen.rules, labels, silent=True)


def _set_aside(private: Path, now: datetime) -> Path | None:
    """Keep the old file, and the log that belongs to it, under another name."""
    if not private.exists():
        return None
    kept = private.with_name(f"{private.stem}.before-{now:%Y%m%d-%H%M%S}{private.suffix}")
    log = private.with_name(private.name + ".wal")
    if log.exists():
        log.replace(kept.with_name(kept.name + ".wal"))
    private.replace(kept)
    return kept
