"""What an English number counts: the noun after it, before it, or left out and understood.

No tagger: a noun phrase is the words up to the first plural noun, cut at closed-class words. On news prose that
is right nearly always, and it costs microseconds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.branches import by_letter

_STOPS = frozenset(
    "a an the this that these those of in on at by for from to with without into onto over under above below between "
    "among across after before since until during about against through throughout than as and or but nor so yet if "
    "while when where which who whom whose what why how because although though unless whether per via amid despite "
    "is are was were be been being am has have had having do does did will would can could may might "
    "shall should must "
    "he she it they we i you his her its their our my your him them us me himself itself themselves "
    "not no never also already now then there here still only just even ever again today yesterday tomorrow "
    "said says say told added noted each apiece altogether combined respectively alone instead rather respectively "
    "both either neither all any some every another others else together worldwide globally nationwide "
    "overseas abroad "
    "annually down up compared versus vs following according including excluding ago earlier later "
    "came come go goes went make makes made take takes took run runs ran use using remain remained remains belong "
    "hold held say want employ operate believe think prefer agree live lack exist rank allow require include "
    "accounted follow followed show showed rose fell grew built sold bought left".split()
)
# Plural where no -s says so.
_PLURALS = frozenset(
    "people men women children staff personnel police aircraft media equipment cattle fish sheep species series gpus "
    "respondents data alumni criteria phenomena households clientele talent".split()
)
# What follows a plural noun with an -s and is its verb in careless copy, or the next clause's.
_OF_DATA = frozenset(
    "center centre centers centres set sets point points hub hubs analytics annotation labeling service services".split()
)
_VERBS = frozenset(
    "operates holds owns says plans wants needs remains includes covers offers serves handles makes uses runs sells buys works "
    "employs comes goes means lets helps takes gives shows ranks leads follows stands accounts requires allows".split()
)
_SINGULARS = frozenset(
    "news business access process progress analysis basis status campus bus gas ai's plus less".split()
)
_USED = frozenset("used tried preferred cited named expected planned called reported".split())
_NOMINAL = frozenset(
    "computing training processing funding spending manufacturing engineering financing pricing advertising lending banking "
    "gaming marketing learning need speed".split()
)
_WORD = re.compile(r"\s?[-\s]?(?:[\"'“‘«]?)([A-Za-z0-9&][\w&/+.-]*(?:[’'](?!s\b)\w+)*(?:['’]s?(?![\w]))?)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")  # U.S. adults
_ASIDE = re.compile(r"\s\([A-Z][\w-]{0,8}\)(?=\s[a-z])")
_NUMBERED = re.compile(
    r"\s+of\s+(?:(?P<them>them|these|those|which|whom|it|us|the\stotal|the\slot)\b(?!\s+[a-z]+s\b)"
    r"|(?:all\s|such\s)?(?:(?:the|its|their|his|her|our|such|those|these|this|that|my|your|all)\s"
    r"|(?:[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)*['’]s?\s|the\s(?:[\w-]+\s)?[\w-]+['’]s?\s))?)"
)
_THEM = re.compile(r"\s+of\s+(?:them|these|those|which|whom|the\stotal|the\slot)\b(?!\s[a-z-]+s\b)")
_WHILE_AGO = re.compile(r"\s\w+\s(?:days|weeks|months|years|quarters)\s(?:ago|earlier|before|previously)\b")
_RATE = re.compile(
    r"\s+(?:(?:a|an|per|each|every)\s+(?:single\s+|average\s+)?(?:day|night|week|month|year|quarter|hour"
    r"|minute|second|user|person|capita|head|kilo|student)|daily|monthly|annually|yearly)\b"
)
_MEASURED = frozenset(
    "tonnes tons hours minutes pieces copies sets batches types kinds bottles boxes barrels pairs units items rounds "
    "members millions hundreds thousands square groups lots rows lines pages terabytes".split()
)


class Phrase(NamedTuple):
    """A noun phrase at text[start:end]; `definite` where the article or «of the» points back («of the models»)."""

    noun: str
    start: int
    end: int
    definite: bool = False
    rate: bool = False


def points_back(text: str, end: int) -> bool:
    """«of them», «of which», «of the total» follow: what is counted was named before."""
    return bool(_THEM.match(text, end))


def after(text: str, end: int, limit: int, single: bool = False) -> Phrase | None:
    """The noun phrase right after a number that ends at `end`, not past `limit`; with «of the» and the like between.

    `single` lets a singular noun stand (after «one», or a compound: a 300-strong team)."""
    definite = False
    if text.startswith(" of ", end) and (of := _NUMBERED.match(text, end, limit)):
        if of["them"]:
            return None
        definite, end = of.end() - of.start() > 4, of.end()
    words = _run(text, end, limit)
    if not words or _WHILE_AGO.match(text, end):
        return None
    last = _head(words, single)
    if last is None and text.startswith(
        (" and ", " or "), words[-1][2]
    ):  # 230,000 primary and secondary schools
        words += _run(text, text.index(" ", words[-1][2] + 1), limit)[:4]
        last = _head(words, False)
    if last is None:
        return None
    start, stop = words[0][1], words[last][2]
    if words[last][0].lower() in _MEASURED and text.startswith(" of ", stop):
        tail = _run(text, stop + 3, limit)[:4]
        ending = _head(tail, False)
        if tail:
            stop = tail[ending if ending is not None else min(1, len(tail) - 1)][2]
    rate = _RATE.match(text, stop, limit)
    if rate:
        stop = rate.end()
    return Phrase(text[start:stop], start, stop, definite, bool(rate))


def whole(text: str, end: int, limit: int) -> Phrase | None:
    """What a share is part of: the phrase after «of», singular or plural («40 percent of the boards»)."""
    of = _NUMBERED.match(text, end, limit)
    if of is None:
        return None
    if of["them"]:
        return Phrase("", of.start(), of.end(), True)
    words = _run(text, of.end(), limit)
    if not words:
        return None
    last = _head(words, True)
    last = len(words) - 1 if last is None else last
    return Phrase(text[words[0][1] : words[last][2]], words[0][1], words[last][2], of.end() - of.start() > 4)


def _run(text: str, end: int, limit: int) -> list[tuple[str, int, int]]:
    """The words after `end` up to the first that cannot be inside a noun phrase, eight at most."""
    words: list[tuple[str, int, int]] = []
    while len(words) < 9 and (match := _WORD.match(text, end, limit)):
        word = match.group(1)
        stop = match.end()
        while word and word[-1] in ".-/+" and not _DOTTED.fullmatch(word):
            word, stop = word[:-1], stop - 1
        if (
            not word
            or (word.lower() in _STOPS and word not in ("US", "IT"))
            or (word[0].isdigit() and not words)
        ):
            break
        words.append((word, match.start(1), stop))
        if aside := _ASIDE.match(text, stop, limit):  # artificial intelligence (AI) models
            stop = aside.end()
        if text[stop : stop + 1] in ",;:.?!)":
            break
        end = stop
    return words


def _head(words: list[tuple[str, int, int]], single: bool) -> int | None:
    """Where the phrase's head stands: the first plural, and those that follow it at once."""
    if len(words) == 1 and words[0][0] in ("Chinese", "Japanese", "Vietnamese"):  # 515 million Chinese
        return 0
    if (verb := next((i for i, w in enumerate(words) if i and w[0] in _USED), None)) is not None:
        words = words[:verb]
    for i, (word, _, _) in enumerate(words):
        if word == "data" and i + 1 < len(words) and words[i + 1][0].lower() in _OF_DATA:
            continue
        if _plural(word):
            while i + 1 < len(words) and _plural(words[i + 1][0]) and words[i + 1][0].lower() not in _VERBS:
                i += 1
            return i
    if not single:
        return None
    for i, (word, _, _) in enumerate(words):
        if i and word.endswith(("ed", "ing")) and word.islower() and word not in _NOMINAL:
            return i - 1
    return len(words) - 1


