"""A bullet chart as SVG: where a figure lies between minimum and target, better to the right.

It holds no text: the row of the table beside it says the same, and `title` says it again.
"""

from __future__ import annotations

from levelmap.answers.place.measures import Band, MeasureReading
from levelmap.drawing import svg
from levelmap.drawing.svg import INK, Scale

WIDTH, HEIGHT = 160, 26

KEY = (
    "Chart: the bar ends at the figure; dashed line = minimum, solid line = good level, small tick "
    "= median authority; darker ground = below the minimum."
)
"""How to read the charts, in words."""

_BELOW, _MIDDLE, _TARGET = "#bcc6ce", "#e3e9ee", "#ffffff"
_FILLS = {Band.BELOW: "#b4540a", Band.BETWEEN: "#17527a", Band.AT_TARGET: "#0b6e4f"}
"""Colour of the bar; its end against the two lines says the same without colour."""


def bullet(reading: MeasureReading) -> str:
    """Return the chart of one measure; without a figure the bands and lines alone.

    The ground is darker below the minimum; a dashed line marks the minimum, a solid one the target,
    a small tick the median authority, and a bar with a dot the figure.
    """
    across = Scale(0, 1, 0, WIDTH)
    x = {
        name: across(reading.scale.position(value))
        for name, value in (
            ("minimum", reading.minimum),
            ("target", reading.target),
            ("median", reading.median),
            ("value", reading.value),
        )
        if value is not None
    }
    parts = [svg.titled(reading.sentence), *_ground(x), *_bar(reading, x), *_lines(x)]
    return svg.drawing(
        parts, (WIDTH, HEIGHT), reading.sentence, width=float(WIDTH), height=float(HEIGHT)
    )


def _ground(x: dict[str, float]) -> list[str]:
    minimum, target = x["minimum"], max(x.get("target", WIDTH), x["minimum"])
    bands = ((0, minimum, _BELOW), (minimum, target, _MIDDLE), (target, WIDTH, _TARGET))
    return [
        *(_span(start, end, 3, 20, fill) for start, end, fill in bands),
        svg.rectangle(0.5, 3.5, WIDTH - 1, 19, fill="none", stroke="#8a99a6"),
    ]


def _bar(reading: MeasureReading, x: dict[str, float]) -> list[str]:
    if "value" not in x:
        return []
    bar = _span(0, max(x["value"], 1.5), 9, 8, _FILLS[reading.standing])
    return [bar, svg.circle(x["value"], 13, 4.5, fill=INK)]


def _lines(x: dict[str, float]) -> list[str]:
    lines = [
        _upright(x["median"], 19, 23, stroke_width=1.5),
        _upright(x["minimum"], 0, HEIGHT, stroke_width=1.5, stroke_dasharray="3 2"),
    ]
    if "target" in x:
        lines.append(_upright(x["target"], 0, HEIGHT, stroke_width=2.5))
    return lines


def _span(start: float, end: float, top: float, height: float, fill: str) -> str:
    return svg.rectangle(start, top, max(end - start, 0), height, fill=fill)


def _upright(x: float, top: float, bottom: float, **look: svg.Value) -> str:
    inside = min(max(x, 1.0), WIDTH - 1.0)
    return svg.line(inside, top, inside, bottom, stroke=INK, **look)
