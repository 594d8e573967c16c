"""The state of one run: who fetches, where to, and what has been counted so far. The flow's tasks are its
methods; nothing here knows of Prefect."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flows import landing
from flows.archive import Archive
from flows.discover import Discovery, Job, candidates, choose, discover, failed_as
from flows.fetch import Guest
from flows.harvest import Harvest, harvest
from flows.held_lists import HeldLists
from flows.landing import Batch, Lander, Reading
from flows.settings import Settings
from flows.sources import Watched, watched
from flows.summary import Problem, RunStatus, RunSummary, SourceRow
from parsers.extract import PARSER_VERSION
from warehouse.records import Fetch, Unread
from warehouse.store import Warehouse

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of a real run."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Tally:
    """What one source came to in this run."""

    fetches: list[Fetch] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    left: int = 0


class Session:
    """One run over the settings' sources with an open warehouse. Steps are called in the order in which they
    stand here; each may be missing after a crash, and the next run makes up for it."""

    def __init__(
        self, settings: Settings, warehouse: Warehouse, trigger: str, clock: Clock = utc_now
    ) -> None:
        self.settings = settings
        self.warehouse = warehouse
        self.clock = clock
        self.started = clock()
        self.run_id = uuid.uuid4().hex
        self.sources = watched(settings)
        self.guest = Guest(settings.fetch, clock=clock)
        stem = f"{self.started.astimezone(UTC):%Y%m%d-%H%M%S}-{self.run_id[:8]}"
        limit = int(settings.data.archive_megabytes * 1_000_000)
        self.archive = Archive(settings.archive, stem, limit, settings.fetch.agent)
        labels = {source.name: source.publisher for source in self.sources}
        self.lander = Lander(warehouse, self.run_id, settings.rules, labels)
        self.discoveries: list[Discovery] = []
        self._held = HeldLists(settings.folder / "private" / "lists")
        self.tallies = {source.name: Tally() for source in self.sources}
        self.notes: list[str] = []
        self.faults: list[str] = []
        self.recovered = 0
        self._again: list[Reading] = []
        self._given_up: list[Unread] = []
        warehouse.begin_run(self.run_id, self.started, trigger)

    # -- what a killed run left -------------------------------------------------------------------------

    def unlanded(self) -> Iterable[Batch]:
        """The batches of the archive that are not in the warehouse."""
        return landing.unlanded(self.settings.archive, self.warehouse.landed_upto(), self.notes)

    def recover(self, batch: Batch) -> list[Reading]:
        """Land what an earlier run archived and did not land."""
        readings = self.lander.land(batch, self.clock())
        self.recovered += sum(len(reading.parsed) for reading in readings)
        return readings

    def unread(self) -> list[Unread]:
        """The pages that a defect of the parsers kept from being read, and that are to be tried again."""
        waiting = self.warehouse.unread(PARSER_VERSION)
        self._given_up = [page for page in waiting if page.tries >= landing.TRIES]
        return [page for page in waiting if page.tries < landing.TRIES]

    def retry(self, unread: Sequence[Unread]) -> None:
        """Try them again."""
        self._again = self.lander.retry(self.settings.archive, unread, self.clock())
        read = sum(page.error is None for reading in self._again for page in reading.parsed)
        if read:
            self.notes.append(f"pages that the parsers had failed on, read now: {read}")

    # -- discover and fetch -----------------------------------------------------------------------------

    def discover(self, source: Watched) -> Discovery:
        return discover(self.guest, self._held, source, self.clock())

    def choose(self, discoveries: Sequence[Discovery]) -> dict[str, list[Job]]:
        """The due pages by host."""
        self.discoveries = list(discoveries)
        urls = {url for found in discoveries for url in candidates(found)}
        jobs, left = choose(discoveries, self.warehouse.known(urls), self.settings, self.clock())
        for source, count in left.items():
            self.tallies[source].left += count
        return jobs

    def harvest(self, jobs: Sequence[Job]) -> Harvest:
        return harvest(self.guest, self.archive, jobs)

    def note(self, harvested: Harvest) -> None:
        """Take a host's result into the count and the warehouse."""
        for fetch in harvested.fetches:
            self.tallies[fetch.source].fetches.append(fetch)
        for job in harvested.left:
            self.tallies[job.source].left += 1
        if harvested.fault:
            self.faults.append(harvested.fault)
        self.warehouse.note_fetches(self.run_id, harvested.fetches)

    # -- land -------------------------------------------------------------------------------------------

    def land(self, batch: Batch) -> list[Reading]:
        """Land pages that this run fetched."""
        readings = self.lander.land(batch, self.clock())
        for reading in readings:
            self.tallies.setdefault(reading.source, Tally()).readings.append(reading)
        return readings

    def note_sources(self) -> None:
        """Write down how the sources fared."""
        now = self.clock()
        states = []
        for found in self.discoveries:
            tally = self.tallies[found.source.name]
            self._judge(found, tally)
            self.warehouse.note_fetches(self.run_id, found.fetches)
            states.append(found.state(now, sum(f.outcome == "ok" for f in tally.fetches)))
        self.warehouse.note_sources(self.run_id, states)

    def _judge(self, found: Discovery, tally: Tally) -> None:
        """A source whose lists are fine and none of whose pages could be had has failed as they did."""
        failed = [f for f in tally.fetches if f.outcome not in ("ok", "not_modified")]
        if found.status == "ok" and failed and len(failed) == len(tally.fetches):
            first = failed[0]
            found.fault(failed_as(first.outcome), f"{first.url}: {first.reason}")
        unread = [p for r in tally.readings for p in r.parsed if p.error]
        read = sum(len(r.parsed) for r in tally.readings) - len(unread)
        if found.status == "ok" and unread and read == 0:
            found.fault("broken", f"{unread[0].url}: {unread[0].error}")
        if tally.left:
            self.notes.append(f"{found.source.name}: {tally.left} pages are left for the next run")

    def forget(self) -> None:
        """Delete archive files past their age, where the settings give one."""
        days = self.settings.data.archive_days
        if days:
            before = self.clock() - timedelta(days=days)
            gone = landing.forget(self.settings.archive, self.warehouse.landed_upto(), before)
            if gone:
                self.notes.append(f"{len(gone)} archive files older than {days} days were deleted")

    # -- the end ----------------------------------------------------------------------------------------

    def close(self) -> None:
        self.guest.close()
        self.archive.close()

    def summary(self, **more: Any) -> RunSummary:
        """What to tell; `more` are further fields of the summary."""
        rows = tuple(self._row(found) for found in self.discoveries)
        readings = [r for tally in self.tallies.values() for r in tally.readings]
        summary = RunSummary(
            run_id=self.run_id,
            status=self._status(rows),
            started=self.started,
            finished=self.clock(),
            sources=rows,
            landed=landing.total([r.landed for r in readings]),
            recovered=self.recovered,
            problems=tuple(dict.fromkeys(self._problems())),
            notes=(*self.faults, *self.notes),
        )
        summary = replace(summary, **more)
        return (
            replace(summary, status="partial") if summary.undelivered and summary.status == "ok" else summary
        )

    def _status(self, rows: Sequence[SourceRow]) -> RunStatus:
        if self.faults or not any(row.status == "ok" for row in rows):
            return "failed"
        return "ok" if all(row.status == "ok" for row in rows) and not self.faults else "partial"

    def _row(self, found: Discovery) -> SourceRow:
        tally = self.tallies[found.source.name]
        parsed = [p for r in tally.readings for p in r.parsed]
        extractions = [p.extraction for p in parsed if p.extraction]
        return SourceRow(
            source=found.source.name,
            status=found.status,
            reason=found.reason,
            listed=len(found.links),
            fetched=sum(f.outcome == "ok" for f in tally.fetches),
            unchanged=sum(f.outcome == "not_modified" for f in tally.fetches),
            failed=sum(f.outcome not in ("ok", "not_modified") for f in tally.fetches),
            articles=sum(p.article is not None for p in parsed),
            figures=sum(len(e.figures) for e in extractions),
            quotes=sum(len(e.quotes) for e in extractions),
            alerts=sum(r.landed.alerts for r in tally.readings),
        )

    def _problems(self) -> Iterable[Problem]:
        for tally in self.tallies.values():
            for fetch in tally.fetches:
                if fetch.outcome not in ("ok", "not_modified"):
                    yield Problem(fetch.source, fetch.url, fetch.outcome, fetch.reason or "")
            yield from _unread(tally.readings)
        yield from _unread(self._again)
        for page in self._given_up:
            why = f"{page.error}, {page.tries} times; the next version of headway tries again"
            yield Problem(page.source, page.url, "unread", why)


def _unread(readings: Iterable[Reading]) -> Iterable[Problem]:
    for reading in readings:
        for page in reading.parsed:
            if page.error:
                yield Problem(reading.source, page.url, "unread", page.error)
