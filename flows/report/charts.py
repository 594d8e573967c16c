"""Charts as SVG, drawn by Vega-Altair without browser or network; their colours are the page's CSS variables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.wording import number

# Colours that the drawing uses and the page replaces, so that one drawing serves the light and the dark page.
_INKS = {
    "#010101": "var(--ink-soft)",
    "#020202": "var(--rule)",
    "#030303": "var(--accent)",
    "#040404": "var(--panel)",
    "#050505": "var(--warn)",
}
_TEXT, _RULE, _LINE, _PANEL, _WARN = _INKS
# What a mark's form says about the number: floor, ceiling, roughly, exactly.
FORMS = {
    "exact": "circle",
    "range": "circle",
    "at_least": "triangle-up",
    "more_than": "triangle-up",
    "at_most": "triangle-down",
    "less_than": "triangle-down",
    "about": "diamond",
    "nearly": "diamond",
}
WIDTH, HEIGHT = 400, 220  # CSS pixels at full size; a phone shows nearly all of it
LOW = 100  # of a series with one day: there is nothing to compare
MANY = 60  # points beyond which single marks would hide the line
_TICKS = 5  # on the axis of days, at most
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between them
_SHORT = 100  # days; over fewer than that the axis names days, not months
_CROSS = "M-.6,-.6L.6,.6M.6,-.6L-.6,.6"
_SIZE = 90  # square pixels of a circle; the other forms need twice that to look as large
_MONEY = {"CNY": "¥", "USD": "$"}
_SHORTENED = re.compile(r">([¥$]?)(-?[\d.]+)(k|M|bn|T)<")
_SHORT_FOR = {"k": 1e3, "M": 1e6, "bn": 1e9, "T": 1e12}


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series on a day; `high` where it is a range. A `disputed` one stands beside the line: another
    report says otherwise; a `doubtful` one is no fact: it was withdrawn, or does not add up. Facts of one `strand` are
    joined by a line; one without a strand stands alone, on a stem."""

    day: date
    value: float
    bound: str
    high: float | None = None
    disputed: bool = False
    doubtful: bool = False
    strand: str | None = ""

    @property
    def sort(self) -> str:
        """fact, disputed or doubtful."""
        return "doubtful" if self.doubtful else "disputed" if self.disputed else "fact"


def trend(points: Sequence[Point], unit: str) -> str:
    """A series as lines with marks whose form shows the bound: filled on the line, hollow where disputed, a cross
    where doubtful. One day alone is a mark in a low frame; no point at all is ""."""
    if not points:
        return ""
    alt = _altair()
    lone = alone(points)
    rows = [_row(point, nth in lone) for nth, point in enumerate(points)]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("day:T", axis=_days(alt, points), scale=alt.Scale(type="utc", padding=8)),
        y=alt.Y("value:Q", axis=_values(alt, unit), scale=alt.Scale(zero=from_zero(points))),
    )
    layers = list(_lines(alt, base, points))
    if lone:
        stems = base.transform_filter("datum.lone").mark_rule(color=_LINE, opacity=0.45)
        layers.append(stems.encode(y2=alt.datum(0)))
    for sort in ("fact", "disputed", "doubtful"):
        if 0 < sum(p.sort == sort for p in points) <= MANY:
            layers.append(_marks(alt, base.transform_filter(f"datum.sort == '{sort}'"), sort))
    return _svg(alt.layer(*layers).properties(height=LOW if len({p.day for p in points}) == 1 else HEIGHT))


def alone(points: Sequence[Point]) -> set[int]:
    """The numbers of those facts that no line joins to another: they stand on stems, where a line would mislead."""
    counts = Counter(p.strand for p in points if p.sort == "fact")
    if set(counts) == {""}:
        return set()
    return {
        nth
        for nth, point in enumerate(points)
        if point.sort == "fact" and (point.strand is None or counts[point.strand] == 1)
    }


def from_zero(points: Sequence[Point]) -> bool:
    """Whether the axis of values begins at zero; it does not where all of a line's values are close together."""
    low, high = min(p.value for p in points), max(p.value for p in points)
    return bool(alone(points)) or low < high * 0.9


def _altair() -> Any:
    """Altair, imported late (it takes half a second) and without types, which it has only in part."""
    import altair

    return altair


def _row(point: Point, lone: bool) -> dict[str, Any]:
    return {
        "day": point.day.isoformat(),
        "value": point.value,
        "high": point.high if point.high is not None else point.value,
        "form": FORMS.get(point.bound, "circle"),
        "sort": point.sort,
        "strand": point.strand,
        "lone": lone,
    }


