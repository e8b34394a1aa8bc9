"""SVG as text: elements that escape what they are given, and scales from numbers to pixels.

Every drawing is made here, so that no text of data can end a tag, and numbers are written alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

INK, MUTED, GRID = "#16232e", "#5b6670", "#d5d8db"
"""Of words and marks, of what matters less, and of lines behind them."""

Value = str | float
"""Of an attribute; a number is in pixels."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: *low* stands at *start*, *high* at *end*; an end may lie left or above."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def over(
        cls, numbers: Iterable[float], start: float, end: float, *, room: float = 0.0
    ) -> Scale:
        """Return the scale on which all numbers have a place; missing ones count for nothing.

        Parameters
        ----------
        room
            Left free at each end, in parts of the spread of the numbers.

        Raises
        ------
        ValueError
            There is no number.
        """
        known = [number for number in numbers if not math.isnan(number)]
        low, high = min(known), max(known)
        free = room * ((high - low) or abs(high) or 1.0)
        return cls(low - free, high + free, start, end)

    def __call__(self, number: float) -> float:
        """Return where a number stands; all in one place if there is but one number."""
        spread = (self.high - self.low) or 1.0
        return self.start + (self.end - self.start) * (number - self.low) / spread


def element(name: str, content: str = "", /, **attributes: Value) -> str:
    """Return an element.

    Parameters
    ----------
    content
        SVG, or text that is escaped already.
    attributes
        By name with `_` for `-` (and at the end for names that Python keeps: `class_`); escaped.
        An empty text is left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _written(value: Value) -> str:
    return escape(value, quote=True) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """Return a number of pixels with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def group(parts: Iterable[str], **attributes: Value) -> str:
    """Return elements that share attributes."""
    return element("g", "".join(parts), **attributes)


def text(words: str, x: float, y: float, **attributes: Value) -> str:
    """Return words whose foot is at *y*; they begin at *x* unless `text_anchor` says otherwise."""
    return element("text", escape(words), x=x, y=y, **attributes)


def titled(words: str) -> str:
    """Return the words that a pointer and a screen reader find in the element around them."""
    return element("title", escape(words))


def rectangle(x: float, y: float, width: float, height: float, **attributes: Value) -> str:
    """Return a rectangle by its top left corner."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def circle(x: float, y: float, radius: float, **attributes: Value) -> str:
    """Return a circle by its centre."""
    return element("circle", cx=x, cy=y, r=radius, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Value) -> str:
    """Return a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def polyline(points: Sequence[tuple[float, float]], **attributes: Value) -> str:
    """Return a line through points, not filled."""
    steps = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element("path", d=f"M{steps}", fill="none", **attributes)


def path(steps: str, content: str = "", /, **attributes: Value) -> str:
    """Return a path by its steps; empty where there are none."""
    return element("path", content, d=steps, **attributes) if steps else ""


def drawing(
    parts: Iterable[str],
    size: tuple[float, float],
    label: str,
    corner: tuple[float, float] = (0, 0),
    /,
    **attributes: Value,
) -> str:
    """Return a whole drawing.

    Parameters
    ----------
    size
        Width and height of what is drawn, in its own pixels.
    label
        What a screen reader says of it.
    corner
        Of the top left, where it is not 0, 0.
    """
    box = " ".join(number(value) for value in (*corner, *size))
    named: dict[str, Value] = {"viewBox": box, "role": "img", "aria_label": label}
    return element("svg", "".join(parts), xmlns="http://www.w3.org/2000/svg", **named, **attributes)
