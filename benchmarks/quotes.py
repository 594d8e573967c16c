"""Quotes side by side: headway, textacy (where it and a spaCy model are installed) and a floor of one regular expression.

    python -m benchmarks.quotes [--repeat 3] [--set tests/gold/quotes_en.jsonl]

The same articles of our own for all, whole and paragraph by paragraph. Prints F1 of direct quotes with the right
span and the right speaker (last names agree), and the time as a ratio to headway's, as the machine is not the subject.
A peer gives a name as written; it is held right where headway's full name would be.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from parsers.extract import document
from parsers.languages.en.speech import statements
from parsers.records import Article

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "quotes_en.jsonl"
Reading = list[tuple[int, int, str | None]]  # start, end, speaker
Reader = Callable[[str], Reading]


def headway(text: str) -> Reading:
    """This project's direct quotes."""
    found = statements(document(Article(url="", text=text, lang="en"))).quotes
    return [(q.start, q.end, q.speaker) for q in found if q.kind == "direct"]


_FLOOR = re.compile(
    r"[\"“](?P<quote>[^\"“”]{10,})[\"”],?\s(?:(?:said|says|added|told)\s(?P<after>(?:[A-Z][\w.’'-]+\s?){1,3})"
    r"|(?P<before>(?:[A-Z][\w.’'-]+\s){1,3})(?:said|says|added|told))"
)


def floor(text: str) -> Reading:
    """«"…" said Name» and «"…" Name said», by one expression."""
    return [
        (m.start("quote"), m.end("quote"), (m["after"] or m["before"]).strip()) for m in _FLOOR.finditer(text)
    ]


def textacy_reader(name: str) -> Reader | None:
    """textacy's direct_quotations over a spaCy model, or None where they are not installed."""
    try:
        import spacy
        from textacy.extract.triples import direct_quotations

        model = spacy.load(name)
    except (ImportError, OSError):
        return None

    def read(text: str) -> Reading:
        try:
            found = list(direct_quotations(model(text)))
        except ValueError:  # an odd number of quotation marks
            return []
        return [
            (q.content.start_char, q.content.end_char, " ".join(t.text for t in q.speaker)) for q in found
        ]

    return read


def by_paragraph(read: Reader) -> Reader:
    """The same reader, given one paragraph at a time."""

    def each(text: str) -> Iterator[tuple[int, int, str | None]]:
        for found in re.finditer(r"[^\n]+", text):
            for start, end, speaker in read(found.group()):
                yield start + found.start(), end + found.start(), speaker

    return lambda text: list(each(text))


def _span(text: str, quote: dict[str, Any]) -> tuple[int, int]:
    start = text.find(quote["begin"])
    end = start + len(quote["begin"])
    for found in re.finditer(re.escape(quote["end"]), text[start:]):
        end = start + found.end()
        if len(re.findall(r"\w+", text[start:end])) >= 0.85 * quote["words"]:
            break
    return start, end


def _agree(gold: tuple[int, int], got: tuple[int, int]) -> bool:
    shared = max(0, min(gold[1], got[1]) - max(gold[0], got[0]))
    return shared / ((gold[1] - gold[0]) + (got[1] - got[0]) - shared) >= 0.8


def _same(gold: str, got: str | None) -> bool:
    wanted, given = (re.findall(r"\w+", (name or "").lower()) for name in (gold, got))
    return bool(given) and (wanted[-1] == given[-1] or set(given) <= set(wanted) or set(wanted) <= set(given))


def score(read: Reader, rows: list[dict[str, Any]]) -> tuple[float, float, float]:
    """F1 of spans, F1 of spans with speakers, seconds."""
    gold = got = right = named = 0
    took = 0.0
    for row in rows:
        began = time.process_time()
        found = read(row["text"])
        took += time.process_time() - began
        wanted = [q for q in row["quotes"] if q["kind"] == "direct"]
        gold, got = gold + len(wanted), got + len(found)
        for quote in wanted:
            at = _span(row["text"], quote)
            match = next((f for f in found if _agree(at, (f[0], f[1]))), None)
            right += match is not None
            named += match is not None and _same(quote["speaker"], match[2])
    total = max(1, gold + got)
    return 2 * right / total, 2 * named / total, took


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--set", type=Path, default=GOLD)
    parser.add_argument(
        "--model", default="en_core_web_sm", help="spaCy's model for textacy: its name or folder"
    )
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.set.read_text(encoding="utf-8").splitlines()]
    readers: dict[str, Reader] = {
        "headway": headway,
        "headway, by paragraph": by_paragraph(headway),
        "floor": floor,
    }
    if (textacy := textacy_reader(args.model)) is not None:
        readers |= {"textacy": textacy, "textacy, by paragraph": by_paragraph(textacy)}
    else:
        print("textacy or the spaCy model is not installed: left out")
    headway(rows[0]["text"])
    print(f"{'reader':24} {'direct F1':>10} {'said-by F1':>11} {'time':>8}")
    base = None
    for name, read in readers.items():
        results = [score(read, rows) for _ in range(args.repeat)]
        took = sorted(r[2] for r in results)[args.repeat // 2]
        base = base or took
        print(f"{name:24} {results[0][0]:10.3f} {results[0][1]:11.3f} {took / base:7.1f}x")
    paragraphs = sum(len(re.findall(r"[^\n]+", r["text"])) for r in rows)
    print(
        f"{len(rows)} articles, {paragraphs} paragraphs; headway {paragraphs / (base or 1):,.0f} paragraphs a second here"
    )


if __name__ == "__main__":
    main()
