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
    r"[，。；：、！？,;:（）()“”「」『』\n/·—…]|(?<![A-Za-z])\s(?![A-Za-z])|在|已|都(?!市)|将|被|是|从|向|对(?!话|手|象)|把|也|就|只|还|"
    r"为|到|由|通过(?!备案)|投身|有(?!限)|(?<!伟)达|不(?!同)|均|约|超(?!算|级)|逾|近|"
    r"分别|同比|占|来自|出自|于(?!都)|参加|使用|接入|完成|支持|覆盖|用于|实现|获|均|较|比|以|里|之|涉及|提供|落地|正式|"
    r"首次|入选|位居|位列|居首|基于|依托|进行|开展|接受|交来|提交|申请(?!人|量|数)|建设|建成|拥有|集聚|培育|引进|增长|上升|下降|减少|中(?![国小美学心文型央])|亮相|集中|随|其中"
)
# A clause before the noun: 9款已完成备案的生成式人工智能服务
_TOLD = re.compile(
    r"(?:(?:直接)?调用|具有|拥有|具备|基于|依托|面向|针对|符合|达到|已|均|正|将|由|在|获|被|通过|完成|能|可|从|以|为|首次|新)[^，。；、：“”\d]{1,14}的"
)
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
    "颗": ("compute", "models"),
    "片": ("compute",),
    "卡": ("compute",),
    "份": ("patents",),
    "家次": (),
    "户次": (),
    "台次": (),
    "架次": (),
    "场次": (),
    "套": ("models",),
}
_DEFAULT = {
    "家": "organisations",
    "间": "organisations",
    "架": "compute",
    "卡": "compute",
    "所": "organisations",
}
_NOTHING = frozenset("门篇条笔辆部场起册本瓶盒箱字组队对轮批例宗支只席幢栋艘首则封幅粒头")
# Nouns of no metric that are counted all the same: what stands before the number is then not what it counts.
_PLAIN = re.compile(
    r"(?:[一-鿿]{0,6}?)(?:项目|行业|场景|案例|领域|岗位|职位|园区|基地|课程|环节|数据集|智能体|机器人|"
    r"标准|车型|游戏|语种|语言|技能|插件|品种|产业|赛道|"
    r"乡镇|社区|街道|字(?!节)|词(?!元)|站点?|示范区|专业|任务|指标|新品|展品|终端(?:产品)?|奖项|主题|活动|议题|"
    r"论文|文件|政策|措施|条款|工程|样本|镜头|视频|图片|家庭|村|大类|小时)"
)
_TAIL = re.compile(
    r"(?:(?![给到向在于了和与及])[一-鿿]){0,6}?(?:社区|场景|项目|基地|园区|示范区|课程|岗位|标准|案例|赛道|专区|奖项|论坛|大赛)"
)
# The same before the number: 研发人员260余人, 首发新品100余款
_PLAIN_BEFORE = re.compile(
    r"(?P<noun>(?:研发|技术|科研|专业|从业|算法|典型|应用|落地|重点|人工智能|AI|智能|科技|学术|行业|国家|团体|国际|首发)*"
    r"(?:人员|工程师|研究员|员工|人才|项目|场景|案例|岗位|课程|数据集|智能体|机器人|标准|新品|展品|终端(?:产品)?|论文|插件))"
    r"(?:数量?|总数|总量|已|共有?|共计|累计|达到?|有|为)*$"
)
_REGION = re.compile(r"[省市国州县](?![一-鿿])|[省市国州县](?=[的已都和及])")
_MARK = re.compile(r"大关|门槛|关口|关卡|量级|的?规模|的?水平|的?目标|的样子|之多|之巨")
_CLOSES = frozenset("、，。；和及与中里")
_VERB = re.compile(
    r"[能可会仍已都减增于]|诞生|成立|最终|真正|宣布|选择|表示|实现|采用|属于|获|通过|完成|正在|处于|开始|即将|尚|位于|"
    r"来自|出自|分布|集中|面向|用于|支持|具备|达|超|低于|高于|不足|出现|涉及|"
    r"包括|同比|环比|增|降|减|开源|商用|落地|发布|更新|升级|下架|停服|合并|入选|居首|居前|领先|在前|紧随|"
    r"入围|上榜|盈利|亏损|落选|完赛|参赛|参展|获奖|出局|"
    r"成长|[年季月]增|申请|递[件交]|提交|上市(?!公司|企业)|宣布|在列|领跑|居多|为主|最多|次之|位列|排名|左右|上线|备案|登记|签约|倒闭|退出|存活"
)
_MODIFIER = re.compile(
    r"(?:生成式|人工智[能慧]|AI|大模型|智能|开源|行业|垂类|通用|核心|规模以上|规上|中小微?|上市|初创|"
    r"科技型|科技|高新技术|制造业?|月度?|周|日均?|活跃|注册|付费|"
    r"企业级|训练|衍生|千问|通义|独角兽|高性能|数据|标准|国产|民营|外资|互联网|大|小|专精特新|专利|发明|"
    r"在用|商用|多模态|推理|语言|基础|垂直|端侧|会员|备案|的?)*$"
)


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


