"""A place on the targets of the missions: then, now, how it moved, what is still missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from levelmap.answers.indicators.history import History, history
from levelmap.answers.missions.progress import Progress, progress
from levelmap.answers.place.yardsticks import distance_words
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.gazetteer import Area
from levelmap.periods import Period
from levelmap.terms import AreaType

RULES = ("reach", "rise_everywhere", "fall_everywhere", "rise_by_number")
"""Rules that ask something of every place; a gap between places is no one's own."""


class Moved(StrEnum):
    """How a place moved on a target since its baseline."""

    AS_ASKED = "as_asked"
    NOT = "not"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "as_asked": "moved as asked",
            "not": "did not move as asked",
            "unclear": "not clear: intervals overlap",
            "unknown": "cannot be told: no earlier figure",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PlaceProgress:
    """A place on one official target.

    Attributes
    ----------
    then, now
        None where no figure of the place itself is held.
    missing
        What it would take, in words; empty where nothing is missing or it cannot be told.
    """

    national: Progress
    indicator: Indicator
    then: float | None
    then_period: Period | None
    now: float | None
    now_period: Period
    moved: Moved
    missing: str

    @property
    def moved_words(self) -> str:
        """Return how it moved, and where the rise may be that of prices."""
        is_cash = self.indicator.in_cash and self.moved is Moved.AS_ASKED
        return f"{self.moved.label}, before inflation" if is_cash else self.moved.label

    @property
    def then_words(self) -> str:
        """Return the figure at the baseline with its period."""
        return _dated(self.indicator, self.then, self.then_period)

    @property
    def now_words(self) -> str:
        """Return the latest figure with its period."""
        return _dated(self.indicator, self.now, self.now_period)


def _dated(indicator: Indicator, value: float | None, period: Period | None) -> str:
    if value is None or period is None:
        return "no figure of its own"
    return f"{indicator.format(value)} ({period.label})"


def of_place(place: Area, atlas: Atlas) -> tuple[PlaceProgress, ...]:
    """Return *place*, an authority of today, on every official target that asks something of it.

    A target is left out where the place has no figure of its own to hold against it.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    found = (_read(place.code, each, atlas) for each in progress(atlas))
    return tuple(each for each in found if each is not None)


def _read(code: str, national: Progress, atlas: Atlas) -> PlaceProgress | None:
    target, indicator = national.target, national.indicator
    if indicator is None or target.rule not in RULES or target.latest_period is None:
        return None
    if not indicator.polarity.need_sign or target.unit == "per 100,000 people":
        return None
    if target.rule == "rise_by_number" and national.needed is None:
        return None
    through_time = history(indicator.slug, AreaType.LOCAL_AUTHORITY, atlas)
    now = _figure(through_time.figures, target.latest_period, code)
    if now is None:
        return None
    then = _figure(through_time.figures, target.baseline_period, code)
    if then is None and target.rule != "reach":
        return None
    return PlaceProgress(
        national=national,
        indicator=indicator,
        then=then,
        then_period=target.baseline_period,
        now=now,
        now_period=target.latest_period,
        moved=_moved(code, national, then, now, through_time),
        missing=_missing(national, indicator, then, now),
    )


def _figure(table: pd.DataFrame, period: Period | None, code: str) -> float | None:
    if period is None or str(period) not in table.index or code not in table.columns:
        return None
    value = table.loc[str(period), code]
    return None if pd.isna(value) else float(value)


def _moved(
    code: str, national: Progress, then: float | None, now: float, through_time: History
) -> Moved:
    target = national.target
    if then is None or target.baseline_period is None or target.latest_period is None:
        return Moved.UNKNOWN
    limits = [
        _figure(table, period, code)
        for period in (target.baseline_period, target.latest_period)
        for table in (through_time.lower, through_time.upper)
    ]
    low_then, high_then, low_now, high_now = limits
    if None not in limits and low_now <= high_then and low_then <= high_now:  # type: ignore[operator]
        return Moved.UNCLEAR
    falls = target.rule == "fall_everywhere"
    is_better = now < then if falls else now > then
    return Moved.AS_ASKED if is_better else Moved.NOT


def distance(indicator: Indicator, gap: float, when: str) -> str:
    """Return a distance that is there in words, also where it prints as nothing."""
    words = distance_words(indicator, gap)
    return f"{words}{when}" if re.search(r"[1-9]", words) else "less than the figures show"


def in_years(number: int) -> str:
    """Return how long there is, in words."""
    if number <= 0:
        return "this year"
    return "in 1 year" if number == 1 else f"in {number} years"


def _missing(national: Progress, indicator: Indicator, then: float | None, now: float) -> str:
    target = national.target
    if target.rule == "reach" and target.target is not None:
        years = int(target.year) - (target.latest_period.last_year if target.latest_period else 0)
        gap = target.target - now
        if gap <= 0:
            return "at the target"
        return distance(indicator, gap, f" {in_years(years)}")
    if then is None:
        return ""
    if target.rule == "rise_by_number" and target.target is not None:
        gap = then + target.target - now
        return f"{distance_words(indicator, gap)} by {target.year}" if gap > 0 else "at the target"
    falls = target.rule == "fall_everywhere"
    short = (now - then) if falls else (then - now)
    if short == 0:
        return "any fall" if falls else "any rise"
    return (
        f"more than {distance_words(indicator, short)}" if short > 0 else "nothing, if it stays so"
    )
