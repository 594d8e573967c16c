"""From the archive into the warehouse. A run's own pages and those of a run that was killed take the same way:
whatever lies in the archive beyond the warehouse's mark is read, parsed and landed, batch by batch."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows import records
from flows.archive import digest
from flows.records import Torn
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import PARSER_VERSION, extract
from parsers.records import Page
from warehouse.errors import Stale
from warehouse.records import Landed, Parsed, Rule, Unread
from warehouse.store import Warehouse

log = logging.getLogger("headway.landing")
BATCH_PAGES = 200  # a landing costs about the same for one page as for hundreds
BATCH_BYTES = 20_000_000
TRIES = 3  # at a page that one version of the parsers fails on


@dataclass(slots=True)
class Batch:
    """Pages of one archive file that are to be landed together; `upto` is the byte after the last."""

    file: str
    upto: int
    pages: list[records.Page] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """What pages came to: how each was read, and what the warehouse made of them."""

    parsed: tuple[Parsed, ...] = ()
    landed: Landed = field(default_factory=Landed)

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.parsed + other.parsed, total([self.landed, other.landed]))


def unlanded(folder: Path, marks: Mapping[str, int], notes: list[str]) -> Iterator[Batch]:
    """The batches beyond the marks, oldest file first; torn ends are cut off, and told in `notes`."""
    for path in records.files(folder):
        name = path.relative_to(folder).as_posix()
        start = marks.get(name, 0)
        if path.stat().st_size > start:
            yield from _of_file(folder, path, start, notes)


def landed(folder: Path, marks: Mapping[str, int], notes: list[str]) -> Iterator[Batch]:
    """The batches up to the marks: what the warehouse has had already. What lies beyond is left to `unlanded`."""
    for path in records.files(folder):
        stop = marks.get(path.relative_to(folder).as_posix(), 0)
        if stop:
            yield from _of_file(folder, path, 0, notes, stop)


def waiting(folder: Path, marks: Mapping[str, int]) -> int:
    """How many bytes of the archive lie beyond the marks."""
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in records.files(folder)}
    return sum(max(0, size - marks.get(name, 0)) for name, size in sizes.items())


def written(folder: Path, upto: Mapping[str, int], marks: Mapping[str, int]) -> Iterator[Batch]:
    """The batches between the marks and what a run has put on disk so far. Its files are still being written: damage
    is left for the run's end, and for `unlanded`."""
    for name, stop in upto.items():
        if stop > marks.get(name, 0):
            yield from _of_file(folder, folder / name, marks.get(name, 0), None, stop)


def _of_file(
    folder: Path, path: Path, start: int, notes: list[str] | None, stop: int | None = None
) -> Iterator[Batch]:
    name = path.relative_to(folder).as_posix()
    batch, size = Batch(name, start), 0
    try:
        for end, page in records.scan(folder, path, start, stop):
            batch.upto = end
            if page is not None:
                batch.pages.append(page)
                size += len(page.body)
            if len(batch.pages) >= BATCH_PAGES or size >= BATCH_BYTES:
                yield batch
                batch, size = Batch(name, end), 0
    except Torn as torn:
        if batch.upto > start or batch.pages:
            yield batch
        if notes is not None:
            yield from _past(folder, torn, notes, stop)
        return
    yield batch


def _past(folder: Path, torn: Torn, notes: list[str], stop: int | None) -> Iterator[Batch]:
    """What follows, up to `stop`, a place that cannot be read; where nothing does, the file is cut off there."""
    name = torn.path.relative_to(folder).as_posix()
    if torn.following is None:
        note = records.repair(torn.path, torn.offset)
        notes += [note] if note else []
        return
    notes.append(f"{name}: {torn.following - torn.offset} damaged bytes at {torn.offset} were passed over")
    if stop is None or torn.following < stop:
        yield from _of_file(folder, torn.path, torn.following, notes, stop)


def forget(folder: Path, marks: Mapping[str, int], now: datetime, days: int) -> list[str]:
    """Delete the archive files that were last written more than so many days ago and are landed whole; their names.
    Each is written down first, so that nobody takes it for lost (`records.forgotten`)."""
    gone, before = [], now - timedelta(days=days)
    for path in records.files(folder):
        state, name = path.stat(), path.relative_to(folder).as_posix()
        if state.st_mtime < before.timestamp() and marks.get(name, 0) >= state.st_size:
            records.note_forgotten(folder, name, now, days)
            path.unlink()
            gone.append(name)
    return gone


