"""How far a backfill is, told from its parts: whoever writes them, a process here or a worker far away.

A terminal gets a bar of files, bytes, pages and the time that remains; a pipe gets nothing.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from flows import progress, warcs
from flows.backfill_parts import Parts, begun

_SECONDS = 1.0  # between looks at the folder


class Look:
    """How far the files with these sizes are. A file that was seen read to its end is not looked at again."""

    def __init__(self, sizes: Mapping[str, int], folder: str) -> None:
        self._left = dict(sizes)
        self._folder = folder
        self._files = self._read = self._pages = 0

    def __call__(self) -> tuple[int, int, int]:
        """Files read to their end, bytes and pages read."""
        read = pages = 0
        for address in begun(self._folder, list(self._left)):
            upto, seen = Parts(self._folder, address).done()
            if upto is None:
                self._files, self._pages = self._files + 1, self._pages + seen
                self._read += self._left.pop(address)
            else:
                read, pages = read + min(upto, self._left[address]), pages + seen
        return self._files, self._read + read, self._pages + pages


@contextmanager
def shown(addresses: Sequence[str], folder: str, quiet: bool = False) -> Iterator[None]:
    """Show the progress on a terminal until the block ends."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    sizes = {address: _size(address) for address in addresses}
    state = Look(sizes, folder)
    ended = threading.Event()

    def look(meter: progress.Meter) -> None:
        with suppress(OSError):  # the folder may be elsewhere, and away for a moment
            files, read, pages = state()
            meter.stand(read, f"{files}/{len(sizes)} files  {pages:,} pages")

    def keep_looking(meter: progress.Meter) -> None:
        while not ended.wait(_SECONDS):
            look(meter)

    with progress.shown("", sum(sizes.values()) or None, sizes=True) as meter:
        looker = threading.Thread(target=keep_looking, args=[meter], daemon=True)
        looker.start()
        try:
            yield
        finally:
            ended.set()
            looker.join(_SECONDS)
            look(meter)


def _size(address: str) -> int:
    """The bytes of a file; 0 where that cannot be known: reading it will say why."""
    try:
        return warcs.size(address) or 0
    except warcs.WarcError:
        return 0
