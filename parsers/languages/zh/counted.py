"""What a Chinese amount counts, by the noun behind it, before it, or of the amount before it; and its metric."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parsers import metrics
from parsers.languages.zh import nouns, owners
from parsers.languages.zh.clauses import final
from parsers.languages.zh.reading import Amount
from parsers.languages.zh.scene import Scene
from parsers.records import Span

PERCENT = ("percent", "points", "fraction")
_PERSONS = re.compile(r"人(?![工机形均民类])")
_TOKENS = re.compile(r"词元|[Tt]oken|TOKEN")
_FILLER = re.compile(
    r"[\s\d、，；：（）以及同]|累计|总计|合计|其中|已经?|共计?|达到?|超过|突破|新增|目前|另外?|还有?|同期|同比|"
    r"较|比|分别|占|的|为|有|以|约|近|逾|仅|只|从|由|增|升|降|至|到|了|是|则|也|今年|去年|年|月|日|底|"
    r"每|均|其余|剩余|余下|此外|随后|同时|最终|也|还|则|高达|多达|不足|不到|将近|接近|大约|左右|以上|首批|"
    r"居首|位居|分布|来自|预计|预期|有望|第|一|二|三|四|五|批|能|会|要|将|不|没|省份|省市|各地|"
    r"数量|总数|总量|规模|次数|申请|授权|量|数|先后|上线|发布|完成|注册|有效|活跃|备案|登记|培育|"
    r"当天|当日|即|引进|服务|拥有|建成|如今|现在|此前|之前|一度|曾|仍|相较于|相比|于|跌落|回落|回升|攀升|逼近|巅峰|日|月|人|次|北京|上海|广东|浙江|江苏|中国|美国|全国|全球"
)
_SERVED = frozenset(("models", "registered_services", "registered_apps"))
_KEYWORD = re.compile(
    r"(?<!未)(?<!先)(备案(?![号办管制审要信码]|的?大?模型(?:能力|功能|的(?:生成式|应用)))|登记|获批|过审)"
)
_MOVED = re.compile(
    r"[同环]比|[跌回]落|增[长加速幅]|[下上]?[降升滑涨跌]幅?|提[高升]|减少|扩大|翻|倍|成长|[年月季]增|普遍|平均|大幅|分之|百分|整体|总体|"
    r"比[一-鿿]{1,4}?(?=便宜|[高低多少快])|便宜|[称高低多少快]|进一步|持续|继续|一路|投运|投产|在建|时间|半年|一年|个月|内|连续|[一二三四五六七八九十]|上[月年]|期|季度|达"
)
_CHIP = re.compile(r"芯片|晶片|显卡|加速卡|算力卡|GPU|[昇升]腾|寒武纪|处理器|(?<![A-Za-z])[HAB]\d{2,3}(?!\d)")
_COUNTED_BY = re.compile(r"(?:统计|公布|发布|披露|测算|监测|掌握|给出|收录)的")
_WHO_MADE = re.compile(
    r"的[共就仅只则已]*(?:[有为是达占](?:[近约逾]|超过?)?)?(?=[\d一二两三四五六七八九十百])"
)
_TESTED = re.compile(
    r"(?:开展|进行|实施|接受|作|做)了?[^，。；]{0,6}(?:抽查|抽检|检查|核查|评测|测评|测试|实测|约谈|处罚|对比)"
)
_ASKED = re.compile(r"(?:参与|接受|参加)[^，。；]{0,4}调查|受访|问卷|抽样|访问了|调查了")
_STAFF = re.compile(
    r"(?:团队|研发|技术|员工|雇员|在职|从业|岗位|编制)[^，。；\d]{0,4}人[数员][^，。；\d]{0,4}$"
)
_USED_DAILY = re.compile(r"(?:日均|每[天日])[^，。；]{0,6}(?:使用|调用|消耗|处理|用)量")
_IN_BRACKETS = re.compile(r"（[^（）]{1,20}）")
_FILED = {"登记": "registered_apps"}
_THE_NUMBER = re.compile(r"[这该此][个一]?(?:数字|数值|数据|数量|规模|指标)")


@dataclass(slots=True)
class Counted:
    """What an amount counts, remembered for those after it whose noun is elided."""

    noun: str | None
    metric: str
    word: str
    value: float = 0.0


class Counting:
    """Finds what each amount of a text counts, in order, keeping what was counted before."""

    def __init__(self, text: str, scene: Scene, tables: Mapping[int, int]) -> None:
        self.text, self.scene, self.tables = text, scene, tables
        self.before: list[Counted] = []
        self.here = 0  # where in `before` the sentence begins
        self.ratio: str | None = None  # what the last percentage of the sentence is of

    def begin(self) -> None:
        """A new sentence."""
        self.here, self.ratio = len(self.before), None

    def keep(self, counted: Counted) -> None:
        """Remember what was counted, for those after it that leave it out."""
        self.before.append(counted)
        self.ratio = None

    def of(self, amount: Amount, span: Span, clause: Span, floor: int, ceiling: int) -> tuple[Counted, int]:
        """What the amount counts, and where its words with the noun behind it end."""
        if amount.kind == "money":
            words = nouns.sum_of(self.text, span.start, amount.start, amount.end, clause.end)
            return Counted(words, "money", amount.word), amount.end
        if amount.kind in ("parameters", "tokens", "flops"):
            name = {"flops": "compute"}.get(amount.kind, amount.kind)
            noun = nouns.before(self.text, max(clause.start, floor), amount.start, "")
            fits = noun is not None and noun.metric in (name, "models")
            words = self.text[noun.start : noun.end] if noun is not None and fits else None
            return Counted(words, name, amount.word), amount.end
        if amount.kind in ("times", "fold"):
            ratio = re.search(r"市盈率|市净率|市销率|杠杆", self.text[clause.start : amount.start])
            grown = self._percent_noun(amount, span, clause, amount.end)
            return Counted(grown, "other" if ratio else "growth", amount.word), amount.end
        if amount.kind in PERCENT:
            return Counted(self._percent_noun(amount, span, clause, ceiling), "share", "%"), amount.end
        return self._noun(amount, span, clause, floor, ceiling)

    def _percent_noun(self, amount: Amount, span: Span, clause: Span, ceiling: int) -> str | None:
        """What a percentage is of: 占…的, the noun behind it (逾两成企业), the last one before it."""
        if whole := nouns.of_share(self.text, clause.start, amount.start):
            return whole
        if (told := nouns.ratio(self.text, clause.start, amount.start)) is not None:
            return told
        if (whose := nouns.whose(self.text, amount.end, ceiling)) is not None:
            return whose
        found = nouns.after(self.text, amount.end, ceiling, "") if amount.end < ceiling else None
        if found is None or found.metric == "other":
            found = nouns.before(self.text, clause.start, amount.start, "")
        if found is not None and found.end <= amount.start:
            late = nouns.sum_of(self.text, found.end, amount.start, amount.end, amount.end)
            if late is not None:
                return late  # 服务收入增长20%
        if found is not None and found.metric == "regions" and found.end <= amount.start:
            found = None  # 西部地区增速超过50% is of no region
        if found is None and not nouns.of_its_own(self.text[clause.start : amount.start]):
            if self.ratio is not None and not self.own_noun(clause.start, amount.start):
                return self.ratio  # 普及率达79.7%，提升1.1个百分点
            if self.own_noun(clause.start, amount.start):  # 节省人工三成: of nothing told before
                return nouns.sum_of(self.text, clause.start, amount.start, amount.end, amount.end)
            if len(self.before) > self.here and self.before[-1].noun:
                return self.before[-1].noun  # 增速13.9%: of what was told before
            found = nouns.before(self.text, span.start, clause.start, "")
        if found is None:
            return nouns.sum_of(self.text, span.start, amount.start, amount.end, amount.end)
        return self.text[found.start : found.end].lstrip("的")

    def _noun(
        self, amount: Amount, span: Span, clause: Span, floor: int, ceiling: int
    ) -> tuple[Counted, int]:
        text, word = self.text, amount.word
        if self.same_number(clause.start, amount.start):
            return Counted(self.before[-1].noun, self.before[-1].metric, word), amount.end
        if amount.kind == "row":
            return self._row(amount, span), amount.end
        if amount.kind == "measure":
            return Counted(word, "compute" if word == "PUE" else "other", word), amount.end
        behind = nouns.after(text, amount.end, ceiling, word) or self._in_brackets(amount, span)
        near = max(clause.start, floor)
        own = self.own_noun(near, amount.start)
        ahead = self._ahead(amount, clause, near, own, near == floor)
        if (
            behind is not None
            and not word
            and text.startswith("的", amount.end)
            and (ahead is not None or self._of_tokens(amount, span, clause, own))
        ):
            behind = None  # 使用量超过一万亿的企业
        if word == "个" and _PERSONS.match(text, amount.end):
            people = self._metric("other", "人", "人", amount, span, clause)
            return Counted("人", people, "人"), amount.end + 1
        if behind is not None and behind.metric == "other" and nouns.acts(text, behind):
            behind = None  # 已有7家递件申请上市
        if behind is not None and (behind.metric != "other" or word):
            noun = text[behind.start : behind.end]
            metric = self._metric(behind.metric, word, noun, amount, span, clause)
            if metric != "other" or behind.metric != "other" or nouns.plain(text, behind):
                return Counted(noun, metric, word), behind.end
        if ahead is not None:
            ahead, own = self._sifted(ahead, own, amount, span, clause)
        if ahead is None and (same := self._named_so(amount)) is not None:
            return Counted(same.noun, same.metric, word), amount.end
        if ahead is None and (behind is None or not word) and (same := self._told(amount)) is not None:
            return Counted(same.noun, same.metric, word), amount.end
        if (
            ahead is None
            and word not in ("", "家")
            and (plain := nouns.plain_before(text, near, amount.start))
        ):
            return Counted(plain, self._metric("other", word, plain, amount, span, clause), word), amount.end
        if (
            not word
            and (ahead is None or ahead.metric != "parameters")
            and self._of_tokens(amount, span, clause, own)
        ):
            token = final(_TOKENS, text, span.start, amount.start)
            return Counted(token.group() if token else None, "tokens", word), amount.end
        no_body = word == "家" and ahead is not None and ahead.metric != "organisations"
        if no_body and not _KEYWORD.search(text, near, amount.start):
            ahead = None
        return self._left_out(amount, span, clause, floor, (behind, ahead, own))

    def _sifted(
        self, ahead: nouns.Noun, own: bool, amount: Amount, span: Span, clause: Span
    ) -> tuple[nouns.Noun | None, bool]:
        """The noun before the amount, if that is what it counts, and whether something of its own is named."""
        text, word = self.text, amount.word
        if word not in ("家", "款") and self.own_noun(ahead.end, amount.start, 3):
            return None, own  # 机构挂牌的数据集达3364个 counts no 机构
        if _COUNTED_BY.match(text, ahead.end):
            return None, False  # 研究所统计的数量为79个
        by_whom = ahead.metric == "organisations" and word not in ("家", "所", "间", "户")
        if by_whom and _WHO_MADE.match(text, ahead.end, amount.start + 1):
            return nouns.before(text, span.start, clause.start, word), own  # 出自中国团队的有41个
        return ahead, own

    def _of_tokens(self, amount: Amount, span: Span, clause: Span, own: bool) -> bool:
        """Whether a bare number counts tokens: its clause, or the one before where it names nothing, says so; or
        it is so much as a model is used in a day."""
        text = self.text
        if _TOKENS.search(text, clause.start if own else span.start, amount.start):
            return True
        daily = _USED_DAILY.search(text, clause.start, amount.start)
        return daily is not None and amount.value >= 1e11 and "模型" in text[span.start : amount.start]

    def _in_brackets(self, amount: Amount, span: Span) -> nouns.Noun | None:
        """The noun that brackets behind a bare number give: 8156万（周活）."""
        closing = self.text.find("）", amount.end, min(span.end, amount.end + 12))
        if amount.word or not self.text.startswith("（", amount.end) or closing < 0:
            return None
        return nouns.before(self.text, amount.end + 1, closing, "")

    def _left_out(
        self,
        amount: Amount,
        span: Span,
        clause: Span,
        floor: int,
        found: tuple[nouns.Noun | None, nouns.Noun | None, bool],
    ) -> tuple[Counted, int]:
        """What is counted by the noun before the number, or one further back; `found` is what stands behind and
        before it, and whether something of its own is named."""
        text, word = self.text, amount.word
        behind, ahead, own = found
        if ahead is None and not own and word and (topic := self._topic(floor, clause, word)) is not None:
            noun = text[topic.start : topic.end]
            return Counted(
                noun, self._metric(topic.metric, word, noun, amount, span, clause), word
            ), amount.end
        if ahead is None and not own and word and self._goes_on_with_other(word):
            return Counted(self.before[-1].noun, "other", word), amount.end
        if ahead is None and not own and (same := self._elided(word, self.here)) is not None:
            return self._again(same, word, amount, span, clause), amount.end
        if ahead is None and word != "家":
            ahead = nouns.before(text, span.start, clause.start, word)
            if ahead is not None and ahead.metric not in _SERVED and (not word or own):
                ahead = None
            if ahead is not None and not word and ahead.metric in _SERVED | {"organisations"}:
                ahead = None
        if ahead is not None and not (
            ahead.metric == "regions" and self.scene.places_in(ahead.end, amount.start)
        ):
            noun = text[ahead.start : ahead.end]
            return Counted(
                noun, self._metric(ahead.metric, word, noun, amount, span, clause), word
            ), amount.end
        if word and not (own and word == "个") and (same := self._elided(word)) is not None:
            return self._again(same, word, amount, span, clause), amount.end
        noun = text[behind.start : behind.end] if behind and nouns.named(text, behind) else ""
        if not noun and word in ("款", "个", "项") and _KEYWORD.search(text, clause.start, amount.start):
            return Counted(None, self._by_keyword(amount, clause, "other"), word), amount.end
        end = behind.end if behind and word and noun else amount.end
        return Counted(noun or None, self._metric("other", word, noun, amount, span, clause), word), end

    def same_number(self, start: int, end: int) -> bool:
        """Whether text[start:end] takes up what was counted before: 这个数字已达…"""
        return bool(self.before) and _THE_NUMBER.search(self.text, start, end) is not None

    def _last_metric(self) -> str | None:
        """What the amount before it in the sentence counts."""
        return self.before[-1].metric if len(self.before) > self.here else None

    def own_noun(self, start: int, end: int, least: int = 2) -> bool:
        """Whether text[start:end] names something of its own: 全网流量突破23.6亿 counts no visitors."""
        words, at = "", start
        for place in self.scene.places_in(start, end):
            words, at = words + self.text[at : place.start], max(at, place.end)
        words = _IN_BRACKETS.sub("", words + self.text[at:end])
        words = owners.NAME.sub("", words)  # DeepSeek为1.45亿 counts what was counted
        return len(_FILLER.sub("", _MOVED.sub("", words))) >= least

    def _ahead(
        self, amount: Amount, clause: Span, near: int, own: bool, after_amount: bool
    ) -> nouns.Noun | None:
        """The noun before the amount in its clause; `near` is where the amount before it ends, else the clause's
        start, `own` whether something else is named since."""
        text, word = self.text, amount.word
        ahead = nouns.before(text, near, amount.start, word)
        if ahead is not None and after_amount and ahead.start <= near and self._last_metric() == ahead.metric:
            ahead = None  # the noun of the amount before: 8省市合计17个
        if ahead is None and near > clause.start and not own:
            ahead = nouns.before(text, clause.start, near, word)
            if ahead is not None and ahead.metric == "regions":
                ahead = None
        return ahead

    def _again(self, same: Counted, word: str, amount: Amount, span: Span, clause: Span) -> Counted:
        metric = same.metric
        if metric in ("registered_services", "registered_apps"):
            told = (
                self._last_metric() is None and _KEYWORD.search(self.text, clause.start, amount.end) is None
            )
            reach = Span(span.start, clause.end) if told else clause  # 备案数居前三，分别为…
            metric = self._by_keyword(amount, reach, metric)
        if metric != same.metric:
            same = next((c for c in reversed(self.before) if c.metric == metric), same)
        return Counted(same.noun, metric, word)

    def _row(self, amount: Amount, span: Span) -> Counted:
        """What a table of places counts: by its header, else by what follows it, else by what was counted before."""
        top = self.tables[amount.at]
        head_start = max(0, top - 60, self.text.rfind("。", 0, top) + 1)
        for start, end in ((head_start, top), (amount.end, span.end)):
            if (head := nouns.before(self.text, start, end, "")) is not None and head.metric != "regions":
                noun = self.text[head.start : head.end]
                filed = final(_KEYWORD, self.text, start, end)
                if head.metric in _SERVED and filed is not None:
                    apps = head.metric == "registered_apps" and filed.group() == "登记"
                    return Counted(noun, "registered_apps" if apps else "registered_services", "")
                return Counted(noun, head.metric if head.metric != "registered_apps" else "other", "")
        filed = final(_KEYWORD, self.text, head_start, span.end)
        known = _SERVED | {"registered_services", "organisations", "patents", "users"}
        for same in reversed(self.before[-6:]):
            if same.metric in known and (
                filed is None or same.metric == _FILED.get(filed.group(), "registered_services")
            ):
                return Counted(same.noun, same.metric, "")
        return Counted(None, "other", "")

    def _topic(self, floor: int, clause: Span, word: str) -> nouns.Noun | None:
        """The noun that a clause since the amount before ends with: 对于…应用或功能，2024年共105款."""
        found = nouns.before(self.text, floor, clause.start, word)
        ends = found is not None and self.text[found.end : found.end + 1] in ("，", "：")
        return found if ends and found is not None and found.metric in _SERVED else None

    def _named_so(self, amount: Amount) -> Counted | None:
        """What was counted before in the sentence, of another: 回落到1.3亿，落后于豆包（1.7亿）."""
        if amount.word or not self.text.startswith("（", amount.start - 1) or len(self.before) <= self.here:
            return None
        names = owners.NAME.finditer(self.text, max(0, amount.start - 14), amount.start - 1)
        return self.before[-1] if any(n.end() == amount.start - 1 for n in names) else None

    def _told(self, amount: Amount) -> Counted | None:
        """What the same number counted before: 新增120款 … “一百二十款，…”."""
        for known in reversed(self.before[-12:]):
            if known.value == amount.value and known.word == amount.word and amount.value > 10:
                return known if known.metric != "other" else None
        return None

    def _goes_on_with_other(self, word: str) -> bool:
        """Whether the amount before it in the sentence has its classifier and counts what no metric knows."""
        last = self.before[-1] if len(self.before) > self.here else None
        return last is not None and last.word == word and last.metric == "other"

    def _elided(self, word: str, since: int = 0) -> Counted | None:
        """The last amount of the same classifier: 北京以三十八个居首 counts what was counted before."""
        for known in reversed(self.before[max(since, len(self.before) - 8) :]):
            if known.word == word and known.metric not in ("regions", "other"):
                return known
        return None

    def _metric(self, named: str, word: str, noun: str, amount: Amount, span: Span, clause: Span) -> str:
        """The metric of a noun in its context: filed or registered, people who use, what the classifier implies."""
        if named == "registered_apps" or (named == "models" and word in ("款", "个", "项", "件", "家", "")):
            return self._registered(named, noun, amount, span, clause)
        if named == "other" and word in ("人", "名", "位", "人次", "万人"):
            wide = self.text[clause.start : clause.end]
            public = amount.value >= 1e7 or re.search(r"用户|网民|使用|用过|体验", wide)
            return "users" if public else "other"
        if named == "users" and (
            _ASKED.search(self.text, clause.start, clause.end)
            or _STAFF.search(self.text, clause.start, amount.start)
        ):
            return "other"  # those who were asked, or work there
        if named == "other":
            chips = word in tuple("颗枚片张块") and _CHIP.search(self.text, span.start, clause.end)
            return "compute" if chips else nouns.default(word)
        return metrics.classify("zh", amount.unit, noun, noun) if named == "regions" else named

    def _registered(self, named: str, noun: str, amount: Amount, span: Span, clause: Span) -> str:
        if _TESTED.search(self.text, amount.end, clause.end):
            return "other"  # 对300余款服务开展抽查: a sample, no total
        keyword = _KEYWORD.search(self.text, amount.end, clause.end)
        if keyword is None:
            said = max(span.start, self.text.rfind("。", span.start, amount.start))
            keyword = final(_KEYWORD, self.text, said, amount.start)
            if (
                keyword
                and keyword.start() >= clause.start
                and noun not in self.text[clause.start : amount.end + 24]
            ):
                return self._by_keyword(amount, clause, named)
        if re.search(r"应用|功能|小程序|APP", noun) and not re.search(r"模型|服务", noun[-4:]):
            return "registered_apps" if keyword else "other"
        if keyword is None:
            return "models" if named == "models" else "other"
        return (
            "registered_apps" if keyword.group() == "登记" and "模型" not in noun else "registered_services"
        )

    def _by_keyword(self, amount: Amount, clause: Span, otherwise: str) -> str:
        """Filed or registered, by the word in the amount's own clause: 新增备案44款，新增登记54款."""
        keyword = _KEYWORD.search(self.text, amount.end, clause.end)
        keyword = keyword or final(_KEYWORD, self.text, clause.start, amount.start)
        if keyword is None:
            return otherwise
        return "registered_apps" if keyword.group() == "登记" else "registered_services"
