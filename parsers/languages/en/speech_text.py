"""An English document made ready for reading reports of speech: quotations blanked, sentences around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_phrases import HOLE
from parsers.languages.en.text import DATELINE, sentences
from parsers.marks import Stretch, stretches
from parsers.records import Document, Span

_LONGEST = 3000
_STOP = ".!?…"
# «"Why not?" Smith asked.»: the quotation's stop does not end the sentence.
_ATTRIBUTED = re.compile(
    rf"\s*(?:[A-Z][\w.’'-]*\s|(?:the|a|an|of|at|for)\s){{1,7}}(?:also\s|later\s|then\s)?(?:{words.CUE.pattern})"
    r"(?P<after>\s(?:on\s)?(?:\w+day|later|afterward|in\s\w+|to\s\w+|at\s\w+)\b|[.,;]|$)?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`masked` is the text with every quotation's letters and marks as HOLE; sentences span it."""

    text: str
    masked: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    stretches: tuple[Stretch, ...]


def read(document: Document) -> Reading:
    """The document's quotations found and blanked, and its sentences as they run outside them."""
    found = _trimmed(document.text, stretches(document.text, document.paragraphs), document.paragraphs)
    masked = _masked(document.text, found, stops=False)
    stopped = _masked(document.text, found, stops=True)
    spans = [
        c
        for p, own in zip(document.paragraphs, _by_paragraph(document), strict=True)
        for s in _joined(document.text, masked, stopped, p, own)
        for c in _bounded(masked, s)
    ]
    return Reading(document.text, masked, document.paragraphs, tuple(spans), tuple(found))


def _masked(text: str, found: Sequence[Stretch], *, stops: bool) -> str:
    pieces, at = [], 0
    for stretch in found:
        pieces.append(text[at : stretch.outer_start])
        length = stretch.outer_end - stretch.outer_start
        last = text[max(stretch.start, stretch.end - 3) : stretch.end].rstrip("’'”\"")[-1:]
        stop = last if stops and last and last in _STOP else ""
        pieces.append(HOLE * (length - len(stop)) + stop)
        at = stretch.outer_end
    pieces.append(text[at:])
    return "".join(pieces)


def _by_paragraph(document: Document) -> list[list[Span]]:
    """The document's sentences, paragraph by paragraph."""
    found: list[list[Span]] = [[] for _ in document.paragraphs]
    index = 0
    for sentence in document.sentences:
        while sentence.start >= document.paragraphs[index].end:
            index += 1
        found[index].append(sentence)
    return found


def _joined(text: str, masked: str, stopped: str, paragraph: Span, plain: Sequence[Span]) -> Iterable[Span]:
    """The paragraph's sentences; one that only says who spoke goes with its quotation. `plain` are those that it has
    with its quotations."""
    start = paragraph.start
    dateline = DATELINE.match(masked, start, min(paragraph.end, start + 90))
    if dateline is None and masked.startswith(text[start : paragraph.end], start):
        return plain  # it holds no quotation
    return _outside(masked, stopped, Span(dateline.end() if dateline else start, paragraph.end))


def _outside(masked: str, stopped: str, paragraph: Span) -> Iterator[Span]:
    held: Span | None = None
    for span in sentences(stopped, paragraph.start, paragraph.end):
        if held is not None and masked[held.end - 1] == HOLE and _goes_on(masked, stopped, held, span):
            held = Span(held.start, span.end)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _bounded(masked: str, span: Span) -> Iterator[Span]:
    """No sentence has more than _LONGEST characters outside quotations: hostile text is cut, so time stays linear."""
    if span.end - span.start - masked.count(HOLE, span.start, span.end) <= _LONGEST:
        yield span
        return
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(span.end, start + _LONGEST))


def _goes_on(masked: str, stopped: str, before: Span, span: Span) -> bool:
    found = _ATTRIBUTED.match(masked, span.start, min(span.end, span.start + 160))
    if found is None:
        return False
    if stopped[before.end - 1] != ".":
        return True
    return found["after"] is not None and HOLE not in masked[found.end() : span.end]


_CUT = re.compile(
    rf"(?<=[,.?!])\s(?:(?:he|she|they|it)\s(?:{words.CUE.pattern})|(?:said|says|added|wrote|explained)\s[A-Z]"
    rf"|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}}\s(?:said|says|added|told|explained|wrote)\b)"
)


def _trimmed(text: str, found: list[Stretch], paragraphs: Sequence[Span]) -> list[Stretch]:
    """Where a closing mark is missing, the quotation ends at the first «, she said» after it began."""
    out = []
    for at, stretch in enumerate(found):
        if not stretch.closed and not _runs_on(text, found, at, paragraphs):
            cut = _CUT.search(text, stretch.start, min(stretch.end, stretch.start + 3000))
            if cut is not None and cut.start() > stretch.start:
                stretch = stretch._replace(end=cut.start(), outer_end=cut.start())
        out.append(stretch)
    return out


def _runs_on(text: str, found: list[Stretch], at: int, paragraphs: Sequence[Span]) -> bool:
    """Whether the next paragraph begins with an opening mark: the sign that this quotation goes on there."""
    stretch = found[at]
    if at + 1 >= len(found) or stretch.end < paragraphs[stretch.paragraph].end - 1:
        return False
    after = found[at + 1]
    return after.paragraph == stretch.paragraph + 1 and after.outer_start == paragraphs[after.paragraph].start
