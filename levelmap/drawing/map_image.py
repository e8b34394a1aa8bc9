"""The map as a picture to take away: SVG of our own, with title, legend, source and attribution.

It is drawn from the same classes and colours as the map on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

import geopandas as gpd
import numpy as np
import shapely
import vl_convert

from levelmap.drawing.legends import Legend
from levelmap.drawing.palettes import NO_DATA_GROUND, NO_DATA_LINES
from levelmap.errors import ExportError

WIDTH, MARGIN = 1000, 24
MAP_WIDTH, MAP_HEIGHT = 620, 860
LEGEND_X, LEGEND_WIDTH = MARGIN + MAP_WIDTH + 24, 300
LINE = 20

LAND, OUTLINE, INK = "#e9ecef", "#868d93", "#16232e"

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


def svg(image: MapImage) -> str:
    """Return the picture as SVG; every text is escaped.

    Each area is a path with its code as `data-code` and its class as `class`: `k0`, `k1` and so on,
    `none` for no data, `out` for areas outside the map.
    """
    title = wrap(image.legend.title, 60)
    top = MARGIN + 30 * len(title)
    legend, foot = _legend(image.legend, top + 30), _foot(image.lines, top + MAP_HEIGHT + 40)
    height = top + MAP_HEIGHT + 40 + 16 * foot.count("<text") + MARGIN
    heading = "".join(
        f'<text x="{MARGIN}" y="{MARGIN + 18 + 30 * i}" font-size="24" font-weight="600">'
        f"{escape(line)}</text>"
        for i, line in enumerate(title)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" font-family="Liberation Sans, Arial, Helvetica, '
        f'sans-serif" fill="{INK}"><title>{escape(image.legend.title)}</title>'
        f"{_style(image.colours)}"
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{heading}'
        f'<svg x="{MARGIN}" y="{top}" width="{MAP_WIDTH}" height="{MAP_HEIGHT}">{_areas(image)}'
        f"</svg>{legend}{foot}</svg>"
    )


def png(picture: str, scale: float = 2.0) -> bytes:
    """Return an SVG as PNG.

    Raises
    ------
    ExportError
        The picture cannot be drawn.
    """
    try:
        return bytes(vl_convert.svg_to_png(picture, scale=scale))
    except ValueError as error:
        raise ExportError(f"The picture could not be drawn as PNG: {error}") from error


def _style(colours: Sequence[str]) -> str:
    rules = "".join(f".k{number}{{fill:{colour}}}" for number, colour in enumerate(colours))
    return (
        f"<defs><style>{rules}.none{{fill:url(#no-data)}}.out{{fill:{LAND}}}"
        f".a path{{stroke:{OUTLINE};stroke-width:.4;stroke-linejoin:round}}</style>"
        '<pattern id="no-data" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{NO_DATA_GROUND}"/>'
        f'<path d="M0 0V5" stroke="{NO_DATA_LINES}" stroke-width="2"/></pattern></defs>'
    )


def _areas(image: MapImage) -> str:
    place = _Frame.around(image)
    codes, shapes = image.areas["code"].to_list(), image.areas.geometry.to_numpy()
    with_titles = len(codes) <= MOST_TITLED
    drawn = []
    for code, shape, number, words in zip(codes, shapes, image.classes, image.words, strict=True):
        if path := place.path(shape):
            kind = {-1: "none", -2: "out"}.get(number, f"k{number}")
            title = f"<title>{escape(words)}</title>" if with_titles else ""
            drawn.append(f'<path class="{kind}" data-code="{code}" d="{path}">{title}</path>')
    outlined = "".join(
        f'<path d="{place.path(shape)}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
        for colour, width in (("#ffffff", 4.5), ("#0b0c0c", 2.2))
        for code, shape in zip(codes, shapes, strict=True)
        if code in image.chosen
    )
    return f'<g class="a">{"".join(drawn)}</g>{outlined}'


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


def _legend(legend: Legend, top: int) -> str:
    lines = [(text, 14) for text in wrap(f"{legend.unit}. {legend.direction}.", 44)]
    parts = [
        f'<text x="{LEGEND_X}" y="{top + LINE * i}" font-size="{size}">{escape(text)}</text>'
        for i, (text, size) in enumerate(lines)
    ]
    y = top + LINE * len(lines)
    number = 0
    for row in legend.rows:
        kind = "none" if row.colour is None else f"k{number}"
        number += row.colour is not None
        parts.append(
            f'<rect class="{kind}" x="{LEGEND_X}" y="{y}" width="28" height="15" '
            f'stroke="{OUTLINE}"/>'
        )
        words = wrap(f"{row.words} ({row.areas:,} areas)", 38)
        parts += [
            f'<text x="{LEGEND_X + 38}" y="{y + 13 + 17 * i}" font-size="14">{escape(text)}</text>'
            for i, text in enumerate(words)
        ]
        y += 8 + 17 * len(words)
    parts += [
        f'<text x="{LEGEND_X}" y="{y + 16 + 16 * i}" font-size="12">{escape(text)}</text>'
        for i, text in enumerate(wrap(legend.note, 50))
    ]
    return "".join(parts)


def _foot(lines: Sequence[str], top: int) -> str:
    wrapped = [text for line in lines for text in wrap(line, 150)]
    return "".join(
        f'<text x="{MARGIN}" y="{top + 16 * i}" font-size="12">{escape(text)}</text>'
        for i, text in enumerate(wrapped)
    )
