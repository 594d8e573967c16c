"""Deliver what is due, channel by channel; mark each alert only after its channel has confirmed it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from flows.alerts.channels import ChannelError, Send, open_channel, redact
from flows.alerts.message import Message, digest, message
from flows.settings import Settings, SettingsError
from warehouse.records import Alert

if TYPE_CHECKING:
    from warehouse.store import Warehouse

GIVE_UP_AFTER = 3  # failures in a row before a channel is left alone until the next run
_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(hours=12)


@dataclass(slots=True)
class DeliveryCount:
    """Alerts confirmed and failed in one go; `waiting` were not tried because their channel was dead by then.
    `errors` holds each failing channel's last cause. `nameless` are those of channels that the settings do not name
    (any more), by channel: they wait, and nothing has failed."""

    delivered: int = 0
    failed: int = 0
    waiting: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    nameless: dict[str, int] = field(default_factory=dict)

    def notes(self) -> list[str]:
        """What a person should know of it, a sentence a channel."""
        return [
            *(f"channel {name}: {error}" for name, error in self.errors.items()),
            *(
                f"{count} alerts wait for the channel {name}, which the settings do not name: name it again, or "
                f"drop them with: headway alerts drop {shlex.quote(name)}"
                for name, count in self.nameless.items()
            ),
        ]


def deliver(
    warehouse: Warehouse, settings: Settings, now: datetime, again: str | None = None
) -> DeliveryCount:
    """Send every outbox row that is due at the aware time `now`. Channels fail apart: a dead one costs its own
    alerts only, which stay in the outbox with the cause and the time of the next try. Local channels come
    first. Never raises for a channel's fault. With `again`, sends what has failed before and waits for its next
    try, if its alert's id begins so."""
    count = DeliveryCount()
    rows = warehouse.due(now) if again is None else _failed(warehouse, again)
    due = sorted(rows, key=lambda a: (_remote(settings, a.channel), a.channel))
    for channel, alerts in groupby(due, key=lambda a: a.channel):
        if channel in settings.channels:
            _channel(warehouse, settings, channel, list(alerts), now, count)
        else:
            count.nameless[channel] = len(list(alerts))
    return count


def _failed(warehouse: Warehouse, beginning: str) -> list[Alert]:
    ever = datetime.max.replace(tzinfo=UTC)
    return [a for a in warehouse.due(ever) if a.last_error and a.alert_id.startswith(beginning.lower())]


def _remote(settings: Settings, channel: str) -> bool:
    return channel in settings.channels and "://" in settings.channels[channel].get_secret_value()


def _channel(
    warehouse: Warehouse,
    settings: Settings,
    channel: str,
    alerts: Sequence[Alert],
    now: datetime,
    count: DeliveryCount,
) -> None:
    in_a_row = 0
    tries = {a.alert_id: a.tries for a in alerts}
    for note in _messages(alerts):
        if in_a_row >= GIVE_UP_AFTER:
            count.waiting += len(note.alert_ids)
            continue
        error = send(settings, channel, note)
        in_a_row = in_a_row + 1 if error else 0
        for alert_id in note.alert_ids:
            if error is None:
                warehouse.delivered(alert_id, channel, now)
                count.delivered += 1
            else:
                warehouse.failed(alert_id, channel, now, error, now + _wait(tries[alert_id]))
                count.failed += 1
                count.errors[channel] = error


def _messages(alerts: Sequence[Alert]) -> Iterator[Message]:
    """One message an alert; the alerts of a digest rule, as it was when they were made, together in one."""
    ordered = sorted(alerts, key=lambda a: (a.gathered, a.rule if a.gathered else ""))
    for (gathered, rule), group in groupby(ordered, key=lambda a: (a.gathered, a.rule)):
        if gathered:
            yield digest(rule, list(group))
        else:
            yield from (message(a) for a in group)


def send(settings: Settings, channel: str, note: Message) -> str | None:
    """Send one message over a channel that the settings name; the cause of a failure, or None when confirmed."""
    address = ""
    try:
        address = settings.channel(channel)
        _opened(settings, channel, address)(note)
    except (ChannelError, SettingsError) as error:
        return str(error) or type(error).__name__
    except Exception as error:  # a plug-in's fault is the channel's, and must not stop the others
        return redact(f"{type(error).__name__}: {error}", address)
    return None


def _opened(settings: Settings, channel: str, address: str) -> Send:
    return open_channel(channel, address, settings.folder)


def _wait(tries: int) -> timedelta:
    doubled: timedelta = _FIRST_WAIT * 2 ** min(tries, 12)
    return min(doubled, _LONGEST_WAIT)
