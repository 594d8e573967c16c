"""`headway extract`: what the parsers find in a file, an address or standard input."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from flows import lines
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Article, Page

_TEXT_SHOWN = 160  # columns of a sentence or quote in a table


@click.command()
@click.argument("source", default="-")
@click.option(
    "--jsonl",
    is_flag=True,
    help="Read lines of {id, text | html | html_base64, url?, lang?, published?, title?}; answer each at once.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON instead of tables.")
@click.option("--url", default="", help="The address that a file's page came from.")
def command(source: str, jsonl: bool, as_json: bool, url: str) -> None:
    """Print the figures and quotes that headway finds in SOURCE: a file, an address, or - for standard input.

    A file or input is read as a web page where it holds HTML, else as plain text. Exit status 1: there is no
    article in it.
    """
    if jsonl:
        _answer_lines(source)
        return
    try:
        article = _article(source, url)
        found = extract(article)
    except ParseError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        from flows import show

        click.echo(show.dumps(lines.described(None, article, found, page=True)))
    else:
        _tell(article, found)


def _answer_lines(source: str) -> None:
    """Answer each line before the next is read, so that a caller may feed and read line by line."""
    out = sys.stdout.buffer
    with click.open_file(source, "rb") as stream:
        while line := stream.readline():
            if line.strip():
                text = json.dumps(lines.answer(line, datetime.now(UTC)), ensure_ascii=False)
                out.write(
                    text.encode("utf-8", "backslashreplace") + b"\n"
                )  # a lone surrogate stays an escape
                out.flush()


def _article(source: str, url: str) -> Article:
    """The article in a file, at an address, or on standard input."""
    now = datetime.now(UTC)
    if source.startswith(("http://", "https://")):
        return parse(_fetched(source))
    if source == "-":
        body = sys.stdin.buffer.read()
    else:
        path = Path(source)
        try:
            body = path.read_bytes()
        except OSError as error:
            raise click.ClickException(f"{source}: {error.strerror}") from error
    return lines.read(body, url or ("" if source == "-" else source), now)


def _fetched(url: str) -> Page:
    """The page at an address, fetched by the rules of every other: robots.txt, limits, no private hosts."""
    from flows.fetch import Guest  # requests takes its time to import
    from flows.settings import load

    guest = Guest(load().fetch)
    try:
        got = guest.get("extract", url)
    finally:
        guest.close()
    if got.reply is None:
        raise click.ClickException(f"{url}: {got.fetch.outcome}: {got.fetch.reason or 'no answer'}")
    content_type = got.reply.header("content-type")
    return Page(url=got.reply.url, body=got.reply.body, fetched=got.fetch.at, content_type=content_type)


def _tell(article: Article, found: Any) -> None:
    from flows import show, wording

    console = show.console()
    for name, value in lines.facts(article, found.relevant):
        console.print(f"{name:<10} {show.clean(value)}")
    rows = [
        (
            wording.bounded(f.value, f.value_high, f.unit, f.bound, flow=f.flow),
            f.metric,
            f.noun,
            f.subject,
            f.place,
            f.as_of,
            f.source,
            show.short(f.sentence, _TEXT_SHOWN),
        )
        for f in found.figures
    ]
    if rows:
        names = ("value", "metric", "noun", "subject", "place", "as of", "source", "sentence")
        console.print(show.table(f"{len(rows)} figures", names, rows))
    said = [(q.speaker, q.role, q.kind, q.cue, show.short(q.text, _TEXT_SHOWN)) for q in found.quotes]
    if said:
        console.print(
            show.table(f"{len(said)} quotes", ("speaker", "role", "kind", "cue", "what was said"), said)
        )
    if not rows and not said:
        console.print("No figures and no quotes found.")
