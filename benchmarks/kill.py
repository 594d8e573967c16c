"""Kill -9 `headway run` at random moments, over and over, and count what was lost or doubled.

A newsroom on loopback publishes a few stories before every attempt, each with one figure that no other has. An
attempt is killed in a phase drawn by lot (or ends before). After the last one a run is left to end; then every
story must be in the warehouse once, with its figure once, and every figure must have been told.

    python benchmarks/kill.py --kills 200
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flows.prefect_server import quiet_environment, quiet_server
from warehouse.reader import Reader

PLACES = ("Guangdong", "Zhejiang", "Jiangsu", "Sichuan", "Hubei", "Shandong", "Fujian", "Hunan")
PHASES = ("start", "discover", "fetch", "land", "alert", "publish")
STORIES = 4  # new ones before each attempt
FIRST = 1000
_WORDS = (
    "river mountain office policy market engineer harbour winter library factory student teacher bridge garden "
    "signal network museum railway forest island orchard theatre compass lantern village morning report council "
    "budget turbine satellite kitchen journal meadow station canal printer harvest festival workshop"
).split()


@dataclass
class Newsroom:
    """Stories so far, and which addresses were asked for since the last attempt began."""

    count: int = 0
    port: int = 0
    began: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(hours=12))
    asked: set[str] = field(default_factory=set)

    def paths(self) -> list[str]:
        return [f"/story/2026/{FIRST + n}.html" for n in range(self.count)]

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>Story {n}</title><link>http://127.0.0.1:{self.port}{path}</link>"
            f"<pubDate>{format_datetime(self.at(n))}</pubDate></item>"
            for n, path in enumerate(self.paths())
        )
        return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()

    def at(self, number: int) -> datetime:
        return self.began + timedelta(seconds=number)

    def story(self, number: int) -> bytes:
        draw = random.Random(number)
        filler = "".join(f"<p>The {' '.join(draw.sample(_WORDS, 14))}.</p>" for _ in range(5))
        place = PLACES[number % len(PLACES)]
        return (
            f'<html><head><title>{place} counts its models</title><meta name="publishdate" '
            f'content="{self.at(number).isoformat()}"></head><body><h1>{place} counts its models</h1>'
            f"<p>{place} has {FIRST + number} large language models, an official said on Monday.</p>{filler}</body></html>"
        ).encode()


@contextmanager
def open_newsroom() -> Iterator[Newsroom]:
    """The newsroom, answering until the block ends."""
    room = Newsroom()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            room.asked.add(self.path)
            if self.path == "/feed.xml":
                body, kind = room.feed(), "application/rss+xml"
            elif self.path in room.paths():
                body, kind = room.story(room.paths().index(self.path)), "text/html"
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    room.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield room
    finally:
        server.shutdown()
        server.server_close()


class Trial:
    """Attempts on one data folder."""

    def __init__(self, room: Newsroom, folder: Path, api: str) -> None:
        self.room = room
        self.data = folder / "data"
        self.alerts = self.data / "alerts.jsonl"
        self.config = folder / "headway.toml"
        self.config.write_text(
            f'[fetch]\ndelay = 0\nallow_private = ["127.0.0.1:{room.port}"]\npages_per_source = 5000\n'
            f'[[sources]]\nname = "room"\nurl = "http://127.0.0.1:{room.port}/feed.xml"\n'
            '[channels]\nfile = "file:alerts.jsonl"\n[[alerts]]\nname = "all"\ncore_only = false\n',
            encoding="utf-8",
        )
        home = folder / "prefect"
        home.mkdir(exist_ok=True)
        self._environment = {**os.environ, **quiet_environment(home), "PREFECT_API_URL": api}
        self._environment |= {"PREFECT_LOGGING_LEVEL": "CRITICAL"}

    def start(self) -> subprocess.Popen[bytes]:
        """A run, with a few stories more than the last."""
        self.room.count += STORIES
        self.room.asked.clear()
        script = "from flows.cli import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", script, "run", "--config", str(self.config)],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def kill(self, phase: str, wait: float) -> str:
        """Start a run, kill it `wait` seconds into a phase; the phase in which it was, or "ended"."""
        before = self._marks()
        process = self.start()
        while process.poll() is None and PHASES.index(self._phase(before)) < PHASES.index(phase):
            time.sleep(0.002)
        time.sleep(wait)
        where = self._phase(before) if process.poll() is None else "ended"
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        return where

    def finish(self) -> str:
        """A run that is left to end; what it printed. Raises RuntimeError unless it ended well."""
        process = self.start()
        out = process.communicate()[0].decode()
        if process.returncode != 0:
            raise RuntimeError(f"the last run ended with {process.returncode}:\n{out}")
        return out

    def _marks(self) -> tuple[int, float]:
        copy = self.data / "headway.duckdb"
        told = self.alerts.stat().st_size if self.alerts.exists() else 0
        return told, copy.stat().st_mtime if copy.exists() else 0.0

    def _phase(self, before: tuple[int, float]) -> str:
        told, copied = self._marks()
        if copied != before[1]:
            return "publish"
        if told != before[0]:
            return "alert"
        asked = self.room.asked
        if asked >= set(self.room.paths()[-STORIES:]):
            return "land"
        if any(path.startswith("/story") for path in asked):
            return "fetch"
        return "discover" if asked else "start"

    def verdict(self) -> dict[str, int]:
        """What was lost and what was doubled."""
        wanted = {FIRST + n for n in range(self.room.count)}
        with Reader.open(self.data) as reader:
            unread = int(str(reader.sql("SELECT coalesce(sum(failed), 0) FROM runs").rows[0][0]))
            pages = Counter(str(row[0]) for row in reader.sql("SELECT url FROM articles").rows)
            figures = Counter(
                int(str(row[0]))
                for row in reader.sql("SELECT value::BIGINT FROM figures WHERE metric = 'models'").rows
            )
        told = [json.loads(line) for line in self.alerts.read_text(encoding="utf-8").splitlines()]
        values = Counter(int(line["value"]) for line in told)
        ids = Counter(str(line["alert_id"]) for line in told)
        return {
            "pages": len(wanted),
            "pages unread (a defect of the parsers)": unread,
            "pages lost": len(wanted) - len(pages),
            "pages doubled": sum(pages.values()) - len(pages),
            "figures lost": len(wanted - figures.keys()),
            "figures doubled": sum(figures.values()) - len(figures),
            "alerts lost": len(wanted - values.keys()),
            "alerts doubled under another id": len(ids) - len(values),
            "alerts sent again before they were confirmed": sum(ids.values()) - len(ids),
        }


def torture(folder: Path, kills: int, seed: int, api: str) -> tuple[Counter[str], dict[str, int]]:
    """Kill so many runs; where they died, and the verdict after one that was left to end."""
    draw, died = random.Random(seed), Counter[str]()
    with open_newsroom() as room:
        trial = Trial(room, folder, api)
        while sum(count for phase, count in died.items() if phase != "ended") < kills:
            died[trial.kill(draw.choice(PHASES), draw.expovariate(4))] += 1
        trial.finish()
        return died, trial.verdict()


def main() -> None:
    """Print the tables; exit status 1 if anything was lost or doubled."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, quiet_server(Path(folder)) as api:
        started = time.monotonic()
        died, verdict = torture(Path(folder), options.kills, options.seed, api)
        print(f"{options.kills} kills in {time.monotonic() - started:.0f} s, seed {options.seed}")
    print("killed in:", ", ".join(f"{phase} {died[phase]}" for phase in (*PHASES, "ended")))
    for name, count in verdict.items():
        print(f"{count:>6}  {name}")
    sys.exit(any(count for name, count in verdict.items() if "lost" in name or "doubled" in name))


if __name__ == "__main__":
    main()
