"""What to tell of a disk that fails."""

from __future__ import annotations

import errno


def disk_fault(error: OSError) -> str:
    """What to tell a person when a folder of the data cannot be written."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"the disk is full{where}: make room, then run again"
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return f"the data folder cannot be written{where}: {error.strerror}"
    return f"the data folder fails{where}: {error.strerror or error}"
