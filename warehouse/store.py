"""The warehouse as the flows see it: one writer, one landing a transaction, and the published copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

import duckdb

from warehouse import heritage, landing, outbox, snapshot
from warehouse.connection import PRIVATE, PUBLISHED, Connection, explained, open_writer, rows
from warehouse.lock import WriterLock
from warehouse.migrate import open_migrated
from warehouse.records import Alert, Fetch, Landed, Outcome, Parsed, Rule, SourceState, Table, Unread
from warehouse.staging import utc


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address: the validators of its last body, and when and how it last answered."""

    etag: str | None
    last_modified: str | None
    last_fetched: datetime
    outcome: Outcome


class Warehouse:
    """The private file, open for writing. Use `Warehouse.open(data)` in a with statement.

    All times go in aware (or in UTC) and are kept in UTC; those that come out are naive UTC.
    """

    def __init__(self, data: Path, connection: Connection, lock: WriterLock) -> None:
        self.data = data
        self._connection = connection
        self._lock = lock
        self._rehearsing = False

    @classmethod
    def open(cls, data: Path, *, wait: float = 0.0) -> Warehouse:
        """Open the folder's warehouse, made and migrated if needed, waiting up to `wait` seconds for another
        writer. Raises Busy (naming who writes), NewerFile, Damaged, WarehouseError where it cannot be written."""
        lock = WriterLock(data / PRIVATE)
        lock.acquire(wait)
        try:
            with explained(data / PRIVATE):
                connection = open_migrated(data / PRIVATE)
                landing.prepare(connection)
        except BaseException:
            lock.release()
            raise
        return cls(data, connection, lock)

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Warehouse:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it. What DuckDB could not do is raised as a WarehouseError."""
        self.close()
        if isinstance(error, duckdb.Error):
            with explained(self.data / PRIVATE):
                raise error

    # -- runs, fetches, sources -------------------------------------------------------------------------

    def begin_run(self, run_id: str, started: datetime, trigger: str) -> None:
        """Note that a run began. The same run again changes nothing."""
        self._connection.execute(
            "INSERT INTO store.runs (run_id, started, trigger) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [run_id, utc(started), trigger],
        )

    def finish_run(self, run_id: str, finished: datetime, status: str, note: str | None = None) -> None:
        """Note how a run ended."""
        self._connection.execute(
            "UPDATE store.runs SET finished = $2, status = $3, note = $4 WHERE run_id = $1",
            [run_id, utc(finished), status, note],
        )

    def known(self, urls: Iterable[str]) -> dict[str, Known]:
        """What is known of those of the addresses that were ever asked for."""
        found = landing.known(self._connection, list(urls))
        return {url: Known(*rest) for url, *rest in found}

    def note_fetches(self, run_id: str, fetches: Sequence[Fetch]) -> None:
        """Add a run's fetches. The same fetch again (run, address, time) changes nothing."""
        landing.note_fetches(self._connection, run_id, fetches)

    def note_sources(self, run_id: str, states: Sequence[SourceState]) -> None:
        """Add how the sources fared. The same state again (run, source, time) changes nothing."""
        landing.note_sources(self._connection, run_id, states)

    def newest_fetch(self) -> datetime | None:
        """When anything was fetched last, by the clock of that run."""
        newest: datetime | None = rows(self._connection, "SELECT max(moment) FROM store.fetches")[0][0]
        return newest

    # -- the archive ------------------------------------------------------------------------------------

    def landed_upto(self) -> dict[str, int]:
        """Up to which byte each archive file has been landed."""
        sql = "SELECT warc_file, max(upto) FROM store.archive_marks GROUP BY warc_file"
        return dict(rows(self._connection, sql))

    def mark_archive(self, warc_file: str, offset: int) -> None:
        """All records of the file before `offset` are landed. Marks only move forward."""
        self._connection.execute(
            "INSERT INTO store.archive_marks SELECT $1, $2, now()::TIMESTAMP WHERE $2 > coalesce("
            "(SELECT max(upto) FROM store.archive_marks WHERE warc_file = $1), -1)",
            [warc_file, offset],
        )

    def unread(self, parser_version: str) -> list[Unread]:
        """The pages that a defect of the parsers kept from being read so far, with this version's tries."""
        return [Unread(*row) for row in landing.unread(self._connection, parser_version)]

    # -- landing ----------------------------------------------------------------------------------------

    def land(
        self,
        run_id: str,
        parsed: Sequence[Parsed],
        rules: Sequence[Rule],
        now: datetime,
        silent: bool = False,
    ) -> Landed:
        """Store the pages and all that follows from them (claims, alerts, outbox rows) in one transaction.

        The same pages again change nothing. `silent` tells nobody (a backfill, a second reading). Raises
        Stale, and then nothing is stored, if a figure or quote is not found at its offsets.
        """
        return landing.land(self._connection, run_id, parsed, rules, now, silent, nested=self._rehearsing)

    @contextmanager
    def rehearse(self) -> Iterator[Callable[[], Table]]:
        """Landings inside this are undone at its end. Call what it gives, before that, for what they would
        change in each series: claims that go, come, or become something else, old and new side by side."""
        landing.run(self._connection, "rehearsal")
        self._connection.execute("BEGIN")
        self._rehearsing = True
        try:
            yield lambda: landing.rehearsed(self._connection)
        finally:
            self._rehearsing = False
            self._connection.execute("ROLLBACK")

    # -- alerts -----------------------------------------------------------------------------------------

    def alerts_by_source(self, run_id: str) -> dict[str, int]:
        """How many outbox rows a run made, by the source through which the article first came."""
        return outbox.by_source(self._connection, run_id)

    def due(self, now: datetime) -> list[Alert]:
        """The outbox rows to deliver at `now`, oldest first."""
        return outbox.due(self._connection, now)

    def delivered(self, alert_id: str, channel: str, at: datetime) -> None:
        """The channel took the alert; it is never due again."""
        outbox.delivered(self._connection, alert_id, channel, at)

    def failed(
        self, alert_id: str, channel: str, at: datetime, error: str, retry_at: datetime | None
    ) -> None:
        """The channel did not take it; it is due again at `retry_at`, or never if that is None."""
        outbox.failed(self._connection, alert_id, channel, at, error, retry_at)

    def waiting(self) -> dict[str, int]:
        """How many alerts wait for each channel: all that it has not confirmed."""
        return outbox.waiting(self._connection)

    def drop(self, channel: str) -> int:
        """Take what waits for a channel out of the outbox, and say how much it was. It is not told again."""
        return outbox.drop(self._connection, channel)

    def has_alert(self, beginning: str) -> bool:
        """Whether an alert was ever made whose id begins so."""
        return outbox.known(self._connection, beginning)

    def inherit(self, old: Path) -> None:
        """Take over from an old warehouse file what the archive does not hold (see warehouse/heritage.py)."""
        heritage.carry(self._connection, old)

    # -- the published copy -----------------------------------------------------------------------------

    def publish(self) -> Path:
        """Replace the published copy by the present state, in one step that no reader notices. The private file is
        closed meanwhile. Raises WarehouseError if the copy cannot be written, Busy if another program took the file."""
        private, published = self.data / PRIVATE, self.data / PUBLISHED
        with explained(private):
            self._connection.execute("CHECKPOINT")
        self._connection.close()
        try:
            snapshot.publish(private, published)
        finally:
            self._connection = open_writer(private)
            landing.prepare(self._connection)
        return published
