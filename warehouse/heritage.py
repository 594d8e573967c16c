"""What a warehouse that is made anew from the archive takes over from the old one, since the archive does not hold it:
what was told, what still waits for a channel, the runs, and how far the archive was landed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse import statements
from warehouse.connection import PRIVATE, PUBLISHED, Connection, quoted, rows, transaction
from warehouse.errors import Busy, NewerFile, WarehouseError
from warehouse.migrate import open_migrated


@dataclass(frozen=True, slots=True)
class Heritage:
    """The old warehouse. `path` is the file that can be read (None: no file was there, or none can be read); `marks` are
    how far it had landed each archive file; `notes` say what cannot be had, and what is lost with it."""

    path: Path | None = None
    marks: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def gone(self, there: Collection[str]) -> tuple[int, int]:
        """How many of its articles lie in none of the archive files that are `there`: archived ones, whose file was
        deleted, and backfilled ones, which the archive never had."""
        if self.path is None:
            return 0, 0
        with duckdb.connect(str(self.path), read_only=True) as old:
            archived, backfilled = rows(old, statements.script("heritage/gone").sql, {"there": [*there]})[0]
        return int(archived), int(backfilled)


def find(data: Path, room: Path) -> Heritage:
    """The old warehouse of a folder, whose writer's lock the caller holds: the private file, or, where that cannot be
    read, the copy that was last published, copied into the folder `room`. Raises Busy, and NewerFile
    for one that only a newer headway can read."""
    private, published = data / PRIVATE, data / PUBLISHED
    faults = []
    if private.is_file():
        try:
            return Heritage(private, _marks(private))
        except (Busy, NewerFile):  # nothing is wrong with it
            raise
        except WarehouseError as error:
            faults.append(str(error))
    if published.is_file():
        copy = room / "old.duckdb"
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(published, copy)
            return Heritage(copy, _marks(copy), (_from_copy(published, faults),))
        except (WarehouseError, OSError) as error:
            faults.append(str(error).replace(str(copy), str(published)))
    return Heritage(None, {}, (lost(faults),) if faults else ())


def carry(connection: Connection, old: Path) -> None:
    """Take over from the old file, once the archive has been read. All of it or nothing. Raises WarehouseError."""
    try:
        connection.execute(f"ATTACH {quoted(old)} AS old (READ_ONLY)")
        try:
            with transaction(connection):
                connection.execute(statements.script("heritage/carry").sql)
        finally:
            with contextlib.suppress(duckdb.Error):
                connection.execute("DETACH old")
    except duckdb.Error as error:
        raise WarehouseError(old, f"cannot be read ({str(error).splitlines()[0]}).") from error


def _marks(path: Path) -> dict[str, int]:
    """How far an old file had landed the archive; brings it up to today's migrations. Raises WarehouseError."""
    try:
        connection = open_migrated(path)
        try:
            rows(connection, statements.script("heritage/readable").sql)
            sql = "SELECT warc_file, max(upto) FROM store.archive_marks GROUP BY warc_file"
            return dict(rows(connection, sql))
        finally:
            connection.close()
    except duckdb.Error as error:
        raise WarehouseError(path, f"cannot be read ({str(error).splitlines()[0]}).") from error


def _from_copy(published: Path, faults: list[str]) -> str:
    when = datetime.fromtimestamp(published.stat().st_mtime, UTC)
    why = f" ({faults[0]})" if faults else ""
    return (
        f"the private file cannot be read{why}: alerts, what waits for a channel and the history of runs are as they were "
        f"published on {when:%Y-%m-%d %H:%M} UTC; what was told after that may be told again"
    )


def lost(faults: list[str]) -> str:
    """What to tell where nothing can be taken over."""
    return (
        f"the old warehouse cannot be read ({'; '.join(faults)}). Lost are: the alerts that still waited for a channel, the "
        "memory of what was told, and the history of runs. Nobody is told of what the archive holds so far"
    )
