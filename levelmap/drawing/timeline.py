"""Spans of time drawn below one another: what was in force when, and what took its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from levelmap.drawing import svg
from levelmap.drawing.svg import Scale

WIDTH, ROW, BAR, HEAD, NAMES = 1100, 26, 14, 30, 250

FADE = 0.55
"""Years that a bar without a known end goes on, dashed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One span.

    Attributes
    ----------
    key
        By which `to` of another bar names it.
    kind
        A key of `colours`.
    end
        None where it goes on (`is_open`), or where its last day is not known.
    to
        Key of the bar that took its place; empty for none.
    """

    key: str
    name: str
    kind: str
    words: str
    start: date
    end: date | None
    is_open: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Bars with a heading."""

    title: str
    bars: tuple[Bar, ...]


COLOURS = {
    "in_force": "#0b7a57",
    "superseded": "#8f6fb8",
    "closed": "#7a8893",
    "unconfirmed": "#c07a1c",
    "fund": "#3a8fd0",
}
"""Of each kind: 3:1 against a light and a dark page (the tests measure it)."""


def timeline_svg(groups: Sequence[Group], first: int, last: int, today: date, title: str) -> str:
    """Return bars below one another from the beginning of one year to the end of another.

    Parameters
    ----------
    today
        Marked with a line.
    """
    x = Scale(date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal(), NAMES, WIDTH - 12)
    rows = sum(1 + len(group.bars) for group in groups)
    foot = HEAD + rows * ROW + 8
    parts = [_year(year, x, foot) for year in range(first, last + 2)]
    heights: dict[str, float] = {}
    y = float(HEAD)
    for group in groups:
        parts.append(svg.text(group.title, 0, y + 17, font_weight=600))
        y += ROW
        for bar in group.bars:
            heights[bar.key] = y
            parts.append(_bar(bar, x, y))
            y += ROW
    for group in groups:
        parts += [_arrow(bar, x, heights) for bar in group.bars if bar.to in heights]
    at = x(today.toordinal())
    parts.append(svg.line(at, HEAD - 4, at, foot, stroke="currentColor", stroke_dasharray="2 3"))
    style = "width:100%;min-width:52rem;display:block"
    return svg.drawing(parts, (WIDTH, foot), title, font_size=13, fill="currentColor", style=style)


def _year(year: int, x: Scale, foot: float) -> str:
    at = x(date(year, 1, 1).toordinal())
    line = svg.line(at, HEAD - 6, at, foot, stroke="currentColor", stroke_opacity=0.18)
    middle = (at + x(date(year + 1, 1, 1).toordinal())) / 2
    return line + (svg.text(str(year), middle, 16, text_anchor="middle") if middle < WIDTH else "")


def _ends(bar: Bar, x: Scale) -> tuple[float, float]:
    """Return where a bar begins and ends; one without an end is as long as it is known to be."""
    left = max(x(bar.start.toordinal()), x.start)
    if bar.is_open:
        return left, x.end
    if bar.end is None:
        return left, left + 8
    return left, min(max(x(bar.end.toordinal()), left + 8), x.end)


def _bar(bar: Bar, x: Scale, y: float) -> str:
    left, right = _ends(bar, x)
    top, colour = y + (ROW - BAR) / 2, COLOURS[bar.kind]
    parts = [
        svg.titled(f"{bar.name}: {bar.words}"),
        svg.text(bar.name, NAMES - 10, y + 17, text_anchor="end"),
        svg.rectangle(left, top, right - left, BAR, fill=colour, rx=3),
    ]
    if bar.end is None and not bar.is_open:
        year = (x.end - x.start) / ((x.high - x.low) / 365.25)
        until = min(right + FADE * year, x.end)
        middle = y + ROW / 2
        parts.append(
            svg.line(
                right, middle, until, middle, stroke=colour, stroke_width=3, stroke_dasharray="3 4"
            )
        )
    if bar.is_open:
        parts.append(
            svg.path(f"M{svg.number(right)} {svg.number(top - 3)}l10 10l-10 10z", fill=colour)
        )
    return svg.group(parts)


def _arrow(bar: Bar, x: Scale, heights: dict[str, float]) -> str:
    """Return the arrow from the end of a bar to the row of what took its place."""
    _, right = _ends(bar, x)
    begin, end = heights[bar.key] + ROW / 2, heights[bar.to] + ROW / 2
    way = 1 if end > begin else -1
    at = right + 5
    stop = end - way * (BAR / 2 + 2)
    head = f"M{svg.number(at - 4)} {svg.number(stop - way * 6)}L{svg.number(at)} {svg.number(stop)}"
    head += f"L{svg.number(at + 4)} {svg.number(stop - way * 6)}"
    look: dict[str, svg.Value] = {"stroke": "currentColor", "stroke_width": 1.5, "fill": "none"}
    corner = f"M{svg.number(right)} {svg.number(begin)}H{svg.number(at)}V{svg.number(stop)}"
    return svg.path(corner, **look) + svg.path(head, **look)
