"""Which of a page's blocks are the article: the deepest box that holds the sentences and little else, less what is
known not to belong to a story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from parsers import furniture
from parsers.blocks import OUTSIDE, Block, Walk
from parsers.markup import attribute
from parsers.records import Span

_DECAY = 0.8  # what a sentence counts for, one box further out
_SHORT = 40.0  # below this weight a block is no sentence of its own
_LINKS = 0.6  # a block with more of itself in links is a list of stories
_PARTS = frozenset(
    {
        "p",
        "a",
        "span",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "font",
        "b",
        "strong",
        "em",
        "i",
        "blockquote",
        "ul",
        "ol",
    }
)
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}:\d{2}|\b\w{3,9}\.? \d{1,2}, \d{4}")
_LETTER = re.compile(r"\w")
_NOT_LETTERS = re.compile(r"[\W_]+")
_BODY = re.compile(
    r"(?i)(?:article|entry|post|story|content)[-_]?(?:body|text|content|detail)|TRS_Editor|rm_txt|artibody|endText"
)


class Body(NamedTuple):
    """A body's paragraphs joined by blank lines, its subheads as spans of it, and the captions beside it. `last` tells
    that nothing on the page comes after it; `first` and `end` are the orders of its first and last block."""

    text: str
    subheads: tuple[Span, ...]
    captions: tuple[str, ...]
    last: bool
    first: int = 0
    end: int = 0


def good(block: Block) -> bool:
    """A block that reads like running text."""
    return (
        block.kind not in OUTSIDE
        and block.kind != "heading"
        and block.weight >= _SHORT
        and block.linked < 0.4
        and block.sentence()
    )


def main_box(page: Walk) -> int:
    """The number of the box that holds the article; 0 (all of the page) where none stands out."""
    boxes = page.boxes
    own, prose, all_bad = ([0.0] * len(boxes) for _ in range(3))
    for block in page.blocks:
        if good(block) and not furniture.is_furniture(block.text):
            own[block.box] += block.weight * (1 - block.linked)
            prose[block.box] += block.weight if boxes[block.box].tag.name == "p" else 0
        elif block.linked > 0.4 or block.kind in OUTSIDE:
            all_bad[block.box] += block.weight
    credit = list(own)
    for number in range(len(boxes) - 1, 0, -1):
        outer = boxes[number].parent
        leaf = (
            boxes[number].tag.name in _PARTS
        )  # a paragraph is no box of paragraphs: it passes on all it has
        credit[outer] += credit[number] * (1.0 if leaf else _DECAY)
        prose[outer] += prose[number]
        all_bad[outer] += all_bad[number]

    def score(number: int) -> float:
        box = boxes[number]
        if box.tag.name in _PARTS or box.kind in OUTSIDE:
            return -1e9
        if credit[number] <= all_bad[number]:
            return credit[number] - all_bad[number]
        marked = "articlebody" in attribute(box.tag, "itemprop").lower() or _BODY.search(
            f"{attribute(box.tag, 'class')} {attribute(box.tag, 'id')}"
        )
        return (credit[number] - all_bad[number]) * (
            1.2 if marked and credit[number] > all_bad[number] else 1.0
        )

    top = max(range(len(boxes)), key=lambda n: (score(n), n))
    if score(top) <= 0:  # everywhere more links than sentences: the sentences all the same
        top = max(
            range(len(boxes)), key=lambda n: (credit[n] if boxes[n].tag.name not in _PARTS else -1.0, n)
        )
    return _climb(page, top, prose, all_bad)


def _climb(page: Walk, top: int, prose: list[float], all_bad: list[float]) -> int:
    """The box around `top` as long as it adds running text and hardly anything else: a first paragraph that stands
    outside, a story cut into sections."""
    number = top
    while (outer := page.boxes[number].parent) > 0:
        more, noise = prose[outer] - prose[top], all_bad[outer] - all_bad[top]
        if noise > 0.5 * more + 100 or more > 2 * prose[top]:
            break
        if more >= 0.04 * prose[top] and more >= 2 * _SHORT and noise < 0.3 * more:
            return _climb(page, outer, prose, all_bad)
        number = outer
    return top


def _within(page: Walk, top: int) -> set[int]:
    found = {top}
    for number in range(top + 1, len(page.boxes)):
        if page.boxes[number].parent in found:
            found.add(number)
    return found


def read(page: Walk, top: int, title: str) -> Body:
    """The article in box `top`: its paragraphs, subheads and captions."""
    within = _within(page, top)
    inside = [b for b in page.blocks if b.box in within]
    captions = [b.text for b in inside if b.kind == "caption"]
    kept = [b for b in inside if b.kind not in OUTSIDE]
    kept = _ended(_without_furniture(kept, title))
    kept, more = _without_captions(kept)
    kept = _edges(kept)
    return _joined(_rows(page, kept), (*captions, *more), page.blocks[-1].order if page.blocks else -1)


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()


def _without_furniture(blocks: list[Block], title: str) -> list[Block]:
    heading = _bare(title)
    first = next((i for i, b in enumerate(blocks) if good(b)), 0)
    return [
        b
        for i, b in enumerate(blocks)
        if _LETTER.search(b.text)
        and not (furniture.is_furniture(b.text) or (b.linked > _LINKS and not _in_prose(b)))
        and not (i <= first + 2 and heading and _bare(b.text) == heading)
    ]


def _in_prose(block: Block) -> bool:
    return block.kind == "" and block.linked < 0.95 and block.weight > 150


def _ended(blocks: list[Block]) -> list[Block]:
    """Cut at «Related stories» when most of the story has passed."""
    total = sum(b.weight for b in blocks if good(b))
    passed = 0.0
    for i, block in enumerate(blocks):
        if passed > 0.6 * total and furniture.is_ending(block.text):
            return blocks[:i]
        passed += block.weight if good(block) else 0
    return blocks


def _without_captions(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """Captions that are plain paragraphs after a picture; a photo story that is made of them keeps them."""
    found = {b.order for b in blocks if b.after_image and b.weight < 900 and furniture.is_caption(b.text)}
    rest = sum(b.weight for b in blocks if b.order not in found)
    if rest < 2 * sum(b.weight for b in blocks if b.order in found):
        return blocks, []
    return [b for b in blocks if b.order not in found], [b.text for b in blocks if b.order in found]


def _edges(blocks: list[Block]) -> list[Block]:
    """Without headings that nothing follows, and without what short lines and links stand around the story."""
    start, end = 0, len(blocks)
    while end > start and (
        blocks[end - 1].kind == "heading" or (blocks[end - 1].linked > 0.3 and not good(blocks[end - 1]))
    ):
        end -= 1
    first = next((i for i in range(start, end) if good(blocks[i])), start)
    while start < first and _is_preamble(blocks[start]):
        start += 1
    return blocks[start:end]


def _is_preamble(block: Block) -> bool:
    """A heading, a link, a date or a byline that stands within the body's box but before its first sentence."""
    if (
        block.kind in ("heading", "list")
        or block.weight < _SHORT
        or (block.linked > 0.3 and block.weight < 300)
    ):
        return True
    return block.weight < 240 and (furniture.names_writer(block.spaced) or bool(_DATE.search(block.text)))


