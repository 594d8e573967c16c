"""Which English number is what stood before another."""

from __future__ import annotations

import re

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_PERIOD = r"(?:day|week|month|quarter|year|half|period)"
# «about», «the previous», «April's», «a total of»: what may stand between a word of comparison and its number
_OPENING = (
    rf"(?:(?:the|its|their|an?|only|just|about|around|roughly|some|nearly|almost|over|under|above|below|more|less|fewer"
    rf"|than|at|least|most|approximately|estimated|total|of|earlier|previous|prior|last|year-earlier|initial|original"
    rf"|{_PERIOD}(?:['’]s)?|{_MONTHS}(?:['’]s)?|(?:19|20)\d\d(?:['’]s)?)\s){{0,6}}"
)
_CHANGE = (
    r"(?:ros|rise|grow|grew|increas|climb|jump|surg|soar|sprang|spr[iu]ng|swell|swoll|swelled|expand|doubl|tripl|quadrupl"
    r"|ballo?on|multipl|leap|leapt|advanc|accelerat|gain|went|gone|go(?:es|ing)\b|mov(?:e|ed|es|ing)\b|fell|fall|drop|declin|decreas"
    r"|shr[aiu]nk|slid|slip|plung|tumbl|slump|dip|eas(?:ed|es|ing)\b|sank|sink|slow|narrow|widen|improv|rais|lift|push|boost|cut(?:s|ting)?\b|lower"
    r"|reduc|halv|chang|up\b|down\b|higher|lower|took|taking|brought|bringing|edg|shot|rocket|quintupl|revis|upgrad)"
)
# «advanced models from 120 companies», «to 988 from 120 companies»: whose they are, unless the companies grow to some
_MAKERS = re.compile(
    r"(?:[\w.,]+\s){0,4}?(?:compan|firm|developer|maker|institution|universit|enterprise|organi[sz]ation|cit(?:y|ies)|province"
    r"|countr|region|team|vendor|lab|start-?up|supplier|investor|source|publisher)"
)
_TO_SOME = re.compile(r"[^,;:.]{0,40}\sto\s[^\d,;:]{0,24}\d")
_CHANGED_FROM = re.compile(
    rf"(?<![\w-]){_CHANGE}\w*\b(?:[^;:.!?]|\.\d){{0,60}}?\bfrom\s{_OPENING}\Z", re.IGNORECASE
)
_REACHED_FROM = re.compile(
    rf"\b(?:reach|hit|total|stood|stand|to|at)\w*\s(?:[^;:.!?]|\.\d){{0,40}}?,\sfrom\s{_OPENING}\Z",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom\s{_OPENING}\Z", re.IGNORECASE)
_SPANS = re.compile(
    r"\b(?:rang|span|vary|vari|anywhere|between|siz|pric|ag(?:ed|es)\b|differ|number(?:ing|s|ed)\s|with\s$|have\s$|has\s$)",
    re.IGNORECASE,
)
# What a change is told in: «to 988 in June», «to 988.» and not «to 200 people»
_THEN_TO = re.compile(
    rf"(?:\s(?:in|by|at|as\sof|on)\s[^,;:]{{3,30}}|\sa\s{_PERIOD}\s(?:ago|earlier|before))?,?\sto\s(?:\w+\s){{0,3}}?[$€£¥]?\d"
    r"[\d,.]*\d?(?:\s(?:thousand|million|billion|trillion|percent|per\scent)|%|[mbk]n?\b)?"
    r"(?=[,.;)]?$|[,.;)]\s|\s(?:in|by|over|within|during|since|as\sof|at|on|this|last)\b)"
)
_AGAINST = re.compile(
    rf"(?:\b(?:compared|contrasted)\s(?:with|to)|\b(?:versus|vs\.?|against|relative\sto|as\sopposed\sto))\s{_OPENING}\Z",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"(?:\bthan|\babove|\bbelow|\bbeating|\bexceeding|\bfrom)\s"
    rf"(?:(?:the|its|their|an?)\s(?:earlier|previous|prior|initial|original|year-earlier)\s|{_MONTHS}(?:['’]s)\s"
    rf"|(?:the\s)?(?:last|previous|prior)\s{_PERIOD}(?:['’]s)?\s)(?:total\sof\s)?\Z",
    re.IGNORECASE,
)
_THAN_THE = re.compile(r"\bthan\sthe\s\Z", re.IGNORECASE)
_PREVIOUSLY = re.compile(
    rf"\b(?:previously|formerly|earlier|(?:a|one|two|three|six)\s{_PERIOD}s?\s(?:ago|earlier|before),?)"
    rf"\s(?:(?:it|they|there|the\s(?:number|total|figure|count|tally))\s)?"
    rf"(?:(?:had\s)?(?:was|were|been|stood|had|numbered|totall?ed)\s)?(?:at\s)?{_OPENING}\Z",
    re.IGNORECASE,
)
_WHEN = (
    rf"(?:(?:an?|one|two|three|six|the)\s(?:{_PERIOD}s?|decade)\s(?:ago|earlier|before|previously|prior)"
    rf"|(?:in|during|for|at)\sthe\s(?:same|previous|prior|preceding|corresponding|year-ago|year-earlier)\s{_PERIOD}"
    rf"|the\s(?:previous|prior|preceding)\s{_PERIOD}|previously|earlier|before)"
)
_NOUNS = r"(?:\s(?!from|than|to|on|over|as|while|and|or|but|up|down|compared|against|versus)[a-z-]+){0,4}"
_A_YEAR_EARLIER = re.compile(
    rf"{_NOUNS}\s(?:an?|one|two|three|six|the)\s{_PERIOD}s?\s(?:ago|earlier|before|previously|prior)\b"
    rf"|{_NOUNS}\s(?:in|during|for)\sthe\s(?:same|previous|prior|preceding|corresponding|year-ago|year-earlier)\s{_PERIOD}\b"
    rf"|{_NOUNS}\sthe\s(?:previous|prior|preceding)\s{_PERIOD}\b|{_NOUNS}\spreviously\b"
)
_TAIL = re.compile(r"[^,;:()]*?(?=[,;:()]|\.(?!\d)|\s(?:and|while|but)\s|$)")
_TIMED = re.compile(
    rf"\b(?:{_WHEN})\b|\b(?:in|at|by|of|on|from)\s(?:the\s|end\s|close\s|of\s|late\s|early\s|mid-){{0,4}}(?:{_MONTHS}|(?:19|20)\d\d|(?:last|this)\s{_PERIOD})"
    rf"|\b(?:last|previous)\s{_PERIOD}\b",
    re.IGNORECASE,
)
# Another place's or body's number, or another thing's share of the whole: not the same thing before
_ANOTHERS = re.compile(
    r"\b(?:globally|worldwide|abroad|overseas|nationwide|elsewhere|among|by|for|from|at)\b|(?<!^)\b(?!AI\b|LLMs?\b)[A-Z]"
)
_DATED = re.compile(
    rf"{_MONTHS}(?:\s\d{{1,2}}(?!\d|,\d{{3}}))?(?:,?\s(?:19|20)\d\d)?|\b(?:19|20)\d\d\b(?![,.]\d)"
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|billion"
    r"|half|third|quarter)\b(?!\s(?:days?|weeks?|months?|years?|quarters?)\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\D{0,12}(?:\bto\b|\band\b|[–—-])\D{0,6}\d")
_MULTIPLE = re.compile(
    r"\btimes\b|fold\b|\btwice\b|\bdouble", re.IGNORECASE
)  # «12 times the level of a year earlier»
_REACH = 140


def earlier(sentence: str, start: int, end: int) -> bool:
    """Whether sentence[start:end] is what stood before another number of the sentence; `comparisons.earlier` says more."""
    if _RANGE.search(sentence, start, end) or _MULTIPLE.search(sentence, start, end):
        return False
    left = sentence[max(0, start - _REACH) : start]
    right = sentence[end : end + _REACH]
    if _changed_from(left, right):
        made = _MAKERS.match(sentence[start : end + 40])
        return made is None or _TO_SOME.match(right) is not None
    if _AGAINST.search(left) or _THAN_THE.search(left):
        return _same_thing(sentence[start:end], right)
    if _THAN.search(left):
        return True
    if _PREVIOUSLY.search(left) or _A_YEAR_EARLIER.match(right):
        return _another_number(sentence[:start] + " " + sentence[end:])
    return False


def _changed_from(left: str, right: str) -> bool:
    """«rose from 868», «988, up from 868», «from 100 million to 150 million»."""
    from_ = _FROM.search(left)
    if from_ is None or _SPANS.search(left[max(0, from_.start() - 30) : from_.start()]):
        return False
    return bool(_CHANGED_FROM.search(left) or _REACHED_FROM.search(left) or _THEN_TO.match(right))


def _same_thing(words: str, right: str) -> bool:
    """Whether the number compared with is of another time, and of no other place or body."""
    tail = _TAIL.match(right)
    behind = tail[0] if tail else ""
    counted = re.sub(r"^[^a-z]*", "", words)
    if _TIMED.search(behind):
        return True
    return not (
        _ANOTHERS.search(_DATED.sub("", behind))
        or re.search(r"\s(?:in|at|for)\s(?:the\s)?[A-Z]|\sof\s", counted)
    )


def _another_number(rest: str) -> bool:
    """Whether what is left of the sentence holds a number that is no date."""
    return _NUMBER.search(_DATED.sub(" ", rest)) is not None
