"""Who stands before a verb of saying: a person, a pronoun, a body, a report, or somebody only described."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import Literal

from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_people import SURNAME, People, Person, role_before
from parsers.languages.zh.speech_reading import ASIDE, HIDDEN, QUOTED, Reading

Kind = Literal["person", "body", "paper", "unnamed"]


@dataclass(frozen=True, slots=True)
class Source:
    """One who says. `name` is as the text writes it; `head` its last noun, by which it can be taken up again."""

    name: str
    kind: Kind
    at: int
    role: str | None = None
    person: Person | None = None
    plain: str = ""
    sure: bool = True  # False for words that are only taken for a name by where they stand


@dataclass(slots=True)
class Sources:
    """What came up so far, so that 他, 该负责人 and 报告 find whom they mean. Fed in the text's order."""

    reading: Reading
    people: People
    said: list[Source] = field(default_factory=list)
    papers: list[Source] = field(default_factory=list)

    def remember(self, source: Source) -> Source:
        insort(self.said, source, key=lambda s: s.at)
        if source.kind == "paper":
            self.papers.append(source)
        return source

    def before(self, at: int) -> list[Source]:
        """The last who spoke before an offset, the latest first."""
        index = bisect_left(self.said, at, key=lambda s: s.at)
        return self.said[max(0, index - 40) : index][::-1]

    def of(self, start: int, end: int) -> Source | None:
        """Whom the words masked[start:end], from the clause's start to the verb, name. None if nobody can be meant."""
        person = self._person(start, end)
        if person is not None:
            return person
        start, end = _trim(self.reading.masked, start, end)
        if start >= end:
            return None
        return (
            self._pronoun(start, end)
            or self._taken_up(start, end)
            or self._titled_surname(start, end)
            or self._described(start, end)
        )

    # people -------------------------------------------------------------------------------------------------

    def _person(self, start: int, end: int) -> Source | None:
        masked = self.reading.masked
        found = self.people.within(start, end)
        for at, stop, person in reversed(found):
            if (
                stop <= end
                and not _OBJECT.search(masked, start, at)
                and not _NOT_HIM.match(masked, stop, end)
            ):
                return self.person(person, at)
        return None

    def person(self, person: Person, at: int) -> Source:
        return Source(person.name, "person", at, person.role, person, person.plain)

    def _pronoun(self, start: int, end: int) -> Source | None:
        found = _PRONOUN.match(self.reading.masked, start, end)
        if found is None or _POSSESSED.match(self.reading.masked, found.end(), end):
            return None
        word = found.group("word")
        if word in ("他们", "她们", "两人", "二人"):
            return Source(word, "unnamed", found.start("word"), plain=word)
        return self.meant(word, found.start("word"))

    def meant(self, pronoun: str, at: int) -> Source | None:
        """Whom 他 or 她 at this offset means: who spoke last or was named last, unless known to be of the other sex."""
        gender: Literal["he", "she"] = "she" if pronoun.startswith("她") else "he"
        before = self.before(at)
        spoken = next((s for s in before if s.kind in ("person", "unnamed")), None)
        for person in self.people.last_before(at, at - 1_500):
            if (
                spoken
                and spoken.kind == "unnamed"
                and spoken.at > self._last_at(person, at)
                and _human(spoken.plain)
            ):
                return spoken
            if person.gender in (None, gender):
                person.gender = gender
                return self.person(person, at)
        if spoken is not None and (spoken.person is None or spoken.person.gender in (None, gender)):
            return spoken
        guess = before[0] if before else None
        return guess if guess is not None and not guess.sure else None

    def _last_at(self, person: Person, at: int) -> int:
        return max((s for s, _, p in self.people.within(max(0, at - 1_500), at) if p is person), default=-1)

    def _titled_surname(self, start: int, end: int) -> Source | None:
        found = _SURNAME_TITLE.search(self.reading.masked, start, end)
        if found is None:
            return None
        surname = found.group("a") or found.group("b")
        person = self.people.of_surname(surname, found.group("title") or "", found.start())
        if person is not None:
            return self.person(person, found.start())
        name = self.reading.text[found.start() : found.end()]
        role = role_before(self.reading, found.start()) if found.start() > start else None
        return Source(name, "unnamed", found.start(), role, plain=found.group())

    # bodies, papers, the unnamed ------------------------------------------------------------------------------

    def _taken_up(self, start: int, end: int) -> Source | None:
        """该负责人, 上述报告, 发言人, 报告: the last one that this can be said of."""
        plain = self.reading.masked[start:end]
        found = _TAKEN_UP.fullmatch(plain)
        head = found.group("head") if found else plain
        if not found and not _BARE_HEAD.fullmatch(plain):
            return None
        if _PAPER_HEAD.search(head):
            return self._paper(head, start) or Source(self.reading.text[start:end], "paper", start, plain=plain)
        if _PERSON_HEAD.search(head):
            for source in self.before(start):
                if source.kind != "paper" and head[-3:] in source.plain + (source.role or ""):
                    return source
            if found and head.endswith(("人", "人士", "同志", "员", "家")):
                recent = next((s for s in self.before(start)[:6] if s.kind in ("unnamed", "person")), None)
                if recent is not None and found.group("this") not in ("其",):
                    return recent
        elif found or plain in _BODY_AGAIN:
            return self._body_again(head, start) or Source(
                self.reading.text[start:end], "unnamed", start, plain=plain
            )
        return Source(self.reading.text[start:end], "unnamed", start, plain=plain)

    def _body_again(self, head: str, at: int) -> Source | None:
        """该公司, 该团队: the body that the paragraph is about, or that spoke last."""
        masked = self.reading.masked
        begin = masked.rfind("\n", 0, at) + 1
        bodies = [s for s in self.before(at) if s.kind in ("body", "paper")]
        named = next((s for s in bodies if s.plain.endswith(head[-2:])), None)
        if named is not None and named.at >= begin:
            return named
        general = head in ("公司", "机构", "企业", "方", "平台", "部门", "单位", "方面", "公司方面")
        if general and bodies and bodies[0].at >= begin:
            return bodies[0]
        last = masked.rfind(head, max(begin, at - 400), at - 1)
        if last > begin:
            start = max(masked.rfind(sign, begin, last) for sign in "，。；：！？“”\n") + 1
            start, end = _trim(masked, max(start, begin), last + len(head))
            if len(head) + 2 <= end - start <= 20 and not _TAKEN_UP.match(masked, start, end):
                return Source(_clean(self.reading.text[start:end]), "body", start, plain=masked[start:end])
        if general and (about := _ABOUT.match(masked, begin, at)):
            who = about.span("who")
            return Source(self.reading.text[slice(*who)], "body", who[0], plain=about.group("who"))
        return named or (bodies[0] if general and bodies and at - bodies[0].at < 600 else None)

    def _paper(self, head: str, at: int) -> Source | None:
        kind = head.strip("该这份此")[-2:]
        for paper in reversed(self.papers[-40:]):
            if kind in paper.plain or "》" in paper.plain:
                return paper
        if head.endswith(("文章", "声明", "邮件", "博文", "信", "帖文")):
            return next((s for s in self.before(at) if at - s.at < 300), None)
        return None

    def _described(self, start: int, end: int) -> Source | None:
        masked, text = self.reading.masked, self.reading.text
        plain = masked[start:end]
        meeting = plain.endswith(("会议", "讲话", "节目"))
        if not meeting and (paper := _PUBLISHED.fullmatch(plain) or _OWNED.fullmatch(plain)):
            publisher = self._publisher(start, start + paper.end("who"), sure=paper.re is _PUBLISHED)
            if publisher is not None:
                title = _TITLE.search(self.reading.plain, start, end)
                name = publisher.name + (text[title.start() : title.end()] if title else "")
                return Source(name, "paper", start, plain=plain)
        if words.PUBLIC.fullmatch(plain):
            return None
        if plain in _VOICES and masked[start - 1 : start] == "有":
            return Source(text[start:end], "unnamed", start, plain=plain)
        if _VAGUE.fullmatch(plain):
            return self.papers[-1] if self.papers and self.papers[-1].at > start - 400 else None
        if title := _TITLE_AT_END.search(plain):
            return Source(text[start + title.start() : start + title.end()], "paper", start, plain=plain)
        if _PAPER_HEAD.search(plain) and len(plain) <= 40:
            if counted := _COUNTED.search(plain):
                start += counted.start()
            return Source(text[start:end], "paper", start, plain=plain)
        if _NOBODY.search(plain) or len(plain) > 45 or len(plain) < 2:
            return None
        return self._body_or_unnamed(start, end)

    def _publisher(self, start: int, end: int, sure: bool) -> Source | None:
        start, end = _trim(self.reading.masked, start, end)
        plain = self.reading.masked[start:end]
        if len(plain) < 2 or _VAGUE.fullmatch(plain) or _NO_PUBLISHER.match(plain):
            return None
        if not sure and not _BODY_HEAD.search(plain) and not plain[-1].isascii():
            return None
        return self._taken_up(start, end) or Source(
            _clean(self.reading.text[start:end]), "body", start, plain=plain
        )

    def subject(self, start: int, end: int) -> Source | None:
        """Who acts in a clause without a verb of saying: 沈则安把话筒往前推了推, 教育部办公厅印发通知."""
        masked = self.reading.masked
        lead = _LEAD.match(masked, start, end)
        if lead and lead.end() < end:
            start = lead.end()
        found = _PRONOUN.match(masked, start, end)
        if found and not _POSSESSED.match(masked, found.end(), end):
            return self.meant(found.group("word"), found.start("word"))
        for at, stop, person in self.people.within(start, end):
            if not _OBJECT.search(masked, start, at) and not _NOT_HIM.match(masked, stop, end):
                if at > start and not _BEFORE_NAME.search(masked, start, at):
                    return None
                return self.person(person, at)
        if called := _CALLED.search(masked, start, end):
            return self._titled_surname(start, called.end("who"))
        if released := _RELEASED.match(masked, start, end):
            return self._publisher(start, released.end("who"), sure=True)
        if acting := _ACTING.match(masked, start, end):
            return self._body_or_unnamed(start, acting.end("who"))
        return None

    def note_papers(self, start: int, end: int) -> None:
        """Remember the reports that masked[start:end] names or says to be published."""
        masked, text = self.reading.masked, self.reading.text
        for found in _TITLED_PAPER.finditer(masked, start, end):
            self.papers.append(
                Source(text[found.start() : found.end()], "paper", found.start(), plain=found.group())
            )
        if _RELEASE_WORD.search(masked, start, end) is None:
            return
        for found in _RELEASED.finditer(masked, start, end):
            publisher = self._publisher(found.start(), found.end("who"), sure=True)
            if publisher is not None:
                title = _TITLE.search(masked, found.start(), found.end())
                name = publisher.name + (text[title.start() : title.end()] if title else "")
                self.papers.append(Source(name, "paper", found.start(), plain=found.group()))

    def _body_or_unnamed(self, start: int, end: int) -> Source | None:
        plain = self.reading.masked[start:end]
        name = _clean(self.reading.text[start:end])
        if titled := _TITLED_NAME.fullmatch(plain):
            at = start + titled.start("name")
            return Source(
                self.reading.text[at:end],
                "person",
                at,
                self.reading.text[start:at],
                plain=titled.group("name"),
            )
        if _PERSON_HEAD.search(plain) or _SOMEBODY.match(plain):
            return Source(name, "unnamed", start, plain=plain)
        if _BODY_HEAD.search(plain) or _LATIN_END.search(plain):
            return Source(name, "body", start, plain=plain)
        if named := _NAME_AT_END.search(plain):
            at = start + named.start("name")
            person = Person(
                text := self.reading.text[at:end], named.group("name"), at, self.reading.text[start:at]
            )
            self.people.known.setdefault(person.plain, person)
            return Source(text, "person", at, person.role, person, person.plain)
        if len(plain) <= 12 and not _CLAUSE.search(plain):
            return Source(name, "body", start, plain=plain, sure=False)
        return None


