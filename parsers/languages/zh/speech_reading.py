"""A document made ready for the rules of speech: folded characters, and quotations covered up.

`plain` is the text in simplified characters; `masked` is the same with what stands in quotation marks, brackets
and book-title marks covered, so that a pattern sees only the reporter's own words. Both are as long as the text:
an offset means the same in all three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from parsers import marks
from parsers.languages.zh.script import fold
from parsers.marks import Stretch
from parsers.records import Document

QUOTED = "\ue000"  # stands for a character inside quotation marks
HIDDEN = "\ue001"  # punctuation that divides nothing: in a book title or a number
ASIDE = "\ue002"  # a character of a bracket

_SIGNS = str.maketrans(
    {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "｡": "。", "﹕": "：", "︰": "："}
)
_SPELLINGS = (
    ("报导", "报道"),
    ("回覆", "回复"),
    ("答覆", "答复"),
    ("笑著", "笑着"),
    ("接著", "接着"),
    ("说著", "说着"),
    ("指著", "指着"),
    ("看著", "看着"),
)
_IN_NUMBER = re.compile(r"(?<=\d)[,:](?=\d)")
_TITLE = re.compile(r"《[^》\n]{1,60}》")
_DIVIDES = re.compile(r"[，,。！？!?：:；;]")
_ASIDE = re.compile(
    r"[（(〔【\[][^（）()〔〕【】\[\]\n]{0,80}[）)〕】\]]|《[^《》\n]{2,24}(?:[专快简]讯|专电|[日社]讯|[日社]电)》"
)
_EDGES = re.compile(r"[，,。！？!?：:；;…—“”「」『』\"]")
_SENTENCE_END = re.compile(r"[。！？…]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules read. `quoted` are the quotations in order, one that runs over paragraphs as several."""

    document: Document
    plain: str
    masked: str
    quoted: tuple[Stretch, ...]
    stops: tuple[int, ...]  # where sentences end, outside quotations

    @property
    def text(self) -> str:
        return self.document.text

    def sentence_end(self, start: int, end: int) -> int:
        """Where the sentence that `start` stands in closes, at most `end`: before its final mark."""
        index = bisect_left(self.stops, start)
        return min(self.stops[index], end) if index < len(self.stops) else end


def read(document: Document) -> Reading:
    """The document with its quotations found and covered. Linear in its length."""
    plain = _fold(document.text)
    quoted = tuple(marks.stretches(document.text, document.paragraphs))
    masked = _mask(plain, quoted)
    stops = tuple(found.start() for found in _SENTENCE_END.finditer(masked))
    return Reading(document, plain, masked, quoted, stops)


def _fold(text: str) -> str:
    """The folded text in one spelling: 报导 and 回覆, of Taiwan and Hong Kong, are 报道 and 回复."""
    plain = fold(text)
    for written, usual in _SPELLINGS:
        plain = plain.replace(written, usual)
    return plain


def _is_word(plain: str, stretch: Stretch) -> bool:
    """A word in marks in the middle of a clause: 她对「晚风」表示. It divides nothing."""
    if stretch.end - stretch.start > 12 or not (stretch.opened and stretch.closed):
        return False
    before = plain[stretch.outer_start - 1 : stretch.outer_start]
    after = plain[stretch.outer_end : stretch.outer_end + 1]
    inside = _DIVIDES.search(plain, stretch.start, stretch.end)
    return (
        bool(before.strip()) and bool(after.strip()) and inside is None and not _EDGES.search(before + after)
    )


def _mask(plain: str, quoted: tuple[Stretch, ...]) -> str:
    pieces: list[str] = []
    at = 0
    for stretch in quoted:
        pieces.append(plain[at : stretch.outer_start])
        word = _is_word(plain, stretch)
        opening = "“" if stretch.opened and not word else ""
        closing = "”" if stretch.closed and not word else ""
        width = stretch.outer_end - stretch.outer_start - len(opening) - len(closing)
        pieces.append(opening + QUOTED * width + closing)
        at = stretch.outer_end
    pieces.append(plain[at:])
    masked = _IN_NUMBER.sub(HIDDEN, "".join(pieces))
    masked = _TITLE.sub(lambda m: _DIVIDES.sub(HIDDEN, m.group()), masked)
    return _ASIDE.sub(lambda m: ASIDE * len(m.group()), masked).translate(_SIGNS)
