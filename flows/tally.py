"""What the sources of a run came to: counts, and what a person should know of. No page is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.discover import Discovery, failed_as
from flows.summary import Problem, SourceRow
from warehouse.records import Fetch, Parsed

_HAD = frozenset({"ok", "not_modified"})


@dataclass(slots=True)
class Tally:
    """One source in one run. `left` pages wait for the next run; `failed` could not be had, `unread` came and could
    not be parsed."""

    fetched: int = 0
    unchanged: int = 0
    articles: int = 0
    figures: int = 0
    quotes: int = 0
    left: int = 0
    failed: list[Fetch] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)

    def fetch(self, fetch: Fetch) -> None:
        """Count a page that was asked for."""
        self.fetched += fetch.outcome == "ok"
        self.unchanged += fetch.outcome == "not_modified"
        if fetch.outcome not in _HAD:
            self.failed.append(fetch)

    def read(self, page: Parsed) -> None:
        """Count a page that was parsed."""
        self.articles += page.article is not None
        if page.extraction is not None:
            self.figures += len(page.extraction.figures)
            self.quotes += len(page.extraction.quotes)
        self.unread += problems([page])

    def judge(self, found: Discovery) -> None:
        """A source whose lists are fine and none of whose pages could be had, or be read, has failed as they did."""
        if found.status == "ok" and self.failed and not self.fetched + self.unchanged:
            first = self.failed[0]
            found.fault(failed_as(first.outcome), f"{first.url}: {first.reason}")
        if found.status == "ok" and self.unread and not self.articles:
            found.fault("broken", f"{self.unread[0].url}: {self.unread[0].reason}")

    def problems(self) -> Iterator[Problem]:
        """The pages that were asked for and not read, and why."""
        for fetch in self.failed:
            yield Problem(fetch.source, fetch.url, fetch.outcome, fetch.reason or "")
        yield from self.unread

    def row(self, found: Discovery, alerts: int) -> SourceRow:
        """The source's line in the run's table."""
        return SourceRow(
            source=found.source.name,
            status=found.status,
            reason=found.reason,
            listed=len(found.links),
            fetched=self.fetched,
            unchanged=self.unchanged,
            failed=len(self.failed),
            articles=self.articles,
            figures=self.figures,
            quotes=self.quotes,
            alerts=alerts,
        )


def problems(pages: Sequence[Parsed]) -> Iterator[Problem]:
    """Those of the pages that could not be parsed, and why."""
    return (Problem(page.source, page.url, "unread", page.error) for page in pages if page.error)
