"""Targets that a reader sets, as links hold them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from levelmap.errors import QueryError

MOST_GOALS = 6
FIRST_YEAR, LAST_YEAR = 2026, 2050
LONGEST_NUMBER = 20
"""Of a target of one's own."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A target that a reader sets: an indicator, the value wanted and the year."""

    slug: str
    value: float
    year: int

    @property
    def text(self) -> str:
        """Return it as links hold it."""
        return f"{self.slug}:{self.value:.15g}:{self.year}"

    @classmethod
    def parse(cls, text: str) -> Goal:
        """Return the target written as *text* (`gigabit-capable-broadband:95:2030`).

        Raises
        ------
        QueryError
            It is not an indicator, a number and a year from `FIRST_YEAR` to `LAST_YEAR`.
        """
        slug, _, rest = text.partition(":")
        number, _, year = rest.partition(":")
        try:
            value = float(number) if len(number) <= LONGEST_NUMBER else math.nan
        except ValueError:
            value = math.nan
        is_year = len(year) == 4 and year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR
        if not slug or not math.isfinite(value) or not is_year:
            raise QueryError(
                f"{text[:60]!r} is no target: expected indicator:value:year, the year from "
                f"{FIRST_YEAR} to {LAST_YEAR}, such as gigabit-capable-broadband:95:2030."
            )
        return cls(slug, value, int(year))
