"""`headway rebuild`: the warehouse made anew from the archive."""

from __future__ import annotations

from pathlib import Path

import click

from flows import options, show
from flows.prefect_server import ServerFailed, set_quiet


@click.command()
@options.located
def command(config: Path | None, data: Path | None) -> None:
    """Make the warehouse anew from the archived pages, and put it in place of the old one, which is kept.

    Articles, figures, quotes and claims come back; the history of runs and deliveries does not. Nobody is
    alerted.
    """
    chosen = options.settings(config, data)
    set_quiet(chosen.folder)
    from flows.reparse import rebuild

    try:
        with options.friendly():
            landed, notes, kept = rebuild(chosen)
    except ServerFailed as error:
        raise click.ClickException(str(error)) from error
    for note in notes:
        click.echo(f"Note: {show.clean(note)}")
    click.echo(
        f"{landed.articles} articles in {landed.articles + landed.versions} versions, {landed.figures} figures "
        f"and {landed.quotes} quotes; {landed.failed} pages without an article"
    )
    if kept:
        click.echo(f"The old warehouse is kept as {kept}")
