"""What the tests of the flows share: a site on loopback, and pages as the parsers hand them over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from parsers.extract import PARSER_VERSION, extract
from parsers.records import Article
from tests.flows.sites import Site, serving
from warehouse.records import Parsed


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty site, answering until the test ends."""
    with serving(Site()) as found:
        yield found


@pytest.fixture
def parsed() -> Callable[..., Parsed]:
    """Makes a page as the parsers hand it over, from a text."""
    return _parsed


def _parsed(
    text: str,
    url: str = "https://news.example/1",
    published: datetime = datetime(2026, 7, 1, 8, tzinfo=UTC),
    title: str = "A story",
    source: str = "example",
) -> Parsed:
    article = Article(url=url, text=text, lang="en", title=title, published=published, publisher=source)
    return Parsed(
        source=source,
        url=url,
        fetched=published,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        warc_file="test.warc.gz",
        warc_offset=0,
        parser_version=PARSER_VERSION,
        article=article,
        extraction=extract(article),
    )
