"""`headway demo`: see it work on a sample newsroom."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-data"),
    show_default=True,
    help="Folder for what is found; an earlier demonstration's is made anew.",
)
def command(data: Path) -> None:
    """Run twice over a sample newsroom on this machine: figures, quotes, alerts, a trend.

    Nothing outside this machine is asked for. The runs are those of `headway run`; only the sources differ.
    """
    from flows.demo.tour import tour

    sys.exit(tour(data.absolute()))
