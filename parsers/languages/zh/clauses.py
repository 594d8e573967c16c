"""The clauses of a Chinese text: what stands between commas and stops. Folded text."""

from __future__ import annotations

import re
from bisect import bisect_left

from parsers.records import Span

_CUT = re.compile(r"[，。；：！？;!?\n]|(?<!\d),|,(?!\d)")
REACH = 160  # a clause longer than this is read from here on only


class Clauses:
    """Where the clauses of a text begin and end."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.cuts = [m.start() for m in _CUT.finditer(text)]
        self.asked: tuple[int, Span] | None = (
            None  # what was asked last, as of one amount it is asked several times
        )
        self.told = Span(0, 0)

    def around(self, position: int, span: Span) -> Span:
        """The clause around a position, inside the sentence `span`."""
        if self.asked == (position, span):
            return self.told
        i = bisect_left(self.cuts, position)
        start = self.cuts[i - 1] + 1 if i else 0
        end = self.cuts[i] if i < len(self.cuts) else self.length
        self.asked = position, span
        self.told = Span(max(span.start, start, position - REACH), min(span.end, end, position + REACH))
        return self.told


def final(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match in text[start:end]."""
    last = None
    for match in pattern.finditer(text, start, end):
        last = match
    return last
