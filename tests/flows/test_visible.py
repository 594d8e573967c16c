"""What a run leaves with Prefect, read from the database of the demonstration's own server."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from flows.visible import _plain
from tests.program import Demo

pytestmark = pytest.mark.prefect


def test_each_run_leaves_a_report_a_table_and_an_event_a_figure(demo: Demo) -> None:
    with closing(sqlite3.connect(demo.data / "private" / "prefect" / "run.db")) as database:
        kept = database.execute("SELECT key, data FROM artifact ORDER BY created").fetchall()
        events = database.execute(
            "SELECT count(*) FROM events WHERE event = 'headway.figure.reported'"
        ).fetchall()
        assets = database.execute(
            "SELECT count(*) FROM events WHERE event = 'prefect.asset.materialization.succeeded'"
        ).fetchall()
        names = database.execute("SELECT name FROM flow_run").fetchall()
    reports = [json.loads(data) for key, data in kept if key == "headway-run"]
    tables = [json.loads(data) for key, data in kept if key == "headway-new-figures"]
    assert len(reports) == len(tables) == 2
    assert "headway.duckdb" in reports[0] and "new figures in this run" in reports[0]
    rows = [row for table in tables for row in (json.loads(table) if isinstance(table, str) else table)]
    assert any(row["figure"] == "1,824 models · China" and row["news"] == "revised" for row in rows)
    assert events == [(len(rows),)]
    assert assets == [(2,)]  # the published copy, once a run
    assert all(name.startswith("monitor 20") for (name,) in names)


def test_a_pages_text_is_no_markdown() -> None:
    assert _plain("[x](http://evil.example) **b** <i>") == r"\[x\](http://evil.example) \*\*b\*\* \<i\>"
