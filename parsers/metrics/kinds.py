"""What kind of thing a figure counts, where one metric counts many: 71 unicorns and 5,100 companies are no one line.

A metric's file may hold, for each language, a table of kinds:

    by_noun = true                  top level: a noun of no known kind is a kind of its own

    [en.kinds]
    unicorns = '\\bunicorns?$'       the tag that goes into the scope as «of:unicorns», the same in every language
    plain = '\\bcompan(?:y|ies)$'    "plain": the metric's ordinary sort, without a tag

The first pattern that is found in the noun (lower case) decides.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PLAIN = "plain"
_WORDS = re.compile(r"\w+")
_KEPT_WORDS = 2  # of a noun that is a kind of its own: its head, and what stands before it


@dataclass(frozen=True, slots=True)
class _Kinds:
    by_noun: bool
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


def kind(metric: str, lang: str, noun: str | None) -> str | None:
    """The scope tag of a figure of `metric` that counts `noun`, or None for the metric's ordinary sort."""
    known = _kinds(metric, lang)
    words = (noun or "").lower().strip()
    if not words:
        return None
    for tag, pattern in known.patterns:
        if pattern.search(words):
            return None if tag == _PLAIN else f"of:{tag}"
    return f"of:{_own(words)}" if known.by_noun else None


def _own(noun: str) -> str:
    return "_".join(_WORDS.findall(noun)[-_KEPT_WORDS:]) or noun


@cache
def _kinds(metric: str, lang: str) -> _Kinds:
    file = files(__package__) / f"{metric}.toml"
    if metric == "other" or not file.is_file():
        return _Kinds(metric == "other", ())
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    found = table.get(lang, {}).get("kinds", {})
    try:
        patterns = tuple((tag, re.compile(pattern)) for tag, pattern in found.items())
    except re.error as error:
        raise ValueError(f"parsers/metrics/{metric}.toml: [{lang}.kinds]: {error}") from error
    return _Kinds(bool(table.get("by_noun")), patterns)
