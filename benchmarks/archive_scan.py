"""Reading an archive file alone, looking through it, reading it into parts, and landing these: how fast, how much
memory. The file is benchmarks.sample_archive's."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks import memory
from benchmarks.sample_archive import EVERY, write
from flows import warcs
from flows.backfill import land
from flows.backfill_parts import read_file

_ROUNDS = 3


def speeds(count: int) -> dict[str, Any]:
    """Pages a second of processor time: reading alone (FastWARC, every body unpacked), looking through, and looking
    through and parsing what is let pass; in turns. Ratios are the middle one of the rounds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        total = write(path, count)
        numbers: Iterator[int] = itertools.count()
        passed: list[int] = []
        ways: dict[str, Callable[[], object]] = {
            "read_alone": lambda: _bodies(path),
            "scan": lambda: passed.append(sum(r.body is not None for r in warcs.records(str(path)))),
            "scan_and_parse": lambda: read_file(str(path), f"{folder}/{next(numbers)}"),
        }
        took = [{name: _seconds(way) for name, way in ways.items()} for _ in range(_ROUNDS)]
        packed = path.stat().st_size
    return {
        "pages": count, "kilobytes_a_page": total / count / 1000, "packed_kilobytes_a_page": packed / count / 1000,
        "relevant": 1 / EVERY, "let_pass": passed[0] / count,
        **{name: count / median(one[name] for one in took) for name in ways},
        "scan_to_reading": median(one["scan"] / one["read_alone"] for one in took),
        "parse_to_reading": median(one["scan_and_parse"] / one["read_alone"] for one in took),
    }  # fmt: skip


def _bodies(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(r.reader.read()) for r in ArchiveIterator(file, record_types=WarcRecordType.response))


def _seconds(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


def growth(count: int) -> dict[str, Any]:
    """An archive of so many pages into the warehouse: processor time of reading and of landing, what is left
    behind on the disk, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        path, data, parts = Path(folder) / "a.warc.gz", Path(folder) / "data", Path(folder) / "parts"
        write(path, count)
        start = time.process_time()
        progress = read_file(str(path), str(parts))
        read = time.process_time()
        handed = sum(part.stat().st_size for part in parts.glob("*/*"))
        land(data, str(parts), [str(path)])
        landed = time.process_time()
        return {
            "pages": count, "read_ms_a_page": (read - start) / count * 1000, "articles": progress.articles,
            "figures": progress.figures, "quotes": progress.quotes, "landing_seconds": landed - read,
            "archive_megabytes": path.stat().st_size / 1e6, "parts_megabytes": handed / 1e6,
            "warehouse_megabytes": sum(f.stat().st_size for f in data.glob("private/*.duckdb")) / 1e6,
            "peak_megabytes": memory.peak(),
        }  # fmt: skip
