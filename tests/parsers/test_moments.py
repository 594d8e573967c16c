"""Points in time as pages and feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.moments import day_in_address, moment, moments, zone

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-03-31T09:05:00+08:00", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("2026-03-31T01:05:00.000Z", datetime(2026, 3, 31, 1, 5, tzinfo=UTC)),
        ("2026-03-31T09:05:00", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("Tue, 31 Mar 2026 01:05:00 GMT", datetime(2026, 3, 31, 1, 5, tzinfo=UTC)),
        ("Tue, 31 Mar 2026 09:05:00 +0800", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("2026-03-31 09:05 AM EST", datetime(2026, 3, 31, 9, 5, tzinfo=timezone(timedelta(hours=-5)))),
        ("March 31, 2026 at 9:05 p.m.", datetime(2026, 3, 31, 21, 5, tzinfo=CHINA)),
        ("12:05 am, March 31, 2026", datetime(2026, 3, 31, 0, 5, tzinfo=CHINA)),
        ("20260331090500", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("20260331", datetime(2026, 3, 31, tzinfo=CHINA)),
        ("1774919100", datetime(2026, 3, 31, 1, 5, tzinfo=UTC)),
        ("1774919100000", datetime(2026, 3, 31, 1, 5, tzinfo=UTC)),
        ("2026年3月31日 星期二 9时05分", datetime(2026, 3, 31, 9, 5, tzinfo=CHINA)),
        ("2026.03.31", datetime(2026, 3, 31, tzinfo=CHINA)),
    ],
)
def test_ways_of_writing(text, when):
    assert moment(text, "Asia/Shanghai") == when


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-45", "31 Febtober 2026", "12.5.1", "February 30, 2026", "99999999999999"],
)
def test_no_dates(text):
    assert moment(text, "Asia/Shanghai") is None


def test_all_dates_of_a_line_in_their_order():
    line = "Published 2026-03-30 08:00 | Updated March 31, 2026 9:05 am"
    assert [w.day for w in moments(line, "UTC")] == [30, 31]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.cn/2026/03/31/x", (2026, 3, 31)),
        ("https://a.cn/a/202603/31/WS1.html", (2026, 3, 31)),
        ("https://a.cn/20260331/0a1b/c.html", (2026, 3, 31)),
        ("http://a.cn/n1/2026/0331/c1-2.html", (2026, 3, 31)),
        ("https://a.cn/gn/2026/03-31/1.shtml", (2026, 3, 31)),
        ("https://a.cn/story-2026-03-31/", (2026, 3, 31)),
    ],
)
def test_days_in_addresses(url, day):
    found = day_in_address(url, "Asia/Shanghai")
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    "url", ["https://a.cn/202603/1330001.shtml", "https://a.cn/p/3700000000000001", "https://a.cn/"]
)
def test_addresses_without_a_day(url):
    assert day_in_address(url, "UTC") is None


def test_an_unknown_zone_is_utc():
    assert zone("Mars/Olympus") is UTC


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York"]),
)
def test_iso_8601_comes_back(when, name):
    aware = when.replace(microsecond=0, fold=0, tzinfo=zone(name))
    assert moment(aware.isoformat(), "UTC") == aware


@given(st.text(alphabet="0123456789 -/.:年月日TZ+APMapmarchJune,", max_size=80))
def test_any_text_gives_a_moment_or_none(text):
    found = moment(text, "UTC")
    assert found is None or found.tzinfo is not None
