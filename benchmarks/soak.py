"""Watch a newsroom on loopback for many simulated hours, one run an hour, and see whether anything grows.

    python -m benchmarks.soak --sources 20 --pages 400 --hours 12

Each hour brings its share of the pages. A line a run: what it landed, how long it took, this process's memory, the
bytes of the warehouse and of the published copy, and those bytes for each figure held.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flows.monitor import run_monitor
from flows.prefect_server import quiet_server
from flows.settings import Settings, parse
from warehouse.reader import Reader

PLACES = ("Guangdong", "Zhejiang", "Jiangsu", "Sichuan", "Hubei", "Shandong", "Fujian", "Hunan")
NAMES = ("Lin Qiao", "Zhao Zhiyun", "Chen Wei", "Wu Ming", "Sun Li", "He Fang")
LISTED = 40  # stories in a feed
PORTS = 8  # so many hosts share the sources
_WORDS = (
    "river mountain office policy market engineer harbour winter library factory student teacher bridge garden "
    "signal network museum railway forest island orchard theatre compass lantern village morning report council "
    "budget turbine satellite kitchen journal meadow station canal printer harvest festival workshop"
).split()


@dataclass
class Newsroom:
    """The stories of all sources, by the hour in which they came out."""

    sources: int
    began: datetime
    stories: list[list[tuple[int, int]]] = field(default_factory=list)  # of each source: number and hour
    ports: list[int] = field(default_factory=list)
    count: int = 0

    def publish(self, many: int, hour: int) -> None:
        self.stories = self.stories or [[] for _ in range(self.sources)]
        for _ in range(many):
            self.stories[self.count % self.sources].append((self.count, hour))
            self.count += 1

    def at(self, hour: int) -> datetime:
        return self.began + timedelta(hours=hour)

    def address(self, source: int) -> str:
        return f"http://127.0.0.1:{self.ports[source % len(self.ports)]}/{source}"

    def answer(self, path: str) -> tuple[bytes, str] | None:
        parts = path.strip("/").split("/")
        if not parts[0].isdigit() or int(parts[0]) >= self.sources:
            return None
        source = int(parts[0])
        if parts[1:] == ["feed.xml"]:
            return self._feed(source), "application/rss+xml"
        known = dict(self.stories[source])
        number = int(parts[-1].removesuffix(".html")) if parts[-1][:1].isdigit() else -1
        return (self._story(number, known[number]), "text/html") if number in known else None

    def _feed(self, source: int) -> bytes:
        items = "".join(
            f"<item><title>Story {n}</title><link>{self.address(source)}/story/2026/{n}.html</link>"
            f"<pubDate>{format_datetime(self.at(hour))}</pubDate></item>"
            for n, hour in self.stories[source][-LISTED:]
        )
        return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()

    def _story(self, number: int, hour: int) -> bytes:
        draw = random.Random(number)
        filler = "".join(f"<p>The {' '.join(draw.sample(_WORDS, 14))}.</p>" for _ in range(8))
        place, name = draw.choice(PLACES), draw.choice(NAMES)
        value = 1000 + 10 * hour + PLACES.index(place)
        return (
            f"<html><head><title>{place} counts its models</title>"
            f'<meta name="publishdate" content="{self.at(hour).isoformat()}"></head><body>'
            f"<h1>{place} counts its models</h1>"
            f"<p>{place} has {value:,} large language models, an official said on Monday.</p>"
            f"<p>“We count {value // 3:,} open-source models among them,” said {name}, an engineer at the "
            f"{draw.choice(_WORDS)} institute.</p>{filler}</body></html>"
        ).encode()


@contextmanager
def serving(room: Newsroom) -> Iterator[None]:
    """The newsroom on its ports, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = room.answer(self.path)
            body, kind = found or (b"", "text/plain")
            tag = f'"{hash(body)}"'
            same = found is not None and self.headers.get("If-None-Match") == tag
            self.send_response(304 if same else 200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if same else body)

        def log_message(self, *_: object) -> None:
            pass

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(PORTS)]
    room.ports = [server.server_address[1] for server in servers]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def configure(room: Newsroom, folder: Path) -> Settings:
    """Every source of the newsroom, asked without a pause."""
    allowed = [f"127.0.0.1:{port}" for port in room.ports]
    sources = "".join(
        f'[[sources]]\nname = "source {n}"\nurl = "{room.address(n)}/feed.xml"\n' for n in range(room.sources)
    )
    text = f'[fetch]\ndelay = 0\nallow_private = {allowed!r}\n[channels]\nfile = "file:alerts.txt"\n{sources}'
    return parse(text).below(folder)


def _memory() -> float:
    """Resident megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def _line(hour: int, seconds: float, room: Newsroom, data: Path, new: int, unchanged: int) -> str:
    with Reader.open(data) as reader:
        figures = int(reader.sql("SELECT count(*) FROM store.figures").rows[0][0])
    private, copy = ((data / name).stat().st_size for name in ("private/warehouse.duckdb", "headway.duckdb"))
    return (
        f"{hour:>4} {room.count:>6} {new:>5} {unchanged:>9} {seconds:>7.1f} {_memory():>6.0f} {figures:>7} "
        f"{private / 1e6:>8.2f} {copy / 1e6:>7.2f} {private / max(figures, 1):>9.0f} {copy / max(figures, 1):>7.0f}"
    )


def main() -> None:
    """Print a line a run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--hours", type=int, default=12)
    options = parser.parse_args()
    room = Newsroom(
        options.sources, datetime.now(UTC).replace(microsecond=0) - timedelta(hours=options.hours)
    )
    print(
        "hour  pages   new unchanged seconds    MB  figures  private    copy  B/figure  B/figure", flush=True
    )
    with tempfile.TemporaryDirectory() as folder, serving(room), quiet_server(Path(folder)):
        settings = configure(room, Path(folder) / "data")
        for hour in range(options.hours):
            room.publish(options.pages * (hour + 1) // options.hours - room.count, hour)
            now, began = room.at(hour) + timedelta(minutes=5), time.monotonic()
            summary = run_monitor(settings, clock=lambda now=now: now)  # type: ignore[misc]
            if summary.status not in ("ok", "partial"):
                raise SystemExit(f"hour {hour}: {summary.status}: {'; '.join(summary.notes)}")
            unchanged = sum(row.unchanged for row in summary.sources)
            seconds = time.monotonic() - began
            print(_line(hour, seconds, room, settings.folder, summary.landed.articles, unchanged), flush=True)


if __name__ == "__main__":
    main()
