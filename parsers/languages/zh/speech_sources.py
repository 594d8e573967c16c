"""Who stands before a verb of saying: a person, a pronoun, a body, a report, or somebody only described."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace
from typing import Literal

from parsers.languages.zh import speech_shapes as shapes
from parsers.languages.zh import speech_words as words
from parsers.languages.zh.speech_people import STOPS, People, Person, role_before
from parsers.languages.zh.speech_reading import Reading
from parsers.names import COMPOUND_SURNAMES, SURNAMES, is_han_name

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
        if self.reading.masked[start:end].strip() == "其中":  # 印发《…计划》。其中提出，…
            return self.papers[-1] if self.papers and self.papers[-1].at > start - 200 else None
        if issued := shapes.ISSUED.search(self.reading.masked, start, end + 2):
            end = issued.start()  # 网信办发布公告称: who issues it
        start, end = shapes.trim(self.reading.masked, start, end)
        if start >= end or shapes.ADVERBIAL.fullmatch(self.reading.masked, start, end):
            return None
        return (
            self._pronoun(start, end)
            or self._surname(start, end)
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
                and not shapes.OBJECT.search(masked, start, at)
                and not shapes.NOT_HIM.match(masked, stop, end)
            ):
                return self.person(person, at)
        return None

    def person(self, person: Person, at: int) -> Source:
        return Source(person.name, "person", at, person.role, person, person.plain)

    def _pronoun(self, start: int, end: int) -> Source | None:
        found = shapes.PRONOUN.match(self.reading.masked, start, end)
        if found is None or shapes.POSSESSED.match(self.reading.masked, found.end(), end):
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
                and shapes.human(spoken.plain)
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
        found = shapes.SURNAME_TITLE.search(self.reading.masked, start, end)
        if found is None:
            return None
        surname = found.group("a") or found.group("b")
        person = self.people.of_surname(surname, found.group("title") or "", found.start())
        if person is not None:
            return self.person(person, found.start())
        name = self.reading.text[found.start() : found.end()]
        role = role_before(self.reading, found.start()) if found.start() > start else None
        return Source(name, "unnamed", found.start(), role, plain=found.group())

    def _surname(self, start: int, end: int) -> Source | None:
        """孙重申: the one of that surname who was named before, as Hong Kong's papers write."""
        surname = self.reading.masked[start:end]
        if len(surname) > 2 or not (surname in SURNAMES or surname in COMPOUND_SURNAMES):
            return None
        person = self.people.of_surname(surname, "", start)
        return self.person(person, start) if person is not None else None

    # bodies, papers, the unnamed ------------------------------------------------------------------------------

    def _taken_up(self, start: int, end: int) -> Source | None:
        """该负责人, 上述报告, 发言人, 报告: the last one that this can be said of."""
        plain = self.reading.masked[start:end]
        if (owned := shapes.OWN_PAPER.fullmatch(plain)) and not shapes.PAPER_HEAD.search(owned.group("who")):
            body = self._taken_up(start, start + owned.end("who"))  # 该厅数据
            return replace(body, kind="body") if body is not None and body.kind == "unnamed" else body
        found = shapes.TAKEN_UP.fullmatch(plain)
        head = found.group("head") if found else plain
        if not found and not shapes.BARE_HEAD.fullmatch(plain):
            return None
        if shapes.PAPER_HEAD.search(head):
            return self._paper(head, start) or Source(
                self.reading.text[start:end], "paper", start, plain=plain
            )
        if shapes.PERSON_HEAD.search(head):
            before = self.before(start)
            if (
                found
                and head == "人士"
                and before
                and before[0].kind == "unnamed"
                and shapes.human(before[0].plain)
            ):
                return before[0]
            for source in before:
                if source.kind != "paper" and head[-3:] in source.plain + (source.role or ""):
                    return source
            if found and head.endswith(("人", "人士", "同志", "员", "家")):
                recent = next((s for s in self.before(start)[:6] if s.kind in ("unnamed", "person")), None)
                if recent is not None and found.group("this") not in ("其",):
                    return recent
        elif found or plain in shapes.BODY_AGAIN:
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
        general = len(head) == 1 or head in (
            "公司",
            "机构",
            "企业",
            "方",
            "平台",
            "部门",
            "单位",
            "方面",
            "公司方面",
        )
        if general and bodies and bodies[0].at >= begin:
            return bodies[0]
        last = masked.rfind(head, max(begin, at - 400), at - 1)
        if last > begin:
            start = max(masked.rfind(sign, begin, last) for sign in "，。；：！？“”\n") + 1
            start, end = shapes.trim(masked, max(start, begin), last + len(head))
            if called := shapes.NAMED_SO.search(masked, start, end):
                who = called.span("who")
                return Source(self.reading.text[slice(*who)], "body", who[0], plain=called.group("who"))
            if len(head) + 2 <= end - start <= 20 and not shapes.TAKEN_UP.match(masked, start, end):
                return Source(
                    shapes.clean(self.reading.text[start:end]), "body", start, plain=masked[start:end]
                )
        if general and (about := shapes.ABOUT.match(masked, begin, at)):
            who = about.span("who")
            return Source(self.reading.text[slice(*who)], "body", who[0], plain=about.group("who"))
        released = self.papers[-1] if general and self.papers else None
        if released is not None and released.at >= begin and "《" not in released.name:
            return replace(released, kind="body")  # 某行发表报告。该行预计…
        return named or (bodies[0] if general and bodies and at - bodies[0].at < 600 else None)

    def _titled(self, title: str, at: int) -> Source | None:
        """《报告》: the report whose full title was given before."""
        short = title.strip("《》")[-4:].split("》")[0]
        for paper in reversed(self.papers[-40:]):
            if (
                paper.at < at
                and "》" in paper.plain
                and short in paper.plain
                and len(paper.plain) > len(title)
            ):
                return paper
        return None

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
        if not meeting and (paper := shapes.PUBLISHED.fullmatch(plain) or shapes.OWNED.fullmatch(plain)):
            publisher = self._publisher(start, start + paper.end("who"), sure=paper.re is shapes.PUBLISHED)
            if publisher is not None:
                title = shapes.TITLE.search(self.reading.plain, start, end)
                name = publisher.name + (text[title.start() : title.end()] if title else "")
                return Source(name, "paper", start, plain=plain)
        if words.PUBLIC.fullmatch(plain) or shapes.SOME_OF_THEM.match(plain):
            return None
        if plain in shapes.VOICES and masked[start - 1 : start] == "有":
            return Source(text[start:end], "unnamed", start, plain=plain)
        if shapes.VAGUE.fullmatch(plain):
            last = self.papers[-1] if self.papers and self.papers[-1].at > start - 400 else None
            return None if last is None or shapes.ORDERS.search(last.plain) else last
        if title := shapes.TITLE_AT_END.search(plain):
            again = self._titled(title.group(), start) if len(title.group()) <= 9 else None
            name = text[start + title.start() : start + title.end()]
            return again or Source(name, "paper", start, plain=plain)
        if shapes.PAPER_HEAD.search(plain) and len(plain) <= 40:
            if counted := shapes.COUNTED.search(plain):
                start += counted.start()
            return Source(shapes.clean(text[start:end]), "paper", start, plain=plain)
        if shapes.NOBODY.search(plain) or len(plain) > 45 or len(plain) < 2:
            return None
        return self._body_or_unnamed(start, end)

    def publisher(self, start: int, end: int) -> Source | None:
        """The body that masked[start:end] names as having released something; nobody that speaks."""
        return self._publisher(start, end, sure=True)

    def _publisher(self, start: int, end: int, sure: bool) -> Source | None:
        start, end = shapes.trim(self.reading.masked, start, end)
        plain = self.reading.masked[start:end]
        if len(plain) < 2 or shapes.VAGUE.fullmatch(plain) or shapes.NO_PUBLISHER.match(plain):
            return None
        named = shapes.BODY_HEAD.search(plain) or plain[-1].isascii() or shapes.DATA_HOUSE.fullmatch(plain)
        if not sure and not named:
            return None
        return self._taken_up(start, end) or Source(
            shapes.clean(self.reading.text[start:end]), "body", start, plain=plain
        )

    def subject(self, start: int, end: int) -> Source | None:
        """Who acts in a clause without a verb of saying: 白若溪把话筒往前推, 教育厅印发通知."""
        masked = self.reading.masked
        lead = shapes.LEAD.match(masked, start, end)
        if lead and lead.end() < end:
            start = lead.end()
        found = shapes.PRONOUN.match(masked, start, end)
        if found and not shapes.POSSESSED.match(masked, found.end(), end):
            return self.meant(found.group("word"), found.start("word"))
        for at, stop, person in self.people.within(start, end):
            if not shapes.OBJECT.search(masked, start, at) and not shapes.NOT_HIM.match(masked, stop, end):
                if at > start and not shapes.BEFORE_NAME.search(masked, start, at):
                    return None
                return self.person(person, at)
        if called := shapes.CALLED.search(masked, start, end):
            return self._titled_surname(start, called.end("who"))
        if released := shapes.RELEASED.match(masked, start, end):
            return self._publisher(start, released.end("who"), sure=True)
        if acting := shapes.ACTING.match(masked, start, end):
            return self._body_or_unnamed(start, acting.end("who"))
        return None

    def note_papers(self, start: int, end: int) -> None:
        """Remember the reports that masked[start:end] names or says to be published."""
        masked, text = self.reading.masked, self.reading.text
        for found in shapes.TITLED_PAPER.finditer(masked, start, end):
            self.papers.append(
                Source(text[found.start() : found.end()], "paper", found.start(), plain=found.group())
            )
        if shapes.RELEASE_WORD.search(masked, start, end) is None:
            return
        for found in shapes.RELEASED.finditer(masked, start, end):
            publisher = self._publisher(found.start(), found.end("who"), sure=True)
            if publisher is not None:
                title = shapes.TITLE.search(masked, found.start(), found.end())
                name = publisher.name + (text[title.start() : title.end()] if title else "")
                self.papers.append(Source(name, "paper", found.start(), plain=found.group()))

    def _body_or_unnamed(self, start: int, end: int) -> Source | None:
        plain = self.reading.masked[start:end]
        name = shapes.clean(self.reading.text[start:end])
        titled = shapes.TITLED_NAME.fullmatch(plain)
        if titled and not STOPS.search(titled.group("name")):
            at = start + titled.start("name")
            return Source(
                self.reading.text[at:end],
                "person",
                at,
                self.reading.text[start:at],
                plain=titled.group("name"),
            )
        if shapes.PERSON_HEAD.search(plain) or shapes.SOMEBODY.match(plain):
            return Source(name, "unnamed", start, plain=plain)
        if is_han_name(plain) and plain not in words.NO_NAMES:
            return Source(self.reading.text[start:end], "person", start, plain=plain)
        head = None if shapes.INSIDE.search(plain) else shapes.BODY_HEAD.search(plain)
        if head is not None and len(head.group()) == 1 and "的" in plain:
            head = None  # 远处传来的轰鸣声会
        if head or shapes.LATIN_END.search(plain):
            return Source(name, "body", start, plain=plain)
        if named := shapes.NAME_AT_END.search(plain):
            at = start + named.start("name")
            person = Person(
                text := self.reading.text[at:end], named.group("name"), at, self.reading.text[start:at]
            )
            self.people.known.setdefault(person.plain, person)
            return Source(text, "person", at, person.role, person, person.plain)
        if (called := shapes.FIRM_CALLED.fullmatch(plain)) and not shapes.CLAUSE.search(plain):
            at = start + called.start("name")
            name = self.reading.text[at:end]
            return Source(name, "body", at, plain=called["name"], sure=False)
        if len(plain) <= 12 and not shapes.CLAUSE.search(plain):
            return Source(name, "body", start, plain=plain, sure=False)
        return None
