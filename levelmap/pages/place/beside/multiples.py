"""Small multiples of a place beside others: a drawing for each measure, what differs most first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd

from levelmap.answers.place.beside.multiples import MOST_LINES, Multiple
from levelmap.answers.place.beside.similar import RULE, Apart
from levelmap.drawing import svg
from levelmap.drawing.html_tables import Link, cell_html
from levelmap.drawing.svg import INK, MUTED, Scale
from levelmap.pages.place.briefing.html import image
from levelmap.periods import Period

WIDTH, HEIGHT = 240, 84
_LEFT, _RIGHT, _TOP, _FOOT = 6, 234, 8, 62

KEY = (
    "Bold line and dot: this place, its 95% interval pale where one is published. Dashed: median "
    f"of the others; thin lines: each of them (of more than {MOST_LINES} the middle half as a "
    "band). Each drawing has its own scale, higher figures up. Without earlier figures: one dot "
    f"among the others, higher figures to the right. {RULE}"
)
"""How to read the drawings."""

_OWN, _OTHER, _BAND, _INTERVAL = "#17527a", "#b3bdc6", "#dfe5ea", "#c3d7e6"
_SIDES = {Apart.WORSE: "below", Apart.BETTER: "at_target"}


def html(found: Sequence[Multiple], lead: Callable[[str], str]) -> str:
    """Return the drawings of a place side by side, each with its words and the map it leads to.

    Parameters
    ----------
    lead
        Gives the address of an indicator's map by its slug.
    """
    items = "".join(_panel(each, lead) for each in found)
    return f'<ol class="levelmap-multiples">{items}</ol><p class="levelmap-small">{escape(KEY)}</p>'


def _panel(each: Multiple, lead: Callable[[str], str]) -> str:
    row = each.row
    label = cell_html(Link(row.indicator.label, lead(row.indicator.slug)))
    words = f"{row.reading.origin}; " if row.reading.origin else ""
    words += f"median {row.median_printed}"
    if row.position_words:
        words += f"; place {row.position_words}, 1 = best"
    colour = _SIDES.get(row.side, "between")
    picture = image({"svg": drawing(each), "alt": each.sentence})
    return (
        f"<li><strong>{label}</strong>{picture}"
        f"<span><b>{escape(row.printed_with_unit)}</b> "
        f'<span class="levelmap-{colour}">{escape(row.side)}</span></span>'
        f'<span class="levelmap-small">{escape(words)}</span></li>'
    )


def drawing(each: Multiple) -> str:
    """Return the drawing of one measure."""
    parts = _through_time(each) if each.is_through_time else _now(each)
    look: dict[str, svg.Value] = {"font_size": 11, "font_family": "Source Sans Pro, sans-serif"}
    ground = svg.rectangle(0, 0, WIDTH, HEIGHT, fill="#ffffff")
    titled = [svg.titled(each.sentence), ground, *parts]
    return svg.drawing(titled, (WIDTH, HEIGHT), each.sentence, **look)


def _through_time(each: Multiple) -> list[str]:
    """Return lines over the periods; a line breaks where a figure is missing."""
    across = Scale.over([_middle(one) for one in each.periods], _LEFT, _RIGHT - 4)
    xs = [across(_middle(one)) for one in each.periods]
    middle = each.middle
    is_band = each.others.shape[1] > MOST_LINES
    others = middle if is_band else each.others
    seen = pd.concat([each.own, each.lower, each.upper, *(others[c] for c in others)])
    up = Scale.over(seen, _FOOT, _TOP)
    parts = [_span(xs, each.lower, each.upper, up, _INTERVAL)]
    if is_band:
        parts.insert(0, _span(xs, middle["low"], middle["high"], up, _BAND))
    else:
        parts += [_line(xs, each.others[c], up, stroke=_OTHER) for c in each.others]
    parts.append(_line(xs, middle["median"], up, stroke=INK, stroke_dasharray="4 3"))
    parts.append(_line(xs, each.own, up, stroke=_OWN, stroke_width=2.5))
    last = each.own.last_valid_index()
    at = each.own.index.get_loc(last)
    parts.append(svg.circle(xs[at], up(float(each.own[last])), 3.5, fill=_OWN))
    first, final = each.periods[0], each.periods[-1]
    parts.append(svg.text(first.label, _LEFT, HEIGHT - 4, fill=MUTED))
    parts.append(svg.text(final.label, _RIGHT, HEIGHT - 4, fill=MUTED, text_anchor="end"))
    return parts


def _now(each: Multiple) -> list[str]:
    """Return the place as a dot among the others, where no earlier figures of it are held."""
    known = [value for value in each.row.figures if value is not None]
    own = each.row.reading.value or 0.0
    across = Scale.over([*known, own], _LEFT + 4, _RIGHT - 4)
    y = (_TOP + _FOOT) / 2
    parts = [svg.line(_LEFT, y, _RIGHT, y, stroke=_OTHER)]
    parts += [svg.line(across(v), y - 8, across(v), y + 8, stroke=MUTED) for v in known]
    if each.row.median is not None:
        x = across(each.row.median)
        parts.append(svg.line(x, y - 16, x, y + 16, stroke=INK, stroke_dasharray="4 3"))
    parts.append(svg.circle(across(own), y, 5, fill=_OWN))
    parts.append(svg.text(each.row.reading.period.label, _LEFT, HEIGHT - 4, fill=MUTED))
    return parts


def _middle(period: Period) -> float:
    """Return the day in the middle of a period, as a number."""
    return (period.start.toordinal() + period.last_day.toordinal()) / 2


def _line(xs: Sequence[float], figures: pd.Series, up: Scale, **look: svg.Value) -> str:
    """Return a line through the figures, in as many pieces as there are gaps between them."""
    steps, is_open = "", False
    for x, value in zip(xs, figures, strict=True):
        if pd.isna(value):
            is_open = False
            continue
        steps += f"{'L' if is_open else 'M'}{svg.number(x)} {svg.number(up(float(value)))}"
        is_open = True
    return svg.path(steps, fill="none", **look)


def _span(xs: Sequence[float], low: pd.Series, high: pd.Series, up: Scale, fill: str) -> str:
    """Return a band between two lines, where both have a figure."""
    points = [
        (x, up(float(lowest)), up(float(highest)))
        for x, lowest, highest in zip(xs, low, high, strict=True)
        if not pd.isna(lowest) and not pd.isna(highest)
    ]
    if len(points) < 2:
        return ""
    there = [f"{svg.number(x)} {svg.number(y)}" for x, y, _ in points]
    back = [f"{svg.number(x)} {svg.number(y)}" for x, _, y in reversed(points)]
    return svg.path(f"M{'L'.join([*there, *back])}Z", fill=fill)
