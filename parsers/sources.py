"""What headway knows of a publisher: frozen records that the modules in parsers.publishers fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

ListKind = Literal["feed", "sitemap", "index", "search"]


@dataclass(frozen=True, slots=True)
class Fields:
    """Where a search answer keeps its stories: dotted paths, `items` from the top, the others from one item."""

    items: str
    url: str = "url"
    title: str = "title"
    published: str = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list of a publisher's newest stories.

    url            its address; a search has `{keywords}` in it, to be replaced by quoted words
    link_pattern   a regular expression that a story's absolute address holds; None takes every link of a feed,
                   sitemap or search, and of an index page the links that look like stories
    fields         of a search: where its JSON keeps them; None looks for a list of objects with addresses
    referer        sent with the request where the site answers an empty page without one
    max_age_days   a list whose newest dated item is older than this is dead; None where it is slow by nature
    """

    kind: ListKind
    url: str
    link_pattern: str | None = None
    fields: Fields | None = None
    referer: str | None = None
    max_age_days: int | None = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a publisher's pages were laid out up to the day `until` (None: still are). CSS selectors; an empty
    one, or one that finds nothing on a page, leaves that part to the generic reading."""

    until: date | None = None
    body: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""
    source: str = ""
    drop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One publisher. `hosts` match themselves and every name below them. `expected_links` is what a healthy
    fetch of all lists gives at least, `expected_characters` the body of a usual story."""

    name: str
    title: str
    hosts: tuple[str, ...]
    language: str
    timezone: str
    lists: tuple[Listing, ...] = ()
    layouts: tuple[Layout, ...] = ()
    expected_links: int = 0
    expected_characters: int = 0

    def layout(self, day: date) -> Layout | None:
        """The layout in use on a day: the one that ended soonest after it, else the open one."""
        closed = (
            sorted((x.until, x) for x in self.layouts if x.until and x.until >= day) if self.layouts else []
        )
        return closed[0][1] if closed else next((x for x in self.layouts if x.until is None), None)


class Host(NamedTuple):
    """An address's host without `www.`, and its path."""

    name: str
    path: str


_ADDRESS = re.compile(r"(?i)^https?://(?:[^/?#@]*@)?([^/?#:]+)[^/?#]*([^?#]*)")


@lru_cache(maxsize=1024)
def host(url: str) -> Host:
    """The host and path of an http address; both empty for anything else."""
    found = _ADDRESS.match(url)
    return Host(found[1].lower().removeprefix("www."), found[2]) if found else Host("", "")
