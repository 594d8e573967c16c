"""The warehouse as the flows use it: runs, fetches, marks, landings that are whole or nothing, the outbox."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.warehouse.telling import FAR, claims, land, told
from tests.warehouse.written import RULE, at, fig, page
from warehouse.errors import Stale, WarehouseError
from warehouse.reader import Reader
from warehouse.records import Fetch, Parsed, Rule, SourceState
from warehouse.store import Warehouse


def published(house: Warehouse, query: str) -> list[tuple[object, ...]]:
    house.publish()
    with Reader.open(house.data) as reader:
        return reader.sql(query).rows


def test_runs_are_noted_once(house: Warehouse) -> None:
    house.begin_run("r1", at("2026-01-01"), "schedule")
    house.begin_run("r1", at("2026-01-02"), "hand")
    house.finish_run("r1", at("2026-01-01", 9), "ok", "all well")
    assert published(house, "SELECT run, started, trigger, status, note FROM runs") == [
        ("r1", at("2026-01-01").replace(tzinfo=None), "schedule", "ok", "all well")
    ]


def test_known_remembers_the_validators_of_the_last_body(house: Warehouse) -> None:
    url = "http://a.example/x"
    first = Fetch(source="a", url=url, at=at("2026-01-01"), outcome="ok", etag='"1"', last_modified="Thu")
    later = Fetch(source="a", url=url, at=at("2026-01-02"), outcome="unreachable", reason="no route")
    house.note_fetches("r1", [first, later])
    house.note_fetches("r1", [first, later])
    known = house.known([url, "http://a.example/unknown"])
    assert list(known) == [url]
    assert (known[url].etag, known[url].last_modified, known[url].outcome) == ('"1"', "Thu", "unreachable")
    assert known[url].last_fetched == at("2026-01-02").replace(tzinfo=None)
    assert house.known([]) == {}


def test_source_health_is_the_last_state_with_the_last_good_one(house: Warehouse) -> None:
    house.note_sources(
        "r1", [SourceState(source="a", at=at("2026-01-01"), status="ok", listed=20, expected=10)]
    )
    house.note_sources("r2", [SourceState(source="a", at=at("2026-01-02"), status="blocked", reason="403")])
    house.note_sources("r2", [SourceState(source="a", at=at("2026-01-02"), status="blocked", reason="403")])
    assert published(house, "SELECT source, status, reason, last_ok, runs, runs_ok FROM source_health") == [
        ("a", "blocked", "403", at("2026-01-01").replace(tzinfo=None), 2, 1)
    ]


def test_archive_marks_only_move_forward(house: Warehouse) -> None:
    house.mark_archive("a.warc.gz", 0)
    house.mark_archive("a.warc.gz", 500)
    house.mark_archive("a.warc.gz", 300)
    assert house.landed_upto() == {"a.warc.gz": 500}


def test_a_span_that_does_not_hold_refuses_the_whole_landing(house: Warehouse) -> None:
    good = page("good", "2026-01-01", fig(79, "79 models"))
    bad = page("bad", "2026-01-01", fig(80, "80 models"))
    assert bad.extraction is not None
    wrong = replace(bad.extraction.figures[0], start=0, end=9)
    bad = replace(bad, extraction=replace(bad.extraction, figures=(wrong,)))
    with pytest.raises(Stale, match=r"a\.example/bad"):
        land(house, good, bad)
    assert claims(house) == []
    assert published(house, "FROM articles") == []
    assert land(house, good).articles == 1


def test_a_page_without_an_article_is_counted_and_kept(house: Warehouse) -> None:
    broken = replace(page("x", "2026-01-01"), article=None, extraction=None, error="a PDF")
    assert land(house, broken).failed == 1
    assert land(house, broken).failed == 1
    assert published(house, "SELECT url, error FROM store.failures") == [("http://a.example/x", "a PDF")]


def test_text_of_every_kind_is_stored_as_it_is(house: Warehouse) -> None:
    body = "«79 款»大模型 👩🏽‍🔬 e\u0301\u0000 \"quoted\" \\ back\t'single' — 79 models."
    land(house, page("x", "2026-01-01", fig(79, "79 models"), body=body))
    assert published(house, "SELECT text FROM articles") == [(body,)]
    assert published(
        house,
        "SELECT substr(a.text, start_at + 1, end_at - start_at) FROM figures JOIN articles a USING (article)",
    ) == [("79 models",)]


def test_outbox_has_one_row_an_alert_and_channel(house: Warehouse) -> None:
    rules = (replace(RULE, channels=("file", "mail")), Rule(name="second", channels=("mail", "chat")))
    land(house, page("x", "2026-01-01", fig(79, "79 models")), rules=rules)
    due = house.due(FAR)
    assert [(a.channel, a.rule) for a in due] == [("chat", "second"), ("file", "all"), ("mail", "all")]
    assert len({a.alert_id for a in due}) == 1


def test_delivered_is_never_due_again_and_failed_waits(house: Warehouse) -> None:
    land(
        house,
        page("x", "2026-01-01", fig(79, "79 models")),
        rules=(replace(RULE, channels=("file", "mail", "chat")),),
    )
    now = at("2026-01-01", 12)
    chat, file, mail = house.due(now)
    house.delivered(file.alert_id, "file", now)
    house.failed(mail.alert_id, "mail", now, "no route", at("2026-01-01", 13))
    house.failed(chat.alert_id, "chat", now, "no such room", None)
    assert house.due(now) == []
    (again,) = house.due(at("2026-01-01", 14))
    assert (again.channel, again.tries, again.last_error) == ("mail", 1, "2026-01-01 12:00: no route")
    house.delivered(file.alert_id, "file", now)
    house.failed(file.alert_id, "file", now, "late failure", now)
    assert [a.channel for a in house.due(FAR)] == ["mail"]


def test_a_digest_waits_for_its_hour(house: Warehouse) -> None:
    daily = replace(RULE, name="daily", channels=("mail",), digest="daily")
    weekly = replace(RULE, name="weekly", channels=("chat",), digest="weekly")
    land(
        house, page("x", "2026-01-01", fig(79, "79 models")), rules=(daily, weekly), now=at("2026-01-01", 11)
    )
    assert house.due(at("2026-01-01", 23)) == []
    assert [a.rule for a in house.due(at("2026-01-02", 0))] == ["daily"]
    assert [a.rule for a in house.due(at("2026-01-05", 0))] == ["weekly", "daily"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (Rule(name="r", channels=("file",), kinds=("conflict",)), "the rule does not want first"),
        (Rule(name="r", channels=("file",), metrics=("users",)), "the rule does not want the metric models"),
        (Rule(name="r", channels=("file",), places=("US",)), "the rule does not want the place CN"),
        (
            Rule(name="r", channels=("file",), subjects=("DeepSeek",)),
            "the rule does not want the subject (none)",
        ),
        (Rule(name="r", channels=("file",), languages=("zh",)), "the rule does not want the language en"),
        (Rule(name="r", channels=()), "the rule names no channel"),
    ],
)
def test_a_rule_says_why_it_did_not_tell(house: Warehouse, rule: Rule, reason: str) -> None:
    land(house, page("x", "2026-01-01", fig(79, "79 models")), rules=(rule,))
    assert told(house) == []
    assert published(house, "SELECT told, reason FROM store.decisions") == [(False, reason)]


def test_a_rule_may_want_what_is_not_about_the_sector(house: Warehouse) -> None:
    rule = Rule(name="wide", channels=("file",), core_only=False)
    land(house, page("x", "2026-01-01", fig(79, "79 models", core=False)), rules=(rule,))
    assert told(house) == [("first", 79.0, None)]


def test_an_alert_says_all_that_a_message_needs(house: Warehouse) -> None:
    land(house, page("a", "2026-01-01", fig(79, "79 models", as_of="2025-12", source="ISTIC")))
    told(house)
    land(
        house,
        page("b", "2026-03-01", fig(95, "at least 95 models", bound="at_least", scope=()), site="b.example"),
    )
    (alert,) = house.due(FAR)
    assert (alert.kind, alert.value, alert.bound, alert.previous_value, alert.previous_as_of) == (
        "changed",
        95.0,
        "at_least",
        79.0,
        "2025-12",
    )
    assert (alert.noun, alert.place, alert.scope, alert.url, alert.publisher) == (
        "models",
        "CN",
        (),
        "http://b.example/b",
        "b",
    )
    assert "at least 95 models" in alert.sentence
    assert alert.title == "About b"


def test_landed_counts_articles_versions_and_unchanged(house: Warehouse) -> None:
    one = page("x", "2026-01-01", fig(79, "79 models"))
    two = page("x", "2026-01-01", fig(80, "80 models"), fetched=at("2026-01-03"))
    assert (land(house, one).articles, land(house, two).versions, land(house, two, one).unchanged) == (
        1,
        1,
        2,
    )
    assert published(house, "SELECT value FROM figures") == [(80.0,)]
    assert published(house, "SELECT value, current FROM figure_history ORDER BY ALL") == [
        (79.0, False),
        (80.0, True),
    ]
    assert published(house, "SELECT old_value, new_value FROM revisions") == [(79.0, 80.0)]


def test_same_bytes_twice_in_one_landing_count_once(house: Warehouse) -> None:
    one = page("x", "2026-01-01", fig(79, "79 models"))
    assert land(house, one, one).figures == 1


def reread(parsed: Parsed, version: str, *figures: object) -> Parsed:
    """The same bytes through newer parsers, which find these figures."""
    assert parsed.extraction is not None
    return replace(parsed, parser_version=version, extraction=replace(parsed.extraction, figures=figures))


def test_a_second_reading_replaces_the_first_which_stays_reachable(house: Warehouse) -> None:
    one = page("x", "2026-01-01", fig(79, "79 models"))
    land(house, one)
    assert one.extraction is not None
    better = replace(one.extraction.figures[0], value=790.0)
    landed = land(house, reread(one, "2", better), silent=True)
    assert (landed.articles, landed.versions, landed.figures) == (0, 0, 1)
    assert [c[2] for c in claims(house)] == [790.0]
    assert published(house, "SELECT value, parser_version, counts FROM figure_history ORDER BY ALL") == [
        (79.0, "1", False),
        (790.0, "2", True),
    ]
    assert published(house, "SELECT count(*) FROM revisions") == [(0,)]


def test_an_older_program_does_not_take_back_a_newer_reading(house: Warehouse) -> None:
    one = page("x", "2026-01-01", fig(79, "79 models"))
    assert one.extraction is not None
    land(house, reread(one, "10", replace(one.extraction.figures[0], value=790.0)))
    land(house, reread(one, "9", *one.extraction.figures))
    assert published(house, "SELECT value, parser_version FROM figures JOIN articles USING (article)") == [
        (790.0, "10")
    ]


def test_publishing_leaves_nothing_beside_the_copy(house: Warehouse, tmp_path: Path) -> None:
    path = house.publish()
    house.publish()
    assert path == house.data / "headway.duckdb"
    assert sorted(p.name for p in house.data.iterdir()) == ["headway.duckdb", "private"]


def test_a_forecast_stays_one_when_its_day_has_come(house: Warehouse) -> None:
    story = page("x", "2026-01-01", fig(500, "500 models", as_of="2026-06"))
    land(house, story)
    land(house, replace(story, fetched=at("2026-07-01")))
    assert claims(house) == []
    assert published(house, "SELECT suspect FROM figures") == [
        ("an as-of after publication: a forecast or a misprint",)
    ]


def test_a_rehearsal_shows_what_would_change_and_changes_nothing(house: Warehouse) -> None:
    one, two = (
        page("x", "2026-01-01", fig(79, "79 models")),
        page("y", "2026-02-01", fig(95, "95 models"), site="b.example"),
    )
    land(house, one, two)
    before = claims(house)
    assert one.extraction is not None
    with house.rehearse() as changes:
        land(house, reread(one, "2", replace(one.extraction.figures[0], value=390.0)), silent=True)
        table = changes()
    shown = [table.columns.index(c) for c in ("metric", "old_value", "new_value", "old_kind", "new_kind")]
    assert [tuple(row[i] for i in shown) for row in table.rows] == [
        ("models", 79.0, 390.0, "first", "first"),
        ("models", 95.0, 95.0, "changed", "conflict"),
    ]
    assert claims(house) == before
    assert published(house, "SELECT count(*) FROM figure_history") == [(2,)]
    assert land(house, one).unchanged == 1


def test_a_rehearsal_of_what_is_known_changes_nothing(house: Warehouse) -> None:
    one = page("x", "2026-01-01", fig(79, "79 models"))
    land(house, one)
    with house.rehearse() as changes:
        land(house, one, silent=True)
        assert changes().rows == []


def test_half_a_character_refuses_the_landing_by_name(house: Warehouse) -> None:
    with pytest.raises(Stale, match=r"a\.example/half"):
        land(house, page("half", "2026-01-01", body="79 models and half a character: \ud83d"))
    assert published(house, "FROM articles") == []


def test_what_the_database_refuses_is_said_and_undone(house: Warehouse) -> None:
    good = page("x", "2026-01-01", fig(79, "79 models"))
    house._connection.execute("ALTER TABLE store.quotes RENAME TO elsewhere")
    with pytest.raises(WarehouseError, match="Nothing of this step was stored"):
        land(house, good)
    house._connection.execute("ALTER TABLE store.elsewhere RENAME TO quotes")
    assert land(house, good).articles == 1
