"""Reported numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers import metrics
from parsers.figures import Draft, finish
from parsers.languages.zh import listing, measuring, nouns, owners, placing, ranges, reading, tables, traps
from parsers.languages.zh.counted import PERCENT, Counted, Counting
from parsers.languages.zh.reading import Amount
from parsers.languages.zh.scene import Scene
from parsers.languages.zh.script import fold, simplify
from parsers.languages.zh.text import relevant
from parsers.records import Document, Figure, Span, Statements, Unit

_BARE_UNITS: dict[str, Unit] = {"parameters": "parameters", "tokens": "tokens"}
_SIZE = re.compile(r"参数|激活")
_RATIOS = (*PERCENT, "fold")
_NEAR = 26  # how far behind a number its noun may end
_THIS_RATIO = re.compile(r"这[一个]?(?:差距|比例|占比|比重|数字|水平)")
_ONCE_MORE = re.compile(r"(?:增[长加]?|提[高升]|上[升涨]|扩大|[高多快]出?|涨)了?$")
_GROWN = re.compile(r"(?:增加|增|提高|扩大|扩展|扩充|升|提升)[至到]$")
_THAN = re.compile(
    r"(?:(?:超过?|快于|慢于)[^，。；\d]{0,4}(?:同期|平均)|(?:高于|低于|优于|不及|落后于)[^，。；]{1,20})的$"
)
_RESULT = re.compile(r"[至到](?=\d)")
_TOTALS = frozenset(
    (
        "users",
        "downloads",
        "calls",
        "models",
        "registered_services",
        "registered_apps",
        "organisations",
        "patents",
    )
)
_FALLEN = re.compile(r"(?:减少|下降|跌落|下滑|下跌|流失|锐减|缩减|少)了?(?:约|近|逾|超过?)?$")
_MODELS = frozenset(("models", "registered_services", "registered_apps"))
_REMOVED = re.compile(r"处置|下架|查处|清理|整治|关停|封禁|约谈")
# 产出40个，远超中国的15个; 新增41款，其中浙江9款，北京8款: like is compared with like, and so are parts
_PARTS = re.compile(r"(?:超过?|高于|多于|低于|少于|不及|落后于)[^，。；]{0,24}的$|其中|[里中]，|（$")
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
_DAILY = re.compile(r".{0,4}(?:日均|每[天日])")
_DEALS = ("笔", "起")  # 融资435笔: what was done in a period


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
        self.placing = placing.Placing(text, scene, self.counting)
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
        self.flows: set[tuple[str, float]] = set()  # what was told to be flows
        self.flow: str | None = None  # the metric of the last amount, where that was a flow
        self.subject: str | None = None  # whose the last figure was
        self.kind: tuple[str, Unit] | None = None  # the metric and unit of the last amount
        self.when: str | None = None  # the date of the last amount of all
        self.when_before: str | None = None  # the date of the amount before that
        self.core: str | None = None  # the classifier of the last amount, where that was on the topic
        self.deals = False  # whether the deals counted so far were on the topic
        self.was_core = False  # whether the last amount was on the topic
        self.size: float | None = None  # the least size of the models of this sentence

    def read(self, span: Span) -> Iterator[Draft]:
        """The drafts of one sentence."""
        self.percent, self.size, self.core, self.flow = None, None, None, None
        self.placing.last = None
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
        listed, when, name = heads
        span = Span(max(span.start, amount.start - _REACH), min(span.end, amount.end + _REACH))
        text, clause = self.text, self.scene.clause(amount.start, span)
        left, lead = text[clause.start : amount.start], text[span.start : clause.start]
        counted, end = self.counting.of(amount, span, clause, floor, min(clause.end, ceiling))
        value, unit, metric = self._measured(amount, counted, span, clause, floor)
        if amount.kind in _RATIOS and self.ratio and _THIS_RATIO.search(text, clause.start, amount.start):
            same, counted.noun, listed = self.ratio  # 这一差距五年前是两成
            metric = same if amount.kind in PERCENT else metric
        dated, period = self._dated(amount, span, when)
        near = text[max(clause.start, floor) : min(clause.end, ceiling)]
        if (metric == "other" and amount.kind in PERCENT) or (metric == "money" and not left):
            near = lead[-30:] + near
        place = listed or self.placing.of(amount, metric, counted.noun, span, clause)
        self.placing.keep(amount, place)
        self.size = owners.smallest(value, metric, amount.bound, text[amount.start : end + 6]) or self.size
        if metric not in ("share", "growth"):
            self.counting.keep(Counted(counted.noun, metric, amount.word, amount.value))
        if amount.kind in PERCENT:
            self.ratio = metric, counted.noun, place
            self.counting.ratio = counted.noun
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
            flow=self._flow(amount, metric, (left, lead), clause, ceiling, period),
            scope=owners.tags(metric, counted.noun or "", left, self.size) + measuring.per(metric, left),
            subject=name or self._owner(amount, metric, place, span, floor),
            core=self._core(amount, metric, counted.noun, near, left, span, goes_on),
            context=near,
        )

    def _measured(
        self, amount: Amount, counted: Counted, span: Span, clause: Span, floor: int
    ) -> tuple[float, Unit, str]:
        """The value with its sign, the unit and the metric of what is counted."""
        value, unit, metric = amount.value, amount.unit, counted.metric
        if unit == "CNY" and self.dollars and not _RENMINBI.search(self.text, span.start, span.end):
            unit = "other"  # a dollar of Hong Kong or Taiwan
        if amount.kind in PERCENT:
            metric, sign = self._percent(amount, span, clause, floor)
            value = abs(value) * sign if metric == "growth" and value > 0 else value
        else:
            self.percent = None
        if amount.kind == "times" and value == 1 and metric == "growth":
            value = 2.0 if _ONCE_MORE.search(self.text[clause.start : amount.start]) else value  # doubled
        if amount.kind in ("bare", "classifier") and metric in _BARE_UNITS and amount.word in ("", "个"):
            unit = _BARE_UNITS[metric]
        if metric in _MODELS and _REMOVED.search(self.text, clause.start, amount.start):
            metric = "other"  # 处置违规产品3500余款
        if metric in _TOTALS and _FALLEN.search(self.text, max(clause.start, amount.start - 8), amount.start):
            metric = "other"  # 跌落2500万: by how much, not how many
        if metric == "models" and amount.kind == "bare" and not metrics.plausible(metric, value):
            metric = "other"  # 端侧大模型40亿: their size
        return value, unit, metric

    def _flow(
        self, amount: Amount, metric: str, words: tuple[str, str], clause: Span, ceiling: int, period: bool
    ) -> bool:
        """Whether an amount is of a flow; `words` are those before it in its clause, and before that."""
        left, lead = words
        if metric == "downloads":
            left += self.text[amount.start : amount.at]  # 突破, 超过: how many there are so far
        if metric in _FLOWING:
            right = self.text[amount.end : clause.end][:40]
        else:
            right = self.text[amount.end : min(clause.end, ceiling)][:14]
        flow = measuring.flow(metric, left, lead, right, period) or self._flows(
            amount, metric, left, clause.start - len(lead)
        )
        self.flow = metric if flow else None
        if flow and amount.value > 10:
            self.flows.add((metric, amount.value))
        return flow

    def _flows(self, amount: Amount, metric: str, left: str, begin: int) -> bool:
        """Whether an amount is of a flow by what it counts (deals) or goes on with (其中)."""
        deals = metric == "other" and amount.word in _DEALS
        if "累计" in left:
            return False
        known = (metric, amount.value) in self.flows  # 10月的41款里, after 新增41款
        same = self.flow == metric and _PARTS.search(self.text, begin, amount.start) is not None
        return deals or known or same

    def _dated(self, amount: Amount, span: Span, listed: str | None) -> tuple[str | None, bool]:
        """When the amount holds, and whether that is a period; `listed` is its date in a list told by 分别."""
        dated, period = self.scene.dating.as_of(amount.start, amount.end, span)
        if listed is not None:
            dated, period = listed, True
        opens = self.text.startswith("其中", span.start) and self.text[span.start - 1 : span.start] == "。"
        if (
            amount.kind == "times"
            and self.placing.last is not None
            and placing.OF_THAT.fullmatch(self.text, self.placing.last[0], amount.start)
        ):
            dated = self.when_before  # 12月达16.5亿次，是一年前5000万次的33倍: of December
        if dated is None and opens:
            dated = self.when  # 其中，… goes on with what was counted before
        self.when_before, self.when = self.when, dated
        if amount.kind == "row":
            dated = dated or self.scene.dating.stated(span)
        return dated, period

    def _goes_on(self, amount: Amount, metric: str, near: str, start: int) -> bool | None:
        """Whether what an amount says of the one before it is on the topic, as that was: 同比增长32%, 这一差距五年前是两成.
        None for one that speaks for itself."""
        if self.ratio and amount.kind in _RATIOS and _THIS_RATIO.search(near):
            return self.was_core
        if amount.word and amount.word == self.placing.word and _GROWN.search(self.text, start, amount.start):
            return self.was_core  # 100个，2027年增加至不少于200个
        if self.placing.last is not None and self.was_core and _RESULT.match(near) and metric == "other":
            return True  # 同比增长363.6%至2.342亿部
        if metric != "growth" or self.placing.last is None or measuring.TOPIC.search(near):
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
        self.was_core, self.placing.word = core, amount.word
        self.kind = metric, amount.unit
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

    def _owner(self, amount: Amount, metric: str, place: str | None, span: Span, floor: int) -> str | None:
        if self._of_another(amount, metric, span, floor):
            return None
        than = self.text.rfind("是", span.start, amount.start) if amount.kind == "times" else -1
        if than >= max(0, floor - 20) and owners.NAME.search(self.text, than, amount.start):
            return None  # 是谷歌Gemini的两倍: of what it is measured against
        found = owners.owner(self.text, span.start, amount.start, metric, place, self.subject)
        self.subject = found or self.subject
        return found

    def _of_another(self, amount: Amount, metric: str, span: Span, floor: int) -> bool:
        """Whether an amount is one more of the kind of the one before it, of something that has no name we know:
        小米MiMo参数量30亿，荣耀端侧版30亿; 百度收入300亿元，广告160亿元."""
        if floor <= span.start or self.kind != (metric, amount.unit):
            return False
        words = self.text[floor : amount.start]
        if self.counting.same_number(floor, amount.start) or _THIS_RATIO.search(words):
            return False
        told = _SIZE.search(words) if metric == "parameters" else nouns.of_its_own(words)
        return not told and not owners.NAME.search(words) and self.counting.own_noun(floor, amount.start)


def _traditional(written: str) -> bool:
    """Whether a text is in traditional characters: one in twenty of its first ones folds into another."""
    changed = sum(1 for a, b in zip(written[:1000], simplify(written[:1000]), strict=True) if a != b)
    return changed * 20 > len(written[:1000])
