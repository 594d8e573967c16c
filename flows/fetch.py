"""Polite fetching: robots.txt, one slot a host, conditional requests, second tries with a budget, and a cap on
everything that the other side decides."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Protocol

import requests
from urllib3.exceptions import HTTPError

from flows import robots as robotstxt
from flows import transport
from flows.addresses import Gate, Refused, clean, host_of
from flows.answers import Failure, Reply, cause, check_reply, check_status
from flows.hosts import Host
from flows.robots import Robots
from flows.settings import Fetch as Limits
from warehouse.records import Fetch

log = logging.getLogger("headway.fetch")
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Validators(Protocol):
    """What an earlier answer gave to ask again with."""

    @property
    def etag(self) -> str | None: ...
    @property
    def last_modified(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Got:
    """One address asked for: what to note, and the answer where there is a body."""

    fetch: Fetch
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class _Raw:
    """One exchange: an answer, or where it sends us."""

    location: str | None
    reply: Reply


class Guest:
    """Fetches as a good guest. One Guest a run; threads share it and meet at each host's slot."""

    def __init__(self, limits: Limits, sleep: Callable[[float], None] = time.sleep) -> None:
        self.limits = limits
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

    def close(self) -> None:
        with self._lock:
            for host in self._hosts.values():
                host.close()

    def get(self, source: str, url: str, known: Validators | None = None, hosts: Sequence[str] = ()) -> Got:
        """Fetch one address. Never raises for what the other side does: the outcome is in the Fetch. `hosts`
        are the publisher's own, to which it may redirect."""
        at, started = datetime.now(UTC), time.monotonic()
        note = Fetch(source=source, url=url, at=at, outcome="ok")
        tries = 0
        try:
            address = clean(url)
            for tries in range(1, self.limits.tries + 1):
                try:
                    reply = self._once(address, known)
                    break
                except Failure as failure:
                    if not self._again(address, failure, tries):
                        raise
            check_reply(reply, address, hosts)
            got = Got(_noted(note, reply), reply if reply.status != 304 else None)
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
        return min(pause + random.random() * pause, self.limits.max_wait)

    def _once(self, url: str, known: Validators | None) -> Reply:
        """One try with its redirects. Every hop is checked like the first."""
        spent, here = 0.0, url
        for hop in range(self.limits.max_redirects + 1):
            self.gate.check(here)
            rules = self.robots(here)
            why_not = rules.why_not(here)
            if why_not:
                log.info("%s %s %s", rules.outcome, here, why_not)
                raise Failure(rules.outcome, why_not)
            started = time.monotonic()
            raw = self._exchange(here, known if hop == 0 else None, self.limits.total_timeout - spent)
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
                host.robots[address] = self._read_robots(address)
                host.heed(host.robots[address].delay)
            return host.robots[address]

    def _read_robots(self, address: str) -> Robots:
        here = address
        try:
            for _ in range(self.limits.max_redirects + 1):
                self.gate.check(here)
                raw = self._exchange(here, None, self.limits.total_timeout, robotstxt.MAX_BYTES)
                if raw.location is None:
                    return robotstxt.read(raw.reply.status, raw.reply.body)
                here = clean(raw.location, here)
        except Refused as refused:
            return Robots(refusal=f"robots.txt: {refused}", outcome="refused")
        except Failure as failure:
            return Robots(refusal=f"robots.txt: {failure.reason}", outcome=failure.outcome)
        return Robots()  # more redirects than allowed: as if there were none (RFC 9309)

    def _exchange(self, url: str, known: Validators | None, seconds: float, keep: int | None = None) -> _Raw:
        """One request in the host's slot. `keep` cuts the body there instead of failing on its size."""
        host = self.host(url)
        with host.slot():
            if host.closed:
                raise Failure(*host.closed)
            if host.session is None:
                proxy = self.limits.proxy.get_secret_value() if self.limits.proxy else None
                host.session = transport.session(self.gate, self.limits.agent, proxy)
            with transport.Deadline(seconds) as deadline:
                raw = _Exchange(self.limits, host.session, deadline, keep).run(url, known)
            if raw.reply.status < 500:
                host.worked()
            return raw


class _Exchange:
    """One request and its answer, within the limits."""

    def __init__(
        self, limits: Limits, session: requests.Session, deadline: transport.Deadline, keep: int | None
    ) -> None:
        self._limits = limits
        self._session = session
        self._deadline = deadline
        self._keep = keep

    def run(self, url: str, known: Validators | None) -> _Raw:
        """Raises Failure for an answer that is none, Refused for a host that must not be asked."""
        request = self._session.prepare_request(requests.Request("GET", url, headers=_conditions(known)))
        try:
            # Session.send would read the whole body of a redirect to release its socket: not from strangers.
            response = self._session.get_adapter(url).send(
                request,
                stream=True,
                timeout=(self._limits.connect_timeout, self._limits.first_byte_timeout),
                proxies=self._session.proxies,
            )
        except (requests.RequestException, HTTPError, HTTPException, OSError, ValueError) as error:
            raise self._unreached(error) from error
        try:
            return self._read(url, request, response)
        finally:
            response.close()

    def _read(self, url: str, request: requests.PreparedRequest, response: requests.Response) -> _Raw:
        location = response.headers.get("Location") if response.status_code in _REDIRECTS else None
        if self._keep is None and location is None:
            check_status(response.status_code, response.headers)
        reply = Reply(
            url=url,
            status=response.status_code,
            reason=response.reason or "",
            headers=tuple(response.raw.headers.items()),
            body=b"" if location is not None else self._body(response),
            request=tuple((name, _text(value)) for name, value in request.headers.items()),
            peer=self._deadline.peer,
        )
        return _Raw(location, reply)

    def _body(self, response: requests.Response) -> bytes:
        cap = self._keep or int(self._limits.max_megabytes * 1_000_000)
        declared = response.headers.get("Content-Length", "")
        if self._keep is None and declared.isdecimal() and int(declared) > cap:
            raise Failure("broken", f"{_size(int(declared))} long, over the {_size(cap)} allowed", status=200)
        body = bytearray()
        try:
            for chunk in response.raw.stream(_CHUNK, decode_content=True):
                body += chunk
                if len(body) > cap:
                    break
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if not self._deadline.expired:
                raise Failure("broken", cause(error), status=response.status_code, again=True) from error
        if self._deadline.expired:
            raise Failure(
                "broken", f"not done within {self._limits.total_timeout:g} s", status=response.status_code
            )
        if len(body) > cap and self._keep is None:
            raise Failure("broken", f"over the {_size(cap)} allowed", status=response.status_code)
        return bytes(body[:cap])

    def _unreached(self, error: BaseException) -> Failure:
        if self._deadline.expired:
            return Failure("unreachable", f"no answer within {self._limits.total_timeout:g} s", host=True)
        reason = cause(error)
        garbled = reason in ("the answer is not HTTP", "a header line is too long") or "headers" in reason
        again = not reason.startswith("TLS")
        return Failure("broken" if garbled else "unreachable", reason, again=again and not garbled, host=True)


def _conditions(known: Validators | None) -> dict[str, str]:
    """The headers of a conditional request. What a server once sent as a validator is not trusted to be one."""
    pairs = {
        "If-None-Match": known.etag if known else None,
        "If-Modified-Since": known.last_modified if known else None,
    }
    return {k: v for k, v in pairs.items() if v and v.isascii() and v.isprintable() and v == v.strip()}


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


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _size(count: int) -> str:
    """Bytes in the unit that a person would use."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
