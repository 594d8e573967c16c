"""Whose an English figure is (a product, a company) and what narrows what it counts."""

from __future__ import annotations

import re

from parsers.languages.en import topics
from parsers.languages.en.mentions import Mention, Scene
from parsers.metrics import kinds

_OWNED = {
    "users",
    "downloads",
    "calls",
    "tokens",
    "parameters",
    "money",
    "growth",
    "share",
    "models",
    "compute",
    "patents",
    "other",
}
_SPREAD = {"users", "downloads", "calls", "tokens", "money"}  # a product's may be told worldwide
_NAME = r"(?:(?<!\w)[a-z]?[A-Z][\w&.-]*[\w&]|[A-Z])(?:\s(?:[A-Z][\w&.-]*[\w&]|[A-Z]|\d(?:\.\d)?))*"
_OWNER = re.compile(rf"(?P<who>{_NAME})['’]s?\s(?P<what>(?:[A-Z][\w.-]*\s)*)")
_SUBJECT = re.compile(
    rf"(?:^|[,;:—]\s|\b(?:and|but|while|said|says|that|as)\s)(?:(?:The|the|Its|its"
    rf"|[A-Za-z-]+)\s(?:\w+\s)?(?:company|firm|startup|start-up|chatbot|app|assistant|maker|group"
    rf"|giant)\s)?"
    rf"(?P<who>{_NAME})(?:,\s[^,;]{{3,60}},|\s\([^()]{{2,30}}\))?\s(?:(?:has|have|had|is|was|will|would"
    rf"|now|also|already|came|alone)\s)*[a-z]+"
)
_PRODUCT = re.compile(
    rf"\b[Tt]he\s(?P<who>{_NAME})\s(?:\w+\s)?(?:app|chatbot|models?|assistant|platform|family|series|service)\s[a-z]"
)
_OF_ITSELF = re.compile(
    rf"(?P<who>{_NAME})(?:,\s[^,;]{{3,80}},)?\s(?:said|says)\s(?:(?:on\s)?\w+day\s)?(?:that\s)?(?:it|its)\b"
)
_WITH = re.compile(rf"(?P<who>{_NAME}),\s(?:with|which\s(?:has|had))\s")
_TRAIL = re.compile(
    rf"(?:\bby|\band|,|\bahead\sof|\bbehind|\bthan)\s(?P<who>{_NAME})\s(?:with|at|on)\s(?:\w+\s)?$"
)
_JOINT = re.compile(r"[A-Z]\w*(?:,|,?\sand)\s$")
_GROUP = re.compile(
    r"(?:Its|It|They|Their)\b|The\s(?:(?:[\w-]+\s){0,3}?(?:company|firm|startup|start-up|group|app|chatbot"
    r"|assistant|model|developer|maker|lab|platform|service|unit|giant)(?:['’]s)?\b)"
)
_WITHIN = re.compile(rf"\bof\s(?P<who>{_NAME})")
_CAPITALS = re.compile(r"[A-Z](?<=[a-z,;] .)[\w-]+")
_NO_NAME = frozenset(
    "A An I My We Our Today Yesterday The This That These Those It Its They Their He She We You In On At By As Of "
    "For From With And But Or If When While After Before Since Last Daily Monthly Some More "
    "Most Over About Nearly Around Users Revenue Revenues Sales Downloads Token Tokens Shares Net Its "
    "One Two Three Meanwhile However According Both Each Every Another "
    "Training Generative Registered Overseas Domestic Foreign Global AI LLM LLMs GPU GPUs API EFLOPS CEO "
    "January February March April May June July August September "
    "October November December Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday Chinese American Private Active Europe Asia Africa European Asian "
    " Men Women Capital Chief Cost Quarterly Annual Gross Operating Customs Analysts "
    "Vice-Minister Minister Premier Professor President".split()
)
_SAYS = re.compile(
    r"\s(?:said|says|told|added|wrote|noted|estimated|estimates|expects?|showed|announced|reported|according)\b"
)
_EARNED = re.compile(
    r"\s(?:reported|announced|expects|showed)\s(?:an?|its|net|record|revenues?|sales|profits?|first|second|third|fourth|quarterly|annual)\b"
)
_WITH_PARAMETERS = re.compile(
    r"\s(?:with|of|having|that\shave|above|over)\s(?:at\sleast|more\sthan|over|above|no\sfewer\sthan"
    r"|a\sminimum\sof)?\s?$",
    re.IGNORECASE,
)


