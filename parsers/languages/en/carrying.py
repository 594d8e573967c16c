"""Whether the place that the sentences before spoke of holds for a number of this one, and what names somebody else."""

from __future__ import annotations

import re

from parsers import places
from parsers.languages.en import holders
from parsers.languages.en.mentions import Mention, Scene

_COUNTRY = re.compile(
    r"\b(?:the|this)\s(?P<what>country|nation|capital|city|province|municipality|region|mainland|world)\b",
    re.IGNORECASE,
)
OWN_ACTOR = re.compile(
    r"^(?:[\"“'‘]?)(?:(?:The|Its?|His|Her|Their|Our|My)\s(?:\w+\s){0,3}?(?:company|firm|startup|start-up|group|hospital|fair|chatbot|app|model|assistant|developer|lab|team|giant|institute|poll|survey|platform|tool|maker|bank)\b(?!-)|She\b|He\b|I\b|We\b|My\b)"
)
_CARRIED = {
    "models", "registered_services", "registered_apps", "regions", "organisations",
    "compute", "patents", "users", "share", "growth", "other", "tokens", "money",
}  # fmt: skip


def carry(scene: Scene, i: int, carried: str) -> str | None:
    """The place `carried` from the sentences before, where mention i goes on with what they counted."""
    mention = scene.mentions[i]
    opening = scene.text[scene.start : scene.start + 80]
    clause = scene.text[scene.left(i)[0] : mention.start]
    setting = _COUNTRY.search(scene.text, scene.left(i)[0], mention.end)
    small = mention.q.number.form == "words" and mention.q.value <= 12 and not mention.back
    if _somebody_elses(scene, mention, clause, carried):
        return None
    if _GATHERING.search(scene.text, scene.start, scene.end) or (small and mention.metric == "other"):
        return None
    if mention.metric not in _CARRIED or (
        mention.metric == "money"
        and not setting
        and not _MARKET.search(clause)
        and not _FIGURE.search(clause)
    ):
        return None
    if not setting and not carried.startswith(_OF_CHINA) and carried != spoken_of(scene):
        return None  # others are named to be compared with China, and not gone on about
    part = re.search(r"\baccount(?:s|ed|ing)?\sfor\s$", clause) or _FIGURE.search(clause)
    own = re.match(r"\sof\s(?:its|their|our|his|her)\b", scene.text[mention.q.end : mention.q.end + 12])
    back = (
        (mention.definite and not mention.back and not own)
        or setting
        or part
        or re.match(r"(?:[\"“]?Of\s|\s?of\s)", opening)
    )
    if not back and (
        (mention.metric == "share" and not _counted_lately(scene, mention.noun))
        or OWN_ACTOR.match(opening)
        or _named_actor(scene, i)
        or _SPEAKING.search(clause)
        or (mention.metric in ("growth", "other") and _PERFORMANCE.search(f"{clause} {mention.noun}"))
        or _SAMPLED.search(clause)
        or (_WORLD_BODY.search(scene.text, scene.start, scene.end) and not scene.places)
        or (mention.metric == "share" and _SURVEYED.search(scene.text, mention.q.end, scene.end))
        or _USING.match(scene.text, mention.end)
        or _ONLINE.search(scene.text, mention.end, min(scene.end, mention.end + 60))
    ):
        return None
    if (
        mention.metric == "other"
        and carried.startswith("CN-")
        and not back
        and not mention.back
        and not _LOCAL.search(scene.text, scene.start, scene.end)
    ):
        return None
    if setting and (meant := _meant(scene, setting, carried)):
        return meant
    if carried.startswith("CN-") and _COUNT_OF.match(scene.text, scene.start):
        return None
    return carried


def _somebody_elses(scene: Scene, mention: Mention, clause: str, carried: str) -> bool:
    """«A U.S. maker tested 14 models», «So far, Baichuan has launched 12»: not of the country spoken of before."""
    foreign = any(
        p.end <= mention.start
        and p.code != "WORLD"
        and p.code[:2] != carried[:2]
        and p.code[:2] not in _OF_CHINA
        for p in scene.places
    )
    return foreign or any(holders.is_known(m["who"]) for m in _DOES.finditer(clause))


def _meant(scene: Scene, named: re.Match[str], carried: str) -> str | None:
    """What «the country», «the city», «the capital» means where `carried` was spoken of."""
    what = named["what"].lower()
    if what in ("country", "nation", "mainland"):
        told = [p.code for p in scene.places if p.end <= named.start() and p.code not in ("WORLD", "EU")]
        country = told[-1] if told else carried  # «in the U.S. …, the nation produced»
        return "CN" if country.startswith(_OF_CHINA) else country.split("-")[0]
    if _is_beijing(scene, named, carried):
        return "CN-BJ"
    if carried == "CN" and what in ("city", "province", "municipality", "capital"):
        return named_lately(scene) or carried
    return None


