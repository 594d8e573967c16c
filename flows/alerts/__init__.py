"""Alerts on their way out: from the warehouse's outbox to the channels of headway.toml."""

from __future__ import annotations

from flows.alerts.delivery import DeliveryCount, deliver

__all__ = ["DeliveryCount", "deliver"]
