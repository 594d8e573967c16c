"""`headway extract`: what the parsers find in a file, an address or standard input."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import Any

import click

from parsers import languages
from parsers.extract import extract
from parsers.records import Article


@click.command()
@click.argument("source", default="-")
@click.option(
    "--jsonl", is_flag=True, help="Read lines of {id, text | html | html_base64, …}, answer each at once."
)
def command(source: str, jsonl: bool) -> None:
    """Print the figures and quotes that headway finds in SOURCE (a file, an address, or - for standard input)."""
    if not jsonl:
        raise click.UsageError("only --jsonl so far")
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(json.dumps(answer(line), ensure_ascii=False) + "\n")
            sys.stdout.flush()


def answer(line: str) -> dict[str, Any]:
    """The answer to one line: never raises; what cannot be read says why."""
    row_id = None
    try:
        row = json.loads(line)
        row_id = row.get("id")
        article = _article(row)
        found = extract(article)
    except Exception as error:
        return {"id": row_id, "error": f"{type(error).__name__}: {error}"}
    out = {"id": row_id, "lang": article.lang, "relevant": found.relevant}
    out["figures"] = [asdict(f) for f in found.figures]
    out["quotes"] = [asdict(q) for q in found.quotes]
    return out


def _article(row: dict[str, Any]) -> Article:
    if "text" not in row:
        raise ValueError("no text")
    published = row.get("published")
    return Article(
        url=row.get("url") or "",
        text=row["text"],
        lang=row.get("lang") or languages.detect(row["text"]),
        title=row.get("title") or "",
        published=datetime.combine(date.fromisoformat(published[:10]), time(), UTC) if published else None,
    )
