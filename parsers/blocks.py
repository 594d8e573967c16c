"""A page as a row of text blocks under a tree of boxes: the one walk over the soup that all readings share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from bs4.element import NavigableString, Tag

from parsers.markup import INLINE, attribute

OUTSIDE = frozenset({"furniture", "caption", "hidden"})  # kinds of boxes that are no part of a body
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = HEADINGS | {"b", "strong"}
_HAN = re.compile(r"[㐀-鿿豈-﫿]+")
_EDGE = "\x1f"  # where an inline element begins or ends: no space in prose, but between a byline and a date
_NO_WIDTH = ("\u200b", "\ufeff")  # counts as space
_SENTENCE_MARK = re.compile(r"[.!?。！？；，]")
_LINE_ENDS = tuple('…：:,”"’)）】')  # other signs that a sentence may end with
_SENTENCE_END = re.compile(r"[.!?。！？；;：:…”\"’»)）】]\s*$")
_BY_NAME = {"blockquote": "quote", "td": "cell", "th": "cell", "li": "list", "dd": "list", "dt": "list"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")

# What a box says of itself in its class and id, in the words that designers use.
_FURNITURE = re.compile(
    r"(?i)(?:^|[\s_-])(?:"
    r"share|sharing|social|related|relate|recommend\w*|recirc\w*|comments?|commentlist|disqus|newsletter\w*|subscribe|subscription|signup|sign-up|promo\w*"
    r"|advert\w*|ads?|adv|sponsor\w*|breadcrumbs?|crumb|nav|navbar|navigation|menu|sidebar|side|footer|foot|pagination|paging|page-?nav|pager|tags?"
    r"|taglist|keywords|toolbar|tools|copyright|disclaimer|cookie\w*|consent|popup|modal|overlay|login|register|most-?read"
    r"|trending|popular|more-?(?:news|stories|from|on)|also|you-?may|next-?(?:up|article|story)|prev\w*|rank\w*|hot|hotnews|qrcode|ewm|erweima"
    r"|xgxw|xgyd|tuijian|xiangguan|bianji|zebian|author-?(?:bio|box|info|card)|bio|about-?author|topics?|teaser\w*|outbrain|taboola"
    r"|player|video-?js|rating|vote|poll|survey|correct\w*|print\w*|font-?size|fontsize|feedback|jubao|report-?error|declare|shengming|app-?down\w*|download\w*|client"
    r")(?:$|[\s_\d-])|(?:^|\s)(?:article-?)?edit(?:or)?s?(?:$|\s)"
)
_CAPTION = re.compile(
    r"(?i)(?:^|[\s_-])(?:figcaption|caption\w*|wp-caption-text|photo[-_]?(?:credit|caption|desc\w*)|image[-_]?(?:credit|caption|desc\w*|meta)|credits?|img[-_]?(?:desc|note|info|txt|tit\w*)"
    r"|pic[-_]?(?:desc|txt|info|note|tit\w*)|pictext|tuzhu|gallery\w*|slideshow|slider|carousel|lightbox|media[-_]?(?:caption|credit|info))(?:$|[\s_-])"
)


@dataclass(slots=True)
class Box:
    """An element that may hold blocks. `kind` tells boxes that are not the article's from those that may be."""

    tag: Tag
    parent: int
    kind: str = ""  # "", "furniture", "caption", "hidden", "heading", "quote", "cell", "list"
    credit: float = 0.0
    bad: float = 0.0


@dataclass(slots=True)
class Block:
    """A stretch of text between block-level edges, and the number of its box. `weight` counts a Chinese character as
    three Latin letters; `spaced` is its text with a space at the edge of each inline element; `linked` is the share of
    it inside links; `strong` tells that all of it is bold."""

    text: str
    box: int
    kind: str
    weight: float
    linked: float
    strong: bool
    spaced: str = ""
    order: int = 0
    after_image: bool = False

    def sentence(self) -> bool:
        return _SENTENCE_MARK.search(self.text) is not None or self.text.rstrip().endswith(_LINE_ENDS)


