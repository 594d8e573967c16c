"""The terminal: the message on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.alerts.channels import ChannelError, Send
from flows.alerts.message import Message


def takes(address: str) -> bool:
    """True for the word terminal."""
    return address in ("terminal", "terminal:")


def opened(name: str, address: str, folder: Path) -> Send:
    """Prints messages; a closed standard output is a failure of the channel."""
    return _send


def _send(message: Message) -> None:
    body = message.body.replace("\n", "\n  ")
    try:
        sys.stdout.write(f"\n* {message.title}\n  {body}\n")
        sys.stdout.flush()
    except OSError as error:
        raise ChannelError(f"standard output is closed: {error.strerror}") from error
