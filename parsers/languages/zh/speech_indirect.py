"""Reported clauses, and how far each credit reaches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from parsers.languages.zh import speech_shapes as shapes
from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_attribution import Attribution
from parsers.languages.zh.speech_direct import Said
from parsers.languages.zh.speech_interview import Answer
from parsers.languages.zh.speech_people import People
from parsers.languages.zh.speech_reading import ASIDE, QUOTED, Reading
from parsers.languages.zh.speech_sources import Sources
from parsers.records import Credit, Quote, Span

LEAST = 4  # characters of a reported clause
_TRAILING = re.compile(
    r"(?:[，,、；;：:。！？!?…\s—]|(?<=[，；。])(?:但|而|并|且|不过|同时|并且|而且|对此|此外|其中|因此|另外))+$"
)

_AND = re.compile(r"，(?:但|而|并|且|不过|甚至)$")
_TERM = re.compile(f"“{QUOTED}*”")  # nothing but a word or two in marks: 称“无可奉告”


def reported(
    reading: Reading, attributions: list[Attribution], said: list[Said], answers: list[Answer]
) -> list[Quote]:
    """The indirect quotes, in order: none overlaps a direct one."""
    quotes: list[Quote] = []
    labelled = [a.body for a in answers]
    for quote in _clauses(reading, attributions, said):
        if not any(b.start <= quote.start < b.end for b in labelled):
            quotes.append(quote)
    quotes.extend(_answered(reading, answers, said))
    return sorted(quotes, key=lambda q: (q.start, q.end))


def _clauses(reading: Reading, attributions: list[Attribution], said: list[Said]) -> Iterator[Quote]:
    paragraphs = iter(reading.document.paragraphs)
    paragraph = next(paragraphs, Span(0, 0))
    directs = iter(sorted(s.outer for s in said))
    direct = next(directs, None)
    for index, attribution in enumerate(attributions):
        while paragraph.end <= attribution.verb.start:
            paragraph = next(paragraphs)
        while direct is not None and direct.end <= attribution.content:
            direct = next(directs, None)
        following = attributions[index + 1] if index + 1 < len(attributions) else None
        if following is not None and not following.reports and following.clause <= attribution.content:
            # 她指出，根据某院统计，…: what she says begins with whom she has it from
            following = attributions[index + 2] if index + 2 < len(attributions) else None
        if attribution.back:
            before = attributions[index - 1].content if index else 0
            quote = _said_before(reading, attribution, paragraph, before)
            if quote is not None:
                yield quote
        elif attribution.reports and attribution.pause not in ("。", "！", "？", "；"):
            quote = _clause(reading, attribution, paragraph, following, direct)
            if quote is not None:
                yield quote


def _clause(
    reading: Reading,
    attribution: Attribution,
    paragraph: Span,
    following: Attribution | None,
    direct: Span | None,
) -> Quote | None:
    start = attribution.content
    end = reading.sentence_end(start, paragraph.end)
    if following is not None and following.clause < end:
        end = _before(reading, start, following.clause)
    if direct is not None and direct.start < end:
        end = max(direct.start, start)
        if reading.masked[end - 1] not in "，；：。、" and not _AND.search(reading.masked, start, end):
            # 他“一直…”, 取决于“谁…”: the clause that holds the words in marks goes with them
            end = max(reading.masked.rfind("，", start, end), start)
            if end - start < 8:
                return None
    while start < end and (reading.masked[start].isspace() or reading.masked[start] in "，：、"):
        start += 1
    trailing = _TRAILING.search(reading.masked, start, end)
    if trailing:
        end = trailing.start()
    if end - start < LEAST or (end - start < 12 and _TERM.fullmatch(reading.masked, start, end)):
        return None
    return _quote(reading, start, end, attribution.source.name, attribution.source.role, attribution.cue)


def _said_before(reading: Reading, attribution: Attribution, paragraph: Span, least: int) -> Quote | None:
    """The sentence up to the clause that says whose it is; none where it has marks or another's words."""
    end = attribution.clause - 1
    index = bisect_left(reading.stops, end) - 1
    start = max(paragraph.start, reading.stops[index] + 1 if index >= 0 else 0)
    while start < end and (reading.masked[start].isspace() or reading.masked[start] in "。！？”"):
        start += 1
    if end - start < 10 or start < least or "“" in reading.masked[start:end]:
        return None
    return _quote(reading, start, end, attribution.source.name, attribution.source.role, attribution.cue)


def _before(reading: Reading, start: int, clause: int) -> int:
    """Where a reported clause ends that another attribution follows: at the last semicolon before it, if any."""
    if clause <= start:
        return start
    semicolon = reading.masked.rfind("；", start, clause)
    return semicolon if semicolon > start else clause


