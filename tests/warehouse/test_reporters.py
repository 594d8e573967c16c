"""One outlet is one reporter, by whatever name a page calls it."""

from __future__ import annotations

import pytest

from parsers import outlets, publishers
from tests.warehouse.telling import claims, land, told
from tests.warehouse.written import fig, page
from warehouse.store import Warehouse

XINHUA: tuple[dict[str, str | None], ...] = (
    {"publisher": "xinhua"},
    {"publisher": "xinhua_zh"},
    {"source": "新华社", "publisher": "people_zh"},
    {"source": "《新华网》", "publisher": None},
    {"source": "新华社客户端"},
    {"source": "Xinhua"},
    {"source": "XINHUA News Agency"},
    {"source": "news.cn"},
)


def test_the_names_of_one_outlet_are_one_reporter(house: Warehouse) -> None:
    for n, named in enumerate(XINHUA):
        land(house, page(f"p{n}", "2026-01-05", fig(79, "79 models"), site=f"s{n}.example", **named))
    assert claims(house, "sightings, reporters, first_reporter") == [(len(XINHUA), 1, "xinhua")]


def test_an_outlet_does_not_conflict_with_itself_under_another_name(house: Warehouse) -> None:
    dated = {"as_of": "2026-01-05"}
    land(house, page("a", "2026-01-05", fig(79, "79 models", **dated), publisher="people_zh"))
    land(
        house,
        page("b", "2026-01-06", fig(95, "95 models", **dated), source="人民日报客户端", site="b.example"),
    )
    assert [kind for kind, *_ in told(house)] == ["first", "changed"]


def test_other_outlets_stay_others(house: Warehouse) -> None:
    for n, name in enumerate(("新华社", "人民网", "某某日报", "Some Gazette")):
        land(house, page(f"p{n}", "2026-01-05", fig(79, "79 models"), source=name, site=f"s{n}.example"))
    assert claims(house, "reporters") == [(4,)]


def test_a_page_on_a_publisher_s_host_needs_no_other_name(house: Warehouse) -> None:
    land(house, page("a", "2026-01-05", fig(79, "79 models"), site="news.cn", publisher=None))
    assert claims(house, "first_reporter") == [("xinhua",)]


def test_every_publisher_has_an_outlet_and_every_name_one() -> None:
    known = dict(outlets.names())
    assert {p.name for p in publishers.all()} <= known.keys()
    assert all(known[outlet] == outlet for outlet in set(known.values()))


@pytest.mark.parametrize(
    ("one", "other"),
    [("央视新闻", "cctv.com"), ("中新网", "ecns"), ("财新网", "caixin_global"), ("路透社", "Reuters")],
)
def test_names_that_meet(one: str, other: str) -> None:
    known = dict(outlets.names())
    assert known[one] == known[other]
