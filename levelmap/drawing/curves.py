"""Concentration curves: how much of anything the first share of the people has, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from levelmap.drawing import svg
from levelmap.drawing.palettes import OKABE_ITO
from levelmap.drawing.svg import GRID, MUTED, Scale

WIDTH, HEIGHT = 780, 400
LEFT, RIGHT, TOP, FOOT = 64, 310, 16, 52

# blue, vermilion, green, purple
COLOURS = tuple(OKABE_ITO[place] for place in (4, 5, 2, 6))
DASHES = ("", "7 3", "2 3", "9 3 2 3")
"""Lines differ by dash as well as by colour."""

LINE = 16
"""Least height between two names at the ends of lines."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One line from nothing to all: shares of 0 to 1, both rising.

    Attributes
    ----------
    is_reference
        Drawn thin and grey.
    """

    name: str
    across: tuple[float, ...]
    upwards: tuple[float, ...]
    is_reference: bool = False

    def at(self, share: float) -> float:
        """Return how far up the line is at a share across."""
        points = list(zip(self.across, self.upwards, strict=True))
        for (x1, y1), (x2, y2) in pairwise(points):
            if x1 <= share <= x2:
                return y2 if x2 == x1 else y1 + (y2 - y1) * (share - x1) / (x2 - x1)
        return points[-1][1]


NAMED_AT = 0.5
"""Share across at which the order of the names is that of the lines."""


def curves_svg(curves: Sequence[Curve], axes: tuple[str, str], title: str) -> str:
    """Return curves in one square with the diagonal; each is named beside it.

    Parameters
    ----------
    axes
        What is counted across, and upwards.

    Empty if there is no curve.
    """
    if not curves:
        return ""
    x, y = Scale(0, 1, LEFT, WIDTH - RIGHT), Scale(0, 1, HEIGHT - FOOT, TOP)
    parts = [*_grid(x, y, axes), svg.line(x(0), y(0), x(1), y(1), stroke=MUTED)]
    look = [_look(number, one) for number, one in enumerate(curves)]
    for one, style in zip(curves, look, strict=True):
        points = [(x(a), y(b)) for a, b in zip(one.across, one.upwards, strict=True)]
        parts.append(svg.group([svg.titled(one.name), svg.polyline(points)], **style))
    order = sorted(range(len(curves)), key=lambda number: -curves[number].at(NAMED_AT))
    for row, number in enumerate(order):
        parts += _name(curves[number], look[number], TOP + 40 + row * 3 * LINE)
    return svg.drawing(
        parts,
        (WIDTH, HEIGHT),
        title,
        style="width:100%;max-width:56rem",
        font_size=12,
        fill="currentColor",
    )


def _look(number: int, curve: Curve) -> dict[str, svg.Value]:
    if curve.is_reference:
        return {"stroke": MUTED, "stroke_width": 1.5, "stroke_dasharray": "4 4"}
    return {
        "stroke": COLOURS[number % len(COLOURS)],
        "stroke_width": 2.5,
        "stroke_dasharray": DASHES[number % len(DASHES)],
    }


def _name(curve: Curve, look: dict[str, svg.Value], y: float) -> list[str]:
    """Return the name of a line with a piece of it, and where it stands at a fifth and a half."""
    left = WIDTH - RIGHT + 18
    said = f"{curve.at(0.2):.0%} at a fifth, {curve.at(0.5):.0%} at half"
    return [
        svg.line(left, y - 4, left + 26, y - 4, **look),
        svg.text(curve.name[:42], left + 34, y, font_weight="600"),
        svg.text(said, left + 34, y + LINE, fill=MUTED),
    ]


def _grid(x: Scale, y: Scale, axes: tuple[str, str]) -> list[str]:
    parts = []
    for share in (0, 0.2, 0.4, 0.6, 0.8, 1):
        parts += [
            svg.line(x(share), y(0), x(share), y(1), stroke=GRID),
            svg.line(x(0), y(share), x(1), y(share), stroke=GRID),
            svg.text(f"{share:.0%}", x(share), y(0) + 16, text_anchor="middle", fill=MUTED),
            svg.text(f"{share:.0%}", x(0) - 6, y(share) + 4, text_anchor="end", fill=MUTED),
        ]
    across, upwards = axes
    middle = (y(0) + y(1)) / 2
    turned = {"transform": f"rotate(-90 14 {svg.number(middle)})"}
    return [
        *parts,
        svg.text(across, (x(0) + x(1)) / 2, HEIGHT - 10, text_anchor="middle"),
        svg.text(upwards, 14, middle, text_anchor="middle", **turned),
    ]
