"""What a page says of itself and around its story, on pages written for these tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from html import escape

import pytest

from parsers.article import parse
from parsers.records import Page

CHINA = timezone(timedelta(hours=8))
FETCHED = datetime(2026, 4, 1, tzinfo=UTC)
EN = (
    "The city counted 79 large language models at the end of March, its statistics office said on Wednesday.",
    "Hospitals were the largest group of customers, followed by carmakers and two regional banks.",
    "“We leave out what cannot be used yet,” said Lin Qiao, who runs the count.",
)
ZH = (
    "该市统计部门周三表示，截至三月底，当地共有七十九款大模型投入使用，比去年同期增加近一倍。",
    "医院是最大的用户群体，其次是汽车企业和两家地方银行，制造业的调用量增长最快。",
    "“还不能用的，我们不算。”负责统计的林桥说，“所以这个数字偏小，但可靠。”",
)


def paragraphs(texts=EN) -> str:
    return "".join(f"<p>{t}</p>" for t in texts)


def page(body: str, head: str = "", title: str = "Models in daily use double") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def read(html: str | bytes, url: str = "https://news.example.org/story", content_type: str | None = None):
    body = html.encode() if isinstance(html, str) else html
    return parse(Page(url=url, body=body, fetched=FETCHED, content_type=content_type))


def linked(data: object) -> str:
    return (
        f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    )


NEWS = {
    "@type": "NewsArticle",
    "headline": "Models in daily use double",
    "datePublished": "2026-03-31T09:05:00+08:00",
}
BY = {"author": [{"@type": "Person", "name": "Zhou He"}, {"@type": "Person", "name": "Lin Yi"}]}


@pytest.mark.parametrize(
    "data",
    [
        {**NEWS, **BY},
        [{"@type": "WebSite", "name": "Example"}, {**NEWS, **BY}],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "Organization", "name": "Example"}, {**NEWS, **BY}],
        },
        {**NEWS, "@type": ["Article", "NewsArticle"], "author": ["Zhou He", "Lin Yi"]},
        {**NEWS, "author": {"@type": "Person", "name": ["Zhou He", "Lin Yi"]}},
        json.dumps({**NEWS, **BY})[:-1] + ",}",
        "<![CDATA[" + json.dumps({**NEWS, **BY}) + "]]>",
        json.dumps({**NEWS, **BY}).replace("double", "dou\tble").replace("dou\tble", "double\n"),
        '{"@type": "NewsArticle", '
        + json.dumps({**NEWS, "author": [{"name": "Zhou He, Lin Yi"}]})[1:-1]
        + ', "x": "a "quoted" word"}',
    ],
)
def test_linked_data_in_every_shape(data):
    article = read(page(f"<h1>Models in daily use double</h1>{paragraphs()}", linked(data)))
    assert article.title == "Models in daily use double"
    assert article.published == datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)
    assert article.byline == "Zhou He, Lin Yi"


@pytest.mark.parametrize(
    "data", ["", "null", "[]", "3", "{", '{"@type": "NewsArticle", "headline": 3, "author": 7}', "[" * 5000]
)
def test_hopeless_linked_data_does_no_harm(data):
    article = read(page(f"<h1>Models in daily use double</h1>{paragraphs()}", linked(data)))
    assert article.text == "\n\n".join(EN)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<meta property="article:published_time" content="2026-03-31T01:05:00Z">',
            datetime(2026, 3, 31, 1, 5, tzinfo=UTC),
        ),
        ('<meta name="pubdate" content="2026-03-31 09:05:00">', datetime(2026, 3, 31, 9, 5, tzinfo=UTC)),
        ('<meta name="publishdate" content="2026-03-31">', datetime(2026, 3, 31, tzinfo=UTC)),
        (
            '<meta itemprop="datePublished" content="2026-03-31T09:05:00+0800">',
            datetime(2026, 3, 31, 1, 5, tzinfo=UTC),
        ),
        (
            '<meta name="firstpublishedtime" content="2026-03-31-09:05:00">',
            datetime(2026, 3, 31, 9, 5, tzinfo=UTC),
        ),
    ],
)
def test_dates_in_meta_tags(head, published):
    assert read(page(paragraphs(), head)).published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: March 31, 2026 9:05 am", datetime(2026, 3, 31, 9, 5, tzinfo=UTC)),
        ("Release time:2026-03-31", datetime(2026, 3, 31, tzinfo=UTC)),
        ("Updated: 2026-03-31 09:05 (GMT+8)", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("31 Mar 2026, 21:05", datetime(2026, 3, 31, 21, 5, tzinfo=UTC)),
        ("By Zhou He | Example Daily | 09:05, March 31, 2026", datetime(2026, 3, 31, 9, 5, tzinfo=UTC)),
        ("Tuesday, March 31st, 2026", datetime(2026, 3, 31, tzinfo=UTC)),
    ],
)
def test_dates_shown_in_english(line, published):
    assert (
        read(page(f"<h1>Models in daily use double</h1><div>{line}</div>{paragraphs()}")).published
        == published
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2026年3月31日 09:05 来源：新华社", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("发布时间：2026-03-31 09:05:12", datetime(2026, 3, 31, 9, 5, 12, tzinfo=CHINA)),
        ("2026年03月31日09时05分", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("2026/3/31 9:05:12　星期二", datetime(2026, 3, 31, 9, 5, 12, tzinfo=CHINA)),
        ("更新时间：2026-03-31 18:00 发布时间：2026-03-30 09:05", datetime(2026, 3, 30, 9, 5, tzinfo=CHINA)),
    ],
)
def test_dates_shown_in_chinese(line, published):
    assert (
        read(
            page(f"<h1>在用大模型翻了一番</h1><div>{line}</div>{paragraphs(ZH)}", title="在用大模型翻了一番")
        ).published
        == published
    )


def test_a_date_after_the_fetch_is_refused():
    head = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    assert read(page(paragraphs(), head)).published is None
    shown = read(page(f"<h1>Models in daily use double</h1><p>March 30, 2026</p>{paragraphs()}", head))
    assert shown.published == datetime(2026, 3, 30, tzinfo=UTC)


def test_a_change_is_not_the_publication():
    head = (
        '<meta property="article:published_time" content="2026-03-30T01:00:00Z">'
        '<meta property="article:modified_time" content="2026-03-31T01:00:00Z">'
    )
    article = read(page(paragraphs(), head))
    assert (article.published, article.modified) == (
        datetime(2026, 3, 30, 1, tzinfo=UTC),
        datetime(2026, 3, 31, 1, tzinfo=UTC),
    )


def test_the_address_gives_the_day_where_nothing_else_does():
    assert read(page(paragraphs()), "https://x.example.org/2026/03/31/story").published == datetime(
        2026, 3, 31, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        ("在用大模型翻了一番-新闻频道-某某网", "<h1>在用大模型翻了一番</h1>"),
        ("在用大模型翻了一番_财经频道_某某在线", ""),
        ("在用大模型翻了一番--财经--某某网", "<div class='tit'>在用大模型翻了一番</div>"),
        ("在用大模型翻了一番 - 某某日报", ""),
        ("在用大模型翻了一番_新闻频道_某某网(example.com)", ""),
        ("在用大模型翻了一番 | 科技 | 某某新聞雲", ""),
        ("在用大模型翻了一番|某某新闻网", "<h1>某某新闻网</h1>"),
    ],
)
def test_chinese_titles_without_the_sites_name(declared, shown):
    assert read(page(f"{shown}{paragraphs(ZH)}", title=declared)).title == "在用大模型翻了一番"


@pytest.mark.parametrize(
    ("declared", "shown", "title"),
    [
        (
            "Models in daily use double - Example Daily",
            "<h1>Models in daily use double</h1>",
            "Models in daily use double",
        ),
        ("Models in daily use double | Technology | Example News", "", "Models in daily use double"),
        (
            "Open-source models - a quiet year | Example Times",
            "<h1>Open-source models - a quiet year</h1>",
            "Open-source models - a quiet year",
        ),
        (
            "Models in daily use double - Example",
            "<h1>All sections</h1><h2>Models in daily use double</h2>",
            "Models in daily use double",
        ),
        ("Example News: Home", "<h1>Models in daily use double</h1>", "Models in daily use double"),
    ],
)
def test_english_titles_without_the_sites_name(declared, shown, title):
    assert read(page(f"{shown}{paragraphs()}", title=declared)).title == title


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("本报记者 周禾 林 一", "周禾、林一"),
        ("记者：周禾　责任编辑：吴明", "周禾"),
        ("来源：某某日报　作者：周禾", "周禾"),
        ("某某网记者周禾 林一 报道", "周禾、林一"),
        ("责编：吴明", None),
        ("文/周禾", "周禾"),
        ("编译/林一", "林一"),
    ],
)
def test_chinese_bylines_are_not_the_editors(line, byline):
    assert (
        read(
            page(f"<h1>在用大模型翻了一番</h1><div>{line}</div>{paragraphs(ZH)}", title="在用大模型翻了一番")
        ).byline
        == byline
    )


def test_reporters_in_the_first_and_last_paragraph():
    first = read(page(paragraphs((f"新华社某市3月31日电（记者周禾、林一）{ZH[0]}", *ZH[1:]))))
    assert first.byline == "周禾、林一"
    last = read(page(paragraphs((*ZH, "（本报记者 周禾 通讯员 林一）"))))
    assert last.byline.startswith("周禾")
    signed = read(page(paragraphs((*ZH[:2], f"{ZH[2]}（周禾）"))))
    assert signed.byline == "周禾"


@pytest.mark.parametrize(
    "markup",
    ["<div class='byline'>By Zhou He and Lin Yi</div>", "<p>By Zhou He and Lin Yi</p>",
     '<span itemprop="author">Zhou He, Lin Yi</span>',
     '<a rel="author" href="/z">Zhou He</a> and <a rel="author" href="/l">Lin Yi</a>'],
)  # fmt: skip
def test_english_bylines(markup):
    assert (
        read(page(f"<h1>Models in daily use double</h1>{markup}{paragraphs()}")).byline == "Zhou He, Lin Yi"
    )


def test_a_name_of_the_site_or_an_editor_is_no_byline():
    head = (
        '<meta name="author" content="Example Daily"><meta property="og:site_name" content="Example Daily">'
    )
    assert read(page(f"{paragraphs()}<p>(Web editor: Wu Ming, Liang Jun)</p>", head)).byline is None


def test_the_outlet_that_a_copy_names():
    assert (
        read(page(f"<h1>在用大模型翻了一番</h1><div>2026-03-31 来源：新华社</div>{paragraphs(ZH)}")).source
        == "新华社"
    )
    assert (
        read(
            page(f"<h1>Models in daily use double</h1><div>Source: Xinhua | 2026-03-31</div>{paragraphs()}")
        ).source
        == "Xinhua"
    )
    assert read(page(paragraphs())).source is None


AROUND = """
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="article"><h1>Models in daily use double</h1><div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="a.jpg"><figcaption>A doctor tries a model. Photo: Example</figcaption></figure>
{0}<h2>Smaller is steadier</h2><div class="ad">Advertisement</div>{1}
<p><strong>READ MORE:</strong> <a href="/x">An older story about something else</a></p>
{2}<p>Sign up for our newsletter and get the best stories in your inbox.</p>
<p>(Web editor: Wu Ming, Liang Jun)</p>
<h3>Related stories</h3><ul><li><a href="/r1">Something else happened, officials said on Monday.</a></li></ul></div>
<div id="comments"><p>Great article, I have thought so for years, as has everyone in my family, believe me.</p></div>
<footer><p>Copyright 2026 Example Daily. All rights reserved, whatever that means.</p></footer>"""


def test_what_stands_around_a_story_is_left_out():
    article = read(page(AROUND.format(*(f"<p>{t}</p>" for t in EN))))
    assert article.text == "\n\n".join((EN[0], "Smaller is steadier", *EN[1:]))
    assert [article.text[s.start : s.end] for s in article.subheads] == ["Smaller is steadier"]
    assert article.captions == ("A doctor tries a model. Photo: Example",)


def test_what_stands_around_a_chinese_story_is_left_out():
    body = (
        f"<div class='nav'><a href='/'>首页</a></div><h1>在用大模型翻了一番</h1><div>2026-03-31 来源：某某日报</div>"
        f"<div class='content'>{paragraphs(ZH)}<p>（责任编辑：吴明）</p><p>【编辑:吴明】</p>"
        "<p>分享让更多人看到</p>"
        "<p>扫一扫，关注某某日报公众号</p><p>未经授权，不得转载。</p>"
        "<p>相关阅读</p><p><a href='/r'>另一篇报道，与此无关</a></p></div>"
    )
    assert read(page(body, title="在用大模型翻了一番")).text == "\n\n".join(ZH)


@pytest.mark.parametrize(
    "body",
    [
        "<div id='content'>" + "<br><br>".join(ZH) + "</div>",
        "<div id='content'>　　" + "<br/>\n　　".join(ZH) + "</div>",
        "<div id='content'>" + "<br/>".join(f"<span style='x'>{t}</span>" for t in ZH) + "</div>",
        "<table><tr><td><a href='/'>首页</a></td></tr><tr><td>" + "<br>".join(ZH) + "</td></tr></table>",
        "<div>" + "".join(f"<div>{t}</div>" for t in ZH) + "</div>",
        "<textarea class='article-content'><article>" + paragraphs(ZH) + "</article></textarea>",
        "<textarea>" + escape(paragraphs(ZH)) + "</textarea>",
        "<section>" + "".join(f"<section><span>{t}</span></section>" for t in ZH) + "</section>",
    ],
)
def test_stories_that_are_not_set_in_paragraphs(body):
    assert read(page(body, title="在用大模型翻了一番")).text == "\n\n".join(ZH)


def test_space_within_a_paragraph_is_collapsed():
    assert read(page("<p>" + EN[0].replace(" ", " \n\t&nbsp; ") + "</p>")).text == EN[0]


def test_a_sentence_broken_over_lines_is_one_paragraph():
    assert read(page(f"<p>{EN[0][:40]}<br>{EN[0][40:].strip()}</p>{paragraphs(EN[1:])}")).text.split("\n\n")[
        1:
    ] == list(EN[1:])


def test_a_body_that_stands_only_in_linked_data():
    data = {**NEWS, "articleBody": "\n".join(EN)}
    assert read(
        page("<h1>Models in daily use double</h1><div id='app'></div>", linked(data))
    ).text == "\n\n".join(EN)


def test_pages_of_one_article_share_a_canonical_address():
    head = '<link rel="canonical" href="/story.html">'
    assert (
        read(page(paragraphs(), head), "https://a.example.org/story_2.html").canonical_url
        == "https://a.example.org/story.html"
    )
    assert (
        read(page(paragraphs(), '<link rel="canonical" href="https://a.example.org/">')).canonical_url is None
    )
    assert (
        read(page(paragraphs(), '<meta property="og:url" content="https://a.example.org/s">')).canonical_url
        == "https://a.example.org/s"
    )


def test_a_further_page_that_links_to_the_first_belongs_to_it():
    pager = "<div class='pages'><a href='c1004-4060.html'>1</a> <b>2</b></div>"
    url = "http://finance.example.cn/n1/2026/0310/c1004-4060-2.html"
    assert (
        read(page(paragraphs() + pager), url).canonical_url
        == "http://finance.example.cn/n1/2026/0310/c1004-4060.html"
    )
    assert read(page(paragraphs()), url).canonical_url is None


def test_live_blogs_and_videos_are_said_to_be_such():
    assert read(page(paragraphs(), linked({"@type": "LiveBlogPosting", "headline": "x"}))).kind == "live"
    assert read(page(paragraphs(), title="Live updates: models in daily use")).kind == "live"
    assert read(page(paragraphs(), '<meta property="og:type" content="video.other">')).kind == "video"
    assert read(page(paragraphs())).kind == "article"


def test_the_same_page_reads_the_same_after_another():
    first = read(page(AROUND.format(*(f"<p>{t}</p>" for t in EN)), linked({**NEWS, **BY})))
    read(page(paragraphs(ZH), '<meta name="author" content="周禾">', title="别的"))
    assert read(page(AROUND.format(*(f"<p>{t}</p>" for t in EN)), linked({**NEWS, **BY}))) == first
