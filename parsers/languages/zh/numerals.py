"""Chinese numbers as written: digits with 万 and 亿, characters, 大写, fractions, 百分之, 成, 折, ranges.

Reads folded text (script.fold). cn2an, looked at, reads one bare numeral and raises at anything around it
(51% of the recognizers' cases); recognizers-text reads prose at about 40 ms a sentence and takes 一些 for one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["number", "percent", "points", "fraction"]

_DIGIT = dict(zip("零一二三四五六七八九", range(10), strict=True)) | dict(
    zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)
)
_DIGIT |= {"两": 2, "○": 0, "俩": 2, "仨": 3}
_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_UNIT |= {"拾": 10, "佰": 100, "仟": 1000, "廿": 20, "卅": 30}

# 1,200 and, as Hong Kong's papers write, 1 200
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.A-Za-z-])\d{1,3}(?:[ ]\d{3})+(?=\s?[家间名个位款项人元万亿%]|$)|\d+(?:\.\d+)?"
_CD = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_U = "十百千万亿拾佰仟"
_CN = rf"(?:[{_CD}]|[{_U}]|兆(?![瓦赫字比帕欧])|[廿卅](?=[{_CD}])|[余多几](?=[十百千万亿]))"
# 3.2万, 1亿2000万, 3万4000, 500余万, 20 万
_ARABIC_RUN = (
    rf"(?:{ARABIC})(?:\s?[余多几来]?\s?(?:[百千]?[万亿]+|百(?!分)|千(?![瓦米克卡字赫帕焦])|兆(?![瓦赫字比帕欧]))"
    rf"(?:零?\d+(?:\.\d+)?\s?[十百千万亿]+)*(?:(?<=[万千百])零?\d{{1,4}}(?![\d.%,]))?)?"
)
_CN_RUN = rf"{_CN}+(?:点[{_CD}]+)?"
_RUN = rf"(?:{_ARABIC_RUN}|{_CN_RUN})"
_NUMBER = re.compile(
    rf"""(?=[0-9{_CD}{_U}兆廿卅半过大多泰对减负数几好成-])(?:
    (?P<half>(?<![大夜])一半|半数|过半|[大多泰]半(?=[的数以来是都在为将，。；、])|对半|减半|半成|半折|半百)
  | (?P<parts>[二三四五六]分[一二三四](?=[^之秒钟\d一二三四五六七八九十]))
  | (?<=[的约近占过足超达为到有及以於于国球市省])(?P<slash>[1-9]/(?:[2-9]|1\d|20))(?![\d/年月日])
  | (?P<sign>负|(?<![\w.)）\d%+-])-(?=[\d.])|(?<=[为是达率速幅])-(?=\d))?
    (?:(?P<whole>{_RUN})又)?(?:(?P<den>{_RUN}|千万|百万|万万)分之)?
    (?P<rough>(?<!参)[数几](?=[十百千万亿])|好几(?=[十百千万亿])|成百上(?=千))?
    (?P<low>{_RUN})(?P<vague>余(?!额|下)|多(?![少数样元方边核模重维出])|几(?!乎)|来(?=[个家名位款年天人万亿]))?
    (?:(?P<lowunit>%|成)?(?P<to>\s?[至到~～〜—–-]{{1,2}}\s?|[与和](?=(?:{_RUN})[^，。；\d]{{0,3}}之?间))(?:百分之)?(?P<high>{_RUN}))?
    (?:
        \s?(?P<percent>%|％|‰|\s?(?:个|個)?百分点|pct)
      | (?P<cheng>成(?=为)(?<=[近约逾超过][一二三四五六七八九]成)|成(?!为))(?![本长员功果就交绩品型效都心见千立熟分人因语套])
          (?P<tenth>[一二三四五六七八九半1-9](?![\d.%十百千万亿个家款点成季些]))?
      | (?P<zhe>折)(?![算合叠射扣腾回旧磨返戟])
    )?
    )
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(rf"{ARABIC}|[{_CD}{_U}兆廿卅点余多几来]")
_PAIR = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])(?=$|[十百千万亿])")
_SUM = re.compile(r"[拾佰仟万亿]|[壹贰叁柒捌玖][十百千]|[十百千][壹贰叁肆伍陆柒捌玖]")
_FORMAL = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")


