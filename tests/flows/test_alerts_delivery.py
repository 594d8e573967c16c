"""Delivery from a real outbox: marked when confirmed, kept when not, one dead channel costs the others nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.alerts import deliver
from flows.settings import Settings
from tests.program import run
from warehouse.records import Parsed
from warehouse.store import Warehouse

NOW = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
STORY = (
    "China has released 1,509 large AI models, the academy said.\n\n"
    "There were 748 generative AI services on file with the Cyberspace Administration of China, it said."
)
DEAD = "json://user:s3cretword@127.0.0.1:9/hook"
Make = Callable[..., Parsed]


def _settings(folder: Path, channels: dict[str, str], **rule: Any) -> Settings:
    rules = [{"name": "all", "channels": list(channels), "core_only": False, **rule}]
    return Settings.model_validate({"channels": channels, "alerts": rules, "data": {"folder": str(folder)}})


def _told(folder: Path) -> list[str]:
    path = folder / "told.txt"
    found = path.read_text("utf-8") if path.exists() else ""
    return re.findall(r"^alert (\w+)$", found, re.MULTILINE)


def _land(warehouse: Warehouse, settings: Settings, page: Parsed, run: str = "run-1") -> int:
    warehouse.begin_run(run, NOW, "test")
    return warehouse.land(run, [page], settings.rules, NOW).alerts


def test_each_alert_reaches_each_channel_once(tmp_path: Path, parsed: Make) -> None:
    settings = _settings(tmp_path, {"file": "file:told.txt"})
    with Warehouse.open(tmp_path) as warehouse:
        rows = _land(warehouse, settings, parsed(STORY))
        assert rows >= 2
        assert deliver(warehouse, settings, NOW).delivered == rows
        assert deliver(warehouse, settings, NOW + timedelta(days=9)).delivered == 0
        assert _land(warehouse, settings, parsed(STORY), "run-2") == 0
    assert len(_told(tmp_path)) == len(set(_told(tmp_path))) == rows


def test_a_dead_channel_keeps_its_alerts_and_costs_the_others_nothing(tmp_path: Path, parsed: Make) -> None:
    settings = _settings(tmp_path, {"dead": DEAD, "file": "file:told.txt", "gone": "file:gone.txt"})
    with Warehouse.open(tmp_path) as warehouse:
        _land(warehouse, settings, parsed(STORY))
        alerts = {a.alert_id for a in warehouse.due(NOW)}
        count = deliver(warehouse, settings, NOW)
        assert count.delivered == 2 * len(alerts) and count.failed == len(alerts)
        assert set(count.errors) == {"dead"}
        assert set(_told(tmp_path)) == alerts
        assert warehouse.due(NOW) == []  # not before the time of the next try
        later = warehouse.due(NOW + timedelta(minutes=6))
        assert {a.alert_id for a in later} == alerts and {a.tries for a in later} == {1}
        assert all(a.last_error and "s3cretword" not in a.last_error for a in later)


def test_what_failed_is_sent_when_the_channel_is_back(tmp_path: Path, parsed: Make) -> None:
    broken = _settings(tmp_path, {"file": DEAD})
    mended = _settings(tmp_path, {"file": "file:told.txt"})
    with Warehouse.open(tmp_path) as warehouse:
        rows = _land(warehouse, broken, parsed(STORY))
        assert deliver(warehouse, broken, NOW).failed == rows
        assert deliver(warehouse, mended, NOW).delivered == 0
        assert deliver(warehouse, mended, NOW, again="").delivered == rows
        assert deliver(warehouse, mended, NOW + timedelta(days=1)).delivered == 0
    assert len(_told(tmp_path)) == rows


def test_a_channel_is_left_alone_after_three_failures_in_a_row(tmp_path: Path, parsed: Make) -> None:
    settings = _settings(tmp_path, {"dead": "json://127.0.0.1:9/hook"})
    with Warehouse.open(tmp_path) as warehouse:
        for n, place in enumerate(("Beijing", "Shanghai", "Sichuan", "Zhejiang", "Guangdong")):
            story = parsed(f"{place} has released {40 + n} large AI models.", url=f"https://news.example/{n}")
            _land(warehouse, settings, story, f"run-{n}")
        waiting = len(warehouse.due(NOW))
        count = deliver(warehouse, settings, NOW)
        assert waiting >= 5 and (count.failed, count.waiting) == (3, waiting - 3)
        assert len(warehouse.due(NOW)) == waiting - 3  # not tried, so still due


def test_what_waits_for_a_channel_that_the_settings_lost_has_not_failed(tmp_path: Path, parsed: Make) -> None:
    settings = _settings(tmp_path, {"file": "file:told.txt"})
    lost = _settings(tmp_path, {"other": "file:other.txt"})
    with Warehouse.open(tmp_path) as warehouse:
        rows = _land(warehouse, settings, parsed(STORY))
        count = deliver(warehouse, lost, NOW)
        assert (count.delivered, count.failed, count.waiting, count.errors) == (0, 0, 0, {})
        assert count.nameless == {"file": rows}
        assert "headway alerts drop file" in count.notes()[0]
        assert deliver(warehouse, settings, NOW).delivered == rows  # named again, it is sent


def test_what_waits_for_a_channel_can_be_dropped(tmp_path: Path, parsed: Make) -> None:
    settings = _settings(tmp_path, {"dead": DEAD, "file": "file:told.txt"})
    with Warehouse.open(tmp_path) as warehouse:
        _land(warehouse, settings, parsed(STORY))
        alerts = len({a.alert_id for a in warehouse.due(NOW)})
        deliver(warehouse, settings, NOW)
        assert warehouse.waiting() == {"dead": alerts}
    at = ("--data", str(tmp_path))
    assert run("alerts", "drop", "nobody", "--yes", *at).err.strip().endswith("something does for: dead")
    asked = run("alerts", "drop", "dead", *at, stdin="n\n")
    assert asked.status == 1 and f"Drop {alerts} alerts" in asked.out
    dropped = run("alerts", "drop", "dead", *at, stdin="y\n")
    assert (dropped.status, f"{alerts} alerts dropped" in dropped.out) == (0, True)
    assert "something does for: none" in run("alerts", "drop", "dead", "--yes", *at).err
    assert run("alerts", "--undelivered", *at).out == "Nothing waits: every alert was confirmed.\n"


def test_retrying_an_alert_that_there_is_not_is_an_error(tmp_path: Path, parsed: Make) -> None:
    with Warehouse.open(tmp_path) as warehouse:
        _land(warehouse, _settings(tmp_path, {"file": "file:told.txt"}), parsed(STORY))
        (alert, *_) = warehouse.due(NOW)
    wrong = run("alerts", "retry", "zzz", "--data", str(tmp_path))
    assert (wrong.status, "no alert has an id that begins with zzz" in wrong.err) == (2, True)
    there = run("alerts", "retry", alert.alert_id[:6].upper(), "--data", str(tmp_path))
    assert (there.status, there.out) == (
        0,
        "0 delivered, 0 not\n",
    )  # it has not failed: the next run sends it


def test_a_digest_is_one_message_when_its_time_has_come(tmp_path: Path, parsed: Make) -> None:
    settings = _settings(tmp_path, {"file": "file:told.txt"}, digest="daily")
    with Warehouse.open(tmp_path) as warehouse:
        rows = _land(warehouse, settings, parsed(STORY))
        assert deliver(warehouse, settings, NOW).delivered == 0
        later = _settings(tmp_path, {"file": "file:told.txt"}, name="called otherwise since")
        assert deliver(warehouse, later, NOW + timedelta(days=2)).delivered == rows
    told = (tmp_path / "told.txt").read_text("utf-8")
    assert told.count(f"headway: {rows} new figures (all)") == 1


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1,000", "@SUM(A1)"])
def test_an_export_for_spreadsheets_holds_no_formula(tmp_path: Path, parsed: Make, text: str) -> None:
    from warehouse.export import export

    settings = _settings(tmp_path, {"file": "file:told.txt"})
    with Warehouse.open(tmp_path) as warehouse:
        _land(warehouse, settings, parsed(STORY, title=text))
        warehouse.publish()
    ((path, count),) = export(tmp_path, tmp_path / "out", "csv", ["articles"])
    assert count == 1
    cells = path.read_text("utf-8").replace('"', "")
    assert f"'{text}" in cells and f",{text}" not in cells
