"""The demonstration: two real runs over the sample newsroom, shown as tables, and what to type next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from flows import plot, show, wording
from flows.commands.run import tell
from flows.demo.editions import houses
from flows.demo.server import Newsroom, open_newsroom
from flows.prefect_server import quiet_server, set_quiet
from flows.settings import Settings
from flows.summary import EXIT, RunSummary
from warehouse.reader import Reader
from warehouse.statements import script

MARKER = ".headway-demo"
FAILED = EXIT["failed"]
_LINKS = {"tech": r"/tech/stories/", "ribao": r"/ribao/content/"}


def prepare(folder: Path) -> None:
    """An empty folder for the demonstration: an earlier demonstration's is emptied, any other is refused."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise click.ClickException(
            f"{folder} holds something else; choose another folder with --data, or empty it"
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text("This folder is made anew by every headway demo.\n", encoding="utf-8")


def settings(room: Newsroom, folder: Path) -> Settings:
    """Settings such as a headway.toml gives: only the sources, the polite waits and the rules differ."""
    sources = [
        {
            "name": house.name,
            "kind": house.list,
            "url": room.address + house.path,
            "timezone": "Asia/Shanghai",
            "link_pattern": _LINKS.get(house.key),
        }
        for house in houses()
    ]
    host = room.address.removeprefix("http://")
    return Settings.model_validate(
        {
            "fetch": {"delay": 0, "revisit_hours": 0, "allow_private": [host]},
            "sources": sources,
            "channels": {"terminal": "terminal", "file": "file:alerts.txt"},
            "alerts": [
                {"name": "everything", "channels": ["file"]},
                {
                    "name": "on the screen",
                    "channels": ["terminal"],
                    "kinds": ["changed", "conflict", "revised"],
                    "places": ["CN"],
                    "metrics": ["models", "registered_services"],
                },
            ],
            "report": {"title": "headway: sample newsroom"},
        }
    ).below(folder)


def tour(folder: Path) -> int:
    """Run the whole demonstration; the exit status is that of the worse run."""
    prepare(folder)
    console = show.console()
    set_quiet(folder)
    from flows.monitor import run_monitor  # Prefect takes a second to import

    with open_newsroom(datetime.now(UTC)) as room, quiet_server(folder):  # one Prefect server for both runs
        chosen = settings(room, folder)
        console.print(f"A sample newsroom (invented) answers at {room.address}; its data goes to {folder}/\n")
        first = _run(
            console,
            run_monitor,
            chosen,
            "First run: everything is new. Alerts on China's totals that changed:",
        )
        if first == FAILED:
            raise click.ClickException("the first run did not come to its end; its note above says why")
        _found(console, folder)
        room.turn_to(2)
        second = _run(
            console,
            run_monitor,
            chosen,
            "\nSecond run: one story was corrected, one is new, one repeats old totals. All else answers 304:",
        )
    _sums(console, folder)
    _next(console, folder)
    return max(first, second)


def _run(console: Console, run_monitor: Callable[..., RunSummary], chosen: Settings, title: str) -> int:
    console.print(title, style="bold")
    summary = run_monitor(chosen, trigger="demo")
    tell(summary)
    return summary.exit_code


def _found(console: Console, folder: Path) -> None:
    with Reader.open(folder) as reader:
        figures = reader.sql(script("report/newest").sql, {"limit": 24})
        quotes = reader.sql(script("report/quotes").sql, {"limit": 12})
    wide = console.width >= 130
    rows = [_figure(f, wide) for f in figures.records()]
    columns = ("value", "of what", "whose", "as of", "in", "according to")[: 6 if wide else 5]
    console.print(show.table("The newest figures", columns, rows, right=["value"]))
    said = [
        (
            q["speaker"],
            show.short(wording.spoken(q["text"], q["start_at"], q["parts"]), 74 if wide else 44),
            q["publisher"],
        )
        for q in quotes.records()
    ]
    console.print(show.table("The newest quotes", ("who", "said", "in"), said))


def _figure(figure: dict[str, Any], wide: bool) -> tuple[object, ...]:
    value = wording.bounded(
        figure["value"], figure["value_high"], figure["unit"], figure["bound"], flow=figure["flow"]
    )
    noun = show.short(
        figure["noun"] or wording.counted(figure["metric"], figure["scope"]), 34 if wide else 20
    )
    whose = show.short(figure["subject"] or wording.place(figure["place"]), 34 if wide else 13)
    cells = (value, noun, whose, figure["as_of"], figure["publisher"])
    return (*cells, show.short(figure["source"] or "", 28)) if wide else cells


def _sums(console: Console, folder: Path) -> None:
    with Reader.open(folder) as reader:
        line = reader.trend("models", place="CN")
        counts = dict(reader.sql(_COUNTS).rows)
    rows = [row for row in line.records() if row["kind"] not in ("conflict", "variant", "weaker")]
    on_line = [row for row in rows if row["series"] == rows[0]["series"]]  # the widest: it comes first
    drawing = plot.plot([r["day"] for r in on_line], [r["value"] for r in on_line], "count", 90)
    if drawing:
        console.print("\nLarge models in China, as reported:", style="bold")
        console.print(drawing)
    told = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    console.print(f"\nIn the warehouse: {told}.")


def _next(console: Console, folder: Path) -> None:
    program = _program()
    where = f"--data {shlex.quote(os.path.relpath(folder))}"
    console.print("\nNow ask it yourself:", style="bold")
    for arguments in (
        f"""sql "FROM trend('models', place := 'CN')" {where}""",
        f"trend registered_services --place CN {where}",
        f"""sql "SELECT speaker, text FROM quotes_about('register')" {where}""",
        f"alerts {where}",
        f"sources {where}",
    ):
        console.print(f"  {program} {arguments}")
    console.print(f"\nThe report: {os.path.relpath(folder / 'report.html')}   The alerts: ", end="")
    console.print(f"{os.path.relpath(folder / 'alerts.txt')}\nWith your own sources: {program} run")


def _program() -> str:
    """How the reader called headway, so that the printed commands work where they stand."""
    called = Path(sys.argv[0])
    return shlex.quote(os.path.relpath(called)) if called.name == "headway" and called.exists() else "headway"


_COUNTS = """
SELECT 'articles', count(*) FROM articles UNION ALL SELECT 'figures', count(*) FROM figures
UNION ALL SELECT 'quotes', count(*) FROM quotes UNION ALL SELECT 'series', count(*) FROM series WHERE claims > 0
UNION ALL SELECT 'alerts', count(*) FROM store.outbox
"""
