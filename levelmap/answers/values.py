"""An indicator's values for every area of one geography, and how they came to be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Series
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import QueryError
from levelmap.geography.vintages import recode
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography


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
    note
        How they were carried from there, in one sentence; empty where nothing was approximated.
    not_carried
        Reason by code of `published_on` for every area whose value could not be carried.
    """

    indicator: Indicator
    geography: Geography
    values: pd.Series
    status: pd.Series
    periods: tuple[Period, ...]
    published_on: Geography
    note: str = ""
    not_carried: Mapping[str, str] = field(default_factory=dict)

    @property
    def period_label(self) -> str:
        """Return the periods in words."""
        labels = [period.label for period in self.periods]
        return labels[0] if len(labels) == 1 else f"mean of {', '.join(labels)}"


def area_values(
    slug: str,
    geography: Geography,
    atlas: Atlas,
    period: str = "",
    releases: int = 1,
    published_on: Geography | None = None,
) -> AreaValues:
    """Return an indicator's values on *geography*, of the latest or a given period.

    Parameters
    ----------
    period
        ISO period; empty for the latest on this geography.
    releases
        The mean of this many releases up to that period; an area needs a value in each.
    published_on
        Geography whose figures are carried to *geography*; by default its own are taken.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    QueryError
        Nothing is held for the geography or the period, or fewer releases than asked for.
    CannotRecode
        The figures cannot be carried from *published_on*.
    """
    indicator = atlas.catalogue.indicator(slug)
    source = published_on or geography
    chosen = _chosen(indicator, source, atlas, period, releases)
    values, status = _published(indicator, source, [str(s.period) for s in chosen], atlas)
    index = _codes(geography, atlas)
    note, not_carried = "", {}
    if source != geography:
        carried = recode(values, indicator.kind, atlas.vintages.transfer(source, geography))
        values, note, not_carried = carried.carried, carried.note, dict(carried.not_carried)
        status = pd.Series("carried", index=carried.approximate)
    return AreaValues(
        indicator=indicator,
        geography=geography,
        values=values.reindex(index).rename(slug),
        status=status.reindex(index).fillna(""),
        periods=tuple(series.period for series in chosen),
        published_on=source,
        note=note,
        not_carried=not_carried,
    )


def _codes(geography: Geography, atlas: Atlas) -> pd.Index:
    """Return the codes of a geography's areas, also of districts that are held as codes only."""
    is_listed = geography in atlas.gazetteer.geographies
    if is_listed or geography.area_type is not AreaType.LOCAL_AUTHORITY:
        return atlas.gazetteer.areas(geography).index
    in_force = atlas.gazetteer.districts.in_force(geography.vintage)
    return pd.Index(sorted(in_force), name="code")


def _published(
    indicator: Indicator, geography: Geography, periods: list[str], atlas: Atlas
) -> tuple[pd.Series, pd.Series]:
    """Return the mean over *periods* and the status in the last one, by code as published."""
    frame = atlas.catalogue.observations(indicator.slug)
    frame = frame[(frame["geography"] == str(geography)) & frame["period"].isin(periods)]
    last = frame if len(periods) == 1 else frame[frame["period"] == periods[-1]]
    status = last.set_index("area_code")["status"]
    if len(periods) == 1:
        return last.set_index("area_code")["value"], status
    by_period = frame.set_index(["area_code", "period"])["value"].unstack()  # noqa: PD010
    return by_period.reindex(columns=periods).mean(axis=1, skipna=False), status


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
