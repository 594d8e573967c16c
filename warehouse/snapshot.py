"""The published copy: made beside the old one, then put in its place by one rename."""

from __future__ import annotations

import contextlib
from pathlib import Path

from warehouse.connection import STORAGE, Connection, quoted, rows


def publish(connection: Connection, private: Path, published: Path) -> Path:
    """Copy the whole database to `published`. Readers keep what they have open; the next ones get the new copy.

    A crash leaves the old copy, and at worst a .part file that the next call replaces.
    """
    part = published.with_name(f".{published.name}.part")
    _clear(part)
    name = rows(connection, "SELECT current_database()")[0][0]
    connection.execute(f"ATTACH {quoted(part)} AS publishing (STORAGE_VERSION '{STORAGE}')")
    try:
        connection.execute(f'COPY FROM DATABASE "{name}" TO publishing')
    finally:
        connection.execute("DETACH publishing")
    part.replace(published)
    return published


def _clear(part: Path) -> None:
    for leftover in (part, part.with_name(part.name + ".wal")):
        with contextlib.suppress(FileNotFoundError):
            leftover.unlink()
