"""Score what headway extracts against passages with their truth.

A set is a JSONL file; a row has id, lang, text, published, title, figures and quotes as the records have them,
with `evidence` (the words that hold a figure) in place of a figure's offsets and `begin`/`end` (first and last
words) in place of a quote's. `optional` items count neither way.

    figure, core        F1 of value + unit + place in the text; core counts only what is on the topic
    record              F1 of core figures whose bound, metric, flow and place are right too: what lands in a series
    bound … source      share of the matched core figures whose attribute is right
    direct, indirect    F1 of quotes whose spans agree (intersection over union 0.8 and 0.5)
    said_by             F1 of direct quotes with the right span and speaker; said_by_indirect likewise
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from parsers.extract import extract
from parsers.records import Article, Figure, Quote

Row = dict[str, Any]
ATTRIBUTES = ("bound", "metric", "flow", "place", "as_of", "source")
MARKS = "\"'“”‘’「」『』«» "


def rows(path: Path) -> list[Row]:
    """The passages of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def article(row: Row) -> Article:
    """The passage as the article that the extractors take."""
    published = (
        datetime.combine(date.fromisoformat(row["published"]), time(), UTC) if row.get("published") else None
    )
    return Article(
        url=row["id"], text=row["text"], lang=row["lang"], title=row.get("title") or "", published=published
    )


def score(passages: Iterable[Row]) -> dict[str, float]:
    """The figures of the module's docstring, 0 to 1, over all passages; a kind that the set lacks is left out."""
    count: Counter[str] = Counter()
    for row in passages:
        found = extract(article(row))
        _count_figures(count, row, found.figures)
        for kind in ("direct", "indirect"):
            _count_quotes(count, row, [q for q in found.quotes if q.kind == kind], kind)
    return dict(_summary(count))


def _summary(count: Counter[str]) -> Iterator[tuple[str, float]]:
    for name, right, of in (
        ("figure", "figure", "figure"),
        ("core", "core", "core"),
        ("record", "record", "core"),
        ("direct", "direct", "direct"),
        ("said_by", "said_by.direct", "direct"),
        ("indirect", "indirect", "indirect"),
        ("said_by_indirect", "said_by.indirect", "indirect"),
    ):
        both = count[f"{of}.got"] + count[f"{of}.gold"]
        if count[f"{of}.gold"]:
            yield name, 2 * count[f"{right}.right"] / both
    for name in ATTRIBUTES:
        if count["matched core"]:
            yield name, count[f"{name}.right"] / count["matched core"]


def _count_figures(count: Counter[str], row: Row, got: tuple[Figure, ...]) -> None:
    gold = row.get("figures") or []
    pairs = _pair(_figure_matches(row["text"], gold, got))
    doubtful = {j for i, j in pairs if gold[i].get("optional")}
    sure = [(i, j) for i, j in pairs if j not in doubtful]
    count["figure.gold"] += sum(not g.get("optional") for g in gold)
    count["figure.got"] += len(got) - len(doubtful)
    count["figure.right"] += len(sure)
    count["core.gold"] += sum(g["core"] and not g.get("optional") for g in gold)
    count["core.got"] += sum(f.core for j, f in enumerate(got) if j not in doubtful)
    for i, j in sure:
        if gold[i]["core"]:
            right = {name: _agrees(name, gold[i], got[j], row["lang"]) for name in ATTRIBUTES}
            count["matched core"] += 1
            count["core.right"] += got[j].core
            count["record.right"] += got[j].core and all(
                right[n] for n in ("bound", "metric", "flow", "place")
            )
            count.update(f"{name}.right" for name, ok in right.items() if ok)


def _figure_matches(text: str, gold: list[Row], got: tuple[Figure, ...]) -> Iterator[tuple[float, int, int]]:
    at: Counter[str] = Counter()
    for i, g in enumerate(gold):
        start = text.find(g["evidence"], at[g["evidence"]])
        if start < 0:
            raise ValueError(f"{g['evidence']!r} is not in its passage")
        at[g["evidence"]] = start + 1
        for j, figure in enumerate(got):
            shared = min(start + len(g["evidence"]), figure.end) - max(start, figure.start)
            if shared > 0 and figure.unit == g["unit"] and _same_value(g, figure):
                yield -shared, i, j


def _same_value(gold: Row, figure: Figure) -> bool:
    growth = gold["metric"] == "growth"  # the truth gives the size of a fall, headway its sign
    value = abs(figure.value) if growth else figure.value
    high = gold.get("value_high")
    return _near(abs(gold["value"]) if growth else gold["value"], value) and (
        high is None or (figure.value_high is not None and _near(high, figure.value_high))
    )


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9)


def _pair(matches: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(matches):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _agrees(name: str, gold: Row, figure: Figure, lang: str) -> bool:
    want, have = gold.get(name), getattr(figure, name)
    if name == "source":
        return _same_name(want, have, lang)
    if name == "flow":
        return want is None or bool(want) == have
    if name == "as_of":
        n = min(len(want or ""), len(have or ""), 7)
        return (want or "")[:n] == (have or "")[:n] and bool(want) == bool(have)
    return (name == "place" and gold["metric"] == "share") or (want or None) == (have or None)


def _same_name(gold: str | None, have: str | None, lang: str) -> bool:
    if not gold or not have:
        return not gold and not have
    if lang == "zh":
        a, b = re.sub(r"\W", "", gold), re.sub(r"\W", "", have)
        return a in b or b in a
    g, h = re.findall(r"\w+", gold.lower()), re.findall(r"\w+", have.lower())
    if not g or not h:
        return False
    share = len(set(g) & set(h)) / len(set(g) | set(h))
    return g[-1] == h[-1] or set(g) <= set(h) or set(h) <= set(g) or share >= 0.5


def _count_quotes(count: Counter[str], row: Row, got: list[Quote], kind: str) -> None:
    gold = [q for q in row.get("quotes") or [] if q["kind"] == kind]
    least = 0.8 if kind == "direct" else 0.5
    matches = []
    for i, g in enumerate(gold):
        want = _quote_span(row["text"], g)
        for j, quote in enumerate(got):
            agreement = _agreement(want, _inside(row["text"], quote.start, quote.end))
            if agreement >= least:
                matches.append((-agreement, i, j))
    pairs = _pair(matches)
    doubtful = {j for i, j in pairs if gold[i].get("optional")}
    sure = [(i, j) for i, j in pairs if j not in doubtful]
    count[f"{kind}.gold"] += sum(not q.get("optional") for q in gold)
    count[f"{kind}.got"] += len(got) - len(doubtful)
    count[f"{kind}.right"] += len(sure)
    count[f"said_by.{kind}.right"] += sum(
        _same_name(gold[i].get("speaker"), got[j].speaker, row["lang"]) for i, j in sure
    )


def _quote_span(text: str, quote: Row) -> tuple[int, int]:
    start = text.find(quote["begin"])
    if start < 0:
        raise ValueError(f"{quote['begin']!r} is not in its passage")
    want = quote.get("words") or quote.get("chars") or 0
    best = start + len(quote["begin"])
    for found in re.finditer(re.escape(quote["end"]), text[start:]):
        end = start + found.end()
        if end < best:
            continue
        best = end
        length = len(re.findall(r"\w+", text[start:end])) if quote.get("words") else end - start
        if length >= 0.85 * want:
            break
    return start, best


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def _agreement(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / max(1, a[1] - a[0] + b[1] - b[0] - shared)
