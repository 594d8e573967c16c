"""Accuracy is a gate: every set of passages reaches its floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.gold.scoring import rows, score

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def _path(name: str) -> Path:
    return (
        SHARED / "gold" / f"{name.removeprefix('shared/')}.jsonl"
        if name.startswith("shared/")
        else HERE / f"{name}.jsonl"
    )


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_set_reaches_its_floors(name: str) -> None:
    path = _path(name)
    if name.startswith("shared/") and not path.exists():
        pytest.skip("no folder ../shared: its gold sets are not part of the repository")
    got = score(rows(path))
    short = {
        key: (round(got.get(key, 0.0), 3), floor)
        for key, floor in FLOORS[name].items()
        if got.get(key, 0.0) < floor
    }
    assert not short, f"{name}: (measured, floor) {short}"


def test_every_set_of_ours_has_floors() -> None:
    assert {p.stem for p in HERE.glob("*.jsonl")} == {n for n in FLOORS if not n.startswith("shared/")}
