"""What was measured, for the terminal: ratios first."""

from __future__ import annotations

from typing import Any

Found = dict[str, Any]


def show(found: Found) -> None:
    """Print a run."""
    about = found["machine"]
    print(
        f"\n{found['pages']}; {about['cpu']}, {about['cores']} cores, load {about['load']:.1f} to {about['load_after']:.1f}"
    )
    print(f"Python {about['python']}, " + ", ".join(f"{k} {v}" for k, v in found["versions"].items()))
    for part, tell in (
        ("readers", _readers), ("scan", _scan), ("run", _run), ("growth", _growth), ("scaling", _scaling),
    ):  # fmt: skip
        if part in found:
            tell(found[part])


def _readers(readers: dict[str, Found]) -> None:
    print("\nFrom a page's bytes, of one core. headway is so many times as fast:")
    print("    to figures\n    and quotes    landed  as")
    for name, row in readers.items():
        if "missing" in row:
            print(f"{'':20}      {name}: not installed ({row['missing']})")
            continue
        print(
            f"{row['headway_to_it']:13.2f}x {row['landed_to_it']:8.2f}x  {name:36} {row['pages_a_second']:8.1f} pages/s,"
            f" {row['peak_megabytes']:5.0f} MB at most"
        )


def _scan(scan: Found) -> None:
    print(f"\nAn archive of {scan['pages']} pages of {scan['kilobytes_a_page']:.0f} kB, 2% on the topic")
    print(f"{scan['scan_to_reading']:9.2f}x  the time of reading the file alone takes looking through it")
    print(f"{scan['parse_to_reading']:9.2f}x  the same, and parsing what is let pass")
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


def _scaling(scaling: Found) -> None:
    print(
        f"\nA backfill of {scaling['files']} files of {scaling['pages_a_file']} pages, by the clock on the wall"
    )
    for row in scaling["ways"]:
        same = (
            "the same figures, quotes and claims"
            if row["same"]
            else "NOT the same figures, quotes and claims"
        )
        print(
            f"{row['times_one_process']:9.2f}x  as fast as one process: {row['way']:16}"
            f" {row['pages_a_second']:8.1f} pages/s, {same}"
        )
