"""What `headway extract` reads and answers: one JSON object a line in, one out."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time
from typing import Any

from parsers import charset, languages
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Article, Extraction, Page

_MARKUP = re.compile(rb"(?i)<(?:!doctype|html|head|body|p|div|article|meta|h1|br)[\s>/]")


def answer(line: bytes | str, now: datetime) -> dict[str, Any]:
    """The answer to one line. Never raises: what cannot be read says why, beside its id."""
    row_id = None
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError("not a JSON object")
        row_id = row.get("id")
        article, page = _article(row, now)
        return described(row_id, article, extract(article), page=page)
    except RecursionError:
        return {"id": row_id, "error": "nested too deeply"}
    except Exception as error:
        return {"id": row_id, "error": _reason(error)}


def _reason(error: Exception) -> str:
    """One sentence for a person; the address stands in it only where there is one."""
    if isinstance(error, ParseError) and not error.url:
        return error.reason
    words = error.args[0] if isinstance(error, KeyError) and error.args else str(error)
    return str(words) or type(error).__name__


def described(row_id: object, article: Article, found: Extraction, *, page: bool) -> dict[str, Any]:
    """The answer to a readable line; a page's says what its article is."""
    out: dict[str, Any] = {"id": row_id, "lang": article.lang, "relevant": found.relevant}
    out["figures"] = [asdict(f) for f in found.figures]
    out["quotes"] = [asdict(q) for q in found.quotes]
    if page:
        out |= {
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "byline": article.byline,
            "source": article.source,
            "kind": article.kind,
            "text": article.text,
        }
    return out


def read(body: bytes, url: str, now: datetime) -> Article:
    """The article of a file: a web page where it holds markup, else plain text."""
    if _MARKUP.search(body[:100_000]) or body[:5] == b"%PDF-":
        return parse(Page(url=url, body=body, fetched=now))
    return _from_text(charset.decode(body), {"url": url})


def facts(article: Article, relevant: bool) -> Iterator[tuple[str, str]]:
    """What is known of an article, as names and values to show."""
    kind = "" if article.kind == "article" else article.kind
    published = f"{article.published:%Y-%m-%d %H:%M %z}" if article.published else ""
    topic = "about AI" if relevant else "not about AI"
    for name, value in (
        ("title", article.title),
        ("published", published),
        ("by", article.byline),
        ("source", article.source),
        ("language", article.lang),
        ("kind", kind),
        ("topic", topic),
        ("text", f"{len(article.text):,} characters"),
    ):
        if value:
            yield name, value


def _article(row: dict[str, Any], now: datetime) -> tuple[Article, bool]:
    """A row's article, and whether it came from a page. Raises ValueError or ParseError."""
    for name in ("text", "html", "html_base64", "url", "lang", "published", "title"):
        if row.get(name) is not None and not isinstance(row[name], str):
            raise ValueError(f"{name} is not a string")
    if row.get("text") is not None:
        return _from_text(row["text"], row), False
    page = _page(row, now)
    article = parse(page)
    given: dict[str, Any] = {}
    if row.get("lang"):
        given["lang"] = languages.get(row["lang"]).CODE
    if row.get("title"):
        given["title"] = row["title"]
    if row.get("published"):
        given["published"] = _moment(row["published"])
    return replace(article, **given), True


def _page(row: dict[str, Any], now: datetime) -> Page:
    url = row.get("url") or ""
    if row.get("html") is not None:
        body = row["html"].encode("utf-8", "replace")
        return Page(url=url, body=body, fetched=now, content_type="text/html; charset=utf-8")
    if row.get("html_base64") is not None:
        try:
            body = base64.b64decode("".join(row["html_base64"].split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValueError(f"html_base64 cannot be decoded: {error}") from error
        return Page(url=url, body=body, fetched=now)
    raise ValueError("none of text, html and html_base64")


def _from_text(text: str, row: dict[str, Any]) -> Article:
    lang = row.get("lang")
    return Article(
        url=row.get("url") or "",
        text=text,
        lang=languages.get(lang).CODE if lang else languages.detect(text),
        title=row.get("title") or "",
        published=_moment(row["published"]) if row.get("published") else None,
    )


def _moment(text: str) -> datetime:
    """A day or a point in time in ISO 8601; a day is its midnight, and a time without a zone UTC's."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        try:
            when = datetime.combine(date.fromisoformat(text[:10]), time())
        except ValueError as error:
            raise ValueError(f"published is no date: {text[:40]!r}") from error
    return when if when.tzinfo else when.replace(tzinfo=UTC)
