"""Whoever adds a metric writes one file: it is read, kept, and named in both languages, and a file without names says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
ROBOTS = r"""
title = "AI robots"
title_zh = "智能机器人"
units = ["count"]
plausible = [0, 100_000_000]
rank = 1

[en]
nouns = ['\brobots$']

[zh]
nouns = ['机器人$']
"""
SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from flows import report
from parsers.extract import PARSER_VERSION, extract
from parsers.records import Article
from warehouse.records import Parsed
from warehouse.store import Warehouse

now, folder = datetime(2026, 7, 1, 8, tzinfo=UTC), Path(sys.argv[1])
text = "China has put 4,200 robots with large AI models to work, the ministry said on Wednesday."
article = Article(url="https://news.example/1", text=text, lang="en", title="Robots", published=now, publisher="example")
page = Parsed(
    source="example", url=article.url, fetched=now, digest="0" * 64, warc_file="a.warc.gz", warc_offset=0,
    parser_version=PARSER_VERSION, article=article, extraction=extract(article),
)
with Warehouse.open(folder) as warehouse:
    warehouse.begin_run("run", now, "test")
    warehouse.land("run", [page], (), now)
    warehouse.publish()
print(report.write(folder, "headway", now))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's rooms in a folder of their own, where a file can be added."""
    for room in ("parsers", "warehouse", "flows"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _told(copy: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(copy / "data")],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_file_gives_a_metric_with_both_names_in_the_report(copy: Path) -> None:
    (copy / "parsers" / "metrics" / "robots.toml").write_text(ROBOTS, "utf-8")
    ran = _told(copy)
    assert ran.returncode == 0, ran.stderr
    page = html.fromstring((copy / "data" / "report.html").read_text("utf-8"))
    heads = page.xpath('//section[@id="trends"]//h3/span/text()')
    assert heads == ["AI robots · China", "智能机器人 · 中国"]


def test_a_file_without_its_chinese_name_is_named_with_what_to_write(copy: Path) -> None:
    nameless = ROBOTS.replace('title_zh = "智能机器人"\n', "")
    (copy / "parsers" / "metrics" / "robots.toml").write_text(nameless, "utf-8")
    ran = _told(copy)
    assert ran.returncode != 0
    assert 'parsers/metrics/robots.toml: title_zh = "..." is missing' in ran.stderr
