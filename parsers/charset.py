"""Bytes into text, in linear time: byte order mark, the header's charset, the page's own, else a look at the bytes.

Chinese pages lie about their charset more than others: gb2312 is read as gb18030 as browsers do, and a label that
does not fit the bytes gives way to one that does.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator
from functools import cache

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""")
_HEADER = re.compile(r"""(?i)charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]{4,}")
_PAIR = re.compile(rb"[\x81-\xfe]([\x40-\x7e\x80-\xfe])")
_HIGH = bytes(range(0x80, 0x100))
_SAMPLE = 30_000
_DECLARED = 0.05  # what it is worth that a page declares the charset
# The commonest characters of running Chinese, simplified and traditional: a wrong multi-byte reading has few.
_COMMON = re.compile("[的是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发"
    "年动同工也能下过子说产种面而方后多定行学法所民得经"
                    "這為個國時來們於對會發動過說產種後學經與開關無長東業。，、]+")  # fmt: skip

_SYNONYMS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "gb2312-80": "gb18030",
    "cp936": "gb18030", "windows-936": "gb18030", "gb18030": "gb18030", "chinese": "gb18030", "hz-gb-2312": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "big5hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs", "cn-big5": "big5hkscs",
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8-sig": "utf-8",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso8859-1": "cp1252", "iso_8859-1": "cp1252",
}  # fmt: skip
# Only charsets of the web: Python knows "codecs" such as punycode and unicode_escape that are none.
_WEB = re.compile(r"(?:iso-?8859-?\d{1,2}|windows-?125\d|cp125\d|koi8-[ru]|shift_?jis|sjis|euc-(?:jp|kr)|utf-16(?:[lb]e)?"
                  r"|cp874|tis-620|iso-2022-jp|johab|cp949|macintosh|mac-roman)$")  # fmt: skip


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page. Never raises: bytes that fit nothing become U+FFFD."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if body.isascii():
        return body.decode("ascii")
    if (text := _strict(body, "utf-8")) is not None:
        return text  # valid UTF-8 with characters in it is never anything else
    labels = tuple(dict.fromkeys(declared(body, content_type)))
    for name in labels:
        if name != "cp1252" and (text := _strict(body, name)) is not None and _likely(body, name, labels):
            return text
    return body.decode(_best(body, labels), "replace")


def declared(body: bytes, content_type: str | None = None) -> Iterator[str]:
    """Python's names of the charsets that the header and the page's first bytes declare, in this order."""
    header = _HEADER.search(content_type or "")
    labels = [header[1]] if header else []
    labels += [m.decode("ascii") for m in _META.findall(body[:4096])]
    for label in labels:
        if name := _python_name(label.strip().lower()):
            yield name


@cache
def _python_name(label: str) -> str | None:
    if label in _SYNONYMS:
        return _SYNONYMS[label]
    try:
        return codecs.lookup(label).name if _WEB.match(label) else None
    except LookupError:
        return None


def _strict(body: bytes, name: str) -> str | None:
    """The text when every byte fits; a character that the end cuts is left off."""
    try:
        return codecs.getincrementaldecoder(name)().decode(body, final=False)
    except UnicodeDecodeError:
        return None


def _likely(body: bytes, name: str, labels: tuple[str, ...]) -> bool:
    """gb18030 and Big5 take nearly each other's bytes: which of them it is, the text must say."""
    if name not in ("gb18030", "big5hkscs"):
        return True
    return name == _best(body, labels)


def _best(body: bytes, labels: tuple[str, ...]) -> str:
    """The charset whose reading of a sample has the fewest misfits and the most everyday characters."""
    first = _NON_ASCII.search(body)
    start = max(0, first.start() - 1) if first else 0
    sample = body[start : start + _SAMPLE]
    high = max(1, len(sample) - len(sample.translate(None, _HIGH)))
    runs = sum(map(len, _RUN.findall(sample))) / high
    trails = b"".join(_PAIR.findall(sample))
    low = len(trails.translate(None, _HIGH)) / max(1, len(trails))

    def misfit(name: str) -> float:
        text = sample.decode(name, "replace")
        share = text.count("\N{REPLACEMENT CHARACTER}") / high
        if name in ("gb18030", "big5hkscs"):
            han = sum(map(len, _COMMON.findall(text)))
            share += 0.5 - min(0.5, 5 * han / high)
            # a third of Big5's second bytes are ASCII, of GB 2312's none
            share += 0.1 if (low < 0.1) == (name == "big5hkscs") else 0.0
        elif name != "utf-8":
            # a single-byte charset takes anything: the last resort unless declared, and never for what has no ASCII
            share += 0.3 + 0.4 * runs
        return share

    best, least = "", math.inf
    for name in dict.fromkeys((*labels, "utf-8", "gb18030", "big5hkscs", "cp1252")):
        bonus = _DECLARED if name in labels else 0.0
        if (
            -bonus < least and (found := misfit(name) - bonus) < least
        ):  # one that cannot be better is not tried
            best, least = name, found
    return best
