"""What an alert says: value with its bound, what was before, what is counted, who said it, where, the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from flows.show import clean
from flows.wording import KINDS, bounded, counted, narrowed, number, place
from warehouse.records import Alert


@dataclass(frozen=True, slots=True)
class Message:
    """Plain text for any channel; every text of a page in it is on one line and without control characters.
    `facts` is the same for machines. `alert_ids` are those that it tells: one, or a digest's many."""

    title: str
    body: str
    alert_ids: tuple[str, ...]
    facts: tuple[dict[str, Any], ...] = field(default=())


def message(alert: Alert) -> Message:
    """One alert as one message."""
    lines = [*_lines(alert), f"alert {alert.alert_id}"]
    return Message(title(alert), "\n".join(lines), (alert.alert_id,), (facts(alert),))


def digest(rule: str, alerts: Sequence[Alert]) -> Message:
    """Several alerts of one rule as one message."""
    count = f"{len(alerts)} new figure{'s' if len(alerts) != 1 else ''}"
    parts = ["\n".join([title(a), *_lines(a), f"alert {a.alert_id}"]) for a in alerts]
    return Message(
        f"headway: {count} ({clean(rule)})",
        "\n\n".join(parts),
        tuple(a.alert_id for a in alerts),
        tuple(facts(a) for a in alerts),
    )


def title(alert: Alert) -> str:
    """«changed: 1,842 large AI models, China», «changed (doubtful): …» where the numbers do not add up."""
    said = bounded(alert.value, alert.value_high, alert.unit, alert.bound, flow=alert.flow)
    about = ", ".join(clean(w) for w in (alert.subject, place(alert.place)) if w)
    noun = clean(alert.noun or counted(alert.metric, alert.scope))
    news = KINDS["en"][alert.kind] + (" (doubtful)" if alert.doubt else "")
    return f"{news}: {said} {noun}" + (f", {about}" if about else "")


def _lines(alert: Alert) -> list[str]:
    where = clean(alert.publisher or "")
    when = f"{alert.published:%Y-%m-%d %H:%M}" if alert.published else ""
    lines = [
        _named("doubtful", clean(alert.doubt or "")),
        before(alert),
        _named("counts", clean(_counts(alert))),
        _named("period" if alert.flow else "as of", alert.as_of),
        _named("according to", clean(alert.source or "")),
        _named("in", ", ".join(w for w in (where, when, clean(alert.title)) if w)),
        f"“{clean(alert.sentence)}”",
        clean(alert.url),
    ]
    return [line for line in lines if line]


def _named(name: str, value: str | None) -> str:
    return f"{name}: {value}" if value else ""


def _counts(alert: Alert) -> str:
    """«models in all, open source»; a share or a growth is of no period's sum."""
    words = counted(alert.metric, alert.scope)
    if alert.unit != "percent":
        words += " within a period" if alert.flow else " in all"
    return ", ".join([words, *narrowed(alert.scope)])


def before(alert: Alert) -> str:
    """«before: 1,509 (2025-07-28), now 333 more (22.1%)»; of a conflict, what it stands against; empty where
    nothing was before."""
    if alert.previous_value is None:
        return ""
    words = f"{_BEFORE.get(alert.kind, 'before')}: {number(alert.previous_value, alert.unit)}"
    if alert.previous_as_of:
        words += f" ({clean(str(alert.previous_as_of))})"
    return words + _change(alert.value, alert.previous_value, alert.unit, _NOW.get(alert.kind, "now"))


_BEFORE = {"conflict": "against", "revised": "said before"}
_NOW = {"conflict": "this is"}


def _change(value: float, previous: float, unit: str, now: str) -> str:
    difference = value - previous
    if difference == 0:
        return ""
    way = "more" if difference > 0 else "less"
    if unit == "percent":
        return f", {now} {abs(difference):.4g} points {way}"
    share = f" ({abs(difference) / abs(previous):.1%})" if previous else ""
    return f", {now} {number(abs(difference), unit)} {way}{share}"


def facts(alert: Alert) -> dict[str, Any]:
    """The alert for a machine: every field, dates in ISO 8601."""
    values = asdict(alert)
    for name in ("created", "published"):
        values[name] = values[name].isoformat() if values[name] else None
    return {k: v for k, v in values.items() if k not in ("tries", "last_error", "channel")}


def sample(now: datetime) -> Message:
    """A message that says that it is none: for trying a channel."""
    return Message(
        "headway: this is a test",
        f"Sent at {now:%Y-%m-%d %H:%M} UTC to try this channel. Nothing was reported.",
        ("test",),
        ({"alert_id": "test", "created": now.isoformat()},),
    )
