"""What a year of Common Crawl News would take, reckoned from what was measured on this machine.

    python -m benchmarks.paper_plan

Assumed of the archive, for nothing of it was fetched:
- 18 files a day of 1,072.7 MB: the listing of 1 to 5 June 2021 in https://github.com/commoncrawl/news-crawl/issues/46
  has 89 files, and their sizes;
- 11.7 million pages a month: March to May 2024, in the description of the dataset maxidl/FineNews-unfiltered;
- 2% of them on the topic: a guess, and the share that the measured archive has.

Looking through goes by packed bytes, parsing by pages, landing and storage by pages on the topic."""

from __future__ import annotations

import math
from typing import Any

from benchmarks import history

PARTS = ("scan", "growth", "scaling")
FILES_A_DAY, MEGABYTES_A_FILE = 18, 1072.7
PAGES_A_YEAR = 11.7e6 * 12
RELEVANT = 0.02
Row = tuple[str, str]


def rows(measured: dict[str, Any]) -> list[Row]:
    """The plan's lines, from measurements of these parts."""
    scan, growth = measured["scan"], measured["growth"]
    files, articles = FILES_A_DAY * 365, PAGES_A_YEAR * RELEVANT
    megabytes = files * MEGABYTES_A_FILE
    looking = megabytes / (scan["scan"] * scan["packed_kilobytes_a_page"] / 1000) / 3600
    parsing = PAGES_A_YEAR * (1 / scan["scan_and_parse"] - 1 / scan["scan"]) / 3600
    landing = articles * _each(growth, "landing_seconds") / 3600
    parts, warehouse = (
        articles * _each(growth, f"{what}_megabytes") / 1000 for what in ("parts", "warehouse")
    )
    gain = _gain(measured["scaling"])
    return [
        ("files, each one task", f"{files:,}"),
        ("packed, streamed through and not kept", f"{megabytes / 1e6:.1f} TB"),
        ("pages", f"{PAGES_A_YEAR / 1e6:.0f} million, {articles / 1e6:.1f} million on the topic"),
        ("looking through", f"{looking:,.0f} core hours"),
        (
            "parsing what is let pass",
            f"{parsing:,.0f} core hours, if {scan['let_pass']:.0%} are let pass as here",
        ),
        ("landing, by the one writer", f"{landing:,.1f} core hours"),
        ("parts, deleted once landed", f"{parts:,.1f} GB"),
        ("the warehouse, and again its published copy", f"{warehouse:,.1f} GB"),
        ("each of two cores gave, as measured", f"{gain:.2f} of one alone"),
        _within("a day", 1, looking + parsing, gain, megabytes),
        _within("a week", 7, looking + parsing, gain, megabytes),
    ]


def _each(growth: list[dict[str, Any]], what: str) -> float:
    """What one more article adds: from the smallest to the largest of the archives, so that what is there at the
    start does not count."""
    first, last = growth[0], growth[-1]
    added: float = (last[what] - first[what]) / (last["articles"] - first["articles"])
    return added


def _gain(scaling: dict[str, Any]) -> float:
    """What each of two cores gave, beside one alone, in the best of the ways to use them."""
    best = max(way["times_one_process"] for way in scaling["ways"][1:])
    return min(1.0, float(best) / 2)


def _within(name: str, days: int, hours: float, gain: float, megabytes: float) -> Row:
    cores = math.ceil(hours / gain / (24 * days))
    return (
        f"in {name}",
        f"{cores} worker{'s' if cores > 1 else ''} of one core, {megabytes * 8 / (days * 86400):,.0f} Mbit/s",
    )


def main() -> None:
    """Print the plan."""
    newest = {part: found[part] for part in PARTS if (found := history.newest(part))}
    if len(newest) < len(PARTS):
        raise SystemExit(f"not measured yet: python -m benchmarks.pipeline --only {','.join(PARTS)}")
    for name, value in rows(newest):
        print(f"{name:45} {value}")


if __name__ == "__main__":
    main()