def _human(plain: str) -> bool:
    return _PERSON_HEAD.search(plain) is not None


def _clean(name: str) -> str:
    """A source's name without brackets and the like: 阿里云 of 阿里云方面."""
    name = _BRACKETS.sub("", name).strip(" \u3000、")
    if name[:1] in "“「" and name[-1:] in "”」":
        name = name[1:-1]
    return re.sub(r"(?<=..)(?:方面|官方)$", "", name)


_BRACKETS = re.compile(r"[（(〔【\[][^（）()]*[）)〕】\]]")
_WHO_ENDS = rf"[{ASIDE}\s]*"
_LEAD = re.compile(
    rf"(?:[^，。]{{0,14}}(?:召开|举行|举办|闭幕|开幕)的|[\s{ASIDE}、]|[^，。\s{ASIDE}]{{0,16}}(?:讯|电|消息|报道)(?=[\s{ASIDE}])|{words.TIME}|(?:{words.CONNECTIVES})(?!人|的)|(?:对于?|就|针对|关于|围绕|面对|随着|通过|根据)[^，]{{2,24}}(?:问题|时|一事|后|中)"
    rf"|(?:在|于)[^，]{{1,30}}?(?:上|中|时|里|后|前|之际|期间|现场|看来|内)(?=.{{2}})|截至[^，]{{2,12}}|[上下]午|其中)+"
)
_TRAIL = re.compile(
    rf"(?:(?<=..)(?<![面方针相绝反应])[对向](?![外冲口华台手面阳上下])[^，、对向的]{{1,12}}|{words.MEANWHILE}|[\s{ASIDE}]|{words.TIME}|{words.ADVERBS}|于(?=[\d昨今近日])[^，在]{{1,12}}"
    rf"|在[^，在]{{1,40}}?(?:[上中时里后前内间下]|期间|现场|会议|论坛|大会|峰会|采访|演讲|讲话|致辞|发言|平台|微博|朋友圈|推特|脸书|推文|直播|节目)"
    rf"|(?:对|向|跟|回应|接受|答复|回复|回覆|答覆|受访|面对|应)[^，、对向]{{0,24}}?(?:时|后|中|记者|媒体|报|刊|网|新闻|采访|专访|外界|查询|提问|社|台|我们|大家|财经|他|她|客户|员工|质疑|{HIDDEN}》|》|{QUOTED}|”)"
    rf"|(?<=[告书文信])[中里]|(?:就|针对|围绕|关于)[^，]{{2,30}}|(?:通过|透过|借|用|以)[^，]{{2,20}}|(?:接受|收到)[^，]{{2,20}})$"
)
_OBJECT = re.compile(r"(?:[对向给跟被让请]|(?<![总共饱])和|(?<![合共])同|(?<![参赠])与)$")
_NOT_HIM = re.compile(
    r"(?:的(?!话)|团队|旗下|所在|办公室|律师|之[子父]|家属|夫妇|夫人|一家|粉丝|们|等人?的|[^，]{0,6}[听让使令])"
)
_PRONOUN = re.compile(
    r"(?:有时|而|但|后来|为此|因此|对此|不过|所以|连|当时|随后|接着|其中)?(?P<word>他们|她们|两人|二人|他|她)"
)
_POSSESSED = re.compile(r"的|所在|们")
_TITLES = "老师|教授|先生|女士|小姐|院士|博士|总裁|总|医生|律师|主任|局长|部长|司长|院长|校长|所长|主席|书记|会长|理事长|经理|老板|师傅|警官|太太|董事长|委员|代表|研究员"
_SURNAME_TITLE = re.compile(
    rf"(?:(?:(?<![\u4e00-\u9fff])|(?<=[的位名、是员工主]))[老小](?P<a>{SURNAME})|(?P<b>{SURNAME})(?:某某?|(?P<title>{_TITLES})))$"
)
_CALLED = re.compile(
    rf"(?:^|(?<=[的，。；：！？“”\s]))(?P<who>[老小]{SURNAME}(?=[^\u4e00-\u9fff]|[把对也又还是摆摇点笑叹指看说拿抬])|{SURNAME}(?:先生|女士|老师|师傅|阿姨|大爷|教授|某)(?=[^的]))"
)
_TAKEN_UP = re.compile(
    r"(?P<this>该|上述|这位|这名|这家|这份|这项|此份|此项|前述|那位|那名|同一家?|其|本|这|此|另据该)(?:份|家|名|位|项)?(?P<head>[^，]{1,14})"
)
_BARE_HEAD = re.compile(
    r"(?:有关|相关)?(?:报告|白皮书|蓝皮书|研报|通知|意见|方案|办法|规定|公告|论文|文件|会议|声明|调查|榜单|研究|问卷|通报|文章|指南|条例|规划|计划|纪要|公报|草案|决定"
    r"|发言人|负责人|负责同志|公司|公司方面|院方|校方|主办方|协会|机构|该人士|有关负责人|相关负责人|新闻发言人)"
)
_ABOUT = re.compile(
    rf"(?:[^，。]{{0,14}}，)?(?P<who>[A-Za-z][A-Za-z0-9]+(?: [A-Z][a-z]+)?|[\u4e00-\u9fff]{{2,8}}?)(?=[{ASIDE}]|\d|{words.TIME}"
    r"|盘[后前中]|宣布|发布|推出|公布|披露|上调|下调|将|已|今年|去年|此前|日前|近日|昨日|今日|股价|[涨跌在于]|的|是|成立|创立|拟|正)"
)
_BODY_AGAIN = frozenset("公司 公司方面 协会 机构".split())
_PAPER_HEAD = re.compile(rf"(?:{words.PAPERS})$")
_PERSON_HEAD = re.compile(rf"(?:{words.SPEAKING_HEADS})们?$")
_BODY_HEAD = re.compile(rf"(?:{words.BODY_HEADS})$")
_VAGUE = re.compile(rf"(?:{words.VAGUE_PAPERS.pattern})")
_TITLE = re.compile(r"《[^》\n]{1,60}》")
_TITLE_AT_END = re.compile(r"《[^》\n]{1,60}》(?:[^，《》]{0,6})$")
_WHEN = rf"(?:{words.TIME}|日前|近日|昨日?|今日?|当天|上月|本月|上周|此前|最新|联合|首次|昨天|今天|近期|当日|去年|今年|随后|早前|曾|早些时候|独家|共同|公开|每年|连续|年度|季度|晚间|盘后|[对向在就][^，的]{{1,20}})*"
_PUBLISHED = re.compile(
    rf"(?P<who>[^，]{{2,34}}?){_WHEN}(?:发布|公布|印发|通报|出具|推出|披露|发表|编制|撰写|开展|下发|出台|提交|委托|发起|主导|刊发|完成|提供|给出|编写|刊登|刊载|作出|牵头|起草|审议通过|整理|汇总)(?:了)?的?"
    rf"(?:[^，]{{0,24}}?)(?:(?:{words.PAPERS})|《[^》]+》[^，]{{0,6}}|(?:{words.PAPERS})[^，的]{{0,4}})"
)
_RELEASE = "发布|公布|印发|通报|出具|推出|披露|发表|下发|出台|刊发|编写|印发|联合发布|公开"
_RELEASE_WORD = re.compile(_RELEASE)
_RELEASED = re.compile(
    rf"(?<![^，。；：！？“”\s])(?P<who>[^，。；：！？“”\s的]{{2,34}}?){_WHEN}(?:{_RELEASE})(?:了)?的?(?:[^，。；：！？“”]{{0,30}}?)"
    rf"(?:《[^》]+》|(?:{words.PAPERS}|情况|进展|成果))"
)
_ACTING = re.compile(
    rf"(?P<who>[^，。；：！？“”\s的]{{2,16}}?)(?:{words.TIME}|{words.ADVERBS})*(?:[向对就在]|发[布文出]|回[应复]|发表|发布|出席|接受|现场)"
)
_TITLED_PAPER = re.compile(rf"《[^》\n]{{0,56}}(?:{words.PAPERS})(?:{ASIDE}+)?》")
_NO_PUBLISHER = re.compile(r"[一这那某两多另每各在由从据]|有关|相关|上述|公开|最新|其|同")
_COUNTED = re.compile(r"(?:另?一|这|两|多|某)[份项篇组则][^，]*$")
_OWNED = re.compile(
    rf"(?P<who>[^，]{{2,30}}?)(?:的)?(?:一[份项篇组]|这[份项]|最新|近日|近期|年度|季度|相关|有关|最新的|官网|官方)*的?(?:{words.PAPERS})"
)
_NOBODY = re.compile(
    r"^(?:这|那|此|什么|怎么|如何|我|我们|你|你们|咱们|大家都|记者|笔者|本报记者|结果|事实|如果|因为|可以|不能|没有|也就|言下之意|言外之意|换言之|之所以)|(?:记者|笔者|本报|我们|自己|一致|这|意味着|为了|可以|不|没)$"
)
_VOICES = frozenset("分析 观点 声音 意见 看法 评论 舆论 说法 传言 消息 报道".split())
_SOMEBODY = re.compile(r"[^，的]{0,6}(?:[一两三几多数某另]|\d+)余?多?[位名](?!列)")
_TITLED_NAME = re.compile(
    rf".{{0,30}}(?:{words.ROLES})(?!.*(?:{words.SPEAKING_HEADS}|{words.BODY_HEADS}|{words.PAPERS})$)(?P<name>[\u4e00-\u9fff]{{2,4}})"
)
_NAME_AT_END = re.compile(rf"^.*(?:{words.BODY_HEADS})(?P<name>{SURNAME}[\u4e00-\u9fff]{{2}})$")
_LATIN_END = re.compile(r"[A-Za-z][A-Za-z0-9.]*$")
_BEFORE_NAME = re.compile(rf"(?:{words.ROLES}|{words.BODY_HEADS}|[、的人{ASIDE}\s，])$")
_CLAUSE = re.compile(r"[的了是在把被让使得着过吗呢吧将要会能]|之所以|因为|如果")


_NOT_WHO = re.compile(rf"(?:[上中时里后前内]|期间|现场|看来|记者|媒体|采访|专访|提问|{words.ADVERBS})$")


def _trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """The clause without the connectives before and the adverbs after whoever speaks."""
    for _ in range(8):
        found = _LEAD.match(masked, start, end)
        if found is None or found.end() == start or found.end() >= end:
            break
        start = found.end()
    for _ in range(8):
        found = _TRAIL.search(masked, start, end)
        if found is None or (found.start() == start and not _NOT_WHO.search(masked, start, end)):
            break
        end = found.start()
    return start, end


def only_adverbs(masked: str, start: int, end: int) -> bool:
    """Whether nothing but connectives and adverbs stands in masked[start:end]."""
    start, end = _trim(masked, start, end)
    return start >= end or _ADVERBIAL.fullmatch(masked, start, end) is not None


_ADVERBIAL = re.compile(
    rf"(?:{words.ADVERBS}|{words.CONNECTIVES}|{words.TIME}|[\s{ASIDE}]|在[^，]*[上中时里后])*"
)
