"""Which quantities of an English sentence are figures, and what each counts: noun, unit, metric."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import metrics
from parsers.languages.en import phrases
from parsers.languages.en.mentions import Mention, Scene
from parsers.languages.en.quantities import Quantity

_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|of|until|till|during|mid|early|late|fiscal|from|to|for|and|the|before|after|between|through|year|its|this|[A-Z]\w+)[\s-]$"
)
_SIZED = re.compile(
    r"^[\s-](?:(?:and|or|to)\s\S+\s)?(?:\w+\s){0,2}?(?:models?|versions?|variants?|LLMs?|param\w*|sizes?|editions?|checkpoints?)\b"
)
_COMPOUND = re.compile(
    r"^-(?:(?P<compute>cards?|gpus?|chips?|node|server|accelerator|rack)|(?P<rest>[A-Za-z]\w*))",
    re.IGNORECASE,
)
_ON_BENCHMARK = re.compile(r"^\son\s(?:the\s)?(?:[A-Z]{2,}|[A-Z]\w*(?:Bench|Eval|QA|MATH))")
_SCORED = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|points?|benchmark|rating|Elo|leaderboard|ranked|index\s(?:closed|rose|fell|ended))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:up\sfrom|down\sfrom|compared\s(?:with|to)|against|versus|vs\.?|from|to|than|rather\sthan)\s(?:just\s|only\s|about\s|around\s|some\s|nearly\s)*$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"(?:\b(?:followed\sby|including|of\swhich|of\swhom|of\sthe|of\sthese|of\sthem|of\sthose|with|by|and|has|have|had|from|for|at|to|account(?:s|ed)?\sfor|about|another|remaining|other|wants|needs|owns|"
    r"than|only|just|nearly|adding|added|against|up|down|hosts?|leads\swith|holds|counts|boasts|there\s(?:are|were)|further|built|made|released)\s|(?:[’']s?|[,(:;–—])\s?|^)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:\s(?:in|from|at|across|are|were|is|was|have|had|has|will|would|could|of\s(?:them|these|those|which|whom)|for|by|to|a\syear|a\smonth|last|this|and|or|each|under|on|as|over|more|fewer)\b|\s?[,.;:)—–]|$|[”\"’'])"
)
_CHANGE_RIGHT = re.compile(
    r"^\s(?:year-on-year\s|annual\s|quarterly\s|monthly\s|more\s)?(?:growth|increase|rise|jump|drop|decline|cut|surge|gain|fall|reduction|decrease|leap|expansion|discount|hike|climb|uptick|plunge|slump|improvement|boost|"
    r"more|less|higher|lower|above\sthe|below\sthe|above\sits|below\sits|ahead\sof|faster|cheaper|fewer|slower|larger|smaller|better|year[\s-]on[\s-]year|from\s(?:a|the|one)\s(?:year|month|quarter)|y/y|annually\b|on\sthe\syear|over\sthe\sprevious)",
    re.IGNORECASE,
)
_CHANGE_LEFT = re.compile(
    r"\b(?:r[io]ses?|risen|rising|grew|grown|grow(?:s|ing)?|growth(?:\srate)?\sof|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|e|ing)|soar(?:ed|s|ing)?|increas(?:ed|es|e|ing)|(?<!make\s)(?<!made\s)(?<!makes\s)(?<!making\s)up|gain(?:ed|s|ing)?|"
    r"f[ae]ll(?:s|en|ing)?|drop(?:ped|s|ping)?|declin(?:ed|es|e|ing)|slid|slides?|slump(?:ed|ing)?|plung(?:ed|es|ing)|tumbl(?:ed|es|ing)|down|decreas(?:ed|es|e|ing)|shed|los(?:t|es|ing|e)|shr[aiu]nk|shrinking|"
    r"contract(?:ed|s|ing)|cut(?:s|ting)?|reduc(?:ed|es|e|ing)|slash(?:ed|es|ing)?|sav(?:ed|es|e|ing)|expand(?:ed|s|ing)?|improv(?:ed|es|ing)|advanc(?:ed|es|ing)|rall(?:ied|ies)|outpac(?:ed|es)|eas(?:ed|es|ing)|dipp?(?:ed|s)?|added|swell(?:ed|s)?|lower(?:ed|ing)?|lift(?:ed|s|ing)|rais(?:ed|es|ing)|higher|boost(?:ed|s|ing)|accelerat(?:ed|es|ing)|leap(?:t|ed|s)?|"
    r"(?:an?\s|the\s)?(?:\w+\s)?(?:increase|rise|jump|drop|decline|cut|surge|gain|fall|reduction|decrease|leap|expansion|discount|hike|improvement|slump|plunge|pay\srise)s?\sof)"
    r"(?:\s(?:by|an?|some|about|another|further|of|nearly|as\smuch\sas|roughly|almost|over|more\sthan|up\sto|sharply|steadily|rapidly|slightly|around|average|only|just|annual|compound|in\svalue|year-on-year|year\son\syear|on\saverage|an\saverage|an\sestimated|anywhere|between))*\s?$",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?:rais(?:e|ed|es|ing)|lift(?:ed|s|ing)?|boost(?:ed|s|ing)?|increas(?:e|ed|es|ing)|expand(?:ed|s|ing)?|improv(?:e|ed|es|ing)|cut(?:s|ting)?|reduc(?:e|ed|es|ing)|lower(?:ed|s|ing)?|"
    r"slash(?:ed|es|ing)?|decreas(?:e|ed|es|ing)|shorten(?:ed|s|ing)?|trim(?:med|s|ming)?|speed(?:ed|s|ing)?\sup|sped\sup|shrink|shrank|grow|grew|grown|rise|rose|fall|fell|drop|dropped|declined?|"
    r"down|up|increase|reduction|rise|cut|drop|decline|growth)\b[^.;,]{0,50}\bby\s(?:an?\s|about\s|around\s|some\s|nearly\s|almost\s|over\s|more\sthan\s|as\smuch\sas\s|up\sto\s|at\sleast\s|roughly\s|an\saverage\sof\s)*$",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:f[ae]ll|fell|falls|fallen|falling|drop|declin|slid|slump|plung|tumbl|down|decreas|shorten|trim|shed|los[tei]|shr[aiu]nk|contract|cut|reduc|slash|sav(?:ed|es|e|ing)|eased|easing|dip|lower|less|fewer|cheaper|discount|slower|smaller)",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(
    r"\b(?:margins?|accuracy|precision|recall|yields?|(?:interest|error|tax|defect|failure|success|hallucination|win|pass|completion|inflation|unemployment|response|savings|discount|mortgage|loan)\srates?|tariffs?|dut(?:y|ies)|"
    r"efficiency|effectiveness|score|coupon|commission|levy|tax(?:es)?|interest|odds|performance|purity|humidity|completion)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(downloaded|installed|downloads?|installs?)\b|\b(called|invoked|queried|used|accessed|prompted|asked|opened|summoned)\b",
    re.IGNORECASE,
)
_ACTED = re.compile(
    r"\b(?:downloaded|installed|called|invoked|queried|used|accessed|visited|viewed|cited|forked|starred|played|watched|opened|shared|tested|prompted|asked|read|clicked|streamed|summoned|appeared|mentioned|attacked)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_PART_GOES_ON = re.compile(
    r"^(?:\s(?:of|the|its|their|his|her|our|all|that|those|these|are|is|were|was|have|had|has|said|say|says|use|used|will|would|could|can|do|did|as|in|to|by|from|on|at|when|since|and|but|or|who|which|agreed|believed?|believe|reported|come|came)\b|\s?[,.;:)—–%]|[”\"]|$)"
)
_TOKENS = re.compile(r"\btokens?\b", re.IGNORECASE)
_PARAMETERS = re.compile(r"\bparameters?\b", re.IGNORECASE)


def read(
    scene: Scene,
    quantities: Sequence[Quantity],
    recent: Sequence[Mention],
    durations: Sequence[int],
    waiting: bool,
) -> None:
    """Fill `scene.mentions` with the quantities that are figures. `recent` are the mentions before this sentence,
    latest last; `durations` says where it names lengths of time, and `waiting` that the last number before it was
    one: a bare number after it is a length of time too."""
    for n, quantity in enumerate(quantities):
        following = quantities[n + 1] if n + 1 < len(quantities) else None
        last = scene.mentions[-1].end if scene.mentions else -1
        timed = any(last <= d <= quantity.start for d in durations) or (waiting and not scene.mentions)
        mention = _mention(scene, quantity, following, recent, timed)
        if mention is not None:
            mention.sentence = scene.index
            scene.mentions.append(mention)


def _mention(
    scene: Scene, q: Quantity, following: Quantity | None, recent: Sequence[Mention], waiting: bool
) -> Mention | None:
    limit = following.start if following else scene.end
    if q.kind == "glued":
        return None
    if q.kind in ("bare", "times"):
        return _of_count(scene, q, limit, following, recent, waiting)
    if q.kind in ("percent", "part", "ratio", "points"):
        return _of_share(scene, q, limit)
    if q.kind == "money":
        return Mention(q, "money", q.unit, _money_noun(scene, q), q.end)
    noun = scene.text[q.stop : q.end].strip(" -")
    if q.kind in ("parameters", "tokens"):
        return Mention(q, q.kind, q.unit, noun, q.end)
    before = phrases.before(scene.text, _floor(scene), q.start)
    if q.kind == "flops":
        return Mention(q, "compute", q.unit, before.noun if before else noun, q.end)
    phrase = phrases.after(scene.text, q.end, limit)
    named = f"{noun} {phrase.noun}" if phrase else noun
    return Mention(q, "other", "other", named, phrase.end if phrase else q.end)


def _floor(scene: Scene) -> int:
    return scene.mentions[-1].end if scene.mentions else scene.start


def _of_count(
    scene: Scene,
    q: Quantity,
    limit: int,
    following: Quantity | None,
    recent: Sequence[Mention],
    waiting: bool,
) -> Mention | None:
    text = scene.text
    if q.kind == "times":
        return _of_times(scene, q, limit)
    if sized := _model_size(scene, q):
        return sized
    if q.number.glued in ("b", "B", "T", "t") and not q.number.scaled:
        return None
    if text.startswith("-", q.end):
        return _of_compound(scene, q)
    one = q.value == 1 and q.high is None
    if one and q.bound not in ("at_least", "more_than", "at_most", "less_than"):
        return None
    phrase = phrases.after(text, q.end, limit, single=one or q.value < 2)
    if _is_year(scene, q, phrase):
        return None
    if phrase is not None and phrase.noun:
        return _of_noun(scene, q, phrase)
    if _ON_BENCHMARK.match(text[q.end : q.end + 24]):
        return None
    return _of_elided(scene, q, following, recent, waiting)


def _of_noun(scene: Scene, q: Quantity, phrase: phrases.Phrase) -> Mention:
    unit = q.unit
    head = phrase.noun
    if _TOKENS.search(head.split(" a ")[0][-9:]):
        unit = "tokens"
    elif _PARAMETERS.search(head[-12:]):
        unit = "parameters"
    if q.value != int(q.value) and not q.number.scaled:
        unit = "other" if unit == "count" and q.value < 100 else unit
    if head.startswith("times") and (found := _by_deed(scene, q)):
        return Mention(q, found, unit, head, phrase.end)
    metric = _metric(scene, unit, head, phrase.end)
    return Mention(q, metric, unit, head, phrase.end, definite=phrase.definite)


_PEOPLE = re.compile(
    r"\b(?:people|residents|adults|citizens|teenagers|chinese|americans|individuals|netizens|persons|workers|students|teachers|doctors)$",
    re.IGNORECASE,
)
_WHO_USE = re.compile(
    r"\s(?:using|(?:who\s|that\s)?(?:now\s|already\s|regularly\s|have\s|had\s)*us(?:e|ed|ing))\b"
)


def _metric(scene: Scene, unit: str, noun: str, end: int) -> str:
    """The metric of what is counted; the nouns counted before it in the article help where it is vague."""
    if unit == "count" and _PEOPLE.search(noun) and _WHO_USE.match(scene.text, end):
        return "users"
    context = scene.text[scene.start : scene.end] + " | " + scene.lately
    return metrics.classify("en", unit if unit != "other" else "count", noun, context)


def _by_deed(scene: Scene, q: Quantity) -> str | None:
    """«downloaded 600 million times», «called a million times»: what was done so often."""
    acted = _ACTED.search(scene.text, max(scene.start, q.start - 60), q.start)
    found = _CALLED.search(scene.text, acted.start(), q.start) if acted else None
    return ("downloads" if found.group(1) else "calls") if found else None


def _is_year(scene: Scene, q: Quantity, phrase: phrases.Phrase | None) -> bool:
    if (
        not q.number.digits
        or not _YEARLIKE.fullmatch(q.number.digits)
        or q.number.scaled
        or q.bound != "exact"
    ):
        return False
    if phrase is None or phrase.noun[:1].isupper():
        return True
    return (
        bool(_BEFORE_YEAR.search(scene.text, max(scene.start, q.start - 16), q.start))
        or q.start == scene.start
    )


def _model_size(scene: Scene, q: Quantity) -> Mention | None:
    """«a 70B model», «7B and 14B versions»: parameters, where it is said of a size and not in a name."""
    if q.number.glued not in ("b", "B", "T", "bn", "M") or q.kind != "bare":
        return None
    before = scene.text[max(scene.start, q.start - 12) : q.start]
    if re.search(r"(?:[A-Z][\w.-]*|\d)\s$", before) and not re.search(r"\b(?:A|The|Its|Both)\s$", before):
        return None
    if not _SIZED.match(scene.text[q.end : q.end + 60]):
        return None
    q.unit, q.kind = "parameters", "parameters"
    return Mention(q, "parameters", "parameters", "parameters", q.end)


def _of_compound(scene: Scene, q: Quantity) -> Mention | None:
    """«a 10,000-card cluster» counts cards; «a 12-member panel» only describes."""
    match = _COMPOUND.match(scene.text[q.end : q.end + 30])
    if match is None or not match["compute"]:
        return None
    return Mention(q, "compute", "count", match["compute"], q.end + match.end())


def _of_times(scene: Scene, q: Quantity, limit: int) -> Mention | None:
    acted = _ACTED.search(scene.text, max(scene.start, q.start - 60), q.start)
    if acted and (q.value >= 1000 or q.number.scaled):
        q.kind, q.unit = "bare", "count"
        return Mention(q, _by_deed(scene, q) or "other", "count", "times", q.end)
    if q.end > q.stop and scene.text[q.stop : q.end].strip(" -").lower() == "times" and acted:
        return None
    before = phrases.before(scene.text, _floor(scene), q.start) or phrases.subject(
        scene.text, _floor(scene), q.start
    )
    return Mention(q, "growth", "other", before.noun if before else "", q.end)


def _of_elided(
    scene: Scene, q: Quantity, following: Quantity | None, recent: Sequence[Mention], waiting: bool
) -> Mention | None:
    """A number whose noun stands before it or was named earlier."""
    text = scene.text
    left, right = text[max(scene.start, q.start - 40) : q.start], text[q.end : q.end + 24]
    small = q.number.form == "words" and not q.number.scaled and q.value < 20
    whole = q.value == int(q.value) or q.number.scaled
    floor = _floor(scene)
    noun = phrases.before(text, floor, q.start)
    if noun is None and _BOUND_VERB.match(text, q.start):
        noun = phrases.before(text, floor, q.at) or (
            phrases.before(text, scene.start, q.at) if floor == q.start - 1 else None
        )
    if noun is not None and scene.mentions and (number_of := _number_of(scene, q)):
        noun = number_of
    if noun and _CHANGE_NOUN.fullmatch(noun.noun):
        return _of_antecedent(scene, q, recent, left, right, changed=True)
    if noun and noun.start > scene.start and _NAME_ALONE.search(noun.noun):
        noun = None
    if moved := _moved_to(scene, q):
        return moved
    if noun and not noun.definite and _is_thing(noun.noun) and not (small and q.bound == "exact"):
        if _SCORED.search(left) or (not whole and q.value > 5 and not _measured(noun.noun)):
            return None
        return _of_subject(scene, q, noun)
    if (shared := _forward(scene, q, following)) is not None:
        return shared
    points = phrases.points_back(text, q.end)
    if (
        points
        or re.search(r"\bof\sthe\s$", left)
        or _in_a_list(scene, left, right)
        or (_LINKED.search(left) and _GOES_ON.match(right))
        or _COMPARED.search(left)
        or q.bound != "exact"
        or noun
    ):
        if small and not points and not _small_elided(left, right):
            return None
        if not whole or (waiting and not points and not _COMPARED.search(left)):
            return None
        added = bool(
            re.match(r"\s(?:more|fewer)\b", right) or re.search(r"\b(?:up|down|adding|added)\s$", left)
        )
        return _of_antecedent(scene, q, recent, left, right, changed=added)
    return None


_NAME_ALONE = re.compile(r"^(?:[A-Z][\w.&-]*\s?)+$|\b(?:together|each|combined)$")
_BOUND_VERB = re.compile(r"(?:topp|exceed|surpass|cross|eclips|approach|near|pass|broke)", re.IGNORECASE)
_CHANGE_NOUN = re.compile(
    r"(?:an?\s|the\s|net\s|total\s|its\s|annual\s)*(?:increase|rise|jump|addition|gain|growth|drop|decline|decrease)s?",
    re.IGNORECASE,
)


_NUMBER_OF = re.compile(
    r"\b(?:number|count|tally)\sof\s((?:[\w-]+\s){0,3}?[\w-]+s)\s(?=(?:each|with|that|who|using|whose|having|over|above|exceeding|worth|in|of)\b)"
)


def _number_of(scene: Scene, q: Quantity) -> phrases.Phrase | None:
    """«the number of companies using over a trillion tokens topped 100»: a count around another figure."""
    if len(scene.text[scene.mentions[-1].end : q.start].split()) > 1:
        return None
    found = _NUMBER_OF.search(scene.text, scene.start, scene.mentions[-1].start)
    return phrases.Phrase(found.group(1), found.start(1), found.end(1)) if found else None


_NAMED = re.compile(r"(?:,|;|\sand)\s(?:the\s)?[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?,?\s$")


def _in_a_list(scene: Scene, left: str, right: str) -> bool:
    """«Shanghai had 139 and Guangdong 127», «the United States, 40; France, three»."""
    return bool(
        scene.mentions and _NAMED.search(left) and re.match(r"\s?[,;.)]|\s(?:and|at|in|as)\b|$", right)
    )


def _moved_to(scene: Scene, q: Quantity) -> Mention | None:
    """«contributors had tripled since January, to just over 12,000»: what has grown is what is counted."""
    if not scene.mentions or scene.mentions[-1].metric != "growth" or not scene.mentions[-1].noun:
        return None
    gap = scene.text[scene.mentions[-1].end : q.start]
    if len(gap) > 60 or not re.search(r"(?:^|,|\s)(?:to|reaching|hitting|taking\sit\sto)\s$", gap):
        return None
    noun = scene.mentions[-1].noun
    unit = "tokens" if _TOKENS.search(noun) else "count"
    return Mention(q, _metric(scene, unit, noun, q.end), unit, noun, q.end)


def _small_elided(left: str, right: str) -> bool:
    """A number word by itself is a count only in a set frame: «of which seven were», «China's three»."""
    return bool(
        re.search(
            r"(?:\bof\s(?:which|whom|these|those|them),?\s|[’']s\s|s[’']\s|,\s|\bincluding\s|\bfollowed\sby\s|\badding\s|\bremaining\s|\band\s)$",
            left,
        )
        and re.match(
            r"\s(?:are|were|have|had|in\s[A-Z]|in\sthe\s|from\s[A-Z]|will|of\s|spread|based)|\s?[.,;)]", right
        )
    ) and not re.search(
        r"\b(?:one|the|these|those|all|any|other|last|first|only|number)\s$", left.removesuffix("remaining ")
    )