class Lander:
    """Lands batches for one run. `labels` gives each source's publisher, for pages that do not say theirs;
    `silent` tells nobody."""

    def __init__(
        self,
        warehouse: Warehouse,
        run_id: str,
        rules: Sequence[Rule],
        labels: Mapping[str, str],
        silent: bool = False,
    ) -> None:
        self._warehouse = warehouse
        self._run_id = run_id
        self._rules = rules
        self._labels = labels
        self._silent = silent
        self._look_back = timedelta(days=max((rule.look_back_days for rule in rules), default=0) + 1)

    def land(self, batch: Batch, now: datetime) -> Reading:
        """Parse and land one batch, and move the archive's mark. The same batch again changes nothing. Pages that
        were fetched longer ago than any rule looks back are landed in silence."""
        reading = self._parsed([read(page, self._label(page.source)) for page in batch.pages], now)
        self._warehouse.mark_archive(batch.file, batch.upto)
        return reading

    def retry(self, archive: Path, unread: Sequence[Unread], now: datetime) -> Reading:
        """Read and land once more pages that a defect of the parsers kept from being read. What they fail on
        again is counted as another try."""
        reading = Reading()
        for first in range(0, len(unread), BATCH_PAGES):
            part = unread[first : first + BATCH_PAGES]
            reading += self._parsed(
                [_read_again(archive, each, self._label(each.source)) for each in part], now
            )
        return reading

    def _label(self, source: str) -> str:
        return self._labels.get(source, source)

    def _parsed(self, parsed: Sequence[Parsed], now: datetime) -> Reading:
        """Land pages in one transaction; those of long ago in one of their own."""
        reading = Reading()
        for old in (True, False):
            part = tuple(page for page in parsed if (now - page.fetched > self._look_back) is old)
            if part:
                reading += self._land(part, now, old or self._silent)
        return reading

    def _land(self, parsed: tuple[Parsed, ...], now: datetime, silent: bool) -> Reading:
        try:
            return Reading(parsed, self._warehouse.land(self._run_id, parsed, self._rules, now, silent))
        except Stale as error:  # a defect of the parsers on one page must not cost the others
            log.error("%s", error)
            if len(parsed) == 1:
                why = "its figures or quotes are not found at their offsets"
                failed = replace(parsed[0], article=None, extraction=None, error=why, defect=True)
                return self._land((failed,), now, silent)
            middle = len(parsed) // 2
            return self._land(parsed[:middle], now, silent) + self._land(parsed[middle:], now, silent)


def read(page: records.Page, publisher: str) -> Parsed:
    """What the parsers make of an archived page. Never raises: what cannot be read says why. `publisher` is
    whose page it is where the parsers do not know."""
    article = extraction = error = None
    defect = False
    try:
        if not page.intact:
            raise ParseError(page.url, "the archived body does not have its digest")
        article = parse(
            Page(url=page.url, body=page.body, fetched=page.fetched, content_type=page.content_type)
        )
        article = article if article.publisher else replace(article, publisher=publisher)
        extraction = extract(article)
    except ParseError as failure:
        article, error = None, failure.reason
    except Exception as failure:  # one page's trouble with the parsers must not cost the others
        log.exception("the parsers failed on %s", page.url)
        article, error, defect = None, f"the parsers failed on it ({type(failure).__name__})", True
    return Parsed(
        source=page.source,
        url=page.url,
        fetched=page.fetched,
        digest=digest(page.body),
        warc_file=page.file,
        warc_offset=page.offset,
        parser_version=PARSER_VERSION,
        article=article,
        extraction=extraction if article else None,
        error=error,
        defect=defect,
    )


def _read_again(archive: Path, unread: Unread, publisher: str) -> Parsed:
    """What the parsers make of a page now; that its record is gone is final."""
    try:
        page = records.page_at(archive, unread.warc_file, unread.warc_offset)
    except OSError:
        page = None
    if page is not None:
        return read(page, publisher)
    return Parsed(
        source=unread.source,
        url=unread.url,
        fetched=unread.fetched.replace(tzinfo=UTC),
        digest=unread.digest,
        warc_file=unread.warc_file,
        warc_offset=unread.warc_offset,
        parser_version=PARSER_VERSION,
        error="the archive no longer has it",
    )


def total(parts: Sequence[Landed]) -> Landed:
    """The sum of several landings."""
    claims: dict[str, int] = {}
    for part in parts:
        for kind, count in part.claims.items():
            claims[kind] = claims.get(kind, 0) + count
    return Landed(
        articles=sum(p.articles for p in parts),
        versions=sum(p.versions for p in parts),
        unchanged=sum(p.unchanged for p in parts),
        failed=sum(p.failed for p in parts),
        figures=sum(p.figures for p in parts),
        quotes=sum(p.quotes for p in parts),
        claims=claims,
        alerts=sum(p.alerts for p in parts),
    )
