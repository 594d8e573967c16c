"""Points in time as pages and feeds write them: ISO 8601, RFC 822, seconds since 1970, English and Chinese dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = {m: i for i, m in enumerate(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), 1)}
_MONTH = r"(?P<name>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d{2}")  # stands in every form
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:(?:\s*[,T|·—-]?\s*|\s*(?:at|on|星期.|周.|\(?\w{3}\)?)\s*)(?P<hour>\d{1,2})\s*[:：时時.]\s*(?P<minute>\d{2})(?!\d)"
    r"(?:\s*[:：分]\s*(?P<second>\d{2})(?:[.,]\d{1,9})?)?秒?分?(?:\s*(?P<half>[ap])\.?m\b\.?)?)?"
)
_ZONE = (
    r"(?:\s*\(?(?:(?P<zulu>Z|UTC|GMT|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CEST|CET|HKT|SGT|JST|KST|IST|AEST|AEDT)(?![A-Za-z]))?"
    r"\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?(?![\d-]))?)?"
)
_NAMED = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 1, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "CEST": 2, "CET": 1, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "IST": 5.5, "AEST": 10, "AEDT": 11,
}  # fmt: skip  # CST is China's or Chicago's: left to the publisher
_FORMS = tuple(
    re.compile("(?i)" + form + _ZONE)
    for form in (
        r"(?<![\d.])(?P<year>(?:19|20)\d{2})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})"
        r"(?:日|号|號|(?!\d))" + _CLOCK,
        r"(?<![a-z])" + _MONTH + r"\s*" + _ORDINAL + r",?\s*" + _YEAR + _CLOCK,
        r"(?<!\d)" + _ORDINAL + r"[\s-]*(?:of\s+)?" + _MONTH + r"[\s,-]*" + _YEAR + _CLOCK,
        r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap])?\.?(?:m\b\.?)?[,\s]+"
        + _MONTH + r"\s*" + _ORDINAL + r",?\s*" + _YEAR,
    )
)  # fmt: skip
_COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?)?(?!\d)"
)
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*$")
_ADDRESS_DAY = re.compile(
    r"[/_-](20\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$|(?<=/\d{8}))|/n\d/(20\d{2})/(0[1-9]|1[0-2])([0-2]\d|3[01])/"
)


@cache
def zone(name: str) -> tzinfo:
    """The time zone of an IANA name; UTC for one that does not exist."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def moment(text: str, zone_name: str) -> datetime | None:
    """The point in time that `text` is or begins with (a weekday may stand before), aware. A time without a zone is the
    publisher's; a day without a time is its midnight there. None where there is no date."""
    text = text.strip()[:200]
    if epoch := _EPOCH.match(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    found = next(moments(text, zone_name), None)
    if found:
        return found
    compact = _COMPACT.search(text)
    return _aware([int(x or 0) for x in compact.groups()], zone(zone_name)) if compact else None


def moments(text: str, zone_name: str) -> Iterator[datetime]:
    """All dates in `text`, in its order, aware as in `moment`."""
    return (when for _, _, when in located(text, zone_name))


def located(text: str, zone_name: str) -> Iterator[tuple[int, int, datetime]]:
    """All dates in `text` with where they start and end."""
    if not _ANY_YEAR.search(text):
        return
    hits = sorted((m for form in _FORMS for m in form.finditer(text)), key=lambda m: (m.start(), -m.end()))
    end = -1
    for hit in hits:
        if hit.start() >= end:
            end = hit.end()
            if when := _from_match(hit, zone(zone_name)):
                yield hit.start(), hit.end(), when


def _from_match(hit: re.Match[str], home: tzinfo) -> datetime | None:
    part = hit.groupdict()
    month = _MONTHS[part["name"][:3].lower()] if part.get("name") else int(part["month"])
    hour = int(part.get("hour") or 0)
    if half := (part.get("half") or "").lower():
        hour = hour % 12 + (12 if half == "p" else 0)
    numbers = [
        int(part["year"]),
        month,
        int(part["day"]),
        hour,
        int(part.get("minute") or 0),
        int(part.get("second") or 0),
    ]
    return _aware(numbers, _offset(part, home) if part.get("hour") else home)


def _offset(part: dict[str, str | None], home: tzinfo) -> tzinfo:
    hours = _NAMED.get((part.get("zulu") or "").upper())
    if offset := part.get("offset"):
        digits = offset[1:].replace(":", "")
        amount = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
        return timezone(min(amount, timedelta(hours=14)) * (-1 if offset[0] == "-" else 1))
    return home if hours is None else timezone(timedelta(hours=hours))


def _aware(numbers: list[int], home: tzinfo) -> datetime | None:
    try:
        when = datetime(*numbers, tzinfo=home)  # type: ignore[arg-type,misc]
        when.astimezone(UTC)  # years 1 and 9999 have no neighbour
    except (ValueError, OverflowError):
        return None
    return when


def day_in_address(url: str, zone_name: str) -> datetime | None:
    """The day in an address such as /2026/09/26/, /202609/26/, /20260926/ or /n1/2026/0926/."""
    found = _ADDRESS_DAY.search(url)
    if not found:
        return None
    return _aware([int(x) for x in found.groups() if x], zone(zone_name))
