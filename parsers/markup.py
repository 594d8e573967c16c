"""A page's markup made small before bs4 sees it, and read by a builder that keeps only what an article needs.

bs4's time goes into tags and attributes one by one, so scripts, styles, drawings and comments are cut from the text
first, and of what is left only the attributes in `_KEPT` reach the tree. Everything here is linear in the page.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import NavigableString, PageElement, Tag

_CUT_ELEMENTS = (
    "script", "style", "svg", "noscript", "template", "iframe", "select", "textarea", "canvas", "object",
)  # fmt: skip
_FIRST_LETTERS = "".join(sorted({name[0] for name in _CUT_ELEMENTS}))  # most tags are told by them
_CUT = re.compile(rf"(?i)<(?=[!{_FIRST_LETTERS}])(?:!--|({'|'.join(_CUT_ELEMENTS)})(?=[\s/>]))")
_CLOSERS = {name: re.compile(rf"(?i)</{name}(?:\s[^>]*)?>") for name in _CUT_ELEMENTS}
_LD = re.compile(r"""(?i)\btype\s*=\s*["']?application/ld\+json""")
# Limits that no real page reaches, on what would take long: the longest real articles have a tenth of it.
_MAX_MARKUP = 2_500_000  # characters after cutting
_MAX_TAGS = 400_000  # opening and closing, after cutting; before it, scripts may hold more
_MAX_ELEMENTS = 30_000  # in the tree
_MAX_DEPTH = 200  # elements within elements; what is deeper counts as text of the last
_MAX_RAW_TAGS = 500_000
_HUGE = 20_000  # characters of a tag
_HUGE_TAG = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9]*)(?=[\s/])[^<>]{{{_HUGE},}}>")

_KEPT = frozenset({
    "class", "id", "href", "itemprop", "property", "name", "content", "rel", "datetime", "style", "hidden",
    "pubdate", "align", "role", "http-equiv", "title", "data-role", "data-testid", "data-component", "aria-hidden",
})  # fmt: skip
_SKIPPED = frozenset({
    "nav", "footer", "button", "input", "option", "label", "source", "track", "audio", "embed", "param", "map", "area",
    "dialog", "picture-source", "script", "style", "link-preview",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "img", "nobr",
})  # fmt: skip


# elements that are looked for by name, and by what they call themselves: noted as they come, not searched afterwards
_NAMED = frozenset({"meta", "link", "h1", "time", "title"})
_AUTHOR = re.compile(
    r"(?i)(?:^|[\s_-])(?:author|byline|by-line|writer|reporter|zuozhe|jizhe)"
    r"(?:s|-?names?|-link|__name|__link|_name)?(?:$|[\s_])"
)
_SOURCE = re.compile(
    r"(?i)(?:^|[\s_-])(?:source|laiyuan|origin|media-?name|source_baidu|post_source)(?:$|[\s_-])"
)


class Markup(NamedTuple):
    """A page cut down: its markup, its linked data as found, whether a comment or script never ends (the page was cut
    off within it), and whether it was over a limit, so that the rest was left out."""

    html: str
    linked_data: tuple[str, ...]
    cut_off: bool
    over_limit: bool


def trim(html: str) -> Markup:
    """Cut out what holds no text of an article; linked data (ld+json) is kept aside."""
    html, much = _clipped(html, _MAX_RAW_TAGS)
    pieces: list[str] = []
    linked: list[str] = []
    unclosed: set[str] = set()
    position = 0
    while opener := _CUT.search(html, position):
        name = (opener[1] or "!--").lower()
        pieces.append(html[position : opener.start()])
        start, end = _end(html, opener.end(), name) if name not in unclosed else (-1, -1)
        if end < 0:  # never closed: looked for once, and left out as a tag without content
            unclosed.add(name)
            position = opener.end()
            if name in ("!--", "script", "style"):
                position = len(html)
            else:
                pieces.append("<i ")
            continue
        if name == "script" and _is_linked_data(html, opener.end(), min(opener.end() + 300, start)):
            linked.append(html[html.find(">", opener.end()) + 1 : start])
        held = html[html.find(">", opener.end() - 1) + 1 : start] if name == "textarea" else ""
        pieces.append(_held_story(held))
        position = end
    pieces.append(html[position:])
    whole = "".join(pieces)
    if _holds_huge(whole):
        whole = _HUGE_TAG.sub(r"<\1>", whole)
    trimmed, more = _clipped(whole[:_MAX_MARKUP], _MAX_TAGS)
    over = much or more or len(whole) > _MAX_MARKUP
    return Markup(trimmed, tuple(linked), bool(unclosed & {"!--", "script", "style"}), over)


