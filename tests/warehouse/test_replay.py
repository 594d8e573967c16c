"""The subject's own history, landed day by day: the trend at the end is the table, and every alert is right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.warehouse.field_series import ALERTS, APPS_CN, FILED_CN, MODELS_CN, REPORTS
from tests.warehouse.telling import FAR, claims, land, trend
from tests.warehouse.written import fig, page
from warehouse.records import Parsed
from warehouse.store import Warehouse


def pages() -> list[Parsed]:
    """One page a report."""
    return [
        page(
            f"{day}-{outlet}",
            day,
            *(
                fig(value, f"{value:,.0f} counted in line {n}", **fact)
                for n, (value, fact) in enumerate(figures)
            ),
            site=f"{outlet}.example",
        )
        for day, outlet, figures in REPORTS
    ]


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Every report landed on its day."""
    with Warehouse.open(tmp_path_factory.mktemp("replay")) as house:
        for each in pages():
            land(house, each)
        yield house


def test_exactly_the_right_alerts_in_order(replayed: Warehouse) -> None:
    due = replayed.due(FAR)
    told = [(str(a.created.date()), a.kind, a.metric, a.value, a.previous_value) for a in due]
    by_day = lambda alerts: sorted(alerts, key=lambda a: (a[0], a[2], a[3]))  # noqa: E731
    assert by_day(told) == by_day([(d, k, m, float(v), p) for d, k, m, v, p in ALERTS])
    assert [t[0] for t in told] == [a[0] for a in ALERTS]


def test_trend_of_filed_services_is_the_table(replayed: Warehouse) -> None:
    assert trend(replayed, "registered_services") == list(FILED_CN)


def test_trend_of_registered_applications_is_the_table(replayed: Warehouse) -> None:
    assert trend(replayed, "registered_apps") == list(APPS_CN)


def test_trend_of_models_shows_both_definitions(replayed: Warehouse) -> None:
    found = trend(replayed, "models")
    assert sorted(found) == sorted([*MODELS_CN, ("2023-05-28", 79.0, "first")])


def test_increments_check_the_totals(replayed: Warehouse) -> None:
    sums = dict(r for r in claims(replayed, "value, sums") if r[1])
    assert sums == {
        748.0: "adds up: 302 + 446",
        868.0: "adds up: 796 + 72",
        988.0: "adds up: 868 + 120",
    }


def test_same_days_again_change_nothing(replayed: Warehouse) -> None:
    before = claims(replayed)
    waiting = len(replayed.due(FAR))
    for each in pages():
        landed = land(replayed, each)
        assert (landed.articles, landed.versions, landed.figures, landed.claims, landed.alerts) == (
            0,
            0,
            0,
            {},
            0,
        )
    assert claims(replayed) == before
    assert len(replayed.due(FAR)) == waiting


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_and_in_batches_gives_the_same_claims(
    replayed: Warehouse, tmp_path: Path, seed: int
) -> None:
    shuffled = pages()
    random.Random(seed).shuffle(shuffled)
    with Warehouse.open(tmp_path) as other:
        for start in range(0, len(shuffled), 7):
            land(other, *shuffled[start : start + 7])
        assert claims(other) == claims(replayed)
