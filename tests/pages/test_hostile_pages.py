"""Pages that would take a parser down: each ends in an article or a ParseError, within a second of processor time and
500 MB (the limits here are wider: machines differ)."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.article import parse
from parsers.errors import BrokenPage, EmptyPage, NotHtml, ParseError
from parsers.records import Page

SENTENCE = b"<p>The ministry said on Tuesday that 748 services had been filed by the end of last year, up from 302.</p>"
FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
URL = "https://news.example.org/a/1"


def whole(content: bytes) -> bytes:
    return b"<html><head><title>A title of some length</title></head><body>" + content + b"</body></html>"


LARGE = {
    "nested tables": whole(b"<table><tr><td>" * 50_000 + SENTENCE * 5 + b"</td></tr></table>" * 50_000),
    "nested tables never closed": whole(b"<table><tr><td>" * 50_000 + SENTENCE * 5),
    "nested divs": whole(b"<div>" * 200_000 + SENTENCE * 5),
    "nested bold": whole(SENTENCE * 5 + b"<b>" * 200_000),
    "one line of 10 MB": whole(b"<p>" + b"word and more, " * 700_000 + b"</p>"),
    "one word of 10 MB": whole(b"<p>" + b"a" * 10_000_000 + b"</p>"),
    "Chinese line of 10 MB": whole(b"<p>" + "人工智能大模型，".encode() * 400_000 + b"</p>"),
    "10 MB of spaces": whole(SENTENCE * 3 + b" " * 10_000_000),
    "10 MB of <": whole(SENTENCE * 3 + b"<" * 10_000_000),
    "10 MB of open comments": whole(SENTENCE * 3 + b"<!--" * 2_500_000),
    "10 MB of open scripts": whole(SENTENCE * 3 + b"<script>" * 1_250_000),
    "10 MB of open drawings": whole(SENTENCE * 3 + b"<svg>" * 2_000_000),
    "two million line breaks": whole(SENTENCE * 3 + b"<br>" * 2_000_000),
    "two million paragraphs": whole(SENTENCE * 3 + b"<p>x" * 2_000_000),
    "a million links": whole(SENTENCE * 3 + b"<a href=x>x" * 900_000),
    "half a million meta tags": whole(SENTENCE * 3 + b"<meta name=a content=b>" * 400_000),
    "a million attributes": whole(
        b"<p " + b" ".join(b"a%d=1" % i for i in range(1_000_000)) + b">x</p>" + SENTENCE * 4
    ),
    "a class of 9 MB": whole(b"<div class='" + b"article body " * 700_000 + b"'>" + SENTENCE * 4 + b"</div>"),
    "bad entities": whole(
        SENTENCE * 4 + b"<p>&#99999999999;&#xD800;&#0;&bogus;&amp&lt; it said.</p>" * 2_000
    ),
    "linked data nested": whole(
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + SENTENCE * 4
    ),
    "linked data never closed": whole(
        b'<script type="application/ld+json">{"author": {'
        + b'"name": ' * 200_000
        + b"</script>"
        + SENTENCE * 4
    ),
    "a title of separators": b"<html><head><title>" + b"a | " * 100_000 + b"</title><body>" + SENTENCE * 4,
    "half a million dates": whole(SENTENCE * 4 + b"<p>" + b"2024-01-01 " * 300_000 + b"</p>"),
    "bytes of every kind": whole(bytes(range(128, 256)) * 20_000 + SENTENCE * 3),
}

CHILD = """
import sys
from datetime import UTC, datetime
from parsers.article import parse
from parsers.errors import ParseError
from parsers.records import Page
try:
    page = Page(url="https://news.example.org/a/1", body=sys.stdin.buffer.read(), fetched=datetime(2026, 11, 1, tzinfo=UTC))
    article = parse(page)
    print("article", len(article.text) > 0)
except ParseError as error:
    print("refused", error)
"""


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))


@pytest.mark.parametrize("name", LARGE)
def test_large_and_deep_pages_end_well(name):
    done = subprocess.run(
        [sys.executable, "-c", CHILD], input=LARGE[name], capture_output=True, preexec_fn=limited
    )
    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert done.stdout.startswith((b"article True", b"refused https://news.example.org/a/1: "))


def read(body: bytes, content_type: str | None = None):
    return parse(Page(url=URL, body=body, fetched=FETCHED, content_type=content_type))


@pytest.mark.parametrize("name", ["nested tables", "nested divs", "a million attributes", "a class of 9 MB"])
def test_a_story_is_found_within_them(name):
    assert "748 services had been filed" in read(LARGE[name]).text


def test_null_bytes_do_not_cut_a_page():
    article = read(whole(SENTENCE.replace(b" ", b" \0") * 3))
    assert article.text.count("302.") == 3
    assert "\0" not in article.text


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n....",
        b"PK\x03\x04....",
        b'{"a": "<p>x</p>"}',
        b"just words",
        b"\0" * 1000,
        b"<?xml version='1.0'?><rss><channel><p>x</p></channel></rss>",
    ],
)
def test_other_kinds_of_files_are_not_html(body):
    with pytest.raises(NotHtml):
        read(body)


@pytest.mark.parametrize("body", [b"", b"  \n ", whole(b""), whole(b"<ul><li><a href=x>Home</a></li></ul>")])
def test_pages_without_text_are_empty(body):
    with pytest.raises(EmptyPage):
        read(body)


@pytest.mark.parametrize(
    "body",
    [
        whole(SENTENCE * 5)[:300],
        whole(SENTENCE * 5)[:40],
        whole(SENTENCE * 5)[: -len(b"<p>last year, up from 302.</p></body></html>")],
        whole(SENTENCE * 5 + b"<p>And<!-- an end that is")[:-14],
    ],
)
def test_a_page_cut_within_its_article_is_broken(body):
    with pytest.raises(BrokenPage, match="cut short"):
        read(body)


def test_a_page_cut_behind_its_article_is_whole():
    page = whole(
        b"<article>"
        + SENTENCE * 5
        + b"</article><div class='footer'><ul><li><a href=x>About us</a></li></ul></div>"
    )
    assert read(page[:-40]).text.count("302.") == 5


def test_markup_without_html_and_body_is_a_page_too():
    assert read(SENTENCE * 3).text.count("302.") == 3


def test_errors_carry_the_address():
    with pytest.raises(ParseError, match=r"^https://news[.]example[.]org/a/1: "):
        read(b"%PDF-")


PIECES = ["<p>", "</p>", "<div class='share'>", "</div>", "<br>", "<table><tr><td>", "</table>", "<a href='x'>", "</a>", "<h1>",
          "<!--", "-->", "<script>", "</script>", "<title>", "&#x110000;", "&nbsp", "\x00", "<", ">", "2026-03-31", "记者 周禾",
          "来源：", "By Zhou He ", "大模型达到七十九款。",
          "The ministry counted 79 models on Tuesday. ", "<ul><li>", "]]>", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_markup_gives_an_article_or_a_parse_error(pieces, charset):
    try:
        article = read("".join(pieces).encode(charset))
    except ParseError as error:
        assert error.url == URL
    else:
        paragraphs = article.text.split("\n\n")
        assert all(p and p == " ".join(p.split()) for p in paragraphs)
        assert all(0 <= s.start < s.end <= len(article.text) for s in article.subheads)
        assert article.published is None or article.published <= FETCHED
