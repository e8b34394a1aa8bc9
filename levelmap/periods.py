"""Periods of statistics: an ISO start date with a duration, and the words for them.

Tables hold a period as `2022-01-01/P3Y`: it starts on that day and lasts three years. A single
day or month (a survey date, a release) has the duration `P1D` or `P1M`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from levelmap.errors import QueryError

_PATTERN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/P(\d+)([YMD]))?")
# not from strftime, whose names follow the machine's locale
MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A start date and a duration; periods sort by start, then by length."""

    start: date
    count: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period written as *text* (`2022-01-01/P3Y`; a bare date is one day).

        Raises
        ------
        QueryError
            The text is not a date with an optional duration.
        """
        match = _PATTERN.fullmatch(text.strip())
        try:
            if match is None:
                raise ValueError
            start = date.fromisoformat(match[1])
        except ValueError:
            raise QueryError(
                f"{text[:40]!r} is not a period: expected a start date and a duration, such as "
                "2023-01-01/P1Y."
            ) from None
        return cls(start, int(match[2] or 1), match[3] or "D")

    @classmethod
    def is_written(cls, text: str) -> bool:
        """Say whether *text* is one that `parse` takes."""
        try:
            cls.parse(text)
        except QueryError:
            return False
        return True

    def __str__(self) -> str:
        """Return the text that tables and addresses hold."""
        return f"{self.start.isoformat()}/P{self.count}{self.unit}"

    @property
    def last_year(self) -> int:
        """Return the calendar year in which the period ends."""
        if self.unit == "D":
            return self.start.year
        if self.unit == "M":
            return self.start.year + (self.start.month + self.count - 2) // 12
        ends_with_year = (self.start.month, self.start.day) == (1, 1)
        return self.start.year + self.count - (1 if ends_with_year else 0)

    @property
    def last_day(self) -> date:
        """Return the last day that belongs to the period (not the first after it)."""
        if self.unit == "D":
            return self.start + timedelta(days=self.count - 1)
        months = self.count * (12 if self.unit == "Y" else 1)
        index = self.start.year * 12 + self.start.month - 1 + months
        year, month = index // 12, index % 12 + 1
        day = min(self.start.day, monthrange(year, month)[1])
        return date(year, month, day) - timedelta(days=1)

    @property
    def label(self) -> str:
        """Return the words that users read.

        `2023`, `2022 to 2024`, `2022/23` (a year that does not start in January), `April 2025`.
        """
        start = self.start
        if self.unit == "D":
            return f"{start.day} {MONTHS[start.month - 1]} {start.year}"
        if self.unit == "M":
            return self._months()
        if (start.month, start.day) != (1, 1):
            last = start.year + self.count
            return (
                f"{start.year}/{last % 100:02d}" if self.count == 1 else f"{start.year} to {last}"
            )
        return str(start.year) if self.count == 1 else f"{start.year} to {self.last_year}"

    def _months(self) -> str:
        first = f"{MONTHS[self.start.month - 1]} {self.start.year}"
        if self.count == 1:
            return first
        index = self.start.month - 1 + self.count - 1
        return f"{first} to {MONTHS[index % 12]} {self.start.year + index // 12}"
