"""Whose an English figure is (a product, a company) and what narrows what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.languages.en import holders
from parsers.languages.en.holders import NAME, NO_NAME
from parsers.languages.en.mentions import Mention, Scene
from parsers.languages.en.text import DATELINE
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
_OWNER = re.compile(rf"(?P<who>{NAME})['’]s?\s(?P<what>(?:[A-Z][\w.-]*\s)*)")
_SUBJECT = re.compile(
    rf"(?:^|[,;:—]\s|\b(?:and|but|while|said|says|that|as)\s)(?:(?:The|the|Its|its"
    rf"|[A-Za-z-]+)\s(?:\w+\s)?(?:company|firm|startup|start-up|chatbot|app|assistant|maker|group"
    rf"|giant)\s)?"
    rf"(?P<who>{NAME})(?:,\s[^,;]{{3,100}},|\s\([^()]{{2,30}}\)|\s[—–-]\s[^—–;]{{3,100}}\s[—–-])?(?=\s[a-z])"
)
_PRODUCT = re.compile(  # its first letters first, so that most positions are refused at once
    rf"[TtIi'’](?:(?<=\b[Tt])he(?:ir)?|(?<=\b[Ii])ts|(?<=['’])s)(?<!behind\sthe)(?<!around\sthe)(?<!like\sthe)(?<!\bon\sthe)"
    rf"(?<!\bto\sthe)\s(?:[a-z-]+\s)?(?P<who>{NAME})\s(?:\w+\s)?(?:app|chatbot|models?|assistant|platform|family|series|service)"
    r"(?=\s[a-z]|,\s[^,;]{3,100},\s[a-z])"
)
# «Baidu's chatbot, Ernie Bot, has …»: the product has the number, and not its maker
_NAMED_PRODUCT = re.compile(
    rf"[^,;.]{{0,60}}\b(?:app|chatbot|model|assistant|agent|platform|product|service),?\s[“\"]?(?P<who>{NAME})(?=[,”\"]|\s\()"
)
_OF_ITSELF = re.compile(
    rf"(?P<who>{NAME})(?:,\s[^,;]{{3,80}},)?\s(?:said|says)\s(?:(?:on\s)?\w+day\s)?(?:that\s)?(?:it|its)\b"
)
# «Qwen3-Max, a model with …», «Doubao, whose audience …», «Linghu, with 3 million users, …»
_DESCRIBED = re.compile(
    rf"(?P<who>{NAME}),\s(?:whose|with|which\s(?:has|had)|(?:an?|the|its)\s(?:[\w-]+\s){{0,4}}?(?:model|app|chatbot|assistant"
    rf"|agent|platform|tool|service|family|series|company|firm|startup|start-up|maker|developer|lab|unit)\b)[^,;:]{{0,60}}$"
)
_OF_WHOM = re.compile(rf"\sof\s(?P<who>{NAME})['’]s?\s")  # «three-quarters of Linghu's releases»
# «the top of Apple's free-app chart», «Hugging Face's leaderboard»: where something is listed
_VENUE = re.compile(r"(?:[\w-]+\s){0,3}?(?:[Cc]harts?|[Ss]tores?|rankings?|leaderboards?|marketplace)\b")
_IN_PASSING = re.compile(
    r"\b(?:following|after|since|before|despite|unlike|amid)\s$"
)  # «after DeepSeek's release, …»
_ASIDE_ENDS = re.compile(r"[^,;.]*,\s(?:is|are|was|were|has|have|had|will|would|plans|aims|hit|[a-z]+ed)\s")
_OPENS = re.compile(r"(?:^|[.,;:—]\s|\b(?:and|but|while|that|as)\s)(?:[\"“‘]|[A-Z]\w+,\s)?$")
# «Linghu (14.8%)»: who stands before the bracket is whose the number is
_BRACKETED = re.compile(rf"(?<![\w.])(?<!\d\s)(?P<who>{NAME}(?:\sof\s(?:the\s)?{NAME})?)\s\((?:[a-z]+\s)?$")
_LISTED = re.compile(rf"(?:[,;]|\band|^)\s?(?P<who>{NAME})(?:,\sat)?\s$")  # «…, Baidu 1,560; IBM, at 750»
_LABEL = re.compile(
    rf"(?:[-–—•*·]\s|\d{{1,2}}[.)]\s)?(?P<who>{NAME})(?:\s(?:app|chatbot|assistant|models?|family))?:\s"
)
_CREDITED = re.compile(rf"\bcredits?\s(?P<who>{NAME})\swith\s(?:\w+\s)?$")
_TRAIL = re.compile(
    rf"(?:\bby|\band|,|\bahead\sof|\bbehind|\bthan)\s(?P<who>{NAME})\s(?:with|at|on)\s(?:\w+\s)?$"
)
_CAPITAL = re.compile("[A-Z]")
_APOSTROPHE = re.compile("['’]")
_OTHERS = re.compile(r"\b(?:rivals?|competitors?|others?)['’]?s?\s\W*$")
_BOTH = re.compile(r",\s(?:both|each|all)\s(?:of\s(?:them|which|whom)\s)?[a-z]")
_WITH_AT = re.compile(r"\s(?:with|at|on)\s(?:\w+\s)?$")
_JOINT = re.compile(r"[A-Z]\w*(?:,|,?\sand)\s$")
_GROUP = re.compile(
    r"(?:(?:In(?!\saddition)|By|At|For|During|On|As\sof|Since|Last|This)\s[^,;.]{2,40}?,?\s)?(?:[Ii]ts?|[Tt]hey|[Tt]heir)\b"
    r"|(?:(?:In|By|At|For|During|On|As\sof|Since|Last|This)\s[^,;.]{2,40}?,?\s)?[Tt]he\s(?:(?:[\w-]+\s){0,3}?(?:company|firm|startup|start-up|group|app|chatbot"
    r"|assistant|model|developer|maker|lab|platform|service|unit|giant)(?:['’]s)?\b)"
    # accounts without an owner are those of whom was told
    r"|(?:Total|Overall|Group|Net|Operating|Gross|Adjusted|Quarterly|Annual)?\s?(?:[Rr]evenues?|[Ss]ales|[Pp]rofits?|[Nn]et\sloss(?:es)?|R&D\s(?:expenses|spending)"
    r"|[Cc]apital\s(?:expenditures?|spending)|[Cc]apex|[Ll]oss(?:es)?)\s(?:was|were|rose|fell|grew|came|reached|jumped|dropped|climbed|surged|more|increased|declined|for|in|of|from|hit|totall?ed|tripled|doubled|narrowed|widened)\b"
)
_COMPANY = re.compile(
    r"(?:[A-Z]\w+\s[^,;.]{2,40}?,?\s)?[Tt]he\s(?:[\w-]+\s){0,3}?(?:company|firm|startup|start-up|group|developer|maker|lab|giant|unit)\b"
)
_WITHIN = re.compile(rf"\bof\s(?P<who>{NAME})")
_SAYS = re.compile(
    r"\s(?:said|says|told|added|wrote|noted|estimated|estimates|expects?|showed|announced|reported|according|puts?|reckons?"
    r"|thinks?|believes?|argues?|argued|disputes?|disputed|calculates?|calculated|found|finds|suggests?|credits?)\b"
)
_EARNED = re.compile(
    r"\s(?:reported|announced|expects|showed)\s(?:an?|its|net|record|revenues?|sales|profits?|first|second|third|fourth|quarterly|annual)\b"
)
_WITH_PARAMETERS = re.compile(
    r"\s(?:with|of|having|that\shave|above|over)\s(?:at\sleast|more\sthan|over|above|no\sfewer\sthan"
    r"|a\sminimum\sof)?\s?$",
    re.IGNORECASE,
)


# with what the words must hold for it, and how far from the number it can begin
_PATTERNS = (
    (" ", 400, _PRODUCT),
    ("sa", 400, _OF_ITSELF),
    (", ", 160, _DESCRIBED),
    (" ", 80, _TRAIL),
    ("credit", 80, _CREDITED),
)


@dataclass(slots=True)
class Names:
    """What a text's names are known by: the words it writes with a capital in mid-sentence, the surnames of those who
    speak in it, and whose figures the sentences before told (the last of all, and the last that is no mere product)."""

    known: frozenset[str]
    people: frozenset[str]
    carried: str | None = None
    company: str | None = None

    def told(self, scene: Scene) -> None:
        """Keep whose figures the sentence told first: whom the next one means by «it», and by «the company»."""
        told = [m.subject for m in scene.mentions if m.subject]
        self.carried = next(iter(told), self.carried)
        self.company = next((who for who in told if not holders.is_product(who)), self.company)

    def fits(self, scene: Scene, name: str, at: int, owner: bool = False) -> bool:
        return holders.is_name(scene, name, at, self.known, self.people, owner)


def subject_of(scene: Scene, i: int, names: Names) -> str | None:
    """The product or company by name whose figure mention i is."""
    mention = scene.mentions[i]
    if mention.metric not in _OWNED or (mention.place and not _may_have_both(mention)):
        return None
    found = _own(scene, i, names)
    if found is None:
        found = _told_of(scene, i, names)
    if not found or (mention.place and not _beside_place(scene, mention, found)):
        return None
    return holders.bare(found) or None


def _may_have_both(mention: Mention) -> bool:
    return mention.metric == "share" or (
        mention.metric in _SPREAD and (mention.place == "WORLD" or mention.metric != "money")
    )


def _beside_place(scene: Scene, mention: Mention, who: str) -> bool:
    """Whether a figure with a place may be somebody's nevertheless: a product's users worldwide or in China, a company's
    share of a country's market. Only of names that are known: else the place says more than the name."""
    if mention.place == "WORLD" and mention.metric in _SPREAD:
        return True
    if mention.metric != "share":
        return holders.is_known(who)
    shared = any(
        m.metric == "share" and m.subject for m in scene.mentions
    )  # «Nvidia 54 percent and Cambricon 4»
    return shared or any(mention.q.end <= p.start < min(scene.end, mention.end + 24) for p in scene.places)


