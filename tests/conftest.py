"""What all tests share: where the gold and page sets lie, when they lie there at all."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and page sets beside the repository; the test skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared: the gold and page sets are not part of the repository")
    return SHARED
