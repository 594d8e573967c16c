"""Chinese sentences, and whether a Chinese text is on the topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.records import Span

_END = re.compile(r"[。！？!?…]+[”’」』）)]*")
_TOPIC = re.compile(
    r"大模型|生成式|人工智能|人工智慧|AI|大语言模型|大語言模型|智能算力|智算|DeepSeek|ChatGPT|智能体"
)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the paragraph text[start:end]."""
    begin = start
    for mark in _END.finditer(text, start, end):
        yield Span(begin, mark.end())
        begin = mark.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield Span(begin, end)


def relevant(title: str, text: str) -> bool:
    """About large models, generative AI or the AI sector."""
    return bool(_TOPIC.search(title) or _TOPIC.search(text))
