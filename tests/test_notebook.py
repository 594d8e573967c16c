"""The notebook's five analyses, run on the demonstration's warehouse."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.program import Demo

pytestmark = pytest.mark.prefect
NOTEBOOK = Path(__file__).resolve().parents[1] / "notebooks" / "analyses.py"


@pytest.fixture(scope="module")
def answers(demo: Demo) -> dict[str, Any]:
    """What the notebook's cells define, after it has run through."""
    pytest.importorskip("marimo", reason="the test extra is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEADWAY_COPY", str(demo.data / "headway.duckdb"))
        spec = importlib.util.spec_from_file_location("analyses", NOTEBOOK)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        _, defined = module.app.run()
    return dict(defined)


def test_the_growth_of_models_is_the_reported_one(answers: dict[str, Any]) -> None:
    values = [row["value"] for row in answers["growth"]]
    assert {79.0, 1509.0, 1824.0} <= set(values) or {39.0, 1509.0, 1824.0} <= set(values)


def test_the_filed_services_add_up(answers: dict[str, Any]) -> None:
    found = {row["value"]: row["sums"] for row in answers["sums"]}
    assert found[988.0] is True


@pytest.mark.parametrize("name", ["parts", "voices", "firmness"])
def test_the_other_analyses_have_answers(answers: dict[str, Any], name: str) -> None:
    assert len(answers[name]) >= 3
