"""This process's peak of memory."""

from __future__ import annotations

import resource
import sys


def peak() -> float:
    """Megabytes that this process held at most (Linux tells kilobytes, macOS bytes)."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1000 if sys.platform != "darwin" else held / 1_000_000
