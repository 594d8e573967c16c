"""Reported numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers import metrics
from parsers.figures import Draft, finish
from parsers.languages.zh import measuring, nouns, owners, reading, traps
from parsers.languages.zh.reading import Amount
from parsers.languages.zh.scene import Scene
from parsers.languages.zh.script import fold
from parsers.languages.zh.text import relevant
from parsers.records import Document, Figure, Span, Statements

_PERCENT = ("percent", "points", "fraction")
_RESPECTIVELY = re.compile(
    r"(?:分别|依次|各自)(?:约|已|均)?(?:[为有达是占超到至近]|增长|下降|完成|新增|拥有|达到|突破)?"
)
_PERSONS = re.compile(r"人(?![工机形均民类])")
_AND = re.compile(r"[、，,\s]?(?:和|与|及|以及)?")
_TOKENS = re.compile(r"词元|[Tt]oken|TOKEN")
_REACH = 400  # a sentence longer than that tells a number nothing more, and costs
_RENMINBI = re.compile(r"人民币|RMB|内地|大陆|中国")
_FILLER = re.compile(
    r"[\s\d]|累计|总计|合计|其中|已经?|共计?|达到?|超过|突破|新增|目前|另外?|还有?|同期|同比|较|比|分别|占|的|为|有|以|约|近|逾|仅|只|从|由|增|升|降|至|到|了|是|则|也|今年|去年|年|月|日|底|"
    r"每|均|数量|总数|总量|规模|次数|申请|授权|量|数|先后|上线|发布|完成|注册|有效|活跃|备案|登记|培育|引进|服务|拥有|建成|日|月|人|次|北京|上海|广东|浙江|江苏|中国|美国|全国|全球"
)
_SERVED = frozenset(("models", "registered_services", "registered_apps"))
_KEYWORD = re.compile(r"(?<!未)(?<!先)(备案(?![号办管制审要信码])|登记|获批|过审)")
_THE_NUMBER = re.compile(r"[这该此][个一]?(?:数字|数据|数量|规模|指标)")
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


@dataclass(slots=True)
class _Counted:
    """What an amount counts, remembered for those after it whose noun is elided."""

    noun: str | None
    metric: str
    word: str


def figures(document: Document, statements: Statements) -> Iterable[Figure]:
    """Every reported number of the document."""
    return finish(document, statements, _drafts(document))


def _drafts(document: Document) -> Iterator[Draft]:
    text = fold(document.text)
    scene = Scene(document, text)
    masks = sorted(
        [
            *traps.find(text),
            *((d.start, d.end) for d in scene.dates),
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
        self.traditional = _traditional(document.text, text)
        self.relevant = relevant(document.title, document.text)
        self.titled = bool(measuring._TOPIC.search(fold(document.title)[:200] + text[:200]))
        self.before: list[_Counted] = []
        self.percent: tuple[str, int] | None = None
        self.subject: str | None = None  # whose the last figure was
        self.size: float | None = None  # the least size of the models of this sentence
        self.here = 0  # where in `before` the sentence begins

    def read(self, span: Span) -> Iterator[Draft]:
        """The drafts of one sentence."""
        self.percent, self.size = None, None
        self.here = len(self.before)
        found = _paired(self.text, list(reading.amounts(self.text, span.start, span.end, self.masks)))
        for i, amount in enumerate(found):
            floor = found[i - 1].end if i else span.start
            ceiling = found[i + 1].start if i + 1 < len(found) else span.end
            yield self._draft(amount, span, floor, ceiling, self._listed_place(found, i, span))

    def _draft(self, amount: Amount, span: Span, floor: int, ceiling: int, listed: str | None) -> Draft:
        span = Span(max(span.start, amount.start - _REACH), min(span.end, amount.end + _REACH))
        text, clause = self.text, self.scene.clause(amount.start, span)
        left, lead = text[clause.start : amount.start], text[span.start : clause.start]
        counted, end = self._counted(amount, span, clause, floor, min(clause.end, ceiling))
        value, unit, metric = amount.value, amount.unit, counted.metric
        if unit == "CNY" and self.traditional and not _RENMINBI.search(text, span.start, span.end):
            unit = "other"  # a dollar of Hong Kong or Taiwan
        if amount.kind in _PERCENT:
            right = text[amount.end : min(clause.end, amount.end + 12)]
            own = text[max(clause.start, floor) : amount.start]
            metric, sign = measuring.percent(
                own, lead[-30:] + text[clause.start : floor], right, amount.kind == "points"
            )
            if self.percent is not None and _AND.fullmatch(text, floor, amount.start) and floor > span.start:
                metric, sign = self.percent  # 分别增长8%和4.4%
            self.percent = metric, sign
            value = abs(value) * sign if metric == "growth" and value > 0 else value
        else:
            self.percent = None
        if (
            amount.kind in ("bare", "classifier")
            and metric in ("parameters", "tokens")
            and amount.word in ("", "个")
        ):
            unit = "parameters" if metric == "parameters" else "tokens"
        dated, period = self.scene.as_of(amount.start, amount.end, span)
        near = text[max(clause.start, floor) : min(clause.end, ceiling)]
        if metric == "other" and amount.kind in _PERCENT:
            near = lead[-30:] + near
        place = listed or self._place(amount, metric, span, clause)
        self.size = owners.smallest(value, metric, amount.bound, text[amount.start : end + 6]) or self.size
        if metric not in ("share", "growth"):
            self.before.append(_Counted(counted.noun, metric, amount.word))
        return Draft(
            value=value,
            value_high=amount.high,
            unit=unit,
            start=amount.start,
            end=end,
            at=amount.at,
            bound=amount.bound,
            metric=metric,
            noun=counted.noun,
            place=place,
            as_of=dated,
            flow=measuring.flow(metric, left, lead, text[amount.end : ceiling][:14], period),
            scope=owners.tags(metric, counted.noun or "", left, self.size),
            subject=self._owner(amount, metric, place, span),
            core=self.relevant and measuring.core(metric, near, text[span.start : span.end], self.titled),
            context=near,
        )

    def _owner(self, amount: Amount, metric: str, place: str | None, span: Span) -> str | None:
        found = owners.owner(self.text, span.start, amount.start, metric, place, self.subject)
        self.subject = found or self.subject
        return found

    def _place(self, amount: Amount, metric: str, span: Span, clause: Span) -> str | None:
        if metric == "share" and (whole := self.text.rfind("占", clause.start, amount.start)) >= 0:
            return self.scene.part(amount.start, span, whole)
        carried = metric in _LOCAL or amount.unit == "flops"
        return self.scene.place(amount.start, amount.end, span, carried)

    def _counted(
        self, amount: Amount, span: Span, clause: Span, floor: int, ceiling: int
    ) -> tuple[_Counted, int]:
        """What the amount counts, and where its words with the noun behind it end."""
        if amount.kind == "money":
            words = nouns.sum_of(self.text, span.start, amount.start, amount.end, clause.end)
            return _Counted(words, "money", amount.word), amount.end
        if amount.kind in ("parameters", "tokens", "flops"):
            name = {"flops": "compute"}.get(amount.kind, amount.kind)
            noun = nouns.before(self.text, max(clause.start, floor), amount.start, "")
            return _Counted(self.text[noun.start : noun.end] if noun else None, name, amount.word), amount.end
        if amount.kind in ("times", "fold"):
            ratio = re.search(r"市盈率|市净率|市销率|杠杆", self.text[clause.start : amount.start])
            grown = self._percent_noun(amount, span, clause, amount.end)
            return _Counted(grown, "other" if ratio else "growth", amount.word), amount.end
        if amount.kind in _PERCENT:
            return _Counted(self._percent_noun(amount, span, clause, ceiling), "share", "%"), amount.end
        return self._noun(amount, span, clause, floor, ceiling)

    def _percent_noun(self, amount: Amount, span: Span, clause: Span, ceiling: int) -> str | None:
        """What a percentage is of: 占…的, the noun behind it (逾两成企业), the last one before it."""
        if whole := nouns.of_share(self.text, clause.start, amount.start):
            return whole
        found = nouns.after(self.text, amount.end, ceiling, "") if amount.end < ceiling else None
        if found is None or found.metric == "other":
            found = nouns.before(self.text, clause.start, amount.start, "")
            found = found or nouns.before(self.text, span.start, clause.start, "")
        if found is None:
            return nouns.sum_of(self.text, span.start, amount.start, amount.end, amount.end)
        return self.text[found.start : found.end].lstrip("的")

    def _noun(
        self, amount: Amount, span: Span, clause: Span, floor: int, ceiling: int
    ) -> tuple[_Counted, int]:
        text, word = self.text, amount.word
        if _THE_NUMBER.search(text, clause.start, amount.start) and self.before:
            return _Counted(self.before[-1].noun, self.before[-1].metric, word), amount.end
        if amount.kind == "measure":
            return _Counted(word, "compute" if word == "PUE" else "other", word), amount.end
        behind = nouns.after(text, amount.end, ceiling, word)
        ahead = nouns.before(text, clause.start, amount.start, word)
        if word == "个" and _PERSONS.match(text, amount.end):
            return _Counted(
                "人", self._metric("other", "人", "人", amount, span, clause), "人"
            ), amount.end + 1
        if behind is not None and (behind.metric != "other" or word):
            noun = text[behind.start : behind.end]
            metric = self._metric(behind.metric, word, noun, amount, span, clause)
            if metric != "other" or behind.metric != "other" or nouns.plain(text, behind):
                return _Counted(noun, metric, word), behind.end
        own = text[max(clause.start, floor) : amount.start]
        if ahead is not None and _own_noun(text[ahead.end : amount.start]) and word not in ("家", "款"):
            ahead = None  # 机构挂牌的数据集达3364个 counts no 机构
        if (
            not word
            and (ahead is None or ahead.metric != "parameters")
            and _TOKENS.search(text, clause.start, amount.start)
        ):
            return _Counted("词元", "tokens", word), amount.end
        if (
            ahead is not None
            and word == "家"
            and ahead.metric != "organisations"
            and not _KEYWORD.search(own)
        ):
            ahead = None
        if ahead is None and not _own_noun(own) and (same := self._elided(word, self.here)) is not None:
            return self._again(same, word, amount, clause), amount.end
        if ahead is None and word != "家":
            ahead = nouns.before(text, span.start, clause.start, word)
            if ahead is not None and ahead.metric not in _SERVED and (not word or _own_noun(own)):
                ahead = None
            if ahead is not None and not word and ahead.metric in _SERVED | {"organisations"}:
                ahead = None
        if ahead is not None and not (
            ahead.metric == "regions" and self.scene.places_in(ahead.end, amount.start)
        ):
            noun = text[ahead.start : ahead.end]
            return _Counted(
                noun, self._metric(ahead.metric, word, noun, amount, span, clause), word
            ), amount.end
        if word and (same := self._elided(word)) is not None:
            return self._again(same, word, amount, clause), amount.end
        noun = text[behind.start : behind.end] if behind else ""
        end = behind.end if behind and word else amount.end
        return _Counted(noun or None, self._metric("other", word, noun, amount, span, clause), word), end

    def _again(self, same: _Counted, word: str, amount: Amount, clause: Span) -> _Counted:
        metric = same.metric
        if metric in ("registered_services", "registered_apps"):
            metric = self._by_keyword(amount, clause, metric)
        return _Counted(same.noun, metric, word)

    def _elided(self, word: str, since: int = 0) -> _Counted | None:
        """The last amount of the same classifier: 北京以三十八个居首 counts what was counted before."""
        for known in reversed(self.before[max(since, len(self.before) - 8) :]):
            if known.word == word and known.metric not in ("regions", "other"):
                return known
        return None

    def _metric(self, named: str, word: str, noun: str, amount: Amount, span: Span, clause: Span) -> str:
        """The metric of a noun in its context: filed or registered, people who use, what the classifier implies."""
        if named in ("models", "registered_apps") and word in ("款", "个", "项", "件", "家", ""):
            return self._registered(named, noun, amount, span, clause)
        if named == "other" and word in ("人", "名", "位", "人次", "万人"):
            wide = self.text[clause.start : clause.end]
            public = amount.value >= 1e7 or re.search(r"用户|网民|使用|用过|体验", wide)
            return "users" if public else "other"
        if named == "other":
            return nouns.default(word)
        return metrics.classify("zh", amount.unit, noun, noun) if named == "regions" else named

    def _registered(self, named: str, noun: str, amount: Amount, span: Span, clause: Span) -> str:
        keyword = _KEYWORD.search(self.text, amount.end, clause.end)
        if keyword is None:
            keyword = _final(_KEYWORD, self.text, span.start, amount.start)
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
        keyword = keyword or _final(_KEYWORD, self.text, clause.start, amount.start)
        if keyword is None:
            return otherwise
        return "registered_apps" if keyword.group() == "登记" else "registered_services"

    def _listed_place(self, found: list[Amount], i: int, span: Span) -> str | None:
        """The place of the i-th amount in «北京、上海、广东分别为105款、60款和40余款», else None."""
        first = i
        while first and _AND.fullmatch(self.text, found[first - 1].end, found[first].start):
            first -= 1
        begin = max(span.start, found[first].start - 12)
        cue = _final(_RESPECTIVELY, self.text, begin, found[first].at)
        if cue is None:
            return None
        last = first
        while last + 1 < len(found) and _AND.fullmatch(self.text, found[last].end, found[last + 1].start):
            last += 1
        places = self.scene.listed(span.start, cue.start(), last - first + 1)
        return places[i - first].code if places else None


def _traditional(written: str, folded: str) -> bool:
    """Whether a text is in traditional characters: one in twenty of its first ones folds into another."""
    pairs = list(zip(written[:2000], folded[:2000], strict=False))
    changed = sum(a != b and "\u3400" < a < "\ufaff" for a, b in pairs)
    return changed * 20 > len(pairs)


def _own_noun(words: str) -> bool:
    """Whether the words before a number name something of their own: 全网流量突破23.6亿 counts no visitors."""
    return len(_FILLER.sub("", words)) >= 3


def _final(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match in text[start:end]."""
    last = None
    for match in pattern.finditer(text, start, end):
        last = match
    return last


def _spans(text: str, low: Amount, high: Amount) -> bool:
    between = text[low.end : high.start]
    if between in ("与", "和"):
        return text.startswith(("之间", "间"), high.end)
    return bool(re.fullmatch(r"\s?[至到~～—–-]{1,2}\s?", between))


def _paired(text: str, found: list[Amount]) -> list[Amount]:
    """Two amounts joined by 至 become one range: 8亿元至10亿元; not the ends of a change, 从38%到66%."""
    merged: list[Amount] = []
    for amount in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.high is None
            and amount.high is None
            and last.unit == amount.unit
            and last.value < amount.value
            and _spans(text, last, amount)
            and not re.search(r"[从由自]\s?$|[从由][^，。]{0,6}$", text[max(0, last.start - 7) : last.start])
        ):
            last.high, last.end, last.upto, last.bound = amount.value, amount.end, amount.upto, "range"
            last.word = amount.word
        else:
            merged.append(amount)
    return merged
