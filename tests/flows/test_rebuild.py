"""A lost or damaged warehouse comes back from the archive, and nobody is told again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from flows import landing, records
from flows.monitor import run_monitor
from flows.reparse import rebuild, reparse
from flows.session import utc_now
from flows.settings import Settings
from tests.flows.sites import Site, story, told
from tests.program import run
from warehouse.reader import Reader
from warehouse.store import Warehouse

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_api")]


def figures(folder: Path) -> list[tuple[object, ...]]:
    with Reader.open(folder) as reader:
        return reader.sql("SELECT url, value, sentence FROM figures ORDER BY ALL").rows


@pytest.fixture
def watched_site(site: Site) -> Site:
    for number, models in enumerate((79, 97, 121)):
        site.pages[f"/a/20260901/{number}"] = story(models)
    site.feed("/a/20260901/0", "/a/20260901/1", "/a/20260901/2")
    return site


def test_a_damaged_warehouse_is_named_and_rebuilt(watched_site: Site, tmp_path: Path) -> None:
    chosen = watched_site.settings(tmp_path)
    run_monitor(chosen)
    before, messages = figures(tmp_path), told(tmp_path)
    assert len(before) >= 3
    (tmp_path / "private" / "warehouse.duckdb").write_bytes(b"not a database" * 1000)
    summary = run_monitor(chosen)
    assert summary.status == "failed"
    assert "headway rebuild" in summary.notes[0]
    landed, notes, kept = rebuild(chosen)
    assert landed.articles == 3
    assert [note for note in notes if "as they were published on" in note] == notes
    assert kept is not None
    assert kept.exists()
    assert figures(tmp_path) == before
    again = run_monitor(chosen)
    assert (again.status, again.landed.articles, again.recovered) == ("ok", 0, 0)
    assert told(tmp_path) == messages


def test_reading_again_changes_nothing_while_the_parsers_are_the_same(
    watched_site: Site, tmp_path: Path
) -> None:
    chosen = watched_site.settings(tmp_path)
    run_monitor(chosen)
    before, messages = figures(tmp_path), told(tmp_path)
    landed, notes = reparse(chosen)
    assert (landed.articles, landed.figures, landed.unchanged, notes) == (0, 0, 3, [])
    assert figures(tmp_path) == before
    assert told(tmp_path) == messages


def by_older_parsers(chosen: Settings) -> None:
    """The archive landed as older parsers would have read it: every number ten times too large."""
    with Warehouse.open(chosen.folder) as house:
        pages = [
            page
            for path in records.files(chosen.archive)
            for _, page in records.scan(chosen.archive, path, 0)
            if page
        ]
        parsed = []
        for page in pages:
            now = landing.read(page, "site")
            assert now.extraction is not None
            larger = tuple(replace(f, value=f.value * 10) for f in now.extraction.figures)
            parsed.append(
                replace(now, parser_version="0", extraction=replace(now.extraction, figures=larger))
            )
        house.land("old", parsed, (), utc_now())
        for path in records.files(chosen.archive):
            house.mark_archive(path.name, path.stat().st_size)
        house.publish()


def test_a_dry_run_shows_what_reading_again_would_change_and_changes_nothing(
    watched_site: Site, tmp_path: Path
) -> None:
    run_monitor(watched_site.settings(tmp_path / "first"))
    chosen = watched_site.settings(tmp_path / "second")
    shutil.copytree(tmp_path / "first" / "archive", chosen.archive)
    by_older_parsers(chosen)
    before = figures(chosen.folder)
    assert {value for _, value, _ in before} == {790.0, 970.0, 1210.0}
    shown = run("reparse", "--dry-run", "--data", str(chosen.folder))
    assert (shown.status, shown.err) == (0, "")
    # Which of three counts of one moment stands beside which depends on the order of the stories' ids.
    assert {"1,210", "121"} <= set(shown.out.split())
    assert "would be stored anew" in shown.out and "Nothing was changed." in shown.out
    with Reader.open(chosen.folder) as reader:
        untouched = reader.sql("SELECT count(*), max(parser_version) FROM figure_history").rows
    with Warehouse.open(chosen.folder) as house:
        house.publish()
    assert figures(chosen.folder) == before
    assert untouched == [(3, "0")]


def test_reading_again_by_newer_parsers_keeps_the_old_values_reachable(
    watched_site: Site, tmp_path: Path
) -> None:
    run_monitor(watched_site.settings(tmp_path / "first"))
    chosen = watched_site.settings(tmp_path / "second")
    shutil.copytree(tmp_path / "first" / "archive", chosen.archive)
    by_older_parsers(chosen)
    landed, notes = reparse(chosen)
    assert (landed.articles, landed.figures, notes) == (0, 3, [])
    assert figures(chosen.folder) == figures(tmp_path / "first")
    with Reader.open(chosen.folder) as reader:
        history = reader.sql("SELECT value, parser_version, counts FROM figure_history ORDER BY value").rows
    assert [(v, p) for v, p, counts in history if not counts] == [(790.0, "0"), (970.0, "0"), (1210.0, "0")]
    assert [v for v, _, counts in history if counts] == [79.0, 97.0, 121.0]
    assert told(chosen.folder) == 0
    shown = run("reparse", "--dry-run", "--data", str(chosen.folder))
    assert "No series would change. Nothing was changed." in shown.out


def test_the_archive_commands(watched_site: Site, tmp_path: Path) -> None:
    run_monitor(watched_site.settings(tmp_path))
    listed = run("archive", "list", "--data", str(tmp_path))
    assert listed.status == 0
    assert ".warc.gz" in listed.out
    assert run("archive", "check", "--data", str(tmp_path)).out == "3 pages whole\n"
    page = run("archive", "page", "--data", str(tmp_path), f"{watched_site.address}/a/20260901/1")
    assert page.out.encode() == story(97)[0]
    missing = run("archive", "page", "--data", str(tmp_path), "http://nowhere.example/")
    assert (missing.status, "nothing is archived" in missing.err) == (1, True)
    (path,) = (tmp_path / "archive").iterdir()
    content = bytearray(path.read_bytes())
    content[-300:-200] = b"\0" * 100
    path.write_bytes(content)
    damaged = run("archive", "check", "--data", str(tmp_path))
    assert damaged.status == 1
    assert path.name in damaged.out
