"""A publisher's lists of stories, read from bytes: RSS and Atom, sitemaps, index pages, search answers.

What cannot be read raises BrokenList, a list without a story where some are expected too, and one whose newest
story is long past DeadList. A list that is empty and may be so is an empty tuple.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import urljoin

import feedparser
from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer
from lxml import etree

from parsers import charset
from parsers.errors import BrokenList, DeadList
from parsers.moments import day_in_address, moment
from parsers.sources import Fields, ListKind

_MAX_XML = 60_000_000
_MAX_LINKS = 20_000
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Link:
    """A story that a list names. `published` is aware, and None where the list gives no date. `kind` is "list" for
    a sitemap that a sitemap index names: it is to be fetched and read as a sitemap itself."""

    url: str
    title: str = ""
    published: datetime | None = None
    kind: Literal["story", "list"] = "story"


def read_list(
    kind: ListKind,
    body: bytes,
    url: str,
    *,
    link_pattern: str | None = None,
    fields: Fields | None = None,
    content_type: str | None = None,
    timezone: str = "UTC",
    expected: int = 0,
) -> tuple[Link, ...]:
    """The stories of one list, in its order, each address once.

    Dates without a zone are the publisher's (`timezone`). Raises BrokenList for a body that is not such a list, and
    where `expected` links (at least one) give none.
    """
    if not body.strip():
        raise BrokenList(url, "the list's body is empty")
    readers = {"feed": _feed, "sitemap": _sitemap, "index": _index, "search": _search}
    links = readers[kind](body, url, content_type, timezone, fields)
    wanted = re.compile(link_pattern) if link_pattern else _STORY if kind == "index" else None
    kept: dict[str, Link] = {}
    for link in links:
        if len(kept) >= _MAX_LINKS:
            break
        if link.url.startswith(("http://", "https://")) and (
            link.kind == "list" or not wanted or wanted.search(link.url)
        ):
            before = kept.get(link.url)
            kept[link.url] = link if before is None or (not before.title and link.title) else before
    if not kept and expected > 0:
        raise BrokenList(
            url, f"the list names no story where {expected} are expected; has its layout changed?"
        )
    return tuple(kept.values())


def check_age(links: Iterable[Link], url: str, now: datetime, max_age_days: int | None) -> datetime | None:
    """The newest story's date (None where the list gives none). Raises DeadList when it is over `max_age_days` old."""
    newest = max(
        (x.published for x in links if x.published and x.published <= now + timedelta(days=1)), default=None
    )
    if newest and max_age_days is not None and now - newest > timedelta(days=max_age_days):
        raise DeadList(url, f"the newest story is of {newest:%Y-%m-%d}, over {max_age_days} days ago")
    return newest


def _feed(body: bytes, url: str, content_type: str | None, zone: str, _: Fields | None) -> Iterator[Link]:
    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    # a stream, never the bytes themselves: feedparser takes those for a file's name
    try:
        feed = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # what it raises for bytes in no charset, and for worse, it does not say
        raise BrokenList(url, f"not a feed that can be read ({type(error).__name__})") from error
    if not feed.version and not feed.entries:
        raise BrokenList(url, f"not a feed: {feed.get('bozo_exception', 'no RSS or Atom in it')}")
    for entry in feed.entries:
        if address := entry.get("link") or (entry.get("id") if "://" in entry.get("id", "") else None):
            when = moment(entry.get("published") or entry.get("updated") or "", zone)
            yield Link(
                _joined(url, address),
                _plain(entry.get("title", "")),
                when or day_in_address(address, zone),
            )


def _sitemap(body: bytes, url: str, _: str | None, zone: str, __: Fields | None) -> Iterator[Link]:
    root = _xml(body, url)
    kind = etree.QName(root).localname
    if kind not in ("urlset", "sitemapindex"):
        raise BrokenList(url, f"not a sitemap: its root is <{kind}>")
    for entry in root:
        values: dict[str, str] = {}
        for child in entry.iter():
            if isinstance(child.tag, str) and child.text:
                values.setdefault(etree.QName(child).localname, child.text.strip())
        if address := values.get("loc"):
            when = moment(values.get("publication_date") or values.get("lastmod") or "", zone)
            yield Link(
                _joined(url, address),
                _plain(values.get("title", "")),
                when,
                "story" if kind == "urlset" else "list",
            )


def _xml(body: bytes, url: str) -> Any:
    """A parsed XML body, unpacked first if gzipped; no entity is expanded and nothing loaded."""
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(31).decompress(body, _MAX_XML)
        except zlib.error as error:
            raise BrokenList(url, f"not a gzip file: {error}") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        return etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenList(url, f"not readable as XML: {error}") from error


# an address with a date or a long number or slug in its path: what stories have and sections have not
_STORY = re.compile(
    r"://[^/?#]+/(?:[^?#]*(?:\d{4}[-/]?\d{2}|\d{5,})|[^?#]*/[^/?#]*(?:[a-z0-9]+-){4,}[a-z0-9]+)"
)


def _index(body: bytes, url: str, content_type: str | None, zone: str, _: Fields | None) -> Iterator[Link]:
    text = charset.decode(body, content_type)
    if "<" not in text:
        raise BrokenList(url, "not an HTML page")
    base = url
    for tag in BeautifulSoup(text, "lxml", parse_only=SoupStrainer(["a", "base"])).find_all(["a", "base"]):
        address = str(tag.get("href") or "").strip()
        if tag.name == "base":
            base = _joined(url, address) or url
        elif address and not address.startswith(("#", "javascript:", "mailto:")):
            full = _joined(base, address).partition("#")[0]
            yield Link(
                full, _plain(str(tag.get("title") or "") or tag.get_text()), day_in_address(full, zone)
            )


def _search(
    body: bytes, url: str, content_type: str | None, zone: str, fields: Fields | None
) -> Iterator[Link]:
    text = charset.decode(body, content_type).strip()
    text = re.sub(r"^[\w$.]{1,80}\s*\(|\)\s*;?$", "", text) if text[:1] not in "[{" else text  # JSONP
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenList(url, f"not JSON: {error}") from error
    fields = fields or Fields(items="")
    items = _at(answer, fields.items) if fields.items else _stories(answer)
    if not isinstance(items, list):
        raise BrokenList(url, f"the answer has no list at {fields.items or 'any place'}")
    for item in items:
        if address := _at(item, fields.url) or _at(item, "link") or _at(item, "publishUrl"):
            when = moment(str(_at(item, fields.published) or ""), zone)
            yield Link(_joined(url, str(address)), _plain(str(_at(item, fields.title) or "")), when)


def _at(value: Any, path: str) -> Any:
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _stories(answer: Any) -> list[Any] | None:
    """The longest list of objects with an address, found breadth first."""
    queue, best = [answer], None
    for value in queue:
        if isinstance(value, dict):
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
            if any(isinstance(x, dict) and x.keys() & {"url", "link", "publishUrl"} for x in value):
                best = value if best is None or len(value) > len(best) else best
    return best


def _joined(base: str, address: str) -> str:
    """The absolute address; empty, which is no story's, for one such as http://[ that no rule can join."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _plain(markup: str) -> str:
    """A title without the tags that searches and feeds put around their hits."""
    return _SPACE.sub(" ", re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", markup)).strip()
