"""What a landing costs: it gathers, judges and rewrites what it touches, however much is known of the series."""

from __future__ import annotations

from pathlib import Path

from tests.warehouse.telling import claims, land
from tests.warehouse.written import at, fig, page
from warehouse.connection import PRIVATE, rows
from warehouse.records import Parsed
from warehouse.store import Warehouse


def history(months: int = 24) -> list[Parsed]:
    """Every month a higher count, two doubtful copies of it, and the same of another place."""
    told = []
    for n in range(months):
        day = f"{2024 + n // 12}-{n % 12 + 1:02}-03"
        value = 100 + 10 * n
        told.append(page(f"a{n}", day, fig(value, f"{value} models", as_of=day[:7])))
        told.append(
            page(f"b{n}", day, fig(value, f"over {value} models", bound="more_than"), site="b.example")
        )
        told.append(page(f"c{n}", day, fig(value, f"{value} models", place="US"), site="c.example"))
    return told


def written(house: Warehouse, table: str) -> set[tuple[object, ...]]:
    """The rows of a table with the places where they lie: a row that is written again lies elsewhere."""
    return set(rows(house._connection, f"SELECT series_id, n, rowid FROM store.{table}"))


def test_a_landing_rewrites_what_it_touches_and_nothing_else(house: Warehouse) -> None:
    land(house, *history())
    before = {table: written(house, table) for table in ("claims", "steps")}
    land(house, page("new", "2026-01-05", fig(900, "900 models"), site="d.example"))
    fresh = {table: written(house, table) - before[table] for table in before}
    gone = {table: before[table] - written(house, table) for table in before}
    assert {t: (len(fresh[t]), len(gone[t])) for t in before} == {"claims": (2, 1), "steps": (1, 0)}
    assert rows(house._connection, "SELECT count(*) FROM walk") == [(1,)]
    assert rows(house._connection, "SELECT count(*) FROM stated") == [(1,)]


def test_one_by_one_gives_the_same_claims_as_all_at_once(house: Warehouse, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    told = history(8)
    told.append(page("late", "2024-08-20", fig(120, "120 models", as_of="2024-03"), site="d.example"))
    told.append(page("other", "2024-08-22", fig(60, "60 models", as_of="2024-08"), site="e.example"))
    told.append(page("again", "2024-08-24", fig(60, "60 models"), site="f.example"))
    told.append(page("back", "2024-09-24", fig(170, "170 models"), site="f.example"))
    land(house, *told)
    with Warehouse.open(tmp_path_factory.mktemp("other")) as other:
        for each in told:
            land(other, each)
        assert claims(house) == claims(other)


def test_a_reading_taken_over_from_an_old_warehouse_counts_when_its_page_comes_again(
    house: Warehouse, tmp_path: Path
) -> None:
    told = page("old", "2026-01-05", fig(900, "900 models"))
    with Warehouse.open(tmp_path / "old") as old:
        land(old, told)
    land(house, page("new", "2026-03-05", fig(950, "950 models"), site="d.example"))
    house.inherit(tmp_path / "old" / PRIVATE)
    assert claims(house, "value, kind") == [(950.0, "first")]
    land(house, told, now=at("2026-04-01"))
    assert claims(house, "value, kind") == [(900.0, "first"), (950.0, "changed")]
