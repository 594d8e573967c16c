"""Bringing a private file up to this program's migrations: in one transaction, ledgered, backed up before.

A migration is warehouse/sql/migrations/NNNN_name.sql and is never changed once released. Views and macros are
no migrations: they are made anew whenever their scripts differ from those that the file was last given.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse import statements
from warehouse.connection import Connection, open_writer, rows
from warehouse.errors import Damaged, NewerFile

_LEDGER = """CREATE TABLE IF NOT EXISTS ledger (
    version INTEGER NOT NULL, name VARCHAR NOT NULL, checksum VARCHAR NOT NULL,
    applied TIMESTAMP NOT NULL, duckdb VARCHAR NOT NULL
)"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step."""

    version: int
    name: str
    sql: str
    checksum: str


def migrations() -> tuple[Migration, ...]:
    """All steps this program knows, in order."""
    return tuple(
        Migration(int(s.name[:4]), s.name[5:], s.sql, _checksum(s.sql))
        for s in statements.folder("migrations")
    )


def open_migrated(path: Path, known: tuple[Migration, ...] | None = None) -> Connection:
    """The writer's connection to a file that has every migration. A file that needs some is copied to
    backups/ beside it first. Raises NewerFile, Damaged; the file is then as it was."""
    known = migrations() if known is None else known
    existed = path.exists()
    connection = open_writer(path)
    try:
        missing = pending(connection, path, known)
        if missing and existed and _version(connection) > 0:
            connection = _back_up(connection, path)
        apply(connection, path, missing)
        refresh_views(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def pending(connection: Connection, path: Path, known: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """The steps that the file lacks. Raises NewerFile, and Damaged for a database that is not ours."""
    version = _version(connection)
    newest = known[-1].version
    if version > newest:
        raise NewerFile(
            path,
            f"it was made by a newer headway (schema {version}; this program knows {newest}). "
            "Upgrade headway, or use another --data folder.",
        )
    if version == 0 and rows(connection, "SELECT 1 FROM duckdb_tables() WHERE NOT internal LIMIT 1"):
        raise Damaged(path, "this is a DuckDB file, but not a headway warehouse. Use another --data folder.")
    return tuple(m for m in known if m.version > version)


def apply(connection: Connection, path: Path, missing: tuple[Migration, ...]) -> None:
    """All missing steps or none."""
    if not missing:
        return
    connection.execute("BEGIN")
    try:
        connection.execute(_LEDGER)
        for step in missing:
            connection.execute(step.sql)
            note(connection, step.version, step.name, step.checksum)
        connection.execute("COMMIT")
    except duckdb.Error as error:
        connection.execute("ROLLBACK")
        reason = str(error).splitlines()[0]
        raise Damaged(
            path, f"migration {missing[0].version:04d} failed and was undone ({reason})."
        ) from error
    connection.execute("CHECKPOINT")  # schema changes are written out before any row follows


def refresh_views(connection: Connection) -> None:
    """Make the views and macros anew if their scripts changed since."""
    scripts = statements.folder("views")
    checksum = _checksum("\n".join(s.sql for s in scripts))
    last = rows(connection, "SELECT checksum FROM ledger WHERE version = 0 ORDER BY applied DESC LIMIT 1")
    if last and last[0][0] == checksum:
        return
    connection.execute("BEGIN")
    try:
        for script in scripts:
            connection.execute(script.sql)
        _share_comments(connection)
        note(connection, 0, "views", checksum)
        connection.execute("COMMIT")
    except duckdb.Error:
        connection.execute("ROLLBACK")
        raise
    connection.execute("CHECKPOINT")


def _share_comments(connection: Connection) -> None:
    """A column's name means one thing in all views: those without a comment take that of their namesakes."""
    for view, column, comment in rows(connection, statements.script("load/namesakes").sql):
        text = comment.replace("'", "''")
        connection.execute(f'COMMENT ON COLUMN "{view}"."{column}" IS \'{text}\'')


def note(connection: Connection, version: int, name: str, checksum: str) -> None:
    """Write a step into the ledger."""
    now = datetime.now(UTC).replace(tzinfo=None)
    connection.execute(
        "INSERT INTO ledger VALUES ($1, $2, $3, $4, $5)", [version, name, checksum, now, duckdb.__version__]
    )


def _version(connection: Connection) -> int:
    if not rows(
        connection, "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = 'ledger'"
    ):
        return 0
    return int(rows(connection, "SELECT coalesce(max(version), 0) FROM ledger")[0][0])


def _back_up(connection: Connection, path: Path) -> Connection:
    """Copy the closed file whole, then open it again: nothing is left in its log after a checkpoint."""
    version = _version(connection)
    connection.execute("CHECKPOINT")
    connection.close()
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    part = folder / f"{path.stem}-{version:04d}-{stamp}.part"
    shutil.copyfile(path, part)
    part.replace(part.with_suffix(".duckdb"))
    return open_writer(path)


def _checksum(sql: str) -> str:
    return hashlib.sha256(sql.encode()).hexdigest()[:16]
