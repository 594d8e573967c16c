"""Who wrote a story, and which outlet it was taken from. The editor (责编, Web editor) is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from parsers import furniture
from parsers.metadata import Declared

_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "article:author_name",
    "og:article:author",
    "authors",
    "creator",
)
_SPLIT = re.compile(
    r"\s*(?:[、，,;；|/／]|(?i:\band\b|\bwith\b)|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|\n)\s*|\s+&\s+"
)
_BY = re.compile(
    r"(?i)^\s*(?:(?:story|written|reported|words|text)\s+)?by\s*:?\s+|^\s*(?:作者|记者|記者|文|撰文|编译)\s*[:：/／]?\s*"
)
_TITLE_TAIL = re.compile(r"\s*(?:\(.*|（.*|[-–—|].*)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACED_NAME = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[\s\u3000]+([\u3400-\u9fff])(?![\u3400-\u9fff])"
)
_DATE_TAIL = re.compile(r"\d{4}\s*[-年/.].*$")
_MAX_NAMES = 12


def byline(
    declared: Declared,
    marked: Sequence[Sequence[str]],
    near: Sequence[str],
    text: str,
    lang: str,
    sites: Iterable[str],
) -> str | None:
    """The writers' names, joined by commas (、 in Chinese, `lang` "zh"); None where the page names none.

    `marked` are the texts of elements that call themselves author or byline, those beside each other in one group;
    `near` the lines around the title; and in the body (`text`) only its first and last paragraphs can name them.
    """
    known = {_bare(s) for s in sites if s}
    paragraphs = text.split("\n\n")
    chinese = lang == "zh"
    lines = (*near, *paragraphs[:3], *reversed(paragraphs[-3:]))
    editors = set(_editors(declared, (*near, *paragraphs[-2:])))
    # an editor is named as the writer only where nobody else is
    for excluded in (known | editors, known) if editors - known else (known,):
        for way in _ways(declared, marked, lines, paragraphs[-1], chinese):
            if names := _names(map(_closed_up, way), excluded, chinese):
                return ("、" if chinese and all(map(_HAN.search, names)) else ", ").join(names)
    return None


def _ways(
    declared: Declared, marked: Sequence[Sequence[str]], lines: Sequence[str], last: str, chinese: bool
) -> Iterator[Iterable[str]]:
    """The texts that name the writers in each of the ways there are, the surest first. Chinese pages declare their
    editors, and write who the reporter is."""
    stated = [*declared.authors, *declared.all(*_AUTHORS)]
    if not chinese:
        yield declared.authors
        yield from marked
        yield stated
    yield (name for line in lines for name in _in_line(_closed_up(line)))
    yield (m[1] for p in furniture.patterns("SIGNATURE") if (m := p.search(last)))
    if chinese:
        yield from marked
        yield stated


def _closed_up(line: str) -> str:
    """Chinese names of two characters are set with a space between them (方 敏) to stand level with those of three."""
    return line if line.isascii() else _SPACED_NAME.sub(r"\1\2", line)


def _editors(declared: Declared, lines: Iterable[str]) -> Iterator[str]:
    for text in declared.all("editor", "editors"):
        yield from map(_bare, _SPLIT.split(text))
    for line in lines:
        for pattern in furniture.patterns_for("EDITOR", line):
            for found in pattern.findall(line[-200:]):
                yield from map(_bare, _SPLIT.split(_closed_up(found)))


def _in_line(line: str) -> Iterator[str]:
    """The names that a line gives in its language's way; the first way that fits."""
    head = line if len(line) <= 120 else f"{line[:100]}"
    tail = "" if len(line) <= 120 else line[-60:]
    for piece in (head, tail):
        for pattern in furniture.patterns_for("BYLINE", piece):
            if piece and (found := pattern.search(piece)):
                yield found[1]
                return


def _names(texts: Iterable[str], known: set[str], chinese: bool) -> list[str]:
    """The names in the first of the texts that holds any; several texts of one way are several authors."""
    found: dict[str, None] = {}
    for text in texts:
        for role in furniture.patterns("ROLE"):
            text = role.sub(" , ", text)
        for part in _SPLIT.split(_BY.sub("", text)):
            name = _TITLE_TAIL.sub("", part).strip(" .:：·*'\"“”@[]【】")
            name = _BY.sub("", name)
            if _is_name(name, known):
                found.setdefault(name)
            elif chinese and found:  # «林一 责编»: what follows is somebody else
                break
        if chinese and found:
            break
    people = [name for name in found if not any(p.match(name) for p in furniture.patterns("AGENCY"))]
    return (people or list(found))[:_MAX_NAMES]


def _is_name(name: str, known: set[str]) -> bool:
    if not 2 <= len(name) <= 40 or len(name.split()) > 5 or _bare(name) in known or re.search(r"\d{2}", name):
        return False
    if any(p.search(name) for p in furniture.patterns("NOT_A_NAME")):
        return False
    return bool(re.search(r"[^\W\d_]", name))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def source(declared: Declared, marked: Sequence[Sequence[str]], near: Sequence[str]) -> str | None:
    """The outlet a copy names (来源：新华社); None where it names none."""
    own = [text for group in marked for text in group]
    for line in (*near, *own):
        for pattern in furniture.patterns_for("SOURCE", line):
            if found := pattern.search(line[:300]):
                return _DATE_TAIL.sub("", found[1]).strip()
    stated = declared.first("source", "article:source", "mediaid", "og:article:source", "copyrightholder")
    stated = re.sub(r"^\s*(?:来源|來源|Source)\s*[:：]\s*", "", stated).strip()
    if stated and len(stated) <= 40 and "://" not in stated:
        return stated
    short = next((m.strip() for m in own if 2 <= len(m.strip()) <= 24 and not re.search(r"[\d:：]", m)), "")
    return short or None
