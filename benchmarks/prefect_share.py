"""A run over so many pages of a site on loopback: what of it Prefect takes after its start-up, and the landing rate.

The moments at which headway's own steps run are noted; what lies between the flow's first line and its last and in
no such step is held to be Prefect's, so the share is an upper bound."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks import memory

_STEPS = (
    "unread", "unlanded", "hosts", "discover", "choose", "harvest", "note", "written", "land", "tell", "note_sources",
    "forget", "summary", "close", "__init__",
)  # fmt: skip


def measure(count: int) -> dict[str, Any]:
    """Pages a second, Prefect's share, what landed at what rate, the peak of memory."""
    from flows import monitor, report, settings
    from flows.session import Session
    from warehouse.store import Warehouse

    busy: list[tuple[str, float, float]] = []
    for step in _STEPS:
        setattr(Session, step, _noted(step, getattr(Session, step), busy))
    monitor.deliver = _noted("deliver", monitor.deliver, busy)
    report.write = _noted("report", report.write, busy)
    Warehouse.publish = _noted("publish", Warehouse.publish, busy)
    Warehouse.open = _noted("open", Warehouse.open, busy)
    monitor.watch = _noted("watch", monitor.watch, busy)
    with tempfile.TemporaryDirectory() as folder, _site(count) as address:
        host = address.removeprefix("http://")
        chosen = settings.parse(
            f'[fetch]\ndelay = 0\nallow_private = ["{host}"]\npages_per_source = {count}\n'
            f'[[sources]]\nname = "site"\nurl = "{address}/feed.xml"\n[channels]\nfile = "file:alerts.txt"\n'
        ).below(Path(folder))
        start = time.perf_counter()
        summary = monitor.run_monitor(chosen)
        whole = time.perf_counter() - start
    (watch,) = [(a, b) for step, a, b in busy if step == "watch"]
    own = _union([(a, b) for step, a, b in busy if step != "watch" and a >= watch[0]])
    landing = sum(b - a for step, a, b in busy if step == "land")
    flow = watch[1] - watch[0]
    return {
        "pages": count, "status": summary.status, "articles": summary.landed.articles, "figures": summary.landed.figures,
        "quotes": summary.landed.quotes, "start_and_stop_seconds": whole - flow, "run_seconds": flow,
        "prefect_share": 1 - own / flow, "landing_seconds": landing, "pages_landed_a_second": count / landing,
        "steps": {s: round(sum(b - a for t, a, b in busy if t == s), 2) for s in dict.fromkeys(t for t, *_ in busy)},
        "peak_megabytes": memory.peak(),
    }  # fmt: skip


def _noted(name: str, do: Callable[..., Any], busy: list[tuple[str, float, float]]) -> Any:
    @wraps(do)
    def step(*args: Any, **more: Any) -> Any:
        start = time.perf_counter()
        try:
            return do(*args, **more)
        finally:
            busy.append((name, start, time.perf_counter()))

    return step


def _union(spans: list[tuple[float, float]]) -> float:
    total, upto = 0.0, 0.0
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, upto))
        upto = max(upto, end)
    return total


@contextmanager
def _site(count: int) -> Iterator[str]:
    """A feed of so many articles, each of some paragraphs with figures and a quote."""
    today = datetime.now(UTC) - timedelta(hours=1)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body, kind = _answer(self.path, count, f"http://{self.headers['Host']}", today)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _answer(path: str, count: int, address: str, today: datetime) -> tuple[bytes, str]:
    if path == "/feed.xml":
        items = "".join(f"<item><title>t</title><link>{address}/{n}.html</link></item>" for n in range(count))
        return (
            f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode(),
            "application/rss+xml",
        )
    if not path.endswith(".html"):
        return b"", "text/plain"
    number = int(path[1:-5])
    told = "".join(
        f"<p>Lab {number % 140 + n} has trained {number % 90 + n + 2} large language models by June, the institute "
        f'said in its count. "They grow by {n + 3} percent a week," said Lin Wei, who leads the survey.</p>'
        for n in range(6)
    )
    chrome = "".join(f'<li class="item"><a href="/{n}.html">Harbour notes {n}</a></li>' for n in range(200))
    title = f"Report {number}: large AI models counted again"
    return (
        f'<html><head><title>{title}</title><meta name="publishdate" content="{today:%Y-%m-%dT%H:%M:%SZ}"></head>'
        f"<body><ul>{chrome}</ul><h1>{title}</h1>{told}</body></html>"
    ).encode(), "text/html; charset=utf-8"
