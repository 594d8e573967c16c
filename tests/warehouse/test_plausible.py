"""What cannot be taken as fact: kept, marked with the reason, on no chart, and told to nobody as fact."""

from __future__ import annotations

import pytest

from tests.warehouse.telling import FAR, claims, land, told, trend
from tests.warehouse.written import fig, page
from warehouse.reader import Reader
from warehouse.store import Warehouse

FILED = {"metric": "registered_services"}


def suspects(house: Warehouse) -> list[tuple[object, ...]]:
    house.publish()
    with Reader.open(house.data) as reader:
        return reader.sql("SELECT value, suspect FROM figures ORDER BY ALL").rows


def test_nine_hundred_million_models_are_kept_and_on_no_chart(house: Warehouse) -> None:
    land(house, page("a", "2026-01-05", fig(1509, "1,509 models")))
    told(house)
    landed = land(house, page("b", "2026-02-05", fig(9e8, "900 million models"), site="b.example"))
    assert (landed.figures, landed.alerts, told(house)) == (1, 0, [])
    assert trend(house) == [("2026-01-05", 1509.0, "first")]
    assert suspects(house) == [(1509.0, None), (9e8, "out of the plausible range of models")]


@pytest.mark.parametrize("as_of", ["2026", "2026-12", None])
def test_a_forecast_is_no_fact(house: Warehouse, as_of: str | None) -> None:
    body = (
        "China's large models are expected to number 2,000 models. Nobody has counted what is not there yet."
    )
    land(house, page("a", "2026-03-05", fig(2000, "2,000 models", as_of=as_of), body=body))
    assert (told(house), claims(house), trend(house)) == ([], [], [])
    ((_, reason),) = suspects(house)
    assert "forecast" in str(reason)


def test_what_was_expected_of_a_past_year_and_is_told_of_it_is_a_fact(house: Warehouse) -> None:
    body = "As had been expected of the year, China closed it with 1,509 models. The count was taken in the capital."
    land(house, page("a", "2026-03-05", fig(1509, "1,509 models", as_of="2025"), body=body))
    assert told(house) == [("first", 1509.0, None)]


def test_a_total_that_its_increment_contradicts_is_told_with_the_doubt(house: Warehouse) -> None:
    land(house, page("a", "2025-01-08", fig(302, "302 services", as_of="2024-12-31", **FILED)))
    told(house)
    new = fig(400, "400 new services", as_of="2025", flow=True, **FILED)
    total = fig(748, "748 services", as_of="2025-12-31", **FILED)
    land(house, page("b", "2026-01-09", total, new, site="b.example"))
    doubt = "contradicts: 302 + 400 is not 748"
    assert [(a.value, a.doubt) for a in house.due(FAR)] == [(748.0, doubt), (400.0, doubt)]
    assert suspects(house) == [(302.0, None), (400.0, doubt), (748.0, doubt)]
    again = page("b", "2026-01-09", total, fig(446, "446 new services", as_of="2025", flow=True, **FILED))
    land(house, page("c", "2026-01-10", *again.extraction.figures, site="b.example"))  # type: ignore[union-attr]
    assert ("adds up: 302 + 446",) in claims(house, "sums")


def test_an_increment_is_not_held_against_the_next_month_s_total(house: Warehouse) -> None:
    for day, value, as_of in (("2026-04-02", 100, "2026-03-31"), ("2026-06-02", 150, "2026-05-31")):
        land(house, page(day, day, fig(value, f"{value} services", as_of=as_of, **FILED)))
    new = fig(20, "20 new services", as_of="2026-04", flow=True, **FILED)
    land(house, page("x", "2026-06-03", new, site="b.example"))
    assert claims(house, "sums") == [(None,), (None,), (None,)]
