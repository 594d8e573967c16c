"""What a Chinese amount measures: growth or share, flow or total, on the topic or beside it. Folded text."""

from __future__ import annotations

import re
from typing import NamedTuple

_FALL = (
    r"下降|降低|下滑|下跌|下挫|减少|缩减|压缩|缩短|节省|省下|节约|省(?:了|去|约)|(?<=[能可再])省|少了|回落|缩水|萎缩|下调|降价|降幅|"
    r"跌幅|收窄|走低|下行|便宜|低了|按[年季月]少|跌|降|减|砍|缩"
)
_RISE = (
    r"增长率|增长|增加|增幅|增速|(?<!新)增(?![至到值])|提高|提升|上升|上涨|涨幅|涨|扩大|扩容|按[年季月][升增多涨]|升(?=$)|攀升|多出|高出|多了|快了|高开|激增|猛增|大增|暴涨|"
    r"翻|同比|环比|成长|年增(?!长)|季增(?!长)|月增(?!长)|较上年|较去年|扩张|上调|加快|提速|高于去年|跃升"
)
_MOVE = re.compile(
    rf"(?P<fall>{_FALL})|(?P<rise>{_RISE})|(?P<level>占比?|比重|份额|比例|其中|率(?!先|领)|达到?|升至|增至|"
    rf"降至|提高到|提升到|上升到|下降到|为(?=$|\d))"
)
_SPEED = re.compile(
    r"(?:增速|增幅|增长率|涨幅)(?=[由从]|[^，。]{0,12}(?:放缓|回落|加快|提高|收窄|扩大)[至到])"
)
_SLOWED = re.compile(r"(?:放缓|回落|加快|提高|收窄|扩大|降|升)[至到]")
_PACE = re.compile(
    r"的?(?:幅度|速度|速率|平均速度)(?:(?P<fall>下降|下滑|减少|递减|降低)|增长|上升|提高|递增)"
)
_STARTED = re.compile(
    r"(?:较|比|由|从)[^，。；\d]{1,10}[年期月季度前]的$"
)  # 较去年的48%: what it changed from
_RATES = frozenset(("增速", "增幅", "增长率", "涨幅", "降幅", "跌幅"))  # 增速为9.6%: that is what it grew
_TO = re.compile(r"^(?:了|幅)?(?:到|至|为(?!原来|去年))")
_MOVE_AFTER = re.compile(
    r"^(?:以[上内下])?(?:左右)?的?(?:同比|年均|年复合|复合|平均|年|经济|营收|收入|惊人|高速|快速|显著|大幅|强劲|"
    r"爆发式|较快|稳定|迅猛|可观)?的?(?:增长(?![点至到])|增速|增幅|涨幅|降幅|跌幅|增长率)"
)
_RATIO = re.compile(
    r"亏损率|准确率|正确率|精度|精确率|错误率|误差|误报率|返工率|成功率|毛利率|净利率|利润率|利率|良品?率|召回率|"
    r"完成率|税率|幻觉率|识别率|得分|胜率|差距|命中率|误判率|合格率|(?<![付续])费率|收益率|引用|效率(?=[达为超高仅])|PUE"
)


def percent(left: str, lead: str, right: str, points: bool) -> tuple[str, int]:
    """Whether a percentage is growth, a share or another ratio, and its sign: by the words `left` and `right` of
    it in its clause, and by the clause before (`lead`) where its own is short."""
    left, last = _ASIDE_IN.sub("", left), None
    for match in _MOVE.finditer(left):
        if last is not None and match["level"] and match.start() == last.end() and not last["level"]:
            continue
        last = match
    falls = last is not None and bool(last["fall"])
    if pace := _PACE.match(right):
        return "growth", -1 if pace["fall"] else 1
    if points:
        return "growth", -1 if falls else 1
    if _SPEED.search(left) or (_SLOWED.match(left) and _SPEED.search(lead)):
        return "growth", 1  # 增速由上年的73%放缓至28%
    if _STARTED.search(left) and not _MOVE_AFTER.match(right):
        return ("other" if _RATIO.search(left + right[:6]) else "share"), 1
    if _MOVE_AFTER.match(right):
        return "growth", -1 if right.lstrip("以上左右的").startswith(("降", "跌")) else 1
    if (than := _THAN_IT.search(left)) is not None:
        return "growth", 1 if than["way"] in "高多贵快" else -1  # 较市场价低30%
    moved = [m for m in _MOVE.finditer(left) if not m["level"]]
    if moved and (
        last is None
        or not last["level"]
        or (last.group() in ("达", "达到", "为", "其中") and moved[-1].end() >= last.start() - 2)
    ):
        move = moved[-1]
        to = _TO.match(left[move.end() :])
        is_so = to is not None and to.group() == "为" and move.group() in _RATES
        if (not to or is_so) and len(left) - move.end() <= 12:
            return "growth", -1 if move["fall"] else 1
    told = left if len(left) > 14 else lead + left
    return ("other" if _RATIO.search(told) or _RATIO.search(right[:6]) else "share"), 1


