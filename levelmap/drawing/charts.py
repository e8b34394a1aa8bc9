"""Small charts drawn as SVG: the spread of all areas, and places through time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from levelmap.drawing import svg
from levelmap.drawing.palettes import OKABE_ITO
from levelmap.drawing.svg import GRID, MUTED, Scale
from levelmap.periods import Period

WIDTH, HEIGHT = 720, 260
LEFT, TOP, FOOT = 64, 12, 28

NAMES_SHARE = 0.26
"""Of the width of a trend, for the names at the ends of its lines."""

LINE = 14
"""Height of a line of words."""

BESIDE, LETTER = 18, 6.1
"""Where a name stands beside the end of its line, and the width of a letter of it."""

# blue, vermilion, green, purple, orange, sky blue: the darkest first, yellow never
_COLOURS = tuple(OKABE_ITO[place] for place in (4, 5, 2, 6, 0, 1))

_LOOK: dict[str, svg.Value] = {
    "style": "width:100%;max-width:56rem",
    "font_size": 12,
    "fill": "currentColor",
}

DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 4")
"""Lines differ by dash as well as by colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a trend.

    Attributes
    ----------
    points
        Number for each period, NaN where there is none.
    printed
        The same in words.
    is_reference
        Drawn thin and grey: a median.
    lower, upper
        Limits of intervals, NaN where there are none; empty for no band.
    """

    name: str
    points: tuple[float, ...]
    printed: tuple[str, ...]
    is_reference: bool = False
    lower: tuple[float, ...] = ()
    upper: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """All areas on one line of numbers.

    Attributes
    ----------
    numbers, classes
        One for each area.
    colours
        One for each class.
    marks
        Number, name and printed number of the places to name: medians, chosen places.
    ends
        Lowest and highest number in words.
    """

    numbers: tuple[float, ...]
    classes: tuple[int, ...]
    colours: tuple[str, ...]
    marks: tuple[tuple[float, str, str], ...]
    ends: tuple[str, str]
    title: str


def trend_svg(
    periods: Sequence[Period], lines: Sequence[Line], title: str, width: int = WIDTH
) -> str:
    """Return lines through time as an SVG that names each line at its end.

    Empty if no line has a point.
    """
    numbers = [n for line in lines for n in (*line.points, *line.lower, *line.upper)]
    if all(map(math.isnan, numbers)):
        return ""
    frame = _Frame.of(periods, numbers, width)
    names = _spaced([(_last(line, frame)[1], line.name) for line in lines], frame.letters)
    parts = [
        *_axes(periods, lines, frame),
        *(part for i, line in enumerate(lines) for part in _line(line, frame, i, names[i])),
    ]
    return svg.drawing(parts, (width, HEIGHT), title, **_LOOK)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where each period and each number stands."""

    x: tuple[float, ...]
    y: Scale
    right: float
    letters: int

    @classmethod
    def of(cls, periods: Sequence[Period], numbers: Sequence[float], width: int) -> _Frame:
        starts = [period.start.toordinal() for period in periods]
        right = width * (1 - NAMES_SHARE)
        across = Scale.over(starts, LEFT, right)
        y = Scale.over(numbers, HEIGHT - FOOT, TOP, room=0.08)
        letters = int((width - right - BESIDE) / LETTER)
        return cls(tuple(map(across, starts)), y, right, letters)


def _axes(periods: Sequence[Period], lines: Sequence[Line], frame: _Frame) -> list[str]:
    parts = []
    for number, words in _ticks(lines):
        y = frame.y(number)
        parts.append(svg.line(LEFT, y, frame.right, y, stroke=GRID))
        parts.append(svg.text(words, LEFT - 6, y + 4, text_anchor="end"))
    for index in sorted({0, len(periods) - 1}):
        anchor = "start" if index == 0 else "end"
        label = periods[index].label
        parts.append(svg.text(label, frame.x[index], HEIGHT - 8, text_anchor=anchor))
    return parts


