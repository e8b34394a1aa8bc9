"""An indicator's values for every area of one geography, and how they came to be there."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Series
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import QueryError
from levelmap.periods import Period
from levelmap.terms import Geography


@dataclass(frozen=True)
class AreaValues:
    """Values of one indicator.

    Attributes
    ----------
    values
        Indexed by every area of `geography`, in the order of its codes; NaN where there is none.
    status
        Same index: why a value is missing, or what to know about it (see `tables.OBSERVATIONS`).
    periods
        What was taken, oldest first; several make a mean.
    published_on
        Geography of the figures as published.
    """

    indicator: Indicator
    geography: Geography
    values: pd.Series
    status: pd.Series
    periods: tuple[Period, ...]
    published_on: Geography

    @property
    def period_label(self) -> str:
        """Return the periods in words."""
        labels = [period.label for period in self.periods]
        return labels[0] if len(labels) == 1 else f"mean of {', '.join(labels)}"


def area_values(
    slug: str, geography: Geography, atlas: Atlas, period: str = "", releases: int = 1
) -> AreaValues:
    """Return an indicator's values on *geography*, of the latest or a given period.

    Parameters
    ----------
    period
        ISO period; empty for the latest on this geography.
    releases
        The mean of this many releases up to that period; an area needs a value in each.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    QueryError
        Nothing is held for the geography or the period, or fewer releases than asked for.
    """
    indicator = atlas.catalogue.indicator(slug)
    chosen = _chosen(indicator, geography, atlas, period, releases)
    frame = atlas.catalogue.observations(slug)
    frame = frame[frame["geography"] == str(geography)]
    index = atlas.gazetteer.areas(geography).index
    wanted = [str(series.period) for series in chosen]
    by_period = frame[frame["period"].isin(wanted)].pivot_table(
        index="area_code", columns="period", values="value", dropna=False
    )
    values = by_period.reindex(index=index, columns=wanted).mean(axis=1, skipna=False)
    latest = frame[frame["period"] == wanted[-1]].set_index("area_code")["status"]
    return AreaValues(
        indicator=indicator,
        geography=geography,
        values=values.rename(slug),
        status=latest.reindex(index).fillna(""),
        periods=tuple(series.period for series in chosen),
        published_on=geography,
    )


def _chosen(
    indicator: Indicator, geography: Geography, atlas: Atlas, period: str, releases: int
) -> list[Series]:
    held = [s for s in atlas.catalogue.series(indicator.slug) if s.geography == geography]
    if period:
        held = [s for s in held if s.period <= Period.parse(period)]
        held = held if held and held[-1].period == Period.parse(period) else []
    if len(held) < releases:
        raise QueryError(
            f"{indicator.label} ({indicator.slug}) has {len(held)} periods for the "
            f"{geography.label}, {releases} are needed: choose another period or other areas."
        )
    return held[-releases:]