def _holds_huge(html: str) -> bool:
    """Whether more than `_HUGE` characters stand without a «<» among them."""
    at = 0
    while len(html) - at > _HUGE:
        if (last := html.rfind("<", at, at + _HUGE + 1)) < 0:
            return True
        at = last + 1
    return False


def _is_linked_data(html: str, start: int, end: int) -> bool:
    """Whether a script's first words say so; most scripts lack the «+» of ld+json, which is found sooner than them."""
    return html.find("+", start, end) >= 0 and _LD.search(html, start, end) is not None


def _held_story(content: str) -> str:
    """A story that a form's field holds for a script to put in its place (as Huanqiu does); a space for any other."""
    if "&lt;p" in content:
        content = unescape(content)
    return f"<div>{content}</div>" if "<p" in content and len(content) > 100 else " "


def _clipped(html: str, tags: int) -> tuple[str, bool]:
    """The markup up to a number of tags, and whether there was more."""
    if html.count("<") <= tags:
        return html, False
    return "<".join(html.split("<", tags)[:tags]), True


def _end(html: str, position: int, name: str) -> tuple[int, int]:
    """Where the content ends and where its end tag does; -1 where it never does."""
    if name == "!--":
        end = html.find("-->", max(position - 2, 0))
        return (end, end + 3) if end >= 0 else (-1, -1)
    closer = _CLOSERS[name].search(html, position)
    return closer.span() if closer else (-1, -1)


class Tree(NamedTuple):
    """The tree of a page and its elements of note: meta, link, h1, time and title by name, "author", "source" and
    "published" by what they call themselves. `full` tells that elements over the limit were left out."""

    soup: BeautifulSoup
    noted: dict[str, list[Tag]]
    full: bool

    def all(self, name: str, limit: int = 1000) -> list[Tag]:
        """The elements noted under a name, in the page's order."""
        return self.noted.get(name, [])[:limit]


@lru_cache(maxsize=8192)
def _called(*labels: str | None) -> tuple[str, ...]:
    """What an element calls itself in its attributes, among the names that are noted."""
    label = " ".join(text for text in labels if text is not None)[:300]
    found = [name for name, pattern in (("author", _AUTHOR), ("source", _SOURCE)) if pattern.search(label)]
    return (*found, "published") if "datePublished" in label else tuple(found)


_NO_NAMESPACES: dict[str, str] = {}
_STRINGS = LXMLTreeBuilder.DEFAULT_STRING_CONTAINERS  # of some elements, by their names


class _Element(Tag):
    """bs4's Tag for an element of a page in HTML: what bs4 asks its builder anew for each one is the same for all."""

    parser_class = BeautifulSoup
    namespace = prefix = None
    _namespaces = _NO_NAMESPACES
    sourceline = sourcepos = None
    known_xml = False
    hidden = False
    can_be_empty_element = False
    cdata_list_attributes: Any = None
    preserve_whitespace_tags = LXMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES

    def __init__(self, name: str, attrs: Any) -> None:
        self.name = name
        self.attrs = attrs
        self.contents: list[PageElement] = []
        if name in _STRINGS:
            self.interesting_string_types = {_STRINGS[name]}


