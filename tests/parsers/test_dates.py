"""Dates in both languages, absolute and relative to the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import dates

PUBLISHED = date(2025, 8, 15)
ENGLISH = {
    "as of March 31": "2025-03-31",
    "by March 31, 2024": "2024-03-31",
    "on 5 December": "2024-12-05",
    "by the end of June": "2025-06",
    "in late May": "2025-05",
    "in May": "2025-05",
    "in October": "2024-10",
    "early 2024": "2024",
    "at the end of last year": "2024-12",
    "last year": "2024",
    "a year earlier": "2024",
    "two years ago": "2023",
    "last month": "2025-07",
    "three months ago": "2025-05",
    "in the first half of 2025": "2025-06",
    "in the fourth quarter": "2024-12",
    "in Q3 2024": "2024-09",
    "in the first nine months of 2024": "2024-09",
    "in 2023": "2023",
    "it will open by October": "2025-10",
    "2025-03-31": "2025-03-31",
}
CHINESE = {
    "截至2025年3月31日": "2025-03-31",
    "截至二〇二五年三月三十一日": "2025-03-31",
    "截至２０２５年３月底": "2025-03",
    "去年底": "2024-12",
    "到今年6月底": "2025-06",
    "2024年初": "2024",
    "上个月": "2025-07",
    "上個月": "2025-07",
    "本月": "2025-08",
    "14日": "2025-08-14",
    "十四日": "2025-08-14",
    "20日": "2025-07-20",
    "7月31日": "2025-07-31",
    "十二月": "2024-12",
    "2025年上半年": "2025-06",
    "上半年": "2025-06",
    "今年前7个月": "2025-07",
    "前7个月": "2025-07",
    "1至3月": "2025-03",
    "2024年第四季度": "2024-12",
    "將於第4季推出": "2025-12",
    "民國113年": "2024",
    "三年前": "2022",
    "昨日": "2025-08-14",
    "2025/3/31": "2025-03-31",
}


@pytest.mark.parametrize(("words", "meaning"), ENGLISH.items())
def test_english(words: str, meaning: str) -> None:
    assert [d.as_of for d in dates.find(f"Said so {words}, they did", "en", PUBLISHED)] == [meaning]


@pytest.mark.parametrize(("words", "meaning"), CHINESE.items())
def test_chinese(words: str, meaning: str) -> None:
    assert [d.as_of for d in dates.find(f"据称{words}，共有", "zh", PUBLISHED)] == [meaning]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They may march 12 miles with 2,023 people and 2024 models"),
        ("zh", "一日游、26岁、24小时、版本3.2、为期三天、2030人"),
    ],
)
def test_no_dates(lang: str, text: str) -> None:
    assert dates.find(text, lang, PUBLISHED) == ()


def test_the_cue_and_the_kind() -> None:
    (found,) = dates.find("截至今年6月底", "zh", PUBLISHED)
    assert (found.cue, found.kind) == ("截至", "relative")
    (found,) = dates.find("as of June 2024", "en", PUBLISHED)
    assert (found.cue, found.kind) == ("as of", "absolute")


def test_without_a_day_of_publication_only_absolute_dates_mean_something() -> None:
    assert [d.as_of for d in dates.find("去年，即2024年", "zh")] == [None, "2024"]


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    for lang, text in (
        ("zh", f"截至{day.year}年{day.month}月{day.day}日，"),
        ("en", f"as of {day:%B} {day.day}, {day.year}."),
        ("en", f"on {day.day} {day:%b} {day.year}"),
    ):
        assert [d.as_of for d in dates.find(text, lang)] == [day.isoformat()]


@settings(deadline=None)
@given(st.text(alphabet="0123年月日个月底去今上半季度前 inMay2024Qof", max_size=40), st.dates())
def test_any_text_is_read_without_error(text: str, published: date) -> None:
    for lang in ("en", "zh"):
        end = 0
        for found in dates.find(text, lang, published):
            assert end <= found.start < found.end <= len(text)
            end = found.end
