"""What the report shows, read from the published copy and worded in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from flows.joined import strand
from flows.report import trends
from flows.report.fields import Both, Row, before_of, day_of, moment, name_of, story_of, value_of
from flows.show import clean
from flows.wording import KINDS, counted, number, place, spoken
from warehouse.reader import Reader
from warehouse.statements import script

NEWEST, CONFLICTS, QUOTES = 36, 24, 400
_OF_A_SERIES = 3  # newest figures of one series: a series that moves daily must not hide the others
_COUNTS = (
    ("articles", ("article", "articles", "篇文章")),
    ("figures", ("figure", "figures", "个数字")),
    ("quotes", ("quote", "quotes", "条引语")),
    ("series", ("series", "series", "个序列")),
    ("sources", ("source", "sources", "个来源")),
)


def collect(reader: Reader) -> Row:
    """Everything the template asks for but the title and the time."""
    counts = _rows(reader, "counts")[0]
    charted, others = trends.split(_rows(reader, "trends", trends.SERIES))
    return {
        "counts": [_count(counts[key], *words) for key, words in _COUNTS],
        "figures": counts["figures"],
        "newest": _newest(_rows(reader, "newest", NEWEST * 6)),
        "trends": charted,
        "others": others,
        "conflicts": [_conflict(row) for row in _rows(reader, "conflicts", CONFLICTS)],
        "places": list(_places(_rows(reader, "provinces"))),
        "speakers": _speakers(_rows(reader, "quotes", QUOTES)),
        "sources": [_source(row) for row in _rows(reader, "sources")],
    }


def _rows(reader: Reader, query: str, limit: int | None = None) -> list[Row]:
    return reader.sql(script(f"report/{query}").sql, {"limit": limit} if limit else ()).records()


def _count(count: int, one: str, many: str, chinese: str) -> Row:
    return {"number": count, "name": (one if count == 1 else many, chinese)}


def _newest(rows: list[Row]) -> list[Row]:
    """The newest figures, at most a few of one series."""
    seen: Counter[str] = Counter()
    kept = []
    for row in rows:
        seen[row["series"]] += 1
        if seen[row["series"]] <= _OF_A_SERIES:
            kept.append(row)
    return [_figure(row) for row in kept[:NEWEST]]


def _figure(row: Row) -> Row:
    before, marked, after = _marked(row["sentence"], row["text"])
    kind = KINDS["en"].get(row["kind"] or "")
    # The warehouse compares equal periods only; of shares it cannot know whether they answer one question.
    comparable = row["flow"] or row["kind"] == "revised" or strand(row) is not None
    return {
        "value": value_of(row),
        "noun": clean(row["noun"] or ""),
        "about": name_of(row),
        "as_of": row["as_of"],
        "kind": (kind, KINDS["zh"][row["kind"]]) if kind else None,
        "news": row["news"],
        "previous": before_of(row) if row["news"] and comparable else None,
        "suspect": clean(row["suspect"] or ""),
        "before": before,
        "marked": marked,
        "after": after,
        "lang": row["lang"],
        "source": clean(row["source"] or ""),
        **story_of(row),
    }


def _marked(sentence: str, words: str) -> tuple[str, str, str]:
    """A sentence cut around the figure's words; a figure that reaches beyond it marks nothing."""
    before, found, after = sentence.partition(words)
    return (clean(before), clean(found), clean(after)) if found else (clean(sentence), "", "")


def _conflict(row: Row) -> Row:
    sides = [_side(row, "", row["reporter"]), _side(row, "other_", row["other_reporter"])]
    return {"name": name_of(row), "sides": sides, "apart": _apart(row)}


def _side(row: Row, prefix: str, reporter: str | None) -> Row:
    return {
        "value": value_of(row, prefix),
        "who": clean(reporter or ""),
        "as_of": row[f"{prefix}as_of"],
        "sentence": clean(row[f"{prefix}sentence"] or ""),
        **story_of(row, prefix),
    }


def _apart(row: Row) -> Both:
    """How far two reports are from each other: «232 apart»."""
    difference = abs(row["value"] - row["other_value"])
    if row["unit"] == "percent":
        return f"{difference:.4g} points apart", f"相差 {difference:.4g} 个百分点"
    return f"{number(difference, row['unit'])} apart", f"相差 {number(difference, row['unit'], 'zh')}"


def _places(rows: list[Row]) -> Iterable[Row]:
    for metric, group in groupby(rows, key=lambda row: row["metric"]):
        held = list(group)
        if len(held) < 2:
            continue
        most = max(row["value"] for row in held) or 1
        yield {
            "name": (counted(metric), counted(metric, language="zh")),
            "rows": [
                {
                    "name": (place(row["place"]), place(row["place"], "zh")),
                    "value": value_of({**row, "flow": False}),
                    "part": round(100 * row["value"] / most, 1),
                    "day": day_of(row["day"]),
                }
                for row in held
            ],
        }


def _speakers(rows: list[Row]) -> list[Row]:
    """By speaker: those with a name first, of them the most recently quoted; their newest quotes first."""
    found: dict[str, Row] = {}
    for row in rows:
        speaker = found.setdefault(
            row["speaker"], {"name": clean(row["speaker"]), "role": clean(row["role"] or ""), "quotes": []}
        )
        speaker["role"] = speaker["role"] or clean(row["role"] or "")
        words = spoken(row["text"], row["start_at"], row["parts"])
        speaker["quotes"].append({"text": clean(words), "lang": row["lang"], **story_of(row)})
    return sorted(found.values(), key=lambda speaker: speaker["name"][:1].islower())


def _source(row: Row) -> Row:
    return {
        "source": clean(row["source"]),
        "status": row["status"],
        "newest": moment(row["newest_item"]).replace("T", " "),
        "last_success": moment(row["last_ok"]).replace("T", " "),
        "listed": row["listed"],
        "expected": row["expected"],
        "reason": clean(row["reason"] or ""),
    }
