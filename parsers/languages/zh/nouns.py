"""What a Chinese number counts: the noun behind it, before it, or in the figure before. Folded text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from parsers import metrics


class Noun(NamedTuple):
    """A noun at text[start:end]; `metric` is what its words alone name, before any context."""

    start: int
    end: int
    metric: str


_STOP = re.compile(
    r"[，。；：、！？,;:（）()“”「」『』\s/·—…]|在|已|都(?!市)|将|被|是|从|向|对(?!话|手|象)|把|也|就|只|还|"
    r"为|到|由|通过(?!备案)|投身|有(?!限)|达|不(?!同)|均|约|超(?!算|级)|逾|近|"
    r"分别|同比|占|来自|参加|使用|接入|完成|支持|覆盖|用于|实现|获|均|较|比|以|里|之|涉及|提供|落地|正式|"
    r"首次|入选|亮相|集中|随|其中"
)
# A clause before the noun: 9款已完成备案的生成式人工智能服务
_TOLD = re.compile(r"(?:已|均|正|将|由|在|获|被|通过|完成|能|可|从|以|为|首次|新)[^，。；、：“”\d]{1,14}的")
# What each classifier may count; one that is not here counts anything.
_OF: dict[str, tuple[str, ...]] = {
    "家": ("organisations", "registered_services", "models"),
    "间": ("organisations",),
    "所": ("organisations",),
    "户": ("organisations", "users"),
    "款": ("models", "registered_services", "registered_apps"),
    "名": ("users",),
    "位": ("users",),
    "人": ("users",),
    "人次": ("users", "calls"),
    "次": ("downloads", "calls"),
    "件": ("patents", "registered_apps", "registered_services"),
    "项": ("patents", "registered_apps", "registered_services", "models"),
    "座": ("compute", "regions"),
    "处": ("compute",),
    "台": ("compute",),
    "架": ("compute",),
    "块": ("compute",),
    "张": ("compute",),
    "枚": ("compute",),
    "颗": ("compute",),
    "片": ("compute",),
    "卡": ("compute",),
    "套": ("models",),
}
_DEFAULT = {
    "家": "organisations",
    "间": "organisations",
    "架": "compute",
    "卡": "compute",
    "所": "organisations",
}
_NOTHING = frozenset("门篇份条笔辆部场起册本瓶盒箱字组队对轮批例宗支只席幢栋艘首则封幅粒头")
# Nouns of no metric that are counted all the same: what stands before the number is then not what it counts.
_PLAIN = re.compile(
    r"(?:[一-鿿]{0,6}?)(?:项目|行业|场景|案例|领域|岗位|职位|园区|基地|课程|环节|数据集|智能体|机器人|"
    r"标准|车型|游戏|语种|语言|技能|插件|品种|产业|赛道|"
    r"乡镇|社区|街道|字(?!节)|词(?!元)|站点?|示范区|专业|任务|指标|新品|展品|终端|奖项|主题|活动|议题|"
    r"论文|文件|政策|措施|条款|工程|样本|镜头|视频|图片|家庭|村|大类|小时)"
)
_CLOSES = frozenset("、，。；和及与")
_VERB = re.compile(
    r"居首|居前|领先|在前|紧随|入围|上榜|盈利|亏损|落选|完赛|参赛|参展|获奖|出局|在列|领跑|居多|为主|最多|次之|位列|排名|左右|上线|备案|登记|签约|倒闭|退出|存活"
)
_MODIFIER = re.compile(r"[一-鿿A-Za-z]{0,8}$")


@cache
def vocabulary() -> re.Pattern[str]:
    """Every word for what is counted, one named group a metric, the ones asked first first."""
    known: dict[str, str] = {}
    for measure in metrics.measures():
        terms = measure.terms.get("zh")
        if terms is not None and terms.nouns is not None and measure.name not in _LATER:
            known[measure.name] = terms.nouns.pattern.replace("^", r"(?<![一-鿿])").replace(
                "$", r"(?![一-鿿])"
            )
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in known.items()))


_LATER = {"registered_services", "money", "growth", "share"}  # by context or unit, never by the noun alone


def after(text: str, start: int, end: int, word: str) -> Noun | None:
    """The noun behind a number: the head of the phrase that begins at `start`, not past `end`.

    Where the phrase holds no known word it is the phrase itself, metric "other"; None where a verb or a
    mark follows at once.
    """
    if (told := _TOLD.match(text, start, end)) is not None:
        start = told.end()
    stop = _STOP.search(text, start, end)
    limit = min(stop.start() if stop else end, start + 24)
    if limit <= start:
        return None
    head: Noun | None = None
    for match in vocabulary().finditer(text, start, limit):
        if head is not None and "的" not in text[head.end : match.start()] and match.start() - head.end > 2:
            break
        if allowed(word, match.lastgroup or "other"):
            head = Noun(start, match.end(), match.lastgroup or "other")
    return head or Noun(start, min(limit, start + 10), "other")


def before(text: str, start: int, end: int, word: str) -> Noun | None:
    """The last known noun of text[start:end] that the classifier `word` may count, with its modifiers."""
    last = None
    for match in vocabulary().finditer(text, start, end):
        if allowed(word, match.lastgroup or "other"):
            last = match
    if last is None:
        return None
    modifier = _MODIFIER.search(text, max(start, last.start() - 8), last.start())
    return Noun(modifier.start() if modifier else last.start(), last.end(), last.lastgroup or "other")


def allowed(word: str, metric: str) -> bool:
    """Whether the classifier may count what the metric measures."""
    if word in _NOTHING:
        return False
    if word in _OF:
        return metric in _OF[word]
    return not word or metric not in ("parameters", "tokens")  # counted without a classifier, or as 个参数


def plain(text: str, noun: Noun) -> bool:
    """Whether a phrase of no metric is a noun that is counted, not a verb: 80个项目, not 7个首次参加."""
    if _PLAIN.match(text, noun.start, noun.end + 2):
        return True
    short = noun.end - noun.start <= 6 and text[noun.end : noun.end + 1] in _CLOSES
    return short and not _VERB.match(text, noun.start)


def default(word: str) -> str:
    """What a classifier counts where no noun tells."""
    return _DEFAULT.get(word, "other")
