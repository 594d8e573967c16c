"""Where what an English figure counts is: in its noun phrase, its clause, its sentence, or carried from before."""

from __future__ import annotations

import re

from parsers import places
from parsers.languages.en import carrying, seats
from parsers.languages.en.mentions import CONTRAST, Mention, Scene
from parsers.places import Place

_NEAR = re.compile(
    r"^(?:\s(?:are|were|is|was|have\sbeen|had\sbeen|has\sbeen|being|had|that|which))?(?:\s(?:now|also"
    r"|already|currently))?(?:\s[a-z-]+){0,5}?\s(?:in|from|across|of|around|inside|throughout|within|to"
    r"|by|on)\s"
    r"(?:the\s|mainland\s|all\s|both\s|\w+\sacross\s(?:the\s)?)?$"
)
_SEATED = re.compile(
    r"\s(?:are|were|is|was)\s(?:\w+ly\s)?(?:based|headquartered|located)\sin\s(?:the\s)?"
)  # «751 are based in China»
_LISTED = re.compile(r"\b(?:shares|stocks?)$", re.IGNORECASE)
_WORLDWIDE = re.compile(r"(?:globally|worldwide)\b")
# another actor comes in: «while Shanghai …», and not «while the number of users …»
_ANOTHER = re.compile(
    r"\b(?:(?:while|whereas)(?!\s(?:the\s(?:number|share|market|scale|total|size|adoption)|its|another)\b)"
    r"|where|ahead of|behind|according to an?)\b"
)
_DONE_WITH = re.compile(r",\s(?:while|whereas)\s")  # «600 million times worldwide, while developers …»
_FOLLOWS = re.compile(r"^(?:\s(?:[a-z-]+\s){0,4}|\s?\(|,\s)$")
_SUBJECT_GAP = re.compile(r"^(?:['’]s?)?(?:\s|,|\(|:)[^;]*$")
_POSSESSED = re.compile(r"\b(?!The\b|It\b)[A-Z]\w+(?:['’]s|s['’])\s(?:[a-z-]+\s){0,2}$")
_WORLDS = re.compile(r"\b(?:world|globe)['’]s\s(?:total\s(?:of\s)?)?$")  # «26 percent of the world's 271»
# «Tencent (2,074), Baidu (1,234)», «China (83 per cent)»: who stands before the bracket is whose the number is
_BRACKETED = re.compile(r"(?P<who>[A-Z][\w&.-]*(?:\s(?:(?:of|and|the)\s)?[A-Z][\w&.-]*)*)\s\($")
NOWHERE = ""  # decided: somebody's own, or a place without a code
_NEVER = {"parameters", "calls"}


def place_of(scene: Scene, i: int, carried: str | None) -> str | None:
    """The place of what mention i counts; `carried` is what held in the sentence before, if anything did."""
    found = _place_of(scene, i, carried)
    mention = scene.mentions[i]
    if found and mention.metric == "regions":  # provinces are a country's, countries the world's
        if _NATIONS.search(mention.noun):
            return "WORLD" if found == "WORLD" else None
        return "CN" if found.startswith("CN-") and "provinc" in mention.noun else found
    return found


_NATIONS = re.compile(r"\b(?:countries|nations|economies)\b")


def _place_of(scene: Scene, i: int, carried: str | None) -> str | None:
    mention = scene.mentions[i]
    if mention.metric in _NEVER:
        return None
    if mention.q.kind == "times":
        return None if _compares(scene, mention) else _of_multiple(scene, i, carried)
    if _nobodys(scene, mention):
        return None
    if mention.back and _WORLDS.search(scene.text, max(scene.start, mention.start - 24), mention.start):
        return "WORLD"
    opened = scene.text.startswith("(", mention.start - 1)
    named = opened and _BRACKETED.search(scene.text, max(scene.start, mention.start - 80), mention.start)
    if named:
        return next(
            (p.code for p in scene.places if p.start >= named.start() and p.end == named.end("who")), None
        )
    if mention.metric == "share" and (part := _of_part(scene, i)):
        return part
    if (pair := _PAIR.search(scene.text, *scene.left(i))) and not mention.back:
        return _pair(scene, pair.start())
    inside = [
        p
        for p in scene.places
        if mention.start <= p.start and p.end <= mention.end and not _TONGUE.match(scene.text, p.start)
    ]
    if inside and not (mention.metric == "share" and inside[0].code == "WORLD"):  # of the world's: the whole
        return places.join(p.code for p in inside)
    if _OTHERS.search(scene.text, max(scene.start, mention.start - 12), mention.start):
        return None
    return _around(scene, i, carried)