_THAN_IT = re.compile(
    r"(?:比|较|相较于?|相比)[^，。；%]{1,16}(?P<way>[低高少多贵快慢])(?:[了出约近]|超过?)?$"
)
_ASIDE_IN = re.compile(r"（[^（）\d]{1,16}）")  # 年复合增长率（CAGR）为78.4%
_ADDED = re.compile(
    r"(?:[又再]有|再添|新增|净增|增加|增长|新签|新登记|新备案|新发布|新上线|新注册|新下载|新设|补充)(?!到|至|为|率|点|速)(?:了|约|备案|登记|完成|"
    r"上线|通过|发布|生成式人工智能服务|大模型|用户|企业|[^，。；到至]{0,16})$"
)
_TOTAL = re.compile(
    r"累计|总计|总数|总量|总规模|已有|现有|共有|存量|估值|市值|均值|均价|单价|价格|售价|股价|成本|余额|目前|"
    r"保有|总额达|融资[^，。]{0,4}已[达超]|投后|(?<!投资)(?<!融资)规模(?:达|为|超|突破|已)?$|收于|报价|月薪|收入水平|能拿"
)
_OVER_YEARS = re.compile(r"(?:过去|最近|近)的?[\d一二两三四五六七八九十几]{1,3}[年个]")
_EVENT = re.compile(
    r"登记|完成|通过备案|发布|销售|销量|融资|披露|签约|吸引|接待|采集|走访|营收|收入|利润|投资|提交|申请|授权|获批|获资助|获得|出货|"
    r"交付|发放|培训|采购|募资|补贴|额度|资金|筹|亏损|净亏|支出|产值|参展|参会|参加|到场|亮相|举办|进出口|"
    r"成交|注册|售出|奖补|拿出"
)
_MONEY_FLOW = re.compile(
    r"营收|收入|利润|融资|轮的?$|中标|金额|回款|年产值|募资|筹|投资|采购|补贴|资金|额度|奖补|支出|亏|签约|成交|拨款|预算|销售额|发放|"
    r"交易额|分红|投入|开支|资助|兑付|电费|每[年月日]|拿出"
)


def flow(metric: str, clause: str, lead: str, right: str, dated: bool) -> bool:
    """Whether an amount counts what happened in a period. `clause` is what stands before it in its clause, `lead`
    before that in the sentence, `dated` whether it has a period of its own."""
    if metric in ("share", "growth", "parameters"):
        return False
    if metric in _COUNTED_RATES and (rate(clause) or _WITHIN.search(clause)):
        return True
    if _ADDED.search(clause):
        return True
    if _TOTAL.search(clause[-24:]) or right.startswith(("的估值", "的市值")):
        return False
    if metric in ("downloads", "calls") and _THAT_DAY.search(clause):
        return True
    if metric == "downloads":
        return _downloaded_within(lead[-30:] + clause)
    if metric == "other" and _SHIPPED.search(clause[-16:]):
        return True
    if metric in ("other", "organisations") and _HAPPENED.search(clause + right):
        return True
    if metric == "money":
        told = _MONEY_FLOW.search(clause) or _MONEY_FLOW.search(IN_BRACKETS.sub("", right)[:8])
        return bool(told or (not _TOTAL.search(lead[-30:]) and _MONEY_FLOW.search(lead[-30:])))
    if metric == "tokens":  # 上半年调用量537万亿 is no 日均
        return dated and _USED.search(clause) is not None and not _A_DAY.search(lead[-30:] + clause)
    if metric in ("users", "models", "compute"):
        return dated and metric == "models" and bool(_LAUNCHED.search(clause))
    if _ALL_FILED.search(clause) and not _PERIOD.search(clause):
        return False
    dated = dated or _OVER_YEARS.search(lead[-20:] + clause) is not None
    return dated and metric in _COUNTED_EVENTS and bool(_EVENT.search(clause[-20:] + right))


def _downloaded_within(before: str) -> bool:
    """Whether downloads are those of a period; without one, and since the release, they are all so far."""
    if _DOWNLOAD_SPAN.search(before):
        return True
    return _DOWNLOAD_TIME.search(before) is not None and _DOWNLOADED_SO_FAR.search(before) is None


