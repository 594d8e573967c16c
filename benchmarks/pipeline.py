"""headway's speed beside its peers', in one run on this machine; `make bench` runs it where the peers are installed.

    python -m benchmarks.pipeline [--quick] [--only readers,scan,run,growth,scaling] [--most 10000] [--no-history]

Ratios come first, as the machine is not the subject. Every measurement has a process of its own, so that its peak of
memory is its own. What was measured is added to benchmarks/results/pipeline.jsonl; `python -m benchmarks.tables` puts
the newest of it into benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from benchmarks import history, telling

PARTS = ("readers", "scan", "run", "growth", "scaling")
Found = dict[str, Any]


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the pages, to see that it runs")
    parser.add_argument("--only", default=",".join(PARTS), help="which parts, with commas between")
    parser.add_argument(
        "--most", type=int, default=10_000, help="the largest archive of the growth (100000: long)"
    )
    parser.add_argument("--no-history", action="store_true", help="add nothing to benchmarks/results")
    options = parser.parse_args()
    wanted = set(options.only.split(","))
    if unknown := wanted - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    found = history.machine()
    for part, measured in _measured(wanted, 10 if options.quick else 1, options.most):
        found[part] = measured
    found["machine"]["load_after"] = os.getloadavg()[0]
    telling.show(found)
    if not (options.no_history or options.quick):
        history.add(found)


def _measured(wanted: set[str], less: int, most: int) -> Iterator[tuple[str, Any]]:
    """Each wanted part with what was measured, over so many times fewer pages."""
    # Here, and not above: every process that a measurement starts imports this module.
    from benchmarks import archive_scan, prefect_share, scaling, side_by_side

    if "readers" in wanted:
        yield "readers", side_by_side.measure(less)
    if "scan" in wanted:
        yield "scan", _apart(archive_scan.speeds, 2000 // less)
    if "run" in wanted:
        yield "run", _apart(prefect_share.measure, 1000 // less)
    if "growth" in wanted:
        sizes = [count for count in (1000, 10_000, 100_000) if count <= most]
        yield "growth", [_apart(archive_scan.growth, count // less) for count in sizes]
    if "scaling" in wanted:
        yield "scaling", _apart(scaling.measure, 1000 // less)


def _apart(do: Callable[..., Found], *arguments: Any) -> Found:
    """The measurement, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(do, *arguments).result()


if __name__ == "__main__":
    main()
