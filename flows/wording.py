"""Numbers, bounds, places, series and kinds of news as a person reads them, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from flows.words import (
    BOUNDS,
    KINDS,
    MEASURES,
    NOTES,
    OTHER,
    PLACES,
    PROVINCES,
    SORTED,
    SORTS,
    STEPS,
    UNITS,
    Language,
)
from parsers import metrics

__all__ = [
    "KINDS",
    "NOTES",
    "Language",
    "bounded",
    "change",
    "counted",
    "name",
    "narrowed",
    "number",
    "place",
    "series",
    "spoken",
]


def number(value: float, unit: str = "count", language: Language = "en") -> str:
    """A value in base units as prose writes it: 1,842; 41%; 7.2 billion yuan; $1 billion; 6.48亿."""
    words = _scaled(value, unit, language)
    if unit == "USD" and language == "en":
        return f"-${words[1:]}" if words.startswith("-") else f"${words}"
    return words + UNITS[language].get(unit, "")


def _scaled(value: float, unit: str, language: Language) -> str:
    if unit != "percent":
        for step, word in STEPS[language]:
            floor = 1e5 if word == "万" else step  # 84,000 reads as well as 8.4万
            share = round(value / step, 2)
            if abs(value) >= floor and round(share * step) == value:  # no digit is lost
                return f"{share:,.2f}".rstrip("0").rstrip(".") + word
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def bounded(
    value: float,
    value_high: float | None,
    unit: str,
    bound: str,
    language: Language = "en",
    flow: bool = False,
) -> str:
    """A value with its bound: «at least 79», «300 to 500 million», an exact increase with its sign, «+72»."""
    words = number(value, unit, language)
    if value_high is not None:
        high = number(value_high, unit, language)
        if words.partition(" ")[2] == high.partition(" ")[2]:
            words = words.partition(" ")[0]  # the unit is said once
        words = f"{words}{' to ' if language == 'en' else '至'}{high}"
    sign = "+" if flow and value > 0 and unit == "count" and bound == "exact" else ""
    return BOUNDS[language].get(bound, "{}").format(sign + words)


def place(code: str | None, language: Language = "en") -> str:
    """The name of an ISO 3166 code, several joined by "+"; a code that has no name here stays as it is."""
    if not code:
        return ""
    names = [_place(part, language) for part in code.split("+")]
    return " and ".join(names) if language == "en" else "和".join(names)


def _place(code: str, language: Language) -> str:
    if code in PROVINCES:
        return PROVINCES[code][0 if language == "en" else 1]
    return PLACES[language].get(code, code)


def name(
    metric: str,
    subject: str | None,
    where: str | None,
    flow: bool,
    language: Language = "en",
    scope: Sequence[str] = (),
) -> str:
    """A series' name: «registered services · China · added within a period», «share of users · China · open source»."""
    added = (
        ("added within a period" if language == "en" else "期间新增") if flow and metric != "growth" else ""
    )
    parts = (
        counted(metric, scope, language),
        subject,
        place(where, language),
        *narrowed(scope, language),
        added,
    )
    return " · ".join(part for part in parts if part)


def series(row: Mapping[str, Any], language: Language = "en") -> str:
    """The name of the series of a row that holds its metric, subject, place, flow and scope."""
    return name(row["metric"], row["subject"], row["place"], row["flow"], language, row["scope"] or ())


def counted(metric: str, scope: Sequence[str] = (), language: Language = "en") -> str:
    """What a series counts: «models», «share of users», «unicorns»; from its metric and the tag «of:…» of its scope."""
    words = OTHER[language] if metric == "other" else metrics.title(metric, language)
    sort = next((tag.removeprefix("of:") for tag in scope if tag.startswith("of:")), "")
    if not sort:
        return words
    if (metric, sort) in SORTED[language]:
        return SORTED[language][metric, sort]
    said = SORTS[language].get(sort, sort.replace("_", " "))
    measure = MEASURES[language].get(metric)
    if measure is None:
        return said
    if language == "en":
        return measure.format(said) if said.isascii() else f"{words} ({said})"
    return said if said.endswith("率") else measure.format(said)  # a rate is a share by itself


def narrowed(scope: Sequence[str], language: Language = "en") -> list[str]:
    """What else narrows a series, one phrase a tag: «open source», «with 1 billion parameters or more»."""
    return [_narrowed(tag, language) for tag in scope if not tag.startswith("of:")]


def _narrowed(tag: str, language: Language) -> str:
    key, _, value = tag.partition(":")
    if key == "open_source":
        return "open source" if language == "en" else "开源"
    if key == "min_parameters" and value.isdecimal():
        size = number(int(value), "count", language)
        return f"with {size} parameters or more" if language == "en" else f"参数不少于{size}"
    return tag.replace("_", " ").replace(":", ": ")


def change(difference: float | None, unit: str, language: Language = "en") -> str:
    """A difference with its sign: «+1,379», «-0.4 points», «-0.4 个百分点»; empty for none."""
    if not difference:
        return ""
    sign = "+" if difference > 0 else "-"
    if unit == "percent":
        return f"{sign}{abs(difference):.4g} {'points' if language == 'en' else '个百分点'}"
    return sign + number(abs(difference), unit, language)


def spoken(text: str, start: int, parts: Sequence[Mapping[str, int]]) -> str:
    """What stood inside a quote's marks: its parts, « … » where the article said who spoke, a space between
    paragraphs. The comma that leads on to the speaker is left out. `start` and the parts are offsets in the
    article, `text` the quote from its first part to its last."""
    if not parts:
        return text.rstrip(",，")
    words = text[parts[0]["start_at"] - start : parts[0]["end_at"] - start]
    for before, part in pairwise(parts):
        gap = text[before["end_at"] - start : part["start_at"] - start]
        words += (" … " if re.search(r"\w", gap) else " ") + text[
            part["start_at"] - start : part["end_at"] - start
        ]
    return words.rstrip(",，")
