"""The house's sizes: files and functions small enough to read in one go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60
SOURCES = sorted(
    p for room in ("flows", "parsers", "warehouse", "benchmarks") for p in (ROOT / room).rglob("*.py")
)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES_OF_A_FILE
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


def test_no_module_hides_another() -> None:
    """flows/ may come first on sys.path: a module there must not be named like a room or a standard module."""
    import sys

    names = {p.stem for p in (ROOT / "flows").glob("*.py")} - {"__init__"}
    assert not names & ({"parsers", "warehouse", "tests", "utils"} | set(sys.stdlib_module_names))
