"""The combinations of lists that name places, as an UpSet plot in SVG.

Source of the form: Lex, Gehlenborg, Strobelt, Vuillemot and Pfister, UpSet: Visualization of
Intersecting Sets, IEEE TVCG 20(12), 2014.
"""

from __future__ import annotations

from levelmap.answers.comparisons.many import ManyLists
from levelmap.drawing import svg
from levelmap.drawing.svg import GRID, INK, Scale

MOST = 18
"""Combinations drawn; the table has them all."""

_STRIPE, _LABELS = "#f3f4f5", 330
_COLUMN, _ROW, _BARS, _TOP = 30, 24, 150, 24
_GRID_TOP = _TOP + _BARS + 12


def upset_svg(view: ManyLists, title: str) -> str:
    """Return the largest combinations as bars over a grid of dots."""
    shown = view.intersections.head(MOST)
    width = _LABELS + _COLUMN * max(len(shown), 1) + 16
    parts = [_row(label, index, view) for index, label in enumerate(view.labels)]
    ground = [_stripe(index, width) for index in range(0, len(view.labels), 2)]
    tall = Scale(0, max([1, *shown["places"]]), 0, _BARS)
    for number, (lists, places) in enumerate(zip(shown["lists"], shown["places"], strict=True)):
        x = _LABELS + _COLUMN * number + _COLUMN / 2
        parts += _bar(x, places, tall(places))
        parts += _dots(x, [view.labels.index(label) for label in lists], len(view.labels))
    return svg.drawing(
        [*ground, *parts],
        (width, _GRID_TOP + _ROW * len(view.labels) + 8),
        title,
        style=f"width:100%;max-width:{width / 14:.0f}rem",
        font_size=12,
        fill=INK,
    )


def _stripe(index: int, width: float) -> str:
    return svg.rectangle(0, _GRID_TOP + _ROW * index, width, _ROW, fill=_STRIPE)


def _row(label: str, index: int, view: ManyLists) -> str:
    named = int((view.places[label] == "named").sum())
    words = f"{label[:44]}{'...' if len(label) > 44 else ''} ({named})"
    return svg.text(words, _LABELS - 10, _GRID_TOP + _ROW * index + 16, text_anchor="end")


def _bar(x: float, places: int, height: float) -> list[str]:
    top = _TOP + _BARS - height
    return [
        svg.rectangle(x - 9, top, 18, height, fill="#17527a"),
        svg.text(str(places), x, top - 5, text_anchor="middle"),
    ]


def _dots(x: float, members: list[int], number: int) -> list[str]:
    def y(index: int) -> float:
        return _GRID_TOP + _ROW * index + _ROW / 2

    dots = [
        svg.circle(x, y(index), 6, fill=INK if index in members else GRID)
        for index in range(number)
    ]
    return [*dots, svg.line(x, y(min(members)), x, y(max(members)), stroke=INK, stroke_width=2)]
