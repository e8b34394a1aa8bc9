"""The legend of a map: plain rows first, then HTML that needs no colour to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import numpy as np

from levelmap.drawing import svg
from levelmap.drawing.palettes import on_page
from levelmap.drawing.svg import MUTED, Scale
from levelmap.methods.classification import Classification

BINS = 30
_BAR, _TALL, _FOOT = 10, 56, 70
_WIDE = BINS * _BAR
_TYPE = 11
_LETTER = 0.6 * _TYPE
"""About the width of a letter of the words below."""


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One class: its colour (None for no data), its range in words, its number of areas.

    `pattern` lies over the colour: nothing (empty), `hatch` or `dots`. `is_dot` is a marker.
    """

    colour: str | None
    words: str
    areas: int
    pattern: str = ""
    is_dot: bool = False


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
    limits
        Where one class ends and the next begins, in words too, from low to high; those that there
        is room for are written under the bars.
    """

    numbers: tuple[float, ...]
    classes: tuple[int, ...]
    colours: tuple[str, ...]
    marks: tuple[tuple[float, str], ...]
    ends: tuple[str, str, str]
    limits: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours mean: title, unit, direction, and one row for each class.

    `heading` stands over the words of the classes.
    """

    title: str
    unit: str
    direction: str
    rows: tuple[LegendRow, ...]
    note: str = ""
    histogram: Histogram | None = None
    heading: str = "Range"


def ranges(classes: Classification, say: Callable[[float], str]) -> tuple[str, ...]:
    """Return the limits of each class in words; a class of one value is that value.

    Parameters
    ----------
    say
        A number in words; classes made of numbers as printed print no limit twice.
    """
    return tuple(_range(classes, number, say) for number in range(classes.k))


def _range(classes: Classification, number: int, say: Callable[[float], str]) -> str:
    lower, upper = classes.edges[number : number + 2]
    if classes.one_value_each or (lower == upper and classes.counts[number]):
        return say(upper)
    if lower == upper:
        return f"up to {say(upper)}" if number == 0 else f"over {say(lower)}"
    return f"{'over ' if number else ''}{say(lower)} to {say(upper)}"


def html(shown: Legend) -> str:
    """Return the legend as an HTML table with a caption; texts are escaped."""
    rows = "".join(
        f"<tr><td>{swatch(row.colour, row.pattern)}</td>"
        f'<th scope="row">{escape(row.words)}</th><td>{row.areas:,}</td></tr>'
        for row in shown.rows
    )
    note = f'<p class="levelmap-note">{escape(shown.note)}.</p>' if shown.note else ""
    return (
        f'<table class="levelmap-legend"><caption>{escape(shown.title)}<br>'
        f"<span>{escape(shown.unit)}. {escape(shown.direction)}.</span></caption>"
        '<thead><tr><th scope="col">Colour</th>'
        f'<th scope="col">{escape(shown.heading)}</th>'
        f'<th scope="col">Areas</th></tr></thead><tbody>{rows}</tbody></table>{note}'
    )


def histogram_svg(spread: Histogram) -> str:
    """Return the spread as bars in the colours of the classes, with the chosen places marked."""
    x = Scale.over(spread.numbers, 0, _WIDE)
    bins = np.minimum((np.array([x(n) for n in spread.numbers]) / _BAR).astype(int), BINS - 1)
    counts = np.zeros((BINS, len(spread.colours)), dtype=int)
    np.add.at(counts, (bins, np.array(spread.classes)), 1)
    first, middle, last = spread.ends
    named = "".join(f"; {name} marked" for _, name in spread.marks)
    label = (
        f"Histogram of {len(spread.numbers):,} areas from {first} to {last}, middle {middle}{named}"
    )
    parts = [
        svg.line(0, _FOOT + 0.5, _WIDE, _FOOT + 0.5, stroke=MUTED),
        _bars(counts * (_TALL / counts.sum(axis=1).max()), spread.colours),
        *(part for at, name in spread.marks for part in _mark(x(at), name)),
        svg.text(first, 0, _FOOT + 14),
        *_limits(spread, x),
        svg.text(last, _WIDE, _FOOT + 14, text_anchor="end"),
    ]
    return svg.drawing(
        parts,
        (_WIDE + 8, _FOOT + 18),
        label,
        (-4, 0),
        font_size=_TYPE,
        fill="currentColor",
        style="width:100%;max-width:22rem;display:block",
    )


