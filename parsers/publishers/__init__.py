"""One publisher, one module here, found by its name; each offers `PUBLISHER`, a parsers.sources.Publisher.

Whoever adds a publisher adds one module and a page in its layout below tests/pages/publishers/; nothing else
names it.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import cast

from parsers.sources import Publisher, host


@cache
def all() -> tuple[Publisher, ...]:
    """Every publisher, by name."""
    return tuple(get(m.name) for m in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name))


@cache
def get(name: str) -> Publisher:
    """The publisher of a name such as "chinadaily". Raises KeyError for one that is not here."""
    names = tuple(m.name for m in pkgutil.iter_modules(__path__))
    if name not in names:
        raise KeyError(f"no publisher {name!r}; there are {', '.join(sorted(names))}")
    return cast(Publisher, importlib.import_module(f"{__name__}.{name}").PUBLISHER)


@cache
def _by_host() -> dict[str, Publisher]:
    return {h: p for p in all() for h in p.hosts}


def for_url(url: str) -> Publisher | None:
    """The publisher whose host an address has; of several the most specific (en.people.cn before people.cn)."""
    known = _by_host()
    name = host(url).name
    while name:
        if name in known:
            return known[name]
        name = name.partition(".")[2]
    return None
