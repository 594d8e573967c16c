"""Adapters for scoring articles side by side: FUNCTION(html_bytes, url) -> {title, published, author, text}.

    python score_articles.py --fn benchmarks.articles:headway --fn benchmarks.articles:trafilatura_default --sets …

Peers are imported when called: those that are not installed are left out of a comparison by the caller.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from parsers.article import parse
from parsers.records import Page

FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


def headway(body: bytes, url: str) -> dict[str, Any]:
    """Bytes to article, this project's."""
    article = parse(Page(url=url, body=body, fetched=FETCHED))
    return {
        "title": article.title,
        "published": article.published,
        "author": article.byline,
        "text": article.text,
        "language": article.lang,
    }


def _trafilatura(body: bytes, url: str, **options: Any) -> dict[str, Any]:
    import trafilatura

    found = trafilatura.bare_extraction(body, url=url, with_metadata=True, **options)
    return (
        {"title": found.title, "published": found.date, "author": found.author, "text": found.text}
        if found
        else {}
    )


def trafilatura_default(body: bytes, url: str) -> dict[str, Any]:
    """trafilatura as it comes."""
    return _trafilatura(body, url)


def trafilatura_fast(body: bytes, url: str) -> dict[str, Any]:
    """trafilatura without its fallbacks."""
    return _trafilatura(body, url, fast=True)


def readability(body: bytes, url: str) -> dict[str, Any]:
    """readability-lxml, which gives no date and no byline."""
    import lxml.html
    from readability import Document

    document = Document(body)
    text = lxml.html.fromstring(document.summary()).text_content()
    return {"title": document.short_title(), "text": text}


def newspaper4k(body: bytes, url: str) -> dict[str, Any]:
    """newspaper4k, not told the language."""
    import newspaper

    article = newspaper.Article(url or "http://example.org/", fetch_images=False)
    article.download(input_html=body)
    article.parse()
    return {
        "title": article.title,
        "published": article.publish_date,
        "author": article.authors,
        "text": article.text,
    }


def gne(body: bytes, url: str) -> dict[str, Any]:
    """GeneralNewsExtractor, given text: it decodes nothing itself."""
    from gne import GeneralNewsExtractor

    from parsers.charset import decode

    found = GeneralNewsExtractor().extract(decode(body))
    return {
        "title": found["title"],
        "published": found["publish_time"],
        "author": found["author"],
        "text": found["content"],
    }
