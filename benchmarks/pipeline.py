"""headway's speed beside its peers', in one run on this machine; `make bench` runs it where the peers are installed.

    python -m benchmarks.pipeline [--quick] [--only readers,scan,run,growth] [--most 10000] [--no-history]

Ratios come first, as the machine is not the subject. Every measurement has a process of its own, so that its peak of
memory is its own; speeds are pages a second of processor time (a core's, whatever else runs), the median of three.
What was measured is added to benchmarks/results/pipeline.jsonl.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks import archive_scan, memory, prefect_share
from benchmarks.pages_here import samples
from benchmarks.readers import READERS

RESULTS = Path(__file__).parent / "results" / "pipeline.jsonl"
PACKAGES = (
    "prefect", "duckdb", "beautifulsoup4", "lxml", "fastwarc", "hyperscan", "trafilatura", "quantulum3", "textacy", "spacy",
    "newspaper4k",
)  # fmt: skip
Found = dict[str, Any]


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the pages, to see that it runs")
    parser.add_argument("--only", default="readers,scan,run,growth", help="which parts, with commas between")
    parser.add_argument(
        "--most", type=int, default=10_000, help="the largest archive of the growth (100000: long)"
    )
    parser.add_argument("--no-history", action="store_true", help="add nothing to benchmarks/results")
    options = parser.parse_args()
    scale = 10 if options.quick else 1
    wanted = set(options.only.split(","))
    found: Found = machine()
    if "readers" in wanted:
        found["readers"] = {name: apart(speed, name, options.quick) for name in READERS}
    if "scan" in wanted:
        found["scan"] = apart(archive_scan.speeds, 2000 // scale)
    if "run" in wanted:
        found["run"] = apart(prefect_share.measure, 1000 // scale)
    if "growth" in wanted:
        sizes = [n for n in (1000, 10_000, 100_000) if n <= options.most]
        found["growth"] = [apart(archive_scan.growth, n // scale) for n in sizes]
    show(found)
    if not (options.no_history or options.quick):
        RESULTS.parent.mkdir(exist_ok=True)
        with RESULTS.open("a", encoding="utf-8") as history:
            history.write(json.dumps(found, ensure_ascii=False) + "\n")


def apart(do: Callable[..., Found], *arguments: Any) -> Found:
    """The measurement, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(do, *arguments).result()


def speed(name: str, quick: bool) -> Found:
    """One reader over the pages: pages a second in all and in English alone, and the peak of memory."""
    try:
        read = READERS[name]()
    except (ImportError, OSError) as error:
        return {"missing": str(error)}
    pages = samples()[1][:: 8 if quick else 1]
    if "+" in name:  # seconds a page: a part of the pages tells enough
        pages = [p for p in pages if p.lang == "en"][::4]
    _round(read, pages[:2])
    rounds = [_round(read, pages) for _ in range(1 if "+" in name else 3)]
    middle = sorted(rounds, key=lambda r: r["all"])[len(rounds) // 2]
    return {
        "pages": len(pages),
        "pages_a_second": len(pages) / middle["all"],
        "english_a_second": sum(p.lang == "en" for p in pages) / max(1e-9, middle["en"]),
        "peak_megabytes": memory.peak(),
    }


def _round(read: Callable[[Any], Any], pages: Any) -> dict[str, float]:
    took = {"en": 0.0, "zh": 0.0}
    for page in pages:
        start = time.process_time()
        with suppress(Exception):  # a peer that fails on a page has still taken its time
            read(page)
        took[page.lang] += time.process_time() - start
    return took | {"all": sum(took.values())}


def machine() -> Found:
    """Where this was measured: kind of machine and versions, no names and no paths."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": {
            "cpu": _cpu(), "cores": os.cpu_count(), "load": os.getloadavg()[0], "system": platform.system(),
            "python": platform.python_version(),
        },
        "versions": versions,
        "pages": f"{len(samples()[1])} {samples()[0]}",
    }  # fmt: skip


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _commit() -> str | None:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True
    )
    return said.stdout.strip() or None


def show(found: Found) -> None:
    """Print what was measured, ratios first."""
    about = found["machine"]
    print(f"\n{found['pages']}; {about['cpu']}, {about['cores']} cores, load {about['load']:.1f}")
    print(f"Python {about['python']}, " + ", ".join(f"{k} {v}" for k, v in found["versions"].items()))
    for part, tell in (("readers", _readers), ("scan", _scan), ("run", _run), ("growth", _growth)):
        if part in found:
            tell(found[part])


def _readers(readers: dict[str, Found]) -> None:
    own = readers["headway"]
    print("\nFrom a page's bytes: headway (figures and quotes) is so many times as fast as")
    for name, row in readers.items():
        if "missing" in row:
            print(f"{'':>10}  {name}: not installed ({row['missing']})")
            continue
        mine = own["english_a_second"] if "+" in name else own["pages_a_second"]
        print(
            f"{mine / row['pages_a_second']:9.2f}x  {name:36} {row['pages_a_second']:8.1f} pages/s a core,"
            f" {row['peak_megabytes']:5.0f} MB at most"
        )


def _scan(scan: Found) -> None:
    print(f"\nAn archive of {scan['pages']} pages of {scan['kilobytes_a_page']:.0f} kB, 2% on the topic")
    print(f"{scan['scan_to_reading']:9.2f}x  the time of reading the file alone takes looking through it")
    print(f"{scan['read_alone'] / scan['scan_and_parse']:9.2f}x  the same, and parsing what is let pass")
    for what, name in (
        ("read_alone", "reading alone"), ("scan", "looking through"), ("scan_and_parse", "and parsing"),
    ):  # fmt: skip
        print(f"{'':10}  {name:36} {scan[what]:8.1f} pages/s a core")
    print(f"{'':10}  {scan['let_pass']:.1%} of the pages were let pass to the parser")


def _run(run: Found) -> None:
    print(f"\nA run over {run['pages']} pages of a site on loopback ({run['status']})")
    print(f"{run['prefect_share']:9.1%}   of it is Prefect's at most, after its start-up")
    print(
        f"{'':10}  {run['run_seconds']:.1f} s, and {run['start_and_stop_seconds']:.1f} s to start and stop Prefect"
    )
    print(
        f"{'':10}  {run['pages_landed_a_second']:.1f} pages/s parsed and landed: {run['articles']} articles,"
        f" {run['figures']} figures, {run['quotes']} quotes; {run['peak_megabytes']:.0f} MB at most"
    )


def _growth(rows: list[Found]) -> None:
    print("\nGrowth: an archive into the warehouse")
    for row in rows:
        print(
            f"{row['read_ms_a_page'] / rows[0]['read_ms_a_page']:9.2f}x  the time a page at {row['pages']:,} pages:"
            f" {row['read_ms_a_page']:.2f} ms, {row['articles']} articles landed in {row['landing_seconds']:.1f} s,"
            f" {row['peak_megabytes']:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
