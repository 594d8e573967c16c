"""What the words around a name say its bearer is: trades after an article, offices, whose wife or campaign."""

from __future__ import annotations

import re

from parsers.languages.en import speech_words as words
from parsers.names import Mention

CAPTION = re.compile(
    r"\b(?:Photos?|Photograph|Image|Credit|Picture)\s?(?::|by\b|courtesy)|\((?:AP|Reuters) Photo|/Getty\b|/AP\b",
    re.I,
)
SUBORDINATE = re.compile(
    r"(?:When|While|As|After|Before|If|Although|Though|Since|Because|Once|Asked|Across|Outside|Inside|Near|Behind|Unlike|With|"
    r"Under|Despite|Like)\s"
)
OFFICE = re.compile(
    r"The\s(?:(?:\d\d-year-old|former|embattled|outspoken|freshman|veteran)\s)?(?P<noun>[a-z]+)(?=\s[a-z])"
)

_THINGS = frozenset(
    """computer server number center quarter river tower answer summer winter dinner order power matter chapter offer other
    another september october november december weather water metaphor factor sector corridor giant plant restaurant variant
    list business process access success buyer carrier disorder ladder trailer tractor motor reactor processor""".split()
)
_HEADS = frozenset("chief head heads manager director leads".split())


def calling(before: re.Match[str]) -> bool:
    """«A waitress, Tina,»: an article, and a word that ends as those for people do."""
    head = before["head"]
    if not before.group().rstrip().endswith(",") or not re.match(
        r"(?:A|An|Another|One|His|Her|Their)\s", before["role"]
    ):
        return False
    return head.endswith(("er", "or", "ist", "ian", "ant", "ess", "mate")) and head not in (
        words.BODY_NOUNS | words.DOCUMENTS | _THINGS
    )


def bears(mention: Mention, wanted: list[str]) -> bool:
    """Whether a person's title or trade is the one that is looked for («the director», «the cloud chief»)."""
    role = (mention.role or "").lower().split(", who")[0]
    held = {w.strip(".,") for w in role.split()}
    chief = wanted[-1] in ("chief", "head", "boss", "executive") and held & _HEADS
    return bool(held & {wanted[-1], *words.CALLED.get(wanted[-1], ())} or (chief and set(wanted[:-1]) & held))


# «Tina … her»: a pronoun right after a name alone makes it a person's.
HIS = re.compile(r"(?:['’]s)?\s[^.]{0,90}?\b(?:her|his|himself|herself)\b")
