"""The report for people: one HTML page and an Atom feed, made from the published copy after every run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path


def write(data: Path, title: str, now: datetime | None = None) -> Path:
    """Write report.html and figures.atom beside the published copy of `data`, dated `now` (aware); returns the
    page's path. Raises the warehouse's errors where there is no copy to read, OSError where the folder cannot be
    written."""
    from flows.report import feed, render  # charts and feeds are dear to import

    now = now or datetime.now(UTC)
    feed.write(data, title, now)
    return render.write(data, title, now)
