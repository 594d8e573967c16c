"""Whose a Chinese figure is (a product, a company) and what narrows what it counts. Folded text."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from parsers import subjects

_OWNED = frozenset(
    (
        "users",
        "downloads",
        "calls",
        "tokens",
        "parameters",
        "money",
        "growth",
        "share",
        "models",
        "compute",
        "patents",
        "other",
    )
)
# Names that the news of this subject gives without a word that would tell them for names, beside those of subjects.tsv.
_KNOWN_HERE = "面壁智能|昆仑万维|蚂蚁集团|蚂蚁|网易|摩尔线程|壁仞科技|燧原科技|浪潮信息|软银|秘塔|百度智能云"
# Names that are words, too: how they go on behind their first letter where they are names.
_AS_WORDS = {"字节": "(?<!\\d字)节(?!数|码)", "可灵": "灵(?!活)", "三星": "(?<![二四五\\d]三)星(?!级|堆)"}


def _vocabulary() -> str:
    """Every name of Chinese characters that is known, by its first letter so that most positions are refused at once, the
    longest first."""
    known = {n.replace(" ", "") for n in subjects.names() if "一" <= n[0] <= "鿿"}
    known = {re.sub("app$", "", n.replace("ai", "AI")) for n in known | {*_KNOWN_HERE.split("|")}}
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda n: (-len(n), n)):
        heads[name[0]].append(_AS_WORDS.get(name, name[1:]))
    branches = (f"{head}(?:{'|'.join(tails)})" for head, tails in sorted(heads.items()))
    return f"(?=[{''.join(sorted(heads))}])(?:{'|'.join(branches)})"


# 文心大模型X1, 千问3; not the 1 of 豆包1月 or 豆包1.7亿
_OF_VERSION = (
    r"(?:\s?[A-Z]?\d(?:\.\d{1,2})?(?![\d.,%％A-Za-z]|"
    r"\s?[百千万亿个家款项次名位人年月日季周天倍成块元张颗条件台多余几至到~-]))"
)
_PLACE_OF_ITS = "(?:智能体|开放|开源|大模型|AI|创作)*(?:平台|社区)"  # 文心智能体平台 is no 文心
_KNOWN = rf"(?:{_vocabulary()})(?:{_PLACE_OF_ITS})?(?:(?<=[心言问义包元星火古灵型]){_OF_VERSION})?"
# Qwen2.5-72B, MiMo-VL-Mini, Gemini 3.0; not the 29 of «Anthropic29%», nor a part of a longer name.
_LATIN = (
    r"(?=[A-Z])(?<![A-Za-z\d.-])(?!Non-)[A-Z][A-Za-z]*[a-z][A-Za-z]*(?:-[A-Z][A-Za-z]+)*(?:[-\s][A-Z][a-z]+)?"
    r"(?:[-\s]?[A-Z]?\d[A-Za-z0-9.-]*(?![\d%％])(?!\s?[万亿家款个件])(?:\s(?:Pro|Max|Ultra|Flash|Turbo|Plus|Mini|Lite))?)?|"
    r"GPT-?\d[A-Za-z0-9.-]*|x(?<![A-Za-z]x)AI(?![A-Za-z])"
)
# R1, V3.2: short for DeepSeek-R1, once that was said
_SHORT = r"(?=[A-Z])(?<![A-Za-z\d.-])[A-GI-PR-Z]\d(?:\.\d)?(?![A-Za-z\d.])"
_FIRM = (
    r"(?<![一-鿿])[一-鿿]{2,4}?(?:(?<!人工)(?<!通用)智能(?=[^一-鿿]|[已的将拟获称在])|"
    r"科技(?!部|局|大学|馆)|集团|股份)"
)
_MADE_BY = re.compile(
    rf"{_KNOWN}|OpenAI|ChatGPT|DeepSeek|MiniMax|Kimi|Anthropic|Claude|Gemini|Grok|Llama|Qwen|Manus|Copilot|Perplexity"
)
NAME = re.compile(rf"(?:{_KNOWN})|{_LATIN}|{_FIRM}")
_NAMED = re.compile(rf"{NAME.pattern}|{_SHORT}")
_NO_NAME = frozenset(
    "GenAI Non Face Sensor Counterpoint Hub GitHub Store Play WeChat QuestMobile Tower Token Tokens "
    "Canalys Omdia Gartner Semianalysis Bloomberg Reuters Frost Sullivan "
    "App API Top Agent Agents Pro Max Mate The Of And In".split()
)
_SAME = re.compile(
    r"\s*(?:该|这家|此|其(?![中他余它实次])|它|公司|平台|产品|目前|截至|此外|同时|今年|去年|上线)"
)
# What a figure is measured against is not whose it is: 较Qwen2提升18%, 与DeepSeek-R1相当
_THAN = re.compile(
    r"(?:较|比(?!例|重|率)|相比于?|相较于|对比|超过|超越|高于|低于|优于|次于|不及|不如|落后于|领先|追平|逼近|对标|媲美)了?$"
)
_WITH = re.compile(r"[与和同跟]$")
_ALIKE = re.compile(r"[^，。；\d]{0,8}(?:相当|相比|持平|相近|接近|看齐|相差|对比|齐平|并列)")
# 远低于同行动辄上亿美元: of nobody by name
_RIVALS = re.compile(
    r"(?:[于过比](?:美国|国外|海外)?)(?:同行|同类|竞品|友商|对手|业界|业内|行业)[^，。；\d]{0,8}$"
)
_ITS = re.compile(r"(?:的(?:[近约逾超]|超过)?)?[（(]?$")
_OWN_SHARE = re.compile(
    r"(?:一家|独家|仅|就|则|也|以|占[了据到]?|拿下|为|的|份额|市场|[（(约近超逾])*(?:不到|超过|接近)?"
)
_TELLS = re.compile(
    r"的?(?:最新)?(?:统计|监测|调研|测算|独家|获悉|报道|数据(?:显示|表明)|报告(?:显示|称|指出)|榜单)"
)
_NOT_WHOSE = re.compile(
    r"(?:集团|公司)?(?:联合|高级|执行|副)*(?:创始人|董事长|总裁|总经理|首席|C[ETFO]O|产品经理)|(?:领投|跟投|参投|联合领投)"
)
_TOGETHER = re.compile(r"合计|加起来|之和|总计")
_SUCH_AS = re.compile(r"[”」]?(?:等(?!于|到|待|级)|在内)")
_AND = re.compile(r"[、和与及]|以及")
_OPEN = re.compile(r"开源(?!社区|平台|协议|节)")


def named(text: str, start: int, end: int) -> bool:
    """Whether a product or company by name stands in text[start:end]."""
    return _MADE_BY.search(text, start, end) is not None


def alone(text: str, start: int, at: int) -> bool:
    """Whether a name stands just before the amount at `at`, with no place nearer: 其中商汤16.2%, DeepSeek一家就占了11.3%."""
    found = _names(text, start, at)
    return (
        bool(found)
        and _OWN_SHARE.fullmatch(text, found[-1].end(), at) is not None
        and not _of_several(text, start, found)
    )


def owner(text: str, start: int, at: int, metric: str, place: str | None, carried: str | None) -> str | None:
    """The product or company whose amount stands at `at`, the last one named since `start`; `carried` is the one
    spoken of before. None for what is counted of a place."""
    if metric not in _OWNED:
        return None
    found = _names(text, start, at)
    in_market = (
        found and metric == "share" and "市场" in text[start:at]
    )  # a firm's share of a country's market
    if place is not None and place != "WORLD" and not in_market:
        return None
    if _RIVALS.search(text, max(start, at - 20), at):
        return None
    if found and re.search(r"投[后前]估?值?", text[found[0].end() : at][-8:]):
        return found[0].group().strip()  # not of those who put money in
    if found and _of_several(text, start, found):
        return None  # 腾讯、阿里四家公司
    if found and metric == "share" and _TOGETHER.search(text, found[-1].end(), at):
        return None  # 阿里云、百度智能云分列其后，前三家合计九成
    if found and metric in _EARNED and _of_a_part(text, found[-1].end(), at):
        return None  # 百度云业务营收47亿元 is no revenue of 百度
    if found:
        return _in_full(text, found[-1])
    if pointed := _pointed_at(text, start, at):
        return pointed
    if carried and _PRODUCT.search(carried) and re.search("公司|集团", text[start:at]):
        return None
    if carried and "系列" in text[start:at]:
        carried = _VERSION.sub("", carried)  # of all versions, whichever was told last
    return carried if _SAME.match(text, start) else None


def _pointed_at(text: str, start: int, at: int) -> str | None:
    """The name in the sentence before that 该模型, 这家公司, 它 takes up in text[start:at]: the version told of a model,
    the first name else."""
    points = _POINTS.search(text, start, at)
    if points is None:
        return None
    end = start - 2 if text.startswith("\n\n", start - 2) else start
    begin = max(0, end - _FAR)
    begin = max(begin, text.rfind("。", begin, end - 1) + 1, text.rfind("\n", begin, end) + 1)
    found = _names(text, begin, end)
    if points["product"]:
        found = [n for n in found if _PRODUCT.search(n.group()) or n.group()[-1].isascii()][-1:]
    return _in_full(text, found[0]) if found else None


def _names(text: str, start: int, at: int) -> list[re.Match[str]]:
    """The names in text[start:at] whose amount may stand at `at`."""
    found = []
    for name in _NAMED.finditer(text, start, at):
        left = text[max(start, name.start() - 4) : name.start()]
        against = _THAN.search(left) or (_WITH.search(left) and _ALIKE.match(text, name.end(), at))
        if left[-1:] in ("在", "于") and not left.endswith("基于") and not against:  # 在OpenRouter上
            continue
        if _NOT_WHOSE.match(text, name.end()):
            continue  # 百度创始人李彦宏 speaks, 阿里领投 pays
        if _TELLS.match(text, name.end()) and _MADE_BY.match(name.group()) is None:
            continue  # PitchBook统计: who says so
        if not _NO_NAME.intersection(name.group().split()) and not (
            against and not _ITS.fullmatch(text, name.end(), at)
        ):
            found.append(name)
    return found


def _in_full(text: str, name: re.Match[str]) -> str | None:
    """The name as the text gives it in full: of «R1» the DeepSeek-R1 told before; None for what is no name then."""
    word = name.group().strip()
    if re.fullmatch(_SHORT, word) is None:
        return word
    full = re.findall(
        rf"[A-Z][A-Za-z]*[a-z]-?\s?{re.escape(word)}(?![A-Za-z\d.])",
        text[max(0, name.start() - _BACK) : name.start()],
    )
    return full[-1] if full else None


def listed(text: str, start: int, end: int, count: int) -> list[str] | None:
    """The `count` names listed one after another, last in text[start:end]: the heads of 分别为."""
    found = _names(text, start, end)[-count:]
    joined = all(_AND.fullmatch(text, a.end(), b.start()) for a, b in pairwise(found))
    return [n.group().strip() for n in found] if joined and len(found) == count > 1 else None


def _of_a_part(text: str, start: int, at: int) -> bool:
    """Whether what was earned, told last in text[start:at], is that of a part of the firm."""
    earned = [*_EARNINGS.finditer(text, start, at)]
    return bool(earned) and _PART.search(earned[-1]["whose"]) is not None


def _of_several(text: str, start: int, found: list[re.Match[str]]) -> bool:
    """Whether the last name ends a list (字节跳动、阿里巴巴和腾讯) or is an example (文心一言等). With a number after
    each it is its own."""
    if _SUCH_AS.match(text, found[-1].end()):
        return True
    if _LISTED.search(text, max(start, found[-1].start() - 8), found[-1].start()):
        return True
    return len(found) > 1 and _AND.fullmatch(text, found[-2].end(), found[-1].start()) is not None


_FAR, _BACK = 120, 5000  # how far before it a sentence, and the full form of a name, is looked for
_EARNED = frozenset(("money", "growth", "share"))
_EARNINGS = re.compile(r"(?P<whose>[^，。；：\d]{0,10})(?:营收|收入|利润)")
_PART = re.compile(
    r"核心|云|广告|海外|境外|国际|国内|订阅|会员|产品|业务|板块|部门|分部|事业群|服务|AI|智能|游戏|电商|数据中心"
)
_POINTS = re.compile(r"(?P<product>[该这]款?(?:模型|应用|产品))|该(?:公司|平台)|这家公司|它(?!们)")
_VERSION = re.compile(r"[-\s]?[A-Z]?\d[\d.]*.*$")
_LISTED = re.compile(r"[^\d%）)]{7}、$")
_PRODUCT = re.compile(r"文心|千问|通义|豆包|元宝|混元|星火|盘古|可灵|即梦|夸克|清言|秘塔|Kimi|模型|GPT")


def tags(metric: str, noun: str, before: str, size: float | None) -> tuple[str, ...]:
    """What narrows the count: models in the open, models from a size upwards (`size`, told before them)."""
    if metric not in ("models", "registered_services", "share", "downloads"):
        return ()
    found = []
    if _OPEN.search(noun) or _OPEN.search(before[-10:]):
        found.append("open_source")
    if size is not None and metric == "models":
        found.append(f"min_parameters:{size:.0f}")
    return tuple(found)


def smallest(value: float, metric: str, bound: str, words: str) -> float | None:
    """The size that models have at least, where an amount of parameters is told as one: 10亿参数以上."""
    return (
        value if metric == "parameters" and bound in ("more_than", "at_least") and "以上" in words else None
    )
