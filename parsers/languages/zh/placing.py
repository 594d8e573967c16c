"""Where a Chinese amount is counted: as its sentence tells, as the amount before it, or of what the text is about. Folded
text."""

from __future__ import annotations

import re

from parsers.languages.zh import incidental, owners
from parsers.languages.zh.counted import Counting
from parsers.languages.zh.reading import Amount
from parsers.languages.zh.scene import Scene
from parsers.records import Span

OF_THAT = re.compile(r"的(?:近|约|逾|超过?)?")
_STATES = re.compile(r"国家(?!级)|经济体")
_OF_ANOTHER = re.compile(r"[为是达][^，。；]{1,14}的(?:近|约|逾|超过?)?$")
# Models that are used, tested or asked about are not those of the place: 已接入至少一款内地模型
_CHOSEN = re.compile(r"(?:接入|使用|用上|部署|采用|试用|针对|测试|评测|对比|比较|频率最高的|最常用的)了?$")
_ITS_OWN = re.compile(r"(?:称|表示|透露|介绍|宣布|披露)，其(?![中他余它实次])")
# What a model or machine does is of no place.
_PERFORMANCE = re.compile(
    r"思考|推理|训练|能力|性能|效率|响应|延迟|时延|吞吐|速度|[Tt]oken|准确|幻觉|使用成本|能耗|功耗|显存"
)
_GRANTED = frozenset(("money", "other"))
# What a government grants or sets up holds for all it governs.
_PUBLIC = re.compile(r"政府|财政|预算案|拨款|资助|专项|补贴|政务|中央企业|国资委|试点|基金(?!会)")
# What a trade comes to is counted of the place that the text is about; what a firm earns is not.
_OF_THE_TRADE = re.compile(r"产业|投资规模|支出规模|产值|增加值|市场规模|交易额")
_FIRMS = frozenset(("patents", "models", "users", "share", "growth", "organisations"))
# What a product, a platform or a body has of its own is not counted of the place that the text is about.
_ITS_OWN_BODY = re.compile(
    r"月活|日活|DAU|MAU|平台|旗下|(?:大学|学院|研究[院所])(?=[有以达为共累超近约逾]|$)"
)
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
_COUNTED = frozenset(("classifier", "bare", "people"))
_TAKEN_UP = re.compile(r"(?:这|那|上述|前述|该|余下|其余|其他|剩下|剩余)的?$|最[^，。；\d]{1,5}的$")
_OF_THE_WORLD = re.compile(r"(?:全球|世界|全国)(?:总量|总数)?占比[^，。；\d]{0,6}$")
_MARKET = re.compile(r"[^，。；、\d]{0,16}?市场")
_BOTH = re.compile(r"[两双]国|两地|双方")
_OURS = re.compile(r"我们|他们|(?<![一-鿿])本[行公]")


