"""From the view of a place to what the interactive maps paint."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.place.wards import Wards
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing.map_layers import NO_DATA, OUTSIDE, Picture
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place.small_maps import PLACE, REGION, ward_colours


def authorities(codes: Sequence[str], chosen: str, geometry: str) -> Picture:
    """Return the authorities of today with the chosen one marked.

    Parameters
    ----------
    codes
        Of the layer's areas, in its order.
    chosen
        Code; empty for none.
    geometry
        Address of the layer's web geometry.
    """
    return Picture(
        geometry=geometry,
        classes=[int(code == chosen) for code in codes],
        colours=(REGION, PLACE),
        labels=("Choose this place", "The place chosen"),
        name="Local authorities of the United Kingdom",
        selected=[chosen] if chosen else [],
        credit=". ".join(boundary_attribution(CURRENT.vintage)),
    )


def wards(found: Wards, codes: Sequence[str], geometry: str, frame: str) -> Picture:
    """Return the wards of one place; all others are plain land.

    Parameters
    ----------
    codes
        Of the layer's areas, in its order.
    frame
        Names the extent, so that the map moves when the place changes.
    """
    classes = dict(found.table["class_id"].replace(-1, NO_DATA))
    values = dict(found.table["printed"])
    return Picture(
        geometry=geometry,
        classes=[int(classes.get(code, OUTSIDE)) for code in codes],
        colours=ward_colours(found),
        values=[values.get(code, "") for code in codes],
        name=f"{found.indicator.label}, {found.period.label}",
        frame=frame,
        credit=". ".join(boundary_attribution(found.geography.vintage)),
    )
