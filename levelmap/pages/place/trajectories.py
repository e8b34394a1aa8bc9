"""The way of a place to its targets: past figures, a straight line, and what is wanted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from html import escape

from levelmap.answers.place.to_2030.trajectories import Outlook, Trajectory, Ways, middle, middle_of
from levelmap.drawing import svg
from levelmap.drawing.html_tables import Link, cell_html
from levelmap.drawing.svg import INK, MUTED, Scale
from levelmap.pages.place.briefing.html import image

WIDTH, HEIGHT = 240, 100
_LEFT, _RIGHT, _TOP, _FOOT = 6, 226, 10, 76

KEY = (
    "Bold line: figures of this place, their 95% interval pale. Dashed, with its fan: the straight "
    "line and its 95% prediction interval. Diamond: the target. Higher figures up."
)
"""How to read the drawings."""

_OWN, _INTERVAL, _FAN, _TARGET = "#17527a", "#c3d7e6", "#f3dcc4", "#b4540a"
_LOOKS = {Outlook.ON_COURSE: "at_target", Outlook.OFF_COURSE: "below", Outlook.UNKNOWN: "between"}


def html(ways: Ways, lead: Callable[[str], str]) -> str:
    """Return the drawings side by side, each with its words; empty where there is none.

    Parameters
    ----------
    lead
        Gives the address of an indicator's map by its slug.
    """
    items = "".join(_panel(words, way, lead) for words, way in ways.drawn)
    key = f'<p class="levelmap-small">{escape(KEY)}</p>'
    return f'<ol class="levelmap-multiples">{items}</ol>{key}' if items else ""


def said(words: str, way: Trajectory) -> str:
    """Return what a drawing shows, in words."""
    return f"{words}: {way.now_words}; wanted {way.wanted_words}. {way.words}"


def _panel(words: str, way: Trajectory, lead: Callable[[str], str]) -> str:
    picture = image({"svg": drawing(words, way), "alt": said(words, way)})
    label = cell_html(Link(words, lead(way.indicator.slug)))
    look = _LOOKS[way.outlook]
    led = f"{'Straight line: ' if way.line else ''}{way.words}."
    return (
        f"<li><strong>{label}</strong>{picture}"
        f"<span><b>{escape(way.now_words)}</b> "
        f'<span class="levelmap-{look}">{escape(way.label)}</span></span>'
        f'<span class="levelmap-small">Wanted: {escape(way.wanted_words)}. {escape(led)}'
        "</span></li>"
    )


def drawing(words: str, way: Trajectory) -> str:
    """Return the drawing of one target of a place with two figures or more."""
    xs = [middle(one) for one in way.periods]
    end = middle_of(way.year)
    across = Scale.over([*xs, end], _LEFT + 2, _RIGHT)
    up = Scale.over(_values(way), _FOOT, _TOP)
    at = [across(x) for x in xs]
    ground = svg.rectangle(0, 0, WIDTH, HEIGHT, fill="#ffffff")
    parts = [ground, *_fan(way, at[-1], across, up)]
    limits = [
        (x, up(low), up(high))
        for x, low, high in zip(at, way.lower, way.upper, strict=True)
        if not math.isnan(low) and not math.isnan(high)
    ]
    if len(limits) > 1:
        parts.append(svg.path(_ring(limits), fill=_INTERVAL))
    points = [(x, up(value)) for x, value in zip(at, way.figures, strict=True)]
    parts.append(svg.polyline(points, stroke=_OWN, stroke_width=2.5))
    parts.append(svg.circle(*points[-1], 3.5, fill=_OWN))
    parts.append(_diamond(across(end), up(way.wanted)))
    parts.append(svg.text(way.periods[0].label, _LEFT, HEIGHT - 6, fill=MUTED))
    parts.append(svg.text(str(way.year), WIDTH - 4, HEIGHT - 6, fill=MUTED, text_anchor="end"))
    title = said(words, way)
    look: dict[str, svg.Value] = {"font_size": 11, "font_family": "Source Sans Pro, sans-serif"}
    return svg.drawing([svg.titled(title), *parts], (WIDTH, HEIGHT), title, **look)


def _values(way: Trajectory) -> Iterator[float]:
    """Return every value that must have a place."""
    yield from (*way.figures, *way.lower, *way.upper, way.wanted)
    if way.line is not None:
        yield from (way.line.low, way.line.high, way.line.start)


def _fan(way: Trajectory, last: float, across: Scale, up: Scale) -> list[str]:
    """Return the straight line from its first figure on, and its fan from the latest on."""
    if way.line is None:
        return []
    first, end = across(way.line.since), across(middle_of(way.year))
    start, value = up(way.line.start), up(way.line.value)
    now = start + (value - start) * (last - first) / (end - first)
    fan = [(last, now, now), (end, up(way.line.low), up(way.line.high))]
    dashed: dict[str, svg.Value] = {"stroke": INK, "stroke_dasharray": "4 3"}
    return [svg.path(_ring(fan), fill=_FAN), svg.line(first, start, end, value, **dashed)]


def _ring(points: list[tuple[float, float, float]]) -> str:
    there = [f"{svg.number(x)} {svg.number(y)}" for x, y, _ in points]
    back = [f"{svg.number(x)} {svg.number(y)}" for x, _, y in reversed(points)]
    return f"M{'L'.join([*there, *back])}Z"


def _diamond(x: float, y: float) -> str:
    steps = f"M{svg.number(x - 6)} {svg.number(y)}l6 -6 6 6 -6 6z"
    return svg.path(steps, fill=_TARGET, stroke="#ffffff")
