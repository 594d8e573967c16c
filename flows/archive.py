"""The archive: every fetched page as it came, in WARC 1.1 files that any replay tool reads.

A run writes one file, and further ones when it grows over the limit. Bodies are kept unpacked: what the server
said of its packing moves to X-Archive-Orig-* headers, so that a record's payload digest is the body's. What has
been synced survives a power cut; the warehouse lands what it finds here, so nothing else has to be remembered.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.answers import Reply

SUFFIX = ".warc.gz"
SOURCE = "Headway-Source"  # a named field of ours; WARC readers skip what they do not know
_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: the file's name below the archive folder, and the byte at which it begins."""

    file: str
    offset: int


class Archive:
    """The file of one run. Threads may share it. Nothing is made on disk until the first record."""

    def __init__(self, folder: Path, stem: str, max_bytes: int, agent: str) -> None:
        self._folder = folder
        self._stem = stem
        self._max_bytes = max_bytes
        self._agent = agent
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._writer: WARCWriter | None = None
        self._on_disk: dict[str, int] = {}

    def add(self, source: str, reply: Reply, at: datetime) -> Place:
        """Write one answer and its request; a 304 becomes a revisit record."""
        with self._lock:
            writer, out = self._open()
            place = Place(Path(out.name).name, out.tell())
            record = _record(writer, source, reply, at)
            writer.write_request_response_pair(_request(writer, reply), record)
            return place

    def sync(self) -> dict[str, int]:
        """Put on disk all that was added so far; the names of the files, and how many bytes each then has."""
        with self._lock:
            self._sync()
            return dict(self._on_disk)

    def close(self) -> None:
        with self._lock:
            self._close()

    def _open(self) -> tuple[WARCWriter, BinaryIO]:
        if self._file is not None and self._file.tell() >= self._max_bytes:
            self._close()
        if self._file is None or self._writer is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{self._stem}-{len(self._on_disk):03d}{SUFFIX}"
            self._file = path.open("xb")
            self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
            about = {"software": self._agent, "format": "WARC file version 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))
            self._sync()
            _folder_to_disk(self._folder)
        return self._writer, self._file

    def _sync(self) -> None:
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._on_disk[Path(self._file.name).name] = self._file.tell()

    def _close(self) -> None:
        if self._file is not None:
            self._sync()
            self._file.close()
            self._file = self._writer = None


def digest(body: bytes) -> str:
    """The SHA-256 of a body in hex."""
    return hashlib.sha256(body).hexdigest()


def stamp(at: datetime) -> str:
    """A time as WARC-Date writes it, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _record(writer: WARCWriter, source: str, reply: Reply, at: datetime) -> ArcWarcRecord:
    headers = {SOURCE: source, "WARC-Date": stamp(at)}
    if reply.peer:
        headers["WARC-IP-Address"] = reply.peer
    if reply.status == 304:
        headers |= {"WARC-Profile": _NOT_MODIFIED, "WARC-Refers-To-Target-URI": reply.url}
        return writer.create_warc_record(
            reply.url, "revisit", http_headers=_status(reply), warc_headers_dict=headers, length=0
        )
    headers["WARC-Payload-Digest"] = f"sha256:{digest(reply.body)}"
    return writer.create_warc_record(
        reply.url,
        "response",
        payload=BytesIO(reply.body),
        length=len(reply.body),
        http_headers=_status(reply),
        warc_headers_dict=headers,
    )


def _request(writer: WARCWriter, reply: Reply) -> ArcWarcRecord:
    parts = urlsplit(reply.url)
    target = parts._replace(scheme="", netloc="").geturl() or "/"
    headers = StatusAndHeaders(f"GET {target} HTTP/1.1", _one_line(reply.request), is_http_request=True)
    return writer.create_warc_record(reply.url, "request", http_headers=headers)


def _status(reply: Reply) -> StatusAndHeaders:
    kept = []
    for name, value in _one_line(reply.headers):
        packing = name.lower() in _PACKING
        kept.append((f"X-Archive-Orig-{name}" if packing else name, value))
    if reply.status != 304:
        kept.append(("Content-Length", str(len(reply.body))))
    return StatusAndHeaders(f"{reply.status} {_flat(reply.reason)}".strip(), kept, protocol="HTTP/1.1")


def _one_line(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_flat(name), _flat(value)) for name, value in headers]


def _flat(text: str) -> str:
    """A header's text that cannot break out of its line."""
    return "".join(c if c.isprintable() else " " for c in text)


def _folder_to_disk(folder: Path) -> None:
    """Make the new file's name itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
