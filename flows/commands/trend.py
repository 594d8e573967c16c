"""`headway trend`: how a count has grown, as a table and a line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from flows import options, show, wording
from flows.joined import strand
from flows.plot import plot
from warehouse.records import Table

_BESIDE = ("conflict", "variant", "weaker")  # told beside the line, not on it
_COLUMNS = ("day", "value", "change", "note", "reports", "first in")


@click.command(
    epilog="Metrics: models, registered_services, registered_apps, users, share, tokens, money, …",
)
@click.argument("metric")
@click.option("--place", help="ISO code of what is counted: CN, CN-BJ, US, WORLD.")
@click.option("--subject", help="Product or company whose figure it is, such as DeepSeek.")
@click.option(
    "--added/--totals", "flow", default=None, help="Only what was added in a period, or only totals."
)
@click.option("--plot/--no-plot", "plotted", default=True, help="A line below each table.  [default: plot]")
@options.as_json
@options.located
def command(
    metric: str,
    place: str | None,
    subject: str | None,
    flow: bool | None,
    plotted: bool,
    as_json: bool,
    config: Path | None,
    data: Path | None,
) -> None:
    """Show the reported values of METRIC over time: with bound, change, reports and who was first.

    Rows marked conflict or variant are other counts for the same time; they stand beside the line. Only standing
    counts are drawn as a line: shares may answer different questions, and sums are each of their own period.

    \b
    headway trend models --place CN
    headway trend users --place CN --json
    """
    with options.published(config, data) as reader:
        found = reader.trend(metric, place, subject, flow)
        known = Table((), []) if found.rows else reader.sql(_KNOWN)
    if as_json:
        click.echo(show.as_json(found.columns, found.rows))
    elif found.rows:
        for line in _lines(found):
            _print(line, plotted)
    else:
        click.echo(_none(metric, place, known), err=True)


_KNOWN = "SELECT DISTINCT metric, place FROM trend ORDER BY ALL"


def _none(metric: str, place: str | None, known: Table) -> str:
    """Why there is no trend: the metric has none, or has it of other places."""
    metrics = list(dict.fromkeys(str(row[0]) for row in known.rows))
    places = [str(row[1]) for row in known.rows if row[0] == metric and row[1] is not None]
    if place is not None and metric in metrics and place not in places:
        have = ", ".join(places) or "none"
        return f"No trend of {show.clean(metric)} for the place {show.clean(place)}. Places that have one: {have}"
    return (
        f"No trend of {show.clean(metric)} there. Metrics that have one: {', '.join(metrics) or 'none yet'}"
    )


Row = dict[str, Any]


def _lines(found: Table) -> Iterable[list[Row]]:
    for _, group in groupby(found.records(), key=lambda row: row["series"]):
        yield list(group)


def _print(line: list[Row], plotted: bool) -> None:
    console = show.console()
    first = line[0]
    on_line = [row for row in line if row["kind"] not in _BESIDE] or line
    values = [row["value"] for row in on_line]
    joined = strand(first) is not None  # else a line would join what answers two questions
    title = show.clean(wording.series(first)) + ("   " + show.sparkline(values) if joined else "")
    console.print(title, style="bold")  # not as the table's title, which is folded to the table's width
    console.print(show.table(None, _COLUMNS, [_row(row) for row in line], right=_COLUMNS[1:3]))
    if plotted and joined:
        drawing = plot([row["day"] for row in on_line], values, first["unit"], min(console.width, 100))
        console.print(drawing + "\n" if drawing else "")


def _row(row: Row) -> tuple[object, ...]:
    value = wording.bounded(row["value"], row["value_high"], row["unit"], row["bound"], flow=row["flow"])
    day = row["as_of"] or f"({row['day']})"  # in brackets: the day of publication, the text gives none
    change = wording.change(row["change"], row["unit"]) if row["kind"] not in _BESIDE else ""
    note = row["kind"] if row["kind"] in (*_BESIDE, "revised") else ""
    if (row.get("sums") or "").startswith("contradicts"):
        note = f"{note}; {row['sums']}".removeprefix("; ")
    return day, value, change, note, row["reporters"], row["first_reporter"]