_MOVES = re.compile(r"[增升降减提扩涨跌][至到加长]|成长(?!型|性|企)|合计|共计|总计|加起来|多出|高出")


_ADJECTIVES = re.compile(r"[一-鿿]{2,6}(?:、[一-鿿]{2,6}){1,3}的")
_LATIN_NEXT = re.compile(r"\s(?=[A-Za-z])")  # 38000 项 GenAI 发明


def after(text: str, start: int, end: int, word: str) -> Noun | None:
    """The noun behind a number: the head of the phrase that begins at `start`, not past `end`.

    Where the phrase holds no known word it is the phrase itself, metric "other"; None where a verb or a
    mark follows at once.
    """
    if text[start : start + 1] in tuple("和与及或去来比跟"):
        return None
    if _MOVES.match(text, start):
        return None
    start += text.startswith("的", start) or _LATIN_NEXT.match(text, start) is not None
    start += text.startswith("“", start)  # 4个“万卡集群”
    if _REGION.match(text, start):
        return Noun(start, start + 1, "regions") if allowed(word, "regions") else None
    if (told := _TOLD.match(text, start, end)) is not None:
        start = told.end()
    stop = _STOP.search(text, start, end)
    limit = min(stop.start() if stop else end, start + 24)
    if limit <= start:
        return None
    head: Noun | None = None
    for match in vocabulary().finditer(text, start, limit):
        if head is not None and ("的" in text[head.end : match.start()] or match.start() - head.end > 2):
            break
        if allowed(word, match.lastgroup or "other"):
            head = Noun(start, match.end(), match.lastgroup or "other")
    if head is None and (listed := _ADJECTIVES.match(text, start, end)) is not None:
        known = vocabulary().search(text, listed.end(), min(end, listed.end() + 8))
        if known is not None and allowed(word, known.lastgroup or "other"):
            head = Noun(start, known.end(), known.lastgroup or "other")  # 5个先进可用、自主可控的大模型
    if head is not None and word == "家" and head.metric == "models" and _DONE.match(text, start):
        return None  # 18家公开宣布部署DeepSeek模型: of those who did
    if head is not None and (tail := _TAIL.match(text, head.end, limit)) is not None:
        return Noun(start, tail.end(), "other")  # 5个大模型创新生态社区 are no models
    if head is None and _MARK.match(text, start):
        return None
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
    begin = modifier.start() if modifier else last.start()
    begin += text.startswith("的", begin)
    return Noun(begin, last.end(), last.lastgroup or "other")


_SUM = re.compile(
    r"资本[开支]支|营业?收入?|收入|净?利润|纯益|盈余|盈利|净?亏损|融资|募资|估值|市值|总?投资|投入|产业规模|市场规模|规模|"
    r"总?产值|采购|预算|资金|补贴|补助|资助额?|额度|价格|售价|均价|单价|定价|股价|"
    r"输[入出]价|报价|成本|费用|支出|月?租金?|[交成]易?额|销售额|订单|合同|金额|总额|[^，。\d]?费(?![者用力])|工资|"
    r"月薪|薪|奖[金补励]|债|贷款|基金|现金|罚款|赔偿|票房|开支|市场|产业|服务券|[一-鿿]力?券"
)


