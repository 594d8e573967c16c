"""`headway doctor`: is all as it should be, and if not, what to do."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from flows import options, show

_MARKS = {"ok": "ok", "note": "note", "wrong": "WRONG"}


@click.command()
@options.as_json
@options.located
def command(as_json: bool, config: Path | None, data: Path | None) -> None:
    """Check settings, folders, database, sources, channels, schedule and Prefect; say what to do.

    Nothing is changed and nothing is sent. Exit status 1 if something is wrong.
    """
    from flows.checkup import examine

    findings = list(examine(config, data, datetime.now(UTC)))
    if as_json:
        click.echo(show.dumps([asdict(finding) for finding in findings]))
    else:
        rows = [(f.what, _MARKS[f.state], show.clean_lines(f.found), f.todo) for f in findings]
        show.console().print(show.table(None, ("what", "state", "found", "what to do"), rows))
    click.get_current_context().exit(1 if any(f.state == "wrong" for f in findings) else 0)
