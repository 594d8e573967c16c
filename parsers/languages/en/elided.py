"""Numbers whose noun is not after them in English: it stands before, or was named earlier."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.languages.en import kinds, phrases
from parsers.languages.en.mentions import Mention, Scene
from parsers.languages.en.quantities import Quantity

_SCORED = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|points?|benchmark|rating|Elo|leaderboard|ranked|index\s(?:closed|rose|fell|ended))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:up\sfrom|down\sfrom|compared\s(?:with|to)|against|versus|vs\.?|from|to|than|rather\sthan)\s(?:the\s|just\s|only\s|about\s|around\s|some\s|nearly\s)*$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"(?:\b(?:followed\sby|including|of\swhich|of\swhom|of\sthe|of\sthese|of\sthem|of\sthose|with|by|and|has|have|had|from|for|at|to|account(?:s|ed)?\sfor|about|another|remaining|other|wants|needs|owns|"
    r"than|only|just|nearly|adds?|adding|added|against|up|down|hosts?|leads\swith|holds|counts|boasts|there\s(?:are|were)|further|built|made|processed|handled|consumed|released|sold|shipped|bought|ordered|produced|delivered|trained|filed|registered)\s|(?:[’']s?|[,(:;–—])\s?|^)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:\s(?:in|from|at|across|are|were|is|was|have|had|has|will|would|could|of\s(?:them|these|those|which|whom)|for|by|to|a\syear|a\smonth|last|this|and|or|each|under|on|as|between|came|come|comes|went|which|already|now|still|currently|that\s(?:are|were|was|have|had)|over|more|fewer|respectively|(?:\w+ly\s)?(?:added|approved|registered|filed|released|launched|built|developed|located|completed))\b|\s?[,.;:)—–]|$|[”\"’'])"
)
TOKENS = re.compile(r"\btokens?\b", re.IGNORECASE)
PARAMETERS = re.compile(r"\bparameters?\b", re.IGNORECASE)
_NAME_ALONE = re.compile(
    r"^(?:[A-Z][\w.&-]*\s?)+(?:province|city|municipality|region|county|district)?$|\b(?:together|each|combined)$"
)
_BOUND_VERB = re.compile(r"(?:topp|exceed|surpass|cross|eclips|approach|near|pass|broke)", re.IGNORECASE)
_CHANGE_NOUN = re.compile(
    r"(?:an?\s|the\s|net\s|total\s|its\s|annual\s)*(?:year-on-year\s|yearly\s)?(?:increase|rise|jump|addition|gain|growth|drop|decline|decrease|surge|fall)s?",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:number|count|tally)\sof\s((?:[\w-]+\s){0,3}?[\w-]+s)\s(?=(?:each|with|that|who|using|whose|having|over|above|exceeding|worth|in|of)\b)"
)
_NAMED = re.compile(r"(?:[,;:]|\sand)\s(?:(?:the\s)?[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?,?|others?:?)\s$")
_NEXT_NAMED = re.compile(r"(?:[,;]|,?\sand)\s(?:the\s)?[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?,?\s\d")
_NAME = re.compile(r"[A-Z][\w.-]*(?:\s[A-Z]\w*)?\s")
_PART_OF_BEFORE = re.compile(r"\baccount(?:s|ed|ing)?\sfor\s(?:\w+\s)?$")
_BATCH = re.compile(r"\b(?:batch|group|list|set|lot)$", re.IGNORECASE)
_SUM = re.compile(r"(?:^|[.;]\s)(?:In\s)?(?:[Tt]otal|All\stogether|Sum):\s$")


def elided(
    scene: Scene, q: Quantity, following: Quantity | None, recent: Sequence[Mention], waiting: bool
) -> Mention | None:
    """A number whose noun stands before it or was named earlier."""
    text = scene.text
    left, right = text[max(scene.start, q.start - 40) : q.start], text[q.end : min(scene.end, q.end + 24)]
    small = q.number.form == "words" and not q.number.scaled and q.value < 20
    whole = q.value == int(q.value) or q.number.scaled
    noun = _noun_before(scene, q)
    if noun and _CHANGE_NOUN.fullmatch(noun.noun):
        return _of_antecedent(scene, q, recent, left, right, changed=True)
    batch = bool(noun and recent and _BATCH.search(noun.noun))
    if (
        noun
        and recent
        and recent[-1].unit in ("tokens", "parameters", "flops")
        and _THAT_FIGURE.fullmatch(noun.noun)
    ):
        return _like(recent[-1], q)
    if noun and (batch or _refers_back(scene, q, noun, recent, left)):
        noun = None
    if (
        re.search(r"\bfrom\s$", left)
        and q.value < 1000
        and _RANKS.search(scene.text, scene.start, min(scene.end, q.end + 60))
    ):
        return None  # «rising from 133», in a chart
    if moved := _moved_to(scene, q):
        return moved
    if noun and not noun.definite and kinds.is_thing(noun.noun) and not (small and q.bound == "exact"):
        if _SCORED.search(left) or (not whole and q.value > 5 and not _measured(noun.noun)):
            return None
        return _of_subject(scene, q, noun)
    if found := _under_heading(scene, q, left, right) or _forward(scene, q, following):
        return found
    points = phrases.points_back(text, q.end)
    if not (points or batch or noun or _is_linked(scene, q, left, right)):
        return None
    if small and not points and not _small_elided(left, right) and not _in_a_list(scene, q, left, right):
        return None
    timed = waiting and not q.number.scaled and not points and not _COMPARED.search(left)
    if not whole or timed:
        return None
    added = re.match(r"\s(?:more|fewer)\b", right) or re.search(r"\b(?:up|down|adding|added)\s$", left)
    return _of_antecedent(scene, q, recent, left, right, changed=bool(added))


_THAT_FIGURE = re.compile(
    r"(?:(?:that|this|the|its)\s)?(?:daily\s)?(?:figure|number|total|tally|volume|count)", re.IGNORECASE
)
_RANKS = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)\s(?:spot|place|position)|No\.\s?\d+|ranked|rankings?|(?:free|top)\s(?:\w+\s)?(?:apps?\s)?charts?)\b"
)


def _noun_before(scene: Scene, q: Quantity) -> phrases.Phrase | None:
    """The noun that the words before the number say it of; a bound that is a verb («topped 30») is one of them."""
    floor = kinds.floor_of(scene)
    noun = phrases.before(scene.text, floor, q.start)
    if noun is None and _BOUND_VERB.match(scene.text, q.start):
        noun = phrases.before(scene.text, floor, q.at) or (
            phrases.before(scene.text, scene.start, q.at) if floor == q.start - 1 else None
        )
    if noun is not None and scene.mentions:
        noun = _number_of(scene, q) or noun
    return noun


def _refers_back(
    scene: Scene, q: Quantity, noun: phrases.Phrase, recent: Sequence[Mention], left: str
) -> bool:
    """Whether the noun before only owns the number, and what is counted was named earlier: «Beijing accounts for 51»."""
    part = _SUM.search(left) or _PART_OF_BEFORE.search(left) or phrases.points_back(scene.text, q.end)
    if re.fullmatch(r"[MDW]AUs?", noun.noun):
        return False
    return bool((recent and part) or (noun.start > scene.start and _NAME_ALONE.search(noun.noun)))


def _is_linked(scene: Scene, q: Quantity, left: str, right: str) -> bool:
    """Whether the words around tie the number to a count before it."""
    return bool(
        q.bound != "exact"
        or (_LINKED.search(left) and _GOES_ON.match(right))
        or _COMPARED.search(left)
        or re.search(r"\bof\sthe\s$|\btimes\sthe\s$|\bout\sof\s(?:a\stotal\sof\s|a\stotal\s|the\s)?$", left)
        or re.match(r"\s(?:out\s)?of\s\d", right)
        or re.fullmatch(r"\s(?:out\s)?of\s", scene.text[kinds.floor_of(scene) : q.start])
        or re.search(
            r"\bof\s(?:which|whom|these|those|them),?\s$|\bactivat(?:es|ing|ed)\s(?:only\s|just\s)?$", left
        )
        or _IN_TURN.match(scene.text, q.end, scene.end)
        or _in_a_list(scene, q, left, right)
    )


_IN_TURN = re.compile(r"(?:(?:,|,?\sand)\s\d[\d,.]*)+,?\srespectively\b")


def _under_heading(scene: Scene, q: Quantity, left: str, right: str) -> Mention | None:
    """The first of «…: Beijing 221, Shanghai 150»: the words before the colon say what is counted."""
    if scene.mentions or _SUM.search(left) or not _in_a_list(scene, q, left, right):
        return None
    noun = phrases.heading(scene.text, scene.start, q.start)
    return _of_subject(scene, q, noun) if noun else None


def _number_of(scene: Scene, q: Quantity) -> phrases.Phrase | None:
    """«the number of companies using over a trillion tokens topped 100»: a count around another figure."""
    if len(scene.text[scene.mentions[-1].end : q.start].split()) > 1:
        return None
    found = _NUMBER_OF.search(scene.text, scene.start, scene.mentions[-1].start)
    return phrases.Phrase(found.group(1), found.start(1), found.end(1)) if found else None


def _in_a_list(scene: Scene, q: Quantity, left: str, right: str) -> bool:
    """«Shanghai had 139 and Guangdong 127», «the United States, 40; France, three»."""
    if _SUM.search(left):
        return True
    begins = not scene.mentions and _NEXT_NAMED.match(scene.text, q.end, scene.end)
    alone = begins and _NAME.fullmatch(scene.text, scene.start, q.start)
    if not (scene.mentions or begins) or not (_NAMED.search(left) or alone):
        return False
    return bool(re.match(r"\s?[,;.)]|\s(?:and|at|in|as)\b|$", right))


def _moved_to(scene: Scene, q: Quantity) -> Mention | None:
    """«contributors had tripled since January, to just over 12,000»: what has grown is what is counted."""
    if not scene.mentions or scene.mentions[-1].metric != "growth" or not scene.mentions[-1].noun:
        return None
    gap = scene.text[scene.mentions[-1].end : q.start]
    if len(gap) > 60 or not re.search(r"(?:^|,|\s)(?:to|reaching|hitting|taking\sit\sto)\s$", gap):
        return None
    noun = scene.mentions[-1].noun
    unit = "tokens" if TOKENS.search(noun) else "count"
    return Mention(q, kinds.metric_of(scene, unit, noun, q.end), unit, noun, q.end)


def _small_elided(left: str, right: str) -> bool:
    """A number word by itself is a count only in a set frame: «of which seven were», «China's three», «up from five»."""
    if re.search(r"\b(?:up|down)\sfrom\s(?:just\s|only\s)?$", left) and re.match(
        r"\s(?:in|a|at|last)\s|\s?[.,;)]", right
    ):
        return True
    if re.search(r"\bfrom\s(?:just\s|only\s)?$", left) and re.match(r"\s(?:in\s\w+\s)?to\s\d", right):
        return True
    return bool(
        re.search(
            r"(?:\bof\s(?:which|whom|these|those|them),?\s|[’']s\s(?:mere\s|paltry\s|meag(?:re|er)\s|measly\s|feeble\s|modest\s|own\s)?|s[’']\s|,\s|\bincluding\s|\bfollowed\sby\s|\badding\s|\bremaining\s|\band\s)$",
            left,
        )
        and re.match(
            r"\s(?:are|were|have|had|in\s[A-Z]|in\sthe\s|from\s[A-Z]|will|of\s|spread|based|more\sthan|fewer\sthan)|\s?[.,;)]",
            right,
        )
    ) and not re.search(
        r"\b(?:one|the|these|those|all|any|other|last|first|only|number)\s$", left.removesuffix("remaining ")
    )


