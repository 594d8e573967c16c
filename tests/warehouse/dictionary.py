"""Writes warehouse/README.md anew: `python -m tests.warehouse.dictionary`."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from parsers.records import Extraction, Quote, Span
from tests.warehouse.field_series import REPORTS
from tests.warehouse.telling import land
from tests.warehouse.written import at, fig, page
from warehouse.dictionary import dictionary
from warehouse.reader import Reader
from warehouse.records import Parsed, SourceState
from warehouse.store import Warehouse

README = Path(__file__).resolve().parents[2] / "warehouse" / "README.md"


def reports() -> list[Parsed]:
    """One page of our own writing a report of the field series."""
    return [
        page(
            f"{day}-{outlet}",
            day,
            *(
                fig(value, f"{value:,.0f} counted in line {n}", **fact)
                for n, (value, fact) in enumerate(figures)
            ),
            site=f"{outlet}.example",
        )
        for day, outlet, figures in REPORTS
    ]


def more() -> list[Parsed]:
    """What the reports lack: a quote, a copy, a revision, a doubtful figure."""
    words = "Computing power is what we lack, and patience"
    body = (
        f"“{words},” said Lin Yue, who runs a laboratory of eleven people by the sea. Her visitors had come to count "
        "models, and stayed to count chairs, of which there were too few for 12 models and their makers."
    )
    start = body.index(words)
    said = Quote(
        kind="direct", start=start, end=start + len(words), text=words, speaker="Lin Yue", role="head of a laboratory",
        cue="said", parts=(Span(start, start + len(words)),),
    )  # fmt: skip
    counted = fig(12, "12 models", place="CN-ZJ", source="Lin Yue")
    original = page("sea", "2026-03-01", counted, body=body, quotes=(said,))
    copied = page("copy", "2026-03-02", counted, body=body, quotes=(said,), site="b.example")
    revised = page(
        "sea",
        "2026-03-01",
        fig(14, "14 models", place="CN-ZJ"),
        body=body.replace("12 models", "14 models"),
        fetched=at("2026-03-04"),
    )
    revised = replace(
        revised,
        extraction=Extraction(
            relevant=True, figures=revised.extraction.figures if revised.extraction else (), quotes=(said,)
        ),
    )
    doubtful = page(
        "doubt", "2026-03-05", fig(136.5, "136.5 percent", metric="share", unit="percent"), site="c.example"
    )
    return [original, copied, revised, doubtful]


def fill(house: Warehouse) -> None:
    """Land it all, in order, and publish."""
    for each in [*reports(), *more()]:
        land(house, each)
    house.note_sources(
        "run", [SourceState(source="c114", at=at("2026-07-10"), status="blocked", reason="403 to every page")]
    )
    house.publish()


def made(folder: Path) -> str:
    """The dictionary of a warehouse filled in `folder`."""
    with Warehouse.open(folder) as house:
        fill(house)
    with Reader.open(folder) as reader:
        return dictionary(reader)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        README.write_text(made(Path(temporary)), encoding="utf-8")
