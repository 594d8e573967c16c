"""What the words around a name say its bearer is: trades after an article, offices, whose wife or campaign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.languages.en import speech_words as words
from parsers.names import Mention
from parsers.records import Span

_CAPTION = re.compile(
    r"\b(?:Photos?|Photograph|Image|Credit|Picture)\s?(?::|by\b|courtesy)|\((?:AP|Reuters) Photo|/Getty\b|/AP\b",
    re.I,
)
_CAPTION_SIGNS = ("photo", "image", "credit", "picture", "/getty", "/ap", "(reuters")
SUBORDINATE = re.compile(
    r"(?:When|While|As|After|Before|If|Although|Though|Since|Because|Once|Asked|Across|Outside|Inside|Near|Behind|Unlike|With|"
    r"Under|Despite|Like)\s"
)
OFFICE = re.compile(
    r"The\s(?:(?:\d\d-year-old|former|embattled|outspoken|freshman|veteran)\s)?(?P<noun>[a-z]+)(?=\s[a-z])"
)

_ROLE_AFTER = re.compile(
    r",\s(?:\d\d?,\s)?(?P<role>(?:(?:an?|the|one|former|then|himself|herself|currently|now|who|whose|its|his|her|their)\s)?[\w’'.&/-]+"
    r"(?:\s[\w’'.&/-]+){0,14})(?=[,.;:)\ue000]|\s—|$)"
)
_ROLE_BEFORE = re.compile(r"(?:^|[\s,—])(?P<role>(?:[\w’'&-]+\s){0,4}(?P<head>[a-z-]+)),?\s$")
_THINGS = frozenset(
    """computer server number center quarter river tower answer summer winter dinner order power matter chapter offer other
    another september october november december weather water metaphor factor sector corridor giant plant restaurant variant
    list business process access success buyer carrier disorder ladder trailer tractor motor reactor processor""".split()
)
_NO_TRADES = words.BODY_NOUNS | words.DOCUMENTS | _THINGS
_ENDINGS = ("er", "or", "ist", "ian", "ant", "ess", "mate")
_OF_TRADES = words.TRADES | frozenset(
    "former deputy acting managing vice senior one its his her their himself president now then".split()
)
_HEADS = frozenset("chief head heads manager director leads".split())


def captions(masked: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs that are a picture's caption."""
    if not _may_caption(masked):
        return []
    return [
        p
        for p in paragraphs
        if _may_caption(masked[p.start : p.end]) and _CAPTION.search(masked, p.start, p.end)
    ]


def _may_caption(text: str) -> bool:
    words = text.lower()
    return any(sign in words for sign in _CAPTION_SIGNS)


def calling(before: re.Match[str]) -> bool:
    """«A waitress, Tina,»: an article, and a word that ends as those for people do."""
    head = before["head"]
    if not before.group().rstrip().endswith(",") or not re.match(
        r"(?:A|An|Another|One|His|Her|Their)\s", before["role"]
    ):
        return False
    return head.endswith(_ENDINGS) and head not in _NO_TRADES


def bears(mention: Mention, wanted: list[str]) -> bool:
    """Whether a person's title or trade is the one that is looked for («the director», «the cloud chief»)."""
    role = (mention.role or "").lower().split(", who")[0]
    held = {w.strip(".,") for w in role.split()}
    chief = wanted[-1] in ("chief", "head", "boss", "executive") and held & _HEADS
    return bool(held & {wanted[-1], *words.CALLED.get(wanted[-1], ())} or (chief and set(wanted[:-1]) & held))


# «Tina … her»: a pronoun right after a name alone makes it a person's.
HIS = re.compile(r"(?:['’]s)?\s[^.]{0,90}?\b(?:her|his|himself|herself)\b")


def _may_be_called(lead: str) -> bool:
    """Whether the last word is one for people, or may be one with a comma after it («A waitress, Tina»)."""
    *_, last = lead.replace(",", " ").replace("—", " ").rsplit(None, 1) or [""]
    return words.is_trade(last) or (lead.rstrip().endswith(",") and last.endswith(_ENDINGS))


def role_before(masked: str, start: int) -> str | None:
    """The title or trade right before a name: «analyst Ann Lee», «A waitress, Tina»."""
    lead = masked[max(0, start - 60) : start]
    if not _may_be_called(lead):
        return None
    before = _ROLE_BEFORE.search(masked, max(0, start - 60), start)
    if before is None or not (words.is_trade(before["head"]) or calling(before)):
        return None
    role = before["role"]
    if (
        before.group().endswith(", ")
        and masked[max(0, before.start("role") - 2) : before.start("role")] == ", "
    ):
        return None  # an apposition of its own: «Matthew Miller, a former spokesman, Comey's remarks»
    return re.sub(
        r"^(?:.*\b(?:said|says|told|tweeted|added|wrote|joked|asked|replied|argued|insisted|explained|noted|by|and|to|with|of|from|as|for|in|when)\s|(?:the|a|an)\s)",
        "",
        role,
    ).strip()


def role_after(masked: str, end: int) -> str | None:
    """The apposition right after a name that says what its bearer is."""
    found = _ROLE_AFTER.match(masked, end)
    if found is None:
        return None
    role = found["role"]
    plain = re.sub(r"^(?:an?|the)\s", "", role)
    if role.startswith(("who ", "whose ")):
        return role
    if (
        role == plain
        and plain.split()[0].lower().strip(".") not in _OF_TRADES
        and not any(w in words.TRADES for w in plain.split()[:3])
    ):
        return None
    return plain
