"""The monitor flow, whole: what a run tells, what the next one finds, and what it does when something is wrong."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from flows import monitor, records
from flows.monitor import run_monitor
from flows.session import utc_now
from flows.settings import SettingsError, parse
from tests.flows.sites import Site, story, told
from warehouse.reader import Reader
from warehouse.store import Warehouse

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_api")]


def test_one_figure_one_alert_and_the_same_again_none(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    chosen = site.settings(tmp_path)
    first = run_monitor(chosen)
    assert (first.status, first.exit_code, first.landed.articles, first.delivered) == ("ok", 0, 1, 1)
    assert first.published == tmp_path / "headway.duckdb"
    again = run_monitor(chosen)
    assert (again.status, again.sources[0].unchanged, again.sources[0].listed) == ("ok", 1, 1)
    assert (again.landed.articles, again.landed.figures, again.delivered) == (0, 0, 0)
    assert site.asked[-2:] == [("/feed.xml", '"feed"'), ("/a/20260901/1", '"79"')]
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT count(*) FROM figures WHERE metric = 'models'").rows == [(1,)]
        assert reader.sql("SELECT count(*), count(finished) FROM runs").rows == [(2, 2)]


def test_a_page_that_is_revised_while_its_list_is_not(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    chosen = site.settings(tmp_path)
    run_monitor(chosen)
    site.pages["/a/20260901/1"] = story(97)
    second = run_monitor(chosen)
    assert (second.landed.versions, second.landed.claims.get("revised"), second.delivered) == (1, 1, 1)


def test_each_kind_of_bad_page_is_in_the_table(site: Site, tmp_path: Path) -> None:
    html = {"Content-Type": "text/html"}
    site.pages["/a/20260901/1"] = story(79)
    site.pages["/a/20260901/2"] = (b"<p>" + b"x" * 30_000_000, html)
    site.pages["/a/20260901/3"] = (b"", html)
    site.pages["/a/20260901/4"] = (b"%PDF-1.7 \x00\xff" * 99, {"Content-Type": "application/pdf"})
    site.pages["/a/20260901/6"] = (b"<html><body><p>Cut in the mid", html)
    paths = [f"/a/20260901/{n}" for n in range(1, 7)]
    site.feed(*paths)
    more = f'[[sources]]\nname = "gone"\nurl = "{site.address}/gone.xml"\n'
    summary = run_monitor(site.settings(tmp_path, more))
    assert (summary.status, summary.exit_code) == ("partial", 1)
    gone = summary.sources[1]
    assert (gone.source, gone.status) == ("gone", "absent")
    assert "answered 404" in (gone.reason or "")
    problems = {p.url.rpartition("/")[2]: (p.outcome, p.reason) for p in summary.problems}
    assert problems.keys() == {"2", "3", "4", "5", "6"}
    assert problems["2"] == ("broken", "30.0 MB long, over the 10.0 MB allowed")
    assert problems["5"] == ("absent", "answered 404")
    assert all(problems[n][0] == "unread" and problems[n][1] for n in "346")
    assert summary.sources[0].articles == 1


def test_a_slow_host_keeps_no_others_figures_waiting(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monitor, "ROUND_SECONDS", 0.2)
    site.pages["/a/20260901/1"], site.pages["/b/20260901/2"] = story(79), story(97)
    site.feed("/a/20260901/1")
    slow, gate = site.address.replace("127.0.0.1", "localhost"), threading.Event()
    site.held["/b/20260901/2"] = gate
    chosen = site.settings(
        tmp_path,
        f'[[sources]]\nname = "slow"\nkind = "page"\nurl = "{slow}/b/20260901/2"\n',
        "first_byte_timeout = 200\ntotal_timeout = 200",
    )
    allowed = (*chosen.fetch.allow_private, slow.removeprefix("http://"))
    fetch = chosen.fetch.model_copy(update={"allow_private": allowed})
    chosen = chosen.model_copy(update={"fetch": fetch})
    before: list[int] = []

    def open_when_told() -> None:
        until = time.monotonic() + 60
        while not told(tmp_path) and time.monotonic() < until:
            gate.wait(0.02)
        before.append(told(tmp_path))
        gate.set()

    watching = threading.Thread(target=open_when_told)
    watching.start()
    summary = run_monitor(chosen)
    watching.join()
    assert before == [1]
    assert (summary.status, summary.landed.articles, [row.articles for row in summary.sources]) == (
        "ok",
        2,
        [1, 1],
    )
    assert summary.delivered == sum(row.alerts for row in summary.sources) == told(tmp_path)


def test_nothing_works_and_nothing_is_watched(site: Site, tmp_path: Path) -> None:
    summary = run_monitor(site.settings(tmp_path))
    assert (summary.status, summary.exit_code, summary.sources[0].status) == ("failed", 2, "absent")
    with pytest.raises(SettingsError, match="nothing is watched"):
        run_monitor(parse("[watch]\npublishers = []\n").below(tmp_path))


def test_a_second_run_steps_aside(site: Site, tmp_path: Path) -> None:
    with Warehouse.open(tmp_path):
        summary = run_monitor(site.settings(tmp_path))
    assert (summary.status, summary.exit_code) == ("aside", 3)
    assert "process" in summary.notes[0]
    assert site.asked == []


def test_a_reader_with_the_old_copy_open_neither_waits_nor_stops_a_run(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    chosen = site.settings(tmp_path)
    run_monitor(chosen)
    with Reader.open(tmp_path) as reader:
        site.pages["/a/20260901/1"] = story(97)
        assert run_monitor(chosen).status == "ok"
        assert reader.sql("SELECT max(value) FROM figures").rows == [(79,)]
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT max(value) FROM figures").rows == [(97,)]


def test_what_was_archived_and_not_landed_is_landed_by_the_next_run(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    chosen = site.settings(tmp_path)
    run_monitor(chosen)
    for name in ("warehouse.duckdb", "warehouse.duckdb.wal"):
        (tmp_path / "private" / name).unlink(missing_ok=True)
    site.pages.clear()
    summary = run_monitor(chosen)
    assert summary.recovered == 1
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT value FROM figures WHERE metric = 'models'").rows == [(79,)]


def test_a_folder_that_cannot_be_made_is_named(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    summary = run_monitor(site.settings(tmp_path / "file" / "data"))
    assert (summary.status, summary.exit_code) == ("failed", 2)
    assert str(tmp_path / "file") in summary.notes[0]


def test_a_channel_that_fails_keeps_its_alerts_and_shows_no_secret(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    chosen = site.settings(tmp_path, 'team = "json://127.0.0.1:9/hush-hush-token"\n')
    summary = run_monitor(chosen)
    assert (summary.status, summary.delivered, summary.undelivered) == ("partial", 1, 1)
    assert any("team" in note for note in summary.notes)
    assert "hush-hush" not in repr(summary)
    kept = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"hush-hush" not in kept


def test_a_channel_that_the_settings_lost_leaves_runs_well(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    run_monitor(site.settings(tmp_path, 'team = "json://127.0.0.1:9/x"\n'))
    later = run_monitor(site.settings(tmp_path), clock=lambda: utc_now() + timedelta(days=2))
    assert (later.status, later.exit_code, later.undelivered) == ("ok", 0, 0)
    assert any("headway alerts drop team" in note for note in later.notes)


def test_robots_and_conditions_are_in_the_archive_and_the_log(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = (b"User-agent: headway\nDisallow: /a/\n", {"Content-Type": "text/plain"})
    site.feed("/a/20260901/1", "/b/20260901/1")
    site.pages["/b/20260901/1"] = story(79)
    summary = run_monitor(site.settings(tmp_path))
    assert [(p.outcome, p.reason) for p in summary.problems] == [
        ("disallowed", "robots.txt forbids /a/20260901/1")
    ]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert "/a/20260901/1" not in [path for path, _ in site.asked]
    (path,) = records.files(tmp_path / "archive")
    assert [page.url for _, page in records.scan(tmp_path / "archive", path) if page] == [
        f"{site.address}/b/20260901/1"
    ]
