"""Chinese words that bound a number: 不少于, 逾, 近, 不足, 以上, 左右. Reads folded text."""

from __future__ import annotations

import re

from parsers.records import Bound

_LE = "(?:了|过|到|至|过了|到了|达|达到|为|是|有|出|起)?"  # 超过了, 接近于
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        (
            r"(?:不|不得|不会|不能|不应|不宜|不可能|未|绝不)(?:少|低|小|下|亚)于|(?:至少|最少|起码|最低|不下|少说|少则|下限[为是]?|≥|>=|"
            r"大于等于|大于或等于|大于或者等于|高于或等于)"
            r"(?:有|是|为|要|需|需要|达|达到|占|在|也有|也要|(?:已经?|还|将)?(?:有|存在|拥有|(?:发布|推出|上线|诞生|涌现|开源|新增)了?))?"
        ),
    ),
    (
        "at_most",
        (
            r"(?:不|不得|不能|不会|未|没有?|绝不)(?:超过|超|高于|多于|大于|逾)了?|(?:至多|最多|最高|顶多|"
            r"充其量|多则|上限[为是]?|封顶|≤|<=|小于等于|小于或等于|小于或者等于)"
            r"(?:可|可达|能|达|达到|有|为|是|只有|只|不超过|可获|可享|给予)?"
        ),
    ),
    (
        "less_than",
        r"(?:没有?|没能|未能?|尚未|还未|均未|仍未|都没有?|未曾)(?:突破|达到?|到|满|跨过|越过|及|能达到|站上)"
        r"|(?:还|尚|仍|远|均|都|也)?(?:不到|不足|不满|不及|未满|未及|未达|低于|少于|小于|失守|跌破|跌穿|降破|<)"
        + _LE,
    ),
    (
        "more_than",
        r"(?:已|均|都|远|大大|明显|首次|早已|率先)?"
        r"(?:超过|超出|超越|超|逾|突破|冲破|高于|多于|大于|高过|跨过|越过|迈过|跨越|迈上|站上|跃上|"
        r"破|愈|甚至超过|不止|不只|何止|>)" + _LE,
    ),
    (
        "nearly",
        r"(?:将近|接近|逼近|直逼|迫近|几近|趋近|几乎|差不多|快要?(?=[一二三四五六七八九十百千万\d])|近)"
        + _LE,
    ),
    (
        "about",
        r"(?:大约|大概|大致|约莫|约为|约有|约占|约合|约达|约在|约计|约等于|约是|大抵|粗略|估计|预估|估算|"
        r"合约|折合约|约略|或达|或为|或有|或将达|约|≈|~)" + _LE,
    ),
)
# Tried from the left, so that 不超过 is found before 超过.
BEFORE = re.compile("(?:" + "|".join(f"(?P<{bound}>{words})" for bound, words in _BEFORE) + r")\s?$")
_LAST = frozenset(
    "于少低下有是为要需占在超过高多大逾了到至最可能达上限封顶突破满跨越及足不布线生现源增失守跌穿降<>出止只何破愈将近接逼直迫几趋乎差快约概致略计合等估粗或等≥≤=≈~倍给予享获起站迈跃升也"
)
_SUPERLATIVE = ("最高", "最多", "最少", "最低")
_OVER = re.compile(r"(?:刚|略|稍|已|早已)过$")  # 刚过一成, 已过六成
_SHORT = re.compile(r"(?<![以海线网身马晚路史云地世])上$|(?<![不通经])过$")  # 上百, 过千: only before a unit
# Words that may stand between the bound and its number: 约为人民币, 超过全国的
_BETWEEN = re.compile(
    r"(?:人民币|新台币|台币|港币|港元|美元|美金|[A-Z]{0,3}[$¥€£]|RMB|每?平均|(?:了|其)?(?:全国|全球|全市|"
    r"全省|世界|总数|总量|总体|挂牌价|其中|半数|"
    r"总人口|同期|整体|去年|过去|原来|预期|预算)的?|的|[“「]|总?额|共计?|合计|累计)\s?$"
)
_AFTER: tuple[tuple[Bound, str], ...] = (
    ("at_most", r"(?:以内|之内|封顶|为限|为上限)"),
    ("less_than", r"(?:以下|之下|不到|弱(?![智势点化]))"),
    (
        "more_than",
        (
            r"(?:以上|之上|开外|有余|出头|多(?![少数样元方边核模重维出])|余(?!额|下)|强(?![调化制国]))|"
            r"或(?:者)?以上|\+"
        ),
    ),
    ("about", r"(?:左右|上下|前后|许(?![多可])|的样子|之间上下)"),
)
AFTER = re.compile("|".join(f"(?P<{bound}>{words})" for bound, words in _AFTER))


# 突破云业务总收入的35%, 不到挂牌价的一半: the bound stands before what the share is of
_OF_WHOLE = re.compile(
    r"(?:(?P<at_most>不(?:得|能|会|应)?(?:超过|高于))|(?P<more_than>(?<!不)(?<!不[得能会应])(?:超过|突破))(?!THAN)|(?P<less_than>不到|不足|低于(?!THAN))|(?P<nearly>接近|逼近))[一-鿿]{2,9}的$".replace(
        "THAN", "[中美英法德日韩]国|日本|印度|欧|全国|全球|[去上前]年|同期|行业|其|上季"
    )  # 低于中国的81%: of another, compared
)
_SHARE = re.compile(r"\d[\d.]*%|[一二三四五六七八九]成|一半|[二三四五六七八九十]分之")


def before(text: str, floor: int, start: int) -> tuple[Bound, int] | None:
    """The bound whose words end just before `start`, and where they begin; none before `floor`."""
    for _ in range(3):
        if start <= floor:
            return None
        left = text[max(floor, start - 14) : start]
        if text[start : start + 1] in tuple("百千万亿") and (short := _SHORT.search(left)):
            return ("at_least" if short.group() == "上" else "more_than"), start - 1
        if left.endswith("过") and _SHARE.match(text, start) and (over := _OVER.search(left)):
            return "more_than", start - len(left) + over.start()
        if left.rstrip()[-1:] in _LAST and (match := BEFORE.search(left)):
            return match.lastgroup, start - len(left) + match.start()  # type: ignore[return-value]
        if _SHARE.match(text, start) and (whole := _OF_WHOLE.search(left)):
            return whole.lastgroup, start - len(left) + whole.start()  # type: ignore[return-value]
        between = _BETWEEN.search(left)
        if not between:
            return None
        if "同期" in between.group() and _SHARE.match(text, start):
            return None  # 远超去年同期的3.2%: measured against, not bounded
        start = start - len(left) + between.start()
        if between.group() == "的" and text[max(floor, start - 2) : start] in _SUPERLATIVE:
            return None  # 频率最高的三款
    return None


def after(text: str, end: int) -> tuple[Bound, int] | None:
    """The bound whose words begin at `end`, and where they end."""
    match = AFTER.match(text, end)
    return (match.lastgroup, match.end()) if match and match.lastgroup else None  # type: ignore[return-value]
