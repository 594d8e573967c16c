"""Whose a Chinese figure is (a product, a company) and what narrows what it counts. Folded text."""

from __future__ import annotations

import re

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
        "other",
    )
)
# Names that the news of this subject gives without a word that would tell them for names.
_KNOWN = (
    "百度|阿里巴巴|阿里云|阿里|腾讯|字节跳动|火山引擎|华为|科大讯飞|商汤科技|商汤|智谱华章|智谱AI|智谱|月之暗面|深度求索|稀宇科技|百川智能|零一万物|阶跃星辰|"
    "面壁智能|昆仑万维|快手|美团|京东|小米|蚂蚁集团|蚂蚁|网易|寒武纪|摩尔线程|壁仞科技|燧原科技|英伟达|微软|谷歌|苹果|亚马逊|特斯拉|联想|浪潮信息|中国移动|中国电信|"
    "中国联通|台积电|软银|文心一言|文心大模型|文心|通义千问|千问|通义|豆包大模型|豆包|元宝|混元|讯飞星火|星火|盘古|可灵|即梦|夸克|智谱清言|秘塔"
)
_LATIN = (
    r"(?<![A-Za-z\d])[A-Z][A-Za-z]*[a-z][A-Za-z]*(?:[-\s][A-Z][a-z]+)?(?:[-\s]?[A-Z]?\d[A-Za-z0-9.-]*)?|"
    r"GPT-?\d[A-Za-z0-9.-]*|(?<![A-Za-z])xAI(?![A-Za-z])"
)
_FIRM = (
    r"(?<![一-鿿])[一-鿿]{2,4}?(?:(?<!人工)(?<!通用)智能(?=[^一-鿿]|[已的将拟获称在])|"
    r"科技(?!部|局)|集团|股份)"
)
_MADE_BY = re.compile(
    rf"{_KNOWN}|OpenAI|ChatGPT|DeepSeek|MiniMax|Kimi|Anthropic|Claude|Gemini|Grok|Llama|Qwen|Manus|Copilot|Perplexity"
)
NAME = re.compile(rf"(?:{_KNOWN})|{_LATIN}|{_FIRM}")
_NO_NAME = frozenset(
    "GenAI Non Face Sensor Counterpoint Hub GitHub Store Play WeChat QuestMobile Tower Token Tokens "
    "App API Top Agent Agents Pro Max Mate The Of And In".split()
)
_SAME = re.compile(r"\s*(?:该|这家|此|其|它|公司|平台|产品|目前|截至|此外|同时|今年|去年|上线)")
_OPEN = re.compile(r"开源(?!社区|平台|协议|节)")


def named(text: str, start: int, end: int) -> bool:
    """Whether a product or company by name stands in text[start:end]."""
    return _MADE_BY.search(text, start, end) is not None


def owner(text: str, start: int, at: int, metric: str, place: str | None, carried: str | None) -> str | None:
    """The product or company whose amount stands at `at`, the last one named since `start`; `carried` is the one
    spoken of before. None for what is counted of a place."""
    if metric not in _OWNED or (place is not None and place != "WORLD"):
        return None
    found = [m for m in NAME.finditer(text, start, at) if not _NO_NAME.intersection(m.group().split())]
    found = [m for m in found if text[m.start() - 1 : m.start()] not in ("在", "于")]  # 在OpenRouter上
    if found and re.search(r"投[后前]估?值?", text[found[0].end() : at][-8:]):
        return found[0].group().strip()  # not of those who put money in
    if found and _LISTED.search(text, max(start, found[-1].start() - 8), found[-1].start()):
        return None  # 腾讯、阿里四家公司: of several
    if found:
        return found[-1].group().strip()
    if carried and _PRODUCT.search(carried) and re.search("公司|集团", text[start:at]):
        return None
    return carried if _SAME.match(text, start) else None


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
