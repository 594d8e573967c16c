"""Readers timed in turns: each has a process of its own, and all of them read a handful of pages before any reads
the next, so that a machine which slows down slows all of them alike.

Times are of the processor, not of the wall; ratios are taken within each round, and the middle one of the rounds counts.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from statistics import median
from typing import Any, NamedTuple

from benchmarks import memory
from benchmarks.pages_here import Sample, samples
from benchmarks.readers import HEADWAY, LANDED, READERS, STACK, Reader

HAND = 20  # pages of one language that are read in one turn
ROUNDS = 3
_STACK_TAKES = 4  # it needs most of a second a page: it gets every fourth English page
_reader: list[Reader] = []  # this process's


class _Took(NamedTuple):
    lang: str
    pages: int
    seconds: float


class _Seat:
    """One reader in its process. `missing` says why a peer cannot take part; `rounds` are its turns, by round."""

    def __init__(self, name: str, stack: ExitStack) -> None:
        self.name = name
        context = multiprocessing.get_context("spawn")
        self._process = stack.enter_context(ProcessPoolExecutor(1, mp_context=context))
        self.missing: str | None = self._process.submit(_sit_down, name).result()
        self.rounds: list[list[_Took]] = []

    def turn(self, pages: Sequence[Sample]) -> None:
        """Read some pages of one language, in the newest round."""
        lang = pages[0].lang
        if self.name == STACK:
            pages = pages[::_STACK_TAKES] if lang == "en" else ()
        if pages:
            seconds = self._process.submit(_read, pages).result()
            self.rounds[-1].append(_Took(lang, len(pages), seconds))

    def peak(self) -> float:
        """Megabytes that its process held at most."""
        return self._process.submit(memory.peak).result()


def _sit_down(name: str) -> str | None:
    try:
        _reader.append(READERS[name]())
    except (ImportError, OSError) as error:
        return str(error)
    _reader[0](samples()[1][:2])  # what is loaded with the first page is not a page's time
    return None


def _read(pages: Sequence[Sample]) -> float:
    return _reader[0](pages)


def measure(take: int = 1) -> dict[str, dict[str, Any]]:
    """Every reader over every `take`-th page: see `_result`; of a peer that is not installed, why it is `missing`."""
    pages = samples()[1][::take]
    with ExitStack() as stack:
        seats = [_Seat(name, stack) for name in READERS]
        here = [seat for seat in seats if seat.missing is None]
        for number in range(ROUNDS):
            for seat in here:
                seat.rounds.append([])
            for lang in ("en", "zh"):
                _round(here, [page for page in pages if page.lang == lang], number)
        own = {seat.name: seat for seat in here if seat.name in (HEADWAY, LANDED)}
        return {s.name: {"missing": s.missing} if s.missing else _result(s, own) for s in seats}


def _round(seats: Sequence[_Seat], pages: Sequence[Sample], number: int) -> None:
    """Everybody over the pages of one language, hand by hand, another one first each time. What is landed is read
    in one turn: a run lands its pages by batches."""
    for turn, start in enumerate(range(0, len(pages), HAND)):
        first = (number + turn) % len(seats)
        for seat in (*seats[first:], *seats[:first]):
            if seat.name != LANDED:
                seat.turn(pages[start : start + HAND])
            elif turn == 0:
                seat.turn(pages)


def _result(seat: _Seat, own: dict[str, _Seat]) -> dict[str, Any]:
    """Pages a second of a core; how many times as fast headway is, to figures and quotes and landed; the peak."""
    return {
        "pages": sum(took.pages for took in seat.rounds[0]),
        "pages_a_second": 1 / median(_seconds_a_page(turns) for turns in seat.rounds),
        "headway_to_it": _times(own[HEADWAY], seat),
        "landed_to_it": _times(own[LANDED], seat),
        "peak_megabytes": seat.peak(),
    }


def _times(own: _Seat, seat: _Seat) -> float:
    """How many times as fast the one is as the other, over pages of the languages that the other reads."""
    ratios = []
    for mine, theirs in zip(own.rounds, seat.rounds, strict=True):
        read = {took.lang for took in theirs}
        ratios.append(_seconds_a_page(theirs) / _seconds_a_page(took for took in mine if took.lang in read))
    return median(ratios)


def _seconds_a_page(turns: Iterable[_Took]) -> float:
    counted = list(turns)
    return sum(took.seconds for took in counted) / sum(took.pages for took in counted)
