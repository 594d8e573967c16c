"""When an English figure holds: the date that its clause gives it."""

from __future__ import annotations

import re

from parsers.dates import Date
from parsers.languages.en.mentions import CONTRAST, Scene

_REPORTED = re.compile(
    r"\b(?:said|says|told|announc(?:ed|ing)|report(?:ed|ing)?|disclosed|wrote|showed|revealed|unveiled|releas(?:ed|ing)|publish(?:ed|ing)|"
    r"statement|interview|noted|added|posted|citing|dated|filing|conference|according\sto|founded|established|"
    r"took\seffect|effective|born|set\sup|introduced|began|started|launched|listed|joined|acquired|debut(?:ed)?|opened|inception|founding|establishment)\b[^,;.]{0,36}$",
    re.IGNORECASE,
)
_NOT_AS_OF = {"since", "until", "till", "before", "after", "from", "than"}
_BREAK = re.compile(r"[;—–]|\s-{1,2}\s|\b(?:while|whereas|but|though|although)\b")
_RESET = re.compile(
    r"\b(?:today|now|currently|nowadays|at present|so far|to date|these days)\b", re.IGNORECASE
)
_RELATIVE_BASE = re.compile(
    r"\b(?:years?|months?)\s(?:ago|earlier|before|previously)$|\b(?:previous|prior|preceding)\s(?:year|month|quarter)$",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\s(?:levels?|figures?|readings?|peak|high|low|total|release|launch|event|conference|version|edition)\b|['’]s\s(?!figure|total|tally|number|level|record)"
)


def date_of(scene: Scene, i: int) -> str | None:
    """The as-of that the sentence gives to mention i; None where it gives none."""
    mention = scene.mentions[i]
    if mention.metric == "parameters" or mention.q.kind == "times":
        return None
    return _after(scene, i) or _shared(scene, i) or _before(scene, i) or _of_flow(scene, i)


def _of_flow(scene: Scene, i: int) -> str | None:
    """«filed 45,000 between 2014 and 2024, ahead of Japan's 4,000»: what goes on from a flow is of its period."""
    mention = scene.mentions[i]
    if not i or not mention.flow or not mention.back:
        return None
    before = next((m for m in reversed(scene.mentions[:i]) if m.metric == mention.metric), None)
    if before is None or any(
        before.end <= d.start < mention.start and d.cue not in _NOT_AS_OF for d in scene.dates[2:]
    ):
        return None
    return before.as_of


def _spanning(scene: Scene, date: Date) -> bool:
    """«Between 2025 and 2027»: a span of time, no date."""
    return date.cue == "between" or bool(
        date.cue == "and"
        and re.search(
            r"\bbetween\s[\w\s]{4,16}$",
            scene.text[max(scene.start, date.start - 28) : date.start - 4],
            re.IGNORECASE,
        )
    )


# «valued at X following its IPO this year»: the date is of what came before or after
_OTHER_TIME = re.compile(r"\b(?:since|following|after|before|ahead\sof|until)\b")


def _ended(scene: Scene, date: Date) -> str | None:
    """«54,000 were filed between 2014 and 2023», «from 2017 to 2023»: what a span that is over brought is of its end."""
    if date.cue not in ("between", "from") or not scene.today:
        return None
    for other in scene.dates:
        joint = scene.text[date.end : other.start].strip()
        if other.start > date.start and other.as_of and joint in ("and", "to", "through", "–", "-"):
            return other.as_of if other.as_of <= scene.today else None
    return None


_SINCE = re.compile(r"\b[Ss]ince\s(?:its|the|their|his|her|[A-Z][\w.]*['’]s)\s$")
_DATELINE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:-{1,2}|–|—)\s")


def _usable(scene: Scene, date: Date) -> bool:
    if date.as_of is None or date.cue in _NOT_AS_OF or _spanning(scene, date):
        return False
    if _ATTRIBUTE.match(scene.text, date.end):
        return False
    if _SINCE.search(scene.text, max(scene.start, date.start - 28), date.start):
        return False  # «since its Jan. 8 debut»
    if date.start - scene.start < 40 and _DATELINE.match(scene.text, date.end, scene.end):
        return False
    return not _REPORTED.search(scene.text, max(scene.start, date.start - 60), date.start)


