"""One web-archive file into parts: Parquet files of readings, each written whole or not at all.

A part lies in a folder of its archive file and is named after the bytes that it covers: `START-END.PAGESp.parquet`, the
last `START-eof.PAGESp.parquet`; when it has landed it becomes an empty `….landed`. So the folder itself says where to
read on, and nothing is read twice after a kill. It may be any that fsspec knows: a local path, or an object store's.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from flows import warcs
from parsers import languages
from parsers.article import parse
from parsers.errors import EmptyPage
from parsers.extract import PARSER_VERSION, extract
from parsers.records import Page
from warehouse import handover
from warehouse.records import Parsed

PAGES_A_PART = 2_000  # pages looked at, relevant or not: what a kill costs at the most
_NAME = re.compile(r"/(\d+)-(\d+|eof)\.(\d+)p\.(?:parquet|landed)$")
_UNFINISHED = ".tmp"


@dataclass(frozen=True, slots=True)
class Progress:
    """What was read of one file so far in this run. `note` says why its reading ended early."""

    address: str
    pages: int = 0
    candidates: int = 0
    articles: int = 0
    figures: int = 0
    quotes: int = 0
    unread: int = 0
    note: str | None = None


def begun(folder: str, addresses: Sequence[str]) -> list[str]:
    """Those of the archive files of which there are parts: one look, however many files there are."""
    fs, root = url_to_fs(folder)
    there = {PurePosixPath(path).name for path in _listed(fs, root)}
    return [address for address in addresses if _stem(address) in there]


class Parts:
    """The parts of one web-archive file in a folder."""

    def __init__(self, folder: str, address: str) -> None:
        self._fs: AbstractFileSystem
        self._fs, root = url_to_fs(folder)
        self._root = f"{root}/{_stem(address)}"

    def done_upto(self) -> int | None:
        """The byte at which to read on; None when the file has been read to its end."""
        return self.done()[0]

    def done(self) -> tuple[int | None, int]:
        """The same, and how many pages were looked at up to there."""
        found = list(self._found())
        ends, pages = [end for _, _, end, _ in found], sum(pages for *_, pages in found)
        return (None if "eof" in ends else max((int(e) for e in ends), default=0)), pages

    def waiting(self) -> list[str]:
        """The parts that have not landed, in the file's order."""
        return [path for _, path, *_ in sorted(self._found()) if path.endswith(".parquet")]

    def write(self, start: int, end: int | None, readings: list[Parsed], pages: int) -> None:
        """Put a part there, whole: what was read of so many pages."""
        name = f"{start}-{'eof' if end is None else end}.{pages}p.parquet"
        unfinished = (
            f"{self._root}/{name}.{uuid.uuid4().hex}{_UNFINISHED}"  # a cluster may read a file twice at once
        )
        self._fs.makedirs(self._root, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            local = Path(folder) / name
            handover.write(local, readings)
            self._fs.put_file(str(local), unfinished)
        self._fs.mv(unfinished, f"{self._root}/{name}")
        if end is None:
            self._tidy()

    def read(self, path: str) -> list[Parsed]:
        """The readings of one part."""
        with tempfile.TemporaryDirectory() as folder:
            local = Path(folder) / "part.parquet"
            self._fs.get_file(path, str(local))
            return handover.read(local)

    def landed(self, path: str) -> None:
        """Note that a part is in the warehouse; its readings are not needed here any more."""
        self._fs.touch(f"{path.removesuffix('.parquet')}.landed", truncate=True)
        self._fs.rm_file(path)

    def _tidy(self) -> None:
        """Delete what killed readers left unfinished."""
        for path in _listed(self._fs, self._root):
            if path.endswith(_UNFINISHED):
                self._fs.rm_file(path)

    def _found(self) -> Iterator[tuple[int, str, str, int]]:
        for path in _listed(self._fs, self._root):
            name = _NAME.search(path)
            if name:
                yield int(name[1]), path, name[2], int(name[3])


def _listed(fs: AbstractFileSystem, folder: str) -> list[str]:
    fs.invalidate_cache(folder)  # others write there
    try:
        return [str(path) for path in fs.ls(folder, detail=False)]
    except FileNotFoundError:
        return []


def _stem(address: str) -> str:
    name = PurePosixPath(address).name.removesuffix(".gz").removesuffix(".warc")
    return f"{name}.{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def read_file(address: str, folder: str, pages_a_part: int = PAGES_A_PART) -> Progress:
    """Read one web-archive file from where an earlier run left it, into parts. Never raises for what is wrong
    with the file: the progress's `note` says it, and what came before is kept."""
    parts = Parts(folder, address)
    progress = Progress(address)
    start = parts.done_upto()
    if start is None:
        return progress
    held: list[Parsed] = []
    begin, last, seen = start, start, 0
    try:
        for record in warcs.records(address, start):
            if seen >= pages_a_part:
                parts.write(begin, record.offset, held, seen)
                held, begin, seen = [], record.offset, 0
            last, seen = record.offset, seen + 1
            reading = _read(address, record)
            progress = _count(progress, record, reading)
            if isinstance(reading, Parsed):
                held.append(reading)
    except warcs.WarcError as error:
        if last > begin:  # the last record is read again next time: where it ends is not known
            parts.write(begin, last, held, seen - 1)
        return replace(progress, note=str(error))
    parts.write(begin, None, held, seen)
    return progress


def _read(address: str, record: warcs.Record) -> Parsed | Exception | None:
    """The reading of a page on the topic, None for any other, or why it could not be read: that is counted and
    not kept, for an archive of the whole web is full of such pages, and one must not end years of reading."""
    if record.body is None:
        return None
    page = Page(url=record.url, body=record.body, fetched=record.fetched, content_type=record.content_type)
    try:
        article = parse(page)
        if not languages.get(article.lang).relevant(article.title, article.text):
            return None  # most of what the filter lets pass: half the time of a page is saved
        found = extract(article)
    except EmptyPage:
        return None
    except Exception as error:
        return error
    return Parsed(
        source="backfill",
        url=record.url,
        fetched=record.fetched,
        digest=record.digest,
        warc_file=address,
        warc_offset=record.offset,
        parser_version=PARSER_VERSION,
        article=article,
        extraction=found,
    )


def _count(progress: Progress, record: warcs.Record, reading: Parsed | Exception | None) -> Progress:
    found = reading.extraction if isinstance(reading, Parsed) else None
    return replace(
        progress,
        pages=progress.pages + 1,
        candidates=progress.candidates + (record.body is not None),
        articles=progress.articles + (found is not None),
        figures=progress.figures + (len(found.figures) if found else 0),
        quotes=progress.quotes + (len(found.quotes) if found else 0),
        unread=progress.unread + isinstance(reading, Exception),
    )
