"""The combinations of lists that name places, as an UpSet plot in SVG.

Source of the form: Lex, Gehlenborg, Strobelt, Vuillemot and Pfister, UpSet: Visualization of
Intersecting Sets, IEEE TVCG 20(12), 2014.
"""

from __future__ import annotations

from html import escape

from levelmap.answers.many_lists import ManyLists

MOST = 18
"""Combinations drawn; the table has them all."""

_INK, _EMPTY, _STRIPE, _LABELS = "#16232e", "#d5d8db", "#f3f4f5", 330
_COLUMN, _ROW, _BARS, _TOP = 30, 24, 150, 24


def upset_svg(view: ManyLists, title: str) -> str:
    """Return the largest combinations as bars over a grid of dots; every text is escaped."""
    shown = view.intersections.head(MOST)
    width = _LABELS + _COLUMN * max(len(shown), 1) + 16
    grid_top = _TOP + _BARS + 12
    height = grid_top + _ROW * len(view.labels) + 8
    parts = [_row(label, index, grid_top, width, view) for index, label in enumerate(view.labels)]
    largest = max([1, *shown["places"]])
    for number, (lists, places) in enumerate(zip(shown["lists"], shown["places"], strict=True)):
        x = _LABELS + _COLUMN * number + _COLUMN / 2
        parts.append(_bar(x, places, largest))
        parts.append(_dots(x, [view.labels.index(label) for label in lists], grid_top, view))
    label, widest = escape(title, quote=True), f"{width / 14:.0f}rem"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{label}" style="width:100%;max-width:{widest};background:#ffffff" '
        f'font-size="12" fill="{_INK}">{"".join(parts)}</svg>'
    )


def _row(label: str, index: int, grid_top: float, width: float, view: ManyLists) -> str:
    y = grid_top + _ROW * index
    named = int((view.places[label] == "named").sum())
    ground = f'<rect x="0" y="{y}" width="{width}" height="{_ROW}" fill="{_STRIPE}"/>'
    text = f"{label[:44]}{'...' if len(label) > 44 else ''} ({named})"
    return (
        f"{ground if index % 2 == 0 else ''}"
        f'<text x="{_LABELS - 10}" y="{y + 16}" text-anchor="end">{escape(text)}</text>'
    )


def _bar(x: float, places: int, largest: int) -> str:
    height = _BARS * places / largest
    top = _TOP + _BARS - height
    return (
        f'<rect x="{x - 9}" y="{top:.1f}" width="18" height="{height:.1f}" fill="#17527a"/>'
        f'<text x="{x}" y="{top - 5:.1f}" text-anchor="middle">{places}</text>'
    )


def _dots(x: float, members: list[int], grid_top: float, view: ManyLists) -> str:
    def y(index: int) -> float:
        return grid_top + _ROW * index + _ROW / 2

    line = f'<path d="M{x} {y(min(members))}V{y(max(members))}" stroke="{_INK}" stroke-width="2"/>'
    dots = "".join(
        f'<circle cx="{x}" cy="{y(index)}" r="6" fill="{_INK if index in members else _EMPTY}"/>'
        for index in range(len(view.labels))
    )
    return f"{dots}{line}"
