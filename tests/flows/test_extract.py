"""`headway extract`: lines answered one by one, files and pages shown, errors without a traceback."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from flows.lines import answer

NOW = datetime(2026, 11, 1, tzinfo=UTC)
COMMAND = [sys.executable, "-c", "from flows.cli import main; main()", "extract"]
TEXT = "China has at least 79 large-scale AI models, a research institute said on Tuesday."
PAGE = (
    "<html><head><title>Institute counts models - Example News</title>"
    '<meta name="pubdate" content="2026-10-30"></head><body><h1>Institute counts models</h1><p>By Zhou He</p>'
    f"<p>{TEXT}</p><p>The count is the second of its kind, and will be repeated every quarter.</p></body></html>"
)


def test_each_line_is_answered_before_the_next_is_sent():
    with subprocess.Popen([*COMMAND, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin and child.stdout
        for number in range(3):
            child.stdin.write(json.dumps({"id": number, "text": TEXT}).encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == number
        child.stdin.close()
        assert child.wait(60) == 0


@pytest.mark.parametrize("name", ["html", "html_base64"])
def test_a_page_is_read_as_its_article(name):
    given = PAGE if name == "html" else base64.b64encode(PAGE.encode()).decode()
    found = answer(json.dumps({"id": "p", name: given, "url": "https://news.example.org/a"}), NOW)
    assert found["title"] == "Institute counts models"
    assert found["byline"] == "Zhou He"
    assert found["published"].startswith("2026-10-30")
    assert found["text"].startswith(TEXT)
    assert found["relevant"] is True
    assert 79 in [f["value"] for f in found["figures"]]
    for item in (*found["figures"], *found["quotes"]):
        assert found["text"][item["start"] : item["end"]] == item["text"]


def test_raw_bytes_in_an_old_charset():
    page = "<meta charset=gb2312><title>数</title><p>截至三月底，当地共有７９款大模型投入使用，镕基研究院周三表示。</p>"
    found = answer(
        json.dumps({"id": 1, "html_base64": base64.b64encode(page.encode("gb18030")).decode()}), NOW
    )
    assert found["lang"] == "zh"
    assert "镕基研究院" in found["text"]


def test_what_a_line_gives_comes_before_what_the_page_says():
    row = {"id": 1, "html": PAGE, "title": "Another", "published": "2026-10-01", "lang": "en"}
    found = answer(json.dumps(row), NOW)
    assert (found["title"], found["published"][:10]) == ("Another", "2026-10-01")


@pytest.mark.parametrize(
    ("line", "row_id", "reason"),
    [
        ("junk", None, "Expecting value"),
        ("[1]", None, "not a JSON object"),
        ('{"id": 2}', 2, "none of text, html and html_base64"),
        ('{"id": 3, "html_base64": "!"}', 3, "html_base64"),
        ('{"id": 4, "text": "x", "lang": "fr"}', 4, "no language 'fr'"),
        ('{"id": 5, "html_base64": "JVBERi0xLjQ="}', 5, "not an HTML page"),
        ('{"id": 6, "html": "<html><body></body></html>"}', 6, "no text of an article"),
        ('{"id": 7, "text": 7}', 7, "text is not a string"),
        ('{"id": 8, "text": "x", "published": "soon"}', 8, "published is no date"),
        ("[" * 100_000, None, ""),
        (b'{"id": 9, "text": "\xff"}', None, ""),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line, row_id, reason):
    found = answer(line, NOW)
    assert found["id"] == row_id
    assert reason in found["error"]
    assert "\n" not in found["error"]


def test_the_lines_after_a_bad_one_are_answered():
    lines = b'junk\n\n{"id": 1, "text": "' + TEXT.encode() + b'"}\n{"id": 2, "text": "\\ud800 79"}\n'
    done = subprocess.run([*COMMAND, "--jsonl"], input=lines, capture_output=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == [None, 1, 2]


def test_a_file_is_shown_as_a_table_or_as_json(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    table = subprocess.run([*COMMAND, str(path)], capture_output=True, text=True, check=True).stdout
    assert "Institute counts models" in table and "at least 79" in table and "Zhou He" in table
    found = json.loads(
        subprocess.run([*COMMAND, "--json", str(path)], capture_output=True, check=True).stdout
    )
    assert found["title"] == "Institute counts models"


def test_a_plain_text_is_no_page(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    assert (
        "at least 79"
        in subprocess.run([*COMMAND, str(path)], capture_output=True, text=True, check=True).stdout
    )


@pytest.mark.parametrize(
    "source", ["/nonexistent/page.html", "http://127.0.0.1:9/", "https://no-such-host.invalid/a"]
)
def test_errors_name_the_source_and_show_no_traceback(source):
    done = subprocess.run([*COMMAND, source], capture_output=True, text=True)
    assert done.returncode == 1
    assert source in done.stderr and "Traceback" not in done.stderr
