"""The pages that are measured: the real ones beside the repository where they lie, else the project's own fixtures."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "pages"
FIXTURES = ROOT / "tests" / "pages" / "publishers"


class Sample(NamedTuple):
    """One page: its address, its language and its bytes."""

    url: str
    lang: str
    body: bytes


@cache
def samples() -> tuple[str, tuple[Sample, ...]]:
    """What the pages are, and the pages."""
    found = tuple(_shared()) if SHARED.is_dir() else ()
    return ("real pages", found) if found else ("fixture pages", tuple(_fixtures()))


def _shared() -> list[Sample]:
    found = []
    for name in ("china", "aeb"):
        for line in (SHARED / "manifests" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            body = (SHARED / row["file"]).read_bytes()
            body = gzip.decompress(body) if row["file"].endswith(".gz") else body
            found.append(Sample(row["url"], row["lang"][:2], body))
    return found


def _fixtures() -> list[Sample]:
    found = []
    for path in sorted(FIXTURES.glob("*.html")):
        about = path.with_suffix(".json")
        row = json.loads(about.read_text("utf-8")) if about.exists() else {}
        body = path.read_bytes()
        chinese = sum(0xE4 <= byte <= 0xE9 for byte in body) > len(body) // 20
        found.append(
            Sample(row.get("url", f"https://{path.stem}.example/a.html"), "zh" if chinese else "en", body)
        )
    return found
