"""One indicator as a method: the places where it is worst."""

from __future__ import annotations

from levelmap.atlas import Atlas
from levelmap.errors import NoPolarity, NotHeld
from levelmap.methods.recipes import Grade, Member, Recipe
from levelmap.terms import AreaType, Geography, Polarity


def recipe_of_indicator(slug: str, geography: str, atlas: Atlas) -> Recipe:
    """Return the recipe that ranks areas by one indicator, the worst third first.

    Parameters
    ----------
    geography
        Slug of the areas; empty for the authorities, else the areas, of its latest figures.

    Raises
    ------
    UnknownIndicator, UnknownGeography
        There is no such indicator or kind of area.
    QueryError
        The indicator is not held for these areas.
    NoPolarity
        Nothing says whether a high value is good or bad.
    """
    indicator = atlas.catalogue.indicator(slug)
    if indicator.polarity is Polarity.NONE:
        raise NoPolarity(
            f"{indicator.label} has no good or bad direction, so no places are the worst by it: "
            "choose another indicator."
        )
    return Recipe(
        slug=slug.replace("-", "_"),
        title=indicator.label,
        members=(Member(slug, indicator=slug, label=indicator.label, grade=Grade.PUBLISHED),),
        description=indicator.description,
        geography=_geography(slug, geography, atlas),
    )


def _geography(slug: str, asked: str, atlas: Atlas) -> Geography:
    held = [series.geography for series in atlas.catalogue.series(slug)]
    if asked:
        wanted = Geography.parse(asked)
        if wanted not in held:
            known = ", ".join(dict.fromkeys(map(str, held)))
            raise NotHeld(
                f"{slug} is not held for {wanted.label}: expected one of {known or 'none'}."
            )
        return wanted
    authorities = [one for one in held if one.area_type is AreaType.LOCAL_AUTHORITY]
    if not held:
        raise NotHeld(f"No figures of {slug} are held: choose another indicator.")
    return (authorities or held)[-1]
