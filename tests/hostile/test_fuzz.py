"""What benchmarks/fuzz.py found, and a short run of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.fuzz import Cases, fuzz
from flows.settings import SettingsError, parse
from parsers import lists
from parsers.errors import BrokenList
from parsers.extract import extract
from parsers.records import Article
from parsers.sources import ListKind

DIGITS = "9" * 400  # over what a float holds


def test_a_few_hundred_mutations(tmp_path: Path) -> None:
    found = fuzz(Cases(seed=2, folder=tmp_path), range(300), until=time.monotonic() + 120)
    assert sum(found.kinds.values()) > 0
    assert not found.failed


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><title>t</title></channel></rss><item><title>&#x110000;</title></item>",
        b"<rss version='2.0'><channel><item><link>https:/,/&#xD800;.example/1</link></item></channel></rss>",
        b'<?xml version="1.0" encoding="U\xa5F-t"?><rss version="2.0"><channel></channel></rss>',
        b"<rss><channel><item><link>https://news.example/1</item></c</link>",
    ],
)
def test_a_feed_that_its_library_fails_on_is_broken(body: bytes) -> None:
    with pytest.raises(BrokenList, match="not a feed that can be read"):
        lists.read_list("feed", body, "https://news.example/")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", f"China has 79 models, an official said. All together: {DIGITS}. It lists {DIGITS} models."),
        ("zh", f"国家数据局局长刘烈宏表示，我国有{DIGITS}款大模型，占全球的{DIGITS}％，累计{DIGITS}亿次。"),
    ],
)
def test_a_number_of_hundreds_of_digits_is_no_figure(lang: str, text: str) -> None:
    article = Article(
        url="https://news.example/1", text=text, lang=lang, title="Models",
        published=datetime(2026, 7, 1, tzinfo=UTC), publisher="example",
    )  # fmt: skip
    assert all(abs(figure.value) < 1e300 for figure in extract(article).figures)


@pytest.mark.parametrize(
    "text", [f"FBI Director Jim Corley told Congress in a graph lette{'½' * 5_000}-desc."]
)
def test_a_word_of_thousands_of_letters_is_read_through_once(text: str) -> None:
    article = Article(url="https://news.example/1", text=text, lang="en", title="Models")
    assert extract(article).quotes == ()  # a pattern that tries each way to cut the word would not come back


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("sitemap", "<urlset><url><loc>http://[</loc></url><url><loc>/2026-10-31/1</loc></url></urlset>"),
        ("search", '{"list": [{"url": "http://["}, {"url": "/2026-10-31/1"}]}'),
        ("index", "<base href='http://['><a href='http://['>x</a><a href='/2026-10-31/1'>y</a>"),
        ("feed", "<rss version='2.0'><item><link>http://[</link></item><item><link>/2026-10-31/1</link></item></rss>"),
    ],
)  # fmt: skip
def test_an_address_that_is_none_costs_its_list_nothing(kind: ListKind, body: str) -> None:
    (link,) = lists.read_list(kind, body.encode(), "https://news.example/")
    assert link.url == "https://news.example/2026-10-31/1"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            '[[sources]]\nname = "a"\nurl = "http://a/"\nlink_pattern = "a{99999999999}"',
            "not a regular expression",
        ),
        (
            f'[[sources]]\nname = "a"\nurl = "http://a/"\nlink_pattern = "{"(" * 9000}"',
            "not a regular expression",
        ),
        (f'[schedule]\ntimezone = "{"31/31/2026" * 200}"', "no such time zone"),
    ],
)
def test_settings_that_their_library_fails_on(text: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        parse(text)


def test_settings_with_a_number_beyond_reading() -> None:
    with pytest.raises(SettingsError, match="is not TOML"):
        parse(f"[data]\narchive_days = {'9' * 5000}")
