"""The indicators of a mission as a reader chooses among them: by the part they play in it."""

from __future__ import annotations

from collections.abc import Iterable

from levelmap.answers.indicators.series import levels
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.memory import remembered
from levelmap.pages.explore.view import of_mission
from levelmap.terms import AreaType, Nation

ROLES = ("headline", "supporting", "proxy", "context")
"""In the order in which they are offered."""

OLD = "-districts"
"""Ends the slug of a second series, on the districts of an earlier year."""


@remembered
def entries(mission: int | None, atlas: Atlas) -> dict[str, str]:
    """Return the indicators of a mission that can be drawn, by slug, each with its words.

    Headline measures come first, then supporting ones, proxies and context; series on the
    districts of an earlier year last. Of series that measure the same in different nations the one
    with the most areas stands for all: the others are led to from it. Not to be changed.
    """
    catalogue = atlas.catalogue
    found = [catalogue.indicator(slug) for slug in of_mission(mission, atlas)]
    folded = _folded(found, atlas)
    kept = [one for one in found if one.slug not in folded]
    ordered = sorted(kept, key=lambda one: (one.slug.endswith(OLD), ROLES.index(one.role)))
    return {one.slug: _words(one, atlas) for one in ordered}


def _folded(found: Iterable[Indicator], atlas: Atlas) -> set[str]:
    """Return the slugs for which a twin with more areas stands."""
    folded: set[str] = set()
    for one in sorted(found, key=lambda one: -_areas(one.slug, atlas)):
        if one.slug not in folded:
            folded.update(one.twins)
    return folded


def _areas(slug: str, atlas: Atlas) -> int:
    return max(sum(series.by_nation) for series in atlas.catalogue.series(slug))


def _words(indicator: Indicator, atlas: Atlas) -> str:
    """Return the part an indicator plays, its name, where it is held and how new it is."""
    series = atlas.catalogue.series(indicator.slug)
    year = max(one.period.last_year for one in series)
    latest = [one.by_nation for one in series if one.period.last_year == year]
    nations = [
        n.label for n, held in zip(Nation, zip(*latest, strict=True), strict=True) if any(held)
    ]
    held = [
        "UK" if len(nations) in (0, len(Nation)) else ", ".join(nations),
        "wards" if AreaType.WARD in levels(indicator.slug, atlas) else "",
        str(year),
        "other nations in series of their own" if indicator.twins else "",
    ]
    return f"{indicator.role.capitalize()}: {indicator.label} ({'; '.join(filter(None, held))})"
