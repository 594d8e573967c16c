"""Whatever the order of landing and however it is cut into landings: the same claims, and nothing told twice."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.telling import FAR, claims, land
from tests.warehouse.written import fig, page
from warehouse.records import Parsed
from warehouse.store import Warehouse

DAYS = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in (3, 17)]
STATEMENTS = st.tuples(
    st.sampled_from(DAYS),
    st.sampled_from(["a.example", "b.example", "c.example"]),
    st.sampled_from([79.0, 80.0, 100.0, 120.0]),
    st.sampled_from(["exact", "more_than", "about"]),
    st.sampled_from([None, "2026", "2026-01", "2026-01-03", "2026-02", "2025-12-31"]),
)
STORIES = st.lists(
    st.tuples(st.lists(STATEMENTS, min_size=1, max_size=2), st.booleans()), min_size=2, max_size=6
)
Stories = list[tuple[list[tuple[str, str, float, str, str | None]], bool]]


def pages(stories: Stories) -> list[Parsed]:
    """A page a story; one that is to be a second version changes the story before it."""
    made: list[Parsed] = []  # what is read differs only where the text does: parsers are pure
    for n, (statements, second) in enumerate(stories):
        day, site, *_ = statements[0]
        figures = [
            fig(value, f"{bound} {value:.0f} models of {as_of} in {k}", bound=bound, as_of=as_of)
            for k, (_, _, value, bound, as_of) in enumerate(statements)
        ]
        if second and made:
            before = made[-1]
            name, host = before.url.rsplit("/", 1)[1], before.url.split("/")[2]
            assert before.article is not None
            assert before.article.published is not None
            version = page(name, before.article.published.date().isoformat(), *figures, site=host)
            made.append(
                page(
                    name,
                    before.article.published.date().isoformat(),
                    *figures,
                    site=host,
                    fetched=_later(version, n),
                )
            )
        else:
            made.append(page(f"story{n}", day, *figures, site=site))
    return made


def _later(version: Parsed, n: int):  # type: ignore[no-untyped-def]
    from datetime import timedelta

    return version.fetched + timedelta(days=n + 1)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STORIES, st.randoms(use_true_random=False), st.integers(1, 3))
def test_the_order_of_landing_is_no_matter(  # type: ignore[no-untyped-def]
    empty: Path, stories: Stories, random, size: int
) -> None:
    told = pages(stories)
    shuffled = list(told)
    random.shuffle(shuffled)
    with (
        tempfile.TemporaryDirectory() as folder,
        Warehouse.open(shutil.copytree(empty, Path(folder) / "straight")) as straight,
        Warehouse.open(shutil.copytree(empty, Path(folder) / "mixed")) as mixed,
    ):
        land(straight, *told)
        for start in range(0, len(shuffled), size):
            land(mixed, *shuffled[start : start + size])
        assert claims(straight) == claims(mixed)
        alerts = [(a.alert_id, a.channel) for a in mixed.due(FAR)]
        assert len(alerts) == len(set(alerts))
        for each in shuffled:
            again = land(mixed, each)
            assert (again.figures, again.claims, again.alerts) == (0, {}, 0)
