"""One writer at a time: an operating-system lock beside the database, and a note of who holds it.

The lock goes with its process, however that ends; the note is only for the message to those who wait.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from warehouse.connection import MAKE_ROOM
from warehouse.errors import Busy, WarehouseError


class WriterLock:
    """The right to write one database file."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._note = database.with_suffix(".writer.json")
        self._lock = FileLock(str(database.with_suffix(".lock")), thread_local=False)

    def acquire(self, wait: float) -> None:
        """Take it, waiting up to `wait` seconds. Raises Busy, naming the holder."""
        try:
            self._database.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=wait, poll_interval=0.05)
        except Timeout as error:
            raise Busy(self._database, f"{self._holder()} Try again when it has ended.") from error
        except OSError as error:
            raise WarehouseError(
                self._database.parent,
                f"cannot be written ({error.strerror or error}). {MAKE_ROOM}",
            ) from error
        try:
            self._note.write_text(json.dumps(_me()), encoding="utf-8")
        except OSError as error:  # who cannot write a line will not write the rest
            self.release()
            raise WarehouseError(
                self._note, f"cannot be written ({error.strerror or error}). {MAKE_ROOM}"
            ) from error

    def release(self) -> None:
        """Give it back."""
        with contextlib.suppress(OSError):
            self._note.unlink()
        self._lock.release()

    def _holder(self) -> str:
        try:
            who = json.loads(self._note.read_text(encoding="utf-8"))
            return f"process {who['pid']} on {who['host']} ({who['command']}) has been writing since {who['since']}."
        except (OSError, ValueError, KeyError):
            return "another process is writing."


def _me() -> dict[str, object]:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200]
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return {"pid": os.getpid(), "host": socket.gethostname(), "command": command, "since": since}
