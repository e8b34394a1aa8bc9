"""Counts as circles: a shaded area says that much is there because the area is large."""

from __future__ import annotations

import math

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.drawing.picture import Dot
from levelmap.memory import remembered
from levelmap.pages.explore.view import ExploreView

LARGEST, SMALLEST = 16.0, 1.5
"""Radius in pixels of the circle of the largest count, and the least that can be seen."""

NOTE = "Circles: their areas follow the numbers"


def radii(view: ExploreView) -> pd.Series:
    """Return the radius of the circle of each area shown that has a count, by code.

    Their areas are proportional to the counts but for the smallest; nothing where none is drawn.
    """
    if not view.is_circles:
        return pd.Series(dtype="float64")
    counts = view.shown.loc[view.shown["class_id"] >= 0, "mapped"].clip(lower=0)
    most = counts.max()
    if counts.empty or most <= 0:
        return pd.Series(dtype="float64")
    return (LARGEST * (counts / most).map(math.sqrt)).clip(lower=SMALLEST)


def dots(view: ExploreView) -> list[Dot]:
    """Return the circles as the map draws them, the largest lowest, in the colours of classes."""
    sizes = radii(view)
    if sizes.empty:
        return []
    rows = _middles(str(view.series.drawn), view.atlas).join(sizes.rename("radius"), how="inner")
    rows = rows.join(view.shown["class_id"]).sort_values("radius", ascending=False)
    return [Dot(row.y, row.x, round(row.radius, 1), int(row.class_id)) for row in rows.itertuples()]


@remembered
def _middles(layer: str, atlas: Atlas) -> pd.DataFrame:
    """Return a point inside each area of a layer (WGS84), by code: `x`, `y`."""
    areas = atlas.boundaries(layer)
    points = areas.set_index("code").representative_point().to_crs("EPSG:4326")
    return pd.DataFrame({"x": points.x.round(4), "y": points.y.round(4)})
