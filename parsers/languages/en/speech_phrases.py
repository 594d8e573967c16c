"""English noun phrases at the end or the head of a stretch between commas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import NAME

HOLE = "\ue000"


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that name a speaker: `head` the name or description, `role` the apposition around it."""

    start: int
    end: int
    head: str
    role: str | None = None


PRONOUN = re.compile(r"(?:^|[\s,—(])(he|she|they|it|we|I|who|He|She|They|It|We)$")


LEAD = re.compile(
    r"^(?:[\s,;:—–.-]|(?:But|And|Still|However|Meanwhile|Yet|So|Or|Then|Also|Instead|Indeed|Later|Earlier|while|as|because|when|"
    r"when|after|since|although|though|if|but|and|or|so|which|that|where|As|While|When|After|Because|Since|Although|Though|If|"
    r"Once|Before|before|until|Afterwards?|Separately|Nevertheless|Nonetheless|Moreover|Furthermore|Additionally|Similarly|Besides|Notably|Overall|Globally|Nationally|Finally|Thus|Hence|Therefore|"
    r"Asked|For\sexample|For\sinstance|In\saddition(?!\sto))\b)+"
)


INTRO = re.compile(
    r"^(?:(?:Speaking|Asked|In|On|At|During|After|Before|By|For|With|Under|Last|Earlier|Late|Since|Despite|Following|Citing|"
    r"Responding|Addressing|Writing|When|While|As|Although|Though|Even|If|Because|Like|Unlike|Until|From|Without|Along|"
    r"Back|Once|Just|Only|Over|Among|Through|Throughout|Not|Nearly|Hours|Days|Weeks|Months|Minutes|Moments|Years|Two|Three|Appearing|"
    r"Pressed|Reached|Questioned|Standing|Sitting|Pointing|Noting|Referring|Turning|Calling|Describing|According|Upon|Amid|To)\b)"
)


FINITE = re.compile(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|may|might|must|did|does|do|said|says|told|shall|should|'s been|"
    r"came|went|took|made|got|began|became|won|lost|held|ran|rose|fell|led|gave|saw|met|left|sat|stood|kept)\b"
)


# The words before a sentence's first verb.
UP_TO_VERB = re.compile(
    r"(?:[\w’'.&-]+\s){0,9}?[\w’'.&-]+(?=\s(?:on\s\w+day\s)?(?:also\s|later\s|then\s)?(?:is|was|were|are|has|have|had|will|would|can|could|may|"
    r"did|does|do|came|went|took|made|got|began|became|won|lost|held|ran|rose|fell|led|gave|saw|met|left|sat|stood|kept|"
    r"drew|cut|sent|spent|built|sought|fought|wrote|spoke|drove|threw|[a-z]{2,}ed)\b)"
)


DETERMINED = re.compile(rf"(?:{'|'.join(sorted(words.QUANTIFIERS, key=len, reverse=True))})\b", re.IGNORECASE)


def comma_pieces(left: str) -> list[tuple[int, str]]:
    """The comma pieces of what stands after the last quotation, each with its offset."""
    begin = left.rfind(HOLE) + 1
    pieces = []
    at = begin
    for cut in re.finditer(
        r",(?=\s|$)(?!\s(?:Jr|Sr|I{2,3})\b)(?!\s[A-Z][\w.]{0,8}\))|;\s|:\s|\s?[—–]\s?|\s--\s", left[begin:]
    ):
        pieces.append((at, left[at : begin + cut.start()]))
        at = begin + cut.end()
    pieces.append((at, left[at:]))
    return pieces[-10:]  # no subject lies further back


def pure_name(piece: str) -> bool:
    """«Zhao Zhiyun», «the analyst Ann Lee», «The company»: a subject that an apposition may follow."""
    text = LEAD.sub("", piece).strip()
    if NAME.fullmatch(text):
        return True
    names = [m for m in NAME.finditer(text) if m.end() == len(text)]
    before = text[: names[-1].start()].split() if names else text.split()
    if not before or len(before) > 8 or _DATE.search(text):
        return False
    if names:
        return words.is_trade(before[-1]) or before[-1].lower() in words.BODY_NOUNS
    return bool(DETERMINED.match(text)) and (
        words.is_trade(before[-1]) or before[-1].lower() in words.BODY_NOUNS | words.DOCUMENTS
    )


def lead_length(piece: str) -> int:
    """How many characters of «, but», «when» and the like lead the piece."""
    lead = LEAD.match(piece)
    return lead.end() if lead else len(piece) - len(piece.lstrip())


