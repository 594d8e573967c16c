"""Which Chinese number is what stood before another; simplified and traditional characters."""

from __future__ import annotations

import re

_CHANGE = (
    r"(?:增长|增長|增加|增|跃|躍|升|提高|提升|上升|上涨|上漲|涨|漲|攀升|飙升|飆升|扩大|擴大|扩|擴|扩展|激增|猛增|翻"
    r"|减|減|降|下降|下滑|下跌|跌|回落|滑落|缩|縮|缩减|调整|調整|上调|下调|发展|發展|变|變|跳|猛涨|壮大)"
)
_DIGIT = r"[\d０-９零一二三四五六七八九十百千万萬亿億两兩]"
_DATE = (
    r"(?:(?:19|20)\d\d年?|[\d一二三四五六七八九十]{1,3}(?:[月日号號年]份?)|第?[一二三四1-4]季度?|[上下]半年|[去今前上本]年"
    r"|上[个個]?[月周季]|年[底初末中]|[月底初末]|同期|期末|度)"
)
_PAST = (
    r"(?:(?:此前|上次|上回|前次)(?:公布|披露|发布|發布|统计|統計)|上次|此前|之前|先前|早前|原先|原来|原來|原本|原有|以前|前期|上期|上[个個]?月|上[个個]?季度?|[去上]年同期|上年|去年|同期|前一[年月季日]|上一[年月季]"
    r"|[一两兩二三半][个個]?[年月季]度?之?前)"
)
_ABOUT = (
    r"(?:[的是为為有仅僅只约約近逾超过過达達到]|不足|不到|共计?|共計|累计|累計|已有|还只有|當時|当时){0,4}"
)
# 从4月的868款, 由原来的868款; no number and no change may stand between
_FROM = re.compile(rf"(?:[从從由]|(?<![来來各])自)(?:{_PAST}|{_DATE}|[时時个個人]){{0,5}}{_ABOUT}\Z")
# 从…的868款: a few words more, as long as nothing there changes or ends
_FROM_OF = re.compile(
    rf"(?:[从從由]|(?<![来來各])自)(?:(?!{_CHANGE}|{_DIGIT}|[，。；;：:、至到])[^\s]|{_DATE}){{0,12}}的{_ABOUT}\Z"
)
_CHANGED_TO = re.compile(
    rf"(?:[（(][^）)]{{0,16}}[）)])?(?:(?!的|推出|发布|發布|组成|組成|研发|研發|完成|{_CHANGE})[^，。；;：:]){{0,12}}，?"
    rf"(?:(?!的)[^，。；;：:]){{0,4}}?{_CHANGE}[^，。；;：:]{{0,12}}?，?[至到达達为為成]"
)
_THAN_PAST = re.compile(
    rf"(?:相较于|相較於|相较|相較|[较較比]|相比|[高低多少]于|[高低多少]於|超过|超過|超出|[与與跟和同])(?:了|于|於)?"
    rf"(?:{_PAST}|{_DATE}){{1,6}}{_ABOUT}\Z"
)
_THAN = re.compile(r"(?:[较較比]|相较于|相較於|相比于?)\Z")
_COMPARED = re.compile(rf"(?:(?!的|，|。|；)[^\d]){{0,8}}(?:{_CHANGE}|[多少][了出]?{_DIGIT}|相比|翻|高出)")
_WITH = re.compile(r"(?:[与與跟和同])[^，。；;]{0,10}\Z")
# 去年达到240万张: of its own year, as 去年同期 is not
_BEFORE = re.compile(
    rf"(?!去年(?!同期)|上年(?!同期)){_PAST}(?:[总總][数數量]|[数數]量|[这這此该該]一?[数數]字)?{_ABOUT}\Z"
)
_DATED = re.compile(
    r"(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}[日号號])?|\d{1,2}月(?:份|\d{1,2}[日号號])?|[一二三四五六七八九十]{1,3}[月日号號年季]|[一两兩二三][个個]?[年月季]"
)
_NUMBER = re.compile(
    r"[\d０-９]|[一二三四五六七八九十百千万萬亿億两兩]+(?:余|多)?[个個款家项項种種名人次成倍]|[百千万萬亿億]"
)
_RANGE = re.compile(rf"{_DIGIT}[个個款家人]?[至到~～—–-]{_DIGIT}")
_MULTIPLE = re.compile(r"[倍番]")  # 是去年同期的12倍
_REACH = 80


def earlier(sentence: str, start: int, end: int) -> bool:
    """Whether sentence[start:end] is what stood before another number of the sentence; `comparisons.earlier` says more."""
    if _RANGE.search(sentence, start, end) or _MULTIPLE.search(sentence, start, end):
        return False
    left = sentence[max(0, start - _REACH) : start]
    right = sentence[end : end + _REACH]
    if _FROM.search(left) or _FROM_OF.search(left):
        return _CHANGED_TO.match(right) is not None
    if _THAN_PAST.search(left):
        return not _WITH.fullmatch(left[-12:]) or "相比" in right[:8]
    if _THAN.search(left):
        more = end - 1 if sentence[start:end].endswith("多") else end  # 比868款多120款
        return _COMPARED.match(sentence, more) is not None
    return _BEFORE.search(left) is not None and _another_number(sentence[:start] + "，" + sentence[end:])


def _another_number(rest: str) -> bool:
    """Whether what is left of the sentence holds a number that is no date."""
    return _NUMBER.search(_DATED.sub("", rest)) is not None
