"""Where English says that somebody said something: verb, subject, and the words between them.

Works on a sentence whose quotations are blanked out (`HOLE` characters), so that the verbs inside them are unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_phrases import DETERMINED, FINITE, HOLE, Subject, comma_pieces, pure_name
from parsers.languages.en.speech_subjects import (
    APPOSITION,
    TAIL,
    antecedent,
    left_subject,
    right_subject,
    sentence_subject,
)
from parsers.records import Span


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
    r"might|could|did|does|do|always|often|never|himself|herself|itself|themselves|both|all|still|reportedly|soon|too|"
    r"immediately|initially|earlier|already|now|long|first|since|instead|afterwards?|\w{3,}ly|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
_NO_SUBJECT = re.compile(
    r"(?:^|[\s,\ue000])(?:to|of|be|been|being|is|was|were|are|am|get|gets|got|not|cannot|can't|n't|don't|didn't|won't|that|which|what|in|a|an|the|by|from|"
    r"with|for|on|at|no|any|its|his|her|their|my|our|your|this|these|those|as|than|new|other|let|must|should|can|may|\w+n['’]t)$"
)
_ASKED_AWAY = re.compile(r"\s(?:not\sto|to\s(?:remain|be|speak)|that\s(?:he|she|they|his|her|their)\b)")
_PROGRESSIVE = re.compile(r"\s(?:is|was|are|were|been|be|am)$")
_ABSOLUTE = re.compile(
    r"\bwith\s(?P<who>(?:(?:the|some|many|several|most|two|three|both|one|his|her|its|their)\s)?(?:[\w’'-]+\s){0,3}?"
    rf"(?:{'|'.join(sorted(words.PLURALS))}|[A-Z][\w’'-]+))$"
)
_PASSIVE = re.compile(r"\s(?:as|by)\s")
_HABIT = re.compile(
    r"\b(?:likes?|liked|loves?|used|continues|went\son|goes\son|had|is\squick|was\squick)\sto$"
)
_QUOTED = re.compile(
    r"\b(?:quotes?|quoted|quoting|cites?|cited|citing|recorded|heard|on\s(?:tape|camera|video))\s"
    r"(?P<who>(?:(?:the|an?|one)\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,4}?)\sas$"
)
_JOINED = re.compile(r"(?:^|[\s,;—])(?:and|but|or|then|before|while|yet)$")


# «the 200 million requests reported in May», «investors already disclosed, the round»: told of, and no tellers
_TOLD_OF = re.compile(
    r"\b(?:requests|calls|users|cases|deals|revenues?|sales|losses|profits?|figures?|numbers?|results|earnings|downloads|tokens"
    r"|growth|increase|plans?|targets?|already|those)\s$"
)
_PARTICIPLE = re.compile(
    r"(?:reported|announced|disclosed|estimated|recorded|projected|predicted|forecast|claimed|revealed|mentioned|cited)"
    r"(?:,|\s(?:in|by|last|this|earlier|for|on|from|at|since|previously|a\s(?:year|month))\b)"
)
_HIGHLIGHTS = frozenset("highlights highlighted underscores underscored underlines underlined".split())
_WITNESS = frozenset(
    "recalled recalls described describes quoted remembered heard".split()
)  # «recalled the president asking»
_COMPARING = re.compile(
    r"(?:exceeding|beating|topping|missing|surpassing|matching|trailing|outpacing)\s"
)  # «… analysts estimated»
_WHOSE = frozenset("those these their its our my your no any such".split())  # «those claims»
_WE = frozenset(("they", "we", "i", "you"))
_PASSED_ON = words.NAMING - {"opened"}
_ONLY_BESIDE = words.BESIDE - words.SHOWING  # cues that report nothing but what is quoted beside them
_TELLERS = words.BODY_NOUNS | words.DOCUMENTS | words.PLURALS | words.TITLES | words.BODIES


def attributions(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """Every report of speech in the sentence masked[start:end], from left to right."""
    last: Attribution | None = None
    for found in words.CUE.finditer(masked, start, end):
        cue = found.group()
        if masked[found.end() : found.end() + 1] == "-" or masked[found.start() - 1 : found.start()] == "-":
            continue
        if cue == "asked" and _ASKED_AWAY.match(masked, found.end()):
            continue
        if _TOLD_OF.search(masked, max(start, found.start() - 40), found.start()) and _PARTICIPLE.match(
            masked, found.start()
        ):
            continue
        if cue in _HIGHLIGHTS and masked[max(start, found.start() - 5) : found.start()] in ("said ", "says "):
            continue  # «a trend that experts said highlights …»
        if cue.endswith("ed") and cue in _PASSED_ON and _PASSIVE.match(masked, found.end()):
            continue  # «a progressive often mentioned as a running mate»
        got = _attribution(masked, start, end, found.start(), found.end(), cue, last)
        if got is not None and (cue not in _ONLY_BESIDE or _beside(masked, got, found.end())):
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
    if cue[-3:] in (" to", " of"):  # according to, in the words of
        source = right_subject(masked, after, end)
        return Attribution(at, source.end, source, cue.lower(), at, inverted=True) if source else None
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
            subject = right_subject(masked, after, end)
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
        return _participle(masked, Span(start, floor), at, after, cue, left, last)
    if _JOINED.search(bare):
        return _joined(masked, start, at, after, cue, last)
    if bare.endswith((", which", "— which", "– which", "-- which")):
        subject = antecedent(floor, left)
        return Attribution(subject.start, after, subject, cue, at) if subject else None
    if _NO_SUBJECT.search(bare):
        if (
            _HABIT.search(bare)
            and last is None
            and (subject := sentence_subject(masked, start, at)) is not None
        ):
            return Attribution(subject.start, after, subject, cue, at)
        named = cue in words.TO_NAME and bare.endswith("to")
        return _joined(masked, start, at, after, cue, last) if named else None
    if cue in ("estimated", "projected", "reported", "announced") and re.search(
        r"(?:^|[\s,])(?:An|The|A)$", bare
    ):
        return None  # «An estimated 40 firms»
    subject = left_subject(masked, floor, left_end)
    if subject is None and last is not None:
        subject = left_subject(masked, max(start, at - 400), left_end)
    if subject is None:
        return None
    if cue in words.NOUNS and not _verbal(subject, cue, masked, after):
        return None
    if _COMPARING.match(subject.head):
        return None
    return Attribution(subject.start, after, subject, cue, at)


def _participle(
    masked: str, begin: Span, at: int, after: int, cue: str, left: str, last: Attribution | None
) -> Attribution | None:
    """«…, adding that», «with forecasters warning», «quoted him as saying», «is asking»: whose the participle is.

    `begin` holds where the sentence and the words `left` before the participle begin."""
    start, floor = begin
    progressive = _PROGRESSIVE.search(left.rstrip())
    if progressive is not None:
        subject = left_subject(masked, floor, progressive.start() + floor)
        return Attribution(subject.start, after, subject, cue, at) if subject else None
    base = max(start, at - 100)
    near = masked[base:at].rstrip()
    named = _ABSOLUTE.search(near) or _QUOTED.search(near)
    if named is not None:
        who = Subject(base + named.start("who"), base + named.end("who"), named["who"])
        return Attribution(who.start, after, who, cue, at)
    if last is not None and last.cue in _WITNESS:
        seen = left_subject(masked, last.end, floor + len(left))
        if seen is not None:
            return Attribution(seen.start, after, seen, cue, at)
    return _joined(masked, start, at, after, cue, last)


def _joined(
    masked: str, start: int, at: int, after: int, cue: str, last: Attribution | None
) -> Attribution | None:
    """A further verb of the same subject: «…, adding that», «reported revenue …, but said»."""
    subject = last.subject if last else sentence_subject(masked, start, at)
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
    last_word = (
        re.split(r"\s(?:at|of|from|with|in|led\sby)\s", head)[0].split()[-1].lower()
    )  # «analysts at the bank expect»
    if (
        head[0].isupper()
        and masked[subject.start - 2 : subject.start] == ", "
        and masked[after : after + 1] in (".", ",")
    ):
        return True  # «…, Gartner forecast.»
    if head.lower() in _WHOSE:
        return False
    if cue in ("tell", "put", "find") and last_word not in words.PLURALS | _WE:
        return False
    plural = cue in words.PLURAL
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
        many = last_word.endswith("s") and not last_word.endswith(("'s", "’s", "ss"))
        return many or last_word in _WE | {"percent", "cent", "data", "police", "people", "media"}
    return (
        head.lower() in ("he", "she", "it", "who")
        or (bool(DETERMINED.match(head)) and " " in head and not cue.endswith("s"))
        or bool(DETERMINED.match(head) and len(head.split()) > 1)
    )


def _clause_ends(left: str) -> bool:
    """A clause of its own, with its verb, stands right before the comma."""
    pieces = [t for _, t in comma_pieces(left) if t.strip()]
    return (
        bool(pieces)
        and not pieces[-1].lstrip().startswith(("who ", "whose ", "which "))
        and bool(FINITE.search(pieces[-1]))
    )


def _apposed(left: str) -> bool:
    """«Rong Yuming, a research fellow at the academy,»: the comma closes an apposition."""
    pieces = comma_pieces(left)
    return len(pieces) >= 2 and bool(APPOSITION.match(pieces[-2][1] or pieces[-1][1]))


def _can_speak(head: str) -> bool:
    """Whether the words after a verb name or describe somebody, not a thing («reported a use disorder»)."""
    core = re.split(
        r"\s(?:of|at|in|from|with|for|on|who|which|that|released|published|issued|compiled)(?:\s|$)", head
    )[0].split()
    last = core[-1].lower().strip(".,") if core else ""
    return (
        (last.endswith("s") and words.is_trade(last[:-1]))
        or any(w[0].isupper() for w in head.split()[1:])
        or head[:1].isupper()
        or words.is_trade(last)
        or last in _TELLERS
        or last in words.QUANTIFIERS
        or last == "source"
    )


def _inversion(masked: str, floor: int, left: str, after: int, end: int) -> bool:
    """«Prices fell by half, said reseller Mingyue Data.»: a comma before the verb, nothing but a noun phrase after."""
    right = right_subject(masked, after, end)
    if right is None or not _can_speak(right.head):
        return False
    pieces = comma_pieces(left)
    whole = [p for _, p in pieces if p.strip()]
    if (
        len(whole) >= 2
        and pure_name(whole[0])
        and APPOSITION.match(whole[1])
        and not FINITE.search(whole[0])
        and not _clause_ends(left)
    ):
        return False
    tail = masked[right.end : right.end + 40].lstrip()
    return not tail or tail[0] in ".,;—–" or tail.startswith(HOLE) or bool(TAIL.match(" " + tail))
