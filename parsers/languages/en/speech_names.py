"""How English writes the names of people and bodies, and what a name or title says of its bearer."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers import places
from parsers.languages.en import speech_words as words
from parsers.names import Gender, Mention, given_gender, is_given, surname

TOKEN = r"(?:ii?(?=[A-Z][a-z]))?[A-ZÀ-ÖØ-Þ](?:\w|[’'-](?!s\b)\w|&)*"


_PARTICLE = r"(?:de|del|della|der|den|van|von|di|da|dos|du|la|le|bin|ibn|al|el|ter|ten)"


NAME = re.compile(
    rf"\b(?=[A-ZÀ-ÖØ-Þ]|ii?[A-Z])(?:(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Rev|St|Hon|Jr|Sr|(?:[A-Z]\.)?[A-Z])\.|{TOKEN})"
    rf"(?:\s(?:{_PARTICLE}\s){{0,2}}(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Rev|Jr|Sr|(?:[A-Z]\.)?[A-Z])\.|{TOKEN})"
    rf"|,\s(?:Jr|Sr)\.){{0,9}}"
)


NATIONS = frozenset(
    """american chinese russian british french german japanese indian european african asian mexican canadian israeli
    iranian iraqi syrian korean ukrainian turkish saudi australian spanish italian dutch swiss swedish muslim christian
    jewish catholic hispanic latino black white fellow former then incoming outgoing longtime state federal""".split()
)


OPENERS = frozenset(
    """half says said adds added asks wrote writes the a an in on at but and for with by from as if when while after
    before since although though he she it they we i you his her its their our my this that these those there what
    who why how where which not no yes so yet still also even now then here according asked speaking meanwhile
    however later earlier last next other another some many most both each every all one two three during despite
    under over between among instead indeed perhaps maybe only just once none nobody nothing everyone everybody
    someone until unless because like unlike given following about against through monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september october november
    december first second asked: q a: photo image pictured file addressing moments hours days weeks months years
    nearly almost more less few across along around behind below beneath beside besides beyond near off onto out
    outside past throughout toward towards within without inside amid among back up down anyone anybody every
    whether several such nor or to of asking called calling told republicans democrats
    worldwide globally nationwide nationally internationally domestically locally overseas abroad elsewhere overall
    altogether combined separately similarly additionally furthermore moreover nevertheless nonetheless therefore thus
    currently recently today yesterday tomorrow tonight overnight together finally eventually ultimately initially
    originally usually often sometimes previously""".split()
)
BREAKS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december""".split()
)


# News agencies and papers: whom other papers cite, not whom they write about.
OUTLETS = frozenset(
    name.replace("_", " ")
    for name in """Reuters Bloomberg Bloomberg_News AP Associated_Press The_Associated_Press AFP CNN Xinhua New_York_Times
    Washington_Post Wall_Street_Journal Financial_Times CNBC NBC_News Politico""".split()
)


OF_BODY = re.compile(rf"(?:\s(?:of|for|on)(?:\sthe)?\s{TOKEN}(?:\s(?:and\s)?{TOKEN})*)+")


def spelled_out(before: str, letters: str) -> str | None:
    """The name at the end of `before` whose capitals make up `letters`: Cyberspace Administration of China for CAC."""
    upper = [c for c in letters if c.isupper()]
    tokens = before.split(" ")
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 15), -1):
        capitals = [w[0] for w in tokens[at:] if w[:1].isupper()]
        if len(capitals) > len(upper) + 2:
            return None
        rest = iter(capitals)
        if tokens[at][:1] == upper[0] and capitals[-1] == upper[-1] and all(c in rest for c in upper):
            return " ".join(tokens[at:])
    return None


_DOTTED = re.compile(r"(?:[A-Z]\.){2}")  # U.S., U.N.


def is_trade_first(token: str) -> bool:
    """«Employee Steve Castro»: a trade that only its place before a name or in a sentence writes with a capital."""
    return token[0].isupper() and token.lower() in words.TRADES and not is_given(token)


@lru_cache(maxsize=8192)
def split_title(phrase: str) -> tuple[str, str]:
    """«state Sen. Lucille Ames» to («state Sen.», «Lucille Ames»): title or trade, and name."""
    tokens = phrase.split()
    cut = 0
    for at, token in enumerate(tokens[:-1] if len(tokens) > 1 else []):
        word = token.strip(".,").lower()
        follows_lower = token[0].islower() and token.lower() not in (
            "de",
            "van",
            "von",
            "bin",
            "al",
            "el",
            "la",
            "der",
            "di",
            "da",
            "du",
            "del",
        )
        if (
            (word in words.TITLES and not (is_given(token) and at == cut and at > 0))
            or follows_lower
            or word in NATIONS
            or _DOTTED.fullmatch(token)
            or (at == cut and len(tokens) - at > 2 and is_trade_first(token))
        ) or token.endswith(("'s", "’s", "s'", "s’")):
            cut = at + 1
    if cut == 0 and len(tokens) in (4, 5) and is_given(tokens[-2]) and not any(map(is_given, tokens[:-2])):
        cut = len(tokens) - 2  # «National Intelligence Joseph Maguire»
    return " ".join(tokens[:cut]), " ".join(tokens[cut:])


