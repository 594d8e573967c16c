"""The data dictionary is what the database says; every named query answers, and is documented with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.dictionary import README, fill
from warehouse import statements
from warehouse.dictionary import dictionary
from warehouse.reader import Reader
from warehouse.store import Warehouse

QUERIES = statements.folder("queries")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The field series and some more, published."""
    folder = tmp_path_factory.mktemp("dictionary")
    with Warehouse.open(folder) as house:
        fill(house)
    with Reader.open(folder) as opened:
        yield opened


def test_readme_is_what_the_database_says(reader: Reader) -> None:
    assert README.read_text(encoding="utf-8") == dictionary(reader), (
        "run `python -m tests.warehouse.dictionary`"
    )


def test_there_are_twenty_queries() -> None:
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("name", [q.name for q in QUERIES])
def test_query_answers(reader: Reader, name: str) -> None:
    answer = reader.query(name)
    assert answer.columns
    assert answer.rows, "the sample must show something"


@pytest.mark.parametrize("script", QUERIES, ids=lambda s: s.name)
def test_query_says_what_it_asks(script: statements.Script) -> None:
    assert script.rule.endswith(("?", ".", "»."))
    assert len(script.rule) > 30


@pytest.mark.parametrize("place", ["load", "views", "queries", "migrations"])
def test_every_script_begins_with_its_rule(place: str) -> None:
    for script in statements.folder(place):
        assert script.rule, f"{place}/{script.name}.sql"


def test_folders_with_scripts_are_packed() -> None:
    import tomllib

    project = tomllib.loads((Path(README).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert "*.sql" in project["tool"]["setuptools"]["package-data"]["*"]