@dataclass(slots=True)
class Walk:
    """All boxes and blocks of a page, in its order."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _linked: int = 0
    _plain: int = 0  # letters that are not bold
    _image: bool = False

    def open_box(self, tag: Tag, parent: int) -> int:
        self.boxes.append(Box(tag, parent, _kind(tag) if tag.attrs else _kind_of(tag.name, "", "", False)))
        return len(self.boxes) - 1

    def say(self, text: str, linked: bool, strong: bool) -> None:
        self._parts.append(text)
        size = len(text.strip())
        self._linked += size if linked else 0
        self._plain += 0 if strong else size

    def flush(self, box: int) -> None:
        """End the block being gathered."""
        if not self._parts:
            return
        joined = "".join(self._parts)
        text = _one_line(joined.replace(_EDGE, ""))
        if text:
            size = len(text)
            spaced = _one_line(joined.replace(_EDGE, " ")) if _EDGE in joined else text
            linked = min(1.0, self._linked / size)
            head = text[:5000]  # what the beginning of a longer one is made of, the rest is too
            han = 0 if head.isascii() else sum(map(len, _HAN.findall(head)))
            weight = size * (1 + 2.0 * han / len(head))
            self.blocks.append(
                Block(text, box, "", weight, linked, self._plain == 0, spaced, len(self.blocks), self._image)
            )
            self._image = False
        self._parts, self._linked, self._plain = [], 0, 0

    def edge(self) -> None:
        """Note an inline element's edge."""
        if self._parts and self._parts[-1] != _EDGE:
            self._parts.append(_EDGE)

    def line_break(self, box: int, doubled: bool) -> None:
        """A <br>: a paragraph's end where a sentence ends or another follows, else a space."""
        text = next((p for p in reversed(self._parts) if p != _EDGE), "")[-12:]
        if doubled or _SENTENCE_END.search(text) or (text and _HAN.search(text)):
            self.flush(box)
        else:
            self._parts.append(" ")

    def image(self) -> None:
        self._image = True


def _one_line(text: str) -> str:
    if not text.isascii():
        for sign in _NO_WIDTH:
            text = text.replace(sign, " ")
    return " ".join(text.split())


def _kind(tag: Tag) -> str:
    attrs = tag.attrs
    hidden = "hidden" in attrs or ("style" in attrs and bool(_HIDDEN.search(attribute(tag, "style"))))
    classes = attribute(tag, "class")[:300] if "class" in attrs else ""
    return _kind_of(tag.name, classes, attribute(tag, "id")[:100] if "id" in attrs else "", hidden)


@lru_cache(maxsize=8192)
def _kind_of(name: str, classes: str, own_id: str, hidden: bool) -> str:
    """A box's kind by its element's name and what its class and id call it."""
    if name in HEADINGS:
        return "heading"
    if name in ("figcaption", "figure"):
        return "caption"
    if name in ("nav", "footer", "aside"):
        return "furniture"
    if hidden:
        return "hidden"
    label = f"{classes} {own_id}"
    if len(label) > 1:
        label = _CAMEL.sub("-", label)
        if _CAPTION.search(label):
            return "caption"
        if name not in ("body", "html", "article", "main") and _FURNITURE.search(label):
            return "furniture"
    return _BY_NAME.get(name, "")


def walk(root: Tag) -> Walk:
    """Boxes and blocks below `root`. Iterative: pages may be nested as deep as they like."""
    page = Walk()
    top = page.open_box(root, -1)
    # what is left of an element, its box, whether it is inside a link, inside bold, and closes a block
    nodes, box, linked, strong, block = iter(root.contents), top, False, False, True
    around = []  # the same of the elements around it
    while True:
        for node in nodes:
            if isinstance(node, NavigableString):
                page.say(node, linked, strong)
                continue
            assert isinstance(node, Tag)
            name = node.name
            if name == "br":
                page.line_break(box, _next_is_break(node))
            elif name == "img":
                page.image()
            elif name == "hr":
                page.flush(box)
            elif name == "title":  # of a page without a body
                continue
            else:
                around.append((nodes, box, linked, strong, block))
                inline = name in INLINE
                if inline:
                    page.edge()
                else:
                    page.flush(box)
                inner = box if inline and not _labelled(node) else page.open_box(node, box)
                apart = page.boxes[inner].kind in OUTSIDE
                if apart and inner != box:
                    page.flush(box)
                nodes, box, block = iter(node.contents), inner, apart or not inline
                linked, strong = linked or name == "a", strong or name in _BOLD
                break
        else:
            page.flush(box) if block else page.edge()
            if not around:
                break
            nodes, box, linked, strong, block = around.pop()
    _settle(page)
    return page


def _settle(page: Walk) -> None:
    """Hand each box's kind down to what it holds, unless it holds most of the page's sentences: a box that calls
    itself `has-sidebar` or `with-comments` is no sidebar and no comments."""
    held = [0.0] * len(page.boxes)
    for block in page.blocks:
        if block.linked < 0.4 and block.weight >= 40 and block.sentence():
            held[block.box] += block.weight
    for number in range(len(held) - 1, 0, -1):
        held[page.boxes[number].parent] += held[number]
    for number, box in enumerate(page.boxes):
        if box.kind in OUTSIDE and held[number] > 0.5 * held[0]:
            box.kind = ""
        outer = page.boxes[box.parent].kind if box.parent >= 0 else ""
        box.kind = outer if outer in OUTSIDE else box.kind or outer
    for block in page.blocks:
        block.kind = page.boxes[block.box].kind


def _labelled(tag: Tag) -> bool:
    return tag.name == "span" and bool(tag.attrs)


def _next_is_break(tag: Tag) -> bool:
    for node in islice(tag.next_siblings, 3):
        if isinstance(node, Tag):
            return bool(node.name == "br")
        if str(node).strip():
            return False
    return False
