"""One slot a host: the pause between its requests, its budget of second tries, and when to leave it alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import requests

from flows.robots import Robots
from flows.settings import Fetch as Limits
from warehouse.records import Outcome

Closed = tuple[Outcome, str]


class Host:
    """What is known of one host in one run. Only the holder of `slot` talks to it."""

    def __init__(self, name: str, limits: Limits, sleep: Callable[[float], None] = time.sleep) -> None:
        self.name = name
        self.session: requests.Session | None = None
        self.robots: dict[str, Robots] = {}
        self.delay = limits.delay
        self.closed: Closed | None = None
        self._limits = limits
        self._sleep = sleep
        self.robots_lock = threading.Lock()  # taken before a slot, never while holding one
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._began: float | None = None
        self._retries = limits.host_retries
        self._failures = 0

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Wait for the host's turn, then hold it; the next turn comes `delay` after this one ends."""
        with self._lock:
            wait = self._free_at - time.monotonic()
            if wait > 0:
                self._sleep(wait)
            self._began = self._began or time.monotonic()
            try:
                yield
            finally:
                self._free_at = max(self._free_at, time.monotonic() + self.delay)

    @property
    def time_is_up(self) -> bool:
        """True when the host has had its minutes of this run."""
        return self._began is not None and time.monotonic() - self._began > self._limits.host_minutes * 60

    def heed(self, crawl_delay: float | None) -> None:
        """Take the pause that robots.txt asks for, up to the limit."""
        if crawl_delay is not None:
            self.delay = max(self.delay, min(crawl_delay, self._limits.max_crawl_delay))

    def wait(self, seconds: float) -> None:
        """Let nobody ask this host for so many seconds."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)

    def may_retry(self) -> bool:
        """Take one second try out of the host's budget; False when it is spent."""
        self._retries -= 1
        return self._retries >= 0

    def worked(self) -> None:
        self._failures = 0

    def failed(self, outcome: Outcome, reason: str) -> None:
        """Count a failure that is the host's, not the page's; too many in a row close it for this run."""
        self._failures += 1
        if self._failures >= self._limits.host_failures and self.closed is None:
            self.closed = (outcome, f"left alone after {self._failures} failures in a row: {reason}")

    def close(self) -> None:
        """Close its connections, once nobody is talking to it."""
        with self._lock:
            if self.session is not None:
                self.session.close()
                self.session = None
