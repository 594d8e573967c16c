"""`headway run`: watch every source once."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from flows import options, progress, show
from flows.prefect_server import set_quiet
from flows.summary import RunSummary, SourceRow

PROBLEMS_SHOWN = 40


@click.command()
@options.located
@options.as_json
def command(config: Path | None, data: Path | None, as_json: bool) -> None:
    """Fetch, read, store and tell what is new, once.

    Exit status: 0 all well; 1 some source or channel failed; 2 nothing worked, or the settings are wrong; 3
    another run holds the warehouse and this one stepped aside.
    """
    chosen = options.settings(config, data)
    set_quiet(chosen.folder)
    from flows.monitor import run_monitor  # Prefect takes a second to import

    with progress.shown("Fetching pages", quiet=as_json) as meter:
        summary = run_monitor(chosen, meter=meter)
    if as_json:
        click.echo(show.dumps({**asdict(summary), "exit_code": summary.exit_code}))
    else:
        tell(summary)
    sys.exit(summary.exit_code)


def tell(summary: RunSummary) -> None:
    """Print a run: its sources as a table, what could not be read and why, and what it came to."""
    console = show.console()
    if summary.status == "aside":
        show.console(stderr=True).print(f"Stepped aside: {show.clean(' '.join(summary.notes))}")
        return
    if summary.sources:
        console.print(_sources(summary))
    _problems(console, summary)
    for note in summary.notes:
        console.print(f"Note: {show.clean(note)}")
    console.print(_sentence(summary))


_COLUMNS = ("source", "state", "listed", "pages", "articles", "figures", "quotes", "alerts", "cause")


def _sources(summary: RunSummary) -> Table:
    rows = [_row(source) for source in summary.sources]
    if len(rows) > 1:
        sums = [sum(int(str(row[n])) for row in rows) for n in range(2, 8)]
        rows.append(("all", summary.status, *sums, ""))
    return show.table(None, _COLUMNS, rows, right=_COLUMNS[2:8])


def _row(source: SourceRow) -> tuple[object, ...]:
    counts = (source.listed, source.fetched, source.articles, source.figures, source.quotes, source.alerts)
    return (source.source, source.status, *counts, _cause(source))


def _cause(source: SourceRow) -> str:
    parts = [source.reason or ""]
    parts += [f"{source.unchanged} unchanged"] if source.unchanged else []
    parts += [f"{source.failed} pages not to be had"] if source.failed else []
    return "; ".join(filter(None, parts))


def _problems(console: Console, summary: RunSummary) -> None:
    """The pages that were asked for and not read, each with its cause."""
    shown = summary.problems[:PROBLEMS_SHOWN]
    if shown:
        rows = [(p.source, p.outcome, p.reason, p.url) for p in shown]
        console.print(show.table("Pages not read", ("source", "outcome", "cause", "page"), rows))
    if len(summary.problems) > len(shown):
        more = len(summary.problems) - len(shown)
        console.print(f"… and {more} more; headway run --json tells all")


def _sentence(summary: RunSummary) -> str:
    landed = summary.landed
    new = f"{landed.articles} new articles, {landed.versions} revised, {landed.unchanged} unchanged"
    stored = f"{landed.figures} figures and {landed.quotes} quotes stored"
    alerts = f"{summary.delivered} alerts delivered"
    if summary.undelivered:
        alerts += f", {summary.undelivered} kept for the next run"
    recovered = f" {summary.recovered} pages of an earlier run were landed." if summary.recovered else ""
    seconds = (summary.finished - summary.started).total_seconds()
    return f"{new}; {stored}; {alerts} ({seconds:.1f} s).{recovered}"
