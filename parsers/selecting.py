"""Elements by a publisher's CSS selector. soupsieve needs some microseconds to say of an element that it is not meant,
and a page has a thousand: it is asked only of those that have the id, class or name that the selector ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bs4 import BeautifulSoup
from bs4.element import Tag

_SIMPLE = re.compile(r"(?P<name>[\w-]+)?(?P<marks>(?:[.#][\w-]+)*)")  # h1, .title, #ti.main


def select(soup: BeautifulSoup, selector: str) -> Iterator[Tag]:
    """The elements that a selector means, in the page's order, as `soup.select` gives them."""
    ends = _ends(selector)
    if not all(ends):
        yield from soup.select(selector)
        return
    for node in soup.descendants:
        if isinstance(node, Tag) and any(_may_be(node, end) for end in ends) and node.css.match(selector):
            yield node


@cache
def _ends(selector: str) -> tuple[str, ...]:
    """Of each of the selector's alternatives an id (#ti), class (.title) or name that its element has; "" where that
    cannot be told at a glance."""
    return tuple(_end(alternative) for alternative in selector.split(","))


def _end(alternative: str) -> str:
    found = _SIMPLE.fullmatch(alternative.split()[-1]) if alternative.split() else None
    if found is None:
        return ""
    return next(iter(re.findall(r"[.#][\w-]+", found["marks"])), found["name"] or "")


def _may_be(tag: Tag, end: str) -> bool:
    if end[0] not in "#.":
        return tag.name == end
    return end[1:] in (tag.attrs.get("id" if end[0] == "#" else "class") or "")
