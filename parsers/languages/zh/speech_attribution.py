"""Who says where: every verb of saying of a text with whoever says it and where the saying begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.languages.zh import speech_ways as ways
from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_people import captions
from parsers.languages.zh.speech_reading import QUOTED, Reading
from parsers.languages.zh.speech_shapes import human, only_adverbs
from parsers.languages.zh.speech_sources import Source, Sources
from parsers.records import Span

REACH = 90  # how far before a verb its clause may begin


@dataclass(frozen=True, slots=True)
class Attribution:
    """A clause of saying. `clause` is where it begins, `content` where what is said does; `pause` is what stands
    between («，», «：», «“», or nothing), «。» where the sentence ends with the verb. `reports` is False where the
    words are only credited (据…统计, 记者从…获悉) and no quote."""

    clause: int
    verb: Span
    content: int
    pause: str
    source: Source
    cue: str
    reports: bool = True
    spreads: bool = False  # the credit reaches on over the paragraph's next sentences
    back: bool = False  # what is said stands before: …等风险，祝长青表示。
    ends: bool = False  # the credit ends with its sentence: 宣布完成融资, 预计投入


_VERBS = words.one_of(words.OPEN_VERBS, words.PAUSED_VERBS, words.COUNT_VERBS)
_OPEN = frozenset(words.OPEN_VERBS.split())
_COUNT = frozenset(words.COUNT_VERBS.split())
_AS_NOUN = re.compile(
    r"(?:进行|(?<![工合操])作出?|做出?|给予|给出|得到|收到|获得|提供|开展|每一?次|的)了?[^，。；：“”]{0,5}$"
)
_CONCLUDES = re.compile(r"(?:这|此)(?:一|些|组|个|项|样的)*(?:数据|数字|结果|现象|变化|增长|趋势|成绩)")
_NO_NAME = re.compile(
    r"[也却就都又并还不没很更最]|^[有如若即因由使令]|[性化论]$|(?<!百)度$|"
    r"(?:规模|总量|数量|产值|市场|收入|投资|增速|占比|用户|需求|价格|成本|销量|出货量?|利润|[支开]支|支出)$"
)
_VERB = re.compile(
    rf"(?P<verb>告诉|{_VERBS})(?P<tail>(?:{words.one_of(words.TAILS)}){{0,2}})(?P<aspect>[了过着]?)"
)
_NOT_AFTER = {verb: re.compile(pattern) for verb, pattern in words.NOT_AFTER.items()}
_NOT_BEFORE = {verb: re.compile(pattern) for verb, pattern in words.NOT_BEFORE.items()}
_HEARER = re.compile(r"[^，。：；“”！？、的和及与或][^，。：；“”！？]{0,17}(?=(?P<after>[，：“。]))")
_CLAUSE_START = re.compile(r"[^，。；：！？“”…\n]*$")
_AND_ON = re.compile(r"[又并还亦也]|此外|同时|另外")
_ABOUT_THEM = re.compile(r"(?:但|而|至于)?(?:对于?|针对|面对|关于|就|回应|被)")
_AFTER_QUOTE = re.compile(r"”[^。！？”]*$")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_WHOLE_CLAUSE = re.compile(r"[^，。；：！？\n]*$")
_ACCORDING = re.compile(r"(?:另?据|根据|按照?|依照|依据|援引|引述)")
_AFTER_TITLE = re.compile(r"[的之、）》和与及或]|者(?!，)|[一二三四五六七八九十]次")

_CITING = re.compile(
    r"(?:引述|援引|引用)(?:了)?(?=[^，。、“”]{0,20}(?:人士|负责人|发言人|高管|员工|专家|分析师)$)"
)
_WORDS_OF = re.compile(f"“(?!{QUOTED}{{1,16}}”)")  # more than a name in marks
_AFTER_DATELINE = re.compile(r"[／/]\s*据")


def attributions(reading: Reading, sources: Sources) -> list[Attribution]:
    """Every attribution of the text, in its order. Linear: each looks back at most REACH characters."""
    found: list[Attribution] = []
    skip = set(captions(reading))
    for paragraph in reading.document.paragraphs:
        if tuple(paragraph) in skip:
            continue
        finder = _Finder(reading, sources, paragraph)
        found.extend(finder.all())
    return found


class _Finder:
    """The attributions of one paragraph."""

    def __init__(self, reading: Reading, sources: Sources, paragraph: Span) -> None:
        self.reading, self.sources, self.paragraph = reading, sources, paragraph
        self.masked = reading.masked
        self.last: Attribution | None = None
        self.noted = paragraph.start

    def all(self) -> Iterator[Attribution]:
        start, end = self.paragraph
        hits: list[tuple[int, re.Match[str]]] = [
            (m.start(), m) for m in _VERB.finditer(self.masked, start, end)
        ]
        patterns = [ways.BY, ways.FROM, ways.SEEN_BY, ways.SURVEYED, ways.GIVES]
        if ways.ANY_OPINION.search(self.masked, start, end):
            patterns.append(ways.OPINION)
        hits += [(m.start(), m) for way in patterns for m in way.finditer(self.masked, start, end)]
        covered = start
        for at, hit in sorted(hits, key=lambda h: (h[0], h[1].re is _VERB)):
            if at < covered:
                continue
            attribution = self._at(hit)
            if attribution is not None:
                covered = attribution.content if attribution.pause else attribution.verb.end
                self.last = attribution
                yield attribution
        self._note(end)

    def _at(self, hit: re.Match[str]) -> Attribution | None:
        self._note(hit.start())
        if hit.re is _VERB:
            return self._verb(hit)
        if hit.re is ways.FROM:
            return self._from(hit)
        if hit.re is ways.OPINION:
            return self._opinion(hit)
        if hit.re is ways.GIVES:
            return self._gives(hit)
        return self._by(hit) if hit.re is ways.BY else self._seen(hit)

    def _note(self, upto: int) -> None:
        """Reports named before this offset can be taken up after it."""
        if upto > self.noted:
            end = self.reading.sentence_end(upto, self.paragraph.end)
            self.sources.note_papers(self.noted, min(end, upto + 60))
            self.noted = upto

    # verbs of saying -------------------------------------------------------------------------------------------

    def _verb(self, hit: re.Match[str]) -> Attribution | None:
        verb, start, tail = hit.group("verb"), hit.start(), hit.group("tail")
        end = hit.end() if tail or hit.group("aspect") else hit.end("verb")
        clause = self._clause(start)
        if verb == "报道" and tail and (start == clause or self.masked[start - 1] in "该篇述的关则"):
            start, verb, tail = hit.start("tail"), tail, ""  # 报道称, 该报道说: the report itself says
        if words.NEGATED.search(self.masked, clause, start):
            return None
        if verb in _NOT_BEFORE and _NOT_BEFORE[verb].search(self.masked, clause, start):
            return None
        if self.masked.rfind("《", max(clause, start - 60), start) > self.masked.rfind("》", clause, start):
            return None  # within a title
        if not tail and verb in _NOT_AFTER and _NOT_AFTER[verb].match(self.masked, end):
            return None
        end = self._past_hearer(verb, end)
        pause = self.masked[end : end + 1]
        pause = pause if pause in "，：“。！？；" else ""
        announced = verb == "宣布" and not pause and not tail and not _AFTER_TITLE.match(self.masked, end)
        if not announced and not self._may_say(verb, tail, pause, clause, start, end):
            return None
        if verb in words.NOUNS and not tail and pause != "：" and _AS_NOUN.search(self.masked, clause, start):
            return None
        if verb in ("表明", "说明") and _CONCLUDES.fullmatch(self.masked, clause, start):
            return None  # the reporter's own conclusion
        if self.last is not None and self.last.content == clause and self.last.reports and start == clause:
            return None  # 他说，预计…: one act of saying, and what it says begins with a verb
        running = self._reporting(clause)
        if running and verb in words.WITHIN and not pause and only_adverbs(self.masked, clause, start):
            return None
        if _ABOUT_THEM.match(self.masked, clause, start) and verb in words.DOUBTS:
            return None  # 对于外界质疑…: what is answered, not what is said
        source = self._who(clause, start, verb)
        if source is None or not self._fits(verb, tail, source, pause):
            return None
        if running and not pause and source.kind != "person":
            return None  # he says that most people think: all of it is what he says
        if announced and (source.kind not in ("body", "person") or not source.sure):
            return None
        self.sources.remember(source)
        content = end + (pause in "，：" and bool(pause))
        cue = self.reading.text[start : hit.end("tail")]
        counts = announced or (verb in _COUNT and not tail)  # 宣布完成融资: credited, but nobody's words
        back = pause == "。" and not self._after_quote(start)
        if back and (source.kind != "person" or start == clause):
            return None
        return Attribution(
            clause,
            Span(start, end),
            content,
            pause,
            source,
            cue,
            not counts,
            source.kind == "paper",
            back,
            announced or (verb in words.WITHIN and not pause),
        )

    def _reporting(self, clause: int) -> bool:
        """Whether what somebody says is still running: 他说，指引正在草拟，预计年底完成."""
        last = self.last
        if (
            last is None
            or not last.reports
            or last.pause not in ("，", "：", "")
            or self.masked[clause - 1] != "，"
        ):
            return False
        quoted = _WORDS_OF.search(self.masked, last.content, clause) is not None
        return not quoted and self.reading.sentence_end(last.content, clause) >= clause

    def _past_hearer(self, verb: str, end: int) -> int:
        if verb in words.HEARD and self.masked[end : end + 1] not in "，：“。":
            hearer = _HEARER.match(self.masked, end, self.paragraph.end)
            if hearer and (verb == "告诉" or (len(hearer.group()) <= 8 and hearer.group("after") != "。")):
                return hearer.end()
        return end

    def _may_say(self, verb: str, tail: str, pause: str, clause: int, start: int, end: int) -> bool:
        if pause and pause in "。！？；":
            return self._after_quote(start) or (
                pause == "。" and verb in words.PLAIN and self._comes_last(clause)
            )
        if pause:
            return True
        if verb in words.BODY_VERBS and self.masked[start - 1 : start] == "》":
            return True  # 《行动计划》提出算力规模超过…
        if verb == "告诉" or not (verb in _OPEN or tail):
            return self.masked[clause - 1 : clause] == "”" and clause > self.paragraph.start
        if _AFTER_TITLE.match(self.masked, end):
            return False
        stop = _CLAUSE_END.search(self.masked, end, min(end + 4, self.paragraph.end))
        return (stop.start() if stop else min(end + 4, self.paragraph.end)) - end >= 4

    def _after_quote(self, verb: int) -> bool:
        return _AFTER_QUOTE.search(self.masked[max(self.paragraph.start, verb - REACH) : verb]) is not None

    def _comes_last(self, clause: int) -> bool:
        """…等风险，祝长青表示。 The clause after a comma that ends its sentence."""
        return clause > self.paragraph.start and self.masked[clause - 1] == "，"

    def _clause(self, at: int) -> int:
        found = _CLAUSE_START.search(self.masked[max(self.paragraph.start, at - REACH) : at])
        return at - len(found.group()) if found else at

    def _whole_clause(self, at: int) -> int:
        """Where the clause before `at` begins, words in marks and all."""
        found = _WHOLE_CLAUSE.search(self.masked[max(self.paragraph.start, at - REACH) : at])
        return at - len(found.group()) if found else at

    def _who(self, clause: int, verb: int, word: str) -> Source | None:
        start = clause
        by = _ACCORDING.match(self.masked, start, verb)
        if by:
            start = by.end()
            if word in ("报道", "统计") or start >= verb or ways.NOBODY.fullmatch(self.masked, start, verb):
                return None  # 据媒体报道, 据介绍
        elif word == "报道" and _AFTER_DATELINE.search(self.masked, start, verb):
            return None  # …9月5日电／据新华社报道
        elif citing := _CITING.search(self.masked, start, verb):
            start = citing.end()  # 某报引述知情人士称: it is they who say so
        source = self.sources.of(start, verb)
        if source is None and not self.masked[start:verb].strip():
            source = self._elided(clause)
        elif source is None and not by:
            source = self._acting(start, verb) or self._elided_after(clause, verb)
        return source

    def _acting(self, clause: int, verb: int) -> Source | None:
        """他指着山上的铁塔说: whoever the clause begins with."""
        return self.sources.subject(clause, verb)

    def _elided_after(self, clause: int, verb: int) -> Source | None:
        """，并补充道 / ，在接受采访时说: only adverbs stand before the verb, so the one before goes on."""
        return self._elided(clause) if only_adverbs(self.masked, clause, verb) else None

    def _elided(self, clause: int) -> Source | None:
        """Nobody is named before the verb: the subject of the clauses before it, in this sentence."""
        if self.last is not None and self.reading.sentence_end(self.last.verb.start, clause) >= clause:
            return self.last.source
        at = clause
        for _ in range(4):
            if at <= self.paragraph.start or self.masked[at - 1] not in "，；”":
                break
            before = self._whole_clause(at - 1)
            source = self.sources.subject(before, at - 1)
            if source is not None:
                return source
            at = before
        goes_on = _AND_ON.match(self.masked, clause) is not None
        return self.last.source if self.last is not None and goes_on else None

    def _fits(self, verb: str, tail: str, source: Source, pause: str) -> bool:
        if not source.sure and not tail:
            plain = verb in words.PLAIN and (pause in ("，", "：", "“") or len(source.plain) <= 6)
            return plain and not _NO_NAME.search(source.plain)
        if verb == "发现":
            return source.kind == "paper" or (source.kind == "body" and source.sure and bool(pause or tail))
        if verb in words.BODY_VERBS and source.kind == "person" and not tail:
            return pause in ("，", "：", "“") and verb not in ("显示", "表明")
        if verb in ("告诉", "提醒") and source.kind != "person" and not human(source.plain):
            return source.kind != "unnamed" and source.sure and self.masked[source.at : source.at + 1] != "这"
        if verb in ("显示", "表明"):
            return source.kind == "paper" or (source.kind == "body" and bool(pause))
        if verb in words.HOPE_VERBS and not tail:
            return source.kind in ("person", "unnamed") and (
                pause in ("：", "“", "，", "。", "！", "？") or source.kind == "person"
            )
        return True

    # other ways to credit --------------------------------------------------------------------------------------

    def _by(self, hit: re.Match[str]) -> Attribution | None:
        start, end = hit.span("who")
        ending = ways.BY_END.search(self.masked, start, end)
        if ending is None and self.masked[end - 1] == "》":
            return self._by_title(hit)
        if ending is None:
            said = ways.BY_SAID.search(self.masked, start, end)
            if said is None:
                return None
            ending = said
        who = ending.start()
        if who <= start:
            return None  # 据介绍: nobody
        if ways.NOBODY.fullmatch(self.masked, start, who) or ways.DIMENSION.search(self.masked, start, who):
            return None
        if self._dateline(hit.start(), start, who):
            return None
        if made := ways.MADE.search(self.masked, start, who):
            who = made.start()
        source = self.sources.of(start, who)
        if source is None or (source.kind == "unnamed" and source.plain in ("他们", "她们")):
            source = self.sources.of(start, end)
        if source is None:
            return None
        self.sources.remember(source)
        reports = ways.BY_SAID.search(self.masked, start, end) is not None
        cue = self.reading.text[who:end]
        return Attribution(hit.start(), Span(who, end), hit.end(), "，", source, cue, reports, not reports)

    def _by_title(self, hit: re.Match[str]) -> Attribution | None:
        """根据《行动计划》，…: the paper is credited with what follows, and quoted with nothing."""
        start, end = hit.span("who")
        source = self.sources.of(start, end)
        if source is None or source.kind != "paper":
            return None
        self.sources.remember(source)
        cue = self.reading.text[hit.start() : start]
        return Attribution(hit.start(), Span(start, end), hit.end(), "，", source, cue, False, True)

    def _dateline(self, at: int, start: int, end: int) -> bool:
        """…9月5日电／据新华社报道，at an article's head: where the text was taken from, not who counted."""
        head = at - self.reading.document.paragraphs[0].start <= 40
        return head and ways.WIRES.fullmatch(self.masked, start, end) is not None

    def _from(self, hit: re.Match[str]) -> Attribution | None:
        start, end = hit.span("who")
        source = self.sources.of(start, end)
        if source is None:
            source = Source(self.reading.text[start:end], "body", start, plain=self.masked[start:end])
        self.sources.remember(source)
        return Attribution(hit.start(), Span(end, hit.end()), hit.end(), "，", source, "获悉", False, True)

    def _gives(self, hit: re.Match[str]) -> Attribution | None:
        """局长田自远给出一组对比：… A meeting's or a paper's numbers are credited to it; it is not quoted."""
        clause = self._clause(hit.start())
        source = self.sources.of(clause, hit.start()) or self._elided_after(clause, hit.start())
        if source is None:
            return None
        self.sources.remember(source)
        cue = self.reading.text[hit.start() : hit.start("what")]
        said = source.kind in ("person", "unnamed") or (
            source.kind == "body" and not ways.EVENT.search(source.plain)
        )
        return Attribution(clause, Span(*hit.span()), hit.end(), "：", source, cue, said, not said)

    def _opinion(self, hit: re.Match[str]) -> Attribution | None:
        """他的解释是：…"""
        source = self.sources.of(*hit.span("who"))
        if source is None or not source.sure:
            return None
        self.sources.remember(source)
        cue = self.reading.text[hit.start("cue") : hit.end("cue")]
        pause = self.masked[hit.end() - 1] if self.masked[hit.end() - 1] in "，：" else "“"
        return Attribution(hit.start(), Span(hit.start("cue"), hit.end()), hit.end(), pause, source, cue)

    def _seen(self, hit: re.Match[str]) -> Attribution | None:
        source = self.sources.of(*hit.span("who"))
        if source is None:
            return None
        self.sources.remember(source)
        surveyed = hit.re is ways.SURVEYED
        return Attribution(
            hit.start(),
            Span(hit.end("who"), hit.end()),
            hit.end(),
            "，",
            source,
            "看来",
            not surveyed,
            surveyed,
        )
