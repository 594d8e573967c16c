"""Percentages and parts in English: shares, growth, and rates that are neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.languages.en import elided, kinds, phrases
from parsers.languages.en.mentions import Mention, Scene
from parsers.languages.en.quantities import Quantity

_CHANGE_RIGHT = re.compile(
    r"^\s(?:year[\s-](?:on|over)[\s-]year\s|annual\s|quarterly\s|monthly\s|more\s)?"
    r"(?:(?:(?!of\b|in\b|to\b|and\b|for\b|from\b|with\b|the\b|an?\b|shares?\b)[\w-]+\s){0,3}?(?:growth|increase|jump|surge|decline|drop)\b|growth|increase|rise|jump|drop|decline|cut|surge|gain|fall|reduction|decrease|leap|expansion|discount|hike|climb|uptick|plunge|slump|improvement|boost|"
    r"more|less|higher|lower|(?:above|below)\s(?:the|its|their|what|that|last)\b|ahead\sof|faster|cheaper|dearer|pricier|costlier|fewer|slower|larger|smaller|better|year[\s-](?:on|over)[\s-]year|from\s(?:a|the|one)\s(?:year|month|quarter)|y/y|annually\b|on\sthe\syear|over\sthe\sprevious)",
    re.IGNORECASE,
)
_CHANGE_LEFT = re.compile(
    r"\b(?:r[io]ses?|risen|rising|grew|grown|grow(?:s|ing)?|growth(?:\srate)?\sof|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|e|ing)|soar(?:ed|s|ing)?|increas(?:ed|es|e|ing)|(?<!make\s)(?<!made\s)(?<!makes\s)(?<!making\s)up|gain(?:ed|s|ing)?|"
    r"f[ae]ll(?:s|en|ing)?|drop(?:ped|s|ping)?|declin(?:ed|es|e|ing)|slid|slides?|slump(?:ed|ing)?|plung(?:ed|es|ing)|tumbl(?:ed|es|ing)|down|decreas(?:ed|es|e|ing)|shed|los(?:t|es|ing|e)|shr[aiu]nk|shrinking|"
    r"growth\s(?:rate\s)?(?:slowed|accelerated|quickened|eased|cooled|picked\sup)\sto|contract(?:ed|s|ing)|cut(?:s|ting)?|reduc(?:ed|es|e|ing)|slash(?:ed|es|ing)?|sav(?:ed|es|e|ing)|expand(?:ed|s|ing)?|improv(?:ed|es|ing)|advanc(?:ed|es|ing)|rall(?:ied|ies)|outpac(?:ed|es)|eas(?:ed|es|ing)|dipp?(?:ed|s)?|added|swell(?:ed|s)?|lower(?:ed|ing)?|lift(?:ed|s|ing)|rais(?:ed|es|ing)|higher|boost(?:ed|s|ing)|accelerat(?:ed|es|ing)|leap(?:t|ed|s)?|slip(?:ped|s|ping)?|s[iau]nk|sinks|edged(?:\s(?:up|down))?|crept\sup|nosedived|crashed|spiked|skyrocketed|ballooned|rebounded|retreated|"
    r"(?:an?\s|the\s)?(?:\w+\s)?(?:increase|rise|jump|drop|decline|cut|surge|gain|fall|reduction|decrease|leap|expansion|discount|hike|improvement|slump|plunge|pay\srise)s?\sof)"
    r"(?:[\s\"“‘]{1,2}(?:by|an?|some|about|another|further|of|nearly|as\smuch\sas|roughly|almost|over|more\sthan|up\sto|sharply|steadily|rapidly|slightly|around|average|only|just|annual|compound|in\svalue|year-on-year|year\son\syear|on\saverage|an\saverage|an\sestimated|anywhere|between|the\sdaily\slimit\sof))*[\s\"“‘]*$",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\bgr(?:ow|ew)(?:n|s|ing)?\sat\s[^.;,]{0,40}\srate\sof\s(?:\w+\s)?$|"
    r"\b(?:rais(?:e|ed|es|ing)|lift(?:ed|s|ing)?|boost(?:ed|s|ing)?|increas(?:e|ed|es|ing)|expand(?:ed|s|ing)?|improv(?:e|ed|es|ing)|cut(?:s|ting)?|reduc(?:e|ed|es|ing)|lower(?:ed|s|ing)?|"
    r"slash(?:ed|es|ing)?|decreas(?:e|ed|es|ing)|shorten(?:ed|s|ing)?|narrow(?:ed|s|ing)?|widen(?:ed|s|ing)?|trim(?:med|s|ming)?|speed(?:ed|s|ing)?\sup|sped\sup|shrink|shrank|grow|grew|grown|rise|rose|fall|fell|drop|dropped|declined?|jumped|surged|soared|climbed|plunged|tumbled|slumped|"
    r"down|up|increase|reduction|rise|cut|drop|decline|growth)\b(?:[^.;,]|U\.S\.){0,80}\bby\s(?:an?\s|about\s|around\s|some\s|nearly\s|almost\s|over\s|more\sthan\s|as\smuch\sas\s|up\sto\s|at\sleast\s|roughly\s|an\saverage\sof\s)*$",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:f[ae]ll|fell|falls|fallen|falling|drop|declin|slid|slump|plung|tumbl|down|decreas|shorten|narrow|trim|shed|los[tei]|shr[aiu]nk|contract|cut|reduc|slash|sav(?:ed|es|e|ing)|eased|easing|dip|slip|s[iau]nk|nosedived|crashed|retreated|edged\sdown|lower|less|fewer|cheaper|discount|slower|smaller)",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(
    r"\b(?:margins?|accuracy|precision|recall|yields?|(?:interest|error|tax|defect|failure|success|hallucination|win|pass|completion|inflation|unemployment|response|savings|discount|mortgage|loan)\srates?|tariffs?|dut(?:y|ies)|"
    r"efficiency|effectiveness|scor(?:e[sd]?|ing)|coupon|commission|levy|tax(?:es)?|interest|odds|performance|purity|humidity|completion|ratios?)\b",
    re.IGNORECASE,
)
_PART_GOES_ON = re.compile(
    r"^(?:\s(?:of|the|its|their|his|her|our|all|that|those|these|are|is|were|was|have|had|has|said|say|says|use|used|will|would|could|can|do|did|as|in|to|by|from|on|at|when|since|and|but|or|who|which|agreed|believed?|believe|reported|come|came|(?!ended)\w+ed)\b|\s?[,.;:)—–%]|[”\"]|$)"
)


def share(scene: Scene, q: Quantity, limit: int, recent: Sequence[Mention]) -> Mention | None:
    """The share, growth or rate that a percentage or a part tells; None where it is a time or a figure of speech."""
    text = scene.text
    right = text[q.end : q.end + 60]
    if q.kind == "part" and not _is_part(scene, q, right):
        return None
    left = text[max(kinds.floor_of(scene), q.start - 70) : q.at]
    phrase = phrases.whole(text, q.end, limit)
    if phrase is None and q.kind == "ratio":
        phrase = phrases.after(text, q.end, limit)
    before = phrases.before(text, kinds.floor_of(scene), q.start)
    noun = phrase.noun if phrase and phrase.noun else before.noun if before else ""
    if (
        phrase
        and (not phrase.noun or phrase.noun.endswith(" ones"))
        and (meant := elided.antecedent(scene, recent))
    ):
        noun = meant.noun
    if not noun and not (phrase and phrase.definite) and scene.mentions and _FOLLOWS.search(left):
        noun = scene.mentions[-1].noun if scene.mentions[-1].metric == "share" else ""
    if not noun and (told := _OBJECT.search(left)):
        noun = told.group(1)
    noun = re.sub(r"(?:^|.*\s)share$", "", noun)
    if noun.lower() in ("share", "rate", "proportion", "figure", "percentage"):
        noun = ""
    if elided.is_change(noun):
        noun = scene.mentions[-1].noun if scene.mentions else ""
    end = phrase.end if phrase and phrase.noun else q.end
    halved = q.kind == "part" and _HALVED.search(left.lower())
    if q.kind == "points" and _GAP.search(text, max(scene.start, q.start - 80), q.start):
        return Mention(q, "other", "percent", noun, end)
    if q.kind == "points" or halved or _changes(left, right):
        if q.value > 0 and (
            _falls(left)
            or re.match(
                r"\s(?:less|lower|cheaper|fewer|cut|drop|decline|fall|discount|reduction|decrease|slower|smaller|slump|plunge)\b",
                right,
            )
        ):
            q.value = -q.value
        return Mention(q, "growth", "percent", noun, end)
    if re.match(r"\s(?:stake|interest)\b", right):
        return Mention(q, "share", "percent", "stake", q.end)
    if re.match(r"\s(?:chance|probability|likelihood|odds)\b", right):
        return Mention(q, "other", "percent", noun, end)
    farther = text[max(scene.start, q.start - 80) : q.start] if phrase is None else ""
    around = f"{before.noun if before else ''} {farther} {right[:24] if phrase is None else ''}"
    metric = "other" if _NOT_SHARE.search(around) and not (phrase and phrase.noun) else "share"
    return Mention(q, metric, "percent", noun, end)


def _changes(left: str, right: str) -> bool:
    return bool(_CHANGE_RIGHT.match(right) or _CHANGE_LEFT.search(left) or _CHANGED_BY.search(left))


def _falls(left: str) -> bool:
    """The share, growth or rate that a percentage or a part tells; None where it is a time or a manner of speaking."""
    last = _CHANGE_LEFT.search(left) or _CHANGED_BY.search(left)
    return bool(last and _FALL.search(last.group()))


_FOLLOWS = re.compile(
    r"\b(?:followed\sby|ahead\sof|behind|compared\s(?:with|to)|against|versus|and|while)\s(?!those|people)[^.;]{0,50}$|\b(?:from|with|at|to)\s$"
)
# «narrowed its loss by», «cut staff by»: what is changed is what grows or falls
_OBJECT = re.compile(
    r"\b(?:narrow|widen|cut|reduc|rais|boost|trim|slash|increas|lift|expand|improv|shorten|lower)\w*\s(?:its|the|their|his|her)?\s?((?:[\w-]+\s){0,3}?[\w-]+)\sby\s$",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:gap|lead|difference|distance|spread|margin)\b[^.;]{0,60}\b(?:from|of|at|was|is|to|by)\s$"
)
_HALVED = re.compile(
    r"\b(?:cut|cuts|cutting|slash(?:ed|ing)?|reduc(?:e|ed|ing)|fell|fall(?:en)?|drop(?:ped)?|down|declin(?:e|ed)|shr[aiu]nk)\b[^.;]{0,30}\s(?:by|in)\s$"
)


def _is_part(scene: Scene, q: Quantity, right: str) -> bool:
    """Whether half, a third, a quarter is a share here and not a time, a rank or a manner of speaking."""
    words = scene.text[q.at : q.stop].lower()
    if re.match(r"(?:two|three|four|five|seven)[\s-]", words):
        return True
    if not _PART_GOES_ON.match(right) and q.bound == "exact":
        return False
    left = scene.text[max(scene.start, q.start - 40) : q.start].lower()
    if words == "half":
        return (
            q.bound != "exact"
            or bool(_HALVED.search(left))
            or (
                bool(
                    re.match(
                        r"\s(?:of|the|its|their|his|her|our|all|that|those|these|are|were|said|say|use|have|believe)\b",
                        right,
                    )
                )
                and not re.search(r"\b(?:first|second|latter|other|a|the|and\sa|in)\s$", left)
            )
        )
    if words in ("a third", "a fourth", "a fifth", "a sixth", "a quarter", "one quarter"):
        counted = re.search(r"\baccount(?:s|ed|ing)?\sfor\s$", left) or right.startswith(" of")
        return bool(counted) or not re.search(r"\b(?:for|in|once|twice|per)\s$", left)
    return True
