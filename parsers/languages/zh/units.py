"""What stands directly behind a Chinese number: classifiers, currencies, measures, durations. Folded text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from parsers.records import Unit as FigureUnit

Kind = Literal["classifier", "money", "measure", "parameters", "tokens", "flops", "times", "people", "none"]

_CURRENCY: dict[str, FigureUnit] = {
    "元": "CNY", "人民币": "CNY", "元人民币": "CNY", "块钱": "CNY", "RMB": "CNY", "¥": "CNY", "CNY": "CNY", "元钱": "CNY",
    "美元": "USD", "美分": "USD", "美金": "USD", "$": "USD", "US$": "USD", "USD": "USD",
}  # fmt: skip
_MONEY = (
    r"人民币|元人民币|美元|美分|美金|港元|港币|新台币|台币|欧元|日元|日圆|英镑|韩元|韩圆|卢布|卢比|瑞士法郎|"
    r"新加坡元|新元|澳元|加元|澳门元"
    r"|块钱|元(?![宇旦素月首帅老件勋气宴])|RMB|USD"
)
_BEFORE_MONEY = re.compile(
    r"(?:(人民币)|(美元|美金|US\s?\$|USD|(?<![A-Za-z])\$)|(港元|港币|新台币|台币|欧元|日元|英镑|HK\$|NT\$|"
    r"€|£|HKD|TWD|NTD)|(¥|RMB|CNY))\s?$"
)
# Counted by one character; 个 before a duration is not one.
_CLASSIFIERS = (
    r"[家户台架场]次|个(?!多?(?:月|小时|季度|工作日|星期|交易日|学期|世纪|年头|礼拜|百分|半月|钟头|多小时|字头|方面|层面|"
    r"维度|环节|特点|关键|转变|层次|原因|重点(?=[工任]|[^一-鿿]|$)|阶段|好处|难题|"
    r"为什么|台阶|名次|身位|位次|坚持|统一|聚焦|问题))|款(?![项式待物])|家(?![庭用居里乡具]|人(?!工))|项|件(?!事|套)|股(?![东价权份市息民票])|"
    r"名(?![单称字额词为])|位(?![置于列居数次一])|所(?![有以在谓长属])|座(?!位|右|谈)|台(?!阶|湾|积电|北市|中市|南市)|"
    r"架(?!构)|块(?![钱链])|张|枚|颗|只(?![有是要能需剩])|支(?![持撑付付行])|辆|艘|栋|幢|篇|"
    r"部(?![分门署委长])|份(?!额)|笔|宗|起(?![步来到草初])|场(?![景馆地])|户|间|处(?![理于])|门(?![槛店])|套|"
    r"册|本(?![次届报市地科])|瓶|盒|箱|封|幅|首|则|轮(?![动流])|批(?!次)|组|队|对|双|棵|头|匹|枝|"
    r"条(?![件例款])|行(?![业动为程情政人驶列长])|片(?!区)|类(?![似型])|种(?![子植])|"
    r"例(?![如外])|桩|席|单(?![位日月])|粒|卡|节点|次(?![日年月要世序之级元数创开位第贷])|批次"
)
_MEASURES = (
    r"公里|千米|厘米|毫米|平方米|平方公里|平米|立方米|斤(?!斤)|英亩|公顷|亩|小时|公斤|千克|吨|升|克|千瓦时|度电|"
    r"兆瓦时?|千瓦|瓦时?|摄氏度|℃|"
    r"[TGMPEZK]B|[kMGT]Wh?|[kKMGT]bps|Gbps|km|kg|字节|比特|米(?![饭粉])|里(?![面的])|点(?![半钟])|亿?吨|"
    r"分贝|赫兹|标准箱|秒"
)
_UNIT = re.compile(
    rf"""\s?(?:
      (?P<parameters>(?:个|B的?|级别?的?)?(?:总|模型)?参数(?:量|规模|级别?)?) | (?P<billions>B(?![A-Za-z\d]))
    | (?P<tokens>(?P<many>[KMBT]\s?)?[个条组]?(?:词元|[Tt]okens?(?![A-Za-z])|TOKENS?))
    | (?P<flops>(?P<prefix>[EPTZG]|百亿亿次|十亿亿次|亿亿次|千万亿次)?(?:[Ff][Ll][Oo][Pp][Ss]?|次?浮点运算|次?浮点计算)
        (?:/s|每秒)?
        |(?P<prefix2>[EP])(?:级)?(?![A-Za-z\d])|百亿亿次)
    | (?P<money>{_MONEY})
    | (?P<times>倍(?!增(?!长|加|幅)|频|率|思|受))
    | (?P<none>年(?!用户)|月(?!活)|日(?!活)|天|周(?!岁|活)
        |个?(?:多)?(?:半)?(?:月|小时|季度|工作日|星期|交易日|学期|世纪|礼拜|钟头|多小时)(?!活)
        |分钟|毫秒|微秒|纳秒|岁|周岁|旬|代|届|期(?!刊)|级|版|层|号|楼|室|路|巷|弄|章|页
        |世纪|维|纳米|[nμu]m|Hz|英?寸|阶|分(?!之)|月龄|季|折)
    | (?P<people>人次|人(?=民币)|(?:万|亿)?人
        (?!民|工|类|形|机|均|才|员|口|物|生|群|社|大会|脸|格|像|气|力|文|士|体|马|行|心|手一|称))
    | (?P<classifier>{_CLASSIFIERS})
    | (?P<measure>{_MEASURES})
    )""",
    re.VERBOSE,
)
_PREFIX = {
    "E": 1e18,
    "P": 1e15,
    "T": 1e12,
    "Z": 1e21,
    "G": 1e9,
    "百亿亿次": 1e18,
    "十亿亿次": 1e17,
    "亿亿次": 1e16,
    "千万亿次": 1e15,
}

_MANY = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}


class Unit(NamedTuple):
    """A unit behind a number: its kind, where it ends, the figure's unit, and by how much it multiplies."""

    kind: Kind
    end: int
    unit: FigureUnit
    factor: float
    word: str


