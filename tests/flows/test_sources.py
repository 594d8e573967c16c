"""`headway sources`: what was noted of each, and one tried step by step against a newsroom on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.demo.server import Newsroom, open_newsroom
from tests.program import Demo, run


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """The sample newsroom, open."""
    with open_newsroom(datetime.now(UTC)) as opened:
        yield opened


def _settings(folder: Path, room: Newsroom, path: str, allowed: bool = True, **more: object) -> None:
    host = room.address.removeprefix("http://")
    lines = [f"{key} = {json.dumps(value)}" for key, value in more.items()]
    (folder / "headway.toml").write_text(
        f"[fetch]\ndelay = 0\ntries = 1\nallow_private = {json.dumps([host] if allowed else [])}\n"
        f'[[sources]]\nname = "one"\nurl = "{room.address}{path}"\ntimezone = "Asia/Shanghai"\n'
        + "\n".join(lines),
        encoding="utf-8",
    )


def test_a_healthy_source_is_shown_step_by_step_and_nothing_is_kept(tmp_path: Path, room: Newsroom) -> None:
    _settings(tmp_path, room, "/shibao/rss.xml")
    ran = run("sources", "check", "one", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    for word in (
        "robots.txt  allowed",
        "list        ok",
        "3 listed",
        "newest page ok",
        "language zh",
        "figures",
    ):
        assert word in ran.out, word
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("path", "allowed", "cause"),
    [
        ("/nowhere.xml", True, "absent"),
        ("/private/feed.xml", True, "disallowed"),
        ("/daily/rss.xml", False, "private or reserved address"),
        ("/robots.txt", True, "broken"),
    ],
)
def test_each_trouble_has_its_name(
    tmp_path: Path, room: Newsroom, path: str, allowed: bool, cause: str
) -> None:
    _settings(tmp_path, room, path, allowed)
    ran = run("sources", "check", "one", cwd=tmp_path)
    assert ran.status == 1 and cause in ran.out
    assert "Traceback" not in ran.err + ran.out


def test_a_name_that_is_not_watched_gets_the_nearest(tmp_path: Path, room: Newsroom) -> None:
    _settings(tmp_path, room, "/daily/rss.xml")
    ran = run("sources", "check", "on", cwd=tmp_path)
    assert ran.status == 2 and "did you mean one?" in ran.err


def test_a_source_that_no_run_has_tried_is_listed(tmp_path: Path, room: Newsroom) -> None:
    _settings(tmp_path, room, "/daily/rss.xml")
    rows = json.loads(run("sources", "--json", cwd=tmp_path).out)
    assert [(row["source"], row["status"]) for row in rows] == [("one", "not tried")]


@pytest.mark.prefect
def test_what_the_runs_noted_is_listed(demo: Demo) -> None:
    rows = json.loads(run("sources", "--json", "--data", str(demo.data)).out)
    assert {row["status"] for row in rows} == {"ok"} and len(rows) == 6
    assert all(row["runs_ok"] == 2 and row["last_ok"] for row in rows)
