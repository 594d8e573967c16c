"""The monitor flow: recover, discover, fetch, archive, parse, land, alert, publish, report.

Prefect's tasks are hosts and batches, each a few lines over plain functions. What a run meets outside is in its
summary; only what headway cannot go on without ends it early, and then with a sentence.

Hosts are asked side by side, and a run goes in rounds: as soon as all are done, and every twenty seconds until then,
who is done is taken in, what was archived is landed, and what is new is told. So a host that takes minutes (a crawl
delay, a trickle) keeps no other's figures waiting. All that touches the warehouse stays in the flow's own thread,
one batch a transaction; publishing and the report, which cost the same however little is new, wait for the end.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import replace
from typing import Any

from prefect import flow, task
from prefect.assets import Asset, AssetProperties, materialize
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, wait
from prefect.states import Cancelled, Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows import report, settings, visible
from flows.alerts import DeliveryCount, deliver
from flows.discover import Discovery, Job
from flows.faults import disk_fault
from flows.harvest import Harvest
from flows.landing import Batch
from flows.prefect_server import ServerFailed, quiet_server
from flows.progress import Meter
from flows.session import Clock, Session, utc_now
from flows.settings import Settings
from flows.sources import Watched, watched
from flows.summary import RunStatus, RunSummary
from warehouse.errors import Busy, WarehouseError
from warehouse.records import Landed, Unread
from warehouse.store import Warehouse

log = logging.getLogger("headway.monitor")
ROUND_SECONDS = 20.0
_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
PUBLISHED = Asset(
    key="headway://published/headway.duckdb",
    properties=AssetProperties(
        name="headway.duckdb", description="The published copy: what everybody queries."
    ),
)


def _run_name() -> str:
    return f"monitor {utc_now():%Y-%m-%d %H:%M} UTC"


_FLOW: dict[str, Any] = {"name": "monitor", "flow_run_name": _run_name, "persist_result": False}


@task(name="recover", task_run_name="recover {batch.file}", **_TASK)
def _recover(session: Session, batch: Batch) -> None:
    session.recover(batch)


@task(name="try again", **_TASK)
def _retry(session: Session, unread: list[Unread]) -> None:
    session.retry(unread)


@task(name="discover", task_run_name="discover {host}", **_TASK)
def _discover(session: Session, host: str, sources: list[Watched]) -> list[Discovery]:
    return session.discover(sources)


@task(name="fetch", task_run_name="fetch {host}", **_TASK)
def _fetch(session: Session, host: str, jobs: list[Job]) -> Harvest:
    return session.harvest(jobs)


@task(name="land", task_run_name="land {batch.file}", **_TASK)
def _land(session: Session, batch: Batch) -> Landed:
    return session.land(batch)


@task(name="alert", **_TASK)
def _alert(session: Session) -> DeliveryCount:
    return session.tell(deliver(session.warehouse, session.settings, session.clock()))


@materialize(PUBLISHED, name="publish", **_TASK)
def _publish(session: Session) -> Any:
    return session.warehouse.publish()


@task(name="report", **_TASK)
def _report(session: Session) -> Any:
    page = report.write(session.settings.folder, session.settings.report.title, session.clock())
    visible.note_run(session.settings.folder, session.run_id, page)
    return page


@flow(**_FLOW)
def monitor(config: str | None = None, data: str | None = None) -> State:
    """One run over the sources of a settings file (without one: as `settings.load` finds it), with another data
    folder where one is given."""
    chosen = settings.load(config)
    return _state(watch(chosen.below(data) if data else chosen, "schedule"))


def run_monitor(
    chosen: Settings, *, trigger: str = "manual", clock: Clock = utc_now, meter: Meter | None = None
) -> RunSummary:
    """One run as a flow of Prefect, on the server that PREFECT_API_URL names or on one of its own; the meter is told
    of its pages.

    Never raises for what it meets: the summary's status and notes say it. SettingsError for settings that
    watch nothing.
    """
    watched(chosen)
    kept: list[RunSummary] = []

    @flow(**_FLOW)
    def once() -> State:
        kept.append(watch(chosen, trigger, clock, meter))
        return _state(kept[0])

    try:
        Warehouse.open(chosen.folder).close()  # who has to step aside does so before a server is started
        with quiet_server(chosen.folder):
            ended = once(return_state=True)
    except (WarehouseError, OSError, ServerFailed) as error:
        return kept[0] if kept else _early(error, clock)
    except Exception as error:  # Prefect's client raises many kinds when its server goes away
        log.debug("the flow ended early", exc_info=True)
        return _without_prefect(kept[0], error) if kept else _early(error, clock)
    return (
        kept[0] if kept else _early(RuntimeError(f"the run broke off: {ended.message or ended.name}"), clock)
    )


def _without_prefect(summary: RunSummary, error: Exception) -> RunSummary:
    """A run that was done, though Prefect could not be told."""
    cause = " ".join(str(error).split())[:200] or type(error).__name__
    return replace(summary, notes=(*summary.notes, f"Prefect's server could not be told of the end: {cause}"))


def watch(chosen: Settings, trigger: str, clock: Clock = utc_now, meter: Meter | None = None) -> RunSummary:
    """The run itself, inside a flow."""
    try:
        with Warehouse.open(chosen.folder) as warehouse:
            session = Session(chosen, warehouse, trigger, clock, meter)
            try:
                _gather(session)
                return _tell(session)
            finally:
                session.close()
    except (WarehouseError, OSError) as error:
        return _early(error, clock)


def _gather(session: Session) -> None:
    """Everything up to the warehouse."""
    if unread := session.unread():
        _retry(session, unread)
    for batch in session.unlanded():
        _recover(session, batch)
    _watch_hosts(session)
    session.archive.close()
    for batch in session.unlanded():
        _land(session, batch)
    session.note_sources()
    session.forget()


def _watch_hosts(session: Session) -> None:
    """Discover and fetch, in rounds: see the module's docstring."""
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(session.settings.fetch.hosts_at_once)
    with runner:
        asked: list[PrefectFuture[Any]] = [
            runner.submit(_discover, {"session": session, "host": host, "sources": sources})
            for host, sources in session.hosts().items()
        ]
        fetched: list[PrefectFuture[Any]] = []
        while asked or fetched:
            done = wait([*asked, *fetched], timeout=ROUND_SECONDS).done
            jobs = session.choose([found for f in asked if f in done for found in f.result()])
            session.note([f.result() for f in fetched if f in done])
            asked = [f for f in asked if f not in done]
            fetched = [f for f in fetched if f not in done]
            fetched += [
                runner.submit(_fetch, {"session": session, "host": host, "jobs": jobs[host]}) for host in jobs
            ]
            _land_so_far(session)


