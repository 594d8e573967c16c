"""English numerals: digits with any grouping, magnitudes, number words, fractions, in one pass.

text2num, number-parser, word2number and the recognizers were weighed (benchmarks/figures.py): none keeps offsets
over mixed forms («4 thousand 3 hundred», «two and a half million», «half a million») and the best of them reads
75 % of the recognizers' own English number cases.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.branches import by_letter, split

ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0}
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
    "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "mm": 1e6, "mil": 1e6, "mio": 1e6,
    "billion": 1e9, "bln": 1e9, "bil": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "trn": 1e12, "tln": 1e12, "tn": 1e12,
    "t": 1e12, "quadrillion": 1e15,
}  # fmt: skip
PLURALS = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_ORDINALS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30,
    "hundredth": 100, "thousandth": 1000, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
}  # fmt: skip
PARTS = _ORDINALS | {w + "s": n for w, n in _ORDINALS.items() if w not in ("half", "halves")}
_SLASHED = r"(?:\d{1,3}\s{1,2})?[1-9]/(?:[2-689]|10)(?![\d/])"  # 3/4, 1 4/5
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
           "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip

_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d{1,3}(?:[\u202f\u00a0\u2009 ]\d{3})+(?![\d\u202f\u00a0\u2009]|\s[A-Z])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
)
_CARDINAL = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:thir|four|fif|six|seven|eigh|nine)teen|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|zero|n[oa]ught)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|quadrillion|dozens?|dozs?|lakhs?|crores?|[mb]ln|t[lr]n|mn|bn|mil)"
_GLUED = r"(?:bn|mn|tn|mln|bln|trn|tln|mil|bil|mm|million|billion|trillion|k|K|m|M|b|B|T)(?![\w])"
_PART = (
    r"(?:hal(?:f|ves)|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|"
    r"twentieth|thirtieth|hundredth|thousandth|millionth|billionth|trillionth)s?|firsts)"
)
_ATOM = (
    rf"(?:{_SLASHED}|(?:{_DIGITS})(?:\s?[x×]\s?10\^[-+]?\d+|e[-+]?\d+|\^[-+]{{0,2}}\d+|\s?{_GLUED})?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]?"
    rf"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b(?:{_CARDINAL}|{_SCALE}|{_PART}|an?(?=[\s-]+(?:{_SCALE}|{_PART}|{_CARDINAL}[\s-]+{_PART})\b))\b)"
)
_JOIN = r"(?:\s+(?:and\s+)?|\s?-\s?|\s+of\s+(?=an?\s+(?:thousand|million|billion|trillion|dozen)\b))"
_OPENINGS = rf"{_CARDINAL}|{_SCALE}|{_PART}|tens|scores|minus|negative|an?\b"
_RUN = re.compile(
    rf"(?=[\d.½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞−-]|\b(?:{by_letter(split(_OPENINGS), fold=True)}))"  # what else begins no numeral
    rf"(?:(?:\b(?:tens|dozens|hundreds|thousands|scores)\s+of\s+)?\b(?:hundred|thousand|million|billion|trillion)s(?=\s+of\b|\s+more\b)"
    rf"|\b(?:dozens|scores)(?=\s+(?:of|more)\b)"
    rf"|(?:(?:\bminus|\bnegative)\s+|(?<![\w.)])[-−]\s?(?=[\d.]))?(?:(?<![\w.,])|(?<=RMB)|(?<=Rmb)|(?<=CNY)|(?<=USD)|(?<=HKD)|(?<=EUR)|(?<=Rs)|(?<=\bRM)){_ATOM}(?:{_JOIN}{_ATOM}|\s+point(?:\s+{_CARDINAL}|-{_CARDINAL})+)*)",
    re.IGNORECASE,
)
_PIECE = re.compile(
    rf"(?P<slashed>{_SLASHED})|(?P<digits>{_DIGITS})(?:\s?[x×]\s?10\^(?P<ten>[-+]?\d+)|e(?P<e>[-+]?\d+)|\^(?P<power>[-+]{{0,2}}\d+))?"
    rf"(?:\s?(?P<glued>{_GLUED}))?|(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?P<word>[a-z]+)|(?P<sign>[-−])",
    re.IGNORECASE,
)

_GROUPING = re.compile(r"[,\s]")
_LETTER = re.compile(r"[A-Za-z]")
_PRONOUN = re.compile(r"\b(?:the|this|that|which|no|every|each|another|any|some)[\s-]$", re.IGNORECASE)


class Number(NamedTuple):
    """A numeral. `form`: digits, words, fraction (of a whole: half, two-thirds), many («hundreds of») or glued
    (digits that letters follow at once: 180ml, 4th);
    `scaled` where a magnitude word or letter stands in it; `digits` the digits as written, if it is in digits."""

    value: float
    start: int
    end: int
    form: str
    scaled: bool = False
    digits: str = ""
    glued: str = ""


class _Token(NamedTuple):
    kind: str  # digits, one, ten, hundred, scale, dozen, part, and, a, point, minus, vulgar, dash
    value: float
    start: int
    end: int
    text: str = ""
    scaled: bool = False
    glued: str = ""


def numbers(
    text: str, start: int = 0, end: int | None = None, blocked: Sequence[tuple[int, int]] = ()
) -> Iterator[Number]:
    """Every numeral of text[start:end], left to right, without overlaps; what stands wholly within one of the
    `blocked` stretches (sorted) is left unread."""
    hole = 0
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        while hole < len(blocked) and blocked[hole][1] <= run.start():
            hole += 1
        if hole < len(blocked) and blocked[hole][0] <= run.start() and run.end() <= blocked[hole][1]:
            continue
        words = run.group()
        if words[-1] in "sS" and (many := _many(words)):
            yield Number(many, run.start(), run.end(), "many", True)
        else:
            yield from _read(text, list(_tokens(text, run.start(), run.end())))


def _many(words: str) -> float:
    """«hundreds of thousands» and the like: the least that it can mean; 0 where it is something else."""
    value = 1.0
    for word in words.lower().split():
        if word in PLURALS:
            value *= PLURALS[word]
        elif word in ("tens", "dozens", "scores"):
            value *= {"tens": 10, "dozens": 12, "scores": 20}[word]
        elif word != "of":
            return 0
    return value


_WORDS: dict[str, tuple[str, float]] = (
    {w: ("one", float(v)) for w, v in ONES.items()}
    | {w: ("ten", float(v)) for w, v in TENS.items()}
    | {w: ("scale", v) for w, v in SCALES.items()}
    | dict.fromkeys(("dozen", "dozens", "doz", "dozs"), ("dozen", 12.0))
    | {
        "hundred": ("hundred", 100.0),
        "and": ("and", 0.0),
        "a": ("a", 1.0),
        "an": ("a", 1.0),
        "of": ("of", 0.0),
    }
    | {"point": ("point", 0.0), "minus": ("minus", 0.0), "negative": ("minus", 0.0), "firsts": ("part", 1.0)}
    | {w: ("part", float(v)) for w, v in PARTS.items()}
)


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    for piece in _PIECE.finditer(text, start, end):
        if digits := piece["digits"]:
            value = float(digits if digits.isdecimal() else _GROUPING.sub("", digits))
            if piece["ten"] or piece["e"]:
                value *= 10.0 ** _capped(piece["ten"] or piece["e"])
            elif piece["power"]:
                value = _power(value, piece["power"])
            glued = piece["glued"] or ""
            if glued:
                value *= SCALES[glued.lower()]
            yield _Token("digits", value, piece.start(), piece.end(), digits, bool(glued), glued)
        elif slashed := piece["slashed"]:
            *whole, part = slashed.split()
            over, under = part.split("/")
            value = int(over) / int(under)
            kind = "digits" if whole else "vulgar"
            yield _Token(kind, value + (int(whole[0]) if whole else 0), piece.start(), piece.end(), slashed)
        elif vulgar := piece["vulgar"]:
            yield _Token("vulgar", _VULGAR[vulgar], piece.start(), piece.end())
        elif piece["sign"]:
            lead = piece.start() == start
            yield _Token("minus" if lead else "dash", 0, piece.start(), piece.end())
        elif known := _WORDS.get(piece["word"].lower()):
            yield _Token(*known, piece.start(), piece.end(), piece["word"].lower())


def _capped(exponent: str) -> int:
    return max(-30, min(30, int(exponent)))


def _power(base: float, exponent: str) -> float:
    try:
        value = float(base ** _capped(exponent.replace("--", "-").replace("+", "")))
    except (OverflowError, ZeroDivisionError):
        return base
    return value if abs(value) < 1e40 else base


def _read(text: str, tokens: list[_Token]) -> Iterator[Number]:
    """The numbers in a run of tokens: the longest first from the left, then on."""
    i = 0
    while i < len(tokens):
        found = _number(text, tokens, i)
        if found is None:
            i += 1
            continue
        number, i = found
        if not math.isfinite(number.value):  # hundreds of digits: whatever it is, it counts nothing
            continue
        if not (
            number.value == 1
            and number.form == "words"
            and _PRONOUN.search(text[max(0, number.start - 12) : number.start])
        ):
            yield number


def _number(text: str, tokens: list[_Token], i: int) -> tuple[Number, int] | None:
    first, sign = i, 1.0
    if tokens[i].kind == "minus":
        sign, i = -1.0, i + 1
    lone = len(tokens) == 1 and tokens[0].kind == "digits"  # as most are: 2019, 15, 1,234
    whole = (tokens[0].value, 1, "digits") if lone else _fraction(tokens, i) or _mixed(tokens, i)
    if whole is None:
        return None
    value, j, form = whole
    used = tokens[first:j]
    lead = tokens[i]
    if (
        lead.kind == "digits"
        and used[-1].kind == "digits"
        and not used[-1].glued
        and _LETTER.match(text, used[-1].end)
    ):
        form = "glued"
    number = Number(
        float(f"{sign * value:.15g}"),  # 32.7 billion, not 32700000000.000004
        used[0].start,
        used[-1].end,
        form,
        any(t.scaled or t.kind in ("scale", "dozen", "hundred") for t in used),
        lead.text if lead.kind == "digits" else "",
        next((t.glued for t in used if t.glued), ""),
    )
    return number, j


def _kind(tokens: list[_Token], i: int) -> str:
    return tokens[i].kind if i < len(tokens) else ""


def _skip(tokens: list[_Token], i: int, *kinds: str) -> int:
    while _kind(tokens, i) in kinds:
        i += 1
    return i


def _mixed(tokens: list[_Token], i: int) -> tuple[float, int, str] | None:
    """A cardinal with what may follow it: point digits, «and a half», a magnitude after the half."""
    got = _cardinal(tokens, i)
    if got is None:
        return None
    value, j = got
    form = "digits" if tokens[i].kind == "digits" else "words"
    if _kind(tokens, j) == "point":
        return (*_decimals(tokens, value, j), form)
    if _kind(tokens, j) == "vulgar":
        return value + tokens[j].value, j + 1, form
    last = tokens[j - 1]
    scale = last.value if last.kind == "scale" else SCALES[last.glued.lower()] if last.glued else 1.0
    k = _skip(tokens, j, "and")
    if k > j and (part := _part(tokens, k)):
        after = part[1]
        if _kind(tokens, after) == "scale":  # «two and a half million», «one billion and a half million»
            factor = tokens[after].value
            value = value + part[0] * factor if scale > 1 else (value + part[0]) * factor
            return value, after + 1, form
        value, j = value + part[0] * scale, after
    return value, j, form


def _decimals(tokens: list[_Token], value: float, i: int) -> tuple[float, int]:
    """«point zero three», «point seventy-one»: digits after the point as they are read out."""
    j, digits = i + 1, ""
    while _kind(tokens, j) in ("one", "ten", "dash"):
        if tokens[j].kind == "dash":
            j += 1
            continue
        if tokens[j].kind == "ten" and _kind(tokens, _skip(tokens, j + 1, "dash")) == "one":
            j2 = _skip(tokens, j + 1, "dash")
            digits, j = digits + str(int(tokens[j].value + tokens[j2].value)), j2 + 1
            continue
        digits, j = digits + str(int(tokens[j].value)), j + 1
    value = float(f"{int(value)}.{digits or '0'}")
    while _kind(tokens, j) == "scale":
        value, j = value * tokens[j].value, j + 1
    return value, j


def _cardinal(tokens: list[_Token], i: int) -> tuple[float, int] | None:
    total, last, j = 0.0, float("inf"), i
    while j < len(tokens):
        k = _skip(tokens, j, "and", "dash") if j > i else j
        if j > i and k > j and last < 100:
            break
        got = _group(tokens, k)
        if got is None:
            break
        value, k = got
        scale = 1.0
        while _kind(tokens, _skip(tokens, k, "dash")) == "scale":
            k = _skip(tokens, k, "dash")
            scale *= tokens[k].value
            k += 1
        if j > i and (value * scale >= last or value == 0 or value != int(value)):
            break
        if j > i and _kind(tokens, k) == "part":  # «and two thirds» is a fraction of its own
            break
        total, last, j = total + value * scale, scale, k
        if scale == 1 or (tokens[i].kind == "digits" and tokens[i].scaled):
            break
    return (total, j) if j > i else None


def _group(tokens: list[_Token], i: int) -> tuple[float, int] | None:
    """Up to 999 in words, or digits; with «hundred» or «dozen» after it."""
    kind = _kind(tokens, i)
    if kind == "digits":
        value, j = tokens[i].value, i + 1
    elif kind == "a" and _kind(tokens, i + 1) in ("hundred", "scale", "dozen"):
        value, j = 1.0, i + 1
    elif kind in ("one", "ten"):
        value, j = _below_hundred(tokens, i)
    elif kind in ("hundred", "scale", "dozen"):
        value, j = 1.0, i
        if tokens[i].start and kind == "scale" and len(tokens[i].text) < 3:
            return None
    else:
        return None
    if _kind(tokens, j) == "hundred" or (_kind(tokens, j) == "dash" and _kind(tokens, j + 1) == "hundred"):
        j = _skip(tokens, j, "dash") + 1
        value *= 100
        k = _skip(tokens, j, "and")
        rest = _tail(tokens, k, joined=k > j)
        if rest is not None:
            value, j = value + rest[0], rest[1]
    if _kind(tokens, j) == "dozen":
        value, j = value * 12, j + 1
    return value, j


def _tail(tokens: list[_Token], i: int, joined: bool) -> tuple[float, int] | None:
    """What may follow «hundred»: a number below a hundred that belongs to it."""
    if _kind(tokens, i) in ("one", "ten"):
        value, j = _below_hundred(tokens, i)
    elif joined and _kind(tokens, i) == "digits" and len(tokens[i].text) <= 2 and not tokens[i].scaled:
        value, j = tokens[i].value, i + 1
    else:
        return None
    following = _kind(tokens, j)
    if value == 0 or following == "hundred" or (joined and following == "part"):
        return None
    return value, j


def _below_hundred(tokens: list[_Token], i: int) -> tuple[float, int]:
    value = tokens[i].value
    if tokens[i].kind == "ten":
        j = _skip(tokens, i + 1, "dash")
        if _kind(tokens, j) == "one" and 0 < tokens[j].value < 10:
            return value + tokens[j].value, j + 1
    return value, i + 1


def _part(tokens: list[_Token], i: int) -> tuple[float, int] | None:
    """A part of one: «half», «a third», «two-thirds», «three quarters», ½."""
    kind = _kind(tokens, i)
    if kind == "vulgar":
        return tokens[i].value, i + 1
    numerator, j = 1.0, i
    if kind == "a":
        j = i + 1
    elif kind in ("one", "ten"):
        numerator, j = _below_hundred(tokens, i)
    elif not (kind == "part" and (tokens[i].text == "half" or _kind(tokens, i + 1) == "scale")):
        return None
    j = _skip(tokens, j, "dash")
    if _kind(tokens, j) != "part" or tokens[j].text == "firsts":
        return None
    plural = tokens[j].text.endswith(("s", "ves"))
    return (numerator / tokens[j].value, j + 1) if plural == (numerator > 1) else None


def _fraction(tokens: list[_Token], i: int) -> tuple[float, int, str] | None:
    part = _part(tokens, i)
    return _magnified(tokens, *part) if part else None


def _magnified(tokens: list[_Token], value: float, i: int) -> tuple[float, int, str]:
    """«half a million», «three quarters of a billion», «half a dozen» count; else it is a part of a whole."""
    j = _skip(tokens, i, "of")
    j = j + 1 if _kind(tokens, j) == "a" else j
    if _kind(tokens, j) in ("scale", "dozen", "hundred"):
        factor = 1.0
        while _kind(tokens, j) in ("scale", "dozen", "hundred"):
            factor, j = factor * tokens[j].value, j + 1
        return value * factor, j, "words"
    return value, i, "fraction"