_SPEAKING = re.compile(
    r"([A-Z][a-z]+(?:-?[A-Z][a-z]+)?)(?:['’]s?\s(?:campaign|supporters|wife|husband|running|opponent|"
    r"aides?|spokesman|spokeswoman|rival|lawyers?|team|critics|allies|son|daughter|mother|father|brother|sister|friends?|advisers?)|,?\s(?:also\s|later\s|then\s|has\s|had\s|\w+ly\s)?"
    r"(?:said|says|told|tweeted|added|argued|insisted|joked|complained|vowed|explained|recalled|noted|wrote|replied|asked|called|who)"
    r")\b"
)
_BEFORE_SPEAKER = re.compile(r"(?:^|\n|[^\w\s’'-]\s?|\b[a-z]\w*\s)\Z")


def speaking(masked: str) -> frozenset[str]:
    """The names that a word of saying or a person's own things («Brubaker's campaign») follow."""
    found, end = set(), 0
    for name in _SPEAKING.finditer(masked):
        if _BEFORE_SPEAKER.search(masked, max(end, name.start() - 60), name.start()):
            found.add(name[1])
            end = name.end()
    return frozenset(found)


@lru_cache(maxsize=4096)
def is_place(name: str, *, whole: bool = False) -> bool:
    """Whether a name is a place's, or holds one; with `whole` only the former."""
    return any(not whole or len(name) == p.end - p.start for p in places.find(name, "en"))


_ALONE = re.compile(
    r"[A-Z](?<![A-Z]\s.)(?<![\w.’'-].)(?<![A-Z][a-z]\s.)[a-z]+(?:-[A-Z][a-z]+)?(?=[’']s\s|[,.;]?\s[a-z])"
)


def standing_alone(masked: str) -> frozenset[str]:
    """The capitalised words that stand without another before or after them."""
    found = set()
    for word in _ALONE.finditer(masked):
        before = masked[max(0, word.start() - 20) : word.start()].split()
        if not before or not before[-1][0].isupper() or before[-1][-1] in ".,;:!?\ue000”":
            found.add(word.group())
    return frozenset(found)


@lru_cache(maxsize=8192)
def gender_of(name: str, role: str | None) -> Gender | None:
    """«he» or «she» by title, trade or given name; None where they do not say."""
    held = {w.strip(".,").lower() for w in (role or "").split()}
    if held & words.OF_HIM:
        return "he"
    if held & words.OF_HER:
        return "she"
    first = name.split()[0]
    return None if surname(name) == first and " " in name else given_gender(first)


_SCRAP = re.compile(
    r"(?:via|when|where|how|that|that['’]s|this|these|those|the|an?|and|of|as|but|because|while|since|which|what|who)\b(?!\s\w+)|"
    r"(?:via|when|where|how|that|that['’]s|this|these|as|but|because|while|what|was|is|were|are|has|had|have|will|would)\b",
    re.IGNORECASE,
)


_RANKS = frozenset(
    "acting managing leading sitting outgoing incoming visiting founding supervising presiding ruling".split()
)


def stated_role(mention: Mention) -> str | None:
    """What the article says of a speaker beside the name; None where that is only the description itself."""
    role = re.sub(r"^(?:[Tt]he|[Aa]n?|[Oo]ne)\s", "", (mention.role or "").strip(" ,;—–-"))
    role = re.sub(r"^(?:Mr|Mrs|Ms|Miss)\.?(?:,\s|$)", "", role)
    first = role.split(" ")[0].lower()
    doing = first.endswith("ing") and first not in _RANKS
    if (
        len(role) < 2
        or doing
        or _SCRAP.match(role)
        or " " + role.lower() + " " in f" {mention.name.lower()} "
    ):
        return None
    return role


def human(mention: Mention) -> bool:
    """A person, named or described («a plant manager»), not a body, a document or a crowd."""
    return mention.kind == "person" or (
        mention.kind == "unnamed"
        and any(words.is_trade(w) for w in mention.name.split(" of ")[0].split()[:8])
    )


def people(mention: Mention) -> bool:
    """A person or several («the sources», «some analysts»), not a body, a document or an event."""
    return human(mention) or mention.name.split(" of ")[0].split()[-1].lower() in words.PLURALS


def fits(mention: Mention, gender: Gender | None) -> bool:
    """Whether «he», «she» or either may mean this one."""
    return mention.kind == "person" and (gender is None or mention.gender in (None, gender))