def _lines(alt: Any, base: Any, points: Sequence[Point]) -> Any:
    """The lines, and the span of what was told as a range."""
    if any(p.strand is not None for p in points):
        facts = base.transform_filter("datum.sort == 'fact' && datum.strand !== null")
        yield facts.mark_line(color=_LINE, strokeWidth=2).encode(detail="strand:N")
    if any(p.high is not None for p in points):
        yield base.mark_rule(color=_LINE, strokeWidth=3, opacity=0.5).encode(y2="high:Q")


def _marks(alt: Any, base: Any, sort: str) -> Any:
    """Told apart by filling and form, not by colour alone."""
    if sort == "doubtful":
        return base.mark_point(shape=_CROSS, size=150, filled=False, opacity=1, stroke=_WARN, strokeWidth=2)
    forms = sorted(set(FORMS.values()))
    ink = {"fill": _LINE, "stroke": _PANEL, "strokeWidth": 1}
    if sort == "disputed":
        ink = {"fill": _PANEL, "stroke": _WARN, "strokeWidth": 2}
    marks = base.mark_point(filled=True, opacity=1, **ink)
    return marks.encode(
        shape=alt.Shape("form:N", scale=alt.Scale(domain=forms, range=forms), legend=None),
        size=alt.condition("datum.form == 'circle'", alt.value(_SIZE), alt.value(_SIZE * 2)),
    )


def _days(alt: Any, points: Sequence[Point]) -> Any:
    """The axis of days: months at even steps, days where the whole is short, the day itself where it is one."""
    days = sorted({p.day for p in points})
    options: dict[str, Any] = {"tickCount": 4, "format": "%Y-%m-%d"}
    if len(days) == 1:
        options = {"values": [_tick(alt, days[0])], "format": "%Y-%m-%d"}
    elif (days[-1] - days[0]).days > _SHORT:
        options = {"values": [_tick(alt, day) for day in ticks(days[0], days[-1])], "format": "%Y-%m"}
    return alt.Axis(title=None, grid=False, labelOverlap="greedy", labelSeparation=12, **options)


def _tick(alt: Any, day: date) -> Any:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def ticks(first: date, last: date) -> list[date]:
    """First days of months from `first` to `last`, at the smallest even step that leaves no more than fit."""
    months = [date(n // 12, n % 12 + 1, 1) for n in range(_month(first), _month(last) + 1)]
    within = [day for day in months if first <= day]
    for step in _STEPS:
        found = [day for day in within if _month(day) % step == 0]
        if len(found) <= _TICKS:
            return found
    return found[:: len(found) // _TICKS]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _values(alt: Any, unit: str) -> Any:
    """The axis of values: 1,500 in full, 10k, 3M, 2bn; percent and money with their signs."""
    shown = "(abs(datum.value) < 10000 ? format(datum.value, ',~r') : replace(format(datum.value, '~s'), 'G', 'bn'))"
    label = {"percent": f"{shown} + '%'"}.get(unit, f"'{_MONEY.get(unit, '')}' + {shown}")
    return alt.Axis(title=None, tickCount=4, labelExpr=label)


def _svg(chart: Any) -> str:
    import vl_convert

    spec = chart.to_dict()
    spec["width"] = WIDTH
    spec["autosize"] = {
        "type": "fit",
        "contains": "padding",
    }  # labels take from the drawing, not from the page
    spec["config"] = {
        "background": None,
        "aria": False,
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": _TEXT,
            "labelFontSize": 12,
            "gridColor": _RULE,
            "domainColor": _RULE,
            "tickColor": _RULE,
        },
    }
    svg: str = vl_convert.vegalite_to_svg(spec)
    for drawn, ink in _INKS.items():
        svg = svg.replace(f'"{drawn}"', f'"{ink}"')
    return _sized(_SHORTENED.sub(_in_both, svg))


def _in_both(label: re.Match[str]) -> str:
    """A shortened number of the axis in both languages, of which the page shows one: 600M, 6亿."""
    sign, digits, step = label.groups()
    value = round(float(digits) * _SHORT_FOR[step], 6)
    chinese = number(value, "count", "zh") if value >= 10_000 else f"{value:,.0f}"
    return f'><tspan class="en">{sign}{digits}{step}</tspan><tspan class="zh">{sign}{chinese}</tspan><'


def _sized(svg: str) -> str:
    """The drawing without fixed size (its viewBox keeps the shape) and hidden from screen readers, which get the
    table beside it."""
    head, rest = svg.split(">", 1)
    head = re.sub(r' (?:width|height|class|style|xmlns:xlink)="[^"]*"', "", head)
    return f'{head} aria-hidden="true" focusable="false">{rest}'
