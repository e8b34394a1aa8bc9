"""What can be drawn of an indicator: kinds of area, periods, and the boundaries used for each."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap.answers.indicators.values import PUBLISHED_AS
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import NotHeld
from levelmap.memory import remembered
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography

LEVELS = (
    AreaType.LOCAL_AUTHORITY,
    AreaType.WARD,
    AreaType.LSOA,
    AreaType.UPPER_TIER,
    AreaType.COMBINED_AUTHORITY,
    AreaType.REGION,
    AreaType.COUNTRY,
)
"""The kinds of area that can be drawn, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """One period of an indicator on the boundaries on which it can be drawn.

    Attributes
    ----------
    published
        Kind and year of the codes as published.
    drawn
        Kind and year of the boundaries; differs where none are held for the codes published.
    """

    period: Period
    published: Geography
    drawn: Geography


def levels(slug: str, atlas: Atlas) -> tuple[AreaType, ...]:
    """Return the kinds of area for which an indicator has values, those that can be drawn."""
    return tuple(level for level in LEVELS if periods(slug, level, atlas))


def periods(slug: str, level: AreaType, atlas: Atlas) -> list[DrawnSeries]:
    """Return what can be drawn of an indicator on a kind of area, oldest first."""
    # of a period published on the codes of several years the latest is taken
    published = {s.period: s for s in atlas.catalogue.series(slug, PUBLISHED_AS.get(level, level))}
    years = _years_drawn(level, atlas) if published else []
    return [
        DrawnSeries(series.period, series.geography, Geography(level, earliest))
        for series in published.values()
        if (earliest := _not_older(years, series.geography.vintage)) is not None
    ]


@remembered
def _years_drawn(level: AreaType, atlas: Atlas) -> list[int]:
    # parts of a layer (`lsoa_2021/E06000001`) are no years
    parts = (name.rpartition("_") for name in atlas.layers if "/" not in name)
    return [int(year) for kind, _, year in parts if kind == level.value]


def _not_older(years: list[int], than: int) -> int | None:
    """Return the earliest of the years of boundaries that are not older than the codes."""
    return min((year for year in years if year >= than), default=None)


def held(indicator: Indicator, level: AreaType, atlas: Atlas) -> list[DrawnSeries]:
    """Return what can be drawn, oldest first.

    Raises
    ------
    QueryError
        There is nothing for this kind of area; the kinds that there are are named.
    """
    found = periods(indicator.slug, level, atlas)
    if not found:
        offered = " or ".join(kind.plural for kind in levels(indicator.slug, atlas))
        advice = f"choose {offered} instead" if offered else "choose another indicator"
        raise NotHeld(f"{indicator.label} has no values for {level.plural}: {advice}.")
    return found


def nearest(found: list[DrawnSeries], period: Period) -> DrawnSeries:
    """Return the series that begins nearest to *period*; of two, the later one."""
    return min(reversed(found), key=lambda series: abs(series.period.start - period.start))
