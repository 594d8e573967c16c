"""English figures side by side: headway, quantulum3 and CQE on the same sentences of our own.

    python benchmarks/figures.py [--repeat 5]

Prints, for each reader that is installed, seconds per 1,000 sentences, the ratio to headway's, and how many of the
figures in tests/gold/figures_en.jsonl it finds (recall: a number of that value within the figure's words) among
how many numbers it reports (precision). Speed is given as a ratio because the machine is not the subject.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from parsers.extract import extract
from parsers.records import Article

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "figures_en.jsonl"
Reading = list[tuple[int, int, float]]  # start, end, value
Reader = Callable[[str], Reading]


def headway() -> Reader:
    """This project's reader, quotes and places and dates included."""
    published = datetime(2025, 6, 18, tzinfo=UTC)

    def read(text: str) -> Reading:
        article = Article(url="", text=text, lang="en", title="Large models in China", published=published)
        return [(f.start, f.end, f.value) for f in extract(article).figures]

    return read


def quantulum3() -> Reader:
    """quantulum3 without its classifier."""
    from quantulum3 import parser

    def read(text: str) -> Reading:
        return [(*q.span, float(q.value)) for q in parser.parse(text)]

    return read


def cqe() -> Reader:
    """CQE, which brings spaCy and a model."""
    from CQE import CQE

    parser = CQE.CQE(overload=True)

    def read(text: str) -> Reading:
        found = []
        for q in parser.parse(text):
            span = q.get_char_indices()["value"]
            found.append((span[0][0], span[-1][1], float(q.value.get_str_value())))
        return found

    return read


READERS = {"headway": headway, "quantulum3": quantulum3, "CQE": cqe}


def seconds(read: Reader, texts: list[str], repeat: int) -> float:
    """The least time of `repeat` goes over all texts, per 1,000 of them."""
    best = float("inf")
    for _ in range(repeat):
        began = time.perf_counter()
        for text in texts:
            read(text)
        best = min(best, time.perf_counter() - began)
    return best / len(texts) * 1000


def accuracy(read: Reader, rows: Iterable[dict[str, Any]]) -> tuple[float, float]:
    """Recall and precision of values in their places; a doubtful figure counts neither way."""
    right = gold = got = 0
    for row in rows:
        found = read(row["text"])
        sure = [f for f in row["figures"] if not f.get("optional")]
        hits = sum(any(_same(f, row["text"], r) for r in found) for f in sure)
        right, gold, got = right + hits, gold + len(sure), got + len(found)
    return right / gold, right / got if got else 0.0


def _same(figure: dict[str, Any], text: str, reading: tuple[int, int, float]) -> bool:
    start = text.index(figure["evidence"])
    start_at, end_at, value = reading
    value, wanted = abs(value), abs(figure["value"])
    near = any(abs(v - wanted) <= 0.005 * max(wanted, 1e-9) for v in (value, 100 * value))  # half: 0.5 or 50
    return near and min(end_at, start + len(figure["evidence"])) > max(start_at, start)


def main() -> None:
    """Print the table; a reader that is not installed is named and left out."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--repeat", type=int, default=5)
    repeat = options.parse_args().repeat
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    base = 0.0
    print(
        f"{'reader':12} {'s / 1,000':>10} {'ratio':>7} {'recall':>7} {'precision':>10}   ({len(texts)} sentences)"
    )
    for name, make in READERS.items():
        try:
            read = make()
        except ImportError as error:
            print(f"{name:12} not installed ({error.name})", file=sys.stderr)
            continue
        spent = seconds(read, texts, repeat)
        base = base or spent
        recall, precision = accuracy(read, rows)
        print(f"{name:12} {spent:10.2f} {spent / base:7.1f} {recall:7.2f} {precision:10.2f}")


if __name__ == "__main__":
    main()
