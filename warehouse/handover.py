"""Readings as Parquet files: what a worker far from the warehouse leaves for the one writer to land.

A file's rows are pages; the columns by which they are found stand beside `reading`, the whole record as JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import duckdb
from pydantic import TypeAdapter, ValidationError

from warehouse.errors import WarehouseError
from warehouse.records import Parsed

_COLUMNS = (
    "url VARCHAR, fetched TIMESTAMPTZ, digest VARCHAR, warc_file VARCHAR, warc_offset BIGINT, reading VARCHAR"
)


@cache
def _adapter() -> TypeAdapter[Parsed]:
    return TypeAdapter(Parsed)


def write(path: Path, parsed: Sequence[Parsed]) -> None:
    """Write the pages to a Parquet file. What was there is replaced."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE readings ({_COLUMNS})")
        if parsed:
            connection.executemany(
                "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?)", [_row(p) for p in parsed]
            )
        connection.table("readings").write_parquet(str(path), compression="zstd")


def read(path: Path) -> list[Parsed]:
    """The pages of a file that `write` made. Raises WarehouseError naming a file that is none."""
    try:
        with duckdb.connect(":memory:") as connection:
            rows = connection.read_parquet(str(path)).project("reading").fetchall()
        return [_adapter().validate_json(row[0]) for row in rows]
    except (duckdb.Error, ValidationError) as error:
        raise WarehouseError(
            path, f"is no hand-over of readings ({error}). Delete it and run the backfill again."
        ) from error


def _row(page: Parsed) -> tuple[object, ...]:
    whole = _adapter().dump_json(page).decode()
    return page.url, page.fetched, page.digest, page.warc_file, page.warc_offset, whole
