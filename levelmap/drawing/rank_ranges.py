"""Ranks that places take as a method's choices vary, drawn as one bar for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from levelmap.drawing import svg
from levelmap.drawing.svg import GRID, MUTED, Scale

WIDTH, ROW, HEAD, FOOT = 720, 18, 34, 8
NAMES, SHARES = 210, 60
"""Width for the names on the left, and for the probabilities on the right."""

WORDS = 120
"""Width that the words at the line and at an end take together."""

MARK = "#d55e00"
"""Of the place that is read."""

BAR = "#3a6ea5"


@dataclass(frozen=True, slots=True)
class Range:
    """The ranks of one place.

    Attributes
    ----------
    rank
        By the method as it is; 1 is the worst.
    low, high
        Ranks between which it stands in nine of ten ways.
    probability
        Share of the ways in which it is on the list, 0 to 1.
    """

    name: str
    rank: int
    low: int
    high: int
    probability: float
    is_marked: bool = False


def ranges_svg(ranges: Sequence[Range], places: int, title: str) -> str:
    """Return one bar for each place, in the order given, and the line where the list ends.

    Parameters
    ----------
    places
        Length of the list: the line stands between this rank and the next.

    Empty if there is no place.
    """
    if not ranges:
        return ""
    ends = [places + 0.5, *(end for one in ranges for end in (one.low, one.high, one.rank))]
    across = Scale.over(ends, NAMES + 14, WIDTH - SHARES - 14)
    height = HEAD + ROW * len(ranges) + FOOT
    line = across(places + 0.5)
    parts = [
        svg.line(
            line, HEAD - 6, line, height - FOOT, stroke="currentColor", stroke_dasharray="4 3"
        ),
        svg.text(f"the list ends at {places:,}", line, HEAD - 12, text_anchor="middle"),
        *_ends(ends, line, across),
        svg.text("on the list", WIDTH - 4, HEAD - 12, text_anchor="end", fill=MUTED),
        *(
            part
            for row, one in enumerate(ranges)
            for part in _row(one, HEAD + ROW * row + ROW / 2, across)
        ),
    ]
    return svg.drawing(
        parts,
        (WIDTH, height),
        title,
        style="width:100%;max-width:56rem",
        font_size=12,
        fill="currentColor",
    )


def _ends(ends: Sequence[float], line: float, across: Scale) -> list[str]:
    """Return the first and the last rank drawn, each unless it would meet the words at the line."""
    return [
        svg.text(f"rank {end:,.0f}", across(end), HEAD - 12, text_anchor=anchor, fill=MUTED)
        for end, anchor in ((min(ends), "start"), (max(ends), "end"))
        if abs(across(end) - line) > WORDS
    ]


def _row(one: Range, y: float, across: Scale) -> list[str]:
    said = (
        f"{one.name}: rank {one.rank:,}, {one.low:,} to {one.high:,} in nine of ten ways, on the "
        f"list in {one.probability:.0%}"
    )
    colour = MARK if one.is_marked else BAR
    weight = "700" if one.is_marked else ""
    low, high = across(one.low), across(one.high)
    parts = [
        svg.titled(said),
        svg.line(NAMES, y + ROW / 2, WIDTH, y + ROW / 2, stroke=GRID),
        svg.text(one.name[:32], NAMES, y + 4, text_anchor="end", font_weight=weight),
        svg.line(low - 2, y, high + 2, y, stroke=colour, stroke_width=7, stroke_opacity=0.55),
        svg.circle(across(one.rank), y, 4, fill=colour),
        svg.text(f"{one.probability:.0%}", WIDTH - 4, y + 4, text_anchor="end"),
    ]
    return [svg.group(parts)]
