"""May a body be about AI, by one pass of Hyperscan over its bytes: nothing is decoded, nothing cut.

The pass finds the words, in each charset they may come in, and the tags between which nothing is shown. A word counts
where a reader would see it: outside scripts, styles and comments (as parsers.markup cuts them), outside a tag's
attributes except those of meta, and standing as its pattern wants it. What bytes cannot tell is left to the decoded
check: UTF-16, characters written as entities or escapes; so is everything where Hyperscan is not installed.
"""

from __future__ import annotations

import re
import threading
from importlib.util import find_spec
from typing import Any

from parsers.topic_words import AI, CHINESE, NEAR, WORDS

_HERE = find_spec("hyperscan") is not None  # some machines have no wheel of it
if _HERE:
    import hyperscan

_CUT = ("script", "style", "svg", "noscript", "template", "iframe", "select", "textarea", "canvas", "object")
_COMMENT = len(_CUT)  # its number, after the elements'
_HIDE_THE_REST = frozenset({_CUT.index("script"), _CUT.index("style"), _COMMENT})  # when never closed
_SHOWN = _CUT.index("textarea")  # may hold a story that a script puts in its place
_AROUND = 48  # bytes on either side of a word within which its pattern must hold
_LONGEST_TAG = 100_000

_OPEN, _CLOSE, _PLAIN, _STANDING, _NEEDS_DECODING = range(5)  # what an expression stands for
_ENTITIES = (
    rb"&#0*(?:[1-9]\d{4}|6[5-9]|[789]\d|1[01]\d|12[0-2])[^0-9]",  # a letter of the alphabet, or a Chinese one
    rb"&#[xX]0*(?:[2-9a-fA-F][0-9a-fA-F]{3}|[4-7][0-9a-fA-F])[^0-9a-fA-F]",
    rb"\\u[2-9a-fA-F][0-9a-fA-F]{3}",
)
_TAG = re.compile(r"<[^<>]*>|^[^<>]*>")


class _Scanner(threading.local):
    """The compiled expressions, one set a thread: a set is used by one scan at a time."""

    def __init__(self) -> None:
        self.meanings: list[tuple[int, int, str]] = []  # of each expression: what, which, the word
        expressions: list[bytes] = []
        flags: list[int] = []

        def add(expression: bytes, what: int, which: int = 0, word: str = "", caseless: bool = True) -> None:
            expressions.append(expression)
            flags.append(hyperscan.HS_FLAG_CASELESS if caseless else 0)
            self.meanings.append((what, which, word))

        for number, name in enumerate(_CUT):
            add(rb"<%s[\s/>]" % name.encode(), _OPEN, number)
            add(rb"</%s[\s>]" % name.encode(), _CLOSE, number)
        add(b"<!--", _OPEN, _COMMENT)
        add(b"-->", _CLOSE, _COMMENT)
        for word in WORDS:
            add(re.escape(word.encode()), _PLAIN)
        for word in NEAR:
            add(re.escape(word.encode()), _STANDING, len(word), word)
        for word in ("AI", "A.I."):
            add(re.escape(word.encode()), _STANDING, len(word), caseless=False)
        for written in _in_every_charset():
            add(b"".join(b"\\x%02x" % byte for byte in written), _PLAIN, caseless=False)
        for expression in _ENTITIES:
            add(expression, _NEEDS_DECODING, caseless=False)
        self.database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self.database.compile(
            expressions=expressions, ids=list(range(len(expressions))), elements=len(expressions), flags=flags
        )

    def found(self, body: bytes) -> list[tuple[int, int]]:
        """Where each expression that matches ends, and which it is, in the body's order."""
        found: list[tuple[int, int]] = []

        def note(expression: int, _start: int, end: int, _flags: int, _context: Any) -> None:
            found.append((end, expression))

        self.database.scan(body, match_event_handler=note)
        found.sort()
        return found


def _in_every_charset() -> set[bytes]:
    written = set()
    for word in CHINESE:
        for charset in ("utf-8", "gb18030", "big5hkscs"):
            try:
                written.add(word.encode(charset))
            except UnicodeEncodeError:  # simplified characters have no place in Big5
                continue
    return written


_scanner = _Scanner() if _HERE else None


def scan(body: bytes) -> bool | None:
    """Whether the body may be about AI; None where its bytes alone do not tell."""
    if _scanner is None or body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in body[:1000]:
        return None
    found, meanings = _scanner.found(body), _scanner.meanings
    last_close = {}
    for end, expression in found:
        what, which, _ = meanings[expression]
        if what == _CLOSE:
            last_close[which] = end
    inside: int | None = None  # the element (or comment) whose content is cut
    told = True
    for end, expression in found:
        what, which, word = meanings[expression]
        if inside is not None and what == _CLOSE and which == inside:
            inside, shown = None, True
        elif inside is not None and (what == _OPEN or not shown):
            continue
        elif what == _OPEN:
            if last_close.get(which, -1) > end:
                inside, shown = which, which == _SHOWN or _linked_data(body, which, end)
            elif which in _HIDE_THE_REST:
                break
        elif what == _PLAIN:
            if _in_text(body, end - 1):
                return True
        elif what == _STANDING:
            if _stands(body, end, which, word) and _in_text(body, end - 1):
                return True
        elif what == _NEEDS_DECODING:
            told = False
    return False if told else None


def _linked_data(body: bytes, which: int, end: int) -> bool:
    return _CUT[which : which + 1] == ("script",) and b"ld+json" in body[end : end + 320].lower()


def _in_text(body: bytes, at: int) -> bool:
    """Whether a reader sees this byte: it stands in no tag, or in one of meta, which may hold the title."""
    opened = body.rfind(b"<", max(0, at - _LONGEST_TAG), at)
    if opened < 0 or body.find(b">", opened, at) >= 0:
        return True
    name = body[opened + 1 : opened + 6].lower()
    return not (name[:1].isalpha() or name[:1] in (b"/", b"!")) or name.startswith(b"meta")


def _stands(body: bytes, end: int, length: int, word: str) -> bool:
    """Whether a word that means it only beside another, or only by itself, stands so here."""
    around = body[max(0, end - length - _AROUND) : end + _AROUND].decode("ascii", "replace")
    if not word:
        return AI.search(around) is not None
    around = _TAG.sub("", around.lower())
    return NEAR[word].search(around) is not None
