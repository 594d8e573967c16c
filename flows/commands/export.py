"""`headway export`: the views as files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from flows import options, progress, show


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["parquet", "csv"]), default="parquet", show_default=True)
@click.option("--view", "views", multiple=True, help="Only this view; may be given several times.")
@options.as_json
@options.located
def command(
    folder: Path,
    form: Literal["parquet", "csv"],
    views: tuple[str, ...],
    as_json: bool,
    config: Path | None,
    data: Path | None,
) -> None:
    """Write the views of the published copy into FOLDER, one file a view.

    In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it.

    \b
    headway export out
    headway export out --format csv --view figures --view quotes
    """
    from warehouse.export import VIEWS, export

    chosen = views or VIEWS
    with options.friendly(), progress.shown("Exporting views", len(chosen), quiet=as_json) as meter:
        written = []
        for path, count in export(options.folder(config, data), folder, form, chosen):
            written.append({"file": str(path), "rows": count})
            meter.step()
    if as_json:
        click.echo(show.dumps(written))
    else:
        for each in written:
            click.echo(f"{each['file']}  {each['rows']:,} rows")