def _quote(reading: Reading, start: int, end: int, speaker: str, role: str | None, cue: str | None) -> Quote:
    return Quote(
        kind="indirect",
        start=start,
        end=end,
        text=reading.text[start:end],
        speaker=speaker,
        role=role,
        cue=cue,
        parts=(Span(start, end),),
    )


def _answered(reading: Reading, answers: list[Answer], said: list[Said]) -> Iterator[Quote]:
    """Answers without marks; one in marks is a direct quote already."""
    for answer in answers:
        if answer.asks or any(answer.body.start <= s.outer.start < answer.body.start + 3 for s in said):
            continue
        start, end = answer.body
        while start < end and reading.masked[start].isspace():
            start += 1
        while end > start and reading.masked[end - 1] in "。！？ \n":
            end -= 1
        if end - start >= 2:
            yield _quote(reading, start, end, answer.speaker, answer.role, None)


_PUBLISHED = re.compile(
    rf"(?P<title>《[^》\n]{{0,56}}(?:{words.PAPERS})[^》\n]{{0,12}}》)[^。！？\n]{{0,30}}?(?:发布|公布|出炉"
    rf"|亮相|问世|出版|揭晓|公开|对外)"
)
_LOOKING = re.compile(r"(?:(?:从|按)[^，。]{1,12}(?:[上中]?来?看|划分|分)|在?[^，。、的]{2,8}方面)，")


def published(reading: Reading, attributions: list[Attribution]) -> Iterator[Credit]:
    """《…报告》17日发布。 What its paragraph goes on to count is the report's, and so is a next paragraph that
    looks at it: 从地图上看，…"""
    clauses = [a.clause for a in attributions]
    last: tuple[str, int] | None = None
    for index, (start, end) in enumerate(reading.document.paragraphs):
        found = _PUBLISHED.search(reading.masked, start, end)
        if found is None:
            titles = list(_PAPER.finditer(reading.masked, start, end))
            looking = _LOOKING.match(reading.masked, start, end)
            if looking and last is not None and index - last[1] == 1:
                yield Credit(looking.end(), _upto(clauses, looking.end(), end), last[0])
                last = (last[0], index)
            if titles:
                last = (reading.text[titles[-1].start() : titles[-1].end()], index)
            continue
        title = reading.text[found.start("title") : found.end("title")]
        yield Credit(found.end(), max(found.end() + 1, _upto(clauses, found.end(), end)), title)
        last = (title, index)


_RELEASE = rf"(?:{shapes.RELEASE}|梳理|整理|汇总)"
_RELEASE_WORD = re.compile(_RELEASE)
_RELEASES = re.compile(
    rf"(?<![^，。！？\n\s{ASIDE}])(?P<who>[^，。；：！？“”\s的]{{2,34}}?){shapes.WHEN}{_RELEASE}了?"
    rf"(?P<what>[^，。；：！？“”]{{0,30}}?(?:《[^》\n]{{2,60}}》|“{QUOTED}{{2,40}}”|调查|数据|报告|研究|榜单?|白皮书|蓝皮书"
    r"|统计|民调)(?:结果|数据)?)(?=[，。])"
)
_NUMBERS = re.compile(
    r"(?:调查|数据|报告|研究|榜单?|皮书|统计|民调|指数|普查)[^》”]{0,8}[》”]?(?:结果|数据)?$"
)
_TAKES_STOCK = re.compile(
    rf"(?<![^，。！？\n])《[^》\n]{{0,56}}(?:{words.PAPERS})[^》\n]{{0,12}}》(?:[^，。；：“”\d]{{0,4}})"
    r"(?:展现|展示|呈现|梳理|勾勒|描绘|总结|回顾|盘点|揭示|分析)[^。“”]{0,60}(?=。)"
)


def released(reading: Reading, sources: Sources, attributions: list[Attribution]) -> Iterator[Credit]:
    """某研究院昨日公布调查，… What follows a body's release of numbers in its paragraph is the body's; what follows
    《报告》展现了…全景。 is the report's."""
    clauses = [a.clause for a in attributions]
    for start, end in reading.document.paragraphs:
        told = _RELEASE_WORD.search(reading.masked, start, end)  # without one every clause is tried in vain
        for found in _RELEASES.finditer(reading.masked, start, end) if told else ():
            if not _NUMBERS.search(reading.plain, *found.span("what")):
                continue
            source = sources.publisher(*found.span("who"))
            if source is not None:
                stop = _until_another(reading, found.end(), _upto(clauses, found.end(), end))
                yield Credit(found.end(), stop, source.name)
        for found in _TAKES_STOCK.finditer(reading.masked, start, end):
            title = reading.text[found.start() : reading.masked.index("》", found.start()) + 1]
            yield Credit(found.end(), _upto(clauses, found.end(), end), title)


