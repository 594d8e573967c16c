"""Which addresses may be fetched. Pages and feeds are written by strangers: what they link to may point at this
machine or at the network around it.

A host's name is looked up once for a connection, every address it gives is checked, and the connection goes to
a checked address: a name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from w3lib.url import safe_url_string

PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 4096
_HOST = re.compile(r"[a-z0-9_-][a-z0-9._-]*|[0-9a-f:.]+", re.IGNORECASE)
_HINT = " (what is yours can be named in allow_private)"
IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """An address that must not be fetched; the text says why."""


def clean(url: str, base: str | None = None) -> str:
    """The address as it goes over the wire: joined to `base`, escaped, without fragment. Raises Refused when it
    is none of the web's."""
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        if len(joined) > MAX_LENGTH:
            raise Refused(f"the address is longer than {MAX_LENGTH} characters")
        safe = safe_url_string(joined)
        parts = urlsplit(safe)
        port = parts.port
    except (ValueError, UnicodeError) as error:
        raise Refused(f"not an address: {error}") from error
    if parts.scheme.lower() not in PORTS:
        raise Refused(f"{parts.scheme or 'no'} scheme; only http and https are fetched")
    if not _HOST.fullmatch(parts.hostname or "") or port == 0:
        raise Refused("the address names no host")
    if parts.username or parts.password:
        raise Refused("the address carries a user name or password")
    return parts._replace(fragment="", scheme=parts.scheme.lower(), path=parts.path or "/").geturl()


def host_of(url: str) -> str:
    """The host of a clean address, with the port where it is not the scheme's own: the key of a host's slot. Empty
    for what is no address, and will be refused as such."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    return host if port in (None, PORTS.get(parts.scheme)) else f"{host}:{port}"


_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})


def site_of(url: str) -> str:
    """The registrable name, roughly: the last two labels, or three below com.cn and its like."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = host.split(".")
    if labels[-1].isdigit() or ":" in host:
        return host
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-count:])


class Gate:
    """Decides which addresses may be connected to.

    `allowed` names what may lie in a private network: a host ("localhost"), one port of a host
    ("127.0.0.1:8000"), or a network ("198.18.0.0/15").
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        entries = [entry.strip().lower() for entry in allowed]
        self._networks = [ipaddress.ip_network(e, strict=False) for e in entries if "/" in e]
        self._names = frozenset(e for e in entries if "/" not in e)

    def check(self, url: str) -> None:
        """Refuse an address whose host is written as a private IP; names are checked when they are resolved."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return
        if not self._may(address, host, port):
            raise Refused(f"{host} is a private or reserved address{_HINT}")

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to, in the resolver's order. Raises Refused when it has
        none but private ones, socket.gaierror when the name is not known."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
        allowed = [a for a in addresses if self._may(ipaddress.ip_address(a.split("%")[0]), host, port)]
        if not allowed:
            raise Refused(f"{host} leads to the private address {addresses[0]}{_HINT}")
        return allowed

    def _may(self, address: IP, host: str, port: int) -> bool:
        name = host.strip("[]").lower().rstrip(".")
        if name in self._names or f"{name}:{port}" in self._names:
            return True
        return is_public(address) or any(address in network for network in self._networks)


def is_public(address: IP) -> bool:
    """True for an address of the open Internet; one wrapped in IPv6 is judged by what it wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if wrapped is None and address in ipaddress.ip_network("64:ff9b::/96"):
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not address.is_multicast
