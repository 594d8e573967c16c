"""Who said what in a Chinese article."""

from __future__ import annotations

from parsers.languages.zh import speech_attribution, speech_interview, speech_people, speech_reading
from parsers.languages.zh.speech_direct import Directs, Said
from parsers.languages.zh.speech_indirect import credits, reported
from parsers.languages.zh.speech_sources import Sources
from parsers.records import Document, Quote, Statements


def statements(document: Document) -> Statements:
    """Every quote of the document, direct and indirect, and whom each stretch of it is credited to.

    Linear in the text's length; never raises. Speakers are written as the text writes them at first.
    """
    reading = speech_reading.read(document)
    people = speech_people.find(reading)
    answers = speech_interview.answers(reading, people)
    sources = Sources(reading, people)
    attributions = speech_attribution.attributions(reading, sources)
    said = Directs(reading, sources, attributions, answers).all()
    clauses = reported(reading, attributions, said, answers)
    quotes = [_direct(document.text, s) for s in said] + clauses
    quotes.sort(key=lambda q: (q.start, q.end))
    return Statements(tuple(quotes), tuple(credits(reading, sources, attributions, quotes)))


def _direct(text: str, said: Said) -> Quote:
    start, end = said.parts[0].start, said.parts[-1].end
    return Quote(
        kind="direct",
        start=start,
        end=end,
        text=text[start:end],
        speaker=said.source.name if said.source else None,
        role=said.source.role if said.source else None,
        cue=said.cue,
        parts=said.parts,
    )