def _counted_lately(scene: Scene, noun: str) -> bool:
    """Whether a share is of what the sentences before counted: else nobody knows of what country it is."""
    head = _HEAD.search(noun.lower())
    return head is not None and (
        head.group().removesuffix("s") in scene.lately.lower() or _ADOPTION.search(noun) is not None
    )


_ADOPTION = re.compile(r"\b(?:adoption|penetration|coverage)\b")


_OF_CHINA = ("CN", "HK", "MO")  # what belongs to the country that «the country» is


def _is_beijing(scene: Scene, named: re.Match[str], carried: str | None) -> bool:
    """«The capital», in news of China, is Beijing; not «the capital of Sichuan», and not «capital» that is money."""
    if named["what"].lower() != "capital" or re.match(
        r"\s(?:of\b|market|flow|spending)", scene.text[named.end() : named.end() + 9]
    ):
        return False
    return carried is None or carried.startswith("CN")


_ONLINE = re.compile(
    r"\b(?:hosted|listed|available|uploaded|published)\son\s(?:[A-Z](?!hin)|the\s(?:site|platform))"
)  # not China's
# who counts for the whole world: what is said without a place is not said of the country before
_WORLD_BODY = re.compile(
    r"\bWorld\s(?:Intellectual\sProperty\sOrgani[sz]ation|Bank|Trade\sOrgani[sz]ation|Economic\sForum)|\b(?:WIPO|Wipo|IMF|OECD|UNCTAD|UNESCO|IEA)\b"
    r"|\bUnited\sNations\b|\bInternational\s(?:Energy\sAgency|Monetary\sFund|Telecommunication\sUnion)"
)
_SURVEYED = re.compile(
    r"\bof\s(?:(?:all|those|the|these)\s)?(?:[a-z]+\s)?(?:respondents|organi[sz]ations|surveyed|polled|asked|interviewed)\b"
)
# «12,000 customers use its models»: a maker's, and no country's
_USING = re.compile(
    r"\s(?:\w+\s)?(?:us(?:e|es|ed|ing)|rel(?:y|ies|ied)\son)\s(?:its|their|(?!AI\b|LLM|GenAI|GPU)[A-Z]\w+)\s"
)
# what a product does, and no country
_PERFORMANCE = re.compile(
    r"\b(?:costs?|efficiency|latency|accuracy|defects?|errors?|workloads?|(?:training|inference)\s\w+)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:figure|number|total|scale)\s(?:is|was|has|had|will|would|could|rose|grew|should|may)\b"
)
_SAMPLED = re.compile(
    r"\b(?:stud(?:y|ies)|survey|poll|report|paper|sample)\s(?:covers?|covered|(?:is|was)\sbased|drew\son|draws\son|looked\sat|analy[sz]ed|examined)\b"
)
_COUNT_OF = re.compile(r"The\s(?:total\s)?(?:number|count|tally)\sof\b")
_LOCAL = re.compile(r"\b(?:[Aa]nother|[Ff]urther|[Tt]here|[Ll]ocal(?:ly)?|[Ii]ts?|[Tt]hey|[Tt]heir)\b")
_SPEAKING = re.compile(
    r"\b(?:we|I|our|us|my|her|his)\b|\b(?:[Bb]uilt|[Bb]ased)\son\s[A-Z]"
    r"|\b(?:[Ss]hares|[Rr]evenue|[Ss]ales|[Uu]sers|[Pp]rofits?|[Cc]ustomers|[Dd]ownloads)\s(?:of|at|from)\s(?!Chin)[A-Z]"
)


def _named_actor(scene: Scene, i: int) -> bool:
    """A company or person by name as the sentence's subject: its numbers are not the country's."""
    start = scene.start if i == 0 else scene.left(i)[0]
    words = scene.text[start : scene.mentions[i].start]
    return bool(
        (
            re.match(
                r"[\"“‘(]?(?:At\s|In\s)?(?!Private|Venture|Corporate|Annual|Overall|Government|Generative|Registered|Daily|Monthly|Domestic|Core|National|Public|Artificial|Large|AI\b|LLM)[A-Z][\w.-]+(?:\s[A-Z][\w.&-]+)+[\s,'’]|[\"“‘(]?[A-Z][a-z]*[A-Z]\w*(?:['’]s)?\s|[\"“‘(]?[A-Z]\w+['’]s\s|(?:[A-Z]\w+)\s(?:led|came|has|had|is|was|raised|plans|said|expects|leads|lost|ranked|wants)\b",
                words,
            )
        )
        or (_ACTS.match(words) and not any(p.start < start + 24 for p in scene.places))
    ) and not re.match(r"(?:The|There|That|This|These|It|They|Users|Racks|More|Some)\b", words)


