"""Whose figure it is: the many names of one product or company (文心一言, ERNIE Bot), so that English and Chinese reports of
one thing are one line.

subjects.tsv has one subject a line: what it is called here, a tab, its other names, separated by commas. A maker's name
before a product's («Baidu's Ernie Bot», 百度文心一言) needs no line. A product and its maker are two, and so are an app and
the family of models behind it where both are counted. No kept list of these names was found: Wikidata has the
companies, but few of the products, and none of the short forms that the press uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_JOINT = re.compile(r"^(?:['’]s)?[\s的·-]*")


def key(name: str) -> str:
    """A name without differences of width, case and spacing."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def names() -> dict[str, str]:
    """Every known name, as `key` gives it, with its subject. A name that two subjects claim raises ValueError."""
    found: dict[str, str] = {}
    for name, subject in _listed():
        if found.setdefault(key(name), subject) != subject:
            raise ValueError(f"subjects.tsv: {name!r} is a name of {found[key(name)]} and of {subject}")
    return found


def canonical(name: str | None) -> str | None:
    """The subject that a name stands for; the name itself where it is not known. None stays None."""
    if name is None:
        return None
    known, given = names(), key(name)
    return known.get(given) or _made_by(given, known) or name


def _made_by(given: str, known: dict[str, str]) -> str | None:
    """Of «baidu's ernie bot» the product."""
    for end in range(len(given) - 1, 0, -1):
        if given[:end] in known and (product := known.get(_JOINT.sub("", given[end:]))):
            return product
    return None


def _listed() -> Iterator[tuple[str, str]]:
    for line in files("parsers").joinpath("subjects.tsv").read_text("utf-8").splitlines():
        subject, _, others = line.partition("\t")
        yield subject, subject
        for other in others.split(","):
            yield other.strip(), subject
