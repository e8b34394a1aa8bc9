"""Going to what a search found."""

from __future__ import annotations

from dataclasses import replace

from levelmap import gss
from levelmap.answers.place.kinds import place_of
from levelmap.atlas import Atlas
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import with_indicator, with_level
from levelmap.terms import AreaType


def go_to(query: ExploreQuery, key: str, atlas: Atlas) -> ExploreQuery:
    """Return *query* for an indicator, or with an area read, or limited to a larger area.

    A constituency or neighbourhood leads to the authority in which it, or most of it, lies.
    """
    if not gss.is_code(key):
        return with_indicator(query, key)
    if gss.area_type(key) in (AreaType.CONSTITUENCY, AreaType.MSOA):
        parts = place_of(key, atlas).parts
        key = max(parts, key=lambda code: parts[code] or 0.0)
    area = atlas.gazetteer.area(key)
    kind = area.geography.area_type
    if kind is AreaType.WARD:
        query = replace(query, within=area.parents.get(AreaType.LOCAL_AUTHORITY, ""))
        return replace(with_level(query, AreaType.WARD, atlas), places=(key,))
    if kind in (query.level, AreaType.LOCAL_AUTHORITY):
        return replace(query, places=(key,), within="")
    return replace(query, within=key, places=())
