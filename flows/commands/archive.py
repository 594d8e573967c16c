"""`headway archive`: what lies in the archive, whether it is whole, and one page out of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from flows import options, show


@click.group()
def command() -> None:
    """The archived pages: WARC files that any replay tool reads, below the data folder."""


@command.command("list")
@options.located
@options.as_json
def list_files(config: Path | None, data: Path | None, as_json: bool) -> None:
    """List the archive's files."""
    folder = options.settings(config, data).archive
    columns = ("file", "bytes", "pages", "first", "last", "note")
    rows = [_described(folder, path) for path in _files(folder)]
    if as_json:
        click.echo(show.as_json(columns, rows))
    else:
        show.console().print(show.table(None, columns, rows))


@command.command()
@options.located
def check(config: Path | None, data: Path | None) -> None:
    """Read every record and hold every page against its digest. Exit status 1 if anything is damaged."""
    from flows import records

    folder = options.settings(config, data).archive
    pages, faults = 0, []
    for path in _files(folder):
        try:
            for _, page in records.scan(folder, path):
                pages += page is not None
                if page is not None and not page.intact:
                    faults.append(f"{path.name}: the page at byte {page.offset} does not have its digest")
        except records.Torn as torn:
            faults.append(str(torn))
    for fault in faults:
        click.echo(show.clean(fault))
    click.echo(f"{pages} pages whole" if not faults else f"{pages} pages read, {len(faults)} faults")
    sys.exit(1 if faults else 0)


@command.command()
@options.located
@click.argument("address")
@click.option("--all", "every", is_flag=True, help="List every capture instead of printing the newest.")
def page(config: Path | None, data: Path | None, address: str, every: bool) -> None:
    """Print the newest archived body of ADDRESS, or the record at FILE:BYTE, as it came."""
    folder = options.settings(config, data).archive
    found = list(_captures(folder, address))
    if not found:
        raise click.ClickException(f"nothing is archived of {show.clean(address)}")
    if every:
        columns = ("fetched", "file", "byte", "bytes")
        show.console().print(
            show.table(None, columns, [(at, name, offset, len(body)) for at, name, offset, body in found])
        )
    else:
        sys.stdout.buffer.write(max(found, key=lambda capture: capture[0])[3])


def _files(folder: Path) -> list[Path]:
    from flows import records

    return records.files(folder)


def _described(folder: Path, path: Path) -> tuple[object, ...]:
    from flows import records

    times, note = list[datetime](), None
    try:
        times = [page.fetched for _, page in records.scan(folder, path) if page]
    except records.Torn as torn:
        note = str(torn).removeprefix(f"{path}: ")
    first, last = (min(times), max(times)) if times else (None, None)
    return path.relative_to(folder).as_posix(), path.stat().st_size, len(times), first, last, note


def _captures(folder: Path, address: str) -> Iterator[tuple[datetime, str, int, bytes]]:
    """When, where and what was archived of an address, or lies at FILE:BYTE."""
    from flows import records

    name, _, offset = address.rpartition(":")
    if offset.isdecimal() and (folder / name).is_file():
        page = records.page_at(folder, name, int(offset))
        if page is not None:
            yield page.fetched, page.file, page.offset, page.body
        return
    for path in _files(folder):
        try:
            for _, page in records.scan(folder, path):
                if page is not None and page.url == address:
                    yield page.fetched, page.file, page.offset, page.body
        except records.Torn:
            continue
