"""Connections that go only where the gate allows, and that end in time whatever the other side does.

A time-out of requests counts silence; a server that sends one byte a second is never silent. `Deadline` cuts
the connection when the whole time is over.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from flows.addresses import Gate

_current = threading.local()
_ADDRESSES_TRIED = 4


class Deadline:
    """The whole time of one request in this thread: `with Deadline(60) as deadline: …`. When it is over the
    connection is shut down, whatever it was doing, and `expired` is True."""

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self.peer: str | None = None
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(max(seconds, 0.001), self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        _current.deadline = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        _current.deadline = None

    def watch(self, sock: socket.socket | None) -> None:
        """Take the connection that the request goes over, and note the address at its other end."""
        self._socket = sock
        if sock is not None and self.peer is None:
            with suppress(OSError):  # reset already: reading will say so
                self.peer = str(sock.getpeername()[0])
        if self.expired:
            self._expire()

    def _expire(self) -> None:
        self.expired = True
        if self._socket is not None:
            with suppress(OSError):  # closed already
                self._socket.shutdown(socket.SHUT_RDWR)


class _Guarded:
    """Mixed into urllib3's connections: pinned addresses, and the deadline of the current request."""

    gate: Gate

    def _new_conn(self: Any) -> socket.socket:
        try:
            addresses = self.gate.resolve(self._dns_host, self.port)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(self.host, self, _as_gaierror(error)) from error
        return _connect(self, addresses[:_ADDRESSES_TRIED])

    def getresponse(self: Any) -> Any:
        deadline: Deadline | None = getattr(_current, "deadline", None)
        if deadline is not None:
            deadline.watch(self.sock)
        return super().getresponse()  # type: ignore[misc]


def _as_gaierror(error: Exception) -> socket.gaierror:
    return error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))


def _connect(connection: Any, addresses: list[str]) -> socket.socket:
    """A socket to the first address that answers."""
    failure: OSError | None = None
    for address in addresses:
        try:
            return create_connection(
                (address, connection.port), connection.timeout, socket_options=connection.socket_options
            )
        except OSError as error:
            failure = error
    if isinstance(failure, TimeoutError):
        raise ConnectTimeoutError(connection, f"no connection within {connection.timeout} s") from failure
    raise NewConnectionError(connection, str(failure)) from failure


class GuardedAdapter(HTTPAdapter):
    """An adapter of requests whose connections pass the gate."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        super().__init__(pool_connections=2, pool_maxsize=1)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        plain = type("Connection", (_Guarded, HTTPConnection), {"gate": self._gate})
        secure = type("SecureConnection", (_Guarded, HTTPSConnection), {"gate": self._gate})
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }


def session(gate: Gate, agent: str, proxy: str | None = None) -> requests.Session:
    """A session that reads nothing from the environment (no .netrc, no proxy but the one given). Through a
    proxy it is the proxy that looks names up: private addresses are then refused only where they are written
    out."""
    made = requests.Session()
    made.trust_env = False
    if proxy:
        made.proxies = {"http": proxy, "https": proxy}
    made.mount("http://", GuardedAdapter(gate))
    made.mount("https://", GuardedAdapter(gate))
    made.headers.update(
        {
            "User-Agent": agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "en,zh-CN;q=0.9,zh;q=0.8",
            "Accept-Encoding": "gzip, deflate, br",
        }
    )
    return made
