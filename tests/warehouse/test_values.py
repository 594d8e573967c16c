"""When two statements are one: the headline's rounding, the bound, the large round number; in Python and in SQL alike."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.statements import script
from warehouse.values import Said, compatible, same, says_less

BOUNDS = st.sampled_from(
    ["exact", "at_least", "more_than", "at_most", "nearly", "about", "less_than", "range"]
)
NUMBERS = st.one_of(
    st.sampled_from([0.0, 36.5, 79.0, 80.0, 1500.0, 1509.0, 1600.0, 5.15e8, 5.2e8, 1e9, -4.0]),
    st.integers(0, 10**7).map(float),
    st.integers(0, 1000).map(lambda n: n * 10.0**6),
)
SAID = st.builds(Said, NUMBERS, st.one_of(st.none(), NUMBERS), BOUNDS)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        (Said(1500, None, "more_than"), Said(1509), True),
        (Said(1500, None, "more_than"), Said(1600), False),
        (Said(1500, None, "more_than"), Said(1499), False),
        (Said(80, None, "nearly"), Said(79), True),
        (Said(80, None, "nearly"), Said(81), False),
        (Said(5e6, None, "about"), Said(5.15e6), True),
        (Said(5.2e8), Said(5.15e8), True),
        (Said(1500), Said(1509), False),  # small exact numbers are what they are
        (Said(200, None, "more_than"), Said(238), False),
        (Said(10, 20, "range"), Said(10, 20, "range"), True),
        (Said(10, 20, "range"), Said(10, 30, "range"), False),
        (Said(80, None, "more_than"), Said(83), True),
        (Said(36, None, "more_than"), Said(36.5), True),
    ],
)
def test_short_forms(short: Said, full: Said, expected: bool) -> None:
    assert same(short, full) is same(full, short) is expected


def test_a_bound_says_less_than_the_number() -> None:
    assert says_less(Said(200, None, "more_than"), Said(238))
    assert not says_less(Said(190, None, "more_than"), Said(40, None, "more_than"))
    assert compatible(Said(200, None, "more_than"), Said(238))
    assert not compatible(Said(39), Said(79))


@settings(deadline=None)
@given(SAID, SAID)
def test_order_is_no_matter_and_what_is_the_same_is_compatible(one: Said, other: Said) -> None:
    assert same(one, other) == same(other, one)
    assert compatible(one, other) == compatible(other, one)
    assert same(one, one)
    assert not same(one, other) or compatible(one, other)


@pytest.fixture(scope="module")
def sql() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the loads' macros."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(script("load/macros").sql)
        yield connection


def test_sql_and_python_mean_the_same(sql: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT same(statement($v1::DOUBLE, $h1::DOUBLE, $b1), statement($v2::DOUBLE, $h2::DOUBLE, $b2))"

    @settings(deadline=None)
    @given(SAID, SAID)
    def agree(one: Said, other: Said) -> None:
        values = dict(zip(("v1", "h1", "b1", "v2", "h2", "b2"), (*one, *other), strict=True))
        assert sql.execute(query, values).fetchall() == [(same(one, other),)]

    agree()


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2023-02-29", None, None),
        ("2024-13", None, None),
        ("lately", None, None),
        ("20240101", None, None),
        (None, None, None),
    ],
)
def test_days_of_an_as_of(
    sql: duckdb.DuckDBPyConnection, as_of: str | None, first: str | None, last: str | None
) -> None:
    query = "SELECT as_of_from($a::VARCHAR)::VARCHAR, as_of_to($a::VARCHAR)::VARCHAR"
    assert sql.execute(query, {"a": as_of}).fetchall() == [(first, last)]


def test_parser_versions_have_their_natural_order(sql: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT v FROM (SELECT unnest(['10', '1.10', '2', '1.9', 'odd']) AS v) ORDER BY version_key(v)"
    assert [r[0] for r in sql.execute(query).fetchall()] == ["odd", "1.9", "1.10", "2", "10"]