def _measured(noun: str) -> bool:
    return bool(re.search(r"\b(?:effectiveness|ratio|pue|index|rate|average)\b", noun, re.IGNORECASE))


def _of_subject(scene: Scene, q: Quantity, noun: phrases.Phrase) -> Mention:
    unit = q.unit
    if TOKENS.search(noun.noun):
        unit = "tokens"
    elif PARAMETERS.search(noun.noun):
        unit = "parameters"
    elif q.value != int(q.value) and not q.number.scaled:
        unit = "other"
    return Mention(q, kinds.metric_of(scene, unit, noun.noun, noun.end), unit, noun.noun, q.end)


def _forward(scene: Scene, q: Quantity, following: Quantity | None) -> Mention | None:
    """«61, 48 and 22 labs»: the noun of the last of the list."""
    if following is None or following.kind != "bare" or q.number.form == "many":
        return None
    gap = scene.text[q.end : following.start]
    if not re.fullmatch(
        r"\s?(?:,|,?\sand|,?\sor|to)\s|\s(?:out\s)?of\s(?:(?:[\w-]+\s){0,2}?(?:the|its|their|[\w-]+['’]s?)\s(?:[\w-]+\s){0,2})?",
        gap,
    ):
        return None
    phrase = phrases.after(scene.text, following.end, scene.end)
    if phrase is None:
        gap = scene.text[following.end : following.end + 12]
        more = re.match(r"(?:,|\sand|,\sand|\sor)\s(?=\d)", gap)
        if not more:
            return None
        number = re.match(r"[\d,.]+", scene.text[following.end + more.end() : scene.end])
        phrase = (
            phrases.after(scene.text, following.end + more.end() + number.end(), scene.end)
            if number
            else None
        )
    if phrase is None:
        return None
    return Mention(q, kinds.metric_of(scene, "count", phrase.noun, phrase.end), "count", phrase.noun, q.end)


