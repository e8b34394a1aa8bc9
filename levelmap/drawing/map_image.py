"""The map as a picture to take away: SVG of our own, with title, legend, source and attribution.

It is drawn from the same classes and colours as the map on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import geopandas as gpd
import numpy as np
import shapely
import vl_convert

from levelmap import work
from levelmap.drawing import svg
from levelmap.drawing.legends import Legend
from levelmap.drawing.palettes import NO_DATA_GROUND, NO_DATA_LINES
from levelmap.drawing.svg import INK
from levelmap.errors import ExportError

WIDTH, MARGIN = 1000, 24
MAP_WIDTH, MAP_HEIGHT = 620, 860
LEGEND_X, LEGEND_WIDTH = MARGIN + MAP_WIDTH + 24, 300
LINE = 20

LAND, OUTLINE = "#e9ecef", "#868d93"

MOST_TITLED = 1000
"""Up to this many areas each carries its name and value as a tooltip."""


@dataclass(frozen=True)
class MapImage:
    """What the picture shows.

    Attributes
    ----------
    areas
        `code` and `geometry`, in any plane coordinates with y upwards.
    classes
        One for each area: a position in `colours`, -1 for no data, -2 for outside the map.
    words
        One for each area: name and value.
    chosen
        Codes of the areas to outline.
    lines
        Source, licence and attribution, a paragraph each.
    """

    areas: gpd.GeoDataFrame
    classes: Sequence[int]
    colours: Sequence[str]
    words: Sequence[str]
    chosen: Sequence[str]
    legend: Legend
    lines: Sequence[str]


def draw(image: MapImage) -> str:
    """Return the picture as SVG.

    Each area is a path with its code as `data-code` and its class as `class`: `k0`, `k1` and so on,
    `none` for no data, `out` for areas outside the map.
    """
    title = wrap(image.legend.title, 60)
    top = MARGIN + 30 * len(title)
    legend, foot = _legend(image.legend, top + 30), _foot(image.lines, top + MAP_HEIGHT + 40)
    height = top + MAP_HEIGHT + 40 + 16 * len(foot) + MARGIN
    areas = _areas(image)
    parts = [
        svg.titled(image.legend.title),
        _style(image.colours),
        svg.rectangle(0, 0, WIDTH, height, fill="#fff"),
        *_lines(title, MARGIN, MARGIN + 18, 30, font_size=24, font_weight=600),
        svg.element("svg", areas, x=MARGIN, y=top, width=MAP_WIDTH, height=MAP_HEIGHT),
        *legend,
        *foot,
    ]
    return svg.drawing(
        parts,
        (WIDTH, height),
        image.legend.title,
        width=WIDTH,
        height=height,
        font_family="Liberation Sans, Arial, Helvetica, sans-serif",
        fill=INK,
    )


def png(picture: str, scale: float = 2.0) -> bytes:
    """Return an SVG as PNG.

    Raises
    ------
    ExportError
        The picture cannot be drawn.
    """
    try:
        return work.do(_drawn, picture, scale)
    except ValueError as error:
        raise ExportError(f"The picture could not be drawn as PNG: {error}") from error


def _drawn(picture: str, scale: float) -> bytes:
    return bytes(vl_convert.svg_to_png(picture, scale=scale))


def _style(colours: Sequence[str]) -> str:
    rules = "".join(f".k{number}{{fill:{colour}}}" for number, colour in enumerate(colours))
    style = (
        f"{rules}.none{{fill:url(#no-data)}}.out{{fill:{LAND}}}"
        f".a path{{stroke:{OUTLINE};stroke-width:.4;stroke-linejoin:round}}"
    )
    hatch = svg.element(
        "pattern",
        svg.rectangle(0, 0, 5, 5, fill=NO_DATA_GROUND)
        + svg.path("M0 0V5", stroke=NO_DATA_LINES, stroke_width=2),
        id="no-data",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return svg.element("defs", svg.element("style", style) + hatch)


def _areas(image: MapImage) -> str:
    place = _Frame.around(image)
    codes, shapes = image.areas["code"].to_list(), image.areas.geometry.to_numpy()
    with_titles = len(codes) <= MOST_TITLED
    drawn = [
        svg.path(
            place.path(shape),
            svg.titled(words) if with_titles else "",
            class_={-1: "none", -2: "out"}.get(number, f"k{number}"),
            data_code=code,
        )
        for code, shape, number, words in zip(
            codes, shapes, image.classes, image.words, strict=True
        )
    ]
    outlined = [
        svg.path(place.path(shape), fill="none", stroke=colour, stroke_width=width)
        for colour, width in (("#ffffff", 4.5), ("#0b0c0c", 2.2))
        for code, shape in zip(codes, shapes, strict=True)
        if code in image.chosen
    ]
    return svg.group(drawn, class_="a") + "".join(outlined)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From plane coordinates to the picture: y downwards, a tenth of a pixel the finest step."""

    west: float
    north: float
    scale: float
    right: float
    bottom: float

    @classmethod
    def around(cls, image: MapImage) -> _Frame:
        shown = image.areas.geometry.to_numpy()[np.array(image.classes) != -2]
        shapes = shown if len(shown) else image.areas.geometry.to_numpy()
        west, south, east, north = shapely.total_bounds(shapes)
        scale = min((MAP_WIDTH - 8) / (east - west), (MAP_HEIGHT - 8) / (north - south))
        return cls(west - 4 / scale, north + 4 / scale, scale, MAP_WIDTH, MAP_HEIGHT)

    def path(self, shape: shapely.Geometry) -> str:
        """Return the path of a shape, empty if it lies outside the picture."""
        west, south, east, north = shape.bounds
        if (
            (east - self.west) * self.scale < 0
            or (self.north - south) * self.scale < 0
            or (west - self.west) * self.scale > self.right
            or (self.north - north) * self.scale > self.bottom
        ):
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


def _legend(legend: Legend, top: float) -> list[str]:
    lines = wrap(f"{legend.unit}. {legend.direction}.", 44)
    parts = _lines(lines, LEGEND_X, top, LINE, font_size=14)
    y = top + LINE * len(lines)
    number = 0
    for row in legend.rows:
        kind = "none" if row.colour is None else f"k{number}"
        number += row.colour is not None
        parts.append(svg.rectangle(LEGEND_X, y, 28, 15, class_=kind, stroke=OUTLINE))
        words = wrap(f"{row.words} ({row.areas:,} areas)", 38)
        parts += _lines(words, LEGEND_X + 38, y + 13, 17, font_size=14)
        y += 8 + 17 * len(words)
    return parts + _lines(wrap(legend.note, 50), LEGEND_X, y + 16, 16, font_size=12)


def _foot(lines: Sequence[str], top: float) -> list[str]:
    wrapped = [part for line in lines for part in wrap(line, 150)]
    return _lines(wrapped, MARGIN, top, 16, font_size=12)


def _lines(words: Sequence[str], x: float, top: float, step: float, **look: svg.Value) -> list[str]:
    """Return lines of words, one below the other."""
    return [svg.text(one, x, top + step * row, **look) for row, one in enumerate(words)]
