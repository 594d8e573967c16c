"""Each publisher has a page in its layout, written for this test, and is read as a person would read it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from parsers import publishers
from parsers.article import parse
from parsers.records import Page

PAGES = Path(__file__).parents[1] / "pages" / "publishers"
NAMES = [p.name for p in publishers.all()]
FETCHED = datetime(2026, 4, 1, tzinfo=UTC)


def read(name: str):
    expected = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    body = (PAGES / f"{name}.html").read_bytes()
    return expected, parse(Page(url=expected["url"], body=body, fetched=FETCHED))


def test_there_are_twenty_and_each_has_its_page():
    assert len(NAMES) >= 20
    assert {p.stem for p in PAGES.glob("*.html")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_body_is_the_story_and_nothing_else(name):
    expected, article = read(name)
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == len(expected["paragraphs"])
    for found, wanted in zip(paragraphs, expected["paragraphs"], strict=True):
        assert found.endswith(wanted)  # a dateline may stand before the first
    for absent in expected["absent"]:
        assert absent not in article.text


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_about_the_story(name):
    expected, article = read(name)
    assert article.title == expected["title"]
    assert article.byline == expected["byline"]
    assert article.source == expected["source"]
    assert article.published == datetime.fromisoformat(expected["published"])
    assert (article.lang, article.kind, article.publisher) == (expected["lang"], expected["kind"], name)
    assert list(article.captions) == expected.get("captions", list(article.captions))


@pytest.mark.parametrize("name", NAMES)
def test_description_is_whole(name):
    publisher = publishers.get(name)
    assert publisher.name == name
    assert publisher.lists and publisher.hosts and publisher.expected_links and publisher.expected_characters
    assert publisher.language in ("en", "zh")
    ZoneInfo(publisher.timezone)
    for listing in publisher.lists:
        assert listing.url.startswith(("http://", "https://"))
        expected = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
        assert listing.link_pattern is None or re.search(listing.link_pattern, expected["url"])
    assert publishers.for_url(expected["url"]) is publisher


@pytest.mark.parametrize("name", NAMES)
def test_generic_reading_finds_the_same_story(name):
    """Without the publisher's selectors, at another address: layouts change without notice."""
    expected = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    body = (PAGES / f"{name}.html").read_bytes()
    article = parse(Page(url="https://mirror.example.org/a/1", body=body, fetched=FETCHED))
    assert article.publisher is None
    assert article.title == expected["title"]
    for wanted in expected["paragraphs"]:
        assert wanted in article.text
    for absent in expected["absent"][-3:]:
        assert absent not in article.text


@pytest.mark.parametrize("name", NAMES)
def test_selectors_fit_the_page(name):
    layout = publishers.get(name).layout(FETCHED.date())
    soup = BeautifulSoup((PAGES / f"{name}.html").read_bytes(), "lxml")
    for part in ("body", "title", "byline", "published", "source"):
        selector = getattr(layout, part) if layout else ""
        assert not selector or soup.select_one(selector) is not None, part


def test_an_address_finds_the_most_specific_publisher():
    assert publishers.for_url("http://en.people.cn/n3/2026/0312/x.html").name == "people_en"
    assert publishers.for_url("http://finance.people.com.cn/n1/x.html").name == "people_zh"
    assert publishers.for_url("https://www.cac.gov.cn/x.htm").name == "cac"
    assert publishers.for_url("https://english.www.gov.cn/x").name == "gov_en"
    assert publishers.for_url("https://notpeople.cn/x") is None
    assert publishers.for_url("mailto:somebody@people.cn") is None


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(KeyError, match="chinadaily"):
        publishers.get("nobody")
