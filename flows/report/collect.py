"""What the report shows, read from the published copy and worded in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from flows.report import charts
from flows.show import clean
from flows.wording import KINDS, NOTES, Language, bounded, counted, place, series, spoken
from warehouse.reader import Reader
from warehouse.statements import script

NEWEST, TRENDS, CONFLICTS, QUOTES = 36, 24, 24, 400
FEW = 6
POINTS = 1000  # rows of a chart's table at most; the line itself shows all
_LANGUAGES: tuple[Language, Language] = ("en", "zh")
_BESIDE = ("conflict", "variant", "weaker")
_COUNTS = (
    ("articles", ("articles", "篇文章")),
    ("figures", ("figures", "个数字")),
    ("quotes", ("quotes", "条引语")),
    ("series", ("series", "个序列")),
    ("sources", ("sources", "个来源")),
)

Row = dict[str, Any]


def collect(reader: Reader) -> Row:
    """Everything the template asks for but the title and the time."""
    counts = _rows(reader, "counts")[0]
    return {
        "counts": [{"number": counts[key], "name": words} for key, words in _COUNTS],
        "newest": [_newest(row) for row in _rows(reader, "newest", NEWEST)],
        "trends": _charted(list(_trends(_rows(reader, "trends", TRENDS)))),
        "conflicts": [_conflict(row) for row in _rows(reader, "conflicts", CONFLICTS)],
        "places": list(_places(_rows(reader, "provinces"))),
        "speakers": _speakers(_rows(reader, "quotes", QUOTES)),
        "sources": [_source(row) for row in _rows(reader, "sources")],
    }


def _rows(reader: Reader, query: str, limit: int | None = None) -> list[Row]:
    return reader.sql(script(f"report/{query}").sql, {"limit": limit} if limit else ()).records()


def _newest(row: Row) -> Row:
    before, marked, after = _split(row["sentence"], row["text"])
    kind = KINDS["en"].get(row["kind"] or "")
    return {
        "value": _value(row),
        "noun": clean(row["noun"] or ""),
        "about": name_of(row),
        "as_of": row["as_of"],
        "kind": (kind, KINDS["zh"][row["kind"]]) if kind else None,
        "suspect": clean(row["suspect"] or ""),
        "before": before,
        "marked": marked,
        "after": after,
        "lang": row["lang"],
        "source": clean(row["source"] or ""),
        **_story(row),
    }


def _split(sentence: str, words: str) -> tuple[str, str, str]:
    """A sentence cut around the figure's words; a figure that reaches beyond it marks nothing."""
    before, found, after = sentence.partition(words)
    return (clean(before), clean(found), clean(after)) if found else (clean(sentence), "", "")


def _story(row: Row, prefix: str = "") -> Row:
    url = row[f"{prefix}url"] or ""
    published = row.get("published") or row.get(f"{prefix}first_seen")
    return {
        "title": clean(row[f"{prefix}title"] or ""),
        "url": url if url.startswith(("http://", "https://")) else "",  # a link is never a script
        "publisher": clean(row.get("publisher") or ""),
        "published": _moment(published),
    }


def _value(row: Row, prefix: str = "") -> tuple[str, str]:
    parts = (row[f"{prefix}value"], row.get(f"{prefix}value_high"), row["unit"], row[f"{prefix}bound"])
    en, zh = (bounded(*parts, language=lang, flow=row["flow"]) for lang in _LANGUAGES)
    return en, zh


def name_of(row: Row) -> tuple[str, str]:
    """A series' name in both languages: «registered services · China · added within a period»."""
    en, zh = (clean(series(row, lang)) for lang in _LANGUAGES)
    return en, zh


def _moment(value: datetime | None) -> str:
    return value.isoformat(timespec="minutes") if value else ""


