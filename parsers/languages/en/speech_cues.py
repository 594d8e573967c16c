"""Where English says that somebody said something: verb, subject, and the words between them.

Works on a sentence whose quotations are blanked out (`HOLE` characters), so that the verbs inside them are unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_people import NAME

HOLE = "\ue000"


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that name a speaker: `head` the name or description, `role` the apposition around it."""

    start: int
    end: int
    head: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """`subject` said it: `cue` is the verb at `cue_start`. start and end take in subject, apposition and verb."""

    start: int
    end: int
    subject: Subject | None
    cue: str
    cue_start: int
    inverted: bool = False
    joined: bool = False  # «…, adding that», «but said»: the subject of the one before


_ADVERBS = re.compile(
    r"(?:(?<=[\s\ue000,])|^)(?:also|later|then|once|repeatedly|further|again|even|simply|just|only|previously|recently|had|has|have|would|will|"
    r"might|could|did|does|do|always|often|never|who|himself|herself|itself|themselves|both|all|still|reportedly|soon|too|"
    r"immediately|initially|instead|afterwards?|\w{3,}ly|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
_NO_SUBJECT = re.compile(
    r"(?:^|[\s,\ue000])(?:to|of|be|been|being|is|was|were|are|am|get|gets|got|not|cannot|can't|n't|don't|didn't|won't|that|which|what|in|a|an|the|by|from|"
    r"with|for|on|at|no|any|its|his|her|their|my|our|your|this|these|those|as|than|new|other|let|must|should|can|may|\w+n['’]t)$"
)
_PRONOUN = re.compile(r"(?:^|[\s,—(])(he|she|they|it|we|I|who|He|She|They|It|We)$")
_ASKED_AWAY = re.compile(r"\s(?:not\sto|to\s(?:remain|be|speak)|that\s(?:he|she|they|his|her|their)\b)")
_JOINED = re.compile(r"(?:^|[\s,;—])(?:and|but|or|then|before|while|yet)$")
_LEAD = re.compile(
    r"^(?:[\s,;:—–.-]|(?:But|And|Still|However|Meanwhile|Yet|So|Or|Then|Also|Instead|Indeed|Later|Earlier|while|as|because|when|"
    r"when|after|since|although|though|if|but|and|or|so|which|that|where|As|While|When|After|Because|Since|Although|Though|If|"
    r"Once|Before|before|until|Afterwards?|Separately|Nevertheless|Nonetheless|Moreover|Asked|For\sexample|For\sinstance|In\saddition)\b)+"
)
_INTRO = re.compile(
    r"^(?:(?:Speaking|Asked|In|On|At|During|After|Before|By|For|With|Under|Last|Earlier|Late|Since|Despite|Following|Citing|"
    r"Responding|Addressing|Writing|When|While|As|Although|Though|Even|If|Because|Like|Unlike|Until|From|Without|Along|"
    r"Back|Once|Just|Only|Over|Among|Through|Throughout|Not|Nearly|Hours|Days|Weeks|Months|Minutes|Moments|Years|Two|Three|Appearing|"
    r"Pressed|Reached|Questioned|Standing|Sitting|Pointing|Noting|Referring|Turning|Calling|Describing|According|Upon|Amid|To)\b)"
)
_FINITE = re.compile(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|may|might|must|did|does|do|said|says|told|shall|should|'s been|"
    r"came|went|took|made|got|began|became|won|lost|held|ran|rose|fell|led|gave|saw|met|left|sat|stood|kept)\b"
)
# The words before a sentence's first verb.
_UP_TO_VERB = re.compile(
    r"(?:[\w’'.&-]+\s){0,9}?[\w’'.&-]+(?=\s(?:on\s\w+day\s)?(?:also\s|later\s|then\s)?(?:is|was|were|are|has|have|had|will|would|can|could|may|"
    r"did|does|do|came|went|took|made|got|began|became|won|lost|held|ran|rose|fell|led|gave|saw|met|left|sat|stood|kept|"
    r"drew|cut|sent|spent|built|sought|fought|wrote|spoke|drove|threw|[a-z]{2,}ed)\b)"
)
_DETERMINED = re.compile(
    rf"(?:{'|'.join(sorted(words.QUANTIFIERS, key=len, reverse=True))})\b", re.IGNORECASE
)
_APPOSITION = re.compile(
    r"^\s*(?:who|whose|which|where|a|an|the|one|former|formerly|then|now|himself|herself|currently|including|along|together|head|chief|"
    r"deputy|director|president|chair|chairman|chairwoman|founder|co-founder|professor|vice|senior|executive|managing|acting|general|"
    r"his|her|its|their|speaking|writing|citing|referring|responding|quoting|in|at|on|of|from|with|like|after|before|during|when|while|as|"
    r"by|per|for|also|too|himself|\d\d?|[RDI]|[RDI]-[\w.]+|Jr\.?|Sr\.?|III?|not|aged|both|all|most|an?\b|\w+ing|\w+ed|[a-z-]+|"
    r"[A-Z]\w+\.?|[A-Z]\.[A-Z]\.|[\w’']+['’]s?\s.*)\b"
)
_APPOSED = re.compile(
    r"(?:who|whose|which|an?|the|one|former|head|chief|his|her|its|their|\d\d?$|[RDI]-|[RDI]$|[a-z-]+)\b"
)
_TAIL = re.compile(
    rf"\s(?:in\s(?:an?|the|his|her|its|their|one|another|response|reply|part|reference|Washington|a\s\w+)\b(?=(?:\s[\w’'-]+){{0,5}}\s{words.EVENTS}\b|\s)"
    rf"|(?:on|at|during|after|before|when|while|as|following|via|through|late|early|earlier|later|last|this|yesterday|today|tonight|"
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|to\s(?:reporters|the|a|an|applause|laughter|cheers|[A-Z])|about|over|by\s(?:email|e-mail|phone|telephone|text)|upon|outside|inside|amid|"
    rf"without|because|if|since|until|and\s(?:then|added)|but|with\sa|from\sthe|under|near|[a-z]+ly|again|once|there|here|too|then|afterwards?|afterward|recently)\b"
    rf"|in\s\d{{4}}|in\s(?:January|February|March|April|May|June|July|August|September|October|November|December))"
)
_NEXT_CLAUSE = re.compile(r"[,;:\ue000()\[\]]|\s[—–-]+\s?|—|[.!?]+(?:\s|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|St|Jr|Sr|U\.S|U\.N|U\.K|D\.C|[A-Z])|\b[DRI]-\w+)$"
)


def attributions(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """Every report of speech in the sentence masked[start:end], from left to right."""
    last: Attribution | None = None
    for found in words.CUE.finditer(masked, start, end):
        cue = found.group()
        if masked[found.end() : found.end() + 1] == "-" or masked[found.start() - 1 : found.start()] == "-":
            continue
        if cue == "asked" and _ASKED_AWAY.match(masked, found.end()):
            continue
        got = _attribution(masked, start, end, found.start(), found.end(), cue, last)
        if got is not None and (cue not in words.BESIDE - words.SHOWING or _beside(masked, got, found.end())):
            last = got
            yield got


def _beside(masked: str, got: Attribution, after: int) -> bool:
    """Whether a quotation, or a comma or colon before one, is right beside the report."""
    before = masked[max(0, got.start - 6) : got.start].rstrip(" ,.;—–-")
    rest = masked[after : after + 80]
    return before.endswith(HOLE) or HOLE in rest[:4] or bool(re.match(r"[^.,:]{0,70}[:,]\s?" + HOLE, rest))


def _attribution(
    masked: str, start: int, end: int, at: int, after: int, cue: str, last: Attribution | None
) -> Attribution | None:
    floor = max(start, at - 400, last.end if last is not None and not last.inverted else start)
    if cue in ("according to", "According to"):
        source = _right(masked, after, end)
        return Attribution(at, source.end, source, "according to", at, inverted=True) if source else None
    left_end = _before_adverbs(masked, floor, at)
    left = masked[floor:left_end]
    bare = left.rstrip()
    quote_before = bare.rstrip(",").endswith(HOLE) or (bare.endswith(HOLE))
    comma = bare.endswith((",", "—", "–"))
    if quote_before or not bare or comma:
        if (
            not cue.endswith("ing")
            and cue not in words.NO_INVERSION
            and (quote_before or _inversion(masked, floor, left, after, end))
        ):
            subject = _right(masked, after, end)
            if subject is not None:
                return Attribution(at, subject.end, subject, cue, at, inverted=True)
        if cue.endswith("ing") or (
            last is not None
            and comma
            and cue not in words.NOUNS
            and (not _apposed(left) or _clause_ends(left))
        ):
            return _joined(masked, start, at, after, cue, last)
    if cue.endswith("ing"):
        return (
            _joined(masked, start, at, after, cue, last) if last is not None or bare.endswith(",") else None
        )
    if _JOINED.search(bare):
        return _joined(masked, start, at, after, cue, last)
    if bare.endswith(", which"):
        subject = _antecedent(floor, left)
        return Attribution(subject.start, after, subject, cue, at) if subject else None
    if _NO_SUBJECT.search(bare):
        return (
            _joined(masked, start, at, after, cue, last)
            if cue in words.TO_NAME and bare.endswith("to")
            else None
        )
    subject = _left(masked, floor, left_end)
    if subject is None and last is not None:
        subject = _left(masked, max(start, at - 400), left_end)
    if subject is None:
        return None
    if cue in words.NOUNS and not _verbal(subject, cue, masked, after):
        return None
    return Attribution(subject.start, after, subject, cue, at)


def _joined(
    masked: str, start: int, at: int, after: int, cue: str, last: Attribution | None
) -> Attribution | None:
    """A further verb of the same subject: «…, adding that», «reported revenue …, but said»."""
    subject = last.subject if last else _sentence_subject(masked, start, at)
    return Attribution(at, after, subject, cue, at, joined=True) if subject or last else None


def _before_adverbs(masked: str, floor: int, at: int) -> int:
    """The offset where the words before the verb end, without «also», «has», «repeatedly» and the like."""
    for _ in range(4):
        while at > floor and masked[at - 1].isspace():
            at -= 1
        found = _ADVERBS.search(masked, max(floor, at - 16), at)
        if found is None or not found.group():
            break
        at = found.start()
    return at


def _verbal(subject: Subject, cue: str, masked: str, after: int) -> bool:
    """Whether a word that may also be a noun is a verb here: a whole noun phrase stands before it."""
    head = subject.head
    if cue in ("read", "reads"):
        return True
    if cue in ("tell", "put", "find") and head.split()[-1].lower() not in words.PLURALS | {
        "they",
        "we",
        "i",
        "you",
    }:
        return False
    plural = cue in (
        "show",
        "find",
        "say",
        "report",
        "estimate",
        "note",
        "expect",
        "argue",
        "warn",
        "suggest",
        "indicate",
        "project",
        "believe",
        "think",
        "put",
        "tell",
        "forecast",
        "call",
        "describe",
        "denounce",
        "dismiss",
        "accuse",
        "label",
        "cite",
        "demand",
    )
    if head[0].isupper() and not plural:
        ends = head.split()[-1]
        proper = (
            ends[0].isupper() or words.is_trade(ends) or ends.lower() in words.BODY_NOUNS | words.DOCUMENTS
        )
        if cue.endswith("s") and not proper and head not in ("He", "She", "It"):
            return False
        return (
            cue.endswith("ed")
            or " " in head
            or masked[after : after + 6].strip().startswith(("that", HOLE))
            or head in ("He", "She", "It")
            or cue in ("says", "calls", "notes", "puts", "reports", "claims", "estimates", "forecasts")
        )
    if plural:
        last_word = head.split()[-1].lower()
        return (last_word.endswith("s") and not last_word.endswith(("'s", "’s", "ss"))) or last_word in (
            "they",
            "we",
            "i",
            "data",
            "police",
            "people",
            "media",
        )
    return (
        head.lower() in ("he", "she", "it", "who")
        or (bool(_DETERMINED.match(head)) and " " in head and not cue.endswith("s"))
        or bool(_DETERMINED.match(head) and len(head.split()) > 1)
    )


def _clause_ends(left: str) -> bool:
    """A clause of its own, with its verb, stands right before the comma."""
    pieces = [t for _, t in _pieces(left) if t.strip()]
    return (
        bool(pieces)
        and not pieces[-1].lstrip().startswith(("who ", "whose ", "which "))
        and bool(_FINITE.search(pieces[-1]))
    )


def _apposed(left: str) -> bool:
    """«Rong Yuming, a research fellow at the academy,»: the comma closes an apposition."""
    pieces = _pieces(left)
    return len(pieces) >= 2 and bool(_APPOSITION.match(pieces[-2][1] or pieces[-1][1]))


def _pieces(left: str) -> list[tuple[int, str]]:
    """The comma pieces of what stands after the last quotation, each with its offset."""
    begin = left.rfind(HOLE) + 1
    pieces = []
    at = begin
    for cut in re.finditer(r",(?=\s|$)(?!\s(?:Jr|Sr|I{2,3})\b)|;\s|:\s|\s?[—–]\s?|\s--\s", left[begin:]):
        pieces.append((at, left[at : begin + cut.start()]))
        at = begin + cut.end()
    pieces.append((at, left[at:]))
    return pieces


def _inversion(masked: str, floor: int, left: str, after: int, end: int) -> bool:
    """«Prices fell by half, said reseller Mingyue Data.»: a comma before the verb, nothing but a noun phrase after."""
    right = _right(masked, after, end)
    if right is None:
        return False
    pieces = _pieces(left)
    whole = [p for _, p in pieces if p.strip()]
    if (
        len(whole) >= 2
        and _pure_name(whole[0])
        and _APPOSITION.match(whole[1])
        and not _FINITE.search(whole[0])
    ):
        return False
    tail = masked[right.end : right.end + 40].lstrip()
    return not tail or tail[0] in ".,;—–" or tail.startswith(HOLE) or bool(_TAIL.match(" " + tail))


def _pure_name(piece: str) -> bool:
    """«Zhao Zhiyun», «the analyst Ann Lee», «The company»: a subject that an apposition may follow."""
    text = _LEAD.sub("", piece).strip()
    if NAME.fullmatch(text):
        return True
    names = [m for m in NAME.finditer(text) if m.end() == len(text)]
    before = text[: names[-1].start()].split() if names else text.split()
    if not before or len(before) > 8:
        return False
    if names:
        return words.is_trade(before[-1]) or before[-1].lower() in words.BODY_NOUNS
    return bool(_DETERMINED.match(text)) and (
        words.is_trade(before[-1]) or before[-1].lower() in words.BODY_NOUNS | words.DOCUMENTS
    )


def _left(masked: str, floor: int, left_end: int) -> Subject | None:
    """The subject that ends right before the verb."""
    left = masked[floor:left_end]
    pieces = _pieces(left)
    at, text = pieces[-1]
    who = _antecedent(floor, left) if text.strip() == "who" else None
    if who is not None:
        return who
    named = _name_first(floor, pieces)
    if named is not None:
        return named
    if not text.strip():
        return _before_comma(floor, pieces[:-1])
    if len(pieces) >= 2 and _title_then_name(pieces):
        at2, role = pieces[-2]
        lead = len(text) - len(text.lstrip())
        return (
            Subject(
                floor + at2 + _lead_length(role),
                floor + at + len(text),
                text.strip(),
                _LEAD.sub("", role).strip(),
            )
            if lead >= 0
            else None
        )
    return _phrase(floor + at, text)


def _antecedent(floor: int, left: str) -> Subject | None:
    """Whom «, who» or «, which» at the end stands for: the noun phrase right before."""
    pieces = _pieces(left)
    if len(pieces) < 2 or not pieces[-2][1].strip():
        return None
    at, text = pieces[-2]
    names = [m for m in NAME.finditer(text) if m.end() == len(text.rstrip())]
    if names and names[-1].start() > 0:
        before = text[: names[-1].start()].split()
        lead = len(before[-1]) + 1 if before and (words.is_trade(before[-1]) or before[-1] == "rival") else 0
        return Subject(floor + at + names[-1].start() - lead, floor + at + names[-1].end(), names[-1].group())
    return _phrase(floor + at, text)


def _name_first(floor: int, pieces: list[tuple[int, str]]) -> Subject | None:
    """«Dylan Nelson, a fellow at the institute in Munich, Germany, and co-author of the study, [said]»: a name,
    then nothing but appositions up to the verb."""
    for index, (at, text) in enumerate(pieces[:-1]):
        lead = _lead_length(text)
        core = text[lead:].strip()
        if not core or _INTRO.match(core) or not _pure_name(core) or core.lower() in words.QUANTIFIERS:
            continue
        tail = [t for _, t in pieces[index + 1 :]]
        if not tail[0].strip() or not _APPOSED.match(tail[0].strip()):
            return None
        plain = tail[-1].strip()
        if plain and (NAME.fullmatch(plain) or _PRONOUN.search(tail[-1])):
            return None
        main = [t for t in tail if not re.match(r"\s*(?:who|whose|which|where)\b", t)]
        if any(_FINITE.search(re.split(r"\s(?:who|whose|which|that)\s", t)[0]) for t in main):
            return None
        role = ", ".join(t.strip() for t in tail if t.strip())
        end = floor + pieces[-1][0] + len(pieces[-1][1])
        return Subject(floor + at + lead, end, core, role)
    return None


def _title_then_name(pieces: list[tuple[int, str]]) -> bool:
    """«Brubaker's campaign manager, Megan Tull»: a trade with a determiner or owner, then a bare name."""
    role, name = _LEAD.sub("", pieces[-2][1]).strip(), pieces[-1][1].strip()
    if (
        not NAME.fullmatch(name)
        or " " not in name
        or not role
        or _FINITE.search(role)
        or len(role.split()) > 12
    ):
        return False
    return (
        role.split()[-1].lower() in words.TRADES
        and bool(re.match(r"(?:the|a|an|his|her|its|their|one|[A-Z][\w’'.]*)\b", role))
    ) or (
        any(w.lower() in words.TRADES for w in role.split()[:5])
        and role.lower().startswith(("the ", "his ", "her ", "its ", "their "))
    )


def _lead_length(piece: str) -> int:
    lead = _LEAD.match(piece)
    return lead.end() if lead else len(piece) - len(piece.lstrip())


def _before_comma(floor: int, pieces: list[tuple[int, str]]) -> Subject | None:
    """The subject before an apposition that a comma closes: «Zhao Zhiyun, head of the institute, [said]»."""
    for index in range(len(pieces) - 1, -1, -1):
        at, text = pieces[index]
        lead = _lead_length(text)
        core = text[lead:]
        if not core.strip():
            continue
        nextish = pieces[index + 1][1].strip() if index + 1 < len(pieces) else ""
        if index == len(pieces) - 1 and index > 0:
            if _title_then_name(pieces[: index + 1]):
                role = pieces[index - 1]
                return Subject(
                    floor + role[0] + _lead_length(role[1]),
                    floor + at + len(text),
                    core.strip(),
                    _LEAD.sub("", role[1]).strip(),
                )
            if not NAME.fullmatch(core.strip()) or not _INTRO.match(pieces[index - 1][1].strip()):
                continue  # an apposition itself
        if (
            index > 0
            and re.match(
                r"(?:who|whose|which|where|and|or|including|an?\s|[RDI]-|speaking|\d\d?$)", core.strip()
            )
            and index != 0
        ) and not (nextish.startswith(("who", "whose")) and re.match(r"an?\s", core)):
            continue
        subject = _phrase(floor + at, text)
        if subject is None:
            if index and not _INTRO.match(core):
                continue
            return None
        tail = pieces[index + 1 :]
        role = ", ".join(t.strip() for _, t in tail if t.strip()) or None
        if _INTRO.match(core) and index + 1 < len(pieces) and not subject.head[0].isupper():
            return None
        end = floor + pieces[-1][0] + len(pieces[-1][1])
        return Subject(subject.start, end, subject.head, subject.role or role)
    return None


def _phrase(offset: int, text: str) -> Subject | None:
    """The noun phrase at the end of a comma piece, or the one that leads it where a verb follows («X nodded and»)."""
    lead = _lead_length(text)
    core = text[lead:].rstrip()
    start = offset + lead
    if not core:
        return None
    intro = _INTRO.match(core)
    if not intro and _noun_phrase(core):
        return Subject(start, start + len(core), core)
    trailing = _trailing(core)
    if trailing is not None:
        head = core[trailing:]
        return Subject(start + trailing, start + len(core), head)
    return None


_EMBEDDED = re.compile(
    r"\s(?:in|of|to|for|on|at)\s(?:which|whom)\s|\s(?:that|what|which)\s[A-Z]|"
    r"\s(?!based|briefed|called|named|known|involved|located|headed|led|backed|owned|posted|published|released|seen|linked|tied|"
    r"listed|elected|appointed|charged|accused|hired|polled|surveyed|interviewed|assigned|needed|red\b|sacred|united|armed)[a-z]+ed\s"
    r"(?:to|a|an|the|his|her|its|that|for|with|on|in|about|at)\b"
)


def _noun_phrase(core: str) -> bool:
    if _EMBEDDED.search(core):
        return False
    if len(core) > 160 or _FINITE.search(re.split(r"\s(?:who|whose|which|that)\s", core)[0]):
        return False
    first = core.split()[0]
    low = first.lower()
    if _PRONOUN.search(core) and " " in core:
        return False
    if low in ("he", "she", "they", "it", "we", "i"):
        return " " not in core
    if _DETERMINED.match(core) or first[0].isupper() or first[0].isdigit() or first[0] in "$[":
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
    pronoun = _PRONOUN.search(core)
    if pronoun and pronoun[1] != "who":
        return pronoun.start(1)
    names = [m for m in NAME.finditer(core[-90:]) if m.end() == len(core[-90:])]
    if names:
        begin = len(core) - len(core[-90:]) + names[-1].start()
        before = re.search(
            r"(?:\b(?:the|an?|its|his|her|their|[A-Z]\w+['’]s)\s)?(?:[a-z-]+\s){0,4}$", core[:begin]
        )
        if before and before.group() and before.group().split()[-1] in words.TRADES | words.BODY_NOUNS:
            return before.start() if not _FINITE.search(before.group()) else begin
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


def _sentence_subject(masked: str, start: int, at: int) -> Subject | None:
    """The noun phrase that opens the sentence, for «Baiyun reported revenue …, but said …»."""
    text = masked[start:at].lstrip(HOLE + " \"'“”‘’,.")
    offset = at - len(text)
    lead = _lead_length(text)
    text, offset = text[lead:], offset + lead
    first = re.match(r"(?:He|She|It|They|he|she|it|they)\b", text)
    if first:
        return Subject(offset, offset + first.end(), first.group())
    if _INTRO.match(text):
        comma = text.find(", ", 0, 200)
        if comma < 0 or _INTRO.match(text[comma + 2 :]):
            return None
        text, offset = text[comma + 2 :], offset + comma + 2
    name = NAME.match(text[:120])
    if (
        name
        and re.match(r"\s[a-z]{2,}s\s", text[name.end() :])
        and name.group().lower() not in words.QUANTIFIERS
    ):
        return Subject(offset, offset + name.end(), name.group())
    described = _UP_TO_VERB.match(text)
    if described and _noun_phrase(described.group()):
        return Subject(offset, offset + described.end(), described.group())
    return (
        Subject(offset, offset + name.end(), name.group())
        if name and name.group().lower() not in words.QUANTIFIERS
        else None
    )


def _right(masked: str, after: int, end: int) -> Subject | None:
    """The subject after the verb: «said Zhao Zhiyun, head of the research institute, during the forum»."""
    rest = masked[after : min(end, after + 300)]
    if not rest[:1].isspace():
        return None
    lead = len(rest) - len(rest.lstrip())
    body = rest[lead:]
    if re.match(
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|late|early|earlier|later|last|yesterday|today|tonight|repeatedly|again|nothing|recently|that|to|it|he|she|they|there|this|on|in|at|by|if|whether|how|when|why|what|as|with|from|for|of|about|after|and|but|so|no|not)\b(?!\sof)",
        body,
    ):
        return None
    cut = _cut(body)
    head = body[:cut].rstrip()
    tail = _TAIL.search(head)
    while tail is not None and tail.start() > 0:
        if (
            re.match(r"\s(?:at|in|for|with|from)\b", tail.group())
            and not re.search(words.EVENTS, head[tail.start() :])
            and not re.search(r"\sin\s\d", tail.group())
        ):
            tail = _TAIL.search(head, tail.end())
            continue
        if (
            re.match(r"\s\w+ly\b", tail.group())
            and head[tail.end() :].strip()
            and head[tail.end() + 1 : tail.end() + 2].isupper()
        ):
            tail = _TAIL.search(head, tail.end())
            continue
        head = head[: tail.start()]
        break
    if not head or not _noun_phrase(head.split(", ")[0]):
        return None
    start = after + lead
    role, stop = _role_right(body, len(head), cut)
    if role is not None and NAME.fullmatch(role) and " " in role and head.split()[-1].lower() in words.TRADES:
        return Subject(start, start + stop, role, head)
    return Subject(start, start + stop, head, role)


def _cut(body: str) -> int:
    for mark in _NEXT_CLAUSE.finditer(body):
        if mark.group()[0] in ".!?" and _ABBREVIATED.search(body[: mark.start()]):
            continue
        if mark.group() == "," and re.match(r",\s(?:Jr|Sr|III?)\b", body[mark.start() :]):
            continue
        return mark.start()
    return len(body)


def _role_right(body: str, head: int, cut: int) -> tuple[str | None, int]:
    """The apposition after an inverted subject, and where the attribution ends with it."""
    if head != cut or cut >= len(body) or body[cut] not in ",(":
        return None, head
    rest = body[cut + 1 :]
    stop = _cut(rest)
    role = rest[:stop].strip()
    if re.match(r"\d\d?$|[RDI]-", role):
        return None, cut + 1 + stop
    if (
        not role
        or not _APPOSITION.match(role)
        or re.match(
            r"(?:but|and|adding|noting|as|when|while|after|before|in|on|during|at|citing|referring|speaking)\b",
            role,
        )
    ):
        return None, head
    return role, cut + 1 + stop
