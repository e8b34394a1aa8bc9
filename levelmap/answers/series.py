"""What can be drawn of an indicator: kinds of area, periods, and the boundaries used for each."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import CannotRecode, QueryError, UnknownArea
from levelmap.geography.vintages import recode
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography

LEVELS = (
    AreaType.LOCAL_AUTHORITY,
    AreaType.WARD,
    AreaType.UPPER_TIER,
    AreaType.COMBINED_AUTHORITY,
    AreaType.REGION,
    AreaType.COUNTRY,
)
"""The kinds of area that can be drawn, in the order in which they are offered."""

NOT_COVERED = "not covered by this statistic"

STATUS_WORDS = {
    "": NOT_COVERED,
    "not_published": "not published",
    "unreliable": "too unreliable to publish",
    "suppressed": "suppressed as confidential",
    "not_applicable": "does not apply here",
    "no_best_fit": "too small for figures made of small areas",
}
"""Why an area has no value, in words."""

COLUMNS = ["value", "lower_ci", "upper_ci", "status"]

_PUBLISHED_AS = {AreaType.UPPER_TIER: AreaType.COUNTY}


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


@dataclass(frozen=True)
class AreaValues:
    """Values on the boundaries drawn.

    Attributes
    ----------
    table
        One row for each area in the order of its code: `name`, `value`, `lower_ci`, `upper_ci`,
        `status` (`carried` where the value is an approximation from other boundaries) and the codes
        of what contains it (columns of `tables.AREAS`).
    note
        How values were carried, in one sentence; empty where all are those of the very same areas.
    lost
        Names of areas that have a value but cannot be carried to the boundaries drawn.
    """

    table: pd.DataFrame
    note: str
    lost: tuple[str, ...]


def levels(slug: str, atlas: Atlas) -> tuple[AreaType, ...]:
    """Return the kinds of area for which an indicator has values, those that can be drawn."""
    return tuple(level for level in LEVELS if periods(slug, level, atlas))


def periods(slug: str, level: AreaType, atlas: Atlas) -> list[DrawnSeries]:
    """Return what can be drawn of an indicator on a kind of area, oldest first."""
    published = atlas.catalogue.series(slug, _PUBLISHED_AS.get(level, level))
    years = _years_drawn(level, atlas) if published else []
    return [
        DrawnSeries(series.period, series.geography, Geography(level, earliest))
        for series in published
        if (earliest := _not_older(years, series.geography.vintage)) is not None
    ]


def _years_drawn(level: AreaType, atlas: Atlas) -> list[int]:
    parts = (name.rpartition("_") for name in atlas.layers)
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
        raise QueryError(f"{indicator.label} has no values for {level.plural}: {advice}.")
    return found


def series_of(found: list[DrawnSeries], period: str, indicator: Indicator) -> DrawnSeries:
    """Return the series of *period*, the latest if that is empty.

    Raises
    ------
    QueryError
        There is none for this period.
    """
    if not period:
        return found[-1]
    wanted = Period.parse(period)
    for series in found:
        if series.period == wanted:
            return series
    raise QueryError(
        f"{indicator.label} has no values for {wanted.label}: choose a period from "
        f"{found[0].period.label} to {found[-1].period.label}."
    )


def nearest(found: list[DrawnSeries], period: Period) -> DrawnSeries:
    """Return the series that begins nearest to *period*; of two, the later one."""
    return min(reversed(found), key=lambda series: abs(series.period.start - period.start))


def values_on(
    indicator: Indicator, series: DrawnSeries, atlas: Atlas, on: Geography | None = None
) -> AreaValues:
    """Return an indicator's values of one period on the boundaries drawn.

    Parameters
    ----------
    on
        Other boundaries of the same kind, to compare periods; by default those of the series.

    Raises
    ------
    DataError
        A file is absent or damaged.
    """
    drawn = on or series.drawn
    frame = atlas.catalogue.observations(indicator.slug)
    frame = frame[(frame["period"] == str(series.period)) & _is_of_kind(frame, drawn.area_type)]
    published = frame.set_index("area_code")[COLUMNS]
    areas = atlas.gazetteer.areas(drawn)
    codes = published.index.tolist()
    moved = _moved(codes, drawn, atlas)
    table = areas.join(published.rename(index=moved) if moved else published)
    table["status"] = table["status"].fillna("")
    known = set(areas.index.tolist())
    lost = [code for code in codes if moved.get(code, code) not in known]
    note = ""
    if lost and drawn.area_type is AreaType.LOCAL_AUTHORITY:
        note, lost = _approximate(
            table, published["value"], indicator, (series.published, drawn), atlas
        )
    with_value = [code for code in lost if not pd.isna(published.loc[code, "value"])]
    return AreaValues(table, note, tuple(sorted(_name(code, atlas) for code in with_value)))


def _approximate(
    table: pd.DataFrame,
    values: pd.Series,
    indicator: Indicator,
    carried: tuple[Geography, Geography],
    atlas: Atlas,
) -> tuple[str, list[str]]:
    """Fill in what can be said of merged districts; return the note and the codes that are lost."""
    try:
        result = recode(values, indicator.kind, atlas.vintages.transfer(*carried))
    except CannotRecode as error:
        return str(error), list(values.index)
    codes = [code for code in result.approximate if code in table.index]
    table.loc[codes, "value"] = result.carried[codes]
    table.loc[codes, "status"] = "carried"
    return result.note, list(result.not_carried)


def _is_of_kind(frame: pd.DataFrame, kind: AreaType) -> pd.Series:
    """Return which rows belong to a kind of area; an upper tier is counties and single tiers."""
    if kind is not AreaType.UPPER_TIER:
        return frame["geography"].str.startswith(f"{kind.value}_")
    is_shire_district = frame["area_code"].str.startswith("E07")
    return frame["geography"].str.startswith(("county_", "lad_")) & ~is_shire_district


def _moved(codes: list[str], drawn: Geography, atlas: Atlas) -> dict[str, str | None]:
    """Return the other code that a district has on the boundaries drawn; None if there is none."""
    districts = atlas.gazetteer.districts
    known = districts.years.keys() & codes
    there = {code: districts.code_in(code, drawn.vintage) for code in known}
    return {code: other for code, other in there.items() if other != code}


def _name(code: str, atlas: Atlas) -> str:
    try:
        return atlas.gazetteer.name(code)
    except UnknownArea:
        return code
