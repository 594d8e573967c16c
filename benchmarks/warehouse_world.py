"""A made warehouse of N figures, and made articles to land in it: what warehouse_scale measures.

The facts are written by DuckDB itself (warehouse_world.sql says what world they are of), the claims by the product's own scripts.
A larger world is that one many times over, each time under other ids and subjects.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from parsers.records import Article, Extraction, Figure
from warehouse import ids, landing
from warehouse.connection import Connection, quoted
from warehouse.records import Parsed
from warehouse.staging import stage

SERIES = 20_000
SLICE = 60_000  # articles made at once: each slice is written out before the next
TOGETHER = 250_000  # figures whose claims are made at once
METRICS = ("users", "models", "downloads", "registered_services", "patents")


def counted(
    s: int, value: float = 0.0, words: str = "", sentence: str = "", start: int = 0, as_of: str | None = None
) -> Figure:
    """A figure of the series number `s`."""
    return Figure(
        value=value, unit="count", bound="exact", metric=METRICS[s % len(METRICS)], text=words, sentence=sentence, start=start,
        end=start + len(words), noun="users", subject=f"Lab {s}", core=True, as_of=as_of,
    )  # fmt: skip


TABLES = (
    "series", "articles", "captures", "readings", "reads", "current", "stories", "copies", "sentences", "quotes", "figures",
    "steps", "claims",
)  # fmt: skip


def make(connection: Connection, figures: int) -> None:
    """Series, articles, figures, quotes and claims."""
    labs(connection)
    connection.execute(
        "INSERT INTO store.series SELECT id, metric, 'count', false, subject, NULL, [], true, true FROM labs"
    )
    sql = files("benchmarks").joinpath("warehouse_world.sql").read_text("utf-8")
    articles = figures // 5
    for start in range(0, articles, SLICE):
        stop = min(articles, start + SLICE)
        connection.execute(sql.format(series=SERIES, articles=articles, start=start, stop=stop))
        connection.execute("CHECKPOINT")


def multiply(connection: Connection, world: Path, times: int) -> None:
    """The world of a published copy, `times` over: once as it is, then with every id and subject made another."""
    connection.execute(f"ATTACH {quoted(world)} AS world (READ_ONLY)")
    for nth in range(times):
        for table in TABLES:
            columns = connection.execute(
                "SELECT column_name FROM duckdb_columns() "
                "WHERE database_name = 'world' AND schema_name = 'store' AND table_name = $1",
                [table],
            ).fetchall()
            chosen = ", ".join(_other(name, nth) for (name,) in columns)
            connection.execute(f"INSERT INTO store.{table} BY NAME SELECT {chosen} FROM world.store.{table}")
        connection.execute("CHECKPOINT")
    connection.execute("DETACH world")


def _other(column: str, nth: int) -> str:
    if nth == 0:
        return column
    if (column.endswith("_id") and column != "run_id") or column == "hash":
        return f"xor({column}, hash({nth})) AS {column}"
    if column == "articles":
        return f"list_transform(articles, lambda id: xor(id, hash({nth}))) AS articles"
    return f"{column} || ' of {nth}' AS {column}" if column in ("subject", "url") else column


def labs(connection: Connection) -> None:
    """The series under their true ids, in a temporary table."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE labs (s BIGINT, id UBIGINT, subject VARCHAR, metric VARCHAR)"
    )
    drawn = [(s, counted(s)) for s in range(SERIES)]
    stage(
        connection,
        "labs",
        [{"s": s, "id": ids.series(f), "subject": f.subject, "metric": f.metric} for s, f in drawn],
    )


def claim(connection: Connection) -> None:
    """The claims of all series, by the scripts of a landing, some series at a time."""
    groups = connection.execute(
        "SELECT list(series_id) FROM ("
        f"SELECT series_id, sum(count(*)) OVER (ORDER BY count(*) DESC, series_id) // {TOGETHER} AS batch "
        "FROM store.figures GROUP BY series_id) GROUP BY batch ORDER BY batch"
    ).fetchall()
    for (group,) in groups:
        for table in ("touched_articles", "touched_series", "new_readings"):
            connection.execute(f"DELETE FROM temp.{table}")
        connection.execute("INSERT INTO touched_series SELECT unnest($1), '-infinity'", [group])
        landing.run(connection, "points")
        landing.make_claims(connection)


def article(day: datetime, n: int) -> Parsed:
    """The n-th article of a day, with five figures of series that there are."""
    told = []
    for k in range(5):
        draw = int.from_bytes(hashlib.sha256(f"{day} {n} {k}".encode()).digest()[:4], "big")
        told.append((int(SERIES * (draw % 10**6 / 1e6) ** 2.5), 1000 + draw % 9000, k))
    parts = [
        (
            s,
            v,
            f"{v} {METRICS[s % len(METRICS)]}",
            f"Lab {s} has {v} {METRICS[s % len(METRICS)]}, as was told in report {n}.{k}.",
        )
        for s, v, k in told
    ]
    text = "\n\n".join(sentence for *_, sentence in parts)
    figures = tuple(
        counted(
            s,
            float(v),
            words,
            sentence,
            text.index(sentence) + sentence.index(words),
            f"{day:%Y-%m}" if n % 3 == 0 else None,
        )
        for s, v, words, sentence in parts
    )
    url = f"http://bench.example/{day:%Y%m%d}/{n}"
    return Parsed(
        source="bench", url=url, fetched=day + timedelta(hours=2), digest=hashlib.sha256(text.encode()).hexdigest(),
        warc_file="b.warc.gz", warc_offset=n, parser_version="1",
        article=Article(url=url, text=text, lang="en", title=f"Report {n}", published=day, publisher=f"paper{n % 40}"),
        extraction=Extraction(relevant=True, figures=figures),
    )  # fmt: skip
