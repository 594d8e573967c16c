"""Numbers that another is measured against: which of two a sentence gives as what stood before. One module a language."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Protocol, cast


class _Language(Protocol):
    def earlier(self, sentence: str, start: int, end: int) -> bool: ...


def earlier(sentence: str, start: int, end: int, lang: str) -> bool:
    """Whether the sentence gives the number at sentence[start:end] as what stood before another of the same thing:
    the 868 of «rose from 868 to 988» and of «较此前的868款增加120款». False for the new number, for either end of
    a range, for a number of another place or body, and in a language without a module."""
    language = _language(lang)
    return language is not None and language.earlier(sentence, start, end)


@cache
def _language(lang: str) -> _Language | None:
    try:
        return cast(_Language, importlib.import_module(f"{__name__}.{lang}"))
    except ModuleNotFoundError:
        return None
