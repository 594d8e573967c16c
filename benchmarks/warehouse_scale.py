"""How the warehouse bears up: N million made figures, then trend, latest, conflicts, a landing of 1,000 figures, publishing.

    python benchmarks/warehouse_scale.py [MILLIONS] [FOLDER]

Prints; asserts nothing. The made world: articles of five figures, 20,000 series, of which a few are told much and many
little; a value changes about every thirtieth time it is told, and one report in five hundred disagrees.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from parsers.records import Article, Extraction, Figure
from warehouse import ids, landing
from warehouse.reader import Reader
from warehouse.records import Parsed, Rule
from warehouse.staging import stage
from warehouse.statements import script
from warehouse.store import Warehouse

SERIES = 20_000
CHUNK = 300  # series whose claims are made at once
SLICE = 500_000  # figures made at once
MEMORY = "3GB"  # that DuckDB may take; more goes to disk


def main() -> None:
    """Make the world if it is not there, then measure."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    fresh = not (folder / "private" / "warehouse.duckdb").exists()
    with Warehouse.open(folder) as house:
        connection = house._connection
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        labs(house)
        if fresh:
            timed("make facts", lambda: facts(house, int(millions * 1e6)))
        if not connection.execute("SELECT count(*) FROM store.claims").fetchall()[0][0]:
            timed("make claims", lambda: claims(house))
        for table in ("figures", "claims", "steps", "readings"):
            print(
                f"{table:>12}: {connection.execute(f'SELECT count(*) FROM store.{table}').fetchall()[0][0]:,}"
            )
        for n in range(3):
            landed = timed("land 200 articles, 1,000 figures", lambda n=n: land(house, n))
            print("   ", landed)
        timed("checkpoint", lambda: connection.execute("CHECKPOINT"))
        print(f"{'private':>12}: {(folder / 'private' / 'warehouse.duckdb').stat().st_size / 1e6:,.0f} MB")
        timed("publish", house.publish)
        print(f"{'published':>12}: {(folder / 'headway.duckdb').stat().st_size / 1e6:,.0f} MB")
    with Reader.open(folder) as reader:
        for query in QUERIES:
            for _ in range(3):
                timed(query, lambda query=query: reader.sql(query))


def timed(what: str, do: Callable[[], object]) -> object:
    """Do it and print how long it took."""
    start = time.perf_counter()
    result = do()
    print(f"{time.perf_counter() - start:9.3f} s  {what}", flush=True)
    return result


def labs(house: Warehouse) -> None:
    """The series under their true ids, in a temporary table."""
    house._connection.execute("CREATE OR REPLACE TEMP TABLE labs (s BIGINT, id UBIGINT)")
    rows = [{"s": s, "id": ids.series(users(f"Lab {s}", 0.0))} for s in range(SERIES)]
    stage(house._connection, "labs", rows)


def facts(house: Warehouse, n: int) -> None:
    """Series, articles and figures, written by DuckDB itself, a slice at a time: each is written out before the next."""
    house._connection.execute(SERIES_MADE)
    for start in range(0, n, SLICE):
        made_now = MAKE.format(n=n, start=start, stop=min(n, start + SLICE))
        for statement in house._connection.extract_statements(made_now):
            house._connection.execute(statement)
        house._connection.execute("CHECKPOINT")


def claims(house: Warehouse) -> None:
    """The claims of all series, by the same scripts as a landing, some series at a time."""
    connection = house._connection
    for start in range(0, SERIES, CHUNK):
        for table in ("touched_articles", "touched_series", "new_readings"):
            connection.execute(f"DELETE FROM temp.{table}")
        connection.execute(
            f"INSERT INTO touched_series SELECT id, '-infinity' FROM labs WHERE s BETWEEN {start} AND {start + CHUNK - 1}"
        )
        for statement in connection.extract_statements(script("load/points").sql):
            connection.execute(statement)
        landing.make_claims(connection)


def land(house: Warehouse, nth: int) -> object:
    """Two hundred articles of five figures about the series that there are."""
    day = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=nth)
    pages = [made(day, nth * 1000 + n) for n in range(200)]
    return house.land(f"bench{nth}", pages, [Rule(name="all", channels=("file",))], day + timedelta(hours=3))


