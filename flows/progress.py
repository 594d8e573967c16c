"""Progress of what takes long: a bar on standard error with counts and the time that remains, where that is a
terminal; to a pipe, and beside --json, nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows import show

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Meter:
    """What is to be done and what is done, told by whoever does it, from any thread. Without a bar it only listens."""

    def __init__(self, bar: Progress | None = None, task: TaskID | None = None) -> None:
        self._bar = bar
        self._task = task

    def more(self, count: int) -> None:
        """So much more has turned up to be done."""
        if self._bar is not None and self._task is not None:
            before = self._bar.tasks[0].total or 0
            self._bar.update(self._task, total=before + count)

    def step(self, count: float = 1) -> None:
        """So much is done."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, count)

    def stand(self, done: float, words: str) -> None:
        """So much is done in all; what is said beside the bar."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, description=words)


@contextmanager
def shown(
    what: str, total: int | None = None, *, sizes: bool = False, quiet: bool = False
) -> Iterator[Meter]:
    """A meter whose bar is shown until the block ends. `total` counts steps, or bytes where `sizes`; it may grow."""
    if quiet or not sys.stderr.isatty():
        yield Meter()
        return
    from rich import progress

    columns = [
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.DownloadColumn() if sizes else progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
    ]
    # What is printed meanwhile goes above the bar; a standard output that is a pipe stays the pipe's.
    with progress.Progress(
        *columns, console=show.console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()
    ) as bar:
        yield Meter(bar, bar.add_task(what, total=total))