def after(text: str, end: int) -> Unit | None:
    """The unit that begins at `end`; kind "none" for one that makes the number no figure (days, floors, ages)."""
    match = _UNIT.match(text, end)
    if match is None:
        return None
    word = match.group().strip()
    if match["parameters"]:
        return Unit("parameters", match.end(), "parameters", 1e9 if word.startswith("B") else 1, word)
    if match["billions"]:
        return Unit("parameters", match.end(), "parameters", 1e9, word)
    if match["tokens"]:
        factor = _MANY[match["many"].strip()] if match["many"] else 1
        return Unit("tokens", match.end(), "tokens", factor, word)
    if match["flops"]:
        return Unit(
            "flops", match.end(), "flops", _PREFIX.get(match["prefix"] or match["prefix2"] or word, 1), word
        )
    if match["money"]:
        return Unit("money", match.end(), _CURRENCY.get(word, "other"), 0.01 if word == "美分" else 1, word)
    if match["times"]:
        return Unit("times", match.end(), "other", 1, word)
    if match["people"]:
        return Unit("people", match.end(), "count", 1, word)
    if match["classifier"]:
        return Unit("classifier", match.end(), "count", 1, word)
    if match["measure"]:
        return Unit("measure", match.end(), "other", 1, word)
    return Unit("none", match.end(), "other", 1, word)


def currency_before(text: str, floor: int, start: int) -> tuple[FigureUnit, int] | None:
    """The currency named just before a number (人民币, US$, 新台币) and where its name begins."""
    match = _BEFORE_MONEY.search(text, max(floor, start - 6), start)
    if match is None:
        return None
    unit: FigureUnit = "CNY" if match[1] or match[4] else "USD" if match[2] else "other"
    return unit, match.start()