def _of_multiple(scene: Scene, i: int, carried: str | None) -> str | None:
    """«China's market doubled»: of a multiple that opens the sentence's numbers, the words before it say where."""
    found = _inherited(scene, i)
    if not found and not i:
        found = _before(scene, i) or (carrying.carry(scene, i, carried) if carried else None)
    return found or None


def _nobodys(scene: Scene, mention: Mention) -> bool:
    """What is counted in no one place: each of several, others, words of a language, a listed share's price."""
    return bool(
        EACH.match(scene.text, mention.end)
        or _REST.match(scene.text, mention.end)
        or _somebodys(scene, mention)
        or mention.noun.startswith("other ")
        or _TONGUE.match(mention.noun)
        or (mention.metric in ("money", "growth") and _LISTED.search(mention.noun))
    )


def _somebodys(scene: Scene, mention: Mention) -> bool:
    whose = _ANOTHERS.match(scene.text, mention.q.end)
    return whose is not None and not any(whose.start() < p.start < whose.end() for p in scene.places)


_REST = re.compile(
    r"(?:\s(?:was|were)\s[a-z]+)?"
    r"\s(?:by|from|in|for)\s(?:everyone|everybody|everywhere|anyone)\selse\b|\s(?:by|from)\sothers\b"
)
# «half of Linghu's releases»: its own, and no country's
_ANOTHERS = re.compile(r"\sof\s(?=[A-Z])(?:[\w.-]+\s){0,2}[\w.-]+['’]s?\s")
_OTHERS = re.compile(r"\b(?:others?|total|sum)[:,]?\s$", re.IGNORECASE)


def _around(scene: Scene, i: int, carried: str | None) -> str | None:
    """The place that the words after or before mention i name, that the mention before has, or that is carried."""
    mention = scene.mentions[i]
    then = (
        i
        and mention.metric == scene.mentions[i - 1].metric
        and _THAN_BEFORE.search(scene.text, scene.left(i)[0], mention.start)
    )
    found = (
        _respectively(scene, i)
        or _after(scene, i)
        or (_inherited(scene, i) if then else None)
        or _before(scene, i)
    )
    if found is None and _ELSEWHERE.search(
        scene.text, max(scene.left(i)[0], mention.start - 80), min(scene.end, mention.end + 14)
    ):
        return None
    if found is None:
        found = _inherited(scene, i)
    if found is None and not i:
        found = _of_office(scene, mention)
    if found is None and carried and not (i and scene.mentions[i - 1].place is None):
        found = carrying.carry(scene, i, carried)
    return found or None


_HOLDS = re.compile(
    r"\b(?:account(?:s|ed|ing)?\sfor|mak(?:es?|ing)\sup|made\sup|represent(?:s|ed|ing)?|compris(?:es?|ed|ing)"
    r"|constitut(?:es?|ed|ing)|contribut(?:es?|ed|ing)|h[eo]lds?|holding|command(?:s|ed|ing)?|captur(?:es?|ed"
    r"|ing)|has|have|had|with|own(?:s|ed)?|take[sn]?|took|released|filed|home\sto)\s(?:[a-z]+\s){0,3}$"
)
_BOUGHT = re.compile(r"\b(?:buy|buys|bought|import\w*|source[sd]?|purchas\w+|hails?)\b")
_BASED = re.compile(
    r"[-\s]based\s(?:[\w-]+\s){0,2}?(?:institutions|companies|firms|developers|labs|laborator|organi[sz]ations|groups|teams|researchers|universities|start-?ups)"
)
_THAN_BEFORE = re.compile(r"\b(?:up|down)\sfrom\s(?:\w+\s){0,2}$")
_PAIR = re.compile(r"\b(?:[Tt]he\stwo|[Bb]oth)\s(?:countries|nations|powers|superpowers|economies|giants)\b")
_ELSEWHERE = re.compile(
    r"\boutside(?:\sof)?\s(?:the\s|mainland\s)?(?:[A-Z]\w+|country|mainland)\b"
    r"|(?<!home and )(?<!China and )\b(?:[Aa]broad|[Oo]verseas)\b"
    r"|\belsewhere\b|\brest\sof\sthe\sworld\b|\bother\s(?:countries|nations)\b|\b[Ff]oreign\b"
)


def _of_part(scene: Scene, i: int) -> str | None:
    """«Beijing accounts for 51 percent of China's models»: a share is its part's, and the whole's place is not asked."""
    mention = scene.mentions[i]
    if not _HOLDS.search(scene.text, max(scene.left(i)[0], mention.start - 60), mention.start):
        return None
    return _before(scene, i) or None


