"""Migrations: whole or not at all, noted, backed up before; a newer file is left alone."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.warehouse.telling import land
from tests.warehouse.written import fig, page
from warehouse.connection import open_reader, open_writer, rows
from warehouse.errors import Damaged, NewerFile
from warehouse.migrate import Migration, apply, migrations, open_migrated
from warehouse.store import Warehouse

NEXT = Migration(migrations()[-1].version + 1, "next", "CREATE TABLE store.next (a INTEGER);", "x")
WRONG = Migration(
    NEXT.version + 1,
    "wrong",
    "CREATE TABLE store.half (a INTEGER); CREATE TABLE store.half (a INTEGER);",
    "y",
)


def tables(path: Path) -> set[str]:
    connection = open_reader(path)
    found = rows(connection, "SELECT table_name FROM duckdb_tables()")
    connection.close()
    return {r[0] for r in found}


@pytest.mark.parametrize(
    "known", [migrations()[:n] for n in range(1, len(migrations()) + 1)], ids=lambda k: f"from-{len(k)}"
)
def test_every_earlier_version_opens(tmp_path: Path, known: tuple[Migration, ...]) -> None:
    path = tmp_path / "private" / "warehouse.duckdb"
    path.parent.mkdir()
    connection = open_writer(path)
    apply(connection, path, known)
    connection.close()
    with Warehouse.open(tmp_path) as house:
        assert land(house, page("x", "2026-01-01", fig(79, "79 models"))).claims == {"first": 1}


def test_migrating_backs_up_first_and_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "private" / "warehouse.duckdb"
    with Warehouse.open(tmp_path) as house:
        land(house, page("x", "2026-01-01", fig(79, "79 models")))
    connection = open_migrated(path, (*migrations(), NEXT))
    ledger = rows(connection, "SELECT version, name FROM ledger WHERE version > 0 ORDER BY version")
    figures = rows(connection, "SELECT value FROM figures")
    connection.close()
    assert ledger[-1] == (NEXT.version, "next")
    assert figures == [(79.0,)]
    (backup,) = (path.parent / "backups").glob("*.duckdb")
    assert "next" not in tables(backup)
    assert "figures" in tables(backup)


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    open_migrated(path).close()
    before = tables(path)
    with pytest.raises(Damaged, match="was undone"):
        open_migrated(path, (*migrations(), NEXT, WRONG))
    assert tables(path) == before
    open_migrated(path).close()


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "private" / "warehouse.duckdb"
    open_migrated(path, (*migrations(), NEXT)).close()
    bytes_before = path.read_bytes()
    with pytest.raises(NewerFile, match="Upgrade headway"):
        Warehouse.open(tmp_path)
    assert path.read_bytes() == bytes_before
    with pytest.raises(NewerFile):  # and the lock was given back
        Warehouse.open(tmp_path)


def test_somebody_else_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "private" / "warehouse.duckdb"
    path.parent.mkdir()
    duckdb.connect(str(path)).execute("CREATE TABLE mine (a INTEGER)").close()
    with pytest.raises(Damaged, match="not a headway warehouse"):
        Warehouse.open(tmp_path)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "private" / "warehouse.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(Damaged, match=r"warehouse\.duckdb"):
        Warehouse.open(tmp_path)


def test_views_are_made_anew_only_when_they_changed(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    open_migrated(path).close()
    open_migrated(path).close()
    connection = open_writer(path)
    assert rows(connection, "SELECT count(*) FROM ledger WHERE version = 0") == [(1,)]
    connection.execute("UPDATE ledger SET checksum = 'old' WHERE version = 0")
    connection.close()
    connection = open_migrated(path)
    assert rows(connection, "SELECT count(*) FROM ledger WHERE version = 0") == [(2,)]
    connection.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [m.version for m in migrations()] == list(range(1, len(migrations()) + 1))


def test_figures_of_an_earlier_file_bear_the_landing_of_their_reading(tmp_path: Path) -> None:
    path = tmp_path / "private" / "warehouse.duckdb"
    path.parent.mkdir()
    connection = open_writer(path)
    apply(connection, path, migrations()[:7])
    for reading in (1, 2):
        connection.execute(
            "INSERT INTO store.readings VALUES ($1, 1, 1, '1', '', '', 'en', NULL, NULL, NULL, 'article', NULL, NULL, true)",
            [reading],
        )
        connection.execute(
            "INSERT INTO store.figures (figure_id, reading_id, article_id, series_id, value, bound, conversion, text, "
            "start_at, end_at, sentence) VALUES ($1, $1, 1, 1, 79, 'exact', false, '79', 0, 2, '79')",
            [reading],
        )
    connection.execute("INSERT INTO store.reads VALUES (1, 1, 1, '1', 1, 'run', '2026-01-02')")
    connection.execute("INSERT INTO store.reads VALUES (2, 1, 1, '1', 2, 'run', '2026-01-03')")
    connection.close()
    with Warehouse.open(tmp_path) as house:
        told = "SELECT reading_id, CAST(landed AS VARCHAR) FROM store.{} ORDER BY ALL"
        for table in ("readings", "figures"):
            assert rows(house._connection, told.format(table)) == [
                (1, "2026-01-02 00:00:00"),
                (2, "-infinity"),  # no capture gives it any more
            ]
