"""Numbers that stand in a row of places without a unit: «广东 112，浙江 57，江苏 44», a line each or in one. Folded text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.places import Place

_CELL = re.compile(
    r"[ \t　]{0,3}[:：|]?[ \t　]{0,3}(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9})(?=\s{0,3}(?:[，、；。|—\n]|$))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT = 6  # characters between a number and the next row's place: a mark, a line's end, 省
_LEAST = 3  # rows that make a table


def rows(text: str, places: Sequence[Place]) -> dict[int, int]:
    """Where each number of such a table starts, with where its table starts; years are no numbers of one."""
    cells = [
        (place.start, match.start("number"), match.end("number"))
        for place in places
        if (match := _CELL.match(text, place.end)) is not None and not _YEAR.fullmatch(match["number"])
    ]
    found: dict[int, int] = {}
    table = cells[:1]
    for last, cell in pairwise([*cells, (len(text) + 2 * _NEXT, 0, 0)]):
        if cell[0] - last[2] <= _NEXT:
            table.append(cell)
            continue
        if len(table) >= _LEAST:
            found.update((number, table[0][0]) for _, number, _ in table)
        table = [cell]
    return found
