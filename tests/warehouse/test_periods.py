"""What a period brought: compared only with what a period of the same length brought."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.dates.periods import ahead, begins
from tests.warehouse.telling import land, told
from tests.warehouse.written import fig, page
from warehouse.reader import Reader
from warehouse.records import Parsed
from warehouse.store import Warehouse

ADDED = {"metric": "registered_services", "flow": True}


def added(day: str, value: float, period: str, as_of: str) -> Parsed:
    """An article that says so many services were added in a period."""
    words = f"{value} services"
    body = f"In {period}, {words} were added to the list that is kept in the capital. Told on {day}."
    return page(day, day, fig(value, words, as_of=as_of, **ADDED), body=body, site=f"{day}.example")


def test_periods_of_different_lengths_are_not_compared(house: Warehouse) -> None:
    land(house, added("2026-05-10", 72, "March and April", "2026-04"))
    land(house, added("2026-07-10", 120, "May and June", "2026-06"))
    land(house, added("2026-08-10", 69, "July", "2026-07"))
    land(house, added("2026-09-10", 75, "August", "2026-08"))
    assert told(house) == [
        ("first", 72.0, None),
        ("changed", 120.0, 72.0),
        ("changed", 69.0, None),  # one month after two
        ("changed", 75.0, 69.0),
    ]
    with Reader.open(house.publish().parent) as reader:
        changes = reader.sql("SELECT value, change FROM trend ORDER BY day").rows
    assert changes == [(72.0, None), (120.0, 48.0), (69.0, None), (75.0, 6.0)]


def test_two_months_between_years_are_compared_with_two_months_before(house: Warehouse) -> None:
    land(house, added("2025-11-03", 60, "September and October", "2025-10"))
    land(house, page("y", "2026-01-03", fig(446, "446 services", as_of="2025", **ADDED), site="y.example"))
    land(house, added("2026-03-03", 90, "January and February", "2026-02"))
    assert told(house) == [("first", 60.0, None), ("changed", 446.0, None), ("changed", 90.0, 60.0)]


def test_a_part_of_a_period_is_no_conflict_with_the_whole(house: Warehouse) -> None:
    land(house, page("y", "2026-01-03", fig(446, "446 services", as_of="2025", **ADDED)))
    land(house, page("d", "2026-01-09", fig(40, "40 services", as_of="2025-12", **ADDED), site="b.example"))
    assert told(house) == [("first", 446.0, None), ("changed", 40.0, None)]


def test_of_undated_increments_nobody_knows_the_period(house: Warehouse) -> None:
    for day, value in (("2026-01-03", 120), ("2026-05-03", 69)):
        land(house, page(day, day, fig(value, f"{value} services", **ADDED), site=f"{day}.example"))
    assert told(house) == [("first", 120.0, None), ("changed", 69.0, None)]


@pytest.mark.parametrize(
    ("sentence", "lang", "as_of", "first"),
    [
        ("In March and April, 72 were added.", "en", "2026-04", date(2026, 3, 1)),
        ("From May to June, 120 more were added.", "en", "2026-06", date(2026, 5, 1)),
        ("In the first half of 2026, 260 were added.", "en", "2026-06", date(2026, 1, 1)),
        ("In the second quarter of 2026, 130 were added.", "en", "2026-06", date(2026, 4, 1)),
        ("From November 2025 to February 2026, 99 were added.", "en", "2026-02", date(2025, 11, 1)),
        ("In July, 69 were added.", "en", "2026-07", None),
        ("By the end of 2025, 748 had been added.", "en", "2025", None),
        ("3月至4月，新增72款服务。", "zh", "2026-04", date(2026, 3, 1)),
        ("今年3月和4月新增72款服务。", "zh", "2026-04", date(2026, 3, 1)),
        ("3、4月份新增72款服务。", "zh", "2026-04", date(2026, 3, 1)),
        ("今年前7个月新增300款服务。", "zh", "2026-07", date(2026, 1, 1)),
        ("上半年新增260款服务。", "zh", "2026-06", date(2026, 1, 1)),
        ("7月新增69款服务。", "zh", "2026-07", None),
    ],
)
def test_when_a_period_begins(sentence: str, lang: str, as_of: str, first: date | None) -> None:
    assert begins(sentence, lang, date(2026, 8, 10), as_of) == first


@pytest.mark.parametrize(
    ("before", "lang", "expected"),
    [
        ("The number of users is expected to reach ", "en", True),
        ("Analysts forecast ", "en", True),
        ("The city aims to build ", "en", True),
        ("Officials expect growth, and the country has ", "en", False),
        ("The country has released ", "en", False),
        ("预计到年底用户将超过", "zh", True),
        ("用户规模有望达到", "zh", True),
        ("目前已发布", "zh", False),
        ("业内人士预计前景良好，目前已有", "zh", False),
    ],
)
def test_what_speaks_of_the_future(before: str, lang: str, expected: bool) -> None:
    assert ahead(before + "79", len(before), lang) is expected


def test_a_quarter_and_a_month_that_end_together_stay_apart(house: Warehouse) -> None:
    land(
        house,
        page("q", "2026-07-03", fig(200, "200 models in the second quarter", as_of="2026-Q2", flow=True)),
    )
    land(house, page("m", "2026-07-04", fig(70, "70 models in June", as_of="2026-06", flow=True)))
    house.publish()
    with Reader.open(house.data) as reader:
        found = reader.sql(
            "SELECT value, lowest, highest, months FROM trend_monthly('models', place := 'CN', flow := true) ORDER BY months"
        ).rows
    assert found == [(70.0, 70.0, 70.0, 1), (200.0, 200.0, 200.0, 3)]
