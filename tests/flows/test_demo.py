"""The demonstration, whole: two real runs over the sample newsroom in a process of their own."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.program import Demo, run
from warehouse.reader import Reader

pytestmark = pytest.mark.prefect


def test_it_ends_well_and_prints_nothing_alarming(demo: Demo) -> None:
    assert demo.ran.status == 0, demo.ran.err
    assert demo.ran.err == ""
    assert not re.search(r"Traceback|ERROR|WARNING|leaked|\x1b", demo.ran.out)


def test_it_finds_sixty_figures_and_forty_quotes_in_26_articles_of_two_languages(demo: Demo) -> None:
    with Reader.open(demo.data) as reader:
        articles = dict(reader.sql("SELECT lang, count(*) FROM articles GROUP BY lang").rows)
        figures = dict(reader.sql("SELECT lang, count(*) FROM figures GROUP BY lang").rows)
        quotes = dict(reader.sql("SELECT lang, count(*) FROM quotes GROUP BY lang").rows)
        empty = reader.sql(
            "SELECT url FROM articles WHERE published IS NULL OR title = '' OR len(text) < 60"
        ).rows
    assert articles == {"en": 15, "zh": 11}
    assert sum(figures.values()) >= 60 and min(figures.values()) >= 20
    assert sum(quotes.values()) >= 40 and min(quotes.values()) >= 15
    assert empty == []


def test_the_second_run_fetches_only_what_changed(demo: Demo) -> None:
    with Reader.open(demo.data) as reader:
        runs = reader.sql("SELECT status, trigger FROM runs").rows
        pages = reader.sql(
            "SELECT count(DISTINCT capture_id) FROM store.reads GROUP BY run_id ORDER BY min(landed)"
        ).rows
    assert runs == [("ok", "demo"), ("ok", "demo")]
    assert pages == [(24,), (3,)]


def test_the_correction_is_told_and_the_old_totals_are_not(demo: Demo) -> None:
    told = (demo.data / "alerts.txt").read_text("utf-8")
    assert "revised: 1,824 large AI models, China\nsaid before: 1,842" in told
    with Reader.open(demo.data) as reader:
        again = reader.sql("""
            SELECT c.value FROM store.alerts a JOIN claims c ON c.claim = printf('%016x', a.claim_id)
            WHERE c.url LIKE '%how-we-got-here%'""").rows
        late = reader.sql("""
            SELECT c.value FROM store.alerts a JOIN claims c ON c.claim = printf('%016x', a.claim_id)
            WHERE c.first_seen < now() - INTERVAL 8 DAY""").rows
    assert again == [] and late == []


def test_every_alert_of_the_file_channel_is_there_once(demo: Demo) -> None:
    told = re.findall(r"^alert (\w+)$", (demo.data / "alerts.txt").read_text("utf-8"), re.MULTILINE)
    with Reader.open(demo.data) as reader:
        rows = reader.sql("SELECT alert_id, delivered FROM store.outbox WHERE channel = 'file'").rows
    assert sorted(told) == sorted(row[0] for row in rows)
    assert all(delivered for _, delivered in rows) and len(told) > 10


def test_the_syndicated_copy_is_no_second_reporter(demo: Demo) -> None:
    with Reader.open(demo.data) as reader:
        rows = reader.sql("""
            SELECT sightings, reporters FROM claims
            WHERE metric = 'models' AND place = 'CN' AND value = 1842 AND subject IS NULL""").rows
    assert rows == [(1, 1)] or rows == [(2, 1)]  # the original was corrected since


def test_the_trend_that_it_shows_is_the_reported_one(demo: Demo) -> None:
    with Reader.open(demo.data) as reader:
        filed = [row["value"] for row in reader.trend("registered_services", place="CN").records()]
    assert [v for v in filed if v in (302, 748, 868, 988, 1126)] == [302, 748, 868, 988, 1126]


def test_the_commands_that_it_prints_work(demo: Demo) -> None:
    printed = demo.ran.out.partition("Now ask it yourself:")[2].partition("The report:")[0]
    commands = [shlex.split(line) for line in printed.splitlines() if line.strip()]
    assert len(commands) >= 4
    for command in commands:
        ran = run(*command[1:], cwd=demo.data.parent)
        assert (ran.status, ran.err) == (0, ""), command
        assert len(ran.out.splitlines()) > 3, command


def test_another_folder_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    ran = run("demo", "--data", str(tmp_path))
    assert ran.status == 1 and "holds something else" in ran.err
    assert (tmp_path / "letter.txt").read_text() == "keep me"
