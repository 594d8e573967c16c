"""`headway` as a process of its own, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HEADWAY = (sys.executable, "-m", "flows")


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Demo:
    """A finished demonstration: its data folder and what it printed."""

    data: Path
    ran: Ran


def run(*arguments: str, cwd: Path | None = None, stdin: str = "", **environment: str) -> Ran:
    """`headway` with arguments, its output piped, the environment free of settings for it and for Prefect."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HEADWAY_", "PREFECT_"))}
    done = subprocess.run(
        [*HEADWAY, *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