def _own(scene: Scene, i: int, names: Names) -> str | None:
    """Whom the words right around mention i name as its owner; "" where they name somebody and it is nobody's."""
    mention = scene.mentions[i]
    start, end = scene.left(i)
    words = scene.text[start:end]
    if (within := _WITHIN.search(mention.noun)) and within["who"].split()[0] not in NO_NAME:
        return within["who"]
    if (whose := _OF_WHOM.match(scene.text, mention.q.end)) and names.fits(
        scene, whose["who"], whose.start("who"), True
    ):
        return (
            whose["who"] if _OPENS.search(words) else ""
        )  # «less than a tenth of Doubao's» is somebody else's
    if words.endswith("(") and (before := _BRACKETED.search(scene.text, max(scene.start, end - 60), end)):
        return before["who"] if names.fits(scene, before["who"], before.start("who"), True) else ""
    listed = _LISTED.search(words, max(0, len(words) - 40))
    if listed and holders.is_known(listed["who"]) and names.fits(scene, listed["who"], start, True):
        return listed["who"]
    if _OTHERS.search(words, max(0, len(words) - 24)):
        return ""
    if not _CAPITAL.search(words):
        return None
    for owner in reversed(list(_OWNER.finditer(words))) if _APOSTROPHE.search(words) else ():
        if _VENUE.match(words, owner.end()) or _in_aside(words, owner):
            continue
        if _IN_PASSING.search(words, 0, owner.start()) and words.count(" ", owner.end()) > 1:
            continue
        if holders.is_person(owner["who"]):
            break
        product = _NAMED_PRODUCT.match(words, owner.end())
        if product and names.fits(scene, product["who"], start + product.start("who"), True):
            return product["who"]
        if names.fits(scene, owner["who"], start + owner.start("who"), True):
            what = owner["what"].strip()
            if not what or what.split()[0] in NO_NAME:
                return owner["who"]
            return what if names.fits(scene, what, start + owner.start("what"), True) else ""
    for sign, reach, pattern in _PATTERNS:
        if pattern is _TRAIL and not _WITH_AT.search(words, max(0, len(words) - 24)):
            continue
        match = pattern.search(words, max(0, len(words) - reach)) if sign in words else None
        if match and _in_aside(words, match):
            continue
        if match and names.fits(scene, match["who"], start + match.start("who"), True):
            return match["who"]
    return None


