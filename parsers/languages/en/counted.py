"""Which quantities of an English sentence are figures, and what each counts: noun, unit, metric."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.languages.en import elided, kinds, phrases, shares
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
_GREW = re.compile(
    r"\b(?:up|grew|grown|rose|risen|increas\w+|jumped|surged|soared|expanded|multiplied)\s(?:by\s)?(?:\w+\s)?$"
)
_SUBSCRIBED = re.compile(r"subscribed\s(?:by\s)?(?:[a-z]+\s){0,2}$")
_ONES = re.compile(r"\bones$")
_DENOMINATOR = re.compile(
    r"(?:\bper\s|(?:yuan|dollars?|cents?|\d\)?)\s(?:for|a|an|every|each)\s|\b(?:pric(?:e|es|ing)|costs?|charges?|charged|fees?)\s(?:of|for|per)\s(?:every\s|each\s)?)(?:an?\s|every\s|each\s)?$",
    re.IGNORECASE,
)
_ON_BENCHMARK = re.compile(r"^\son\s(?:the\s)?(?:[A-Z]{2,}|[A-Z]\w*(?:Bench|Eval|QA|MATH))")


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
        return shares.share(scene, q, limit, recent)
    if q.kind == "money":
        return _of_money(scene, q)
    noun = scene.text[q.stop : q.end].strip(" -")
    if (
        q.kind == "tokens"
        and q.bound == "exact"
        and _DENOMINATOR.search(scene.text, max(scene.start, q.start - 30), q.start)
    ):
        return None
    if q.kind in ("parameters", "tokens"):
        return Mention(q, q.kind, q.unit, noun, q.end)
    before = phrases.before(scene.text, kinds.floor_of(scene), q.start)
    if q.kind == "flops":
        return Mention(q, "compute", q.unit, before.noun if before else noun, q.end)
    phrase = phrases.after(scene.text, q.end, limit)
    named = f"{noun} {phrase.noun}" if phrase else noun
    return Mention(q, "other", "other", named, phrase.end if phrase else q.end)


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
    if phrase is None and text.startswith(" of the ", q.end) and not phrases.points_back(text, q.end):
        phrase = phrases.whole(text, q.end, limit)
        phrase = phrase if phrase and phrase.noun[:1].islower() and phrase.noun[-2:-1] not in "'’" else None
    if _is_year(scene, q, phrase):
        return None
    if phrase is not None and phrase.noun:
        if phrase.noun in ("cents", "cent", "US cents", "US cent"):
            q.value, q.high, q.unit = q.value / 100, q.high and q.high / 100, "USD"
            return Mention(q, "money", "USD", _of_money(scene, q).noun, phrase.end)
        found = _of_noun(scene, q, phrase)
        if _ONES.search(phrase.noun) and (meant := elided.antecedent(scene, recent)):
            found.noun, found.definite = meant.noun, True
            found.metric = kinds.metric_of(scene, found.unit, meant.noun, phrase.end)
        return found
    if _ON_BENCHMARK.match(text[q.end : q.end + 24]):
        return None
    return elided.elided(scene, q, following, recent, waiting)


def _of_noun(scene: Scene, q: Quantity, phrase: phrases.Phrase) -> Mention:
    unit = q.unit
    head = phrase.noun
    if elided.TOKENS.search(head.split(" a ")[0][-9:]):
        unit = "tokens"
    elif elided.PARAMETERS.search(head[-12:]):
        unit = "parameters"
    if q.value != int(q.value) and not q.number.scaled:
        unit = "other" if unit == "count" and q.value < 100 else unit
    if head.startswith("times") and (
        not re.search(r"\w", scene.text[scene.start : q.start] + scene.text[phrase.end : scene.end])
        or _SUBSCRIBED.search(scene.text, max(scene.start, q.start - 40), q.start)
        or _GREW.search(scene.text, max(scene.start, q.start - 30), q.start)
        or re.match(r"\s(?:over)?subscribed\b", scene.text[phrase.end : phrase.end + 16])
    ):
        q.kind, q.unit = "times", "other"
        return Mention(q, "growth", "other", "", phrase.end)
    if head.startswith("times") and (found := kinds.by_deed(scene, q)):
        return Mention(q, found, unit, head, phrase.end)
    metric = kinds.metric_of(scene, unit, head, phrase.end)
    return Mention(q, metric, unit, head, phrase.end, definite=phrase.definite)


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
    acted = kinds.ACTED.search(scene.text, max(scene.start, q.start - 60), q.start)
    if acted and (q.value >= 1000 or q.number.scaled):
        q.kind, q.unit = "bare", "count"
        return Mention(q, kinds.by_deed(scene, q) or "other", "count", "times", q.end)
    if q.end > q.stop and scene.text[q.stop : q.end].strip(" -").lower() == "times" and acted:
        return None
    before = phrases.before(scene.text, kinds.floor_of(scene), q.start) or phrases.subject(
        scene.text, kinds.floor_of(scene), q.start
    )
    return Mention(q, "growth", "other", before.noun if before else "", q.end)


_DONE_WITH = re.compile(
    r"\b(?P<deed>rais(?:e|es|ed|ing)|los(?:t|e|es|ing)|cost(?:s|ing)?|pric(?:ed|ing)|charg(?:e|es|ed|ing)|pa(?:y|ys|id|ying)|spen(?:d|ds|t|ding)"
    r"|invest(?:s|ed|ing)?|fund(?:ed|ing)|br(?:ing|ings|ought|inging)\sin|took\sin|earn(?:ed|s|ing)?|generat(?:e|ed|es|ing)"
    r"|valu(?:ed|es|ing)|burn(?:ed|t|s|ing)?|s[oe]ld|bought|buy(?:s|ing)?|earmark(?:ed)?|pledg(?:ed|es|ing)|commit(?:ted)?"
    r"|allocat(?:ed|es)|receiv(?:ed|es|ing)|secur(?:ed|es|ing)|budget(?:s|ed)|fined|set(?:s|ting)?\saside)\b(?P<between>[^.;]{0,40})$",
    re.IGNORECASE,
)
_RATED = re.compile(r"\b(?:was|were|is|are|been)\s(?:\w+\s)?valued\s")
_TRADE = re.compile(r"\b(?:industry|market|sector|economy|business)$")
_SUM_OF = re.compile(r"\b(?:average|total|sum|estimated|combined|record|maximum|minimum)\sof\b")
_THING = re.compile(
    r"[\s-](?:(?:of|in|worth\sof)\s)?((?:(?!(?:of|in|for|to|on|from|by|and|at|per|with|as|a|an|the|its)\b)[a-z-]+\s){0,3}?(?:funds?|round|deals?|investments?|contracts?|projects?|loans?|plans?|programmes?|programs?|budget|market(?:\s(?:value|cap\w*))?|industry"
    r"|valuation|loss|profit|orders?|bonds?|stakes?|stimulus|subsid(?:y|ies)|grants?|acquisition|takeover|ipo|offering|listing))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?P<noun>(?:net\s|operating\s|total\s|annual\s)?(?:loss(?:es)?|revenues?|profits?|income|valuation|prices?|sales|output(?!\stokens)|budget|funds?|funding|investments?|orders?|deal))\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _of_money(scene: Scene, q: Quantity) -> Mention:
    """An amount with the noun that it is said of; where only a deed is told (raised, spent), with the deed."""
    if scene.mentions and re.fullmatch(
        r",?(?:\s(?:in|for|during)\s[\w\s]{3,30}?)?,?\s(?:(?:up|down)\s)?(?:to|from|against|compared\swith)\s(?:\w+\s){0,2}",
        scene.text[scene.mentions[-1].end : q.start],
    ):
        return Mention(q, "money", q.unit, scene.mentions[-1].noun, q.end)
    floor = kinds.floor_of(scene)
    left = scene.text[max(floor, q.start - 100) : q.start]
    done = _DONE_WITH.search(left)
    between = _SUM_OF.sub("", done["between"]) if done else ""
    if done and done["deed"].lower().startswith("valu"):
        between = re.sub(r"\sat\s$", "", between)
    direct = done and not re.search(r"[,:]|\b(?:of|to|at|was|is|were|from|on|by)\b", between)
    if thing := _THING.match(scene.text, q.end):
        return Mention(q, "money", q.unit, thing.group(1), q.end, deed=done["deed"].lower() if done else "")
    before = phrases.before(scene.text, floor, q.start) if not direct or _RATED.search(left) else None
    if direct and before and not _TRADE.search(before.noun):
        before = None
    if before and kinds.is_thing(before.noun):
        return Mention(q, "money", q.unit, before.noun, q.end)
    after = re.match(
        r"\s(?:in|of|worth\sof)\s((?:(?!(?:in|of|for|to|on|from|by|and|at|the)\b)[a-z-]+(?:\s(?!(?:in|of|for|to|on|from|by|and|at|as|with|last|this|over|during|across|between)\b)|\b)){1,3})",
        scene.text[q.end : q.end + 50],
    )
    told = None if direct else _TOLD.search(left)
    noun = told["noun"].lower() if told and (not done or told.start() > done.start()) else ""
    if not noun and after and not _SETTING.match(after.group(1)):
        noun = after.group(1).strip()
    grown = scene.mentions[-1] if scene.mentions and scene.mentions[-1].metric == "growth" else None
    if not noun and grown and re.fullmatch(r"[^,;.]{0,60}\sto\s", scene.text[grown.end : q.start]):
        noun = grown.noun  # «the industry grew at 25 percent a year to exceed 700 billion yuan»
    times = scene.mentions and scene.mentions[-1].q.kind == "times"
    if not noun and not done and times and len(scene.mentions) > 1 and scene.mentions[-2].metric == "money":
        noun = scene.mentions[-2].noun  # «$109.1 billion, nearly 12 times China's $9.3 billion»
    return Mention(q, "money", q.unit, noun, q.end, deed=done["deed"].lower() if done else "")


_SETTING = re.compile(r"(?:the|its|their|an?|this|last|total|all|which|\w+ing)\b")
