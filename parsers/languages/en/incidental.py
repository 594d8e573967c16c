"""English counts that are no place's: of those that take part in an event, act together, are listed by name or do one thing."""

from __future__ import annotations

import re

from parsers.languages.en.mentions import Scene

_COUNTS = frozenset(("organisations", "models", "other"))
_FEW = 12
# «Two companies, Baidu and Alibaba», «three labs (DeepSeek, Moonshot and Zhipu)»
_NAME = r"[A-Z][\w.&'’-]*(?:\s[A-Z\d][\w.&'’-]*){0,3}"
_LISTED = re.compile(rf"(?:,|:|\s?\(|\s?[—–]|\s-)\s?(?:{_NAME},\s){{0,8}}{_NAME},?\s(?:and|&)\s{_NAME}")
_AUX = r"(?:\s(?:have|has|had|will|would|also|both|all|recently|jointly|together|each|then|since|later|today)){0,3}"
_EVENT = (
    r"(?:conference|forum|summit|fair|expo|exhibition|event|ceremony|launch|contest|competition|show|meeting|gathering"
    r"|workshop|hackathon|alliance|initiative|consortium|pact|agreement|pledge|talks|roundtable)s?"
)
_ACTING = re.compile(
    rf"{_AUX}\s(?:sign(?:ed|ing)?(?!\sup)\b|join(?:ed|ing|s)?\b|team(?:ed|ing)\sup\b|partnered\b|agreed\b|attend(?:ed|ing)?\b"
    r"|(?:took|taking|take)\spart\b(?!\sin\sdevelop)|gathered\b|convened\b|met\b|competed\b|exhibited\b|vied\b|pledged\b"
    rf"|participat(?:ed|ing|e)\sin\s[^,;.]{{0,40}}?\b{_EVENT}\b|(?:jointly|together)\s\w+ed\b"
    r"|(?:formed|founded|set\sup|launched)\s(?:an?|the)\s(?:\w+\s){0,3}?(?:alliance|consortium|joint\sventure|partnership|coalition)\b"
    r"|(?:(?:was|were|are|is|being|went)\s)?(?:on\s(?:show|display)|exhibited|showcased|displayed)\b"
    rf"|(?:(?:was|were)\s)?(?:unveiled|shown|presented|released|launched|debuted|introduced)\sat\s[^,;.]{{0,40}}?\b{_EVENT}\b)"
)
# «the conference, which showed 12 models», «on display were 12 models»
_SHOWN = re.compile(
    rf"\b{_EVENT}\b,?\s(?:(?:which|that|also|there|where)\s){{0,2}}(?:showed|showcased|featured|presented|displayed|exhibited"
    r"|drew|attracted|gathered|brought\stogether)\s(?:\w+\s){0,3}\Z"
    r"|\bon\s(?:show|display)\s(?:was|were)\s(?:\w+\s){0,3}\Z|\b(?:such\sas|including)\sthe\s\Z"
)
# «fewer than a dozen of the Chinese ones deal with images»: those that do one thing are not all
_OF_THESE = re.compile(
    r"[^,;.]{0,30}?\bof\s(?:the\s)?(?:\w+\s){0,2}?(?:ones|them|these|those)\s(?:\w+ly\s)?(?:(?:can|could|do|did)\s)?(?:deal|dealt|handle|process|"
    r"focus|speciali[sz]e|target|work|generate|support|understand|serve|speak|read|write|draw|compose|translate|"
    r"(?:are|were)\s(?:used|built|based|meant|aimed|designed|devoted|trained|tailored))[a-z]*\b"
)
# «China has», «there are … in China»: the sentence counts the country
_OF_COUNTRY = re.compile(
    r"\b(?:[A-Z]\w+|[Cc]ountry|[Nn]ation|[Mm]ainland|[Cc]ity|[Pp]rovince)(?:\s(?:now|already|currently|also))?"
    r"\s(?:has|have|had|counts|boasts|hosts|is\shome\sto)\s(?:(?:now|already|at|least|more|than|over|about|some|nearly|a"
    r"|total|of)\s){0,5}\Z"
)
_IN_PLACE = re.compile(
    r"(?:\s(?:now|are|were|is))?\s(?:in|across|throughout)\s(?:the\s)?(?:mainland\s)?(?=[A-Zc])|\snationwide\b"
)


def incidental(scene: Scene, i: int) -> bool:
    """Whether mention i counts those that take part in an event, act together («two firms signed …»), are listed by
    name or do one thing, so that it is no count of a place, unless the sentence says so: «China has …», «39 in China»."""
    mention = scene.mentions[i]
    if mention.metric not in _COUNTS or mention.unit != "count":
        return False
    left = scene.text[max(scene.start, mention.start - 90) : mention.start]
    right = scene.text[mention.end : min(scene.end, mention.end + 160)]
    if _OF_COUNTRY.search(left) or _IN_PLACE.match(right):
        return False
    listed = mention.metric != "models" and mention.q.value <= _FEW and _LISTED.match(right)
    of_these = _OF_THESE.match(scene.text, mention.start, min(scene.end, mention.end + 160))
    return bool(listed or of_these or _ACTING.match(right) or _SHOWN.search(left))