_IN_BRACKETS = re.compile(r"\s?[（(][^（(）)]{1,30}[）)]")
_ROUND = re.compile(r"(?:的|人民币|Pre-|[A-Z]\d?\+*轮|天使轮?|种子轮?|战略|股权|首轮|新一轮|新)*")
_RATE_OF = (
    "准确|正确|错误|误报|返工|成功|毛利|净利|利润|良品?|召回|完成|税|幻觉|识别|得分|命中|误判|合格|费|收益|普及|渗透|使用|采用|"
    "利用|上架|覆盖|市场占有|市占|占有|接通|转化|留存|通过|参与|失业|就业|自给|国产化|点击|付费|续费|替代|贡献|出错|漏检|复购|"
    "满意|知晓|认知|接受"
)
_RATE = re.compile(rf"(?:{_RATE_OF})率|[一-鿿]{{2}}效率|(?!增长|平均|复合)[一-鿿]{{2}}率(?!先|领)")


def ratio(text: str, start: int, at: int) -> str | None:
    """The ratio that a percentage at `at` gives, where a word names it: 普及率为36.5%, 误判率从5%降到1%."""
    found = _RATE.findall(text, max(start, at - 24), at)
    return found[-1] if found else None


_PEOPLE = re.compile(
    r"(?:的)?([一-鿿]{0,4}?(?:受访[者人]|大学生|学生|员工|居民|家长|教师|人员|网民|时长|营收|收入|授权|订单))"
)


def whose(text: str, at: int, end: int) -> str | None:
    """What the percentage that ends at `at` is part of, where no metric knows it: 三成五的受访者."""
    found = _PEOPLE.match(text, at, end)
    return found[1] if found else None


def plain_before(text: str, start: int, at: int) -> str | None:
    """A noun of no metric just before the number at `at`: 研发人员260余人."""
    found = _PLAIN_BEFORE.search(text, start, at)
    return found["noun"] if found else None


def sum_of(text: str, start: int, at: int, upto: int, end: int) -> str | None:
    """What an amount of money at text[at:upto] is: said just behind it (10亿元融资) or last before it."""
    if bracket := _IN_BRACKETS.match(text, upto, end):
        upto = bracket.end()  # 12亿元（约合1.7亿美元）融资
    begin = _ROUND.match(text, upto, end)
    if behind := _SUM.match(text, begin.end() if begin else upto, min(end, upto + 12)):
        return behind.group()
    found = _SUM.findall(text, start, at)
    return found[-1] if found else None


_WHOLE = re.compile(
    r"(?<!市)占(?![用地领比有率据])(?:到|了|据|全球|全国|全|总|整个|整体|其|的|约|"
    r"比重)*([一-鿿A-Za-z]{2,10}?)(?:的(?:比[重例])?|总数|总量|"
    r"比[重例])?(?:[达已约近超逾为至到由从]|$)"
)
_VAGUE = re.compile(r"全球|全国|世界|全市|全省|我国|总量|总数|申请量|授权量|一半|整体|比[重例]|其中")


def of_share(text: str, start: int, at: int) -> str | None:
    """What a share is part of, where «占…» names it: 占整体人口的17.7%; None for 占全球的15%."""
    whole = _WHOLE.search(text[max(start, at - 24) : at])
    if whole is None:
        return None
    words = _VAGUE.sub("", whole.group(1)).strip("的").removeprefix("用仅为")
    return words if len(words) >= 2 else None


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


def acts(text: str, noun: Noun) -> bool:
    """Whether a phrase of no metric says what was done, not what is counted: 7家递件申请上市."""
    return bool(_DONE.match(text, noun.start))


_DONE = re.compile(
    r"(?:递[件交]|提交|申请(?!人|量)|宣布|部署|接入|采用|完成|通过|获批|实现|进入|入围|入选|成功|率先|公开|正式|开始)"
)


def named(text: str, noun: Noun) -> bool:
    """Whether a phrase of no metric may be a noun at all."""
    return noun.end - noun.start >= 2 and not _VERB.match(text, noun.start)


def of_its_own(words: str) -> bool:
    """Whether the words before a percentage name what it is of."""
    return bool(vocabulary().search(words) or _SUM.search(words))


def default(word: str) -> str:
    """What a classifier counts where no noun tells."""
    return _DEFAULT.get(word, "other")
