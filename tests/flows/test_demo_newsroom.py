"""The sample newsroom holds what the demonstration promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import requests
from markupsafe import escape

from flows.demo.editions import edition, houses, stories
from flows.demo.server import open_newsroom

NOW = datetime(2026, 8, 1, 0, 7, tzinfo=UTC)


def test_the_first_edition_has_24_stories_and_the_second_two_more() -> None:
    first, second = list(stories(1, NOW)), list(stories(2, NOW))
    assert len(first) == 24
    assert {s.key for s in second} - {s.key for s in first} == {"daily-now-downloads", "tech-now-recap"}


def test_one_story_is_corrected_in_the_second_edition() -> None:
    first = {s.key: s for s in stories(1, NOW)}
    changed = [s for s in stories(2, NOW) if s.key in first and s.paragraphs != first[s.key].paragraphs]
    assert [s.key for s in changed] == ["daily-now-count"]
    assert "1,824" in changed[0].paragraphs[0]
    assert changed[0].path == first["daily-now-count"].path


def test_no_story_is_dated_after_the_clock_and_new_ones_are_recent() -> None:
    for story in stories(2, NOW):
        assert story.published <= NOW and story.modified <= NOW
        assert ("-now-" not in story.key) or story.published > NOW - timedelta(days=4)


def test_days_named_in_a_text_follow_the_clock() -> None:
    count = next(s for s in stories(1, NOW) if s.key == "daily-now-count")
    assert (
        "as of June 30, 2026" in count.paragraphs[0]
    )  # 31 July in Beijing, so the month before ended in June


@pytest.mark.parametrize("key", [h.key for h in houses()])
def test_every_page_of_a_house_is_in_its_encoding(key: str) -> None:
    house = next(h for h in houses() if h.key == key)
    bodies = edition(2, NOW, "http://sample.test")
    for story in (s for s in stories(2, NOW) if s.house == key):
        page = bodies[story.path].content.decode(house.encoding)
        assert escape(story.title) in page and "headway" in page
        assert story.path in bodies[house.path].content.decode(house.encoding)


def test_the_houses_use_three_encodings_and_four_kinds_of_list() -> None:
    assert {h.encoding for h in houses()} == {"utf-8", "gb18030", "big5"}
    assert {h.list for h in houses()} == {"rss", "atom", "sitemap", "index"}


def test_the_newsroom_answers_like_a_site() -> None:
    with open_newsroom(NOW) as room:
        feed = requests.get(room.address + "/daily/rss.xml", timeout=5)
        assert feed.status_code == 200 and feed.headers["Content-Type"] == "application/rss+xml"
        again = requests.get(
            room.address + "/daily/rss.xml", headers={"If-None-Match": feed.headers["ETag"]}, timeout=5
        )
        assert again.status_code == 304 and again.content == b""
        assert requests.get(room.address + "/nowhere", timeout=5).status_code == 404
        room.turn_to(2)
        assert requests.get(room.address + "/daily/rss.xml", timeout=5).content != feed.content
        assert room.hits == {200: 2, 304: 1, 404: 1}
