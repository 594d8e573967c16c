"""What all tests share: where the gold and page sets lie, when they lie there at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import Demo, run

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and page sets beside the repository; the test skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared: the gold and page sets are not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one Prefect server for the whole session; flows run in this process use it."""
    from flows.prefect_server import quiet_server

    with quiet_server(tmp_path_factory.mktemp("prefect")) as url:
        yield url


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`headway demo`, once a session."""
    folder = tmp_path_factory.mktemp("demonstration")
    return Demo(folder / "demo-data", run("demo", cwd=folder))
