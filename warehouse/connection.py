"""Opening DuckDB files: one way for the writer, one for people who read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import Busy, Damaged, WarehouseError

Connection = duckdb.DuckDBPyConnection
STORAGE = "v1.5.0"  # the oldest client that must be able to read our files

PRIVATE = Path("private") / "warehouse.duckdb"
PUBLISHED = Path("headway.duckdb")

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
MAKE_ROOM = "See that there is room on the disk and that this user may write there, or choose another --data."
_NOT_DAMAGED = ("No space left", "Permission denied", "Read-only file system", "File too large", "quota")
_PUBLISH = "`headway run` publishes it anew."
_READER = {
    **OFFLINE,
    "access_mode": "read_only",
    "enable_external_access": "false",
    "lock_configuration": "true",
}


def open_writer(path: Path) -> Connection:
    """The one writer's connection, the folder made if needed. Raises Damaged for what DuckDB cannot open."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(path.parent, f"the folder cannot be made ({error.strerror}).") from error
    hint = "`headway rebuild` makes it anew from the archive."
    return _open(path, {**OFFLINE, "storage_compatibility_version": STORAGE}, hint)


def open_reader(path: Path) -> Connection:
    """A connection that can only read this one file: no other file, no setting, no extension."""
    return _open(path, _READER, _PUBLISH)


def open_exporter(path: Path) -> Connection:
    """A connection that can only read this database, and write files beside it."""
    return _open(path, {**OFFLINE, "access_mode": "read_only"}, _PUBLISH)


def rows(connection: Connection, sql: str, parameters: object = None) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    return connection.execute(sql, parameters).fetchall()


def quoted(path: Path | str) -> str:
    """A path as a SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def _open(path: Path, config: Mapping[str, str], hint: str) -> Connection:
    try:
        return duckdb.connect(str(path), config={**config})
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        if re.search(r"\block\b", reason, re.IGNORECASE):  # not «block»: that is damage
            raise Busy(
                path, f"another program has the file open ({reason}). Close it, then try again."
            ) from error
        if any(words in reason for words in _NOT_DAMAGED):
            raise WarehouseError(path, f"DuckDB cannot open it ({reason}). {MAKE_ROOM}") from error
        raise Damaged(path, f"DuckDB cannot open it ({reason}). {hint}") from error


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What DuckDB or the system cannot do with the file, as a WarehouseError."""
    try:
        yield
    except duckdb.Error as error:
        raise WarehouseError(path, f"{str(error).splitlines()[0]}. {MAKE_ROOM}") from error
    except OSError as error:
        raise WarehouseError(path, f"cannot be written ({error.strerror or error}). {MAKE_ROOM}") from error


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All that happens inside, or nothing. Raises WarehouseError for what DuckDB could not do (a full disk, …)."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        with contextlib.suppress(duckdb.Error):  # a failed commit has rolled back by itself
            connection.execute("ROLLBACK")
        if isinstance(error, duckdb.Error):
            reason = str(error).splitlines()[0]
            raise WarehouseError(PRIVATE, f"{reason}. Nothing of this step was stored.") from error
        raise
