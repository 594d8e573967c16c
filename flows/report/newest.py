"""The newest figures and quotes of a published copy, for the report, the feed and the demonstration.

Each is asked for in two steps: since when is to be looked, then what there is since. As one query the moment would be
known too late to keep anything from being read, and the newest hundred of ten million figures took minutes and 15 GB.
"""

from __future__ import annotations

from flows.report.fields import Row
from warehouse.reader import Reader
from warehouse.statements import script


def figures(reader: Reader, limit: int) -> list[Row]:
    """The newest figures about the sector, news first: rows of report/newest.sql."""
    return _since(reader, "news_since", "newest", limit)


def quotes(reader: Reader, limit: int) -> list[Row]:
    """The newest quotes of those who are named: rows of report/quotes.sql."""
    return _since(reader, "quoted_since", "quotes", limit)


def _since(reader: Reader, moment: str, query: str, limit: int) -> list[Row]:
    since = reader.sql(script(f"report/{moment}").sql, {"limit": limit}).rows[0][0]
    return reader.sql(script(f"report/{query}").sql, {"limit": limit, "since": since}).records()
