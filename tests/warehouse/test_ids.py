"""Ids are content hashes: stable for ever, the same for the same content, different for what differs."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.records import Figure
from tests.warehouse.written import fig
from warehouse import ids

TEXT = st.text(max_size=40)


def test_ids_never_change_between_versions() -> None:
    """These are in people's warehouses: a change of them would land everything again."""
    assert ids.shown(ids.digest("figure", 1, "79 models", None, 79.0)) == "655c38a2db6dc5a7"
    assert ids.shown(ids.article("http://a.example/story#top")) == ids.shown(
        ids.article("http://a.example/story")
    )
    assert ids.shown(ids.series(fig(79, "79 models"))) == "fb4fca0a35fc4a26"


@settings(deadline=None)
@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=4))
def test_same_fields_same_id_other_fields_other_id(one: list[str], other: list[str]) -> None:
    def plain(fields: list[str]) -> list[str]:
        return [unicodedata.normalize("NFC", f) for f in fields]

    if any(ids.SEPARATOR in f for f in one + other):
        return
    assert (ids.digest("x", *one) == ids.digest("x", *other)) == (
        plain(one) == plain(other) or (plain(one), plain(other)) in (([], [""]), ([""], []))
    ) or len(one) != len(other)


@settings(deadline=None)
@given(TEXT)
def test_kinds_never_meet_and_ids_fit_64_bits(text: str) -> None:
    assert ids.digest("figure", text) != ids.digest("quote", text)
    assert 0 <= ids.digest("figure", text) < 2**64
    assert len(ids.shown(ids.digest("figure", text))) == 16


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_whole_number_is_one_number_however_it_is_held(value: float) -> None:
    if value.is_integer():
        assert ids.digest("x", value) == ids.digest("x", int(value))


@settings(deadline=None)
@given(
    st.sampled_from(["value", "bound", "noun", "as_of", "source", "text"]), st.text(min_size=1, max_size=9)
)
def test_series_is_what_is_counted_and_not_how_much(field: str, text: str) -> None:
    figure = fig(79, "79 models", subject="ERNIE Bot")
    other: Figure = replace(figure, **{field: 80.0 if field == "value" else text})
    assert ids.series(figure) == ids.series(other)


def test_series_tells_apart_metric_flow_subject_place_scope_unit_and_sector() -> None:
    figure = fig(79, "79 models", subject="ERNIE Bot")
    others = [
        replace(figure, metric="users"),
        replace(figure, flow=True),
        replace(figure, subject="DeepSeek"),
        replace(figure, place="US"),
        replace(figure, scope=("open_source",)),
        replace(figure, unit="USD"),
        replace(figure, core=False),
    ]
    assert len({ids.series(f) for f in [figure, *others]}) == 8


def test_subject_is_one_however_it_is_written() -> None:
    written = ["ERNIE Bot", "Ernie bot", "Ｅｒｎｉｅ  Bot", " ernie\tbot "]
    assert len({ids.series(fig(1, "1", subject=s)) for s in written}) == 1


def test_scope_has_no_order() -> None:
    assert ids.series(fig(1, "1", scope=("a", "b"))) == ids.series(fig(1, "1", scope=("b", "a")))


def test_canonical_address_counts_only_on_the_same_host_and_not_for_the_front_page() -> None:
    url = "http://a.example/story?from=feed"
    assert ids.address(url, "http://a.example/story") == "http://a.example/story"
    assert ids.address(url, "http://a.example/") == url
    assert ids.address(url, "http://elsewhere.example/story") == url
    assert ids.address(url, None) == url
