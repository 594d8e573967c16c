"""Chinese dates that are told in relation to another date of the text: 上一季度 is the one before the quarter spoken of,
1年前 a year before the month spoken of, 本季度 of an earnings report the quarter reported. Folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.dates import Date

_QUARTER_BEFORE = re.compile(r"上[一个]?季")
_YEARS_AGO = re.compile(r"(?P<years>\d|[一二两三四五六七八九])年[之以]?前")
_YEAR_BEFORE = re.compile(r"上年")
_THIS_QUARTER = re.compile(r"[本这]个?季")
_QUARTER_TOLD = re.compile(r"[^，。；]{0,14}(?:财季|季度|季报)")
_REPORTED = re.compile(r"季|半年|中报|[HQ][1-4]")
_THAT_MONTH = re.compile(r"[该当]月")
_THAT_YEAR = re.compile(r"(?:[该同]|当(?!年度))年|这一年")
_DIGITS = "〇一二三四五六七八九"


def anchored(text: str, found: Iterable[Date]) -> list[Date]:
    """The dates, those that lean on another with what they mean there; without one as they were."""
    told: list[Date] = []
    quarter: str | None = None
    for date in found:
        words = text[date.start : date.end]
        meant = _meant(words, date.as_of, told, text, date.start)
        if meant is None and _THIS_QUARTER.match(words):
            meant = quarter
        if text.endswith("财年", 0, date.start) and not date.cue:
            date = date._replace(as_of=None)  # a firm's own year begins when it says
        if meant is not None:
            date = date._replace(as_of=meant)
        told.append(date)
        if date.as_of and len(date.as_of) >= 7 and of_report(text, date):
            quarter = date.as_of[:7]
    return told


def of_report(text: str, date: Date) -> bool:
    """Whether a date tells a quarter or a half year, by its own words (2024年半年报) or by those behind it:
    2025年10月26日的2026财年第三财季."""
    words = text[date.start : date.end]
    return _REPORTED.search(words) is not None or _QUARTER_TOLD.match(text, date.end) is not None


def _meant(words: str, own: str | None, told: list[Date], text: str, at: int) -> str | None:
    """What a leaning date means after those told before it in its sentence (上年: in its paragraph; 该月, 同年:
    the one told last); `own` is what it says by itself."""
    if not told:
        return None
    last = told[-1].as_of
    near = text.rfind("。", told[-1].end, at) < 0 and text.rfind("\n", told[-1].end, at) < 0
    if last is not None and near:
        if _QUARTER_BEFORE.match(words) and len(last) >= 7:
            return _earlier(last, 3)
        if ago := _YEARS_AGO.fullmatch(words):
            years = ago["years"].replace("两", "二")
            return _earlier(last, 12 * (int(years) if years.isdigit() else _DIGITS.index(years)))
    if _THAT_MONTH.match(words):
        return next((d.as_of[:7] for d in reversed(told[-4:]) if d.as_of and len(d.as_of) >= 7), None)
    if _THAT_YEAR.match(words) and last is not None:
        return last[:4] + (own or "")[4:]
    if own is not None and len(own) == 4 and words.endswith("同期") and near and last and len(last) >= 7:
        return own + last[4:7]  # 截至今年6月底为497万（去年同期343万）
    if _YEAR_BEFORE.match(words):
        begin = text.rfind("\n", 0, at)
        base = next((d for d in reversed(told) if d.kind == "absolute" and d.start > begin and d.as_of), None)
        if base is not None and base.as_of is not None:
            return f"{int(base.as_of[:4]) - 1}" + ("-12" if words[-1] in "底末" else "")
    return None


def _earlier(told: str, months: int) -> str:
    """A date so many months before another, as precise as that up to the month."""
    if len(told) < 7:
        return f"{int(told) - (months + 11) // 12}"
    year, month = divmod(int(told[:4]) * 12 + int(told[5:7]) - 1 - months, 12)
    return f"{year}-{month + 1:02}"
