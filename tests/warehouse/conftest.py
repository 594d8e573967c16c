"""A warehouse of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.store import Warehouse


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Warehouse]:
    """An empty warehouse, open for writing."""
    with Warehouse.open(tmp_path / "data") as warehouse:
        yield warehouse