def _plural(word: str) -> bool:
    low = word.lower()
    if low in _PLURALS:
        return True
    if not low.endswith("s") or low.endswith(("ss", "us", "is", "'s", "’s", "ous")) or len(low) < 3:
        return False
    return low not in _SINGULARS and not (word.isupper() and len(word) < 4)


_VERB = (
    r"stood|stands?|reach(?:ed|es|ing)?|hit|hits|hitting|topp(?:ed|ing)|tops|exceed(?:ed|s|ing)?"
    r"|surpass(?:ed|es|ing)?|total(?:l?ed|s|l?ing)|(?:(?<=will\s)|(?<=would\s)|(?<=could\s))total|"
    r"number(?:ed|s|ing)?|came|comes|amount(?:ed|s|ing)?|r[io]ses?|risen|rising|grew|grown|grow(?:s|ing)?"
    r"|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|"
    r"increas(?:ed|es|ing)|f[ae]ll(?:s|en|ing)?|drop(?:ped|s|ping)?|declin(?:ed|es|ing)|slipp?(?:ed|s"
    r"|ing)?|shrank|shrunk|averag(?:ed|es|ing)|"
    r"swell(?:ed|s|ing)?|swollen|soar(?:ed|s|ing)?|surg(?:ed|es|ing)|expand(?:ed|s|ing)?|pass(?:ed|es"
    r"|ing)|cross(?:ed|es|ing)|was|were|is|are|be|been|"
    r"down|up|rebound(?:ed)?|recover(?:ed)?|edg(?:ed|es|ing)|account(?:ed|s|ing)?|ma[dk]e|makes"
    r"|remain(?:ed|s)?|fluctuat(?:ed|es)|equal(?:l?ed|s)?|lies|lay|sits|sat|"
    r"gone|went|goes|go|put|estimated|valued|set|counted|recorded|lift(?:ed|s|ing)?|push(?:ed|es|ing)?"
    r"|bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|cut|raised|boost(?:ed|s|ing)?|doubled|tripled"
    r"|stay(?:ed|s)"
)
_LEAD = re.compile(
    rf"(?P<np>.*?)(?:\s+(?:has|have|had|will|would|could|should|may|might|to|now|also|already|then|since"
    rf"|currently|further|even|still|soon|not|yet|once))*\s+"
    rf"(?:{_VERB})(?:\s+(?:at|to|for|up|by|from|in|about|only|just|nearly|almost|sharply|again|slightly"
    rf"|steadily|all\stogether|together|in\stotal|out\sat|worth))*\s*(?:an?\s|the\s)?$",
    re.IGNORECASE | re.DOTALL,
)
_OF = re.compile(r"(?<=[\w'’])\s+(?:of|at|was|worth|to)\s+(?:a\s|the\s)?$", re.IGNORECASE)
_QUANTITY_NOUN = re.compile(
    r"\b(?:number|tally|total|count|figure|sum|amount|volume|average|share|proportion|percentage|pool|ranks?|list|roster|stock)\s+of\s+(.*)$",
    re.IGNORECASE,
)
_BARE_TALLY = re.compile(
    r"^(?:the |its |their |that |this |last |previous |american |chinese |national |overall "
    r"|running )*(?:tally|total|count|number|figure|sum|list)s?$",
    re.I,
)
_PREPOSITION = re.compile(
    r"\s(?:in|on|at|by|for|from|to|with|under|across|among|over|since|during|that|who|which|built|between"
    r"|per|as|within|each|worldwide|nationwide)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_CONJUNCTIONS = (
    "and but while whereas because although though that which who as when with if than said says saying adding"
).split()
_CLAUSE = re.compile(
    rf"[;:—–(]|,\s|\s[-–—]{{1,2}}\s|\b(?:{by_letter(_CONJUNCTIONS, fold=True)})\s", re.IGNORECASE
)
_DETERMINER = re.compile(
    r"^(?:(?:against|the|a|an|its|their|his|her|our|this|that|these|those|some|overall|total|combined|and|but"
    r"|meanwhile|while|however|now|last year|also|in total|so far)\s+|,\s*)+",
    re.IGNORECASE,
)


