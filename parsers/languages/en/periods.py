"""Whether an English figure counts what a period brought (a flow) or what stands at one time."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.branches import by_letter, split
from parsers.languages.en import standing
from parsers.languages.en.mentions import Mention, Scene


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{by_letter(split(words), fold=True)})\b", re.IGNORECASE)


_EVENT = _any_of(
    r"add(?:ed|s|ing)?(?!\sthat)|gain(?:ed|s|ing)?|attract(?:ed|s|ing)?|drew|draw(?:s|n|ing)?|ship(?:ped|s|ping)?|sell|sold|sells|selling|export(?:ed|s|ing)?|"
    r"import(?:ed|s|ing)?|deliver(?:ed|s|ing)?|sign(?:ed|s|ing)?(?!\sup)|withdr[ae]wn?|publish(?:ed|es|ing)?|grant(?:ed|s|ing)?|logg?(?:ed|s|ing)?|gave|give[sn]?|giving|"
    r"hand(?:ed|s|ing)?\sout|produc(?:ed|es|ing|e)|turn(?:ed|s|ing)?\sout|manufactur(?:ed|es|e)|receiv(?:ed|es|e|ing)|collect(?:ed|s)?|hir(?:ed|es|ing|e)|"
    r"recruit(?:ed|s|ing)?|laid\soff|lay(?:ing)?\soff|earn(?:ed|s|ing)?|los(?:t|es|e|ing)|spend(?:s|ing)?|spent|invest(?:ed|s|ing)?|bought|buy(?:s|ing)?|order(?:ed|s|ing)?|"
    r"purchas(?:ed|es|e|ing)|removed|deleted|blocked|fined|arrested|burned|burnt|raising|handled|processed|"
    r"made|carried|welcomed|hosted\s|complet(?:ed|es)|newly|new|fresh|additional|approved|cleared|registered|filed|counted|increase\sof|rise\sof|jump\sof|launched|opened|closed|issued|awarded"
)
_STRONG = _any_of(
    r"add(?:ed|s|ing)(?!\sthat)|gain(?:ed|s|ing)?|attract(?:ed|s|ing)?|drew|ship(?:ped|s|ping)?|sell|sold|sells|selling|export(?:ed|s|ing)?|import(?:ed|s|ing)?|"
    r"deliver(?:ed|s|ing)?|sign(?:ed|ing)(?!\sup)|withdr[ae]wn?|publish(?:ed|es|ing)|grant(?:ed|ing)|logged|gave|hand(?:ed|ing)\sout|produc(?:ed|es|ing|e)|turn(?:ed|s|ing)?\sout|"
    r"receiv(?:ed|es|e|ing)|hir(?:ed|es|ing|e)|recruit(?:ed|s|ing)|laid\soff|lay(?:ing)?\soff|earn(?:ed|s|ing)?|spend(?:s|ing)?|spent|bought|buy(?:s|ing)?|"
    r"purchas(?:ed|es|e|ing)|fined|arrested|removed|deleted|new|newly|(?:increase|rise|jump|addition|gain)\sof|carried|welcomed|issued|awarded|(?:pump|churn|roll|crank)(?:ed|s|ing)\sout"
)
_DONE = re.compile(
    r"\b(?:was|were|been|being|are|is|get|got)\s(?:\w+\s)?(?:added|shipped|sold|exported|imported|delivered|signed|withdrawn|published|granted|logged|given|handed|produced|made|received|hired|recruited|"
    r"laid\soff|earned|spent|bought|purchased|fined|arrested|removed|deleted|issued|awarded|taken\sdown|closed|opened|counted|newly)\b",
    re.IGNORECASE,
)
# «254,000 new firms were established», «over 40 standards were drawn up in 2025»
_CREATED = re.compile(
    r"\s(?:was|were|been)\s(?:[\w]+\s(?:and\s)?)?(?:established|founded|created|set\sup|formulated|drafted|drawn\sup|released|launched|formed|registered|filed|completed|trained)\b"
)
_ATTRACTED = re.compile(
    r"\b(?:has|have|had)\s(?:already\s|now\s|so\sfar\s|also\s)?(?:attracted|drawn|gained|received|signed)\b"
)
_PERIOD = re.compile(
    r"\b(?:last|this|next)\s(?:year|month|quarter|week|spring|summer|autumn|fall|winter)\b|\b(?:in|during|throughout|over)\s(?:the\s)?(?:19|20)\d\d\b|"
    r"\b(?:first|second|third|fourth)[\s-](?:quarter|half)\b|\bfirst\s\w+\smonths\b|\bin\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\bsince\b|\b(?:in|during|over)\sthe\s(?:quarter|period|month)\b|\b(?:past|last)\s(?:\w+\s)?(?:days|weeks|months|years|decade)\b|\bin\sthe\sdecade\b|\b(?:per|a|each|every)\s(?:week|year|month|quarter)\b|\balone\b|\bQ[1-4]\b|\b20\d\d\b",
    re.IGNORECASE,
)
_STATE = _any_of(
    r"reach(?:ed|es|ing)|stood|stands?|total(?:l?ed|s|l?ing)|hit|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|topped|numbered|has|had|have|is\shome|counts?|hosts?|"
    r"were\s(?:in|on)|there\s(?:are|were)|by\sthe\send|as\sof|cumulative(?:ly)?|so\sfar|to\sdate|in\stotal|valued|valuation|worth|owns?|holds?"
)
_MONEY_FLOW = _any_of(
    r"revenues?|turnover|sales|profits?|income|earnings|loss(?:es)?|lost|lose|(?<!million\s)(?<!thousand\s)output(?!\stokens)|spen[dt](?:s|ing)?|spending|invest(?:ed|s|ing|ment|ments)?|"
    r"br(?:ing|ings|ought|inging)\sin|took\sin|rais(?:e|es|ing)|seek(?:s|ing)?|orders?|expenditures?|outlays?|capex|cost(?:s|ing)?\sof|burn(?:ed|t)?|buy(?:s|ing)?|bought|sold|exports?|imports?|trade|"
    r"(?<!million\s)(?<!billion\s)(?<!trillion\s)won|placed|paid|pays?|fined|awarded|grants?|subsid\w+|financing|funding|earned|generat(?:ed|es|e|ing)|booked|deals?|contracts?|signed|investing|"
    r"earmark(?:ed|s)?|allocat(?:ed|es|e)|pledg(?:ed|es|e)|commit(?:ted|s)?|bonus(?:es)?|round|rak(?:ed|es|ing)\sin|donat(?:ed|es|e|ing)|(?:R&D|research|operating|labou?r|marketing)\s(?:costs?|expenses?)|ploughed|plowed|poured"
)
_MONEY_STATE = _any_of(
    r"valuations?|valued|valuing|values|worth|average\s(?:contract|price|cost|value|order)|(?:bought|sold|available|offered|rented|had)\sfor|market\s(?:value|cap(?:itali[sz]ation)?)|pric(?:e|es|ed|ing)|costs?|charg(?:e|es|ed|ing)|budgets?|has\s(?:so\sfar\s)?raised|have\sraised|had\sraised|"
    r"fund\sof|a\sshare|per\sshare|each|apiece|assets|savings|per\s(?:million|thousand|token|user|hour|month)|fees?|salar(?:y|ies)|wages?|market\ssize|at\s(?:a|the)\sprice"
)
_LAUNCHED = _any_of(
    r"released?|launched|rolled\sout|unveiled|introduced|debuted|appeared|emerged|arrived|came\sout|developed|approved|cleared|granted|filed|published|registered"
)
_IN_PERIOD = re.compile(
    r"\b(?:last|this|next|the\sfollowing|the\sprevious|that|the\ssame)\s(?:year|month|quarter|week|period)\b|\bin\s(?:19|20)\d\d\b|\b(?:first|second|third|fourth)[\s-](?:quarter|half)\b|\bfirst\s\w+\smonths\b|"
    r"\bin\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bduring\s",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:ha[sd]|have)\s(?:\w+\s)?been\b|\b(?:pass|reach|surpass|exceed|top)(?:ed|es|s|ped|ping|ing)?\b|\bhit\b|\b(?:cumulative|total|so\sfar|to\sdate|altogether)",
    re.IGNORECASE,
)
# «downloaded 75 million times since January», «ten million downloads in the week after»
_SPAN_OF_DOWNLOADS = re.compile(
    r"\bsince\b(?!\s(?:(?:its|their|the|being|it|they)\s)?(?:\w+\s)?(?:release|launch|debut|publication|open|was|were))|\bbetween\b|\bwithin\b|\bdaily\b|\bso\sfar\sthis\b|\b(?:a|per|each|every)\s(?:day|week|month|quarter|year)\b"
    r"|\b(?:in|over|for)\s(?:its|their|the|a|just|only|less)\s(?:[\w-]+\s){0,3}?(?:hours?|days?|weeks?|months?|quarter|years?)\b",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"^\s?(?:a|per|each|every)\s(?:year|month|week|quarter)\b|^\s?(?:annually|yearly)\b", re.IGNORECASE
)


_PRICED = re.compile(
    r"\s(?:per|for\s(?:a|every|each))\s(?:\w+\s)?(?:million|thousand|billion|tokens?|users?|hour|share|seat)"
)


# «a $4.3 billion valuation», «a 60-billion-yuan AI industry fund»: what somebody is worth, what lies ready
_SUM_OF_WORTH = re.compile(
    r"[\s-](?:(?!(?:and|an?|at|as|in|from|into|of|on|to|by|for|that|the|which|with)\b)[\w-]+\s){0,4}?(?:valuations?|market\s(?:value|cap\w*)|funds?)\b(?!\s?rais)",
    re.IGNORECASE,
)


class _Clause(NamedTuple):
    """The words around a mention: its clause to the left, to the right (with the mention), and the words behind."""

    begin: int
    left: str
    right: str
    tail: str

    @property
    def near(self) -> str:
        return self.left[-60:] + " " + self.right


def is_flow(scene: Scene, i: int, metric: str) -> bool:
    """Whether mention i counts what happened within a period, rather than what stands at one."""
    mention = scene.mentions[i]
    begin = _clause(scene, i)
    clause = _Clause(
        begin,
        scene.text[begin : mention.start],
        scene.text[mention.start : _clause_end(scene, i)],
        scene.text[mention.end : mention.end + 24],
    )
    if metric in ("share", "growth", "parameters", "regions") or mention.unit == "percent":
        return False
    if metric != "money" and _SUM.search(clause.left[-40:]):
        return False
    if _goes_on(scene, i, metric) and not standing.changed(scene, i):
        return True
    if metric in ("calls", "tokens"):
        return False
    if metric == "downloads":
        return _downloaded_within(clause)
    if metric == "patents":
        if _IN_FORCE.search(clause.left + mention.noun):
            return False
        return not re.search(r"\b(?:holds?|held|owns?|owned|has|have|had)\b", clause.left, re.IGNORECASE)
    if metric == "money":
        return _of_money(scene, i, clause)
    if metric == "users":
        return bool(_NEW_USERS.search(clause.left[-40:] + mention.noun))
    return _of_things(scene, i, metric, clause)


_IN_FORCE = re.compile(
    r"\b(?:valid|in\sforce|effective|active|cumulative(?:ly)?|stock|pool)\b", re.IGNORECASE
)
_NEW_USERS = re.compile(r"\b(?:new|add(?:ed|ing)?|gain(?:ed|ing)?|increase\sof|increase)\b", re.IGNORECASE)
_SERVED = re.compile(r"\b(?:trained|taught|treated|served)\s$")
_NEWLY = re.compile(r"\bnewly\s(?:added|approved|registered|filed|released|launched|built|opened|listed)\b")
_SUM = re.compile(
    r"\b(?:total|tally|number|count)\s(?:in\s[A-Z]\w+\s)?to\s(?:over\s|more\sthan\s|about\s)?$"
)  # «bringing the total to 79»
_DEED = re.compile(r"\b(?:approvals|filings|registrations|launches|deals|releases|additions)$")
_UP_TO_A_DAY = re.compile(r"\b(?:by|as\sof|at)\s(?:the\s)?(?:end|close|[A-Z\d])")
_PERFECT = re.compile(
    r"\b(?:had|has|have)\s(?:been\s|already\s|now\s|so\sfar\s|\w+ly\s)*\w+(?:ed|ne|lt|ld|wn)\b"
)


def _downloaded_within(clause: _Clause) -> bool:
    """Whether downloads are those of a period; without one they are all so far. «Have been downloaded» and «passed» say
    how many there are, though a month may stand beside it."""
    if _SPAN_OF_DOWNLOADS.search(clause.near):
        return True
    return _IN_PERIOD.search(clause.near) is not None and not _SO_FAR.search(clause.near)


def _goes_on(scene: Scene, i: int, metric: str) -> bool:
    """A number that goes on from a flow of the same metric is one too: «30 in 2021, against 28»."""
    if not i or not scene.mentions[i].back:
        return False
    end = scene.mentions[i].end
    before = next((m for m in reversed(scene.mentions[:i]) if m.metric == metric), None)
    standing = re.match(r"\s(?:have|has|are|were)\s", scene.text[end : end + 6])
    return before is not None and before.flow and not standing


def _of_money(scene: Scene, i: int, clause: _Clause) -> bool:
    found = _money_flow(clause.left, clause.right, clause.tail, scene.mentions[i])
    if not found and _RAISED.search(clause.left) and _IN_YEAR.search(clause.right):
        return True
    if found is None and i and _MOVED_TO.match(scene.text, scene.mentions[i - 1].end):
        found = _of_what_moved(scene, i)
    if found is None and i and scene.mentions[i - 1].metric in ("money", "growth"):
        return any(m.flow for m in scene.mentions[:i] if m.metric == "money")
    return bool(found)


# «raised $2.6 billion in 2024»
_RAISED = re.compile(r"(?<!has )(?<!have )(?<!had )\braised\s(?:[a-z]+\s){0,3}$")
_IN_YEAR = re.compile(
    r"\b(?:in|during)\s(?:19|20)\d\d\b|\b(?:last|this)\s(?:year|quarter)\b|\b(?:first|second|third|fourth)\s(?:half|quarter)\b"
)
_MOVED_TO = re.compile(
    r"(?:\s(?:year[\s-](?:over|on)[\s-]year|from\sa\syear\s(?:ago|earlier)|higher|lower))?\sto\s"
)


def _of_what_moved(scene: Scene, i: int) -> bool | None:
    """«Revenue rose 34 percent to X»: X is as much of a period as what moved."""
    moved = scene.mentions[i - 1]
    if moved.metric != "growth":
        return None
    return _money_flow(scene.text[_clause(scene, i - 1) : moved.start], "", "", moved)


def _of_things(scene: Scene, i: int, metric: str, clause: _Clause) -> bool:
    """Models, services, firms, things: a flow where a verb of events and, for most verbs, a period say so."""
    mention, left, right = scene.mentions[i], clause.left, clause.right
    if standing.to_date(scene, i) or standing.changed(scene, i):
        return False
    if _PERIOD.search(right) and (_SERVED.search(left) or _DEED.search(mention.noun)):
        return True
    if mention.q.kind == "flops":
        added = re.search(
            r"\b(?:add(?:ed|s|ing)?|new|newly|(?:increase|rise|addition)\sof)\b", clause.near[-90:]
        )
        return bool(_RATED.match(clause.tail) or added)
    if _ATTRACTED.search(left[-60:]) and not _PERIOD.search(right):
        return False
    if _STRONG.search(left[-60:]) or _DONE.search(right) or _NEWLY.search(right[:60]):
        return True
    if _CREATED.search(right) and (mention.noun.startswith("new ") or _PERIOD.search(right)):
        return True
    if metric in ("organisations", "compute"):
        return False
    if metric.startswith("registered") and re.search(r"\ba\s(?:week|month|year)$", mention.noun):
        return True
    if metric.startswith(("models", "registered")) and _launched_within(scene, clause):
        return True
    if not _EVENT.search(clause.near) or _PERFECT.search(left[-60:]):
        return bool(_EVENT.search(right) and _PERIOD.search(right) and not _STATE.search(left[-40:]))
    return bool(_PERIOD.search(right) or _PERIOD.search(left[-60:])) and not _STATE.search(left[-30:])


def _launched_within(scene: Scene, clause: _Clause) -> bool:
    """«In 2020, organisations released 2», «14 were approved last week»; not «had released 238 by October»."""
    if not _LAUNCHED.search(clause.near) or _UP_TO_A_DAY.search(clause.left[-90:] + clause.right):
        return False
    opening = scene.text[_clause_before(scene, clause.begin) : clause.begin]
    return bool(
        _IN_PERIOD.search(clause.right)
        or _IN_PERIOD.search(clause.left)
        or _IN_PERIOD.search(opening)
        or _IN_PERIOD.match(scene.text, scene.start)
    )


def _money_flow(left: str, right: str, tail: str, mention: Mention) -> bool | None:
    """True or False where the words around decide; None where they say nothing."""
    if _RATED.match(tail) or re.search(r"\bw(?:as|ere)\ssigned\b", right):
        return True
    if _PRICED.match(right[mention.end - mention.start :]) or _SUM_OF_WORTH.match(
        right[mention.end - mention.start :]
    ):
        return False
    left = f"{mention.noun} {left}"
    state = [m.end() for m in _MONEY_STATE.finditer(left[-70:])]
    flow = [m.end() for m in _MONEY_FLOW.finditer(left[-70:])]
    if state or flow:
        return max(flow, default=0) >= max(state, default=0)
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


_COMMA = re.compile(r",(?!\d)")


def _clause_end(scene: Scene, i: int) -> int:
    start = scene.mentions[i].end
    end = min(scene.end, start + 90)
    following = scene.mentions[i + 1].start if i + 1 < len(scene.mentions) else end
    if following < end and "worth" not in scene.text[start:following]:
        end = following
    comma = _COMMA.search(scene.text, start, end)
    if comma:
        return comma.start()
    mark = _CLAUSE_MARK.search(scene.text, start, end)
    return mark.start() if mark else end
