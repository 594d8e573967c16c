"""The Prefect server of a run: quiet, gone with its parent, and not needed to the end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from flows.prefect_server import ServerFailed, quiet_server, scheduling_server
from tests.flows.servers import until
from tests.flows.sites import Site, story
from tests.program import run

pytestmark = pytest.mark.prefect


def configure(site: Site, folder: Path, delay: float = 0) -> Path:
    for number in range(3):
        site.pages[f"/a/20260901/{number}"] = story(79 + 20 * number)
    site.feed(*(f"/a/20260901/{number}" for number in range(3)))
    host = site.address.removeprefix("http://")
    path = folder / "headway.toml"
    path.write_text(
        f'[fetch]\ndelay = {delay}\nallow_private = ["{host}"]\n'
        f'[[sources]]\nname = "site"\nurl = "{site.address}/feed.xml"\n',
        encoding="utf-8",
    )
    return path


def children(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def alive(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=2, trust_env=False).is_success
    except httpx.TransportError:
        return False


def test_a_good_run_says_nothing_alarming(site: Site, tmp_path: Path) -> None:
    done = run("run", "--config", str(configure(site, tmp_path)))
    assert (done.status, done.err) == (0, "")
    assert "3 new articles" in done.out
    assert not re.search(r"error|warning|traceback|prefect", done.out, re.IGNORECASE)
    assert list((tmp_path / "data").glob("private/prefect/run.db"))


def test_a_run_whose_server_dies_lands_what_it_fetched(site: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flows", "run", "--config", str(configure(site, tmp_path, delay=0.4))]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        while not any(path.startswith("/a/") for path, _ in site.asked):
            assert process.poll() is None
            time.sleep(0.05)
        for server in children(process.pid):
            os.kill(server, signal.SIGKILL)
        out = process.communicate(timeout=200)[0].decode()
    assert process.returncode == 0, out
    assert "3 new articles" in out
    assert "Traceback" not in out
    assert "Prefect's server could not be told" in out


def test_a_killed_run_leaves_no_server(site: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flows", "run", "--config", str(configure(site, tmp_path, delay=0.4))]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not any(path.startswith("/a/") for path, _ in site.asked):
            assert process.poll() is None
            time.sleep(0.05)
        servers = children(process.pid)
        process.kill()
    assert servers
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in servers), "the end of its server")


def test_a_server_that_is_configured_is_used(prefect_api: str, tmp_path: Path) -> None:
    with quiet_server(tmp_path) as url:
        assert url == prefect_api
    assert alive(prefect_api)
    assert not (tmp_path / "private").exists()


def test_a_port_in_use_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    from prefect.settings import PREFECT_API_URL, temporary_settings

    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        temporary_settings(restore_defaults={PREFECT_API_URL}),
    ):
        port = taken.getsockname()[1]
        with (
            pytest.raises(ServerFailed, match=f"port {port} cannot be used"),
            scheduling_server(tmp_path, port),
        ):
            pass
