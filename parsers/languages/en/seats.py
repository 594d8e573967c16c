"""Which of the places that an English sentence names can be where something is counted."""

from __future__ import annotations

import re

from parsers import names
from parsers.languages.en.mentions import Scene
from parsers.places import Place

_OBLIQUE = re.compile(
    r"(?:\b(?:said|says|told)(?:\s(?:\w+\s)?\w+day)?\s(?:in|at|from)\s(?:the\s)?"
    r"|\b(?:speaking|interview|conference|forum|summit|briefing|meeting|event|gathering"
    r"|expo|fair|exhibition|"
    r"ceremony|reporters|workshop|opening|statement|analyst|professor|lawyer|economist|based"
    r"|headquartered|sidelines)\b[^,;]{0,30}\b(?:in|at|of|from)\s(?:the\s)?"
    r"|\b(?:at|of|for|with)\s(?:[A-Z][\w&.-]*\s){1,4}(?:in|of)\s|\bUniversity\s(?:in|of)\s|\bto\s(?:visit"
    r"|reach|enter)\s|\b(?:restrict|curb|ban|export|exports|sold|sell|sales|shipped"
    r"|ship)\w*\s(?:\w+\s){0,3}to\s|\b(?:trad(?:ing|ed|es)|debut(?:ed)?|IPO|listing|listed|float|public"
    r"|offering)\s(?:on|in)\s(?:the\s)?|\b(?:clos|end|open|trad)(?:ed|ing)\s[^,;]{0,40}\sin\s)$"
)
_AFFILIATION = re.compile(
    r"^(?:[-\s](?:based|headquartered|listed|backed|born)\b|\strading\b|\s(?:\w+\s)?(?:officials|lawmakers|regulators|authorities|analysts|economists|intelligence)\s(?:say|said|estimate|estimated|believe|believed|told|expect|expected|warn|warned|think|fear)\b|(?:['’]s)?[-\s](?:(?!(?:an?|the|of|in|on|to|for|from|by|with|as|has|have|had|is|are|was|were|will)\b)\w+[\s-]){0,6}?(?:startup|start-up"
    r"|company|firm|maker|developer|consultancy|lab|giant|university|institute|"
    r"newspaper|unicorn|analyst|professor|lawyer|conference|forum|summit|exhibition|gathering|meeting"
    r"|expo|fair|venue|office|researcher|executive|debut|listing|IPO|exchange|bourse|offering|shares"
    r"|stocks|"
    r"group|conglomerate|provider|operator|carrier|player|titan|champion|billionaire|entrepreneur|investor|brokerage|bank|regulator's|agency|team|hospital|school|company's"
    r"|firm's|startup's|giant's|chipmaker|automaker|carmaker|time)\b(?!s))"
)
_COMPANY_BEFORE = re.compile(
    r"\b(?:start-?up|company|firm|maker|developer|lab|app|chatbot|group|unit|brand|unicorn)\s$"
)
_RANKED = re.compile(
    r"\b(?:rank\w*|first|second|third|fourth|fifth|sixth|No\.\s?\d+|top|leading|leads?|divid\w+)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_COUNTED_WORLD = re.compile(
    r"(?i:worldwide|globally|around\sthe\sworld|across\sthe\s(?:world|globe)|in\sthe\sworld)"
    r"|(?i:the\s)?(?i:world|globe|planet)(?:['’]s?\s(?!\w*\s?(?:largest|biggest|first|most|leading|top"
    r"|second|fastest|best|richest|busiest|longest|highest|cheapest|oldest|only)\b)|[\s,.;)]|$)"
    r"|(?i:global(?:ly)?)\s(?:(?:AI|artificial\sintelligence|generative\sAI)\s)?(?:average|market|industry|patents|companies|models|users|total|sales|revenues?|users|downloads|count|shipments"
    r"|output|private\sinvest|comput|population|demand|supply|tally|patent|share|large|model|invest|spend|figure|number"
    r"|count|capacity|trade|economy)"
)
_TITLE = re.compile(r"(?:World|Global)\s[A-Z]\w+")  # World Artificial Intelligence Conference
_OUTSIDE = re.compile(r"\b(?:outside|beyond|other\sthan|except|excluding)(?:\sof)?\s(?:the\s|mainland\s)?$")


