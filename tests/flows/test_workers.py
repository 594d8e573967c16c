"""A Prefect server on PostgreSQL and two workers with one data folder: one lands at a time, nothing is doubled."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.flows.servers import PATIENCE, ROOT, postgres, prefect, prefect_server, until, worker
from tests.flows.sites import Site, story, told
from warehouse.reader import Reader

pytest.importorskip("asyncpg", reason="Prefect needs asyncpg for PostgreSQL")
pytestmark = [pytest.mark.prefect, pytest.mark.timeout(900)]
STORIES = ("/a/20260901/1", "/a/20260901/2")
WEATHER = (
    b"<html><body><h1>A calm sea</h1><p>Nobody spoke of anything but the weather, which was mild.</p></body></html>",
    {"Content-Type": "text/html; charset=utf-8", "ETag": '"calm"'},
)
NOW = {"state": {"type": "SCHEDULED"}}


class Api:
    """Prefect's own interface, as far as the test needs it."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=PATIENCE, trust_env=False)

    def get(self, path: str) -> Any:
        return self._client.get(path).raise_for_status().json()

    def post(self, path: str, body: Any) -> Any:
        return self._client.post(path, json=body).raise_for_status().json()

    def run(self, count: int) -> list[str]:
        """Ask for so many runs of the deployment at once; their ids."""
        deployment = self.get("/deployments/name/monitor/headway")["id"]
        return [self.post(f"/deployments/{deployment}/create_flow_run", NOW)["id"] for _ in range(count)]

    def ended(self, runs: list[str], count: int) -> list[Any]:
        """The states of those of the runs that have ended, once they are so many."""

        def look() -> list[Any]:
            states = [self.get(f"/flow_runs/{run}")["state"] for run in runs]
            return [s for s in states if s["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")]

        return until(lambda: found if len(found := look()) >= count else None, f"the end of {count} runs")

    def workers(self) -> set[str]:
        found = self.post("/work_pools/headway/workers/filter", {})
        return {each["name"] for each in found if each["status"] == "ONLINE"}


@pytest.fixture
def configured(site: Site, tmp_path: Path) -> Path:
    """A settings file that watches the site."""
    site.pages[STORIES[0]] = story(79)
    site.pages[STORIES[1]] = WEATHER
    site.feed(*STORIES)
    path = tmp_path / "headway.toml"
    path.write_text(
        f"[fetch]\ndelay = 0\nrevisit_hours = 0\nfirst_byte_timeout = 600\ntotal_timeout = 600\n"
        f'allow_private = ["{site.address.removeprefix("http://")}"]\n'
        f'[[sources]]\nname = "site"\nurl = "{site.address}/feed.xml"\n'
        '[channels]\nfile = "file:alerts.txt"\n[[alerts]]\nname = "all"\nchannels = ["file"]\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def api(configured: Path, tmp_path: Path) -> Iterator[Api]:
    """The server, the project's deployment on it, and two workers. The deployment is without its schedule, and
    without the limit by which the server itself would let only one run go: here the data folder's lock must."""
    whole = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))
    (deployment,) = whole["deployments"]
    del deployment["schedules"], deployment["concurrency_limit"]
    deployment["parameters"] = {"config": str(configured), "data": None}
    (tmp_path / "prefect.yaml").write_text(yaml.safe_dump(whole), encoding="utf-8")
    with postgres() as database, prefect_server(database, tmp_path) as environment:
        found = Api(environment["PREFECT_API_URL"])
        found.post("/work_pools/", {"name": "headway", "type": "process"})
        with worker("one", environment, tmp_path), worker("two", environment, tmp_path):
            prefect(environment, tmp_path, "deploy", "--all")
            until(lambda: found.workers() == {"one", "two"}, "two workers")
            yield found


def test_one_of_two_workers_lands_and_the_other_steps_aside(api: Api, site: Site, tmp_path: Path) -> None:
    gate = site.held[STORIES[0]] = threading.Event()
    runs = api.run(3)
    until(lambda: any(path == STORIES[0] for path, _ in site.asked), "the first run's fetch")
    aside = api.ended(runs, 2)  # the other worker takes them, one after the other
    assert [state["type"] for state in aside] == ["CANCELLED"] * 2
    assert all("has been writing since" in state["message"] for state in aside)
    gate.set()
    assert sorted(state["type"] for state in api.ended(runs, 3)) == ["CANCELLED", "CANCELLED", "COMPLETED"]
    assert sum(path in STORIES for path, _ in site.asked) == 2
    assert told(tmp_path / "data") == 1

    site.pages[STORIES[0]] = story(97)
    types = [state["type"] for state in api.ended(api.run(3), 3)]
    assert "COMPLETED" in types and set(types) <= {"COMPLETED", "CANCELLED"}
    assert told(tmp_path / "data") == 2
    with Reader.open(tmp_path / "data") as reader:
        assert reader.sql("SELECT count(*), count(DISTINCT url) FROM articles").rows == [(2, 2)]
        assert reader.sql("SELECT value FROM figure_history ORDER BY value").rows == [(79,), (97,)]
        assert reader.sql("SELECT count(*), count(DISTINCT (alert, channel)) FROM alerts").rows == [(2, 2)]
