"""An archive file of news of which 2% is on the topic, for measuring how such files are read.

The other 98% are the pages at hand that are not on the topic, over and over, so what the filter lets pass in vain is
paid for. They are packed once and copied, so that a file of 100,000 pages is written in seconds."""

from __future__ import annotations

import itertools
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.pages_here import samples
from benchmarks.readers import figures_and_quotes

EVERY = 50  # one page in so many is on the topic


def write(path: Path, count: int, first: int = 0) -> int:
    """An archive file of `count` pages, the stories in it numbered from `first` on; returns the bytes of its bodies."""
    others = itertools.cycle(_others())
    total = 0
    with path.open("wb") as out:
        for number in range(first, first + count):
            if number % EVERY == EVERY // 2:
                body = _story(number)
                length, packed = len(body), _record(f"story/{number}", body)
            else:
                length, packed = next(others)
            total += length
            out.write(packed)
    return total


@cache
def _others() -> tuple[tuple[int, bytes], ...]:
    """The pages at hand that are not on the topic: the body's length, and the record as it is packed."""
    kept = []
    for number, page in enumerate(samples()[1]):
        found = figures_and_quotes(page)
        if found is None or not found.relevant:
            kept.append((len(page.body), _record(f"other/{number}", page.body)))
    return tuple(kept)


def _record(name: str, body: bytes) -> bytes:
    plain = BytesIO()
    writer = WARCWriter(plain, gzip=False, warc_version="WARC/1.1")
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            f"https://news.example/{name}.html", "response", payload=BytesIO(body), http_headers=headers,
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
