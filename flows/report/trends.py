"""The report's series: a chart and a table for those that have moved, a line of a table for the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from flows.joined import strand
from flows.report import charts
from flows.report.fields import Both, Row, day_of, link, name_of, value_of
from flows.show import clean
from flows.wording import NOTES

CHARTS = 24
FEW = 3  # charts at least, as long as there are series: those with one value fill up what would else be empty
SERIES = 120  # of all that are told of
POINTS = 1000  # rows of a chart's table at most; the line itself shows all
_BESIDE = ("conflict", "variant", "weaker")
_TRUNCATED: Both = ("The axis of values does not begin at zero.", "纵轴不从零开始。")
_ALONE: Both = (
    "Not joined by a line: each is of its own period, or may answer a question of its own.",
    "各点不相连：各自属于不同时段，或可能对应不同的问题。",
)
_UNMARKED: Both = (
    "Too many values to mark each; the table has their bounds.",
    "数值过多，图上不逐一标记；界限见表。",
)


def split(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The series of the answer to report/trends.sql, best first: those to be drawn, and the others."""
    lines = [list(group) for _, group in groupby(rows, key=lambda row: row["series"])]
    moved = [line for line in lines if len({row["day"] for row in line}) > 1]
    drawn = moved[:CHARTS] or []
    drawn += [line for line in lines if line not in moved][: max(0, FEW - len(drawn))]
    return [_charted(line) for line in drawn], [_told(line) for line in lines if line not in drawn]


def _charted(line: list[Row]) -> Row:
    """A series with its drawing and the table beside it."""
    told = _told(line)
    points = [_point(row) for row in line]
    return {
        **told,
        "svg": charts.trend(points, line[0]["unit"]),
        "captions": list(_captions(points)),
        "rows": [_table_row(row) for row in reversed(line[-POINTS:])],
    }


def _told(line: list[Row]) -> Row:
    """A series with where it stands; notes on its claims are left in the rows."""
    _annotate(line)
    facts = [row for row in line if _point(row).sort == "fact"]
    latest = (facts or line)[-1]
    return {
        "name": name_of(line[0]),
        "latest": value_of(latest),
        "day": latest["as_of"] or day_of(latest["day"]),
        "dated": latest["as_of"] is not None,
        "first_reporter": clean(latest["first_reporter"] or ""),
        "url": link(latest["url"]),
    }


def _captions(points: Sequence[charts.Point]) -> Iterable[Both]:
    """What a reader must know of a drawing so as not to be misled."""
    if len(charts.alone(points)) > 1:
        yield _ALONE
    if not charts.from_zero(points) and len({p.day for p in points}) > 1:
        yield _TRUNCATED
    if sum(p.sort == "fact" for p in points) > charts.MANY:
        yield _UNMARKED


def _annotate(line: list[Row]) -> None:
    """Note beside each claim what it is to its line, where it is not simply on it: a key of NOTES, or ""."""
    revised = [row for row in line if row["kind"] == "revised"]
    withdrawn = {(r["first_reporter"], r["previous_value"], r["previous_as_of"]) for r in revised}
    for row in line:
        row["note"] = _note(row, withdrawn)


def _note(row: Row, withdrawn: set[tuple[str, float, str | None]]) -> str:
    if (row["sums"] or "").startswith("contradicts"):
        return "doubtful"
    said = (row["first_reporter"], row["value"], row["as_of"])
    if row["reporters"] <= 1 and row["kind"] != "revised" and said in withdrawn:
        return "withdrawn"  # only copies of it are left, and nobody else said it
    return row["kind"] if row["kind"] in NOTES["en"] else ""


def _point(row: Row) -> charts.Point:
    return charts.Point(
        row["day"],
        row["value"],
        row["bound"],
        row["value_high"],
        disputed=row["kind"] in _BESIDE,
        doubtful=row["note"] in ("doubtful", "withdrawn"),
        strand=strand(row),
    )


def _table_row(row: Row) -> Row:
    return {
        "day": row["as_of"] or day_of(row["day"]),
        "dated": row["as_of"] is not None,
        "value": value_of(row),
        "note": (NOTES["en"].get(row["note"], ""), NOTES["zh"].get(row["note"], "")),
        "reporters": row["reporters"],
        "reporter": clean(row["first_reporter"] or ""),
        "url": link(row["url"]),
    }
