"""May a body be about AI, by Hyperscan over its bytes: nothing is decoded, nothing cut.

One pass finds the words, in each charset they may come in. A word counts where a reader would see it: outside a tag's
attributes except those of meta, standing as its pattern wants it, and outside scripts, styles and comments (as
parsers.markup cuts them), which a second pass finds on the pages whose words have not told yet. What bytes cannot tell
is left to the decoded check: UTF-16, characters written as entities or escapes; so is everything where Hyperscan is not
installed.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from importlib.util import find_spec
from typing import Any

from parsers.topic_words import AI, BESIDE, CHINESE, HINTS, STANDING, WORDS, computing

_HERE = find_spec("hyperscan") is not None  # some machines have no wheel of it
if _HERE:
    import hyperscan

_CUT = ("script", "style", "svg", "noscript", "template", "iframe", "select", "textarea", "canvas", "object")
_COMMENT = len(_CUT)  # its number, after the elements'
_HIDE_THE_REST = frozenset({_CUT.index("script"), _CUT.index("style"), _COMMENT})  # when never closed
_SCRIPT, _FIELD = _CUT.index("script"), _CUT.index("textarea")
# bytes on either side of a word, within which its pattern must hold: further off where they are all tags
_BEFORE, _AFTER = (300, 6000), (100, 6000)
_ENOUGH, _ENOUGH_AFTER = 120, 40  # characters of text before a word, and after it
_LONGEST_TAG = 100_000
_ENTITIES = (
    rb"&#0*(?:[1-9]\d{4}|6[5-9]|[789]\d|1[01]\d|12[0-2])[^0-9]",  # a letter of the alphabet, or a Chinese one
    rb"&#[xX]0*(?:[4-9][0-9a-fA-F]{3}|[4-7][0-9a-fA-F])[^0-9a-fA-F]",
    rb"\\u[4-9][0-9a-fA-F]{3}",
)
_NO_TEXT = re.compile(r"(?is)<!--.*?-->|<(script|style|svg|noscript)\b.*?</\1\s*>|<(?!meta\b)[a-z/!][^<>]*>")
_TAIL_OF_A_TAG = re.compile(r"^[^<>]*>")
_HEAD_OF_A_TAG = re.compile(r"<[^<>]*$")

Expression = tuple[bytes, bool]  # and whether capitals matter
# What a word says, if not itself as a hint: that this is about AI; that only the decoded check can read it.
_SURE, _CODED = "sure", "coded"


class _Database:
    """Compiled expressions."""

    def __init__(self, expressions: Sequence[Expression]) -> None:
        self.database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self.database.compile(
            expressions=[expression for expression, _ in expressions],
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=[0 if capitals else hyperscan.HS_FLAG_CASELESS for _, capitals in expressions],
        )

    def found(self, body: bytes) -> list[tuple[int, int]]:
        """Where each expression that matches ends, and which it is, in the body's order."""
        found: list[tuple[int, int]] = []

        def note(expression: int, _start: int, end: int, _flags: int, _context: Any) -> None:
            found.append((end, expression))

        self.database.scan(body, match_event_handler=note)
        found.sort()
        return found


def _words() -> Iterator[tuple[str, Expression]]:
    """The expressions of the first pass, with what each says, or the word that must stand so to say it."""
    for word in WORDS:
        yield _SURE, (re.escape(word.encode()), False)
    for word, pattern in STANDING.items():
        apart = pattern.pattern.startswith("(?i)(?<![a-z])")  # told at once: other words are full of it
        yield word, ((b"(?:^|[^a-z])" if apart else b"") + re.escape(word.encode()), False)
    yield "AI", (rb"(?:^|[^A-Za-z0-9_/=+-])A(?:I|\.I\.)", True)
    for word in ("computing", *BESIDE):
        yield f"{word} …", (b"(?:^|[^a-z])" + word.encode(), False)
    for word in HINTS:
        yield word, (rb"(?:^|[^a-z0-9_])%s(?:$|[^a-z0-9_])" % re.escape(word.encode()), False)
    for written in _in_every_charset():
        yield _SURE, (b"".join(b"\\x%02x" % byte for byte in written), True)
    for expression in _ENTITIES:
        yield _CODED, (expression, True)


def _in_every_charset() -> set[bytes]:
    written = set()
    for word in CHINESE:
        for charset in ("utf-8", "gb18030", "big5hkscs"):
            try:
                written.add(word.encode(charset))
            except UnicodeEncodeError:  # simplified characters have no place in Big5
                continue
    return written