_DOES = re.compile(
    rf"(?:^|[.,;:]\s)(?P<who>{holders.NAME})\s(?:alone\s|now\s|also\s|already\s)?(?:has|have|had|[a-z]+ed)\s"
)  # «So far, Baichuan has launched»
# «Huawei displayed», «Baidu, with»: one name; a plural («Officials said») is none
_ACTS = re.compile(
    r"[A-Z]\w*[a-rt-zA-Z0-9](?:,\s(?:with|which|whose|an?|the|backed|based)"
    r"|\s(?:alone\s|also\s|now\s|itself\s)?(?:[a-z]+(?:ed|s)|sold|bought|built|made|spent|won|lost|drew|took|held))\b"
)
_MARKET = re.compile(
    r"\b(?:the|The|Its|its)\s(?:[\w-]+\s){0,3}(?:market|industry|sector)\b"
    r"|\b(?:[Pp]rivate|[Vv]enture|[Pp]ublic|[Ss]tate)\s(?:[\w-]+\s){0,2}(?:investment|funding|capital|spending)\b"
)
_GATHERING = re.compile(
    r"\b(?:taking\spart|took\spart|participat\w+|showcas\w+|on\sdisplay|exhibit(?:s|ed|ing|ors|ion)|attend(?:ed|ees|ing)|on\sthe\sfloor)\b"
    r"|\b(?:expo|fair|exhibition|conference|forum|event|summit)\s(?:drew|attracted|gathered|featured|brought)\b",
    re.IGNORECASE,
)


def of_country(scene: Scene, i: int) -> bool:
    """Whether the words before mention i, or its own, say «the country», «the nation»."""
    named = _COUNTRY.search(scene.text, scene.left(i)[0], scene.mentions[i].end)
    return bool(named and named["what"].lower() in ("country", "nation", "mainland"))


def nearest_country(scene: Scene, at: int) -> str | None:
    """The country that «the country» at `at` means: the last that was named, else the first that will be."""
    before = [p.code for p in places.find(scene.text[max(0, scene.start - 1500) : at], "en")]
    after = [p.code for p in places.find(scene.text[scene.end : scene.end + 1500], "en")]
    named = [c.split("-")[0] for c in (*reversed(before), *after) if c not in ("WORLD", "EU", "HK", "MO")]
    return named[0] if named else None


def named_lately(scene: Scene) -> str | None:
    """«the city», «the province» with no figure before it: the last place of the lines before."""
    said = _COUNTRY.search(scene.text, scene.start, min(scene.end, scene.start + 120))
    if not said:
        return None
    base = max(0, scene.start - 300)
    found = [p for p in places.find(scene.text[base : scene.start], "en") if p.code != "WORLD"]
    if found and _is_beijing(scene, said, found[-1].code):
        return "CN-BJ"
    return found[-1].code if found else None


_ACTIVE = re.compile(
    r"\s(?:[a-z]+ly\s)?(?:has|have|had|is|was|leads?|holds?|held|remains?|[a-z]{3,}(?:s|ed))\s"
)


def spoken_of(scene: Scene) -> str | None:
    """The country whose doings the sentence before tells: «The US holds a towering edge. Private investment hit …»."""
    paragraph = scene.text.rfind("\n", 0, scene.start) + 1
    before = scene.text[max(paragraph, scene.start - 400) : scene.start].rstrip()
    begin = max(before.rfind(mark, 0, len(before) - 1) for mark in (". ", "? ", "! ")) + 1
    told = before[begin:].lstrip(' "“')
    found = places.find(told[:40], "en")
    if not found or found[0].code == "WORLD" or told[: found[0].start] not in ("", "The ", "the "):
        return None
    return found[0].code if _ACTIVE.match(told, found[0].end) else None


_HEAD = re.compile(r"[\w-]+$")


def where_named(scene: Scene, noun: str) -> str | None:
    """Where what is counted was when it was named last: «users of generative AI in China … The number of users …»."""
    head = _HEAD.search(noun.lower())
    if head is None or len(head.group()) < 4:
        return None
    window = scene.text[max(0, scene.start - 400) : scene.start]
    word = re.escape(head.group())
    if head.group() not in window.lower():
        return None
    for place in reversed(places.find(window, "en")):
        if place.code != "WORLD" and re.search(
            rf"\b{word}\s(?:of\s[\w\s]{{2,30}}\s)?(?:in|across)\s(?:the\s|mainland\s)?$",
            window[max(0, place.start - 60) : place.start],
            re.I,
        ):
            return place.code
    return None
