"""From plane coordinates to paths of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

Bounds = tuple[float, float, float, float]
"""West, south, east and north in plane coordinates."""

EDGE = 4
"""Pixels left free round what is shown."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the plane in a picture: y downwards, a tenth of a pixel the finest step."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, bounds: Bounds, width: float, height: float) -> Frame:
        """Return the frame of a picture that shows all of *bounds* in its middle.

        Bounds without width or height are those of a line or a point; a point is shown at a pixel
        a unit.
        """
        west, south, east, north = bounds
        sides = ((width - 2 * EDGE, east - west), (height - 2 * EDGE, north - south))
        scale = min((room / side for room, side in sides if side > 0), default=1.0)
        left = (width - (east - west) * scale) / 2
        above = (height - (north - south) * scale) / 2
        return cls(west - left / scale, north + above / scale, scale, width, height)

    def box(self, shape: shapely.Geometry) -> Bounds:
        """Return left, top, right and bottom of a shape in pixels."""
        west, south, east, north = shape.bounds
        return (
            (west - self.west) * self.scale,
            (self.north - north) * self.scale,
            (east - self.west) * self.scale,
            (self.north - south) * self.scale,
        )

    def path(self, shape: shapely.Geometry) -> str:
        """Return the path of a shape, empty if it lies outside the picture."""
        left, top, right, bottom = self.box(shape)
        if right < 0 or bottom < 0 or left > self.width or top > self.height:
            return ""
        return "".join(self._ring(ring) for part in _polygons(shape) for ring in _rings(part))

    def _ring(self, ring: shapely.LinearRing) -> str:
        points = shapely.get_coordinates(ring)
        pixels = np.column_stack([points[:, 0] - self.west, self.north - points[:, 1]])
        tenths = np.rint(pixels * self.scale * 10).astype(int)
        steps = np.diff(tenths, axis=0)
        kept = steps[(steps != 0).any(axis=1)]
        if len(kept) < 3:
            return ""
        start = f"M{tenths[0, 0] / 10:g} {tenths[0, 1] / 10:g}"
        return start + "l" + " ".join(f"{x / 10:g} {y / 10:g}" for x, y in kept[:-1]) + "z"


def _polygons(shape: shapely.Geometry) -> Sequence[shapely.Polygon]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _rings(part: shapely.Polygon) -> list[shapely.LinearRing]:
    return [part.exterior, *part.interiors]