class _Builder(LXMLTreeBuilder):
    """bs4's own lxml builder, less the elements and attributes that no article needs.

    It hangs the nodes into the tree itself: lxml tells the end of every element that it has told the start of, in order,
    so nothing has to be searched for what ends."""

    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__(multi_valued_attributes=None)
        self._skipped = skipped
        self.noted: dict[str, list[Tag]] = {}
        self._depth = 0  # how deep inside a skipped element
        self._open = 0
        self.made = 0
        self._texts: list[str] = []  # of the string that has begun
        self._at_edge = True  # only space since a block began or ended: it separates nothing

    def feed(self, markup: Any) -> None:
        assert self.soup is not None
        self._parent: Tag = self.soup
        self._last: PageElement | None = None
        super().feed(markup)

    def start(self, tag: Any, attrib: Mapping[Any, Any], nsmap: Mapping[Any, Any] = {}) -> None:
        if (
            self._depth
            or tag in self._skipped
            or (tag == "link" and attrib.get("rel") != "canonical")
            or self.made >= _MAX_ELEMENTS
        ):
            self._depth += 1
            return
        self._open += 1
        if self._open > _MAX_DEPTH:
            return
        if self._texts:
            self._end_string()
        if not self._at_edge:
            self._at_edge = tag not in INLINE
        element = _Element(tag, {k: v for k, v in attrib.items() if k in _KEPT} if attrib else {})
        self.made += 1
        self._add(element)
        self._parent = element
        if attrib or tag in _NAMED:
            self._note(element)

    def _add(self, node: PageElement) -> None:
        """As bs4's `setup`, of a node that is the last of its parent and of the page so far."""
        parent, last, beside = self._parent, self._last, self._parent.contents
        node.parent = parent
        node.previous_element = last
        node.next_element = node.next_sibling = node.previous_sibling = None
        if last is not None:
            last.next_element = node
        if beside:
            node.previous_sibling = beside[-1]
            beside[-1].next_sibling = node
        beside.append(node)
        self._last = node

    def _end_string(self) -> None:
        kind = _STRINGS.get(self._parent.name, NavigableString)
        string = str.__new__(kind, "".join(self._texts))  # bs4's own way sets the links twice
        string.hidden = False
        self._add(string)
        self._texts = []

    def _note(self, tag: Tag) -> None:
        if tag.name in _NAMED:
            self.noted.setdefault(tag.name, []).append(tag)
        if not tag.attrs or tag.name in ("meta", "link"):
            return
        get: Any = tag.attrs.get
        for name in _called(get("class"), get("id"), get("itemprop"), get("rel")):
            self.noted.setdefault(name, []).append(tag)

    def end(self, tag: Any) -> None:
        if self._depth:
            self._depth -= 1
            return
        self._open -= 1
        if self._open >= _MAX_DEPTH:
            return
        if self._texts:
            self._end_string()
        if not self._at_edge:
            self._at_edge = tag not in INLINE
        if self._parent.parent is not None:
            self._parent = self._parent.parent

    def data(self, data: Any) -> None:
        if self._depth or (self._at_edge and data.isspace()):
            return
        self._at_edge = False
        self._texts.append(data)

    def close(self) -> None:
        if self._texts:
            self._end_string()
        super().close()

    def comment(self, text: Any) -> None:
        return

    def pi(self, target: Any, data: Any = None) -> None:
        return

    def doctype(self, name: Any, pubid: Any, system: Any) -> None:
        return


def tree(html: str, *, everything: bool = False) -> Tree:
    """The tree of a trimmed page; `everything` keeps menus and page ends, for pages that misplace their text."""
    builder = _Builder(frozenset({"script", "style"}) if everything else _SKIPPED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(html, builder=builder)
    return Tree(soup, builder.noted, builder.made >= _MAX_ELEMENTS)


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value, "" where there is none."""
    value = tag.attrs.get(name)
    return value if isinstance(value, str) else ""


def words(tag: Tag) -> str:
    """The text of an element on one line; of a text longer than any title or name, the beginning."""
    return " ".join(tag.get_text()[:2000].split())[:500]