_DOWNLOAD_SPAN = re.compile(
    r"每[天日周月]|[日月]均|单[日周月]|[上本当]个?[月周](?!底|末)|(?<!发布)(?<!上线)(?<!推出)(?<!开源)(?<!面世)(?<!问世)以来|月至(?!今)"
)
_DOWNLOAD_TIME = re.compile(r"季度|半年|去年|全年|(?<![至到底止])(?<!截至)\d{1,2}月(?!底|末|\d|以来)")
_DOWNLOADED_SO_FAR = re.compile(r"累计|总下载|总量|截[至止]|至今|目前|已|突破|超过?|达")


def rate(before: str) -> str | None:
    """The period of a rate told just before the amount (平均每天两款): day, week, month, quarter, year."""
    told = _RATE.search(before)
    return _PERIODS[next(word for word in told.group() if word in _PERIODS)] if told else None


def per(metric: str, before: str) -> tuple[str, ...]:
    """The tag of a rate, which no total may be compared with: per:day."""
    period = rate(before) if metric in _COUNTED_RATES else None
    return (f"per:{period}",) if period else ()


_PERIODS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星": "week",
    "月": "month",
    "季": "quarter",
    "年": "year",
}
_RATE = re.compile(
    r"(?:每个?(?:[天日周月年]|季度?|星期)|[日周月年]均)(?:平均|大约|约|就|都|新增|有|增加|发布|备案|登记|上线|诞生|会)*$"
)
_WITHIN = re.compile(r"[\d一二两三四五六七八九十半](?:个月|天|周|个?季度|年)(?:里|内|间)?(?:就|有|共)?$")
_COUNTED_RATES = frozenset(("models", "registered_services", "registered_apps", "organisations", "patents"))
IN_BRACKETS = re.compile(r"^\s?[（(][^（(）)]{1,30}[）)]")


# 完成备案的大模型45款: all there are, unless the clause itself names the period
_ALL_FILED = re.compile(r"(?:备案|登记)的[^，。；\d]{0,14}$")
_PERIOD = re.compile(r"[年月季周]|上半|下半|期间")
_COUNTED_EVENTS = frozenset(
    ("registered_services", "registered_apps", "other", "patents", "calls", "downloads", "organisations")
)
_LAUNCHED = re.compile(
    r"(?:[又新共](?:发布|推出|上线|开源|诞生|产出)了?|(?:发布|推出|上线|开源|诞生|产出)了|年间[就共]?有|就有)(?:约|近|超过)?$"
)
_THAT_DAY = re.compile(r"首[日周]|当[天日]|近\d{1,2}[天日]")  # 首日下载量过百万
_USED = re.compile(r"调用|消耗|使用|处理|全年")
_A_DAY = re.compile(r"[日天月周]均|每[天日月周分秒]|一[天日]|单日|年初|[年月]底")
_SHIPPED = re.compile(r"(?:出货|销售?|产|装机)量")  # 到2028年出货量将达到9.12亿部
_HAPPENED = re.compile(
    r"采集|走访|到场|参展|参会|参赛|完赛|鸣枪|(?<!研)发出|售出|签约|吸引|接待|迎来|送出|出动|下挫|涨停|报名|设立|举办"
)

