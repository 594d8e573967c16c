"""Who is named in an English article, and whom a pronoun, a surname or «the director» means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import (
    BREAKS,
    NAME,
    NATIONS,
    OF_BODY,
    OPENERS,
    fits,
    gender_of,
    human,
    is_place,
    speaking,
    spelled_out,
    split_title,
    standing_alone,
)
from parsers.languages.en.speech_offices import (
    HIS,
    OFFICE,
    SUBORDINATE,
    bears,
    captions,
    role_after,
    role_before,
)
from parsers.names import Gender, Mention, Registry, is_given, is_pinyin_name
from parsers.records import Span

_AFTER_PERSON = re.compile(r",\s(?:\d\d?\b|who\b|whose\b|(?:[RDI]|D-|R-)[-(])|\s\([RDI]-|\s\(\d\d\)")
_ACRONYM = re.compile(r"\s\((?:the\s)?(?P<letters>[A-Z][A-Za-z]?[A-Z]{1,6})\)")
_LOWERCASE = re.compile(r"\b[a-z]{4,}\b")
_HIMSELF = re.compile(r"\s(himself|herself)\b")
_INITIAL = re.compile(r"[A-Z]\.")
_NO_SURNAMES = words.BODIES | NATIONS | OPENERS
_OBJECT = re.compile(
    r"\b(?:of|about|to|for|against|by|with|like|than|from|between|over|behind|on|including|beat|met|is|was|and)\s$"
)


@lru_cache(maxsize=4096)  # an article names the same over and over
def _trimmed(name: str) -> tuple[int, int]:
    """A name's stretch without «But», «On Tuesday» and other words that only begin a sentence; cut at a day or month."""
    start, end = 0, len(name)
    while start < end:
        space = name.find(" ", start)
        token = name[start : space if space > 0 else end]
        if token.lower().strip(".,").replace("’", "'").partition("'")[0] not in OPENERS:
            break
        start = space + 1 if space > 0 else end
    at = start
    for token in name[start:].split(" "):
        if at > start and token.lower() in BREAKS:
            return start, at - 1
        at += len(token) + 1
    return start, end


@dataclass(slots=True)
class Sighting:
    """One place where somebody is named outside quotations. `leading`: the first of its sentence, not as an
    owner («Brubaker's manager») nor after a preposition; such a one is whom a later «he» means."""

    start: int
    end: int
    mention: Mention
    leading: bool


