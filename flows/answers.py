"""What a server's answer means: absent, blocked, moved, broken and throttled are different things."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.util.retry import Retry

from flows.addresses import site_of
from warehouse.records import Outcome


class Failure(Exception):
    """No body to use. `again` is True where another try may help, `wait` what the server asks for first;
    `host` is True where the fault is the host's rather than this page's."""

    def __init__(
        self,
        outcome: Outcome,
        reason: str,
        *,
        status: int | None = None,
        again: bool = False,
        wait: float | None = None,
        host: bool = False,
    ) -> None:
        super().__init__(reason)
        self.outcome: Outcome = outcome
        self.reason = reason
        self.status = status
        self.again = again
        self.wait = wait
        self.host = host


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with its whole body, unpacked. `headers` are as sent."""

    url: str
    status: int
    reason: str
    headers: Sequence[tuple[str, str]]
    body: bytes
    request: Sequence[tuple[str, str]]
    peer: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of a name, whatever its case; None when there is none or it is empty."""
        return next((v.strip() for k, v in self.headers if k.lower() == name.lower()), None) or None


_BLOCKED = frozenset({401, 402, 403, 407, 412, 418, 451, 521})
_AGAIN = frozenset({500, 502, 504, 520, 522, 523, 524})
# Pages that firewalls put in front of a site: Cloudflare, Aliyun, Knownsec, Akamai, Incapsula.
_CHALLENGE = re.compile(
    rb"_cf_chl_opt|cf-challenge|acw_sc__v2|__jsl_clearance|_Incapsula_Resource|bm-verify|var arg1='[0-9A-F]{40}'"
)
_CHALLENGE_BYTES = 60_000


def check_status(status: int, headers: Mapping[str, str]) -> None:
    """Raise Failure unless the answer is one with a body to read (or 304)."""
    if 200 <= status < 300 or status == 304:
        return
    said = f"answered {status}"
    if status in (404, 410):
        raise Failure("absent", said, status=status)
    if status in (429, 503):
        wait = retry_after(headers.get("Retry-After"))
        asks = f", asks to wait {_long(wait)}" if wait else ""
        raise Failure("throttled", said + asks, status=status, again=True, wait=wait, host=True)
    if status in _BLOCKED or (status < 500 and "cf-mitigated" in headers):
        raise Failure("blocked", said, status=status)
    raise Failure("broken", said, status=status, again=status in _AGAIN, host=status >= 500)


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 7200 else f"{min(seconds / 3600, 10_000):.0f} hours"


def retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, given as seconds or as a date; None when it says nothing."""
    if not value:
        return None
    try:
        return Retry(retry_after_max=10**9).parse_retry_after(value)
    except (InvalidHeader, ValueError, OverflowError, TypeError):
        return None


def check_reply(reply: Reply, asked: str, hosts: Sequence[str] = ()) -> None:
    """Raise Failure where a 200 is not the page: a challenge, the front page, another site."""
    if len(reply.body) < _CHALLENGE_BYTES and _CHALLENGE.search(reply.body):
        raise Failure("blocked", "a challenge page instead of the story", status=reply.status)
    if reply.url == asked:
        return
    here, there = urlsplit(asked), urlsplit(reply.url)
    if site_of(asked) != site_of(reply.url) and not _one_of(there.hostname or "", hosts):
        raise Failure("moved", f"redirected to another site, {there.hostname}", status=reply.status)
    if there.path in ("", "/") and not there.query and here.path not in ("", "/"):
        raise Failure("moved", "redirected to the front page", status=reply.status)


def _one_of(host: str, hosts: Sequence[str]) -> bool:
    return any(host == known or host.endswith("." + known) for known in hosts)


def cause(error: BaseException) -> str:
    """A network error in a few words."""
    chain: list[BaseException] = []
    here: BaseException | None = error
    while here is not None and here not in chain and len(chain) < 12:
        chain.append(here)
        inner = getattr(here, "reason", None)
        arguments = [a for a in here.args if isinstance(a, BaseException)]
        here = inner if isinstance(inner, BaseException) else (arguments[0] if arguments else here.__cause__)
    return _in_words(chain)


_WORDS = (
    ("NameResolutionError", "the host's name is not known"),
    ("ConnectTimeoutError", "no connection in time"),
    ("ReadTimeoutError", "no answer in time"),
    ("ReadTimeout", "no answer in time"),
    ("ConnectionRefusedError", "connection refused"),
    ("ConnectionResetError", "the connection was reset"),
    ("RemoteDisconnected", "the connection was closed without an answer"),
    ("BadStatusLine", "the answer is not HTTP"),
    ("LineTooLong", "a header line is too long"),
    ("LocationParseError", "redirected to something that is no address"),
    ("InvalidChunkLength", "the chunks are malformed"),
    ("IncompleteRead", "the body is cut short"),
    ("DecodeError", "the compression is damaged"),
)


def _in_words(chain: Sequence[BaseException]) -> str:
    names = {type(error).__name__ for error in chain}
    if names & {"SSLError", "SSLCertVerificationError", "SSLEOFError", "SSLZeroReturnError"}:
        detail = next((getattr(e, "verify_message", "") for e in chain if hasattr(e, "verify_message")), "")
        return f"TLS failed: {detail}" if detail else "TLS failed"
    for name, words in _WORDS:
        if name in names:
            return words
    last = chain[-1]
    words = str(last) if not isinstance(last, HTTPError) else type(last).__name__
    return words[:200] or type(last).__name__
