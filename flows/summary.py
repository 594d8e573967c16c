"""What a run tells at its end: frozen records for the terminal and for whoever called it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from warehouse.records import Landed, Outcome, SourceStatus

RunStatus = Literal["ok", "partial", "failed", "aside"]
EXIT: dict[RunStatus, int] = {"ok": 0, "partial": 1, "failed": 2, "aside": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source in the run's table. `fetched` pages brought a body, `unchanged` answered 304, `failed` could
    not be had; articles, figures and quotes are what the fetched pages held, alerts what was new in them."""

    source: str
    status: SourceStatus
    reason: str | None = None
    listed: int = 0
    fetched: int = 0
    unchanged: int = 0
    failed: int = 0
    articles: int = 0
    figures: int = 0
    quotes: int = 0
    alerts: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A page that was asked for and not read, and why. `outcome` is "unread" where it came but could not be
    parsed."""

    source: str
    url: str
    outcome: Outcome | Literal["unread"]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run. `status`: ok (all well), partial (some source failed), failed (nothing worked), aside (another
    run holds the warehouse). `notes` are sentences on what was repaired, recovered or left for later."""

    run_id: str
    status: RunStatus
    started: datetime
    finished: datetime
    sources: tuple[SourceRow, ...] = ()
    landed: Landed = field(default_factory=Landed)
    recovered: int = 0
    delivered: int = 0
    undelivered: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    published: Path | None = None
    report: Path | None = None

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some source failed, 2 nothing worked, 3 stepped aside."""
        return EXIT[self.status]
