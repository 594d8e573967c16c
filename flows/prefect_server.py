"""A Prefect server for one command: where none is named by PREFECT_API_URL, `quiet_server` runs one beside it.

Prefect's own temporary server writes into the terminal and outlives a killed parent; this one writes into a log
file below the data folder and ends with its parent.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

START_SECONDS = 120.0  # a cold disk and a busy machine need far more than Prefect's 20
_HISTORY_BYTES = 100_000_000
_DRAIN_SECONDS = 15.0


class ServerFailed(Exception):
    """The server did not come up; the text says why and where its log is."""


def quiet_environment(home: Path) -> dict[str, str]:
    """Settings under which Prefect keeps to `home`, tells nobody of its use and does not chatter."""
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
    }


def set_quiet(data: Path) -> None:
    """Put those settings into the environment, before Prefect is imported. A home that the user has set up is
    left to him."""
    home = data / "private" / "prefect"
    environment = quiet_environment(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:  # the warehouse will say so, in better words
        del environment["PREFECT_HOME"]
    if (Path.home() / ".prefect" / "profiles.toml").exists():
        environment.pop("PREFECT_HOME", None)
    for name, value in environment.items():
        os.environ.setdefault(name, value)


@contextmanager
def quiet_server(data: Path) -> Iterator[str]:
    """Yield the address of a Prefect API: the one that is configured, else one of our own until the block ends.
    Raises ServerFailed."""
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_CLIENT_MAX_RETRIES,
        PREFECT_LOGGING_TO_API_ENABLED,
        temporary_settings,
    )

    configured = PREFECT_API_URL.value()
    if configured:
        yield configured
        return
    with _running(_home(data), "run") as url, _hushed():
        own = {PREFECT_API_URL: url, PREFECT_LOGGING_TO_API_ENABLED: False, PREFECT_CLIENT_MAX_RETRIES: 1}
        with temporary_settings(updates=own), _events_to(url):
            yield url


@contextmanager
def scheduling_server(data: Path, port: int) -> Iterator[str]:
    """Yield the address of a Prefect API that schedules: the one that is configured, else one of our own on a
    port of loopback, with its pages, until the block ends. Raises ServerFailed."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    configured = PREFECT_API_URL.value()
    if configured:
        yield configured
        return
    with _running(_home(data), "serve", port) as url, temporary_settings(updates={PREFECT_API_URL: url}):
        yield url


def _home(data: Path) -> Path:
    home = data / "private" / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    return home


@contextmanager
def _events_to(url: str) -> Iterator[None]:
    """Send task events to this server, and have them all sent (or given up, if it is gone) before it ends.
    Prefect would otherwise try each of them ten times, after the run, at the interpreter's exit."""
    from prefect.events.clients import PrefectEventsClient
    from prefect.events.worker import EventsWorker

    EventsWorker.set_client_override(PrefectEventsClient, api_url=url, reconnection_attempts=0)
    try:
        yield
    finally:
        EventsWorker.drain_all(timeout=_DRAIN_SECONDS)
        EventsWorker.set_client_override(None)


@contextmanager
def _hushed() -> Iterator[None]:
    """Only what is critical of Prefect reaches the terminal: a run tells of itself in its own table."""
    names = [n for n in logging.root.manager.loggerDict if n == "prefect" or n.startswith("prefect.")]
    loggers = [logging.getLogger(name) for name in (*names, "EventsWorker")]
    before = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in before:
            logger.setLevel(level)


@contextmanager
def _running(home: Path, purpose: str, port: int = 0) -> Iterator[str]:
    log = home / f"{purpose}.log"
    _forget_old(home, purpose)
    try:
        listener = socket.create_server(("127.0.0.1", port), backlog=128)
    except OSError as error:
        raise ServerFailed(
            f"port {port} cannot be used: {error.strerror}; choose another with --port"
        ) from error
    with listener, log.open("wb") as out:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        process = _start(home, purpose, listener, out.fileno())
        listener.close()  # only the server listens now: when it is gone, connections fail instead of waiting
        try:
            _wait(process, url, log)
            yield url
        finally:
            _stop(process)


def _start(home: Path, purpose: str, listener: socket.socket, out: int) -> subprocess.Popen[bytes]:
    listener.set_inheritable(True)
    own = {
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home / purpose}.db",
        "PREFECT_UI_API_URL": f"http://127.0.0.1:{listener.getsockname()[1]}/api",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flows.prefect_process", str(listener.fileno()), purpose],
        env={**os.environ, **quiet_environment(home), **own},
        pass_fds=[listener.fileno()],
        stdin=subprocess.PIPE,
        stdout=out,
        stderr=out,
        start_new_session=True,  # Ctrl-C is the run's to handle; the server ends after it
    )


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    with httpx.Client(timeout=START_SECONDS, trust_env=False) as client:
        while time.monotonic() < until:
            if process.poll() is not None:
                break
            try:
                if client.get(f"{url}/health").is_success:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
    raise ServerFailed(f"Prefect's server did not start within {START_SECONDS:.0f} s; its log is {log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(timeout=6)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _forget_old(home: Path, purpose: str) -> None:
    """The history of past runs is kept until it is large; the warehouse has its own."""
    database = home / f"{purpose}.db"
    if database.is_file() and database.stat().st_size > _HISTORY_BYTES:
        for suffix in ("", "-wal", "-shm"):
            (home / f"{database.name}{suffix}").unlink(missing_ok=True)
