"""Progress of long work: shown on a terminal, silent to a pipe and beside --json. The terminal is a real one."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from tests.flows.sites import Site, story
from tests.program import HEADWAY, Demo

pytestmark = pytest.mark.prefect


def _on_a_terminal(*arguments: str, cwd: Path) -> tuple[str, str]:
    """What a command writes to a standard error that is a terminal, and to a standard output that is a pipe."""
    ours, theirs = pty.openpty()
    seen: list[bytes] = []

    def read() -> None:
        while True:
            try:
                if not (some := os.read(ours, 65536)):
                    return
            except OSError:  # the terminal's other end is closed
                return
            seen.append(some)

    reader = threading.Thread(target=read)
    reader.start()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HEADWAY_", "PREFECT_", "NO_COLOR"))}
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [*HEADWAY, *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": root, "TERM": "xterm-256color", "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        timeout=280,
        check=False,
    )
    os.close(theirs)
    reader.join(10)
    os.close(ours)
    shown = b"".join(seen).decode("utf-8", "replace")
    assert done.returncode == 0, shown
    return shown, done.stdout


@pytest.fixture(scope="module")
def data(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration's folder, to be read and rebuilt."""
    folder = tmp_path_factory.mktemp("progress") / "data"
    shutil.copytree(demo.data, folder, ignore=shutil.ignore_patterns("prefect"))
    return folder


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["verify"], "Verifying articles"),
        (["export", "out"], "Exporting views"),
        (["reparse", "--dry-run"], "pages read"),
        (["rebuild"], "pages read"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_terminal_sees_a_bar_and_the_pipe_beside_it_does_not(
    arguments: list[str], words: str, data: Path, tmp_path: Path
) -> None:
    shown, told = _on_a_terminal(*arguments, "--data", str(data), cwd=tmp_path)
    assert words in shown and "━" in shown
    assert told.strip() and "━" not in told and "\x1b" not in told


@pytest.mark.parametrize("arguments", [["verify"], ["export", "out"]], ids=lambda value: value[0])
def test_beside_json_a_terminal_sees_nothing(arguments: list[str], data: Path, tmp_path: Path) -> None:
    shown, told = _on_a_terminal(*arguments, "--json", "--data", str(data), cwd=tmp_path)
    assert shown == "" and told.startswith(("{", "["))


def test_a_run_counts_its_pages(site: Site, tmp_path: Path) -> None:
    site.pages["/a/20260901/1"] = story(79)
    site.feed("/a/20260901/1")
    host = site.address.removeprefix("http://")
    (tmp_path / "headway.toml").write_text(
        f'[fetch]\ndelay = 0\nallow_private = ["{host}"]\n'
        f'[[sources]]\nname = "site"\nurl = "{site.address}/feed.xml"\n',
        encoding="utf-8",
    )
    shown, told = _on_a_terminal("run", cwd=tmp_path)
    assert "Fetching pages" in shown and "1/1" in shown
    assert "1 new articles" in told and "Fetching" not in told
