"""The place and time that hold where a Chinese number stands: told in its clause, or carried to it. Folded text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers import dates, places
from parsers.dates import Date
from parsers.languages.zh import anchors
from parsers.languages.zh.scopes import BODY, BRANCH, WHOLE, Scopes, describes
from parsers.places import Place
from parsers.records import Document, Span

_CUT = re.compile(r"[，。；：！？;!?\n]|(?<!\d),|,(?!\d)")
_REACH = 160  # a clause longer than this is read from here on only

# Where something was said or held, or where a company sits, is not where it is counted.
_VENUE_AFTER = re.compile(
    r"[^，。；]{0,16}?(?:举行|举办|召开|开幕|闭幕|揭幕|发布|亮相|揭晓|公布|启动|鸣枪|签署|报道|电\s|讯|"
    r"落幕|举|主持|接受|出席|会见|表示|说|宣布|成立|注册)"
)
_SEAT_BEFORE = re.compile(
    r"(?:总部(?:位|设|坐落)?[于在]?|位于|坐落于|毕业于|出生于|来自|飞往|前往|抵达|驻|与|同|较|比|相比|和)$"
)
_NOT_BEFORE = re.compile(r"(?:非|反|赴|出访|到访|离|驻|对)$")
# What a number is measured against is not where it is counted.
_STANDARD_BEFORE = re.compile(r"(?:只有|仅有|仅为|仅|相当于|不及|不到|不足|只及)$")
_STANDARD_AFTER = re.compile(
    r"(?:同[行类期]|[一-鿿]{0,4})的\s?(?:近|约|大约)?(?:一半|百分之|[一二两三四五六七八九十\d.]+(?:倍|成|分之|%))"
)
_FROM = re.compile(r"[^，。；]{0,8}?(?:来自|位于|出自|落户|产自)$")
_RANKED = re.compile(
    r"《|媒体|智库|学者|专家|一流|领先|首(?:[个家款批例发秀展创]|次(?!公开))|最[^，。]{0,4}的|先进|第[一二三四五六七八九十]|知名|顶尖|前列|各地|唯一|主流|头部"
)
_JOINT = re.compile(
    r"前?(?P<n>[两二三四五六七八九十])(?:地|省|市|国|城|省市|名)(?:合计|共|总计|加起来|之和|相加)"
)
_ELSEWHERE = re.compile(
    r"欧洲|亚洲|非洲|拉美|南美|北美|东南亚|中东|海外|境外|国外|发达国家|发展中国家|发达经济体|新兴市场|全球[南北]方"
)
_LINK = re.compile(r"^(?:、|和|与|及|以及|同|，)$")

_SAYING = re.compile(
    r"[^，。；：]{0,9}?(?:发布|通报|披露|表示|介绍|指出|透露|给出|说|宣布|公布|印发|举行|开幕|闭幕|讯|电|"
    r"回应|召开|消息|报道|获悉|了解到|启动|称|出台|签署|起施行|施行|实施|上午|下午|晚|"
    r"成立|创立|创办|上线|推出|开源|面世|问世|诞生|生效|截止申报|\d+[时:：])"
)
_MADE = re.compile(r"(?:就|底|初)?(?:发布|印发|出台|成立|创立|创办|上线|推出|开源|问世|施行|实施|开始|起)")
_DIGIT = re.compile(r"\d")
_QUARTER = re.compile(r"[该当本]季|报告期")
_FROM_END = re.compile(r"[由从](?:原来的?|原先的?|此前的?|上[年期]的?|每[^，。]{0,6})?\s?$")
_CHANGED_TO = re.compile(
    r"(?:升|降|增|减|提高|提升|下降|上升|扩大|增加|减少|上调|下调|涨|跌|放缓|回落|加快|缩小|收窄)[至到]了?"
)
_AGAINST = re.compile(r"[^，。；\d]{0,10}(?:相比|比较|对比)")
_TRADED = re.compile(r"开盘|收盘|盘中|股价|早盘|尾盘|收报|高开|低开|成交")
# A fair that gives figures gives them as of its year.
_DISCLOSED = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年?[一-鿿]{2,12}(?:大会|论坛|博览会|峰会)(?:披露|公布|发布|通报|透露)"
)
_LISTED = re.compile(r"[^，。；]{0,8}(?:上市|登陆|挂牌)")
_THAT_DAY = re.compile(r"首日|[当同]日|当天|盘中|收盘|开盘|早盘|尾盘")
# What a firm reports of the period that its report is about
_EARNED = re.compile(r"营收|营业收入|业务收入|净利|毛利|净亏损|资本[开支]支|研发投入")
_EARNINGS = re.compile(r"财报|业绩|[季年]报|财季")
_CLOSED = re.compile(r"(?:完成|敲定|签下)[^，。；\d]{0,10}$")  # 2月23日，…宣布完成B轮融资超10亿元
_BROUGHT = re.compile(r"(?:推出|发布|上线|开源|诞生)了?(?:涵盖|覆盖|共|约)?$")
_TIMES = re.compile(r"的(?:近|约|超过?|逾|将近|接近)?[\d.一二两三四五六七八九十百]+多?倍")
_DATELINE = re.compile(r"\s?(?:(?:\d{1,2}月)?\d{1,2}日)?(?:电|讯)(?![信子力动商视])")
_ELAPSED = re.compile(r"(?:[个多]月|年|周|天|小时)(?:多|余)?(?:过去|后|之后|以后)")
_CHANGED = re.compile(r"增|升|降|提高|减|高|低|便宜|涨|跌|多|少|扩|翻")
_FAIR = re.compile(r"[^，。；]{0,14}?(?:大会|论坛|峰会|博览会|年会|展会|报告|白皮书|蓝皮书)")
_BORN = re.compile(r"(?:成立|创立|创办|始建|建|上线|推出|发布|诞生|上市|问世|生效|开始|出生|施行|始)[于在]?$")
_ASOF = ("截至", "截止", "截止到", "截止至", "截至目前", "截止目前", "到", "到了", "至")
_ONWARD = ("自", "从", "較", "较", "比", "距", "從")


class Scene:
    """What a document tells of place and time, ready to be asked for any position."""

    def __init__(self, document: Document, text: str) -> None:
        self.text = text
        self.earnings = _EARNINGS.search(document.title + text[:200]) is not None
        self.cuts = [m.start() for m in _CUT.finditer(text)]
        self.sentences = document.sentences
        self.paragraph_starts = [p.start for p in document.paragraphs]
        self.dates = anchors.anchored(text, dates.find(text, "zh", document.published))
        self.date_starts = [d.start for d in self.dates]
        found = self.named = places.find(text, "zh")
        self.named_starts = [p.start for p in found]
        self.places = self._counting(found)
        self.place_starts = [p.start for p in self.places]
        self._scopes = Scopes(text, document, found, self.places)

    def clause(self, position: int, span: Span) -> Span:
        """The clause around a position, inside the sentence `span`."""
        i = bisect_left(self.cuts, position)
        start = self.cuts[i - 1] + 1 if i else 0
        end = self.cuts[i] if i < len(self.cuts) else len(self.text)
        return Span(max(span.start, start, position - _REACH), min(span.end, end, position + _REACH))

    def places_in(self, start: int, end: int) -> Sequence[Place]:
        """The places that count, named in text[start:end]."""
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]

    def place(self, start: int, end: int, span: Span, carried: bool) -> str | None:
        """The place of what the number at text[start:end] counts: named in its clause, before it in the sentence,
        or (`carried`) the one the text is about."""
        clause = self.clause(start, span)
        if joint := self._joint(clause.start, start, span):
            return joint
        following = self.named[
            bisect_left(self.named_starts, end) : bisect_left(self.named_starts, clause.end)
        ]
        if following and _FROM.match(self.text, end, following[0].start):
            return following[0].code
        if whole := self._whole(clause.start, start):
            return whole
        if here := self._last(clause.start, start):
            return here
        for place in self.places_in(end, min(clause.end, end + 12)):
            if not re.search(r"[是的]$", self.text[end : place.start]) or self.text[place.start - 1] == "的":
                return place.code
        if whole := self._whole(span.start, clause.start):
            return whole
        begin = max(span.start, start - _REACH)
        if (closed := self.text.rfind("；", begin, clause.start)) >= 0 and not self.places_in(
            closed, clause.start
        ):
            clause = Span(min(clause.start, self.text.find("；", begin)), clause.end)
            if first := self._first(begin, clause.start):
                return first  # behind a semicolon the sentence's first place holds again
        here = self._last(begin, clause.start, beyond=False)
        if here is not None:
            return here
        return self._scopes.at(start) if carried else None

    def elsewhere(self, start: int, span: Span) -> bool:
        """Whether the number's clause speaks of a part of the world that is no one country: 欧洲仅3个."""
        clause = self.clause(start, span)
        found = list(_ELSEWHERE.finditer(self.text, clause.start, start))
        return bool(found) and not self.places_in(found[-1].end(), start)

    def _joint(self, begin: int, start: int, span: Span) -> str | None:
        """The places that 三地合计 adds up: as many as it says, the last told before it in the sentence."""
        said = _JOINT.search(self.text, begin, start)
        if said is None:
            return None
        listed = self._group(span.start, start)
        if len(listed) < 2:
            named = list(self.places_in(span.start, said.start()))
            listed = named[-"〇一两三四五六七八九十".index(said["n"].replace("二", "两")) :]
        return places.join(p.code for p in listed) if len(listed) > 1 else None

    def _first(self, start: int, end: int) -> str | None:
        """The first place below the world in text[start:end] that is not one of several listed."""
        for place in self.places_in(start, end):
            if place.code != "WORLD" and self.text[place.start - 1 : place.start] not in ("占", "居", "、"):
                return None if self.text[place.end : place.end + 1] == "、" else place.code
        return None

    def part(self, start: int, span: Span, whole: int) -> str | None:
        """The place of the part in «中国占全球的15%»: named before the 占 at `whole`, else what the text is about."""
        clause = self.clause(start, span)
        begin = max(span.start, start - _REACH)
        closed = self.text.rfind("；", begin, clause.start)
        if closed >= 0 and not self.places_in(closed, whole):
            return self._first(begin, closed) or self._scopes.at(start)
        return (
            self._joint(clause.start, whole, span)
            or self._whole(clause.start, whole)
            or self._last(clause.start, whole)
            or self._last(begin, clause.start, beyond=False)
            or self._scopes.at(start)
        )

    def _last(self, start: int, end: int, beyond: bool = True) -> str | None:
        """The last place before `end`, with those it is listed with: 北京和上海 is both. `beyond`: the world too."""
        named = self._group(start, end, beyond)
        return places.join(p.code for p in named) if named else None

    def _group(self, start: int, end: int, beyond: bool = True) -> list[Place]:
        named: list[Place] = []
        for place in reversed(self.places_in(start, end)):
            if not beyond and (
                place.code == "WORLD" or self.text[place.start - 1 : place.start] in ("占", "居")
            ):
                continue  # 全球 and 占全国 hold for their own clause
            if named and not _LINK.match(self.text[place.end : named[0].start]):
                break
            named.insert(0, place)
        return named

    def listed(self, start: int, end: int, count: int) -> list[Place] | None:
        """The `count` places listed one after another, last in text[start:end]: the heads of 分别为."""
        named = self._group(start, end)
        return named if len(named) == count else None

    def _whole(self, start: int, end: int) -> str | None:
        """全市, 该省: the place below a country that the text spoke of last; also where no place follows it."""
        last = None
        for match in WHOLE.finditer(self.text, start, end):
            last = match
        if last is None or self.places_in(last.end(), end):
            return None
        return self._scopes.local(last.start())

    def _counting(self, found: Sequence[Place]) -> list[Place]:
        """The places that may be where things are counted; 北京海淀 falls or stands together."""
        kept: list[Place] = []
        dropped = -1
        for place in found:
            if place.start == dropped or not self._counts(place):
                dropped = place.end
            else:
                kept.append(place)
        return kept

    def _counts(self, place: Place) -> bool:
        if _RANKED.match(self.text, place.end):
            return False
        if _DATELINE.match(self.text, place.end):
            return False
        left = self.text[max(0, place.start - 6) : place.start]
        if _SEAT_BEFORE.search(left) and not left.endswith(("、", "和")):
            return False
        if left.endswith(BRANCH) or _NOT_BEFORE.search(left) or BODY.match(self.text, place.end):
            return False
        if describes(self.text, place):
            return False
        if _STANDARD_BEFORE.search(left) and _STANDARD_AFTER.match(self.text, place.end):
            return False  # 只有美国同行的四成
        return place.code == "WORLD" or not (
            left.endswith(("在", "于", "日在")) and _VENUE_AFTER.match(self.text, place.end, place.end + 40)
        )

    def as_of(self, start: int, end: int, span: Span) -> tuple[str | None, bool]:
        """The date that the text gives to the number at text[start:end], and whether it is a period's (去年)
        rather than the state's at a point (截至去年底)."""
        clause = self.clause(start, span)
        i = bisect_right(self.date_starts, start)
        for date in reversed(self.dates[max(0, i - 6) : i]):
            if date.start < span.start:
                break
            if _FROM_END.search(self.text, max(date.end, start - 8), start) and date.start < clause.start:
                return None, False  # 由2.5亿元提高到3亿元: the first is not of the date of the second
            if self._tells(date, start, clause) and not self._contrasted(date, start, span, clause):
                if "全年" in self.text[clause.start : start] and date.start < clause.start:
                    return date.as_of and date.as_of[:4], True  # 三季度…，全年不会低于70亿元
                state = date.cue in _ASOF or self.text[date.end - 1] in "日号"
                return date.as_of, not state or self._ends_period(date)
        for date in self.dates[i : i + 2]:  # 达到30万亿（截至6月底）
            if date.start < min(clause.end, end + 10) and date.cue in _ASOF[:6]:
                return date.as_of, False
        carried = self._carried(i, span)
        if carried is None and (fair := _DISCLOSED.search(self.text, span.start, start)) is not None:
            carried = fair["year"]
        return carried, False

    def _tells(self, date: Date, start: int, clause: Span) -> bool:
        """Whether a date before the number in its sentence dates the number, not an event or a comparison."""
        if date.end > start or date.as_of is None:
            return False
        if date.cue in _ASOF and date.cue != "至":
            return True
        if date.cue in _ONWARD and (
            date.start < clause.start
            or start - date.end > 12
            or _CHANGED.search(self.text, date.end, start + 1)
            or _DIGIT.search(self.text, date.end, start)
        ):
            return False
        left = self.text[max(0, date.start - 4) : date.start]
        if _BORN.search(left.rstrip("于在")) or re.match(
            r"\s?(?:以来|以後|以后|起|前的|前后|之前)", self.text[date.end : date.end + 3]
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
        return date.cue != "至" or self._ends_period(date)

    def _dealt(self, date: Date, start: int, clause: Span) -> bool:
        """Whether a day is that of a session of the market or of a deal, which the number is of."""
        if _LISTED.match(self.text, date.end):
            return False
        return bool(
            _TRADED.search(self.text, date.end, start) or _CLOSED.search(self.text, clause.start, start)
        )

    def _contrasted(self, date: Date, start: int, span: Span, clause: Span) -> bool:
        """A date told after another, in a part of the sentence that a semicolon has closed: …，而2024年…；至少15%."""
        closed = self.text.rfind("；", date.end, start) >= 0
        i = bisect_left(self.date_starts, date.start)
        if not closed or date.cue in _ASOF or i == 0 or self.dates[i - 1].start < span.start:
            return False
        return self._tells(self.dates[i - 1], start, clause)

    def _ends_period(self, date: Date) -> bool:
        """The second date of 3月至4月."""
        i = bisect_left(self.date_starts, date.start)
        return date.cue in ("至", "到") and i > 0 and self.dates[i - 1].end == date.start - len(date.cue)

    def stated(self, span: Span) -> str | None:
        """The 截至 date of a sentence, wherever it stands: what a whole table is of."""
        found = self.dates[
            bisect_left(self.date_starts, span.start) : bisect_left(self.date_starts, span.end)
        ]
        return next((d.as_of for d in found if d.cue in _ASOF[:6]), None)

    def _carried(self, upto: int, span: Span) -> str | None:
        """A 截至 date of an earlier sentence of the paragraph holds until another date or speaker."""
        i = bisect_right(self.paragraph_starts, span.start) - 1
        begin = self.paragraph_starts[i] if i >= 0 else 0
        if _THAT_DAY.search(self.text, span.start, span.end):
            days = (d for d in reversed(self.dates[:upto]) if self.text[d.end - 1] in "日号")
            day = next(days, None)
            return day.as_of if day is not None and day.start >= begin else None
        if self.earnings and _EARNED.search(self.text, span.start, span.end):
            return self._quarter(upto, 0)
        if _QUARTER.search(self.text, span.start, span.end):  # 当季: the one told last
            return self._quarter(upto, begin)
        for date in reversed(self.dates[max(0, upto - 4) : upto]):
            if date.start < begin or date.start < span.start - 2 * _REACH:
                return None
            if date.cue in _ASOF[:6]:
                between = self.text[date.end : span.start + 12]
                return None if _SPEAKER.search(between[between.find("。") :]) else date.as_of
            if date.start >= begin and not date.as_of:
                return None
            if date.start == span.start and self.text[date.end - 1] == "日":
                return None  # the sentence begins with a day of its own
        return None

    def _quarter(self, upto: int, begin: int) -> str | None:
        """The quarter told last before the date of that index, from `begin` on."""
        last = next((d for d in reversed(self.dates[:upto]) if anchors.of_quarter(self.text, d)), None)
        return last.as_of[:7] if last is not None and last.as_of and last.start >= begin else None


_SPEAKER = re.compile(r"(?:表示|介绍|认为|指出|透露|分析|说|称|告诉|预计|估计|测算)")
