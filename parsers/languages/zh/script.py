"""One script for the rules: traditional characters and full-width forms folded, one character for one.

The table comes from OpenCC, asked character by character: its phrase rules may change a text's length, and
every offset must still hold in the text as written. (hanziconv and zhconv, looked at, are no longer kept.)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import opencc

_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
_WIDE = range(0xFF10, 0xFF5B)  # full-width digits and letters; punctuation keeps its width
_WIDE_SIGNS = {"％": "%", "．": ".", "＋": "+", "－": "-", "＄": "$", "￥": "¥", "\u3000": " ", "\xa0": " "}


@cache
def _table() -> dict[int, str]:
    characters = [chr(code) for block in _HAN for code in block]
    simple = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, simple, strict=True) if a != b and len(b) == 1}


@cache
def _folding() -> dict[int, str]:
    letters = {code: chr(code - 0xFEE0) for code in _WIDE if chr(code - 0xFEE0).isalnum()}
    return _table() | letters | {ord(a): b for a, b in _WIDE_SIGNS.items()}


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _folding())))}]")


def simplify(text: str) -> str:
    """The text in simplified characters, exactly as long: every offset means the same in both."""
    return text.translate(_table())


@lru_cache(maxsize=8)  # of one article, which several readings fold
def fold(text: str) -> str:
    """`simplify`, and full-width digits, letters and signs as plain ones; exactly as long too."""
    folding = _folding()
    return _foldable().sub(lambda found: folding[ord(found.group())], text)
