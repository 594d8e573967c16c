"""What a landing told: the alerts that became due, and the trend as the published copy gives it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tests.warehouse.written import RULE, at
from warehouse.reader import Reader
from warehouse.records import Landed, Parsed, Rule
from warehouse.store import Warehouse

FAR = at("2099-01-01")


def land(
    house: Warehouse,
    *pages: Parsed,
    rules: Sequence[Rule] = (RULE,),
    now: datetime | None = None,
    silent: bool = False,
) -> Landed:
    """Land the pages together at the time of the last fetch, unless told otherwise."""
    return house.land("run", pages, rules, now or max(p.fetched for p in pages), silent)


def told(house: Warehouse) -> list[tuple[object, ...]]:
    """Every alert that is due, as (kind, value, previous value), in order; and mark it delivered."""
    due = house.due(FAR)
    for alert in due:
        house.delivered(alert.alert_id, alert.channel, FAR)
    return [(a.kind, a.value, a.previous_value) for a in due]


def trend(
    house: Warehouse, metric: str = "models", place: str | None = "CN", **rest: object
) -> list[tuple[object, ...]]:
    """(as_of or day, value, kind) of the published trend."""
    house.publish()
    with Reader.open(house.data) as reader:
        table = reader.trend(metric, place, **rest)  # type: ignore[arg-type]
    at_ = [table.columns.index(c) for c in ("as_of", "day", "value", "kind")]
    return [(r[at_[0]] or str(r[at_[1]]), r[at_[2]], r[at_[3]]) for r in table.rows]


def claims(
    house: Warehouse, columns: str = "claim, kind, value, bound, as_of, day, sightings, reporters, latest"
) -> list[tuple[object, ...]]:
    """All claims of the published copy, in an order of their own."""
    house.publish()
    with Reader.open(house.data) as reader:
        return reader.sql(f"SELECT {columns} FROM claims ORDER BY ALL").rows
