"""The reparse flow: what was landed of the archive once more through today's parsers, in silence; and the warehouse
made anew from it where it was lost.

What other parsers read differently is no news: nobody is alerted. What a run archived and did not land is news, and is left
to the next run, which tells it. Stopped at any time, each can be run again.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator, Mapping
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
from warehouse import heritage
from warehouse.connection import PRIVATE
from warehouse.errors import WarehouseError
from warehouse.heritage import Heritage
from warehouse.lock import WriterLock
from warehouse.records import Landed, Table
from warehouse.store import Warehouse

_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


@task(name="read again", task_run_name="read {batch.file}", **_TASK)
def _again(lander: Lander, batch: Batch, now: datetime) -> Landed:
    return lander.land(batch, now).landed


def reparse(chosen: Settings, clock: Clock = utc_now) -> tuple[Landed, list[str]]:
    """Read again, into the warehouse that there is, what it had of the archive. Returns what changed, and notes. Raises
    the warehouse's errors, and ServerFailed."""
    notes: list[str] = []
    with Warehouse.open(chosen.folder) as warehouse, quiet_server(chosen.folder):
        landed = _read_all(warehouse, chosen, notes, "reparse", clock, warehouse.landed_upto())
        warehouse.publish()
    return landed, notes


def rehearse(chosen: Settings, clock: Clock = utc_now) -> tuple[Landed, Table, list[str]]:
    """What `reparse` would do, undone at its end: what would be stored, what would change in each series, and notes.
    A file that a killed run left torn is cut there, as any run does. Raises the warehouse's errors."""
    notes: list[str] = []
    with Warehouse.open(chosen.folder) as warehouse, warehouse.rehearse() as changes:
        lander = _lander(warehouse, chosen, uuid.uuid4().hex)
        batches = _counted(chosen.archive, notes, warehouse.landed_upto())
        return landing.total([lander.land(batch, clock()).landed for batch in batches]), changes(), notes


def rebuild(
    chosen: Settings, clock: Clock = utc_now, force: bool = False
) -> tuple[Landed, list[str], Path | None]:
    """Make the warehouse anew from the archive, beside the old one, and put it in its place when it is whole. It takes
    over what was told and what still waits for a channel. Returns what it holds, notes, and where the old file was moved
    (None if there was none). Raises the warehouse's errors: also, without `force`, where articles would be lost."""
    notes: list[str] = []
    private = chosen.folder / PRIVATE
    lock = WriterLock(private)
    lock.acquire(0)
    try:
        fresh = chosen.folder / "private" / "rebuild"
        shutil.rmtree(fresh, ignore_errors=True)
        old = heritage.find(chosen.folder, fresh)
        notes += [*old.notes, *_losses(chosen, old, force)]
        with Warehouse.open(fresh) as warehouse, quiet_server(chosen.folder):
            landed = _read_all(warehouse, chosen, notes, "rebuild", clock, old.marks if old.path else None)
            notes += _inherited(warehouse, old)
        kept = _set_aside(private, clock())
        (fresh / PRIVATE).replace(private)
        shutil.rmtree(fresh, ignore_errors=True)
    finally:
        lock.release()
    with Warehouse.open(chosen.folder) as warehouse:
        warehouse.publish()
    return landed, notes, kept


def _inherited(warehouse: Warehouse, old: Heritage) -> list[str]:
    """Take over what the archive does not hold. What cannot be read after all is told, and keeps no warehouse from being
    made."""
    try:
        if old.path:
            warehouse.inherit(old.path)
    except WarehouseError as error:
        return [heritage.lost([str(error)])]
    return []


def _losses(chosen: Settings, old: Heritage, force: bool) -> list[str]:
    """What of the old warehouse the archive cannot give back, one sentence each. Raises WarehouseError unless `force`."""
    there = [path.relative_to(chosen.archive).as_posix() for path in records.files(chosen.archive)]
    archived, backfilled = old.gone(there)
    losses = [f"{archived:,} articles whose archive files are gone"] if archived else []
    if backfilled:
        losses.append(f"{backfilled:,} backfilled articles (headway backfill brings them back)")
    if losses and not force:
        raise WarehouseError(
            chosen.folder / PRIVATE,
            f"the archive cannot give back {' and '.join(losses)}. Nothing was changed; --force rebuilds without them.",
        )
    if backfilled:  # else a backfill would take them for landed
        shutil.rmtree(chosen.folder / "private" / "backfill", ignore_errors=True)
    return [f"left out: {loss}" for loss in losses]


def _read_all(
    warehouse: Warehouse,
    chosen: Settings,
    notes: list[str],
    trigger: str,
    clock: Clock,
    marks: Mapping[str, int] | None,
) -> Landed:
    run_id = uuid.uuid4().hex
    lander = _lander(warehouse, chosen, run_id)

    @flow(name=trigger, persist_result=False)
    def again() -> Landed:
        batches = _counted(chosen.archive, notes, marks)
        return landing.total([_again(lander, batch, clock()) for batch in batches])

    warehouse.begin_run(run_id, clock(), trigger)
    landed = again()
    warehouse.finish_run(run_id, clock(), "ok", "; ".join(notes)[:2000] or None)
    return landed


def _counted(archive: Path, notes: list[str], marks: Mapping[str, int] | None) -> Iterator[Batch]:
    """The batches of the archive up to the marks, or all of them; how far they are is shown on a terminal."""
    size = sum(path.stat().st_size for path in records.files(archive))
    later = landing.waiting(archive, marks) if marks is not None else 0
    pages, done, landed = 0, 0, dict[str, int]()
    found = landing.unlanded(archive, {}, notes) if marks is None else landing.landed(archive, marks, notes)
    if later:
        notes.append(
            f"{later:,} bytes of the archive are not landed yet: the next run does, and tells what is new"
        )
    with progress.shown("Reading the archive", size - later, sizes=True) as meter:
        for batch in found:
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
