"""From anything that can be asked to something that can be shown, each change said in a sentence.

Links and choices are taken as they come: what does not exist is replaced by what is nearest to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from levelmap import gss
from levelmap.answers.indicators.series import DrawnSeries, levels, nearest, periods
from levelmap.answers.phrases import listed
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import GeographyError
from levelmap.geography.gazetteer import Area
from levelmap.methods.classification import Scheme
from levelmap.pages.explore.query import MOST_PLACES, ExploreQuery, Mode, Shape
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography

CONTAINERS = {
    AreaType.LSOA: (
        AreaType.COUNTRY,
        AreaType.REGION,
        AreaType.COMBINED_AUTHORITY,
        AreaType.LOCAL_AUTHORITY,
    ),
    AreaType.WARD: (
        AreaType.COUNTRY,
        AreaType.REGION,
        AreaType.COMBINED_AUTHORITY,
        AreaType.LOCAL_AUTHORITY,
    ),
    AreaType.LOCAL_AUTHORITY: (AreaType.COUNTRY, AreaType.REGION, AreaType.COMBINED_AUTHORITY),
    AreaType.UPPER_TIER: (AreaType.COUNTRY, AreaType.REGION),
}
"""What a map of each kind of area can be limited to."""

Step = Callable[[ExploreQuery, Atlas], tuple[ExploreQuery, list[str]]]


@dataclass(frozen=True)
class SettledQuery:
    """A query that can be shown.

    Attributes
    ----------
    notices
        A sentence for each thing that was asked for and changed.
    held, levels
        What could be shown of the indicator: its series on this kind of area, oldest first, and the
        kinds of area.
    series
        What is shown.
    since
        The period compared with; None where nothing is compared.
    is_inside
        Whether each area of the boundaries drawn, by code, is part of the map.
    """

    query: ExploreQuery
    notices: tuple[str, ...]
    held: tuple[DrawnSeries, ...]
    levels: tuple[AreaType, ...]
    series: DrawnSeries
    since: Period | None
    is_inside: pd.Series


def settle(query: ExploreQuery, atlas: Atlas) -> SettledQuery:
    """Return the nearest query that can be shown.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    """
    notices: list[str] = []
    for step in (_drawable, _level, _period, _since, _within, _places, _shape, _scheme):
        query, said = step(query, atlas)
        notices += said
    held, kinds = periods(query.indicator, query.level, atlas), levels(query.indicator, atlas)
    series = _find(held, query.period)
    then = _find(held, query.since) if query.since else held[0]
    return SettledQuery(
        query=query,
        notices=tuple(notices),
        held=tuple(held),
        levels=kinds,
        series=series,
        since=then.period if query.mode.is_since else None,
        is_inside=is_inside(atlas.gazetteer.areas(series.drawn), query.within, atlas),
    )


def _drawn(query: ExploreQuery, atlas: Atlas) -> Geography:
    """Return the boundaries on which a query is drawn whose level and period are settled."""
    return _find(periods(query.indicator, query.level, atlas), query.period).drawn


def _find(held: list[DrawnSeries], period: str) -> DrawnSeries:
    return next((series for series in held if str(series.period) == period), held[-1])


def _drawable(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    indicator = atlas.catalogue.indicator(query.indicator)
    if levels(indicator.slug, atlas):
        return query, []
    other = next(i for i in atlas.catalogue.indicators.values() if levels(i.slug, atlas))
    notice = f"{indicator.label} is not held for areas that can be drawn. {other.label} is shown."
    return replace(query, indicator=other.slug), [notice]


def _level(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    offered = levels(query.indicator, atlas)
    if query.level in offered:
        return query, []
    label = _indicator(query, atlas).label
    notice = f"{label} has no values for {query.level.plural}: {offered[0].plural} are shown."
    return replace(query, level=offered[0]), [notice]


def _period(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    held = periods(query.indicator, query.level, atlas)
    if query.period in ("", str(held[-1].period)):
        return replace(query, period=""), []
    wanted = Period.parse(query.period)
    if wanted in [series.period for series in held]:
        return query, []
    shown = nearest(held, wanted)
    label = _indicator(query, atlas).label
    notice = f"{label} has no values for {wanted.label}: {shown.period.label} is shown."
    return replace(query, period="" if shown == held[-1] else str(shown.period)), [notice]


def _since(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    held = [series.period for series in periods(query.indicator, query.level, atlas)]
    if not query.mode.is_since:
        is_held = query.since in map(str, held)
        return (query, []) if is_held else (replace(query, since=""), [])
    if len(held) < 2:
        notice = f"{_indicator(query, atlas).label} has one period only: its value is shown."
        return replace(query, mode=Mode.VALUE, since=""), [notice]
    notices = []
    then = Period.parse(query.since) if query.since else held[0]
    if then not in held[:-1]:
        notices.append(f"Nothing can be compared with {then.label}: {held[0].label} is taken.")
        query, then = replace(query, since=""), held[0]
    if query.period and Period.parse(query.period) <= then:
        notices.append(f"A change since {then.label} needs a later period: the latest is shown.")
        query = replace(query, period="")
    return query, notices


def _within(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    if not query.within:
        return query, []
    allowed = CONTAINERS.get(query.level, ())
    area = _today(query.within, atlas)
    if area is None or area.geography.area_type not in allowed:
        name = area.name if area else query.within
        notice = f"{name} does not contain {query.level.plural}: the whole map is shown."
        return replace(query, within=""), [notice]
    if area.code == query.within:
        return query, []
    old = atlas.gazetteer.name(query.within)
    return replace(query, within=area.code), [f"{old} is now in {area.name}, which is shown."]


def _places(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    drawn = _drawn(query, atlas)
    found: list[str] = []
    notices: list[str] = []
    within = query.within
    for code in query.places:
        codes, notice = _on_map(code, drawn, atlas)
        found += codes
        if not codes and drawn.area_type is AreaType.WARD and not within and _is_district(code):
            within, notice = code, []
        notices += notice
    unique = tuple(dict.fromkeys(found))[:MOST_PLACES]
    return replace(query, places=unique, within=within), notices


def _on_map(code: str, drawn: Geography, atlas: Atlas) -> tuple[list[str], list[str]]:
    """Return the areas drawn that stand for a place, and what to say about it."""
    known, gazetteer = atlas.gazetteer.by_code(drawn), atlas.gazetteer
    if code in known:
        return [code], []
    if drawn.area_type is AreaType.LOCAL_AUTHORITY and code in gazetteer.districts.years:
        return _district_on_map(code, drawn, atlas)
    try:
        area = gazetteer.area(code)
    except GeographyError as error:
        return [], [str(error)]
    parent = area.parents.get(drawn.area_type, "")
    if parent in known:
        return [parent], [f"{area.name} lies in {known[parent].name}, which is read instead."]
    return [], [f"{area.name} is not one of the {drawn.label}."]


def _district_on_map(code: str, drawn: Geography, atlas: Atlas) -> tuple[list[str], list[str]]:
    districts, known = atlas.gazetteer.districts, atlas.gazetteer.by_code(drawn)
    name = districts.names[code]
    same = districts.code_in(code, drawn.vintage)
    if same in known:
        return [str(same)], []
    successor = districts.successor(code, drawn.vintage)
    if successor in known:
        return [str(successor)], [f"{name} is now part of {known[str(successor)].name}."]
    parts = [c.old_code for c in districts.predecessors(code) if c.old_code in known]
    if parts:
        names = listed([known[part].name for part in parts])
        return parts, [f"{name} did not exist in {drawn.vintage}: {names} are read instead."]
    return [], [f"{name} is not one of the {drawn.label}."]


def _shape(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:
    drawn = _drawn(query, atlas)
    if query.shape is Shape.OUTLINES or has_hexes(drawn, atlas):
        return query, []
    notice = f"No hexagons are held for the {drawn.label}: their boundaries are drawn."
    return replace(query, shape=Shape.OUTLINES), [notice]


def _scheme(query: ExploreQuery, atlas: Atlas) -> tuple[ExploreQuery, list[str]]:  # noqa: ARG001
    if query.scheme is Scheme.BREAKS and not query.breaks:
        notice = "Own breaks need their limits: equal numbers of areas are shown."
        return replace(query, scheme=Scheme.QUANTILES), [notice]
    if query.scheme is Scheme.DECILES and query.mode is not Mode.VALUE:
        notice = "Deciles are for values, not for changes or gaps: equal numbers are shown."
        return replace(query, scheme=Scheme.QUANTILES), [notice]
    return query, []


def has_hexes(drawn: Geography, atlas: Atlas) -> bool:
    """Say whether the areas can be drawn as hexagons of equal size."""
    return f"hex_{drawn}" in atlas.layers


def is_inside(table: pd.DataFrame, within: str, atlas: Atlas) -> pd.Series:
    """Return for each area whether it lies in *within*; everything does where that is empty.

    Authorities and combined authorities are those of today, whatever the year of the areas.

    Parameters
    ----------
    table
        Areas by code with the columns of `tables.AREAS`.
    """
    if not within:
        return pd.Series(True, index=table.index)
    kind = atlas.gazetteer.area(within).geography.area_type
    if kind is AreaType.COUNTRY:
        return table["country_code"] == within
    if kind is AreaType.REGION:
        return table["region_code"] == within
    today = {code: atlas.gazetteer.successor(code) for code in table["lad_code"].unique()}
    if kind is AreaType.COMBINED_AUTHORITY:
        current = atlas.gazetteer.areas(atlas.gazetteer.latest(AreaType.LOCAL_AUTHORITY))
        members = set(current.index[current["cauth_code"] == within])
    else:
        members = {atlas.gazetteer.successor(within) or within}
    return table["lad_code"].map(today).isin(members)


def _today(code: str, atlas: Atlas) -> Area | None:
    """Return an area, of a district of the past its successor; None if it is unknown."""
    try:
        return atlas.gazetteer.area(atlas.gazetteer.successor(code) or code)
    except GeographyError:
        return None


def _is_district(code: str) -> bool:
    return gss.area_type(code) is AreaType.LOCAL_AUTHORITY


def _indicator(query: ExploreQuery, atlas: Atlas) -> Indicator:
    return atlas.catalogue.indicator(query.indicator)
