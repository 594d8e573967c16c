"""One run over a newsroom that does everything wrong: each fault has its name, the run ends, the rest is there."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.monitor import run_monitor
from flows.settings import Settings, parse
from flows.summary import RunSummary
from tests.hostile.newsroom import Room, open_newsroom
from warehouse.reader import Reader

pytestmark = pytest.mark.prefect

OK = {
    "good", "moved-within", "long-body", "brotli", "wrong-charset", "nul-bytes", "wait-seconds", "wait-date",
    "robots-huge", "robots-loop", "robots-binary", "negative-length", "script-title", "terminal-title",
    "formula-title", "odd-etag",
}  # fmt: skip
CAUSES = {
    "slow-drip": ("broken", "not done within"),
    "slow-headers": ("unreachable", "no answer within"),
    "endless-headers": ("broken", "headers"),
    "endless-continue": ("unreachable", "no answer within"),
    "endless-body": ("broken", "over the"),
    "endless-redirect-body": ("broken", "redirects"),
    "many-redirects": ("broken", "redirects"),
    "redirect-loop": ("broken", "redirects"),
    "short-body": ("broken", "cut short"),
    "bad-chunks": ("broken", "chunks are malformed"),
    "cut-chunks": ("broken", "cut short"),
    "huge-chunk": ("broken", "cut short"),
    "gzip-bomb": ("broken", "over the"),
    "brotli-bomb": ("broken", "over the"),
    "nested-gzip": ("broken", "compression is damaged"),
    "not-gzip": ("broken", "compression is damaged"),
    "wait-long": ("throttled", "asks to wait 24 hours"),
    "wait-far-date": ("throttled", "asks to wait 10000 hours"),
    "wait-nonsense": ("throttled", "answered 429"),
    "down": ("throttled", "answered 503"),
    "failing": ("broken", "answered 500"),
    "teapot": ("broken", "answered 400"),
    "absent": ("absent", "answered 404"),
    "gone": ("absent", "answered 410"),
    "forbidden": ("blocked", "answered 403"),
    "legal": ("blocked", "answered 451"),
    "challenge": ("blocked", "challenge page"),
    "unasked-304": ("broken", "answered 304"),
    "no-location": ("broken", "answered 302"),
    "odd-location": ("refused", "not an address"),
    "robots-silent": ("unreachable", "robots.txt: no answer in time"),
    "robots-down": ("disallowed", "robots.txt answers 503"),
    "robots-no": ("disallowed", "robots.txt forbids /story/"),
    "robots-inside": ("refused", "robots.txt: 169.254.169.254 is a private"),
    "four-gigabytes": ("broken", "4.3 GB long"),
    "half-closed": ("unreachable", "closed without an answer"),
    "reset": ("unreachable", "reset"),
    "silent": ("unreachable", "no answer in time"),
    "not-http": ("broken", "not HTTP"),
    "long-header": ("broken", "header line is too long"),
    "to-loopback": ("refused", "127.0.0.1 is a private"),
    "to-metadata": ("refused", "169.254.169.254 is a private"),
    "to-decimal": ("refused", "leads to the private address 127.0.0.1"),
    "to-mapped": ("refused", "private"),
    "to-file": ("refused", "file scheme"),
    "to-other-site": ("moved", "another site, localhost"),
    "to-front": ("moved", "front page"),
    "thirty-megabytes": ("broken", "29.9 MB long"),
    "not-a-feed": ("broken", "not a feed"),
    "tls-plain": ("unreachable", "TLS failed"),
    "tls-self-signed": ("unreachable", "TLS failed: self-signed certificate"),
    "no-such-host": ("unreachable", "name is not known"),
    "nobody-listens": ("unreachable", "connection refused"),
}
UNREAD = {"pdf", "picture", "empty", "no-content"}
FEEDS = {"billion-laughs", "entity-file", "links-inside", "not-a-feed"}


def configure(rooms: dict[str, Room], folder: Path) -> Settings:
    """Every room a source, with limits short enough for a test."""
    allowed = [f"127.0.0.1:{room.port}" for room in rooms.values()]
    allowed += [f"localhost:{rooms['good'].port}", "127.0.0.1:1"]
    extra = {
        "tls-plain": rooms["good"].url(scheme="https"),
        "no-such-host": "http://no-such-host.invalid/story/20260901/1.html",
        "nobody-listens": "http://127.0.0.1:1/story/20260901/1.html",
    }
    sources = [
        (
            name,
            "feed" if name in FEEDS else "page",
            room.url("/feed.xml") if name in FEEDS else room.url(scheme=room.scheme),
        )
        for name, room in rooms.items()
    ]
    sources += [(name, "page", url) for name, url in extra.items()]
    lines = [
        "[fetch]",
        "delay = 0",
        "connect_timeout = 2",
        "first_byte_timeout = 2",
        "total_timeout = 10",  # what is done in a second by a quiet machine is done in time by a busy one
        "backoff = 0.05",
        "max_wait = 3",
        "hosts_at_once = 16",
        f"allow_private = {allowed!r}",
        *(f'[[sources]]\nname = "{name}"\nkind = "{kind}"\nurl = "{url}"' for name, kind, url in sources),
    ]
    return parse("\n".join(lines)).below(folder)


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory, prefect_api: str
) -> Iterator[tuple[RunSummary, float, Path]]:
    folder = tmp_path_factory.mktemp("hostile")
    with open_newsroom() as rooms:
        started = time.monotonic()
        summary = run_monitor(configure(rooms, folder))
        yield summary, time.monotonic() - started, folder


def test_every_source_has_its_row(run: tuple[RunSummary, float, Path]) -> None:
    names = {row.source for row in run[0].sources}
    assert len(names) >= 60
    assert names >= OK | CAUSES.keys() | UNREAD | FEEDS


@pytest.mark.parametrize("name", sorted(CAUSES))
def test_each_fault_is_named(run: tuple[RunSummary, float, Path], name: str) -> None:
    row = next(row for row in run[0].sources if row.source == name)
    status, cause = CAUSES[name]
    assert (row.status, cause in (row.reason or "")) == (status, True), row


def test_what_is_strange_and_readable_is_read(run: tuple[RunSummary, float, Path]) -> None:
    rows = {row.source: row for row in run[0].sources if row.source in OK}
    assert {name: (row.status, row.articles) for name, row in rows.items()} == dict.fromkeys(OK, ("ok", 1))
    assert all(row.figures >= 2 for row in rows.values())


def test_what_is_no_article_is_named_as_unread(run: tuple[RunSummary, float, Path]) -> None:
    unread = {problem.source: problem.reason for problem in run[0].problems if problem.outcome == "unread"}
    assert unread.keys() >= UNREAD
    assert all(unread.values())


def test_feeds_reach_nothing_inside(run: tuple[RunSummary, float, Path]) -> None:
    refused = [p.url for p in run[0].problems if p.source == "links-inside" and p.outcome == "refused"]
    assert sorted(refused) == [
        "http://127.0.0.1:9/story/20260901/1",
        "http://169.254.169.254/story",
        "http://news.example:99999/story",
    ]
    assert next(row for row in run[0].sources if row.source == "links-inside").articles == 1
    with Reader.open(run[2]) as reader:
        assert not reader.sql("FROM articles WHERE title LIKE '%root:%' OR text LIKE '%root:%'").rows


def test_time_and_memory_are_bounded(run: tuple[RunSummary, float, Path]) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert run[0].status == "partial"
    assert (run[0].finished - run[0].started).total_seconds() < 120
    assert peak < 1500, f"{peak:.0f} MB"


def test_nothing_of_a_page_becomes_markup_or_steers_a_terminal(run: tuple[RunSummary, float, Path]) -> None:
    with Reader.open(run[2]) as reader:
        titles = [str(row[0]) for row in reader.sql("SELECT title FROM articles").rows]
    assert any("<script>" in title for title in titles)
    report = run[0].report
    assert report is not None
    assert "<script>alert(" not in report.read_text(encoding="utf-8")
    told = (run[2] / "alerts.txt").read_text(encoding="utf-8")
    assert not any(char in told for char in "\x1b\x07\u202e")
