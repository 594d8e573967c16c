"""What is new and what is not: one test for each trap that real news has set."""

from __future__ import annotations

from tests.warehouse.telling import claims, land, told, trend
from tests.warehouse.written import at, fig, page
from warehouse.store import Warehouse


def test_restatement_is_a_sighting(house: Warehouse) -> None:
    land(house, page("may", "2023-05-28", fig(79, "79 models", as_of="2023-05-28")))
    told(house)
    landed = land(house, page("july", "2023-07-08", fig(79, "79 models"), site="b.example"))
    assert landed.claims == {"restated": 1}
    assert told(house) == []
    assert trend(house) == [("2023-05-28", 79.0, "first")]


def test_restatement_dated_by_its_month_is_the_same_claim(house: Warehouse) -> None:
    land(house, page("may", "2023-05-28", fig(79, "79 models", as_of="2023-05-28")))
    land(house, page("july", "2023-07-08", fig(79, "79 models", as_of="2023-05"), site="b.example"))
    assert [c[3:] for c in claims(house)] == [("exact", "2023-05-28", at("2023-05-28").date(), 2, 2, True)]


def test_restatement_of_an_old_value_after_the_line_moved_on(house: Warehouse) -> None:
    land(house, page("may", "2023-05-28", fig(79, "79 models", as_of="2023-05-28")))
    land(house, page("october", "2023-10-20", fig(238, "238 models", as_of="2023-10"), site="b.example"))
    told(house)
    land(house, page("late", "2023-12-01", fig(79, "79 models", as_of="2023-05"), site="c.example"))
    assert told(house) == []
    assert trend(house) == [("2023-05-28", 79.0, "first"), ("2023-10", 238.0, "changed")]


def test_misdated_copy_is_neither_change_nor_conflict(house: Warehouse) -> None:
    services = {"metric": "registered_services"}
    land(house, page("a", "2024-04-02", fig(117, "117 services", as_of="2024-03", **services)))
    land(house, page("b", "2025-01-08", fig(302, "302 services", as_of="2024-12-31", **services)))
    land(house, page("c", "2025-04-08", fig(346, "346 services", as_of="2025-03-31", **services)))
    told(house)
    land(
        house,
        page("d", "2025-04-10", fig(346, "346 services", as_of="2024-03", **services), site="b.example"),
    )
    assert told(house) == []
    assert [t[:2] for t in trend(house, "registered_services")] == [
        ("2024-03", 117.0),
        ("2024-12-31", 302.0),
        ("2025-03-31", 346.0),
    ]
    assert ("misdated", 346.0, "2024-03") in claims(house, "kind, value, as_of")


def test_conflicting_definition_is_a_conflict_beside_the_line(house: Warehouse) -> None:
    land(house, page("istic", "2023-05-28", fig(79, "79 models", as_of="2023-05-28")))
    land(house, page("caict", "2023-07-01", fig(39, "39 models", as_of="2023-06"), site="b.example"))
    land(house, page("copy", "2023-07-08", fig(79, "79 models"), site="c.example"))
    land(house, page("again", "2023-07-10", fig(39, "39 models"), site="d.example"))
    land(house, page("ccid", "2023-08-31", fig(130, "130 models", as_of="2023-07"), site="e.example"))
    assert told(house) == [("first", 79.0, None), ("conflict", 39.0, 79.0), ("changed", 130.0, 79.0)]


def test_same_as_of_other_value_other_reporter_is_a_conflict(house: Warehouse) -> None:
    land(house, page("a", "2026-01-09", fig(748, "748 models", as_of="2025-12-31")))
    land(house, page("b", "2026-01-12", fig(760, "760 models", as_of="2025-12-31"), site="b.example"))
    assert told(house) == [("first", 748.0, None), ("conflict", 760.0, 748.0)]
    assert claims(house, "kind, against IS NOT NULL") == [("conflict", True), ("first", False)]


def test_same_reporter_does_not_conflict_with_itself(house: Warehouse) -> None:
    land(house, page("a", "2026-01-09", fig(748, "748 models"), fig(700, "700 other models")))
    assert told(house) == [("first", 748.0, None)]


