"""Where the same is published for an area that has no figure in a series: the way on."""

from __future__ import annotations

from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.terms import AreaType, Geography, Nation


def elsewhere(code: str, indicator: Indicator, geography: Geography, atlas: Atlas) -> str:
    """Return in which series, or for which county, the same is published; empty for nowhere.

    Parameters
    ----------
    code
        Of an area of *geography* without a figure of *indicator*.
    """
    catalogue = atlas.catalogue
    nation = next((nation for nation in Nation if nation.letter == code[0]), None)
    if nation and (twin := catalogue.elsewhere(indicator.slug, nation)) is not None:
        both = catalogue.together(indicator.slug, twin.slug)
        shown = f"; {both.label} has both" if both else ""
        return f"published for {nation.label} in a series of its own, {twin.label}{shown}"
    kinds = {series.geography.area_type for series in catalogue.series(indicator.slug)}
    area = atlas.gazetteer.areas(geography).loc[code]
    is_below = area["utla_code"] not in ("", code, area["lad_code"])
    if is_below and AreaType.COUNTY in kinds:
        return f"published for counties: {atlas.gazetteer.name(area['utla_code'])}"
    return ""
