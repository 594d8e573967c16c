"""Whether Prefect takes a schedule, found without importing Prefect where that can be: every command reads settings, and
Prefect takes its own from the environment as soon as it is imported."""

from __future__ import annotations

import importlib.util
import re
from datetime import UTC, datetime
from pathlib import Path

_PLAIN = re.compile(r"[\d*/,-]+(?: [\d*/,-]+){4}", re.ASCII)
_LONGEST = 200


def checked(cron: str) -> str:
    """The schedule again. Raises ValueError for one that Prefect refuses."""
    if not (_PLAIN.fullmatch(cron) and _simple(cron)) and not _taken(cron):
        raise ValueError(
            f"{cron[:60]!r} is no schedule: it takes minute, hour, day, month and weekday, such as 17 * * * *"
        )
    return cron


def _simple(cron: str) -> bool:
    """Whether a schedule of numbers alone is right: cronsim knows at once, and takes none of these that Prefect refuses."""
    from cronsim import CronSim, CronSimError

    try:
        CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC))
    except CronSimError:
        return False
    return True


def _taken(cron: str) -> bool:
    """What Prefect's own check says: that of the croniter it carries, less the forms that it does not support."""
    if len(cron) > _LONGEST or any(field.casefold() in ("r", "h") for field in cron.split()):
        return False
    package = importlib.util.find_spec("prefect")
    folders = (package.submodule_search_locations if package else None) or []
    for file in (Path(folder) / "_vendor" / "croniter" / "croniter.py" for folder in folders):
        spec = importlib.util.spec_from_file_location("flows._croniter", file)
        if file.is_file() and spec and spec.loader:
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return bool(module.croniter.is_valid(cron))
    return _by_prefect(cron)


def _by_prefect(cron: str) -> bool:
    """The same from Prefect itself, for a version that keeps its croniter elsewhere."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron)
    except ValueError:
        return False
    return True
