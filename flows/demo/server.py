"""The sample newsroom on loopback: answers like a news site, with dates, tags and 304s."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from flows.demo.editions import Body, edition

HOST = "127.0.0.1"


class Newsroom:
    """A running newsroom. `address` is its base; `turn_to` brings out another edition; `hits` counts answers
    by status."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._server = ThreadingHTTPServer((HOST, 0), _handler(self))
        self._server.daemon_threads = True
        self.address = f"http://{HOST}:{self._server.server_port}"
        self.hits: dict[int, int] = {}
        self._lock = threading.Lock()
        self._bodies: dict[str, Body] = {}
        self.turn_to(1)

    def turn_to(self, number: int) -> None:
        """Serve edition `number` from here on."""
        self._bodies = edition(number, self._now, self.address)

    def body(self, path: str) -> Body | None:
        """What lies at `path`, or None."""
        return self._bodies.get(path)

    def count(self, status: int) -> None:
        with self._lock:
            self.hits[status] = self.hits.get(status, 0) + 1

    def serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def open_newsroom(now: datetime) -> Iterator[Newsroom]:
    """The newsroom's first edition, dated back from the aware time `now`, served from a thread until the end."""
    room = Newsroom(now)
    thread = threading.Thread(target=room.serve, name="sample newsroom", daemon=True)
    thread.start()
    try:
        yield room
    finally:
        room.close()
        thread.join()


def _handler(room: Newsroom) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = room.body(self.path)
            if body is None:
                return self._answer(HTTPStatus.NOT_FOUND, b"not here\n", {"Content-Type": "text/plain"})
            tag = f'"{hashlib.sha256(body.content).hexdigest()[:20]}"'
            headers = {"ETag": tag, "Last-Modified": format_datetime(body.modified)}
            if self.headers.get("If-None-Match") == tag:
                return self._answer(HTTPStatus.NOT_MODIFIED, b"", headers)
            # No charset here on purpose: half of the web leaves it to the page.
            return self._answer(HTTPStatus.OK, body.content, {"Content-Type": body.content_type, **headers})

        def _answer(self, status: HTTPStatus, content: bytes, headers: dict[str, str]) -> None:
            room.count(status)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """The newsroom keeps quiet."""

    return Handler
