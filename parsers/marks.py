"""Quotation marks to quoted stretches, in one pass and without a language.

Straight and curly doubles, single-quote house styles with apostrophes, guillemets, corner brackets and the
`` '' of agency copy. Marks are paired within a paragraph: one that is missing or doubled costs at most its
paragraph, never the article. Nested quotations belong to the stretch around them. Time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from parsers.records import Span

Family = Literal["double", "single", "guillemet", "corner", "white corner"]
Role = Literal["open", "close", "either"]


class Stretch(NamedTuple):
    """What stands between two marks: `start` and `end` inside them, `outer_start` and `outer_end` with them.

    `opened` or `closed` is False where that mark is missing: the stretch then reaches to where the paragraph
    begins or ends, or to the next opening mark. `paragraph` is the paragraph's index.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: Family
    opened: bool
    closed: bool
    paragraph: int


class _Mark(NamedTuple):
    start: int
    end: int
    family: Family
    role: Role


_MARK = re.compile(
    r"[\"“”＂„‟«»「」『』‘’‚‛'`](?:(?<=`)`|(?<=')'|(?<=\")\"{1,2}|(?<=“)“|(?<=”)”)?"  # one sign, or the same again
)
_FAMILIES: dict[str, tuple[Family, Role]] = {
    "“": ("double", "open"),
    "„": ("double", "open"),
    "‟": ("double", "open"),
    "``": ("double", "open"),
    "”": ("double", "close"),
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "''": ("double", "either"),
    "«": ("guillemet", "open"),
    "»": ("guillemet", "close"),
    "「": ("corner", "open"),
    "」": ("corner", "close"),
    "『": ("white corner", "open"),
    "』": ("white corner", "close"),
}
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u3000([{—–-/:：（【\"“‘«「『`'")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009\u3000.,;:!?)]}—–-/…，。；：！？、）】\"”’»」』'")
_WIDE_STOPS = frozenset("，。！？、；…")  # they stand before an opening mark and before a closing one
_ENDING = frozenset(",.?!…;—–-，。！？")
_ELISION = re.compile(r"['‘’](?:\d0s|em|n|til|tis|twas|cause|bout|round|cuz)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][)\]]?\s+|[。！？]|[:：]\s*")
_COLON = re.compile(r"[:：]\s*")


def stretches(text: str, paragraphs: Sequence[Span]) -> list[Stretch]:
    """The outermost quoted stretches of every paragraph, in order. Never raises, on any text."""
    marks = [list(_marks(text, p)) for p in paragraphs]
    single = _single_house(text, marks)
    found: list[Stretch] = []
    for index, paragraph in enumerate(paragraphs):
        if marks[index]:
            found.extend(_Paragraph(text, paragraph, index, marks[index], single).stretches())
    return found


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """The paragraph's marks with their roles; doubled ones count once, apostrophes not at all."""
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign, start, end = found.group(), found.start(), found.end()
        before = text[start - 1] if start > paragraph.start else ""
        after = text[end] if end < paragraph.end else ""
        if sign in _FAMILIES or sign[0] in '"“”':
            family, role = _FAMILIES[sign if sign in _FAMILIES else sign[0]]
            yield _Mark(start, end, family, _turned(role, before, after) if family == "double" else role)
        elif (single := _single(text, found.start(), before, after)) is not None:
            yield _Mark(start, end, "single", single)


def _turned(role: Role, before: str, after: str) -> Role:
    """The role of a double mark by what stands around it: a curly one may be typed the wrong way round."""
    left = not before or before in _BEFORE_OPENING
    right = not after or after in _AFTER_CLOSING
    if role != "either":
        wrong_open = role == "open" and right and not left and before in _ENDING and after != "…"
        wrong_close = role == "close" and left and not right and (not before or before.isspace())
        return "close" if wrong_open else "open" if wrong_close else role
    if before in _WIDE_STOPS and before:
        return "close" if not after or after in _WIDE_STOPS else "either"
    if left == right:
        return "close" if before.isdigit() else "either"
    return "open" if left else "close"


