"""The sentences of articles as hashes: what copies of one story are found by (rule in sql/load/stories.sql)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from parsers.extract import document
from parsers.records import Article
from warehouse import ids
from warehouse.records import Parsed
from warehouse.staging import readings, utc

_NOISE = re.compile(r"[\W_]+")
_SHORTEST = {"zh": 10}  # letters and digits; a shorter sentence tells nothing about who wrote it
_SHORT = 24


def sentences(parsed: Sequence[Parsed]) -> Iterator[dict[str, Any]]:
    """One row for each telling sentence of each reading: article, hash, size in letters, day."""
    for page, article, _found, article_id, _reading in readings(parsed):
        day = min(filter(None, (utc(article.published), utc(page.fetched))))
        for words in telling(article):
            yield {
                "article_id": article_id,
                "hash": ids.digest("sentence", words),
                "size": len(words),
                "day": day.date(),
            }


def telling(article: Article) -> set[str]:
    """The article's sentences without case, spaces and punctuation, short ones left out."""
    try:
        spans = document(article).sentences
    except KeyError:  # a language that has no file has no sentences
        return set()
    shortest = _SHORTEST.get(article.lang, _SHORT)
    found = (_NOISE.sub("", article.text[s.start : s.end].casefold()) for s in spans)
    return {words for words in found if len(words) >= shortest}
