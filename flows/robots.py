"""robots.txt, read from bytes that we fetched ourselves (RFC 9309), through Protego."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from warehouse.records import Outcome

MAX_BYTES = 500 * 1024  # RFC 9309: at least 500 KiB must be read; the rest is left
TOKEN = "headway"


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin allows us. `refusal` is set when everything is forbidden, and says why; `outcome` is then
    what becomes of its pages: disallowed, or what became of robots.txt itself."""

    rules: Protego | None = None
    refusal: str | None = None
    outcome: Outcome = "disallowed"

    def why_not(self, url: str) -> str | None:
        """None when the address may be fetched, else the reason."""
        if self.refusal is not None:
            return self.refusal
        if self.rules is None or self.rules.can_fetch(url, TOKEN):
            return None
        return f"robots.txt forbids {urlsplit(url).path}"

    @property
    def delay(self) -> float | None:
        """Seconds between requests that the host asks for."""
        return self.rules.crawl_delay(TOKEN) if self.rules is not None else None

    @property
    def sitemaps(self) -> tuple[str, ...]:
        return tuple(self.rules.sitemaps) if self.rules is not None else ()


def address(url: str) -> str:
    """Where the rules for an address lie."""
    return urlsplit(url)._replace(path="/robots.txt", query="", fragment="").geturl()


def read(status: int, body: bytes) -> Robots:
    """The rules of an answer: 2xx is read, 4xx means that there are none, anything else is a no."""
    if 200 <= status < 300:
        text = body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
        return Robots(rules=Protego.parse(text))
    if 400 <= status < 500 and status != 429:
        return Robots()
    return Robots(refusal=f"robots.txt answers {status}, which is taken as a no")
