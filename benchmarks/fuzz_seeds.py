"""What the fuzz begins with beside pages: lists, settings and an archive file, and words that hurt."""

# ruff: noqa: E501, ISC004
from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.answers import Reply
from flows.archive import Archive
from parsers.sources import ListKind

ROOT = Path(__file__).parents[1]

TOKENS: tuple[bytes, ...] = (
    b"<", b">", b"</p>", b"<p>", b"<div>", b"<table><tr><td>", b"<script>", b"</script>", b"<!--", b"-->", b"<![CDATA[",
    b"]]>", b"&#0;", b"&#x110000;", b"&#xD800;", b"&nbsp;", b"&amp;lt;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"\r", b"\t", b"\x1b[31m", b"\x0b", b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b"=", b",", b"%", b"-", b"0", b"9" * 400,
    b"1e999", b"-1", b"1,000,000,000,000,000,000,000", b"3.5.7.9", b"0x10", b"nan", b"inf", b"2026-02-30", b"0000-00-00",
    b"9999-12-31T23:59:60+99:99", b"31/31/2026", b"http://[", b"http://[::1", b"//", b"file:///etc/passwd", b"javascript:1",
    b"http://a:99999/", b"http://\xe4\xb8\xad\xe5\x9b\xbd.example/x", b"<!DOCTYPE x [<!ENTITY e 'eeee'>]>", b"&e;", b"xmlns:x='y'",
    b'"""', b"[[sources]]", b"[a.b.c]", b"true", b"1979-05-27T07:32:00Z", "“".encode(), "”".encode(), "「".encode(), "』".encode(),
    "‘".encode(), "亿".encode(), "万".encode(), "百分之".encode(), "一千零一万".encode(), "两三百".encode(), "½".encode(), "²".encode(),
    "１２３".encode(), "٣".encode(), "款大模型".encode(), "累计".encode(), "《".encode(), "，".encode(), "。".encode(), "\u202e".encode(),
    "\u200b".encode(), "\ufeff".encode(), "e\u0301".encode(), "𠀀".encode(), "👩‍👩‍👧".encode(), b" million", b" percent", b" said ", b" of ",
    b"about ", b" to ", b" between 3 and 5 ", b"-year-old", b" large language models", b" according to ", b" in 2026", b"Mr. ", b"$",
)  # fmt: skip

LISTS: dict[ListKind, tuple[bytes, ...]] = {
    "feed": (
        b'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>'
        b"<item><title>Models &amp; more</title><link>https://news.example/2026-10/31/c_1.htm</link>"
        b"<pubDate>Sat, 31 Oct 2026 08:00:00 +0800</pubDate><description><![CDATA[<p>Text</p>]]></description></item>"
        b"<item><title>Two</title><link>/2026-10/30/c_2.htm</link><guid>https://news.example/2</guid></item>"
        b"</channel></rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title type="html">&lt;b&gt;One&lt;/b&gt;</title>'
        b'<link href="https://news.example/2026/10/31/one"/><id>tag:news.example,2026:1</id>'
        b"<updated>2026-10-31T08:00:00Z</updated></entry></feed>",
        "<rss version='2.0'><channel><item><title>大模型</title><link>https://news.example/2026/1031/c3.html</link>"
        "<pubDate>2026年10月31日 08:00</pubDate></item></channel></rss>".encode(),
    ),
    "sitemap": (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/2026-10-31/1</loc>'
        b"<news:news><news:publication_date>2026-10-31T08:00:00+08:00</news:publication_date>"
        b"<news:title>One</news:title></news:news></url><url><loc>/2026-10-30/2</loc><lastmod>2026-10-30</lastmod></url></urlset>",
        b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example/s1.xml</loc>'
        b"<lastmod>2026-10-31</lastmod></sitemap></sitemapindex>",
    ),
    "index": (
        '<html><head><base href="https://news.example/"><meta charset="utf-8"></head><body>'
        '<a href="/2026-10/31/c_1.htm" title="一">One</a><a href="https://news.example/a/202610/30/c_2.htm#x">二</a>'
        '<a href="javascript:void(0)">no</a><a href="../china-has-many-large-models-today">Three</a></body></html>'.encode(),
    ),
    "search": (
        '{"data": {"results": [{"title": "<em>大模型</em>", "url": "https://news.example/2026-10/31/c_1.htm", "published": 1793404800000},'
        ' {"title": "Two", "link": "/2", "published": "2026-10-30 08:00"}]}}'.encode(),
        b'jQuery12_34({"list": [{"url": "https://news.example/1", "title": null, "published": 1793404800}]});',
    ),
}

CONFIGS: tuple[bytes, ...] = (
    b'[data]\nfolder = "data"\narchive_days = 30\narchive_megabytes = 500\n[fetch]\ndelay = 1.0\ntries = 3\n'
    b'contact = "desk@news.example"\nallow_private = ["localhost", "10.0.0.0/8"]\nproxy = "http://proxy.example:3128"\n',
    b'[watch]\npublishers = ["chinadaily", "xinhua"]\nkeywords_en = ["large models"]\n[report]\nenabled = false\ntitle = "t"\n'
    b'[schedule]\ncron = "17 * * * *"\ntimezone = "Asia/Shanghai"\n',
    b'[[sources]]\nname = "one"\nkind = "index"\nurl = "https://news.example/"\nlink_pattern = "/\\\\d{4}/"\nmax_pages = 5\n'
    b'[[sources]]\nname = "two"\nurl = "https://news.example/rss"\ntimezone = "UTC"\n[channels]\nterminal = "terminal"\n'
    b'team = "env:TEAM"\n[[alerts]]\nname = "all"\nchannels = ["team"]\nkinds = ["first"]\nmetrics = ["models"]\ndigest = "daily"\n',
    (ROOT / "headway.toml").read_bytes(),
    (ROOT / "headway.toml").read_bytes().replace(b"\n# ", b"\n"),
)


def warc(folder: Path) -> bytes:
    """An archive file of three small pages and a revisit, as a run writes it."""
    kept = Archive(folder, "20261101-000000-x", 10**9, "headway-fuzz")
    story = b"<html><body><h1>Models</h1><p>China has 79 large language models, said Zhao Zhiyun of the institute.</p></body></html>"
    for number, status in enumerate((200, 200, 304, 200)):
        reply = Reply(
            url=f"http://news.example/{number}",
            status=status,
            reason="OK",
            headers=(("Content-Type", "text/html"),),
            body=story * number if status == 200 else b"",
            request=(("User-Agent", "headway"),),
            peer="192.0.2.7",
        )
        kept.add("example", reply, datetime(2026, 11, 1, tzinfo=UTC))
    kept.close()
    (path,) = folder.iterdir()
    return path.read_bytes()
