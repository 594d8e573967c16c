"""What the flows hand to the warehouse, and what it hands back: frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from parsers.records import Article, Extraction

# Absent, broken, blocked and empty are four different answers, and so are the others.
Outcome = Literal[
    "ok",  # a body was received and archived
    "not_modified",  # 304: nothing further to do
    "absent",  # 404, 410
    "blocked",  # 401, 403, 412, 451, a challenge page
    "disallowed",  # robots.txt says no
    "moved",  # redirected to another site or to its front page
    "broken",  # cut short, over a cap, undecodable, 5xx after all tries
    "unreachable",  # no connection, no name, TLS refused, time-out
    "refused",  # an address that must not be fetched (private, file:, …)
    "throttled",  # 429 or 503 with the host's budget of tries spent
]
SourceStatus = Literal[
    "ok",
    "empty",
    "dead",
    "broken",
    "blocked",
    "disallowed",
    "moved",
    "absent",
    "unreachable",
    "refused",
    "throttled",
]
AlertKind = Literal["first", "changed", "conflict", "revised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One address asked for in a run, and what came of it. `url` is as asked, `final_url` as answered."""

    source: str
    url: str
    at: datetime
    outcome: Outcome
    final_url: str | None = None
    status: int | None = None
    reason: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    size: int | None = None
    seconds: float | None = None
    tries: int = 1
    warc_file: str | None = None
    warc_offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How one source fared in one run. `listed` links were found (`expected` in health), `newest` is the
    newest item's date where the list gives dates."""

    source: str
    at: datetime
    status: SourceStatus
    reason: str | None = None
    listed: int = 0
    expected: int | None = None
    pages: int = 0
    newest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One archived page as the parsers read it: an article with its extraction, or why there is none.

    `digest` is the SHA-256 of the body in hex; the record lies at `warc_offset` of `warc_file` (a path below
    the archive folder). `error` is a sentence for a person when `article` is None; `defect` says that it is a
    fault of the parsers and not of the page, which is then to be tried again.
    """

    source: str
    url: str
    fetched: datetime
    digest: str
    warc_file: str
    warc_offset: int
    parser_version: str
    article: Article | None = None
    extraction: Extraction | None = None
    error: str | None = None
    defect: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """An archived page that a defect of the parsers kept from being read; `tries` are those of one version of
    them, `error` says how the last went."""

    source: str
    url: str
    fetched: datetime
    digest: str
    warc_file: str
    warc_offset: int
    error: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which claims go to which channels. Empty tuples mean all. A claim whose article was published more than
    `look_back_days` before it was fetched is old news and is not told. `digest` gathers instead of telling at
    once."""

    name: str
    channels: tuple[str, ...]
    kinds: tuple[AlertKind, ...] = ("first", "changed", "conflict", "revised")
    metrics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    core_only: bool = True
    look_back_days: int = 7
    digest: Literal["none", "daily", "weekly"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One row of the outbox: one alert for one channel. `alert_id` is the same over all channels and tries."""

    alert_id: str
    rule: str
    channel: str
    kind: AlertKind
    created: datetime
    metric: str
    value: float
    value_high: float | None
    unit: str
    bound: str
    flow: bool
    noun: str | None
    subject: str | None
    place: str | None
    scope: tuple[str, ...]
    as_of: str | None
    source: str | None
    previous_value: float | None
    previous_as_of: str | None
    sentence: str
    title: str
    url: str
    publisher: str | None
    published: datetime | None
    tries: int = 0
    last_error: str | None = None
    doubt: str | None = None  # what speaks against it: «contradicts: 302 + 400 is not 748»
    gathered: bool = False  # its rule gathered alerts into digests when it was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """What one landing changed."""

    articles: int = 0  # articles not seen before
    versions: int = 0  # new versions of known articles
    unchanged: int = 0  # pages that said what they said before
    failed: int = 0  # pages without an article
    figures: int = 0  # figures stored
    quotes: int = 0  # quotes stored
    claims: dict[str, int] = field(
        default_factory=dict
    )  # by what they were: first, changed, conflict, revised, restated, …
    alerts: int = 0  # rows put into the outbox


@dataclass(frozen=True, slots=True)
class Table:
    """An answer of the published copy."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
