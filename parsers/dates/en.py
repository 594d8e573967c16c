"""Dates in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.branches import by_letter, split
from parsers.dates.calendar import Calendar
from parsers.dates.records import Date, Kind

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_OF = {name[:3]: i for i, name in enumerate(_MONTHS, 1)}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: i for i, word in enumerate(_SMALL)} | {"a": 1, "an": 1}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)
_YEAR = r"(?:19|20)\d\d(?![\d,.]\d|\s?%|-\w)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNTED = r"(?!\d|[.,]\d|%|-\w|\s(?:percent|per\scent|hundred|thousand|million|billion|trillion|models?|companies|firms))"
_EDGE = r"early|mid|late|end|start|beginning|close|middle"
_WEEKDAYS = "mon tues wednes thurs fri satur sun".split()
_WEEKDAY = "|".join(f"{day}day" for day in _WEEKDAYS)
_OPENINGS = (
    rf"mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|{_EDGE}|first|second|third|fourth|[QH][1-4]|last|this|next|"
    rf"yesterday|year[\s-]end|the\s(?:{_EDGE}|first|second|third|fourth|[QH]?[1-4]|previous|prior|preceding)"
)
_DATE = re.compile(
    rf"""
    (?=\d|\b(?=\w)(?:{by_letter(split(_OPENINGS), fold=True)}|\w++\s(?-i:[yYmM])(?:ear|onth)))  # what else begins no date
    (?:
    (?P<iso>(?<![\d.-])(?P<iy>(?:19|20)\d\d)[-/](?P<im>1[0-2]|0?[1-9])[-/](?P<id>3[01]|[12]\d|0?[1-9])(?![\d-]))
  | \b(?:(?P<eday>{_DAY})\s(?:of\s)?)?
    (?:(?:the\s)?(?P<edge>{_EDGE})(?:[\s-]of|[\s-])?\s?(?:the\smonth\sof\s)?)?
    (?P<month>\b(?:{_MONTH})(?![a-z-]))
    (?:\s(?P<day>{_DAY}){_COUNTED})?(?:,?\s(?:of\s)?(?P<year>{_YEAR}|last\syear|this\syear|next\syear))?
  | \b(?:the\s)?(?:(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))[\s-](?P<part>quarter|half)
        |(?P<qh>[QH])(?P<qhn>[1-4])|(?P<hq>[1-4])(?P<hqh>[QH])
        |first\s(?P<months>\w+)\s(?P<run>months|quarters))
    (?:\s(?:of|in)?\s?(?P<pyear>{_YEAR}|last\syear|this\syear|the\syear|next\syear))?\b
  | \b(?:(?:the\s)?(?P<yedge>{_EDGE})(?:[\s-]of|[\s-])?\s?)
    (?P<eyear>{_YEAR}|last\syear|this\syear|the\syear|next\syear)
  | \b(?P<rel>(?:last|this|next|the\sprevious|the\sprior|the\spreceding)[\s-]
          (?:year|month|quarter|spring|summer|autumn|fall|winter)|
        (?P<weekday>{_WEEKDAY})(?:\s(?:morning|afternoon|evening))?|
        (?:a|(?P<n>\w+))\s(?P<unit>years?|months?)\s(?:ago|earlier|before|previously)|yesterday|year[\s-]end)\b
  | (?<![\w.,$€£¥-])(?P<bare>{_YEAR})(?!\w|\s(?:percent|models|companies|million|billion|trillion|yuan|people))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIE = re.compile(
    r"\b(as of|by|in|of|at|on|since|from|during|for|to|until|till|through|and|before|after|between|than|with|against)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|next|plans?|planned|planning|aims?|aiming|expects?|expected|target(?:s|ing)?|hopes?|until|deadline|"
    r"scheduled|due)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def find(text: str, calendar: Calendar) -> Iterator[Date]:
    """The dates of a text, in order."""
    for match in _DATE.finditer(text):
        tie = _TIE.search(text, max(0, match.start() - 14), match.start())
        cue = tie.group(1).lower() if tie else ""
        the = bool(tie and tie.group().lower().endswith("the "))
        if _doubtful(match) and (not tie or (the and match["bare"])):
            continue
        if match["weekday"] and cue != "as of":  # «said on Tuesday» dates the saying
            continue
        ahead = bool(_AHEAD.search(text, max(0, match.start() - 80), match.start()))
        names_year = any(match[g] and match[g][0] in "12" for g in ("iso", "year", "pyear", "eyear", "bare"))
        kind: Kind = "absolute" if names_year else "relative"
        yield Date(match.start(), match.end(), _meaning(match, calendar, ahead), kind, cue)


def _doubtful(match: re.Match[str]) -> bool:
    """Whether it is a date only where a preposition says so: 2024 may count anything, «may» and «march» are verbs."""
    if match["bare"]:
        return True
    if not match["month"]:
        return False
    alone = not (match["day"] or match["eday"] or match["year"] or match["edge"])
    return not match["month"][0].isupper() or (alone and match["month"] in ("Mar", "March", "May"))


def _meaning(match: re.Match[str], calendar: Calendar, ahead: bool) -> str | None:
    if match["iso"]:
        return calendar.day(int(match["im"]), int(match["id"]), int(match["iy"]))
    if match["month"]:
        return _of_month(match, calendar, ahead)
    if match["bare"]:
        return match["bare"]
    if match["eyear"]:
        year = _year(match["eyear"], calendar)
        if year is None:
            return None
        edge = match["yedge"].lower()
        return (
            f"{year}-12"
            if edge in ("end", "close")
            else f"{year}-06"
            if edge in ("mid", "middle")
            else f"{year}"
        )
    if match["rel"]:
        return _relative(match, calendar)
    return _of_part(match, calendar, ahead)


def _of_month(match: re.Match[str], calendar: Calendar, ahead: bool) -> str | None:
    month = _MONTH_OF[match["month"][:3].lower()]
    year = _year(match["year"], calendar)
    day = match["day"] or match["eday"]
    if day:
        return calendar.day(month, int(re.sub(r"\D", "", day)), year, ahead)
    return calendar.month(month, year, ahead)


def _of_part(match: re.Match[str], calendar: Calendar, ahead: bool) -> str | None:
    year = _year(match["pyear"], calendar)
    if match["months"]:
        months = _count(match["months"])
        if months and match["run"].lower() == "quarters":
            months *= 3
        return calendar.month(months, year, ahead) if months else None
    number = _ORDINALS[match["nth"].lower()] if match["nth"] else int(match["qhn"] or match["hq"])
    part = match["part"] or match["qh"] or match["hqh"]
    if part[0].lower() == "q":
        return calendar.quarter(number, year, ahead)
    return calendar.half(number, year, ahead) if number <= 2 else None


def _relative(match: re.Match[str], calendar: Calendar) -> str | None:
    words = match["rel"].lower().replace("-", " ").split()
    year = calendar.year()
    if year is None or calendar.today is None:
        return None
    if match["weekday"]:
        return calendar.days_ago((calendar.today.weekday() - _WEEKDAYS.index(words[0][:-3])) % 7)
    if words[0] == "yesterday":
        return calendar.days_ago(1)
    if words == ["year", "end"]:
        return f"{year}-12"
    if match["unit"]:
        count = 1 if words[:2] in (["the", "year"], ["the", "month"]) else _count(words[0])
        if count is None:
            return None
        return f"{year - count}" if words[1].startswith("year") else calendar.months_ago(count)
    step = {"this": 0, "next": 1}.get(words[0], -1)
    if words[-1] == "month":
        return calendar.months_ago(-step)
    if words[-1] == "quarter":
        index = year * 4 + (calendar.today.month - 1) // 3 + step
        return f"{index // 4:04}-{index % 4 * 3 + 3:02}"
    return f"{year + step}"  # a season by its year


def _year(words: str | None, calendar: Calendar) -> int | None:
    if not words:
        return None
    if words[0].isdecimal():
        return int(words)
    return calendar.year({"last": -1, "next": 1}.get(words.split()[0].lower(), 0))


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 3 else _NUMBERS.get(word.lower())