def _limits(spread: Histogram, x: Scale) -> list[str]:
    """Return the limits of the classes under the bars, as far as no word meets another."""
    first, _, last = spread.ends
    parts, free, end = [], _LETTER * (len(first) + 1), _WIDE - _LETTER * (len(last) + 1)
    for limit, words in spread.limits:
        at, half = x(limit), _LETTER * len(words) / 2
        if at - half < free or at + half > end:
            continue
        parts += [
            svg.line(at, _FOOT, at, _FOOT + 4, stroke=MUTED),
            svg.text(words, at, _FOOT + 14, text_anchor="middle"),
        ]
        free = at + half + _LETTER
    return parts


def _bars(heights: np.ndarray, colours: tuple[str, ...]) -> str:
    """Return stacked bars (rows of *heights*) as one path for each class (its columns)."""
    tops = np.rint(np.cumsum(np.maximum(heights, heights > 0), axis=1)).astype(int)
    feet = np.hstack([np.zeros((len(tops), 1), dtype=int), tops[:, :-1]])
    paths = []
    for colour, top, foot in zip(colours, tops.T, feet.T, strict=True):
        pieces = "".join(
            f"M{_BAR * bar} {_FOOT - foot[bar]}V{_FOOT - top[bar]}h{_BAR - 1}V{_FOOT - foot[bar]}z"
            for bar in np.flatnonzero(top > foot)
        )
        paths.append(svg.path(pieces, fill=colour))
    return svg.group(paths, stroke=MUTED, stroke_width=0.5)


def _mark(x: float, name: str) -> list[str]:
    return [
        svg.line(x, 8, x, _FOOT, stroke="currentColor", stroke_width=1.5),
        svg.path(f"M{svg.number(x - 4)} 2h8l-4 7z", svg.titled(name)),
    ]


_OVER = {
    "": "",
    "hatch": "repeating-linear-gradient(135deg,#fff 0 1px,transparent 1px 5px),",
    "dots": "radial-gradient(#fff 1px,transparent 1.5px) 0 0/5px 5px,",
}
"""What lies over the colour of a patch, as the beginning of a CSS background."""


def swatch(colour: str | None, pattern: str = "") -> str:
    """Return a patch of a colour with its pattern, hatched for no data, as HTML."""
    if colour is None:
        return '<span class="levelmap-swatch levelmap-swatch-none"></span>'
    ground = f"{_OVER[pattern]}{on_page(colour)}"
    return f'<span class="levelmap-swatch" style="background:{ground}"></span>'


def marker(colour: str) -> str:
    """Return a marker in a colour as HTML, as maps draw it."""
    return f'<span class="levelmap-swatch levelmap-swatch-dot" style="background:{colour}"></span>'


def caption_html(shown: Legend) -> str:
    """Return what stands under a legend of one line: direction and note."""
    said = [f"{part}." for part in (shown.direction, shown.note) if part]
    return f'<p class="levelmap-small">{escape(" ".join(said))}</p>'


def row_html(shown: Legend, *, is_titled: bool = False, is_narrow: bool = False) -> str:
    """Return the legend as one line: patches with their words and numbers of areas.

    Parameters
    ----------
    is_titled
        Begin with title and unit.
    is_narrow
        Only where the screen is narrow: elsewhere the card says it.
    """
    title = f"<li><strong>{escape(shown.title)}</strong>, {escape(shown.unit.lower())}</li>"
    pieces = (title if is_titled else "") + "".join(
        f"<li>{_patch(row)} {escape(row.words)} <strong>{row.areas:,}</strong></li>"
        for row in shown.rows
    )
    narrow = " levelmap-narrow" if is_narrow else ""
    return f'<ul class="levelmap-row{narrow}">{pieces}</ul>'


def _patch(row: LegendRow) -> str:
    return marker(row.colour) if row.is_dot and row.colour else swatch(row.colour, row.pattern)


def strip_html(shown: Legend) -> str:
    """Return the colours side by side, each over its range: the legend of ranges where narrow."""
    pieces = "".join(
        f'<li><span style="background:{on_page(row.colour)}"></span>{escape(row.words)}</li>'
        for row in shown.rows
        if row.colour is not None
    )
    return f'<ul class="levelmap-strip" aria-hidden="true">{pieces}</ul>'
