"""Which English counts stand at one time although a verb of events is near, and which a period brought."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure

PUBLISHED = datetime(2026, 7, 20, tzinfo=UTC)


def read(text: str) -> tuple[Figure, ...]:
    article = Article(url="u", text=text, lang="en", title="Large models in China", published=PUBLISHED)
    return extract(article).figures


def valued(text: str, value: float) -> Figure:
    return next(f for f in read(text) if f.value == value)


@pytest.mark.parametrize(
    ("text", "value", "flow", "as_of"),
    [
        ("As of June 30, 2026, a total of 642 generative AI services had been filed in China.", 642, False, "2026-06-30"),
        ("As of June 30, 2026, a total of 642 AI services have been registered.", 642, False, "2026-06-30"),
        ("As of May 31, 2026, a total of 642 AI services have completed filing.", 642, False, "2026-05-31"),
        ("A total of 642 AI services had been filed in China as of June 30, 2026.", 642, False, "2026-06-30"),
        ("By May 31, 2026, a total of 642 AI services had completed filing.", 642, False, "2026-05-31"),
        ("As of May 31, 2026, 642 AI services had been filed, with 80 added in April and May.", 80, True, "2026-05"),
        ("As of May 31, 2026, 642 AI services were filed, including 80 approved in May.", 80, True, "2026-05"),
        ("In May 2026, 80 new AI services were filed with the regulator.", 80, True, "2026-05"),
        ("In 2025, 300 generative AI services had been filed.", 300, True, "2025"),
    ],
)  # fmt: skip
def test_what_is_told_as_of_a_day_stands(text: str, value: float, flow: bool, as_of: str) -> None:
    found = valued(text, value)
    assert (found.flow, found.as_of) == (flow, as_of)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("The number of registered AI services in China rose from 562 in April to 642 in June.", False),
        ("Registered large models rose from 562 in April to 642 in June.", False),
        ("The number of released models grew from 562 in April to more than 642 in June.", False),
        ("The number of filed AI services rose to 642 in June from 562 in April.", False),
        ("The number of filed AI services reached 642 in June, up from 562 in April.", False),
        ("The assistant's users rose from 562 million in April to 642 million in June.", False),
        ("Revenue of the AI firm rose from 562 million yuan in April to 642 million yuan in June.", True),
        ("New model releases rose from 562 in April to 642 in June.", True),
    ],
)
def test_a_total_that_changes_stands_at_both_ends(text: str, flow: bool) -> None:
    found = {f.as_of: f.flow for f in read(text)}
    assert found == {"2026-04": flow, "2026-06": flow}


def test_what_stood_months_earlier_is_of_the_same_noun() -> None:
    found = valued(
        "As of June 30, 642 AI services had been filed with the CAC, up from 562 two months earlier.", 562
    )
    assert (found.metric, found.flow, found.place) == ("registered_services", False, "CN")
    assert found.as_of == "2026-04"
