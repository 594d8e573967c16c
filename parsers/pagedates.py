"""When a page was published and last changed: as declared, else as shown beside its title, else as in its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from parsers import furniture
from parsers.metadata import Declared
from parsers.moments import day_in_address, located, moment

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "publishdate",
    "publish_date", "publishedtime", "publish-date", "pubdate", "publish_time", "publishtime", "published_time",
    "firstpublishedtime", "parsely-pub-date", "sailthru.date", "og:release_date", "bytedance:published_time",
    "article.published", "article:create_at", "weibo: article:create_at", "apub:time", "pub_date",
    "publication_date", "date.issued", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created",
    "dc.date", "dcterms.date", "datecreated", "created", "article_date_original", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "og:pubdate", "rnews:datepublished", "ptime", "date", "displaydate",
    "shareaholic:article_published_time",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "lastmodifieddate",
    "article:update_at", "weibo: article:update_at", "bytedance:updated_time", "modified", "dcterms.modified",
    "dc.date.modified", "revised",
)  # fmt: skip


class PageDates(NamedTuple):
    """Aware points in time, None where the page does not tell."""

    published: datetime | None
    modified: datetime | None


class _Shown(NamedTuple):
    when: datetime
    label: str  # "published", "modified" or "" for a bare date
    timed: bool


def dates(
    declared: Declared,
    stamps: Sequence[str],
    lines: Sequence[str],
    url: str,
    zone: str,
    fetched: datetime,
) -> PageDates:
    """`stamps` are the values of the page's time elements, `lines` the texts around its title, nearest first. A date
    after `fetched` is refused: the next is taken."""
    shown = [s for line in lines for s in _shown(line, zone) if s.when <= fetched]
    published = _valid((*declared.published, *declared.all(*_PUBLISHED), *stamps), zone, fetched)
    labelled = next((s for s in shown if s.label == "published"), None) or next(
        (s for s in shown if not s.label), None
    )
    if published is None and labelled:
        published = labelled.when
    if published is None:
        by_address = day_in_address(url, zone)
        published = by_address if by_address and by_address <= fetched else None
    if published and _midnight(published):  # a day alone: its time may be shown, if only as an update's
        same = [s for s in shown if s.timed and s.when.date() == published.date()]
        published = min(same, key=lambda s: s.label == "modified").when if same else published
    modified = _valid((*declared.modified, *declared.all(*_MODIFIED)), zone, fetched) or next(
        (s.when for s in shown if s.label == "modified"), None
    )
    if published is None and modified:
        published = modified
    if modified and published and modified <= published:
        modified = None
    return PageDates(published, modified)


def _valid(texts: Iterable[str], zone: str, fetched: datetime) -> datetime | None:
    for text in texts:
        when = moment(text, zone)
        if when and when <= fetched and when.year >= 1990:
            return when
    return None


def _midnight(when: datetime) -> bool:
    return when.hour == when.minute == when.second == 0


def _shown(line: str, zone: str) -> Iterator[_Shown]:
    """The dates in a line with what the words before each call it."""
    end = 0
    for start, stop, when in located(line, zone):
        before = line[end:start][-40:]
        end = stop
        label = ""
        if any((m := p.search(before)) and m.group().strip(" :：") for p in furniture.patterns("MODIFIED")):
            label = "modified"
        elif any(
            (m := p.search(before)) and m.group().strip(" :：") for p in furniture.patterns("PUBLISHED")
        ):
            label = "published"
        yield _Shown(when, label, not _midnight(when))
