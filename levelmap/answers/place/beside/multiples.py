"""A place and others through time, measure by measure: what the small multiples draw."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.answers.indicators.history import history
from levelmap.answers.indicators.statuses import marked
from levelmap.answers.place.beside.similar import Beside, Others
from levelmap.atlas import Atlas
from levelmap.periods import Period
from levelmap.terms import AreaType

MOST_LINES = 20
"""With more places than this, the middle half of them is shown instead of a line for each."""


@dataclass(frozen=True)
class Multiple:
    """One measure.

    Attributes
    ----------
    periods
        In which the place or one of the others has a figure, oldest first.
    own, lower, upper
        Of the place by period; NaN where it has none.
    others
        A row for each period, a column for each place with a figure.
    start_status
        What to know of the first figure of the place; empty for an ordinary one.
    """

    row: Beside
    periods: tuple[Period, ...]
    own: pd.Series
    lower: pd.Series
    upper: pd.Series
    others: pd.DataFrame
    start_status: str = ""

    @property
    def is_through_time(self) -> bool:
        """Say whether the place has a figure in two periods or more."""
        return int(self.own.notna().sum()) > 1

    @property
    def middle(self) -> pd.DataFrame:
        """Return lower quartile, median and upper quartile of the others by period."""
        found = self.others.quantile([0.25, 0.5, 0.75], axis=1).T
        return found.set_axis(["low", "median", "high"], axis=1)

    @property
    def sentence(self) -> str:
        """Return what the drawing shows, in words."""
        reading = self.row.reading
        said = f"{reading.indicator.label}: {self.row.printed_with_unit}, {reading.when}"
        said += f"; median of the others {self.row.median_printed}"
        said += f"; {self.row.side}" if self.row.side else ""
        if self.is_through_time:
            first = self.own.dropna()
            start = Period.parse(str(first.index[0]))
            then = marked(reading.indicator.format(float(first.iloc[0])), self.start_status)
            said += f"; {then} in {start.label}"
        return f"{said}."


def multiples(
    code: str, group: Others, atlas: Atlas, kind: AreaType = AreaType.LOCAL_AUTHORITY
) -> tuple[Multiple, ...]:
    """Return every measure with a figure of the place, from what differs most to least.

    Parameters
    ----------
    kind
        Of the place and the others, whose published figures are drawn through time.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    found = [_multiple(code, row, group, kind, atlas) for row in group.most_different]
    return tuple(each for each in found if each is not None)


def _multiple(
    code: str, row: Beside, group: Others, kind: AreaType, atlas: Atlas
) -> Multiple | None:
    reading = row.reading
    if reading.value is None:
        return None
    codes = [place.code for place in group.places]
    held = history(reading.indicator.slug, kind, atlas).upto(reading.period)
    through_time = held.of([code, *codes])
    figures = through_time.figures
    if pd.isna(figures[code].get(str(reading.period))):  # another area's figure stands for it
        return Multiple(row, (), *(pd.Series(dtype="float64"),) * 3, pd.DataFrame())
    kept = figures.index[figures.notna().any(axis=1)]
    others = figures.loc[kept, codes].dropna(axis=1, how="all")
    periods = tuple(Period.parse(str(text)) for text in kept)
    own, lower, upper = (
        table.loc[kept, code] for table in (figures, through_time.lower, through_time.upper)
    )
    first = own.first_valid_index()
    start = through_time.status(Period.parse(str(first)), code)
    return Multiple(row, periods, own, lower, upper, others, start)
