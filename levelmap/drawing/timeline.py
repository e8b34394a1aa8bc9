"""Spans of time drawn below one another: what was in force when, and what took its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from levelmap.drawing import svg
from levelmap.drawing.svg import Scale

HEAD = 30
"""Height of the line of years."""

FADE = 0.55
"""Years that a bar without a known end goes on, dashed."""


@dataclass(frozen=True, slots=True)
class TimelineForm:
    """How a chart is set out, in pixels.

    Attributes
    ----------
    row, bar
        Height of a row and of the bar in it.
    names
        Room for names beside the bars; where there is none they stand above their bars.
    """

    width: int
    row: int
    bar: int
    names: int

    @property
    def end(self) -> int:
        """Return where the last year ends."""
        return self.width - 12

    @property
    def top(self) -> float:
        """Return how far below the top of its row a bar begins."""
        return (self.row - self.bar) / 2 if self.names else 19


WIDE, NARROW = TimelineForm(1100, 26, 14, 250), TimelineForm(360, 38, 12, 0)
"""For a page beside which there is room, and for a phone."""


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
class BarGroup:
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


def timeline_svg(
    groups: Sequence[BarGroup],
    years: tuple[int, int],
    today: date,
    title: str,
    layout: TimelineForm = WIDE,
) -> str:
    """Return bars below one another from the beginning of one year to the end of another.

    Parameters
    ----------
    today
        Marked with a line.
    """
    first, last = (date(year, 1, 1).toordinal() for year in (years[0], years[1] + 1))
    x = Scale(first, last, layout.names, layout.end)
    rows = sum(1 + len(group.bars) for group in groups)
    foot = HEAD + rows * layout.row + 8
    parts = [_year(year, x, foot) for year in range(years[0], years[1] + 2)]
    heights: dict[str, float] = {}
    y = float(HEAD)
    for group in groups:
        parts.append(svg.text(group.title, 0, y + 17, font_weight=600))
        y += layout.row
        for bar in group.bars:
            heights[bar.key] = y + layout.top
            parts.append(_bar(bar, x, y, layout))
            y += layout.row
    for group in groups:
        parts += [_arrow(bar, x, heights, layout.bar) for bar in group.bars if bar.to in heights]
    at = x(today.toordinal())
    parts.append(svg.line(at, HEAD - 4, at, foot, stroke="currentColor", stroke_dasharray="2 3"))
    look: dict[str, svg.Value] = {"font_size": 13, "fill": "currentColor"}
    style = "width:100%;display:block"
    return svg.drawing(parts, (layout.width, foot), title, style=style, **look)


def _year(year: int, x: Scale, foot: float) -> str:
    at = x(date(year, 1, 1).toordinal())
    line = svg.line(at, HEAD - 6, at, foot, stroke="currentColor", stroke_opacity=0.18)
    middle = (at + x(date(year + 1, 1, 1).toordinal())) / 2
    return line + (svg.text(str(year), middle, 16, text_anchor="middle") if middle < x.end else "")


def _ends(bar: Bar, x: Scale) -> tuple[float, float]:
    """Return where a bar begins and ends; one without an end is as long as it is known to be."""
    left = max(x(bar.start.toordinal()), x.start)
    if bar.is_open:
        return left, x.end
    if bar.end is None:
        return left, left + 8
    return left, min(max(x(bar.end.toordinal()), left + 8), x.end)


def _name(bar: Bar, y: float, layout: TimelineForm) -> str:
    if layout.names:
        return svg.text(bar.name, layout.names - 10, y + 17, text_anchor="end")
    return svg.text(bar.name, 0, y + 14)


def _bar(bar: Bar, x: Scale, y: float, layout: TimelineForm) -> str:
    left, right = _ends(bar, x)
    top, colour = y + layout.top, COLOURS[bar.kind]
    middle = top + layout.bar / 2
    parts = [
        svg.titled(f"{bar.name}: {bar.words}"),
        _name(bar, y, layout),
        svg.rectangle(left, top, right - left, layout.bar, fill=colour, rx=3),
    ]
    if bar.end is None and not bar.is_open:
        year = (x.end - x.start) / ((x.high - x.low) / 365.25)
        until = min(right + FADE * year, x.end)
        parts.append(
            svg.line(
                right, middle, until, middle, stroke=colour, stroke_width=3, stroke_dasharray="3 4"
            )
        )
    if bar.is_open:
        parts.append(
            svg.path(f"M{svg.number(right)} {svg.number(middle - 10)}l10 10l-10 10z", fill=colour)
        )
    return svg.group(parts)


def _arrow(bar: Bar, x: Scale, heights: dict[str, float], tall: int) -> str:
    """Return the arrow from the end of a bar to that which took its place, of bars so tall."""
    _, right = _ends(bar, x)
    begin, end = heights[bar.key] + tall / 2, heights[bar.to] + tall / 2
    way = 1 if end > begin else -1
    at = right + 5
    stop = end - way * (tall / 2 + 2)
    head = f"M{svg.number(at - 4)} {svg.number(stop - way * 6)}L{svg.number(at)} {svg.number(stop)}"
    head += f"L{svg.number(at + 4)} {svg.number(stop - way * 6)}"
    look: dict[str, svg.Value] = {"stroke": "currentColor", "stroke_width": 1.5, "fill": "none"}
    corner = f"M{svg.number(right)} {svg.number(begin)}H{svg.number(at)}V{svg.number(stop)}"
    return svg.path(corner, **look) + svg.path(head, **look)
