"""One request and its answer, with a cap on everything that the other side decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException

import requests
from urllib3.exceptions import HTTPError

from flows import transport
from flows.answers import Failure, Reply, cause, check_status
from flows.settings import Fetch as Limits

_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Raw:
    """One exchange: an answer, or where it sends us."""

    location: str | None
    reply: Reply


class Exchange:
    """One request and its answer, within the limits."""

    def __init__(
        self, limits: Limits, session: requests.Session, deadline: transport.Deadline, keep: int | None
    ) -> None:
        self._limits = limits
        self._session = session
        self._deadline = deadline
        self._keep = keep

    def run(self, url: str, headers: Mapping[str, str]) -> Raw:
        """Raises Failure for an answer that is none, Refused for a host that must not be asked."""
        request = self._session.prepare_request(requests.Request("GET", url, headers=dict(headers)))
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
            if self._deadline.expired:  # the head was cut: by chance that looks like its end, or like a reset
                raise self._unreached(TimeoutError())
            return self._read(url, request, response)
        finally:
            response.close()

    def _read(self, url: str, request: requests.PreparedRequest, response: requests.Response) -> Raw:
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
        return Raw(location, reply)

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


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _size(count: int) -> str:
    """Bytes in the unit that a person would use."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