def _cuts() -> Iterator[Expression]:
    """The expressions of the second pass: of each element its start and its end, by turns, then a comment's."""
    for name in _CUT:
        yield rb"<%s[\s/>]" % name.encode(), False
        yield rb"</%s[\s>]" % name.encode(), False
    yield b"<!--", True
    yield b"-->", True


class _Scanner(threading.local):
    """The databases, a set a thread: one is used by one scan at a time."""

    def __init__(self) -> None:
        self.words = [word for word, _ in _words()]
        self.of_words = _Database([expression for _, expression in _words()])
        self.of_cuts = _Database(list(_cuts()))


_scanner = _Scanner() if _HERE else None


def scan(body: bytes) -> bool | None:
    """Whether the body may be about AI; None where its bytes alone do not tell."""
    if _scanner is None or body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in body[:1000]:
        return None
    hits = iter(_scanner.of_words.found(body))
    signs: list[tuple[int, str]] = []
    for end, which in hits:
        signs += ((end, sign) for sign in _signs(body, end, _scanner.words[which]))
        if _verdict({sign for _, sign in signs}) is not False:
            break
    else:
        return False  # wherever they stand
    hidden = _hidden(body)
    shown = {sign for end, sign in signs if not _within(hidden, end)}
    for end, which in hits:
        if _verdict(shown):
            return True
        if not _within(hidden, end):
            shown.update(_signs(body, end, _scanner.words[which]))
    return _verdict(shown)


def _verdict(signs: set[str]) -> bool | None:
    """One sure word tells, or two different hints."""
    if _SURE in signs or len(signs - {_CODED}) > 1:
        return True
    return None if _CODED in signs else False


def _signs(body: bytes, end: int, word: str) -> Collection[str]:
    """What a word that ends here says: that it is sure, that it is coded, or itself, as a hint."""
    if word in STANDING or word == "AI":
        beside = body[max(0, end - 16) : end + 8].decode("ascii", "replace")
        stands = AI if word == "AI" else STANDING[word]
        return (_SURE,) if stands.search(beside) and _in_text(body, end - 1) else ()
    if not _in_text(body, end - 1):
        return ()
    if word == "computing …":
        return computing(_around(body, end))
    if word.endswith(" …"):
        return (_SURE,) if BESIDE[word.removesuffix(" …")].search(_around(body, end)) else ()
    return (word,)


def _around(body: bytes, end: int) -> str:
    """The text around a word that ends here, in lower case and without tags; where these are long it reaches further."""
    for reach in _BEFORE:
        start = max(0, end - reach)
        before = _NO_TEXT.sub(" ", _TAIL_OF_A_TAG.sub("", body[start:end].decode("ascii", "replace")))
        if start == 0 or len(before) >= _ENOUGH:
            break
    for reach in _AFTER:
        after = _HEAD_OF_A_TAG.sub("", _NO_TEXT.sub(" ", body[end : end + reach].decode("ascii", "replace")))
        if end + reach >= len(body) or len(after) >= _ENOUGH_AFTER:
            break
    return unescape(before[-_ENOUGH:] + after).lower()


def _hidden(body: bytes) -> list[tuple[int, int]]:
    """The stretches that no reader sees, in order: the elements and comments that are cut."""
    assert _scanner is not None
    found = _scanner.of_cuts.found(body)
    last_close = {expression: end for end, expression in found}
    hidden: list[tuple[int, int]] = []
    begun, closer = 0, -1  # of the element (or comment) that has begun: where, and what ends it
    for end, expression in found:
        if expression == closer:
            if not _shown(body, closer // 2, begun):
                hidden.append((begun, end))
            closer = -1
        elif closer < 0 and expression % 2 == 0:
            if last_close.get(expression + 1, -1) > end:
                begun, closer = end, expression + 1
            elif expression // 2 in _HIDE_THE_REST:
                return [*hidden, (end, len(body) + 1)]
    return hidden


def _within(stretches: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(stretches, (at, -1)) - 1
    return index >= 0 and at <= stretches[index][1]


def _shown(body: bytes, element: int, begun: int) -> bool:
    """Whether what an element that is cut holds may be shown all the same: a story in a form's field, linked data."""
    return element == _FIELD or (element == _SCRIPT and b"ld+json" in body[begun : begun + 320].lower())


def _in_text(body: bytes, at: int) -> bool:
    """Whether a reader sees this byte: it stands in no tag, or in one of meta, which may hold the title."""
    opened = body.rfind(b"<", max(0, at - _LONGEST_TAG), at)
    if opened < 0 or body.find(b">", opened, at) >= 0:
        return True
    name = body[opened + 1 : opened + 6].lower()
    return not (name[:1].isalpha() or name[:1] in (b"/", b"!")) or name.startswith(b"meta")
