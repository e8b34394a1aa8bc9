"""From two scores to a map of the quadrants."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.scatter import QUADRANTS, ScatterView
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing.legends import Legend, Row
from levelmap.drawing.map_layers import OUTSIDE, Picture

COLOURS = ("#2d1e4f", "#3a8fd0", "#e69f00", "#eef1f3")
"""Colour of each of `QUADRANTS`."""


def legend(view: ScatterView) -> Legend:
    """Return the legend of the quadrants, with the number of places in each."""
    rows = tuple(
        Row(colour, name, int(view.quadrants[name]))
        for colour, name in zip(COLOURS, QUADRANTS, strict=True)
    )
    return Legend(
        "Quadrants", f"X: {view.x.title}. Y: {view.y.title}", "High: above the median", rows
    )


def picture(view: ScatterView, geometry: str, codes: Sequence[str], selected: str = "") -> Picture:
    """Return what the map paints: the quadrant of each place.

    Parameters
    ----------
    geometry
        Address of the web geometry.
    codes
        The areas of that geometry in its order.
    selected
        Code of the place to outline; empty for none.
    """
    found = view.points["quadrant"].to_dict()
    return Picture(
        geometry=geometry,
        classes=[QUADRANTS.index(found[code]) if code in found else OUTSIDE for code in codes],
        colours=COLOURS,
        name=f"X: {view.x.label}; Y: {view.y.label}",
        labels=QUADRANTS,
        selected=[selected] if selected else [],
        frame=str(view.geography),
        credit=". ".join(boundary_attribution(view.geography.vintage)),
    )
