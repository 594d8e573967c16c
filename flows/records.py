"""Reading the archive back: records by their place, and what a killed run left torn."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from flows.archive import SOURCE, SUFFIX, digest

_CHUNK = 1 << 16
_MEMBER = b"\x1f\x8b\x08"
FORGOTTEN = (
    "deleted.tsv"  # beside the files: each that was deleted for its age, when, and after how many days
)
MAX_RECORD = 200_000_000  # unpacked; headway's own are far smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One archived page. `end` is the byte after its records; `intact` is False where the body does not have
    the digest that was noted with it."""

    file: str
    offset: int
    end: int
    source: str
    url: str
    fetched: datetime
    status: int
    content_type: str | None
    body: bytes
    intact: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A whole gzip member of an archive file: one record, packed."""

    offset: int
    end: int


class Torn(Exception):
    """A file that cannot be read on: `offset` is the first byte that is of no use, `next` where a readable
    record follows (None at the tail)."""

    def __init__(self, path: Path, offset: int, following: int | None) -> None:
        where = "its end is torn" if following is None else "a record is damaged"
        super().__init__(f"{path}: {where} at byte {offset}")
        self.path = path
        self.offset = offset
        self.following = following


def files(folder: Path) -> list[Path]:
    """The archive's files, oldest first."""
    return sorted(folder.glob(f"**/*{SUFFIX}")) if folder.is_dir() else []


def note_forgotten(folder: Path, name: str, at: datetime, days: int) -> None:
    """Write down, on the disk when this returns, that a file is deleted for being older than so many days."""
    with (folder / FORGOTTEN).open("a", encoding="utf-8") as file:
        file.write(f"{name}\t{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\t{days}\n")
        file.flush()
        os.fsync(file.fileno())


def forgotten(folder: Path) -> dict[str, int]:
    """The files that were deleted for their age, and after how many days. A line that is torn counts for nothing."""
    try:
        lines = (folder / FORGOTTEN).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    cells = [line.split("\t") for line in lines]
    return {row[0]: int(row[2]) for row in cells if len(row) == 3 and re.fullmatch(r"\d{1,9}", row[2])}


def members(path: Path, start: int = 0, stop: int | None = None) -> Iterator[Member]:
    """Every whole record's place from a byte on, up to another (else the file's end). Raises Torn where what follows
    is not one."""
    with path.open("rb") as file:
        offset = start
        while stop is None or offset < stop:
            end = _member_end(file, offset)
            if end is None:
                raise Torn(path, offset, _next_member(file, offset + 1))
            if end == offset:
                return
            yield Member(offset, end)
            offset = end


def _member_end(file: BinaryIO, offset: int) -> int | None:
    """Where the gzip member at `offset` ends; `offset` itself at the end of the file, None if it is not whole."""
    file.seek(offset)
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    read = unpacked = 0
    while chunk := file.read(_CHUNK):
        read += len(chunk)
        while chunk:
            try:
                unpacked += len(inflate.decompress(chunk, _CHUNK * 16))
            except zlib.error:
                return None
            if inflate.eof:
                return offset + read - len(inflate.unused_data)
            if unpacked > MAX_RECORD:
                return None
            chunk = inflate.unconsumed_tail
    return offset if read == 0 else None


def _next_member(file: BinaryIO, offset: int) -> int | None:
    """The next place where a whole WARC record begins."""
    file.seek(offset)
    held, base = b"", offset
    while chunk := file.read(_CHUNK):
        held += chunk
        at = held.find(_MEMBER)
        while at >= 0:
            place = base + at
            if _begins_record(file, place):
                return place
            at = held.find(_MEMBER, at + 1)
        base += len(held) - 2
        held = held[-2:]
        file.seek(base + len(held))
    return None


def _begins_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(_CHUNK), 8)
    except zlib.error:
        return False
    return head.startswith(b"WARC/") and _member_end(file, offset) not in (None, offset)


def scan(
    folder: Path, path: Path, start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, Page | None]]:
    """Every record of a file from a byte on, up to another: where it ends, and the page that it is (None for other
    kinds). Raises Torn."""
    name = path.relative_to(folder).as_posix()
    with path.open("rb") as file:
        for member in members(path, start, stop):
            file.seek(member.offset)
            yield member.end, _page(name, member, file)


def page_at(folder: Path, name: str, offset: int) -> Page | None:
    """The page whose record begins at a place; None if another kind of record, or nothing, lies there."""
    with (folder / name).open("rb") as file:
        end = _member_end(file, offset)
        if end in (None, offset):
            return None
        file.seek(offset)
        return _page(name, Member(offset, end or offset), file)


def _page(name: str, member: Member, file: BinaryIO) -> Page | None:
    try:
        record = next(iter(ArchiveIterator(file)), None)
        if record is None or record.rec_type != "response":
            return None
        source = record.rec_headers.get_header(SOURCE)
        return _read(name, member, source, record) if source else None
    except (ArchiveLoadFailed, ValueError, EOFError, zlib.error):
        return None  # a whole gzip member that holds no record of ours


def _read(name: str, member: Member, source: str, record: ArcWarcRecord) -> Page:
    body: bytes = record.content_stream().read(MAX_RECORD)
    headers = record.http_headers
    noted = record.rec_headers.get_header("WARC-Payload-Digest")
    return Page(
        file=name,
        offset=member.offset,
        end=member.end,
        source=source,
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        fetched=_moment(record.rec_headers.get_header("WARC-Date") or ""),
        status=int(headers.get_statuscode()) if headers else 200,
        content_type=headers.get_header("Content-Type") if headers else None,
        body=body,
        intact=noted in (None, f"sha256:{digest(body)}"),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def repair(path: Path, start: int = 0) -> str | None:
    """Cut a torn end off a file that nobody writes to any more; the page in it was not whole, and is fetched
    again. Returns a note on what was done. Damage in the middle is left as it is."""
    try:
        for _ in members(path, start):
            pass
    except Torn as torn:
        if torn.following is not None:
            return None
        lost = path.stat().st_size - torn.offset
        with path.open("r+b") as file:
            file.truncate(torn.offset)
            os.fsync(file.fileno())
        return f"{path.name}: {lost} bytes of an unfinished record were cut off its end"
    return None
