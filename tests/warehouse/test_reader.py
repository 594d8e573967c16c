"""The published copy: readable by anyone at any time, and nothing but readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.telling import land
from tests.warehouse.written import fig, page
from warehouse.connection import STORAGE, open_reader, rows
from warehouse.errors import BadQuery, Damaged, NotThere
from warehouse.reader import Reader
from warehouse.store import Warehouse


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A published copy of one article."""
    with Warehouse.open(tmp_path) as house:
        land(house, page("x", "2023-05-28", fig(79, "79 models", as_of="2023-05-28")))
        house.publish()
    return tmp_path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY figures TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "INSTALL httpfs",
        "LOAD httpfs",
        "DELETE FROM store.figures",
        "CREATE TABLE x (a INTEGER)",
        "DROP VIEW figures",
        "EXPORT DATABASE '/tmp/out'",
        "FROM '/etc/passwd'",
    ],
)
def test_a_reader_can_do_nothing_but_read(data: Path, query: str) -> None:
    with Reader.open(data) as reader, pytest.raises(BadQuery):
        reader.sql(query)


def test_a_wrong_query_is_said_in_plain_words(data: Path) -> None:
    with Reader.open(data) as reader, pytest.raises(BadQuery, match="valu") as caught:
        reader.sql("SELECT valu FROM figures")
    assert "Traceback" not in str(caught.value)
    assert "LINE" not in caught.value.reason


def test_parameters_are_values_and_not_words(data: Path) -> None:
    with Reader.open(data) as reader:
        assert reader.trend("models'; DROP VIEW figures; --", "CN").rows == []
        assert reader.sql("SELECT $a", {"a": "x'y"}).rows == [("x'y",)]


def test_nothing_published_yet_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotThere, match="headway run"):
        Reader.open(tmp_path)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "headway.duckdb").write_bytes(b"not a database, but long enough to look like a file" * 100)
    with pytest.raises(Damaged, match=r"headway\.duckdb"):
        Reader.open(tmp_path)


def test_the_oldest_supported_client_can_read_the_copy(data: Path) -> None:
    for path in (data / "headway.duckdb", data / "private" / "warehouse.duckdb"):
        connection = open_reader(path)
        tags = rows(connection, "SELECT tags FROM duckdb_databases() WHERE NOT internal")
        connection.close()
        assert tags[0][0]["storage_version"].startswith(STORAGE)


FACE = (
    "figures",
    "quotes",
    "articles",
    "claims",
    "series",
    "latest",
    "conflicts",
    "revisions",
    "speakers",
    "source_health",
    "runs",
    "trend",
)


def test_every_view_and_macro_has_a_comment_and_works(data: Path) -> None:
    with Reader.open(data) as reader:
        views = dict(reader.sql("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").rows)
        assert set(FACE) <= set(views)
        assert all(views.values())
        for view in views:
            reader.sql(f"FROM {view}")
        macros = dict(
            reader.sql("SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal").rows
        )
        assert {"trend", "trend_monthly", "quotes_about", "figures_about", "between"} <= set(macros)
        assert all(macros.values())


def test_every_column_of_every_view_has_a_comment(data: Path) -> None:
    with Reader.open(data) as reader:
        bare = reader.sql(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' "
            "AND comment IS NULL AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)"
        ).rows
    assert bare == []


def test_macros_answer(data: Path) -> None:
    with Reader.open(data) as reader:
        assert reader.sql("SELECT as_of, value FROM trend('models', place := 'CN')").rows == [
            ("2023-05-28", 79.0)
        ]
        assert (
            reader.sql("SELECT month, value FROM trend_monthly('models', place := 'CN')").rows[0][1] == 79.0
        )
        assert len(reader.sql("FROM figures_about('79 MODELS')").rows) == 1
        assert reader.sql("FROM quotes_about('nothing')").rows == []
        assert len(reader.sql("FROM figures_between('2023-05-01', '2023-05-28')").rows) == 1
        assert reader.sql("FROM \"between\"(DATE '2023-06-01', DATE '2023-06-30')").rows == []


def test_trend_chooses_totals_before_increments_and_the_place_before_its_companies(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path) as house:
        land(
            house,
            page(
                "x",
                "2026-05-13",
                fig(868, "868 services"),
                fig(72, "72 new ones", flow=True),
                fig(20, "20 of Baidu", subject="Baidu"),
                fig(5, "5 cars", core=False),
            ),
        )
        house.publish()
    with Reader.open(tmp_path) as reader:
        values = lambda **k: [r[3] for r in reader.trend("models", **k).rows]  # noqa: E731
        assert values(place="CN") == [868.0]
        assert values(place="CN", flow=True) == [72.0]
        assert values(subject="baidu") == [20.0]
        assert values() == [868.0, 20.0]
        assert reader.trend("users", "CN").rows == []