def before(text: str, floor: int, start: int) -> Phrase | None:
    """The noun phrase that a number at `start` is said of: «The tally stood at 346», «revenue of 240 million»."""
    left = text[max(floor, start - 140) : start]
    cut = 0
    for mark in _CLAUSE.finditer(left):
        cut = mark.end()
    if cut >= len(left) - 1:
        return None
    clause, base = left[cut:], start - len(left) + cut
    if counted := _NUMBER_OF_WHAT.search(left):
        begin = start - len(left) + counted.start(1)
        return Phrase(counted.group(1), begin, begin + len(counted.group(1)))
    if _REACHING.fullmatch(clause) and (risen := _RISEN.search(left[:cut])):
        noun, offset = _core(risen["np"])
        begin = start - len(left) + risen.start("np") + offset
        return Phrase(noun, begin, begin + len(noun)) if noun and not _JUNK.search(noun) else None
    if rated := _ACTIVES.search(clause):
        return Phrase(rated.group(1), base + rated.start(1), base + rated.end(1))
    led = _led(clause)
    if led is None:
        return _over_apposition(left, start) if "," in left or "(" in left else None
    words, at = led
    tally = _TALLY_END.search(words)
    noun, offset = (tally.group(), tally.start()) if tally else _core(words)
    if not noun or _JUNK.search(noun):
        return None
    begin = base + at + offset
    return Phrase(noun, begin, begin + len(noun), bool(_BARE_TALLY.match(noun)))


