"""Where a series stands, and what is held against it: dates that copies give, numbers that are repeated late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from parsers.records import Figure
from tests.warehouse.telling import claims, land, told, trend
from tests.warehouse.written import at, fig, page
from warehouse.reader import Reader
from warehouse.records import Parsed, Rule
from warehouse.store import Warehouse


def services(name: str, day: str, value: float, as_of: str | None = None, bound: str = "exact") -> Parsed:
    """An outlet of its own with one count."""
    words = f"{bound} {value:.0f} services"
    said = fig(value, words, as_of=as_of, bound=bound, metric="registered_services", noun="services")
    return page(name, day, said, site=f"{name}.example")


def users(value: float, **rest: object) -> Figure:
    return fig(value, f"{value:.0f} users", metric="users", **rest)


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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (fig(1500, "over 1,500 models", bound="more_than", as_of="2025-07-28"), fig(1560, "1,560 models")),
        (fig(800, "more than 800 models", bound="more_than"), fig(838, "838 models")),
        (fig(700, "over 700", bound="more_than", as_of="2025-10"), fig(730, "730", as_of="2025-12-31")),
        (users(515e6, as_of="2025-06"), users(520e6, as_of="2025-12")),
        (users(1e9, bound="nearly"), users(1e9, bound="more_than")),
        (fig(120, "120 in June", as_of="2025-06", flow=True), fig(120, "120 in July", as_of="2025-07", flow=True)),
    ],
)  # fmt: skip
def test_a_new_number_is_not_an_old_one_rounded(house: Warehouse, before: Figure, after: Figure) -> None:
    land(house, page("a", "2025-10-20", before))
    told(house)
    land(house, page("b", "2026-02-20", after, site="b.example"))
    assert [t[:2] for t in told(house)] == [("changed", after.value)]


def test_one_article_at_two_addresses_is_told_once(house: Warehouse) -> None:
    said = fig(97, "97 models")
    one = page(
        "x", "2026-07-10", said, body="There are 97 models. It is the whole story, said here at length."
    )
    two = page(
        "x", "2026-07-10", said, body="There are 97 models. It is the whole story, said here at length!",
        fetched=one.fetched + timedelta(minutes=5),
    )  # fmt: skip
    land(house, one, two)
    assert told(house) == [("first", 97.0, None)]


def test_an_earlier_report_of_what_was_told_is_no_news(house: Warehouse) -> None:
    land(house, services("a", "2026-05-14", 868, "2026-05"))
    told(house)
    land(house, services("b", "2026-05-13", 868, "2026-04-30"))
    assert told(house) == []


def test_an_earlier_report_of_what_was_landed_in_silence_is_no_news(house: Warehouse) -> None:
    land(house, services("a", "2026-05-14", 868), silent=True)
    land(house, services("b", "2026-05-13", 868))
    assert told(house) == []


def test_a_chinese_day_is_not_the_one_before(house: Warehouse) -> None:
    told_ = services("a", "2026-03-01", 868, "2026-03-01")
    assert told_.article is not None
    night = replace(told_.article, published=at("2026-02-28", 17))
    land(house, replace(told_, article=night, fetched=at("2026-02-28", 18)))
    assert [t[0] for t in trend(house, "registered_services")] == ["2026-03-01"]
    assert monthly(house) == [("2026-03-01", 868.0)]


def test_a_month_stands_at_the_line_and_not_at_what_is_said_late_of_its_year(house: Warehouse) -> None:
    land(house, services("a", "2026-01-09", 748, "2025-12-31"))
    land(house, services("b", "2026-01-12", 740, "2025"))
    assert monthly(house) == [("2025-12-01", 748.0)]


def test_two_names_of_one_product_are_one_line(house: Warehouse) -> None:
    def of_product(name: str, site: str, place: str | None) -> Parsed:
        said = fig(430e6, f"430 million of {name}", metric="users", subject=name, place=place)
        return page("x", "2026-04-10", said, site=site)

    land(house, of_product("文心一言", "a.example", None))
    land(house, of_product("Baidu's Ernie Bot", "b.example", "WORLD"))
    assert [t[0] for t in told(house)] == ["first"]
    house.publish()
    with Reader.open(house.data) as reader:
        for name in ("Ernie Bot", "文心一言", "ernie bot"):
            assert [row[3] for row in reader.trend("users", subject=name).rows] == [430e6]


@pytest.mark.parametrize(
    ("lang", "sentence", "old", "new"),
    [
        ("en", "The number of filed services rose from 868 to 988.", "868", "988"),
        ("en", "Regulators have filed 988 services, up from 868.", "868", "988"),
        ("zh", "已备案的服务从868款增至988款。", "868款", "988款"),
    ],
)
def test_the_number_before_is_neither_told_nor_charted(
    house: Warehouse, lang: str, sentence: str, old: str, new: str
) -> None:
    said = [
        replace(fig(868, old, metric="registered_services"), sentence=sentence),
        replace(fig(988, new, metric="registered_services"), sentence=sentence),
    ]
    land(house, page("x", "2026-07-10", *said, body=sentence, lang=lang))
    assert told(house) == [("first", 988.0, None)]
    assert latest(house) == [(988.0, None)]


def test_who_is_slow_is_slow_by_when_the_new_number_was_said(house: Warehouse) -> None:
    land(house, services("a", "2026-01-09", 748, "2025-12-31"))
    land(house, services("b", "2026-05-13", 868, "2026-04-30"))
    told(house)
    land(house, services("c", "2026-05-20", 748))
    assert told(house) == []
    assert latest(house) == [(868.0, "2026-04-30")]


def test_a_difference_from_what_is_no_number_is_not_told(house: Warehouse) -> None:
    land(
        house,
        page("a", "2026-04-10", fig(100, "100 to 200", bound="range", value_high=200.0, as_of="2026-04")),
    )
    land(house, page("b", "2026-05-10", fig(180, "180", as_of="2026-05"), site="b.example"))
    assert told(house) == [("first", 100.0, None), ("changed", 180.0, None)]
    house.publish()
    with Reader.open(house.data) as reader:
        assert reader.sql("SELECT change FROM trend('models', place := 'CN')").rows == [(None,), (None,)]
