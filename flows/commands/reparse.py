"""`headway reparse`: the archive once more through today's parsers."""

from __future__ import annotations

from pathlib import Path

import click

from flows import options, show
from flows.prefect_server import ServerFailed, set_quiet


@click.command()
@options.located
def command(config: Path | None, data: Path | None) -> None:
    """Read the whole archive again, as after an update of headway. Nobody is alerted."""
    chosen = options.settings(config, data)
    set_quiet(chosen.folder)
    from flows.reparse import reparse

    try:
        with options.friendly():
            landed, notes = reparse(chosen)
    except ServerFailed as error:
        raise click.ClickException(str(error)) from error
    for note in notes:
        click.echo(f"Note: {show.clean(note)}")
    click.echo(
        f"{landed.articles + landed.versions + landed.unchanged} pages read again: {landed.figures} figures and "
        f"{landed.quotes} quotes stored anew; {landed.failed} pages without an article"
    )
