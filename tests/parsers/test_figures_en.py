"""Reported numbers in English: what is read, what is not, and that nothing breaks the reader."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.extract import document, extract
from parsers.languages.en.counting import LONGEST, figures
from parsers.records import Article, Credit, Figure, Statements

PUBLISHED = datetime(2025, 6, 18, tzinfo=UTC)


def read(text: str, title: str = "Large models in China") -> tuple[Figure, ...]:
    return extract(Article(url="u", text=text, lang="en", title=title, published=PUBLISHED)).figures


def only(text: str) -> Figure:
    (figure,) = read(text)
    return figure


# --- numbers, units, bounds ----------------------------------------------------------------------------------

NOTATIONS = {
    "grouped": lambda n: f"{n:,}",
    "plain": lambda n: str(n) if n >= 10_000 or n < 1000 else f"{n:,}",
    "words": lambda n: _words(n),
    "thousands": lambda n: f"{n * 1000:,}",
    "million": lambda n: f"{n} million",
    "billion": lambda n: f"{n / 10:g} billion",
    "letter": lambda n: f"{n}m",
    "bn": lambda n: f"{n}bn",
}
FACTORS = {"thousands": 1e3, "million": 1e6, "billion": 1e8, "letter": 1e6, "bn": 1e9}
BEFORE = {
    "": "exact",
    "at least ": "at_least",
    "no fewer than ": "at_least",
    "not less than ": "at_least",
    "more than ": "more_than",
    "over ": "more_than",
    "upwards of ": "more_than",
    "in excess of ": "more_than",
    "up to ": "at_most",
    "no more than ": "at_most",
    "as many as ": "at_most",
    "nearly ": "nearly",
    "almost ": "nearly",
    "close to ": "nearly",
    "about ": "about",
    "some ": "about",
    "roughly ": "about",
    "an estimated ": "about",
    "fewer than ": "less_than",
    "under ": "less_than",
    "just under ": "less_than",
}
AFTER = {
    " or more": "at_least",
    " or so": "about",
    " or fewer": "at_most",
    "-odd": "about",
    "-plus": "more_than",
}


def _words(n: int) -> str:
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    ones += "seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10 - 2] + (f"-{ones[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ones[n // 100]} hundred" + (f" and {_words(n % 100)}" if n % 100 else "")
    return f"{_words(n // 1000)} thousand" + (f" {_words(n % 1000)}" if n % 1000 else "")


@given(st.integers(2, 99_999), st.sampled_from(sorted(NOTATIONS)), st.sampled_from(sorted(BEFORE)))
def test_a_number_in_any_notation_with_any_bound_reads_back(n: int, notation: str, bound: str) -> None:
    figure = only(f"The firm owns {bound}{NOTATIONS[notation](n)} servers.")
    assert figure.value == pytest.approx(n * FACTORS.get(notation, 1))
    assert (figure.bound, figure.unit, figure.noun) == (BEFORE[bound], "count", "servers")


@given(st.integers(20, 900), st.sampled_from(sorted(AFTER)))
def test_bounds_after_the_number(n: int, bound: str) -> None:
    figure = only(f"The firm owns {n}{bound} servers.")
    assert (figure.value, figure.bound) == (n, AFTER[bound])


@given(
    st.integers(1, 100),
    st.sampled_from(["%", " percent", " per cent", " pct"]),
    st.sampled_from(sorted(BEFORE)),
)
def test_percentages(n: int, sign: str, bound: str) -> None:
    figure = only(f"It makes up {bound}{n}{sign} of the models.")
    assert (figure.value, figure.unit, figure.metric, figure.bound) == (n, "percent", "share", BEFORE[bound])


@given(
    st.integers(1, 999),
    st.sampled_from(
        ["{} million yuan", "RMB{} million", "¥{} million", "${} million", "US${}m", "{} million dollars"]
    ),
    st.sampled_from(sorted(BEFORE)),
)
def test_money(n: int, form: str, bound: str) -> None:
    figure = only(f"The start-up raised {bound}{form.format(n)} this year.")
    unit = "USD" if "$" in form or "dollars" in form else "CNY"
    assert (figure.value, figure.unit, figure.metric) == (n * 1e6, unit, "money")
    assert figure.bound == BEFORE[bound]


@given(
    st.integers(2, 90),
    st.integers(1, 900),
    st.sampled_from(["{} to {}", "{}-{}", "{}–{}", "between {} and {}"]),
)
def test_ranges(low: int, step: int, form: str) -> None:
    figure = only(f"The centre has {form.format(low, low + step)} clusters.")
    assert (figure.value, figure.value_high, figure.bound) == (low, low + step, "range")


@pytest.mark.parametrize(
    ("words", "value", "unit", "metric"),
    [
        ("a 70-billion-parameter model", 70e9, "parameters", "parameters"),
        ("a 7B model", 7e9, "parameters", "parameters"),
        ("14.8 trillion tokens", 14.8e12, "tokens", "tokens"),
        ("748 EFLOPS of computing power", 748e18, "flops", "compute"),
        ("26,000 petaflops", 26_000e15, "flops", "compute"),
        ("a 10,000-card cluster", 10_000, "count", "compute"),
        ("half of the models", 50, "percent", "share"),
        ("two-thirds of the models", 66.67, "percent", "share"),
        ("one in eight factories", 12.5, "percent", "share"),
        ("dozens of hospitals", 12, "count", "organisations"),
        ("hundreds of thousands of users", 100_000, "count", "users"),
        ("HK$4.2 billion", 4.2e9, "other", "money"),
    ],
)
def test_units(words: str, value: float, unit: str, metric: str) -> None:
    figure = only(f"It has {words}.")
    assert (figure.value, figure.unit, figure.metric) == (pytest.approx(value, rel=1e-3), unit, metric)


def test_a_conversion_in_brackets_is_the_same_amount_again() -> None:
    yuan, dollars = read("It raised 7.2 billion yuan ($1 billion) last year.")
    assert (yuan.conversion, dollars.conversion) == (False, True)
    assert (dollars.unit, dollars.flow, dollars.as_of) == ("USD", yuan.flow, "2024")


def test_from_one_level_to_another_is_a_pair() -> None:
    assert [(f.value, f.value_high, f.metric) for f in read("Use rose from 38% to 66% of the firms.")] == [
        (38, None, "share"),
        (66, None, "share"),
    ]


# --- what is counted, where, when, by whom ------------------------------------------------------------------


def test_what_was_named_before_is_understood() -> None:
    text = (
        "China has 302 generative AI services on file. Of these, 105 are from Beijing and 60 from Shanghai."
    )
    found = read(text)
    assert [(f.value, f.metric, f.place) for f in found] == [
        (302, "registered_services", "CN"),
        (105, "registered_services", "CN-BJ"),
        (60, "registered_services", "CN-SH"),
    ]


def test_places_in_turn() -> None:
    found = read("Hangzhou, Shenzhen and Suzhou host 61, 48 and 22 AI labs respectively.")
    assert [(f.value, f.place, f.metric) for f in found] == [
        (61, "CN-ZJ", "organisations"),
        (48, "CN-GD", "organisations"),
        (22, "CN-JS", "organisations"),
    ]


def test_the_share_of_two_countries_belongs_to_both() -> None:
    figure = only("The US and China together account for 80 percent of the world's large models.")
    assert (figure.metric, figure.place) == ("share", "CN+US")


def test_each_number_has_its_own_date() -> None:
    found = read("The tally stood at 117 models at the end of March 2024, against 40 in January.")
    assert [(f.value, f.as_of) for f in found] == [(117, "2024-03"), (40, "2025-01")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Revenue grew 43 percent", 43),
        ("Revenue fell 57 percent", -57),
        ("Revenue doubled", 2),
        ("Revenue rose threefold", 3),
        ("The firm cut its prices by 97 percent", -97),
        ("Revenue was 2.4 times the level of a year earlier", 2.4),
        ("The rate is up 18.8 percentage points", 18.8),
    ],
)
def test_growth(words: str, value: float) -> None:
    figure = only(f"{words}.")
    assert (figure.value, figure.metric) == (value, "growth")


def test_additions_are_flows_and_totals_are_not() -> None:
    found = read("China now has 748 services on file, and 446 services were added in 2025.")
    assert [(f.value, f.flow) for f in found] == [(748, False), (446, True)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("3bil yuan", 3e9, "CNY"),
        ("RM1.9bil", 1.9e9, "other"),
        ("RM640", 640, "other"),
        ("billions of dollars", 1e9, "USD"),
        ("tens of millions of yuan", 1e7, "CNY"),
    ],
)
def test_money_of_another_notation_is_money(words: str, value: float, unit: str) -> None:
    figure = only(f"The AI start-up spent {words} on chips.")
    assert (figure.value, figure.unit, figure.metric) == (value, unit, "money")


@pytest.mark.parametrize(
    ("sentence", "flow"),
    [
        ("Cloud revenue of the AI firm jumped 21 percent year over year to 4.2 billion yuan.", True),
        ("The valuation of the AI firm rose 21 percent to 4.2 billion yuan.", False),
        ("AI engineers are offered an average monthly salary of 18,500 yuan.", False),
        ("Generative AI raked in $7.4 billion.", True),
        ("Chinese labs churned out 26 large models in 2024.", True),
    ],
)
def test_what_a_period_brought_by_its_verb(sentence: str, flow: bool) -> None:
    assert read(sentence)[-1].flow is flow


def test_side_facts_of_an_article_on_the_subject_are_not_core() -> None:
    masts, models = read("The country has built 2.4 million base stations, and it runs 120 large models.")
    assert (masts.core, models.core) == (False, True)


def test_the_innermost_credit_is_the_source() -> None:
    text = "China has 79 large models, a report says."
    doc = document(Article(url="u", text=text, lang="en", published=PUBLISHED))
    credits = (Credit(0, len(text), "the paper"), Credit(0, 25, "a report"))
    (figure,) = figures(doc, Statements(credits=credits))
    assert figure.source == "a report"


def test_off_the_topic() -> None:
    found = read("The ferry carried 212 passengers and 40 cars.", title="Ferry runs aground")
    assert [f.core for f in found] == [False, False]


# --- nothing breaks it --------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    "1 22 3,456 7.8 0 % percent $ ¥ yuan million bn K - – ( ) , . ; : ' ’ “ ” / ^ ~ + up down to from "
    "between and or of in the a one two half third "
    "quarter dozens hundreds more than at least nearly China's Beijing models tokens parameters EFLOPS "
    "times -fold doubled who's e10 x10^6 "
    "May 2024 last year No. § ½ １２ 三百 \u202f \u00a0 \t \n é".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=40).map(" ".join)
    | st.lists(PIECES, max_size=40).map("".join)
    | st.text(max_size=200)
)
def test_any_text_is_read_and_every_offset_holds(text: str) -> None:
    for figure in read(text):  # extract checks the slices too
        assert text[figure.start : figure.end] == figure.text
        assert figure.value_high is None or figure.value_high > figure.value


def _work(text: str) -> int:
    """How many calls the reader makes for a text: the measure of its work that no busy machine can blur."""
    doc = document(Article(url="u", text=text, lang="en", published=PUBLISHED))
    calls = 0

    def count(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        list(figures(doc, Statements()))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        "China had 346 AI services by the end of March, up from 302 in 2024, and 72 came from Beijing. ",
        "Beijing 38, Guangdong 20, ",  # one sentence without an end
        "1,234,",
        "one hundred and ",
        "in 2024 from 3 to 4 percent of the ",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    short = unit * (9_000 // len(unit))
    assert _work(short * 4) <= 5 * _work(short)


def test_a_sentence_beyond_measure_is_read_in_stretches() -> None:
    found = read("a model and 12 chips, " * (3 * LONGEST // 20))
    assert {f.value for f in found} == {12}


def test_five_megabytes() -> None:
    counted = (
        "The ministry said that 346 services were on file at the end of March, 44 more than in December. "
    )
    told = "Nobody in the room had expected the minister to speak of anything but the weather that morning. "
    paragraph = counted + told * 24
    text = "\n\n".join([paragraph] * (5_000_000 // len(paragraph)))
    doc = document(Article(url="u", text=text, lang="en", published=PUBLISHED))
    assert sum(1 for _ in figures(doc, Statements())) == 2 * len(doc.paragraphs)