def _rows(page: Walk, blocks: list[Block]) -> list[Block]:
    """A table's rows as one line each: short cells that stand side by side are no paragraphs."""
    rows: list[Block] = []
    last, cell = -1, -1
    for block in blocks:
        box = page.boxes[block.box]
        row = box.parent if box.tag.name in ("td", "th") else -1
        beside = row >= 0 and row == last and block.box != cell
        if beside and max(len(rows[-1].text), len(block.text)) < 80:
            rows[-1] = replace(rows[-1], text=f"{rows[-1].text} {block.text}", order=block.order)
        else:
            rows.append(block)
        last, cell = row, block.box
    return rows


def _joined(blocks: list[Block], captions: tuple[str, ...], final: int) -> Body:
    paragraphs: list[str] = []
    subheads: list[Span] = []
    position = 0
    for i, block in enumerate(blocks):
        text = furniture.without_suffix(block.text)
        if not text:
            continue
        if _is_subhead(block, text) and i + 1 < len(blocks):
            subheads.append(Span(position, position + len(text)))
        paragraphs.append(text)
        position += len(text) + 2
    first, end = (blocks[0].order, blocks[-1].order) if blocks else (0, 0)
    return Body(
        "\n\n".join(paragraphs), tuple(subheads), tuple(dict.fromkeys(captions)), end >= final, first, end
    )


def _is_subhead(block: Block, text: str) -> bool:
    if block.kind == "heading":
        return True
    return block.strong and block.weight < 160 and not re.search(r"[.。，,；;：:”\"]$", text)
