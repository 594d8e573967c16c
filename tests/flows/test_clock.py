"""A clock that jumps back between two runs is told, since captures are ordered by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.session import Session
from flows.settings import parse
from warehouse.records import Fetch
from warehouse.store import Warehouse

NOW = datetime(2026, 7, 10, 8, tzinfo=UTC)
SOURCE = '[[sources]]\nname = "a"\nurl = "http://a.example/feed.xml"\n'


@pytest.mark.parametrize(("ahead", "told"), [(timedelta(days=3), True), (timedelta(minutes=5), False)])
def test_a_clock_that_went_back_is_told(tmp_path: Path, ahead: timedelta, told: bool) -> None:
    chosen = parse(SOURCE).below(tmp_path)
    with Warehouse.open(chosen.folder) as house:
        house.note_fetches(
            "before", [Fetch(source="a", url="http://a.example/x", at=NOW + ahead, outcome="ok")]
        )
        session = Session(chosen, house, "test", clock=lambda: NOW)
        session.close()
        assert any("clock says 2026-07-10 08:00" in note for note in session.notes) is told
