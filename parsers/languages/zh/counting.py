"""Reported numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers.figures import Draft, finish
from parsers.languages.zh import incidental, listing, measuring, owners, ranges, reading, tables, traps
from parsers.languages.zh.counted import PERCENT, Counted, Counting
from parsers.languages.zh.reading import Amount
from parsers.languages.zh.scene import Scene
from parsers.languages.zh.script import fold, simplify
from parsers.languages.zh.text import relevant
from parsers.records import Document, Figure, Span, Statements, Unit

_OF_THAT = re.compile(r"的(?:近|约|逾|超过?)?")
_BARE_UNITS: dict[str, Unit] = {"parameters": "parameters", "tokens": "tokens"}
_STATES = re.compile(r"国家(?!级)|经济体")
_RATIOS = (*PERCENT, "fold")
_NEAR = 26  # how far behind a number its noun may end
_THIS_RATIO = re.compile(r"这[一个]?(?:差距|比例|占比|比重|数字|水平)")
_ONCE_MORE = re.compile(r"(?:增[长加]?|提[高升]|上[升涨]|扩大|[高多快]出?|涨)了?$")
_GROWN = re.compile(r"(?:增加|增|提高|扩大|扩展|扩充|升|提升)[至到]$")
_OF_ANOTHER = re.compile(r"[为是达][^，。；]{1,14}的(?:近|约|逾|超过?)?$")
_THAN = re.compile(r"(?:超过?|高于|低于|快于|慢于)[^，。；\d]{0,4}(?:同期|平均)的$")
_RESULT = re.compile(r"[至到](?=\d)")
_FLOWING = frozenset(("registered_services", "registered_apps", "money"))  # told by the words behind
_REACH = 400  # a sentence longer than that tells a number nothing more, and costs
_RENMINBI = re.compile(r"人民币|RMB|内地|大陆|中国")
# Whether a text in traditional characters speaks of mainland money throughout, and of no dollars.
_MAINLAND = re.compile(
    r"(?:北京|上海|深圳|杭州|广州)市|(?:江苏|浙江|广东|四川|安徽|湖北)省|经信[委局]|新华社|中评社|中新社|中央企业|国务院|国资委|工信部|工业和信息化部|网信办|发展改革委|我国"
)
_OVERSEAS = re.compile(r"香港|本港|港元|港股|特区|立法会|台湾|台北|新台币|台币|澳门|台积电")
# Texts of Hong Kong and Taiwan that were put into simplified characters: a dollar is theirs there, too.
_RENMINBI_ALL = re.compile(r"人民币\s?[.，、．·.；]?\s?下同")
_HOME = re.compile(r"本港|港府|特区政府|立法会|创科局|财政预算案|新台币|台币")
# Models that are used, tested or asked about are not those of the place: 已接入至少一款内地模型
_CHOSEN = re.compile(r"(?:接入|使用|用上|部署|采用|试用|针对|测试|评测|对比|比较|频率最高的|最常用的)了?$")
_ITS_OWN = re.compile(r"(?:称|表示|透露|介绍|宣布|披露)，其(?![中他余它实次])")
# What a model or machine does is of no place.
_PERFORMANCE = re.compile(
    r"思考|推理|训练|能力|性能|效率|响应|延迟|时延|吞吐|速度|[Tt]oken|准确|幻觉|使用成本|能耗|功耗|显存"
)
_DAILY = re.compile(r".{0,4}(?:日均|每[天日])")
_DEALS = ("笔", "起")  # 融资435笔: what was done in a period
_GRANTED = frozenset(("money", "other"))
# What a government grants or sets up holds for all it governs.
_PUBLIC = re.compile(r"政府|财政|预算案|拨款|资助|专项|补贴|政务|中央企业|国资委|试点|基金(?!会)")
# What a trade comes to is counted of the place that the text is about; what a firm earns is not.
_OF_THE_TRADE = re.compile(r"产业|投资规模|支出规模|产值|增加值|市场规模|交易额")
_FIRMS = frozenset(("patents", "models", "users", "share", "growth"))
# What is filed with the national regulator is of the whole country, unless it is a province's or a firm's own.
_FILED_NATIONALLY = re.compile(
    r"[^。；\d]{0,24}(?:国家网信办|国家互联网信息办公室|中央网信办|国家网信部门)[^，。；]{0,6}(?:备案|登记|获批|审批)"
)
_OF_A_FIRM = re.compile(r"公司|集团|旗下|企业的|我们|[^其]其(?![中他余它实次])|该(?:校|院|所)|大学|研究院")
_LOCAL = frozenset(
    {
        "models",
        "registered_services",
        "registered_apps",
        "organisations",
        "regions",
        "users",
        "share",
        "growth",
        "patents",
    }
)


def figures(document: Document, statements: Statements) -> Iterable[Figure]:
    """Every reported number of the document."""
    return finish(document, statements, _drafts(document))


def _drafts(document: Document) -> Iterator[Draft]:
    text = fold(document.text)
    scene = Scene(document, text)
    masks = sorted(
        [
            *traps.find(text),
            *((d.start, d.end) for d in scene.dating.dates),
            *((p.start, p.end) for p in scene.named),  # 五家渠 counts no houses
        ]
    )
    reader = _Reader(text, scene, document, _masked(masks))
    for sentence in document.sentences:
        yield from reader.read(sentence)


def _masked(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class _Reader:
    """Reads sentence after sentence, keeping what was counted last."""

    def __init__(self, text: str, scene: Scene, document: Document, masks: list[tuple[int, int]]) -> None:
        self.text, self.scene, self.masks = text, scene, masks
        self.written = document.text
        self.tables = tables.rows(text, scene.named)
        self.counting = Counting(text, scene, self.tables)
        converted = "「" in document.text and _HOME.search(text) is not None
        self.dollars = (
            _RENMINBI_ALL.search(text) is None
            and (converted or _traditional(document.text))
            and not (_MAINLAND.search(text) and not _OVERSEAS.search(text))
        )
        self.relevant = relevant(document.title, document.text)
        self.about = measuring.About.of(fold(document.title), text)
        self.percent: tuple[str, int] | None = None
        self.ratio: tuple[str, str | None, str | None] | None = None  # of the last percentage, with its place
        self.flow: str | None = None  # the metric of the last amount, where that was a flow
        self.subject: str | None = None  # whose the last figure was
        self.last: tuple[int, str | None] | None = None  # the last amount of this sentence: its end and place
        self.when: str | None = None  # the date of the last amount of all
        self.told: str | None = None  # the place of the last amount of all
        self.core: str | None = None  # the classifier of the last amount, where that was on the topic
        self.word = ""  # the classifier of the last amount
        self.deals = False  # whether the deals counted so far were on the topic
        self.was_core = False  # whether the last amount was on the topic
        self.size: float | None = None  # the least size of the models of this sentence

    def read(self, span: Span) -> Iterator[Draft]:
        """The drafts of one sentence."""
        self.percent, self.size, self.last, self.core, self.flow = None, None, None, None, None
        self.counting.begin()
        found = ranges.paired(
            self.text, list(reading.amounts(self.text, span.start, span.end, self.masks, self.tables))
        )
        listing.share_bounds(self.text, found)
        for i, amount in enumerate(found):
            floor = found[i - 1].end if i else span.start
            ceiling = found[i + 1].start if i + 1 < len(found) else span.end
            yield self._draft(
                amount, span, floor, ceiling, listing.heads(self.text, self.scene, found, i, span)
            )

    def _draft(self, amount: Amount, span: Span, floor: int, ceiling: int, heads: listing.Heads) -> Draft:
        listed, when = heads
        span = Span(max(span.start, amount.start - _REACH), min(span.end, amount.end + _REACH))
        text, clause = self.text, self.scene.clause(amount.start, span)
        left, lead = text[clause.start : amount.start], text[span.start : clause.start]
        counted, end = self.counting.of(amount, span, clause, floor, min(clause.end, ceiling))
        value, unit, metric = amount.value, amount.unit, counted.metric
        if unit == "CNY" and self.dollars and not _RENMINBI.search(text, span.start, span.end):
            unit = "other"  # a dollar of Hong Kong or Taiwan
        if amount.kind in PERCENT:
            metric, sign = self._percent(amount, span, clause, floor)
            value = abs(value) * sign if metric == "growth" and value > 0 else value
        else:
            self.percent = None
        if amount.kind == "times" and value == 1 and metric == "growth" and _ONCE_MORE.search(left):
            value = 2.0  # grown by once is doubled
        if amount.kind in _RATIOS and self.ratio and _THIS_RATIO.search(text, clause.start, amount.start):
            same, counted.noun, listed = self.ratio  # 这一差距五年前是两成
            metric = same if amount.kind in PERCENT else metric
        if amount.kind in ("bare", "classifier") and metric in _BARE_UNITS and amount.word in ("", "个"):
            unit = _BARE_UNITS[metric]
        dated, period = self._dated(amount, span, when)
        near = text[max(clause.start, floor) : min(clause.end, ceiling)]
        if (metric == "other" and amount.kind in PERCENT) or (metric == "money" and not left):
            near = lead[-30:] + near
        place = listed or self._place(amount, metric, counted.noun, span, clause)
        self.last, self.told = (amount.end, place), place
        self.size = owners.smallest(value, metric, amount.bound, text[amount.start : end + 6]) or self.size
        if metric not in ("share", "growth"):
            self.counting.keep(Counted(counted.noun, metric, amount.word, amount.value))
        if amount.kind in PERCENT:
            self.ratio = metric, counted.noun, place
            self.counting.ratio = counted.noun
        right = (
            text[amount.end : clause.end][:40]
            if metric in _FLOWING
            else text[amount.end : min(clause.end, ceiling)][:14]
        )
        flow = measuring.flow(metric, left, lead, right, period) or self._flows(amount, metric, left)
        self.flow = metric if flow else None
        goes_on = self._goes_on(amount, metric, near, max(clause.start, floor))
        return Draft(
            value=value,
            value_high=amount.high,
            unit=unit,
            start=amount.start,
            end=end,
            at=amount.at,
            bound=amount.bound,
            metric=metric,
            noun=self._as_written(counted.noun, end),
            folded=counted.noun,
            place=place,
            as_of=dated,
            flow=flow,
            scope=owners.tags(metric, counted.noun or "", left, self.size) + measuring.per(metric, left),
            subject=self._owner(amount, metric, place, span),
            core=self._core(amount, metric, counted.noun, near, left, span, goes_on),
            context=near,
        )

    def _flows(self, amount: Amount, metric: str, left: str) -> bool:
        """Whether an amount is of a flow by what it counts (deals) or goes on with (其中)."""
        deals = metric == "other" and amount.word in _DEALS
        return "累计" not in left and (deals or (self.flow == metric and left.startswith("其中")))

    def _dated(self, amount: Amount, span: Span, listed: str | None) -> tuple[str | None, bool]:
        """When the amount holds, and whether that is a period; `listed` is its date in a list told by 分别."""
        dated, period = self.scene.dating.as_of(amount.start, amount.end, span)
        if listed is not None:
            dated, period = listed, True
        opens = self.text.startswith("其中", span.start) and self.text[span.start - 1 : span.start] == "。"
        if dated is None and opens:
            dated = self.when  # 其中，… goes on with what was counted before
        self.when = dated
        if amount.kind == "row":
            dated = dated or self.scene.dating.stated(span)
        return dated, period

    def _goes_on(self, amount: Amount, metric: str, near: str, start: int) -> bool | None:
        """Whether what an amount says of the one before it is on the topic, as that was: 同比增长32%, 这一差距五年前是两成.
        None for one that speaks for itself."""
        if self.ratio and amount.kind in _RATIOS and _THIS_RATIO.search(near):
            return self.was_core
        if amount.word and amount.word == self.word and _GROWN.search(self.text, start, amount.start):
            return self.was_core  # 100个，2027年增加至不少于200个
        if self.last is not None and self.was_core and _RESULT.match(near) and metric == "other":
            return True  # 同比增长363.6%至2.342亿部
        if metric != "growth" or self.last is None or measuring.TOPIC.search(near):
            return None
        return None if self.was_core or self.counting.own_noun(start, amount.start) else False

    def _percent(self, amount: Amount, span: Span, clause: Span, floor: int) -> tuple[str, int]:
        """The metric and sign of a percentage; of several in a row those of the first."""
        text = self.text
        if self.percent is not None and _THAN.search(text, clause.start, amount.start):
            return self.percent  # 同比大涨12.8%，远超去年同期的3.2%
        if (
            self.percent is None
            or not listing.AND.fullmatch(text, floor, amount.start)
            or floor <= span.start
        ):
            self.percent = measuring.percent(
                text[max(clause.start, floor) : amount.start],
                text[span.start : clause.start][-30:] + text[clause.start : floor],
                text[amount.end : min(clause.end, amount.end + 12)],
                amount.kind == "points",
            )
        return self.percent  # 分别增长8%和4.4%

    def _core(
        self,
        amount: Amount,
        metric: str,
        noun: str | None,
        near: str,
        left: str,
        span: Span,
        goes_on: bool | None,
    ) -> bool:
        """On the topic by its own words, or as one more of a kind that was: 人工智能论文2万篇, 美国6000篇."""
        core = measuring.core(metric, noun or "", near, left, self.text[span.start : span.end], self.about)
        if goes_on is not None:
            core = goes_on
        core = core or (metric == "other" and amount.word == self.core and len(near) < 16)
        core = core or (metric == "other" and self._of_the_topic(amount, span, left))
        if amount.word in _DEALS:  # 北京以46起居首: of the deals that were told before
            core = self.deals = core or self.deals
        self.was_core, self.word = core, amount.word
        self.core = (
            amount.word if core and amount.kind == "classifier" and amount.word not in "个家项件" else None
        )
        return self.relevant and core

    def _of_the_topic(self, amount: Amount, span: Span, left: str) -> bool:
        """Whether an amount without a noun of its own counts what the sentence began with: AI融资事件从…的144笔增至214笔;
        or is one more of what a model does in a day."""
        begin = amount.start - len(left)
        if measuring.TOPIC.search(self.text, span.start, begin) is None:
            return False
        if self.was_core and _DAILY.match(left[-12:]) is not None:
            return True
        return amount.word in _DEALS and not self.counting.own_noun(begin, amount.start)

    def _as_written(self, noun: str | None, end: int) -> str | None:
        """The noun in the text's own script, from where it stands last before `end`."""
        at = self.text.rfind(noun, 0, end + _NEAR) if noun else -1
        return self.written[at : at + len(noun)] if noun and at >= 0 else noun

    def _owner(self, amount: Amount, metric: str, place: str | None, span: Span) -> str | None:
        found = owners.owner(self.text, span.start, amount.start, metric, place, self.subject)
        self.subject = found or self.subject
        return found

    def _place(self, amount: Amount, metric: str, noun: str | None, span: Span, clause: Span) -> str | None:
        """Where it is counted; growth goes with the amount before it in the sentence, that it is the growth of."""
        aside = incidental.incidental(self.text, amount.start, amount.end, clause.start, metric, amount.value)
        if aside or self.scene.elsewhere(amount.start, span):
            return None
        if (
            amount.kind == "times"
            and self.last is not None
            and _OF_THAT.fullmatch(self.text, self.last[0], amount.start)
        ):
            return None  # 是中国93亿美元的12倍: between two places
        if amount.kind == "times" and _OF_ANOTHER.search(self.text, clause.start, amount.start):
            return self.scene.place(amount.start, amount.end, span, False)  # H200的算力为H20的六倍
        if (
            (
                metric == "growth"
                or (metric == "share" and (noun or "").endswith("率") and self.last and self.last[1])
            )
            and self.last is not None
            and not self.scene.places_in(self.last[0], amount.start)
        ):
            return self.last[1]
        if metric == "share" and (whole := self.text.rfind("占", clause.start, amount.start)) >= 0:
            return self.scene.part(amount.start, span, whole)
        if metric == "models" and _CHOSEN.search(self.text, clause.start, amount.start):
            return None
        if (own := self._own_place(amount, clause)) is not None:
            return own
        here = self.scene.place(amount.start, amount.end, span, False)
        if here is None and self.counting.same_number(clause.start, amount.start):
            return self.told  # 2025年这个数值将超过1.2万亿元
        if here is None and self._goes_with_last(amount, span, clause):
            return self.told
        if here is None and self.last and self.text.find("其中", span.start, amount.start) > span.start:
            return self.last[1]  # 全球投资2523亿美元，其中生成式AI339亿美元
        trade = metric == "money" and _OF_THE_TRADE.search(self.text, clause.start, amount.start)
        local = metric in _LOCAL or amount.unit == "flops" or trade
        if here is not None or not (
            local or (metric in _GRANTED and _PUBLIC.search(self.text, span.start, clause.end))
        ):
            return here
        if (metric in _FIRMS or amount.unit == "flops" or trade) and (
            owners.named(self.text, span.start, amount.start)
            or _ITS_OWN.search(self.text, span.start, amount.start)
        ):
            return None  # a company's own, wherever it sits
        if metric == "growth" and _PERFORMANCE.search(self.text, clause.start, amount.start):
            return None
        if metric == "regions" and _STATES.search(noun or ""):
            return None  # 30个国家 are not in the one the text is about
        found = self.scene.place(amount.start, amount.end, span, True)
        if found is None and metric.startswith("registered") and self._filed_nationally(amount, span):
            return "CN"
        return found

    def _filed_nationally(self, amount: Amount, span: Span) -> bool:
        """共900款服务在国家网信办完成备案, where no firm's own are told."""
        return (
            _FILED_NATIONALLY.match(self.text, amount.end, span.end) is not None
            and not _OF_A_FIRM.search(self.text, span.start, amount.start)
            and not owners.named(self.text, span.start, amount.start)
        )

    def _own_place(self, amount: Amount, clause: Span) -> str | None:
        """The place that the noun behind an amount begins with, where the amount before it had one so too:
        8家美国机构和2家中国公司."""
        if self.last is None or self.last[0] < clause.start:
            return None
        before = self.scene.places_in(self.last[0], self.last[0] + 1)
        own = self.scene.places_in(amount.end, amount.end + 1)
        return own[0].code if before and own else None

    def _goes_with_last(self, amount: Amount, span: Span, clause: Span) -> bool:
        """Whether an amount is one more of the amount before it: 2024年全球超过1亿部，2027年将达5亿部."""
        if not amount.word or amount.word != self.word:
            return False
        begin = max(clause.start, self.last[0]) if self.last else span.start
        return not self.counting.own_noun(begin, amount.start)


def _traditional(written: str) -> bool:
    """Whether a text is in traditional characters: one in twenty of its first ones folds into another."""
    changed = sum(1 for a, b in zip(written[:1000], simplify(written[:1000]), strict=True) if a != b)
    return changed * 20 > len(written[:1000])
