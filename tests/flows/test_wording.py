"""Numbers, bounds, places and quotes as people read them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.wording import bounded, change, counted, name, narrowed, number, place, series, spoken


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (79, "count", "79", "79"),
        (1842, "count", "1,842", "1,842"),
        (41.5, "percent", "41.5%", "41.5%"),
        (-50, "percent", "-50%", "-50%"),
        (515e6, "count", "515 million", "5.15亿"),
        (648_000_000, "count", "648 million", "6.48亿"),
        (40_000, "count", "40,000", "40,000"),
        (1_100_000, "count", "1.1 million", "110万"),
        (1_234_567, "count", "1,234,567", "1,234,567"),
        (7.2e9, "CNY", "7.2 billion yuan", "72亿元"),
        (1e9, "USD", "$1 billion", "10亿美元"),
        (72e9, "parameters", "72 billion parameters", "720亿 参数"),
        (18e12, "tokens", "18 trillion tokens", "18万亿 词元"),
        (0.8, "CNY", "0.8 yuan", "0.8元"),
    ],
)
def test_a_number_reads_as_prose(value: float, unit: str, english: str, chinese: str) -> None:
    assert (number(value, unit), number(value, unit, "zh")) == (english, chinese)


@given(st.integers(-(10**15), 10**15))
def test_no_digit_of_a_count_is_lost(value: int) -> None:
    steps = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    digits, _, step = number(value).partition(" ")
    assert round(float(digits.replace(",", "")) * steps[step]) == value


@pytest.mark.parametrize(
    ("bound", "english", "chinese"),
    [
        ("exact", "79", "79"),
        ("at_least", "at least 79", "至少 79"),
        ("more_than", "more than 79", "超过 79"),
        ("at_most", "up to 79", "至多 79"),
        ("nearly", "nearly 79", "近 79"),
        ("about", "about 79", "约 79"),
        ("less_than", "less than 79", "不足 79"),
    ],
)
def test_a_bound_is_said(bound: str, english: str, chinese: str) -> None:
    assert bounded(79, None, "count", bound) == english
    assert bounded(79, None, "count", bound, "zh") == chinese


def test_ranges_and_increases() -> None:
    assert bounded(300e6, 500e6, "tokens", "range") == "300 to 500 million tokens"
    assert bounded(900e6, 1.2e9, "CNY", "range") == "900 million yuan to 1.2 billion yuan"
    assert bounded(8e9, 10e9, "CNY", "range", "zh") == "80亿元至100亿元"
    assert bounded(30, 40, "percent", "range") == "30% to 40%"
    assert bounded(72, None, "count", "exact", flow=True) == "+72"
    assert bounded(900, None, "count", "more_than", flow=True) == "more than 900"


def test_changes() -> None:
    assert [change(d, "count") for d in (1379, -18, 0, None)] == ["+1,379", "-18", "", ""]
    assert change(-0.4, "percent") == "-0.4 points"


def test_places_and_series_have_names_in_both_languages() -> None:
    assert place("CN+US") == "China and United States" and place("CN-GD", "zh") == "广东"
    assert place("FR") == "FR" and place(None) == ""
    assert (
        name("registered_services", None, "CN", True) == "registered services · China · added within a period"
    )
    assert name("models", "DeepSeek", None, False, "zh") == "大模型 · DeepSeek"


@pytest.mark.parametrize(
    ("metric", "scope", "english", "chinese"),
    [
        ("share", ["of:users"], "share of users · China", "用户占比 · 中国"),
        (
            "share",
            ["of:models", "open_source"],
            "share of models · China · open source",
            "大模型占比 · 中国 · 开源",
        ),
        ("share", ["of:使用率"], "share (使用率) · China", "使用率 · 中国"),
        ("growth", ["of:revenue"], "growth of revenue · China", "收入增长 · 中国"),
        ("organisations", ["of:unicorns"], "unicorns · China", "独角兽企业 · 中国"),
        ("other", ["of:honest_people"], "honest people · China", "honest people · 中国"),
        ("users", ["of:monthly_active"], "monthly active users · China", "月活跃用户 · 中国"),
        (
            "models",
            ["min_parameters:1000000000"],
            "models · China · with 1 billion parameters or more",
            "大模型 · 中国 · 参数不少于10亿",
        ),
        ("models", ["new_tag:seven"], "models · China · new tag: seven", "大模型 · 中国 · new tag: seven"),
    ],
)
def test_what_narrows_a_series_is_said_in_words(
    metric: str, scope: list[str], english: str, chinese: str
) -> None:
    row = {"metric": metric, "subject": None, "place": "CN", "flow": False, "scope": scope}
    assert (series(row), series(row, "zh")) == (english, chinese)


def test_every_sort_of_every_metric_has_words_in_both_languages() -> None:
    for file in files("parsers.metrics").iterdir():
        if not file.name.endswith(".toml"):
            continue
        table = tomllib.loads(file.read_text("utf-8"))
        sorts = {sort for lang in ("en", "zh") for sort in table.get(lang, {}).get("kinds", {})} - {"plain"}
        for sort in sorts:
            metric = file.name.removesuffix(".toml")
            assert not re.search("[a-z]", counted(metric, [f"of:{sort}"], "zh")), (metric, sort)
            assert counted(metric, [f"of:{sort}"]).isascii()


@given(st.lists(st.text(max_size=20), max_size=4))
def test_no_tag_is_lost_or_fails(tags: list[str]) -> None:
    others = [tag for tag in tags if not tag.startswith("of:")]
    assert len(narrowed(tags)) == len(narrowed(tags, "zh")) == len(others)


def test_a_quote_is_shown_without_who_said_it() -> None:
    text = "“Peng water, not bottles,” Peng said. “When it gets cheaper, people build gardens.”"
    parts = [{"start_at": m.start(1), "end_at": m.end(1)} for m in re.finditer("“([^”]*)”", text)]
    whole = text[parts[0]["start_at"] : parts[-1]["end_at"]]
    shown = spoken(whole, parts[0]["start_at"], parts)
    assert shown == "Peng water, not bottles, … When it gets cheaper, people build gardens."
    assert spoken("we do not count it,", 7, []) == "we do not count it"


@given(st.text(min_size=1, max_size=80), st.data())
def test_showing_a_quote_never_fails(text: str, data: st.DataObject) -> None:
    cuts = sorted(
        data.draw(
            st.lists(st.integers(0, len(text)), min_size=2, max_size=6).filter(lambda x: len(x) % 2 == 0)
        )
    )
    parts = [{"start_at": 5 + a, "end_at": 5 + b} for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    whole = text[cuts[0] : cuts[-1]]
    assert isinstance(spoken(whole, 5 + cuts[0], parts), str)
