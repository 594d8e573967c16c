"""Records into rows, and rows into DuckDB's temporary tables: one JSON parameter a table, typed by the table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from parsers import subjects
from parsers.dates.comparisons import earlier
from parsers.dates.periods import ahead, begins
from parsers.records import Article, Extraction, Figure, check_spans
from warehouse import ids
from warehouse.connection import Connection, rows
from warehouse.errors import Stale
from warehouse.records import Parsed

Row = dict[str, Any]


def stage(connection: Connection, table: str, items: Iterable[Mapping[str, Any]]) -> None:
    """Fill the temporary table with the items, by column name. What was in it goes."""
    columns = rows(
        connection,
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $1 AND database_name = 'temp' "
        "ORDER BY column_index",
        [table],
    )
    shape = json.dumps([dict(columns)]).replace("'", "''")
    connection.execute(f"DELETE FROM temp.{table}")
    payload = json.dumps(list(items), default=_plain)
    if payload != "[]":
        connection.execute(
            f"INSERT INTO temp.{table} SELECT r.* FROM (SELECT unnest(from_json($rows, '{shape}')) AS r)",
            {"rows": payload},
        )


def utc(at: datetime | None) -> datetime | None:
    """The same moment in UTC without a zone, as the database keeps it. A time without a zone counts as UTC."""
    return at.astimezone(UTC).replace(tzinfo=None) if at is not None and at.tzinfo else at


def pages(parsed: Sequence[Parsed]) -> Iterator[Row]:
    """One row a page, read or not. Raises Stale where a span does not hold."""
    for order, page in enumerate(parsed):
        row: Row = {
            "source": page.source,
            "url": page.url,
            "fetched": utc(page.fetched),
            "digest": page.digest,
            "warc_file": page.warc_file,
            "warc_offset": page.warc_offset,
            "parser_version": page.parser_version,
            "order": order,
        }
        if page.article is None:
            yield row | {"error": page.error or "no article, and no reason given", "defect": page.defect}
            continue
        _check(page, page.article)
        yield row | _article(page, page.article)


def readings(parsed: Sequence[Parsed]) -> Iterator[tuple[Parsed, Article, Extraction, int, int]]:
    """Every page that was read, with its article's and its reading's id; one reading once."""
    seen = set()
    for page in parsed:
        if page.article is None:
            continue
        article_id = ids.article(page.url, page.article.canonical_url)
        reading_id = ids.reading(article_id, page.article, page.parser_version, page.extraction)
        if reading_id not in seen:
            seen.add(reading_id)
            found = page.extraction or Extraction(relevant=False)
            yield page, page.article, found, article_id, reading_id


def figures(parsed: Sequence[Parsed]) -> Iterator[Row]:
    """One row a figure of every reading."""
    for page, article, found, article_id, reading_id in readings(parsed):
        for each in found.figures:
            row = {name: getattr(each, name) for name in _FIGURE}
            row |= {"subject": subjects.canonical(each.subject), "place": ids.series_place(each)}
            yield (
                row
                | _time(each, article, page)
                | {
                    "figure_id": ids.figure(reading_id, each),
                    "reading_id": reading_id,
                    "article_id": article_id,
                    "series_id": ids.series(each),
                    "scope": sorted(each.scope),
                    "start_at": each.start,
                    "end_at": each.end,
                }
            )


def _time(figure: Figure, article: Article, page: Parsed) -> Row:
    """When the period of a flow begins, and whether the figure is of what is still to come, or of what was before and nobody
    says when."""
    day = (article.published or page.fetched).date()
    begun = begins(figure.sentence, article.lang, day, figure.as_of) if figure.flow else None
    at = figure.sentence.find(figure.text)
    past = figure.as_of is not None and figure.as_of < day.isoformat()[: len(figure.as_of)]
    return {
        "period_from": begun,
        "forecast": at >= 0 and not past and ahead(figure.sentence, at, article.lang),
        "superseded": at >= 0
        and figure.as_of is None
        and earlier(figure.sentence, at, at + len(figure.text), article.lang),
    }


def quotes(parsed: Sequence[Parsed]) -> Iterator[Row]:
    """One row a quote of every reading."""
    for _page, _article, found, article_id, reading_id in readings(parsed):
        for each in found.quotes:
            row = {name: getattr(each, name) for name in ("kind", "speaker", "role", "cue", "text")}
            yield row | {
                "quote_id": ids.quote(reading_id, each),
                "reading_id": reading_id,
                "article_id": article_id,
                "start_at": each.start,
                "end_at": each.end,
                "parts": [{"start_at": p.start, "end_at": p.end} for p in each.parts],
            }


_FIGURE = (
    "metric", "unit", "flow", "subject", "place", "core", "value", "value_high", "bound", "noun", "as_of",
    "source", "conversion", "text", "sentence",
)  # fmt: skip


def _article(page: Parsed, read: Article) -> Row:
    article_id = ids.article(page.url, read.canonical_url)
    fetched = utc(page.fetched)
    return {
        "capture_id": ids.capture(article_id, page.digest, fetched),
        "article_id": article_id,
        "reading_id": ids.reading(article_id, read, page.parser_version, page.extraction),
        "content_id": ids.content(read),
        "address": ids.address(page.url, read.canonical_url),
        "title": read.title,
        "text": read.text,
        "lang": read.lang,
        "byline": read.byline,
        "outlet": read.source,
        "publisher": read.publisher,
        "kind": read.kind,
        "published": utc(read.published),
        "modified": utc(read.modified),
        "relevant": bool(page.extraction and page.extraction.relevant),
    }


def _check(page: Parsed, read: Article) -> None:
    try:
        check_spans(read.text, page.extraction or Extraction(relevant=False))
        "".join((read.title, read.text, read.byline or "", read.source or "")).encode()  # no half characters
    except ValueError as error:  # UnicodeEncodeError is one
        raise Stale(page.url, f"{error}; nothing of this landing was stored.") from error


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
