"""Who said what, in English: direct quotes, reported clauses, and whom every stretch is credited to."""

from __future__ import annotations

from parsers.languages.en.speech_direct import Direct
from parsers.languages.en.speech_indirect import Indirect
from parsers.languages.en.speech_interview import interview
from parsers.languages.en.speech_people import People
from parsers.languages.en.speech_speakers import Speakers
from parsers.languages.en.speech_text import read
from parsers.records import Credit, Document, Quote, Span, Statements


def statements(document: Document) -> Statements:
    """Every quote of the document, and whom each stretch is credited to. Never raises, on any text; linear."""
    reading = read(document)
    people = People(reading.masked, reading.paragraphs, reading.sentences)
    speakers = Speakers(people, reading.masked, reading.sentences)
    direct = Direct(reading, speakers)
    quotes: list[Quote] = list(interview(reading, people.registry))
    taken = [Span(q.start, q.end) for q in quotes]
    quotes += [q for q in direct.quotes() if not any(t.start <= q.start < t.end for t in taken)]
    quoted = sorted(Span(q.start, q.end) for q in quotes)
    indirect = Indirect(reading, speakers, quoted, direct.used)
    credits = [Credit(q.start, q.end, q.speaker) for q in quotes if q.speaker] + indirect.credits
    return Statements(
        tuple(sorted([*quotes, *indirect.quotes], key=lambda q: (q.start, q.end))),
        tuple(sorted(credits, key=lambda c: (c.start, c.end))),
    )
