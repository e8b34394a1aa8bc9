"""What a place is measured against: an indicator's values for every authority, then and now."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.geography.gazetteer import CURRENT
from levelmap.geography.vintages import recode
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography, Polarity

YEARS_BACK = 5
"""A trend begins at the last period at least this many years before the latest, else the first."""

_COLUMNS = ["value", "lower_ci", "upper_ci", "status"]


@dataclass(frozen=True)
class Snapshot:
    """An indicator's authorities in one period.

    Attributes
    ----------
    geography
        Authorities as published.
    table
        Index area code; columns `value` (NaN is missing), `lower_ci`, `upper_ci`, `status`.
    """

    period: Period
    geography: Geography
    table: pd.DataFrame

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """The rows of `table` by area code, quick to look up."""
        found: dict[str, dict[str, Any]] = self.table.to_dict("index")
        return found

    @cached_property
    def known(self) -> pd.Series:
        """The values that there are."""
        return self.table["value"].dropna()

    @cached_property
    def median(self) -> float:
        """The value of the middle authority."""
        return float(self.known.median())


@dataclass(frozen=True)
class Yardstick:
    """One indicator for all authorities of the nations for which it is published.

    Attributes
    ----------
    snapshots
        One for each period, oldest first; at least one, and the last has values.
    atlas
        Where the values come from.
    counties
        The latest values of counties; None if none are published.
    """

    indicator: Indicator
    snapshots: tuple[Snapshot, ...]
    counties: Snapshot | None
    atlas: Atlas = field(repr=False, compare=False)
    _bars: dict[float, float] = field(default_factory=dict, repr=False, compare=False)

    @property
    def latest(self) -> Snapshot:
        """Return the latest period."""
        return self.snapshots[-1]

    @property
    def sign(self) -> int:
        """Return +1 if a high value is good, -1 if it is bad, 0 without a direction."""
        return -self.indicator.polarity.need_sign

    def at_share(self, share: float) -> float:
        """Return the value that *share* (0 to 1) of the authorities do not do better than.

        Between two authorities it is interpolated in proportion. Without a direction a high value
        counts as better.
        """
        if share not in self._bars:
            is_reversed = self.indicator.polarity is Polarity.HIGHER_IS_WORSE
            level = self.latest.known.quantile(1 - share if is_reversed else share)
            self._bars[share] = float(level)
        return self._bars[share]

    def better_than(self, value: float) -> float:
        """Return the share (0 to 1) of the authorities that have a worse value than *value*."""
        worse = self.latest.known * self.sign < value * self.sign
        others = max(len(self.latest.known) - 1, 1)
        return float(worse.sum() / others)

    @cached_property
    def spread(self) -> float:
        """The median absolute deviation of the authorities."""
        values = self.latest.known
        return float((values - self.latest.median).abs().median())

    @cached_property
    def carried(self) -> pd.Series:
        """The latest values on the authorities of today, as far as they can be carried."""
        transfer = self.atlas.vintages.transfer(self.latest.geography, CURRENT)
        return recode(self.latest.known, self.indicator.kind, transfer).carried.dropna()

    @cached_property
    def matched(self) -> tuple[pd.Series, pd.Series]:
        """Values of the earlier and the latest period of the authorities that have both.

        By their latest codes; empty without an earlier period.
        """
        then = self.earlier
        if then is None:
            return self.latest.known.iloc[:0], self.latest.known.iloc[:0]
        code = self.atlas.gazetteer.districts.latest_code
        before, after = then.known.rename(code), self.latest.known.rename(code)
        common = after.index.intersection(before.index)
        return before[common], after[common]

    @cached_property
    def earlier(self) -> Snapshot | None:
        """The period with which the latest is compared; None if only one is held."""
        before = self.latest.period.last_year - YEARS_BACK
        older = [snapshot for snapshot in self.snapshots[:-1] if not snapshot.known.empty]
        far = [snapshot for snapshot in older if snapshot.period.last_year <= before]
        return far[-1] if far else next(iter(older), None)


def yardstick(slug: str, atlas: Atlas) -> Yardstick | None:
    """Return an indicator's values for every authority; None if it has none for authorities.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    DataError
        A file is absent or damaged.
    """
    indicator = atlas.catalogue.indicator(slug)
    frame = atlas.catalogue.observations(slug)
    snapshots = _snapshots(frame, AreaType.LOCAL_AUTHORITY)
    while snapshots and snapshots[-1].known.empty:
        snapshots.pop()
    if not snapshots:
        return None
    counties = [s for s in _snapshots(frame, AreaType.COUNTY) if s.period == snapshots[-1].period]
    return Yardstick(indicator, tuple(snapshots), next(iter(counties), None), atlas)


def _snapshots(frame: pd.DataFrame, kind: AreaType) -> list[Snapshot]:
    geographies = frame["geography"].unique().tolist()
    wanted = [name for name in geographies if name.startswith(f"{kind.value}_")]
    chosen = frame if len(wanted) == len(geographies) else frame[frame["geography"].isin(wanted)]
    found = [
        Snapshot(
            Period.parse(str(period)),
            Geography.parse(str(rows["geography"].iloc[0])),
            rows.set_index("area_code")[_COLUMNS],
        )
        for period, rows in chosen.groupby("period", observed=True)
    ]
    return sorted(found, key=lambda snapshot: snapshot.period)


def distance_words(indicator: Indicator, distance: float) -> str:
    """Return the size of a difference in words; between percentages it is in points."""
    if indicator.suffix == "%":
        size = indicator.format(abs(distance), unit=False)
        return f"{size} point{'' if size == '1' else 's'}"
    return indicator.format(abs(distance))


def share_words(indicator: Indicator, distance: float, reference: float) -> str:
    """Return a difference in words; of money as a share of *reference*, because prices change."""
    if indicator.prefix == "£" and reference:
        return f"{abs(distance / reference):.0%}"
    return distance_words(indicator, distance)
