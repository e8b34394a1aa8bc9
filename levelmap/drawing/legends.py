"""The legend of a map: plain rows first, then HTML that needs no colour to be read."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np

from levelmap.drawing.palettes import NO_DATA_GROUND, NO_DATA_LINES

BINS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One class: its colour (None for no data), its range in words, its number of areas."""

    colour: str | None
    words: str
    areas: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """How the numbers of a map are spread.

    Attributes
    ----------
    numbers, classes
        One for each area that has a number.
    colours
        One for each class.
    marks
        Numbers and names of chosen places.
    ends
        Lowest, middle and highest number in words.
    """

    numbers: tuple[float, ...]
    classes: tuple[int, ...]
    colours: tuple[str, ...]
    marks: tuple[tuple[float, str], ...]
    ends: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours mean: title, unit, direction, and one row for each class."""

    title: str
    unit: str
    direction: str
    rows: tuple[Row, ...]
    note: str = ""
    histogram: Histogram | None = None


def html(shown: Legend) -> str:
    """Return the legend as an HTML table with a caption; it needs `STYLE`, texts are escaped."""
    rows = "".join(
        f"<tr><td>{swatch(row.colour)}</td>"
        f'<th scope="row">{escape(row.words)}</th><td>{row.areas:,}</td></tr>'
        for row in shown.rows
    )
    note = f'<p class="levelmap-fit">{escape(shown.note)}.</p>' if shown.note else ""
    return (
        f'<table class="levelmap-legend"><caption>{escape(shown.title)}<br>'
        f"<span>{escape(shown.unit)}. {escape(shown.direction)}.</span></caption>"
        '<thead><tr><th scope="col">Colour</th><th scope="col">Range</th>'
        f'<th scope="col">Areas</th></tr></thead><tbody>{rows}</tbody></table>{note}'
    )


def histogram_svg(spread: Histogram) -> str:
    """Return the spread as bars in the colours of the classes, with the chosen places marked."""
    low, high = min(spread.numbers), max(spread.numbers)
    width = (high - low) or 1.0
    place = np.minimum(((np.array(spread.numbers) - low) / width * BINS).astype(int), BINS - 1)
    counts = np.zeros((BINS, len(spread.colours)), dtype=int)
    np.add.at(counts, (place, np.array(spread.classes)), 1)
    unit = 56 / counts.sum(axis=1).max()
    bars = _bars(counts * unit, spread.colours)
    marks = "".join(_mark(300 * (at - low) / width, name) for at, name in spread.marks)
    first, middle, last = (escape(text) for text in spread.ends)
    label = f"Histogram of {len(spread.numbers):,} areas from {first} to {last}, middle {middle}"
    named = "".join(f"; {escape(name)} marked" for _, name in spread.marks)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 0 308 88" role="img" '
        'font-size="11" fill="currentColor" style="width:100%;max-width:22rem;display:block" '
        f'aria-label="{label}{named}"><line x1="0" x2="300" y1="70.5" y2="70.5" stroke="#5b6670"/>'
        f'{bars}{marks}<text x="0" y="84">{first}</text>'
        f'<text x="300" y="84" text-anchor="end">{last}</text></svg>'
    )


def _bars(heights: np.ndarray, colours: tuple[str, ...]) -> str:
    """Return stacked bars (rows of *heights*) as one path for each class (its columns)."""
    tops = np.rint(np.cumsum(np.maximum(heights, heights > 0), axis=1)).astype(int)
    feet = np.hstack([np.zeros((len(tops), 1), dtype=int), tops[:, :-1]])
    paths = ""
    for colour, top, foot in zip(colours, tops.T, feet.T, strict=True):
        pieces = "".join(
            f"M{10 * bar} {70 - foot[bar]}V{70 - top[bar]}h9V{70 - foot[bar]}z"
            for bar in np.flatnonzero(top > foot)
        )
        paths += f'<path d="{pieces}" fill="{colour}"/>'
    return f'<g stroke="#5b6670" stroke-width=".5">{paths}</g>'


def _mark(x: float, name: str) -> str:
    return (
        f'<path d="M{x:.1f} 8V70" stroke="currentColor" stroke-width="1.5"/>'
        f'<path d="M{x - 4:.1f} 2h8l-4 7z"><title>{escape(name)}</title></path>'
    )


def swatch(colour: str | None) -> str:
    """Return a patch of a colour, hatched for no data, as HTML."""
    if colour is None:
        colour = f"repeating-linear-gradient(135deg,{NO_DATA_GROUND} 0 3px,{NO_DATA_LINES} 3px 4px)"
    return f'<span class="levelmap-swatch" style="background:{colour}"></span>'


STYLE = """
.levelmap-legend { border-collapse: collapse; font-size: 0.875rem; }
.levelmap-legend caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
.levelmap-legend caption span { font-weight: 400; }
.levelmap-legend th, .levelmap-legend td { text-align: left; font-weight: 400; border: 0;
  padding: 0.1rem 0.75rem 0.1rem 0; font-variant-numeric: tabular-nums; }
.levelmap-legend td:last-child, .levelmap-legend th:last-child { text-align: right; }
.levelmap-swatch { display: inline-block; width: 1.75rem; height: 1rem; border: 1px solid #5b6670;
  forced-color-adjust: none; }
.levelmap-fit { font-size: 0.8125rem; margin: 0.25rem 0 0; }
"""
"""The style sheet of every legend."""
