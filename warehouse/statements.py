"""The SQL files of this room, found by folder and name, and split into statements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Script:
    """One .sql file: its name without the ending, its first comment (its rule) and its whole text."""

    name: str
    rule: str
    sql: str


@cache
def folder(name: str) -> tuple[Script, ...]:
    """Every script of warehouse/sql/`name`, in the order of the file names."""
    found = [f for f in files("warehouse").joinpath("sql", name).iterdir() if f.name.endswith(".sql")]
    return tuple(_read(f.name.removesuffix(".sql"), f.read_text("utf-8")) for f in sorted(found, key=str))


@cache
def script(name: str) -> Script:
    """The script `folder/stem`, such as "load/claims". Raises KeyError for one that is not there."""
    place, _, stem = name.partition("/")
    for each in folder(place):
        if each.name == stem:
            return each
    raise KeyError(f"no warehouse/sql/{name}.sql")


def _read(name: str, sql: str) -> Script:
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return Script(name, " ".join(lines), sql)
