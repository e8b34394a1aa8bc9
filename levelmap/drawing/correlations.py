"""How the members of an index go together, beside what they weigh and what they decide."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from levelmap.drawing import svg
from levelmap.drawing.palettes import NO_DATA_GROUND, Palette, colours
from levelmap.drawing.svg import GRID, INK, MUTED, Scale

CELL, HEAD, NAMES, BARS = 34, 44, 250, 150
STEPS = 9

NOMINAL, EFFECTIVE = "#9aa3aa", "#1b4f72"

ON_LIGHT = "#0b0c0c"
"""Of words on a light cell, on a dark page too."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member.

    Attributes
    ----------
    weight
        Share of the score that it was given.
    influence
        Share of the variance of the score that it makes up; NaN where that is not defined.
    """

    name: str
    weight: float
    influence: float


def correlations_svg(
    rows: Sequence[MemberRow], correlations: Mapping[tuple[int, int], float], title: str
) -> str:
    """Return members by members, each cell its correlation, with two bars for each member.

    Parameters
    ----------
    correlations
        By the positions of two members, -1 to 1; NaN where it is not defined.
    """
    size = len(rows)
    end = NAMES + CELL * size
    width, height = end + BARS + 56, HEAD + CELL * size + 8
    shares = [0.0, *(s for row in rows for s in (row.weight, row.influence) if not math.isnan(s))]
    across = Scale.over(shares, end + 14, end + 14 + BARS)
    heads = [
        svg.text(str(number + 1), _middle(number), HEAD - 8, text_anchor="middle", fill=MUTED)
        for number in range(size)
    ]
    key = [
        svg.rectangle(end + 14, 4, 10, 10, fill=NOMINAL),
        svg.text("weight given", end + 28, 13),
        svg.rectangle(end + 14, 20, 10, 10, fill=EFFECTIVE),
        svg.text("share of the variation", end + 28, 29),
    ]
    parts = [
        *key,
        *heads,
        svg.line(across(0), HEAD, across(0), height - 8, stroke=GRID),
        *(part for number, row in enumerate(rows) for part in _member(number, row, across)),
        *(
            _cell(row, column, correlations[row, column], rows)
            for row in range(size)
            for column in range(size)
        ),
    ]
    return svg.drawing(
        parts,
        (width, height),
        title,
        style=f"width:100%;max-width:{width / 14:.0f}rem",
        font_size=12,
        fill=INK,
    )


def _middle(number: int) -> float:
    return NAMES + CELL * number + CELL / 2


def _member(number: int, row: MemberRow, across: Scale) -> list[str]:
    y = HEAD + CELL * number
    return [
        svg.text(f"{number + 1}  {row.name[:36]}", NAMES - 8, y + CELL / 2 + 4, text_anchor="end"),
        *_bar(row.weight, y + 5, across, NOMINAL),
        *_bar(row.influence, y + 18, across, EFFECTIVE),
    ]


def _bar(share: float, y: float, across: Scale, colour: str) -> list[str]:
    if math.isnan(share):
        return []
    start, end = sorted((across(0), across(share)))
    return [
        svg.rectangle(start, y, end - start, 10, fill=colour),
        svg.text(f"{share:.0%}", end + 4, y + 9, font_size=10),
    ]


def _cell(row: int, column: int, value: float, rows: Sequence[MemberRow]) -> str:
    x, y = NAMES + CELL * column, HEAD + CELL * row
    if row == column or math.isnan(value):
        return svg.rectangle(x + 1, y + 1, CELL - 2, CELL - 2, fill=NO_DATA_GROUND)
    steps = colours(Palette.PUOR, STEPS)[::-1]
    step = min(int((value + 1) / 2 * STEPS), STEPS - 1)
    ink = "#ffffff" if step in (0, 1, STEPS - 2, STEPS - 1) else ON_LIGHT
    said = f"{rows[row].name} and {rows[column].name}: {value:.2f}"
    return svg.group(
        [
            svg.titled(said),
            svg.rectangle(x + 1, y + 1, CELL - 2, CELL - 2, fill=steps[step]),
            svg.text(
                _short(value), x + CELL / 2, y + CELL / 2 + 4,
                text_anchor="middle", font_size=11, fill=ink,
            ),
        ]
    )  # fmt: skip


def _short(value: float) -> str:
    """Return a correlation as it is printed in the field: `.93`, `-.20`, `1`."""
    found = f"{value:.2f}"
    return found.replace("0.", ".", 1) if abs(value) < 0.995 else f"{value:.0f}"
