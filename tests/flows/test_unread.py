"""Pages on which the parsers fail by a defect of theirs: named, tried again, read by the version that can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows import landing, session
from flows.monitor import run_monitor
from flows.summary import RunSummary
from parsers.extract import extract
from parsers.records import Article, Extraction
from tests.flows.sites import Site, story, told
from warehouse.reader import Reader

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_api")]
URL = "/a/20260901/1"


@pytest.fixture
def defect(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bool], None]:
    """Gives the parsers a version, with or without a defect that figures of 79 bring out: no such defect is
    known of the real ones."""

    def failing(article: Article) -> Extraction:
        if " 79 " in article.text:
            raise ZeroDivisionError
        return extract(article)

    def version(name: str, whole: bool) -> None:
        monkeypatch.setattr(landing, "extract", extract if whole else failing)
        for module in (landing, session):
            monkeypatch.setattr(module, "PARSER_VERSION", name)

    return version


def unread(summary: RunSummary) -> list[str]:
    return [p.reason for p in summary.problems if p.outcome == "unread"]


def test_a_page_that_the_parsers_fail_on_is_tried_again(
    site: Site, tmp_path: Path, defect: Callable[[str, bool], None]
) -> None:
    other, headers = story(
        97
    )  # of another series: two counts of one house at one moment would be in each other's way
    site.pages[URL], site.pages["/a/20260901/2"] = story(79), (other.replace(b"China", b"Japan"), headers)
    site.feed(URL, "/a/20260901/2")
    chosen = site.settings(tmp_path, fetch="pages_per_source = 5")
    defect("7", False)
    said = "the parsers failed on it (ZeroDivisionError)"
    for _ in range(landing.TRIES):  # from the second on the page itself answers 304
        summary = run_monitor(chosen)
        assert (summary.status, unread(summary)) == ("ok", [said])
    given_up = run_monitor(chosen)
    assert unread(given_up) == [f"{said}, 3 times; the next version of headway tries again"]
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT count(*) FROM store.failures").rows == [(landing.TRIES,)]
    defect("8", True)
    healed = run_monitor(chosen)
    assert (healed.status, unread(healed), healed.delivered) == ("ok", [], 1)
    assert "pages that the parsers had failed on, read now: 1" in healed.notes
    assert told(tmp_path) == 1  # of China, which the page now read is about
    with Reader.open(tmp_path) as reader:
        assert reader.sql("SELECT value FROM figures WHERE metric = 'models' ORDER BY 1").rows == [
            (79,),
            (97,),
        ]
    after = run_monitor(chosen)
    assert (unread(after), after.notes, after.delivered) == ([], (), 0)


def test_a_page_with_nothing_to_read_is_final(
    site: Site, tmp_path: Path, defect: Callable[[str, bool], None]
) -> None:
    site.pages[URL] = (b"", {"Content-Type": "text/html", "ETag": '"empty"'})
    site.feed(URL)
    chosen = site.settings(tmp_path)
    assert len(unread(run_monitor(chosen))) == 1
    defect("8", True)
    assert unread(run_monitor(chosen)) == []


def test_a_page_whose_archive_file_is_gone_is_given_up_by_name(
    site: Site, tmp_path: Path, defect: Callable[[str, bool], None]
) -> None:
    site.pages[URL] = story(79)
    site.feed(URL)
    chosen = site.settings(tmp_path)
    defect("7", False)
    run_monitor(chosen)
    for path in (tmp_path / "archive").iterdir():
        path.unlink()
    assert unread(run_monitor(chosen)) == ["the archive no longer has it"]
    assert unread(run_monitor(chosen)) == []
