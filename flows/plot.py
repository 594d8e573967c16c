"""A line over time, drawn with characters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from flows.wording import number


def plot(days: Sequence[date], values: Sequence[float], unit: str, width: int, height: int = 12) -> str:
    """The values as a line over their days, in `width` columns; needs two different days (else "")."""
    if len(set(days)) < 2:
        return ""
    import plotext

    figure: Any = plotext.figure
    figure.clear.all()
    figure.plot_size(width, height)
    figure.date().activate(form="%Y-%m")
    figure.draw(figure.signal([datetime.combine(d, time()) for d in days], list(values)).lines())
    low, high = min(values), max(values)
    marks = sorted({low + (high - low) * step / 4 for step in range(5)})
    figure.ruler("y").ticks(marks, [number(round(m), unit) for m in marks])
    return str(figure.build().string(colorless=True)).rstrip()
