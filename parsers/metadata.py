"""What a page declares about itself: linked data (JSON-LD), OpenGraph and other meta tags, canonical address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from parsers.markup import Tree, attribute

_STORY_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog\w*|Review|Story)$")
_MAX_NODES = 5_000
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleBody|pubDate|upDate)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)
_FIELD_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*\[?\s*"((?:[^"\\]|\\.)*)"')
_FURTHER_PAGE = re.compile(r"(https?://[^?#]+/[^/?#]+?)[_-]\d{1,2}(\.(?:s?html?|php|aspx?))")


@dataclass(frozen=True, slots=True)
class Declared:
    """All as declared and unchecked: names as keys in lower case, each with its values in the page's order."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    headline: str = ""
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    body: str = ""
    canonical: str | None = None

    def first(self, *names: str) -> str:
        """The first value that one of the meta names has, in the names' order."""
        return next((v for n in names for v in self.meta.get(n, ()) if v), "")

    def all(self, *names: str) -> Iterator[str]:
        """Every value of the meta names, in the names' order."""
        return (v for n in names for v in self.meta.get(n, ()) if v)


def declared(tree: Tree, linked_data: Iterable[str], url: str) -> Declared:
    """What the head of a page and its linked data say."""
    meta: dict[str, list[str]] = {}
    for tag in tree.all("meta"):
        if content := _clean(attribute(tag, "content")):
            for key in ("property", "name", "itemprop"):
                if name := attribute(tag, key):
                    meta.setdefault(name.lower(), []).append(content)
    nodes = [n for text in linked_data for n in _nodes(_load(text))]
    stories = [n for n in nodes if _is_story(n)]
    return Declared(
        meta=meta,
        types=frozenset(t for n in nodes for t in _types(n)),
        headline=_first(stories, "headline") or _first(stories, "title") or _first(stories, "name"),
        published=tuple(_texts(stories, "datePublished", "pubDate", "dateCreated")),
        modified=tuple(_texts(stories, "dateModified", "upDate")),
        authors=tuple(
            dict.fromkeys(a for n in stories for a in _authors(n.get("author") or n.get("creator")))
        ),
        body=max(
            (n["articleBody"] for n in stories if isinstance(n.get("articleBody"), str)), key=len, default=""
        ),
        canonical=_canonical(tree, meta, url),
    )


def _load(text: str) -> Any:
    """JSON, mended where it is broken in the usual ways; of a hopeless text, the fields that can be told."""
    text = (
        text.strip()
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .removeprefix("//<![CDATA[")
        .strip()
        .rstrip(";")
    )
    for mend in (str, _mended):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    fields: dict[str, Any] = {k: _unescaped(v) for k, v in reversed(_FIELD.findall(text))}
    if names := _FIELD_AUTHOR.findall(text):
        fields["author"] = [_unescaped(n) for n in names]
    return {"@type": "NewsArticle", **fields} if fields else None


def _mended(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{_CONTROL.sub(" ", text)}"'))
    except ValueError:
        return text


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, the outer ones first."""
    queue = [value]
    for item in queue:
        if len(queue) > _MAX_NODES:
            return
        if isinstance(item, dict):
            yield item
            queue.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            queue.extend(v for v in item if isinstance(v, dict | list))


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    value = node.get("@type") or ()
    return tuple(str(v) for v in (value if isinstance(value, list) else [value]))


def _is_story(node: dict[str, Any]) -> bool:
    if any(_STORY_TYPES.search(t) for t in _types(node)):
        return True
    return "headline" in node or ("pubDate" in node and "title" in node)


def _texts(nodes: Iterable[dict[str, Any]], *keys: str) -> Iterator[str]:
    for node in nodes:
        for key in keys:
            value = node.get(key)
            for item in value if isinstance(value, list) else [value]:
                if (
                    isinstance(item, str | int | float)
                    and not isinstance(item, bool)
                    and (text := _clean(str(item)))
                ):
                    yield text


def _first(nodes: Iterable[dict[str, Any]], key: str) -> str:
    return next(_texts(nodes, key), "")


def _authors(value: Any) -> Iterator[str]:
    """The names of one author or of several, as text or objects."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            if "Organization" not in _types(item):
                yield from _authors(item.get("name"))
        elif isinstance(item, str) and (name := _clean(item)):
            yield name
        elif isinstance(item, list):
            yield from _authors(item[:50] if all(isinstance(x, str) for x in item) else None)


def _canonical(tree: Tree, meta: dict[str, list[str]], url: str) -> str | None:
    addresses = [
        attribute(t, "href") for t in tree.all("link") if "canonical" in attribute(t, "rel").lower().split()
    ]
    for address in (*addresses, *meta.get("og:url", ())):
        try:
            full = str(urljoin(url, address.strip()))
        except ValueError:
            continue
        if (
            full.startswith(("http://", "https://"))
            and full.count("/") > 2
            and not re.fullmatch(r"https?://[^/]+/?", full)
        ):
            return full
    return _first_page(tree, url)


def _first_page(tree: Tree, url: str) -> str | None:
    """The first page's address for a further page of an article (story_2.html, story-2.html) that links to it."""
    found = _FURTHER_PAGE.fullmatch(url)
    if not found:
        return None
    first, name = found[1] + found[2], found[1].rpartition("/")[2] + found[2]
    for tag in tree.soup.find_all("a", href=True, limit=2000):
        if attribute(tag, "href").split("?")[0].rpartition("/")[2] == name:
            return first
    return None


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split())
