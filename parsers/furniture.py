"""Lines that stand around stories, in the words of every language there is (parsers.languages.*.page)."""

from __future__ import annotations

import importlib
from functools import cache, lru_cache
from re import Pattern
from typing import Any

from parsers import languages

_LONGEST = 420  # a longer line is a paragraph of the story whatever it begins with


@cache
def words() -> tuple[Any, ...]:
    """The page words of each language."""
    return tuple(importlib.import_module(f"{languages.__name__}.{code}.page") for code in languages.codes())


@cache
def patterns(name: str) -> tuple[Pattern[str], ...]:
    """One pattern of each language; of bylines, which are several, all."""
    return tuple(p for language in words() for p in _of(language, name))


def patterns_for(name: str, line: str) -> tuple[Pattern[str], ...]:
    """Those that may find something in a line: in one of ASCII none of a language that has other letters."""
    return _in_ascii(name) if line.isascii() else patterns(name)


@cache
def _in_ascii(name: str) -> tuple[Pattern[str], ...]:
    return tuple(p for language in words() if language.IN_ASCII for p in _of(language, name))


def _of(language: Any, name: str) -> tuple[Pattern[str], ...]:
    value = getattr(language, name)
    return value if isinstance(value, tuple) else (value,)


@lru_cache(maxsize=4096)
def is_furniture(line: str) -> bool:
    """An editor's line, a share bar, an invitation to subscribe and the like."""
    return len(line) <= _LONGEST and any(p.match(line) for p in patterns("FURNITURE"))


@lru_cache(maxsize=4096)
def is_ending(line: str) -> bool:
    """A heading such as «Related stories»: what follows is no longer the story."""
    return len(line) <= 80 and any(p.match(line) for p in patterns("ENDINGS"))


def names_writer(line: str) -> bool:
    """A line that says who wrote the story or where it was taken from."""
    return any(p.search(line) for p in (*patterns_for("BYLINE", line), *patterns_for("SOURCE", line)))


def is_caption(line: str) -> bool:
    """A line that ends or begins as captions of pictures do."""
    return len(line) <= _LONGEST and any(p.search(line) for p in patterns("CAPTION"))


def without_suffix(paragraph: str) -> str:
    """A paragraph without «(Web editor: …)» or «read more» at its end."""
    for language in words():
        if paragraph.rstrip().endswith(language.SUFFIX_ENDS) and (
            found := language.SUFFIX.search(paragraph, max(0, len(paragraph) - 100))
        ):
            paragraph = paragraph[: found.start()].rstrip()
    return paragraph
