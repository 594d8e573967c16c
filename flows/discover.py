"""What there is to fetch: each source's lists read, and of the stories that they name the ones that are due."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from flows.addresses import Refused, clean, host_of
from flows.fetch import Guest
from flows.held_lists import HeldLists
from flows.settings import Settings
from flows.sources import Watched
from parsers.errors import BrokenList, DeadList, ListError
from parsers.lists import Link, check_age, read_list
from parsers.sources import Listing
from warehouse.records import Fetch, Outcome, SourceState, SourceStatus

log = logging.getLogger("headway.discover")
MAX_CHILDREN = 4  # sitemaps read of a sitemap index, the newest first
_FINAL: frozenset[Outcome] = frozenset(
    {"ok", "not_modified", "absent", "blocked", "disallowed", "moved", "refused"}
)


class Known(Protocol):
    """What the warehouse remembers of an address."""

    @property
    def etag(self) -> str | None: ...
    @property
    def last_modified(self) -> str | None: ...
    @property
    def last_fetched(self) -> datetime: ...
    @property
    def outcome(self) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One page to ask for. `known` holds the validators of an earlier answer."""

    source: str
    url: str
    known: Known | None = None
    hosts: tuple[str, ...] = ()
    referer: str | None = None


@dataclass(slots=True)
class Discovery:
    """What one source's lists gave. `faults` has one line a list that could not be used; `status` is the worst
    of them."""

    source: Watched
    links: list[Link] = field(default_factory=list)
    fetches: list[Fetch] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    status: SourceStatus = "ok"
    newest: datetime | None = None

    def fault(self, status: SourceStatus, reason: str) -> None:
        self.faults.append(reason)
        self.status = status

    def state(self, at: datetime, pages: int) -> SourceState:
        """The source's line in the warehouse."""
        return SourceState(
            source=self.source.name,
            at=at,
            status=self.status,
            reason=self.reason,
            listed=len(self.links),
            expected=self.source.expected or None,
            pages=pages,
            newest=self.newest,
        )

    @property
    def reason(self) -> str | None:
        if not self.faults:
            return None
        lists = len(self.source.lists)
        head = f"{lists - len(self.faults)} of {lists} lists read; " if lists > 1 else ""
        return head + "; ".join(dict.fromkeys(self.faults))


def discover(guest: Guest, held: HeldLists, source: Watched, now: datetime) -> Discovery:
    """Read a source's lists. Never raises for what a list is: that is the discovery's status and reason."""
    found = Discovery(source)
    found.links += [Link(url) for url in source.pages]
    for listing in source.lists:
        _read(guest, held, found, listing, now)
    found.links = list({link.url: link for link in found.links}.values())
    if found.status == "ok" and source.lists:
        _check_yield(found)
    return found


def _check_yield(found: Discovery) -> None:
    """Far fewer links than usual means that a layout changed; none at all, that the source is empty."""
    listed, expected = len(found.links), found.source.expected
    if listed == 0:
        found.fault("empty", "its lists name no story")
    elif listed * 4 < expected:
        found.fault("broken", f"{listed} stories listed where {expected} are usual; has its layout changed?")


def _read(guest: Guest, held: HeldLists, found: Discovery, listing: Listing, now: datetime) -> None:
    """Add one list's stories, and those of the sitemaps that it names."""
    try:
        links = _links(guest, held, found, listing)
        stories = [link for link in links if link.kind == "story"]
        for child in _newest(link for link in links if link.kind == "list")[:MAX_CHILDREN]:
            more = _links(guest, held, found, replace(listing, url=child.url, kind="sitemap"))
            stories += [link for link in more if link.kind == "story"]
        newest = check_age(stories, listing.url, now, listing.max_age_days)
        found.newest = max(filter(None, (found.newest, newest)), default=None)
        found.links += stories
    except ListError as error:
        found.fault(_status(error), str(error))
    except Exception as error:  # one list's trouble with the parsers must not cost the other sources
        log.exception("the parsers failed on %s", listing.url)
        found.fault("broken", f"{listing.url}: the parsers failed on it ({type(error).__name__})")


