"""Lists of stories: what is read, and how dead, broken and empty differ."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import BrokenList, DeadList, ListError
from parsers.lists import Link, check_age, read_list
from parsers.sources import Fields

URL = "https://news.example.cn/list/"
CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>'
        + "".join(items)
        + "</channel></rss>"
    ).encode()


def item(link: str, title: str = "A story", date: str = "Thu, 19 Nov 2026 10:00:00 +0800") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def test_rss_gives_address_title_and_date():
    links = read_list(
        "feed", rss(item("https://news.example.cn/a/1.html", "Models &amp; &lt;em&gt;money&lt;/em&gt;")), URL
    )
    assert links == (
        Link("https://news.example.cn/a/1.html", "Models & money", datetime(2026, 11, 19, 10, tzinfo=CHINA)),
    )


def test_rss_date_without_a_zone_is_the_publishers():
    (link,) = read_list(
        "feed", rss(item("https://a.cn/1", date="2026-11-19 10:00:00")), URL, timezone="Asia/Shanghai"
    )
    assert link.published == datetime(2026, 11, 19, 10, tzinfo=CHINA)


def test_atom_is_a_feed_too():
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>Story</title>
    <link href="/a/2"/><updated>2026-11-19T02:00:00Z</updated></entry></feed>"""
    (link,) = read_list("feed", body, URL)
    assert (link.url, link.published) == (
        "https://news.example.cn/a/2",
        datetime(2026, 11, 19, 2, tzinfo=UTC),
    )


def test_feed_cut_short_still_gives_its_whole_items():
    body = rss(item("https://a.cn/1"), item("https://a.cn/2"))
    assert read_list("feed", body[:-60], URL)[0].url == "https://a.cn/1"


def test_feed_in_gbk():
    body = (
        rss(item("https://a.cn/1", "大模型备案"))
        .replace(b'encoding="utf-8"', b'encoding="gb2312"')
        .decode()
        .encode("gb18030")
    )
    assert read_list("feed", body, URL)[0].title == "大模型备案"


@pytest.mark.parametrize("kind", ["feed", "sitemap", "search"])
def test_a_page_instead_of_a_list_is_broken(kind):
    with pytest.raises(BrokenList, match=r"^https://news\.example\.cn/list/: "):
        read_list(kind, b"<html><body><p>Please enable JavaScript</p></body></html>", URL)


@pytest.mark.parametrize("kind", ["feed", "sitemap", "index", "search"])
def test_an_empty_body_is_broken(kind):
    with pytest.raises(BrokenList):
        read_list(kind, b" \n", URL)


def test_empty_is_broken_only_where_stories_are_expected():
    assert read_list("feed", rss(), URL) == ()
    with pytest.raises(BrokenList, match="20 are expected"):
        read_list("feed", rss(), URL, expected=20)


def test_a_list_whose_newest_story_is_old_is_dead():
    links = read_list("feed", rss(item("https://a.cn/1", date="Mon, 01 Jan 2018 10:00:00 GMT")), URL)
    with pytest.raises(DeadList, match="2018-01-01"):
        check_age(links, URL, NOW, 14)
    assert check_age(links, URL, NOW, None) == datetime(2018, 1, 1, 10, tzinfo=UTC)
    fresh = read_list(
        "feed", rss(item("https://a.cn/2"), item("https://a.cn/1", date="Mon, 01 Jan 2018 10:00:00 GMT")), URL
    )
    assert check_age(fresh, URL, NOW, 14) == datetime(2026, 11, 19, 10, tzinfo=CHINA)
    assert check_age([Link("https://a.cn/3")], URL, NOW, 14) is None


def test_a_date_in_the_future_does_not_revive_a_list():
    links = [
        Link("u", published=datetime(2030, 1, 1, tzinfo=UTC)),
        Link("v", published=datetime(2018, 1, 1, tzinfo=UTC)),
    ]
    with pytest.raises(DeadList):
        check_age(links, URL, NOW, 14)


NEWS_SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example.cn/a/1</loc><lastmod>2026-11-20</lastmod><news:news>
<news:publication><news:name>N</news:name></news:publication>
<news:publication_date>2026-11-19T10:00:00+08:00</news:publication_date>
<news:title>Story &amp; more</news:title>
</news:news></url><url><loc>https://news.example.cn/about</loc></url></urlset>"""


