"""What every language shares in turning readings of numbers into figures.

A language file reads a text into `Draft`s: mutable notes of one number each, filled in step by step (value,
unit, bound, noun, place, as-of …). `finish` makes the frozen records of them: overlaps settled, conversions in
brackets marked and given what they repeat, sources taken from the credits, metrics classified where the
language has not, offsets turned into words.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers import metrics
from parsers.metrics import kinds
from parsers.records import Bound, Credit, Document, Figure, Span, Statements, Unit


@dataclass(slots=True)
class Draft:
    """One number on its way to a figure. `start` to `end` run from bound to noun; `at` is where the number
    itself begins; `metric` None means: classify by unit, noun and `context` (the clause; else the sentence).
    `folded` is the noun in the script of the rules, where that is not the text's own."""

    value: float
    unit: Unit
    start: int
    end: int
    bound: Bound = "exact"
    value_high: float | None = None
    metric: str | None = None
    flow: bool = False
    noun: str | None = None
    subject: str | None = None
    place: str | None = None
    scope: tuple[str, ...] = ()
    as_of: str | None = None
    source: str | None = None
    core: bool = False
    conversion: bool = False
    context: str = ""
    at: int = -1
    folded: str | None = None


def finish(document: Document, statements: Statements, drafts: Iterable[Draft]) -> tuple[Figure, ...]:
    """The figures of the drafts, in the text's order, none overlapping another."""
    kept = settle(drafts)
    mark_conversions(document.text, kept)
    sources = credited(statements.credits, [d.start if d.at < 0 else d.at for d in kept])
    starts = [s.start for s in document.sentences]
    return tuple(
        _figure(document, draft, source, starts) for draft, source in zip(kept, sources, strict=True)
    )


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts in order, without overlaps: of two that share characters the longer stays, then the earlier."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif draft.end - draft.start > kept[-1].end - kept[-1].start:
            kept[-1] = draft
    return kept


_OPEN = re.compile(
    r"[\s,，]*[(（\[][\s约約]*(?:about|around|roughly|approximately|or|some|nearly|合|折合)?\s*$"
)
_MONEY = {"CNY", "USD", "other"}


def mark_conversions(text: str, drafts: Sequence[Draft]) -> None:
    """Mark each amount that repeats the one before it in another currency, in brackets: it takes over what the
    first says of noun, place, time, period and metric."""
    for first, second in pairwise(drafts):
        if first.unit == second.unit or first.unit not in _MONEY or second.unit not in _MONEY:
            continue
        if not second.conversion and not _OPEN.match(text[first.end : second.start][:40]):
            continue
        second.conversion = True
        for name in (
            "noun",
            "folded",
            "subject",
            "place",
            "scope",
            "as_of",
            "flow",
            "metric",
            "core",
            "context",
        ):
            setattr(second, name, getattr(first, name))


def credited(credits: Sequence[Credit], positions: Sequence[int]) -> list[str | None]:
    """For each position (ascending), whom the innermost credit around it names: the shortest that covers it."""
    waiting = sorted(credits, key=lambda c: c.start)
    active: list[tuple[int, int, str]] = []  # (length, end, source): the shortest on top
    found: list[str | None] = []
    upto = 0
    for position in positions:
        while upto < len(waiting) and waiting[upto].start <= position:
            credit = waiting[upto]
            heapq.heappush(active, (credit.end - credit.start, credit.end, credit.source))
            upto += 1
        while active and active[0][1] <= position:
            heapq.heappop(active)
        found.append(active[0][2] if active else None)
    return found


def sentence_at(sentences: Sequence[Span], starts: Sequence[int], position: int) -> Span | None:
    """The sentence around a position; `starts` are the sentences' starts, for bisection."""
    i = bisect_right(starts, position) - 1
    return sentences[i] if i >= 0 and position < sentences[i].end else None


def _scope(draft: Draft, metric: str, lang: str) -> tuple[str, ...]:
    kind = kinds.kind(metric, lang, draft.folded or draft.noun)
    return tuple(sorted({*draft.scope, *([kind] if kind else [])}))


def _figure(document: Document, draft: Draft, source: str | None, starts: Sequence[int]) -> Figure:
    span = sentence_at(document.sentences, starts, draft.start)
    sentence = document.text[span.start : span.end] if span else document.text[draft.start : draft.end]
    metric = draft.metric or metrics.classify(
        document.lang, draft.unit, draft.noun or "", draft.context or sentence
    )
    return Figure(
        value=draft.value,
        value_high=draft.value_high,
        unit=draft.unit,
        bound=draft.bound,
        metric=metric,
        flow=draft.flow,
        noun=draft.noun,
        subject=draft.subject,
        place=draft.place,
        scope=_scope(draft, metric, document.lang),
        as_of=draft.as_of,
        source=draft.source or source,
        core=draft.core,
        conversion=draft.conversion,
        text=document.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        sentence=sentence,
    )
