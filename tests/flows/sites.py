"""A site on loopback that a test can change, and what a run over it told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flows.settings import Settings, parse

TODAY = f"{datetime.now(UTC) - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
Page = tuple[bytes, dict[str, str]]


def story(models: int) -> Page:
    body = (
        f'<html><head><meta name="publishdate" content="{TODAY}"></head><body><h1>The count of models</h1>'
        f"<p>China has released at least {models} large language models, said Zhao Zhiyun of the institute.</p>"
        "<p>Officials met in the capital to talk about the next steps of a growing industry, and about the power "
        "that it needs.</p></body></html>"
    )
    return body.encode(), {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{models}"'}


class Site:
    """Pages on loopback that a test can change; `asked` holds (path, If-None-Match) of every request, and a page in
    `held` is answered when its event is set."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.held: dict[str, threading.Event] = {}
        self.address = ""

    def feed(self, *paths: str, etag: str = '"feed"') -> None:
        items = "".join(f"<item><title>t</title><link>{self.address}{p}</link></item>" for p in paths)
        body = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
        self.pages["/feed.xml"] = body, {"Content-Type": "application/rss+xml", "ETag": etag}

    def settings(self, folder: Path, more: str = "", fetch: str = "") -> Settings:
        host = self.address.removeprefix("http://")
        text = (
            f'[fetch]\ndelay = 0\nrevisit_hours = 0\ntries = 1\nallow_private = ["{host}"]\n{fetch}\n'
            f'[[sources]]\nname = "site"\nurl = "{self.address}/feed.xml"\n'
            f'[channels]\nfile = "file:alerts.txt"\n{more}'
        )
        return parse(text).below(folder)


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            condition = self.headers.get("If-None-Match")
            site.asked.append((self.path, condition))
            if self.path in site.held:
                site.held[self.path].wait(200)
            body, headers = site.pages.get(self.path, (b"", {}))
            known = condition is not None and condition == headers.get("ETag")
            self.send_response(304 if known else 200 if headers else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0" if known else str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if known else body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def told(folder: Path) -> int:
    path = folder / "alerts.txt"
    return path.read_text(encoding="utf-8").count("large language models, China") if path.exists() else 0
