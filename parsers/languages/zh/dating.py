"""The date that holds where a Chinese number stands: told in its clause, or carried to it. Folded text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from parsers import dates
from parsers.dates import Date
from parsers.languages.zh import anchors
from parsers.languages.zh.clauses import REACH, Clauses
from parsers.records import Document, Span

_SAYING = re.compile(
    r"[^，。；：]{0,9}?(?:发布|通报|披露|表示|介绍|指出|透露|给出|说|宣布|公布|印发|举行|开幕|闭幕|讯|电|"
    r"回应|召开|消息|报道|获悉|了解到|启动|称|出台|签署|起施行|施行|实施|上午|下午|晚|"
    r"成立|创立|创办|上线|推出|开源|面世|问世|诞生|生效|截止申报|\d+[时:：])"
)
_MADE = re.compile(r"(?:就|底|初)?(?:发布|印发|出台|成立|创立|创办|上线|推出|开源|问世|施行|实施|开始|起)")
_DIGIT = re.compile(r"\d")
_QUARTER = re.compile(r"[该当本]季|报告期")
_FROM_END = re.compile(r"[由从](?:原来的?|原先的?|此前的?|上[年期]的?|每[^，。]{0,6})?\s?$")
_CHANGE = (
    r"(?:升|降|增|减|提高|提升|下降|上升|扩大|增加|减少|上调|下调|涨|跌|放缓|回落|加快|缩小|收窄|"
    r"增长|成长|跃升|攀升|飙升|回升|激增|猛增|骤降|锐减|暴跌|腰斩|下滑|压缩|跃|跳|缩)"
)
_CHANGED_TO = re.compile(rf"{_CHANGE}[至到]了?")
_TO_THAT_YEAR = re.compile(rf"{_CHANGE}$")  # 升至2025年的25.9%
_FROM_HERE = re.compile(r"[由从自]\s?$")
_NOW = re.compile(
    r"(?<![比较跟与和到])(?:如今|目前|现在|眼下|当下|现已|未来[\d一二两三四五六七八九十几数]|今后)"
)
_AFTER_THAT = re.compile(r"[^。；]{0,40}?之?后，")  # 继5月降价97%之后，…
_UNTIL = ("至", "到", "-", "–", "—", "~", "～")
_PLANNED = ("到", "到了", "至")
_AGAINST = re.compile(r"[^，。；\d]{0,10}(?:相比|比较|对比)")
_TRADED = re.compile(r"开盘|收盘|盘中|股价|市值|早盘|尾盘|收报|高开|低开|成交")
# A fair that gives figures gives them as of its year.
_DISCLOSED = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年?[一-鿿]{2,12}(?:大会|论坛|博览会|峰会)(?:披露|公布|发布|通报|透露)"
)
_LISTED = re.compile(r"[^，。；]{0,8}(?:上市|登陆|挂牌)")
_WERE = re.compile(r"[^，。；\d]{0,12}是?")
_HANDED_IN = re.compile(
    r"[^，。；\d]{0,4}(?:提交|申请|公布|发布|公开|完成|新增|注册|登记|备案|成立|上线|设立)的?(?=[，。；]|$)"
)
_BY_THEN = re.compile(r"至此|彼时|那时")
_THAT_DAY = re.compile(r"首日|[当同]日|当天|盘中|收盘|开盘|早盘|尾盘")
_COUNTED = re.compile(r"\d\s?[万亿]?[多余]?[家个款件项元人%]")
_OF_PERIOD = re.compile(r"[季年]报|年度|业绩|财报")  # 发布2025年半年度报告: not when it came
_YEARS_TO_COME = re.compile(r"未来[\d一二两三四五六七八九十几数]|今后")
_SESSION = re.compile(r"盘中|收盘|开盘|早盘|午间")
# What a firm reports of the period that its report is about
_EARNED = re.compile(
    r"营收|营业收入|业务收入|(?:季度|季)收入|净利|毛利|净亏损|归母|扣非|回款|资本[开支]支|研发投入"
)
_EARNINGS = re.compile(r"(?<!前[二三])季度?[^，。；\d]{0,6}(?:营收|收入|净利)|上季|财报|业绩|[季年]报|财季")
_CLOSED = re.compile(r"(?:完成|敲定|签下)[^，。；\d]{0,10}$")  # 2月23日，…宣布完成B轮融资超10亿元
_RAISED = re.compile(r"完成了?[^，。；]{0,16}融资，(?:融资)?(?:总?金额|规模)?(?:[^，。；\d]{0,6})$")
_MEASURED_BY = re.compile(r"(?:[高低多少快慢优]|相较|相比)$")  # 高于2025年的约1500亿元，其中…
_BROUGHT = re.compile(r"(?:推出|发布|上线|开源|诞生)了?(?:涵盖|覆盖|共|约)?$")
_TIMES = re.compile(r"的(?:近|约|超过?|逾|将近|接近)?[\d.一二两三四五六七八九十百]+多?倍")
_ELAPSED = re.compile(r"(?:[个多]月|年|周|天|小时)(?:多|余)?(?:过去|后|之后|以后)")
_CHANGED = re.compile(r"增|成[长長]|升|降|提高|减|高|低|便宜|涨|跌|多|少|扩|翻")
_FAIR = re.compile(
    r"(?!年?度(?:业绩)?报告)[^，。；]{0,14}?(?:大会|论坛|峰会|博览会|年会|展会|报告|白皮书|蓝皮书)"
)
_BORN = re.compile(r"(?:成立|创立|创办|始建|建|上线|推出|发布|诞生|上市|问世|生效|开始|出生|施行|始)[于在]?$")
_ASOF = ("截至", "截止", "截止到", "截止至", "截至目前", "截止目前", "到", "到了", "至")
_ONWARD = ("自", "从", "較", "较", "比", "距", "從")
_SPEAKER = re.compile(r"(?:表示|介绍|认为|指出|透露|分析|说|称|告诉|预计|估计|测算)")


class Dating:
    """What a document tells of time, ready to be asked for any position."""

    def __init__(self, document: Document, text: str, clauses: Clauses) -> None:
        self.text, self.clause = text, clauses.around
        self.earnings = _EARNINGS.search(document.title + text[:200]) is not None
        self.paragraph_starts = [p.start for p in document.paragraphs]
        self.dates = anchors.anchored(text, dates.find(text, "zh", document.published))
        self.date_starts = [d.start for d in self.dates]

    def as_of(self, start: int, end: int, span: Span) -> tuple[str | None, bool]:
        """The date that the text gives to the number at text[start:end], and whether it is a period's (去年)
        rather than the state's at a point (截至去年底)."""
        clause = self.clause(start, span)
        i = bisect_right(self.date_starts, start)
        for date in reversed(self.dates[max(0, i - 6) : i]):
            if date.start < span.start:
                break
            if self._in_closed_brackets(date, start):
                continue
            if self._ends_period(date) and _FROM_HERE.search(self.text, date.end, start):
                return self.dates[bisect_left(self.date_starts, date.start) - 1].as_of, True
            if _FROM_END.search(self.text, max(date.end, start - 8), start) and (
                date.start < clause.start or _CHANGED_TO.search(self.text, end, end + 10)
            ):
                return None, False  # 由2.5亿元提高到3亿元: the first is not of the date of the second
            if self._tells(date, start, clause) and not self._contrasted(date, start, span, clause):
                if "全年" in self.text[clause.start : start] and date.start < clause.start:
                    return date.as_of and date.as_of[:4], True  # 三季度…，全年不会低于70亿元
                state = date.cue in _ASOF or self.text[date.end - 1] in "日号"
                return date.as_of, not state or self._ends_period(date)
        for date in self.dates[i : i + 2]:  # 达到30万亿（截至6月底）
            if date.start < min(clause.end, end + 10) and date.cue in _ASOF[:6]:
                return date.as_of, False
        for date in self.dates[i : i + 1]:  # 其中四分之一是在2023年提交的
            if (
                date.cue in ("在", "于")
                and date.start < clause.end
                and _WERE.fullmatch(self.text, end, date.start - len(date.cue))
                and _HANDED_IN.match(self.text, date.end)
            ):
                return date.as_of, True
        carried = self._carried(i, span)
        if carried is None and (fair := _DISCLOSED.search(self.text, span.start, start)) is not None:
            carried = fair["year"]
        return carried, False

    def _tells(self, date: Date, start: int, clause: Span) -> bool:
        """Whether a date before the number in its sentence dates the number, not an event or a comparison."""
        if date.end > start or date.as_of is None:
            return False
        if date.cue in _ASOF and date.cue != "至":
            return date.cue[0] != "到" or _NOW.search(self.text, date.end, start) is None
        if date.cue in _ONWARD and (
            date.start < clause.start
            or start - date.end > 12
            or _CHANGED.search(self.text, date.end, start + 1)
            or _DIGIT.search(self.text, date.end, start)
        ):
            return False
        if date.cue not in _ASOF and _NOW.search(self.text, date.end, start):
            return False  # 3月创下1.94亿的峰值，如今已回落到1.3亿
        if date.kind == "absolute" and self.text[date.start : date.end].endswith(("以来", "以來")):
            return False
        against = self.text[max(0, date.start - 4) : date.start - len(date.cue)]
        if date.cue == "于" and date.start < clause.start and _MEASURED_BY.search(against):
            return False
        left = self.text[max(0, date.start - 4) : date.start]
        if "继" in left and _AFTER_THAT.match(self.text, date.end, start):
            return False
        reported = _OF_PERIOD.search(self.text, date.start, date.end + 6)
        if (_BORN.search(left.rstrip("于在")) and not reported) or re.match(
            r"\s?(?:[^，。；\d]{0,8}以来|以後|以后|起|前的|前后|之前)", self.text[date.end : date.end + 12]
        ):
            return False
        if _AGAINST.match(self.text, date.end, start):
            return False  # 与2024年末的数据相比
        words = self.text[date.start : date.end]
        origin = self.text[max(0, date.start - 1) : date.start] in ("由", "从") or date.cue in ("从", "自")
        if origin and _CHANGED_TO.search(self.text, date.end, start):
            return False  # 由2024年的9.6%升至27.1%
        if _TIMES.match(self.text, date.end - words.endswith("的")):
            return False  # 是去年同期的12倍
        if re.search(r"年[之以]?前$", words):
            return start - date.end <= 8
        if self._ends_period(date):
            return True
        if words[-1] in "天晚晨" or ("日" in words and "月" not in words):
            return False
        if _ELAPSED.search(self.text, date.end, start):
            return False
        if _FAIR.match(self.text, date.end):
            return False
        if words[-1] in "日号" and self._dealt(date, start, clause):
            return True
        saying = _MADE if words.endswith("年") else _SAYING
        if said := saying.match(self.text, date.end, min(start, date.end + 14)):
            if _BROUGHT.match(self.text, said.end() - 2, start):
                return start - date.end < 14  # 今年内推出涵盖100个: what came then
            return "日" in words and "月" in words and "累计" in self.text[date.end : start]
        if words[-1] in "日号" and date.start < clause.start:
            return False
        changed = _TO_THAT_YEAR.search(self.text, max(0, date.start - 4), date.start - len(date.cue))
        return date.cue != "至" or self._ends_period(date) or changed is not None

    def _in_closed_brackets(self, date: Date, start: int) -> bool:
        """Whether a date stands in brackets that close before `start`: （今年5月为1200亿次），…"""
        between = self.text[date.end : start]
        return date.cue not in _ASOF and between.count("）") > between.count("（")

    def _dealt(self, date: Date, start: int, clause: Span) -> bool:
        """Whether a day is that of a session of the market or of a deal, which the number is of."""
        if _LISTED.match(self.text, date.end):
            return False
        return bool(
            _TRADED.search(self.text, date.end, start)
            or _CLOSED.search(self.text, clause.start, start)
            or _RAISED.search(self.text, date.end, start)
        )

    def _contrasted(self, date: Date, start: int, span: Span, clause: Span) -> bool:
        """A date told after another, in a part of the sentence that a semicolon has closed: …，而2024年…；至少15%."""
        closed = self.text.rfind("；", date.end, start) >= 0
        if closed and date.cue not in _ASOF and _COUNTED.search(self.text, span.start, date.start):
            return True  # 全市737家，前三季度营收3890亿元；备案大模型66款: of the clause in between only
        i = bisect_left(self.date_starts, date.start)
        if not closed or date.cue in _ASOF or i == 0 or self.dates[i - 1].start < span.start:
            return False
        return self._tells(self.dates[i - 1], start, clause)

    def _ends_period(self, date: Date) -> bool:
        """The second date of 3月至4月, 2月25日-5月25日."""
        i = bisect_left(self.date_starts, date.start)
        return i > 0 and self.text[self.dates[i - 1].end : date.start] in _UNTIL

    def stated(self, span: Span) -> str | None:
        """The 截至 date of a sentence, wherever it stands: what a whole table is of."""
        found = self.dates[
            bisect_left(self.date_starts, span.start) : bisect_left(self.date_starts, span.end)
        ]
        return next((d.as_of for d in found if d.cue in _ASOF[:6]), None)

    def _carried(self, upto: int, span: Span) -> str | None:
        """A 截至 date of an earlier sentence of the paragraph holds until another date or speaker."""
        if _YEARS_TO_COME.search(self.text, span.start, span.end):
            return None
        i = bisect_right(self.paragraph_starts, span.start) - 1
        begin = self.paragraph_starts[i] if i >= 0 else 0
        if self.text.startswith("同期", span.start) and upto and self.dates[upto - 1].start >= begin:
            return self.dates[upto - 1].as_of
        if _BY_THEN.match(self.text, span.start):  # 至此, 彼时: as of the date told last
            told = (d.as_of for d in reversed(self.dates[max(0, upto - 4) : upto]))
            return next((as_of for as_of in told if as_of), None)
        if _THAT_DAY.search(self.text, span.start, span.end):
            days = (d for d in reversed(self.dates[:upto]) if self.text[d.end - 1] in "日号")
            day = next(days, None)
            if _SESSION.search(self.text, span.start, span.end):  # of the day that the paragraph before tells
                begin = self.paragraph_starts[max(0, i - 1)]
            return day.as_of if day is not None and day.start >= begin else None
        if self.earnings and _EARNED.search(self.text, span.start, span.end):
            return self._quarter(upto, 0)
        if _QUARTER.search(self.text, span.start, span.end):  # 当季: the one told last
            return self._quarter(upto, begin)
        for date in reversed(self.dates[max(0, upto - 4) : upto]):
            if date.start < begin or date.start < span.start - 2 * REACH:
                return None
            if date.cue in _ASOF[:6] or self._opens_plan(date):
                between = self.text[date.end : span.start + 12]
                return None if _SPEAKER.search(between[between.find("。") :]) else date.as_of
            if date.start >= begin and not date.as_of:
                return None
            if date.start == span.start and self.text[date.end - 1] == "日":
                return None  # the sentence begins with a day of its own
        return None

    def _compared(self, date: Date) -> bool:
        """Whether a date is what another is measured against: 相较于2024年上半年."""
        return date.cue in _ONWARD or self.text[max(0, date.start - 4) : date.start].endswith(
            ("较于", "比于")
        )

    def _opens_plan(self, date: Date) -> bool:
        """Whether a sentence begins with the date by which a plan is to be carried out: 到2025年底，…"""
        at = date.start - len(date.cue)
        return (
            date.cue in _PLANNED
            and self.text[max(0, at - 1) : at] in ("", "。", "\n", " ")
            and self.text.startswith("，", date.end)
        )

    def _quarter(self, upto: int, begin: int) -> str | None:
        """The quarter told last before the date of that index, from `begin` on."""
        reports = (d for d in reversed(self.dates[:upto]) if anchors.of_report(self.text, d))
        last = next((d for d in reports if not self._compared(d)), None)
        return last.as_of[:7] if last is not None and last.as_of and last.start >= begin else None
