"""Who is named in a Chinese article: people by title and name, found once, then wherever they come up again."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_foreign import DOT as _DOT
from parsers.languages.zh.speech_foreign import FOREIGN, FOREIGN_NAME, NAME_PARTS, SYLLABLES
from parsers.languages.zh.speech_foreign import HAN as _HAN
from parsers.languages.zh.speech_reading import ASIDE, HIDDEN, QUOTED, Reading
from parsers.names import COMPOUND_SURNAMES, SURNAMES, Gender

AGAIN = 20_000  # how far around a name its repetition is looked for
MOST = 400  # names looked for in one article; a text with more is no article

_DOT_SET = frozenset(_DOT)
SURNAME = "[" + "".join(sorted(SURNAMES | set("习贝牧仇晁钭哈苑原仉么海母忻玄竹肇"))) + "]"
COMPOUND = "(?:" + "|".join(COMPOUND_SURNAMES) + ")"
LATIN = r"[A-Z][A-Za-z'’.-]*[a-z](?:[ \u00a0][A-Z][A-Za-z'’.-]*){1,3}|[A-Z][a-z]+"
_ENDS = f"[{words.ROLE_ENDS}人]"
# What may follow a whole name: a mark, a verb of saying, an adverb, a preposition. Decides between 王强 and 王强调.
_FOLLOWS = re.compile(
    rf"(?:[，。；：、！？“”…—\s{QUOTED}{HIDDEN}{ASIDE}的在把是已也就和与对向还则从将曾以为等及跟又都均亦并给被让用率带有没笑点看指摇站坐走拿打来去告接递掏望挥叹推翻举抬皱耸拍搓停顿咧]"
    rf"|\d|正在|正|刚|已经|目前|当时|直截|星期|周[一二三四五六日天]|[本上]周"
    rf"|{words.one_of(words.OPEN_VERBS, words.PAUSED_VERBS)}"
    rf"|{words.ADVERBS}|{words.ADDRESSES}|$)"
)
_VERBS = words.one_of(words.OPEN_VERBS, words.PAUSED_VERBS, "告诉")
_SAYS = re.compile(_VERBS)
_SAYINGS = frozenset(f"{words.OPEN_VERBS} {words.PAUSED_VERBS} 告诉".split())
_GAP = (
    rf"(?:{words.TIME}|{words.ADVERBS}|[对向][^，。：“”]{{1,12}}|在[^，。：“”]{{1,24}}[中上时里后]"
    rf"|{words.MEANWHILE}){{0,2}}"
)
_TITLED = re.compile(
    rf"(?<={_ENDS})(?=(?P<name>{FOREIGN}|{COMPOUND}[{_HAN}]{{1,2}}|{SURNAME}[{_HAN}]{{1,2}}|{LATIN}))"
)
_ODD = (
    re.compile(  # a surname that no list has, or a name without one: told by what stands before and after it
        rf"(?<={_ENDS})(?=(?P<name>[{''.join(sorted(SYLLABLES))}]{{3,6}}"
        rf"|[{_HAN}]{{2,4}}?(?={_GAP}(?:{_VERBS}))))"
    )
)
STOPS = re.compile(
    r"[的在对和与也都是有这那等们向将还会要可一了着过其于及或者之以为就只需所不没能已用正才又很更最把被让给]"
)
_BARE = re.compile(
    rf"(?:(?<![{_HAN}A-Za-z·])(?<![A-Za-z] )|(?<=的))(?P<name>{FOREIGN}|{COMPOUND}[{_HAN}]{{1,2}}"
    rf"|{SURNAME}[{_HAN}]{{1,2}}|{LATIN})"
    rf"{_GAP}(?={_VERBS})"
)
_AT_CLAUSE = r"(?<=[，。；：！？“”\s的、])"
_LISTED_ROLE = re.compile(rf"(?:{words.ROLES})$")
_OTHER_ROLE = re.compile(  # a trade or a home that no list has is one only where a whole name follows
    rf"(?:{_AT_CLAUSE}[{_HAN}]{{2}}人|{_AT_CLAUSE}[{_HAN}]{{3}}人|[{_HAN}]{{2}}[员师]|[{_HAN}]学家)$"
)
_HONOURED = re.compile(  # 李强总理, 王伟教授: the title after the name
    rf"(?P<name>{COMPOUND}[{_HAN}]{{1,2}}|{SURNAME}[{_HAN}]{{1,2}})"
    rf"(?=总书记|总理|主席|院士|教授|先生|女士|博士|委员|代表|书记|局长|部长|司长|会长|董事长|总经理|老师"
    rf"|校长|院长|执行长|署长|次长|主委)"
)
_CALLED = re.compile(
    rf"(?:(?<![{_HAN}A-Za-z])|(?<={_ENDS})|(?<=[的位名]))(?:[老小]{SURNAME}"
    rf"|阿[{_HAN}](?![{_HAN}]{{0,2}}[·尔公司里云]))"
)
_BODY_BEFORE = re.compile(rf"(?:{words.BODY_HEADS})$")
_OFTEN = re.compile(rf"(?<![{_HAN}A-Za-z·])(?P<name>{SURNAME}[{_HAN}]{{1,2}})")
_WORDS_END = frozenset(
    "性化量度业力率型品们类式界区市省县国家部局院司厂店网股价额期费点线面体系的了在是有和与于等元年月日个后前中上下里间时时候会能可要将"
)
_ACTING = (
    re.compile(  # a name without a title in a story: told by what its bearer does, and by coming up again
        rf"(?<![{_HAN}A-Za-z·])(?P<name>{COMPOUND}[{_HAN}]{{1,2}}|{SURNAME}[{_HAN}]{{1,2}}"
        rf"|[A-Z][a-z]{{2,12}})\s?(?={words.ACTS})"
    )
)
_PRESENTED = re.compile(  # 29岁的某某某是一名设计师。
    rf"(?:(?<![{_HAN}A-Za-z·])|(?<=岁的))(?P<name>{COMPOUND}[{_HAN}]{{1,2}}|{SURNAME}[{_HAN}]{{2}})"
    rf"(?=是[^，。；：“”\n]{{0,24}}?(?:{words.ROLES})[，。；])"
)
_BELONGING = re.compile(  # 某大学的某某某专程回来
    rf"(?<=[学院司校局心团社系业]的)(?P<name>{COMPOUND}[{_HAN}]{{1,2}}|{SURNAME}[{_HAN}]{{2}})"
    rf"(?=专程|特地|平时|经常|常用?|每[天日周月]|从|正|也|则|用|把|对|说|在[^，。]{{1,12}}[里上中时]|{words.ACTS})"
)
_ASIDES = re.compile(f"[{ASIDE}]+")
CAPTION = re.compile(
    r"^(?:图为|图[:：]|▲|△|资料图|上图|下图|左图|右图|【图)|(?:[摄供]|供图|摄影|图/\S{1,12}|摄影报道"
    r"|受访者供图)[）)。]?$"
)


@dataclass(slots=True)
class Person:
    """Somebody named: `name` as the text writes it, `plain` in simplified characters, `at` the first mention."""

    name: str
    plain: str
    at: int
    role: str | None = None
    gender: Gender | None = None


@dataclass(slots=True)
class People:
    """The article's people. `mentions` are (start, end, person), in order, outside quotations and captions."""

    reading: Reading
    known: dict[str, Person] = field(default_factory=dict)
    mentions: list[tuple[int, int, Person]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[tuple[int, int, Person]]:
        """The mentions that begin in masked[start:end]."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, at: int, least: int = 0) -> Iterator[Person]:
        """Those mentioned before `at`, the latest first, back to offset `least`."""
        for index in range(bisect_right(self._starts, at - 1) - 1, -1, -1):
            start, _, person = self.mentions[index]
            if start < least:
                return
            yield person

    def of_surname(self, surname: str, title: str, at: int) -> Person | None:
        """The latest before `at` with this surname, one whose role has this title first: 王教授."""
        fits = [p for p in self.known.values() if p.plain.startswith(surname) and p.at < at]
        titled = [p for p in fits if title and title in (p.role or "")]
        pool = titled or fits
        return max(pool, key=lambda p: p.at) if pool else None


def find(reading: Reading) -> People:
    """Everybody whom the article names with a title or as the subject of a verb of saying."""
    people = People(reading)
    skip = captions(reading)
    for start, end, role in _candidates(reading):
        if _within(skip, start):
            continue
        name = reading.plain[start:end]
        person = people.known.get(name)
        if person is None and len(people.known) < MOST:
            people.known[name] = Person(reading.text[start:end], name, start, role)
        elif person is not None and role and not person.role:
            person.role = role
    _drop_longer_than_used(people)
    _index(people, skip)
    return people


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]


def captions(reading: Reading) -> list[tuple[int, int]]:
    """The paragraphs that are pictures' captions: whoever they name is no «he» of the story."""
    spans = (p for p in reading.document.paragraphs if p.end - p.start <= 90)
    return [(p.start, p.end) for p in spans if CAPTION.search(reading.plain[p.start : p.end])]


def _candidates(reading: Reading) -> Iterator[tuple[int, int, str | None]]:
    masked = reading.masked
    taken: set[int] = set()
    for pattern in (_TITLED, _ODD):
        for found in pattern.finditer(masked):
            start, odd = found.start(), pattern is _ODD
            listed = _LISTED_ROLE.search(masked, max(0, start - 12), start) is not None
            if not listed and (odd or not _OTHER_ROLE.search(masked, max(0, start - 12), start)):
                continue
            if odd and start in taken:
                continue
            start = start if odd else _after_title(masked, start, found.end("name"))
            stop = found.end("name")
            end = stop if odd else name_end(masked, start, stop, titled=listed)
            if end is not None and _is_name(masked[start:end], odd) and masked[end : end + 1] not in _DOT_SET:
                taken.update(range(start - 2, end + 1))
                yield start, end, role_before(reading, start)
    for pattern in (_HONOURED, _ACTING, _PRESENTED, _BELONGING):
        for found in pattern.finditer(masked):
            start, end = found.span("name")
            name = found.group("name")
            joined = pattern is _HONOURED and "\u3400" <= masked[start - 1 : start] <= "\u9fff"
            if joined and not _BODY_BEFORE.search(masked, max(0, start - 8), start):
                continue
            often = pattern is not _ACTING or _comes_again(masked, start, end)
            if often and _is_name(name) and not (pattern is not _HONOURED and name[0] in _COMMON_FIRST):
                yield start, end, None
    yield from _often(masked)
    yield from _dotted(masked)
    for found in _CALLED.finditer(masked):
        if found.group() not in words.NO_NAMES and _FOLLOWS.match(masked, found.end()):
            yield found.start(), found.end(), role_before(reading, found.start())
    for found in _BARE.finditer(masked):
        start = _after_title(masked, found.start("name"), found.end("name"))
        end = name_end(masked, start, found.end("name"))
        if end is not None and _is_name(masked[start:end]):
            yield start, end, role_before(reading, start) if start > found.start("name") else None


def _dotted(masked: str) -> Iterator[tuple[int, int, str | None]]:
    """玛丽·格雷收到了信: a transliterated name that begins a clause, whatever its bearer does."""
    if not any(dot in masked for dot in _DOT):
        return
    for found in FOREIGN_NAME.finditer(masked):
        end = _foreign_end(masked, *found.span())
        first, *_, last = NAME_PARTS.split(masked[found.start() : end])
        if len(last) > 1 and set(first + last) <= SYLLABLES:
            yield found.start(), end, None


def _often(masked: str) -> Iterator[tuple[int, int, str | None]]:
    """Names that begin clause after clause: whoever a story is about, though no title and no verb of saying say so."""
    seen: dict[str, list[int]] = {}
    for found in _OFTEN.finditer(masked):
        end = name_end(masked, found.start(), found.end())
        if end is not None:
            seen.setdefault(masked[found.start() : end], []).append(found.start())
    for name, starts in seen.items():
        usual = (len(name) == 3 and len(starts) >= 2) or (len(name) == 2 and len(starts) >= 4)
        if usual and name[-1] not in _WORDS_END and name[0] not in _COMMON_FIRST and _is_name(name):
            yield starts[0], starts[0] + len(name), None


_NOT_FOREIGN = re.compile(rf"[之一位名的叫是为与和及由]+(?=[{_HAN}]+[{_DOT}])")
_TITLE_WITHIN = re.compile(rf"[{_HAN}]{{0,7}}(?:{words.ROLES})(?=[{_HAN}]+[{_DOT}])")


def _after_title(masked: str, start: int, end: int) -> int:
    """Where the name begins in 企业家埃德·马斯伦."""
    found = _TITLE_WITHIN.match(masked, start, end)
    start = found.end() if found else start
    lead = _NOT_FOREIGN.match(masked, start, end)
    return lead.end() if lead else start


_TITLE_START = re.compile(rf"(?:{words.ROLES})")
_ADDRESS = re.compile(rf".(?:{words.ADDRESSES})$")
_NO_START = re.compile(rf"{words.ADVERBS}|{words.CONNECTIVES}|会上|开始|娘|们|突然|忽然|[对向在与和]")
_COMMON_FIRST = frozenset("来应向时从同都那连经全查过有多别于高金平安明成石水白方万管强")
_NO_ODD = re.compile(rf"(?:{words.BODY_HEADS}|{words.PAPERS}|{words.ROLES}|[地性化])$")
_TOWARDS = re.compile(r"向[来媒记外本他她我公投用]|来[自到说]|时[说称表]")
_NEVER = re.compile(r"[的对与也都是这那等们向将还要了着过其于及或者就不没已把被让给]")
_RISKY = frozenset("来应向时从同都那连经全查过有多别曾于")


def _is_name(name: str, odd: bool = False) -> bool:
    if name in words.NO_NAMES or name[:2] in words.NO_NAMES or _ADDRESS.fullmatch(name):
        return False
    if name[1:] in _SAYINGS:
        return False  # 孙形容, 林重申
    if name[0].isascii():
        return True
    if title := _TITLE_START.match(name):
        return not (title.end() < len(name)) and odd is False and len(name) > 3
    if any(dot in name for dot in _DOT):
        return True
    if odd and (_NO_START.match(name) or _NO_ODD.search(name)):
        return False
    if odd:
        return STOPS.search(name) is None
    if _TOWARDS.match(name):
        return False
    return name[0] not in _RISKY or not _NEVER.search(name[1:])


def _comes_again(masked: str, start: int, end: int) -> bool:
    """Whether a name is used again near by."""
    name = masked[start:end]
    return masked.find(name, end, end + AGAIN) >= 0 or masked.find(name, max(0, start - AGAIN), start) >= 0


def name_end(masked: str, start: int, end: int, titled: bool = False) -> int | None:
    """Where the name that may span masked[start:end] ends: 王强 in 王强表示, 王国强 in 王国强表示. None if it is none."""
    name = masked[start:end]
    if name[0].isascii() and name[-1].isascii():
        return end if name not in words.NO_NAMES and not name.isupper() else None
    if name[0].isascii() or any(dot in name for dot in _DOT):
        return _foreign_end(masked, start, end)
    least = 3 if name[:2] in COMPOUND_SURNAMES else 2
    fits = [
        n
        for n in (least + 1, least)
        if n <= len(name) and name[:n] not in words.NO_NAMES and _FOLLOWS.match(masked, start + n)
    ]
    third = name[least : least + 1]
    says = _SAYS.match(masked, start + least)
    if least in fits and says and len(says.group()) > 1:
        return start + least  # 李桦认为: a whole verb of saying begins there
    if least in fits and third and third in "说指称告表则也还就又都曾仍亦均并等的是看笑问答道喊叹被把让向":
        return start + least
    if least in fits and third and third in "和与同对在" and not _SAYS.match(masked, start + least + 1):
        return start + least
    if fits:
        return start + fits[0]
    if name[:2] in words.NO_NAMES or name in words.NO_NAMES:
        return None
    longer = end
    while longer < start + 6 and masked[longer : longer + 1] in SYLLABLES:
        longer += 1
    if (
        longer > max(end, start + 3)
        and _FOLLOWS.match(masked, longer)
        and set(masked[start:end]) <= SYLLABLES
    ):
        return longer  # 卢特尼克
    sure = titled and name[0] not in _RISKY and not _NEVER.search(name[1:])
    return end if len(name) > least and (sure or _comes_again(masked, start, end)) else None


def _foreign_end(masked: str, start: int, end: int) -> int:
    """A transliterated name's last part stops before the words that follow: 侯赛因·阿斯卡里指出."""
    last = max(masked.rfind(dot, start, end) for dot in f"{_DOT}.") + 1
    at = last
    while at < end and (masked[at] in SYLLABLES or masked[at].isascii()):
        at += 1
        if at - last >= 2 and _FOLLOWS.match(masked, at) and not _more_name(masked, at, end):
            break
    return max(at, min(last + 1, end))


def _more_name(masked: str, at: int, end: int) -> bool:
    return (
        at < end
        and masked[at] in SYLLABLES
        and not re.match(
            rf"{words.one_of(words.OPEN_VERBS, words.PAUSED_VERBS)}|{words.ADVERBS}", masked[at : at + 4]
        )
    )


_ROLE = re.compile(rf"[^，。；：！？“”、\s{QUOTED}{HIDDEN}{ASIDE}]{{1,40}}$")
_OTHER = re.compile(rf".*(?:(?:{words.ROLES})[{_HAN}]{{2,3}}[及和与]|[这那就以下]+是)(?=.{{2}})")
_ROLE_LEAD = re.compile(
    rf"^(?:{words.TIME}|{words.CONNECTIVES}|据|按照?|[^的]{{0,16}}[上中时里后]，|与会的?|来自(?=[^的]*$)"
    rf"|[一两]?[位名](?=\S)|对[^，]{{1,20}}，|在[^，的]{{1,20}}[上中时里后](?=\S{{4}}))+"
)


def role_before(reading: Reading, name_start: int) -> str | None:
    """The title and affiliation that stand right before a name: 市科技局局长."""
    found = _ROLE.search(reading.masked, max(0, name_start - 60), name_start)
    if found is None:
        return None
    start = found.start()
    lead = _ROLE_LEAD.match(reading.plain[start:name_start])
    if lead and lead.end() < name_start - start:
        start += lead.end()
    if other := _OTHER.match(reading.plain, start, name_start):
        start = other.end()
    while start < name_start and reading.plain[start] in "在对向据由与和当等及但而":
        start += 1
    return reading.text[start:name_start] or None


def _drop_longer_than_used(people: People) -> None:
    """Of 郭守 and 郭守拙, or 王强 and 王强化, keep the one that the article uses oftener."""
    for name in list(people.known):
        shorter = name[:-1]
        if len(name) == 3 and shorter in people.known:
            with_third = people.reading.masked.count(name)
            alone = people.reading.masked.count(shorter) - with_third
            drop = name if alone > with_third else shorter
            kept = people.known[shorter if drop == name else name]
            kept.role = kept.role or people.known[drop].role
            kept.at = min(kept.at, people.known[drop].at)
            del people.known[drop]


def _aliases(person: Person) -> Iterator[str]:
    yield person.plain
    parts = re.split(f"[{_DOT}]", person.plain) if person.plain.isascii() else NAME_PARTS.split(person.plain)
    if len(parts) > 1:
        yield from (p for p in (parts[-1], parts[0]) if len(p) > 1)
    latin = person.plain.split()
    if len(latin) > 1 and latin[0].isascii():
        yield from (w for w in (latin[-1], latin[0]) if len(w) > 2)


def _index(people: People, skip: list[tuple[int, int]]) -> None:
    names: dict[str, Person] = {}
    for person in people.known.values():
        for alias in _aliases(person):
            names.setdefault(alias, person)
    if not names:
        return
    firsts = "".join({re.escape(n[0]) for n in names})
    listed = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?=[{firsts}])(?:{listed})")
    for found in pattern.finditer(people.reading.masked):
        if not _within(skip, found.start()):
            people.mentions.append((found.start(), found.end(), names[found.group()]))
    people._starts = [start for start, _, _ in people.mentions]