def _after(scene: Scene, i: int) -> str | None:
    """A date right of the mention, before the next one, in the same clause."""
    start, end = scene.right(i)
    mention = scene.mentions[i]
    for date in scene.dates:
        if not (start <= date.start and date.end <= end) and not (mention.start <= date.start < mention.end):
            continue
        if scene.mentions[i].flow and (ended := _ended(scene, date)):
            return ended
        if _spanning(scene, date):
            return None
        gap = scene.text[start : date.start] if date.start > start else ""
        if _BREAK.search(gap) or date.cue in _NOT_AS_OF or _OTHER_TIME.search(gap):
            return None
        if _RELATIVE_BASE.search(scene.text[date.start : date.end]):
            if earlier := _so_much_earlier(scene, i, date):
                return earlier
            return date.as_of if gap.strip() in ("", "in") and mention.metric != "growth" else None
        if _THAN.search(scene.text, start, date.start):
            return None  # «12 more than in October»
        if "," in gap or date.as_of is None or _ATTRIBUTE.match(scene.text, date.end):
            continue
        if mention.metric == "growth" and CONTRAST.search(gap):
            return None
        return _later(scene, date)
    return None


_THAN = re.compile(r"\bthan\s(?:(?:in|at|on|the|end|of|that)\s)*$")
_SO_MUCH_EARLIER = re.compile(
    r"(?P<n>an?|one|the|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?P<unit>year|month)s?\s(?:earlier|before|previously)",
    re.IGNORECASE,
)
_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}


def _so_much_earlier(scene: Scene, i: int, date: Date) -> str | None:
    """«a year earlier», «two months earlier» than what the sentence spoke of, not than the day of publication."""
    said = _SO_MUCH_EARLIER.fullmatch(scene.text, date.start, date.end)
    spoken = next((m.as_of for m in reversed(scene.mentions[:i]) if m.as_of), None)
    if said is None or spoken is None:
        return None
    word = said["n"].lower()
    n = int(word) if word.isdecimal() else _NUMBERS.get(word, 1)
    if said["unit"].lower() == "year":
        return str(int(spoken[:4]) - n) + spoken[4:7]
    if len(spoken) < 7:
        return None
    year, month = divmod(int(spoken[:4]) * 12 + int(spoken[5:7]) - 1 - n, 12)
    return f"{year}-{month + 1:02d}"


def _later(scene: Scene, date: Date) -> str | None:
    """Of «March and April» the later."""
    for other in scene.dates:
        if scene.text[date.end : other.start] in (" and ", " to ", " through ", "–", "-") and other.as_of:
            return max(date.as_of or "", other.as_of)
    return date.as_of


def _shared(scene: Scene, i: int) -> str | None:
    """The next mention's date, where both stand in one clause: «lost 870 on revenue of 240 in 2025»."""
    if i + 1 >= len(scene.mentions):
        return None
    gap = scene.text[scene.mentions[i].end : scene.mentions[i + 1].start]
    following = scene.mentions[i + 1]
    if gap == " and " and _RELATIVE_CLAUSE.match(scene.text, following.end, scene.end):
        return None  # «82 percent of the services and 71 percent of the startups that raised money in 2024»
    if (gap == " and " or _listed(gap)) and (gap == " and " or following.q.kind == scene.mentions[i].q.kind):
        return _after(scene, i + 1) or _shared(scene, i + 1)
    if following.back and following.metric == mention_metric(scene, i) and _LISTED_NAMES.match(gap):
        return None if CONTRAST.search(gap) else _after(scene, i + 1) or _shared(scene, i + 1)
    if re.search(r"[,;—–]|\b(?:and|but|while|than)\b", gap) or CONTRAST.search(gap) or len(gap) > 60:
        return None
    if following.metric == "growth" and scene.mentions[i].metric != "growth":
        return None
    converted = i + 2 < len(scene.mentions) and re.fullmatch(
        r"\s?\(\s?(?:about\s)?", scene.text[following.end : scene.mentions[i + 2].start]
    )
    return _after(scene, i + 1) or (_after(scene, i + 2) if converted else None)


_RELATIVE_CLAUSE = re.compile(r"(?:\s[a-z-]+)?\s(?:that|who|which)\s")
_LISTED_NAMES = re.compile(
    r"(?:\s(?:in|from|for)\s[A-Z][\w\s]{1,24}?)?(?:,\sand|,|\sand)\s(?:the\s)?(?:[A-Z][\w.]*\s)*$"
)


