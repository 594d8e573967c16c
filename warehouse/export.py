"""The views as files, for other tools: Parquet, or CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import duckdb

from warehouse.connection import PUBLISHED, Connection, open_exporter, quoted, rows
from warehouse.errors import BadQuery, NotThere, WarehouseError

Format = Literal["parquet", "csv"]
VIEWS = (
    "articles", "figures", "quotes", "claims", "series", "trend", "latest", "conflicts", "revisions", "speakers",
    "source_health", "runs",
)  # fmt: skip
# A cell that begins so is run as a formula by spreadsheets; an apostrophe before it makes it text.
_FORMULA = "^[=+@\\t\\r-]"


def export(
    data: Path, target: Path, form: Format, views: Sequence[str] = VIEWS
) -> Iterator[tuple[Path, int]]:
    """Write each view of the published copy as one file into the folder `target`, made if needed; yields each
    file with its rows. Raises NotThere, Damaged for a copy that cannot be opened, BadQuery for an unknown view,
    WarehouseError where it cannot write."""
    published = data / PUBLISHED
    if not published.is_file():
        raise NotThere(published, "nothing has been published here yet. Run `headway run`, or give --data.")
    for view in views:
        if view not in VIEWS:
            raise BadQuery(published, f"there is no view {view} to export; there are {', '.join(VIEWS)}")
    with open_exporter(published) as connection:
        yield from _written(connection, target, form, views)


def _written(
    connection: Connection, target: Path, form: Format, views: Sequence[str]
) -> Iterator[tuple[Path, int]]:
    try:
        target.mkdir(parents=True, exist_ok=True)
        for view in views:
            path = target / f"{view}.{form}"
            yield path, _write(connection, view, path, form)
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(target, f"cannot be written: {str(error).splitlines()[0]}") from error


def _write(connection: Connection, view: str, path: Path, form: Format) -> int:
    options = "FORMAT parquet, COMPRESSION zstd" if form == "parquet" else "FORMAT csv, HEADER"
    source = f"SELECT {_columns(connection, view)} FROM {view}" if form == "csv" else f"FROM {view}"
    part = path.with_name(f".{path.name}.part")
    found = rows(connection, f"COPY ({source}) TO {quoted(part)} ({options})")
    part.replace(path)
    return int(found[0][0])


def _columns(connection: Connection, view: str) -> str:
    """The view's columns, its texts made harmless."""
    columns = rows(
        connection, "SELECT column_name, column_type FROM (DESCRIBE (FROM query_table($1)))", [view]
    )
    return ", ".join(_harmless(name) if kind == "VARCHAR" else f'"{name}"' for name, kind in columns)


def _harmless(name: str) -> str:
    column = f'"{name}"'
    pattern = quoted(_FORMULA)
    return f"CASE WHEN regexp_matches({column}, {pattern}) THEN chr(39) || {column} ELSE {column} END AS {column}"
