"""Where a straight line through a place's own figures leads, and when that cannot be told.

The line is fitted by least squares to the figures of the last `YEARS` years that do not overlap,
each at the middle of its period. What it says of a later year is a 95 % prediction interval
(Student's t, n - 2 degrees of freedom), which holds only if things go on as they went: it is no
forecast. It is not drawn

* through fewer than `FEWEST` figures;
* further ahead than the figures reach back;
* through amounts in the money of each year, whose rise can be inflation alone;
* where no later figure will come to hold it against;
* where a share would be less than none or more than all.

A target is on course if all of the interval meets it, not on course if none does; else it cannot be
told.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from levelmap.answers.indicators.statuses import told
from levelmap.answers.place.kinds import Place
from levelmap.answers.place.series import through_time
from levelmap.answers.place.to_2030.goals import Goal
from levelmap.answers.place.to_2030.progress import (
    InsideProgress,
    Moved,
    PlaceProgress,
    distance,
    in_years,
    inside,
    of_place,
)
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import QueryError
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.terms import Polarity

YEARS, FEWEST = 10, 5
"""Years up to the latest figure that count, and the fewest figures in them."""

RULE = (
    f"Straight line: least squares through the figures of the last {YEARS} years that do not "
    "overlap, with a 95% prediction interval. It says where things lead if they go on as they "
    f"went, and is no forecast. No line is drawn through fewer than {FEWEST} figures, further "
    "ahead than they reach back, through amounts in the money of each year (their rise can be "
    "inflation alone), where no later figure will come, or where a share would leave 0% to 100%. "
    "A target is on course if all of the interval meets it."
)
"""What must stand under the lines."""


class Outlook(StrEnum):
    """What a straight line says of a target."""

    ON_COURSE = "on_course"
    OFF_COURSE = "off_course"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "on_course": "on course",
            "off_course": "not on course",
            "unknown": "cannot be told",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Straight:
    """What a straight line says of a year: its value there and the 95 % limits.

    `since` is the middle of its first period in years, `start` its value there.
    """

    value: float
    low: float
    high: float
    since: float
    start: float


@dataclass(frozen=True)
class Trajectory:
    """A place on the way to one target.

    Attributes
    ----------
    wanted
        At least this value, or at most, where `is_down`; more than it where `is_strict`.
    is_own
        Whether the reader set the target.
    periods, figures, lower, upper
        Those of the place, oldest first; limits NaN where there are none.
    line
        None where none is drawn; `why` then says why.
    derived
        That the figures are put together here; empty for figures as published.
    now_status
        What to know of the latest figure; empty for an ordinary one.
    is_clear
        Whether it differs from the baseline by more than their intervals leave open.
    """

    indicator: Indicator
    wanted: float
    year: int
    is_own: bool
    is_down: bool
    is_strict: bool
    periods: tuple[Period, ...]
    figures: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    line: Straight | None
    why: str
    derived: str = ""
    now_status: str = ""
    is_clear: bool = True

    @property
    def outlook(self) -> Outlook:
        """Return what the line says of the target."""
        if self.line is None:
            return Outlook.UNKNOWN
        met = {self._meets(self.line.low), self._meets(self.line.high)}
        if len(met) == 2:
            return Outlook.UNKNOWN
        return Outlook.ON_COURSE if True in met else Outlook.OFF_COURSE

    def _is_met(self) -> bool:
        """Say whether the latest figure meets a value wanted as people read it: 100.0%."""
        value = self.figures[-1]
        return self._meets(value if self.is_strict else self.indicator.as_printed(value))

    def _meets(self, value: float) -> bool:
        better = self.wanted - value if self.is_down else value - self.wanted
        return better > 0 or (better == 0 and not self.is_strict)

    @property
    def wanted_words(self) -> str:
        """Return the value wanted and by when."""
        if self.is_strict:
            sign = "less than" if self.is_down else "more than"
        else:
            sign = "at most" if self.is_down else "at least"
        return f"{sign} {self.indicator.format(self.wanted)} by {self.year}"

    @property
    def now_words(self) -> str:
        """Return the latest figure with its period."""
        if not self.figures:
            return "no figure of its own"
        known = told(self.derived, self.now_status)
        made = f", {known}" if known else ""
        return f"{self.indicator.format(self.figures[-1])} ({self.periods[-1].label}){made}"

    @property
    def missing_words(self) -> str:
        """Return what it would take; empty without a figure."""
        if not self.figures:
            return ""
        if self._is_met():
            return "at the target"
        when = f" {in_years(self.year - self.periods[-1].last_year)}"
        return distance(self.indicator, self.wanted - self.figures[-1], when)

    @property
    def label(self) -> str:
        """Return in few words what can be told: of the line, else of the latest figure."""
        is_met = self.is_clear and bool(self.figures) and self._is_met()
        return "met so far" if self.line is None and is_met else self.outlook.label

    @property
    def words(self) -> str:
        """Return where the line leads and what that says of the target, or why none is drawn."""
        if self.line is None:
            return f"No line: {self.why}"
        shown = self.indicator.format
        low, high = sorted((self.line.low, self.line.high))
        return (
            f"{shown(self.line.value)} in {self.year} ({shown(low)} to {shown(high)}): "
            f"{self.outlook.label}"
        )


@dataclass(frozen=True)
class Ways:
    """A place on every target that asks something of it.

    Attributes
    ----------
    official
        One for each of `found`; None where the target gives no value.
    own
        Those of the targets that the reader set.
    inside
        Of a place of several authorities: those on the targets for which it has no figure.
    """

    found: tuple[PlaceProgress, ...]
    official: tuple[Trajectory | None, ...]
    own: tuple[Trajectory, ...]
    inside: tuple[InsideProgress, ...] = ()

    @property
    def drawn(self) -> tuple[tuple[str, Trajectory], ...]:
        """Return what each is about, and those with two figures or more."""
        names = [each.national.target.measure for each in self.found]
        pairs = list(zip(names, self.official, strict=True))
        pairs += [(f"Your target: {each.indicator.label}", each) for each in self.own]
        return tuple((words, way) for words, way in pairs if way and len(way.figures) > 1)


@remembered
def ways(place: Place, goals: tuple[Goal, ...], atlas: Atlas) -> Ways:
    """Return a place on official targets and on those of one's own.

    Raises
    ------
    LevelMapError
        A target's indicator is not held or has no direction, or a file is damaged.
    """
    found = of_place(place, atlas)
    return Ways(
        found,
        tuple(of_target(place, each, atlas) for each in found),
        tuple(of_goal(place, goal, atlas) for goal in goals),
        inside(place, atlas),
    )


def of_target(place: Place, each: PlaceProgress, atlas: Atlas) -> Trajectory | None:
    """Return a place on the way to an official target; None where the target gives it no value."""
    target, then = each.national.target, each.then
    wanted = {
        "reach": target.target,
        "rise_everywhere": then,
        "fall_everywhere": then,
        "rise_by_number": None if then is None else then + (target.target or 0.0),
    }.get(target.rule)
    if wanted is None or not target.year.isdecimal():
        return None
    is_down = target.rule == "fall_everywhere"
    is_strict = target.rule in ("rise_everywhere", "fall_everywhere")
    way = _made(
        place, each.indicator, wanted, int(target.year), atlas, is_down=is_down, is_strict=is_strict
    )
    return replace(way, is_clear=each.moved is not Moved.UNCLEAR)


def of_goal(place: Place, goal: Goal, atlas: Atlas) -> Trajectory:
    """Return a place on the way to a target of one's own.

    Raises
    ------
    UnknownIndicator, QueryError
        The indicator is not held, or has no direction.
    """
    indicator = atlas.catalogue.indicator(goal.slug)
    if not indicator.polarity.need_sign:
        raise QueryError(f"{indicator.label} has no better and worse: no target can be set on it.")
    is_down = indicator.polarity is Polarity.HIGHER_IS_WORSE
    return _made(
        place,
        indicator,
        goal.value,
        goal.year,
        atlas,
        is_down=is_down,
        is_strict=False,
        is_own=True,
    )


def _made(  # noqa: PLR0913 (the parts of a target)
    place: Place,
    indicator: Indicator,
    wanted: float,
    year: int,
    atlas: Atlas,
    *,
    is_down: bool,
    is_strict: bool,
    is_own: bool = False,
) -> Trajectory:
    held, code = through_time(place, indicator.slug, atlas), place.key
    empty = pd.Series(dtype="float64")
    own = held.figures[code].dropna() if code in held.figures else empty
    limits = [
        table[code].reindex(own.index) if code in table else own * math.nan
        for table in (held.lower, held.upper)
    ]
    periods = tuple(Period.parse(str(text)) for text in own.index)
    line, why = straight(periods, tuple(own), year, indicator)
    return Trajectory(
        indicator=indicator,
        wanted=wanted,
        year=year,
        is_own=is_own,
        is_down=is_down,
        is_strict=is_strict,
        periods=periods,
        figures=tuple(own),
        lower=tuple(limits[0]),
        upper=tuple(limits[1]),
        line=line,
        why=why,
        derived=held.derived,
        now_status=held.status(periods[-1], code) if periods else "",
    )


def straight(
    periods: tuple[Period, ...], figures: tuple[float, ...], year: int, indicator: Indicator
) -> tuple[Straight | None, str]:
    """Return where a straight line leads in the middle of *year*, or why none is drawn."""
    if not figures:
        return None, "no figure of its own"
    if indicator.in_cash:
        return None, "amounts in the money of each year"
    if indicator.ended:
        return None, "the series has ended"
    kept = _apart(periods)
    x = np.array([middle(periods[at]) for at in kept])
    y = np.array([figures[at] for at in kept])
    return _fitted(x, y, middle_of(year), is_share=indicator.suffix == "%")


def _fitted(
    x: np.ndarray, y: np.ndarray, ahead: float, *, is_share: bool
) -> tuple[Straight | None, str]:
    if len(x) < FEWEST:
        return None, f"{len(x)} of {FEWEST} figures needed"
    if ahead - x[-1] > x[-1] - x[0]:
        return None, "the year is too far ahead"
    line = _line(x, y, ahead, is_share=is_share)
    if is_share and not 0 <= line.value <= 100:
        return None, "it would leave 0% to 100%"
    return line, ""


def _apart(periods: tuple[Period, ...]) -> list[int]:
    """Return the positions of the latest periods that do not overlap, oldest first."""
    last = periods[-1]
    kept: list[int] = []
    for at in range(len(periods) - 1, -1, -1):
        one = periods[at]
        if middle(last) - middle(one) > YEARS - 0.5:  # so that leap days do not add an eleventh
            break
        if not kept or one.last_day < periods[kept[-1]].start:
            kept.append(at)
    return kept[::-1]


def _line(x: np.ndarray, y: np.ndarray, ahead: float, *, is_share: bool) -> Straight:
    """Return the value at *ahead* and its 95 % prediction interval, of a share within 0 to 100."""
    number, centre = len(x), x.mean()
    spread = float(((x - centre) ** 2).sum())
    slope = float(((x - centre) * (y - y.mean())).sum()) / spread
    value = float(y.mean()) + slope * (ahead - centre)
    rest = y - (y.mean() + slope * (x - centre))
    error = math.sqrt(float((rest**2).sum()) / (number - 2))
    half = (
        float(stdtrit(number - 2, 0.975))
        * error
        * math.sqrt(1 + 1 / number + (ahead - centre) ** 2 / spread)
    )
    start = value + slope * (float(x[0]) - ahead)
    low, high = value - half, value + half
    if is_share:
        low, high = max(low, 0.0), min(high, 100.0)
    return Straight(value, low, high, float(x[0]), start)


def middle(period: Period) -> float:
    """Return the middle of a period in years."""
    days = (period.start.toordinal() + period.last_day.toordinal()) / 2
    return days / 365.2425


def middle_of(year: int) -> float:
    """Return the middle of a calendar year in years."""
    return date(year, 7, 2).toordinal() / 365.2425
