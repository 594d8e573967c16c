"""Quantities in English: a numeral with its unit, its bound, and the range or ratio that it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from parsers.languages.en import bounds, numerals
from parsers.languages.en.numerals import Number
from parsers.records import Bound, Unit

Kind = Literal[
    "bare",
    "percent",
    "points",
    "money",
    "parameters",
    "tokens",
    "flops",
    "times",
    "part",
    "ratio",
    "measure",
    "glued",
]


@dataclass(slots=True)
class Quantity:
    """One reading: `start`–`end` runs from the bound to the unit, `at`–`stop` is the numeral alone.

    kind   bare (a number of things), percent, points (percentage points), money, parameters, tokens, flops,
           times (a multiple: 300-fold, doubled), part (half, two-thirds), ratio (one in ten), measure (tonnes, GB),
           glued (letters follow the digits at once and are no unit known here: 3D, 7nm)
    """

    value: float
    kind: Kind
    unit: Unit
    start: int
    end: int
    at: int
    stop: int
    number: Number
    bound: Bound = "exact"
    high: float | None = None
    currency: str = ""


_BEFORE_MONEY = re.compile(
    r"(?:(?P<usd>US\$|USD\s?\$?|(?<![A-Za-z])\$)|(?P<cny>RMB|Rmb|CNY|CN¥|(?<![A-Za-z])[¥￥])|"
    r"(?P<other>HK\$|HKD|NT\$|NZ\$|S\$|A\$|C\$|€|£|₩|₹|EUR|GBP|JPY|CHF|SGD|INR|Rs\.?|\b(?:RM|MYR)))\s?$"
)
_NATION = r"(?:(?:US|U\.S\.|American)\s)"
_UNIT = re.compile(
    rf"""
    (?P<points>[\s-]?(?:percentage|percent|per\scent|%)[\s-]points?\b|\s?(?:basis\spoints|bps|pp|ppts?)\b)
  | (?P<percent>\s?[%％]|[\s-]?per\s?cents?\b|[\s-]?percent(?:age|s)?\b|\s?pct\b\.?)
  | (?P<cny>[\s-]?(?:Chinese\s)?(?:yuan|renminbi|RMB|CNY)\b(?:\sRMB\b|\srenminbi\b)?)
  | (?P<usd>[\s-]?{_NATION}?(?:dollars?|USD)\b|\sUS\$)
  | (?P<other>[\s-]?(?:Hong\sKong\sdollars?|HK\sdollars?|New\sTaiwan\sdollars?|Singapore\sdollars?
      |Australian\sdollars?|HKD|euros?|pounds(?!\sof)|
      yen|(?:South\sKorean\s|Korean\s)?won(?=[\s,.]*(?:\(|$|in\b|a\b|for\b|to\b|on\b))|rupees?|roubles?
      |rubles?|francs?|patacas?)\b)
  | (?P<parameters>(?:[\s-]+(?:active|activated|total|trainable|model|neural|learnable
      |adjustable))*[\s-]+param(?:eter)?s?\b(?!-efficient))
  | (?P<tokens>[\s-]+(?:(?:input|output|context|training|text|visual|inference|reasoning|unique|high-quality
      |multilingual|daily|pretraining|pre-training|prompt)[\s-]+){{0,2}}tokens?\b)
  | (?P<flops>\s?(?:(?P<prefix>[KMGTPEZ]|kilo|mega|giga|tera|peta|exa|zetta|yotta)[\s-]?)?FLOPS?\b(?:/s)?)
  | (?P<times>[\s-]?fold\b|-times\b|\stimes\b(?=\s(?:as|the|that|its|their|more|less|larger|bigger|higher
      |faster|cheaper|greater|lower|better|smaller|what|those|fewer|stronger|longer|over|growth|increase
      |[A-Z][\w.]*[’\x27]s)\b)
      |(?<=\d)[x×](?![\w]))
  | (?P<measure>\s?-?(?:(?:square|cubic|metric)\s)?(?:km|kilomet(?:er|re)s?|met(?:er|re)s?|cm|centimet(?:er
      |re)s?|millimet(?:er|re)s?|miles?|feet|foot|inch(?:es)?|kg|kilos?|
      kilograms?|grams?|tonn?es?|tons|mu|hectares?|acres?|lit(?:er|re)s?|ml|barrels?|watts?|kW|MW|GW|TW
      |kilowatts?|megawatts?|gigawatts?|
      kWh|MWh|GWh|TWh|(?:kilo|mega|giga|tera)watt[\s-]hours?|GB|TB|PB|EB|MB|KB|gigabytes?|terabytes?
      |petabytes?|megabytes?|exabytes?|zettabytes?|gigabits?|Gbps|Mbps|TOPS|
      GHz|MHz|hertz|horsepower|hp|lb-ft|rpm|mpg|microns?|light-years?|degrees?|km/h|kph|mph|volts?|PUE)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PREFIX = {"": 1e0, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12, "p": 1e15, "e": 1e18, "z": 1e21, "y": 1e24}
_UNITS: dict[str, Unit] = {
    "points": "percent", "percent": "percent", "cny": "CNY", "usd": "USD", "parameters": "parameters",
    "tokens": "tokens", "flops": "flops",
}  # fmt: skip
_KINDS: dict[str, Kind] = {"cny": "money", "usd": "money", "other": "money"}
_RATIO = re.compile(
    r"\s(?:(?P<noun>[a-z]+)\s)?(?:in|out\sof(?:\severy)?|of\severy|in\severy)\s(?:every\s)?$", re.IGNORECASE
)
_RANGE = re.compile(
    r"\s?[-–—~]\s?|\s(?:to|and|or|through)\s(?:about\s|around\s|some\s|a\s)?(?:minus\s)?", re.IGNORECASE
)
_SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|somewhere|spann(?:ed|ing)|spans?|scal(?:able|ing|es)|siz(?:ed|es|ing))\b[^.;]{0,30}$",
    re.I,
)
_MULTIPLYING = ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "twice", "halv", "fold")
_MULTIPLE = re.compile(
    r"\b(?=[dtqhfsen\d])"
    r"(?:(?P<two>doubl(?:ed|ing)(?!-)(?!\s(?:down|as\s(?!of\b)))|(?:(?<=\bto\s)|(?<=will\s)|(?<=would\s)|(?<=could\s)|(?<=can\s)|(?<=may\s)|(?<=might\s)|(?<=than\s)|(?<=nearly\s)|(?<=almost\s))double(?!-)|double(?=\s(?:the|its|that|those|their|what|last|this)\b)|doubles(?=\s(?:the|its|their|in\s|every|from|to\s)))|(?P<three>(?:tripl|trebl)(?:ed|ing)(?!-)|(?:(?<=\bto\s)|(?<=will\s)|(?<=would\s)|(?<=could\s)|(?<=than\s)|(?<=nearly\s)|(?<=almost\s))tr(?:ip|eb)le(?!-)|triple(?=\s(?:the|its|that|those|their|what|last)\b))"
    r"|(?P<four>quadrupl(?:ed|es|ing|e))|(?P<five>quintupl(?:ed|es|ing|e))|(?P<twice>twice(?=\s(?:as|the|that|its|their|what|more)\b))|(?P<halved>halv(?:ed|es|ing))"
    r"|(?P<fold>(?:two|three|four|five|six|seven|eight|nine|ten|twelve|hundred)fold|(?:\d+)fold))\b",
    re.IGNORECASE,
)
_FACTORS = {"two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "twice": 2.0}


def quantities(text: str, start: int, end: int, blocked: list[tuple[int, int]]) -> list[Quantity]:
    """Every quantity of text[start:end], in order; numerals inside `blocked` spans (sorted) are no quantities."""
    found: list[Quantity] = []
    floor, hole = start, 0
    for number in numerals.numbers(text, start, end, blocked):
        while hole < len(blocked) and blocked[hole][1] <= number.start:
            hole += 1
        if hole < len(blocked) and blocked[hole][0] < number.end:
            continue
        quantity = _quantity(text, floor, end, number)
        if found and _joined(text, start, found[-1], quantity):
            floor = found[-1].end
            continue
        found.append(quantity)
        floor = quantity.end
    _share_units(text, found)
    return _with_multiples(text, start, end, found, blocked)


_IN_LIST = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")


def _share_units(text: str, found: list[Quantity]) -> None:
    """«57 million, 125 million and 312 million yuan»: the currency at a list's end is that of all."""
    shared = False
    for first, second in zip(reversed(found[:-1]), reversed(found), strict=False):
        named = second.kind == "money" and (shared or second.end > second.stop)
        shared = (
            named
            and first.kind == "bare"
            and first.number.scaled
            and _IN_LIST.fullmatch(text, first.end, second.start) is not None
        )
        if shared:
            first.kind, first.unit, first.currency = "money", second.unit, second.currency


def _quantity(text: str, floor: int, end: int, number: Number) -> Quantity:
    money = _BEFORE_MONEY.search(text, max(floor, number.start - 6), number.start)
    start = money.start() if money else number.start
    unit = _UNIT.match(text, number.end, end) or _of_currency(text, end, number)
    q = Quantity(number.value, "bare", "count", start, number.end, number.start, number.end, number)
    if money:
        q.kind, q.currency = "money", money.group().strip()
        q.unit = {"usd": "USD", "cny": "CNY", "other": "other"}[str(money.lastgroup)]  # type: ignore[assignment]
        if unit and unit.lastgroup in ("cny", "usd", "other") and text[unit.start()] not in "-":
            q.end = unit.end()
    elif unit and unit.lastgroup:
        _with_unit(q, unit)
    elif number.form == "fraction":
        q.kind, q.unit, q.value = "part", "percent", round(number.value * 100, 2)
    elif number.form == "glued":
        q.kind = "glued"
    _bounded(text, floor, end, q)
    return q


def _of_currency(text: str, end: int, number: Number) -> re.Match[str] | None:
    """The unit of «billions of dollars», «tens of millions of yuan»: money, and no count of bills."""
    if number.form != "many" or not text.startswith(" of ", number.end):
        return None
    unit = _UNIT.match(text, number.end + len(" of"), end)
    return unit if unit and unit.lastgroup in ("cny", "usd", "other") else None


def _with_unit(q: Quantity, unit: re.Match[str]) -> None:
    group = next(g for g in (*_UNITS, "other", "times", "measure") if unit[g] is not None)
    q.end = unit.end()
    q.unit = _UNITS.get(group, "other")
    q.kind = _KINDS.get(group, group)  # type: ignore[arg-type]
    if group == "other":
        q.currency = unit.group().strip(" -")
    if group == "flops":
        q.value *= _PREFIX[(unit["prefix"] or "")[:1].lower()]
    if group in ("percent", "points") and q.number.form == "fraction":
        q.value = round(q.value, 4)  # half a percent


def _bounded(text: str, floor: int, end: int, q: Quantity) -> None:
    if q.number.form == "many":
        q.bound = "at_least"
    if found := bounds.before(text, floor, q.start):
        q.bound, q.start = found
    if q.bound not in ("exact", "about", "at_least"):
        return
    found = bounds.after(text, q.stop) or (bounds.after(text, q.end) if q.end != q.stop else None)
    if found and found[1] <= end:
        q.bound = found[0]
        q.end = max(q.end, found[1])
        if q.kind == "bare":
            q.stop = found[1]


def _joined(text: str, start: int, first: Quantity, second: Quantity) -> bool:
    """Fold `second` into `first` where the two are one ratio («nine in 10») or one range («300 to 400»)."""
    if text.startswith("~", second.start) and second.start == first.end:  # 20~100
        second.start, second.bound = second.at, "exact"
    between = text[first.end : second.start]
    if len(between) > 40:
        return False
    if first.kind == "bare" and second.kind == "bare" and (ratio := _RATIO.fullmatch(between)):
        few = (
            first.number.value < second.value <= 1000 and not first.number.scaled and not second.number.scaled
        )
        near = first.number.form == "words" or second.number.digits in ("10", "100", "5", "4", "3", "20")
        if few and near and _whole_ratio(text, first, second, ratio):
            first.value = round(100 * first.value / second.value, 2)
            first.kind, first.unit, first.end, first.stop = "ratio", "percent", second.end, second.stop
            first.bound = second.bound if first.bound == "exact" else first.bound
            return True
    return _between_bounds(first, second, between) or _ranged(text, start, first, second, between)


_LOWER, _UPPER = {"more_than", "at_least"}, {"less_than", "at_most"}


def _between_bounds(first: Quantity, second: Quantity, between: str) -> bool:
    """«more than 10 but fewer than 20»: one range, told by its two bounds."""
    if (
        first.kind != second.kind
        or first.high is not None
        or not re.fullmatch(r",?\s(?:and|but)\s|,\s", between)
    ):
        return False
    if first.bound in _LOWER and second.bound in _UPPER and first.value < second.value:
        first.high = second.value
    elif first.bound in _UPPER and second.bound in _LOWER and second.value < first.value:
        first.value, first.high = second.value, first.value
    else:
        return False
    first.bound, first.end, first.stop = "range", second.end, second.stop
    return True


def _whole_ratio(text: str, first: Quantity, second: Quantity, ratio: re.Match[str]) -> bool:
    """«one in eight», «one answer in twenty»: not «two plants in 12 cities» or «two in 2024»."""
    if ratio["noun"]:
        return first.value == 1 and second.number.form == "words"
    following = re.match(r"\s(\w+)", text[second.end : second.end + 20])
    return first.value == 1 or second.value in (3, 4, 5, 6, 8, 10, 20, 100) or following is None


def _ranged(text: str, start: int, first: Quantity, second: Quantity, between: str) -> bool:
    if first.high is not None or not _RANGE.fullmatch(between) or not _alike(first, second, between):
        return False
    word = between.strip().lower().split()[:1] or ["-"]
    before = text[max(start, first.start - 40) : first.start]
    opened = re.search(r"\bbetween\s(?:about\s|around\s|some\s)?$", before, re.IGNORECASE)
    from_ = re.search(r"\bfrom\s(?:about\s|around\s)?$", before, re.IGNORECASE)
    if (word[0] == "and" and not opened) or (word[0] == "or" and second.value != first.value + 1):
        return False
    if word[0] in ("to", "through") and (
        (from_ and not _SPREAD.search(before))
        or second.bound not in ("exact", "about")
        or (
            _moved(before)
            and not (
                second.kind in ("percent", "points")
                and first.kind in ("bare", "percent")
                and before.endswith("by ")
            )
        )
    ):
        return False
    low, high = first.value, second.value
    if (
        first.kind in ("bare", "money")
        and not first.number.scaled
        and second.number.scaled
        and low < high / 1000
    ):
        low *= high / _mantissa(second)
    elif first.kind == "bare" and second.unit == "flops":
        low *= high / second.number.value
    if low >= high or (word[0] not in ("to", "through", "and", "or") and high > 1e4 * max(low, 1e-9)):
        return False
    first.value, first.high, first.bound = low, high, "range"
    if first.kind != "money" or second.kind == "money":
        first.kind, first.unit, first.currency = second.kind, second.unit, second.currency or first.currency
    first.end, first.stop = second.end, second.stop
    if opened:
        first.start -= len(opened.group())
    return True


def _alike(first: Quantity, second: Quantity, between: str) -> bool:
    """Whether two quantities can be the ends of one range: of one kind, or «$40-50 billion», «300 to 400 EFLOPS»."""
    if first.kind in (second.kind, "bare"):
        return True
    return (
        first.kind == "money"
        and second.kind == "bare"
        and (second.number.scaled or between.strip() in "-–—~")
    )


def _moved(before: str) -> bool:
    """«rose 300 to 400» is a move, not a range."""
    return bool(
        re.search(
            r"\b(?:rose|fell|up|down|grew|climbed|dropped|increased|decreased|by)\s(?:by\s)?$",
            before,
            re.IGNORECASE,
        )
    )


def _mantissa(q: Quantity) -> float:
    for scale in (1e15, 1e12, 1e9, 1e6, 1e3):
        if q.value >= scale:
            return q.value / scale
    return q.value


def may_multiply(words: str) -> bool:
    """Whether a sentence in lower case may hold a multiple without a numeral: doubled, twice the level."""
    return any(stem in words for stem in _MULTIPLYING)


def _with_multiples(
    text: str, start: int, end: int, found: list[Quantity], blocked: list[tuple[int, int]]
) -> list[Quantity]:
    """The quantities with the multiples told by a verb alone: doubled, tripling, twice the level, threefold."""
    if not may_multiply(text[start:end].lower()):
        return found
    extra = [q for m in _MULTIPLE.finditer(text, start, end) for q in _multiple(text, start, end, m)]
    free = [q for q in extra if not any(f.at < q.stop and q.at < f.end for f in found)]
    return sorted([*found, *free], key=lambda q: q.at)


def _multiple(text: str, start: int, end: int, match: re.Match[str]) -> Iterator[Quantity]:
    group = str(match.lastgroup)
    kind: Kind = "times"
    unit: Unit = "other"
    if group == "halved":
        value, kind, unit = -50.0, "points", "percent"
    elif group == "fold":
        stem = match.group()[:-4].lower()
        value = float(stem) if stem.isdecimal() else float(numerals.ONES.get(stem, 100))
    else:
        value = _FACTORS[group]
    number = Number(value, match.start(), match.end(), "words")
    q = Quantity(value, kind, unit, match.start(), match.end(), match.start(), match.end(), number)
    _bounded(text, start, end, q)
    yield q
