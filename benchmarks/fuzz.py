"""Mutate our own pages, lists, archive records and settings, and read them: whatever comes in, no error but those
that are promised, and none that takes long.

    python -m benchmarks.fuzz --cases 100000 --seed 1
    python -m benchmarks.fuzz --first 100000 --cases 100000    # the next ones
    python -m benchmarks.fuzz --case 4711                      # one again: what was read, and its traceback

A case is made from the seed, its number and the texts of tests/gold alone. Ends with status 1 if one failed or took
over five seconds of the processor; each kind of failure is told once, with the cases that show it.
"""

from __future__ import annotations

import argparse
import logging
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import fuzz_pages
from benchmarks.fuzz_damage import mutate
from benchmarks.fuzz_seeds import CONFIGS, LISTS, warc
from flows import landing, records
from flows.settings import SettingsError, parse
from parsers import article, lists
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Page

FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
STUCK = 5.0  # seconds of the processor after which a case is given up


class Stuck(BaseException):
    """A case went on for too long."""


class Cases:
    """Makes and reads cases; a case's number says what it is."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed = seed
        self._folder = folder
        self._pages = [seed.body for seed in fuzz_pages.fixtures()]
        self._warc = warc(folder / "seed")
        self._lists = [body for bodies in LISTS.values() for body in bodies]
        self._readers = (self._page, self._list, self._warc_file, self._config)
        self.body = b""  # what the last case read

    def run(self, number: int) -> str:
        """Read one case; its kind. Raises what it should not."""
        draw = random.Random(f"{self._seed}:{number}")
        reader = draw.choices(self._readers, (50, 25, 8, 17))[0]
        return reader(draw)

    def _page(self, draw: random.Random) -> str:
        seed = draw.choice(fuzz_pages.fixtures()) if draw.random() < 0.15 else fuzz_pages.short(draw)
        self.body = mutate(seed.body, self._pages, draw)
        charset = draw.choice((None, "text/html", "text/html; charset=gb2312", "text/html; charset=nonsense"))
        try:
            found = article.parse(Page(url=seed.url, body=self.body, fetched=FETCHED, content_type=charset))
        except ParseError:
            return "pages without an article"
        extract(found)
        "".join((found.title, found.text, found.byline or "", found.source or "")).encode()
        return "pages"

    def _list(self, draw: random.Random) -> str:
        kind = draw.choice(tuple(LISTS))
        self.body = mutate(draw.choice(LISTS[kind]), self._lists, draw)
        try:
            links = lists.read_list(kind, self.body, fuzz_pages.URL, timezone="Asia/Shanghai")
            lists.check_age(links, fuzz_pages.URL, FETCHED, 14)
        except ParseError:
            return "lists that are none"
        return "lists"

    def _warc_file(self, draw: random.Random) -> str:
        path = self._folder / "archive" / "20261101-000000-x-000.warc.gz"
        path.parent.mkdir(exist_ok=True)
        self.body = mutate(self._warc, [self._warc], draw)
        path.write_bytes(self.body)
        notes: list[str] = []
        for batch in landing.unlanded(path.parent, {}, notes):
            for page in batch.pages:
                if (parsed := landing.read(page, "example")).defect:
                    raise AssertionError(parsed.error)
        if [note for note in notes if "unfinished" in note] and records.repair(path):
            raise AssertionError("what was repaired is torn still")
        return "archive files"

    def _config(self, draw: random.Random) -> str:
        self.body = mutate(draw.choice(CONFIGS), CONFIGS, draw)
        try:
            parse(self.body.decode("utf-8", "replace"))
        except SettingsError as error:
            if not str(error.message).strip():
                raise AssertionError("a mistake without a message") from error
            return "settings with mistakes"
        return "settings"


@dataclass
class Found:
    """What the cases came to."""

    kinds: Counter[str] = field(default_factory=Counter)
    failed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    slowest: list[tuple[float, int]] = field(default_factory=list)
    seconds: float = 0.0

    def took(self, seconds: float, number: int) -> None:
        self.slowest = sorted([*self.slowest, (seconds, number)], reverse=True)[:5]

    def print(self) -> None:
        count = sum(self.kinds.values()) + sum(map(len, self.failed.values()))
        print(f"{count:,} cases in {self.seconds:.0f} s ({count / max(self.seconds, 0.001):.0f} a second)")
        print("  " + ", ".join(f"{kind} {n:,}" for kind, n in sorted(self.kinds.items())))
        print("slowest: " + ", ".join(f"{s:.2f} s of the processor (case {n})" for s, n in self.slowest))
        print(f"uncaught: {sum(map(len, self.failed.values()))} of {len(self.failed)} kinds")
        for where, numbers in self.failed.items():
            print(f"  {where}: {len(numbers)} cases, such as {numbers[:5]}")


def _where(error: BaseException) -> str:
    """The exception and the innermost place in our own code."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "site-packages" not in f.filename]
    last = next((f for f in reversed(ours) if "/parsers/" in f.filename or "/flows/" in f.filename), ours[-1])
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} ({str(error)[:80]!r})"


def _stuck(*_: object) -> None:
    raise Stuck


def fuzz(cases: Cases, numbers: range, until: float) -> Found:
    """Run so many cases, or as many as the time allows."""
    found, started = Found(), time.monotonic()
    signal.signal(signal.SIGPROF, _stuck)
    for number in numbers:
        if time.monotonic() >= until:
            break
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, STUCK)
        try:
            found.kinds[cases.run(number)] += 1
        except (Exception, Stuck) as error:
            found.failed[_where(error)].append(number)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        found.took(time.process_time() - began, number)
    found.seconds = time.monotonic() - started
    return found


def main() -> None:
    """Print what was found; exit status 1 if a case failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--minutes", type=float, default=1e6, help="stop after so long")
    parser.add_argument("--case", type=int, help="only this one")
    options = parser.parse_args()
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(options.seed, Path(folder))
        if options.case is not None:
            try:
                print(cases.run(options.case))
            finally:
                print(cases.body.decode("utf-8", "backslashreplace"))
            return
        until = time.monotonic() + options.minutes * 60
        found = fuzz(cases, range(options.first, options.first + options.cases), until)
    found.print()
    sys.exit(bool(found.failed))


if __name__ == "__main__":
    main()