def _ticks(lines: Sequence[Line]) -> list[tuple[float, str]]:
    """Return the lowest and the highest number drawn, with their words."""
    pairs = [
        (number, words)
        for line in lines
        for number, words in zip(line.points, line.printed, strict=True)
        if not math.isnan(number)
    ]
    return sorted({min(pairs), max(pairs)})


def _line(line: Line, frame: _Frame, index: int, name_y: float) -> list[str]:
    colour = MUTED if line.is_reference else _COLOURS[index % len(_COLOURS)]
    points = [
        (x, frame.y(number))
        for x, number in zip(frame.x, line.points, strict=True)
        if not math.isnan(number)
    ]
    x, y = points[-1]
    dots = [] if line.is_reference else [svg.circle(*at, 2.5, fill=colour) for at in points]
    return [
        *_band(line, frame, colour),
        svg.polyline(
            points,
            stroke=colour,
            stroke_width=1.5 if line.is_reference else 2.5,
            stroke_dasharray=DASHES[index % len(DASHES)],
        ),
        *dots,
        svg.line(x + 3, y, frame.right + 14, name_y, stroke=GRID),
        *(
            svg.text(words, frame.right + BESIDE, name_y + 4 + LINE * row)
            for row, words in enumerate(_name(line.name, frame.letters))
        ),
    ]


def _name(name: str, letters: int) -> list[str]:
    """Return a name in at most two lines of so many letters."""
    return wrap(name, letters, max_lines=2, placeholder="…")


def _band(line: Line, frame: _Frame, colour: str) -> list[str]:
    return [
        svg.line(
            x, frame.y(low), x, frame.y(high), stroke=colour, stroke_opacity=0.45, stroke_width=5
        )
        for x, low, high in zip(frame.x, line.lower, line.upper, strict=False)
        if not math.isnan(low) and not math.isnan(high)
    ]


def _last(line: Line, frame: _Frame) -> tuple[float, float]:
    index = max(i for i, number in enumerate(line.points) if not math.isnan(number))
    return frame.x[index], frame.y(line.points[index])


def _spaced(wanted: Sequence[tuple[float, str]], letters: int) -> list[float]:
    """Return heights near those wanted, so far apart that no name lies on another, in order."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed: dict[int, float] = {}
    floor = float(TOP)
    for index in order:
        placed[index] = max(wanted[index][0], floor)
        floor = placed[index] + LINE * len(_name(wanted[index][1], letters))
    over = max(0.0, floor - LINE - (HEIGHT - 6))
    return [placed[i] - over for i in range(len(wanted))]


def strip_svg(strip: Strip) -> str:
    """Return all areas as ticks on one line of numbers, with the marks named above."""
    x = Scale.over(strip.numbers, 20, WIDTH - 20)
    top = LINE * len(strip.marks) + LINE
    ticks = (
        svg.path(_ticks_path(strip, number, x, top), stroke=colour, stroke_width=1.6)
        for number, colour in enumerate(strip.colours)
    )
    marks = (
        part
        for row, (number, name, words) in enumerate(sorted(strip.marks))
        for part in _strip_mark(x(number), 12 + LINE * row, top, f"{name}: {words}")
    )
    first, last = strip.ends
    parts = [
        svg.rectangle(14, top, WIDTH - 28, 36, fill="#3d4449"),
        *ticks,
        *marks,
        svg.text(first, 20, top + 54),
        svg.text(last, WIDTH - 20, top + 54, text_anchor="end"),
    ]
    return svg.drawing(parts, (WIDTH, top + 66), strip.title, **_LOOK)


def _ticks_path(strip: Strip, number: int, x: Scale, top: float) -> str:
    return "".join(
        f"M{svg.number(x(value))} {svg.number(top + 2)}v32"
        for value, kind in zip(strip.numbers, strip.classes, strict=True)
        if kind == number
    )


def _strip_mark(x: float, y: float, top: float, words: str) -> list[str]:
    anchor, shift = ("start", 4) if x < WIDTH / 2 else ("end", -4)
    return [
        svg.line(x, y - 9, x, top + 40, stroke="currentColor", stroke_width=1.5),
        svg.text(words, x + shift, y, text_anchor=anchor),
    ]