# «a trend that experts said»: the experts
_RELATED = re.compile(
    rf"[a-z]\s(?:that|which)\s(?P<who>(?:[\w’'-]+\s){{0,2}}?(?:{'|'.join(sorted(words.PLURALS))}))$"
)
_WHAT = re.compile(r"^.*\b(?:what|whom)\s(?=\S)", re.DOTALL)  # «delivering what one group called …»


def phrase(offset: int, text: str) -> Subject | None:
    """The noun phrase at the end of a comma piece, or the one that leads it where a verb follows («X nodded and»)."""
    lead = max(lead_length(text), _WHAT.search(text).end() if _WHAT.search(text) else 0)  # type: ignore[union-attr]
    core = text[lead:].rstrip()
    start = offset + lead
    if not core:
        return None
    if (told := _RELATED.search(core)) is not None:
        at = told.start("who")
        return Subject(start + at, start + len(core), core[at:])
    intro = INTRO.match(core)
    if not intro and noun_phrase(core):
        return Subject(start, start + len(core), core)
    trailing = _trailing(core)
    if trailing is not None:
        head = core[trailing:]
        return Subject(start + trailing, start + len(core), head)
    return None


_WHEN = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|time|morning|evening|afternoon|night|weekend|decades?|quarter)$"
)
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_EMBEDDED = re.compile(
    r"\s(?:in|of|to|for|on|at)\s(?:which|whom)\s|\s(?:that|what|which)\s[A-Z]|"
    r"\s(?!based|briefed|called|named|known|involved|located|headed|led|backed|owned|posted|published|released|seen|linked|tied|"
    r"listed|elected|appointed|charged|accused|hired|polled|surveyed|interviewed|assigned|needed|red\b|sacred|united|armed)[a-z]+ed\s"
    r"(?:to|a|an|the|his|her|its|that|for|with|on|in|about|at)\b"
)


def noun_phrase(core: str) -> bool:
    """Whether the words are one noun phrase: no verb of its own, a determiner, name, trade or body as head."""
    if _EMBEDDED.search(core) or _WHEN.search(core):
        return False
    if len(core) > 160 or FINITE.search(re.split(r"\s(?:who|whose|which|that|led\sby)\s", core)[0]):
        return False
    first = core.split()[0]
    low = first.lower()
    if PRONOUN.search(core) and " " in core:
        return False
    if low in ("he", "she", "they", "it", "we", "i"):
        return " " not in core
    if DETERMINED.match(core) or first[0].isupper() or first[0].isdigit() or first[0] in "$[":
        return True
    main = re.split(r"\s(?:of|at|in|from|with|for|on|who|close|familiar|and)\s", core)[0].split()
    last = main[-1].lower()
    if words.is_trade(last) or (
        main[-1][0].isupper() and len(main) <= 9 and not re.search(r"\b(?:that|to)\b", core)
    ):
        return True
    return (
        last in words.PLURALS
        or last in words.TRADES
        or last in words.BODY_NOUNS
        or last in words.DOCUMENTS
        or (
            core.split()[-1][0].isupper()
            and len(core.split()) <= 9
            and not re.search(r"\b(?:that|to|and)\b", core)
        )
        or (last.endswith("s") and len(core.split()) <= 3)
    )


def _trailing(core: str) -> int | None:
    """Where the noun phrase at the end of a clause begins: a pronoun, a name, or a determiner and a few words."""
    pronoun = PRONOUN.search(core)
    if pronoun and pronoun[1] != "who":
        return pronoun.start(1)
    names = [m for m in NAME.finditer(core[-90:]) if m.end() == len(core[-90:])]
    if names:
        begin = len(core) - len(core[-90:]) + names[-1].start()
        before = re.search(
            r"(?:\b(?:the|an?|its|his|her|their|[A-Z]\w+['’]s)\s)?(?:[a-z-]+\s){0,4}$", core[:begin]
        )
        if before and before.group() and before.group().split()[-1] in words.TRADES | words.BODY_NOUNS:
            return before.start() if not FINITE.search(before.group()) else begin
        return begin
    found = re.search(
        r"\b(?:the|an?|one|two|three|some|several|many|its|his|her|their)\s(?:[\w’'-]+\s){0,5}?[a-z-]+$", core
    )
    if (
        found
        and found.group().split()[-1].lower()
        in words.TRADES | words.BODY_NOUNS | words.DOCUMENTS | words.PLURALS
    ):
        return found.start()
    return None