class Placing:
    """Finds the place of one amount after the other, keeping those of the amounts before."""

    def __init__(self, text: str, scene: Scene, counting: Counting) -> None:
        self.text, self.scene, self.counting = text, scene, counting
        self.last: tuple[int, str | None] | None = None  # the last amount of this sentence: its end and place
        self.told: str | None = None  # the place of the last amount of all
        self.word = ""  # the classifier of the last amount, once that is read

    def keep(self, amount: Amount, place: str | None) -> None:
        """Remember where an amount was counted, for those after it."""
        self.last, self.told = (amount.end, place), place

    def of(self, amount: Amount, metric: str, noun: str | None, span: Span, clause: Span) -> str | None:
        """The place of the amount; growth goes with the amount before it in the sentence, that it is the growth of."""
        if metric == "compute" and amount.unit == "count" and self.text.startswith("国产", amount.end):
            return None  # 4张国产卡: where they were made
        if amount.kind in _COUNTED and _TAKEN_UP.search(
            self.text, max(clause.start, amount.start - 6), amount.start
        ):
            return None  # 这六家公司, 其余12款: no count of all there are
        aside = metric in incidental.COUNTS and incidental.incidental(
            self.text, amount.start, amount.end, clause.start, metric, amount.value
        )
        if aside or self.scene.elsewhere(amount.start, span):
            return None
        if (
            amount.kind == "times"
            and self.last is not None
            and OF_THAT.fullmatch(self.text, self.last[0], amount.start)
        ):
            return None  # 是中国93亿美元的12倍: between two places
        if amount.kind == "times" and _OF_ANOTHER.search(self.text, clause.start, amount.start):
            return self.scene.place(amount.start, amount.end, span, False)  # H200的算力为H20的六倍
        if metric == "share" and (market := self._market(span.start, amount.start)) is not None:
            return market
        if metric in _FIRMS and self._of_a_firm(amount, span, clause):
            return None
        if (
            (
                metric == "growth"
                or (metric == "share" and (noun or "").endswith("率") and self.last and self.last[1])
            )
            and self.last is not None
            and not self.scene.places_in(self.last[0], amount.start)
        ):
            return self.last[1]
        since = max(span.start, self.last[0]) if self.last else span.start
        if metric == "share" and owners.alone(self.text, since, amount.start):
            return None  # 其中商汤16.2%: of a firm
        if _BOTH.search(self.text, clause.start, amount.start):  # of the two, or of nobody we know
            pairs = (p.code for p in self.scene.places_in(clause.start, amount.start) if "+" in p.code)
            return next(pairs, None)
        if metric == "share" and (world := _OF_THE_WORLD.search(self.text, clause.start, amount.start)):
            return self.scene.part(amount.start, span, world.start())  # 我国企业5100家，全球占比15%
        if metric == "share" and (whole := self.text.rfind("占", clause.start, amount.start)) >= 0:
            return self.scene.part(amount.start, span, whole)
        if metric == "models" and _CHOSEN.search(self.text, clause.start, amount.start):
            return None
        if (own := self._own_place(amount, clause)) is not None:
            return own
        if (here := self.scene.place(amount.start, amount.end, span, False)) is not None:
            return here
        if self.counting.same_number(clause.start, amount.start) or self._goes_with_last(
            amount, span, clause
        ):
            return self.told  # 2025年这个数值将超过1.2万亿元
        if self.last and self.text.find("其中", span.start, amount.start) > span.start:
            return self.last[1]  # 全球投资2523亿美元，其中生成式AI339亿美元
        return self._carried(amount, metric, noun, span, clause)

    def _market(self, start: int, end: int) -> str | None:
        """The place of the market that a firm has a share of: 在中国公有云大模型市场. Its share of the world's is another."""
        if not owners.named(self.text, start, end) or "其中" in self.text[start:end]:
            return None
        near = reversed(self.scene.places_in(start, end))
        return next((p.code for p in near if _MARKET.match(self.text, p.end, end)), None)

    def _of_a_firm(self, amount: Amount, span: Span, clause: Span) -> bool:
        """Whether a firm, and no place, is named since the last semicolon: 国内付费率5%；OpenAI的付费用户有1100万."""
        closed = self.text.rfind("；", span.start, clause.start) + 1 or clause.start
        return owners.named(self.text, closed, amount.start) and not self.scene.places_in(
            closed, amount.start
        )

    def _carried(self, amount: Amount, metric: str, noun: str | None, span: Span, clause: Span) -> str | None:
        """The place that the text is about, for what is counted of places: not for what somebody has of his own."""
        trade = metric == "money" and _OF_THE_TRADE.search(self.text, clause.start, amount.start)
        local = metric in _LOCAL or amount.unit == "flops" or trade
        if not (local or (metric in _GRANTED and _PUBLIC.search(self.text, span.start, clause.end))):
            return None
        since = max(span.start, self.last[0]) if self.last and metric == "organisations" else span.start
        if (metric in _FIRMS or amount.unit == "flops" or trade) and (
            owners.named(self.text, since, amount.start)
            or _ITS_OWN.search(self.text, span.start, amount.start)
        ):
            return None  # a company's own, wherever it sits
        if metric in _FIRMS and _ITS_OWN_BODY.search(self.text, clause.start, amount.start):
            return None
        if metric == "share" and _OURS.search(self.text, span.start, amount.start):
            return None
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
