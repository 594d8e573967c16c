"""Reading the published copy: locked down, while runs go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import duckdb

from warehouse import statements
from warehouse.connection import PUBLISHED, Connection, open_reader
from warehouse.errors import BadQuery, NotThere
from warehouse.records import Table

Parameters = Sequence[object] | Mapping[str, object]


class Reader:
    """The published copy of a data folder, open for reading only. Use `Reader.open(data)` in a with statement.

    It can read no other file, change no setting and load no extension. A copy published later is seen by the
    next reader.
    """

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, data: Path) -> Reader:
        """Raises NotThere before anything was published, Damaged if the file is no database."""
        path = data / PUBLISHED
        if not path.is_file():
            raise NotThere(
                path,
                "nothing has been published here yet. Run `headway run` or `headway demo`, or give --data.",
            )
        return cls(path, open_reader(path))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def sql(self, query: str, parameters: Parameters = ()) -> Table:
        """The answer to any query. Raises BadQuery in DuckDB's words."""
        try:
            cursor = self._connection.execute(query, parameters or None)
            columns = tuple(d[0] for d in cursor.description or ())
            return Table(columns, cursor.fetchall())
        except duckdb.Error as error:
            raise BadQuery(self.path, _plain(str(error))) from error

    def trend(
        self, metric: str, place: str | None = None, subject: str | None = None, flow: bool | None = None
    ) -> Table:
        """The trend of a metric, oldest first: the table macro `trend`."""
        return self.sql(
            "FROM trend($metric, place := $place, subject := $subject, flow := $flow)",
            {"metric": metric, "place": place, "subject": subject, "flow": flow},
        )

    def query(self, name: str, **parameters: object) -> Table:
        """The answer to a named query of sql/queries. Raises KeyError for a name that is not there."""
        return self.sql(statements.script(f"queries/{name}").sql, parameters)


def _plain(message: str) -> str:
    """DuckDB's message without the frame that points into the query, which a shell prints by itself."""
    lines = [line for line in message.splitlines() if line.strip()]
    return "\n".join(line for line in lines if not line.startswith("LINE ") and set(line.strip()) != {"^"})
