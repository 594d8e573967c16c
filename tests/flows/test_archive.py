"""The archive: readable by others, whole after a crash, nothing lost that was synced."""

from __future__ import annotations

import gzip
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from flows import records
from flows.answers import Reply
from flows.archive import Archive, digest
from flows.landing import BATCH_PAGES, forget, unlanded, written

AT = datetime(2026, 9, 1, 8, 30, 15, 123456, tzinfo=UTC)


def reply(number: int = 0, body: bytes = b"<p>body</p>", status: int = 200, **headers: str) -> Reply:
    return Reply(
        url=f"http://news.example/story/{number}?a=1",
        status=status,
        reason="OK",
        headers=(("Content-Type", "text/html; charset=gb18030"), *headers.items()),
        body=body,
        request=(("User-Agent", "headway-test"), ("If-None-Match", '"x"')),
        peer="192.0.2.7",
    )


def archive(folder: Path, max_bytes: int = 10**9) -> Archive:
    return Archive(folder, "20260901-083015-abc", max_bytes, "headway-test")


def pages(folder: Path) -> list[records.Page]:
    return [page for path in records.files(folder) for _, page in records.scan(folder, path) if page]


def test_a_page_comes_back_as_it_went_in(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    place = kept.add("xinhua", reply(body="<p>大模型</p>".encode("gb18030")), AT)
    kept.close()
    (page,) = pages(tmp_path)
    assert (page.file, page.offset) == (place.file, place.offset)
    assert (page.source, page.url, page.fetched) == ("xinhua", "http://news.example/story/0?a=1", AT)
    assert (page.status, page.content_type) == (200, "text/html; charset=gb18030")
    assert page.body.decode("gb18030") == "<p>大模型</p>"
    assert page.intact
    assert records.page_at(tmp_path, place.file, place.offset) == page


def test_any_warc_reader_can_read_it(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    kept.add(
        "a",
        reply(1, **{"Content-Encoding": "gzip", "Transfer-Encoding": "chunked", "Content-Length": "7"}),
        AT,
    )
    kept.add("a", reply(2, body=b"", status=304), AT)
    kept.close()
    (path,) = records.files(tmp_path)
    with path.open("rb") as file:
        found = [
            (r.rec_type, r.rec_headers, r.content_stream().read(), r.digest_checker)
            for r in ArchiveIterator(file, check_digests=True)
        ]
    assert [kind for kind, *_ in found] == ["warcinfo", "response", "request", "revisit", "request"]
    assert all(checker.passed is not False for *_, checker in found)
    assert all(headers.protocol == "WARC/1.1" for _, headers, *_ in found)
    assert found[1][2] == b"<p>body</p>"
    assert found[1][1].get_header("WARC-Payload-Digest") == f"sha256:{digest(b'<p>body</p>')}"
    assert found[2][1].get_header("WARC-Concurrent-To") == found[1][1].get_header("WARC-Record-ID")
    assert found[3][1].get_header("WARC-Profile").endswith("server-not-modified")


def test_it_rotates_by_size(tmp_path: Path) -> None:
    kept = archive(tmp_path, max_bytes=3000)
    noise = random.Random(7)
    for number in range(6):
        kept.add("a", reply(number, noise.randbytes(2000)), AT)
    kept.close()
    assert len(records.files(tmp_path)) >= 4
    assert [page.url[-5] for page in pages(tmp_path)] == list("012345")


def test_nothing_is_made_before_the_first_record(tmp_path: Path) -> None:
    kept = archive(tmp_path / "archive")
    kept.sync()
    kept.close()
    assert not (tmp_path / "archive").exists()


def test_headers_cannot_forge_records(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    kept.add("a", reply(1, X="y\r\n\r\nWARC/1.1\r\nWARC-Type: response"), AT)
    kept.close()
    (page,) = pages(tmp_path)
    assert page.body == b"<p>body</p>"


@pytest.mark.parametrize("keep", [0.999, 0.9, 0.6, 0.4])
def test_a_torn_end_is_cut_off_with_a_note(tmp_path: Path, keep: float) -> None:
    kept = archive(tmp_path)
    for number in range(4):
        kept.add("a", reply(number, random.Random(number).randbytes(3000)), AT)
    kept.close()
    (path,) = records.files(tmp_path)
    whole = len(pages(tmp_path))
    size = int(path.stat().st_size * keep)
    with path.open("r+b") as file:
        file.truncate(size)
    notes: list[str] = []
    landed = [page for batch in unlanded(tmp_path, {}, notes) for page in batch.pages]
    assert len(landed) == len(pages(tmp_path)) <= whole
    assert len(notes) == 1
    assert "unfinished record" in notes[0]
    notes.clear()
    assert [page for batch in unlanded(tmp_path, {}, notes) for page in batch.pages] == landed
    assert notes == []


def test_damage_in_the_middle_costs_only_what_is_damaged(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    places = [kept.add("a", reply(number, random.Random(number).randbytes(3000)), AT) for number in range(4)]
    kept.close()
    (path,) = records.files(tmp_path)
    content = bytearray(path.read_bytes())
    content[places[1].offset + 200 : places[1].offset + 900] = b"\x00" * 700
    path.write_bytes(content)
    notes: list[str] = []
    batches = list(unlanded(tmp_path, {}, notes))
    urls = [page.url for batch in batches for page in batch.pages]
    assert [url[-5] for url in urls] == ["0", "2", "3"]
    assert len(notes) == 1
    assert "damaged bytes" in notes[0]
    assert path.stat().st_size == len(content)
    assert batches[-1].upto == len(content)


def test_batches_end_where_the_next_begins(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    for number in range(2 * BATCH_PAGES + 20):
        kept.add("a", reply(number), AT + timedelta(seconds=number))
    kept.close()
    (path,) = records.files(tmp_path)
    batches = list(unlanded(tmp_path, {}, []))
    assert [len(batch.pages) for batch in batches] == [BATCH_PAGES, BATCH_PAGES, 20]
    assert batches[-1].upto == path.stat().st_size
    rest = list(unlanded(tmp_path, {path.name: batches[0].upto}, []))
    assert [page.url for batch in rest for page in batch.pages] == [
        p.url for b in batches[1:] for p in b.pages
    ]
    assert list(unlanded(tmp_path, {path.name: batches[-1].upto}, [])) == []


def test_a_file_that_is_being_written_is_read_as_far_as_it_is_on_disk(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    kept.add("a", reply(1), AT)
    upto = kept.sync()
    kept.add("a", reply(2), AT + timedelta(seconds=1))
    (path,) = records.files(tmp_path)
    with path.open("ab") as file:
        file.write(b"half a record of another thread's")
    (batch,) = written(tmp_path, upto, {})
    assert ([page.url for page in batch.pages], batch.upto) == ([reply(1).url], upto[path.name])
    assert path.read_bytes().endswith(b"another thread's")
    assert list(written(tmp_path, upto, {path.name: batch.upto})) == []


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=40), st.booleans())
def test_no_damage_stops_the_reading(tmp_path: Path, where: int, noise: bytes, insert: bool) -> None:
    folder = tmp_path / "fuzz"
    for old in records.files(folder):
        old.unlink()
    kept = archive(folder)
    for number in range(3):
        kept.add("a", reply(number), AT)
    kept.close()
    (path,) = records.files(folder)
    content = bytearray(path.read_bytes())
    at = where % len(content)
    content[at : at if insert else at + len(noise)] = noise
    path.write_bytes(content)
    found = [page for batch in unlanded(folder, {}, []) for page in batch.pages]
    assert all(page.body == b"<p>body</p>" for page in found if page.intact)


def test_a_bomb_in_the_archive_is_not_unpacked(tmp_path: Path) -> None:
    tmp_path.joinpath("bomb.warc.gz").write_bytes(gzip.compress(b"\0" * (records.MAX_RECORD + 10**6), 1))
    assert [page for batch in unlanded(tmp_path, {}, []) for page in batch.pages] == []


def test_only_old_and_landed_files_are_forgotten(tmp_path: Path) -> None:
    kept = archive(tmp_path, max_bytes=1)
    for number in range(3):
        kept.add("a", reply(number), AT)
    kept.close()
    first, second, third = records.files(tmp_path)
    for path in (first, second):
        os.utime(path, (0, 0))
    marks = {
        first.name: first.stat().st_size,
        second.name: second.stat().st_size - 1,
        third.name: third.stat().st_size,
    }
    assert forget(tmp_path, marks, AT, 30) == [first.name]
    assert records.forgotten(tmp_path) == {first.name: 30}
    with (tmp_path / records.FORGOTTEN).open("ab") as file:
        file.write(b"\xff torn\t")
    assert records.forgotten(tmp_path) == {first.name: 30}
    assert records.files(tmp_path) == [second, third]