def _links(guest: Guest, held: HeldLists, found: Discovery, listing: Listing) -> tuple[Link, ...]:
    """What one list names, as it answers now or as it is held where it answers 304."""
    source, before = found.source, held.get(listing.url)
    got = guest.get(source.name, listing.url, before, source.hosts, listing.referer)
    found.fetches.append(got.fetch)
    if got.reply is None:
        found.fault(failed_as(got.fetch.outcome), f"{listing.url}: {got.fetch.reason}")
        return ()
    if got.reply.status == 304 and before is not None:
        body, url, content_type = before.body, before.url, before.content_type
    else:
        body, url, content_type = got.reply.body, got.reply.url, got.reply.header("Content-Type")
    links = read_list(
        listing.kind,
        body,
        url,
        link_pattern=listing.link_pattern,
        fields=listing.fields,
        content_type=content_type,
        timezone=source.timezone,
    )
    if got.reply.status != 304:
        held.put(listing.url, got.reply)
    return links


def failed_as(outcome: Outcome) -> SourceStatus:
    """A source's status after an outcome that brought no body."""
    return "broken" if outcome == "ok" or outcome == "not_modified" else outcome


def _status(error: ListError) -> SourceStatus:
    return "dead" if isinstance(error, DeadList) else "broken" if isinstance(error, BrokenList) else "empty"


def _newest(links: Iterable[Link]) -> list[Link]:
    """Newest first; those without a date keep their order after them."""
    dated = [link for link in links if link.published]
    dated.sort(key=lambda link: link.published or datetime.min, reverse=True)
    return dated + [link for link in links if not link.published]


def candidates(found: Discovery) -> list[str]:
    """The addresses that a source's links come to, newest first, each once; what is no address is left as it is,
    to be refused by name when its turn comes."""
    urls: dict[str, None] = {}
    for link in _newest(found.links):
        try:
            urls[clean(link.url)] = None
        except Refused:
            urls[link.url] = None
    return list(urls)


def choose(
    discoveries: Sequence[Discovery],
    known: Mapping[str, Known],
    settings: Settings,
    now: datetime,
    taken: set[str],
) -> tuple[dict[str, list[Job]], dict[str, int]]:
    """The due pages by host, and by source how many had to be left for the next run. A page that several
    sources name is the first's: `taken` are those that the run asks for already, and grows."""
    jobs: dict[str, list[Job]] = {}
    left: dict[str, int] = {}
    for found in discoveries:
        source = found.source
        always = set(source.pages)
        due = [
            url
            for url in candidates(found)
            if url not in taken
            and (url in always or is_due(known.get(url), settings.fetch.revisit_hours, now))
        ]
        taken.update(due[: source.max_pages])
        left[source.name] = len(due) - len(due[: source.max_pages])
        for url in due[: source.max_pages]:
            job = Job(source.name, url, known.get(url), source.hosts, _referer(source))
            jobs.setdefault(host_of(url), []).append(job)
    return jobs, left


def _referer(source: Watched) -> str | None:
    return next((listing.referer for listing in source.lists if listing.referer), None)


def by_host(sources: Iterable[Watched]) -> dict[str, list[Watched]]:
    """The sources whose lists are asked for one after the other: those of one host, by their first address."""
    found: dict[str, list[Watched]] = {}
    for source in sources:
        first = next((listing.url for listing in source.lists), next(iter(source.pages), ""))
        found.setdefault(host_of(first), []).append(source)
    return found


def is_due(known: Known | None, revisit_hours: float, now: datetime) -> bool:
    """Whether to ask for a page: one never had, one that failed in passing, and one that was last asked for so
    long ago. A last time in the future (the clock was set back) counts as long ago."""
    if known is None or known.outcome not in _FINAL:
        return True
    last = known.last_fetched if known.last_fetched.tzinfo else known.last_fetched.replace(tzinfo=UTC)
    return not timedelta(0) <= now - last < timedelta(hours=revisit_hours)
