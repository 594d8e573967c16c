"""Web-archive files as they lie in the world: the pages in them that may be on the topic, and where each lies.

FastWARC reads them (warcio, which writes our own archive, is an order of magnitude slower at reading). A file is
a path or an http(s) address; both can be read on from any record's offset, the address by a range request.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

import requests
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from parsers.topic import maybe_relevant

MOST_BYTES = 10_000_000  # of one page; a longer one is no article
_TIMEOUT = (20, 120)


class WarcError(Exception):
    """A web-archive file that cannot be read, or not to its end; says where it broke."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason

    def __reduce__(self) -> tuple[type[WarcError], tuple[str, str]]:
        return type(self), (self.address, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One page of a web archive. `body` is None where it cannot be about AI: not parsed, only counted."""

    offset: int
    url: str
    fetched: datetime
    content_type: str | None
    body: bytes | None

    @property
    def digest(self) -> str:
        """The SHA-256 of the body in hex."""
        return hashlib.sha256(self.body or b"").hexdigest()


def size(address: str) -> int | None:
    """The bytes of the file, where that can be known. Raises WarcError if it is not there."""
    if not _remote(address):
        try:
            return Path(address).stat().st_size
        except OSError as error:
            raise WarcError(address, f"cannot be opened ({error.strerror})") from error
    try:
        answer = requests.head(address, timeout=_TIMEOUT, allow_redirects=True)
        answer.raise_for_status()
    except requests.RequestException as error:
        raise WarcError(address, f"cannot be fetched ({type(error).__name__})") from error
    length = answer.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else None


def records(address: str, start: int = 0) -> Iterator[Record]:
    """The HTML pages of a file that answered 200, in order, from the record at byte `start` on.

    Raises WarcError where the file is torn or is no web archive; what came before it has been yielded."""
    found, last = 0, start
    with _opened(address, start) as stream:
        try:
            for record in ArchiveIterator(
                stream,
                record_types=WarcRecordType.response,
                max_content_length=MOST_BYTES,
                auto_decode="content",
            ):
                found, last = found + 1, start + record.stream_pos
                page = _page(record, start)
                if page is not None:
                    yield page
        except (OSError, ValueError, RuntimeError) as error:
            raise WarcError(address, f"breaks off after byte {last} ({error})") from error
    if not found and start == 0:
        raise WarcError(address, "holds no web page; is it a WARC file?")
    if not _whole_from(address, last):
        raise WarcError(address, f"breaks off after byte {last}: its last record is cut short")


def _whole_from(address: str, offset: int) -> bool:
    """Whether the packed records from `offset` to the end are whole: FastWARC passes over a torn one silently."""
    with _opened(address, offset) as stream:
        member = None
        while chunk := stream.read(1 << 16):
            while chunk:
                if member is None:
                    if not chunk.startswith(b"\x1f"):
                        return True  # not packed: nothing to go by
                    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
                try:
                    member.decompress(chunk)
                except zlib.error:
                    return False
                chunk = member.unused_data
                if member.eof:
                    member = None
        return member is None


def _page(record: WarcRecord, start: int) -> Record | None:
    http: Any = record.http_headers
    if http is None or http.status_code != 200 or "html" not in (record.http_content_type or "html"):
        return None
    body = record.reader.read(MOST_BYTES)
    return Record(
        offset=start + record.stream_pos,
        url=record.headers.get("WARC-Target-URI") or "",
        fetched=_moment(record),
        content_type=http.get("Content-Type"),
        body=body if maybe_relevant(body) else None,
    )


def _moment(record: WarcRecord) -> datetime:
    at = record.record_date
    if at is None:
        raise ValueError("a record has no date")
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _remote(address: str) -> bool:
    return address.startswith(("http://", "https://"))


@contextmanager
def _opened(address: str, start: int) -> Iterator[IO[bytes]]:
    if not _remote(address):
        try:
            with Path(address).open("rb") as file:
                file.seek(start)
                yield file
        except OSError as error:
            raise WarcError(address, f"cannot be read ({error.strerror or error})") from error
        return
    try:
        with requests.get(
            address, stream=True, timeout=_TIMEOUT, headers={"Range": f"bytes={start}-"}
        ) as answer:
            answer.raise_for_status()
            if start and answer.status_code != 206:
                raise WarcError(address, "cannot be read on from the middle: its server knows no ranges")
            yield cast(IO[bytes], answer.raw)
    except requests.RequestException as error:
        raise WarcError(address, f"cannot be fetched ({type(error).__name__})") from error
