"""An Atom feed of new figures, beside the report."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feedgen.feed import FeedGenerator

from flows.report.render import replace
from flows.show import clean
from flows.wording import bounded, series
from warehouse.reader import Reader
from warehouse.statements import script

NAME = "figures.atom"
ENTRIES = 100
KINDS = ("first", "changed", "conflict", "revised")


def write(data: Path, title: str, now: datetime) -> Path:
    """Write the feed of the data folder's published copy; an empty one is valid too, dated `now` (aware)."""
    with Reader.open(data) as reader:
        found = reader.sql(script("report/newest").sql, {"limit": ENTRIES})
    told = [row for row in found.records() if row["kind"] in KINDS and row["claim"]]
    return replace(data / NAME, feed(told, title, now))


def feed(rows: list[dict[str, Any]], title: str, now: datetime) -> bytes:
    """The feed's bytes: an entry a claim, its id the claim's, so that readers show none twice."""
    made = FeedGenerator()
    made.id(f"urn:headway:{hashlib.sha256(title.encode()).hexdigest()[:16]}")
    made.title(title)
    made.author(name="headway")
    made.updated(max((_utc(row["published"]) or now for row in rows), default=now))
    for row in rows:
        entry = made.add_entry(order="append")
        value = bounded(row["value"], row["value_high"], row["unit"], row["bound"], flow=row["flow"])
        entry.id(f"urn:headway:claim:{row['claim']}")
        entry.title(clean(f"{value} {series(row)}"))
        entry.updated(_utc(row["published"]) or now)
        entry.content(clean(row["sentence"]), type="text")
        if (row["url"] or "").startswith(("http://", "https://")):
            entry.link(href=row["url"], rel="alternate")
        if row["publisher"]:
            entry.source(title=clean(row["publisher"]))
    body: bytes = made.atom_str(pretty=True)
    return body


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
