"""Small charts drawn as SVG: the spread of all areas, and places through time."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from levelmap.drawing.palettes import OKABE_ITO
from levelmap.periods import Period

WIDTH, HEIGHT = 720, 260
LEFT, TOP, FOOT = 64, 12, 28

NAMES_SHARE = 0.26
"""Of the width of a trend, for the names at the ends of its lines."""

INK, MUTED, GRID = "#16232e", "#5b6670", "#d5d8db"

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
    """Return lines through time as an SVG that names each line at its end; escaped.

    Empty if no line has a point.
    """
    numbers = [n for line in lines for n in (*line.points, *line.lower, *line.upper)]
    finite = [number for number in numbers if not math.isnan(number)]
    if not finite:
        return ""
    scale = _Scale.of(periods, finite, width)
    names = _spaced([(_last(line, scale)[1], line.name) for line in lines])
    body = "".join(_line(line, scale, index, names[index]) for index, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img" '
        f'aria-label="{escape(title, quote=True)}" style="width:100%;max-width:56rem" '
        f'font-size="12" fill="currentColor">{_axes(periods, lines, scale)}{body}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From periods and numbers to pixels."""

    starts: tuple[int, ...]
    low: float
    high: float
    right: float

    @classmethod
    def of(cls, periods: Sequence[Period], numbers: Sequence[float], width: int) -> _Scale:
        starts = tuple(period.start.toordinal() for period in periods)
        low, high = min(numbers), max(numbers)
        room = 0.08 * ((high - low) or abs(high) or 1.0)
        return cls(starts, low - room, high + room, width * (1 - NAMES_SHARE))

    def x(self, index: int) -> float:
        span = (self.starts[-1] - self.starts[0]) or 1
        return LEFT + (self.right - LEFT) * (self.starts[index] - self.starts[0]) / span

    def y(self, number: float) -> float:
        share = (number - self.low) / (self.high - self.low)
        return HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * share


def _axes(periods: Sequence[Period], lines: Sequence[Line], scale: _Scale) -> str:
    parts = []
    for number, words in _ticks(lines):
        y = scale.y(number)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{scale.right:.0f}" stroke="{GRID}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{words}</text>')
    for index in sorted({0, len(periods) - 1}):
        anchor = "start" if index == 0 else "end"
        parts.append(
            f'<text x="{scale.x(index):.1f}" y="{HEIGHT - 8}" text-anchor="{anchor}">'
            f"{escape(periods[index].label)}</text>"
        )
    return "".join(parts)


def _ticks(lines: Sequence[Line]) -> list[tuple[float, str]]:
    """Return the lowest and the highest number drawn, with their words."""
    pairs = [
        (number, words)
        for line in lines
        for number, words in zip(line.points, line.printed, strict=True)
        if not math.isnan(number)
    ]
    ends = {min(pairs), max(pairs)}
    return [(number, escape(words)) for number, words in ends]


def _line(line: Line, scale: _Scale, index: int, name_y: float) -> str:
    colour = MUTED if line.is_reference else OKABE_ITO[_ORDER[index % len(_ORDER)]]
    dash = DASHES[index % len(DASHES)]
    width = 1.5 if line.is_reference else 2.5
    points = [
        (scale.x(i), scale.y(number))
        for i, number in enumerate(line.points)
        if not math.isnan(number)
    ]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in points
    )
    x, y = points[-1]
    return (
        f"{_band(line, scale, colour)}"
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-dasharray="{dash}"/>{"" if line.is_reference else dots}'
        f'<path d="M{x + 3:.1f} {y:.1f}L{scale.right + 14:.0f} {name_y:.1f}" stroke="{GRID}"/>'
        f'<text x="{scale.right + 18:.0f}" y="{name_y + 4:.1f}">{escape(line.name[:26])}</text>'
    )


# blue, vermilion, green, purple, orange, sky blue: the darkest first, yellow never
_ORDER = (4, 5, 2, 6, 0, 1)


def _band(line: Line, scale: _Scale, colour: str) -> str:
    limits = [
        (scale.x(i), scale.y(low), scale.y(high))
        for i, (low, high) in enumerate(zip(line.lower, line.upper, strict=True))
        if not math.isnan(low) and not math.isnan(high)
    ]
    return "".join(
        f'<path d="M{x:.1f} {low:.1f}V{high:.1f}" stroke="{colour}" stroke-opacity=".45" '
        'stroke-width="5"/>'
        for x, low, high in limits
    )


def _last(line: Line, scale: _Scale) -> tuple[float, float]:
    index = max(i for i, number in enumerate(line.points) if not math.isnan(number))
    return scale.x(index), scale.y(line.points[index])


def _spaced(wanted: Sequence[tuple[float, str]]) -> list[float]:
    """Return heights near those wanted, at least a line of text apart, in the same order."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed: dict[int, float] = {}
    floor = float(TOP)
    for index in order:
        placed[index] = max(wanted[index][0], floor)
        floor = placed[index] + 14
    over = max(0.0, floor - 14 - (HEIGHT - 6))
    return [placed[i] - over for i in range(len(wanted))]


def strip_svg(strip: Strip) -> str:
    """Return all areas as ticks on one line of numbers, with the marks named above; escaped."""
    low, high = min(strip.numbers), max(strip.numbers)
    span = (high - low) or 1.0

    def x(number: float) -> float:
        return 20 + (WIDTH - 40) * (number - low) / span

    rows = 14 * len(strip.marks)
    ticks = "".join(
        f'<path d="{_ticks_path(strip, k, x, rows)}" stroke="{colour}" stroke-width="1.6"/>'
        for k, colour in enumerate(strip.colours)
    )
    marks = "".join(
        _strip_mark(x(number), 12 + 14 * i, rows + 14, f"{name}: {words}")
        for i, (number, name, words) in enumerate(sorted(strip.marks))
    )
    first, last = (escape(end) for end in strip.ends)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {rows + 80}" role="img" '
        f'aria-label="{escape(strip.title, quote=True)}" style="width:100%;max-width:56rem" '
        f'font-size="12" fill="currentColor">'
        f'<rect x="14" y="{rows + 14}" width="{WIDTH - 28}" height="36" fill="#3d4449"/>{ticks}'
        f'{marks}<text x="20" y="{rows + 68}">{first}</text>'
        f'<text x="{WIDTH - 20}" y="{rows + 68}" text-anchor="end">{last}</text></svg>'
    )


def _ticks_path(strip: Strip, number: int, x: Callable[[float], float], rows: int) -> str:
    return "".join(
        f"M{x(value):.1f} {rows + 16}v32"
        for value, kind in zip(strip.numbers, strip.classes, strict=True)
        if kind == number
    )


def _strip_mark(x: float, y: float, foot: float, words: str) -> str:
    anchor, shift = ("start", 4) if x < WIDTH / 2 else ("end", -4)
    return (
        f'<path d="M{x:.1f} {y - 9}V{foot + 40}" stroke="currentColor" stroke-width="1.5"/>'
        f'<text x="{x + shift:.1f}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
    )
