"""Finding an indicator or a place by what people type, and going there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from levelmap import gss
from levelmap.atlas import Atlas
from levelmap.geography.search import Match, plain
from levelmap.terms import AreaType
from levelmap.views.explore import with_indicator, with_level
from levelmap.views.explore_query import ExploreQuery
from levelmap.views.explore_series import levels

LISTED = (
    AreaType.LOCAL_AUTHORITY,
    AreaType.COMBINED_AUTHORITY,
    AreaType.REGION,
    AreaType.COUNTRY,
)
"""Kinds of area that are offered while a name is being typed; others are found when it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to go to: an indicator (its slug) or an area (its code)."""

    words: str
    key: str

    @property
    def is_area(self) -> bool:
        """Say whether it is an area."""
        return gss.is_code(self.key)


def offered(atlas: Atlas) -> tuple[Found, ...]:
    """Return what is offered while somebody types: indicators that can be drawn, larger areas."""
    indicators = [
        Found(f"{indicator.label} (indicator)", indicator.slug)
        for indicator in atlas.catalogue.indicators.values()
        if levels(indicator.slug, atlas) and not indicator.slug.endswith("-districts")
    ]
    held = {geography.area_type for geography in atlas.gazetteer.geographies}
    areas = [
        Found(f"{area.name} ({kind.label})", area.code)
        for kind in LISTED
        if kind in held
        for area in atlas.gazetteer.by_code(atlas.gazetteer.latest(kind)).values()
    ]
    return (*areas, *indicators)


def find(text: str, atlas: Atlas, limit: int = 8) -> tuple[Found, ...]:
    """Return what *text* may mean: areas of any kind and name, indicators with all its words."""
    areas = [Found(_area_words(match), match.code) for match in atlas.gazetteer.search(text, limit)]
    words = plain(text[:100]).split()
    indicators = [
        found
        for found in offered(atlas)
        if words and not found.is_area and all(word in plain(found.words) for word in words)
    ]
    return (*areas, *indicators[:limit])


def _area_words(match: Match) -> str:
    kind = match.geography.area_type.label
    where = f" in {match.within}" if match.within else ""
    other = f", {match.relation} name {match.found}" if match.found else ""
    return f"{match.name} ({kind}{where}{other})"


def go_to(query: ExploreQuery, key: str, atlas: Atlas) -> ExploreQuery:
    """Return *query* for an indicator, or with an area read, or limited to a larger area."""
    if not gss.is_code(key):
        return with_indicator(query, key)
    area = atlas.gazetteer.area(key)
    kind = area.geography.area_type
    if kind is AreaType.WARD:
        query = replace(query, within=area.parents.get(AreaType.LOCAL_AUTHORITY, ""))
        return replace(with_level(query, AreaType.WARD, atlas), places=(key,))
    if kind is query.level or kind is AreaType.LOCAL_AUTHORITY:
        return replace(query, places=(key,), within="")
    return replace(query, within=key, places=())