_ACTIVES = re.compile(
    r"\b([MDW]AUs?)\s(?:for\s[A-Z][\w.-]*\s)?(?:(?:was|were|is|at|of|to|near|hit|reached)\s)?$"
)  # «put MAU for Doubao around»
# «downloads have soared, reaching 2.6 million»
_REACHING = re.compile(
    r"(?:now\s|and\s)?(?:reaching|hitting|topping|exceeding|surpassing|totall?ing|crossing|passing|to)\s(?:an?\s|the\s)?",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"(?:^|[,;:]\s)(?P<np>[^,;:]{3,80}?)\s(?:(?:has|have|had|also|more\sthan|nearly|almost)\s)*(?:soared|surged|jumped|grown|grew|risen|rose|climbed"
    r"|skyrocketed|exploded|doubled|tripled|quadrupled|expanded|increased|ballooned|swelled)\b[^,;:]{0,60},\s$"
)
# «the number of services that completed filing has reached»: what the clause after the noun says is no noun
_NUMBER_OF_WHAT = re.compile(
    r"\b(?:number|tally|total|count)\sof\s(?:the\s)?((?:[\w-]+\s){0,4}?[\w-]+s)\s(?:that|which|who|whose|with)\s[^,;.]{2,60}"
    r"\s(?:has|have|had|was|were|is|are|reach(?:ed|es)|st[oa]nds?|stood|hit|r[io]se|grew|exceed(?:ed|s)|topped|surpassed)\s(?:[a-z]+\s){0,2}$"
)


def _led(clause: str) -> tuple[str, int] | None:
    """The words before the verb or the «of» that ends the clause, and where they begin."""
    if lead := _LEAD.match(clause):
        return lead["np"], 0
    of = _OF.search(clause, max(0, len(clause) - 16))
    if of is None:
        return None
    begin = of.start()
    while begin and (clause[begin - 1].isalnum() or clause[begin - 1] in " _'’&-\n\t"):
        begin -= 1
    return clause[begin : of.start()], begin


_TALLY_END = re.compile(
    r"\b(?:the|their|its)\s(?:(?:national|nationwide|overall|cumulative|combined|running)\s)?(?:number|total|tally|count)$",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"\b(?:the|a|an|near|has|have|had|is|are|was|be|been|compared|up|down|now|currently|it|they|there|to"
    r"|by|not|according|close|due|thanks|equal|equivalent|relative|that|which|home|rising|falling|growing"
    r"|worth|out|higher|lower|more|less|start|starts|started|plans|aims|hopes|expects|wants|seeks|intends)$"
    r"|^[\W\d]*$|^(?:\w+ing\s(?:the|a|an|its|their|his|her)\b|after\s|before\s|when\s|would\s|could\s|will\s|has\b"
    r"|have\b|not\s)",
    re.IGNORECASE,
)
_AFTER_APPOSITION = (
    rf"\s(?:(?:has|have|had|will|would|could|now|already|also)\s)*(?:{_VERB})"
    r"\s(?:(?:at|to|by|about|only|just|nearly|almost|up)\s)*$"
)
_APPOSED = re.compile(
    rf"(?P<np>[^,;:—]*?[\w’'])(?:,\s[^,;]{{3,60}},|\s\([^()]{{2,40}}\)){_AFTER_APPOSITION}", re.IGNORECASE
)
_APPOSITION_CLOSED = re.compile(rf"[,)]{_AFTER_APPOSITION}", re.IGNORECASE)


