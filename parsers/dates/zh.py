"""Dates in Chinese, simplified and traditional, in digits or characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.dates.calendar import Calendar
from parsers.dates.records import Date, Kind

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "兩": 2, "半": 0}
_N = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_LONG_YEAR = r"(?:(?:19|20)[0-9]{2}|[１２][０９][０-９]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_YEARS_ON = {
    "今": 0,
    "本": 0,
    "当": 0,
    "當": 0,
    "該": 0,
    "该": 0,
    "同": 0,
    "去": -1,
    "上": -1,
    "前": -2,
    "明": 1,
    "后": 2,
    "後": 2,
}
_FROM = rf"(?:{_N}\s?月?\s?[至到~—–-]{{1,2}}\s?)?"  # 1至3月: the last month counts
_TEN_DAYS = r"[上中下]旬|月?[底末初]|月?中(?=[，。、；时時的至到前后後\s]|$)"
_DATE = re.compile(
    rf"""(?=[0-9０-９一二三四五六七八九十〇零截直到至自从從于於在较較比距今去前明后後上本当當該该同下昨年民头頭第这這两兩半中“"「])
    (?:(?P<cue>截至|截止(?:到|至)?|截[至止]目前|直到|(?<![0-9０-９])(?:到了?|至)|自|从|從|于|於|在|较|較|比|距)(?:自然年|公[历曆]年?|[当當]地[时時][间間]|美[东東][时時][间間])?\s?)?
    (?:
      (?P<iso>(?<![\d.])(?P<iy>(?:19|20)\d\d)(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12]\d|0?[1-9])(?![\d.]))
    | (?P<ryear>(?<![\d.])20\d\d)(?:年?(?P<half>[Hh][12])|年?[Qq](?P<quarter>[1-4])|(?P<mid>半年[报報]|中[报報]))(?![A-Za-z\d])
    | [“"「]?十(?P<plan>[二三四五六])五[”"」]?(?:[规規][划劃]|[时時]期)?期?末
    | (?P<thatyear>[这這]一年)(?![来來多半])
    | (?:
        (?:(?P<year>{_LONG_YEAR})\s?年 | (?P<minguo>(?:民[国國])\s?(?:[0-9]{{2,3}}|[一二三四五六七八九十百零]{{2,6}}))年
          | (?P<rel>[今去前明后後上]|(?<![一每期])[当當該该]|(?<![相不是])同|本)年(?![来來度轻輕之纪紀級级龄齡代份]) (?:的|度)?)
        (?:
            \s?{_FROM}(?P<month>{_N})\s?月份?(?:\s?(?P<day>{_N})\s?[日号號]|(?P<mend>{_TEN_DAYS}))?
          | 年?(?P<yend>底|末|初|中(?=[，。、；时時的至到前后後\s]|$)|终|終)
          | (?:第|前)?(?P<q>[一二三四1-4１-４])季度?
          | \s?(?P<h>上半年|下半年|前半年|后半年|半年(?:度(?:[报報]告)?|[报報]告?)|中[报報])
          | \s?[前头頭]?\s?(?P<first>{_N})\s?[个個]月
          | (?P<same>全年|同期|一年|以[来來]|[内內])?
        )
      | (?<![\d０-９.零一二三四五六七八九十第]){_FROM}(?P<bmonth>1[0-2]|[1-9]|[１-９]|１[０-２]|十[一二]|[一二三四五六七八九十])
          \s?月(?!球|亮|饼|餅|活|薪|租|度|均)份?
          (?:\s?(?P<bday>{_N})\s?[日号號]|(?P<bend>{_TEN_DAYS}))?
      | (?P<pmonth>上[个個]?月|本月|[这這][个個]?月|[当當該该]月|下[个個]?月)
          (?!活|球|亮)(?:(?P<pday>{_N})[日号號]|(?P<pend>[底末初中]))?
      | (?P<pq>[上下][一个個]?季度?|本季度?|[这這][个個]?季度?)
      | (?P<bfirstq>(?<=前)[二两兩三23]季度?)
      | 第?(?P<bq>[一二三四]季度|(?<=第)[1-4１-４一二三四]季(?:度)?|[1-4]季度)
      | (?<![前一])(?P<bh>上半年|下半年)
      | (?<![\d一二两三四五六七八九十近每前后後上下])(?P<breport>半年[报報]|半年度|中[报報](?=[告显顯披，。数數])|[一三]季[报報])
      | (?<![\d０-９.,，/／:：零一二三四五六七八九十百千第之])
          (?P<bare>3[01]|[12]\d|[1-9]|[１２]?[０-９]
          |三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])
          \s?日(?![间間内內均本游遊报報照活圆圓语語后後前])
      | (?<![年\d])[前头頭](?P<bfirst>{_N})[个個]月(?!前)
      | (?P<ago>[0-9０-９]{{1,2}}|[一二两兩三四五六七八九十]{{1,2}})年[之以]?前
      | (?P<near>昨[日天晚]|今[日天晨早晚]|前[日天]|年[底末初](?!前|[一二三四五]))
    )
    )
    """,
    re.VERBOSE,
)
_AHEAD = re.compile(
    r"(?:将|將|预计|預計|预期|預期|拟|擬|计划|計劃|力争|力爭|争取|爭取|有望|目[标標]|定[于於])[^，。；,;]{0,12}$"
)
_NEAR = {"昨": 1, "今": 0, "前": 2}


def find(text: str, calendar: Calendar) -> Iterator[Date]:
    """The dates of a text, in order."""
    for match in _DATE.finditer(text):
        if match.lastgroup == "cue":
            continue
        start = match.end("cue") if match["cue"] else match.start()
        ahead = bool(_AHEAD.search(text, max(0, start - 20), start))
        kind: Kind = "absolute" if any(match[n] for n in ("year", "ryear", "iso", "minguo")) else "relative"
        yield Date(start, match.end(), _meaning(match, calendar, ahead), kind, match["cue"] or "")


def _meaning(match: re.Match[str], calendar: Calendar, ahead: bool) -> str | None:
    if match["iso"]:
        return calendar.day(int(match["im"]), int(match["id"]), int(match["iy"]))
    if match["plan"]:  # the twelfth five-year plan ended with 2015
        return f"{1955 + 5 * (10 + number(match['plan']))}"
    if match["ryear"]:
        return _of_report(match, calendar)
    if match["year"] or match["minguo"] or match["rel"]:
        return _of_year(match, calendar)
    if match["bmonth"]:
        month = number(match["bmonth"])
        if match["bday"]:
            return calendar.day(month, number(match["bday"]), None, ahead)
        return calendar.month(month, None, ahead)
    if match["pmonth"]:
        month_iso = calendar.months_ago({"上": 1, "下": -1}.get(match["pmonth"][0], 0))
        if match["pday"] and month_iso:
            return calendar.day(int(month_iso[5:]), number(match["pday"]), int(month_iso[:4]))
        return month_iso
    return _without_month(match, calendar, ahead)


def _of_report(match: re.Match[str], calendar: Calendar) -> str | None:
    """The last month of what a report is of: 2024半年报, 2024H1, 2025年Q3."""
    year = int(match["ryear"])
    if match["quarter"]:
        return calendar.quarter(int(match["quarter"]), year)
    return calendar.half(2 if (match["half"] or "")[1:] == "2" else 1, year)


def _of_year(match: re.Match[str], calendar: Calendar) -> str | None:
    year: int | None
    if match["year"]:
        year = int("".join(str(number(c)) for c in match["year"]))
    elif match["minguo"]:  # Taiwan counts from 1912
        year = 1911 + number(match["minguo"][2:].strip())
    else:
        year = calendar.year(_YEARS_ON[match["rel"][0]])
    if year is None:
        return None
    if match["month"]:
        month = number(match["month"])
        return (
            calendar.day(month, number(match["day"]), year) if match["day"] else calendar.month(month, year)
        )
    if match["yend"]:
        return {"初": f"{year}", "中": f"{year}-06"}.get(match["yend"], f"{year}-12")
    if match["q"]:
        return calendar.quarter(number(match["q"]), year)
    if match["h"]:
        return calendar.half(1 if match["h"][0] in "上前半中" else 2, year)
    if match["first"]:
        return calendar.month(number(match["first"]), year)
    return f"{year}"


def _without_month(match: re.Match[str], calendar: Calendar, ahead: bool) -> str | None:
    if match["bfirst"]:  # 前4个月: of the year that has them
        return calendar.month(number(match["bfirst"]), None, ahead)
    if match["bare"]:
        return calendar.day_of_month(number(match["bare"]), ahead)
    if match["bq"]:
        return calendar.quarter(number(match["bq"][0]), None, ahead)
    if match["bfirstq"]:
        return calendar.quarter(number(match["bfirstq"][0]), None, ahead)
    if match["breport"]:
        return calendar.quarter({"一": 1, "三": 3}.get(match["breport"][0], 2), None, ahead)
    if match["thatyear"]:
        return None
    if match["bh"]:
        return calendar.half(1 if match["bh"][0] == "上" else 2, None, ahead)
    if calendar.today is None:
        return None
    if match["pq"]:
        step = {"上": -1, "下": 1}.get(match["pq"][0], 0)
        year, quarter = divmod(calendar.today.year * 4 + (calendar.today.month - 1) // 3 + step, 4)
        return calendar.quarter(quarter + 1, year)
    if match["ago"]:
        return f"{calendar.today.year - number(match['ago'])}"
    near = match["near"]
    if near[0] == "年":
        return f"{calendar.today.year}" if near[1] == "初" else f"{calendar.today.year}-12"
    return calendar.days_ago(_NEAR[near[0]])


def number(words: str) -> int:
    """A small whole number in digits (of any width) or characters up to a few hundred: 二十一, 一百一十四."""
    if words.isdecimal():
        return int(words)
    total, last = 0, 0
    for character in words:
        if character == "百":
            total, last = total + last * 100, 0
        elif character == "十":
            total, last = total + (last or 1) * 10, 0
        else:
            last = _DIGITS.get(character, 0) if not character.isdecimal() else int(character)
    return total + last
