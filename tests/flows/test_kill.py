"""Killed at random moments, run again: nothing lost, nothing doubled. benchmarks/kill.py does it 200 times."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kill import torture


@pytest.mark.prefect
def test_kill_and_run_again(tmp_path: Path, prefect_api: str) -> None:
    died, verdict = torture(tmp_path, kills=6, seed=2, api=prefect_api)
    assert sum(count for phase, count in died.items() if phase != "ended") == 6
    assert verdict["pages"] >= 28
    faults = {name: count for name, count in verdict.items() if "lost" in name or "doubled" in name}
    assert len(faults) == 6
    assert not any(faults.values()), verdict