def _over_apposition(left: str, start: int) -> Phrase | None:
    """«Daily active users of Doubao, ByteDance's chatbot, hit 100 million»."""
    found = _APPOSED.search(left) if _APPOSITION_CLOSED.search(left) else None
    if found is None:
        return None
    noun, offset = _core(found["np"])
    if not noun or _JUNK.search(noun):
        return None
    begin = start - len(left) + found.start("np") + offset
    return Phrase(noun, begin, begin + len(noun))


_AUXILIARY = re.compile(
    r"(?:\s+(?:has|have|had|will|would|could|may|might|to|now|also|already|then|since|more|than|nearly"
    r"|almost|about|roughly|over|been|is|was|are|were))+\s*$",
    re.IGNORECASE,
)


def subject(text: str, floor: int, start: int) -> Phrase | None:
    """The noun phrase before a verb at `start` that is itself the number: «contributors had tripled»."""
    left = text[max(floor, start - 140) : start]
    cut = max((m.end() for m in _CLAUSE.finditer(left)), default=0)
    clause = _AUXILIARY.sub("", left[cut:].rstrip() + " ")
    noun, offset = _core(clause)
    begin = start - len(left) + cut + offset
    return Phrase(noun, begin, begin + len(noun)) if noun else None


def heading(text: str, start: int, end: int) -> Phrase | None:
    """What a list counts that stands after a colon: «Registered services by province: Beijing 221, …»."""
    colon = text.rfind(":", start, end)
    if colon < 0:
        return None
    noun, offset = _core(text[start:colon].split(",")[0])
    return Phrase(noun, start + offset, start + offset + len(noun)) if noun else None


def bare_tally(noun: str) -> bool:
    """«the tally», «the total»: a word for the number itself, which leaves open what it counts."""
    return bool(_BARE_TALLY.match(noun.strip()))


_MOVED = re.compile(
    r"(?<=\w)\s(?:rose|fell|grew|climbed|jumped|dropped|rises|falls|slid|widened|narrowed|closed|shrank)$"
)


_PASSIVE = re.compile(r"(?<=\w)\s(?:(?:has|have|had)\s)?(?:was|were|been|being)$")
# «In the same month the daily average …»: what opens a sentence and says when
_SETTING = re.compile(
    r"(?:In|On|By|During|Over|At|As\sof|Since)\s(?:the\s)?[\w\s-]{2,30}?\s(?=(?:the|its|their|an?|[A-Z]\w+['’]s)\s)"
)


_POSTED = re.compile(
    r".*\b(?:posted|reported|recorded|booked|logged|saw|suffered|announced|secured|achieved|generated|swung\sto|returned\sto|slipped\sinto|beating|missing|topping|beat|missed)\s(?:an?\s|its\s)?(?=[a-z])"
)


def _core(np: str) -> tuple[str, int]:
    """The phrase without its determiner and its tail of prepositions, and how far in it begins."""
    if counted := _QUANTITY_NOUN.search(np):
        offset, np = counted.start(1), counted.group(1)
    else:
        opening = _SETTING.match(np)
        offset = opening.end() if opening else 0
        np = np[offset:]
        if lead := _DETERMINER.match(np):
            offset, np = offset + lead.end(), np[lead.end() :]
    if verb := _POSTED.match(np):
        offset, np = offset + verb.end(), np[verb.end() :]
    np = _PREPOSITION.sub("", " " + np)[1:] if np else np
    if lead := _DETERMINER.match(np):
        offset, np = offset + lead.end(), np[lead.end() :]
    np = _PASSIVE.sub("", _MOVED.sub("", np))
    return np.strip(" ,\"'“”‘’"), offset
