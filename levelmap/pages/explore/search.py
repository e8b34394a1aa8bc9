"""Finding an indicator or a place by what people type, and going there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from levelmap import gss
from levelmap.answers.series import levels
from levelmap.atlas import Atlas
from levelmap.geography.search import Match, plain
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import with_indicator, with_level
from levelmap.terms import AreaType

MOST_OF_A_KIND = 6


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to go to: an indicator (its slug) or an area (its code)."""

    words: str
    key: str


def indicators(atlas: Atlas) -> tuple[Found, ...]:
    """Return every indicator that can be drawn, but for the second series on old districts."""
    return tuple(
        Found(f"{indicator.label} (indicator)", indicator.slug)
        for indicator in atlas.catalogue.indicators.values()
        if levels(indicator.slug, atlas) and not indicator.slug.endswith("-districts")
    )


def find(text: str, known: Sequence[Found], atlas: Atlas) -> tuple[Found, ...]:
    """Return what *text* may mean: areas named so, then indicators, then areas spelt like it.

    Parameters
    ----------
    text
        A name of any area, former and other names, a code; or words of an indicator's name.
    known
        The indicators to look among.
    """
    wanted = plain(text[:100])
    if not wanted:
        return ()
    matches = atlas.gazetteer.search(text, MOST_OF_A_KIND)
    is_code = gss.is_code(gss.normalise(text))
    named = [m for m in matches if is_code or wanted in plain(m.found or m.name)]
    alike = [m for m in matches if m not in named]
    words = wanted.split()
    measures = [found for found in known if all(word in plain(found.words) for word in words)]
    return (
        *(Found(_area_words(match), match.code) for match in named),
        *measures[:MOST_OF_A_KIND],
        *(Found(_area_words(match), match.code) for match in alike),
    )


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
    if kind in (query.level, AreaType.LOCAL_AUTHORITY):
        return replace(query, places=(key,), within="")
    return replace(query, within=key, places=())
