"""In how many areas each measure moved as its mission asks: a list with a bar each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from levelmap.answers.missions.progress import Progress

CAPTION = (
    "Bar: share of areas in which the measure moved as its mission asks, baseline to latest. The "
    "mission asks it of all of them (the line at the end)."
)
"""How to read the bars."""


def counted(found: Sequence[Progress]) -> list[Progress]:
    """Return the measures that every area is to improve on and that are counted."""
    return [each for each in found if each.target.share_improved is not None]


def bars(found: Sequence[Progress]) -> str:
    """Return a bar for each measure as HTML, its length the share of areas that moved as asked.

    It is text with a ground, so it takes the colours of the page and fits a phone.
    """
    rows = "".join(
        f"<li><span>{escape(_short(each.target.measure))}</span>"
        f'<span class="levelmap-bar"><span style="width: {each.target.share_improved:.1f}%">'
        f"</span></span><strong>{each.target.share_improved:.0f}%</strong>"
        f'<span class="levelmap-quiet">{escape(each.areas_words)}</span></li>'
        for each in counted(found)
    )
    return f'<ul class="levelmap-bars">{rows}</ul><p class="levelmap-note">{CAPTION}</p>'


def _short(measure: str) -> str:
    """Return a measure without what all of these are about."""
    for more in (", in every area", " in every area", " in all areas"):
        measure = measure.replace(more, "")
    return measure
