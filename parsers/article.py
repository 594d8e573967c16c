"""A page's bytes into an Article: any news page, in any charset."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from itertools import islice

from bs4 import BeautifulSoup

from parsers import (
    blocks,
    body,
    bylines,
    charset,
    furniture,
    languages,
    markup,
    metadata,
    pagedates,
    publishers,
    titles,
)
from parsers.blocks import Block, Walk
from parsers.body import Body
from parsers.errors import BrokenPage, EmptyPage, NotHtml
from parsers.markup import Markup, Tree, attribute, words
from parsers.metadata import Declared
from parsers.records import Article, ArticleKind, Page
from parsers.selecting import select
from parsers.sources import Layout, Publisher

_NOT_HTML = re.compile(
    rb"%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|RIFF|\xd0\xcf\x11\xe0|OggS|ID3|\x00\x00\x00.ftyp|BZh|Rar!|7z\xbc\xaf|wOF[F2]"
)
_FEED = re.compile(r"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]")
_MAX_BYTES = 20_000_000


@contextmanager
def _without_collector() -> Iterator[None]:
    """A page's tree is thousands of small objects that all live till its end: looking for garbage among them takes as
    long as building them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(page: Page) -> Article:
    """The article of a page.

    Raises NotHtml (a PDF, an image, JSON …), EmptyPage (no article text) or BrokenPage (cut short within the article,
    over 20 MB). Dates after `page.fetched` are refused.
    """
    if len(page.body) > _MAX_BYTES:
        raise BrokenPage(page.url, f"{len(page.body):,} bytes; a page has at most {_MAX_BYTES:,}")
    html = _html(page)
    with _without_collector():
        return _article(page, markup.trim(html))


def _html(page: Page) -> str:
    start = page.body[:1024].lstrip()
    if not start:
        raise EmptyPage(page.url, "the body is empty")
    if _NOT_HTML.match(start):
        raise NotHtml(page.url, "the body is a file of another kind, not an HTML page")
    html = charset.decode(page.body, page.content_type).replace("\x00", "")
    if html.lstrip()[:1] in ("{", "["):
        raise NotHtml(page.url, "the body is JSON, not an HTML page")
    if _FEED.search(html[:1000]):
        raise NotHtml(page.url, "the body is a feed or a sitemap, not an HTML page")
    if not re.search(r"<[a-zA-Z!]", html[:20_000]):
        raise NotHtml(page.url, "there is no HTML in the body")
    return html


def _article(page: Page, trimmed: Markup) -> Article:
    publisher = publishers.for_url(page.url)
    layout = publisher.layout(page.fetched.date()) if publisher else None
    tree = markup.tree(trimmed.html)
    declared = metadata.declared(tree, trimmed.linked_data, page.url)
    headings = [t for h in tree.all("h1", 5) if (t := words(h))]
    walk, found = _body(tree.soup, layout, headings)
    if not found.text and not tree.full:
        walk, found = _body(markup.tree(trimmed.html, everything=True).soup, layout, headings)
    if len(found.text) < len(declared.body) // 3:
        found = _declared_body(declared.body)
    if not found.text:
        if "<html" in trimmed.html[:20_000].lower() and not _closed(trimmed):
            raise BrokenPage(page.url, "the page is cut short before its article")
        raise EmptyPage(page.url, "the page holds no text of an article")
    if found.last and (tree.full or not _ended(trimmed)):
        why = (
            "too large to be read to its end"
            if tree.full or trimmed.over_limit
            else "cut short within the article"
        )
        raise BrokenPage(page.url, f"the page is {why}")
    return _described(page, publisher, layout, tree, declared, headings, walk, found)


def _described(
    page: Page,
    publisher: Publisher | None,
    layout: Layout | None,
    tree: Tree,
    declared: Declared,
    headings: list[str],
    walk: Walk,
    found: Body,
) -> Article:
    site = publisher.title if publisher else ""
    lang = languages.detect(found.text)
    before = [b for b in walk.blocks if b.order < found.first]
    document_title = words(tree.all("title")[0]) if tree.all("title") else ""
    title = _selected(tree, layout.title if layout else "") or titles.title(
        declared, document_title, headings, [b.text for b in before], site
    )
    near = _near(walk, before, found, title)
    zone = publisher.timezone if publisher else "Asia/Shanghai" if lang == "zh" else "UTC"
    when = pagedates.dates(declared, _stamps(tree, layout), near, page.url, zone, page.fetched)
    sites = (site, declared.first("og:site_name"), document_title)
    return Article(
        url=page.url,
        text=found.text,
        lang=lang,
        title=title,
        canonical_url=declared.canonical,
        published=when.published,
        modified=when.modified,
        byline=bylines.byline(
            declared, _marked(tree, "author", layout.byline if layout else ""), near, found.text, lang, sites
        ),
        source=bylines.source(declared, _marked(tree, "source", layout.source if layout else ""), near),
        publisher=publisher.name if publisher else None,
        kind=_kind(page.url, lang, declared, title, walk, found),
        subheads=found.subheads,
        captions=found.captions,
    )


