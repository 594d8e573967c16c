"""What answers mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests.structures import CaseInsensitiveDict

from flows.answers import Failure, Reply, check_reply, check_status, retry_after


def reply(url: str, body: bytes = b"<p>x</p>") -> Reply:
    return Reply(url=url, status=200, reason="OK", headers=(), body=body, request=())


@pytest.mark.parametrize(
    ("status", "outcome", "again"),
    [
        (404, "absent", False), (410, "absent", False), (401, "blocked", False), (403, "blocked", False),
        (412, "blocked", False), (451, "blocked", False), (429, "throttled", True), (503, "throttled", True),
        (500, "broken", True), (502, "broken", True), (501, "broken", False), (400, "broken", False),
        (302, "broken", False), (999, "broken", False),
    ],
)  # fmt: skip
def test_statuses(status: int, outcome: str, again: bool) -> None:
    with pytest.raises(Failure) as caught:
        check_status(status, CaseInsensitiveDict())
    assert (caught.value.outcome, caught.value.again) == (outcome, again)
    assert str(status) in caught.value.reason


@pytest.mark.parametrize("status", [200, 203, 206, 304])
def test_good_statuses(status: int) -> None:
    check_status(status, CaseInsensitiveDict())


def test_retry_after_as_seconds_and_as_a_date() -> None:
    assert retry_after("120") == 120
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 80 < (retry_after(later) or 0) <= 90
    assert retry_after(format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)) == 0


@given(st.text(max_size=40))
def test_retry_after_of_any_text_is_a_time_or_nothing(text: str) -> None:
    found = retry_after(text)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("asked", "answered", "hosts", "outcome"),
    [
        ("http://a.example/x", "http://a.example/y", (), None),
        ("http://a.example/x", "https://www.a.example/y", (), None),
        ("http://a.example/x", "http://b.example/y", (), "moved"),
        ("http://a.example/x", "http://m.b.example/y", ("b.example",), None),
        ("http://a.example/x", "http://a.example/", (), "moved"),
        ("http://a.example/", "http://www.a.example/", (), None),
        ("http://a.example/x", "http://a.example/?id=7", (), None),
    ],
)
def test_redirects(asked: str, answered: str, hosts: tuple[str, ...], outcome: str | None) -> None:
    if outcome is None:
        check_reply(reply(answered), asked, hosts)
    else:
        with pytest.raises(Failure) as caught:
            check_reply(reply(answered), asked, hosts)
        assert caught.value.outcome == outcome


def test_a_long_story_that_quotes_a_challenge_is_none() -> None:
    check_reply(reply("http://a.example/x", b"<p>story</p>" * 6000 + b"_cf_chl_opt"), "http://a.example/x")
    with pytest.raises(Failure, match="challenge"):
        check_reply(reply("http://a.example/x", b"<script>_cf_chl_opt</script>"), "http://a.example/x")
