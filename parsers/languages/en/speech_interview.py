"""Interviews and transcripts: paragraphs that begin with their speaker («Q:», «A:», «RUSK:»), with or without marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from parsers.languages.en.speech_names import stated_role
from parsers.languages.en.speech_text import Reading
from parsers.names import Mention, Registry
from parsers.records import Quote, Span

_LABEL = re.compile(
    r"(?P<label>Q|A|Question|Answer|[A-Z][\w.’'-]*(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w.’'-]*){0,3})\s?(?:\([^)]{1,30}\)\s?)?[:：]\s+(?=\S)"
)
_QUESTION = frozenset(("Q", "Question"))
_ANSWER = frozenset(("A", "Answer"))


def interview(reading: Reading, registry: Registry) -> Iterator[Quote]:
    """The answers, one a paragraph; those of «A:» are the person's whom the introduction names. Nothing where at least two
    paragraphs of one label do not show that this is a transcript. What is in marks is left to the quotes."""
    labels = [_LABEL.match(reading.masked, p.start, min(p.end, p.start + 60)) for p in reading.paragraphs]
    counts = Counter(m["label"] for m in labels if m)
    begun = next((p.start for p, m in zip(reading.paragraphs, labels, strict=True) if m), 0)
    first = next((m for m in registry if m.kind == "person" and m.start < begun), None)
    for paragraph, label in zip(reading.paragraphs, labels, strict=True):
        if label is None or counts[label["label"]] < 2 or len(counts) < 2:
            continue
        speaker = _who(label["label"], registry, first)
        if (speaker is None and label["label"] not in _ANSWER) or reading.masked[label.end()] == "\ue000":
            continue
        yield _quote(reading, Span(label.end(), paragraph.end), speaker)


def _who(label: str, registry: Registry, first: Mention | None) -> Mention | None:
    """The person a label names: the one introduced for «A», a known name else; None for who asks."""
    if label in _QUESTION:
        return None
    if label in _ANSWER:
        return first
    known = registry.full(label) or registry.full(label.title())
    if known is not None and known.kind == "person":
        return known
    return Mention(label.title(), 0, 0) if label.isupper() and len(label) > 3 and " " not in label else None


def _quote(reading: Reading, span: Span, speaker: Mention | None) -> Quote:
    return Quote(
        kind="direct",
        start=span.start,
        end=span.end,
        text=reading.text[span.start : span.end],
        speaker=speaker.name if speaker else None,
        role=stated_role(speaker) if speaker else None,
        parts=(span,),
    )
