"""Ids are content hashes: the first 16 hex digits (64 bits) of SHA-256 over the canonical fields.

Canonical means: every field as text in NFC, None as empty, numbers as Python's shortest form, joined by the
unit separator U+001F, with the kind of thing first, so that ids of different kinds never meet. The database
keeps them as UBIGINT (half the size of hex text, and faster to join), the views show the 16 digits.
"""

from __future__ import annotations

import hashlib
import unicodedata
from urllib.parse import urlsplit

from parsers import subjects
from parsers.records import Article, Extraction, Figure, Quote

SEPARATOR = "\x1f"


def digest(kind: str, *fields: object) -> int:
    """The id of a thing of that kind: below 2**64, the same on every machine and in every version."""
    text = SEPARATOR.join([kind, *(_canonical(f) for f in fields)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def article(url: str, canonical: str | None = None) -> int:
    """An article is its address: the page's own canonical one if that is on the same host and not its front."""
    return digest("article", address(url, canonical))


def address(url: str, canonical: str | None = None) -> str:
    """The address that stands for an article, without fragment."""
    if canonical:
        there, here = urlsplit(canonical), urlsplit(url)
        if there.hostname == here.hostname and there.path.strip("/"):
            url = canonical
    return url.partition("#")[0]


def capture(article_id: int, body: str, fetched: object) -> int:
    """One body received at one time."""
    return digest("capture", article_id, body, fetched)


def content(read: Article) -> int:
    """What an article says: title and text. A changed byline or date is no new version."""
    return digest("content", read.title, read.text)


def reading(article_id: int, read: Article, parser_version: str, found: Extraction | None = None) -> int:
    """One article as one version of the parsers read it: what they found is part of it, so that parsers that find
    something else under the same version make another reading."""
    figures = [figure(0, each) for each in found.figures] if found else []
    quotes = [quote(0, each) for each in found.quotes] if found else []
    return digest(
        "reading", article_id, parser_version, read.title, read.text, read.lang, read.byline,
        read.published, read.modified, read.source, read.publisher, read.kind, figures, quotes,
        bool(found and found.relevant),
    )  # fmt: skip


def figure(reading_id: int, found: Figure) -> int:
    """A figure is its place in a reading and all that was read from it."""
    return digest(
        "figure", reading_id, found.start, found.end, found.value, found.value_high, found.unit, found.bound,
        found.metric, found.flow, found.noun, found.subject, found.place, "|".join(found.scope), found.as_of,
        found.source, found.core, found.conversion,
    )  # fmt: skip


def quote(reading_id: int, said: Quote) -> int:
    """A quote is its place in a reading, its kind and who said it."""
    parts = "|".join(f"{p.start}:{p.end}" for p in said.parts)
    return digest(
        "quote", reading_id, said.kind, said.start, said.end, said.speaker, said.role, said.cue, parts
    )


def series(found: Figure) -> int:
    """One line in a chart: metric, unit, flow, subject, place and scope, and whether it is about the AI sector. A subject
    goes by its name in parsers/subjects.tsv; case, width and spacing of others make no difference."""
    return digest(
        "series", found.metric, found.unit, found.flow, subjects.key(subjects.canonical(found.subject) or ""),
        series_place(found), "|".join(sorted(found.scope)), found.core,
    )  # fmt: skip


def series_place(found: Figure) -> str | None:
    """Of what place a series is. What a product or a company has «worldwide» is what it has; but of a share, the place
    is what it is a share of."""
    whole = found.subject is not None and found.place == "WORLD" and found.unit != "percent"
    return None if whole else found.place


def shown(number: int) -> str:
    """An id as people see it: 16 hex digits."""
    return f"{number:016x}"


def _canonical(field: object) -> str:
    if field is None:
        return ""
    if isinstance(field, float) and field.is_integer():
        field = int(field)
    return unicodedata.normalize("NFC", str(field))