def _land_so_far(session: Session) -> None:
    """Land what is archived by now, and tell what is new in it; a channel that fails is left alone till the end."""
    alerts = [_land(session, batch).alerts for batch in session.written()]
    if any(alerts) and not session.told.errors:
        _alert(session)


def _tell(session: Session) -> RunSummary:
    """Everything after it: what is new goes out, and the published copy and the report are replaced."""
    _alert(session)
    summary = session.summary()
    session.warehouse.finish_run(session.run_id, summary.finished, summary.status, _note(summary))
    told: dict[str, Any] = {"published": _publish(session)}
    if session.settings.report.enabled:
        told["report"] = _report(session)
    return session.summary(**told)


def _note(summary: RunSummary) -> str | None:
    return "; ".join(summary.notes)[:2000] or None


def _early(error: Exception, clock: Clock) -> RunSummary:
    """The summary of a run that could not be done."""
    status: RunStatus = "aside" if isinstance(error, Busy) else "failed"
    said = disk_fault(error) if isinstance(error, OSError) else str(error) or type(error).__name__
    now = clock()
    return RunSummary(run_id=uuid.uuid4().hex, status=status, started=now, finished=now, notes=(said,))


def _state(summary: RunSummary) -> State:
    """How Prefect shows the run."""
    causes = [f"{row.source}: {row.status}, {row.reason}" for row in summary.sources if row.status != "ok"]
    stored = f"{summary.landed.figures} figures, {summary.landed.quotes} quotes stored"
    said = "; ".join([stored, *causes, *summary.notes])[:2000]
    if summary.status == "aside":
        return Cancelled(message=said)
    return Failed(message=said) if summary.status == "failed" else Completed(message=said)
