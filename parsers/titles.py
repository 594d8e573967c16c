"""A story's title without the name of its site, channel or column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers import furniture
from parsers.metadata import Declared

_EDGE = re.compile(
    r"\s*(?:[|｜_»›·•—–]+|(?<=\s)-{1,3}(?=\s)|--+|(?<=[\u3400-\u9fff”》！？）)])-(?=[\u3400-\u9fffA-Za-z])|::|<<|>>|(?<=\s)[/:：](?=\s))\s*"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)  # a page's lines are compared more than once
def bare(text: str) -> str:
    """A text's letters and digits alone, for comparing."""
    return _LETTERS.sub("", text).lower()


def title(
    declared: Declared, document_title: str, headings: Sequence[str], lines: Sequence[str], site: str = ""
) -> str:
    """The title that most of a page's own statements agree on.

    `headings` are its h1s, `lines` the texts that stand before its body: a head of the declared title that stands there
    as a line of its own is the title, what is left of it the site's name.
    """
    sites = {bare(s) for s in (site, declared.first("og:site_name"), declared.first("application-name")) if s}
    last = _EDGE.split(document_title)[-1]
    if last != document_title and _is_site(last, sites):
        sites.add(bare(last))
    shown = {bare(line): line for line in reversed([*headings, *lines]) if 4 <= len(line) <= 300}
    heads = {bare(h) for h in headings} - sites
    stated = (document_title, declared.headline, declared.first("og:title"))
    votes: dict[str, tuple[float, str]] = {}
    for weight, text in (
        (1.0, _own(declared.headline, sites, shown, heads)),
        (1.1, _own(declared.first("og:title"), sites, shown, heads)),
        (0.2, _own(declared.first("twitter:title"), sites, shown, heads)),
        (0.6, _own(declared.first("articletitle", "title", "dc.title", "headline"), sites, shown, heads)),
        (0.4, _own(document_title, sites, shown, heads)),
        *(
            ((1.05 if i == 0 else 0.6) * _kinship(h, stated), h)
            for i, h in enumerate(headings[:3])
            if bare(h) not in sites and len(h) <= 300
        ),
    ):
        if key := bare(text):
            before = votes.get(key)
            votes[key] = (weight + (before[0] if before else 0.0), before[1] if before else text)
    if not votes:
        return ""
    key = max(votes, key=lambda k: (votes[k][0], len(k)))
    return shown.get(key, votes[key][1])


def _kinship(heading: str, stated: Sequence[str]) -> float:
    """1 for a heading that shares its words with a title the page states (or states none), less for another's; least
    for a short one, which is a section's or a menu's."""
    known = [_pairs(text) for text in stated if text]
    own = _pairs(heading)
    if not known or not own:
        return 1.0
    if max(len(own & k) for k in known) >= 0.3 * len(own):
        return 1.0
    return 0.3 if len(own) < (7 if _HAN.search(heading) else 16) else 0.8


def _pairs(text: str) -> set[str]:
    letters = bare(text)
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def _own(text: str, sites: set[str], shown: dict[str, str], heads: set[str]) -> str:
    """`text` less the site's name."""
    edges = list(_EDGE.finditer(text))
    parts = [text[: e.start()] for e in edges] + [text[e.end() :] for e in edges]
    if headline := next(
        (p for p in parts if len(bare(p)) >= max(4, 0.3 * len(bare(text))) and bare(p) in heads), ""
    ):
        return headline
    if bare(text) in shown:
        return text
    # «title | Site», «Site | title»: the longest head or tail that the page shows as a line of its own, unless it is
    # a mere label («Opinion | …»)
    own = max((p for p in parts if bare(p) in shown), key=len, default="")
    if len(bare(own)) >= max(4, 0.3 * len(bare(text))) and bare(own) not in sites:
        return own
    end = len(text)
    for edge in reversed(edges):
        tail = text[edge.end() : end].strip()
        channel = (
            end < len(text) and len(tail) <= 20 and len(tail.split()) <= 2
        )  # before a site's name, its channel's
        if not (channel or _is_site(tail, sites)) or edge.start() < 5:
            break
        end = edge.start()
    return text[:end].strip()


def _is_site(tail: str, sites: set[str]) -> bool:
    key = bare(tail)
    if not key or any(key == s or (len(key) >= 4 and key in s) or (len(s) >= 3 and s in key) for s in sites):
        return True
    return len(tail) <= 40 and any(p.search(tail.rstrip(")） ")) for p in furniture.patterns("SITE"))
