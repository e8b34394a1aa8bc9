"""Whether the figures of an indicator are the newest that there will be, against the data held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from levelmap.catalogue.indicators import Indicator
from levelmap.periods import MONTHS, Period

OLD_YEARS = 3
"""Figures that end so many years before the newest data held are old."""


_MARKS = {
    "superseded": "superseded",
    "ended": "no later figures",
    "old": f"over {OLD_YEARS} years old",
}


@dataclass(frozen=True, slots=True)
class Currency:
    """How current an indicator is.

    Attributes
    ----------
    kind
        current, superseded (another indicator has newer figures), ended (no later figure will
        come) or old (its last period ended more than `OLD_YEARS` before the newest data held).
    words
        What stands beside the number, in a sentence; empty for current ones.
    successor
        Slug of the indicator to use instead; empty where there is none.
    """

    kind: str
    words: str
    successor: str = ""

    @property
    def is_current(self) -> bool:
        """Say whether nothing needs to be said."""
        return self.kind == "current"

    def mark(self, period: str) -> str:
        """Return a period in words, with what is to be known of figures that are not current."""
        return f"{period} ({_MARKS[self.kind]})" if self.kind in _MARKS else period


CURRENT_FIGURES = Currency("current", "")
"""Nothing needs to be said."""


def currency(
    indicator: Indicator, last: Period, data_day: date, indicators: Mapping[str, Indicator]
) -> Currency:
    """Return how current an indicator is.

    Parameters
    ----------
    last
        Its latest period.
    data_day
        Day of the newest data held, against which age is counted.
    indicators
        All, by slug.
    """
    ended = f"{indicator.ended}." if indicator.ended else ""
    age = f"Figures end with {last.label}"
    successor = indicators.get(indicator.superseded_by)
    if successor is not None:
        words = f"Superseded: {successor.label} has newer figures. {ended}".strip()
        return Currency("superseded", words, successor.slug)
    if ended:
        return Currency("ended", f"{age}. {ended}")
    oldest = date(data_day.year - OLD_YEARS, data_day.month, min(data_day.day, 28))
    if last.last_day < oldest:
        newest = f"{MONTHS[data_day.month - 1]} {data_day.year}"
        words = f"{age}, more than {OLD_YEARS} years before the newest data held ({newest})."
        return Currency("old", words)
    return CURRENT_FIGURES
