"""A landing: pages in, facts, claims and outbox rows out, in one transaction. The rules are in sql/load/."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from parsers import metrics, outlets, subjects
from warehouse import claims, staging, statements, stories
from warehouse.connection import Connection, rows, transaction
from warehouse.records import Fetch, Landed, Parsed, Rule, SourceState, Table
from warehouse.staging import utc

_COUNTED = (
    "articles",
    "versions",
    "unchanged",
    "failed",
    "figures",
    "quotes",
    "alerts",
)  # as landed.sql counts


def prepare(connection: Connection) -> None:
    """Make the temporary tables and macros that landings use; they live as long as the connection."""
    connection.execute(statements.script("load/staging").sql)
    connection.execute(statements.script("load/macros").sql)
    ranges = [{"metric": m.name, "low": m.plausible[0], "high": m.plausible[1]} for m in metrics.measures()]
    staging.stage(connection, "plausible", ranges)
    staging.stage(
        connection, "outlets", [{"name": name, "outlet": outlet} for name, outlet in outlets.names()]
    )
    connection.execute("UPDATE temp.outlets SET name = outlet_key(name)")
    _name_subjects(connection)


def _name_subjects(connection: Connection) -> None:
    """Keep the subjects' other names in the file, so that readers find a line by any of them. Written only where they
    differ: opening a file changes nothing in it."""
    names = sorted(subjects.names().items())
    if rows(connection, "FROM store.subject_names ORDER BY name") == names:
        return
    with transaction(connection):
        connection.execute("DELETE FROM store.subject_names")
        connection.executemany("INSERT INTO store.subject_names VALUES ($1, $2)", names)


def land(
    connection: Connection,
    run_id: str,
    parsed: Sequence[Parsed],
    rules: Sequence[Rule],
    now: datetime,
    silent: bool,
    nested: bool = False,
) -> Landed:
    """See Warehouse.land. `nested` means that a transaction is open already, and stays so."""
    with nullcontext() if nested else transaction(connection):
        _stage(connection, parsed, rules, now)
        values: dict[str, object] = {"run_id": run_id, "now": utc(now), "silent": silent}
        run(connection, "facts", values)
        if rows(connection, "FROM touched_articles LIMIT 1"):  # else every page said what it said before
            for name in ("current", "stories", "points"):
                run(connection, name, values)
            make_claims(connection)
            run(connection, "alerts", values)
        return _landed(connection)


def make_claims(connection: Connection) -> None:
    """The claims of the touched series anew, from the steps that points.sql left."""
    steps = rows(connection, statements.script("load/steps_in_order").sql)
    staging.stage(connection, "walk", claims.walk(steps))
    for name in ("claims", "kin"):
        run(connection, name)
    if rows(connection, "FROM kin LIMIT 1"):
        run(connection, "sums")


def rehearsed(connection: Connection) -> Table:
    """See Warehouse.rehearse."""
    cursor = connection.execute(statements.script("load/rehearsed").sql)
    return Table(tuple(d[0] for d in cursor.description or ()), cursor.fetchall())


def known(connection: Connection, urls: list[str]) -> list[tuple[Any, ...]]:
    """Of each address: url, etag, last_modified, last_fetched, outcome."""
    return rows(connection, statements.script("load/known").sql, {"urls": urls})


def unread(connection: Connection, parser_version: str) -> list[tuple[Any, ...]]:
    """See Warehouse.unread."""
    return rows(connection, statements.script("load/unread").sql, {"parser_version": parser_version})


def note_fetches(connection: Connection, run_id: str, fetches: Sequence[Fetch]) -> None:
    """See Warehouse.note_fetches."""
    _note(connection, "fetches", run_id, [asdict(f) | {"moment": utc(f.at)} for f in fetches], "url")


def note_sources(connection: Connection, run_id: str, states: Sequence[SourceState]) -> None:
    """See Warehouse.note_sources."""
    rows_ = [asdict(s) | {"moment": utc(s.at), "newest": utc(s.newest)} for s in states]
    _note(connection, "source_states", run_id, rows_, "source")


def _note(connection: Connection, table: str, run_id: str, items: list[dict[str, Any]], subject: str) -> None:
    with transaction(connection):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE staged_{table} AS FROM store.{table} LIMIT 0")
        staging.stage(connection, f"staged_{table}", [i | {"run_id": run_id} for i in items])
        connection.execute(
            f"INSERT INTO store.{table} SELECT DISTINCT ON (run_id, {subject}, moment) * FROM staged_{table} s "
            f"ANTI JOIN (FROM store.{table} WHERE run_id = $1) USING (run_id, {subject}, moment)",
            [run_id],
        )


def _stage(connection: Connection, parsed: Sequence[Parsed], rules: Sequence[Rule], now: datetime) -> None:
    for table in (
        "fresh_articles",
        "new_readings",
        "new_reads",
        "touched_articles",
        "touched_series",
        "due_rows",
    ):
        connection.execute(f"DELETE FROM temp.{table}")
    staging.stage(connection, "staged_pages", staging.pages(parsed))
    staging.stage(connection, "staged_figures", staging.figures(parsed))
    staging.stage(connection, "staged_quotes", staging.quotes(parsed))
    staging.stage(connection, "staged_sentences", stories.sentences(parsed))
    told = [
        asdict(r) | {"nth": n, "due": _due(r, now), "subjects": [subjects.canonical(s) for s in r.subjects]}
        for n, r in enumerate(rules)
    ]
    staging.stage(connection, "staged_rules", told)


def _due(rule: Rule, now: datetime) -> datetime:
    """When an alert made now is to go out: at once, or gathered until the next midnight or Monday (UTC)."""
    at = utc(now) or now
    if rule.digest == "none":
        return at
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    days = 1 if rule.digest == "daily" else 7 - at.weekday()
    return midnight + timedelta(days=days)


def run(connection: Connection, name: str, values: dict[str, object] | None = None) -> None:
    """Run a script of sql/load statement by statement, giving each the values that it names."""
    for statement in connection.extract_statements(statements.script(f"load/{name}").sql):
        wanted = {k: v for k, v in (values or {}).items() if k in statement.named_parameters}
        connection.execute(statement, wanted or None)


def _landed(connection: Connection) -> Landed:
    counts = rows(connection, statements.script("load/landed").sql)[0]
    touched = rows(connection, "FROM touched_articles LIMIT 1")
    kinds = rows(connection, statements.script("load/landed_claims").sql) if touched else []
    return Landed(**dict(zip(_COUNTED, counts, strict=True)), claims=dict(kinds))
