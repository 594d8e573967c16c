"""Quotations in marks: which of them somebody said, who, and which belong together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_attribution import Attribution
from parsers.languages.zh.speech_interview import Answer
from parsers.languages.zh.speech_reading import ASIDE, Reading
from parsers.languages.zh.speech_sources import Source, Sources
from parsers.marks import Stretch
from parsers.records import Span

SHORT = 7  # characters below which words in marks inside a sentence are a term, not a quotation


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation that somebody said; `how` tells where the attribution stands."""

    parts: tuple[Span, ...]
    outer: Span
    source: Source | None
    cue: str | None
    how: str  # before, after, within, alone
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """One quotation, over one paragraph or several."""

    parts: tuple[Span, ...]
    outer: Span
    first: Stretch
    last: Stretch


_FULL = re.compile(r"[。！？!?…][”’」』\s]*$")
_STOP = re.compile(rf"[。！？!?…”\n{ASIDE}]\s*$")
_BEFORE_END = re.compile(r"[，、；：]\s*$")
_FIRST_CLAUSES = re.compile(r"[^。！？“\n]*")
_CONJUNCTION = re.compile(r"(?:但|而|因为|所以|并且?|，是|甚至|不过|且|如果|就|因|毕竟)$")
_SIGNED = re.compile(r"\s*(?:——|—|--|―)\s*(?P<who>[^，。\n]{2,30})")


