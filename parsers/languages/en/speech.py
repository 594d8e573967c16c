"""Who said what."""

from __future__ import annotations

from parsers.records import Document, Statements


def statements(document: Document) -> Statements:
    """Every quote of the document, and whom each stretch is credited to."""
    return Statements()
