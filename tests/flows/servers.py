"""For tests: a PostgreSQL server in a temporary folder, a Prefect server on it, and Prefect workers."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.prefect_server import quiet_environment

ROOT = Path(__file__).parents[2]
PATIENCE = 180.0  # seconds: a busy machine takes many times what a quiet one takes
_OTHERS = ("postgres", "nobody")  # as whom PostgreSQL is run where we are root, which it refuses


def until(true: Callable[[], object], what: str) -> Any:
    """Wait until it holds, and return what it gave."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.2)
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain: {what}")


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a database for Prefect. Skips the test where PostgreSQL is not installed, or cannot be run."""
    programs, user = _programs(), _user()
    with tempfile.TemporaryDirectory(prefix="headway-pg-") as name:
        folder = Path(name)  # not pytest's own, into which nobody else can look
        if user is not None:
            shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)

        def run(program: str, *arguments: str) -> None:
            done = subprocess.run(
                [programs / program, "-D", folder / "db", *arguments],
                cwd=folder, user=user, group=user and pwd.getpwnam(user).pw_gid, extra_groups=user and [],
                env={"PATH": os.defpath, "LC_ALL": "C"}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                timeout=PATIENCE, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr

        run("initdb", "-A", "trust", "-U", "headway", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-w", "-t", str(int(PATIENCE)), "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+asyncpg://headway@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def _programs() -> Path:
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not folders:
        pytest.skip("PostgreSQL is not installed here; on Debian and Ubuntu: apt-get install postgresql")
    return folders[-1]


def _user() -> str | None:
    if os.geteuid() != 0:
        return None
    for name in _OTHERS:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.skip("PostgreSQL cannot be run by root, and there is no other user here to run it")


@contextmanager
def prefect_server(database: str, folder: Path) -> Iterator[dict[str, str]]:
    """A Prefect server on that database; the environment in which Prefect's commands find it."""
    port = _free_port()
    own = {k: v for k, v in os.environ.items() if not k.startswith(("HEADWAY_", "PREFECT_"))}
    environment = {
        **own, **quiet_environment(folder / "prefect"), "PYTHONPATH": str(ROOT),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api", "PREFECT_WORKER_QUERY_SECONDS": "1",
    }  # fmt: skip
    command = ("server", "start", "--host", "127.0.0.1", "--port", str(port))
    on_it = {**environment, "PREFECT_API_DATABASE_CONNECTION_URL": database}
    with _started(command, on_it, folder / "server.log") as process:
        until(lambda: process.poll() is not None or _healthy(environment), "Prefect's server")
        assert process.poll() is None, (folder / "server.log").read_text(encoding="utf-8")
        yield environment


@contextmanager
def worker(name: str, environment: Mapping[str, str], folder: Path) -> Iterator[None]:
    """A worker of the work pool «headway» that runs one flow run at a time."""
    command = ("worker", "start", "--pool", "headway", "--name", name, "--limit", "1")
    with _started(command, environment, folder / f"{name}.log") as process:
        try:
            yield
        finally:
            process.kill()  # asked to end, it looks for another half a minute whether there is work


def prefect(environment: Mapping[str, str], folder: Path, *arguments: str) -> None:
    """One command of Prefect's, which must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@contextmanager
def _started(
    command: tuple[str, ...], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-m", "prefect", *command],
            cwd=log.parent,
            env=environment,
            stdout=out,
            stderr=out,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _healthy(environment: Mapping[str, str]) -> bool:
    try:
        return httpx.get(f"{environment['PREFECT_API_URL']}/health", timeout=30, trust_env=False).is_success
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
