"""Wholes in parts: one bar for each whole, as SVG; and figures with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from levelmap.drawing import svg
from levelmap.drawing.svg import GRID, INK, MUTED, Scale

WIDTH, ROW, BAR = 460, 58, 26
NAMES, RIGHT, HEAD, FOOT = 170, 70, 30, 10
LINE = 22

_LOOK: dict[str, svg.Value] = {
    "style": "width:100%;max-width:33rem",  # so that words can be read on a phone
    "font_size": 13,
    "fill": "currentColor",
}


@dataclass(frozen=True, slots=True)
class PartOfAll:
    """A part of a whole: its number, its words and its colour."""

    number: float
    words: str
    colour: str


def parts_svg(wholes: Sequence[tuple[str, Sequence[PartOfAll]]], title: str) -> str:
    """Return one bar for each whole, its parts as long as their shares, named below it.

    Empty if there is no whole, or nothing in one.
    """
    if not wholes or not all(sum(one.number for one in parts) > 0 for _, parts in wholes):
        return ""
    most = max(len(parts) for _, parts in wholes)
    tall = BAR + 6 + 16 * most + 14
    drawn = [
        element
        for row, (name, parts) in enumerate(wholes)
        for element in _whole(name, parts, row * tall + 4)
    ]
    return svg.drawing(drawn, (WIDTH, tall * len(wholes) + 4), title, **_LOOK)


def _whole(name: str, parts: Sequence[PartOfAll], top: float) -> list[str]:
    total = sum(one.number for one in parts)
    across = Scale(0, total, NAMES if name else 4, WIDTH - 4)
    left = across(0)
    drawn = [svg.text(name[:34], left - 10, top + 18, text_anchor="end")] if name else []
    reached = 0.0
    for row, one in enumerate(parts):
        x = across(reached)
        reached += one.number
        said = f"{one.words}: {one.number:,.0f}"
        drawn += [
            svg.element(
                "rect", svg.titled(said), x=x, y=top, width=across(reached) - x, height=BAR,
                fill=one.colour, stroke="#ffffff",
            ),
            svg.rectangle(left, top + BAR + 8 + 16 * row, 10, 10, fill=one.colour),
            svg.text(said, left + 16, top + BAR + 17 + 16 * row),
        ]  # fmt: skip
    return drawn


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the limits between which the true one lies in 95 of 100 surveys."""

    name: str
    value: float
    low: float
    high: float
    printed: str


def intervals_svg(rows: Sequence[Interval], title: str) -> str:
    """Return a dot for each figure on a line for its interval, in the order given.

    Empty if there is no figure.
    """
    if not rows:
        return ""
    across = Scale.over(
        [end for one in rows for end in (one.low, one.high)], NAMES + 16, WIDTH - RIGHT
    )
    drawn = []
    for row, one in enumerate(rows):
        y = FOOT + LINE * row + LINE / 2
        drawn += [
            svg.line(NAMES, y + LINE / 2, WIDTH, y + LINE / 2, stroke=GRID),
            svg.text(one.name[:34], NAMES, y + 4, text_anchor="end"),
            svg.line(across(one.low), y, across(one.high), y, stroke=MUTED, stroke_width=3),
            svg.circle(across(one.value), y, 5, fill=INK),
            svg.text(one.printed, WIDTH - 4, y + 4, text_anchor="end"),
        ]
    return svg.drawing(drawn, (WIDTH, LINE * len(rows) + 2 * FOOT), title, **_LOOK)
