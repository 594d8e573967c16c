"""An archive file of news of which 2% is on the topic: reading it alone, looking through it, and reading it into parts.

The other 98% are the pages at hand that are not on the topic, so what the filter lets pass in vain is paid for."""

from __future__ import annotations

import itertools
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks import memory
from benchmarks.pages_here import samples
from benchmarks.readers import headway
from flows import warcs
from flows.backfill import land
from flows.backfill_parts import read_file

EVERY = 50  # one page in so many is on the topic


def write(path: Path, count: int) -> int:
    """An archive file of `count` pages; returns the bytes of their bodies."""
    others = itertools.cycle(_others())
    total = 0
    with path.open("wb") as out:
        for number in range(count):
            body = _story(number) if number % EVERY == EVERY // 2 else next(others)
            total += len(body)
            out.write(_record(number, body))
    return total


def _others() -> list[bytes]:
    read = headway()
    return [p.body for p in samples()[1] if (found := read(p)) is None or not found.relevant]


def _record(number: int, body: bytes) -> bytes:
    plain = BytesIO()
    writer = WARCWriter(plain, gzip=False, warc_version="WARC/1.1")
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            f"https://news.example/2023/{number}.html", "response", payload=BytesIO(body), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2023-06-30T08:00:00Z"},
        )
    )  # fmt: skip
    packer = zlib.compressobj(6, wbits=31)
    return packer.compress(plain.getvalue()) + packer.flush()


def _story(number: int) -> bytes:
    """An article on the topic, in markup of a usual size."""
    told = "".join(
        f"<p>China had released {100 + number + n} large language models by June, an institute in its "
        f'{n + 1}. report said. "The count of models goes up every week," said Lin Wei, who leads the survey.</p>'
        for n in range(8)
    )
    around = "".join(
        f'<li class="item"><a href="/2023/{n}.html">Harbour notes {n}</a></li>' for n in range(300)
    )
    title = f"Large AI models counted again, for the {number}. time"
    return (
        f"<html><head><title>{title}</title><script>{'var a = 1;' * 3000}</script></head><body><ul>{around}</ul>"
        f"<article><h1>{title}</h1>{told}</article></body></html>"
    ).encode()


def _bodies(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(r.reader.read()) for r in ArchiveIterator(file, record_types=WarcRecordType.response))


def speeds(count: int) -> dict[str, Any]:
    """Pages a second of processor time: reading alone, the scan, and the scan with what it lets pass parsed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        total = write(path, count)
        candidates = 0

        def scan() -> None:
            nonlocal candidates
            candidates = sum(r.body is not None for r in warcs.records(str(path)))

        reading, scanning = _rate(count, lambda: _bodies(path)), _rate(count, scan)
        numbers: Iterator[int] = itertools.count()
        parsing = _rate(count, lambda: read_file(str(path), f"{folder}/{next(numbers)}"))
        return {
            "pages": count, "kilobytes_a_page": total / count / 1000, "relevant": 1 / EVERY, "let_pass": candidates / count,
            "read_alone": reading, "scan": scanning, "scan_and_parse": parsing, "scan_to_reading": reading / scanning,
        }  # fmt: skip


def _rate(count: int, do: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        do()
        times.append(time.process_time() - start)
    return count / sorted(times)[1]


def growth(count: int) -> dict[str, Any]:
    """An archive of so many pages into the warehouse: time a page, landing, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        path, data = Path(folder) / "a.warc.gz", Path(folder) / "data"
        write(path, count)
        parts = f"{folder}/parts"
        start = time.perf_counter()
        progress = read_file(str(path), parts)
        read = time.perf_counter() - start
        land(data, parts, [str(path)])
        landed = time.perf_counter() - start - read
    return {
        "pages": count, "read_ms_a_page": read / count * 1000, "articles": progress.articles, "figures": progress.figures,
        "quotes": progress.quotes, "landing_seconds": landed, "peak_megabytes": memory.peak(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
