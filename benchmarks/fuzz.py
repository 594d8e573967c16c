"""Mutate our own pages, lists, archive records and settings, and read them: whatever comes in, no error but those
that are promised, and none that takes long.

    python benchmarks/fuzz.py --cases 100000 --seed 1
    python benchmarks/fuzz.py --case 4711          # one of them again, with its traceback

A case is made from the seed and its number alone. Ends with status 1 if one failed; each kind of failure is told
once, with the cases that show it.
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
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.fuzz_seeds import CONFIGS, LISTS, TOKENS, pages, warc
from flows import landing, records
from flows.settings import SettingsError, parse
from parsers import article, lists
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Page

URL = "https://news.example/2026-03/11/c_1.htm"
FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
STUCK = 30  # seconds after which a case is given up as stuck


class Stuck(BaseException):
    """A case went on for too long."""


def mutate(seed: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    """A body with one to eight changes."""
    body = seed
    for _ in range(draw.choice((1, 1, 2, 3, 5, 8))):
        body = draw.choice(_CHANGES)(body, others, draw)
    return body


def _slice(body: bytes, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(body) + 1)
    return start, min(len(body), start + int(draw.expovariate(1 / 60)))


def _delete(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    start, end = _slice(body, draw)
    return body[:start] + body[end:]


def _repeat(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    start, end = _slice(body, draw)
    return body[:end] + body[start:end] * draw.choice((1, 2, 30)) + body[end:]


def _move(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    start, end = _slice(body, draw)
    rest = body[:start] + body[end:]
    at = draw.randrange(len(rest) + 1)
    return rest[:at] + body[start:end] + rest[at:]


def _noise(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    changed = bytearray(body)
    for _n in range(draw.choice((1, 4, 40)) if changed else 0):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _token(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    at = draw.randrange(len(body) + 1)
    return body[:at] + draw.choice(TOKENS) * draw.choice((1, 1, 1, 3, 200)) + body[at:]


def _instead(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    """A run of digits or of letters becomes a token."""
    spans = [n for n in range(len(body)) if body[n : n + 1].isalnum()] if len(body) < 200_000 else []
    if not spans:
        return body
    start = end = draw.choice(spans)
    while end < len(body) and body[end : end + 1].isalnum():
        end += 1
    return body[:start] + draw.choice(TOKENS) + body[end:]


def _splice(body: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    start, _end = _slice(body, draw)
    other = draw.choice(others)
    return body[:start] + other[draw.randrange(len(other) + 1) :]


def _cut(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    return body[: draw.randrange(len(body) + 1)]


def _recode(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    return text.encode(draw.choice(("gb18030", "big5", "utf-16", "utf-8-sig", "latin-1")), "replace")


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _delete, _repeat, _move, _noise, _token, _token, _instead, _instead, _splice, _cut, _recode,
)  # fmt: skip


class Cases:
    """Makes and reads cases; a case's number says what it is."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed = seed
        self._folder = folder
        self._pages = pages()
        self._warc = warc(folder / "seed")
        self._lists = [body for bodies in LISTS.values() for body in bodies]
        self._readers = (self._page, self._list, self._warc_file, self._config)

    def run(self, number: int) -> str:
        """Read one case; its kind. Raises what it should not."""
        draw = random.Random(f"{self._seed}:{number}")
        reader = draw.choices(self._readers, (45, 25, 10, 20))[0]
        reader(draw)
        return reader.__name__.strip("_")

    def _page(self, draw: random.Random) -> None:
        body = mutate(draw.choice(self._pages), self._pages, draw)
        charset = draw.choice((None, "text/html", "text/html; charset=gb2312", "text/html; charset=nonsense"))
        try:
            found = article.parse(Page(url=URL, body=body, fetched=FETCHED, content_type=charset))
        except ParseError:
            return
        extract(found)
        "".join((found.title, found.text, found.byline or "", found.source or "")).encode()

    def _list(self, draw: random.Random) -> None:
        kind = draw.choice(tuple(LISTS))
        body = mutate(draw.choice(LISTS[kind]), self._lists, draw)
        try:
            links = lists.read_list(kind, body, URL, timezone="Asia/Shanghai")
            lists.check_age(links, URL, FETCHED, 14)
        except ParseError:
            return

    def _warc_file(self, draw: random.Random) -> None:
        path = self._folder / "archive" / "20261101-000000-x-000.warc.gz"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(mutate(self._warc, [self._warc], draw))
        notes: list[str] = []
        for batch in landing.unlanded(path.parent, {}, notes):
            for page in batch.pages:
                landing.read(page, "example")
        if [note for note in notes if "unfinished" in note] and records.repair(path):
            raise AssertionError("what was repaired is torn still")

    def _config(self, draw: random.Random) -> None:
        text = mutate(draw.choice(CONFIGS), CONFIGS, draw).decode("utf-8", "replace")
        try:
            parse(text)
        except SettingsError as error:
            if not str(error.message).strip():
                raise AssertionError("a mistake without a message") from error


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
        print("slowest: " + ", ".join(f"{s:.2f} s (case {n})" for s, n in self.slowest))
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
    for number in numbers:
        began = time.monotonic()
        if began >= until:
            break
        signal.alarm(STUCK)
        try:
            found.kinds[cases.run(number)] += 1
        except (Exception, Stuck) as error:
            found.failed[_where(error)].append(number)
        finally:
            signal.alarm(0)
        found.took(time.monotonic() - began, number)
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
    signal.signal(signal.SIGALRM, _stuck)
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(options.seed, Path(folder))
        if options.case is not None:
            print(cases.run(options.case))
            return
        until = time.monotonic() + options.minutes * 60
        found = fuzz(cases, range(options.first, options.first + options.cases), until)
    found.print()
    sys.exit(bool(found.failed))


if __name__ == "__main__":
    main()
