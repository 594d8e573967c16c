"""Chinese counts that are no place's: of those that take part in an event, act together or are listed by name. Folded text."""

from __future__ import annotations

import re

# of which it is asked
COUNTS = frozenset(("organisations", "models", "other"))
_FEW = 12
# between the number and what its things do stand only they
_THINGS = r"(?:(?!的|备案|登记|完成|获批|发布|上线|推出)[^，。；：！？\d]){0,14}?"
_ACTING = re.compile(
    rf"{_THINGS}(?:签署|签约|签订|签下|参加|参展|参赛|出席|加入|亮相|展出|集中展示|同台|达成[^，。]{{0,6}}(?:合作|协议|一致)"
    r"|参与(?![^，。]{0,8}(?:研发|开发|建设|制定|训练|应用|大模型的))|联手|携手|结成|(?:联合|共同)(?:发起|发布|推出|成立|组建|签署|宣布))"
)
# 现场推出12款, 会上亮相的有: shown at an event
_SHOWN = re.compile(
    r"(?:现场|会上|展会|展区|发布会|大会|论坛|峰会|博览会|展台)[^，。；\d]{0,8}?(?:推出|发布|亮相|展示|展出|签约|签署|集聚|吸引|汇聚)"
    r"(?:了|的有|的)?(?:共|近|约|逾|超过?)?\Z"
)
# 百度、阿里两家公司
_NAMES = re.compile(
    r"(?:^|[，。；：—]|[由与和有为是])(?P<who>(?:[^，。；：、\d]{2,10}、){1,6}[^，。；：、\d]{2,10}?)等?，?(?:这)?\Z"
)
_OF_COUNTRY = re.compile(
    r"(?:全国|我国|中国|国内|全[省市区]|[省市])[^，。；\d]{0,8}?(?:共有|拥有|已有|现有|累计|共计?|有)[^，。；\d]{0,4}\Z"
)
_REACH = 60


def incidental(text: str, start: int, end: int, begin: int, metric: str, value: float) -> bool:
    """Whether the number at text[start:end], in a clause from `begin` on, counts those that take part in an event, act
    together (两家公司签署协议) or are listed by name, and so no place, unless the clause says so: 全国共有, 我国已有."""
    if _OF_COUNTRY.search(text, max(begin, start - _REACH), start):
        return False
    left = text[max(begin - 1, start - _REACH, 0) : start]
    listed = metric == "organisations" and value <= _FEW and _NAMES.search(left)
    return bool(listed or _ACTING.match(text, end, end + _REACH) or _SHOWN.search(left))
