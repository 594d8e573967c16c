"""`headway reparse`: the archive once more through today's parsers."""

from __future__ import annotations

from pathlib import Path

import click

from flows import options, show, wording
from flows.prefect_server import ServerFailed, set_quiet
from flows.settings import Settings
from warehouse.records import Landed, Table

_COLUMNS = ("series", "as of", "value now", "value then", "is now", "is then")


@click.command(
    epilog="What the older parsers read stays in the view figure_history.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would change in each series; change nothing.")
@options.located
def command(config: Path | None, data: Path | None, dry_run: bool) -> None:
    """Read the whole archive again, as after an update of headway. Nobody is alerted. What a run archived and did not
    land is left to the next run.

    \b
    headway reparse --dry-run
    headway reparse
    """
    chosen = options.settings(config, data)
    set_quiet(chosen.folder)
    try:
        with options.friendly():
            _rehearse(chosen) if dry_run else _reparse(chosen)
    except ServerFailed as error:
        raise click.ClickException(str(error)) from error


def _reparse(chosen: Settings) -> None:
    from flows.reparse import reparse

    landed, notes = reparse(chosen)
    _tell(landed, notes, "stored anew")


def _rehearse(chosen: Settings) -> None:
    from flows.reparse import rehearse

    landed, changes, notes = rehearse(chosen)
    if changes.rows:
        show.console().print(
            show.table("What would change", _COLUMNS, _changes(changes), right=_COLUMNS[2:4])
        )
    _tell(landed, notes, "would be stored anew")
    series = len({row["series"] for row in changes.records()})
    click.echo(
        f"Claims that would change: {len(changes.rows)}, in {series} series. Nothing was changed."
        if series
        else "No series would change. Nothing was changed."
    )


def _changes(changes: Table) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row in changes.records():
        name = wording.name(row["metric"], row["subject"], row["place"], row["flow"])
        values = (row[which] for which in ("old_value", "new_value"))
        now, then = ("" if value is None else wording.number(value, row["unit"]) for value in values)
        rows.append(
            (
                " · ".join([name, *row["scope"]]),
                row["as_of"],
                now,
                then,
                _kind(row, "old"),
                _kind(row, "new"),
            )
        )
    return rows


def _kind(row: dict[str, object], which: str) -> str:
    """«changed, 3 sightings»; nothing where there is no such claim."""
    kind, sightings = row[f"{which}_kind"], row[f"{which}_sightings"]
    return f"{kind}, {sightings} sighting{'s' if sightings != 1 else ''}" if kind else ""


def _tell(landed: Landed, notes: list[str], stored: str) -> None:
    for note in notes:
        click.echo(f"Note: {show.clean(note)}")
    click.echo(
        f"{landed.articles + landed.versions + landed.unchanged} pages read again: {landed.figures} figures and "
        f"{landed.quotes} quotes {stored}; {landed.failed} pages without an article"
    )
