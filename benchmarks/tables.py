"""The newest of what `make bench` measured, as the tables of benchmarks/README.md.

    python -m benchmarks.tables

writes them between the file's two marks. A part comes from the newest run that measured it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import history, paper_plan
from benchmarks.readers import HEADWAY, STACK

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
Found = dict[str, Any]


def main() -> None:
    """Write the tables."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n\n".join(written())
    README.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def written() -> Iterator[str]:
    """Every table with a line before it that says when and under which load it was measured."""
    newest = {part: found for part in _TABLES if (found := history.newest(part))}
    for part, found in newest.items():
        title, table = _TABLES[part]
        about = found["machine"]
        yield (
            f"{title} ({found['at'][:16].replace('T', ' ')} UTC, commit {found['commit']}, {about['cores']} cores,"
            f" load {about['load']:.1f} to {about['load_after']:.1f}):"
        )
        yield "\n".join(table(found[part]))
    if newest.keys() >= set(paper_plan.PARTS):
        yield "A year of Common Crawl News, reckoned from these (paper_plan.py says what is assumed of it):"
        rows = paper_plan.rows({part: newest[part][part] for part in paper_plan.PARTS})
        yield "\n".join(_table(("", ""), rows))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _goal(said: str, met: bool) -> str:
    return f"{said}: {'met' if met else 'missed'}"


def _readers(readers: Found) -> Iterator[str]:
    goals = {HEADWAY: _goal("60 pages/s", readers[HEADWAY]["pages_a_second"] >= 60)}
    for name, times in (("trafilatura", 1.5), (STACK, 10)):
        if "missing" not in readers[name]:
            goals[name] = _goal(f"{times}x", readers[name]["headway_to_it"] >= times)
    return _table(
        ("of one core", "pages/s", "headway to figures and quotes", "landed too", "memory", "goal"),
        (
            (
                name, f"{row['pages_a_second']:.1f}", f"{row['headway_to_it']:.2f}x as fast",
                f"{row['landed_to_it']:.2f}x", f"{row['peak_megabytes']:.0f} MB", goals.get(name, ""),
            )
            for name, row in readers.items() if "missing" not in row
        ),
    )  # fmt: skip


def _scan(scan: Found) -> Iterator[str]:
    passed = f"and parsing the {scan['let_pass']:.0%} let pass"
    goal = _goal("1,000 pages/s, 2x", scan["scan"] >= 1000 and scan["scan_to_reading"] <= 2)
    return _table(
        (
            f"pages of {scan['kilobytes_a_page']:.0f} kB",
            "pages/s of one core",
            "time of reading alone",
            "goal",
        ),
        (
            ("reading alone", f"{scan['read_alone']:,.0f}", "1.00x", ""),
            ("looking through", f"{scan['scan']:,.0f}", f"{scan['scan_to_reading']:.2f}x", goal),
            (passed, f"{scan['scan_and_parse']:,.0f}", f"{scan['parse_to_reading']:.2f}x", ""),
        ),
    )


def _run(run: Found) -> Iterator[str]:
    share, peak = run["prefect_share"], run["peak_megabytes"]
    return _table(
        (f"{run['pages']:,} pages of a site on loopback", "", "goal"),
        (
            ("Prefect's share after its start-up, at most", f"{share:.1%}", _goal("10%", share < 0.1)),
            ("peak of memory", f"{peak:.0f} MB", _goal("500 MB", peak < 500)),
            ("parsed and landed", f"{run['pages_landed_a_second']:.0f} pages/s", ""),
            ("the whole run", f"{run['run_seconds']:.0f} s", ""),
            ("Prefect's start and stop", f"{run['start_and_stop_seconds']:.0f} s", ""),
        ),
    )


def _growth(rows: list[Found]) -> Iterator[str]:
    return _table(
        ("pages", "ms a page", "articles", "their landing", "warehouse", "peak of memory"),
        (
            (
                f"{row['pages']:,}", f"{row['read_ms_a_page']:.2f}", f"{row['articles']:,}", f"{row['landing_seconds']:.1f} s",
                f"{row['warehouse_megabytes']:.0f} MB", f"{row['peak_megabytes']:.0f} MB",
            )
            for row in rows
        ),
    )  # fmt: skip


def _scaling(scaling: Found) -> Iterator[str]:
    return _table(
        (f"{scaling['files']} files of {scaling['pages_a_file']:,} pages", "pages/s", "as one process", "what it found"),
        (
            (
                row["way"], f"{row['pages_a_second']:.0f}", f"{row['times_one_process']:.2f}x as fast",
                "the same" if row["same"] else "NOT the same",
            )
            for row in scaling["ways"]
        ),
    )  # fmt: skip


_TABLES = {
    "readers": ("Readers side by side, from a page's bytes", _readers),
    "scan": ("An archive of which 2% is on the topic", _scan),
    "run": ("A run", _run),
    "growth": ("An archive read by one process and landed, in processor time", _growth),
    "scaling": ("Past one process, by the clock on the wall", _scaling),
}


if __name__ == "__main__":
    main()
