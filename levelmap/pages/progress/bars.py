"""In how many areas each measure moved as its mission asks: a bar each, as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.missions.progress import Progress
from levelmap.drawing import svg
from levelmap.drawing.svg import GRID, INK, MUTED, Scale

WIDTH, ROW = 720, 22
LEFT, RIGHT, TOP, FOOT = 300, 60, 24, 8

CAPTION = (
    "Bar: share of areas in which the measure moved as its mission asks, baseline to latest. The "
    "mission asks it of all of them (the dark line)."
)
"""How to read the drawing."""

_BAR, _REST = "#17527a", "#e3e9ee"


def counted(found: Sequence[Progress]) -> list[Progress]:
    """Return the measures that every area is to improve on and that are counted."""
    return [each for each in found if each.target.share_improved is not None]


def words(found: Sequence[Progress]) -> str:
    """Return all that the drawing shows, in words."""
    rows = [f"{each.target.measure}: {each.areas_words}" for each in counted(found)]
    return f"Areas that moved as the mission asks. {'; '.join(rows)}."


def bars(found: Sequence[Progress]) -> str:
    """Return a bar for each measure, its length the share of areas that moved as asked."""
    rows = counted(found)
    tall = TOP + ROW * len(rows) + FOOT
    across = Scale(0, 100, LEFT, WIDTH - RIGHT)
    parts = []
    for mark in (0, 50, 100):
        x = across(mark)
        parts.append(svg.line(x, TOP - 4, x, tall - FOOT, stroke=GRID if mark < 100 else INK))
        parts.append(svg.text(f"{mark}%", x, TOP - 8, text_anchor="middle", fill=MUTED))
    for place, each in enumerate(rows):
        y = TOP + ROW * place + ROW / 2
        share = each.target.share_improved or 0.0
        parts += [
            svg.text(_short(each.target.measure), LEFT - 8, y + 4, text_anchor="end", fill=INK),
            svg.rectangle(LEFT, y - 6, across(100) - LEFT, 12, fill=_REST),
            svg.rectangle(LEFT, y - 6, across(share) - LEFT, 12, fill=_BAR),
            svg.text(f"{share:.0f}%", across(100) + 8, y + 4, fill=INK),
        ]
    look: dict[str, svg.Value] = {"font_size": 11, "font_family": "Source Sans Pro, sans-serif"}
    return svg.drawing(parts, (WIDTH, tall), words(found), **look)


def _short(measure: str) -> str:
    """Return a measure without what all of these are about."""
    for more in (" in every area", ", in every area", " in all areas"):
        measure = measure.replace(more, "")
    return measure if len(measure) <= 48 else f"{measure[:47]}…"
