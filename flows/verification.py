"""Every stored figure and quote found again at its offsets in its archived page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.archive import digest
from flows.records import Torn, forgotten, page_at
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import PARSER_VERSION
from parsers.records import Page
from warehouse.reader import Reader
from warehouse.statements import script


@dataclass(frozen=True, slots=True)
class Verdict:
    """One article: how many figures and quotes were looked for, and what is wrong (None: nothing). `absent` says why its
    page is not here and need not be: nothing was looked for, and nothing is wrong. `older` says
    that an older version of the parsers read it, so that only the archived bytes and the stored text are held
    against each other, not today's reading."""

    url: str
    figures: int
    quotes: int
    fault: str | None = None
    older: bool = False
    absent: str | None = None


def verify(reader: Reader, archive: Path) -> Iterator[Verdict]:
    """A verdict an article, in the archive's order. Never raises for what is wrong with one."""
    deleted = forgotten(archive)
    for row in reader.sql(script("verify/readings").sql).records():
        absent = _absent(row["warc_file"], archive, deleted)
        if absent:
            yield Verdict(url=row["url"], figures=0, quotes=0, absent=absent)
            continue
        yield Verdict(
            url=row["url"],
            figures=len(row["figures"]),
            quotes=len(row["quotes"]),
            fault=_fault(row, archive),
            older=row["parser_version"] != PARSER_VERSION,
        )


def _absent(name: str, archive: Path, deleted: Mapping[str, int]) -> str | None:
    """Why an article's file is rightly not here: it was deleted for its age, or lies at an address of the web."""
    if "://" in name:
        return f"they were backfilled from {name}"
    if name in deleted and not (archive / name).exists():
        return f"their archive file was deleted after {deleted[name]} days"
    return None


def _fault(row: dict[str, Any], archive: Path) -> str | None:
    where = f"{row['warc_file']} at byte {row['warc_offset']}"
    try:
        page = page_at(archive, row["warc_file"], row["warc_offset"])
    except (OSError, Torn) as error:
        return f"its archived page cannot be read: {error}"
    if page is None:
        return f"no page lies in {where}"
    if digest(page.body) != row["digest"]:
        return f"the page in {where} is not the one that was read"
    text = row["text"]
    if row["parser_version"] == PARSER_VERSION:
        try:
            text = parse(
                Page(url=page.url, body=page.body, fetched=page.fetched, content_type=page.content_type)
            ).text
        except ParseError as error:
            return f"its archived page cannot be parsed: {error.reason}"
    for kind in ("figures", "quotes"):
        lost = [s for s in row[kind] if text[s["start_at"] : s["end_at"]] != s["text"]]
        if lost:
            return f"{len(lost)} of its {kind} are not at their offsets, such as {lost[0]['text'][:60]!r}"
    return None
