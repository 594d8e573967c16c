"""The frozen records that cross the rooms: what the parsers take and what they say.

Every offset is a Python string offset in `Article.text`; `check_spans` proves it before anything is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

Bound = Literal["exact", "at_least", "more_than", "at_most", "nearly", "about", "less_than", "range"]
Unit = Literal["count", "percent", "parameters", "tokens", "CNY", "USD", "flops", "other"]
Metric = str  # the stem of a file in parsers/metrics/, or "other"
QuoteKind = Literal["direct", "indirect"]
ArticleKind = Literal["article", "live", "video", "index"]


class Span(NamedTuple):
    """Half-open offsets in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One fetched body. `url` is the address that answered, `fetched` is aware, `content_type` the header's."""

    url: str
    body: bytes
    fetched: datetime
    content_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says. `text` is the body: paragraphs joined by one blank line, captions left out.

    `published` is aware; where the page gives only a day it is midnight in the publisher's zone. `lang` is
    "en" or "zh" (traditional characters too). `source` is the outlet that a copy names (来源). `subheads` are
    spans of `text`; `captions` stand outside it.
    """

    url: str
    text: str
    lang: str
    title: str = ""
    canonical_url: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    byline: str | None = None
    source: str | None = None
    publisher: str | None = None
    kind: ArticleKind = "article"
    subheads: tuple[Span, ...] = ()
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One reported number.

    value, value_high   base units (1.5亿 = 150000000, 80 percent = 80, half = 50); value_high only for a range;
                        a fall is a negative growth
    metric              the stem of a file in parsers/metrics/, or "other"
    flow                counts what happened within a period, not a standing total
    noun, subject       what is counted, as written; the product, company or body whose figure it is
    place               ISO 3166-1/-2 of what is counted, several joined in order by "+", or WORLD
    scope               sorted tags that narrow what is counted: open_source, min_parameters:1000000000
    as_of               YYYY, YYYY-MM or YYYY-MM-DD that the text gives to the figure
    source              whom the text credits with it
    core                about large models, generative AI or the AI sector
    conversion          the same amount again in another unit: «7.2 billion yuan ($1 billion)»
    text, start, end    its words, bound to noun; `sentence` the whole sentence around them
    """

    value: float
    unit: Unit
    bound: Bound
    metric: Metric
    start: int
    end: int
    text: str
    sentence: str
    value_high: float | None = None
    flow: bool = False
    noun: str | None = None
    subject: str | None = None
    place: str | None = None
    scope: tuple[str, ...] = ()
    as_of: str | None = None
    source: str | None = None
    core: bool = False
    conversion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said. `parts` are the stretches inside the marks (direct) or of the clause (indirect);
    `start` and `end` are the first's and the last's; `text` is the text between them; `speaker` is the full
    name as the article resolves it, or the description where it gives none; `cue` the word of saying."""

    kind: QuoteKind
    start: int
    end: int
    text: str
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A stretch of text that the article credits to somebody: a quote, a reported clause, or what an
    «according to …» covers. Figures take their `source` from the credit around them."""

    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Statements:
    """All that an article says others said: the quotes, and who is credited with which stretch."""

    quotes: tuple[Quote, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text made ready for the language files: paragraphs and sentences as spans, in order."""

    text: str
    lang: str
    title: str = ""
    published: date | None = None
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    subheads: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What headway found in one article."""

    relevant: bool
    figures: tuple[Figure, ...] = field(default=())
    quotes: tuple[Quote, ...] = field(default=())


def check_spans(text: str, extraction: Extraction) -> None:
    """Raise ValueError unless every offset slices `text` to the words that its record holds."""
    items: tuple[Figure | Quote, ...] = (*extraction.figures, *extraction.quotes)
    for item in items:
        if not 0 <= item.start < item.end <= len(text) or text[item.start : item.end] != item.text:
            raise ValueError(f"offsets {item.start}:{item.end} do not give {item.text!r}")
