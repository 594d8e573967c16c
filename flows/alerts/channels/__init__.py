"""Channel types, one module each, found by their modules' names.

A channel module offers

    def takes(address: str) -> bool                                  whether an address of headway.toml is of this type
    def opened(name: str, address: str, folder: Path) -> Send        ready to send; `folder` is the data folder

and `Send` takes one Message and returns when the channel has confirmed it, or raises ChannelError. Whoever
adds a type adds one file; nothing else names it. The module `services` takes what no other does.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from flows.alerts.message import Message

Send = Callable[[Message], None]


class ChannelError(Exception):
    """A channel did not take a message; the text says why, without the secrets of its address."""


class Channel(Protocol):
    """What a channel module offers."""

    def takes(self, address: str) -> bool: ...
    def opened(self, name: str, address: str, folder: Path) -> Send: ...


@cache
def _types() -> tuple[Channel, ...]:
    names = sorted(m.name for m in pkgutil.iter_modules(__path__))
    names.sort(key=lambda name: name == "services")  # the catch-all comes last
    return tuple(cast(Channel, importlib.import_module(f"{__name__}.{name}")) for name in names)


def open_channel(name: str, address: str, folder: Path) -> Send:
    """A channel ready to send. Raises ChannelError if its address is none of any type's."""
    for kind in _types():
        if kind.takes(address):
            return kind.opened(name, address, folder)
    raise ChannelError(f"channel {name}: no type of channel takes its address")


def redact(text: str, address: str) -> str:
    """The text without what may be secret in a channel's address: all of it but the scheme and the host."""
    text = text.replace(address, "***")
    rest = re.sub(r"^[\w+.-]+://", "", address)
    for part in sorted(re.split(r"[/@:?&=,]", rest), key=len, reverse=True):
        if len(part) >= 4 and part not in ("true", "false") and not _host(part, address):
            text = text.replace(part, "***")
    return text


def _host(part: str, address: str) -> bool:
    return ("." in part or part == "localhost") and (f"@{part}" in address or f"//{part}" in address)
