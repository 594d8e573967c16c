"""Amounts in a row, told one after another of what was listed before: 北京、上海分别为105款、60款. Folded text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.dates import Date
from parsers.languages.zh import owners
from parsers.languages.zh.clauses import final
from parsers.languages.zh.reading import Amount
from parsers.languages.zh.scene import Scene
from parsers.records import Bound, Span

_RESPECTIVELY = re.compile(
    r"(?:分别|依次|各自|各(?=[有为占达]))(?:约|已|均)?(?:[为是有达占超到至近]|增长|下降|完成|新增|拥有|达到|突破)?"
)
AND = re.compile(r"[、，,\s]?(?:和|与|及|以及)?")
_JOINS = re.compile(r"[、和与及，\s]{1,2}|以及")
_BEFORE = 120  # how far before 同期 its dates stand
_UNTIL = ("至", "到", "-", "–", "—", "~")


class Heads(NamedTuple):
    """The place, the date and the name that stand where an amount does in its list, None for what is not listed."""

    place: str | None = None
    date: str | None = None
    name: str | None = None


def heads(text: str, scene: Scene, found: Sequence[Amount], i: int, span: Span) -> Heads:
    """What stands where the i-th amount does in the lists before it."""
    first = last = i
    while first and AND.fullmatch(text, found[first - 1].end, found[first].start):
        first -= 1
    cue = final(_RESPECTIVELY, text, max(span.start, found[first].start - 12), found[first].at)
    if cue is None:
        return Heads()
    while last + 1 < len(found) and AND.fullmatch(text, found[last].end, found[last + 1].start):
        last += 1
    places = scene.listed(span.start, cue.start(), last - first + 1)
    # 2022年至2024年，收入分别为…。同期研发投入分别为…
    begin = max(0, span.start - _BEFORE) if text.startswith("同期", span.start) else span.start
    dates = _dates(text, scene.dating.dates, begin, cue.start())
    listed = len(dates) == last - first + 1 > 1
    names = owners.listed(text, span.start, cue.start(), last - first + 1) if not places else None
    return Heads(
        places[i - first].code if places else None,
        dates[i - first] if listed else None,
        names[i - first] if names else None,
    )


def share_bounds(text: str, found: Sequence[Amount]) -> None:
    """Give the bound of the first of a list told by 分别 to the others (分别超过4000亿元和5万亿元), and the unit of
    the last to those before it."""
    bound: Bound = "exact"
    for first, second in pairwise(found):
        if first.kind == "bare" and second.kind == "tokens" and AND.fullmatch(text, first.end, second.start):
            first.kind, first.unit, first.word = second.kind, second.unit, second.word  # 63万亿和32万亿Tokens
    for i, amount in enumerate(found):
        goes_on = i > 0 and AND.fullmatch(text, found[i - 1].end, amount.start) is not None
        if goes_on and bound != "exact" and amount.bound == "exact":
            amount.bound = bound
        elif not goes_on:
            bound = amount.bound if text.endswith(("分别", "依次"), 0, amount.start) else "exact"


def _dates(text: str, known: Sequence[Date], start: int, end: int) -> list[str | None]:
    """The dates of the list that ends before `end`; 2022年至2024年 are three."""
    told: list[str | None] = []
    after: Date | None = None
    for date in reversed([d for d in known if start <= d.start and d.end <= end]):
        between = text[date.end : after.start] if after else ""
        if after is not None and between in _UNTIL and date.as_of and after.as_of:
            years = date.as_of[:4], after.as_of[:4]
            told[:0] = [str(y) for y in range(int(years[0]), int(years[1]))] if len(date.as_of) == 4 else []
        elif after is None or _JOINS.fullmatch(between):
            told.insert(0, date.as_of)
        else:
            break
        after = date
    return told
