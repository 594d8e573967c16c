"""`headway`: the command line. Commands are found by their modules' names and imported when called."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from pathlib import Path
from typing import cast

import click

from flows import commands

SECTIONS = {
    "See it work": ("demo",),
    "Watch": ("run", "serve", "sources", "alerts", "backfill"),
    "Ask": ("sql", "trend", "report", "extract", "export"),
    "Look after it": ("doctor", "verify", "archive", "reparse", "rebuild"),
}
EXAMPLES = """\b
First:    headway demo
Watch:    headway run            once      headway serve   on its schedule
Ask:      headway trend models --place CN
          headway sql "FROM quotes_about('open source')"
Wrong?    headway doctor"""


class Commands(click.Group):
    """A group whose commands are the modules of flows.commands, listed in sections."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{name.replace('-', '_')}")
        return cast(click.Command, module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by section; one that no section names comes under «More»."""
        names = self.list_commands(ctx)
        sections = {title: [n for n in wanted if n in names] for title, wanted in SECTIONS.items()}
        sections["More"] = [n for n in names if not any(n in wanted for wanted in SECTIONS.values())]
        for title, held in sections.items():
            rows = [(name, _told(name)) for name in held]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_max=12)


def _told(name: str) -> str:
    """What a command's module says of itself, read without importing it: help must not cost what a run costs."""
    source = (Path(next(iter(commands.__path__))) / f"{name.replace('-', '_')}.py").read_text("utf-8")
    words = " ".join((ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0].split())
    return words.partition(": ")[2].rstrip(".")


@click.command(
    cls=Commands,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 84},
)
@click.version_option(package_name="headway")
def headway() -> None:
    """Watches the news about Chinese large models: every reported figure and quote, kept as trends in DuckDB, with
    one alert when a figure is new."""


def main() -> None:
    """The console script. Ctrl-C and a closed pipe end quietly."""
    try:
        headway()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
