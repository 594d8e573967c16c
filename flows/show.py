"""What the terminal gets: tables, marks and JSON, with nothing in a page's text able to steer the terminal."""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 2000  # columns for a pipe or a file: nothing is folded there
_BOUNDLESS = 100_000
_CUTS = (None, 80, 60, 40, 24)  # columns of a text cell, tried in turn until a table has room
_NOTHING: tuple[object, ...] = (None, "", [], ())
_BARS = "▁▂▃▄▅▆▇█"
# Escape sequences, other controls, and marks that reorder what is read (bidi overrides and isolates).
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """A text from a page on one line, its control and reordering characters made visible or blank."""
    return _STEERING.sub(lambda m: " " if m.group() in "\n\r\t\u2028\u2029" else "\ufffd", text)


def clean_lines(text: str) -> str:
    """Like `clean`, with the line breaks kept: for messages that quote a query or a page."""
    return "\n".join(clean(line) for line in text.splitlines())


def console(stderr: bool = False) -> Console:
    """A console that keeps colours and width for a terminal, and is plain and wide when piped."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def table(
    title: str | None, columns: Sequence[str], rows: Iterable[Sequence[object]], right: Iterable[str] = ()
) -> Table:
    """A table of cleaned cells; columns named in `right`, and those that hold only numbers, stand right. The first
    column is never folded."""
    cells = [list(row) for row in rows]
    out = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
    for index, name in enumerate(columns):
        numeric = name in right or _numeric([row[index] for row in cells])
        out.add_column(
            clean(name), justify="right" if numeric else "left", overflow="fold", no_wrap=index == 0
        )
    for row in cells:
        out.add_row(*(Text(cell(value)) for value in row))
    return out


def fits(made: Table, out: Console) -> bool:
    """Whether a table can stand in a console without folding its cells."""
    wide = out.options.update(width=_BOUNDLESS)
    return Measurement.get(out, wide, made).maximum <= out.width


def fitted(
    columns: Sequence[str], rows: Sequence[Sequence[object]], out: Console
) -> tuple[Table, bool] | None:
    """The table of an answer as wide as a console has room for, and whether texts had to be cut for it; None where
    not even that is enough. No column is ever squeezed, no number or day is cut, and for a pipe nothing is."""
    for longest in _CUTS if out.is_terminal else _CUTS[:1]:
        cut = [[_cut(value, longest) for value in row] for row in rows] if longest else rows
        made = table(None, columns, cut)
        if fits(made, out):
            return made, longest is not None
    return None


def _cut(value: object, longest: int) -> object:
    if isinstance(value, (str, list, tuple)):
        return short(cell(value), longest)
    return value


def filled(
    columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> tuple[list[str], list[list[object]], list[str]]:
    """The columns that hold something in some row, the rows of only those, and the names of the others. An answer
    without rows keeps all its columns."""
    held = [n for n in range(len(columns)) if not rows or any(row[n] not in _NOTHING for row in rows)]
    empty = [name for n, name in enumerate(columns) if n not in held]
    return [columns[n] for n in held], [[row[n] for n in held] for row in rows], empty


def blocks(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Rows too wide for a table, one below the other: a line a column."""
    wide = max((len(name) for name in columns), default=0)
    for number, row in enumerate(rows, 1):
        yield f"-- {number}"
        yield from (f"{clean(name):<{wide}}  {cell(value)}" for name, value in zip(columns, row, strict=True))


def _numeric(values: Sequence[object]) -> bool:
    held = [v for v in values if v is not None]
    return bool(held) and all(isinstance(v, (int, float, Decimal)) and not isinstance(v, bool) for v in held)


def cell(value: object) -> str:
    """One value as a table shows it: nothing for NULL, numbers with thousands marks, times to the minute."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float, Decimal)):
        return f"{value:,.0f}" if value == value // 1 else f"{value:,.6g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(item) for item in value)
    return clean(str(value))


def as_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An answer as a JSON list of objects, dates in ISO 8601."""
    return dumps([dict(zip(columns, row, strict=True)) for row in rows])


def dumps(value: Any) -> str:
    """JSON for people and programs: indented, Unicode as it is but for what would steer a terminal."""
    words = json.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    return re.sub(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", _escaped, words)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _plain(value: object) -> object:
    """What JSON can say of a value: what is no number is null, bytes are their text, or hex where they are none."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (float, Decimal)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _of_bytes(bytes(value))
    return str(value)


def _of_bytes(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.hex()


def sparkline(values: Sequence[float]) -> str:
    """Eight heights of bars from the least to the greatest value; a flat line stands in the middle."""
    if not values:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _BARS[3] * len(values)
    top = len(_BARS) - 1
    return "".join(_BARS[round((v - low) / (high - low) * top)] for v in values)


def short(text: str, width: int) -> str:
    """The text cut to `width` terminal columns (wide characters count two), with an ellipsis where cut."""
    out: list[str] = []
    used = 0
    for char in clean(text):
        used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > width:
            return "".join(out[:-1]).rstrip() + "…"
        out.append(char)
    return "".join(out)
