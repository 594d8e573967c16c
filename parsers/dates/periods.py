"""The period that a figure is of: when one begins that ends with a given month, and whether it is still to come.

«72 added in March and April» is dated 2026-04 like «69 added in April», and is not to be compared with it.
"""

from __future__ import annotations

import re
from datetime import date

from parsers import dates
from parsers.dates.records import Date

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NUMERALS = {n: i for i, n in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_HALF = {"en": re.compile(r"\bhalf\b|H[12]|[12]H", re.I), "zh": re.compile("半年")}
_QUARTER = {"en": re.compile(r"\bquarter\b|Q[1-4]|[1-4]Q", re.I), "zh": re.compile("季")}
_SINCE_NEW_YEAR = {
    "en": re.compile(r"\bfirst\s\w+\smonths", re.I),
    "zh": re.compile(r"[前头頭首]\w{1,3}[个個]月"),
}
_TO = {
    "en": re.compile(r"(?!)"),
    "zh": re.compile(r"(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月?(?:[至到~～—–-]{1,2}|[、和及与與])$"),
}
_JOINED = {
    "en": re.compile(r"\s?(?:and|to|through|until|[–—-])\s?"),
    "zh": re.compile(r"份?(?:[至到~～—–-]{1,2}|[、和及与與])"),
}

# What is said of the future, between the word for it and the number no comma.
_AHEAD = {
    "en": re.compile(
        r"\b(?:(?:expect|forecast|project|predict|estimat|anticipat)(?:s|ed|ing)?\b"
        r"|(?:set|likely|on (?:course|track)|poised)\s+to\b"
        r"|(?:will|could|would|may|might)\s+(?:\w+ly\s+)?(?:reach|exceed|hit|surpass|top|grow|rise|climb|number|total|have|be|soon)\b"
        r"|(?:aim|plan|hope|target|seek|pledge|vow|intend)(?:s|ed|ing)?\s+(?:\w+\s+)?(?:to|for|of)\b)[^,;.:]{0,80}$",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:预计|預計|预期|預期|预测|預測|预料|料将|有望|力争|力爭|争取|计划|計劃|目标|目標|拟|擬"
        r"|[将將](?:会|會|要|可)?(?:达|達|超|突破|增|有|建成|形成|推出|接近|近|逾|升|扩|擴))[^，。；,;：:]{0,30}$"
    ),
}  # fmt: skip


def begins(sentence: str, lang: str, published: date | None, as_of: str | None) -> date | None:
    """The first day of the period that the sentence names and that ends with the month `as_of`; None where it
    names no period that is longer than the month."""
    month = _MONTH.fullmatch(as_of or "")
    if month is None or lang not in _TO:
        return None
    year, last = int(month[1]), int(month[2])
    found = dates.find(sentence, lang, published)
    for before, each in zip((None, *found), found, strict=False):
        if each.as_of == as_of:
            first = _first_month(sentence, each, lang, last) or _joined(sentence, before, each, lang)
            return date(year if first <= last else year - 1, first, 1) if first else None
    return None


def _first_month(sentence: str, found: Date, lang: str, last: int) -> int | None:
    words = sentence[found.start : found.end]
    if _HALF[lang].search(words):
        return max(1, last - 5)
    if _QUARTER[lang].search(words):
        return max(1, last - 2)
    if _SINCE_NEW_YEAR[lang].search(words):
        return 1
    months = list(re.finditer(rf"(?:{last}|[一二三四五六七八九十]{{1,2}})月", words)) if lang == "zh" else []
    stop = found.start + (months[-1].start() if months else 0)
    opening = _TO[lang].search(sentence[max(0, stop - 6) : stop])
    return _NUMERALS.get(opening[1]) or int(opening[1]) if opening else None


def _joined(sentence: str, before: Date | None, found: Date, lang: str) -> int | None:
    """The month of «March» in «March and April»."""
    if before is None or not (month := _MONTH.fullmatch(before.as_of or "")):
        return None
    return int(month[2]) if _JOINED[lang].fullmatch(sentence[before.end : found.start]) else None


def ahead(sentence: str, at: int, lang: str) -> bool:
    """Whether the words before the number at sentence[at] speak of what is expected, planned or hoped for."""
    pattern = _AHEAD.get(lang)
    return bool(pattern and pattern.search(sentence, max(0, at - 120), at))
