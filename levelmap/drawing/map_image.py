"""The map as a picture to take away: SVG of our own, with title, legend, source and attribution.

It is drawn from the same classes and colours as the map on the screen, in the size of a slide or of
a page; where the whole country is shown, lenses show the conurbations in what it leaves free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import geopandas as gpd
import numpy as np
import shapely

from levelmap.drawing import legends, svg
from levelmap.drawing.legends import Legend
from levelmap.drawing.lenses import LEAST_AREAS, LENSES, Lens
from levelmap.drawing.map_frame import Bounds, Frame
from levelmap.drawing.palettes import NO_DATA_GROUND, NO_DATA_LINES
from levelmap.drawing.svg import INK
from levelmap.geography.boundaries import CRS

LAND, OUTLINE, HALO, CHOSEN = "#e9ecef", "#868d93", "#ffffff", "#0b0c0c"

MOST_TITLED = 1000
"""Up to this many areas each carries its name and value as a tooltip."""

SMALL = 16
"""A chosen area smaller than this many pixels has a ring round it."""

MOST_NAMED = 12
LETTER = 0.53
"""Width of a letter as a share of its size, on average."""

GAP = 24


@dataclass(frozen=True, slots=True)
class Format:
    """The size of a picture in pixels, and of what is written in it."""

    width: int
    height: int
    margin: int
    title: int
    text: int
    side: int
    lens_columns: int


SLIDE = Format(1600, 900, margin=40, title=34, text=18, side=400, lens_columns=2)
"""As wide as a slide, 16 to 9."""

PAGE = Format(1000, 1414, margin=36, title=27, text=14, side=300, lens_columns=1)
"""As an upright page of the A series."""


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
        Codes of the areas to outline and to name.
    lines
        Source, licence and attribution, a paragraph each.
    address
        The link that shows the same; empty if there is none.
    patterns
        What lies over each of `colours`, as `Picture` has it; empty if nothing does.
    radii
        Of each area's circle in pixels, 0 for none: the areas are then plain land; empty for none.
    """

    areas: gpd.GeoDataFrame
    classes: Sequence[int]
    colours: Sequence[str]
    words: Sequence[str]
    chosen: Sequence[str]
    legend: Legend
    lines: Sequence[str]
    address: str = ""
    patterns: Sequence[str] = ()
    radii: Sequence[float] = ()


def draw(image: MapImage, form: Format = PAGE) -> str:
    """Return the picture as SVG.

    Each area is a path with its code as `data-code` and its class as `class`: `k0`, `k1` and so on,
    `none` for no data, `out` for areas outside the map.
    """
    title = wrap(image.legend.title, _letters(form.width - 2 * form.margin, form.title))
    top = form.margin + 1.25 * form.title * len(title)
    foot = _foot(image, form)
    bottom = form.height - form.margin - 1.3 * _small(form) * len(foot)
    parts = [
        svg.titled(image.legend.title),
        _style(image),
        svg.rectangle(0, 0, form.width, form.height, fill="#fff"),
        *_lines(
            title,
            form.margin,
            form.margin + 0.75 * form.title,
            1.25 * form.title,
            font_size=form.title,
            font_weight=600,
        ),
        *_body(image, form, (top, bottom - GAP)),
        *_lines(
            foot, form.margin, bottom + _small(form), 1.3 * _small(form), font_size=_small(form)
        ),
    ]
    return svg.drawing(
        parts,
        (form.width, form.height),
        image.legend.title,
        width=form.width,
        height=form.height,
        font_family="Liberation Sans, Arial, Helvetica, sans-serif",
        fill=INK,
    )


def _small(form: Format) -> int:
    return round(0.8 * form.text)


def _letters(width: float, size: float) -> int:
    return int(width / (size * LETTER))


def _body(image: MapImage, form: Format, rows: tuple[float, float]) -> list[str]:
    """Return map, legend and lenses between two heights."""
    top, bottom = rows
    side = form.width - form.margin - form.side
    legend, end = _legend(image.legend, (side, top), form)
    lenses = _lenses_of(image)
    room = form.lens_columns * form.side * 0.56 + GAP if lenses and form.lens_columns > 1 else 0
    width = side - GAP - form.margin - room
    parts = [_map(image, form, (form.margin, top, width, bottom - top)), *legend]
    if lenses:
        left = side - room if room else side
        start = top if room else end + GAP
        parts += _lenses(image, form, lenses, (left, start, bottom))
    return parts


