"""The state of one run: who fetches, where to, and what has been counted so far. The flow's tasks are its
methods; nothing here knows of Prefect."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flows import landing
from flows.alerts import DeliveryCount
from flows.archive import Archive
from flows.discover import Discovery, Job, by_host, candidates, choose, discover
from flows.fetch import Guest
from flows.harvest import Harvest, harvest
from flows.held_lists import HeldLists
from flows.landing import Batch, Lander
from flows.progress import Meter
from flows.settings import Settings
from flows.sources import Watched, watched
from flows.summary import Problem, RunStatus, RunSummary, SourceRow
from flows.tally import Tally, problems
from parsers.extract import PARSER_VERSION
from warehouse.records import Landed, Unread
from warehouse.store import Warehouse

_CLOCKS_APART = timedelta(hours=1)  # between runs: more is no drift
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of a real run."""
    return datetime.now(UTC)


class Session:
    """One run over the settings' sources with an open warehouse. Steps are called in the order in which they
    stand here, those from `discover` to `land` once a round; each may be missing after a crash, and the next run
    makes up for it. `discover` and `harvest` are called in threads, all others by the one that opened the warehouse."""

    def __init__(
        self,
        settings: Settings,
        warehouse: Warehouse,
        trigger: str,
        clock: Clock = utc_now,
        meter: Meter | None = None,
    ) -> None:
        self.settings = settings
        self.warehouse = warehouse
        self.clock = clock
        self.meter = meter or Meter()
        self.started = clock()
        self.run_id = uuid.uuid4().hex
        self.sources = watched(settings)
        self.guest = Guest(settings.fetch, clock=clock)
        stem = f"{self.started.astimezone(UTC):%Y%m%d-%H%M%S}-{self.run_id[:8]}"
        limit = int(settings.data.archive_megabytes * 1_000_000)
        self.archive = Archive(settings.archive, stem, limit, settings.fetch.agent)
        labels = {source.name: source.publisher for source in self.sources}
        self.lander = Lander(warehouse, self.run_id, settings.rules, labels)
        self._discoveries: dict[str, Discovery] = {}
        self._taken: set[str] = set()
        self._held = HeldLists(settings.folder / "private" / "lists")
        self.tallies = {source.name: Tally() for source in self.sources}
        self.notes: list[str] = []
        self.faults: list[str] = []
        self.recovered = 0
        self.told = DeliveryCount()
        self._landed: list[Landed] = []
        self._again: list[Problem] = []
        self._given_up: list[Unread] = []
        self._look_at_the_clock()
        warehouse.begin_run(self.run_id, self.started, trigger)

    def _look_at_the_clock(self) -> None:
        """Captures of a page are told apart by when they were fetched: a clock that jumped back keeps the newest out."""
        newest = self.warehouse.newest_fetch()
        ahead = newest - self.started.astimezone(UTC).replace(tzinfo=None) if newest else timedelta()
        if ahead > _CLOCKS_APART:
            self.notes.append(
                f"this machine's clock says {self.started:%Y-%m-%d %H:%M}, but an earlier run fetched at "
                f"{newest:%Y-%m-%d %H:%M} UTC: what it fetched counts as newer than what is fetched now, until then. "
                "Set the clock right; a page that is corrected meanwhile is told once that time is past"
            )

    # -- what a killed run left -------------------------------------------------------------------------

    def unlanded(self) -> Iterable[Batch]:
        """The batches of the archive that are not in the warehouse."""
        return landing.unlanded(self.settings.archive, self.warehouse.landed_upto(), self.notes)

    def recover(self, batch: Batch) -> None:
        """Land what an earlier run archived and did not land."""
        self.recovered += len(self.lander.land(batch, self.clock()).parsed)

    def unread(self) -> list[Unread]:
        """The pages that a defect of the parsers kept from being read, and that are to be tried again."""
        waiting = self.warehouse.unread(PARSER_VERSION)
        self._given_up = [page for page in waiting if page.tries >= landing.TRIES]
        return [page for page in waiting if page.tries < landing.TRIES]

    def retry(self, unread: Sequence[Unread]) -> None:
        """Try them again."""
        pages = self.lander.retry(self.settings.archive, unread, self.clock()).parsed
        self._again = list(problems(pages))
        if len(pages) > len(self._again):
            read = len(pages) - len(self._again)
            self.notes.append(f"pages that the parsers had failed on, read now: {read}")

    # -- a round: discover, choose, harvest, note, land ---------------------------------------------------

    def hosts(self) -> dict[str, list[Watched]]:
        """The sources by host: those of one host are asked one after the other."""
        return by_host(self.sources)

    def discover(self, sources: Sequence[Watched]) -> list[Discovery]:
        """Read the lists of one host's sources."""
        found = [discover(self.guest, self._held, source, self.clock()) for source in sources]
        for fetch in found[0].fetches[:1]:
            self.guest.leave(fetch.url)
        return found

    def choose(self, discoveries: Sequence[Discovery]) -> dict[str, list[Job]]:
        """Of the pages that these lists name the due ones, by host."""
        named = {found.source.name: found for found in discoveries}
        self._discoveries |= named
        urls = {url for found in discoveries for url in candidates(found)}
        known = self.warehouse.known(urls) if urls else {}
        found = [each for each in self._in_order() if each.source.name in named]
        jobs, left = choose(found, known, self.settings, self.clock(), self._taken)
        for source, count in left.items():
            self.tallies[source].left += count
        self.meter.more(sum(len(of_host) for of_host in jobs.values()))
        return jobs

    def harvest(self, jobs: Sequence[Job]) -> Harvest:
        """Fetch and archive one host's pages."""
        return harvest(self.guest, self.archive, jobs, self.meter)

    def note(self, harvests: Sequence[Harvest]) -> None:
        """Take what hosts gave into the count and the warehouse."""
        fetches = [fetch for harvested in harvests for fetch in harvested.fetches]
        for fetch in fetches:
            self.tallies[fetch.source].fetch(fetch)
        for job in (job for harvested in harvests for job in harvested.left):
            self.tallies[job.source].left += 1
        self.faults += [harvested.fault for harvested in harvests if harvested.fault]
        self.warehouse.note_fetches(self.run_id, fetches)

    def written(self) -> Iterable[Batch]:
        """The batches that this run has archived so far and not landed."""
        return landing.written(self.settings.archive, self.archive.sync(), self.warehouse.landed_upto())

    def land(self, batch: Batch) -> Landed:
        """Land pages that this run fetched."""
        reading = self.lander.land(batch, self.clock())
        self._landed.append(reading.landed)
        for page in reading.parsed:
            self.tallies.setdefault(page.source, Tally()).read(page)
        return reading.landed

    def tell(self, count: DeliveryCount) -> DeliveryCount:
        """Take a delivery into the count. What one left waiting the next has tried again."""
        self.told.delivered += count.delivered
        self.told.failed += count.failed
        self.told.waiting = count.waiting
        self.told.errors |= count.errors
        self.told.nameless = count.nameless
        return count

    # -- the end ----------------------------------------------------------------------------------------

    def note_sources(self) -> None:
        """Write down how the sources fared."""
        now = self.clock()
        found = self._in_order()
        for each in found:
            tally = self.tallies[each.source.name]
            tally.judge(each)
            if tally.left:
                self.notes.append(f"{each.source.name}: {tally.left} pages are left for the next run")
        self.warehouse.note_fetches(self.run_id, [fetch for each in found for fetch in each.fetches])
        states = [each.state(now, self.tallies[each.source.name].fetched) for each in found]
        self.warehouse.note_sources(self.run_id, states)

    def _in_order(self) -> list[Discovery]:
        """What was discovered, in the settings' order."""
        return [self._discoveries[s.name] for s in self.sources if s.name in self._discoveries]

    def forget(self) -> None:
        """Delete archive files past their age, where the settings give one."""
        days = self.settings.data.archive_days
        if days:
            gone = landing.forget(self.settings.archive, self.warehouse.landed_upto(), self.clock(), days)
            if gone:
                self.notes.append(f"{len(gone)} archive files older than {days} days were deleted")

    def close(self) -> None:
        self.guest.close()
        self.archive.close()

    def summary(self, **more: Any) -> RunSummary:
        """What to tell; `more` are further fields of the summary."""
        alerts = self.warehouse.alerts_by_source(self.run_id)
        rows = tuple(
            self.tallies[found.source.name].row(found, alerts.get(found.source.name, 0))
            for found in self._in_order()
        )
        summary = RunSummary(
            run_id=self.run_id,
            status=self._status(rows),
            started=self.started,
            finished=self.clock(),
            sources=rows,
            landed=landing.total(self._landed),
            recovered=self.recovered,
            delivered=self.told.delivered,
            undelivered=self.told.failed + self.told.waiting,
            problems=tuple(dict.fromkeys(self._problems())),
            notes=(*self.faults, *self.notes, *self.told.notes()),
        )
        summary = replace(summary, **more)
        return (
            replace(summary, status="partial") if summary.undelivered and summary.status == "ok" else summary
        )

    def _status(self, rows: Sequence[SourceRow]) -> RunStatus:
        if self.faults or not any(row.status == "ok" for row in rows):
            return "failed"
        return "ok" if all(row.status == "ok" for row in rows) else "partial"

    def _problems(self) -> Iterable[Problem]:
        for tally in self.tallies.values():
            yield from tally.problems()
        yield from self._again
        for page in self._given_up:
            why = f"{page.error}, {page.tries} times; the next version of headway tries again"
            yield Problem(page.source, page.url, "unread", why)
