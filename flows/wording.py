"""Numbers, bounds, places and kinds of news as a person reads them, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

Language = Literal["en", "zh"]

_BOUNDS: dict[Language, dict[str, str]] = {
    "en": {
        "exact": "{}",
        "at_least": "at least {}",
        "more_than": "more than {}",
        "at_most": "up to {}",
        "nearly": "nearly {}",
        "about": "about {}",
        "less_than": "less than {}",
        "range": "{}",
    },
    "zh": {
        "exact": "{}",
        "at_least": "至少 {}",
        "more_than": "超过 {}",
        "at_most": "至多 {}",
        "nearly": "近 {}",
        "about": "约 {}",
        "less_than": "不足 {}",
        "range": "{}",
    },
}
KINDS: dict[Language, dict[str, str]] = {
    "en": {
        "first": "new figure",
        "changed": "changed",
        "conflict": "conflicting report",
        "revised": "revised",
    },
    "zh": {"first": "首次报道", "changed": "有变化", "conflict": "说法不一", "revised": "已更正"},
}
_STEPS: dict[Language, tuple[tuple[float, str], ...]] = {
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
}
_UNITS: dict[Language, dict[str, str]] = {
    "en": {
        "percent": "%",
        "parameters": " parameters",
        "tokens": " tokens",
        "CNY": " yuan",
        "flops": " FLOPS",
    },
    "zh": {
        "percent": "%",
        "parameters": " 参数",
        "tokens": " 词元",
        "CNY": "元",
        "USD": "美元",
        "flops": " FLOPS",
    },
}
_PLACES: dict[Language, dict[str, str]] = {
    "en": {"WORLD": "world", "CN": "China", "US": "United States", "HK": "Hong Kong", "TW": "Taiwan"},
    "zh": {"WORLD": "全球", "CN": "中国", "US": "美国", "HK": "香港", "TW": "台湾"},
}
_PROVINCES = {
    "CN-BJ": ("Beijing", "北京"),
    "CN-TJ": ("Tianjin", "天津"),
    "CN-HE": ("Hebei", "河北"),
    "CN-SX": ("Shanxi", "山西"),
    "CN-NM": ("Inner Mongolia", "内蒙古"),
    "CN-LN": ("Liaoning", "辽宁"),
    "CN-JL": ("Jilin", "吉林"),
    "CN-HL": ("Heilongjiang", "黑龙江"),
    "CN-SH": ("Shanghai", "上海"),
    "CN-JS": ("Jiangsu", "江苏"),
    "CN-ZJ": ("Zhejiang", "浙江"),
    "CN-AH": ("Anhui", "安徽"),
    "CN-FJ": ("Fujian", "福建"),
    "CN-JX": ("Jiangxi", "江西"),
    "CN-SD": ("Shandong", "山东"),
    "CN-HA": ("Henan", "河南"),
    "CN-HB": ("Hubei", "湖北"),
    "CN-HN": ("Hunan", "湖南"),
    "CN-GD": ("Guangdong", "广东"),
    "CN-GX": ("Guangxi", "广西"),
    "CN-HI": ("Hainan", "海南"),
    "CN-CQ": ("Chongqing", "重庆"),
    "CN-SC": ("Sichuan", "四川"),
    "CN-GZ": ("Guizhou", "贵州"),
    "CN-YN": ("Yunnan", "云南"),
    "CN-XZ": ("Tibet", "西藏"),
    "CN-SN": ("Shaanxi", "陕西"),
    "CN-GS": ("Gansu", "甘肃"),
    "CN-QH": ("Qinghai", "青海"),
    "CN-NX": ("Ningxia", "宁夏"),
    "CN-XJ": ("Xinjiang", "新疆"),
    "CN-HK": ("Hong Kong", "香港"),
    "CN-MO": ("Macao", "澳门"),
    "CN-TW": ("Taiwan", "台湾"),
}


def number(value: float, unit: str = "count", language: Language = "en") -> str:
    """A value in base units as prose writes it: 1,842; 41%; 7.2 billion yuan; $1 billion; 6.48亿."""
    words = _scaled(value, unit, language)
    if unit == "USD" and language == "en":
        return f"-${words[1:]}" if words.startswith("-") else f"${words}"
    return words + _UNITS[language].get(unit, "")


def _scaled(value: float, unit: str, language: Language) -> str:
    if unit != "percent":
        for step, word in _STEPS[language]:
            floor = 1e5 if word == "万" else step  # 84,000 reads as well as 8.4万
            share = round(value / step, 2)
            if abs(value) >= floor and round(share * step) == value:  # no digit is lost
                return f"{share:,.2f}".rstrip("0").rstrip(".") + word
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def bounded(
    value: float,
    value_high: float | None,
    unit: str,
    bound: str,
    language: Language = "en",
    flow: bool = False,
) -> str:
    """A value with its bound: «at least 79», «300 to 500 million», an exact increase with its sign, «+72»."""
    words = number(value, unit, language)
    if value_high is not None:
        high = number(value_high, unit, language)
        if words.partition(" ")[2] == high.partition(" ")[2]:
            words = words.partition(" ")[0]  # the unit is said once
        words = f"{words}{' to ' if language == 'en' else '至'}{high}"
    sign = "+" if flow and value > 0 and unit == "count" and bound == "exact" else ""
    return _BOUNDS[language].get(bound, "{}").format(sign + words)


def place(code: str | None, language: Language = "en") -> str:
    """The name of an ISO 3166 code, several joined by "+"; a code that has no name here stays as it is."""
    if not code:
        return ""
    names = [_place(part, language) for part in code.split("+")]
    return " and ".join(names) if language == "en" else "和".join(names)


def _place(code: str, language: Language) -> str:
    if code in _PROVINCES:
        return _PROVINCES[code][0 if language == "en" else 1]
    return _PLACES[language].get(code, code)


_METRICS_ZH = {
    "models": "大模型",
    "registered_services": "备案的生成式人工智能服务",
    "registered_apps": "登记的应用或功能",
    "regions": "省份",
    "organisations": "机构与企业",
    "users": "用户",
    "parameters": "参数",
    "share": "占比",
    "tokens": "词元",
    "calls": "调用量",
    "downloads": "下载量",
    "compute": "算力",
    "money": "金额",
    "patents": "专利",
    "growth": "增长",
    "other": "其他",
}


def name(metric: str, subject: str | None, where: str | None, flow: bool, language: Language = "en") -> str:
    """A series' name: «registered services · China · added within a period»."""
    words = metric.replace("_", " ") if language == "en" else _METRICS_ZH.get(metric, metric)
    added = (
        ("added within a period" if language == "en" else "期间新增") if flow and metric != "growth" else ""
    )
    return " · ".join(part for part in (words, subject, place(where, language), added) if part)


def change(difference: float | None, unit: str) -> str:
    """A difference with its sign: «+1,379», «-0.4 points»; empty for none."""
    if not difference:
        return ""
    sign = "+" if difference > 0 else "-"
    if unit == "percent":
        return f"{sign}{abs(difference):.4g} points"
    return sign + number(abs(difference), unit)


def spoken(text: str, start: int, parts: Sequence[Mapping[str, int]]) -> str:
    """What stood inside a quote's marks: its parts, « … » where the article said who spoke, a space between
    paragraphs. The comma that leads on to the speaker is left out. `start` and the parts are offsets in the
    article, `text` the quote from its first part to its last."""
    if not parts:
        return text.rstrip(",，")
    words = text[parts[0]["start_at"] - start : parts[0]["end_at"] - start]
    for before, part in pairwise(parts):
        gap = text[before["end_at"] - start : part["start_at"] - start]
        words += (" … " if re.search(r"\w", gap) else " ") + text[
            part["start_at"] - start : part["end_at"] - start
        ]
    return words.rstrip(",，")
