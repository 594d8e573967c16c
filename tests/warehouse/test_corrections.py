"""What an article takes back, says again or dates anew, and what other parsers make of it."""

from __future__ import annotations

from tests.warehouse.telling import claims, land, told, trend
from tests.warehouse.written import at, fig, page
from warehouse.records import Parsed
from warehouse.store import Warehouse

WIRE = (
    "Regulators had filed {} models by the summer, the agency told the press on Friday. Filing has become quicker this year "
    "than it was in the year before, it said. Provincial offices handle the rest of the applications."
)


def version(value: float, day: str, **rest: object) -> Parsed:
    """One article that says the value on a day of fetching."""
    return page("x", "2026-07-10", fig(value, f"{value:.0f} models", **rest), fetched=at(day, 12))  # type: ignore[arg-type]


def latest(house: Warehouse) -> list[tuple[object, ...]]:
    return [row[:-1] for row in claims(house, "value, as_of, latest") if row[-1]]


def test_a_correction_that_is_withdrawn_is_told_and_charted(house: Warehouse) -> None:
    for day, value in enumerate((100, 120, 100, 120), 10):
        land(house, version(value, f"2026-07-{day}"))
    assert told(house) == [
        ("first", 100.0, None), ("revised", 120.0, 100.0), ("revised", 100.0, 120.0), ("revised", 120.0, 100.0),
    ]  # fmt: skip
    assert latest(house) == [(120.0, None)]
    assert [t[1:] for t in trend(house)] == [(120.0, "revised")]


def test_a_dated_correction_that_is_withdrawn_is_told_too(house: Warehouse) -> None:
    for day, value in enumerate((100, 120, 100), 10):
        land(house, version(value, f"2026-07-{day}", as_of="2026-06-30"))
    assert told(house) == [("first", 100.0, None), ("revised", 120.0, 100.0), ("revised", 100.0, 120.0)]
    assert latest(house) == [(100.0, "2026-06-30")]


def test_versions_landed_together_end_where_those_landed_singly_do(house: Warehouse) -> None:
    land(house, *(version(value, f"2026-07-{day}") for day, value in enumerate((100, 120, 100), 10)))
    assert latest(house) == [(100.0, None)]
    assert told(house) == [("revised", 100.0, 120.0)]


def test_a_page_that_was_cut_short_for_once_takes_nothing_back(house: Warehouse) -> None:
    land(house, version(100, "2026-07-10"))
    land(house, page("x", "2026-07-10", fetched=at("2026-07-11")))
    land(house, version(100, "2026-07-12"))
    assert told(house) == [("first", 100.0, None)]


def test_a_corrected_date_takes_the_wrong_one_off_the_chart_in_silence(house: Warehouse) -> None:
    land(house, version(868, "2026-07-10", as_of="2026-07-10"))
    land(house, version(868, "2026-07-11", as_of="2026-04-30"))
    assert told(house) == [("first", 868.0, None)]
    assert [t[:2] for t in trend(house)] == [("2026-04-30", 868.0)]


def test_a_correction_is_told_though_a_copy_had_it_first(house: Warehouse) -> None:
    for name, site, value, day in (
        ("x", "a.example", 888, "2026-07-10"),
        ("copy", "c.example", 988, "2026-07-10"),
        ("x", "a.example", 988, "2026-07-11"),
    ):
        said = fig(value, f"{value} models")
        land(house, page(name, "2026-07-10", said, site=site, body=WIRE.format(value), fetched=at(day, 12)))
    assert told(house) == [("first", 888.0, None), ("revised", 988.0, 888.0)]


def test_what_newer_parsers_read_in_an_old_number_is_no_news(house: Warehouse) -> None:
    land(house, version(100, "2026-07-10"))
    told(house)
    again = page(
        "x", "2026-07-10", fig(100, "100 models", scope=("open_source",)), fetched=at("2026-07-11"), title="Anew",
        parser_version="2",
    )  # fmt: skip
    land(house, again)
    assert told(house) == []


def test_a_number_added_to_a_page_on_the_same_day_is_an_update(house: Warehouse) -> None:
    old = fig(868, "868 models")
    land(house, page("x", "2026-07-10", old))
    land(
        house,
        page("x", "2026-07-10", old, fig(988, "now 988 models"), fetched=at("2026-07-10", 20)),
    )
    assert told(house) == [("first", 868.0, None), ("changed", 988.0, 868.0)]


def test_a_second_first_is_told_as_a_change_from_what_was_told(house: Warehouse) -> None:
    land(house, page("x", "2026-07-10", fig(868, "868 models")))
    assert told(house) == [("first", 868.0, None)]
    land(
        house, page("y", "2026-07-09", fig(500, "500 models"), site="b.example", fetched=at("2026-07-10", 20))
    )
    assert told(house) == [("changed", 500.0, 868.0)]
