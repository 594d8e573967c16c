"""Any service that Apprise knows, by its address: mail, chat, phone, webhook (mailto://, slack://, json://, …)."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any, cast

import apprise

from flows.alerts.channels import ChannelError, Send, redact
from flows.alerts.message import Message

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def takes(address: str) -> bool:
    """True for any address with a scheme."""
    return "://" in address


def opened(name: str, address: str, folder: Path) -> Send:
    """One Apprise object for this channel alone, so that one address's failure is its own."""
    service = apprise.Apprise.instantiate(address, suppress_exceptions=True)
    if service is None:
        scheme = address.split("://")[0]
        raise ChannelError(f"channel {name}: Apprise does not understand this {scheme}:// address")
    return lambda message: _send(service, address, message)


def _send(service: apprise.NotifyBase, address: str, message: Message) -> None:
    title, body = defused(message.title), defused(message.body)
    if service.notify_format == apprise.NotifyFormat.MARKDOWN:
        title, body = _MARKDOWN.sub(r"\\\1", title), _MARKDOWN.sub(r"\\\1", body)
    target = apprise.Apprise()
    target.add(service)
    capture = cast(Any, apprise.LogCapture)  # Apprise leaves it without types
    with capture(level=logging.WARNING) as log:
        confirmed = target.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT)
        said = log.getvalue()
    if not confirmed:
        raise ChannelError(redact(_cause(said), address))


def defused(text: str) -> str:
    """The text with mentions (@everyone, <!channel>) and Markdown links made inert by an invisible joiner."""
    return re.sub(r"@(?=\w)|<(?=[@!#])|\](?=\()", lambda m: m.group() + "\u2060", text)


def _cause(said: str) -> str:
    lines = [line.split(" - ", 2)[-1].strip() for line in said.splitlines() if line.strip()]
    return "; ".join(dict.fromkeys(lines))[:300] or "the service did not confirm"
