"""What is due: by what the warehouse remembers, each page once, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from flows.discover import Discovery, choose, is_due
from flows.settings import Settings, SettingsError, parse
from flows.sources import Watched, watched
from parsers import publishers
from parsers.lists import Link
from warehouse.records import Outcome

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@dataclass
class Remembered:
    last_fetched: datetime
    outcome: Outcome = "ok"
    etag: str | None = '"1"'
    last_modified: str | None = None


@pytest.mark.parametrize(
    ("hours_ago", "outcome", "due"),
    [
        (1, "ok", False), (7, "ok", True), (1, "not_modified", False), (1, "absent", False), (7, "absent", True),
        (0.1, "unreachable", True), (0.1, "throttled", True), (0.1, "broken", True), (-48, "ok", True),
    ],
)  # fmt: skip
def test_what_is_due(hours_ago: float, outcome: Outcome, due: bool) -> None:
    remembered = Remembered(NOW - timedelta(hours=hours_ago), outcome)
    assert is_due(remembered, 6, NOW) is due
    remembered.last_fetched = remembered.last_fetched.replace(tzinfo=None)  # as the warehouse gives it
    assert is_due(remembered, 6, NOW) is due


def discovery(name: str, *links: Link, **more: object) -> Discovery:
    found = Discovery(Watched(name=name, publisher=name, **more))  # type: ignore[arg-type]
    found.links += links
    return found


def test_pages_are_chosen_once_newest_first_and_by_host() -> None:
    old, new = (Link(f"http://a.example/{n}", published=NOW - timedelta(days=n)) for n in (5, 1))
    undated = Link("http://b.example:81/x#part")
    first = discovery("one", old, undated, new)
    second = discovery("two", Link("http://b.example:81/x"), Link("http://a.example/9"))
    jobs, left = choose([first, second], {}, Settings(), NOW, set())
    assert [job.url for job in jobs["a.example"]] == [
        "http://a.example/1",
        "http://a.example/5",
        "http://a.example/9",
    ]
    assert [(job.source, job.url) for job in jobs["b.example:81"]] == [("one", "http://b.example:81/x")]
    assert left == {"one": 0, "two": 0}


def test_what_one_round_has_taken_no_later_one_takes() -> None:
    taken: set[str] = set()
    link = Link("http://a.example/1")
    first, _ = choose([discovery("slow", link)], {}, Settings(), NOW, taken)
    assert [job.source for job in first["a.example"]] == ["slow"]
    assert choose([discovery("slower", link)], {}, Settings(), NOW, taken) == ({}, {"slower": 0})


def test_the_rest_of_a_long_list_is_counted_as_left() -> None:
    links = [Link(f"http://a.example/{n}") for n in range(10)]
    jobs, left = choose([discovery("one", *links, max_pages=3)], {}, Settings(), NOW, set())
    assert len(jobs["a.example"]) == 3
    assert left == {"one": 7}


def test_a_page_that_is_itself_the_source_is_always_asked_for() -> None:
    url = "http://a.example/notice"
    found = discovery("notice", Link(url), pages=(url,))
    jobs, _ = choose([found], {url: Remembered(NOW - timedelta(minutes=5))}, Settings(), NOW, set())
    assert jobs["a.example"][0].known is not None


def test_by_default_every_publisher_is_watched() -> None:
    assert {source.name for source in watched(Settings())} == {p.name for p in publishers.all()}


def test_own_sources_stand_alone_unless_publishers_are_named() -> None:
    own = '[[sources]]\nname = "mine"\nurl = "http://a.example/rss"\n'
    assert [s.name for s in watched(parse(own))] == ["mine"]
    both = watched(parse('[watch]\npublishers = ["xinhua"]\n' + own))
    assert [s.name for s in both] == ["xinhua", "mine"]


def test_a_search_is_asked_for_each_keyword() -> None:
    text = '[watch]\nkeywords_en = ["a b"]\nkeywords_zh = ["大模型"]\n'
    text += '[[sources]]\nname = "s"\nkind = "search"\nurl = "http://a.example/?q={keywords}"\n'
    (source,) = watched(parse(text))
    assert [x.url for x in source.lists] == [
        "http://a.example/?q=a%20b",
        "http://a.example/?q=%E5%A4%A7%E6%A8%A1%E5%9E%8B",
    ]


def test_a_name_twice_and_no_source_are_mistakes() -> None:
    text = '[watch]\npublishers = ["xinhua"]\n[[sources]]\nname = "xinhua"\nurl = "http://a.example/"\n'
    with pytest.raises(SettingsError, match="xinhua is there twice"):
        watched(parse(text))
    with pytest.raises(SettingsError, match="nothing is watched"):
        watched(parse("[watch]\npublishers = []\n"))