def _of_antecedent(
    scene: Scene, q: Quantity, recent: Sequence[Mention], left: str, right: str, changed: bool = False
) -> Mention | None:
    """The noun, unit and metric of the count that the text goes on with."""
    here = list(scene.mentions)
    in_turn = re.search(r"\brespectively\b", scene.text[q.end : min(scene.end, q.end + 60)])
    placed = bool(in_turn) or bool(
        re.match(r"\s(?:(?:are|were)\s(?:\w+\s)?)?(?:in|from|at)\s(?:the\s)?[A-Z]", right)
    )
    compared = bool(_COMPARED.search(left))
    for mention in reversed([*recent, *here]):
        if mention.unit == "count" and mention.q.value == q.value >= 1000:  # said again
            return _like(mention, q)
    if (unit_of := _going_on(scene, q, recent)) is not None:
        return _like(unit_of, q)
    for mention in reversed([*recent[-8:], *here]):
        if compared and mention in here and mention.unit in ("tokens", "parameters", "percent", "flops"):
            if mention.unit != "percent" and not q.number.scaled and q.value < mention.q.number.value / 1000:
                continue  # «above 10 billion parameters, against 34 by American firms»
            if mention.unit == "percent" and (q.value > 100 or mention.metric == "growth"):
                continue
            return _like(mention, q)
        if (
            mention.unit == "parameters"
            and mention in here
            and re.search(r"\b(?:of\swhich|activat(?:es|ing|ed))\s(?:only\s|just\s)?$", left)
        ):
            return _like(mention, q)
        if mention.unit != "count" or (mention.metric == "regions" and (placed or q.bound != "exact")):
            continue
        found = _like(mention, q)
        found.flow = changed
        return found
    for mention in reversed([*recent[-2:], *here]):
        if mention.metric == "share" and mention.noun:  # «two in three applicants …; 12,000 of 55,000 hold»
            return Mention(
                q,
                kinds.metric_of(scene, "count", mention.noun, q.end),
                "count",
                mention.noun,
                q.end,
                back=True,
            )
    if phrases.points_back(scene.text, q.end):
        beside = _BESIDE.search(scene.text, max(scene.start, q.start - 60), q.start)
        noun = beside.group("noun") if beside else ""
        return Mention(q, kinds.metric_of(scene, "count", noun, q.end), "count", noun, q.end, back=True)
    return None


