"""Reported numbers in English.

quantulum3 (2.3 s per 1,000 sentences, no bounds, no nouns) and CQE (spaCy; 20 s) were measured beside this reader
in benchmarks/figures.py; neither tells a figure from a date or a model's name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from parsers import dates, places
from parsers.branches import by_letter, split
from parsers.figures import Draft, finish
from parsers.languages.en import (
    carrying,
    counted,
    holders,
    incidental,
    owners,
    periods,
    seats,
    times,
    topics,
    whereabouts,
)
from parsers.languages.en.exclusions import excluded, timed
from parsers.languages.en.mentions import Mention, Scene
from parsers.languages.en.numerals import numbers
from parsers.languages.en.quantities import may_multiply, quantities
from parsers.languages.en.text import DATELINE
from parsers.records import Document, Figure, Span, Statements

_DIGIT = re.compile(r"[\d½⅓⅔¼¾]")
_NUMBER_WORDS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds?|thousands?|millions?|billions?|trillions?|"
    r"dozens?|scores|half|third|quarter|thirds|quarters|fifths?|tenths?|eighths?|sixths?|sevenths?|ninths?|"
    r"doubl\w+|tripl\w+|quadrupl\w+|twice|halv\w+|one\sin"
)
_NUMBER_WORD = re.compile(rf"\b(?:{by_letter(split(_NUMBER_WORDS))})\b")  # in lower case, as the endings
_NUMBER_ENDING = re.compile(r"[tf](?:(?<=\wt)(?:een|y)|(?<=\wf)old)\b")
_CURRENCY = re.compile(r"\$|\s(?:dollars?|yuan|yen|won|renminbi|rupees?)\b")
LONGEST = 1500  # characters of a sentence that are read at once
_PLACED = frozenset(("users", "models", "organisations", "compute"))  # what is counted where it was named
_KEPT = 12  # mentions remembered as what a later number may refer to


def figures(document: Document, statements: Statements) -> Iterable[Figure]:
    """Every reported number of the document."""
    reader = _Reader(document, statements)
    for index, span in enumerate(document.sentences):
        for piece in _pieces(document.text, span):
            if _may_hold_number(document.text, piece):
                reader.read(index, reader.told(piece))
    return finish(document, statements, reader.drafts)


def _may_hold_number(text: str, piece: Span) -> bool:
    words = text[piece.start : piece.end]
    if _DIGIT.search(words):
        return True
    words = words.lower()
    if _NUMBER_WORD.search(words):
        return True
    return _NUMBER_ENDING.search(words) is not None and _tells_number(text, piece, words)


def _tells_number(text: str, piece: Span, words: str) -> bool:
    """Whether a word in -ty, -teen or -fold may be a number's: most are «city» and «quality», and cost a reading."""
    return (
        may_multiply(words)
        or next(numbers(text, piece.start, piece.end), None) is not None
        or timed(text, piece.start, piece.end)
    )


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence whole; one beyond all measure (a table run together, a hostile page) in stretches of a bounded
    length, so that the work grows with the text and no faster."""
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


_BRACKETED = re.compile(r"\s?\(\d{2}\)")


def _beside_place(text: str, start: int, end: int) -> bool:
    """«Zhejiang (38)» is a count, «Li Wei (38)» an age."""
    if not _BRACKETED.fullmatch(text, start, end):
        return False
    before = text[max(0, start - 24) : start]
    return any(p.end == len(before.rstrip()) for p in places.find(before, "en"))


_SAME_TIME = re.compile(
    r"(?:By|At|As\sof|On|In|During|Over)\sthe\ssame\s(?:date|time|day|month|quarter|year|period)\b"
)
# «a third of the nation's», «37 percent of the national total»: of what it is a part, and not whose part it is
_WHOLE = re.compile(
    r"\sof\sthe\s(?:(?:country|nation)['’]s|national)(?:\s(?:total|sum|figure|output|count))?(?=[\s)]*(?:[,.;:”\"]|$|and\b))"
)
_OF_ITS = re.compile(r"\sof\s(?:its|their|his|her|our)\b")
_OF_CHINA = re.compile(r"China|Chinese|\bthe CAC\b(?! 40)")  # whom one files with there


class _Reader:
    """Goes through a document sentence by sentence; keeps what may be referred back to."""

    def __init__(self, document: Document, statements: Statements) -> None:
        self.document = document
        self.today = document.published.isoformat() if document.published else ""
        self.drafts: list[Draft] = []
        self.recent: list[Mention] = []
        self.waiting = False
        self.place: str | None = None
        self.names = owners.Names(holders.names_in(document.text), holders.surnames_of(statements.quotes))
        self.place_at = -9
        self.starts = [p.start for p in document.paragraphs]

    @cached_property
    def on_topic(self) -> bool:
        """Whether the article is about models, generative AI or the AI sector."""
        return topics.on_topic(self.document.title, self.document.text)

    @cached_property
    def chinese(self) -> bool:
        """Whether the article speaks of China."""
        return _OF_CHINA.search(self.document.text) is not None

    def told(self, span: Span) -> Span:
        """A sentence without the dateline before it: whose place and day are the report's and no figure's."""
        at = bisect_right(self.starts, span.start) - 1
        if at < 0 or self.starts[at] != span.start:
            return span
        head = self.document.text[span.start : span.start + 60]
        if not head[1:2].isupper() and " (" not in head:  # as most paragraphs begin
            return span
        dateline = DATELINE.match(self.document.text, span.start, min(span.end, span.start + 90))
        return Span(dateline.end(), span.end) if dateline else span

    def read(self, index: int, span: Span) -> None:
        text = self.document.text
        words = text[span.start : span.end]
        named = tuple(
            d._replace(start=d.start + span.start, end=d.end + span.start)
            for d in dates.find(words, "en", self.document.published)
        )
        out = [e for e in excluded(text, span.start, span.end) if not _beside_place(text, e.start, e.end)]
        blocked = sorted([(e.start, e.end) for e in out] + [(d.start, d.end) for d in named])
        found = quantities(text, span.start, span.end, blocked)
        scene = Scene(text, span.start, span.end, index, bisect_right(self.starts, span.start), dates=named)
        scene.today = self.today
        durations = [e.end for e in out if e.timed]
        scene.lately = " ".join(f"{m.metric} {m.noun}" for m in self.recent[-4:])
        counted.read(scene, found, self.recent, durations, self.waiting)
        if scene.mentions:
            self._place_in_context(scene)
            self.drafts.extend(self._draft(scene, i) for i in range(len(scene.mentions)))
            self.recent = [*self.recent, *scene.mentions][-_KEPT:]
        if durations or scene.mentions:
            self.waiting = bool(durations) and (
                not scene.mentions or durations[-1] > scene.mentions[-1].start
            )

    def _place_in_context(self, scene: Scene) -> None:
        scene.places = tuple(
            p._replace(start=p.start + scene.start, end=p.end + scene.start)
            for p in places.find(scene.text[scene.start : scene.end], "en")
            if not _CURRENCY.match(scene.text, p.end + scene.start)
            and not seats.of_person(scene.text[scene.start : scene.end], p)
        )
        carried = self.place if scene.index - self.place_at <= 3 else None
        carried = carried or carrying.named_lately(scene) or carrying.spoken_of(scene)
        topics.mark(scene, self.on_topic)
        for i, mention in enumerate(scene.mentions):
            if mention.metric == "models" and (mention.definite or mention.back):
                mention.metric = self._metric_of_models()
            mention.flow = mention.flow or periods.is_flow(scene, i, mention.metric)
            mention.place = self._place_of(scene, i, mention, carried)
            mention.as_of = times.date_of(scene, i) or self._as_before(scene)
            mention.subject = owners.subject_of(scene, i, self.names)
        self.names.told(scene)
        self._keep_place(scene)

    def _place_of(self, scene: Scene, i: int, mention: Mention, carried: str | None) -> str | None:
        if incidental.incidental(scene, i):
            return None
        return whereabouts.place_of(scene, i, carried) or self._at_home(scene, i, mention)

    def _at_home(self, scene: Scene, i: int, mention: Mention) -> str | None:
        """Provinces are China's where China is spoken of; filing is China's procedure, unless a company's filings are told."""
        if _WHOLE.match(scene.text, mention.q.end):
            return None
        if carrying.of_country(scene, i) and (home := carrying.nearest_country(scene, mention.start)):
            return home
        if whereabouts.EACH.match(scene.text, mention.end):
            return None
        own = _OF_ITS.match(scene.text, mention.q.end)
        filed = mention.metric.startswith("registered") and not mention.back and not own and self.chinese
        small = mention.q.number.form == "words" and mention.q.value <= 12  # «her clients filed seven»
        if filed and not small and not owners.subject_of(scene, i, self.names):
            return "CN"
        if mention.metric in _PLACED and (named := carrying.where_named(scene, mention.noun)):
            return named
        return "CN" if mention.metric == "regions" and "provinc" in mention.noun and self.chinese else None

    def _as_before(self, scene: Scene) -> str | None:
        """«By the same date», «In the same period»: the date of the figures before."""
        if not _SAME_TIME.match(scene.text, scene.start):
            return None
        return next((m.as_of for m in reversed(self.recent) if m.as_of), None)

    def _keep_place(self, scene: Scene) -> None:
        """The sentence's first place holds on; the world, or two countries, end what held before."""
        told = [m for m in scene.mentions if m.place]
        parts = {m.place for m in told if m.place and m.place.startswith("CN-")}
        if told and not (
            parts and self.place == "CN" and (len(parts) > 1 or all(m.back for m in told))
        ):  # a list of provinces leaves the country in place
            self.place = next((m.place for m in told if whereabouts.settled(scene, m)), None)
        if told:
            self.place_at = scene.index

    def _metric_of_models(self) -> str:
        """«134 of the models»: filed ones, where those before were."""
        for mention in reversed(self.recent):
            if mention.metric in ("models", "registered_services"):
                return mention.metric
        return "models"

    def _draft(self, scene: Scene, i: int) -> Draft:
        mention = scene.mentions[i]
        q = mention.q
        return Draft(
            value=q.value,
            value_high=q.high,
            unit=mention.unit,  # type: ignore[arg-type]
            bound=q.bound,
            start=q.start,
            end=max(mention.end, q.end),
            at=q.at,
            metric=mention.metric,
            flow=mention.flow,
            noun=mention.noun or None,
            subject=mention.subject,
            place=mention.place,
            scope=owners.scope_of(scene, i),
            as_of=mention.as_of,
            core=mention.core,
            context=scene.text[scene.start : scene.end],
        )