def _single(text: str, start: int, before: str, after: str) -> Role | None:
    """The role of a single mark, or None for an apostrophe."""
    sign = text[start]
    if sign in "‘‛‚`":
        if before.isalnum() and after.isalnum() and before.isascii():
            return None
        return None if _ELISION.match(text, start) and sign != "`" else "open"
    opens = (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    if sign == "'" and opens and after not in _AFTER_CLOSING:
        return None if _ELISION.match(text, start) else "open"
    closes = bool(before) and not before.isspace() and not (after.isalnum() and after.isascii())
    if closes and not (before.isdigit() and (after in ",) " or not after) and sign == "'"):
        return "close"
    return "close" if sign == "’" and before and not before.isascii() and before.isalnum() else None


def _single_house(text: str, marks: list[list[_Mark]]) -> bool:
    """Whether the outer marks of this text are single ones, as in British and Australian papers."""
    single = double = 0
    for row in marks:
        depth = 0  # singles inside doubles say nothing
        for mark in row:
            if mark.family == "double":
                double += depth == 0 and mark.role != "close"
                depth = 1 - depth if mark.role == "either" else int(mark.role == "open")
            elif mark.family == "single" and not depth:
                single += mark.role == "close" and text[mark.start - 1] in _ENDING
    return single > double


class _Paragraph:
    """The pairing of one paragraph's marks."""

    def __init__(
        self, text: str, paragraph: Span, index: int, marks: list[_Mark], single_house: bool
    ) -> None:
        self.text, self.paragraph, self.index = text, paragraph, index
        self.marks, self.single_house = marks, single_house
        self.open: _Mark | None = None
        self.depth = 0
        self.found: list[Stretch] = []
        self.floor = paragraph.start  # an unopened stretch begins no earlier
        self.closers = self._next_closers()

    def stretches(self) -> list[Stretch]:
        for at, mark in enumerate(self.marks):
            if self.open is None:
                self._outside(at, mark)
            elif mark.family == self.open.family:
                self._inside(at, mark)
        left = self.open
        if left is not None and (left.family != "single" or left.start == self.paragraph.start):
            self._emit(left, self.paragraph.end, None)
        return self.found

    def _outside(self, at: int, mark: _Mark) -> None:
        if mark.role == "close":
            if mark.family == "double":
                self._unopened(mark)
            return
        if mark.family == "single" and not self._single_opens(at, mark):
            return
        self.open, self.depth = mark, 1

    def _inside(self, at: int, mark: _Mark) -> None:
        assert self.open is not None
        opens = mark.role == "open" and not self._ends_here(at, mark)
        if not opens:
            if mark.family == "single" and self._possessive(at, mark):
                return
            self.depth -= 1
            if self.depth == 0:
                self._emit(self.open, mark.start, mark)
                self.open = None
        elif mark.family == "single":
            self.open = mark  # the one before was an apostrophe
        elif self._nests(at):
            self.depth += 1
        else:  # the closing mark before it is missing
            self._emit(self.open, mark.start, None)
            self.open, self.depth = mark, 1

    def _ends_here(self, at: int, mark: _Mark) -> bool:
        """An opening mark typed for a closing one: nothing closes after it and no space stands before it."""
        if mark.family in ("single", "corner", "white corner", "guillemet"):
            return False
        before = self.text[mark.start - 1]
        return not before.isspace() and before not in _BEFORE_OPENING and self._following(at) != "close"

    def _nests(self, at: int) -> bool:
        """A quotation in the same marks inside this one: two closing marks follow."""
        return self._following(at) == "close" and self._following(at, 2) == "close"

    def _following(self, at: int, ahead: int = 1) -> Role | None:
        family = self.marks[at].family
        for mark in self.marks[at + 1 : at + 9]:
            if mark.family == family:
                ahead -= 1
                if ahead == 0:
                    return mark.role
        return None

    def _next_closers(self) -> list[tuple[bool, bool]]:
        """For each mark: whether a single closing mark follows, and whether before any double mark."""
        follows, clear = False, False
        answers = [(False, False)] * len(self.marks)
        for at in range(len(self.marks) - 1, -1, -1):
            answers[at] = (follows, clear)
            mark = self.marks[at]
            if mark.family == "single":
                follows, clear = follows or mark.role == "close", mark.role == "close"
            elif mark.family == "double":
                clear = False
        return answers

    def _single_opens(self, at: int, mark: _Mark) -> bool:
        follows, clear = self.closers[at]
        if self.single_house:
            return follows or mark.start == self.paragraph.start
        return clear

    def _possessive(self, at: int, mark: _Mark) -> bool:
        """«the workers’ rights’»: an s before, a word after, and the real closing mark still to come."""
        if self.text[mark.start - 1] not in "sS" or not self.text[mark.end : mark.end + 2].strip():
            return False
        word_follows = self.text[mark.end : mark.end + 1].isspace() and self.text[mark.end + 1].islower()
        return word_follows and self._following(at) == "close"

    def _unopened(self, mark: _Mark) -> None:
        """A closing mark whose opening one is missing: the words since the paragraph's or sentence's start."""
        start, self.floor = self.floor, mark.end
        if mark.start <= start or self.text[mark.start - 1] not in _ENDING:
            return
        if self.found:
            end = _SENTENCE_END.search(self.text, start, mark.start - 1)
            if end is None:
                return
            start = end.end()
        elif colon := _COLON.search(self.text, start, mark.start - 1):
            start = colon.end()
        self.found.append(Stretch(start, mark.start, start, mark.end, mark.family, False, True, self.index))

    def _emit(self, opening: _Mark, end: int, closing: _Mark | None) -> None:
        start = opening.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            outer = closing.end if closing else end
            self.floor = outer
            self.found.append(
                Stretch(
                    start, end, opening.start, outer, opening.family, True, closing is not None, self.index
                )
            )
