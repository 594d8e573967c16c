"""`headway run` beside other processes, and on a disk that does not take what it writes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows.sites import Site, serving, story
from tests.program import HEADWAY, Ran, run
from warehouse.reader import Reader

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).parents[2]
QUERY = (
    "SELECT count(*) FROM range(400000) a, range(400000) b WHERE a.range * b.range % 7 = 8"  # takes minutes
)
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from flows.cli import main
main()
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, prefect_api: str) -> Iterator[tuple[Site, Path]]:
    """A site, and a folder in which it was watched once."""
    folder = tmp_path_factory.mktemp("watched")
    with serving(Site()) as site:
        site.pages["/a/20260901/1"] = story(79)
        site.feed("/a/20260901/1")
        host = site.address.removeprefix("http://")
        (folder / "headway.toml").write_text(
            f'[fetch]\ndelay = 0\nrevisit_hours = 0\nallow_private = ["{host}"]\n'
            f'[[sources]]\nname = "site"\nurl = "{site.address}/feed.xml"\n',
            encoding="utf-8",
        )
        assert headway(folder / "headway.toml", prefect_api).status == 0
        site.pages["/a/20260901/1"] = story(97)  # what the next run finds
        yield site, folder


@pytest.fixture
def config(watched: tuple[Site, Path], tmp_path: Path) -> Path:
    """The settings of a copy of that folder."""
    shutil.copytree(watched[1], tmp_path / "copy")
    return tmp_path / "copy" / "headway.toml"


def headway(config: Path, api: str) -> Ran:
    return run("run", "--config", str(config), PREFECT_API_URL=api, PREFECT_LOGGING_LEVEL="CRITICAL")


def limited(config: Path, api: str, size: int) -> Ran:
    """A run none of whose files may grow over `size` bytes: what a full disk is to it."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), "run", "--config", str(config)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PREFECT_API_URL": api, "PREFECT_LOGGING_LEVEL": "CRITICAL"},
        capture_output=True, text=True, timeout=250, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


def models(data: Path) -> list[float]:
    with Reader.open(data) as reader:
        return [row[0] for row in reader.sql("SELECT value FROM figures WHERE metric = 'models'").rows]


@contextmanager
def asking(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of a long query on the published copy."""
    script = (
        "import sys; from pathlib import Path; from warehouse.reader import Reader\n"
        f"with Reader.open(Path({str(data)!r})) as reader:\n"
        "    print(reader.sql(\"SELECT max(value) FROM figures WHERE metric = 'models'\").rows[0][0], flush=True)\n"
        "    sys.stdin.readline()\n"
        f"    print('asked', flush=True); reader.sql({QUERY!r})\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def test_a_long_query_in_another_process_and_a_run(config: Path, prefect_api: str) -> None:
    data = config.parent / "data"
    with asking(data) as reader:
        assert reader.stdout
        assert reader.stdin
        assert reader.stdout.readline() == "79.0\n"
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "asked\n"
        done = headway(config, prefect_api)
        assert (done.status, done.err) == (0, "")
        assert reader.poll() is None  # the query was under way all the time
        assert models(data) == [97]


def test_a_query_while_a_run_is_under_way(watched: tuple[Site, Path], config: Path, prefect_api: str) -> None:
    site, data = watched[0], config.parent / "data"
    text = config.read_text(encoding="utf-8")
    text = text.replace("delay = 0", "delay = 0\nfirst_byte_timeout = 200\ntotal_timeout = 200")
    config.write_text(text, encoding="utf-8")
    site.asked.clear()
    site.held["/a/20260901/1"] = threading.Event()
    running = subprocess.Popen(
        [*HEADWAY, "run", "--config", str(config)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PREFECT_API_URL": prefect_api},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while "/a/20260901/1" not in [path for path, _ in site.asked] and running.poll() is None:
        pass_by(running)
    asked = run("sql", "SELECT max(value) AS most FROM figures", "--json", "--config", str(config))
    assert running.poll() is None
    assert (asked.status, "79" in asked.out) == (0, True), asked
    beside = headway(config, prefect_api)
    assert (beside.status, "Stepped aside" in beside.err) == (3, True), beside
    site.held.pop("/a/20260901/1").set()
    assert running.wait(timeout=120) == 0
    assert models(data) == [97]


def pass_by(process: subprocess.Popen[bytes]) -> None:
    """Wait a moment for the other process."""
    try:
        process.wait(timeout=0.05)
    except subprocess.TimeoutExpired:
        return


@pytest.mark.parametrize("size", [500, 100_000])
def test_a_full_disk_is_named_and_the_next_run_makes_up_for_it(
    config: Path, prefect_api: str, size: int
) -> None:
    data = config.parent / "data"
    full = limited(config, prefect_api, size)
    assert full.status == 2, full
    assert "Traceback" not in full.out + full.err
    assert "File too large" in full.out + full.err
    assert models(data) == [79]
    assert headway(config, prefect_api).status == 0
    assert models(data) == [97]


def bound() -> list[str]:
    """What makes root heed permissions in what follows it; nothing for anybody else."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root writes into folders that are read-only, and setpriv is not there to prevent it")
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]


def test_a_read_only_folder_is_named(config: Path, prefect_api: str) -> None:
    data = config.parent / "data"
    kept = {path: path.stat().st_mode for path in (data, *data.rglob("*"))}
    for path in kept:
        path.chmod(0o500 if path.is_dir() else 0o400)
    refused = subprocess.run(
        [*bound(), *HEADWAY, "run", "--config", str(config)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PREFECT_API_URL": prefect_api, "PREFECT_LOGGING_LEVEL": "CRITICAL"},
        capture_output=True, text=True, timeout=250, check=False,
    )  # fmt: skip
    for path, mode in kept.items():
        path.chmod(mode)
    assert refused.returncode == 2, refused
    assert "Traceback" not in refused.stdout + refused.stderr
    assert str(data) in refused.stdout + refused.stderr
    assert headway(config, prefect_api).status == 0
    assert models(data) == [97]
