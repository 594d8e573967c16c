"""Credits without a verb of saying: «according to …», «by her reckoning», «his estimate is that …», and survey
results that go on in the next paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import NAME
from parsers.languages.en.speech_phrases import Subject
from parsers.languages.en.speech_speakers import Speakers
from parsers.languages.en.speech_text import Reading
from parsers.names import Mention
from parsers.records import Credit, Span

_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording\sto|[Aa]s\s(?:\w+ly\s)?(?:revealed|reported|announced|disclosed|stated|noted|confirmed|estimated|measured|cited"
    r"|highlighted|shown|indicated|described|detailed|outlined|shared|presented|pointed\sout|claimed)\s(?:by|in(?=\s(?:an?|the|its|their)\s)))\s"
    r"|(?:^|,\s|[.]\s)[Pp]er\s(?=(?:the\s|an?\s)?(?:[\w-]+\s)?(?:[A-Z][\w.&-]*[a-z]|(?:report|data|study|survey|filing)\b))"
)
_MAY_ACCORD = re.compile(r"[AaPp](?:ccording|s\s|er\s)")  # what else holds none of them, told sooner
_RECKONING = re.compile(
    r"\bby\s(?:(?P<owner>(?:[A-Z][\w’'.-]*\s?)+?)(?:['’]s)?|his|her|its|their)\s(?:own\s)?(?:reckoning|estimates?|count|account|calculations?|tally)\b"
)
_BELIEF = re.compile(
    r"\b(?P<owner>His|Her|Its|Their|(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s)\s(?:own\s)?(?:estimate|forecast|guess|calculation|view|prediction|reckoning)\sis\sthat\s"
)
_POLLED = re.compile(r"\b(?:survey|poll|polled|surveyed|questionnaire|respondents)\b")
_CITED = re.compile(
    r"\b(?:cited|named|mentioned|chosen|picked|listed)\sby\s|\bof\sthose\s(?:polled|surveyed|asked|questioned)\b"
)
_FROM = re.compile(
    r"\b(?:(?:compiled|published|released|conducted|issued|produced|prepared|commissioned|cited|seen|carried\sout|written|collected|provided|unveiled|"
    r"reported|put\sout|drawn\sup|obtained|reviewed|\w+day)\s)?(?:by|from)\s(?P<body>(?:the\s|a\s|an\s|its\s)?[^,;]{3,120})"
)
_TRIM = re.compile(
    r"\s(?:on\s\w+day|in\s\w+\s\d{4}|in\s(?:January|February|March|April|May|June|July|August|September|October|November|December)|"
    r"released|published|last\s\w+|this\s\w+|\w+day\b|which|who|that|seen|issued|obtained|covering|and\s(?:seen|reviewed)|as\sof|of\s\d[\d,]*|of\s(?:some|about|more|nearly|over)\s\d).*$"
)
_BRACKETED = re.compile(r"\s?\([^)]*\)?$")
_OUTLET = re.compile(r"(?:this|the)\s(?:news|newspaper|paper)\b|(?:Reuters|AFP|Bloomberg)\b")
_SEEN = re.compile(r"\b(?:seen|obtained|reviewed)\sby")
_PHRASE_END = re.compile(r",\s|;|\s[—–-]+\s|\.$|\)")
_PERSON = {"his": "he", "her": "she", "its": "it", "their": "they"}
_LONGEST = 250  # characters of the words that name a source


class Sources:
    """Finds whom a sentence credits without anybody saying anything."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.reading, self.speakers = reading, speakers
        self._paragraphs = [p.start for p in reading.paragraphs]

    def according(self, sentence: Span, begin: int) -> Iterator[Credit]:
        """What the sentence from `begin` on credits to a report, a body, an estimate."""
        masked = self.reading.masked
        words = masked[begin : sentence.end]  # a search that needs a word not among them is spared
        for found in _ACCORDING.finditer(masked, begin, sentence.end) if _MAY_ACCORD.search(words) else ():
            stop = self._phrase_end(found.end(), min(sentence.end, found.end() + _LONGEST))
            source = self._source(found.end(), stop)
            if source is None:
                continue
            if found.start() > begin + 3:
                yield Credit(begin, found.start(), source)
            if stop + 8 < sentence.end:
                yield Credit(stop, sentence.end, source)
        for found in _RECKONING.finditer(masked, begin, sentence.end) if "by" in words else ():
            yield from self._owned(
                found, found["owner"] or found.group().split()[1], Span(begin, sentence.end)
            )
        for found in _BELIEF.finditer(masked, begin, sentence.end) if "that" in words else ():
            yield from self._owned(found, found["owner"], Span(found.end(), sentence.end))

    def _owned(self, found: re.Match[str], owner: str, span: Span) -> Iterator[Credit]:
        name = re.sub(r"['’]s?$", "", owner.strip())
        mention = self.speakers.resolve(Subject(found.start(), found.end(), _PERSON.get(name.lower(), name)))
        if mention is not None and span.start < span.end:
            yield Credit(span.start, span.end, plain(mention.name))

    def publisher(self, speaker: Mention, subject: Subject | None) -> str:
        """Whose the words are: of «a report released on Saturday by the Institute», the Institute's."""
        head = subject.head if subject is not None else ""
        made = _maker(head)
        if made is None or not NAME.search(made):
            return plain(speaker.name)
        if words.DOCUMENTS.isdisjoint(head.partition(made)[0].lower().split()):
            return plain(speaker.name)
        return plain(_BRACKETED.sub("", made))

    def survey(self, index: int, begin: int, credits: Sequence[Credit]) -> Iterator[Credit]:
        """The paragraph after a survey's results goes on with them: «Cost was cited by 41 percent …»."""
        sentence = self.reading.sentences[index]
        words = self.reading.masked[begin : sentence.end]
        if not index or not ("by" in words or "those" in words):
            return
        if not _CITED.search(self.reading.masked, begin, sentence.end):
            return
        before = self.reading.sentences[index - 1]
        credit = next((c for c in reversed(credits) if before.start <= c.start < before.end), None)
        if credit is not None and _POLLED.search(self.reading.masked, before.start, before.end):
            paragraph = self.reading.paragraphs[bisect_right(self._paragraphs, begin) - 1]
            yield Credit(begin, paragraph.end, credit.source)

    def _phrase_end(self, start: int, end: int) -> int:
        mark = _PHRASE_END.search(self.reading.masked[start:end])
        return start + mark.start() if mark else end

    def _source(self, start: int, end: int) -> str | None:
        """The body that a phrase credits: «the latest report by the Institute of X» is the Institute's."""
        phrase = self.reading.text[start:end].strip(" .,")
        phrase = _maker(phrase) or phrase
        phrase = _TRIM.sub("", phrase).strip(" .,")
        if not phrase:
            return None
        mention = self.speakers.resolve(Subject(start, end, phrase))
        return plain(mention.name if mention is not None else phrase)


def _maker(phrase: str) -> str | None:
    """The body by which a document is: not the paper that has seen it."""
    by = _FROM.search(phrase)
    return None if by is None or _OUTLET.match(by["body"]) or _SEEN.search(by.group()) else by["body"]


def plain(name: str) -> str:
    """Without «the» before a proper name and without what only follows it."""
    cut = re.sub(r"^[Tt]he\s(?=[A-Z][\w’'-]*\s(?:[A-Z]|of\b|for\b|on\b|and\b))", "", name)
    cut = _TRIM.sub("", cut) if not NAME.fullmatch(cut) else cut
    return cut.strip(" ,") or name
