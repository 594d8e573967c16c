"""A file: one message after another, on the disk before it counts as delivered. `file:NAME` lies below the data
folder; a NAME that ends in .jsonl gets one JSON object a line."""

from __future__ import annotations

import json
import os
from pathlib import Path

from flows.alerts.channels import ChannelError, Send
from flows.alerts.message import Message


def takes(address: str) -> bool:
    """True for file:NAME."""
    return address.startswith("file:")


def opened(name: str, address: str, folder: Path) -> Send:
    """Appends messages to the file, which is made when first needed."""
    target = address.removeprefix("file:").removeprefix("//")
    if not target:
        raise ChannelError(f"channel {name}: file: needs a name, such as file:alerts.txt")
    path = folder / target
    return lambda message: _append(path, message)


def _append(path: Path, message: Message) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(_lines(message) if path.suffix == ".jsonl" else f"{message.title}\n{message.body}\n\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ChannelError(f"{path}: {error.strerror}") from error


def _lines(message: Message) -> str:
    return "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in message.facts)