def names_in(text: str) -> frozenset[str]:
    """The words that a text writes with a capital in mid-sentence: what else begins a sentence may be any word."""
    return frozenset(_CAPITALS.findall(text))


def subject_of(scene: Scene, i: int, names: frozenset[str], carried: str | None) -> str | None:
    """The product or company by name whose figure mention i is; `names` are the article's, `carried` is the one
    spoken of before."""
    mention = scene.mentions[i]
    if mention.metric not in _OWNED or (
        mention.place and not (mention.place == "WORLD" and mention.metric in _SPREAD)
    ):
        return None
    start, end = scene.left(i)
    words = scene.text[start:end]
    if (within := _WITHIN.search(mention.noun)) and within["who"].split()[0] not in _NO_NAME:
        return within["who"]
    if re.search(r"\b(?:rivals?|competitors?|others?)['’]?s?\s\W*$", words):
        return None
    owners = [
        m for m in _OWNER.finditer(words) if _is_name(scene, m["who"], start + m.start("who"), names, True)
    ]
    if owners:
        what = owners[-1]["what"].strip()
        return what if what and what.split()[0] not in _NO_NAME else owners[-1]["who"]
    for match in (_PRODUCT.search(words), _OF_ITSELF.search(words), _WITH.match(words), _TRAIL.search(words)):
        if match and _is_name(scene, match["who"], start + match.start("who"), names, True):
            return match["who"]
    for match in reversed(list(_SUBJECT.finditer(words))):
        says = _SAYS.match(words, match.end("who")) and not _EARNED.match(words, match.end("who"))
        if _JOINT.search(words, 0, match.start("who")) or words.startswith(" and ", match.end("who")):
            return None  # «Microsoft, Alphabet, Amazon and Meta»: nobody's alone
        if not says and _is_name(scene, match["who"], start + match.start("who"), names):
            return match["who"]
    if i and scene.mentions[i - 1].subject:
        return scene.mentions[i - 1].subject
    return carried if not i and _GROUP.match(scene.text, scene.start) else None


def _is_name(scene: Scene, name: str, at: int, names: frozenset[str], owner: bool = False) -> bool:
    first, *more = name.split()
    if first in _NO_NAME or first.split("-")[0] in _NO_NAME or first.isdecimal():
        return False
    opens = not scene.text[scene.start : at].strip("\"“‘'( ")
    if (
        opens
        and not more
        and not owner
        and first not in names
        and not topics.is_term(first)
        and first[1:].islower()
    ):
        return False
    return not any(p.start <= at < p.end or p.start == at for p in scene.places) and not any(
        d.start <= at < d.end for d in scene.dates
    )


def scope_of(scene: Scene, i: int) -> tuple[str, ...]:
    """What narrows the count: models in the open, models from a size upwards."""
    mention = scene.mentions[i]
    if mention.deed and not mention.noun:
        return tuple(filter(None, [kinds.kind("money", "en", mention.deed)]))
    if mention.metric not in ("models", "registered_services", "share", "downloads"):
        return ()
    tags = []
    if re.search(r"\bopen[\s-](?:source|weights?)\b", mention.noun, re.IGNORECASE) or (
        mention.metric == "share"
        and re.match(
            r"[^,.;]{0,60}?\s(?:are|is|were)\sopen[\s-](?:source|weight)",
            scene.text[mention.end : mention.end + 80],
        )
    ):
        tags.append("open_source")
    if (size := _smallest(scene, i, mention)) is not None:
        tags.append(f"min_parameters:{size:.0f}")
    return tuple(tags)


def _smallest(scene: Scene, i: int, mention: Mention) -> float | None:
    """«79 models with over 1 billion parameters each»: the size that they have at least."""
    if i + 1 >= len(scene.mentions) or mention.metric == "share":
        return None
    size = scene.mentions[i + 1]
    if size.unit != "parameters" or size.q.bound not in ("at_least", "more_than"):
        return None
    return size.q.value if _WITH_PARAMETERS.fullmatch(scene.text[mention.end : size.start] + " ") else None
