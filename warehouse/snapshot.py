"""The published copy: the private file's bytes beside the old copy, then put in its place by one rename.

The bytes are copied, not the rows: `COPY FROM DATABASE` packs every column of every row again, which for 10 million figures
took 64 s of the processors where copying the file takes 1 to 5. The copy is as large as the private file; on file systems
that share blocks (XFS, Btrfs) it costs next to nothing.

Only a closed file is whole: what is in its log has then been written out. It is also only closed that it may be copied by
its own process, since closing a second handle would drop the lock by which DuckDB keeps other programs out.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import BinaryIO

from warehouse.errors import WarehouseError

_HEADER = 3 * 4096  # DuckDB's headers: the file's own number, and which checkpoint its content is of
_AT_ONCE = 1 << 30


def publish(private: Path, published: Path) -> None:
    """Put a copy of the closed file `private` in the place of `published`, or leave that if it is of the same checkpoint.
    Readers keep what they have open; the next ones get the new copy. Raises WarehouseError where it cannot be written.

    A crash leaves the old copy, and at worst a .part file that the next call replaces.
    """
    if _same(private, published):
        return
    part = published.with_name(f".{published.name}.part")
    try:
        with private.open("rb") as source, part.open("wb") as target:
            _copy(source, target)
            os.fsync(target.fileno())
        part.replace(published)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()  # what was written may be what filled the disk
        raise WarehouseError(
            published,
            f"the copy for readers cannot be written ({error.strerror or error}). The last one stays.",
        ) from error


def _same(private: Path, published: Path) -> bool:
    """Whether the published copy is of the private file as it is: every checkpoint that writes changes the header."""
    try:
        with private.open("rb") as one, published.open("rb") as other:
            sizes = os.fstat(one.fileno()).st_size, os.fstat(other.fileno()).st_size
            return sizes[0] == sizes[1] and one.read(_HEADER) == other.read(_HEADER)
    except FileNotFoundError:
        return False


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    """Within the file system where that can be done, else through memory."""
    if hasattr(os, "copy_file_range"):
        with contextlib.suppress(OSError):  # not between these file systems: what is left goes the long way
            while os.copy_file_range(source.fileno(), target.fileno(), _AT_ONCE):
                pass
    shutil.copyfileobj(source, target, 1 << 22)