def test_news_sitemap():
    links = read_list("sitemap", NEWS_SITEMAP, URL, link_pattern=r"/a/\d+")
    assert links == (
        Link("https://news.example.cn/a/1", "Story & more", datetime(2026, 11, 19, 10, tzinfo=CHINA)),
    )
    assert read_list("sitemap", gzip.compress(NEWS_SITEMAP), URL, link_pattern=r"/a/\d+") == links


def test_sitemap_index_names_lists_not_stories():
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
    <loc>https://news.example.cn/s1.xml</loc><lastmod>2026-11-19</lastmod></sitemap></sitemapindex>"""
    (link,) = read_list("sitemap", body, URL, link_pattern="never")
    assert (link.kind, link.url) == ("list", "https://news.example.cn/s1.xml")


def test_sitemap_expands_no_entities():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    doctype = f'<!DOCTYPE u [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = f"{doctype}<urlset><url><loc>https://a.cn/1&l9;&f;</loc></url></urlset>"
    try:
        links = read_list("sitemap", body.encode(), URL)
    except BrokenList:
        return
    assert all("ha" not in x.url and "root" not in x.url for x in links)


def test_a_bomb_of_gzip_is_broken_not_unpacked():
    with pytest.raises(BrokenList):
        read_list("sitemap", gzip.compress(b"<urlset>" + b" " * 80_000_000), URL)


INDEX = """<html><head><base href="https://news.example.cn/"></head><body>
<a href="a/202611/19/WS1.html">Story one</a><a href="/a/202611/19/WS1.html#comments">12</a>
<a href="//news.example.cn/a/202611/18/WS2.html" title="Story two in full">Story two…</a>
<a href="javascript:void(0)">x</a><a href="mailto:a@b">m</a><a href="http://[broken">b</a><a>none</a>
<a href="/about">About</a></body></html>"""


def test_index_page_with_its_pattern():
    links = read_list(
        "index", INDEX.encode(), URL, link_pattern=r"/a/\d{6}/\d{2}/WS\d+", timezone="Asia/Shanghai"
    )
    assert links == (
        Link(
            "https://news.example.cn/a/202611/19/WS1.html", "Story one", datetime(2026, 11, 19, tzinfo=CHINA)
        ),
        Link(
            "https://news.example.cn/a/202611/18/WS2.html",
            "Story two in full",
            datetime(2026, 11, 18, tzinfo=CHINA),
        ),
    )


def test_index_page_without_a_pattern_takes_what_looks_like_stories():
    addresses = (b"/tech", b"/2026/11/19/x.html", b"/news/a-b-c-d-e-f", b"/p/3700001")
    body = b"".join(b'<a href="%s">s</a>' % address for address in addresses)
    assert len(read_list("index", body, URL)) == 3


def test_index_page_in_gbk():
    body = '<meta charset="gb2312"><a href="/n1/2026/1119/c1-2.html">大模型镕基</a>'.encode("gb18030")
    (link,) = read_list("index", body, URL)
    assert (link.title, link.published) == ("大模型镕基", datetime(2026, 11, 19, tzinfo=UTC))


def test_search_answer_by_its_fields():
    answer = {
        "content": [
            {"url": "//a.cn/1", "title": "<em>AI</em> models", "pubDateStr": "2026-11-19 10:00"},
            {"title": "no address"},
        ]
    }
    fields = Fields(items="content", published="pubDateStr")
    links = read_list("search", json.dumps(answer).encode(), URL, fields=fields, timezone="Asia/Shanghai")
    assert links == (Link("https://a.cn/1", "AI models", datetime(2026, 11, 19, 10, tzinfo=CHINA)),)
    assert (
        read_list(
            "search",
            f"callback({json.dumps(answer)});".encode(),
            URL,
            fields=fields,
            timezone="Asia/Shanghai",
        )
        == links
    )


def test_search_answer_without_fields_finds_its_stories():
    answer = {
        "code": 0,
        "data": {"list": [{"publishUrl": "https://a.cn/1", "title": "t"}], "tags": [{"name": "x"}]},
    }
    assert [x.url for x in read_list("search", json.dumps(answer).encode(), URL)] == ["https://a.cn/1"]


def test_search_answer_of_another_shape_is_broken():
    with pytest.raises(BrokenList, match="no list at content"):
        read_list("search", b'{"error": "limit"}', URL, fields=Fields(items="content"))


@given(st.binary(max_size=300), st.sampled_from(["feed", "sitemap", "index", "search"]))
def test_any_bytes_give_links_or_a_list_error(body, kind):
    try:
        links = read_list(kind, body, URL)
    except ListError as error:
        assert error.url == URL
    else:
        assert all(x.url.startswith(("http://", "https://")) for x in links)
