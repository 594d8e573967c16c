"""A lost or damaged warehouse comes back from the archive, and nobody is told again."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.monitor import run_monitor
from flows.reparse import rebuild, reparse
from tests.flows.sites import Site, story, told
from tests.program import run
from warehouse.reader import Reader

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
    assert (landed.articles, notes) == (3, [])
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
