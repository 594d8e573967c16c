"""What every section of the report is made of: values, names, links and days, worded in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flows.show import clean
from flows.wording import Language, bounded, change, number, series

Row = dict[str, Any]
Both = tuple[str, str]  # English, Chinese
LANGUAGES: tuple[Language, Language] = ("en", "zh")


def value_of(row: Mapping[str, Any], prefix: str = "") -> Both:
    """A figure's value with its bound: «at least 79», «至少 79»."""
    parts = (row[f"{prefix}value"], row.get(f"{prefix}value_high"), row["unit"], row[f"{prefix}bound"])
    en, zh = (bounded(*parts, language=lang, flow=row["flow"]) for lang in LANGUAGES)
    return en, zh


def name_of(row: Mapping[str, Any]) -> Both:
    """A series' name: «registered services · China · added within a period»."""
    en, zh = (clean(series(row, lang)) for lang in LANGUAGES)
    return en, zh


# What a figure stands against: the value before, the other report, or what the article itself said.
_AGAINST: dict[str, Both] = {"conflict": ("against", "对照"), "revised": ("said before", "原为")}


def before_of(row: Mapping[str, Any]) -> Both | None:
    """What a figure stands against: «before: 1,842 (2026-10-31), +24»; None where there is nothing."""
    previous, day, unit = row["previous_value"], row["previous_as_of"], row["unit"]
    if previous is None or previous == row["value"]:
        return None
    words = _AGAINST.get(row["kind"], ("before", "此前"))
    en, zh = (number(previous, unit, lang) for lang in LANGUAGES)
    difference = row["value"] - previous
    return (
        f"{words[0]}: {en}{f' ({day})' if day else ''}, {change(difference, unit)}",
        f"{words[1]} {zh}{f'（{day}）' if day else ''}，{change(difference, unit, 'zh')}",
    )


def story_of(row: Mapping[str, Any], prefix: str = "") -> Row:
    """Headline, link, outlet and time of an article."""
    published = row.get("published") or row.get(f"{prefix}first_seen")
    return {
        "title": clean(row[f"{prefix}title"] or ""),
        "url": link(row[f"{prefix}url"]),
        "publisher": clean(row.get("publisher") or ""),
        "published": moment(published),
    }


def link(url: str | None) -> str:
    """An address that may be a link: never a script."""
    return url if url and url.startswith(("http://", "https://")) else ""


def moment(value: datetime | None) -> str:
    """A time to the minute, or ""."""
    return value.isoformat(timespec="minutes") if value else ""


def day_of(value: date | None) -> str:
    """A day, or ""."""
    return value.isoformat() if value else ""