# «compared with 67 in Brazil, 39 in Germany and 36 in Britain»
_PLACED = re.compile(r"\s(?:in|of|for|from|by|at)\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z]\w*)*(?:,|,?\sand)\s")
_AND_NAMED = re.compile(
    r"(?:\sof\s(?:those|them|these)(?:\s[\w-]+){0,2})?(?:,|,?\sand)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?\s"
)  # «and China 15»
_OF_WHICH = re.compile(r"\s(?:of\s(?:which|them|these)|(?:are|is)?\s?activ(?:e|ated))\b")


def _going_on(scene: Scene, q: Quantity, recent: Sequence[Mention]) -> Mention | None:
    """The percentage, tokens or parameters that a bare number goes on with: the last of a list of percentages by place,
    billions and trillions right after tokens, «47 billion of which» after parameters."""
    if (
        q.number.scaled
        and q.value >= 1e6
        and not any(m.unit == "count" and m.q.value >= 1e5 for m in scene.mentions)
    ):
        money = [m for m in scene.mentions if m.metric == "money"]
        if money:
            return money[-1]  # «from 415 million yuan to 870 million»
    before = next((m for m in reversed([*recent[-3:], *scene.mentions]) if m.metric != "growth"), None)
    if before is None:
        return None
    here = before in scene.mentions
    if before.unit == "percent":
        listed = here and (
            (before.back and _PLACED.fullmatch(scene.text, before.end, q.start))
            or _AND_NAMED.fullmatch(scene.text, before.end, q.start)
        )
        return before if listed and q.value <= 100 else None
    if before.unit == "tokens":
        return before if q.number.scaled and q.value >= 1e9 else None
    if before.unit == "parameters" and here:
        return before if q.number.scaled and _OF_WHICH.match(scene.text, q.end) else None
    return None


# «its Qwen models—over 200 of which are open»
_BESIDE = re.compile(r"\b(?P<noun>(?:[A-Za-z][\w-]*\s){0,2}[\w-]+s)\s?(?:—|–|--|,|\()\s?$")


def is_change(noun: str) -> bool:
    """«An increase», «growth»: a word for the change, not for what has changed."""
    return bool(_CHANGE_NOUN.fullmatch(noun))


def antecedent(scene: Scene, recent: Sequence[Mention]) -> Mention | None:
    """The last count before: what «them», «those» and «ones» stand for."""
    here = [m for m in scene.mentions if m.noun and (m.unit == "count" or m.metric == "share")]
    before = [m for m in recent[-8:] if m.noun and m.unit == "count" and m.metric != "regions"]
    return here[-1] if here else before[-1] if before else None


def _like(mention: Mention, q: Quantity) -> Mention:
    q.unit = mention.unit  # type: ignore[assignment]
    if mention.unit == "flops" and mention.q.number.value:  # «246 EFLOPS, up from 180»
        scale = mention.q.value / mention.q.number.value
        q.value, q.high = q.value * scale, q.high and q.high * scale
    return Mention(q, mention.metric, mention.unit, mention.noun, q.end, back=True, definite=True)
