"""What the tests of the flows share: one demonstration, and a small landed warehouse."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parsers.extract import PARSER_VERSION, extract
from parsers.records import Article
from warehouse.records import Parsed

HEADWAY = (sys.executable, "-m", "flows")


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Demo:
    """A finished demonstration: its data folder and what it printed."""

    data: Path
    ran: Ran


def run(*arguments: str, cwd: Path | None = None, stdin: str = "", **environment: str) -> Ran:
    """`headway` with arguments, as a process of its own, its output piped."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HEADWAY_", "PREFECT_"))}
    done = subprocess.run(
        [*HEADWAY, *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`headway demo`, once a session."""
    folder = tmp_path_factory.mktemp("demonstration")
    return Demo(folder / "demo-data", run("demo", cwd=folder))


@pytest.fixture
def parsed() -> Callable[..., Parsed]:
    """Makes a page as the parsers hand it over, from a text."""
    return _parsed


def _parsed(
    text: str,
    url: str = "https://news.example/1",
    published: datetime = datetime(2026, 7, 1, 8, tzinfo=UTC),
    title: str = "A story",
    source: str = "example",
) -> Parsed:
    article = Article(url=url, text=text, lang="en", title=title, published=published, publisher=source)
    return Parsed(
        source=source,
        url=url,
        fetched=published,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        warc_file="test.warc.gz",
        warc_offset=0,
        parser_version=PARSER_VERSION,
        article=article,
        extraction=extract(article),
    )
