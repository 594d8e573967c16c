"""When an English figure holds: the date that its clause gives it, and whether it counts what a period brought."""

from __future__ import annotations

import re

from parsers.dates import Date
from parsers.languages.en.mentions import CONTRAST, Mention, Scene

_REPORTED = re.compile(
    r"\b(?:said|says|told|announc(?:ed|ing)|report(?:ed|ing)?|disclosed|wrote|showed|revealed|unveiled|releas(?:ed|ing)|publish(?:ed|ing)|"
    r"statement|interview|noted|added|posted|citing|dated|filing|conference|according\sto|founded|established|"
    r"took\seffect|effective|born|set\sup|introduced|began|started|launched|listed|joined|acquired|debut(?:ed)?|opened)\b[^,;.]{0,36}$",
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
    r"\s(?:levels?|figures?|readings?|peak|high|low|total|release|launch|event|conference|version|edition)\b"
)


def date_of(scene: Scene, i: int) -> str | None:
    """The as-of that the sentence gives to mention i; None where it gives none."""
    mention = scene.mentions[i]
    if mention.metric == "parameters" or mention.q.kind == "times":
        return None
    return _after(scene, i) or _shared(scene, i) or _before(scene, i)


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


_DATELINE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:-{1,2}|–|—)\s")


def _usable(scene: Scene, date: Date) -> bool:
    if date.as_of is None or date.cue in _NOT_AS_OF or _spanning(scene, date):
        return False
    if _ATTRIBUTE.match(scene.text, date.end):
        return False
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
        if _spanning(scene, date):
            return None
        gap = scene.text[start : date.start] if date.start > start else ""
        if _BREAK.search(gap) or date.cue in _NOT_AS_OF:
            return None
        if _RELATIVE_BASE.search(scene.text[date.start : date.end]):
            return date.as_of if gap.strip() in ("", "in") and mention.metric != "growth" else None
        if "," in gap or date.as_of is None or _ATTRIBUTE.match(scene.text, date.end):
            continue
        if mention.metric == "growth" and CONTRAST.search(gap):
            return None
        return _later(scene, date)
    return None


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
    if (gap == " and " or _listed(gap)) and (gap == " and " or following.q.kind == scene.mentions[i].q.kind):
        return _after(scene, i + 1) or _shared(scene, i + 1)
    if following.back and following.metric == mention_metric(scene, i) and _LISTED_NAMES.match(gap):
        return None if CONTRAST.search(gap) else _after(scene, i + 1) or _shared(scene, i + 1)
    if re.search(r"[,;—–]|\b(?:and|but|while|than)\b", gap) or CONTRAST.search(gap) or len(gap) > 60:
        return None
    if following.metric == "growth" and scene.mentions[i].metric != "growth":
        return None
    return _after(scene, i + 1)


_LISTED_NAMES = re.compile(
    r"(?:\s(?:in|from|for)\s[A-Z][\w\s]{1,24}?)?(?:,\sand|,|\sand)\s(?:the\s)?(?:[A-Z][\w.]*\s)*$"
)


def mention_metric(scene: Scene, i: int) -> str:
    """The metric of the scene's i-th mention."""
    return scene.mentions[i].metric