def _pair(scene: Scene, at: int) -> str | None:
    """«The two countries»: the last two that were named."""
    named: list[str] = []
    for place in reversed(places.find(scene.text[max(0, at - 800) : at], "en")):
        country = place.code.split("-")[0]
        if country not in (*named, "WORLD", "EU"):
            named.append(country)
    return places.join(named[:2]) if len(named) > 1 else None


_TONGUE = re.compile(
    r"(?:Chinese|English|Japanese|French|German|Korean)[\s-](?:characters?|language|words?|texts?|tokens?"
    r"|corp\w+|speakers?|phrases|sentences)\b"
)


def _compares(scene: Scene, mention: Mention) -> bool:
    """«six times the American tally», «12 times China's»: between two, and so nowhere."""
    return bool(
        re.match(
            r"\s(?:the\s|that\sof\s|as\s|those\s|its\s|[A-Z]|(?:more|fewer|less|larger|bigger|higher)\sthan)",
            scene.text[mention.q.end : mention.q.end + 14],
        )
    )


_ARE = re.compile(r"\s(?:are|were)\s")
_NO_NOUN = re.compile(r"\s?(?:[.,;:)—]|$|(?:and|but|while)\b)")


def _after(scene: Scene, i: int) -> str | None:
    start, end = scene.right(i)
    whole = scene.mentions[i].metric == "share" and any(
        p.code != "WORLD" and seats.counts(scene, p) for p in scene.places
    )
    against = re.search(
        r"\b(?:versus|against|compared\swith|than)\s$",
        scene.text[max(scene.start, start - 60) : scene.mentions[i].start],
    )
    found: list[Place] = []
    for place in scene.places:
        if place.start == start + 1 and _WORLDWIDE.match(scene.text, place.start):
            return place.code  # «33 percent globally»
        if not start <= place.start < end or (whole and place.code == "WORLD"):
            continue
        gap = scene.text[start : place.start]
        if _BOUGHT.search(gap):
            return None
        if _ARE.fullmatch(gap) and _NO_NOUN.match(scene.text, place.end):
            return place.code  # «of 3,755 worldwide, 1,509 are Chinese»
        if not found and _BASED.match(scene.text, place.end) and re.fullmatch(r"\s(?:from|by)\s", gap):
            return place.code
        if not found and (
            _NEAR.match(gap)
            or ((whole or against) and re.fullmatch(r"\sfor\s(?:the\s)?", gap))
            or (_FOLLOWS.match(gap) and place.code == "WORLD")
            or not gap.strip()
        ):
            if _SEATED.fullmatch(gap):
                return place.code
            if not seats.counts(scene, place) or (
                scene.text.startswith(("'s", "’s"), place.end)
                and scene.mentions[i].q.kind == "bare"
                and i + 1 < len(scene.mentions)
                and scene.mentions[i + 1].start - place.end < 4
            ):
                return None
            found.append(place)
        elif found and re.fullmatch(
            r"(?:\sand|\sor|,\sand)\s(?:the\s)?|,\s(?=.)", scene.text[found[-1].end : place.start]
        ):
            if scene.text[found[-1].end] == "," and not re.match(
                r",?\s(?:and\s|[A-Z]\w+\sand\s)", scene.text[place.end : place.end + 24]
            ):
                break
            found.append(place)
    return places.join(p.code for p in found) if found else None


def _respectively(scene: Scene, i: int) -> str | None:
    """«Hangzhou, Shenzhen and Suzhou host 61, 48 and 22»: the i-th place for the i-th number."""
    word = scene.text.find("respectively", scene.mentions[i].end, scene.end)
    if word < 0:
        return None
    last = max(n for n, m in enumerate(scene.mentions) if m.end <= word)
    first = last
    while first and _IN_TURN.match(scene.text[scene.mentions[first - 1].q.end : scene.mentions[first].start]):
        first -= 1
    named = [p for p in scene.places if p.end <= scene.mentions[first].start]
    count = last - first + 1
    return named[i - first - count].code if first <= i <= last and count > 1 and len(named) >= count else None


_IN_TURN = re.compile(r"(?:\s[a-z-]+){0,3}\s?(?:,|,?\sand)\s$")