def test_swapped_base_is_another_series(house: Warehouse) -> None:
    share = {"metric": "share", "unit": "percent"}
    land(house, page("a", "2025-10-18", fig(36.5, "36.5 percent", scope=("base:population",), **share)))
    land(
        house,
        page(
            "b", "2025-10-20", fig(36.5, "36.5 percent", scope=("base:netizens",), **share), site="b.example"
        ),
    )
    assert told(house) == [("first", 36.5, None), ("first", 36.5, None)]
    assert len(trend(house, "share")) == 2


def test_share_of_two_countries_is_not_china_s(house: Warehouse) -> None:
    share = {"metric": "share", "unit": "percent"}
    land(
        house,
        page("a", "2023-05-30", fig(80, "80 percent", bound="more_than", **{**share, "place": "CN+US"})),
    )
    land(house, page("b", "2024-01-29", fig(40, "40 percent", **share), site="b.example"))
    assert told(house) == [("first", 80.0, None), ("first", 40.0, None)]
    assert [t[1] for t in trend(house, "share", "CN")] == [40.0]


def test_totals_and_increments_are_two_series_that_check_each_other(house: Warehouse) -> None:
    services = {"metric": "registered_services"}
    land(house, page("a", "2025-01-08", fig(302, "302 services", as_of="2024-12-31", **services)))
    land(
        house,
        page(
            "b",
            "2026-01-09",
            fig(748, "748 services", as_of="2025-12-31", **services),
            fig(446, "446 new services", as_of="2025", flow=True, **services),
        ),
    )
    assert told(house) == [("first", 302.0, None), ("changed", 748.0, 302.0), ("first", 446.0, None)]
    assert claims(house, "value, sums") == [(302.0, None), (446.0, None), (748.0, "adds up: 302 + 446")]


def test_totals_that_contradict_their_increments_are_flagged(house: Warehouse) -> None:
    services = {"metric": "registered_services"}
    land(house, page("a", "2025-01-08", fig(302, "302 services", as_of="2024-12-31", **services)))
    land(house, page("b", "2026-01-09", fig(748, "748 services", as_of="2025-12-31", **services)))
    land(
        house,
        page(
            "c",
            "2026-01-10",
            fig(400, "400 new services", as_of="2025", flow=True, **services),
            site="b.example",
        ),
    )
    assert ("contradicts: 302 + 400 is not 748",) in claims(house, "sums")


def test_two_counters_do_not_contradict_each_other(house: Warehouse) -> None:
    services = {"metric": "registered_services"}
    land(
        house,
        page("a", "2025-01-08", fig(302, "302 services", as_of="2024-12-31", source="CAICT", **services)),
    )
    land(
        house,
        page("b", "2026-01-09", fig(748, "748 services", as_of="2025-12-31", source="CCID", **services)),
    )
    added = fig(400, "400 new services", as_of="2025", flow=True, source="CCID", **services)
    land(house, page("c", "2026-01-10", added, site="b.example"))
    assert {row[0] for row in claims(house, "sums")} == {None}


def test_headline_rounding_is_one_claim(house: Warehouse) -> None:
    land(house, page("flash", "2025-07-28", fig(1500, "over 1,500 models", bound="more_than")))
    land(house, page("body", "2025-07-29", fig(1509, "1,509 models", as_of="2025-07-28"), site="b.example"))
    assert told(house) == [("first", 1500.0, None)]
    assert [c[1:5] for c in claims(house)] == [("first", 1509.0, "exact", "2025-07-28")]


def test_headline_rounding_after_the_exact_number(house: Warehouse) -> None:
    land(house, page("body", "2025-07-28", fig(1509, "1,509 models", as_of="2025-07-28")))
    land(
        house,
        page("flash", "2025-08-02", fig(1500, "over 1,500 models", bound="more_than"), site="b.example"),
    )
    assert told(house) == [("first", 1509.0, None)]
    assert [c[1:5] for c in claims(house)] == [("first", 1509.0, "exact", "2025-07-28")]


def test_silent_revision_is_told_with_what_it_said_before(house: Warehouse) -> None:
    apps = {"metric": "users", "subject": "Baidu"}
    land(house, page("x", "2023-11-15", fig(1e8, "100 million applications", **apps)))
    told(house)
    land(house, page("x", "2023-11-15", fig(1e6, "1 million applications", **apps), fetched=at("2024-02-01")))
    assert told(house) == [("revised", 1e6, 1e8)]
    assert trend(house, "users", None, subject="Baidu") == [("2024-02-01", 1e6, "revised")]