# Every alternative begins with a letter of its own: a search passes over what begins with none of them.
TOPIC = re.compile(
    r"升腾|昇腾|超节点|大模型|模型|生成式|人工智[能慧]|智[能慧]体|A(?<![A-Za-z]A)I(?![A-Za-z])|G(?<![A-Za-z]G)enAI(?![A-Za-z])|"
    r"AIGC|智算|算力券|智能算力|词元|Token|token|GPT|DeepSeek|深度求索|通义|千问|文心|豆包|混元|Kimi|智谱|月之暗面|语料|"
    r"数据标注|数据集|标注|算法|训练|推理|机器学习|深度学习|显卡|GPU|芯片|加速卡|智算中心|算力|开源|备案|提示词|"
    r"聊天机器人|识别准确率|语音模型|OpenAI|英伟达|机器生成|智能(?=已|完成|获)|底座|辉达|MiniMax|稀宇|阶跃星辰|"
    r"百川智能|零一万物|商汤|寒武纪|Anthropic|Claude|Gemini|Copilot|Qwen|x(?<![A-Za-z]x)AI(?![A-Za-z])|具身智能"
)
_ASIDE = re.compile(
    r"股价|收于|收盘|个股|指数|大盘|市值蒸发|走访|观众|记者|标案|辅导站|补正|机架|上架率|利用率|接通率|"
    r"返工|受访者?公司|跑者|半程|月薪|时薪|工资|月收入|一个月能拿|餐馆|电费|房租|到场|游客|"
    r"曾发表|发表过|(?<!%的)行业$|泄|审核周期|目标价|招股价|发行价|发售价|定价(?=[为仅只]|$)(?![^，。；]{0,14}[Tt]oken)"
)
_MARKET = re.compile(
    r"收盘|收于|收报|报收|个股|涨停|跌停|盘中|股价|指数报|尾盘|早盘|道指|纳指|标普|恒指|上证|沪指|深成指|创业板|两市成交|"
    r"目标价|招股价|招股定价|首个交易日"
)
_WORTH = re.compile(r"(?:市值|估值|身价)[^，。；：]{0,8}$")
# Makers of models and of the chips they run on: what such a firm is worth is of the sector.
_FIRM = re.compile(
    r"智谱|月之暗面|MiniMax|稀宇|DeepSeek|深度求索|OpenAI|Anthropic|xAI|阶跃星辰|百川智能|零一万物|商汤|寒武纪|英伟达|辉达|"
    r"摩尔线程|沐曦|壁仞|燧原|Mistral|大?模型(?:公司|企业|厂商|独角兽|第一股)"
)
# Of an economy as a whole, of the market for new shares, of trades that are not this one.
_BESIDE = re.compile(
    r"生产总值|GDP|财政收入|财政支出|公共预算|税收|进出口|固定资产|社会消费品|零售总额|(?<!占)(?<!占到)(?:常住|户籍|总)人口|跨国公司|总部|外资|"
    r"首次公开募股|新股|IPO(?!书)|排队|基础电信|蜂窝|5G|基站|宽带|光纤|IPv6|域名|移动电话|在(?:香港|港|美|境内|境外|科创板|创业板|北交所)上市|智能工厂|数字化车间|灯塔工厂|"
    r"(?:游戏|汽车|整车|手机|电商|外卖|零售|家电|可视化|物联网|本地生活|影视|音乐|直播|支付|物流|快递|地产|白酒|煤炭|钢铁|餐饮|"
    r"旅游|新闻|传统)[^，。；]{0,8}(?:业务|收入|营收|板块|销售|部门|产值|行业|产业)"
)
_SAMPLE = re.compile(
    r"^[^，。]{0,8}(?:在|对|于)[^，。]{0,30}(?:里|中|内|后)?$(?<=[里中内])|受访|抽样|规模以上|调查了|走访"
)
_APPLIED = re.compile(r"场景|案例|智能体|解决方案|工具")  # what models are put to
_STAFF = re.compile(r"员工|雇员|全职|团队[^，。；]{0,4}$")
_VISITORS = re.compile(r"来自|到场|参会")
_USING = re.compile(r"用户|网民|使用|用过|用上|活跃|开发者|月活|日活|注册|下载|体验|付费|订阅|会员")
_BYTES = frozenset(("MB", "GB", "TB", "PB", "EB"))
_OF_DATA = re.compile(r"模型|数据集|语料")
_ALWAYS = {"models", "registered_services", "registered_apps", "parameters", "tokens", "downloads", "calls"}


class About(NamedTuple):
    """What an article begins with: the topic, a firm of the trade."""

    topic: bool
    firm: bool

    @classmethod
    def of(cls, title: str, text: str) -> About:
        """Of the article's title and text, both folded."""
        return cls(bool(TOPIC.search(title[:200] + text[:200])), bool(_FIRM.search(title[:200] + text[:60])))


def core(metric: str, noun: str, near: str, left: str, sentence: str, about: About) -> bool:
    """Whether an amount in an article on the topic is itself about models, generative AI or the AI sector. `near`
    are the words of its clause around it, `left` those before it."""
    if metric in _ALWAYS:
        return True
    if metric == "money" and _WORTH.search(left) and (about.firm or TOPIC.search(sentence)):
        return True
    if _ASIDE.search(near) or (_MARKET.search(sentence) and metric in ("money", "growth", "other")):
        return False
    if metric == "organisations" and (sample := _SAMPLE.search(near)):
        return sample.group() == "规模以上" and bool(TOPIC.search(near))
    if TOPIC.search(near):
        return True
    if _BESIDE.search(near) or (metric == "regions" and _VISITORS.search(near)):
        return False
    if metric == "users" and not _USING.search(sentence) and not TOPIC.search(sentence):
        return False  # 全国还有2亿人讲方言
    if metric == "other":
        applied = _APPLIED.search(noun) and TOPIC.search(sentence)
        size = noun in _BYTES and bool(_OF_DATA.search(sentence))  # 压缩后1.2GB
        return bool(applied or size or (about.firm and _STAFF.search(left)) or "专利" in near)
    return metric in _OF_A_TRADE and (about.topic or bool(TOPIC.search(sentence)))


_OF_A_TRADE = frozenset("share growth users patents compute organisations money regions".split())
