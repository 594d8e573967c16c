"""`headway report`: the page for people, made again from the published copy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from flows import options, show
from warehouse.statements import script


@click.command()
@click.option("--open", "shown", is_flag=True, help="Open the page in the browser.")
@options.as_json
@options.located
def command(shown: bool, as_json: bool, config: Path | None, data: Path | None) -> None:
    """Write report.html and figures.atom beside the published copy.

    The page needs nothing outside itself: mail it, print it, put it on any web server. Every run writes it too.
    """
    from flows import report
    from flows.report.feed import NAME

    chosen = options.settings(config, data)
    try:
        with options.friendly():
            page = report.write(chosen.folder, chosen.report.title, datetime.now(UTC))
    except OSError as error:
        raise click.ClickException(f"{chosen.folder}: cannot be written: {error.strerror}") from error
    if as_json:
        with options.published(config, data) as reader:
            counts = reader.sql(script("report/counts").sql).records()[0]
        files = {"report": str(page), "feed": str(page.with_name(NAME))}
        click.echo(show.dumps({**files, "holds": counts}))
    else:
        click.echo(page)
    if shown:
        click.launch(str(page))
