"""English sentences, and whether an English text is on the topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.records import Span

_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Gov|Sen|Rep|St|Jr|Sr|Co|Ltd|Inc|Corp|No|vs|approx|a\.m|p\.m|U\.S|U\.K|"
    r"U\.N|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|(?:^|\s)[A-Z])\.\s+$"
)
_TOPIC = re.compile(
    r"\b(?:AI|artificial intelligence|A\.I\.|chatbots?|LLMs?|GenAI|ChatGPT|DeepSeek|"
    r"(?:large|foundation|language)(?:-scale)?\s(?:\w+\s)?models?|generative)\b",
    re.IGNORECASE,
)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the paragraph text[start:end]."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if _NO_END.search(text, begin, mark.end()):
            continue
        yield Span(begin, mark.start() + len(mark.group().rstrip()))
        begin = mark.end()
    if begin < end:
        yield Span(begin, end)


def relevant(title: str, text: str) -> bool:
    """About large models, generative AI or the AI sector."""
    return bool(_TOPIC.search(title) or _TOPIC.search(text))
