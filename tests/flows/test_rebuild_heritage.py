"""A warehouse that is read again or made anew knows what was told, keeps what waits, and leaves what is new to the next
run."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from flows.monitor import run_monitor
from flows.reparse import rebuild, reparse
from flows.session import utc_now
from flows.settings import Settings
from tests.flows.sites import Site, story, told
from tests.program import run
from warehouse.errors import NewerFile
from warehouse.reader import Reader
from warehouse.store import Warehouse

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_api")]
FIRST, SECOND = "/a/20260901/1", "/a/20260901/2"
DEAD = 'team = "json://127.0.0.1:9/x"\n'


def once(site: Site, folder: Path, more: str = "") -> Settings:
    """A warehouse that has landed and told one story."""
    site.pages[FIRST] = story(79)
    site.feed(FIRST)
    chosen = site.settings(folder, more)
    assert run_monitor(chosen).landed.articles == 1
    return chosen


def archived_only(site: Site, folder: Path, aside: Path) -> None:
    """What a run that dies before landing leaves: a second story in the archive, fetched by a run elsewhere."""
    site.pages[SECOND] = story(197)
    site.feed(SECOND, etag='"2"')
    run_monitor(site.settings(aside))
    for path in (aside / "archive").iterdir():
        shutil.copy2(path, folder / "archive" / path.name)


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with Reader.open(folder) as reader:
        return reader.sql(sql).rows


@pytest.mark.parametrize("again", [reparse, rebuild])
def test_what_was_archived_and_never_landed_is_still_told(site: Site, tmp_path: Path, again: object) -> None:
    chosen = once(site, tmp_path / "here")
    archived_only(site, chosen.folder, tmp_path / "aside")
    before = told(chosen.folder)
    assert callable(again)
    landed, notes, *_ = again(chosen)
    assert landed.alerts == 0 and len(notes) == 1 and "not landed yet" in notes[0]
    assert rows(chosen.folder, "SELECT value FROM figures") == [(79.0,)]
    summary = run_monitor(chosen)
    assert (summary.status, summary.recovered) == ("ok", 1)
    assert told(chosen.folder) == before + 1
    assert run_monitor(chosen).recovered == 0


def test_a_rehearsal_shows_nothing_of_what_never_landed(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path / "here")
    archived_only(site, chosen.folder, tmp_path / "aside")
    shown = run("reparse", "--dry-run", "--data", str(chosen.folder))
    assert shown.status == 0 and "No series would change." in shown.out and "the next run does" in shown.out


def test_what_waits_for_a_channel_and_what_was_told_outlive_a_rebuild(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path, DEAD)
    with Warehouse.open(tmp_path) as house:
        waiting = house.due(utc_now() + timedelta(days=9))
    assert {alert.channel for alert in waiting} == {"team"}
    before = rows(tmp_path, "SELECT alert, channel, delivered, tries FROM alerts ORDER BY ALL")
    runs = rows(tmp_path, "SELECT run FROM runs")
    _, notes, _ = rebuild(chosen)
    assert notes == []
    assert rows(tmp_path, "SELECT alert, channel, delivered, tries FROM alerts ORDER BY ALL") == before
    assert set(runs) < set(rows(tmp_path, "SELECT run FROM runs"))
    told_by = rows(tmp_path, "SELECT DISTINCT reason FROM store.decisions WHERE told")
    assert told_by == [("told",)]
    with Warehouse.open(tmp_path) as house:
        assert house.due(utc_now() + timedelta(days=9)) == waiting


def test_an_alert_keeps_its_words_where_todays_parsers_read_otherwise(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path, DEAD)
    with Warehouse.open(tmp_path) as house:
        waiting = house.due(utc_now() + timedelta(days=9))
        for table in (
            "figures",
            "quotes",
            "readings",
            "reads",
            "current",
        ):  # as other parsers would have named it
            house._connection.execute(f"UPDATE store.{table} SET reading_id = reading_id - 1")
        house._connection.execute("UPDATE store.figures SET figure_id = figure_id - 1")
        house._connection.execute("UPDATE store.alerts SET figure_id = figure_id - 1")
    rebuild(chosen)
    with Warehouse.open(tmp_path) as house:
        assert house.due(utc_now() + timedelta(days=9)) == waiting
    assert len(rows(tmp_path, "SELECT value FROM figures")) == 1


def test_a_damaged_warehouse_takes_the_published_copys_memory_and_says_so(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path, DEAD)
    before = rows(tmp_path, "SELECT alert, channel FROM alerts ORDER BY ALL")
    (tmp_path / "private" / "warehouse.duckdb").write_bytes(b"not a database" * 1000)
    _, notes, _ = rebuild(chosen)
    assert len(notes) == 1 and "as they were published on" in notes[0]
    assert rows(tmp_path, "SELECT alert, channel FROM alerts ORDER BY ALL") == before


def test_what_is_lost_with_both_files_is_named(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path)
    messages = told(tmp_path)
    for name in ("private/warehouse.duckdb", "headway.duckdb"):
        (tmp_path / name).write_bytes(b"not a database" * 1000)
    landed, notes, _ = rebuild(chosen)
    assert landed.articles == 1 and len(notes) == 1
    for words in (
        "private/warehouse.duckdb",
        "/headway.duckdb",
        "still waited",
        "what was told",
        "history of runs",
    ):
        assert words in notes[0]
    run_monitor(chosen)
    assert told(tmp_path) == messages


def aged(folder: Path) -> None:
    old = (utc_now() - timedelta(days=40)).timestamp()
    for path in (folder / "archive").iterdir():
        os.utime(path, (old, old))


def test_what_retention_deleted_is_not_lost_in_silence(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path)
    aged(tmp_path)
    kept_for = chosen.model_copy(update={"data": chosen.data.model_copy(update={"archive_days": 30})})
    kept_for._base = chosen._base
    site.pages[SECOND] = story(197)
    site.feed(SECOND, etag='"2"')
    assert "1 archive files older than 30 days were deleted" in run_monitor(kept_for).notes
    checked = run("verify", "--data", str(tmp_path))
    assert checked.status == 0, checked
    assert checked.out.splitlines()[1:] == [
        "1 articles were not looked for: their archive file was deleted after 30 days"
    ]
    assert checked.out.startswith("1 articles, ") and "all as stored" in checked.out
    refused = run("rebuild", "--data", str(tmp_path))
    assert refused.status == 1 and "1 articles whose archive files are gone" in refused.err
    assert "--force" in refused.err and "Traceback" not in refused.err
    assert len(rows(tmp_path, "SELECT url FROM articles")) == 2
    forced, notes, _ = rebuild(kept_for, force=True)
    assert forced.articles == 1 and notes == ["left out: 1 articles whose archive files are gone"]


def test_a_file_that_should_be_there_is_a_fault(site: Site, tmp_path: Path) -> None:
    once(site, tmp_path)
    for path in (tmp_path / "archive").iterdir():
        path.unlink()
    checked = run("verify", "--data", str(tmp_path))
    assert checked.status == 1 and "cannot be read" in checked.out


def test_a_file_that_opens_and_is_damaged_inside_gives_way_to_the_copy(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path, DEAD)
    before = rows(tmp_path, "SELECT alert, channel FROM alerts ORDER BY ALL")
    private = tmp_path / "private" / "warehouse.duckdb"
    content = bytearray(private.read_bytes())
    content[3 * 4096 + 5000 :: 3001] = b"\xa5" * len(content[3 * 4096 + 5000 :: 3001])
    private.write_bytes(content)
    _, notes, kept = rebuild(chosen)
    assert len(notes) == 1 and "as they were published on" in notes[0]
    assert kept is not None and kept.read_bytes() == bytes(content)
    assert rows(tmp_path, "SELECT alert, channel FROM alerts ORDER BY ALL") == before


def test_a_warehouse_of_a_newer_headway_is_left_as_it_is(site: Site, tmp_path: Path) -> None:
    chosen = once(site, tmp_path)
    with Warehouse.open(tmp_path) as house:
        house._connection.execute("INSERT INTO ledger VALUES (9999, 'later', '', now()::TIMESTAMP, '9')")
    before = (tmp_path / "private" / "warehouse.duckdb").read_bytes()
    with pytest.raises(NewerFile, match="newer headway"):
        rebuild(chosen)
    assert (tmp_path / "private" / "warehouse.duckdb").read_bytes() == before
