"""From the words that name a speaker to the speaker: full name, role, or the description as it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_cues import Attribution, attributions
from parsers.languages.en.speech_names import NAME, NATIONS, OUTLETS, gender_of, is_place, split_title
from parsers.languages.en.speech_people import People
from parsers.languages.en.speech_phrases import UP_TO_VERB, Subject
from parsers.names import Gender, Kind, Mention, is_given, is_pinyin_name
from parsers.records import Span


@dataclass(frozen=True, slots=True)
class Said:
    """One report of speech with its speaker, in the sentence with that index."""

    attribution: Attribution
    speaker: Mention | None
    sentence: int


_WITHOUT_TAIL = re.compile(
    r"\s(?:of|at|in|from|with|for|on|who|whose|which|that|to|close|familiar|about|near|under|based|and|led\sby|headed\sby)\s|\s?[,(]"
)
_RELATIVE = re.compile(r",?\s(?:who|whose|which|that)\s.*$")
_DANGLING = re.compile(r"(?:\s(?:of|and|for|the|on|in))+$")
_REFLEXIVE = re.compile(r"\s(?:himself|herself|itself|themselves)$")
_OPENING = re.compile(r"^(?:the|The|a|A|an|An)\s")
_NAME_LAST = re.compile(rf"(?P<role>(?:[\w.’'-]+\s){{0,6}}?)(?P<name>{NAME.pattern})")
# Descriptions that mean somebody of their own, not whoever was named before.
_MANY = frozenset(
    """official officials spokesman spokeswoman spokesperson aide source student resident witness judge lawyer attorney expert
    analyst reporter host anchor moderator worker employee volunteer teacher doctor officer prosecutor sheriff agent owner
    tenant
    friend brother sister mother father son daughter wife husband man woman boy girl teenager victim suspect researcher person
    pope queen king president premier chancellor leader neighbor neighbour colleague""".split()
)
_GENERIC = frozenset(
    "company firm startup start-up group agency organization organisation vendor lab laboratory chipmaker maker".split()
)
_PRONOUNS: dict[str, Gender] = {"he": "he", "she": "she"}
_NATION = re.compile(
    r"(?:China|Beijing|America|Europe|Japan|Russia|India|Washington|London|Shanghai|Shenzhen|Hong Kong|Taiwan|Guangdong|"
    r"United States|US|HK|U\.S|UK|AI|GPU|CEO|PhD|Chinese|American|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)


_OFFICE = re.compile(r"[Tt]he\s[A-Z][a-z]+")
_PUBLIC = re.compile(
    r"\b(?:Administration|Ministry|Department|Commission|Bureau|Office|Agency|Academy|University|Committee|Congress|Senate|House|"
    r"Council|Government)\b"
)
_RANKING = frozenset("ranked ranks lists recorded measured counted".split())  # what a product does, too
_OWNED_MODEL = re.compile(
    r"(?P<owner>[^,]{2,60}?)['’]s?\s(?:[\w’'.-]+\s)*?[\w’'.-]+$"
)  # «the firm's GLM-4.5»


class Speakers:
    """Reads the reports of speech in order, so that «she» and «the company» find whoever spoke before."""

    def __init__(self, people: People, masked: str, sentences: Sequence[Span]) -> None:
        self.people, self.masked, self.sentences = people, masked, sentences
        self.spoken: list[tuple[int, Mention]] = []
        self.said: list[Said] = []
        for index, sentence in enumerate(sentences):
            for attribution in attributions(masked, sentence.start, sentence.end):
                self._hear(attribution, index)

    def _hear(self, attribution: Attribution, index: int) -> None:
        if attribution.subject is not None:
            speaker = self.resolve(attribution.subject)
        elif self.said and self.said[-1].sentence == index:
            speaker = self.said[-1].speaker
        else:
            speaker = self.people.leading(Span(self.sentences[index].start, attribution.start))
        if speaker is not None and attribution.cue not in _RANKING:
            self.spoken.append((attribution.start, speaker))
        self.said.append(Said(attribution, speaker, index))

    def resolve(self, subject: Subject) -> Mention | None:
        """Who is meant by a subject; None for «I», «we» and a pronoun that finds nobody."""
        head = _REFLEXIVE.sub("", subject.head.strip(" ,;:—–-()[]"))
        low = head.lower()
        if low in _PRONOUNS:
            found = self.people.speaker_before(subject.start, _PRONOUNS[low], self.spoken)
            if found is not None:
                found.gender = found.gender or _PRONOUNS[low]
            return found
        if low in ("it", "they"):
            return self._it(subject.start, low)
        if low == "who":
            upto = bisect_right(self.people.places, subject.start)
            near = self.people.sightings[upto - 1] if upto else None
            return near.mention if near is not None and subject.start - near.end < 120 else None
        if low in ("i", "we", "you", "") or not any(c.isalpha() for c in head):
            return None
        core = _core(head)
        if _OFFICE.fullmatch(core) and core.split()[-1].lower() in words.TITLES:
            return self._described(head.lower(), core.lower(), subject)  # «the President»
        names = [
            n
            for n in NAME.finditer(core)
            if n.end() == len(core) and core[n.start() : n.end()].lower() not in words.QUANTIFIERS
        ]
        if names and low.startswith("the ") and low.split()[-1] in words.PARTY:  # «the California Democrat»
            return self.people.speaker_before(subject.start, None, self.spoken)
        if names and not re.fullmatch(r"(?:The|A|An|One|Two|Some)", names[-1].group()):
            return self._named(core, core[: names[-1].start()], names[-1].group(), head, subject)
        return self._described(head, core, subject)

    # names

    def _named(self, core: str, before: str, phrase: str, head: str, subject: Subject) -> Mention:
        phrase = re.sub(r"^(?:The|But|And|Meanwhile|While|When|As|After|Although|So|Yet)\s", "", phrase)
        title, name = split_title(re.sub(r"['’]s?$", "", phrase))
        name = name or phrase
        role_words = " ".join(w for w in (before.strip(), title) if w)
        the = (
            before.strip().lower() == "the"
            or self.masked[max(0, subject.start - 4) : subject.start] == "the "
        )
        if the and name.endswith("s") and self.people.registry.sharing(name[:-1]):
            return Mention(head, subject.start, subject.end, "unnamed")  # «the Trumps»
        if name in self.people.acronyms:
            return self.people.acronyms[name]
        beyond = "" if name.split()[-1].lower() in words.BODIES else head[len(core) :]
        role = _role(role_words, subject.role, beyond)
        hint = list(re.findall(r"[a-z]{4,}", role_words.lower()))
        known = self._known(name, subject.start, hint)
        if known is not None:
            affiliated = head[len(core) :].startswith((" of ", " at ", " from "))
            if (
                known.kind == "body"
                and affiliated == (" " in name)
                and self._personal(name, role_words, subject, determined=False)
            ):
                known.kind, known.gender = "person", gender_of(name, role)
            if role and known.kind == "body":
                known.role = known.role or role
            elif role and (not known.role or len(known.role) < 3):
                known.role = role
            return known
        determined = (
            before.strip().lower() in ("the", "a", "an")
            or re.match(r"(?:the|a|an)\s", before.lower()) is not None
        )
        person = self._personal(name, role_words, subject, determined)
        if not person and head[len(core) :].startswith((" of ", " for ", " on ", " in ", " and ")):
            tail = re.match(
                r"\s(?:of|for|on|in|and)\s(?:the\s)?(?:[A-Z][\w’'-]*|of|and|for|the|on|in|&)(?:\s(?:[A-Z][\w’'-]*|of|and|for|the|on|in|&))*",
                head[len(core) :],
            )
            if tail:
                name = phrase + _DANGLING.sub("", tail.group())
        kind: Kind = "person" if person else "body"
        mention = Mention(name, subject.start, subject.end, kind, gender_of(name, role), role)
        return self.people.registry.add(mention)

    def _known(self, name: str, at: int, hint: list[str]) -> Mention | None:
        registry = self.people.registry
        if hint and " " not in name and registry.sharing(name) > 1:
            for mention in registry:
                held = (mention.role or "").lower()
                if name.lower() in mention.name.lower().split() and any(h in held for h in hint):
                    return mention
        if " " not in name and registry.sharing(name) > 1:
            spoken = [m for p, m in self.spoken[-12:] if name.lower() in m.name.lower().split()]
            fresh = self.people.registry.full(name, at)
            if spoken and fresh is not None and fresh.start < self.spoken[-1][0]:
                return spoken[-1]
        return registry.full(name, at)

    def _personal(self, name: str, role_words: str, subject: Subject, determined: bool) -> bool:
        tokens = name.split()
        last = role_words.split()[-1].strip(".,").lower() if role_words.split() else ""
        if tokens[-1].lower() in words.BODIES or last in words.BODY_NOUNS:
            return False
        if last in words.TITLES or words.is_trade(last) or is_given(tokens[0]) or is_pinyin_name(name):
            return True
        if determined or (name.isupper() and len(name) > 1):
            return False
        if len(tokens) == 1:
            return not is_place(name) and name.lower() not in NATIONS and not _NATION.match(name)
        role = (subject.role or "").lower().split()
        return any(w.strip(",.") in words.TRADES for w in role[:6]) or len(tokens) in (2, 3)

    # descriptions

    def _described(self, head: str, core: str, subject: Subject) -> Mention | None:
        core = re.sub(r"^(?:But|And|Still|Yet|So)\s", "", core)
        noun = core.split()[-1].strip(".,’'").lower() if core.split() else ""
        if core.split() and core.split()[0].lower() in ("the", "that", "this", "his", "her", "its"):
            found = self._definite(core, noun, subject.start, head)
            if found is not None:
                return found
        name = _RELATIVE.sub("", head).strip(" ,")
        apposed = subject.role and _NAME_LAST.fullmatch(subject.role.split(", ")[0])
        if apposed and not core.split()[-1][0].isupper():
            full = f"{core} {apposed['role']}".strip()
            return self._named(
                f"{full} {apposed['name']}",
                full,
                apposed["name"],
                f"{full} {apposed['name']}",
                Subject(subject.start, subject.end, head),
            )
        if name[:4] in ("The ", "But ", "And "):
            name = name if name[:4] == "The " else name[4:]
        kind: Kind = "body" if noun in words.BODY_NOUNS | words.DOCUMENTS else "unnamed"
        return Mention(name, subject.start, subject.end, kind, None, _OPENING.sub("", core))

    def _definite(self, core: str, noun: str, at: int, head: str) -> Mention | None:
        """«the director», «the company», «the office»: who was called so before."""
        plain = " ".join(core.split()[1:])
        if core.split()[0].lower() in ("its", "his", "her") and noun not in _GENERIC:
            return None
        if words.is_trade(noun) or noun.endswith("man"):
            found = self.people.by_role(plain, at)
            if (
                found is None
                and head == core
                and noun in ("spokesperson", "official", "spokesman", "spokeswoman")
            ):
                found = next(
                    (m for _, m in reversed(self.spoken[-12:]) if noun in m.name.lower().split()), None
                )
            if found is None and core.split()[0].lower() == "the" and noun not in _MANY:
                found = self.people.speaker_before(at, _sex(noun), self.spoken)
            return found
        if noun in words.DOCUMENTS or head != core:
            return None
        wanted = set(plain.lower().split())
        for _, mention in reversed(self.spoken[-12:]):
            held = set(f"{mention.name} {mention.role or ''}".lower().replace("'s", "").split())
            document = not words.DOCUMENTS.isdisjoint(
                mention.name.lower().split()[:3]
            )  # «a notice by the regulator»
            if mention.kind != "person" and wanted <= held and not document:
                return mention
        found = self.people.body(noun, at) if len(wanted) == 1 else None
        if found is None and noun in _GENERIC:
            found = self._last_body(
                at, trading=noun not in ("group", "agency", "organization", "organisation")
            )
        return found

    def _last_body(self, at: int, *, trading: bool = False) -> Mention | None:
        upto = bisect_right(self.people.body_places, at)
        near = [
            b
            for b in self.people.bodies[max(0, upto - 40) : upto]
            if not _NATION.match(b.mention.name)
            and b.mention.name not in OUTLETS
            and b.mention.name.split()[-1].lower() not in words.TITLES
            and not (trading and _PUBLIC.search(b.mention.name))
            and not any(c.isdigit() for c in b.mention.name)  # a model: GLM-4
            and not self.people.plain_word(b)
        ]
        if not near:
            return None
        counts = Counter(b.mention.name for b in near)
        last = near[-1]
        first = next(b for b in near if self._together(b.start, last.start))
        near_by = self.masked.rfind("\n", last.start, at) < 0  # in the same paragraph
        if not near_by and counts[first.mention.name] < max(counts.values()):
            return next(b.mention for b in reversed(near) if counts[b.mention.name] == max(counts.values()))
        return first.mention

    def _together(self, one: int, other: int) -> bool:
        starts = self.people._starts
        return bisect_right(starts, one) == bisect_right(starts, other)

    def _it(self, at: int, pronoun: str) -> Mention | None:
        recent = [
            m
            for p, m in self.spoken[-6:]
            if p < at
            and (m.kind != "person" or pronoun == "they" or (m.gender is None and " " not in m.name))
        ]
        sentence = bisect_right(self.people._starts, at) - 1
        same = self.sentences[sentence]
        subject = UP_TO_VERB.match(self.masked, same.start, min(same.end, at))
        if subject and len(subject.group()) < 90 and pronoun == "it":
            body = subject.group().split()[-1].lower() in words.BODY_NOUNS  # «China's internet watchdog»
            owner = None if body else _OWNED_MODEL.match(subject.group())
            found = self.resolve(
                Subject(same.start, subject.end(), owner["owner"] if owner else subject.group())
            )
            if found is not None and found.kind == "body" and not _NATION.match(found.name):
                return found  # «China's share is 41 percent, it said»: no country's words
        return recent[-1] if recent else self._last_body(at) if pronoun == "it" else None


def _sex(noun: str) -> Gender | None:
    if noun in words.OF_HIM or (noun.endswith("man") and not noun.endswith("woman")):
        return "he"
    return "she" if noun in words.OF_HER or noun.endswith("woman") else None


def _core(head: str) -> str:
    """A subject without what follows its head: «the director of the office» to «the director»."""
    core = _WITHOUT_TAIL.split(head)[0]
    if (core.split() and core.split()[-1].lower() in NATIONS) or not core:
        return re.split(r"\s(?:of|at|in|from|with|for|on|who|whose|which|that)\s|\s?[,(]", head)[0]
    last = [n for n in NAME.finditer(head) if n.end() == len(head)]
    before = head[: last[-1].start()].split() if last else []
    if last and " " in last[-1].group() and before and words.is_trade(before[-1]):
        return head  # «JPL scientist and study co-author Michael Malaska»
    return core


def _role(before: str, after: str | None, tail: str) -> str | None:
    plain = re.sub(r"^(?:the|a|an|The|A|An|But|And|one)\s", "", before).strip()
    if after:
        after = re.sub(r"^(?:the|a|an)\s", "", after.strip())
        after = None if re.fullmatch(r"\d\d?|[RDI]-.*", after) else re.sub(r"^\d\d?,\s", "", after)
    if plain and re.match(r"\s(?:of|at|from|for)\s", tail) and not after:
        plain += tail
    return plain or after or None