class Directs:
    """Goes through a text's quotations in order."""

    def __init__(
        self,
        reading: Reading,
        sources: Sources,
        attributions: list[Attribution],
        answers: Sequence[Answer] = (),
    ) -> None:
        self.reading, self.sources, self.attributions = reading, sources, attributions
        self.plain, self.masked = reading.plain, reading.masked
        self.clauses = [a.clause for a in attributions]
        self.contents = {a.content: a for a in attributions}
        self.found: list[Said] = []
        self.answers = {_first(reading.masked, a.body): a for a in answers}

    def all(self) -> list[Said]:
        paragraphs = self.reading.document.paragraphs
        runs = _runs(self.reading)
        for index, run in enumerate(runs):
            following = runs[index + 1].outer.start if index + 1 < len(runs) else len(self.masked)
            start = paragraphs[run.first.paragraph].start
            end = paragraphs[run.last.paragraph].end
            said = self._said(run, start, end, min(following, end))
            if said is not None:
                self._add(said, start)
        return self.found

    def _said(self, run: _Run, start: int, end: int, following: int) -> Said | None:
        text = self.plain[run.parts[0].start : run.parts[-1].end]
        before = self.masked[max(start, run.outer.start - 40) : run.outer.start].rstrip()
        full = bool(_FULL.search(text))
        answer = self.answers.get(run.outer.start)
        if answer is not None and not answer.asks:
            who = Source(answer.speaker, "person", answer.label.start, answer.role, plain=answer.speaker)
            return self._make(run, who, None, "before", None)
        led = self._led(run, start, before)
        if led is None and self._names(run, text, before, full):
            return None
        if led is not None:
            pause = led.pause
            long = len(text) >= SHORT or (full and len(text) >= 3) or self._whole_clause(run, led, text)
            if not long and not (pause == "：" and len(text) >= 3):
                return None
            if not full and len(text) < 20 and _RUNS_ON.match(self.masked, run.outer.end):
                return None
            if words.NAMED.match(self.masked, run.outer.end) and not full and len(text) < 20:
                return None
            return self._make(run, led.source, led.cue, "before", led)
        opens = not before or bool(_STOP.search(before))
        last = self.found[-1] if self.found else None
        if (
            last is not None
            and last.how == "after"
            and last.outer.end > start
            and not opens
            and self._open(last, run)
        ):
            gap = self.masked[last.outer.end : run.outer.start]
            if gap.strip() and gap.rstrip().endswith(("，", "：")) and not re.search(r"[。！？”]", gap):
                return self._make(run, last.source, None, "within", None)
        after = self._after(run, start, end, following, text, opens)
        if after is not None:
            return after
        if before.endswith("：") and (full or len(text) >= SHORT):
            source = self._colon(run, start)
            if source is not None:
                return self._make(run, source, None, "before", None)
        governed = self._governed(run, start, before, text, full) or self._used(run, start, before, text)
        if governed is not None:
            return governed
        closed = full or (
            len(text) >= 10 and self.masked[run.outer.end : run.outer.end + 1] in tuple("。！？")
        )
        if (full or (closed and _OWN_STOP.search(text))) and before.endswith("，") and len(text) >= 10:
            source = self._speaking(run.outer.start, start)
            return self._make(run, source, None, "within", None) if source is not None else None
        asked = text.endswith(("？", "?")) and run.outer.start == start and run.outer.end == end
        if (opens and closed and len(text) >= 6 and not asked) or len(run.parts) > 1:
            return self._alone(run, start, end)
        return None

    def _make(
        self, run: _Run, source: Source | None, cue: str | None, how: str, attribution: Attribution | None
    ) -> Said:
        return Said(run.parts, run.outer, source, cue, how, attribution)

    def _open(self, last: Said, run: _Run) -> bool:
        """Whether nothing but an attribution stands between a quotation and the next."""
        content = last.attribution.content if last.attribution else run.outer.start
        return not self.masked[content : run.outer.start].strip(" ，：")

    def _led(self, run: _Run, start: int, before: str) -> Attribution | None:
        """The attribution right before the mark: 他说：“…"""
        at = run.outer.start
        while at > start and self.masked[at - 1].isspace():
            at -= 1
        for offset in (run.outer.start, at):
            found = self.contents.get(offset)
            if found is not None and found.verb.start >= start:
                return found
        return None

    def _names(self, run: _Run, text: str, before: str, full: bool) -> bool:
        """A title, a name, a slogan, a term."""
        if words.NAMING.search(before):
            return True
        if not full and words.NAMED.match(self.masked, run.outer.end):
            return True
        short = not full and len(text) < SHORT and not text.endswith(("，", ","))
        return short and not self._own_clause(run, text, before)

    def _own_clause(self, run: _Run, text: str, before: str) -> bool:
        """他强调，…，“这不是泡沫”，…: a few words in marks that are a clause between commas, not a name."""
        alone = before.endswith("，") and self.masked[run.outer.end : run.outer.end + 1] in "，。；！？\n"
        return alone and len(text) >= 4 and bool(_SENTENCE.search(text))

    def _whole_clause(self, run: _Run, led: Attribution, text: str) -> bool:
        """孙某形容“这只是开始”，…: a few words right behind the verb that are a clause of their own."""
        ends = self.masked[run.outer.end : run.outer.end + 1] in tuple("，。；！？\n")
        return led.pause in ("", "“") and ends and len(text) >= 5 and bool(_CLAIMS.search(text))

    def _after(self, run: _Run, start: int, end: int, following: int, text: str, opens: bool) -> Said | None:
        """The attribution after the quotation: “…。”他说"""
        at = run.outer.end
        tail = _FIRST_CLAUSES.match(self.masked, at, end)
        stop = tail.end() if tail else at
        if not tail or not tail.group().strip():
            return None
        if not opens and not _BEFORE_END.search(
            self.masked[max(start, run.outer.start - 3) : run.outer.start]
        ):
            return None
        runs_on = text.rstrip().endswith(("，", ",", "—", "…")) or self.masked[at] in "，,"
        if not (_FULL.search(text) or runs_on or opens):
            return None
        near = at + (self.masked[at : at + 1] in "，,")
        index = bisect_left(self.clauses, at)
        for attribution in self.attributions[index : index + 3]:
            if attribution.clause >= stop or attribution.verb.start >= stop:
                break
            fits = (
                attribution.pause in ("，", "：", "。", "！", "？", "；", "“")
                or attribution.clause == near
                or stop >= end
            )
            gap = self.masked[near : attribution.clause]
            if fits and len(gap) <= 40 and attribution.source.kind != "paper":
                if self._of_next(attribution, run, following):
                    return None
                return self._make(run, attribution.source, attribution.cue, "after", attribution)
        if not _FULL.search(text) and not text.rstrip().endswith(("，", ",", "—")):
            return None
        return self._acted(run, near, stop)

    def _of_next(self, attribution: Attribution, run: _Run, following: int) -> bool:
        """“A。”他又说：“B。”: a colon or a full stop before the clause gives the words to the next quotation."""
        between = self.masked[run.outer.end : attribution.clause]
        return (
            attribution.pause == "："
            and attribution.content == following
            and bool(re.search(r"[。！？]", between))
        )

    def _acted(self, run: _Run, at: int, stop: int) -> Said | None:
        """“…。”她叹了口气: whoever acts in the sentence after the quotation."""
        if _THIS_IS.match(self.masked, at, stop) and (named := self.sources.people.within(at, stop)):
            return self._make(run, self.sources.person(named[0][2], named[0][0]), None, "after", None)
        for clause in re.finditer(r"[^，；：]+", self.masked[at:stop]):
            source = self.sources.subject(at + clause.start(), at + clause.end())
            if source is not None and source.kind in ("person", "unnamed"):
                self.sources.remember(source)
                return self._make(run, source, None, "after", None)
            if clause.start() > 40:
                break
        speaking = _SPEAKING.match(self.masked, at, stop)
        if speaking:
            source = self.sources.of(at, speaking.end("who"))
            if source is not None and source.kind in ("person", "unnamed"):
                self.sources.remember(source)
                return self._make(run, source, None, "after", None)
        return None

    def _colon(self, run: _Run, start: int) -> Source | None:
        """厂长祝长青一脸笑意：“…: a colon after what a person does."""
        at = run.outer.start
        clause_end = self.masked.rfind("：", start, at)
        sentence = max(self.masked.rfind(sign, start, clause_end) for sign in "。！？”") + 1
        begin = max(start, sentence)
        clauses = [m.span() for m in re.finditer(r"[^，；：“”]+", self.masked[begin:clause_end])][-4:]
        for a, b in reversed(clauses):
            source = self.sources.subject(begin + a, begin + b)
            if source is None and (begin + b == clause_end):
                speaking = _SPEAKING.match(self.masked, begin + a, begin + b)
                source = self.sources.of(begin + a, speaking.end("who")) if speaking else None
            if source is not None and source.kind != "paper":
                return self.sources.remember(source)
        return None

    def _governed(self, run: _Run, start: int, before: str, text: str, full: bool) -> Said | None:
        """The end of a reported sentence in the speaker's own words: 她认为…，“剩下的都没人用”。"""
        led = before.endswith(("，", "；", "：")) or _CONJUNCTION.search(before)
        if not (led or full) and not self._own_words(run, text, before):
            return None
        short = len(text) < SHORT + 1 - bool(led)
        if short and not (led and len(text) >= 4 and _SENTENCE.search(text)):
            return None
        after = self.masked[run.outer.end : run.outer.end + 1]
        if after not in "。，；！？\n" and not full:
            return None
        index = bisect_left(self.clauses, run.outer.start) - 1
        if index < 0:
            return None
        attribution = self.attributions[index]
        if attribution.clause < start or re.search(
            r"[。！？]", self.masked[attribution.content : run.outer.start]
        ):
            return None
        return self._make(run, attribution.source, attribution.cue, "within", attribution)

    def _used(self, run: _Run, start: int, before: str, text: str) -> Said | None:
        """他用“一边修路一边跑车”来形容…"""
        if (
            before[-1:] not in ("用", "以")
            or len(text) < SHORT
            or not _DESCRIBES.match(self.masked, run.outer.end)
        ):
            return None
        begin = max(start, *(self.masked.rfind(sign, start, run.outer.start) + 1 for sign in "，。；！？"))
        source = self.sources.subject(begin, run.outer.start)
        return self._make(run, source, None, "within", None) if source is not None else None

    def _own_words(self, run: _Run, text: str, before: str) -> bool:
        """Words in marks that end a reported sentence and are a clause, not a name: 取决于“谁先跑通这条路”。"""
        ends = self.masked[run.outer.end : run.outer.end + 1] in ("。", "；", "！", "？", "", "\n")
        return ends and len(text) > SHORT and bool(_FUNCTION.search(text)) and not _THING.search(before)

    def _alone(self, run: _Run, start: int, end: int) -> Said | None:
        """A quotation that stands alone: signed below, or by whoever was speaking."""
        signed = _SIGNED.match(self.masked, run.outer.end)
        if signed:
            source = self.sources.of(signed.start("who"), signed.end("who"))
            if source is not None:
                return self._make(run, source, None, "after", None)
        source = self._speaking(run.outer.start, start) or self._introduced(run, end)
        return self._make(run, source, None, "alone", None) if source is not None else None

    def _speaking(self, at: int, start: int) -> Source | None:
        """Who has the word at an offset: the last who spoke or was named, in this paragraph or shortly before it."""
        latest: Source | None = None
        where = -1
        index = bisect_left(self.clauses, at) - 1
        if index >= 0 and self.attributions[index].source.kind in ("person", "unnamed"):
            latest, where = self.attributions[index].source, self.attributions[index].verb.start
        if self.found and self.found[-1].source is not None and self.found[-1].outer.end > where:
            latest, where = self.found[-1].source, self.found[-1].outer.end
        named = self.sources.people.within(max(start, where), at)
        if named:
            return self.sources.person(named[-1][2], named[-1][0])
        return latest if latest is not None and at - where <= 700 else None

    def _introduced(self, run: _Run, end: int) -> Source | None:
        """“…。” and a new paragraph: 说这番话的是…夏尔·贝尔托。"""
        if run.outer.end < end:
            return None
        stop = self.masked.find("\n", end + 3)
        stop = min(stop if stop > 0 else len(self.masked), end + 200)
        named = self.sources.people.within(end, stop)
        return self.sources.person(named[0][2], named[0][0]) if named else None

    def _add(self, said: Said, start: int) -> None:
        last = self.found[-1] if self.found else None
        if last is not None and last.outer.end > start and self._continues(last, said):
            self.found[-1] = replace(
                last, parts=last.parts + said.parts, outer=Span(last.outer.start, said.outer.end)
            )
            return
        self.found.append(said)

    def _continues(self, last: Said, said: Said) -> bool:
        """“A，”他说，“B。” is one quotation."""
        gap = self.masked[last.outer.end : said.outer.start]
        if not gap.strip() or last.source is None or said.source is None or len(gap) > 90:
            return False
        if last.source.plain != said.source.plain and said.how != "before":
            return False
        if (
            last.how == "after"
            and gap.rstrip().endswith(("，", "：", ","))
            and not re.search(r"[。！？]", gap)
        ):
            attributed = last.attribution
            between = self.masked[attributed.content : said.outer.start] if attributed else ""
            own = said.attribution is not None and said.attribution is not attributed and said.how == "before"
            return said.source.plain == last.source.plain and (own or not between.strip(" ，："))
        single = last.attribution is not None and last.how == "after" and said.how == "alone"
        return single and len(gap) <= 40 and bool(re.fullmatch(r"[^。！？]*。\s*", gap))


