"""Which values of a series a line may join.

A line says «it went from this to that». It must not say so of two questions of a survey, of what a month and what a
year brought, or of the sizes of two models: those are shown as values that stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# A noun that says by itself what was asked: a rate, or a part of the world's whole.
_COMPLETE = re.compile(r"率|全球|世界|\b(?:rates?|penetration|world|global)\b", re.IGNORECASE)


def strand(row: Mapping[str, Any]) -> str | None:
    """The line that a claim is on, among those of its series; None where it stands alone. `row` holds its flow, unit
    and, where it is known, noun: standing counts are all on one line, percentages on that of their noun."""
    if row["flow"]:
        return None
    if row["unit"] == "count":
        return ""
    noun = " ".join((row.get("noun") or "").lower().split())
    return noun if row["unit"] == "percent" and _COMPLETE.search(noun) else None
