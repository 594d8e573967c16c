"""Reported numbers."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.records import Document, Figure, Statements


def figures(document: Document, statements: Statements) -> Iterable[Figure]:
    """Every reported number of the document."""
    return ()
