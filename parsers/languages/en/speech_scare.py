"""Words in quotation marks that are no speech: scare quotes, titles, names, what stands on a banner."""

from __future__ import annotations

import re

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import human, people
from parsers.languages.en.speech_phrases import HOLE
from parsers.languages.en.speech_speakers import Said
from parsers.languages.en.speech_text import Reading
from parsers.marks import Stretch

WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_TITLED = re.compile(
    r"\b(?:titled|entitled|called|named|nicknamed|known\sas|dubbed|book|film|movie|song|album|ad|spot|slogan|novel|memoir|documentary|"
    r"episode|series|so-called|word|words|term|phrase|label|books|films|songs|chapter|column|poem|hymn|play|musical|hit|article|essay|painting|"
    r"headlined|show|game|video|comedy|bill|campaign|section|style|single|sitcom|hashtag)[\s,]*$"
)
_DETERMINED = re.compile(
    r"\b(?:the|its|their|his|her|these|those|such|any|some|of|for|on|in|a|an|this|that|\w+['’]s)\s$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|its|their|his|her|these|those|this|that|\w+['’]s)\s$", re.IGNORECASE)
_LABELLING = frozenset(
    """called calls calling described describes describing dubbed branded labeled labelled dismissed dismisses
    denounced denounces condemned condemns decried blasted slammed criticized criticised praised hailed ridiculed
    derided characterized characterised termed deemed compared likened said says call describe label dismiss
    denounce calling describing dismissing labeling labelling denouncing blasting slamming ripped touted touts
    branding referred rejected rejects mocked ripping decries condemning criticizing praising hailing termed
    terming portrayed billed cast casting characterizing accused accusing accuses defended defending defends likens""".split()
)
_SHOW = re.compile(
    rf"^\s(?:[\w.&’'-]+\s){{0,3}}{HOLE}+(?:,|\s)(?:on\s\w+day\s)?(?=that\s)"
)  # told "Fox & Friends" that
_FURTHER = re.compile(
    r",?\s(?:and|but)(?P<gap>(?:\s[\w’'-]+){1,6}\s)$"
)  # «is "unfair" and the figures are "squishy"»
_FARTHER = re.compile(r"[,;:—]|\s(?:who|which|whose|because|after|when|while|if)\s")
_PREDICATE = re.compile(
    r"(?:\b(?:is|was|are|were|be|been|being|am|feels?|felt|looks?|looked|seems?|seemed|sounds?|sounded|remains?|remained|becomes?|became|"
    r"amount(?:s|ed)?\sto)"
    r"|['’](?:s|re))(?:\s(?:not|also|very|too|so|more|just|simply|still|really|\w+ly))?(?:\san?)?\s$"
)
_COPULA = re.compile(r"\b(?:is|was|are|were|be|been|being|as|had|have)\s(?:an?\s)?$")


def is_scare(reading: Reading, stretch: Stretch, said: Said, scared: Stretch | None) -> bool:
    """Words in marks that are no speech: a single word, a title, a name."""
    text = reading.text[stretch.start : stretch.end]
    count = len(WORD.findall(text))
    if count < 2:
        return not _governed(reading, stretch, said)
    window = reading.masked[max(0, stretch.outer_start - 30) : stretch.outer_start]
    titled = _TITLED.search(window)
    if titled and count <= 3 and not said.attribution.cue_start > stretch.start - 60:
        return True
    if _is_name(reading, text, stretch):
        return True
    if scared is not None and count <= 3:
        between = reading.masked[scared.outer_end : stretch.outer_start]
        if between.strip(" ,") in ("and", "or", ""):
            return True
    copula = _COPULA.search(window) and said.attribution.cue in words.CLAUSE
    spoken = said.speaker is not None and human(said.speaker) and not _DEFINITE.search(window)
    if (
        count <= 3
        and _DETERMINED.search(window)
        and not spoken
        and not copula
        and not (said.attribution.cue in _LABELLING and said.attribution.cue_start < stretch.start)
    ):
        return True
    gap = reading.masked[said.attribution.end : stretch.outer_start]
    within = (
        count <= 4
        and not _spoken_for(said)
        and not (
            text[-1] in ".!?" or reading.masked[stretch.outer_end : stretch.outer_end + 1] in (".", "!", "?")
        )
    )
    if said.attribution.cue_start < stretch.start:
        return (count <= 2 and len(gap) > 90) or (within and len(gap) > 60)
    return within and not _PREDICATE.search(window)


def _spoken_for(said: Said) -> bool:
    """Whether people speak: a body's statement is seldom quoted by a few words in its midst."""
    return said.speaker is not None and people(said.speaker)


def _governed(reading: Reading, stretch: Stretch, said: Said) -> bool:
    """A single word that the verb governs, of a person or people: «called it "disgusting"», «said he was "sad"»."""
    attribution, speaker = said.attribution, said.speaker
    if speaker is None or not attribution.end <= stretch.outer_start:
        return False
    plural = speaker.name.split()[-1].lower() in words.PLURALS | {"group", "campaign"}
    if not (human(speaker) or plural):
        return False
    gap = reading.masked[attribution.end : stretch.outer_start]
    further = _FURTHER.match(gap[gap.rfind(HOLE) + 1 :]) if HOLE in gap else None
    if further is not None:
        gap = further["gap"]
    if len(gap) > 90 or HOLE in _SHOW.sub("", gap) or _FARTHER.search(gap) or _TITLED.search(gap):
        return False
    named = reading.text[stretch.start].isupper() and not re.search(
        r"(?:^|\s)(?:him|her|them|it|as|was|is)\s$", gap
    )
    if named:
        return False
    if attribution.cue in _LABELLING and attribution.cue not in ("said", "says"):
        return not re.search(r"\b(?:the|its|his|their|this|that|these|those|her\s\w+|\w+['’]s)\s$", gap)
    return attribution.cue in words.CLAUSE and bool(_PREDICATE.search(gap))


def is_written(said: Said) -> bool:
    """«A banner read "…"»: what stands on a thing."""
    subject = said.attribution.subject
    return subject is not None and any(w.lower() in words.THINGS for w in subject.head.split()[:6])


def _is_name(reading: Reading, text: str, stretch: Stretch) -> bool:
    """«calls its "Very Important Customers"»: capitals all through and no stop are a name's."""
    found = WORD.findall(text)
    if reading.masked[max(0, stretch.outer_start - 3) : stretch.outer_start].strip() == ":":
        return False
    return (
        len(found) <= 6
        and text[-1] not in "!?"
        and found[0][0].isupper()
        and all(w[0].isupper() for w in found if len(w) > 3)
    )


_NAMED = re.compile(r"[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,4},")
_GOES_ON = re.compile(r"\s(?:has|have|had|is|was|are|were|will|would|can|could|which|now)\b")


def is_title(reading: Reading, stretch: Stretch) -> bool:
    """«a book, "Deals That Matter"»: a word that announces a name, and capitals."""
    text = reading.text[stretch.start : stretch.end]
    if text[-1] == "," and _NAMED.fullmatch(text) and _GOES_ON.match(reading.masked, stretch.outer_end):
        return True  # «its chatbot, "Ernie Bot," has»
    if not _TITLED.search(reading.masked, max(0, stretch.outer_start - 30), stretch.outer_start):
        return False
    found = WORD.findall(text)
    capitals = sum(w[0].isupper() for w in found)
    return capitals >= max(2, len(found) - 2) and text[-1] not in "!?"
