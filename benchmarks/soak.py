"""Watch a newsroom on loopback for many simulated hours, one run an hour, and see whether anything grows.

    python -m benchmarks.soak                                            # 20 sources, 400 pages, 12 hours
    python -m benchmarks.soak --sources 1000 --hosts 200 --pages 20000 --hours 48

Each hour brings its share of the pages; a feed lists a source's newest eight, which are asked for again every six
hours. Each run is a process of its own with its own Prefect server, as those of cron and of `headway serve` are. A line
a run: what it landed and asked for, how long it took with its start, the most memory, descriptors and threads that it
had at once, the archive's files, the bytes of the warehouse and of the published copy, and those bytes for each figure
held. At the end the first and the last quarter side by side.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from statistics import mean

from flows.monitor import run_monitor
from flows.settings import parse
from flows.summary import RunSummary
from warehouse.reader import Reader

PLACES = ("Guangdong", "Zhejiang", "Jiangsu", "Sichuan", "Hubei", "Shandong", "Fujian", "Hunan")
NAMES = ("Lin Qiao", "Zhao Zhiyun", "Chen Wei", "Wu Ming", "Sun Li", "He Fang")
LISTED = 8  # stories in a feed
_WORDS = (
    "river mountain office policy market engineer harbour winter library factory student teacher bridge garden "
    "signal network museum railway forest island orchard theatre compass lantern village morning report council "
    "budget turbine satellite kitchen journal meadow station canal printer harvest festival workshop"
).split()


@dataclass
class Newsroom:
    """The stories of all sources, by the hour in which they came out."""

    sources: int
    hosts: int
    began: datetime
    stories: list[list[tuple[int, int]]] = field(default_factory=list)  # of each source: number and hour
    port: int = 0
    count: int = 0

    def publish(self, many: int, hour: int) -> None:
        self.stories = self.stories or [[] for _ in range(self.sources)]
        for _ in range(many):
            self.stories[self.count % self.sources].append((self.count, hour))
            self.count += 1

    def at(self, hour: int) -> datetime:
        return self.began + timedelta(hours=hour)

    def address(self, source: int) -> str:
        """Every address below 127 leads here: each host has one."""
        host = source % self.hosts
        return f"http://127.0.{host // 250}.{host % 250 + 1}:{self.port}/{source}"

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
    """The newsroom on its port, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

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

    class Loopback(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def verify_request(self, _: object, client: object) -> bool:
            return str(client).startswith("('127.")

    server = Loopback(("", 0), Handler)
    room.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def configuration(room: Newsroom) -> str:
    """Settings that name every source of the newsroom, to be asked without a pause."""
    sources = "".join(
        f'[[sources]]\nname = "source {n}"\nurl = "{room.address(n)}/feed.xml"\n' for n in range(room.sources)
    )
    return f'[fetch]\ndelay = 0\nallow_private = ["127.0.0.0/16"]\n[channels]\nfile = "file:alerts.txt"\n{sources}'


@dataclass(slots=True)
class Most:
    """The most that a process had at once."""

    megabytes: float = 0.0
    descriptors: int = 0
    threads: int = 0

    def look(self, ended: threading.Event) -> None:
        """Keep looking until the run has ended."""
        while not ended.wait(0.2):
            self.descriptors = max(self.descriptors, sum(1 for _ in Path("/proc/self/fd").iterdir()))
            self.threads = max(self.threads, threading.active_count())
        self.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def run_once(configured: str, data: Path, now: datetime) -> tuple[RunSummary, Most]:
    """One run at a time, in this process."""
    most, ended = Most(), threading.Event()
    looking = threading.Thread(target=most.look, args=(ended,))
    looking.start()
    try:
        return run_monitor(parse(configured).below(data), clock=lambda: now), most
    finally:
        ended.set()
        looking.join()


@dataclass(frozen=True, slots=True)
class Hour:
    """One run, and what there was after it. Bytes and megabytes are decimal."""

    hour: int
    new: int
    asked: int
    seconds: float
    most: Most
    archive_files: int
    figures: int
    private: int
    copy: int

    def line(self) -> str:
        return (
            f"{self.hour:>4} {self.new:>5} {self.asked:>5} {self.seconds:>7.1f} {self.most.megabytes:>6.0f} "
            f"{self.most.descriptors:>4} {self.most.threads:>7} {self.archive_files:>5} {self.figures:>7} "
            f"{self.private / 1e6:>8.2f} {self.copy / 1e6:>7.2f} {self.private / max(self.figures, 1):>9.0f} "
            f"{self.copy / max(self.figures, 1):>7.0f}"
        )


HEAD = "hour   new asked seconds    MB  fds threads files figures  private    copy  B/figure  B/figure"


def measured(hour: int, seconds: float, summary: RunSummary, most: Most, data: Path) -> Hour:
    """What a run came to."""
    with Reader.open(data) as reader:
        figures = int(str(reader.sql("SELECT count(*) FROM store.figures").rows[0][0]))
    return Hour(
        hour=hour,
        new=summary.landed.articles,
        asked=sum(row.fetched + row.unchanged + row.failed for row in summary.sources) + len(summary.sources),
        seconds=seconds,
        most=most,
        archive_files=sum(1 for _ in (data / "archive").iterdir()),
        figures=figures,
        private=(data / "private" / "warehouse.duckdb").stat().st_size,
        copy=(data / "headway.duckdb").stat().st_size,
    )


def compared(hours: list[Hour]) -> str:
    """The first quarter beside the last."""
    size = max(1, len(hours) // 4)
    lines = []
    for name, part in (("first", hours[:size]), ("last", hours[-size:])):
        each = 1000 * sum(h.seconds for h in part) / sum(h.asked for h in part)
        lines.append(
            f"{name} quarter: {mean(h.seconds for h in part):.1f} s a run, {each:.2f} ms an address asked for, "
            f"{mean(h.most.megabytes for h in part):.0f} MB, at most {max(h.most.descriptors for h in part)} descriptors and "
            f"{max(h.most.threads for h in part)} threads"
        )
    return "\n".join(lines)


def main() -> None:
    """Print a line a run, and the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, value in (("sources", 20), ("hosts", 8), ("pages", 400), ("hours", 12)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--keep", type=Path, help="the folder to leave everything in")
    options = parser.parse_args()
    began = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=options.hours)
    room, hours = Newsroom(options.sources, options.hosts, began), list[Hour]()
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder, serving(room):
        configured, data = configuration(room), (options.keep or Path(folder)) / "data"
        for hour in range(options.hours):
            room.publish(options.pages * (hour + 1) // options.hours - room.count, hour)
            started = time.monotonic()
            with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
                now = room.at(hour) + timedelta(minutes=5)
                summary, most = process.submit(run_once, configured, data, now).result()
            if summary.status not in ("ok", "partial"):
                raise SystemExit(f"hour {hour}: {summary.status}: {'; '.join(summary.notes)}")
            hours.append(measured(hour, time.monotonic() - started, summary, most, data))
            print(hours[-1].line(), flush=True)
    print(compared(hours))


if __name__ == "__main__":
    main()
