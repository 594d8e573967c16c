"""What Prefect's own pages show of a run: a report and a table of its new figures, and an event for each."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.show import clean
from flows.wording import KINDS, bounded, number, series
from warehouse.reader import Reader
from warehouse.statements import script

log = logging.getLogger("headway.visible")
EVENT = "headway.figure.reported"
SHOWN = 200
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~!])")


def note_run(data: Path, run_id: str, page: Path) -> None:
    """Leave the run's two artifacts and its events with Prefect; called inside a flow, after publishing. What
    Prefect does not take is logged, and the run goes on."""
    try:
        with Reader.open(data) as reader:
            news = reader.sql(script("report/run").sql, {"run": run_id, "limit": SHOWN}).records()
            counts = reader.sql(script("report/counts").sql).records()[0]
        create_markdown_artifact(
            _markdown(news, counts, page), key="headway-run", description="What a run found"
        )
        create_table_artifact(
            [_row(row) for row in news], key="headway-new-figures", description="New figures"
        )
        for row in news:
            emit_event(EVENT, resource=_resource(row), payload=_row(row), occurred=None)
    except Exception as error:  # Prefect's client raises many kinds; its pages are not worth a run
        log.warning("Prefect was not told of the run: %s", error)


def _markdown(news: list[dict[str, Any]], counts: dict[str, Any], page: Path) -> str:
    held = f"{counts['figures']:,} figures and {counts['quotes']:,} quotes of {counts['articles']:,} articles in all"
    lines = [
        "# headway",
        "",
        f"{len(news)} new figures in this run; {held}.",
        "",
        f"Published copy: `{page.with_name('headway.duckdb')}`  ",
        f"Report: `{page}`",
        "",
    ]
    lines += [
        f"- **{_plain(_said(row))}** ({KINDS['en'][row['kind']]}): {_plain(row['sentence'])}" for row in news
    ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A page's text as Markdown that shows it and does nothing else."""
    return _MARKDOWN.sub(r"\\\1", clean(text))


def _said(row: dict[str, Any]) -> str:
    value = bounded(row["value"], row["value_high"], row["unit"], row["bound"], flow=row["flow"])
    return f"{value} {series(row)}"


def _row(row: dict[str, Any]) -> dict[str, Any]:
    previous = row["previous_value"]
    return {
        "figure": clean(_said(row)),
        "news": KINDS["en"][row["kind"]],
        "before": number(previous, row["unit"]) if previous is not None else "",
        "as of": row["as_of"] or "",
        "according to": clean(row["source"] or ""),
        "in": clean(row["first_reporter"] or ""),
        "link": clean(row["url"] or ""),
        "sentence": clean(row["sentence"]),
        "alert": row["alert"],
    }


def _resource(row: dict[str, Any]) -> dict[str, str]:
    """The series, so that an automation can wait for one of them."""
    found = {
        "prefect.resource.id": f"headway.series.{row['series']}",
        "prefect.resource.name": series(row),
        "headway.metric": row["metric"],
        "headway.place": row["place"] or "",
        "headway.kind": row["kind"],
    }
    return {key: clean(value) for key, value in found.items()}
