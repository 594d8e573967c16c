"""`headway sources`: what is watched, how each source fares, and one tried now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from flows import options, show
from warehouse.errors import NotThere
from warehouse.statements import script

_COLUMNS = ("source", "state", "listed", "usual", "newest item", "last good run", "good runs", "cause")


@click.group(invoke_without_command=True)
@options.as_json
@options.located
@click.pass_context
def command(ctx: click.Context, as_json: bool, config: Path | None, data: Path | None) -> None:
    """List the sources with their state, newest item, last good run and yield; try one now.

    \b
    headway sources
    headway sources check xinhua
    """
    ctx.obj = (config, data)
    if ctx.invoked_subcommand is not None:
        return
    rows = _health(config, data)
    if as_json:
        click.echo(show.dumps(rows))
    else:
        shown = [_row(row) for row in rows]
        held = [n for n in range(len(_COLUMNS)) if any(row[n] not in (None, "") for row in shown)]
        columns = [_COLUMNS[n] for n in held]
        show.console().print(show.table(None, columns, [[row[n] for n in held] for row in shown]))


def _health(config: Path | None, data: Path | None) -> list[dict[str, Any]]:
    """What the runs noted, and after it the watched sources that no run has tried yet."""
    try:
        with options.reader(config, data) as reader:
            rows = reader.sql(script("report/sources").sql).records()
    except NotThere:
        rows = []
    seen = {row["source"] for row in rows}
    if data and not config and rows:
        return rows  # another folder, such as the demonstration's: the settings here are not its own
    from flows.sources import watched

    settings = options.settings(config, data)
    new = [s for s in watched(settings) if s.name not in seen]
    return rows + [{"source": s.name, "status": "not tried", "expected": s.expected or None} for s in new]


def _row(row: dict[str, Any]) -> tuple[object, ...]:
    runs = f"{row['runs_ok']} of {row['runs']}" if "runs" in row else ""
    values = [row.get(key) for key in ("listed", "expected", "newest_item", "last_ok")]
    return (row["source"], row["status"], *values, runs, row.get("reason"))


@command.command()
@click.argument("name")
@options.as_json
@options.located
@click.pass_context
def check(ctx: click.Context, name: str, as_json: bool, config: Path | None, data: Path | None) -> None:
    """Try the source NAME now, showing each step; nothing is stored. Exit status 1 if it fails."""
    from flows.trial import trial

    before: tuple[Path | None, Path | None] = ctx.obj
    chosen = options.settings(config or before[0], data or before[1])
    steps: list[str] = []
    good = trial(chosen, name, steps.append if as_json else click.echo)
    if as_json:
        told = [" ".join(step.split()) for step in steps]
        click.echo(show.dumps({"source": name, "ok": good, "steps": told}))
    ctx.exit(0 if good else 1)
