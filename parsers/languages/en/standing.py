"""What says that an English count stands at one time, whatever verb of events is near: «as of», a change of a total."""

from __future__ import annotations

import re

from parsers.languages.en.mentions import Scene

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = (
    r"(?:the\s(?:end|close|start|middle)\sof\s|end-|late\s|early\s|mid-?\s?|\d{1,2}\s)?"
    rf"(?:{_MONTHS}|(?:19|20)\d\d\b|last\s|this\s|now\b|today\b|yesterday\b)"
)
_AS_OF = re.compile(rf"\bas\s(?:of|at)\s{_DAY}|\bas\sof\s", re.IGNORECASE)
_BY = re.compile(rf"\b(?:by|until|up\sto)\s{_DAY}", re.IGNORECASE)
_COMPLETED = re.compile(r"\b(?:had|has|have)\s(?:\w+\s){0,2}\w+(?:ed|ne|lt|ld|wn)\b")
_MORE = re.compile(
    r"\b(?:new|newly|add(?:ed|s|ing)?|more|another|additional(?:ly)?|further|fresh|gain(?:ed|s)?|alone|since|withdr[ae]wn?"
    r"|removed|monthly|weekly|annual(?:ly)?|every|each|shipped|sold)\b",
    re.IGNORECASE,
)
_COMPARED_MORE = re.compile(r"\bmore\sthan\b", re.IGNORECASE)
_BOUND = (
    r"(?:(?:about|around|roughly|some|nearly|almost|over|under|only|just|fewer|less|than|at|least|most|more|the|a|an"
    r"|total|of)\s){0,4}"
)
_CHANGE = (
    r"\b(?:r[io]se[ns]?|rising|grow(?:n|s|ing)?|grew|increas(?:ed|es|ing)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es|ing)"
    r"|soar(?:ed|s|ing)?|swelled|swollen|expand(?:ed|s|ing)?|went|gone|fell|fallen|dropp?(?:ed|s|ing)?|declin(?:ed|es|ing)|shrank|shrunk)"
)
_CHANGED_FROM = re.compile(rf"{_CHANGE}\s[^,;:]{{0,40}}?\bfrom\s{_BOUND}\Z|{_CHANGE}\sfrom\s{_BOUND}\Z")
_CHANGED_TO = re.compile(rf"{_CHANGE}\s(?:[^,;:]{{0,24}}?\s)?to\s{_BOUND}\Z")
_REACHED = re.compile(
    r"\b(?:[Nn]umber|[Tt]otal|[Tt]ally|[Cc]ount|[Rr]anks)\s[^,;:]{0,80}?"
    rf"\b(?:reach(?:ed|es|ing)|hit|stood\sat|stands\sat|totall?ed|came\sto)\s{_BOUND}\Z"
)
_THEN_TO = re.compile(rf"[^;:]{{0,40}}?\sto\s{_BOUND}\Z")
_THEN_FROM = re.compile(rf"[^;:]{{0,40}}?\s(?:up\s|down\s)?from\s{_BOUND}\Z")
# What is done in a period, and counted by that, grows from one period to the next.
_DEEDS = re.compile(
    r"\b(?:approvals|filings|registrations|launches|deals|releases|additions|rounds|shipments|sales|exports|imports|output"
    r"|orders|deliveries|applications|submissions|models\s(?:\w+\s)?(?:released|launched|published)|services\s(?:approved|filed|launched)"
    r"|grants|hires|listings|openings|closures|arrests|cases)\b",
    re.IGNORECASE,
)


def to_date(scene: Scene, i: int) -> bool:
    """Whether mention i is told as of a day («As of June 30, 988 had been filed»), or completed by one, and not as
    what came on top."""
    mention = scene.mentions[i]
    start, end = scene.left(i)[0], scene.right(i)[1]
    end = min([end, *(at for at in (scene.text.find(mark, mention.end, end) for mark in ";:") if at >= 0)])
    left, right = scene.text[start : mention.start], scene.text[mention.end : min(end, mention.end + 120)]
    if ";" in left:
        left = left[left.rindex(";") :]
    before = list(_AS_OF.finditer(left)) or list(_BY.finditer(left)) * bool(_COMPLETED.search(right[:60]))
    if before:
        between = left[before[-1].end() :]
    elif _AS_OF.search(right) and not re.search(r",\s(?:and|but|while)\s", right):
        between = left[-60:]
    else:
        return False
    said = _COMPARED_MORE.sub("", f"{between} {mention.noun} {right[:24]}")
    return not _MORE.search(said)


def changed(scene: Scene, i: int) -> bool:
    """Whether mention i is one end of the change of a total: «registered services rose from 868 in April to 988 in
    June»; what is counted by what was done («approvals rose from …») has no total."""
    found = _change(scene, i)
    if found is None:
        return False
    said = scene.text[scene.left(found)[0] : scene.mentions[found].start][-120:] + scene.mentions[i].noun
    return not (_DEEDS.search(said) or _MORE.search(_COMPARED_MORE.sub("", said)))


def _change(scene: Scene, i: int) -> int | None:
    """The mention that the verb of change stands before: this one, or the one that it goes on from."""
    start, end = scene.left(i)
    near = scene.text[max(start, end - 100) : end]
    if _CHANGED_FROM.search(near) or _CHANGED_TO.search(near) or _REACHED.search(near):
        return i
    if not i or scene.mentions[i - 1].metric != scene.mentions[i].metric:
        return None
    goes_on = _THEN_TO.fullmatch(near) or _THEN_FROM.fullmatch(near)
    return _change(scene, i - 1) if goes_on else None
