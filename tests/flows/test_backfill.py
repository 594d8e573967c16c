"""Backfill: web archives through the real flow, with real processes, into a real warehouse."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows import backfill_parts, warcs
from flows.backfill import land, run_backfill
from flows.backfill_parts import Parts, begun, read_file
from flows.backfill_progress import Look, shown
from flows.prefect_server import quiet_server
from warehouse.reader import Reader

FILLER = "<p>The harbour was calm and the boats stayed in. Nobody spoke of anything but the weather.</p>" * 4


def _page(number: int) -> str:
    if number % 5:
        return f"<html><head><title>Harbour notes {number}</title></head><body><h1>Harbour</h1>{FILLER}</body></html>"
    return (
        f"<html><head><title>Large AI models counted again</title></head><body><h1>Large AI models counted again</h1>"
        f"<p>China had released {100 + number} large language models by June, an institute said on Friday.</p>"
        f'<p>"The count goes up every week," said Lin Wei, who leads the survey at the institute.</p></body></html>'
    )


def _warc(path: Path, count: int, first: int = 0) -> Path:
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
        for number in range(first, first + count):
            writer.write_record(_record(writer, number))
    return path


def _record(writer: WARCWriter, number: int):
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    return writer.create_warc_record(
        f"https://news.example/2023/{number}.html",
        "response",
        payload=BytesIO(_page(number).encode()),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": "2023-06-30T08:00:00Z"},
    )


def test_only_pages_that_may_be_relevant_are_read(tmp_path: Path) -> None:
    found = list(warcs.records(str(_warc(tmp_path / "a.warc.gz", 20))))
    assert len(found) == 20
    assert [r.url[-6:-5] for r in found if r.body is not None] == ["0", "5", "0", "5"]
    assert found[0].fetched == datetime(2023, 6, 30, 8, tzinfo=UTC)


def test_reading_goes_on_at_the_record_where_it_was_left(tmp_path: Path) -> None:
    path = str(_warc(tmp_path / "a.warc.gz", 30))
    offsets = [r.offset for r in warcs.records(path)]
    parts = Parts(str(tmp_path / "parts"), path)
    parts.write(0, offsets[20], [], 20)
    assert parts.done() == (offsets[20], 20)
    progress = read_file(path, str(tmp_path / "parts"), pages_a_part=4)
    assert progress.pages == 10
    assert parts.done() == (None, 30)
    assert read_file(path, str(tmp_path / "parts")).pages == 0


def test_a_torn_file_keeps_what_came_before_and_says_where_it_broke(tmp_path: Path) -> None:
    path = _warc(tmp_path / "a.warc.gz", 30)
    path.write_bytes(path.read_bytes()[:-150])
    progress = read_file(str(path), str(tmp_path / "parts"))
    assert progress.note is not None and "a.warc.gz" in progress.note
    assert progress.articles >= 5
    assert len(Parts(str(tmp_path / "parts"), str(path)).waiting()) == 1


@pytest.mark.parametrize(  # named: gzip writes the second into what it makes, and a test is known by its name
    "content",
    [b"", b"nothing of the kind\n" * 50, gzip.compress(b"neither is this" * 50)],
    ids=["nothing", "text", "gzip"],
)
def test_what_is_no_web_archive_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.warc.gz"
    path.write_bytes(content)
    note = read_file(str(path), str(tmp_path / "parts")).note
    assert note is not None and "odd.warc.gz" in note


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    note = read_file(str(tmp_path / "none.warc.gz"), str(tmp_path / "parts")).note
    assert note is not None and "none.warc.gz" in note and "No such file" in note


def test_a_part_survives_the_hand_over_whole(tmp_path: Path) -> None:
    path = str(_warc(tmp_path / "a.warc.gz", 6))
    folder = str(tmp_path / "parts")
    read_file(path, folder)
    parts = Parts(folder, path)
    (waiting,) = parts.waiting()
    readings = parts.read(waiting)
    direct = [r for record in warcs.records(path) if (r := backfill_parts._read(path, record)) is not None]
    assert readings == direct
    assert {f.value for r in readings for f in r.extraction.figures} >= {100, 105}


def test_parts_may_lie_in_an_object_store(tmp_path: Path) -> None:
    path = str(_warc(tmp_path / "a.warc.gz", 20))
    folder = "memory://parts-of-a-backfill"
    assert begun(folder, [path]) == []
    read_file(path, folder, pages_a_part=7)
    assert begun(folder, [path, "https://news.example/other.warc.gz"]) == [path]
    assert land(tmp_path / "data", folder, [path]) == 3
    assert (land(tmp_path / "data", folder, [path]), Parts(folder, path).done()) == (0, (None, 20))


def test_what_a_killed_reader_left_unfinished_is_deleted(tmp_path: Path) -> None:
    path, folder = str(_warc(tmp_path / "a.warc.gz", 20)), tmp_path / "parts"
    Parts(str(folder), path).write(0, 1, [], 1)
    (part,) = folder.glob("*/*")
    left = part.with_name(f"{part.name}.0.tmp")
    left.write_bytes(b"half a par")
    Parts(str(folder), path).write(1, None, [], 19)
    assert not left.exists() and Parts(str(folder), path).done() == (None, 20)


def test_progress_is_told_from_the_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(_warc(tmp_path / f"{n}.warc.gz", 20, first=20 * n)) for n in range(2)]
    sizes = {path: Path(path).stat().st_size for path in paths}
    folder = str(tmp_path / "parts")
    look = Look(sizes, folder)
    assert look() == (0, 0, 0)
    read_file(paths[0], folder)
    assert look() == (1, sizes[paths[0]], 20)
    offset = [r.offset for r in warcs.records(paths[1])][5]
    Parts(folder, paths[1]).write(0, offset, [], 5)
    assert look() == (1, sizes[paths[0]] + offset, 25)
    with shown(paths, folder):  # no terminal here: it keeps quiet
        pass
    assert capsys.readouterr() == ("", "")


def test_a_bar_of_files_bytes_pages_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(_warc(tmp_path / "a.warc.gz", 20))
    read_file(path, str(tmp_path / "parts"))
    screen = StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with shown([path], str(tmp_path / "parts")):
        pass
    assert "1/1 files" in screen.getvalue() and "20 pages" in screen.getvalue()


@pytest.mark.prefect
def test_files_are_read_by_processes_and_landed_once_without_alerts(tmp_path: Path) -> None:
    paths = [str(_warc(tmp_path / f"{n}.warc.gz", 20, first=20 * n)) for n in range(3)]
    data = tmp_path / "data"
    with quiet_server(data):  # one for both
        first = run_backfill(paths, data, workers=2, pages_a_part=7)
        again = run_backfill(paths, data, workers=2)
    assert [p.note for p in first + again] == [None] * 6
    assert sum(p.pages for p in first) == 60 and sum(p.pages for p in again) == 0
    assert sum(p.articles for p in first) == 12
    assert land(data, str(data / "private" / "backfill"), paths) == 0
    with Reader.open(data) as reader:
        assert reader.sql("SELECT count(*), count(DISTINCT url) FROM articles").rows == [(12, 12)]
        assert reader.sql("SELECT count(*) FROM figures WHERE metric = 'models' AND place = 'CN'").rows == [
            (12,)
        ]
