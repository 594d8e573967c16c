"""Article in, everything headway reads out of it out: figures and quotes, offsets verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers import languages
from parsers.records import Article, Document, Extraction, Span, check_spans

PARSER_VERSION = "4"  # stored with every landing; raise it whenever the same page would read differently

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def document(article: Article) -> Document:
    """The article's text with its paragraphs (lines that hold something) and their sentences as spans."""
    language = languages.get(article.lang)
    paragraphs = tuple(_paragraphs(article.text))
    return Document(
        text=article.text,
        lang=language.CODE,
        title=article.title,
        published=article.published.date() if article.published else None,
        paragraphs=paragraphs,
        sentences=tuple(s for p in paragraphs for s in language.sentences(article.text, p.start, p.end)),
        subheads=article.subheads,
    )


def _paragraphs(text: str) -> Iterator[Span]:
    for line in _PARAGRAPH.finditer(text):
        words = line.group()
        lead = len(words) - len(words.lstrip())
        yield Span(line.start() + lead, line.start() + len(words.rstrip()))


def extract(article: Article) -> Extraction:
    """Every figure and quote of an article, in the text's order. Pure: the same article, the same answer.

    Raises KeyError for a language that has no file, ValueError if an offset does not hold (a defect of ours,
    caught before anything is stored).
    """
    language = languages.get(article.lang)
    doc = document(article)
    statements = language.statements(doc)
    found = Extraction(
        relevant=language.relevant(article.title, article.text),
        figures=tuple(sorted(language.figures(doc, statements), key=lambda f: (f.start, f.end))),
        quotes=tuple(sorted(statements.quotes, key=lambda q: (q.start, q.end))),
    )
    check_spans(article.text, found)
    return found
