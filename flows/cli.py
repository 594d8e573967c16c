"""`headway`: the command line. Commands are found by their modules' names and imported when called."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import cast

import click

from flows import commands


class Commands(click.Group):
    """A group whose commands are the modules of flows.commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{name.replace('-', '_')}")
        return cast(click.Command, module.command)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="headway")
def headway() -> None:
    """Watches the news about Chinese large models: figures, quotes, trends, alerts."""


def main() -> None:
    """The console script. Ctrl-C and a closed pipe end quietly."""
    try:
        headway()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
