"""What is measured: one TOML file a metric, found by its name.

A file holds what charts and alerts call the metric (`title` in English, `title_zh` in Chinese), the `units` it is told
in, its `plausible` range in base units, its `rank` (which is asked first where two would fit: the lower) and, for each
language, a table of regular expressions:

    [en]
    nouns = [...]     what is counted; searched in the noun phrase (lower case), any one suffices
    context = [...]   optional: at least one must stand in the words around the figure
    unless = [...]    optional: none may stand in the noun phrase
    not_said = [...]  optional: none may stand in the words around the figure
    weak = [...]      optional: nouns that count only where one of `weak_context` stands around the figure

Whoever adds a metric adds one file. A metric without a table for a language is never read in it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BY_UNIT = {
    "parameters": "parameters",
    "tokens": "tokens",
    "flops": "compute",
    "CNY": "money",
    "USD": "money",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one metric in one language."""

    nouns: re.Pattern[str] | None
    context: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    not_said: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    weak_context: re.Pattern[str] | None

    def fit(self, noun: str, context: str) -> bool:
        """Whether a number of `noun` in `context` (both lower case) belongs to the metric."""
        counted = (
            self.nouns and self.nouns.search(noun) and (not self.context or self.context.search(context))
        )
        counted = counted or (
            self.weak and self.weak.search(noun) and self.weak_context and self.weak_context.search(context)
        )
        return bool(counted) and not (
            (self.unless and self.unless.search(noun)) or (self.not_said and self.not_said.search(context))
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric's file."""

    name: str
    titles: dict[str, str]
    units: tuple[str, ...]
    plausible: tuple[float, float]
    rank: int
    terms: dict[str, Terms]


@cache
def measures() -> tuple[Measure, ...]:
    """Every metric there is, lowest rank first. Raises ValueError naming the file that cannot be read."""
    found = []
    for file in files(__name__).iterdir():
        if file.name.endswith(".toml"):
            found.append(_read(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda m: (m.rank, m.name)))


@cache
def get(name: str) -> Measure:
    """The metric of that name. Raises KeyError for one that has no file."""
    for measure in measures():
        if measure.name == name:
            return measure
    raise KeyError(f"no metric {name!r}; there are {', '.join(m.name for m in measures())}")


def title(name: str, lang: str) -> str:
    """What a metric is called in a language, for people; one that has no file is called by its name."""
    found = next((m.titles[lang] for m in measures() if m.name == name), None)
    return found or name.replace("_", " ")


def classify(lang: str, unit: str, noun: str, context: str = "") -> str:
    """The metric that a number of `unit` counting `noun` belongs to, or "other".

    `noun` is the noun phrase as written, `context` the words around it (the clause or sentence). A unit that
    allows one metric only (parameters, tokens, flops, a currency) decides by itself; percentages and
    multiples are shares or growth by their language's file, and come here only for what they are not.
    """
    if unit in _BY_UNIT:
        return _BY_UNIT[unit]
    noun, context = noun.lower(), context.lower()
    for measure, terms in _asked(lang, unit):
        if terms.fit(noun, context):
            return measure.name
    return "other"


def plausible(name: str, value: float) -> bool:
    """Whether the value lies in the metric's plausible range; "other" and unknown metrics take any."""
    for measure in measures():
        if measure.name == name:
            return measure.plausible[0] <= value <= measure.plausible[1]
    return True


@cache
def _asked(lang: str, unit: str) -> tuple[tuple[Measure, Terms], ...]:
    return tuple((m, m.terms[lang]) for m in measures() if lang in m.terms and unit in m.units)


def _read(name: str, toml: str) -> Measure:
    try:
        table = tomllib.loads(toml)
        low, high = table["plausible"]
        return Measure(
            name=name,
            titles={"en": _titled(table, "title"), "zh": _titled(table, "title_zh")},
            units=tuple(table["units"]),
            plausible=(float(low), float(high)),
            rank=int(table["rank"]),
            terms={k: _terms(v) for k, v in table.items() if isinstance(v, dict)},
        )
    except (KeyError, ValueError, TypeError, re.error) as error:
        said = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ValueError(f"parsers/metrics/{name}.toml: {said}") from error


def _titled(table: dict[str, object], key: str) -> str:
    words = table.get(key)
    if not isinstance(words, str) or not words.strip():
        raise ValueError(f'{key} = "..." is missing: what charts and alerts call the metric')
    return words


def _terms(table: dict[str, list[str]]) -> Terms:
    def joined(key: str) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{t})" for t in table[key])) if table.get(key) else None

    keys = ("nouns", "context", "unless", "not_said", "weak", "weak_context")
    return Terms(*(joined(key) for key in keys))