def _in_aside(words: str, owner: re.Match[str]) -> bool:
    """«MiniMax, working on tools like OpenAI's ChatGPT, is close to raising …»: the aside is over before the number."""
    return "," in words[: owner.start()] and _ASIDE_ENDS.match(words, owner.end()) is not None


def _told_of(scene: Scene, i: int, names: Names) -> str | None:
    """Of whom the sentence tells: its subject, who had the number before, or whom it goes on about."""
    start, end = scene.left(i)
    words = scene.text[start:end]
    for match in reversed(list(_SUBJECT.finditer(words))) if _CAPITAL.search(words) else ():
        who, at = match["who"], match.end("who")
        says = _SAYS.match(words, at) and not _EARNED.match(words, at)
        if (
            _JOINT.search(words, 0, match.start("who"))
            or words.startswith(" and ", at)
            or _BOTH.search(words, at)
        ):
            return None  # «Microsoft, Alphabet, Amazon and Meta»: nobody's alone
        if says and holders.is_house(who) and re.search(r"\b(?:its|their)\s", words[at:]):
            return antecedent(scene, names)
        if not says and names.fits(scene, who, start + match.start("who")):
            return who
        if i and not says and (who in names.people or holders.is_person(who)):
            return None
    if i and scene.mentions[i - 1].subject:
        return scene.mentions[i - 1].subject
    if not i and (label := _LABEL.match(scene.text, scene.start, end)) and holders.is_known(label["who"]):
        return label["who"]
    return antecedent(scene, names) if not i and _GROUP.match(scene.text, scene.start) else None


_LEADS = re.compile(rf"(?P<who>{NAME})(?:,\s[^,;]{{3,100}},|\s\([^()]{{2,30}}\))?(?=\s[a-z])")


def antecedent(scene: Scene, names: Names) -> str | None:
    """Whom «it», «its», «the company» means: who leads the sentence before, else whose figures were told last."""
    begin = max(scene.text.rfind("\n", 0, max(scene.start - 2, 0)) + 1, scene.start - 300)
    before = scene.text[begin : scene.start].rstrip()
    begin += max(before.rfind(mark, 0, len(before) - 1) for mark in (". ", "? ", "! ")) + 1
    begin += len(scene.text[begin : scene.start]) - len(scene.text[begin : scene.start].lstrip())
    dateline = DATELINE.match(scene.text, begin, min(scene.start, begin + 90))
    found = _LEADS.match(scene.text, dateline.end() if dateline else begin, scene.start)
    company = _COMPANY.match(scene.text, scene.start) is not None
    who = found["who"] if found and holders.is_known(found["who"]) else None
    if (
        found
        and who
        and not (company and holders.is_product(who))
        and names.fits(scene, who, found.start(), True)
    ):
        return who
    return names.company if company else names.carried


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
