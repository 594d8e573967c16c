"""The place that holds where a Chinese number stands: told in its clause, or carried to it. Folded text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from parsers import places
from parsers.languages.zh.clauses import REACH, Clauses
from parsers.languages.zh.dating import Dating
from parsers.languages.zh.scopes import BODY, BRANCH, HOME_MADE, WHOLE, WHOLE_OF, Scopes, describes
from parsers.places import Place
from parsers.records import Document, Span

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
    r"《|媒体|智库|学者|专家|一流|领先|首(?:[个家款批例发秀展创]|次(?!公开))|最[^，。]{0,4}的|先进|第[一二三四五六七八九十]|重点实验室|化(?![工学肥纤])|站[上中，]|知名|顶尖|[百千\d]{1,4}强|领军|前列|各地|唯一|主流|头部|[^，。；：\d]{0,14}之一|[^，。；：\d]{0,10}前[三五十]"
)
_GIVEN = re.compile(r"（\d[\d.,]*%?）")  # 与韩国（25.93%）相近
_JOINT = re.compile(
    r"前?(?P<n>[两二三四五六七八九十])(?:地|省|市|国|城|省市|名)(?:合计|共|总计|加起来|之和|相加)"
)
_ELSEWHERE = re.compile(
    r"欧洲|亚洲|非洲|拉美|南美|北美|东南亚|中东|海外|境外|国外|发达国家|发展中国家|发达经济体|新兴市场|全球[南北]方"
)
# 在全球占六成, 居全国首位、占1/3: of the whole, which is not the part
_IN_THE_WORLD = re.compile(r"在(?:全球|世界)(?:范围内?)?$|[居列]于?(?:全球|世界|全国)")
_MODELS = re.compile(r"的?(?:开源)?大?模型")
_USED = re.compile(r"(?:接入|使用|用上|用过|部署|采用|试用)(?:了|过)?[^，。；]{0,8}$")
_LINK = re.compile(r"^(?:、|\+|和|与|及|以及|同|，)$")

_DATELINE = re.compile(r"\s?(?:(?:\d{1,2}月)?\d{1,2}日)?(?:电|讯)(?![信子力动商视])")


class Scene:
    """What a document tells of place, and (`dating`) of time, ready to be asked for any position."""

    def __init__(self, document: Document, text: str) -> None:
        self.text = text
        clauses = Clauses(text)
        self.clause = clauses.around
        self.dating = Dating(document, text, clauses)
        found = self.named = places.find(text, "zh")
        self.named_starts = [p.start for p in found]
        self.places = self._counting(found)
        self.place_starts = [p.start for p in self.places]
        self._scopes = Scopes(text, document, found, self.places)

    def places_in(self, start: int, end: int) -> Sequence[Place]:
        """The places that count, named in text[start:end]."""
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]

    def place(self, start: int, end: int, span: Span, carried: bool) -> str | None:
        """The place of what the number at text[start:end] counts: named in its clause, before it in the sentence,
        or (`carried`) the one the text is about."""
        clause = self.clause(start, span)
        given = self.places_in(clause.start, start)
        if given and _GIVEN.match(self.text, given[-1].end) and given[-1].end == start - 1:
            return given[-1].code
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
        begin = max(span.start, start - REACH)
        if (closed := self.text.rfind("；", begin, clause.start)) >= 0 and not self.places_in(
            closed, clause.start
        ):
            clause = Span(min(clause.start, self.text.find("；", begin)), clause.end)
            if first := self._first(begin, clause.start):
                return first  # behind a semicolon the sentence's first place holds again
        here = self._last(begin, clause.start, beyond=False)
        if here is not None:
            return here
        if self.places_in(span.start, span.start + 8) and begin == span.start:
            head = self.places_in(span.start, start)
            if {place.code for place in head} == {"WORLD"} and head[0].start <= span.start + 3:
                return "WORLD"  # 全球AI领域融资大增，金额达8900亿元
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
        begin = max(span.start, start - REACH)
        closed = self.text.rfind("；", begin, clause.start)
        if closed >= 0 and not self.places_in(closed, whole):
            return self._first(begin, closed) or self._scopes.at(start)
        return (
            self._joint(clause.start, whole, span)
            or self._whole(clause.start, whole)
            or self._last(
                clause.start, whole, beyond=not _IN_THE_WORLD.search(self.text, clause.start, whole)
            )
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
                place.code == "WORLD" or WHOLE_OF.search(self.text, max(0, place.start - 3), place.start)
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
        if last is None or any(
            self.text[p.start : p.end] not in HOME_MADE for p in self.places_in(last.end(), end)
        ):
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
        if _GIVEN.match(self.text, place.end):
            return True
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
        if _MODELS.match(self.text, place.end) and _USED.search(
            self.text, max(0, place.start - 12), place.start
        ):
            return False  # 四成三已接入内地模型: of those who use them
        if _STANDARD_BEFORE.search(left) and _STANDARD_AFTER.match(self.text, place.end):
            return False  # 只有美国同行的四成
        return place.code == "WORLD" or not (
            left.endswith(("在", "于", "日在")) and _VENUE_AFTER.match(self.text, place.end, place.end + 40)
        )
