"""When two statements of a value say the same. sql/load/macros.sql holds `same` once more; a test keeps them equal."""

from __future__ import annotations

import math
from functools import cached_property
from typing import NamedTuple

_FLOORS, _CEILINGS = ("more_than", "at_least"), ("less_than", "at_most", "nearly")
_CLOSE = 0.05  # a short form is never further from the full one than this


class _Said(NamedTuple):
    value: float
    high: float | None = None
    bound: str = "exact"


class Said(_Said):
    """A value as it was stated: «over 1,500» is (1500, None, "more_than")."""

    @cached_property
    def step(self) -> float:
        """How far apart two numbers written with its last digit are: 1,500 goes by hundreds, 36.5 by tenths."""
        if self.value == 0:
            return 1.0
        if self.value != math.floor(self.value):
            return 0.1
        digits = f"{abs(self.value):.0f}"
        return float(10 ** (len(digits) - len(digits.rstrip("0"))))

    @property
    def open_below(self) -> bool:
        """Whether it names no number that another could be more or less than: «100 to 200», «fewer than 1,000»."""
        return self.high is not None or self.bound in ("range", "less_than", "at_most")

    @property
    def lowest(self) -> float:
        """The lowest value that it leaves open."""
        if self.bound in ("at_most", "less_than"):
            return -math.inf
        return self.value - 0.1 * abs(self.value) if self.bound in ("nearly", "about") else self.value

    @property
    def highest(self) -> float:
        """The highest value that it leaves open."""
        if self.high is not None:
            return self.high
        if self.bound in ("more_than", "at_least"):
            return math.inf
        return self.value + 0.1 * abs(self.value) if self.bound == "about" else self.value


def same(one: Said, other: Said) -> bool:
    """One value: equal, or one statement the short form of the other. «Nearly a billion» and «over a billion» are two."""
    if _opposite(one, other) or _opposite(other, one):
        return False
    if one.high is not None or other.high is not None:
        return one[:2] == other[:2]
    return one.value == other.value or rounds(one, other) or rounds(other, one)


def _opposite(one: Said, other: Said) -> bool:
    return one.bound in _FLOORS and other.bound in _CEILINGS


def rounds(short: Said, full: Said) -> bool:
    """Whether one may be the short form of the other: «over 1,500» of 1,509, «nearly 80» of 79. A large number
    without a bound is short by half a step at the most: 520 million of 515 million."""
    gap = full.value - short.value
    if abs(gap) > _CLOSE * max(abs(full.value), abs(short.value)) or short.bound == "range":
        return False
    if short.bound in ("more_than", "at_least"):
        return 0 <= gap < short.step
    if short.bound == "about":
        return abs(gap) < short.step
    if short.bound == "exact":
        large = abs(short.value) >= 1e5 and full.step < short.step
        return large and abs(gap) <= short.step / 2 and abs(gap) <= 0.01 * abs(full.value)
    return -short.step < gap <= 0


def compatible(one: Said, other: Said) -> bool:
    """Whether both can be true."""
    return same(one, other) or (one.lowest <= other.highest and other.lowest <= one.highest)


def says_less(one: Said, other: Said) -> bool:
    """Of two that can both be true: whether the first says no more than the second («more than 200» after 238)."""
    if _opposite(one, other):
        return False
    if one.bound in _FLOORS:
        return one.value <= other.value
    if one.bound in ("at_most", "less_than", "nearly"):
        return one.value >= (other.value if other.high is None else other.high)
    return one.bound in ("about", "range")
