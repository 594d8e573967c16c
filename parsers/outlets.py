"""Who reports: the many names of one outlet (新华社, 新华网, Xinhua, news.cn), for counting independent reporters.

A publisher's own slug, title and hosts are names of it without being listed; publishers/outlets.tsv adds the rest,
one outlet a line: what it is called here, a tab, its other names, separated by commas. Its papers, sites, apps and
the language editions of one newsroom are one outlet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from parsers import publishers


@cache
def names() -> tuple[tuple[str, str], ...]:
    """Every known (name, outlet) as written; a name that two outlets claim raises ValueError."""
    found: dict[str, str] = {}
    listed = dict(_listed())
    for name, outlet in (*listed.items(), *_of_publishers(listed)):
        if found.setdefault(name, outlet) != outlet:
            raise ValueError(f"outlets.tsv: {name!r} is a name of {found[name]} and of {outlet}")
    return tuple(found.items())


def _listed() -> Iterator[tuple[str, str]]:
    for line in files("parsers.publishers").joinpath("outlets.tsv").read_text("utf-8").splitlines():
        outlet, _, others = line.partition("\t")
        yield outlet, outlet
        for other in others.split(","):
            yield other.strip(), outlet


def _of_publishers(listed: dict[str, str]) -> Iterator[tuple[str, str]]:
    for publisher in publishers.all():
        outlet = listed.get(publisher.name, publisher.name)
        for name in (publisher.name, publisher.title, *publisher.hosts):
            yield name, outlet
