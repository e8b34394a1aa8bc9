"""What a place is measured against: an indicator's values for every authority, then and now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from levelmap.answers.indicators.history import History, history
from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import NotHeld, QueryError
from levelmap.geography.gazetteer import CURRENT
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.terms import AreaType, Polarity


@dataclass(frozen=True)
class Yardstick:
    """One indicator for all authorities of the nations for which it is published.

    Attributes
    ----------
    latest
        On the authorities of today, with the county's figure where only that is published; what is
        ranked among are the figures as published (`AreaValues.published`), at least one.
    through_time
        Every period, the last one that of `latest`.
    """

    latest: AreaValues
    through_time: History

    @property
    def indicator(self) -> Indicator:
        """Return what is measured."""
        return self.latest.indicator

    @property
    def period(self) -> Period:
        """Return the latest period."""
        return self.latest.periods[-1]

    @property
    def known(self) -> pd.Series:
        """Return the values of authorities as published."""
        return self.latest.published

    @property
    def sign(self) -> int:
        """Return +1 if a high value is good, -1 if it is bad, 0 without a direction."""
        return -self.indicator.polarity.need_sign

    def at_share(self, share: float) -> float:
        """Return the value that *share* (0 to 1) of the authorities do not do better than.

        Between two authorities it is interpolated in proportion. Without a direction a high value
        counts as better.
        """
        is_reversed = self.indicator.polarity is Polarity.HIGHER_IS_WORSE
        return float(np.quantile(self._sorted, 1 - share if is_reversed else share))

    @cached_property
    def _sorted(self) -> np.ndarray:
        return np.sort(self.known.to_numpy())

    @cached_property
    def median(self) -> float:
        """The value of the middle authority."""
        return float(self.known.median())

    @cached_property
    def spread(self) -> float:
        """The median absolute deviation of the authorities."""
        return float((self.known - self.median).abs().median())

    def medians_of_both(self, start: Period) -> tuple[float, float, int]:
        """Return the medians then and now of the authorities with a figure in both, and how many.

        An authority counts as long as it was the same area.
        """
        if start not in self._medians:
            rows = [str(start), str(self.period)]
            both = self.through_time.counted.loc[rows].dropna(axis=1)
            then, now = both.median(axis=1)
            self._medians[start] = float(then), float(now), both.shape[1]
        return self._medians[start]

    @cached_property
    def _medians(self) -> dict[Period, tuple[float, float, int]]:
        return {}


@remembered
def yardstick(slug: str, atlas: Atlas) -> Yardstick:
    """Return an indicator's values for every authority.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    QueryError
        The indicator has no direction, counts things, or has no values for authorities.
    DataError
        A file is absent or damaged.
    """
    indicator = atlas.catalogue.indicator(slug)
    if not indicator.polarity.need_sign or not indicator.is_mappable:
        raise QueryError(
            f"{indicator.label} cannot be on a dashboard: "
            f"{indicator.polarity_reason if indicator.is_mappable else 'it is a total'}."
        )
    through_time = history(slug, AreaType.LOCAL_AUTHORITY, atlas)
    with_values = through_time.figures.index[through_time.figures.notna().any(axis=1)]
    if with_values.empty:
        raise NotHeld(f"{indicator.label} has no values for local authorities.")
    period = Period.parse(with_values[-1])
    latest = area_values(slug, CURRENT, atlas, str(period), with_county=True)
    return Yardstick(latest, through_time.upto(period))


def distance_words(indicator: Indicator, distance: float) -> str:
    """Return the size of a difference in words; between percentages it is in points."""
    if indicator.suffix == "%":
        size = indicator.format(abs(distance), unit=False)
        return f"{size} point{'' if size == '1' else 's'}"
    return indicator.format(abs(distance))


def between_words(indicator: Indicator, one: float, other: float) -> str:
    """Return how far two figures are apart as they are printed: a reader gets the same."""
    return distance_words(indicator, indicator.as_printed(one) - indicator.as_printed(other))


def share_words(indicator: Indicator, distance: float, reference: float) -> str:
    """Return a difference in words; of money as a share of *reference*, because prices change."""
    if indicator.in_cash and reference:
        return f"{abs(distance / reference):.0%}"
    return distance_words(indicator, distance)
