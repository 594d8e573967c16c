"""Words in quotation marks that are no speech: scare quotes, titles, names, what stands on a banner."""

from __future__ import annotations

import re

from parsers.languages.en import speech_words as words
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
_LABELLING = frozenset(
    """called calls calling described describes describing dubbed branded labeled labelled dismissed dismisses denounced denounces
    condemned condemns decried blasted slammed criticized criticised praised hailed ridiculed derided characterized
    characterised termed deemed compared likened said says""".split()
)
_COPULA = re.compile(r"\b(?:is|was|are|were|be|been|being|as|had|have)\s(?:an?\s)?$")


def is_scare(reading: Reading, stretch: Stretch, said: Said, scared: Stretch | None) -> bool:
    """Words in marks that are no speech: a single word, a title, a name."""
    text = reading.text[stretch.start : stretch.end]
    count = len(WORD.findall(text))
    if count < 2:
        return True
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
    if count <= 3 and _DETERMINED.search(window) and not copula and said.attribution.cue not in _LABELLING:
        return True
    gap = reading.masked[said.attribution.end : stretch.outer_start]
    return count <= 2 and said.attribution.cue_start < stretch.start and len(gap) > 90


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


def is_title(reading: Reading, stretch: Stretch) -> bool:
    """«a book, "Deals That Matter"»: a word that announces a name, and capitals."""
    text = reading.text[stretch.start : stretch.end]
    if not _TITLED.search(reading.masked, max(0, stretch.outer_start - 30), stretch.outer_start):
        return False
    found = WORD.findall(text)
    capitals = sum(w[0].isupper() for w in found)
    return capitals >= max(2, len(found) - 2) and text[-1] not in "!?"