class People:
    """Everybody whom the text outside quotation marks names, in order."""

    def __init__(self, masked: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> None:
        self.masked = masked
        self.registry = Registry()
        self.sightings: list[Sighting] = []
        self.bodies: list[Sighting] = []
        self.acronyms: dict[str, Mention] = {}
        self.sentences = sentences
        self._starts = [s.start for s in sentences]
        for sentence in sentences:
            self._read(sentence)
        self._spell_out()
        self.places = [s.start for s in self.sightings]
        self.body_places = [s.start for s in self.bodies]
        self.captions = captions(masked, paragraphs)
        if self.captions:
            self._unfocus()

    @cached_property
    def _alone(self) -> frozenset[str]:
        return standing_alone(self.masked)

    @cached_property
    def _lowercase(self) -> frozenset[str]:
        return frozenset(_LOWERCASE.findall(self.masked))

    @cached_property
    def _speaking(self) -> frozenset[str]:
        return speaking(self.masked) - BREAKS

    def _spell_out(self) -> None:
        """«Cyberspace Administration of China (CAC)»: what the letters in brackets stand for."""
        for found in _ACRONYM.finditer(self.masked):
            name = spelled_out(self.masked[max(0, found.start() - 120) : found.start()], found["letters"])
            if name is not None:
                at = found.start() - len(name)
                full = self.registry.add(Mention(name, at, found.start(), "body"))
                self.acronyms.setdefault(found["letters"], full)

    def _unfocus(self) -> None:
        for sighting in self.sightings:
            if any(c.start <= sighting.start < c.end for c in self.captions):
                sighting.leading = False

    def _read(self, sentence: Span) -> None:
        main = self._main_clause(sentence)
        known = len(self.sightings)
        reached = sentence.start
        first = not self._by_office(sentence)
        for found in NAME.finditer(self.masked, sentence.start, sentence.end):
            start, end = (found.start() + at for at in _trimmed(found.group()))
            if start >= end or start < reached:
                continue  # «Model Statistics» of the «Centre for Model Statistics»
            owner = self.masked[end : end + 2] in ("'s", "’s", "s'") or self.masked[end - 2 : end + 1] in (
                "s' ",
                "s’ ",
            )
            end = self._whole_body(start, end, sentence.end)
            reached = end
            mention = self._mention(start, end)
            if mention is None:
                continue
            if mention.kind == "person":
                led = (
                    first
                    and start >= main
                    and not owner
                    and not _OBJECT.search(self.masked, max(sentence.start, start - 12), start)
                )
                self.sightings.append(Sighting(start, end, mention, led))
                first = first and not led
            else:
                self.bodies.append(Sighting(start, end, mention, not owner))

        if first and main > sentence.start and len(self.sightings) > known:
            self.sightings[known].leading = True

    def _by_office(self, sentence: Span) -> bool:
        """«The senator walked off»: whoever holds the office leads the sentence."""
        opening = OFFICE.match(self.masked, sentence.start, sentence.end)
        if opening is None or not words.is_trade(opening["noun"]):
            return False
        wanted = [opening["noun"].lower()]
        holder = next((s.mention for s in reversed(self.sightings[-100:]) if bears(s.mention, wanted)), None)
        if holder is not None:
            self.sightings.append(Sighting(opening.start(), opening.end(), holder, True))
        return holder is not None

    def _main_clause(self, sentence: Span) -> int:
        """Where the main clause begins: after the comma of «When Warren called on her, Hofstetter …»."""
        if not SUBORDINATE.match(self.masked, sentence.start, sentence.end):
            return sentence.start
        comma = self.masked.find(", ", sentence.start, min(sentence.end, sentence.start + 200))
        return comma if comma > 0 else sentence.start

    def _whole_body(self, start: int, end: int, stop: int) -> int:
        """«Institute of Scientific and Technical Information of China», not its first word."""
        last = self.masked[start:end].rsplit(" ", 1)[-1].lower()
        if last not in words.BODIES:
            return end
        longer = OF_BODY.match(self.masked, end, stop)
        return longer.end() if longer else end

    def _mention(self, start: int, end: int) -> Mention | None:
        phrase = self.masked[start:end]
        title, name = split_title(phrase)
        tokens = name.split()
        role = title or role_before(self.masked, start)
        if len(tokens) == 1 and (known := self.registry.full(name, start)) is not None:
            known = self._of_that_sex(known, name, title, start, end)
            if role and known.kind == "person":
                known.role = known.role or role
                known.gender = known.gender or gender_of(name, role)
            return known
        if self._is_person(name, tokens, title, role, end):
            known = self.registry.full(name, start) if len(tokens) > 1 else None
            if known is not None and known.kind == "person" and len(known.name) >= len(name):
                return known
            after = role_after(self.masked, end)
            full_role = (
                role
                if not after or (role and len(role) > 3 and not title)
                else (after if not role else f"{role}, {after}")
            )
            return self.registry.add(
                Mention(
                    name,
                    start,
                    end,
                    "person",
                    gender_of(name, f"{role or ''} {after or ''}"),
                    full_role or None,
                )
            )
        if len(tokens) == 1 and len(name) < 2:
            return None
        return self.registry.add(
            Mention(
                phrase if OF_BODY.search(phrase) or len(phrase) > len(name) + 20 else name, start, end, "body"
            )
        )

    def _of_that_sex(self, known: Mention, name: str, title: str, start: int, end: int) -> Mention:
        """«Trump himself» after Melania Trump: another one of that name."""
        himself = _HIMSELF.match(self.masked, end)
        sex = gender_of("X", himself[1] if himself else title)
        if known.kind != "person" or sex is None or known.gender in (None, sex):
            return known
        kin = next((m for m in self.registry.namesakes(name) if m.gender == sex), None)
        return kin or self.registry.add(Mention(name, start, end, "person", sex, title or None))

    def _is_person(self, name: str, tokens: list[str], title: str, role: str | None, end: int) -> bool:
        if not tokens or not 1 <= len(tokens) <= 5 or tokens[-1].lower() in words.BODIES:
            return False
        if any(t.isupper() and len(t) > 3 for t in tokens) or "&" in name or is_place(name, whole=True):
            return False
        last_title = title.split()[-1].strip(".").lower() if title else ""
        titled = last_title in words.TITLES and last_title not in words.PARTY
        if len(tokens) == 1 and not titled:
            opens = self._starts[bisect_right(self._starts, end) - 1] >= end - len(name)
            his = (
                opens
                and not name.endswith(("ed", "ing"))
                and name in self._alone
                and HIS.match(self.masked, end, end + 110) is not None
            )
            kin = role is not None and not title
            return (
                (kin or his or name in self._speaking)
                and name.lower() not in _NO_SURNAMES
                and not is_place(name)
            )
        if len(tokens) == 1:
            return titled and tokens[0][0].isupper() and tokens[0].lower() not in words.TITLES
        if tokens[0].lower() in words.BODIES and not is_given(tokens[0]):
            return False
        return bool(
            titled
            or is_given(tokens[0])
            or (_INITIAL.fullmatch(tokens[0]) and len(tokens) > 2)
            or is_pinyin_name(name)
            or (role and role.split()[-1].lower().strip(".") in words.TRADES)
            or _AFTER_PERSON.match(self.masked, end)
            or (len(tokens) == 3 and _INITIAL.fullmatch(tokens[1]))
            or self._trade_follows(end)
            or self._surname_alone(tokens)
        )

    def _surname_alone(self, tokens: list[str]) -> bool:
        """Two names of which the text later gives only the last, as it does with people."""
        if not 2 <= len(tokens) <= 3 or tokens[-1].isupper() or tokens[-1].lower() in NATIONS:
            return False
        if any(t.lower() in words.BODIES or t.lower() in NATIONS or not t[0].isupper() for t in tokens):
            return False
        known = self.registry.full(tokens[-1])
        if known is not None and known.kind == "person" and " " in known.name:
            return True
        return tokens[-1] in self._alone and tokens[0] not in self._alone

    def _trade_follows(self, end: int) -> bool:
        after = role_after(self.masked, end)
        return after is not None and any(w.lower() in words.TRADES for w in after.split()[:6])

    # Who is meant

    def speaker_before(
        self, at: int, gender: Gender | None, speakers: Sequence[tuple[int, Mention]]
    ) -> Mention | None:
        """Whom «he» or «she» at offset `at` means: the leading person of the nearest sentence before, or whoever
        spoke there last; else the nearest person that fits."""
        sentence = bisect_right(self._starts, at) - 1
        fitting = [
            (p, m)
            for p, m in speakers[-20:]
            if p < at and human(m) and (gender is None or m.gender in (None, gender))
        ]
        spoken = {bisect_right(self._starts, p) - 1: (p, m) for p, m in fitting}
        loose: Mention | None = None
        near = sentence
        for index in range(sentence, max(-1, sentence - 14), -1):
            told = spoken.get(index)
            if loose is not None and near - index >= 3:
                return loose
            if told is not None and told[0] >= self._main_clause(self.sentences[index]):
                return told[1]
            for sighting in self._within(self.sentences[index], at):
                if not fits(sighting.mention, gender):
                    kin = self._namesake(sighting, gender)
                    if kin is not None:
                        return kin
                    continue
                if sighting.leading:
                    return sighting.mention
                before = self.masked[self.sentences[index].start : sighting.start].lower()
                if loose is None and not (
                    gender and f" {gender} " in f" {before}"
                ):  # «he» before it is someone else
                    loose, near = sighting.mention, index
            if told is not None:
                return told[1]
        return loose

    def _namesake(self, sighting: Sighting, gender: Gender | None) -> Mention | None:
        """«Hutchins … he», where the last Hutchins was the wife: the other one."""
        name = self.masked[sighting.start : sighting.end]
        if not sighting.leading or " " in name or gender is None or self.registry.sharing(name) < 2:
            return None
        return next((m for m in self.registry.namesakes(name) if m.gender == gender), None)

    def _within(self, sentence: Span, before: int) -> Iterator[Sighting]:
        low = bisect_left(self.places, sentence.start)
        high = bisect_left(self.places, min(sentence.end, before))
        yield from self.sightings[low:high]

    def leading(self, sentence: Span) -> Mention | None:
        """The person who leads this sentence."""
        return next((s.mention for s in self._within(sentence, sentence.end) if s.leading), None)

    def by_role(self, noun: str, at: int) -> Mention | None:
        """The last person before `at` whose role holds `noun` («the director», «the cloud chief»)."""
        wanted = noun.lower().split()
        held = [s.mention for s in self._lately(at) if bears(s.mention, wanted)]
        if held:
            return held[-1]
        later = self.sightings[bisect_left(self.places, at) :][:40]
        return next((s.mention for s in later if bears(s.mention, wanted)), None)

    def plain_word(self, sighting: Sighting) -> bool:
        """«Revenue rose»: a common noun that has its capital only from the sentence that it opens."""
        name = sighting.mention.name
        sentence = self.sentences[bisect_right(self._starts, sighting.start) - 1]
        return (
            name.istitle()
            and name.isalpha()
            and sighting.start == sentence.start
            and (name.lower() in self._lowercase or name.lower() in words.COMMON)
        )

    def _lately(self, at: int) -> list[Sighting]:
        upto = bisect_left(self.places, at)
        return self.sightings[max(0, upto - 400) : upto]

    def body(self, noun: str, at: int) -> Mention | None:
        """The last body before `at` whose name or description ends in `noun`, or for «company» the last named."""
        low = noun.lower()
        upto = bisect_left(self.body_places, at)
        for sighting in reversed(self.bodies[max(0, upto - 60) : upto]):
            known = f"{sighting.mention.name} {sighting.mention.role or ''}".lower().split()
            if low in known:
                return sighting.mention
        return None
