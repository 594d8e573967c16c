"""`headway verify`: is every figure and quote where the warehouse says?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import options, progress, show

if TYPE_CHECKING:
    from warehouse.reader import Reader


@click.command()
@options.as_json
@options.located
@click.pass_context
def command(ctx: click.Context, as_json: bool, config: Path | None, data: Path | None) -> None:
    """Find every stored figure and quote again at its offsets in its archived page.

    Exit status 1 if one is not there, or a page is not in the archive that should be. What was deleted for its age
    ([data] archive_days) is counted apart, and is no fault.
    """
    from flows.verification import Verdict, verify

    folder = options.folder(config, data)
    verdicts: list[Verdict] = []
    with (
        options.published(config, data) as reader,
        progress.shown("Verifying articles", _articles(reader), quiet=as_json) as meter,
    ):
        for verdict in verify(reader, folder / "archive"):
            verdicts.append(verdict)
            meter.step()
    faults = [v for v in verdicts if v.fault]
    absent = Counter(v.absent for v in verdicts if v.absent)
    counts = {
        "articles": len(verdicts) - absent.total(),
        "figures": sum(v.figures for v in verdicts),
        "quotes": sum(v.quotes for v in verdicts),
        "read_by_older_parsers": sum(v.older for v in verdicts),
    }
    if as_json:
        told = [{"url": v.url, "fault": v.fault} for v in faults]
        click.echo(show.dumps({**counts, "not_looked_for": absent, "faults": told}))
    else:
        if faults:
            rows = [(v.url, v.fault) for v in faults]
            show.console().print(show.table("Not as stored", ("article", "what is wrong"), rows))
        good = "all as stored" if not faults else f"{len(faults)} articles are not as stored"
        click.echo(
            f"{counts['articles']:,} articles, {counts['figures']:,} figures, {counts['quotes']:,} quotes: {good}"
        )
        for why, count in absent.items():
            click.echo(f"{count:,} articles were not looked for: {show.clean(why)}")
    ctx.exit(1 if faults else 0)


def _articles(reader: Reader) -> int:
    return int(reader.sql("SELECT count(*) FROM articles").rows[0][0])
