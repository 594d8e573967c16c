"""The drawings: what each mark says, what a line joins, and axes that can be read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import etree

from flows.report import charts


@pytest.mark.parametrize("count", [1, 2, 1000])
def test_a_chart_of_any_length_is_one_drawing(count: int) -> None:
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(count)]
    drawing = charts.trend([charts.Point(day, 79.0 + n, "exact") for n, day in enumerate(days)], "count")
    tree = etree.fromstring(drawing.encode())
    assert tree.tag.endswith("svg") and tree.get("viewBox") and tree.get("width") is None
    assert len(drawing) < 200_000
    assert not re.search(r"#[0-9a-f]{6}", drawing)  # every colour is the page's
    assert charts.trend([], "count") == ""


def test_bounds_have_their_own_marks() -> None:
    def marks(bound: str) -> set[str]:
        drawing = charts.trend([charts.Point(date(2023, 5, 28), 79.0, bound)], "count")
        tree = etree.fromstring(drawing.encode())
        return {p.get("d") for p in tree.iter("{*}path") if p.get("fill") == "var(--accent)"}

    shapes = [marks(bound) for bound in ("exact", "at_least", "at_most", "about")]
    assert all(shapes) and len({frozenset(s) for s in shapes}) == 4
    assert marks("more_than") == marks("at_least")


def _drawn(points: list[charts.Point], unit: str = "count") -> Any:
    return etree.fromstring(charts.trend(points, unit).encode())


def segments(tree: Any) -> list[int]:
    """How many values each line of a drawing joins."""
    paths = tree.xpath('//*[contains(@class, "mark-line")]//*[local-name()="path"]/@d')
    return sorted(path.count("L") + 1 for path in paths if "L" in path)


def _forms(points: list[charts.Point]) -> list[tuple[str | None, str | None]]:
    """Filling and outline of each mark of a drawing."""
    tree = _drawn(points)
    marks = tree.xpath('//*[contains(@class, "mark-symbol")]//*[local-name()="path"]')
    return [(mark.get("fill"), mark.get("stroke")) for mark in marks]


def test_what_is_disputed_or_in_doubt_differs_in_form_and_is_off_the_line() -> None:
    day = date(2023, 5, 28)
    fact = [charts.Point(day + timedelta(days=60 * n), 79.0 + n, "exact") for n in range(3)]
    disputed = charts.Point(day + timedelta(days=30), 500.0, "exact", disputed=True)
    doubtful = charts.Point(day + timedelta(days=90), 900.0, "exact", doubtful=True)
    assert _forms(fact) == [("var(--accent)", "var(--panel)")] * 3
    assert _forms([*fact, disputed])[3:] == [("var(--panel)", "var(--warn)")]  # hollow
    crossed = _forms([*fact, doubtful])[3:]
    assert [stroke for _, stroke in crossed] == ["var(--warn)"] and crossed[0][0] in (
        None,
        "none",
        "transparent",
    )
    for points in (fact, [*fact, disputed, doubtful]):
        assert segments(_drawn(points)) == [3]  # three facts, whatever stands beside them


def test_a_line_joins_only_what_answers_one_question() -> None:
    def point(day: int, value: float, strand: str | None) -> charts.Point:
        return charts.Point(date(2025, 1, day), value, "exact", strand=strand)

    rates = [point(1, 36.5, "penetration rate"), point(9, 46.1, "penetration rate")]
    others = [point(5, 90.0, None), point(7, 5.0, None), point(8, 12.0, "growth rate")]
    mixed = _drawn([*rates, *others], "percent")
    assert segments(mixed) == [2]
    assert len(mixed.xpath('//*[local-name()="line"][@stroke="var(--accent)"]')) == 3  # stems
    assert segments(_drawn(others, "percent")) == [] and charts.from_zero(others)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 1, 31), date(2025, 6, 30), ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]),
        (date(2023, 5, 28), date(2026, 11, 1), ["2024-01", "2025-01", "2026-01"]),
        (
            date(1900, 1, 1),
            date(2900, 1, 1),
            ["1900-01", "2100-01", "2300-01", "2500-01", "2700-01", "2900-01"],
        ),
    ],
)
def test_the_axis_names_months_at_even_steps(first: date, last: date, expected: list[str]) -> None:
    assert [f"{day:%Y-%m}" for day in charts.ticks(first, last)] == expected


def test_the_axis_speaks_both_languages_and_says_money() -> None:
    points = [charts.Point(date(2025, 1, 1), 5e8, "exact"), charts.Point(date(2026, 1, 1), 6.48e8, "exact")]
    assert {"600M", "6亿"} <= set(_drawn(points).xpath('//*[local-name()="tspan"]/text()'))
    assert {"¥600M", "¥6亿"} <= set(_drawn(points, "CNY").xpath('//*[local-name()="tspan"]/text()'))


def test_a_drawing_is_the_same_in_every_time_zone() -> None:
    code = (
        "from datetime import date; from flows.report.charts import Point, trend;"
        "print(trend([Point(date(2025, 1, d), 79.0 + d, 'exact') for d in (1, 31)], 'count'))"
    )
    drawings = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "TZ": zone}, capture_output=True, check=True
        ).stdout
        for zone in ("UTC", "America/Los_Angeles", "Asia/Shanghai")
    }
    assert len(drawings) == 1


def test_one_day_alone_is_drawn_low() -> None:
    def height(points: list[charts.Point]) -> float:
        return float(etree.fromstring(charts.trend(points, "count").encode()).get("viewBox").split()[3])

    one = charts.Point(date(2023, 5, 28), 79.0, "at_least")
    assert height([one]) < 120 < height([one, charts.Point(date(2024, 5, 28), 90.0, "exact")])