def _trends(rows: list[Row]) -> Iterable[Row]:
    for _, group in groupby(rows, key=lambda row: row["series"]):
        line = list(group)
        revised = [row for row in line if row["kind"] == "revised"]
        withdrawn = {(r["first_reporter"], r["previous_value"], r["previous_as_of"]) for r in revised}
        for row in line:
            row["note"] = _note(row, withdrawn)
        points = [_point(row) for row in line]
        facts = [row for row, point in zip(line, points, strict=True) if point.sort == "fact"]
        latest = (facts or line)[-1]
        yield {
            "name": name_of(line[0]),
            "latest": _value(latest),
            "day": latest["as_of"] or _day(latest["day"]),
            "first_reporter": clean(latest["first_reporter"] or ""),
            "svg": charts.trend(points, line[0]["unit"]),
            "rows": [_trend_row(row) for row in reversed(line[-POINTS:])],
        }


def _note(row: Row, withdrawn: set[tuple[str, float, str | None]]) -> str:
    """What a claim is to its line, where it is not simply on it: a key of NOTES, or ""."""
    if (row["sums"] or "").startswith("contradicts"):
        return "doubtful"
    said = (row["first_reporter"], row["value"], row["as_of"])
    if row["reporters"] <= 1 and row["kind"] != "revised" and said in withdrawn:
        return "withdrawn"  # only copies of it are left, and nobody else said it
    return row["kind"] if row["kind"] in NOTES["en"] else ""


def _point(row: Row) -> charts.Point:
    return charts.Point(
        row["day"],
        row["value"],
        row["bound"],
        row["value_high"],
        disputed=row["kind"] in _BESIDE,
        doubtful=row["note"] in ("doubtful", "withdrawn"),
    )


def _charted(lines: list[Row]) -> list[Row]:
    """The series that have moved; those with one value only fill up a page that would else be short."""
    moved = [line for line in lines if len({row["day"] for row in line["rows"]}) > 1]
    still = [line for line in lines if line not in moved]
    return moved + still[: max(0, FEW - len(moved))]


def _trend_row(row: Row) -> Row:
    url = row["url"] or ""
    return {
        "day": row["as_of"] or _day(row["day"]),
        "value": _value(row),
        "note": (NOTES["en"].get(row["note"], ""), NOTES["zh"].get(row["note"], "")),
        "reporters": row["reporters"],
        "reporter": clean(row["first_reporter"] or ""),
        "url": url if url.startswith(("http://", "https://")) else "",
    }


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _conflict(row: Row) -> Row:
    here = {"value": _value(row), "who": clean(row["reporter"]), "as_of": row["as_of"], **_story(row)}
    there = {
        "value": _value(row, "other_"),
        "who": clean(row["other_reporter"] or ""),
        "as_of": row["other_as_of"],
        **_story(row, "other_"),
    }
    return {"name": name_of(row), "sides": [here, there]}


def _places(rows: list[Row]) -> Iterable[Row]:
    for metric, group in groupby(rows, key=lambda row: row["metric"]):
        held = list(group)
        if len(held) < 2:
            continue
        labels = [f"{place(row['place'])} {place(row['place'], 'zh')}" for row in held]
        yield {
            "name": (counted(metric), counted(metric, language="zh")),
            "svg": charts.bars(labels, [row["value"] for row in held], held[0]["unit"]),
            "rows": [
                {
                    "name": (place(row["place"]), place(row["place"], "zh")),
                    "value": _value({**row, "flow": False}),
                    "day": _day(row["day"]),
                }
                for row in held
            ],
        }


def _speakers(rows: list[Row]) -> list[Row]:
    """By speaker; the most recently quoted first, their newest quotes first."""
    found: dict[str, Row] = {}
    for row in rows:
        speaker = found.setdefault(
            row["speaker"], {"name": clean(row["speaker"]), "role": clean(row["role"] or ""), "quotes": []}
        )
        speaker["role"] = speaker["role"] or clean(row["role"] or "")
        words = spoken(row["text"], row["start_at"], row["parts"])
        speaker["quotes"].append({"text": clean(words), "lang": row["lang"], **_story(row)})
    return list(found.values())


def _source(row: Row) -> Row:
    return {
        "source": clean(row["source"]),
        "status": row["status"],
        "newest": _moment(row["newest_item"]).replace("T", " "),
        "last_success": _moment(row["last_ok"]).replace("T", " "),
        "listed": row["listed"],
        "expected": row["expected"],
        "reason": clean(row["reason"] or ""),
    }
