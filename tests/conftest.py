"""What all tests share: where the gold and page sets lie, when they lie there at all; a Prefect server and a
demonstration."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.program import Demo, Ran, run

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

# By the clock on the wall an example is as slow as the machine's other work makes it: only how long a whole test
# takes is limited (in pyproject.toml).
settings.register_profile("headway", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("headway")


def pytest_configure(config: pytest.Config) -> None:
    """Every process of tests, those of pytest-xdist too, has the DuckDB that the Makefile's target is about."""
    wanted = os.environ.get("TESTED_DUCKDB", duckdb.__version__)
    if duckdb.__version__ != wanted:
        raise pytest.UsageError(f"these tests are to be of DuckDB {wanted}; here is {duckdb.__version__}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and page sets beside the repository; the test skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared: the gold and page sets are not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one Prefect server for all tests of this process; flows run in it use it."""
    from flows.prefect_server import quiet_server

    with quiet_server(tmp_path_factory.mktemp("prefect")) as url:
        yield url


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`headway demo`, once, however many processes run the tests; each has a copy, in which no other writes."""
    base = tmp_path_factory.getbasetemp()
    made = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstrated"
    with FileLock(made.with_suffix(".lock")):
        if not (made / "ran.json").exists():
            shutil.rmtree(made, ignore_errors=True)  # what a process that was stopped may have left
            made.mkdir()
            (made / "ran.json").write_text(json.dumps(asdict(run("demo", cwd=made))), encoding="utf-8")
    folder = shutil.copytree(made, tmp_path_factory.mktemp("demonstration") / "copy")
    return Demo(folder / "demo-data", Ran(**json.loads((folder / "ran.json").read_text("utf-8"))))
