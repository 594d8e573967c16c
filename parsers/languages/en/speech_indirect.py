"""Reported clauses («she said prices had fallen») and whom each stretch of text is credited to."""

from __future__ import annotations

import re
from bisect import bisect_left

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import people, stated_role
from parsers.languages.en.speech_phrases import FINITE
from parsers.languages.en.speech_sources import Sources, plain
from parsers.languages.en.speech_speakers import Said, Speakers
from parsers.languages.en.speech_text import Reading
from parsers.records import Credit, Quote, Span

_OBJECT = re.compile(
    r"\s(?:(?:reporters|journalists|lawmakers|investors|analysts|delegates|voters|supporters|students|viewers|readers|"
    r"colleagues|me|us|him|her|them|you|(?:the|a|an)\s(?:[\w’'-]+\s){0,5}?(?:audience|crowd|conference|forum|court|committee|panel|"
    r"newspaper|broadcaster|website|channel|agency|magazine|hearing|rally|meeting|group|house|senate|jury|judge|station|outlet|"
    r"paper|network|show|program|programme|gathering|briefing|summit|council|parliament|board|congress|public|reporter|network|host|anchor|interviewer|judge|jury|friend|aide|colleague|audience|pastor|columnist|blogger|writer|"
    r"journalist|correspondent|daily|weekly|times|post|economist|gathering|committee|delegation|inquiry|tribunal|chamber|caucus)"
    r"|the\s(?:[\w’'-]+\s){0,7}?(?:Expo|Forum|Conference|Summit|Congress|Meeting|Council|Assembly)\b"
    r"|an\s(?:[\w-]+\s){0,3}?(?:audience|forum|conference|event)|[A-Z]\w+\s[a-z]{3,}s(?=\s(?:that|he|she|they|it)\s)|(?:[\w’'.-]+\s){1,4}?[A-Z][\w’'-]+(?=\sthat\s)|(?:[A-Z](?:[\w.&-]|[’'](?!s))*(?:\s(?:of|and)(?=\s[A-Z]))?(?:\s(?=[A-Z])|(?=[\s,])))+)(?:\s(?:in|at|on|of|during)\s(?!that)[\w’'-]+(?:\s[\w’'-]+){0,5}?)?)(?=\s|,|$)"
)
_WHEN = re.compile(
    r",?\s(?:(?:late|early|earlier|later|last|this)\s)?(?:(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|morning|evening|afternoon))?"
    r"|yesterday|today|tonight|week|month|year|at\s(?:the|that)\stime|(?:in|at|on|during)\s(?:an?|the|his|her|its|their)\s(?:[\w’'-]+\s){0,5}?EVENT(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    r"|on\s(?:X|Weibo|WeChat|LinkedIn|Twitter|Threads|Facebook|Instagram|Bluesky|Telegram|Reddit|Truth\sSocial|social\smedia)"
    r"|on\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d\d?|in\s(?:[A-Z]\w+|\d{4})|to\s(?:reporters|the\s\w+)|afterwards?|later|earlier|repeatedly|again|recently|also|publicly|then|once)(?=\s|,|$)".replace(
        "EVENT", words.EVENTS
    )
)
_AUXILIARY = re.compile(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do|isn|wasn|didn|don|won|"
    r"wouldn|needs?|remains?)\b|\b(?:it|he|she|that|there|here|what|who|nobody|everyone|one)['’]s\b|\w['’](?:re|ll|ve|d)\b"
)
# «pointed out it holds a charm», «estimate the three apps spent more than …»
_PRONOUN_FIRST = re.compile(
    r"^(?:(?:he|she|they|we|I|these|those)\s\w|(?:it|this|that|there)\s(?!\w+(?:ness|less|ous)\b)\w{2,}(?:s|ed)\b)"
)
_PAST = re.compile(
    r"\w\s(?:spent|sold|bought|sent|paid|built|drew|began|rose|fell|grew|lost|won|took|came|went|saw|gave|got|became|met|knew|sought|"
    r"chose|broke|drove|overtook|outsold|doubled|tripled|exceeded|totalled|totaled|reached)\s(?!(?:by|on|in|at|for|to|with|from)\b)"
)
# «warned that rivals grow, and for the third year, Kirin listed …»: the teller's own words again
_NARRATED = re.compile(
    r",\sand\s(?:for|in|at|on|during|after)\s[^,]{3,60},\s(?:[A-Z][\w’'.-]*\s){1,4}[a-z]{2,}ed\s"
)
_THAT = re.compile(r",?\s(?:that)\s")
_VERBAL = re.compile(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do|need|needs|\w+ed|came|went|took|made|"
    r"got|began|became|won|lost|held|ran|rose|fell|led|gave|saw|met|left|stood|kept|grew|hit|cut|set|put|knew|felt|meant|"
    r"isn|wasn|aren|weren|won|wouldn|can|couldn|don|doesn|didn|makes|takes|gives|gets|goes|comes|says|remains|means|'s|’s|'re|’re)\b"
)
_NOT_CLAUSE = re.compile(
    r"(?:to|about|of|whether|how|why|what|who|where|(?:goodbye|hello|yes|no)(?=[,.]|$)|so|nothing|(?:more|less)\sthan\s(?:it|he|she|they|we|I)|(?:something|anything|enough|much|little)\s(?:about|on|of|to|in|more|else)|it\sto|,|\.|;|:|$)(?:\s|$|,)"
)
_ADJUNCT = re.compile(
    r"(?:for(?!\snow\b)|with|if|when|as|in(?!\s(?:time|some|many|most|general|all)\b)|by|on|at(?!\s(?:least|most))|during|after|before|from|without|through|while|since|until|upon|amid|despite|because|where|ever\ssince|\w+ing)\s"
)
_ADJUNCT_FIRST = re.compile(r"[^,]{3,90},\s(?!\w+ing\b)\S")
_CLOSING = re.compile(
    r"\s*(?:[.,;:)—–\ue000]|$|\n|\s?(?:in|on|at|during|when|as|while|after|before|by|from|via|through|last|this|earlier|later|late|early|again|"
    r"yesterday|today|tonight|recently|repeatedly|ahead|amid|following|outside|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"to\s(?:reporters|the\s|a\s|[A-Z])|reporters|analysts|investors|lawmakers|journalists|an?\s\w+\s?(?:conference|forum|audience|meeting|briefing|hearing)|"
    r"the\s\w+|[A-Z][\w.’'-]*|him|her|them|us|me|delegates)\b)"
)
_ON_WITH_VERB = re.compile(rf",\s(?:{FINITE.pattern})")
_DANGLING = re.compile(r"(?:,|\s?[—–])?\s(?:but|and|while)$")
_TAIL_OFF = re.compile(
    r"(?:adding|noting|saying|placing|citing|according|amid|ahead|despite|following|referring|speaking|warning|arguing|calling|describing|urging|pointing|\w{4,}ing|as\s|when\s|while\s|who\s|which\s|after\s|before\s|"
    r"in\san?\s|with\s|during\s|on\s(?:the|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|at\sa)",
    re.IGNORECASE,
)
# «reported revenue of …»: credited, though no clause.
_ADJECTIVES = frozenset(
    "existing leading emerging growing rising remaining mounting training computing spending funding financing pricing".split()
)
# «By the end of last year, 457 million people used …»: what follows the opening is a clause of its own
_ITS_CLAUSE = re.compile(
    r",\s(?:[\w’'%$-]+\s){1,12}?(?:is|was|were|are|has|have|had|will|would|used|reached|hit|rose|fell|grew|accounted|exceeded|surpassed|topped"
    r"|doubled|tripled|stood|totall?ed|numbered|completed|attracted|generated|spent|lost|became|saw|raised|sold|launched|released)\b"
)
_OBJECTS = words.SHOWING | {"reported", "reports", "estimated", "announced"}