class Numeral(NamedTuple):
    """A number at text[start:end].

    value, high   as written; percent kinds in percent, points in percentage points, fractions in percent
    vague         余 and 多 (more_than), 数十 (at_least), 来 (about), a range's two ends, else exact
    written       the numeral's own characters, without % or 成
    """

    start: int
    end: int
    value: float
    high: float | None
    vague: Literal["exact", "more_than", "at_least", "about", "range"]
    kind: Kind
    written: str


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """Every number in folded text[start:end], in order; what cannot be one number (二〇八) is left out."""
    at, stop = start, len(text) if end is None else end
    while match := _NUMBER.search(text, at, stop):
        at = match.end()
        if match["half"]:
            yield _half(match)
        elif match["parts"]:  # 四分一, as Cantonese has it
            whole, part = _DIGIT[match["parts"][0]], _DIGIT[match["parts"][2]]
            if part < whole:
                share = round(100 * part / whole, 6)
                yield Numeral(*match.span(), share, None, "exact", "fraction", match["parts"])
        elif match["slash"]:
            part, whole = map(int, match["slash"].split("/"))
            if part < whole:
                share = round(100 * part / whole, 6)
                yield Numeral(*match.span(), share, None, "exact", "fraction", match["slash"])
        elif (found := _read(match)) is not None:
            yield found
            at = found.end


def _half(match: re.Match[str]) -> Numeral:
    word = match["half"]
    vague: Literal["more_than", "exact"] = "more_than" if word[0] in "过大多泰" else "exact"
    if word in ("半成", "半折", "半百"):
        value = {"半成": 5.0, "半折": 50.0, "半百": 50.0}[word]
        return Numeral(*match.span(), value, None, "exact", "number" if word == "半百" else "percent", word)
    return Numeral(*match.span(), 50.0, None, vague, "fraction", word)


def _read(match: re.Match[str]) -> Numeral | None:
    low, high = ends(match["low"])
    if low is None:
        return None
    vague: Literal["exact", "more_than", "at_least", "about", "range"] = "exact"
    if match["vague"] or re.search(r"[余多几来]", match["low"]):
        vague = "about" if match["vague"] == "来" else "more_than"
    if match["rough"]:
        vague = "at_least"
    end = match.end()
    if match["high"]:
        upper = value(match["high"])
        scaled = _scaled(low, match["low"], upper, match["high"]) if upper is not None else low
        parted = match["lowunit"] == "%" and not match["percent"]  # 增长220%至386亿元: two numbers
        if parted or upper is None or scaled >= upper or vague != "exact" or high is not None or match["den"]:
            end = match.end("low")  # not a range: read the first alone
            if match["lowunit"]:
                end = match.end("lowunit")
        else:
            low, high = scaled, upper
    if high is not None:
        vague = "range"
    return _kinded(match, low, high, vague, end)


