"""The units for systemd and the line for cron: understood, and calling commands that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.cli import headway

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
UNITS = sorted(DEPLOY.glob("headway*"))


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine")
    for unit in UNITS:
        text = re.sub(
            r"^ExecStart=\S+", f"ExecStart={shutil.which('true')}", unit.read_text("utf-8"), flags=re.M
        )
        (tmp_path / unit.name).write_text(text.replace("User=headway", "User=root"), encoding="utf-8")
    units = [str(tmp_path / unit.name) for unit in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "headway" in line]
    assert ours == [] and done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda p: p.name)
def test_what_they_start_is_a_command(path: Path) -> None:
    for name in re.findall(r"bin/headway (\S+)", path.read_text("utf-8")):
        assert name in headway.list_commands(None)  # type: ignore[attr-defined]


def test_the_cron_line_is_one() -> None:
    from cronsim import CronSim

    lines = [
        line for line in (DEPLOY / "crontab").read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    assert len(lines) == 1
    CronSim(" ".join(lines[0].split()[:5]), datetime.now(UTC))


def test_prefect_understands_the_automation() -> None:
    import yaml
    from prefect.automations import AutomationCore
    from prefect.events import EventTrigger, Posture

    automation = AutomationCore.model_validate(
        yaml.safe_load((DEPLOY / "automation.yaml").read_text("utf-8"))
    )
    assert isinstance(automation.trigger, EventTrigger)
    assert automation.trigger.posture == Posture.Proactive
    assert automation.trigger.expect == {"prefect.flow-run.Completed"}
