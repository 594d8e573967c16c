"""Where a series stands, and what is held against it: dates that copies give, numbers that are repeated late."""

from __future__ import annotations

import pytest

from tests.warehouse.telling import claims, land, told, trend
from tests.warehouse.written import fig, page
from warehouse.reader import Reader
from warehouse.records import Parsed, Rule
from warehouse.store import Warehouse


def services(name: str, day: str, value: float, as_of: str | None = None, bound: str = "exact") -> Parsed:
    """An outlet of its own with one count."""
    words = f"{bound} {value:.0f} services"
    said = fig(value, words, as_of=as_of, bound=bound, metric="registered_services", noun="services")
    return page(name, day, said, site=f"{name}.example")


def latest(house: Warehouse) -> list[tuple[object, ...]]:
    return [row[:-1] for row in claims(house, "value, as_of, latest") if row[-1]]


def monthly(house: Warehouse) -> list[tuple[object, ...]]:
    house.publish()
    with Reader.open(house.data) as reader:
        return reader.sql(
            "SELECT month::VARCHAR, value FROM trend_monthly('registered_services', place := 'CN')"
        ).rows


def test_an_undated_number_is_not_newer_than_the_one_that_took_its_place(house: Warehouse) -> None:
    land(house, services("a", "2026-07-10", 868))
    land(house, services("b", "2026-07-11", 988, "2026-06-30"))
    assert told(house) == [("first", 868.0, None), ("changed", 988.0, 868.0)]
    assert latest(house) == [(988.0, "2026-06-30")]
    assert [t[1] for t in trend(house, "registered_services")] == [868.0, 988.0]
    assert monthly(house) == [("2026-06-01", 988.0)]


def test_one_stale_date_does_not_keep_out_the_true_number(house: Warehouse) -> None:
    land(house, services("a", "2026-05-13", 868, "2026-04-30"))
    land(house, services("stale", "2026-07-10", 868, "2026-07-10"))
    land(house, services("c", "2026-07-10", 988, "2026-06-30"))
    land(house, services("d", "2026-07-11", 988, "2026-06-30"))
    assert told(house) == [("first", 868.0, None), ("changed", 988.0, 868.0)]
    assert latest(house) == [(988.0, "2026-06-30")]
    assert [t[:2] for t in trend(house, "registered_services")] == [
        ("2026-04-30", 868.0),
        ("2026-06-30", 988.0),
    ]


@pytest.mark.parametrize("as_of", [None, "2026-07-12"])
def test_who_repeats_the_old_number_late_does_not_change_it_back(house: Warehouse, as_of: str | None) -> None:
    land(house, services("a", "2026-05-13", 868, "2026-04-30"))
    land(house, services("b", "2026-07-10", 988, "2026-06-30"))
    told(house)
    landed = land(house, services("slow", "2026-07-12", 868, as_of))
    assert (told(house), landed.claims) == ([], {"restated": 1})
    assert latest(house) == [(988.0, "2026-06-30")]
    assert [t[1] for t in trend(house, "registered_services")] == [868.0, 988.0]


def test_a_first_alert_tells_of_nothing_before(house: Warehouse) -> None:
    said = (fig(1500, "over 1,500 models", bound="more_than"), fig(1509, "1,509 models", as_of="2026-07-28"))
    land(house, page("x", "2026-07-28", *said))
    assert told(house) == [("first", 1509.0, None)]


def test_an_alert_says_the_exact_number_of_a_rounded_headline(house: Warehouse) -> None:
    land(house, services("a", "2026-05-13", 868, "2026-04-30"))
    told(house)
    said = [
        fig(980, "over 980 services", bound="more_than", metric="registered_services"),
        fig(988, "988 services", as_of="2026-06-30", metric="registered_services"),
    ]
    land(house, page("x", "2026-07-10", *said, site="b.example"))
    due = house.due(page("x", "2027-01-01").fetched)
    assert [(a.kind, a.value, a.bound, a.as_of, a.previous_value) for a in due] == [
        ("changed", 988.0, "exact", "2026-06-30", 868.0)
    ]


@pytest.mark.parametrize("order", [("weak", "strong"), ("zz-weak", "strong"), ("weak", "zz-strong")])
def test_a_weak_statement_that_was_told_does_not_stand_for_a_strong_one(
    house: Warehouse, order: tuple[str, str]
) -> None:
    land(house, services(order[0], "2026-07-02", 200, bound="more_than"))
    told(house)
    land(house, services(order[1], "2026-07-02", 350))
    assert [t[1] for t in told(house)] == [350.0]


def test_a_rule_without_kinds_wants_all_kinds(house: Warehouse) -> None:
    land(house, services("a", "2026-07-02", 200), rules=[Rule(name="all", channels=("file",), kinds=())])
    assert told(house) == [("first", 200.0, None)]


def test_the_old_number_of_a_story_is_history(house: Warehouse) -> None:
    said = [
        fig(988, "988 services", metric="registered_services"),
        fig(868, "up from 868", as_of="2026-04", metric="registered_services"),
    ]
    land(house, page("x", "2026-07-10", *said))
    land(house, services("b", "2026-07-11", 988))
    land(house, services("c", "2026-07-12", 868, "2026-04-30"))
    assert told(house) == [("first", 988.0, None)]
    assert latest(house) == [(988.0, None)]


def test_a_count_of_some_is_not_the_count_of_the_country(house: Warehouse) -> None:
    land(house, page("a", "2026-05-01", fig(1509, "1,509 models")))
    told(house)
    landed = land(house, page("b", "2026-07-10", fig(12, "12 models"), site="b.example"))
    assert (told(house), landed.claims) == ([], {"partial": 1})
    assert [t[1] for t in trend(house)] == [1509.0]
    assert latest(house) == [(1509.0, None)]
