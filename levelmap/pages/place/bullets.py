"""A bullet chart as SVG: where a figure lies between minimum and target, better to the right.

It holds no text: the row of the table beside it says the same, and `title` says it again.
"""

from __future__ import annotations

from html import escape

from levelmap.answers.place.measures import MeasureReading, Standing

WIDTH, HEIGHT = 160, 26

KEY = (
    "Chart: the bar ends at the figure; dashed line = minimum, solid line = target, small tick = "
    "median authority; darker ground = below the minimum."
)
"""How to read the charts, in words."""

_INK = "#16232e"
_BELOW, _MIDDLE, _TARGET = "#bcc6ce", "#e3e9ee", "#ffffff"
_FILLS = {Standing.BELOW: "#b4540a", Standing.BETWEEN: "#17527a", Standing.AT_TARGET: "#0b6e4f"}
"""Colour of the bar; its end against the two lines says the same without colour."""


def svg(reading: MeasureReading) -> str:
    """Return the chart of one measure; without a figure the bands and lines alone.

    The ground is darker below the minimum; a dashed line marks the minimum, a solid one the target,
    a small tick the median authority, and a bar with a dot the figure.
    """
    x = {
        name: WIDTH * reading.scale.position(value)
        for name, value in (
            ("minimum", reading.minimum),
            ("target", reading.target),
            ("median", reading.median),
            ("value", reading.value),
        )
        if value is not None
    }
    parts = [_ground(x), _bar(reading, x), _lines(x)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{escape(reading.sentence)}">'
        f"<title>{escape(reading.sentence)}</title>{''.join(parts)}</svg>"
    )


def _ground(x: dict[str, float]) -> str:
    minimum, target = x["minimum"], max(x.get("target", WIDTH), x["minimum"])
    return (
        _rect(0, minimum, 3, 20, _BELOW)
        + _rect(minimum, target, 3, 20, _MIDDLE)
        + _rect(target, WIDTH, 3, 20, _TARGET)
        + f'<rect x="0.5" y="3.5" width="{WIDTH - 1}" height="19" fill="none" stroke="#8a99a6"/>'
    )


def _bar(reading: MeasureReading, x: dict[str, float]) -> str:
    if "value" not in x:
        return ""
    bar = _rect(0, max(x["value"], 1.5), 9, 8, _FILLS[reading.standing])
    return bar + f'<circle cx="{x["value"]:.1f}" cy="13" r="4.5" fill="{_INK}"/>'


def _lines(x: dict[str, float]) -> str:
    lines = _line(x["median"], 19, 23, 'stroke-width="1.5"')
    lines += _line(x["minimum"], 0, 26, 'stroke-width="1.5" stroke-dasharray="3 2"')
    return lines + (_line(x["target"], 0, 26, 'stroke-width="2.5"') if "target" in x else "")


def _rect(start: float, end: float, top: int, height: int, fill: str) -> str:
    return (
        f'<rect x="{start:.1f}" y="{top}" width="{max(end - start, 0):.1f}" height="{height}" '
        f'fill="{fill}"/>'
    )


def _line(x: float, top: int, bottom: int, style: str) -> str:
    inside = min(max(x, 1.0), WIDTH - 1.0)
    return (
        f'<line x1="{inside:.1f}" x2="{inside:.1f}" y1="{top}" y2="{bottom}" stroke="{_INK}" '
        f"{style}/>"
    )