def _before(scene: Scene, i: int) -> str | None:
    """The place that the words between the last mention and this one give: an owner's, a subject's, a setting's."""
    start, end = scene.left(i)
    taken = scene.mentions[i - 1].place if i else None
    here = [p for p in scene.places if start <= p.start and p.end <= end]
    said = scene.text[start : here[0].start] if here else ""
    if (
        taken
        and here
        and here[0].code in taken.split("+")
        and (_NEAR.match(said) or _DONE_WITH.match(scene.text, here[0].end))
    ):
        here = here[1:]  # said of the mention before
    near = scene.text[start:end]
    owner = _POSSESSED.search(near[-40:])
    if owner and not any(p.end > end - 30 for p in here):
        return NOWHERE
    usable = [p for p in here if seats.counts(scene, p)]
    if scene.mentions[i].metric == "share":
        usable = _parts(scene, usable, near.find("share of") + start)
    if not usable:
        return None
    last = usable[-1]
    if i and not _SUBJECT_GAP.match(scene.text[last.end : end]):
        return None
    joined = [last]
    for place in reversed(usable[:-1]):
        if not re.fullmatch(r",?\s?(?:and|,)\s(?:the\s)?", scene.text[place.end : joined[-1].start]):
            break
        joined.append(place)
    if len(joined) > 1:
        return places.join(p.code for p in joined)
    return last.code


def _parts(scene: Scene, named: list[Place], share: int) -> list[Place]:
    """«China's share of the world's models»: whose share it is, not what it is a share of."""
    owners = [p for p in named if p.end <= share]
    average = [p for p in named if scene.text.startswith(" average", p.end)]
    return owners or average or [p for p in named if p.code != "WORLD"]


def _inherited(scene: Scene, i: int) -> str | None:
    """The place of the mention before in the same sentence, unless another actor has come in between."""
    if i == 0:
        return None
    before, mention = scene.mentions[i - 1], scene.mentions[i]
    between = scene.text[before.end : mention.start]
    if EACH.match(scene.text, mention.end, mention.end + 40):
        return NOWHERE
    if before.metric in _NEVER or before.q.kind == "times":
        return _inherited_from(scene, i)
    if i > 1 and CONTRAST.search(scene.text, max(scene.start, before.start - 40), before.start):
        before = scene.mentions[i - 2]  # «52 percent, compared with 33 percent globally, and 27 percent …»
    if ";" in between or _ANOTHER.search(between):
        return None
    if re.search(
        r",\s(?:[a-z]+\s)?[A-Z]\w+\s(?:[A-Z]\w+\s)?(?:has|had|is|led|came|raised|said\sits|with)\b", between
    ):
        return None
    if before.place == "WORLD" and before.metric != mention.metric:
        part = mention.metric == "share" and i > 1 and scene.mentions[i - 2].metric == before.metric
        return (
            scene.mentions[i - 2].place if part else None
        )  # «1,509 of the 3,755 worldwide, over 40 percent»
    return before.place


def _inherited_from(scene: Scene, i: int) -> str | None:
    for j in range(i - 1, -1, -1):
        if scene.mentions[j].place:
            return scene.mentions[j].place
    return None


_OFFICE_OF = re.compile(
    r"\b(?:Administration|Ministry|Bureau|Commission|Office|Academy|Council|Center|Centre|Institute"
    r"|Association)\sof\s(?:the\s|[\w\s,&]{0,60}\sof\s)?$"
)
_OFFICE_AFTER = re.compile(
    r"^(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:[Aa]dministration|regulators?|watchdog|authorit(?:y|ies)"
    r"|[Mm]inistry|[Oo]ffice|[Bb]ureau|[Cc]ommission|government)\b"
)
_TOLD_BY_OFFICES = {
    "models",
    "registered_services",
    "registered_apps",
    "users",
    "patents",
    "regions",
    "compute",
    "organisations",
}


def _of_office(scene: Scene, mention: Mention) -> str | None:
    """The place whose authority counts: «registered with the Cyberspace Administration of China»."""
    if mention.metric not in _TOLD_BY_OFFICES or carrying.OWN_ACTOR.match(
        scene.text[scene.start : scene.start + 80]
    ):
        return None
    for place in scene.places:
        if place.code.startswith("CN") and (
            _OFFICE_OF.search(scene.text, max(scene.start, place.start - 80), place.start)
            or _OFFICE_AFTER.match(scene.text[place.end : place.end + 50])
        ):
            return place.code
    return None


EACH = re.compile(
    r"(?:\s[a-z]+){0,3}\s(?:in\s(?:each|both|either)\b|each\b(?!\s(?:year|month|day|week|quarter)\b)|apiece\b)"
)


_COMPARED_WITH = re.compile(
    r"\b(?:than|versus|times|compared\s(?:with|to))\s(?:that\sof\s)?(?:the\s)?[A-Z][\w.]*['’]s\s$"
)


def settled(scene: Scene, mention: Mention) -> bool:
    """Whether the mention's place may hold for the sentences after it: not that of somebody compared with."""
    if mention.place is None or mention.place == "WORLD" or "+" in mention.place:
        return False
    return not _COMPARED_WITH.search(scene.text, max(scene.start, mention.start - 40), mention.start)
