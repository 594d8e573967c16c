"""Quotation marks: what stands between them, whatever the house style and whoever forgot one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.marks import stretches
from parsers.records import Span


def between(text: str) -> list[str]:
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return [text[s.start : s.end] for s in stretches(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"A b," she said. "C d."', ["A b,", "C d."]),
        ("“A b,” she said.", ["A b,"]),
        ("``A b,'' he said.", ["A b,"]),
        ("«A b», he said.", ["A b"]),
        ("「內容『裡』面」他說", ["內容『裡』面"]),
        ('他说："内容，"并称"好"。', ["内容，", "好"]),
        ("“内容“他说。", ["内容"]),
        ("‘We don’t know the workers’ rights,’ he said. ‘It’s “fine” now.’", None),
        ("'We don't,' he said. 'It's \"fine\" now.'", ["We don't,", 'It\'s "fine" now.']),
        ("\"It says, 'That's nice,' daily,\" she said.", ["It says, 'That's nice,' daily,"]),
        ('Doubled ""A b,"" he said.', ["A b,"]),
        ("“A.“ He said “B,“ too.", ["A.", "B,"]),
        ('A b," he said. "C d."', ["A b,", "C d."]),
        ('"A b, he said. "C d," he added.', ["A b, he said.", "C d,"]),
        ("A 27\" screen and 5'10\" tall, the '90s and rock 'n' roll.", []),
    ],
)
def test_what_stands_between_the_marks(text: str, quoted: list[str] | None) -> None:
    wanted = ["We don’t know the workers’ rights,", "It’s “fine” now."] if quoted is None else quoted
    assert between(text) == wanted


def test_a_missing_mark_costs_its_paragraph_only() -> None:
    assert between('"A b c\n\nD e.\n\n"F g," he said.') == ["A b c", "F g,"]


@given(st.text(alphabet="\"'“”‘’«»「」『』` \nabs.,", max_size=80))
def test_stretches_are_in_order_and_inside_their_paragraph(text: str) -> None:
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    end = 0
    for stretch in stretches(text, paragraphs):
        own = paragraphs[stretch.paragraph]
        assert end <= stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end <= own.end
        assert own.start <= stretch.outer_start
        end = stretch.outer_end
