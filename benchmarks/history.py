"""What was measured when, on which machine, with which versions: benchmarks/results/pipeline.jsonl, a run a line."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.pages_here import samples

RESULTS = Path(__file__).parent / "results" / "pipeline.jsonl"
PACKAGES = (
    "prefect", "duckdb", "beautifulsoup4", "lxml", "fastwarc", "hyperscan", "distributed", "trafilatura", "quantulum3",
    "textacy", "spacy", "newspaper4k",
)  # fmt: skip
FORMAT = 2  # raise it when a part comes to say other things: older lines then stay what they are, unread
Found = dict[str, Any]


def machine() -> Found:
    """Where and when this is measured: kind of machine and versions, no names and no paths."""
    return {
        "format": FORMAT,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": {
            "cpu": _cpu(), "cores": os.cpu_count(), "load": os.getloadavg()[0], "system": platform.system(),
            "python": platform.python_version(),
        },
        "versions": {package: found for package in PACKAGES if (found := _version(package))},
        "pages": f"{len(samples()[1])} {samples()[0]}",
    }  # fmt: skip


def add(found: Found) -> None:
    """Keep a run."""
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as history:
        history.write(json.dumps(found, ensure_ascii=False) + "\n")


def newest(part: str) -> Found | None:
    """The newest run that measured a part."""
    lines = RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else []
    runs = [found for line in lines if (found := json.loads(line)).get("format") == FORMAT]
    return next((found for found in reversed(runs) if part in found), None)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _commit() -> str | None:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True
    )
    return said.stdout.strip() or None