def _introduced(reading: Reading, sources: Sources, attributions: list[Attribution]) -> Iterator[Credit]:
    """…披露了一组数据： on a line of its own: the next paragraph is credited; the line of a name and its title
    (局长田自远：) all up to the next such line."""
    contents = {a.content: a for a in attributions}
    paragraphs = reading.document.paragraphs
    for index, (start, end) in enumerate(paragraphs[:-1]):
        if reading.masked[end - 1] != "：":
            continue
        following = paragraphs[index + 1]
        if (attribution := contents.get(end)) is not None:
            yield Credit(following.start, following.end, attribution.source.name)
            continue
        named = sources.people.within(start, end)
        if named and named[-1][1] == end - 1 and end - start < 80:
            last = index + 1
            while last + 1 < len(paragraphs) and reading.masked[paragraphs[last + 1].end - 1] != "：":
                last += 1
            yield Credit(following.start, paragraphs[last].end, named[-1][2].name)


def _until_another(reading: Reading, end: int, stop: int) -> int:
    """How far a report's numbers go on: over the paragraph, until a sentence that names another way of knowing."""
    other = _OTHERWISE.search(reading.masked, end, stop)
    return other.start() + 1 if other else stop


def _carried(reading: Reading, people: People, end: int, stop: int) -> int:
    """How far a speaker goes on after the sentence that names him: until one with marks, one about somebody, or
    one that the reporter takes back: 据, 目前, 记者."""
    while end < stop:
        start = end + 1
        while start < stop and (reading.masked[start].isspace() or reading.masked[start] in "。！？"):
            start += 1
        after = reading.sentence_end(start, stop)
        own = (
            _REPORTER.match(reading.masked, start, stop)
            or reading.masked.startswith("“", start)
            or _WORDS_OF.search(reading.masked, start, after)
        )
        if start >= stop or own or people.within(start, after):
            break
        end = after
    return end


_WORDS_OF = re.compile(f"“(?!{QUOTED}{{1,16}}”)")  # more than a name in marks
_OTHERWISE = re.compile(r"[。！？](?=\s*(?:另?据|根据|按照|记者|公开|有(?:分析|媒体|网友)))")
_REPORTER = re.compile(
    r"[他她据]|该|这[位名家]|这也?意味着|也就是说|记者|本报|目前|截至|根据|资料|公开|近年来|近日|日前|此前|值得|有|但|然而|不过"
    r"|《|大会|论坛|会议|活动|对此|对于"
)
_PAPER = re.compile(rf"《[^》\n]{{0,56}}(?:{words.PAPERS})[^》\n]{{0,12}}》")


def _upto(clauses: list[int], start: int, end: int) -> int:
    index = bisect_left(clauses, start)
    return min(end, clauses[index]) if index < len(clauses) else end


def credits(
    reading: Reading, sources: Sources, attributions: list[Attribution], quotes: list[Quote]
) -> Iterator[Credit]:
    """Which stretch is credited to whom. The innermost credit around a figure is its source."""
    yield from (c for c in published(reading, attributions) if c.end > c.start)
    yield from (c for c in released(reading, sources, attributions) if c.end > c.start)
    yield from _introduced(reading, sources, attributions)
    for quote in quotes:
        if quote.speaker:
            yield Credit(quote.start, quote.end, quote.speaker)
    starts = [q.start for q in quotes]
    paragraphs = iter(reading.document.paragraphs)
    paragraph = next(paragraphs, Span(0, 0))
    for index, attribution in enumerate(attributions):
        while paragraph.end <= attribution.verb.start:
            paragraph = next(paragraphs)
        following = attributions[index + 1].clause if index + 1 < len(attributions) else paragraph.end
        end = reading.sentence_end(attribution.content, paragraph.end)
        stop = min(paragraph.end, max(following, end))
        last = bisect_right(starts, attribution.clause) - 1
        if attribution.spreads and last >= 0 and attribution.clause < quotes[last].end:
            end = min(end, quotes[last].end)  # whom a speaker has it from
        elif attribution.spreads:
            end = _until_another(reading, end, stop)
        elif attribution.pause not in ("。", "！", "？", "；", "“") and not attribution.ends:
            end = _carried(reading, sources.people, end, stop)
        end = min(end, max(following, attribution.content)) if following < end else end
        if end > attribution.content:
            yield Credit(attribution.content, end, attribution.source.name)