def counts(scene: Scene, place: Place) -> bool:
    """Whether the place can be where something is counted: not a speaker's, an event's or one company's seat."""
    if _OUTSIDE.search(scene.text, max(scene.start, place.start - 24), place.start):
        return False
    if place.code == "WORLD" and _TITLE.match(scene.text, place.start):
        return False
    if place.code == "WORLD" and _RANKED.search(scene.text, max(scene.start, place.start - 40), place.start):
        return False
    if place.code == "WORLD" and not _COUNTED_WORLD.match(scene.text[place.start : place.end + 40]):
        return False
    if _COMPANY_BEFORE.search(scene.text, max(scene.start, place.start - 14), place.start):
        return False
    if _OBLIQUE.search(scene.text, max(scene.start, place.start - 70), place.start):
        return False
    if scene.text.startswith(",", place.end) and _SEAT.search(
        scene.text, max(scene.start, place.start - 12), place.start
    ):
        return False  # «The International Energy Agency, in Paris, has»
    if _branch(scene, place) or _owns_company(scene, place) or _one_of_many(scene, place):
        return False
    return not _AFFILIATION.match(scene.text[place.end : place.end + 80])


_OFFICIAL = (
    r"AI|AIGC|GenAI|LLMs?|GPUs?|Ministry|National|State|Cyberspace|Academy|Supreme|Communist|People|Bureau|Great|Greater|Big|"
    r"Internet|Generative|Artificial|Large|Belt|Silicon|Spring|Lunar|Yangtze|Pearl|Central|Commerce|Industry|Premier|President|"
    r"Vice|Politburo|Congress|Senate|Department|House|Data|GDP|R&D|STAR|[A-Z]\d"
)
_COMPANY_OWNED = re.compile(rf"['’]s\s(?!(?:{_OFFICIAL})\b)[A-Z]\w+")
_BRANCH = re.compile(
    r"[a-z,)]\s(?:[A-Z][a-z]+|[A-Z]{2,})\s$|\b(?:IDC|KPMG|PwC|Nvidia|Google|Microsoft|Apple|Intel|AMD|Deloitte|Accenture|Gartner)\s$"
)
_COMPASS = re.compile(
    r"(?:Mainland|Greater|South|North|East|West|Southern|Northern|Eastern|Western|Central|Modern|Communist|President|Premier|Minister|The|In|From|For|Both|If|As|But|And|While|[A-Z]\w+day)\s$"
)


# «a Chinese startup», «the first Chinese answer to ChatGPT»: one thing from there, and not all that is counted there
_SEAT = re.compile(r"\w,\sin\s$")
_ONE = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Tt]he\s(?:first|only|largest|biggest|leading|latest))\s$")
_OF_A_PEOPLE = re.compile(r"(?:American|Chinese|British|Indian|U\.?S\.?|[A-Z]\w+(?:an|ese|ish))(?=\s[a-z])")


def _one_of_many(scene: Scene, place: Place) -> bool:
    """Whether the place only says what country one thing is from."""
    return (
        _ONE.search(scene.text, max(scene.start, place.start - 16), place.start) is not None
        and _OF_A_PEOPLE.match(scene.text, place.start, place.end + 2) is not None
    )


def of_person(text: str, place: Place) -> bool:
    """«Liu Yulin»: a given name that is also a city's."""
    if not place.code.startswith("CN-"):
        return False
    before = text[max(0, place.start - 12) : place.start].rstrip().rpartition(" ")[2]
    return (
        before[:1].isupper()
        and before not in _PRONOUNS
        and names.is_pinyin_name(f"{before} {text[place.start : place.end]}")
    )


_PRONOUNS = ("He", "She", "You", "An", "Long")


def _owns_company(scene: Scene, place: Place) -> bool:
    """«China's Baidu»: whose company it is, and no place where something is counted."""
    owned = _COMPANY_OWNED.match(scene.text, place.end)
    return bool(owned) and not any(p.start == place.end + 3 for p in scene.places)


def _branch(scene: Scene, place: Place) -> bool:
    """«Google China», «IDC China»: a company's branch."""
    before = scene.text[max(scene.start, place.start - 24) : place.start]
    return bool(_BRANCH.search(before)) and not _COMPASS.search(before)
