"""A warehouse of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.store import Warehouse


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty warehouse, to be copied: how one is made is tested in test_migrate.py, and is not
    gone through a hundred times more."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    Warehouse.open(folder).close()
    return folder


@pytest.fixture
def house(empty: Path, tmp_path: Path) -> Iterator[Warehouse]:
    """An empty warehouse, open for writing."""
    shutil.copytree(empty, tmp_path / "data")
    with Warehouse.open(tmp_path / "data") as warehouse:
        yield warehouse
