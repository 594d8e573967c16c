"""`headway sql`: ask the published copy anything."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from flows import options, show
from warehouse.records import Table


@click.command(
    epilog="Tables to start with: figures, quotes, claims, series, latest, conflicts, trend('models').",
)
@click.argument("query", required=False)
@options.as_json
@click.option("--limit", default=1000, show_default=True, help="Rows of a table shown at most; 0 shows all.")
@options.located
def command(query: str | None, as_json: bool, limit: int, config: Path | None, data: Path | None) -> None:
    """Answer QUERY in SQL from the published copy; without QUERY, open a prompt.

    The copy is opened for reading alone: a query can change nothing and read no other file. A run that is
    writing neither waits for it nor disturbs it. QUERY "-" is read from standard input.

    \b
    headway sql "FROM trend('models', place := 'CN')"
    headway sql "SELECT speaker, count(*) FROM quotes GROUP BY ALL ORDER BY 2 DESC LIMIT 5" --json
    """
    prompt = query is None and sys.stdin.isatty()
    if query is None or query == "-":
        query = "" if prompt else sys.stdin.read()
    with options.published(config, data) as reader:
        if prompt:
            from flows.prompt import Prompt

            Prompt(reader, limit).cmdloop()
            return
        if not query.strip():
            raise click.UsageError('there is no query; try: headway sql "FROM latest"')
        answer(reader.sql(query), as_json, limit)


def answer(found: Table, as_json: bool, limit: int) -> None:
    """Print a table, or all of it as JSON; say how many rows were left out."""
    if as_json:
        click.echo(show.as_json(found.columns, found.rows))
        return
    rows = found.rows[:limit] if limit else found.rows
    for note in _print(found.columns, rows):
        click.echo(note, err=True)
    if len(rows) < len(found.rows):
        click.echo(f"{len(rows):,} of {len(found.rows):,} rows shown; --limit 0 shows all", err=True)


def _print(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Print an answer: as a table; else as one without its empty columns and with long texts cut; else a record
    below the other. Yields what the reader should know of it."""
    console = show.console()
    whole = show.table(None, columns, rows)
    if show.fits(whole, console):
        console.print(whole)
        return
    held, cells, empty = show.filled(columns, rows)
    fitted = show.fitted(held, cells, console)
    if fitted:
        made, cut = fitted
        console.print(made)
        if cut:
            yield "Texts that end in … are cut to fit; --json, fewer columns or a wider window show them whole"
    else:
        for line in show.blocks(held, cells):
            click.echo(line)
    if empty:
        yield f"Left out, being empty in every row: {', '.join(empty)}"
