"""Channels: what each sends, when it counts as confirmed, and what an error may say."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.alerts.channels import open_channel, redact
from flows.alerts.channels.services import defused
from flows.alerts.delivery import send
from flows.alerts.message import before, digest, message, title
from flows.settings import Settings
from warehouse.records import Alert

ALERT = Alert(
    alert_id="a1b2c3",
    rule="everything",
    channel="file",
    kind="changed",
    created=datetime(2026, 7, 1, 8, 0, tzinfo=UTC),
    metric="models",
    value=1842,
    value_high=None,
    unit="count",
    bound="at_least",
    flow=False,
    noun="large AI models",
    subject=None,
    place="CN",
    scope=(),
    as_of="2026-06-30",
    source="Eastlake Centre",
    previous_value=1509,
    previous_as_of="2025-07-28",
    sentence="At least 1,842 large AI models were released.",
    title="Tally climbs",
    url="https://news.example/1",
    publisher="Harbour Daily",
    published=datetime(2026, 7, 1, 7, 30, tzinfo=UTC),
)


def test_a_message_says_all_that_an_alert_must() -> None:
    told = message(ALERT)
    assert told.title == "changed: at least 1,842 large AI models, China"
    for part in (
        "before: 1,509 (2025-07-28), now 333 more (22.1%)",
        "counts: models in all",
        "as of: 2026-06-30",
        "according to: Eastlake Centre",
        "Harbour Daily, 2026-07-01 07:30, Tally climbs",
        "“At least 1,842 large AI models were released.”",
        "https://news.example/1",
        "alert a1b2c3",
    ):
        assert part in told.body.splitlines() or part in told.body, part


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "first", "place": None, "bound": "exact"}, "new figure: 1,842 large AI models"),
        ({"value": 300e6, "value_high": 500e6, "bound": "range"}, "300 to 500 million"),
        ({"unit": "percent", "value": 41.5, "bound": "more_than"}, "more than 41.5% "),
        ({"unit": "USD", "value": 1e9, "bound": "about"}, "about $1 billion "),
        ({"flow": True, "value": 72, "bound": "exact"}, "+72 "),
        ({"subject": "Ernie Bot"}, "large AI models, Ernie Bot, China"),
    ],
)
def test_titles(changes: dict[str, Any], expected: str) -> None:
    assert expected in title(replace(ALERT, **changes))


def test_a_doubtful_figure_is_called_so_on_every_channel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alert = replace(ALERT, doubt="contradicts: 1,509 + 300 is not 1,842")
    for told in (message(alert), digest("daily", [ALERT, alert])):
        for address in ("file:told.txt", "file:told.jsonl", "terminal"):
            open_channel("desk", address, tmp_path)(told)
    printed = capsys.readouterr().out
    for text in ((tmp_path / "told.txt").read_text(encoding="utf-8"), printed):
        assert text.count("changed (doubtful): at least 1,842 large AI models, China") == 2
        assert text.count("doubtful: contradicts: 1,509 + 300 is not 1,842") == 2
    facts = [json.loads(line) for line in (tmp_path / "told.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [f["doubt"] for f in facts] == [alert.doubt, None, alert.doubt]


@given(st.text(max_size=60))
def test_page_text_stays_on_its_line_and_sends_no_controls(words: str) -> None:
    told = message(replace(ALERT, sentence=words, noun=words or None, title=words))
    assert len(told.body.splitlines()) == len(message(ALERT).body.splitlines())
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in told.title + told.body.replace("\n", ""))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "conflict"}, "against: 1,509 (2025-07-28), this is 333 more (22.1%)"),
        ({"kind": "revised", "value": 1500}, "said before: 1,509 (2025-07-28), now 9 less (0.6%)"),
        (
            {"unit": "percent", "previous_value": 40.0, "value": 41.5},
            "before: 40% (2025-07-28), now 1.5 points more",
        ),
        ({"previous_value": None}, ""),
        ({"previous_value": 0.0, "value": 3}, "before: 0 (2025-07-28), now 3 more"),
    ],
)
def test_what_was_before(changes: dict[str, Any], expected: str) -> None:
    assert before(replace(ALERT, **changes)) == expected


def test_a_digest_tells_all_its_alerts_in_one_message() -> None:
    told = digest("weekly", [ALERT, replace(ALERT, alert_id="d4", value=1900)])
    assert told.title == "headway: 2 new figures (weekly)"
    assert told.alert_ids == ("a1b2c3", "d4")
    assert "alert a1b2c3" in told.body and "alert d4" in told.body and "1,900" in told.body


def test_a_file_gets_text_or_json_lines(tmp_path: Path) -> None:
    for name in ("alerts.txt", "alerts.jsonl"):
        channel = open_channel("file", f"file:{name}", tmp_path)
        channel(message(ALERT))
        channel(message(replace(ALERT, alert_id="b2")))
    assert (tmp_path / "alerts.txt").read_text("utf-8").count("alert a1b2c3\n") == 1
    rows = [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text("utf-8").splitlines()]
    assert [r["alert_id"] for r in rows] == ["a1b2c3", "b2"]
    assert rows[0]["value"] == 1842 and rows[0]["published"] == "2026-07-01T07:30:00+00:00"


def test_a_file_that_cannot_be_written_is_a_cause_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    settings = _settings(tmp_path, "file:taken/alerts.txt")
    assert "taken" in (send(settings, "c", message(ALERT)) or "")


def test_the_terminal_prints_the_message(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert send(_settings(tmp_path, "terminal"), "c", message(ALERT)) is None
    out = capsys.readouterr().out
    assert "* changed: at least 1,842 large AI models, China\n" in out and "alert a1b2c3" in out


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[dict[str, Any]], list[int]]]:
    """A web hook on loopback: its host and port, what it got, and the answers that it still has to give."""
    got: list[dict[str, Any]] = []
    answers: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answers.pop(0) if answers else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}", got, answers
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_web_hook_gets_the_message(
    receiver: tuple[str, list[dict[str, Any]], list[int]], tmp_path: Path
) -> None:
    host, got, _ = receiver
    assert send(_settings(tmp_path, f"json://{host}/hook"), "c", message(ALERT)) is None
    assert got[0]["title"] == "changed: at least 1,842 large AI models, China"
    assert "alert a1b2c3" in got[0]["message"]


def test_a_refusing_service_names_the_cause_without_the_secret(
    receiver: tuple[str, list[dict[str, Any]], list[int]], tmp_path: Path
) -> None:
    host, _, answers = receiver
    answers.append(403)
    error = send(_settings(tmp_path, f"json://user:s3cretword@{host}/hiddenpath"), "c", message(ALERT))
    assert error and "403" in error
    assert "s3cretword" not in error and "hiddenpath" not in error


def test_an_address_that_is_no_channel_says_so_without_the_address(tmp_path: Path) -> None:
    error = send(_settings(tmp_path, "nosuch://tokentokentoken"), "c", message(ALERT))
    assert error and "nosuch://" in error and "tokentokentoken" not in error
    assert "no type" in (send(_settings(tmp_path, "carrier-pigeon"), "c", message(ALERT)) or "")


def test_a_missing_variable_is_a_cause(tmp_path: Path) -> None:
    assert "HEADWAY_NOT_SET" in (send(_settings(tmp_path, "env:HEADWAY_NOT_SET"), "c", message(ALERT)) or "")


def test_mentions_and_links_of_a_page_are_inert() -> None:
    assert "@everyone" not in defused("hello @everyone")
    assert "<!channel>" not in defused("<!channel>")
    assert "](" not in defused("[click](http://evil.example)")
    assert defused("plain words, 41% & a < b") == "plain words, 41% & a < b"


@given(st.text(alphabet="abcdefgh0123", min_size=6, max_size=20))
def test_redaction_leaves_nothing_of_a_token(token: str) -> None:
    address = f"slack://{token}/other0123/third4567"
    assert token not in redact(f"POST {address} failed for {token}", address)


def _settings(folder: Path, address: str) -> Settings:
    return Settings.model_validate(
        {"channels": {"c": address}, "alerts": [{"name": "everything"}], "data": {"folder": str(folder)}}
    )
