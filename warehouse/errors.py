"""What can go wrong with the warehouse. Every error names the file and says what to do.

WarehouseError
├── Busy          another process writes; says which
├── NotThere      nothing has been published in this folder yet
├── NewerFile     the file was made by a newer headway than this one
├── Damaged       DuckDB cannot open the file, or it is no warehouse of ours
├── Stale         a stored span does not give its words: a landing is refused whole
└── BadQuery      the question itself is wrong: a typing error, an unknown column, a thing readers may not do
"""

from __future__ import annotations

from pathlib import Path


class WarehouseError(Exception):
    """Something about the file at `path`; `reason` is a sentence for a person."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason

    def __reduce__(self) -> tuple[type[WarehouseError], tuple[str, str]]:
        return type(self), (self.path, self.reason)


class Busy(WarehouseError):
    """Another process has the warehouse open for writing."""


class NotThere(WarehouseError):
    """There is no published copy to read yet."""


class NewerFile(WarehouseError):
    """The file's migrations go further than this program knows."""


class Damaged(WarehouseError):
    """The file cannot be opened, or holds no warehouse."""


class Stale(WarehouseError):
    """An article's figures or quotes are not found at their offsets."""


class BadQuery(WarehouseError):
    """A query that cannot be answered; `reason` is DuckDB's own words, first line first."""
