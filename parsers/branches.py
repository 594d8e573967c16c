"""Patterns of many alternatives, arranged so that a search refuses most of them at a glance.

At every word Python tries a pattern's alternatives one after another: four hundred verbs are four hundred attempts.
Arranged by first letter they are a few. What is found stays the same: alternatives that begin with different letters
exclude each other, and those that begin with the same letter keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_QUANTIFIERS = tuple("?*+{")
_EITHER_LETTER = re.compile(r"\[([A-Za-z]+)\](?![?*+{])")
_FOLDED = {"i": "İı", "k": "\u212a", "s": "ſ"}  # what re.IGNORECASE takes for a letter besides its two cases


def by_letter(alternatives: Iterable[str], *, fold: bool = False) -> str:
    """One pattern for «any of these», by first letter, second letter and so on; one that begins with anything but
    a plain letter stays where it is. `fold`: for use where case is ignored."""
    return "|".join(_arranged(opened(alternatives), fold))


def opened(alternatives: Iterable[str]) -> list[str]:
    """The alternatives with each that begins with a group taken apart into as many as the group holds."""
    return [each for alternative in alternatives for each in _opened(alternative)]


def _arranged(alternatives: list[str], fold: bool) -> Iterator[str]:
    drawers: dict[str, list[str]] = {}
    for each in alternatives:
        if each[:1].isalpha() and not each[1:].startswith(_QUANTIFIERS):
            drawers.setdefault(each[0].lower() if fold else each[0], []).append(each[1:])
        else:
            yield from _drawers(drawers, fold)
            drawers = {}
            yield each
    yield from _drawers(drawers, fold)


def _drawers(drawers: dict[str, list[str]], fold: bool) -> Iterator[str]:
    for letter, tails in drawers.items():
        # a set of letters outside IGNORECASE is compared at once; a letter within it is not
        head = f"(?-i:[{letter}{letter.upper()}{_FOLDED.get(letter, '')}])" if fold else letter
        yield head + (tails[0] if len(tails) == 1 else f"(?:{by_letter(tails, fold=fold)})")


def _opened(alternative: str) -> Iterator[str]:
    """«(?:two|three)-star» as «two-star» and «three-star», «(?:a\\s)?half» as «a\\shalf» and «half»,
    «[Tt]op» as «Top» and «top»."""
    if either := _EITHER_LETTER.match(alternative):
        yield from (letter + alternative[either.end() :] for letter in either[1])
        return
    inside, after = _group(alternative) if alternative.startswith("(?:") else ("", "")
    optional = after.startswith("?") and not after.startswith(("??", "?+"))
    if not inside or (after.startswith(_QUANTIFIERS) and not optional):
        yield alternative
        return
    rest = after[1:] if optional else after
    for each in split(inside):
        yield from _opened(each + rest)
    if optional:
        yield from _opened(rest)


def _group(pattern: str) -> tuple[str, str]:
    """What stands in the brackets that a pattern begins with, and what follows them."""
    end = next(at for at, depth in _outline(pattern) if not depth)
    return pattern[3:end], pattern[end + 1 :]


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern: its parts between the bars that stand outside all brackets."""
    bars = [at for at, depth in _outline(pattern) if not depth and pattern[at] == "|"]
    return [pattern[a + 1 : b] for a, b in zip([-1, *bars], [*bars, len(pattern)], strict=True)]


def _outline(pattern: str) -> Iterator[tuple[int, int]]:
    """Where the brackets and bars of a pattern stand, each with how many brackets are open after it."""
    depth, inside, at = 0, False, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char in "()|":
            depth += (char == "(") - (char == ")")
            yield at, depth
        at += 1
