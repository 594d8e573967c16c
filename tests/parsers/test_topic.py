"""The filter before parsing loses nothing relevant, in any charset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers import languages
from parsers.topic import maybe_relevant

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests/gold").glob("*.jsonl")) + sorted(
    (ROOT.parent / "shared/gold").glob("dev_*.jsonl")
)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5hkscs", "utf-16"])
def test_chinese_in_each_charset(charset):
    traditional = (
        "報導指出，人工智慧大型語言模型的數量增加"
        if charset == "big5hkscs"
        else "报道称，生成式人工智能大模型的数量增加"
    )
    assert maybe_relevant(f"<p>{traditional}</p>".encode(charset))


@pytest.mark.parametrize(
    "text",
    [
        "Large Language Models",
        "ChatGPT's maker",
        "an AI model",
        "generative tools",
        "A.I. is",
        "DeepSeek-R1",
        "machine\nlearning",
        "LLMs",
    ],
)
def test_english(text):
    assert maybe_relevant(f"<p>{text}</p>".encode())


def test_characters_written_as_entities_or_escapes():
    assert maybe_relevant(b"<p>&#20154;&#24037;&#26234;&#33021;</p>")
    assert maybe_relevant(json.dumps({"t": "大模型"}).encode())


@pytest.mark.parametrize(
    "text",
    [
        "<p>The harvest was good this year, said farmers.</p>",
        "<p>今年粮食丰收，农民说。</p>",
        "",
        "<p>Aid arrived; he said it paid.</p>",
    ],
)
def test_other_subjects_are_left_out(text):
    assert not maybe_relevant(text.encode())


@pytest.mark.shared
@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.name)
def test_nothing_that_the_languages_call_relevant_is_lost(path):
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        title, text = row.get("title") or "", row.get("text") or ""
        language = languages.get(row.get("lang") or languages.detect(text))
        if language.relevant(title, text):
            page = f"<h1>{title}</h1><p>{text}</p>"
            assert maybe_relevant(page.encode()), page[:200]
            assert maybe_relevant(page.encode("gb18030")), page[:200]
