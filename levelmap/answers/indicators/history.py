"""An indicator through time, each area as long as it was the same, and how a place has moved."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

import pandas as pd

from levelmap.answers.indicators.movements import magnitude
from levelmap.answers.indicators.statuses import mark, marked
from levelmap.answers.indicators.values import published_rows
from levelmap.answers.phrases import coverage
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.statuses import counts
from levelmap.terms import AreaType, Nation, Polarity

YEARS_BACK = 5
"""A movement is told since the last period at least so many years before, else the first held."""


@dataclass(frozen=True)
class History:
    """Values of areas of one kind through time.

    Attributes
    ----------
    periods
        Oldest first.
    figures, lower, upper
        One row for each period (ISO text), one column for each area: the code that it has today or
        had last, or as it was asked for (see `of`). NaN where there is none; the limits are those
        of 95 % intervals. Areas that merged are not continued in their successor.
    counted
        The figures of all areas that count in medians: one of several areas taken together once.
    derived
        That figures of a place are put together here from those of its parts, as it stands beside
        them; empty for figures as published.
    statuses
        What to know of a figure, by period (ISO text) and code of today; of those alone of which
        there is anything to know.
    """

    indicator: Indicator
    periods: tuple[Period, ...]
    figures: pd.DataFrame
    lower: pd.DataFrame
    upper: pd.DataFrame
    counted: pd.DataFrame
    atlas: Atlas = field(repr=False, compare=False)
    derived: str = ""
    statuses: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)

    @cached_property
    def medians(self) -> pd.DataFrame:
        """One row for each period; one column for all areas and, if several, for each nation."""
        present = self.counted.dropna(axis=1, how="all")
        letters = present.columns.str[0]
        found = present.median(axis=1).to_frame(coverage(letters))
        for nation in Nation:
            own = present.loc[:, letters == nation.letter]
            if 0 < own.shape[1] < present.shape[1]:
                found[nation.label] = own.median(axis=1)
        return found

    def status(self, period: Period, code: str) -> str:
        """Return what to know of a figure; empty for an ordinary one."""
        today = self.atlas.gazetteer.districts.latest_code(code)
        return self.statuses.get((str(period), today), "")

    def printed(self, code: str) -> tuple[str, ...]:
        """Return the figures of a column as people read them, with a word on what to know."""
        figures = zip(self.periods, self.figures[code], strict=True)
        say = self.indicator.format
        return tuple(marked(say(number), self.status(period, code)) for period, number in figures)

    def upto(self, period: Period) -> History:
        """Return the same until a period."""
        return self.among([one for one in self.periods if one <= period])

    def among(self, periods: Collection[Period]) -> History:
        """Return the same in those of some periods that it has."""
        kept = tuple(one for one in self.periods if one in periods)
        rows = [str(one) for one in kept]
        tables = ("figures", "lower", "upper", "counted")
        return replace(
            self, periods=kept, **{name: getattr(self, name).loc[rows] for name in tables}
        )

    def of(self, codes: Sequence[str]) -> History:
        """Return the same for some areas, under the codes given; medians stay those of all."""
        latest = [self.atlas.gazetteer.districts.latest_code(code) for code in codes]
        parts = {
            name: getattr(self, name).reindex(columns=latest).set_axis(list(codes), axis=1)
            for name in ("figures", "lower", "upper")
        }
        return replace(self, **parts)


@remembered
def history(slug: str, kind: AreaType, atlas: Atlas) -> History:
    """Return an indicator through time for a kind of area; without periods if none are held.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    DataError
        A file is absent or damaged.
    """
    frame = published_rows(slug, kind, atlas)
    latest = atlas.gazetteer.districts.latest_code
    codes = {code: latest(code) for code in frame["area_code"].unique().tolist()}
    latest_codes = frame["area_code"].map(codes)
    periods = sorted(Period.parse(str(text)) for text in frame["period"].unique())
    rows = [str(period) for period in periods]
    is_counted = counts(pd.Index(frame["area_code"]), frame["status"]).to_numpy()
    frame = frame.assign(counted=frame["value"].where(is_counted), area_code=latest_codes)
    figures, lower, upper, counted = (
        frame.pivot(index="period", columns="area_code", values=name).reindex(rows)  # noqa: PD010
        for name in ("value", "lower_ci", "upper_ci", "counted")
    )
    told = frame[frame["value"].notna() & frame["status"].notna() & (frame["status"] != "")]
    told_of = zip(told["period"].astype(str), told["area_code"], strict=True)
    statuses = dict(zip(told_of, told["status"].astype(str), strict=True))
    return History(
        atlas.catalogue.indicator(slug),
        tuple(periods),
        figures,
        lower,
        upper,
        counted,
        atlas,
        statuses=statuses,
    )


class Direction(StrEnum):
    """What became of a figure."""

    BETTER = "better"
    WORSE = "worse"
    UP = "up"
    DOWN = "down"
    HIGHER_IN_CASH = "higher in cash"
    LOWER_IN_CASH = "lower in cash"
    UNCHANGED = "unchanged"
    UNCLEAR = "no clear change"


@dataclass(frozen=True, slots=True)
class Movement:
    """A place's figure then and now.

    Attributes
    ----------
    is_clear
        False where both 95 % intervals are published and overlap.
    then_status
        What to know of the earlier figure, which no reader sees beside it; empty for an ordinary
        one.
    """

    indicator: Indicator
    start: Period
    end: Period
    then: float
    now: float
    is_clear: bool
    then_status: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Say whether both figures print the same."""
        return self.indicator.format(self.then) == self.indicator.format(self.now)

    @property
    def in_cash(self) -> bool:
        """Say whether it is money, whose rise may be prices alone."""
        return self.indicator.in_cash

    @property
    def direction(self) -> Direction:
        """Return what became of the figure: up or down where neither is better.

        Money of its own year's prices is neither better nor worse: its rise may be prices alone.
        """
        if self.is_unchanged:
            return Direction.UNCHANGED
        if not self.is_clear:
            return Direction.UNCLEAR
        rose, polarity = self.now > self.then, self.indicator.polarity
        if polarity is Polarity.NONE:
            return Direction.UP if rose else Direction.DOWN
        if self.in_cash:
            return Direction.HIGHER_IN_CASH if rose else Direction.LOWER_IN_CASH
        is_better = rose == (polarity is Polarity.HIGHER_IS_BETTER)
        return Direction.BETTER if is_better else Direction.WORSE

    @property
    def words(self) -> str:
        """Return the movement in a few words: `better since 2018/19 (64%)`."""
        then = self.indicator.format(self.then)
        then = f"{then}, {mark(self.then_status)}" if self.then_status else then
        return f"{self.direction.value} since {self.start.label} ({then})"

    @property
    def sentence(self) -> str:
        """Return the size of the movement, with a word on certainty."""
        if self.is_unchanged:
            return f"No change since {self._start}."
        moved = "Up" if self.now > self.then else "Down"
        words = f"{moved} {self._size} since {self._start}"
        words += ", before inflation" if self.in_cash else ""
        if not self.is_clear:
            words += "; the 95% intervals overlap, so the change is not clear"
        return f"{words}."

    @property
    def _start(self) -> str:
        """Return the first period, with what to know of its figure."""
        told = f" (that figure: {mark(self.then_status)})" if self.then_status else ""
        return f"{self.start.label}{told}"

    @property
    def _size(self) -> str:
        size = magnitude(self.indicator, self.now - self.then)
        if size == magnitude(self.indicator, 0.0):
            return f"less than {magnitude(self.indicator, 10.0**-self.indicator.decimals)}"
        return size


def movement(code: str, through_time: History) -> Movement | None:
    """Return how a place has moved until the last period; None without a figure then or now.

    It is told since the last period at least `YEARS_BACK` years before in which the place, as the
    same area, has a figure; if there is none so old, since the first in which it has one. Years
    are counted between those in which the periods end.

    Parameters
    ----------
    code
        A column of *through_time*: the code that the area has today or had last.
    """
    if code not in through_time.figures or not through_time.periods:
        return None
    values, end = through_time.figures[code], through_time.periods[-1]
    earlier = [one for one in through_time.periods[:-1] if not pd.isna(values[str(one)])]
    if not earlier or pd.isna(values[str(end)]):
        return None
    far = [one for one in earlier if one.last_year <= end.last_year - YEARS_BACK]
    start = far[-1] if far else earlier[0]
    then, now = str(start), str(end)
    low, high = through_time.lower[code], through_time.upper[code]
    # a comparison with NaN, an interval that is not published, is false
    overlap = bool(low[then] <= high[now] and low[now] <= high[then])
    return Movement(
        through_time.indicator,
        start,
        end,
        float(values[then]),
        float(values[now]),
        not overlap,
        through_time.status(start, code),
    )