def _body(soup: BeautifulSoup, layout: Layout | None, headings: list[str]) -> tuple[Walk, Body]:
    """The body, in the publisher's layout if it fits the page, else wherever the sentences are."""
    if layout and layout.drop:
        for dropped in list(select(soup, layout.drop)):
            dropped.decompose()
    walk = blocks.walk(soup.body or soup)
    title = headings[0] if headings else ""
    if layout and layout.body and (tag := next(select(soup, layout.body), None)):
        top = next((n for n, box in enumerate(walk.boxes) if box.tag is tag), None)
        if top is not None and (found := body.read(walk, top, title)).text:
            return walk, found
    return walk, body.read(walk, body.main_box(walk), title)


def _declared_body(text: str) -> Body:
    """A body as the linked data gives it, in lines or in markup."""
    plain = re.sub(r"<(?!/p)[^<>]{0,300}>", "", unescape(text))
    lines = (" ".join(line.split()) for line in re.split(r"\n|</p>", plain))
    return Body("\n\n".join(line for line in lines if line), (), (), last=False)


def _ended(trimmed: Markup) -> bool:
    """Whether the markup has an end: a page that stops within a tag, a script or a paragraph has been cut."""
    if trimmed.cut_off or trimmed.over_limit:
        return False
    if _closed(trimmed):
        return True
    start = trimmed.html[:20_000].lower()
    return not ("<html" in start and "<body" in start)


def _closed(trimmed: Markup) -> bool:
    end = trimmed.html[-3000:].lower()
    return "</html" in end or "</body" in end


def _selected(tree: Tree, selector: str) -> str:
    tag = next(select(tree.soup, selector), None) if selector else None
    return words(tag) if tag else ""


def _near(walk: Walk, before: list[Block], found: Body, title: str) -> list[str]:
    """The lines around the title, nearest first: below it as far as the body, above it, at the body's edges, behind it."""
    key = titles.bare(title)
    at = next(
        (i for i in range(len(before) - 1, -1, -1) if key and titles.bare(before[i].text) == key),
        max(0, len(before) - 12),
    )
    lines = [b.spaced for b in (*before[at : at + 40], *before[max(0, at - 6) : at][::-1])]
    within = [
        b.spaced for b in walk.blocks if found.first <= b.order <= found.first + 3 and len(b.text) < 200
    ]
    behind = [b.spaced for b in walk.blocks if found.end < b.order <= found.end + 8]
    return [line for line in (*lines, *within, *behind) if len(line) <= 400]


def _stamps(tree: Tree, layout: Layout | None) -> list[str]:
    """The values of time elements; of a publisher's own place for the date first."""
    own = _selected(tree, layout.published) if layout else ""
    marked = (*tree.all("published", 3), *tree.all("time", 3))
    values = [attribute(t, "datetime") or attribute(t, "content") or words(t) for t in marked]
    return [v for v in (own, *values) if v]


def _marked(tree: Tree, name: str, selector: str) -> list[list[str]]:
    """The short texts of elements that call themselves so, a publisher's own place first. Those beside each other are
    one group: several authors of this story; the authors of other stories stand elsewhere."""
    groups: list[list[str]] = []
    place: set[int] = set()
    for tag in tree.all(name, 6):
        text = words(tag)
        if text and len(text) <= 120:
            around = {id(outer) for outer in islice(tag.parents, 3)}
            if groups and around & place:
                groups[-1].append(text)
            else:
                groups.append([text])
            place = around
    own = _selected(tree, selector)
    return [[own], *groups] if own and len(own) <= 120 else groups


def _kind(url: str, lang: str, declared: Declared, title: str, walk: Walk, found: Body) -> ArticleKind:
    if "LiveBlogPosting" in declared.types or any(p.search(title) for p in furniture.patterns("LIVE")):
        return "live"
    article = any(t.endswith(("Article", "Posting")) for t in declared.types)
    if not article and (
        "VideoObject" in declared.types
        or declared.first("og:type").startswith("video")
        or re.search(r"/videos?/", url)
    ):
        return "video"
    links = sum(b.weight for b in walk.blocks if b.linked > 0.6)
    if (
        not article
        and not declared.headline
        and len(walk.blocks) > 40
        and links > 8 * len(found.text) * (3 if lang == "zh" else 1)
    ):
        return "index"
    return "article"
