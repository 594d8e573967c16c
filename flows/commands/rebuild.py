"""`headway rebuild`: the warehouse made anew from the archive."""

from __future__ import annotations

from pathlib import Path

import click

from flows import options, show
from flows.prefect_server import ServerFailed, set_quiet


@click.command()
@click.option("--force", is_flag=True, help="Also where articles are lost whose archived pages are gone.")
@options.located
def command(force: bool, config: Path | None, data: Path | None) -> None:
    """Make the warehouse anew from the archived pages, and put it in place of the old one, which is kept.

    Articles, figures, quotes and claims come from the archive; what was told, what still waits for a channel and the list of
    runs are taken over from the old warehouse (if it is damaged, from the copy that was last published). Nobody is
    alerted. What a run archived and did not land is told by the next run.
    """
    chosen = options.settings(config, data)
    set_quiet(chosen.folder)
    from flows.reparse import rebuild

    try:
        with options.friendly():
            landed, notes, kept = rebuild(chosen, force=force)
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