def mention_metric(scene: Scene, i: int) -> str:
    """The metric of the scene's i-th mention."""
    return scene.mentions[i].metric


def _listed(gap: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:,\s*(?:and\s)?|\s?and\s|\s?\(\s?)\s*", gap))


_YEAR_FIGURE = re.compile(
    r"\b((?:19|20)\d\d)(?:['’]s)?\s(?:[a-z]+\s){0,2}?(?:figure|level|total|tally|record|number)s?\s(?:of|was|at)\s(?:\w+\s)*$"
)


def _before(scene: Scene, i: int) -> str | None:
    """The nearest date left of the mention, unless the clause has moved on from it."""
    mention, left = scene.mentions[i], scene.left(i)[0]
    elsewhere = i and mention.place and mention.place != scene.mentions[i - 1].place
    if not elsewhere and CONTRAST.search(scene.text, max(scene.start, mention.start - 40), mention.start):
        return None
    if named := _YEAR_FIGURE.search(scene.text, max(scene.start, mention.start - 50), mention.start):
        return named.group(1)
    if _RESET.search(scene.text, mention.end, min(scene.end, mention.end + 12)):
        return None
    for date in reversed(scene.dates):
        if date.end > mention.start or not _usable(scene, date):
            continue
        between = scene.text[date.end : mention.start]
        if "according to" in between:
            return None
        if date.start - scene.start > 12 and re.search(
            r",\sand\s(?!\d|of\b|about|some\b|more\b|over\b|nearly|another|up\b|down\b|a\s)", between
        ):
            return None
        aside = _RELATIVE.search(scene.text, max(scene.start, date.start - 80), date.start)
        if aside and _CLOSED.match(between):
            return None  # «The firm, which was valued at … in October, has raised»
        if re.search(r"[,;]\s(?:and\s)?(?:\w+\s){0,3}(?:has|have)\s(?:since|now|already)\b", between):
            return None
        relative = _RELATIVE_BASE.search(scene.text[date.start : date.end])
        if relative and _of_comparison(scene, date):
            continue
        if (
            ";" in between
            or re.search(r"\b(?:but|while|whereas|though|although|yet)\b", _ACCOUNTS.sub(" ", between))
            or _RESET.search(between)
            or relative
        ):
            return None
        if between.strip() == "to" and _of_comparison(scene, date):
            continue
        if _of_comparison(scene, date) and (mention.metric == "growth" or date.end < scene.left(i)[0] + 1):
            continue
        if mention.metric == "growth" and (date.end < left) and not _period_before(scene, i):
            return None
        return date.as_of
    return None


# «lost 465 million in 2024, while revenue jumped to 30 million»: one period's accounts
_ACCOUNTS = re.compile(
    r"\b(?:but|while)\s(?:(?:its|the|net|total|gross|overall|operating)\s)*(?:revenues?|sales|profits?|loss(?:es)?|income|costs|expenses)\b"
)
_RELATIVE = re.compile(
    r",\s(?:which|who|whose|worth|founded|established|valued|backed|based|led|launched)\s[^,]{0,76}$"
)
# the aside ends, and what the sentence says goes on with its verb
_CLOSED = re.compile(
    r"[^,]{0,40},\s(?!(?:and|or|but|with|without|up|down|from|to|of|in|at|on|by|an?|the|about|some|more|over|nearly|just|only"
    r"|compared|against|versus|while|when|followed|according|as|which|who|it|its|they|he|she|we)\b|\w+(?:ing|ly)\b)[a-z]+\b"
)


_MULTIPLE_OF = re.compile(r"\b(?:double|twice|triple|half|times)\sthe\s$")


def _of_comparison(scene: Scene, date: Date) -> bool:
    """Whether the date belongs to a number that another is compared with: «from 180m in April»."""
    for other in scene.mentions:
        together = other.end <= date.start and not re.search(r"[,;]", scene.text[other.end : date.start])
        before = max(scene.start, other.start - 40), other.start
        if together and (CONTRAST.search(scene.text, *before) or _MULTIPLE_OF.search(scene.text, *before)):
            return True
    return False


def _period_before(scene: Scene, i: int) -> bool:
    """«shipped 17.8 billion last year, up 11 percent»: the growth is that period's."""
    return i > 0 and scene.mentions[i - 1].flow and scene.mentions[i - 1].as_of is not None
