"""One language, one place: a module or package here, named by its ISO 639-1 code and found by that name.

A language module offers

    CODE: str                                                   its ISO 639-1 code
    def sentences(text, start, end) -> Iterable[Span]           the sentences of one paragraph text[start:end]
    def statements(document) -> Statements                      quotes and credits
    def figures(document, statements) -> Iterable[Figure]       every reported number
    def relevant(title, text) -> bool                           about large models, generative AI, the AI sector

Whoever adds a language adds one file; nothing else names it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from collections.abc import Iterable
from functools import cache
from typing import Protocol, cast

from parsers.records import Document, Figure, Span, Statements


class Language(Protocol):
    """What a language module offers; see the top of this file."""

    CODE: str

    def sentences(self, text: str, start: int, end: int) -> Iterable[Span]: ...
    def statements(self, document: Document) -> Statements: ...
    def figures(self, document: Document, statements: Statements) -> Iterable[Figure]: ...
    def relevant(self, title: str, text: str) -> bool: ...


@cache
def codes() -> tuple[str, ...]:
    """The languages there are, by their files' names."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__)))


@cache
def get(code: str) -> Language:
    """The language of a code such as "en", "zh" or "zh-Hant". Raises KeyError for one that is not here."""
    base = code.replace("_", "-").split("-")[0].lower()
    if base not in codes():
        raise KeyError(f"no language {code!r}; there are {', '.join(codes())}")
    return cast(Language, importlib.import_module(f"{__name__}.{base}"))


_HAN = re.compile(r"[㐀-鿿豈-﫿]+")
_LATIN = string.ascii_letters.encode()


def detect(text: str) -> str:
    """ "zh" or "en", by script: a Chinese character counts as a word, Latin letters as a fifth of one."""
    sample = text[:20_000]
    plain = sample.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, _LATIN))
    if (len(sample) - len(plain)) * 5 <= latin:
        return "en"  # whatever the other characters are
    return "zh" if sum(map(len, _HAN.findall(sample))) * 5 > latin else "en"
