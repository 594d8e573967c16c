"""What `headway doctor` looks at: one check after another, each with what to do where something is wrong."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from flows.alerts.channels import ChannelError, open_channel, redact
from flows.settings import Settings, SettingsError, find, load
from flows.sources import watched
from warehouse.errors import NotThere, WarehouseError
from warehouse.reader import Reader

State = Literal["ok", "note", "wrong"]
_LOW_DISK = 1_000_000_000
_OLD = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its state and what there is to know; `todo` says what to do about it."""

    what: str
    state: State
    found: str
    todo: str = ""


def examine(config: Path | None, data: Path | None, now: datetime) -> Iterator[Finding]:
    """Every finding, in the order in which troubles come; `now` is aware. Never raises."""
    yield _program()
    try:
        settings = load(config)
    except SettingsError as error:
        yield Finding(
            "settings",
            "wrong",
            str(error),
            "correct the file; headway.toml in the repository shows every key",
        )
        return
    settings = settings.below(data) if data else settings
    path = find(config)
    yield Finding("settings", "ok", str(path) if path else "no headway.toml here: the defaults")
    for check in (_folder, _sources, _channels, _copy, _schedule, _prefect):
        yield from _safely(check, settings, now)


def _safely(
    check: Callable[[Settings, datetime], Iterator[Finding]], settings: Settings, now: datetime
) -> Iterator[Finding]:
    try:
        yield from check(settings, now)
    except Exception as error:  # a check that fails is itself a finding
        yield Finding(check.__name__.strip("_"), "wrong", f"{type(error).__name__}: {error}")


def _program() -> Finding:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("headway", "prefect", "duckdb")]
    return Finding("program", "ok", f"Python {sys.version.split()[0]}, {', '.join(versions)}")


def _folder(settings: Settings, now: datetime) -> Iterator[Finding]:
    folder = settings.folder
    above = folder
    while not above.exists():
        above = above.parent
    try:
        with tempfile.TemporaryFile(dir=above):
            pass
    except OSError as error:
        yield Finding(
            "folder", "wrong", f"{above}: {error.strerror}", "let this user write there, or set [data] folder"
        )
        return
    free = shutil.disk_usage(above).free
    low = free < _LOW_DISK
    todo = "free some space: a run stops cleanly when the disk is full" if low else ""
    yield Finding("folder", "wrong" if low else "ok", f"{folder}, {free / 1e9:,.1f} GB free", todo)


def _sources(settings: Settings, now: datetime) -> Iterator[Finding]:
    names = [source.name for source in watched(settings)]
    yield Finding(
        "sources", "ok", f"{len(names)} watched: {', '.join(names[:6])}{' …' if len(names) > 6 else ''}"
    )
    if not settings.fetch.contact:
        todo = "set [fetch] contact to an address, so that sites can tell you before they block you"
        yield Finding("sources", "note", "the User-Agent names no contact", todo)


def _channels(settings: Settings, now: datetime) -> Iterator[Finding]:
    for name in settings.channels:
        try:
            address = settings.channel(name)
            open_channel(name, address, settings.folder)
        except (ChannelError, SettingsError) as error:
            yield Finding(
                f"channel {name}", "wrong", str(error), f"correct it, then: headway alerts test {name}"
            )
            continue
        kind = redact(address.split("://")[0], "") if "://" in address else address
        yield Finding(f"channel {name}", "ok", f"{kind} (try it: headway alerts test {name})")


def _copy(settings: Settings, now: datetime) -> Iterator[Finding]:
    try:
        with Reader.open(settings.folder) as reader:
            run = reader.sql("SELECT started, status, note FROM runs ORDER BY started DESC LIMIT 1").records()
            counts = reader.sql(
                "SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM articles)"
            ).rows[0]
            ill = reader.sql(
                "SELECT source, status FROM source_health WHERE status <> 'ok' ORDER BY ALL"
            ).rows
            stuck = reader.sql(
                "SELECT count(*) FROM store.outbox WHERE delivered IS NULL AND last_error IS NOT NULL"
            ).rows
    except NotThere:
        yield Finding("warehouse", "note", "nothing has been published yet", "headway run")
        return
    except WarehouseError as error:
        yield Finding("warehouse", "wrong", str(error), "headway run publishes it anew")
        return
    yield Finding("warehouse", "ok", f"{counts[0]:,} figures of {counts[1]:,} articles")
    if run:
        yield _last_run(run[0], now)
    if ill:
        names = ", ".join(f"{source} ({status})" for source, status in ill)
        yield Finding(
            "sources", "note", f"in trouble at the last run: {names}", f"headway sources check {ill[0][0]}"
        )
    if stuck[0][0]:
        yield Finding("alerts", "note", f"{stuck[0][0]} not confirmed yet", "headway alerts --undelivered")


def _last_run(run: dict[str, Any], now: datetime) -> Finding:
    started = run["started"].replace(tzinfo=UTC)
    found = f"{started:%Y-%m-%d %H:%M} UTC, {run['status'] or 'not finished'}"
    if run["status"] == "failed":
        return Finding(
            "last run", "wrong", f"{found}: {run['note'] or ''}", "headway run shows what is wrong"
        )
    if now - started > _OLD:
        return Finding("last run", "note", found, "headway run, or headway serve to run on schedule")
    return Finding("last run", "ok", found)


def _schedule(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether the scheduled runs come: the last one must not be older than the schedule's last but one time."""
    try:
        with Reader.open(settings.folder) as reader:
            rows = reader.sql("SELECT max(started) FROM runs WHERE trigger = 'schedule'").rows
    except WarehouseError:
        rows = []
    words = f"{settings.schedule.cron} {settings.schedule.timezone}"
    if not rows or rows[0][0] is None:
        yield Finding(
            "schedule", "note", f"no scheduled run so far ({words})", "headway serve runs on this schedule"
        )
        return
    last = rows[0][0].replace(tzinfo=UTC)
    due = _due_before(settings.schedule.cron, settings.zone, now)
    if last < due - timedelta(minutes=10):
        found = f"the run of {due:%Y-%m-%d %H:%M} UTC did not come; the last was {last:%Y-%m-%d %H:%M} UTC"
        yield Finding(
            "schedule", "wrong", found, "see that headway serve is running (systemctl status headway)"
        )
    else:
        yield Finding("schedule", "ok", f"{words}; last run {last:%Y-%m-%d %H:%M} UTC")


def _due_before(cron: str, zone: ZoneInfo, now: datetime) -> datetime:
    """The last but one time of a schedule before `now`: the last itself may still be running."""
    from cronsim import CronSim

    times = CronSim(cron, now.astimezone(zone), reverse=True)
    next(times)
    return next(times).astimezone(UTC)


def _prefect(settings: Settings, now: datetime) -> Iterator[Finding]:
    url = os.environ.get("PREFECT_API_URL")
    if not url:
        yield Finding("Prefect", "ok", "no PREFECT_API_URL: each run starts a server of its own and ends it")
        return
    import requests

    try:
        requests.get(f"{url.rstrip('/')}/health", timeout=5).raise_for_status()
    except requests.RequestException as error:
        todo = "start it (prefect server start), or unset PREFECT_API_URL"
        yield Finding("Prefect", "wrong", f"{url} does not answer ({type(error).__name__})", todo)
    else:
        yield Finding("Prefect", "ok", f"the server at {url} answers")
