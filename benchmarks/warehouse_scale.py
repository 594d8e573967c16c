"""How the warehouse bears up: N million made figures, then landings of 1,000 figures, publishing, the report, what people ask.

    python -m benchmarks.warehouse_scale [MILLIONS] [FOLDER]

Prints; asserts nothing. The first million is made by the product's own claims (minutes), more are that million again under
other ids (see warehouse_world). FOLDER keeps the world for another time. The load beside each time is that of the machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks import warehouse_world as world
from flows import report
from parsers import languages
from warehouse.connection import PUBLISHED, rows
from warehouse.reader import Reader
from warehouse.records import Landed, Rule
from warehouse.statements import script
from warehouse.store import Warehouse

MILLION = 1_000_000
MEMORY = "4GB"  # that DuckDB may take; more goes to disk
ASKED = 4  # times; the first is told apart
T = TypeVar("T")


def main() -> None:
    """Make the world if it is not there, then measure."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch)
        if not (folder / PUBLISHED).exists():
            timed("the world", lambda: make(folder, millions, Path(scratch) / "first"))
        with Warehouse.open(folder) as house:
            write(house)
        timed("the report's page and feed", lambda: report.write(folder, "a made world"))
        with Reader.open(folder) as reader:
            ask(reader)


def make(folder: Path, millions: float, first: Path) -> None:
    """The made world, published in the folder."""
    times = max(1, round(millions))
    with Warehouse.open(folder if times == 1 else first) as house:
        house._connection.execute(f"SET memory_limit = '{MEMORY}'")
        world.make(house._connection, int(min(millions, 1.0) * MILLION))
        world.claim(house._connection)
        house.publish()
    if times > 1:
        with Warehouse.open(folder) as house:
            house._connection.execute(f"SET memory_limit = '{MEMORY}'")
            world.multiply(house._connection, first / PUBLISHED, times)
            house.publish()


def write(house: Warehouse) -> None:
    """Land 1,000 figures three times, the first with nothing of the file in DuckDB's memory, then publish."""
    languages.get("en")  # what lands pages has read them
    house._connection.execute(f"SET memory_limit = '{MEMORY}'")
    for table in ("figures", "series", "readings", "steps", "claims"):
        print(f"{rows(house._connection, f'SELECT count(*) FROM store.{table}')[0][0]:>14,}  {table}")
    trial = rows(house._connection, "SELECT count(*) FROM store.runs")[0][0]
    for nth in range(3):
        print(
            "   ", timed("land 200 articles, 1,000 figures", lambda nth=nth: land(house, nth, trial * 1000))
        )
    house.begin_run(f"trial {trial}", datetime.now(UTC), "benchmark")
    timed("checkpoint", lambda: house._connection.execute("CHECKPOINT"))
    path = timed("publish", house.publish)
    timed("publish, nothing changed", house.publish)
    print(f"{path.stat().st_size / 1e6:>11,.0f} MB  published")


def land(house: Warehouse, nth: int, first: int) -> Landed:
    """Two hundred articles of five figures about the series that there are."""
    day = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=nth)
    pages = [world.article(day, first + n) for n in range(200)]
    return house.land(f"bench{nth}", pages, [Rule(name="all", channels=("file",))], day + timedelta(hours=3))


def ask(reader: Reader) -> None:
    """What people ask: the first time, then the median of the others, in milliseconds."""
    claim = reader.sql(
        "SELECT printf('%016x', any_value(claim_id)) FROM store.claims WHERE kind = 'changed'"
    ).rows[0][0]
    explained = ("alerts explain", script("alerts/explained").sql, {"id": str(claim)[:12]})
    for name, query, values in (*((n, q, {}) for n, q in QUESTIONS), explained):
        times = []
        for _ in range(ASKED):
            start = time.perf_counter()
            found = reader.sql(query, values)
            times.append(1000 * (time.perf_counter() - start))
        rest = statistics.median(times[1:])
        print(f"{times[0]:7.0f} {rest:7.0f} ms  {name}: {len(found.rows):,} rows ({_load()})", flush=True)


def timed(what: str, do: Callable[[], T]) -> T:
    """Do it and print how long it took, by the clock and of the processors."""
    clock, used = time.perf_counter(), time.process_time()
    result = do()
    took = time.perf_counter() - clock
    print(
        f"{took:8.2f} s {time.process_time() - used:8.2f} s of the processors  {what} ({_load()})", flush=True
    )
    return result


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


QUESTIONS = (
    ("trend of a long series", "FROM trend('users', subject := 'Lab 0')"),
    ("trend of a short series", "FROM trend('users', subject := 'Lab 15000')"),
    ("trend_monthly", "FROM trend_monthly('users', subject := 'Lab 0')"),
    ("latest, worked out for all series", "SELECT count(value), max(series) FROM latest"),
    ("latest, the 50 highest", "FROM latest WHERE metric = 'users' ORDER BY value DESC LIMIT 50"),
    ("latest, all rows fetched", "FROM latest"),
    ("conflicts, worked out", "SELECT count(value), count(other_value), max(claim) FROM conflicts"),
    ("conflicts, the 50 newest", "FROM conflicts ORDER BY first_seen DESC LIMIT 50"),
    ("conflicts of a lab", "FROM conflicts WHERE subject = 'Lab 3'"),
    ("figures of a day", "FROM figures WHERE published >= '2026-04-30' AND published < '2026-05-01'"),
    ("figures of a lab", "SELECT value, sentence, published FROM figures WHERE subject = 'Lab 15000'"),
    ("quotes_about", "SELECT speaker, text FROM quotes_about('lab 976 ')"),
    ("revisions, 50", "FROM revisions LIMIT 50"),
    ("claims, the 50 newest changes", "FROM claims WHERE kind = 'changed' ORDER BY first_seen DESC LIMIT 50"),
)

if __name__ == "__main__":
    main()