def _kinded(
    match: re.Match[str],
    low: float,
    high: float | None,
    vague: Literal["exact", "more_than", "at_least", "about", "range"],
    end: int,
) -> Numeral | None:
    kind: Kind = "number"
    scale, shift = (-1.0 if match["sign"] else 1.0), 0.0
    cut = end < match.end()
    if match["den"]:
        below = value(match["den"])
        if not below:
            return None
        scale, kind = scale * 100 / below, "percent" if below in (100, 1000, 10000) else "fraction"
        if match["whole"]:
            return None
    elif (cut and match["lowunit"] == "成") or (not cut and match["cheng"]):
        if low > 10 and high is None:
            return None
        scale, kind = scale * 10, "percent"
        if not cut and match["tenth"]:
            shift = 5.0 if match["tenth"] == "半" else float(_DIGIT.get(match["tenth"]) or match["tenth"])
    elif not cut and match["zhe"]:
        scale, kind = scale * (10 if low <= 10 else 1), "percent"
    elif (cut and match["lowunit"]) or (not cut and match["percent"]):
        sign = match["percent"] if not cut else "%"
        kind = "points" if "百分点" in sign or sign == "pct" else "percent"
        scale = scale / 10 if sign == "‰" else scale
    return Numeral(
        match.start(),
        end,
        round(low * scale + shift, 8),
        None if high is None else round(high * abs(scale) + shift, 8),
        vague,
        kind,
        match["low"],
    )


def ends(words: str) -> tuple[float | None, float | None]:
    """The value of a run, or both ends of one such as 二三十, 七八 and 三五."""
    pair = _PAIR.search(words)
    if pair and not words[: pair.start()].endswith(("零", "点")) and "点" not in words:
        first, second = _DIGIT[pair[1]], _DIGIT[pair[2]]
        if second == first + 1 or (first, second) == (3, 5):
            low = value(words[: pair.start()] + pair[1] + words[pair.end() :])
            high = value(words[: pair.start()] + pair[2] + words[pair.end() :])
            return low, high
    return value(words), None


def value(words: str) -> float | None:
    """What a run of digits, numeral characters and units comes to; None where it is no one number."""
    if words in ("拾", "佰", "仟"):
        return None
    if _FORMAL.search(words) and not _SUM.search(words):
        return None  # 陆, 伍 and 拾 are words of their own
    groups: list[tuple[float, int]] = []
    section, current, last, zero, decimals = 0.0, None, 0, False, ""
    for token in _TOKEN.findall(words):
        if decimals:
            if token not in _DIGIT:
                return None
            decimals += str(_DIGIT[token])
        elif token == "点":
            decimals = "."
        elif token in _DIGIT:
            if current is not None and current != 0:
                return None  # 二〇八: digits in a row
            current, zero = float(_DIGIT[token]), zero or token in "零〇"
        elif token[0].isdigit():
            if current is not None and current != 0:
                return None
            current, last = (
                float(token.replace(",", "").replace(" ", "")),
                0 if section == 0 and not groups else 1,
            )
        elif token in "余多几来":
            continue
        elif _UNIT[token] < 10**4:
            section += (current or 1) * _UNIT[token]
            current, last, zero = None, _UNIT[token], False
        else:
            section, last = _grouped(groups, section + (current or 0), _UNIT[token]), _UNIT[token]
            current, zero = None, False
    if current and last >= 100 and not zero and current < 10 and not decimals:
        current *= last / 10  # 两千四百五 is 2,450
    total = float(f"{sum(v for v, _ in groups) + section + (current or 0):.12g}")  # 83.6亿 without 0.000001
    if not math.isfinite(total):
        return None  # hundreds of digits
    return total + float("0" + decimals) if len(decimals) > 1 else total


def _grouped(groups: list[tuple[float, int]], section: float, unit: int) -> float:
    """Close the section before 万, 亿 or 兆; smaller groups before it are multiplied too: 一万五千亿."""
    while groups and groups[-1][1] <= unit:
        if groups[-1][1] == unit and section:
            break
        section += groups.pop()[0]
    groups.append(((section or 1) * unit, unit))
    return 0.0


def _scaled(low: float, low_words: str, high: float, high_words: str) -> float:
    """The low end in the high end's magnitude: 3至5万 is 30,000 to 50,000, 三到五万 too."""
    magnitude = re.search(r"[百千]?[万亿]+$", high_words)
    if magnitude and not re.search(r"[万亿]", low_words):
        factor = value("1" + magnitude.group())
        if factor and low * factor < high:
            return low * factor
    return low
