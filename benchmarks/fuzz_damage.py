"""Damage to a body: cuts, repeats, noise, words that hurt, other charsets."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from benchmarks.fuzz_seeds import TOKENS

_WORD = re.compile(rb"[0-9A-Za-z]+")


def mutate(seed: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    """A body with one to eight changes."""
    body = seed
    for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        body = draw.choice(_CHANGES)(body, others, draw)
    return body


def _place(body: bytes, at: int, draw: random.Random) -> int:
    """A place in a body, mostly not within a character of UTF-8: a torn one makes the whole page another charset's."""
    if draw.random() < 0.9:
        while at < len(body) and 0x80 <= body[at] < 0xC0:
            at += 1
    return at


def _slice(body: bytes, draw: random.Random) -> tuple[int, int]:
    start = _place(body, draw.randrange(len(body) + 1), draw)
    return start, _place(body, min(len(body), start + int(draw.expovariate(1 / 60))), draw)


def _delete(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    start, end = _slice(body, draw)
    return body[:start] + body[end:]


def _repeat(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    start, end = _slice(body, draw)
    return body[:end] + body[start:end] * draw.choice((1, 2, 30)) + body[end:]


def _move(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    start, end = _slice(body, draw)
    rest = body[:start] + body[end:]
    at = _place(rest, draw.randrange(len(rest) + 1), draw)
    return rest[:at] + body[start:end] + rest[at:]


def _noise(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    changed = bytearray(body)
    for _n in range(draw.choice((1, 4, 40)) if changed else 0):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _token(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    at = _place(body, draw.randrange(len(body) + 1), draw)
    return body[:at] + draw.choice(TOKENS) * draw.choice((1, 1, 1, 3, 200)) + body[at:]


def _instead(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    """A run of digits or of letters becomes a token."""
    found = _WORD.search(body, draw.randrange(len(body) + 1)) or _WORD.search(body)
    return body[: found.start()] + draw.choice(TOKENS) + body[found.end() :] if found else body


def _splice(body: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    other = draw.choice(others)
    start = _place(body, draw.randrange(len(body) + 1), draw)
    return body[:start] + other[_place(other, draw.randrange(len(other) + 1), draw) :]


def _cut(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    return body[: draw.randrange(len(body) + 1)]


def _recode(body: bytes, _: Sequence[bytes], draw: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    return text.encode(draw.choice(("gb18030", "big5", "utf-16", "utf-8-sig", "latin-1")), "replace")


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _delete, _repeat, _move, _noise, _token, _token, _instead, _instead, _splice, _cut, _recode,
)  # fmt: skip