class Indirect:
    """Reported clauses and credits, from the reports of speech that no quotation has taken."""

    def __init__(self, reading: Reading, speakers: Speakers, quoted: list[Span], used: set[int]) -> None:
        self.reading, self.speakers, self.used = reading, speakers, used
        self.quoted, self.starts = quoted, [q.start for q in quoted]
        self.sources = Sources(reading, speakers)
        self.quotes: list[Quote] = []
        self.credits: list[Credit] = []
        self.by_sentence: dict[int, list[Said]] = {}
        for said in speakers.said:
            self.by_sentence.setdefault(said.sentence, []).append(said)
        for index in range(len(reading.sentences)):
            self._sentence(index)

    def _sentence(self, index: int) -> None:
        sentence = self.reading.sentences[index]
        begin = sentence.start
        told = self.by_sentence.get(index, [])
        covered = begin
        for at, said in enumerate(told):
            if said.speaker is None or said.attribution.cue_start < covered:
                continue
            following = next((s.attribution for s in told[at + 1 :] if self._parallel(s)), None)
            span = self._clause(
                said, Span(begin, sentence.end), following.start if following else sentence.end
            )
            if span is None:
                self._object(said, told[at + 1 :], sentence.end)
                continue
            self._credit_around(span, said)
            covered = max(covered, span.end if span.start > said.attribution.start else covered)
            trailing = (
                said.attribution.cue.endswith("ing")
                and at > 0
                and told[at - 1].attribution.cue in words.CLAUSE
            )
            if self._spoken(said, span) and not trailing:
                self._quote(said, span)
        self.credits.extend(self.sources.according(sentence, begin))
        self.credits.extend(self.sources.survey(index, begin, self.credits[-4:]))

    def _object(self, said: Said, later: list[Said], end: int) -> None:
        """«reported revenue of …», «found 12 faults»: credited, though no clause is reported."""
        attribution = said.attribution
        if attribution.cue not in _OBJECTS or attribution.inverted or said.speaker is None:
            return
        head = attribution.subject.head.lower().split() if attribution.subject else []
        if attribution.cue.startswith("show") and not words.DOCUMENTS.intersection(head):
            return  # «Huawei showed its new system»
        stop = min([s.attribution.start for s in later] + [end])
        if stop - attribution.end > 8 and self.reading.masked[attribution.end : attribution.end + 4] not in (
            " to ",
            " on ",
        ):
            self._credit(Span(attribution.end, stop), said)

    def _credit_around(self, span: Span, said: Said) -> None:
        """The clause, without the words that only say whose it is («two people with knowledge of it said»)."""
        assert said.speaker is not None
        attribution = said.attribution
        if span.start < attribution.start < span.end:
            self._credit(Span(span.start, attribution.start), said)
            span = Span(attribution.end, span.end)
        if span.end - span.start > 1:
            self._credit(span, said)

    def _parallel(self, said: Said) -> bool:
        """«X said prices fell, and Y said they rose»: the second report ends the first one's clause."""
        attribution = said.attribution
        before = self.reading.masked[max(0, attribution.start - 8) : attribution.start].rstrip()
        if attribution.joined:
            return not attribution.cue.endswith("ing") and before.endswith((",", ", and", ", but"))
        return before.endswith(
            (",", ";", ", and", ", but", ", while", " but", "— and", "– and", "— but", "– but")
        )

    def _credit(self, span: Span, said: Said) -> None:
        assert said.speaker is not None
        source = self.sources.publisher(said.speaker, said.attribution.subject)
        self.credits.append(Credit(span.start, span.end, source))

    def _quote(self, said: Said, span: Span) -> None:
        if self._holds_direct(span):
            return
        assert said.speaker is not None
        start, end = self._before_attribution(said, span)
        text = self.reading.text[start:end]
        if len(text.split()) < 3:
            return
        self.quotes.append(
            Quote(
                kind="indirect",
                start=start,
                end=end,
                text=text,
                speaker=plain(said.speaker.name),
                role=stated_role(said.speaker),
                cue=said.attribution.cue,
                parts=(Span(start, end),),
            )
        )

    def _holds_direct(self, span: Span) -> bool:
        at = bisect_left(self.starts, span.start)
        around = self.quoted[max(0, at - 1) : at + 1]
        return any(q.start < span.end and span.start < q.end for q in around)

    def _before_attribution(self, said: Said, span: Span) -> Span:
        """The clause without a tail that tells how it was said: «…, she said, adding that …»."""
        attribution = said.attribution
        if not span.start < attribution.start < span.end:
            return self._trimmed(span)
        after = self.reading.masked[attribution.end : span.end]
        tail = after.find(", ")
        keep = tail >= 0 and not _TAIL_OFF.match(after[tail + 2 :])
        return self._trimmed(span if keep else Span(span.start, attribution.start))

    def _trimmed(self, span: Span) -> Span:
        text = self.reading.text
        start, end = span
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:—–"):
            end -= 1
        while start < end and (text[start].isspace() or text[start] in ",;:—–"):
            start += 1
        if dangling := _DANGLING.search(text, max(start, end - 8), end):
            end = dangling.start()
        return Span(start, end)

    def _spoken(self, said: Said, span: Span) -> bool:
        """Whether this is speech that is reported, rather than what data or events show."""
        cue, speaker = said.attribution.cue, said.speaker
        if said.attribution.cue_start in self.used or speaker is None:
            return False
        if cue.startswith(("highlight", "underscore", "underline")) and (
            speaker.kind == "unnamed" or not self.reading.masked.endswith("that ", 0, span.start)
        ):
            return False  # «a trend that highlights …», «highlighted the need»
        if cue in words.OF_PEOPLE and not people(speaker):
            return cue not in words.SHOWING and speaker.kind == "body"
        return cue in words.CLAUSE and (cue not in words.SHOWING or cue in words.OF_PEOPLE)

    # where the clause lies

    def _clause(self, said: Said, sentence: Span, stop: int) -> Span | None:
        """The reported clause: after the verb («X said prices fell») or around the report («Prices fell, X said»)."""
        attribution = said.attribution
        cue = attribution.cue
        if cue not in words.CLAUSE and cue not in words.SHOWING:
            return None
        before = self.reading.masked[sentence.start : attribution.start].rstrip()
        parenthetic = before.endswith((",", "—", "–")) and len(before) > 12 and not attribution.joined
        after = self._after(said, Span(sentence.start, min(sentence.end, max(stop, attribution.end))))
        if after is not None and (
            not parenthetic or self._introduction(before) or self._direct_object(said, after)
        ):
            return after
        if parenthetic and len(before.split()) > 3 and not self._introduction(before) and self._closes(said):
            return Span(sentence.start, sentence.end)
        if after is None and before.endswith(",") and self._interrupts(said, before):
            return Span(sentence.start, sentence.end)
        if attribution.inverted:
            return None
        return after

    def _direct_object(self, said: Said, after: Span) -> bool:
        """The clause comes right after the verb, so what stands before is no clause of the same report."""
        between = self.reading.masked[said.attribution.end : after.start].strip()
        return between in ("", "that") or between.endswith(" that")

    def _closes(self, said: Said) -> bool:
        """Nothing but punctuation, time, place or whom it was told to comes after the verb or inverted subject."""
        return _CLOSING.match(self.reading.masked, said.attribution.end) is not None

    def _interrupts(self, said: Said, before: str) -> bool:
        """«Servers, she added, are running at full speed»: the report stands between a short subject and its verb."""
        return (
            not said.attribution.joined
            and not self._introduction(before)
            and _ON_WITH_VERB.match(self.reading.masked, said.attribution.end) is not None
        )

    def _introduction(self, before: str) -> bool:
        """«Speaking in Guiyang,», «In a 40-page opinion,»: words that lead in to the subject."""
        first = before.split(None, 1)[0].lower().strip(",") if before.strip() else ""
        if first in ("but", "and", "yet", "still"):
            return self._introduction(before.split(None, 1)[1]) if " " in before else True
        leading = first in (
            "in at on during after before speaking asked when while as although though responding addressing writing citing "
            "since with despite following by last earlier later meanwhile however if under for because noting pressed to"
        ).split() or (
            first.endswith("ing")
            and not first.endswith(("jing", "qing", "thing", "king", "boeing", "spring", "wyoming"))
            and first not in _ADJECTIVES
        )
        return leading and not _ITS_CLAUSE.search(before)

    def _after(self, said: Said, sentence: Span) -> Span | None:
        attribution, masked = said.attribution, self.reading.masked
        if attribution.inverted:
            return None
        at = attribution.end
        cue = attribution.cue
        if cue in ("told", "tells", "tell", "telling", "reminded", "assured", "informed", "warned"):
            addressed = _OBJECT.match(masked, at, sentence.end)
            if addressed and not (cue == "warned" and not addressed.group().strip()[0].islower()):
                at = addressed.end()
        for _ in range(3):
            when = _WHEN.match(masked, at, sentence.end)
            if when is None:
                break
            at = when.end()
        that = _THAT.match(masked, at, sentence.end)
        if that is None and masked[at : at + 1] == ",":
            inside = re.compile(r",\s[^,]{2,80},\s(that\s)?").match(masked, at, sentence.end)
            if inside is None:
                return None
            that = inside if inside[1] else None
            if that is None and cue not in words.BARE:
                return None
            at = inside.end() - 1
        start = that.end() if that else at
        rest = masked[start : sentence.end].lstrip(" :")
        start = sentence.end - len(rest)
        if masked[max(0, attribution.cue_start - 5) : attribution.cue_start].strip() == "who":
            closing = rest.find(", ")
            if closing > 0:
                sentence = Span(sentence.start, start + closing)
                rest = rest[:closing]
        if narrated := _NARRATED.search(rest):
            sentence = Span(sentence.start, start + narrated.start())
            rest = rest[: narrated.start()]
        if len(rest.split()) < 3:
            return None
        if that is None:
            adjunct = _ADJUNCT.match(rest) and not (
                _ADJUNCT_FIRST.match(rest) and _clausal(rest.split(",", 1)[1])
            )
            if adjunct or _NOT_CLAUSE.match(rest) or not _holds_verb(rest):
                return None
            if cue in words.SHOWING:
                return Span(start, sentence.end)
            if cue not in words.BARE and not _clausal(rest):
                return None
        return Span(start, sentence.end)


def _clausal(rest: str) -> bool:
    """A subject and a verb soon after it, rather than a mere object («acknowledged the point»)."""
    lead = " ".join(rest.split(",")[0].split()[:14])
    return any(p.search(lead) for p in (_AUXILIARY, _PRONOUN_FIRST, _PAST))


def _holds_verb(text: str) -> bool:
    return any(p.search(text) for p in (_VERBAL, _PRONOUN_FIRST, _PAST))