_OWN_STOP = re.compile(r"[。！？]")
_FUNCTION = re.compile(r"[的了是在不我你他她它会能要就都很没也还让把被得着过吗吧呢]")
_SENTENCE = re.compile(r"[是没不会要能想该有别让就都已太]|可以|应该|可能|[吗呢吧啊]$")
_CLAIMS = re.compile(r"是(?!否)|[会要]|应该|已经")  # not «不予置评»
_THING = re.compile(
    r"(?:推出|发布|实施|推进|推动|建设|打造|启动|开展|举办|成立|入选|获得|荣获|加入|构建|提出|落实|坚持"
    r"|贯彻|开发|上线|制定|印发|出台|为|个|次|项|款|和|与|及|、)$"
)
_RUNS_ON = re.compile(r"[\u4e00-\u9fffA-Za-z\d]")  # “启明基金”累计批出…: a name that begins what is said
_DESCRIBES = re.compile(r"来?(?:形容|描述|概括|总结|评价|比喻|回应)")
_THIS_IS = re.compile(r"(?:这[是句番段话]|说(?:这|出这)|在说)")


def _first(masked: str, body: Span) -> int:
    start, end = body
    while start < end and masked[start].isspace():
        start += 1
    return start


_SPEAKING = re.compile(
    rf"(?P<who>[^，。；：！？“”\s]{{2,30}}?(?:{words.SPEAKING_HEADS}"
    rf"|{words.ROLES}))(?=[^，。；：！？“”的和与]{{2,14}}(?:[。，：]|$)|[：]|$)"
)


def _runs(reading: Reading) -> list[_Run]:
    """The quotations, those that run on over paragraphs joined: each but the last lacks its closing mark, each
    paragraph that goes on opens with a mark."""
    runs: list[_Run] = []
    paragraphs = reading.document.paragraphs
    for stretch in reading.quoted:
        span, outer = Span(stretch.start, stretch.end), Span(stretch.outer_start, stretch.outer_end)
        last = runs[-1] if runs else None
        goes_on = (
            last is not None
            and not last.last.closed
            and stretch.paragraph == last.last.paragraph + 1
            and stretch.outer_start == paragraphs[stretch.paragraph].start
            and last.last.outer_end == paragraphs[last.last.paragraph].end
            and stretch.opened
        )
        if last is not None and goes_on:
            runs[-1] = _Run((*last.parts, span), Span(last.outer.start, outer.end), last.first, stretch)
        else:
            runs.append(_Run((span,), outer, stretch, stretch))
    return runs
