"""Polite fetching: robots.txt, one slot a host, conditional requests, second tries with a budget, and a cap on
everything that the other side decides."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from flows import robots as robotstxt
from flows import transport
from flows.addresses import Gate, Refused, clean, host_of
from flows.answers import Failure, Reply, check_reply
from flows.exchange import Exchange, Raw
from flows.hosts import Host
from flows.robots import Robots
from flows.settings import Fetch as Limits
from warehouse.records import Fetch

log = logging.getLogger("headway.fetch")


class Validators(Protocol):
    """What an earlier answer gave to ask again with."""

    @property
    def etag(self) -> str | None: ...
    @property
    def last_modified(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Got:
    """One address asked for: what to note, and the answer where it was the page or a 304."""

    fetch: Fetch
    reply: Reply | None = None


class Guest:
    """Fetches as a good guest. One Guest a run; threads share it and meet at each host's slot."""

    def __init__(
        self,
        limits: Limits,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.limits = limits
        self._clock = clock
        self.gate = Gate(limits.allow_private)
        self._sleep = sleep
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    def host(self, url: str) -> Host:
        """The slot of an address's host."""
        name = host_of(url)
        with self._lock:
            if name not in self._hosts:
                self._hosts[name] = Host(name, self.limits, self._sleep)
            return self._hosts[name]

    def leave(self, url: str) -> None:
        """Hang up on an address's host, so that a run over a thousand hosts does not hold a thousand connections.
        What is known of it is kept, and it may be asked again."""
        self.host(url).close()

    def close(self) -> None:
        with self._lock:
            for host in self._hosts.values():
                host.close()

    def get(
        self,
        source: str,
        url: str,
        known: Validators | None = None,
        hosts: Sequence[str] = (),
        referer: str | None = None,
    ) -> Got:
        """Fetch one address. Never raises for what the other side does: the outcome is in the Fetch. `hosts`
        are the publisher's own, to which it may redirect."""
        at, started = self._clock(), time.monotonic()
        note = Fetch(source=source, url=url, at=at, outcome="ok")
        tries = 0
        try:
            address = clean(url)
            for tries in range(1, self.limits.tries + 1):
                try:
                    reply = self._once(address, {**_conditions(known), **_referred(referer)})
                    break
                except Failure as failure:
                    if not self._again(address, failure, tries):
                        raise
            if reply.status == 304 and known is None:
                raise Failure("broken", "answered 304 to a question without conditions", status=304)
            check_reply(reply, address, hosts)
            got = Got(_noted(note, reply), reply)
        except Refused as refused:
            got = Got(replace(note, outcome="refused", reason=str(refused)))
        except Failure as failure:
            got = Got(replace(note, outcome=failure.outcome, reason=failure.reason, status=failure.status))
        log.debug("%s %s %s", got.fetch.outcome, url, got.fetch.reason or "")
        return replace(got, fetch=replace(got.fetch, seconds=time.monotonic() - started, tries=max(tries, 1)))

    def _again(self, url: str, failure: Failure, tries: int) -> bool:
        """Whether to try once more, having waited; notes the host's failure."""
        host = self.host(url)
        if failure.host:
            host.failed(failure.outcome, failure.reason)
        wait = failure.wait if failure.wait is not None else self._backoff(tries)
        if failure.outcome == "throttled" and wait > self.limits.max_wait:
            host.closed = ("throttled", failure.reason)
            return False
        if not failure.again or host.closed or tries >= self.limits.tries or not host.may_retry():
            return False
        host.wait(wait)
        return True

    def _backoff(self, tries: int) -> float:
        """Growing pauses with jitter."""
        pause = self.limits.backoff * 2 ** (tries - 1)
        return float(min(pause + random.random() * pause, self.limits.max_wait))

    def _once(self, url: str, headers: Mapping[str, str]) -> Reply:
        """One try with its redirects. Every hop is checked like the first."""
        spent, here = 0.0, url
        for _ in range(self.limits.max_redirects + 1):
            self.gate.check(here)
            rules = self.robots(here)
            why_not = rules.why_not(here)
            if why_not:
                log.info("%s %s %s", rules.outcome, here, why_not)
                raise Failure(rules.outcome, why_not)
            started = time.monotonic()
            raw = self._exchange(here, headers, self.limits.total_timeout - spent)
            spent += time.monotonic() - started
            if raw.location is None:
                return raw.reply
            here = clean(raw.location, here)
        raise Failure("broken", f"more than {self.limits.max_redirects} redirects")

    def robots(self, url: str) -> Robots:
        """The rules of the address's origin, fetched once a run."""
        host, address = self.host(url), robotstxt.address(url)
        with host.robots_lock:
            if address not in host.robots:
                host.robots[address] = self._robots_or_why(address)
                host.heed(host.robots[address].delay)
            return host.robots[address]

    def _robots_or_why(self, address: str) -> Robots:
        """Rules that cannot be had forbid everything, with the outcome that their own fetch had."""
        for tries in range(1, self.limits.tries + 1):
            try:
                return self._read_robots(address)
            except Refused as refused:
                return Robots(refusal=f"robots.txt: {refused}", outcome="refused")
            except Failure as failure:
                last = failure
                if not self._again(address, failure, tries):
                    break
        return Robots(refusal=f"robots.txt: {last.reason}", outcome=last.outcome)

    def _read_robots(self, address: str) -> Robots:
        here = address
        for _ in range(self.limits.max_redirects + 1):
            self.gate.check(here)
            raw = self._exchange(here, {}, self.limits.total_timeout, robotstxt.MAX_BYTES)
            if raw.location is None:
                return robotstxt.read(raw.reply.status, raw.reply.body)
            here = clean(raw.location, here)
        return Robots()  # more redirects than allowed: as if there were none (RFC 9309)

    def _exchange(self, url: str, headers: Mapping[str, str], seconds: float, keep: int | None = None) -> Raw:
        """One request in the host's slot. `keep` cuts the body there instead of failing on its size."""
        host = self.host(url)
        with host.slot():
            if host.closed:
                raise Failure(*host.closed)
            if host.session is None:
                proxy = self.limits.proxy.get_secret_value() if self.limits.proxy else None
                host.session = transport.session(self.gate, self.limits.agent, proxy)
            with transport.Deadline(seconds) as deadline:
                raw = Exchange(self.limits, host.session, deadline, keep).run(url, headers)
            if raw.reply.status < 500:
                host.worked()
            return raw


def _conditions(known: Validators | None) -> dict[str, str]:
    """The headers of a conditional request. What a server once sent as a validator is not trusted to be one."""
    pairs = {
        "If-None-Match": known.etag if known else None,
        "If-Modified-Since": known.last_modified if known else None,
    }
    return {k: v for k, v in pairs.items() if v and v.isascii() and v.isprintable() and v == v.strip()}


def _referred(referer: str | None) -> dict[str, str]:
    return {"Referer": referer} if referer else {}


def _noted(note: Fetch, reply: Reply) -> Fetch:
    return replace(
        note,
        outcome="not_modified" if reply.status == 304 else "ok",
        final_url=reply.url,
        status=reply.status,
        etag=reply.header("ETag"),
        last_modified=reply.header("Last-Modified"),
        size=len(reply.body),
    )