def users(subject: str, value: float, words: str = "", start: int = 0) -> Figure:
    """So many users of a lab."""
    return Figure(
        value=value, unit="count", bound="exact", metric="users", text=words, sentence=words, start=start,
        end=start + len(words), noun="users", subject=subject, core=True,
    )  # fmt: skip


def made(day: datetime, n: int) -> Parsed:
    """The n-th article of a day, with five figures."""
    words = [
        f"Lab {(n * 7 + k) % 141 * ((n * 11 + k) % 142)} has {n % 50 + k} thousand users" for k in range(5)
    ]
    text = "\n\n".join(f"{w}, as was told on {day:%d %B} in report {n}." for w in words)
    figures = tuple(
        users(" ".join(w.split()[:2]), (n % 50 + k) * 1000.0, w, text.index(w)) for k, w in enumerate(words)
    )
    url = f"http://bench.example/{day:%Y%m%d}/{n}"
    return Parsed(
        source="bench", url=url, fetched=day + timedelta(hours=2), digest=hashlib.sha256(text.encode()).hexdigest(),
        warc_file="b.warc.gz", warc_offset=n, parser_version="1",
        article=Article(url=url, text=text, lang="en", title=f"Report {n}", published=day, publisher=f"paper{n % 40}"),
        extraction=Extraction(relevant=True, figures=figures),
    )  # fmt: skip


SERIES_MADE = """
INSERT INTO store.series
SELECT id, 'users', 'count', false, 'Lab ' || s, NULL, [], true, true FROM labs
"""

MAKE = """
CREATE OR REPLACE TEMP TABLE made AS
SELECT range AS n, range // 5 AS article, (hash(range) % 141)::BIGINT * (hash(range + 1) % 142)::BIGINT AS s,
       TIMESTAMP '2020-01-01' + to_seconds((range // 5) * (200000000 // ({n} // 5))) AS at_
FROM range({start}, {stop});
INSERT INTO store.articles SELECT article, 'http://made.example/' || article, 'made', at_ FROM made WHERE n % 5 = 0;
INSERT INTO store.captures
SELECT article, article, 'made', 'http://made.example/' || article, at_, hash(article)::VARCHAR, 'a', article
FROM made WHERE n % 5 = 0;
INSERT INTO store.readings
SELECT article, article, article, '1', 'Title of ' || article,
       repeat('Sentence ' || article || ' of the body of an article that is as long as one might be. ', 12),
       'en', NULL, NULL, 'paper' || (article % 300), 'article', at_, NULL, true
FROM made WHERE n % 5 = 0;
INSERT INTO store.reads SELECT article, article, article, '1', article, 'r', at_ FROM made WHERE n % 5 = 0;
INSERT INTO store.current SELECT article, article, article, article, '1', at_, 1, true, at_ FROM made WHERE n % 5 = 0;
INSERT INTO store.stories
SELECT article, article - (CASE WHEN article % 10 < 3 THEN article % 10 ELSE 0 END) FROM made WHERE n % 5 = 0;
INSERT INTO store.figures
SELECT n, article, article, id,
       CASE WHEN hash(n * 7) % 500 = 0 THEN 10
            ELSE 1000 + 10 * ({start} // 500 + row_number() OVER (PARTITION BY s ORDER BY n) // 30) END,
       NULL, 'exact', 'users', NULL, NULL, NULL, 'a report', false, NULL, 'has so many users', 10, 27,
       'Lab ' || s || ' has so many users, as was told in report ' || n || ', which is a sentence of a usual length.'
FROM made JOIN labs USING (s) ORDER BY n;
"""

QUERIES = (
    "FROM trend('users', subject := 'Lab 0')",
    "FROM trend('users', subject := 'Lab 5040')",
    "FROM latest WHERE metric = 'users' ORDER BY value DESC LIMIT 50",
    "FROM latest",
    "FROM conflicts ORDER BY first_seen DESC LIMIT 50",
    "FROM conflicts",
    "SELECT count(*) FROM figures",
    "FROM figures WHERE published >= '2026-04-30' LIMIT 100",
)

if __name__ == "__main__":
    main()