def _is_thing(noun: str) -> bool:
    return (
        bool(noun)
        and not re.match(
            r"(?:it|they|he|she|we|there|that|this|which|who|one|i|you|what|those|these|some|all|others?|both|not|\W)$",
            noun,
            re.IGNORECASE,
        )
        and not noun.lower().endswith((" not", " it", " they"))
    )


def _measured(noun: str) -> bool:
    return bool(re.search(r"\b(?:effectiveness|ratio|pue|index|rate|average)\b", noun, re.IGNORECASE))


def _of_subject(scene: Scene, q: Quantity, noun: phrases.Phrase) -> Mention:
    unit = q.unit
    if _TOKENS.search(noun.noun):
        unit = "tokens"
    elif _PARAMETERS.search(noun.noun):
        unit = "parameters"
    elif q.value != int(q.value) and not q.number.scaled:
        unit = "other"
    return Mention(q, _metric(scene, unit, noun.noun, noun.end), unit, noun.noun, q.end)


def _forward(scene: Scene, q: Quantity, following: Quantity | None) -> Mention | None:
    """«61, 48 and 22 labs»: the noun of the last of the list."""
    if following is None or following.kind != "bare" or q.number.form == "many":
        return None
    gap = scene.text[q.end : following.start]
    if not re.fullmatch(
        r"\s?(?:,|,?\sand|,?\sor|to)\s|\s(?:out\s)?of\s(?:[\w-]+\s){0,2}?(?:the|its|their|[\w-]+['’]s?)\s(?:[\w-]+\s){0,2}",
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
    return Mention(q, _metric(scene, "count", phrase.noun, phrase.end), "count", phrase.noun, q.end)


def _of_antecedent(
    scene: Scene, q: Quantity, recent: Sequence[Mention], left: str, right: str, changed: bool = False
) -> Mention | None:
    """The noun, unit and metric of the count that the text goes on with."""
    here = list(scene.mentions)
    placed = bool(re.match(r"\s(?:(?:are|were)\s(?:\w+\s)?)?(?:in|from|at)\s(?:the\s)?[A-Z]", right))
    compared = bool(_COMPARED.search(left))
    for mention in reversed([*recent[-8:], *here]):
        if compared and mention in here and mention.unit in ("tokens", "parameters", "percent", "flops"):
            if mention.unit == "percent" and (q.value > 100 or mention.metric == "growth"):
                continue
            return _like(mention, q)
        if mention.unit == "parameters" and mention in here and re.search(r"\bof\swhich\s$", left):
            return _like(mention, q)
        if mention.unit != "count" or (mention.metric == "regions" and (placed or q.bound != "exact")):
            continue
        found = _like(mention, q)
        found.flow = changed
        return found
    if phrases.points_back(scene.text, q.end):
        return Mention(q, "other", "count", "", q.end, back=True)
    return None


def _like(mention: Mention, q: Quantity) -> Mention:
    q.unit = mention.unit  # type: ignore[assignment]
    return Mention(q, mention.metric, mention.unit, mention.noun, q.end, back=True, definite=True)


def _of_share(scene: Scene, q: Quantity, limit: int) -> Mention | None:
    text = scene.text
    right = text[q.end : q.end + 60]
    if q.kind == "part" and not _is_part(scene, q, right):
        return None
    left = text[max(_floor(scene), q.start - 70) : q.at]
    phrase = phrases.whole(text, q.end, limit)
    if phrase is None and q.kind == "ratio":
        phrase = phrases.after(text, q.end, limit)
    before = phrases.before(text, _floor(scene), q.start)
    noun = phrase.noun if phrase and phrase.noun else before.noun if before else ""
    end = phrase.end if phrase and phrase.noun else q.end
    if q.kind == "points" or (q.high is None and _changes(left, right)):
        if q.value > 0 and (
            _falls(left)
            or re.match(
                r"\s(?:less|lower|cheaper|fewer|cut|drop|decline|fall|discount|reduction|decrease|slower|smaller|slump|plunge)\b",
                right,
            )
        ):
            q.value = -q.value
        return Mention(q, "growth", "percent", noun, end)
    if re.match(r"\s(?:stake|interest)\b", right):
        return Mention(q, "share", "percent", "stake", q.end)
    farther = text[max(scene.start, q.start - 80) : q.start] if phrase is None else ""
    around = f"{before.noun if before else ''} {farther} {right[:24] if phrase is None else ''}"
    metric = "other" if _NOT_SHARE.search(around) and not (phrase and phrase.noun) else "share"
    return Mention(q, metric, "percent", noun, end)


def _changes(left: str, right: str) -> bool:
    return bool(_CHANGE_RIGHT.match(right) or _CHANGE_LEFT.search(left) or _CHANGED_BY.search(left))


def _falls(left: str) -> bool:
    last = _CHANGE_LEFT.search(left) or _CHANGED_BY.search(left)
    return bool(last and _FALL.search(last.group()))


def _is_part(scene: Scene, q: Quantity, right: str) -> bool:
    """Whether half, a third, a quarter is a share here and not a time, a rank or a manner of speaking."""
    words = scene.text[q.at : q.stop].lower()
    if re.match(r"(?:two|three|four|five|seven)[\s-]", words):
        return True
    if not _PART_GOES_ON.match(right) and q.bound == "exact":
        return False
    left = scene.text[max(scene.start, q.start - 16) : q.start].lower()
    if words == "half":
        return (
            q.bound != "exact"
            or (bool(
                re.match(
                    r"\s(?:of|the|its|their|his|her|our|all|that|those|these|are|were|said|say|use|have|believe)\b",
                    right,
                )
            )
            and not re.search(r"\b(?:first|second|latter|other|a|the|and\sa|in)\s$", left))
        )
    if words in ("a third", "a fourth", "a fifth", "a sixth", "a quarter", "one quarter"):
        return not re.search(r"\b(?:for|in|once|twice|per)\s$", left) or right.startswith(" of")
    return True


def _money_noun(scene: Scene, q: Quantity) -> str:
    if scene.mentions and re.fullmatch(
        r"\s(?:to|from)\s(?:\w+\s){0,2}", scene.text[scene.mentions[-1].end : q.start]
    ):
        return scene.mentions[-1].noun
    before = phrases.before(scene.text, _floor(scene), q.start)
    if before and _is_thing(before.noun):
        return before.noun
    cue = re.search(
        r"\b(rais\w+|lost|loss|revenue|profit|valuation|valued|worth|cost\w*|price\w*|spen\w+|invest\w*|sales|output(?!\stokens)|budget|fund\w*|orders?|deal)\b[^.;]{0,40}$",
        scene.text[max(_floor(scene), q.start - 80) : q.start], re.IGNORECASE,
    )  # fmt: skip
    if cue:
        return cue.group(1).lower()
    after = re.match(r"\s(?:in|of|worth\sof)\s((?:[a-z-]+\s){0,2}[a-z-]+)", scene.text[q.end : q.end + 50])
    return after.group(1) if after else ""
