"""`headway backfill`: years of web archives through the same parsers, without an alert."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from flows import options, show

_COLUMNS = ("file", "pages", "may be relevant", "articles", "figures", "quotes", "unread", "note")


@click.command()
@click.argument("warcs", nargs=-1, required=True, metavar="WARC...")
@click.option("--dask", metavar="ADDRESS", help="Read on this Dask cluster (headway's dask extra is needed).")
@click.option(
    "--parts", metavar="FOLDER", help="Where readings wait to be landed: any folder that fsspec knows."
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes on this machine; one a core by default."
)
@options.as_json
@options.located
def command(
    warcs: tuple[str, ...],
    dask: str | None,
    parts: str | None,
    workers: int | None,
    as_json: bool,
    config: Path | None,
    data: Path | None,
) -> None:
    """Read WARC files (paths or https addresses, such as Common Crawl News) and land what is on the topic.

    Old news is landed as of its day and alerts nobody. Stop it at any time and run it again: it goes on where
    it was. On a cluster, --parts must be a folder that the workers and this machine share.
    """
    if dask and not parts:
        raise click.UsageError("--dask needs --parts: a folder that the workers and this machine share")
    folder = options.folder(config, data)
    from flows.backfill import run_backfill

    with options.friendly():
        found = run_backfill(warcs, folder, parts, dask, workers, quiet=as_json)
    if as_json:
        click.echo(show.dumps([asdict(p) for p in found]))
    else:
        rows = [
            (p.address, p.pages, p.candidates, p.articles, p.figures, p.quotes, p.unread, p.note)
            for p in found
        ]
        show.console().print(show.table("Backfill", _COLUMNS, rows))
    sys.exit(1 if any(p.note for p in found) else 0)