def test_page_kept_up_to_date_in_place_is_a_change(house: Warehouse) -> None:
    services = {"metric": "registered_services"}
    land(house, page("list", "2024-04-02", fig(117, "117 services", as_of="2024-03", **services)))
    land(
        house,
        page(
            "list",
            "2024-04-02",
            fig(190, "190 services", as_of="2024-08", **services),
            fetched=at("2024-08-13"),
        ),
    )
    assert told(house) == [("first", 117.0, None), ("changed", 190.0, 117.0)]


def test_changed_byline_is_no_news(house: Warehouse) -> None:
    land(house, page("x", "2023-11-15", fig(238, "238 models"), byline="Ann"))
    told(house)
    landed = land(
        house, page("x", "2023-11-15", fig(238, "238 models"), byline="Bo", fetched=at("2023-11-16"))
    )
    assert (landed.versions, landed.unchanged, told(house)) == (0, 1, [])


def test_value_that_returns_after_a_change_is_a_change(house: Warehouse) -> None:
    for day, value in (("2026-01-05", 100), ("2026-02-05", 120), ("2026-03-05", 100)):
        land(house, page(day, day, fig(value, f"{value} models"), site=f"{day}.example"))
    assert told(house) == [("first", 100.0, None), ("changed", 120.0, 100.0), ("changed", 100.0, 120.0)]


def test_backfilled_old_news_is_not_told(house: Warehouse) -> None:
    land(house, page("old", "2023-05-28", fig(79, "79 models"), fetched=at("2026-01-01")))
    assert told(house) == []


def test_silent_landing_is_not_told_and_not_told_later(house: Warehouse) -> None:
    story = page("x", "2023-05-28", fig(79, "79 models"))
    land(house, story, silent=True)
    land(house, story)
    assert told(house) == []


def test_weaker_statement_is_no_news(house: Warehouse) -> None:
    land(house, page("a", "2023-11-15", fig(238, "238 models", as_of="2023-10")))
    land(
        house,
        page(
            "b",
            "2023-12-10",
            fig(200, "more than 200 models", bound="more_than", as_of="2023-10"),
            site="b.example",
        ),
    )
    assert told(house) == [("first", 238.0, None)]


def test_history_in_one_article_is_not_news(house: Warehouse) -> None:
    years = [fig(v, f"{v} in {y}", as_of=str(y), flow=True) for y, v in ((2020, 2), (2021, 30), (2022, 28))]
    land(house, page("x", "2023-05-30", *years, fig(19, "19 this year", as_of="2023-05", flow=True)))
    assert told(house) == [("first", 19.0, None)]
    assert trend(house, flow=True) == [
        ("2020", 2.0, "late"),
        ("2021", 30.0, "late"),
        ("2022", 28.0, "late"),
        ("2023-05", 19.0, "first"),
    ]


def test_what_names_no_series_is_kept_and_not_told(house: Warehouse) -> None:
    land(
        house,
        page(
            "x",
            "2023-05-30",
            fig(5, "5 things", metric="other"),
            fig(80, "80 percent", metric="share", unit="percent", place=None),
            fig(15, "15 percent", metric="growth", unit="percent"),
        ),
    )
    assert told(house) == []
    assert claims(house) == []


def test_not_about_the_sector_is_not_told_and_another_line(house: Warehouse) -> None:
    land(house, page("a", "2025-10-18", fig(515e6, "515 million users", metric="users")))
    land(
        house,
        page("b", "2025-10-18", fig(11e8, "1.1 billion users", metric="users", core=False), site="b.example"),
    )
    assert told(house) == [("first", 515e6, None)]
    assert len(trend(house, "users")) == 1


def test_suspect_is_kept_and_not_told(house: Warehouse) -> None:
    land(
        house,
        page(
            "x",
            "2023-05-30",
            fig(180, "180 percent", metric="share", unit="percent"),
            fig(500, "500 models", as_of="2030"),
        ),
    )
    assert told(house) == []
    house.publish()
    assert claims(house) == []


def test_conversion_is_not_a_second_claim(house: Warehouse) -> None:
    money = {"metric": "money", "subject": "DeepSeek"}
    land(
        house,
        page(
            "x",
            "2025-05-30",
            fig(7.2e9, "7.2 billion yuan", unit="CNY", **money),
            fig(1e9, "1 billion dollars", unit="USD", conversion=True, **money),
        ),
    )
    assert told(house) == [("first", 7.2e9, None)]
