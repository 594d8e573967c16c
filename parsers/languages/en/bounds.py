"""English words that bound a number: «at least», «no fewer than», «topped», «or more», «-odd»."""

from __future__ import annotations

import re

from parsers.records import Bound

_BEFORE: dict[Bound, str] = {
    "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|not under|"
    "at minimum|at a minimum|no lower than|not lower than|not below|no smaller than|greater than or equal to|"
    "more than or equal to|equal to or more than|equal to or greater than|higher or equal than|bigger or equal than|"
    "larger or equal than|greater or equal than|at least or equal to|≥|>=",
    "more_than": "more than|over|above|exceeding|exceeded|exceed|exceeds|surpassed|surpassing|surpass|surpasses|topped|tops|"
    "topping|upwards of|upward of|in excess of|beyond|well over|just over|to top|slightly over"
    "|slightly more than|a little over|"
    "a little more than|greater than|higher than|larger than|bigger than|north of|not just|past|crossed|crossing|"
    "broken through|passed|passes|passing|broke through|breaking through|comfortably over|far more than|much more than|"
    "as many as more than|outnumbered|passed the|crossed the|past the|eclipsed|eclipsing|over and above|>",
    "at_most": "up to|at most|at the most|no more than|not more than|not exceeding|not exceed|not exceeded|a maximum of|"
    "maximum of|as many as|as much as|as high as|capped at|limited to|not over|no higher than|a ceiling of|"
    "not above|no larger than|not higher than|less than or equal to|less or equal than|equal to or less than|"
    "smaller or equal than|lower or equal than|fewer than or equal to|no greater than|up to as many as|"
    "as little as up to|a cap of|at a maximum|≤|<=",
    "nearly": "nearly|almost|close to|approaching|approached|nearing|neared|virtually|just shy of|shy of|verging on|"
    "close on|close upon|nigh on|on the verge of|pushing",
    "less_than": "less than|fewer than|under|below|lower than|smaller than|short of|just short of|just under|"
    "a little under|a little less than|slightly under|slightly less than|slightly below|just below|well under|"
    "well below|far fewer than|far less than|not even|barely|not quite|little under|well short of|<",
    "about": "about|around|some|roughly|approximately|approx|approx.|an estimated|estimated|circa|perhaps|maybe|"
    "somewhere around|in the region of|on the order of|in the order of|something like|i would guess"
    "|i would guess ,|i guess|i'd guess|i’d guess|ca.|~|≈|or so|"
    "in the neighborhood of|in the neighbourhood of|an approximate|roughly about|reportedly around|broadly|"
    "probably|close to about",
}  # fmt: skip
BEFORE: dict[str, Bound] = {p: b for b, phrases in _BEFORE.items() for p in phrases.split("|")}
# Words that may stand between a bound and its number.
_FILLING = (
    "a|an|the|another|additional|further|total of|combined total of|average of|combined|total|whopping|staggering|"
    "record|whole|mere|cumulative|annual|full|daily|average|extra"
)
_SIGNS = ("us", "hk", "nt", "rmb", "(", "$", "¥", "€", "£")
_BETWEEN = re.compile(
    rf"(?:(?:^|\s)(?:(?:an?|the)\s)?(?:{_FILLING})|\s*(?:{'|'.join(map(re.escape, _SIGNS))}))\s*$",
    re.IGNORECASE,
)
_BETWEEN_ENDS = (*_FILLING.split("|"), *_SIGNS)
_WORD = re.compile(r"[^\s,;:()\[\]“”\"—–]+|[—–;:()\[\],“”\"]")
_AFTER: dict[Bound, str] = {
    "at_least": r"(?:or|and)\s+(?:more|above|greater|higher|over|up|larger)\b(?!\s+than)|"
    r"at\s+(?:the\s+very\s+)?least\b|at\s+a\s+minimum\b|minimum\b|upwards?\b",
    "at_most": r"(?:or|and)\s+(?:less|fewer|below|under|lower|smaller)\b(?!\s+than)|"
    r"at\s+(?:the\s+)?most\b|at\s+(?:a|the)\s+maximum\b|maximum\b|tops\b",
    "about": r"or\s+so\b|or\s+thereabouts\b|give\s+or\s+take\b|-?odd\b|-ish\b|approximately\b",
    "more_than": r"-?plus\b(?!\s[$£€\d])|\+(?!\d)|and\s+counting\b|-some\b",
}
AFTER = re.compile(
    "|".join(rf"(?P<{b}>[\s,]*{p})" for b, p in _AFTER.items()).replace(r"[\s,]*\+", r"\+"), re.IGNORECASE
)
_MOVING = frozenset(
    "gone went going goes go came climbed moved pushed bumped ramped scaled brought sped shot taken takes add adds added".split()
)
_LAST = {p.split()[-1] for p in BEFORE}
_LAST_WORDS = tuple(_LAST)
_LONGEST = max(len(p.split()) for p in BEFORE)


def before(text: str, floor: int, start: int) -> tuple[Bound, int] | None:
    """The bound whose words end just before `start`, and where they begin; none before `floor`."""
    left = text[max(floor, start - 60) : start]
    base = start - len(left)
    definite = False
    while left.rstrip().lower().endswith(_BETWEEN_ENDS) and (match := _BETWEEN.search(left)):
        if (found := _ending(left, base)) is not None:
            return found
        definite = definite or match.group().strip().lower() == "the"
        left = left[: match.start()]
    found = _ending(left, base)
    if found and definite and _OUTDONE.match(text, found[1]) and not _MARK.match(text, start):
        return None  # «surpassing the 15.8 percent of its rivals»: theirs is exact
    return found


_OUTDONE = re.compile(r"(?:surpass|exceed|eclips|topp|outnumber)", re.IGNORECASE)
_MARK = re.compile(
    r"[$¥€£]?[\d.,]+[\s-]?(?:[\w%]+[\s-]){0,4}?(?:\([^()]{1,40}\)\s)?(?:mark|benchmark|milestone|threshold|barrier|line|level)\b"
)


def _ending(left: str, base: int) -> tuple[Bound, int] | None:
    if not left.rstrip().lower().endswith(_LAST_WORDS):
        return None
    words = list(_WORD.finditer(left))[-_LONGEST:]
    if not words or words[-1].group().lower() not in _LAST:
        return None
    for i in range(len(words)):
        phrase = " ".join(w.group().lower() for w in words[i:])
        if bound := BEFORE.get(phrase):
            if phrase == "up to" and i and words[i - 1].group().lower() in _MOVING:
                continue
            return bound, base + words[i].start()
    return None


def after(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound that follows at `end`, and where it ends."""
    match = AFTER.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return match.lastgroup, match.end()  # type: ignore[return-value]
