"""Dates as texts give them, absolute or relative to the day of publication: one module a language.

`find` gives each date with what it means (截至2025年3月31日 is 2025-03-31, «late May» the last May, 去年底 last
December) and the word that ties it to its sentence. dateparser and recognizers-text, looked at, read single
dates well; in running text they take any number for a date, and need milliseconds a sentence.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Protocol, cast

from parsers.dates.calendar import Calendar
from parsers.dates.records import Date

__all__ = ["Calendar", "Date", "find"]


class _Language(Protocol):
    def find(self, text: str, calendar: Calendar) -> Iterable[Date]: ...


def find(text: str, lang: str, published: date | None = None) -> tuple[Date, ...]:
    """Every date of a text, in order, none overlapping. Raises KeyError for a language without a module."""
    return tuple(_language(lang).find(text, Calendar(published)))


@cache
def _language(lang: str) -> _Language:
    try:
        return cast(_Language, importlib.import_module(f"{__name__}.{lang}"))
    except ModuleNotFoundError as error:
        raise KeyError(f"no dates for language {lang!r}") from error
