"""Charts as SVG, drawn by Vega-Altair without browser or network; their colours are the page's CSS variables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

# Colours that the drawing uses and the page replaces, so that one drawing serves the light and the dark page.
_INKS = {
    "#010101": "var(--ink-soft)",
    "#020202": "var(--rule)",
    "#030303": "var(--accent)",
    "#040404": "var(--paper)",
    "#050505": "var(--warn)",
}
_TEXT, _RULE, _LINE, _PAPER, _WARN = _INKS
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
WIDTH, HEIGHT = 400, 190  # CSS pixels at full size; a phone shows nearly all of it
LOW = 70  # of a series with one day: there is nothing to compare
_SHORT = 120  # days; over fewer than that the axis names days, not months
_CROSS = "M-.6,-.6L.6,.6M.6,-.6L-.6,.6"
_MANY = 60  # points beyond which single marks would hide the line


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series on a day; `high` where it is a range. A `disputed` one stands beside the line: another
    report says otherwise; a `doubtful` one is no fact: it was withdrawn, or does not add up."""

    day: date
    value: float
    bound: str
    high: float | None = None
    disputed: bool = False
    doubtful: bool = False

    @property
    def sort(self) -> str:
        """fact, disputed or doubtful."""
        return "doubtful" if self.doubtful else "disputed" if self.disputed else "fact"


def trend(points: Sequence[Point], unit: str) -> str:
    """A series as a line with marks whose form shows the bound: filled on the line, hollow where disputed, a cross
    where doubtful. One day alone is a mark in a low frame; no point at all is ""."""
    if not points:
        return ""
    alt = _altair()
    rows = [_row(p) for p in points]
    days = {p.day for p in points}
    form = "%Y-%m" if (max(days) - min(days)).days > _SHORT or len(days) == 1 else "%Y-%m-%d"
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X(
            "day:T",
            axis=alt.Axis(
                title=None, format=form, tickCount=4, grid=False, labelOverlap="greedy", labelSeparation=12
            ),
        ),
        y=alt.Y("value:Q", axis=_axis(alt, unit), scale=alt.Scale(zero=_from_zero(points))),
    )
    layers = [base.transform_filter("datum.sort == 'fact'").mark_line(color=_LINE, strokeWidth=2)]
    if any(p.high is not None for p in points):
        layers.append(base.mark_rule(color=_LINE, strokeWidth=3, opacity=0.5).encode(y2="high:Q"))
    for sort in ("fact", "disputed", "doubtful"):
        if 0 < sum(p.sort == sort for p in points) <= _MANY:
            layers.append(_marks(alt, base.transform_filter(f"datum.sort == '{sort}'"), sort))
    return _svg(alt.layer(*layers).properties(height=HEIGHT if len(days) > 1 else LOW))


def _altair() -> Any:
    """Altair, imported late (it takes half a second) and without types, which it has only in part."""
    import altair

    return altair


def _row(point: Point) -> dict[str, Any]:
    return {
        "day": point.day.isoformat(),
        "value": point.value,
        "high": point.high if point.high is not None else point.value,
        "form": FORMS.get(point.bound, "circle"),
        "sort": point.sort,
    }


def _marks(alt: Any, base: Any, sort: str) -> Any:
    """Told apart by filling and form, not by colour alone."""
    if sort == "doubtful":
        return base.mark_point(shape=_CROSS, size=150, filled=False, opacity=1, stroke=_WARN, strokeWidth=2)
    forms = sorted(set(FORMS.values()))
    if sort == "fact":
        marks = base.mark_point(size=80, filled=True, opacity=1, fill=_LINE, stroke=_PAPER, strokeWidth=1)
    else:
        marks = base.mark_point(size=80, filled=True, opacity=1, fill=_PAPER, stroke=_WARN, strokeWidth=2)
    return marks.encode(shape=alt.Shape("form:N", scale=alt.Scale(domain=forms, range=forms), legend=None))


def _from_zero(points: Sequence[Point]) -> bool:
    low, high = min(p.value for p in points), max(p.value for p in points)
    return low >= 0 and low < high * 0.7


def bars(names: Sequence[str], values: Sequence[float], unit: str) -> str:
    """Values by name as bars, longest first; the empty list gives ""."""
    if not names:
        return ""
    alt = _altair()
    rows = [{"name": name, "value": value} for name, value in zip(names, values, strict=True)]
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(color=_LINE)
        .encode(
            x=alt.X("value:Q", axis=_axis(alt, unit)), y=alt.Y("name:N", sort="-x", axis=alt.Axis(title=None))
        )
    )
    return _svg(chart.properties(height=alt.Step(22)))


def _axis(alt: Any, unit: str) -> Any:
    label = "format(datum.value, '~s')" if unit != "percent" else "format(datum.value, '~g') + '%'"
    return alt.Axis(title=None, tickCount=4, labelExpr=f"replace({label}, 'G', 'bn')")


def _svg(chart: Any) -> str:
    import vl_convert

    spec = chart.to_dict()
    spec["width"] = WIDTH - 60
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
    return _sized(svg)


def _sized(svg: str) -> str:
    """The drawing without fixed size (its viewBox keeps the shape) and hidden from screen readers, which get the
    table beside it."""
    head, rest = svg.split(">", 1)
    head = re.sub(r' (?:width|height|class|style|xmlns:xlink)="[^"]*"', "", head)
    return f'{head} aria-hidden="true" focusable="false">{rest}'
