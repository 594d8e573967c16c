"""From numerals to amounts: which numbers of a Chinese text are figures, with their unit and bound. Folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from parsers.languages.zh import bounds, numerals, units
from parsers.languages.zh.numerals import Numeral
from parsers.records import Bound, Unit


@dataclass(slots=True)
class Amount:
    """A number that counts something: words at text[start:end] (bound to classifier), digits from `at` to `upto`.

    `word` is the classifier or measure, empty for a bare number (2.49亿); `kind` a units.Kind, or percent,
    points, fraction, fold (doubled: 翻一番), bare.
    """

    start: int
    end: int
    at: int
    upto: int
    value: float
    high: float | None
    unit: Unit
    bound: Bound
    kind: str
    word: str


_FOLD = re.compile(
    r"(?=[翻倍成逾超近接减砍腰])(?:(?P<double>翻了?一?番|翻了?一?倍|(?<![\d\s多几数余十百千万])倍增(?![器计])|成倍(?:增|提|上|扩)|"
    r"(?P<over>[逾超近]|接近|"
    r"超过)倍(?!增))|翻了?(?P<times>[两三四五])番|减半|砍半|腰斩(?![至到]))(?!的(?!目标))"
)
# 每10家企业就有4家, 每六个人就有一人
_ONE_IN = re.compile(
    r"每(?:[一-鿿]{2})?(?P<of>\d{1,5}|[二三四五六七八九十百千两]{1,3})(?P<unit>[个名位家人款台件辆项部笔])[^，。；]{0,12}?(?:就|"
    r"便|中|里)[^，。；]{0,3}?有"
    r"(?P<over>超过|近|约|逾)?(?P<some>\d{1,5}|[一二两三四五六七八九十百]{1,3})(?:[个名位家人款台件辆项部笔])"
)
_EACH = re.compile(r"每[天日周月年]")
# 十个人里不到三个, 一百件专利里卖出去的只有七八件: a share
_SOME_OF = re.compile(
    r"(?<![\d一二三四五六七八九十百千])(?P<of>十|一?百|一百|一千|10|100)(?P<unit>[个名位家人件款台])[一-鿿]{0,4}[里中](?P<said>[^，。；\d]{0,10}?)"
    r"(?P<over>不到|不足|超过|近|约|至少)?(?:只|仅|就|都)?有?(?P<some>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P=unit)(?![一-鿿]?以)"
)
_CHIPS = re.compile(r"卡|GPU|芯片|NPU|处理器|电池|屏")
_EFFICIENCY = re.compile(r"(?:PUE|能源利用效率|电能利用效率)值?[^，。；\d]{0,8}$")
# 8B和0.5B两个尺寸: what is said of one in a list is said of all
_SIZES = re.compile(r"(?:\s?(?:[、,/和与及]|以及)\s?\d+(?:\.\d+)?B(?![A-Za-z\d]))+")
_SIZES_BEFORE = re.compile(r"(?:\d+(?:\.\d+)?B\s?(?:[、,/和与及]|以及)\s?)+$")
_SIZED = re.compile(r"参数|规模|尺寸|模型|版本|激活|[^，。；]的?(?:蒸馏|量化|满血|轻量|基座|开源)版")
_PRICED = re.compile(r"的?(?:输入|输出|价格|定价|成本|费用)")
# 三款产品合计占…: those just told, summed
_SUMMED = re.compile(r"[^，。；\d]{0,4}?(?:合计|加起来|相加|之和)")
_LEFT_OUT = re.compile(r"[A-Za-z]$")
_ONE = {"一", "1"}
_ONLY = re.compile(r"(?:只有|仅有|仅|唯一的?|只剩|各有?|分别[为有是]?)$")
_RESOLUTIONS = frozenset((360, 480, 720, 1080, 1440, 2160, 4320))  # 1080P高清视频
_DEFINED = re.compile(r"\s?(?:(?:通常|一般)?约?(?:可|相当于|等于|代表|对应)|即|=)")  # 1PB相当于…
_INVESTED = re.compile(r"的?(?:追加|战略|新一轮|首轮|天使轮)*(?:投资|融资)(?!者|人|机构|额)")
_BARE_UNIT = re.compile(r"^[百千万亿]+$")
# 人工智能企业已集聚千家: of that order, no idiom
_GATHERED = re.compile(
    r"(?:集聚|聚集|汇聚|汇集|集结|吸引|引进|引育|落户|入驻|已有|拥有|达|培育|服务|覆盖|接入)了?$"
)
_PEOPLE_SAID = re.compile(
    r"(?:不愿[^，。]{0,8}的)?(?:知情|消息|业内|匿名|相关|熟悉|负责|当事|现场)[^，。]{0,3}(?:人士|者|人)|"
    r"(?:专家|学者|分析师|院士|嘉宾)"
)
_BARE_AFTER = re.compile(
    r"企业|公司|国(?!内|家|产|际|企|资|有)|省(?!级|委|电)|市(?!场|值|民|委|级)|国家|城市|省份|高校|大学|"
    r"大?模型|用户|院校|案例|项目|专利|机构|团队|医院|学校|学生|开发者|应用|算法|产品|场景"
)
# What is told in money also where no currency is named
_WORTH = re.compile(r"(?:市值|估值|身价|身家|成交额|销售额|营业额|交易额|营收|净利润?)[^，。；：、\d]{0,7}$")
_LEAD = re.compile(r"(?<![A-Za-z])(?:[为达至到共有超逾近约破过计增仅]|占比|数量|总数)\s?$")
_END = re.compile(r"\s?(?:[，。；、！？）)]|$|\n)")


def amounts(
    text: str, start: int, end: int, masks: Sequence[tuple[int, int]], rows: Container[int] = ()
) -> Iterator[Amount]:
    """Every amount of text[start:end], in order; what lies in a mask is left out. `rows` are where numbers start
    that a table of places makes amounts."""
    floor = start
    for numeral in _merged(text, start, end):
        if isinstance(numeral, Amount):
            floor = numeral.end
            yield numeral
            continue
        i = bisect_right(masks, (numeral.end - 1, len(text))) - 1
        if i >= 0 and masks[i][1] > numeral.start:
            continue
        if numeral.start in rows:
            amount: Amount | None = _bounded(text, floor, numeral, numeral.end, "count", "row", "", 1)
        else:
            amount = _amount(text, floor, end, numeral)
        if amount is not None:
            floor = amount.end
            yield amount


def _merged(text: str, start: int, end: int) -> Iterator[Numeral | Amount]:
    """Numerals and the words of doubling and halving, in order."""
    folds = [_fold(m, text) for m in _FOLD.finditer(text, start, end)]
    folds += [a for m in _ONE_IN.finditer(text, start, end) if (a := _one_in(m)) is not None]
    folds += [a for m in _SOME_OF.finditer(text, start, end) if (a := _one_in(m)) is not None]
    folds.sort(key=lambda a: a.start)
    for numeral in numerals.find(text, start, end):
        while folds and folds[0].start <= numeral.start:
            yield folds.pop(0)
        if not (folds and numeral.end > folds[0].start):
            yield numeral
    yield from folds


def _fold(match: re.Match[str], text: str) -> Amount:
    bound: Bound = "exact"
    start = match.start()
    if match["over"]:
        bound = "nearly" if "近" in match["over"] else "more_than"
    elif (found := bounds.before(text, max(0, start - 10), start)) is not None:
        bound, start = found
    if match["double"] or match["times"]:
        value = 2.0 ** "_一两三四五".index(match["times"]) if match["times"] else 2.0
        return Amount(start, match.end(), *match.span(), value, None, "other", bound, "fold", "倍")
    return Amount(start, match.end(), *match.span(), -50.0, None, "percent", bound, "fold", "%")


def _one_in(match: re.Match[str]) -> Amount | None:
    whole, (part, high) = numerals.value(match["of"]), numerals.ends(match["some"])
    if not whole or not part or part > whole:
        return None
    bound = _BOUNDS.get(match["over"], "exact" if high is None else "range")
    share, upper = (None if n is None else round(100 * n / whole, 6) for n in (part, high))
    return Amount(*match.span(), *match.span(), share or 0.0, upper, "percent", bound, "fraction", "%")


_BOUNDS: dict[str | None, Bound] = {
    "超过": "more_than", "逾": "more_than", "近": "nearly", "约": "about", "不到": "less_than", "不足": "less_than",
    "至少": "at_least",
}  # fmt: skip


def _amount(text: str, floor: int, end: int, numeral: Numeral) -> Amount | None:
    if (
        numeral.kind != "percent"
        and numeral.written[0].isascii()
        and _LEFT_OUT.search(text[max(floor, numeral.start - 1) : numeral.start])
    ):
        word = re.search(r"[A-Za-z]+$", text[max(floor, numeral.start - 8) : numeral.start])
        if word and word.group().lower() not in ("ai", "token", "tokens", "rmb", "usd", "aigc", "d"):
            return None
    if text.startswith("+", numeral.end) and not text[numeral.end + 1 : numeral.end + 2].isdigit():
        numeral = numeral._replace(end=numeral.end + 1, vague="more_than")  # 200+客户
    if numeral.kind in ("percent", "points", "fraction"):
        amount = _bounded(text, floor, numeral, numeral.end, "percent", numeral.kind, "%", 1)
        if numeral.kind == "points" and text[amount.start : numeral.start].startswith(
            ("高于", "低于", "多于", "少于")
        ):
            amount.start, amount.bound = numeral.start, numeral.vague  # compared, not bounded
        return amount
    found = units.after(text, numeral.end)
    money = units.currency_before(text, floor, numeral.start)
    if money is not None and (found is None or found.kind in ("money", "none")):
        unit, begin = money
        stop = found.end if found is not None and found.kind == "money" else numeral.end
        return _bounded(text, floor, numeral, stop, unit, "money", "元", 1, begin)
    if found is None:
        return _bare(text, floor, end, numeral)
    if found.kind == "none":
        if "小时" in found.word and numeral.value >= 1000 and found.word == "小时":
            return _bounded(text, floor, numeral, found.end, "other", "measure", found.word, 1)
        return None
    if found.word == "次" and numeral.value >= 1e12 and _a_second(text, numeral.start, found.end):
        # 超过每秒1590百亿亿次
        begin = numeral.start - 2 * text.endswith("每秒", floor, numeral.start)
        return _bounded(text, floor, numeral, found.end, "flops", "flops", "次", 1, begin)
    if not _counts(text, floor, numeral, found):
        return None
    if (
        found.word == "块"
        and _END.match(text, found.end)
        and not _CHIPS.search(text, max(0, floor - 20), numeral.start)
    ):
        found = found._replace(kind="money", unit="CNY")  # 能挣3500多块
    amount = _bounded(text, floor, numeral, found.end, found.unit, found.kind, found.word, found.factor)
    if (
        found.kind in ("parameters", "classifier")
        and _BARE_UNIT.match(numeral.written)
        and amount.bound == "exact"
    ):
        amount.bound = "about"  # 千亿参数, 集聚千家: of that order
    return amount


def _a_second(text: str, start: int, end: int) -> bool:
    return text.endswith("每秒", 0, start) or text.startswith(("/秒", "／秒"), end)


def _counts(text: str, floor: int, numeral: Numeral, unit: units.Unit) -> bool:
    """Whether number and unit make an amount: 一个 is an article, 百家 an idiom, 20点 a time of day."""
    if numeral.written in ("零", "〇"):
        return False
    bounded = bounds.before(text, floor, numeral.start) is not None
    if unit.kind == "classifier" or unit.kind == "people":
        if numeral.value <= 10 and _SUMMED.match(text, unit.end):
            return False
        if (
            unit.word == "次"
            and numeral.value <= 3
            and _EACH.search(text, max(floor, numeral.start - 9), numeral.start)
        ):
            return False  # 每周使用不到一次
        if numeral.value == 1 and text.endswith(("不止", "何止"), floor, numeral.start):
            return False
        if numeral.value == 1 and numeral.written in _ONE:
            return bounded or bool(_ONLY.search(text[max(floor, numeral.start - 5) : numeral.start]))
        if _BARE_UNIT.match(numeral.written) and numeral.vague == "exact":
            return bounded or bool(_GATHERED.search(text, max(floor, numeral.start - 6), numeral.start))
        if numeral.written == "两" and unit.word not in ("家", "款", "所", "座", "台", "间"):
            return bounded or (
                unit.word == "个" and bool(re.match(r"[^，。]{0,6}模型", text[unit.end : unit.end + 9]))
            )
        if numeral.value <= 3 and unit.word in "名位" and _PEOPLE_SAID.match(text, unit.end):
            return False
        return not (unit.word in "类种" and numeral.value < 10) and not (
            unit.word in ("批", "组", "队", "对", "轮") and numeral.value <= 3
        )
    if numeral.value == 1 and unit.kind in ("measure", "flops", "tokens") and _DEFINED.match(text, unit.end):
        return False
    if unit.kind == "measure":
        if unit.word == "点":
            return "." in numeral.written or numeral.value >= 100
        if unit.word in ("秒", "升", "里", "米", "克", "瓦") and numeral.value == 1:
            return False
        return unit.word != "秒"
    if unit.kind == "parameters" and _BARE_UNIT.match(numeral.written) and unit.word.endswith("级"):
        return False  # 百亿参数级: a class
    if unit.kind == "parameters" and unit.word == "B":
        first, last = (
            _SIZES_BEFORE.search(text, floor - 40 if floor > 40 else 0, numeral.start),
            _SIZES.match(text, unit.end),
        )
        begin = first.start() if first else numeral.start
        stop = last.end() if last else unit.end
        return bool(_SIZED.search(text[max(0, begin - 10) : begin] + text[stop : stop + 8]))
    if unit.kind == "tokens":
        each = numeral.value <= 3 and "每" in text[max(floor, numeral.start - 6) : numeral.start]
        return not each and _PRICED.match(text, unit.end) is None  # 每两个Token就有一个; 千tokens输入价格3厘
    if unit.kind == "times":
        return numeral.value > 1 or numeral.written in ("一", "1") or "." in numeral.written
    if unit.kind == "money" and _BARE_UNIT.match(numeral.written):
        known = bounded or numeral.vague != "exact" or len(numeral.written) > 1
        return known and not text.startswith("级", unit.end)
    if unit.kind == "flops" and unit.word in ("P", "E"):
        return numeral.written[0].isascii() and numeral.value not in _RESOLUTIONS
    return True


def _bare(text: str, floor: int, end: int, numeral: Numeral) -> Amount | None:
    """A number without a unit: 2.49亿, 达346。, 65国; a bare number elsewhere counts nothing we know."""
    written, stop = numeral.written, numeral.end
    if _EFFICIENCY.search(text, max(floor, numeral.start - 12), numeral.start) and 1 <= numeral.value < 4:
        return _bounded(text, floor, numeral, stop, "other", "measure", "PUE", 1)
    if written[-1] in "亿兆" and (
        _WORTH.search(text, max(floor, numeral.start - 12), numeral.start) or _INVESTED.match(text, stop)
    ):
        return _bounded(text, floor, numeral, stop, "CNY", "money", "元", 1)  # 市值突破3000亿大关
    big = written[-1] in "万亿兆" or (numeral.vague == "more_than" and written[0].isascii())
    if text.startswith(("级", "象", "能", "万", "物", "里", "科", "岁", "里", "代"), stop) or re.match(
        r"[A-Za-z]", text[stop : stop + 1]
    ):
        return None
    bounded = bounds.before(text, floor, numeral.start) is not None or bounds.after(text, stop) is not None
    if _BARE_UNIT.match(written) and not bounded:
        return None
    if big and (written[0].isascii() or bounded or len(written) > 1):
        return _bounded(text, floor, numeral, stop, "count", "bare", "", 1)
    if not written[0].isascii() and not (numeral.value >= 11 and _BARE_AFTER.match(text, stop)):
        return None
    if _BARE_AFTER.match(text, stop) and numeral.value >= 3:
        return _bounded(text, floor, numeral, stop, "count", "bare", "", 1)
    lead = bounded or _LEAD.search(text[max(floor, numeral.start - 4) : numeral.start])
    if lead and _END.match(text, stop) and numeral.value >= 3 and not 1900 < numeral.value < 2100:
        return _bounded(text, floor, numeral, stop, "count", "bare", "", 1)
    return None


def _bounded(
    text: str,
    floor: int,
    numeral: Numeral,
    stop: int,
    unit: Unit,
    kind: str,
    word: str,
    factor: float,
    begin: int | None = None,
) -> Amount:
    """The amount with the bound's words around it: 不少于…, …以上, 近…, …左右."""
    start = numeral.start if begin is None else begin
    bound: Bound = numeral.vague
    if (found := bounds.before(text, floor, start)) is not None:
        bound = found[0] if bound != "range" else bound
        start = found[1]
    if (behind := bounds.after(text, stop)) is not None:
        if bound in ("exact", "at_least", "about") or (
            bound == "more_than" and behind[0] in ("less_than", "at_most")
        ):
            bound = behind[0] if bound != "about" or behind[0] != "more_than" else bound
        stop = behind[1]
        if (
            (late := units.after(text, stop)) is not None
            and not word
            and late.kind in ("classifier", "people", "money")
        ):
            stop, word, kind, unit = late.end, late.word, late.kind, late.unit
    high = None if numeral.high is None else numeral.high * factor
    return Amount(
        start,
        stop,
        numeral.start,
        numeral.end,
        float(f"{numeral.value * factor:.12g}"),
        high,
        unit,
        bound,
        kind,
        word,
    )
