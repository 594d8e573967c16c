"""The outbox: one row an alert and channel, from the landing that made it to the channel that took it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from warehouse import statements
from warehouse.connection import Connection, rows
from warehouse.records import Alert
from warehouse.staging import utc


def due(connection: Connection, now: datetime) -> list[Alert]:
    """See Warehouse.due."""
    found = rows(connection, statements.script("load/due").sql, {"now": utc(now)})
    return [_alert(row) for row in found]


def by_source(connection: Connection, run_id: str) -> dict[str, int]:
    """See Warehouse.alerts_by_source."""
    return dict(rows(connection, statements.script("load/told").sql, {"run_id": run_id}))


def delivered(connection: Connection, alert_id: str, channel: str, at: datetime) -> None:
    """See Warehouse.delivered."""
    connection.execute(
        "UPDATE store.outbox SET delivered = $3, tries = tries + 1, last_error = NULL "
        "WHERE alert_id = $1 AND channel = $2 AND delivered IS NULL",
        [alert_id, channel, utc(at)],
    )


def failed(
    connection: Connection, alert_id: str, channel: str, at: datetime, error: str, retry_at: datetime | None
) -> None:
    """See Warehouse.failed."""
    connection.execute(
        "UPDATE store.outbox SET tries = tries + 1, last_error = $3, due = coalesce($4, TIMESTAMP 'infinity') "
        "WHERE alert_id = $1 AND channel = $2 AND delivered IS NULL",
        [alert_id, channel, f"{utc(at):%Y-%m-%d %H:%M}: {error}", utc(retry_at)],
    )


def waiting(connection: Connection) -> dict[str, int]:
    """See Warehouse.waiting."""
    return dict(rows(connection, statements.script("alerts/waiting").sql))


def drop(connection: Connection, channel: str) -> int:
    """See Warehouse.drop."""
    sql = "DELETE FROM store.outbox WHERE channel = $1 AND delivered IS NULL RETURNING alert_id"
    return len(rows(connection, sql, [channel]))


def known(connection: Connection, beginning: str) -> bool:
    """See Warehouse.has_alert."""
    sql = "SELECT 1 FROM store.alerts WHERE starts_with(alert_id, $1) LIMIT 1"
    return bool(rows(connection, sql, [beginning.lower()]))


def _alert(row: tuple[Any, ...]) -> Alert:
    named = dict(zip(Alert.__dataclass_fields__, row, strict=True))  # due.sql keeps the record's order
    return Alert(**{**named, "scope": tuple(named["scope"])})
