"""Questions and answers: paragraphs that begin with who speaks, as interviews and briefings are printed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from parsers.languages.zh.speech_people import People
from parsers.languages.zh.speech_reading import Reading
from parsers.names import is_han_name
from parsers.records import Span


@dataclass(frozen=True, slots=True)
class Answer:
    """What one speaker answers, from the label's colon to the next label; `asks` for the questions."""

    label: Span
    body: Span
    speaker: str
    role: str | None
    asks: bool


_LABEL = re.compile(r"(?P<who>[^，。；：！？“”\n]{1,24}?)\s*：\s*")
_ASKER = re.compile(
    r"(?:记者|主持人|提问|问|Q\d{0,2}|[^，。]{0,12}(?:新闻|日报|晚报|时报|周刊|财经|网|报|社|杂志|观察"
    r"|周报|通讯|资讯|频道))\d?$|^《[^》]+》(?:记者)?$"
)
_ANSWERING = re.compile(  # 有关负责人就《办法》回答了记者提问
    r"(?P<who>[^，。；：\s]{2,30}?)(?:\d{1,2}日|近日|日前|今日|昨日)?就[^，。；]{1,60}?(?:回答|答"
    r"|接受)了?(?:记者|媒体)的?(?:提?问|采访)"
)
_BRACKET = re.compile(r"[（(](?P<role>.*?)[）)]")
_ANSWERS = frozenset("答 A 回答 答复".split())


def answers(reading: Reading, people: People) -> list[Answer]:
    """The labelled paragraphs of an interview, in order; none for a text that is not one.

    An interview has at least two labelled paragraphs, one of them a question; it goes on until its last label's
    paragraph, and what has no label in between belongs to the label before it.
    """
    paragraphs = reading.document.paragraphs
    labels = {i: m for i, p in enumerate(paragraphs) if (m := _LABEL.match(reading.masked, p.start, p.end))}
    names = {i: _name(reading, m) for i, m in labels.items()}
    asking = {i for i in labels if _asks(names[i])} or _questions(reading, labels, names)
    if not asking or len(asking) == len(labels) or len(labels) < 2:
        return []
    return list(_collect(reading, people, labels, names, asking))


def _name(reading: Reading, label: re.Match[str]) -> str:
    raw = reading.plain[label.start("who") : label.end("who")]
    return _BRACKET.sub("", raw).strip()


def _asks(name: str) -> bool:
    return bool(_ASKER.search(name)) and name not in _ANSWERS


def _questions(reading: Reading, labels: dict[int, re.Match[str]], names: dict[int, str]) -> set[int]:
    """The paragraphs of the one label that comes again and only asks, whatever it is called."""
    paragraphs = reading.document.paragraphs
    others = {n for i, n in names.items() if reading.plain[paragraphs[i].end - 1] not in "?？"}
    asked = Counter(n for n in names.values() if n not in others)
    asker = next((n for n, count in asked.most_common(1) if count > 1), None)
    return {i for i in labels if names[i] == asker}


def _collect(
    reading: Reading,
    people: People,
    labels: dict[int, re.Match[str]],
    names: dict[int, str],
    asking: set[int],
) -> list[Answer]:
    known = _answering(people, names, asking)
    speakers = _Speakers(reading, people)
    paragraphs = reading.document.paragraphs
    first, last = min(i for i in labels if i in asking or names[i] in known), max(labels)
    found: list[Answer] = []
    for index in range(first, len(paragraphs)):
        label, end = labels.get(index), paragraphs[index].end
        if label is not None and (index in asking or names[index] in known or index - 1 in asking):
            name, role = speakers.of(reading.text[label.start("who") : label.end("who")])
            body = Span(label.end(), end)
            asks = index in asking or name in _ANSWERS  # 答 of nobody that the text names is no one's word
            found.append(Answer(Span(label.start(), label.end()), body, name, role, asks))
        elif label is None and found and not found[-1].asks and (index <= last or _empty(reading, found[-1])):
            found[-1] = replace(found[-1], body=Span(found[-1].body.start, end))
    return found


def _answering(people: People, names: dict[int, str], asking: set[int]) -> set[str]:
    """The labels of those who answer: they come again, are a person, or stand after the first question."""
    asked = min(asking)
    times = Counter(name for i, name in names.items() if i not in asking)
    after = {n for i, n in names.items() if i > asked and is_han_name(n) and n[0] not in "谈说论"}
    return {
        n for n, count in times.items() if count > 1 or n in _ANSWERS or n in after or _is_person(n, people)
    }


def _empty(reading: Reading, answer: Answer) -> bool:
    """A label on a line of its own: what is said follows it."""
    return not reading.masked[answer.body.start : answer.body.end].strip()


def _is_person(name: str, people: People) -> bool:
    return any(known in name for known in people.known)


@dataclass(slots=True)
class _Speakers:
    """Whom a label means. Each is looked up once."""

    reading: Reading
    people: People
    known: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def of(self, label: str) -> tuple[str, str | None]:
        name = _BRACKET.sub("", label).strip()
        aside = _BRACKET.search(label)
        role = aside.group("role") if aside else None
        if name not in self.known or (role and not self.known[name][1]):
            self.known[name] = self._find(name, role)
        return self.known[name]

    def _find(self, name: str, role: str | None) -> tuple[str, str | None]:
        """答 is who is said to answer, or whom the introduction names first; 局长 is whose title that is."""
        if name in _ANSWERS:
            asked = _ANSWERING.search(self.reading.masked)
            if asked:
                return self.reading.text[slice(*asked.span("who"))], None
            if self.people.mentions:
                person = self.people.mentions[0][2]
                return person.name, person.role
        for person in self.people.known.values():
            if person.name in name:
                return person.name, role or person.role or name.replace(person.name, "") or None
        for person in self.people.known.values():
            if person.role is not None and len(name) > 2 and name in person.role:
                return person.name, person.role
        return name, role
