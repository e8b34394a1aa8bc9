"""Small maps of a place as SVG: where it lies in its region, and its wards.

They hold no text, so that title, legend and attribution stay text in page and briefing.
"""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from levelmap.answers.place.wards import Wards
from levelmap.drawing import palettes, svg
from levelmap.drawing.palettes import NO_DATA_GROUND, NO_DATA_LINES, Palette
from levelmap.drawing.svg import MUTED
from levelmap.pages.place.shapes import Shapes

SEA, LAND, REGION, PLACE = "#ffffff", "#eef1f4", "#cfd8df", "#17527a"
_LINE = "#ffffff"

SIZE = 1000
"""The longer side of a map's view box."""

_HATCH = svg.element(
    "defs",
    svg.element(
        "pattern",
        svg.rectangle(0, 0, 12, 12, fill=NO_DATA_GROUND)
        + svg.rectangle(0, 0, 4, 12, fill=NO_DATA_LINES),
        id="no-figure",
        width=12,
        height=12,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    ),
)
"""The ground of areas without a figure."""

_SWATCH_LINES = "M0.5 8 8 0.5M0.5 15.5 15.5 0.5M8 15.5 23 0.5M15.5 15.5 27.5 3.5M23 15.5 27.5 11"

_DETAIL = 3
"""What is smaller than this, in the map's own units, is not drawn."""

_FEW = 150
"""Areas of a map between which lines are drawn at their full width."""

_MARGIN = 0.03
_SMALLEST = 0.035
"""A place smaller than this share of the map gets a ring around it."""


def ward_colours(wards: Wards) -> tuple[str, ...]:
    """Return the colour of each class of wards, lowest values first; dark is worse."""
    return palettes.for_polarity(Palette.YLGNBU, wards.classification.k, wards.indicator.polarity)


def locator(code: str, shapes: Shapes, title: str) -> str:
    """Return a map of the region with the place in it."""
    frame = _Frame(shapes.region)
    drawn = frame.simplified(pd.concat([shapes.around, shapes.region]))
    own = drawn[code]
    parts = [frame.path(drawn[other], LAND, _LINE) for other in shapes.around.index]
    parts += [frame.path(drawn[other], REGION, _LINE) for other in shapes.region.index]
    parts += [frame.path(own, PLACE, PLACE), frame.ring(own)]
    return frame.drawing(parts, title)


def whereabouts(
    own: gpd.GeoSeries, region: gpd.GeoSeries, around: gpd.GeoSeries, title: str
) -> str:
    """Return a map of any place: *own* outlines over those of *region*, others *around* them."""
    frame = _Frame(region)
    parts = [frame.path(shape, LAND, _LINE) for shape in frame.simplified(around)]
    parts += [frame.path(shape, REGION, _LINE) for shape in frame.simplified(region)]
    drawn = frame.simplified(own)
    parts += [frame.path(shape, PLACE, _LINE) for shape in drawn]
    parts += [frame.ring(drawn.iloc[0])] if len(drawn) == 1 else []
    return frame.drawing(parts, title)


def ward_map(wards: Wards, shapes: gpd.GeoSeries, title: str) -> str:
    """Return a map of the wards of a place in the colours of `ward_colours`.

    Parameters
    ----------
    shapes
        In the order of the wards' table.
    """
    colours = ward_colours(wards)
    fills = [colours[number] if number >= 0 else None for number in wards.table["class_id"]]
    return filled(shapes, fills, title)


def filled(shapes: gpd.GeoSeries, fills: Sequence[str | None], title: str) -> str:
    """Return a map of areas, each in its colour; None for the hatch of one without a figure.

    Where there are many the lines between them are thin, or nothing else would be seen.
    """
    frame = _Frame(shapes)
    width = 2.0 if len(shapes) <= _FEW else 0.5
    pairs = zip(frame.simplified(shapes), fills, strict=True)
    drawn = [frame.path(shape, fill or "url(#no-figure)", MUTED, width) for shape, fill in pairs]
    return frame.drawing([_HATCH, *drawn], title)


def is_tall(shapes: gpd.GeoSeries) -> bool:
    """Say whether a map of *shapes* is higher than it is wide."""
    west, south, east, north = shapes.total_bounds
    return bool(north - south > east - west)


def swatch(colour: str | None, words: str) -> str:
    """Return a small field of a colour for a legend; None for the hatch of areas without a figure.

    The hatch is drawn line by line, because a page holds other fields and patterns.
    """
    lines = svg.path(_SWATCH_LINES, stroke=NO_DATA_LINES, stroke_width=1.5)
    field = svg.rectangle(0.5, 0.5, 27, 15, fill=colour or NO_DATA_GROUND, stroke=MUTED)
    return svg.drawing([field, "" if colour else lines], (28, 16), words, width=28, height=16)


class _Frame:
    """Metres on the British National Grid to the map's own units, north up."""

    def __init__(self, shapes: gpd.GeoSeries) -> None:
        west, south, east, north = shapes.total_bounds
        side = max(east - west, north - south) or 1.0  # a point has no size
        margin = _MARGIN * side
        self.west, self.north = west - margin, north + margin
        self.scale = SIZE / (side + 2 * margin)
        self.width = round((east - west + 2 * margin) * self.scale)
        self.height = round((north - south + 2 * margin) * self.scale)

    def simplified(self, shapes: gpd.GeoSeries) -> gpd.GeoSeries:
        """Return areas without the detail that the map is too small for; neighbours still meet."""
        kept = shapes.copy()
        held = ~(shapes.isna() | shapes.is_empty)
        fine = _DETAIL / self.scale
        kept[held] = shapely.coverage_simplify(shapes[held].to_numpy(), fine)
        return kept

    def path(self, shape: shapely.Geometry, fill: str, line: str, width: float = 2.0) -> str:
        """Return an area; an empty one is nothing."""
        if shape is None or shape.is_empty:
            return ""
        rings = shapely.get_rings(shapely.get_parts(shape))
        drawn = "".join(self._ring(shapely.get_coordinates(ring)) for ring in rings)
        return svg.path(drawn, fill=fill, stroke=line, stroke_width=width)

    def ring(self, shape: shapely.Geometry) -> str:
        """Return a ring around an area that is too small to be seen; else nothing."""
        west, south, east, north = shape.bounds
        if max(east - west, north - south) * self.scale > _SMALLEST * SIZE:
            return ""
        x, y = self._point((west + east) / 2, (south + north) / 2)
        return svg.circle(x, y, 26, fill="none", stroke=PLACE, stroke_width=6)

    def drawing(self, parts: Sequence[str], title: str) -> str:
        """Return the whole map."""
        sea = svg.rectangle(0, 0, self.width, self.height, fill=SEA)
        return svg.drawing([svg.titled(title), sea, *parts], (self.width, self.height), title)

    def _ring(self, points: np.ndarray) -> str:
        """Return a closed ring; points that fall together on the map are drawn once."""
        placed = np.column_stack(
            [(points[:, 0] - self.west) * self.scale, (self.north - points[:, 1]) * self.scale]
        ).round()
        is_new = np.r_[True, (placed[1:] != placed[:-1]).any(axis=1)]
        steps = "L".join(f"{x:g} {y:g}" for x, y in placed[is_new].tolist())
        return f"M{steps}Z"

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return round((x - self.west) * self.scale, 1), round((self.north - y) * self.scale, 1)
