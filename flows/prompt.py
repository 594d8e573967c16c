"""The interactive prompt of `headway sql`: lines of SQL until a semicolon, with history and completion."""

from __future__ import annotations

import cmd
import os
from collections.abc import Iterator
from pathlib import Path

import click

from flows import show
from warehouse.errors import WarehouseError
from warehouse.reader import Reader

_KEYWORDS = (
    "SELECT FROM WHERE GROUP BY ORDER LIMIT HAVING JOIN USING DESC DESCRIBE SUMMARIZE count sum avg min max"
).split()


class Prompt(cmd.Cmd):
    """A prompt on an open reader. End a query with a semicolon; .tables lists what there is; .quit leaves."""

    intro = "The published copy, read only. End a query with ;   .tables lists what there is   .quit leaves"
    prompt = "headway> "
    identchars = cmd.Cmd.identchars + "."

    def __init__(self, reader: Reader, limit: int) -> None:
        super().__init__()
        self._reader = reader
        self._limit = limit
        self._lines: list[str] = []
        self._words: list[str] | None = None

    def onecmd(self, line: str) -> bool:
        """One line of input: a dot command, or more of a query. True ends the prompt."""
        stripped = line.strip()
        if stripped == "EOF" or stripped in (".quit", ".exit"):
            if stripped == "EOF":
                click.echo()
            return True
        if not self._lines and stripped in (".tables", ".help", "help", "?"):
            self._run(_TABLES) if stripped == ".tables" else click.echo(self.intro)
        elif stripped or self._lines:
            self._lines.append(line)
            if stripped.endswith(";"):
                self._run("\n".join(self._lines))
                self._lines = []
        self.prompt = "    ...> " if self._lines else "headway> "
        return False

    def emptyline(self) -> bool:
        """An empty line repeats nothing."""
        return False

    def completenames(self, text: str, *ignored: object) -> list[str]:
        """The first word of a line completes like any other."""
        return self.completedefault(text)

    def completedefault(self, text: str, *ignored: object) -> list[str]:
        """Tables, columns and common words that begin with `text`, in either case."""
        if self._words is None:
            self._words = sorted({*_KEYWORDS, *self._names()})
        return [word for word in self._words if word.lower().startswith(text.lower())]

    def preloop(self) -> None:
        """Bring back the lines of earlier prompts, where the terminal library can."""
        try:
            import readline

            readline.read_history_file(_history())
        except (ImportError, OSError):
            return

    def postloop(self) -> None:
        """Keep the lines for the next prompt; a folder that cannot be written loses only them."""
        try:
            import readline

            _history().parent.mkdir(parents=True, exist_ok=True)
            readline.set_history_length(1000)
            readline.write_history_file(_history())
        except (ImportError, OSError):
            return

    def cmdloop(self, intro: str | None = None) -> None:
        """Run until the end; Ctrl-C drops the query that is being written."""
        while True:
            try:
                return super().cmdloop(intro)
            except KeyboardInterrupt:
                click.echo("^C")
                self._lines, self.prompt, intro = [], "headway> ", ""

    def _run(self, query: str) -> None:
        from flows.commands.sql import answer

        try:
            answer(self._reader.sql(query), as_json=False, limit=self._limit)
        except WarehouseError as error:
            click.echo(show.clean_lines(error.reason), err=True)

    def _names(self) -> Iterator[str]:
        for row in self._reader.sql(_NAMES).rows:
            yield from (str(value) for value in row)


_TABLES = "SELECT view_name AS name, comment AS holds FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
_NAMES = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' "


def _history() -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "headway" / "sql_history"
