"""Pages to begin a fuzz with: short ones, made of a few of our own gold paragraphs in one of many shapes of markup, and
the publishers' fixture pages at their own addresses, so that every layout is walked."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
URL = "https://news.example/2026-03/11/c_1.htm"
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "gb18030", "big5", "utf-16", "latin-1")
_TITLES = {"en": "Models counted anew, and what the minister said", "zh": "大模型最新统计发布"}
_DATES = {"en": "11 March 2026, 9:30 a.m.", "zh": "2026年3月11日 09:30"}
_BYLINES = {"en": "By Lin Qiao, Harbour Daily", "zh": "来源：海港日报 作者：林桥"}


@dataclass(frozen=True, slots=True)
class Seed:
    """A page before it is damaged."""

    url: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Story:
    """What a shape is filled with; all but the paragraphs is ready for markup."""

    lang: str
    title: str
    date: str
    byline: str
    paragraphs: tuple[str, ...]

    def marked(self, before: str, after: str) -> str:
        return "".join(before + escape(p) + after for p in self.paragraphs)

    @property
    def plain(self) -> str:
        return "\n\n".join(self.paragraphs)


@cache
def paragraphs(lang: str) -> tuple[str, ...]:
    """Every paragraph of the gold texts of a language."""
    rows = [
        json.loads(line)
        for path in sorted((TESTS / "gold").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return tuple(p for row in rows if row["lang"] == lang for p in row["text"].split("\n\n"))


@cache
def fixtures() -> tuple[Seed, ...]:
    """The fixture pages, one for each publisher."""
    pages = sorted((TESTS / "pages" / "publishers").glob("*.html"))
    return tuple(Seed(json.loads(p.with_suffix(".json").read_bytes())["url"], p.read_bytes()) for p in pages)


def short(draw: random.Random) -> Seed:
    """A page of one to three paragraphs."""
    lang = draw.choice(("en", "zh"))
    chosen = draw.sample(paragraphs(lang), draw.choice((1, 1, 2, 3)))
    if draw.random() < 0.1:
        chosen.append(draw.choice(paragraphs("zh" if lang == "en" else "en")))
    story = Story(lang, _TITLES[lang], _DATES[lang], _BYLINES[lang], tuple(chosen))
    page = draw.choice(SHAPES)(story)
    return Seed(URL, page.encode(draw.choice(_ENCODINGS), "replace"))


def _plain(s: Story) -> str:
    return f"<html><head><title>{s.title}</title></head><body><h1>{s.title}</h1>{s.marked('<p>', '</p>')}</body></html>"


def _with_meta(s: Story) -> str:
    return (
        f'<!DOCTYPE html><html lang="{s.lang}"><head><meta charset="utf-8"><meta property="og:title" content="{s.title}">'
        '<meta property="article:published_time" content="2026-03-11T09:30:00+08:00"><meta name="author" content="Lin Qiao">'
        f'<link rel="canonical" href="/a/1"></head><body><article>{s.marked("<p>", "</p>")}</article></body></html>'
    )


def _linked_data(s: Story) -> str:
    about = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": s.title,
                "datePublished": "2026-03-11",
                "articleBody": s.plain,
            }
        ],
        "author": [{"@type": "Person", "name": "Lin Qiao"}],
    }
    body = s.marked("<p>", "</p>")
    return f'<html><head><script type="application/ld+json">{json.dumps(about)}</script></head><body>{body}</body></html>'


def _only_linked_data(s: Story) -> str:
    about = {
        "@type": "NewsArticle",
        "headline": s.title,
        "articleBody": s.plain,
        "dateModified": "2026-03-11T09:30",
    }
    script = f'<script type="application/ld+json">{json.dumps(about, ensure_ascii=False)}</script>'
    return f"<html><head>{script}</head><body><div id=app></div></body></html>"


def _breaks(s: Story) -> str:
    lines = "<br><br>".join(escape(p) for p in s.paragraphs)
    return f"<html><body><div class=content><b>{s.title}</b><br>{s.date} {s.byline}<br>　　{lines}</div></body></html>"


def _table(s: Story) -> str:
    cells = s.marked("<tr><td width=600><font size=3>", "</font></td></tr>")
    return (
        f"<html><title>{s.title}</title><body><table><tr><td>{s.date}</td></tr>{cells}</table></body></html>"
    )


def _microdata(s: Story) -> str:
    return (
        f'<html><body><div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{s.title}</h1>'
        f'<time itemprop="datePublished" datetime="2026-03-11T01:30:00Z">{s.date}</time><span itemprop="author">{s.byline}'
        f'</span><div itemprop="articleBody">{s.marked("<p>", "</p>")}</div></div></body></html>'
    )


def _divs(s: Story) -> str:
    return f"<body><div><div><h2>{s.title}</h2><div>{s.date}</div>{s.marked('<div><span>', '</span></div>')}</div></div>"


def _unclosed(s: Story) -> str:
    return f"<title>{s.title}<body><h1>{s.title}<p>{s.byline}{s.marked('<p>', '')}"


def _furnished(s: Story) -> str:
    links = "".join(f'<li><a href="/{n}">{s.title}</a></li>' for n in range(4))
    return (
        f'<html><body><nav><ul>{links}</ul></nav><div class="article-body"><h1>{s.title}</h1><p class=byline>{s.byline}</p>'
        f"{s.marked('<p>　　', '</p>')}<figure><img src=1.jpg><figcaption>{s.title}</figcaption></figure><blockquote>"
        f'{escape(s.paragraphs[0])}</blockquote></div><aside class="related"><ul>{links}</ul></aside><footer>©</footer></body>'
    )


def _listed(s: Story) -> str:
    return f"<html><body><h1>{s.title}</h1><h3>1.</h3><ol>{s.marked('<li>', '</li>')}</ol><pre>{escape(s.plain)}</pre></body>"


def _xhtml(s: Story) -> str:
    return (
        '<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"/>'
        f"</head><body><p>{s.date}</p>{s.marked('<p>', '<br/></p>')}</body></html>"
    )


SHAPES = (
    _plain, _plain, _with_meta, _linked_data, _only_linked_data, _breaks, _table, _microdata, _divs, _unclosed, _furnished,
    _listed, _xhtml,
)  # fmt: skip