def _listed(gap: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:,\s*(?:and\s)?|\s?and\s|\s?\(\s?)\s*", gap))


def _before(scene: Scene, i: int) -> str | None:
    """The nearest date left of the mention, unless the clause has moved on from it."""
    mention, left = scene.mentions[i], scene.left(i)[0]
    elsewhere = i and mention.place and mention.place != scene.mentions[i - 1].place
    if not elsewhere and CONTRAST.search(scene.text, max(scene.start, mention.start - 40), mention.start):
        return None
    if _RESET.search(scene.text, mention.end, min(scene.end, mention.end + 12)):
        return None
    for date in reversed(scene.dates):
        if date.end > mention.start or not _usable(scene, date):
            continue
        between = scene.text[date.end : mention.start]
        if date.start - scene.start > 12 and re.search(
            r",\sand\s(?!\d|of\b|about|some\b|more\b|over\b|nearly|another|up\b|down\b|a\s)", between
        ):
            return None
        if re.search(r"[,;]\s(?:and\s)?(?:\w+\s){0,3}(?:has|have)\s(?:since|now|already)\b", between):
            return None
        if (
            ";" in between
            or re.search(r"\b(?:but|while|whereas|though|although|yet)\b", between)
            or _RESET.search(between)
            or _RELATIVE_BASE.search(scene.text[date.start : date.end])
        ):
            return None
        if _of_comparison(scene, date) and (mention.metric == "growth" or date.end < scene.left(i)[0] + 1):
            continue
        if mention.metric == "growth" and (date.end < left) and not _period_before(scene, i):
            return None
        return date.as_of
    return None


def _of_comparison(scene: Scene, date: Date) -> bool:
    """Whether the date belongs to a number that another is compared with: «from 180m in April»."""
    for other in scene.mentions:
        together = other.end <= date.start and not re.search(r"[,;]", scene.text[other.end : date.start])
        if together and CONTRAST.search(scene.text, max(scene.start, other.start - 40), other.start):
            return True
    return False


def _period_before(scene: Scene, i: int) -> bool:
    """«shipped 17.8 billion last year, up 11 percent»: the growth is that period's."""
    return i > 0 and scene.mentions[i - 1].flow and scene.mentions[i - 1].as_of is not None


_EVENT = re.compile(
    r"\b(?:add(?:ed|s|ing)?(?!\sthat)|gain(?:ed|s|ing)?|attract(?:ed|s|ing)?|drew|draw(?:s|n|ing)?|ship(?:ped|s|ping)?|sell|sold|sells|selling|export(?:ed|s|ing)?|"
    r"import(?:ed|s|ing)?|deliver(?:ed|s|ing)?|sign(?:ed|s|ing)?(?!\sup)|withdr[ae]wn?|publish(?:ed|es|ing)?|grant(?:ed|s|ing)?|logg?(?:ed|s|ing)?|gave|give[sn]?|giving|"
    r"hand(?:ed|s|ing)?\sout|produc(?:ed|es|ing|e)|turn(?:ed|s|ing)?\sout|manufactur(?:ed|es|e)|receiv(?:ed|es|e|ing)|collect(?:ed|s)?|hir(?:ed|es|ing|e)|"
    r"recruit(?:ed|s|ing)?|laid\soff|lay(?:ing)?\soff|earn(?:ed|s|ing)?|los(?:t|es|e|ing)|spend(?:s|ing)?|spent|invest(?:ed|s|ing)?|bought|buy(?:s|ing)?|order(?:ed|s|ing)?|"
    r"purchas(?:ed|es|e|ing)|removed|deleted|blocked|fined|arrested|burned|burnt|raising|handled|processed|"
    r"made|carried|welcomed|hosted\s|newly|new|fresh|additional|approved|cleared|registered|filed|counted|increase\sof|rise\sof|jump\sof|launched|opened|closed|issued|awarded)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:add(?:ed|s|ing)(?!\sthat)|gain(?:ed|s|ing)?|attract(?:ed|s|ing)?|drew|ship(?:ped|s|ping)?|sell|sold|sells|selling|export(?:ed|s|ing)?|import(?:ed|s|ing)?|"
    r"deliver(?:ed|s|ing)?|sign(?:ed|ing)(?!\sup)|withdr[ae]wn?|publish(?:ed|es|ing)|grant(?:ed|ing)|logged|gave|hand(?:ed|ing)\sout|produc(?:ed|es|ing|e)|turn(?:ed|s|ing)?\sout|"
    r"receiv(?:ed|es|e|ing)|hir(?:ed|es|ing|e)|recruit(?:ed|s|ing)|laid\soff|lay(?:ing)?\soff|earn(?:ed|s|ing)?|spend(?:s|ing)?|spent|bought|buy(?:s|ing)?|"
    r"purchas(?:ed|es|e|ing)|fined|arrested|removed|deleted|new|newly|(?:increase|rise|jump|addition|gain)\sof|carried|welcomed|issued|awarded)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:was|were|been|being|are|is|get|got)\s(?:\w+\s)?(?:added|shipped|sold|exported|imported|delivered|signed|withdrawn|published|granted|logged|given|handed|produced|made|received|hired|recruited|"
    r"laid\soff|earned|spent|bought|purchased|fined|arrested|removed|deleted|issued|awarded|taken\sdown|closed|opened|counted|newly)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:last|this|next)\s(?:year|month|quarter|week|spring|summer|autumn|fall|winter)\b|\b(?:in|during|throughout|over)\s(?:the\s)?(?:19|20)\d\d\b|"
    r"\b(?:first|second|third|fourth)[\s-](?:quarter|half)\b|\bfirst\s\w+\smonths\b|\bin\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\bsince\b|\b(?:past|last)\s(?:\w+\s)?(?:days|weeks|months|years|decade)\b|\bin\sthe\sdecade\b|\b(?:per|a|each|every)\s(?:week|year|month|quarter)\b|\balone\b|\bQ[1-4]\b|\b20\d\d\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:reach(?:ed|es|ing)|stood|stands?|total(?:l?ed|s|l?ing)|hit|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|topped|numbered|has|had|have|is\shome|counts?|hosts?|"
    r"were\s(?:in|on)|there\s(?:are|were)|by\sthe\send|as\sof|cumulative(?:ly)?|so\sfar|to\sdate|in\stotal|valued|valuation|worth|owns?|holds?)\b",
    re.IGNORECASE,
)
_MONEY_FLOW = re.compile(
    r"\b(?:revenues?|turnover|sales|profits?|income|earnings|loss(?:es)?|lost|lose|output(?!\stokens)|spen[dt](?:s|ing)?|spending|invest(?:ed|s|ing|ment|ments)?|"
    r"rais(?:e|es|ing)|seek(?:s|ing)?|orders?|expenditures?|outlays?|capex|cost(?:s|ing)?\sof|burn(?:ed|t)?|buy(?:s|ing)?|bought|sold|exports?|imports?|trade|"
    r"paid|pays?|fined|awarded|grants?|subsid\w+|financing|funding|earned|generat(?:ed|es|e|ing)|booked|deals?|contracts?|signed|investing|"
    r"earmark(?:ed|s)?|allocat(?:ed|es|e)|pledg(?:ed|es|e)|commit(?:ted|s)?|bonus(?:es)?|salar(?:y|ies)|round)\b",
    re.IGNORECASE,
)
_MONEY_STATE = re.compile(
    r"\b(?:valuations?|valued|valuing|values|worth|average\s(?:contract|price|cost|value|order)|(?:bought|sold|available|offered|rented|had)\sfor|market\s(?:value|cap(?:itali[sz]ation)?)|pric(?:e|es|ed|ing)|costs?|charg(?:e|es|ed|ing)|budgets?|has\s(?:so\sfar\s)?raised|have\sraised|had\sraised|"
    r"fund\sof|a\sshare|per\sshare|each|apiece|assets|savings|per\s(?:million|thousand|token|user|hour|month)|fees?|market\ssize|at\s(?:a|the)\sprice)\b",
    re.IGNORECASE,
)
_LAUNCHED = re.compile(
    r"\b(?:released?|launched|rolled\sout|unveiled|introduced|debuted|developed|approved|cleared|granted|filed|published|registered)\b",
    re.IGNORECASE,
)
_IN_PERIOD = re.compile(
    r"\b(?:last|this|next|the\sfollowing|the\sprevious|that)\s(?:year|month|quarter|week)\b|\bin\s(?:19|20)\d\d\b|\b(?:first|second|third|fourth)[\s-](?:quarter|half)\b|"
    r"\bin\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bduring\s",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"^\s?(?:a|per|each|every)\s(?:year|month|week|quarter)\b|^\s?(?:annually|yearly)\b", re.IGNORECASE
)


def is_flow(scene: Scene, i: int, metric: str) -> bool:
    """Whether mention i counts what happened within a period, rather than what stands at one."""
    mention = scene.mentions[i]
    if metric in ("share", "growth", "parameters", "regions"):
        return False
    begin = _clause(scene, i)
    left, right = scene.text[begin : mention.start], scene.text[mention.start : _clause_end(scene, i)]
    if (
        mention.back
        and i
        and not re.match(r"\s(?:have|has|are|were)\s", scene.text[mention.end : mention.end + 6])
        and scene.mentions[i - 1].metric == metric
        and scene.mentions[i - 1].flow
    ):
        return True
    tail = scene.text[mention.end : mention.end + 24]
    if metric == "downloads":
        return True
    if metric == "patents":
        return not re.search(r"\b(?:holds?|held|owns?|owned|has|have|had)\b", left, re.IGNORECASE)
    if metric in ("calls", "tokens"):
        return False
    if metric == "money":
        found = _money_flow(left, right, tail, mention)
        if found is None and i and scene.mentions[i - 1].metric in ("money", "growth"):
            return any(m.flow for m in scene.mentions[:i] if m.metric == "money")
        return bool(found)
    if metric == "users":
        return bool(
            re.search(
                r"\b(?:new|add(?:ed|ing)?|gain(?:ed|ing)?|increase\sof|increase)\b",
                left[-40:] + mention.noun,
                re.IGNORECASE,
            )
        )
    near = left[-60:] + " " + right
    if re.search(r"\b(?:trained|taught|treated|served)\s$", left) and _PERIOD.search(right):
        return True
    if re.search(
        r"\b(?:approvals|filings|registrations|launches|deals|releases|additions)$", mention.noun
    ) and _PERIOD.search(right):
        return True
    if mention.q.kind == "flops":
        return bool(_RATED.match(tail) or re.search(r"\b(?:add(?:ed|s|ing)?|new|newly)\b", near[-90:]))
    if _STRONG.search(left[-60:]) or _DONE.search(right):
        return True
    if metric in ("organisations", "compute"):
        return False
    if re.search(r"\ba\s(?:week|month|year)$", mention.noun) and metric.startswith("registered"):
        return True
    wide = (
        scene.text[begin : scene.end if not i else mention.start]
        if metric.startswith(("models", "registered"))
        else ""
    )
    period = (
        _IN_PERIOD.search(right)
        or _IN_PERIOD.search(left)
        or _IN_PERIOD.match(scene.text, scene.start)
        or _IN_PERIOD.search(scene.text[_clause_before(scene, begin) : begin])
    )
    if (
        wide
        and _LAUNCHED.search(near)
        and period
        and not re.search(r"\b(?:by|as\sof|at)\s(?:the\s)?(?:end|close|[A-Z12])", left[-90:] + right)
    ):
        return True
    if not _EVENT.search(near) or re.search(
        r"\b(?:had|has|have)\s(?:been\s|already\s|now\s|so\sfar\s)*\w+(?:ed|ne|lt|ld|wn)\b", left[-60:]
    ):
        return bool(_EVENT.search(right) and _PERIOD.search(right) and not _STATE.search(left[-40:]))
    return bool(_PERIOD.search(right) or _PERIOD.search(left[-60:])) and not _STATE.search(left[-30:])


def _money_flow(left: str, right: str, tail: str, mention: Mention) -> bool | None:
    """True or False where the words around decide; None where they say nothing."""
    if _RATED.match(tail) or re.search(r"\bw(?:as|ere)\ssigned\b", right):
        return True
    left = f"{mention.noun} {left}"
    state = [m.end() for m in _MONEY_STATE.finditer(left[-70:])]
    flow = [m.end() for m in _MONEY_FLOW.finditer(left[-70:])]
    if state or flow:
        return max(flow, default=0) > max(state, default=0)
    if _MONEY_STATE.search(right[:40]):
        return False
    return True if _MONEY_FLOW.search(right[:60]) else None


def _clause_before(scene: Scene, begin: int) -> int:
    """Where a short opening («In 2020, …») would begin."""
    return max(scene.start, begin - 40) if begin - scene.start < 45 else begin


_CLAUSE_MARK = re.compile(
    r"[;:—–]|,\s(?:and|but|while|with|who|which|whose|as|it|he|she|they|we)\s|\b(?:said|says|but|while|whereas)\s|[\"“”]"
)


def _clause(scene: Scene, i: int) -> int:
    start, end = scene.left(i)
    for mark in _CLAUSE_MARK.finditer(scene.text, start, end):
        start = mark.end()
    return start


def _clause_end(scene: Scene, i: int) -> int:
    start = scene.mentions[i].end
    end = min(scene.end, start + 90)
    following = scene.mentions[i + 1].start if i + 1 < len(scene.mentions) else end
    if following < end and "worth" not in scene.text[start:following]:
        end = following
    comma = re.compile(r",(?!\d)").search(scene.text, start, end)
    if comma:
        return comma.start()
    mark = _CLAUSE_MARK.search(scene.text, start, end)
    return mark.start() if mark else end