def _style(image: MapImage) -> str:
    patterns = list(image.patterns) or [""] * len(image.colours)
    fills = [
        f"url(#over-{number})" if patterns[number] else colour
        for number, colour in enumerate(image.colours)
    ]
    rules = "".join(f".k{number}{{fill:{fill}}}" for number, fill in enumerate(fills))
    style = (
        f"{rules}.none{{fill:url(#no-data)}}.out{{fill:{LAND}}}"
        f".a path{{stroke:{OUTLINE};stroke-width:.4;stroke-linejoin:round}}"
    )
    over = [
        _pattern(f"over-{number}", kind, HALO, image.colours[number], 1)
        for number, kind in enumerate(patterns)
        if kind
    ]
    hatch = _pattern("no-data", "hatch", NO_DATA_LINES, NO_DATA_GROUND, 2)
    return svg.element("defs", svg.element("style", style) + hatch + "".join(over))


def _pattern(name: str, kind: str, ink: str, ground: str, width: float) -> str:
    """Return lines or dots on a ground, to be filled with by name."""
    drawn = (
        svg.circle(2.5, 2.5, 1, fill=ink)
        if kind == "dots"
        else svg.path("M0 0V5", stroke=ink, stroke_width=width)
    )
    return svg.element(
        "pattern",
        svg.rectangle(0, 0, 5, 5, fill=ground) + drawn,
        id=name,
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _map(image: MapImage, form: Format, box: tuple[float, float, float, float]) -> str:
    left, top, width, height = box
    shapes = image.areas.geometry.to_numpy()
    shown = shapes[np.array(image.classes) != -2]
    frame = Frame.around(shapely.total_bounds(shown if len(shown) else shapes), width, height)
    drawn = _areas(image, frame, with_titles=len(shapes) <= MOST_TITLED)
    drawn += _circles(image, frame) + _chosen(image, frame) + "".join(_names(image, frame, form))
    return svg.element("svg", drawn, x=left, y=top, width=width, height=height)


def _areas(image: MapImage, frame: Frame, *, with_titles: bool = False) -> str:
    rows = zip(image.areas["code"], image.areas.geometry, image.classes, image.words, strict=True)
    drawn = [
        svg.path(
            frame.path(shape),
            svg.titled(words) if with_titles else "",
            class_={-1: "none", -2: "out"}.get(number, "out" if image.radii else f"k{number}"),
            data_code=code,
        )
        for code, shape, number, words in rows
    ]
    return svg.group(drawn, class_="a")


def _circles(image: MapImage, frame: Frame) -> str:
    """Return the circles of counts in the colours of their classes, the largest lowest."""
    rows = zip(image.areas.geometry, image.classes, image.radii, strict=False)
    found = [
        (radius, number, frame.box(shape.representative_point())) for shape, number, radius in rows
    ]
    drawn = [
        svg.circle(box[0], box[1], radius, class_=f"k{number}")
        for radius, number, box in sorted(found, key=lambda one: -one[0])
        if radius and number >= 0
    ]
    return svg.group(drawn, stroke=OUTLINE, stroke_width=0.6) if drawn else ""


def _chosen_shapes(image: MapImage) -> list[tuple[str, shapely.Geometry]]:
    rows = zip(image.areas["code"], image.areas.geometry, image.words, strict=True)
    held = {code: (words.partition(":")[0], shape) for code, shape, words in rows}
    return [held[code] for code in image.chosen if code in held]


def _chosen(image: MapImage, frame: Frame) -> str:
    """Return the outlines of the chosen areas, with a ring round a small one."""
    parts = []
    for colour, width in ((HALO, 4.5), (CHOSEN, 2.2)):
        look: dict[str, svg.Value] = {"fill": "none", "stroke": colour, "stroke_width": width}
        for _, shape in _chosen_shapes(image):
            left, top, right, bottom = frame.box(shape)
            size = max(right - left, bottom - top)
            if size < SMALL:
                x, y = (left + right) / 2, (top + bottom) / 2
                parts.append(svg.circle(x, y, size / 2 + 6, **look))
            else:
                parts.append(svg.path(frame.path(shape), **look))
    return "".join(parts)


def _names(image: MapImage, frame: Frame, form: Format) -> list[str]:
    """Return the names of the chosen areas beside them, none over another."""
    taken: list[shapely.Geometry] = []
    parts: list[str] = []
    whole = shapely.box(0, 0, frame.width, frame.height)
    for name, shape in _chosen_shapes(image)[:MOST_NAMED]:
        left, top, right, bottom = frame.box(shape)
        width, middle = len(name) * form.text * LETTER * 1.08, (left + right) / 2
        foot = (top + bottom + form.text * 0.7) / 2
        places = [
            (right + 10, foot),
            (left - 10 - width, foot),
            (middle - width / 2, top - 12),
            (middle - width / 2, bottom + 8 + form.text),
        ]
        if right - left > 1.5 * width:
            inside = frame.box(shape.representative_point())
            places.insert(0, (inside[0] - width / 2, inside[1] + form.text * 0.35))
        boxes = [shapely.box(x, y - form.text, x + width, y + 4) for x, y in places]
        free = [
            number
            for number, box in enumerate(boxes)
            if whole.contains(box) and not any(box.intersects(other) for other in taken)
        ]
        number = free[0] if free else 0
        taken.append(boxes[number])
        look: dict[str, svg.Value] = {"font_size": form.text, "font_weight": 600}
        halo: dict[str, svg.Value] = {"stroke": HALO, "stroke_width": 4, "stroke_linejoin": "round"}
        x, y = places[number]
        parts += [svg.text(name, x, y, **look, **halo), svg.text(name, x, y, **look)]
    return parts


def _lenses_of(image: MapImage) -> list[tuple[Lens, Bounds]]:
    """Return the lenses that have something to show, on a map of most areas without circles."""
    is_shown = np.array(image.classes) != -2
    is_whole = is_shown.mean() >= 0.5 and len(image.areas) >= LEAST_AREAS
    if image.radii or not is_whole or image.areas.crs != CRS:
        return []
    corners = gpd.GeoSeries(
        [shapely.box(lens.west, lens.south, lens.east, lens.north) for lens in LENSES],
        crs="EPSG:4326",
    ).to_crs(CRS)
    held = [tuple(corner.bounds) for corner in corners]
    west, south, east, north = image.areas[is_shown].total_bounds
    return [
        (lens, bounds)
        for lens, bounds in zip(LENSES, held, strict=True)
        if bounds[0] > west and bounds[2] < east and bounds[1] > south and bounds[3] < north
    ]


def _lenses(
    image: MapImage,
    form: Format,
    lenses: Sequence[tuple[Lens, Bounds]],
    room: tuple[float, float, float],
) -> list[str]:
    """Return lenses below one another from a corner, in columns, as many as there is room for."""
    left, top, bottom = room
    columns = form.lens_columns
    width = form.side * 0.56 - GAP / 2 if columns > 1 else form.side * 0.8
    ends = [top] * columns
    parts: list[str] = []
    for lens, (west, south, east, north) in lenses:
        height = width * (north - south) / (east - west)
        column = ends.index(min(ends))
        y, x = ends[column], left + column * (width + GAP / 2)
        if y + height + form.text + 8 > bottom:
            continue
        frame = Frame(west, north, width / (east - west), width, height)
        parts += [
            svg.element(
                "svg",
                _areas(image, frame) + _chosen(image, frame),
                x=x,
                y=y,
                width=width,
                height=height,
            ),
            svg.rectangle(x, y, width, height, fill="none", stroke=OUTLINE),
            svg.text(lens.name, x, y + height + _small(form) + 3, font_size=_small(form)),
        ]
        ends[column] = y + height + form.text + GAP
    return parts


def _legend(legend: Legend, corner: tuple[float, float], form: Format) -> tuple[list[str], float]:
    """Return the legend from its corner, and where it ends."""
    x, y = corner
    size, step = form.text, 1.4 * form.text
    said = wrap(f"{legend.unit}. {legend.direction}.", _letters(form.side, size))
    parts = _lines(said, x, y + size, step, font_size=size)
    y += step * len(said) + size * 0.6
    if legend.histogram:
        width, height = form.side * 0.9, form.side * 0.9 * 88 / 308
        drawn = legends.histogram_svg(legend.histogram)
        parts.append(svg.element("svg", drawn, x=x, y=y, width=width, height=height))
        y += height + size * 0.6
    number = 0
    for row in legend.rows:
        kind = "none" if row.colour is None else f"k{number}"
        number += row.colour is not None
        parts.append(svg.rectangle(x, y, 2 * size, 1.1 * size, class_=kind, stroke=OUTLINE))
        areas = "1 area" if row.areas == 1 else f"{row.areas:,} areas"
        words = wrap(f"{row.words} ({areas})", _letters(form.side - 3 * size, size))
        parts += _lines(words, x + 2.7 * size, y + 0.92 * size, step, font_size=size)
        y += step * len(words) + 4
    note = wrap(legend.note, _letters(form.side, _small(form)))
    parts += _lines(note, x, y + size, 1.3 * _small(form), font_size=_small(form))
    return parts, y + size + 1.3 * _small(form) * len(note)


def _foot(image: MapImage, form: Format) -> list[str]:
    """Return the lines below the map, as many as there are: sources are never cut."""
    lines = [*image.lines, *([f"LevelMap: {image.address}"] if image.address else [])]
    letters = _letters(form.width - 2 * form.margin, _small(form))
    return [part for line in lines for part in wrap(line, letters, break_long_words=True)]


def _lines(words: Sequence[str], x: float, top: float, step: float, **look: svg.Value) -> list[str]:
    """Return lines of words, one below the other."""
    return [svg.text(one, x, top + step * row, **look) for row, one in enumerate(words)]
