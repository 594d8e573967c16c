"""What a date that is told in relation to today means: the calendar as of the day of publication.

A month, quarter or day without its year is the last one that had begun by publication, for news tells what has
happened; the next one where the words look ahead (`ahead`). Without a day of publication such dates stay None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Calendar:
    """Answers in ISO 8601, as precise as the words: YYYY, YYYY-MM or YYYY-MM-DD. None for what cannot be."""

    today: date | None

    def year(self, offset: int = 0) -> int | None:
        """This year, or the one `offset` years on."""
        return self.today.year + offset if self.today else None

    def month(self, month: int, year: int | None = None, ahead: bool = False) -> str | None:
        """A month of a year, or the last (with `ahead`: the next) month of that number."""
        if not 1 <= month <= 12:
            return None
        if year is None:
            if self.today is None:
                return None
            year = self.today.year
            if ahead and month < self.today.month:
                year += 1
            elif not ahead and month > self.today.month:
                year -= 1
        return f"{year:04}-{month:02}"

    def months_ago(self, count: int) -> str | None:
        """The month `count` months before this one."""
        if self.today is None:
            return None
        months = self.today.year * 12 + self.today.month - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 0 else None

    def day(self, month: int, day: int, year: int | None = None, ahead: bool = False) -> str | None:
        """A day of a year, or the last (next) day of that name."""
        if year is None and self.today is not None:
            year = self.today.year
            here = self._iso(year, month, day)
            if here is not None and not ahead and here > self.today.isoformat():
                year -= 1
            elif here is not None and ahead and here < self.today.isoformat():
                year += 1
        return self._iso(year, month, day) if year is not None else None

    def day_of_month(self, day: int, ahead: bool = False) -> str | None:
        """The last (next) day of that number: of this month or the one before (after)."""
        if self.today is None:
            return None
        step = -1 if ahead else 1
        if (day <= self.today.day) != ahead:
            step = 0
        month = self.months_ago(step)
        return self._iso(int(month[:4]), int(month[5:]), day) if month else None

    def days_ago(self, count: int) -> str | None:
        """The day `count` days before publication."""
        return (self.today - timedelta(days=count)).isoformat() if self.today else None

    def quarter(self, number: int, year: int | None = None, ahead: bool = False) -> str | None:
        """A quarter's last month, of a year or of the last (next) quarter of that number."""
        if not 1 <= number <= 4:
            return None
        if year is None and self.today is not None and not ahead and number * 3 - 2 <= self.today.month:
            year = self.today.year
        return self.month(number * 3, year, ahead)

    def half(self, number: int, year: int | None = None, ahead: bool = False) -> str | None:
        """A half year's last month: June or December."""
        return self.quarter(number * 2, year, ahead)

    @staticmethod
    def _iso(year: int, month: int, day: int) -> str | None:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
