"""The lists and awards of a place through time, as SVG: when each counted and what it brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from levelmap.answers.phrases import pounds
from levelmap.answers.place.designations import Designation, Group
from levelmap.drawing import svg
from levelmap.drawing.svg import GRID, INK, MUTED, Scale

WIDTH, ROW = 720, 22
LEFT, RIGHT, TOP, FOOT = 210, 60, 22, 8

_COLOURS = {
    Group.IN_FORCE: "#17527a",
    Group.AWARDS: "#0b6e4f",
    Group.UNCONFIRMED: "#8a99a6",
    Group.PAST: "#8a99a6",
}
"""Of marks; the words on the row say the same without colour."""


def named(found: Sequence[Designation]) -> tuple[Designation, ...]:
    """Return the lists that name the place, the earliest first."""
    on = [each for each in found if each.reading.is_named]
    return tuple(sorted(on, key=lambda each: each.reading.priority_list.date.start))


def span(found: Sequence[Designation], today: date) -> tuple[int, int]:
    """Return the first year that is drawn, and the year before which the drawing ends."""
    starts = [each.reading.priority_list.date.start.year for each in found]
    ends = [last.year for each in found if (last := last_day(each)) is not None]
    return min([*starts, today.year]), max([*ends, today.year]) + 2


def last_day(found: Designation) -> date | None:
    """Return the last day on which a list counts or counted; None where none is set or known."""
    text = found.until
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def height(found: Sequence[Designation]) -> int:
    """Return how tall the drawing is."""
    return TOP + ROW * len(named(found)) + FOOT


def words(name: str, found: Sequence[Designation]) -> str:
    """Return all that the drawing shows, in words."""
    rows = [
        f"{each.reading.priority_list.short}: {each.reading.priority_list.date.label}, "
        f"{each.reading.priority_list.status_label}"
        + (f", {pounds(each.amount)}" if each.amount else "")
        for each in named(found)
    ]
    return f"Lists and awards of {name} through time. {'; '.join(rows)}."


CAPTION = (
    "Bar: in force from the day of the list to its last day, or on with an arrow. Dot: awards "
    "made. Ring: a list that is over or not confirmed, at its day. Dashed: the newest data."
)
"""What the marks are."""

ON_PAGE: dict[str, svg.Value] = {
    "style": "display:block;width:100%;min-width:32rem;max-width:46rem"
}
"""How a page lays it out: on a narrow screen it scrolls in its box."""


def timeline(name: str, found: Sequence[Designation], today: date, **attributes: svg.Value) -> str:
    """Return one row for each list that names the place; empty where none does.

    A bar runs from the day of the list to the last on which it counts, or to *today* with an arrow
    where none is set; a list that is over without a known end is a ring at its day, and a decided
    round of awards a dot. An amount to the place alone stands beside its mark.
    """
    rows = named(found)
    if not rows:
        return ""
    first, last = span(rows, today)
    across = Scale(_days(date(first, 1, 1)), _days(date(last, 1, 1)), LEFT, WIDTH - RIGHT)
    tall = height(found)
    parts = [*_years(first, last, across, tall), _today(today, across, tall)]
    for place, row in enumerate(rows):
        parts += _row(row, TOP + ROW * place + ROW / 2, across, today)
    look: dict[str, svg.Value] = {"font_size": 11, "font_family": "Source Sans Pro, sans-serif"}
    return svg.drawing(parts, (WIDTH, tall), words(name, found), **look, **attributes)


def _days(day: date) -> float:
    return float(day.toordinal())


def _years(first: int, last: int, across: Scale, tall: int) -> list[str]:
    parts = []
    step = 1 if last - first <= 12 else 2
    for year in range(first, last + 1, step):
        x = across(_days(date(year, 1, 1)))
        parts.append(svg.line(x, TOP - 4, x, tall - FOOT, stroke=GRID))
        parts.append(svg.text(str(year), x, TOP - 8, text_anchor="middle", fill=MUTED))
    return parts


def _today(today: date, across: Scale, tall: int) -> str:
    x = across(_days(today))
    return svg.line(x, TOP - 4, x, tall - FOOT, stroke=INK, stroke_dasharray="2 2", class_="today")


def _row(row: Designation, y: float, across: Scale, today: date) -> list[str]:
    found, colour = row.reading.priority_list, _COLOURS[row.group]
    start, end = across(_days(found.date.start)), last_day(row)
    label = svg.text(found.short, LEFT - 10, y + 4, text_anchor="end", fill=INK)
    if row.group is Group.AWARDS:
        mark, right = svg.circle(start, y, 5, fill=colour), start
    elif end is not None or row.group is Group.IN_FORCE:
        right = across(_days(end or today))
        bar = svg.rectangle(start, y - 4, max(right - start, 2), 8, fill=colour)
        tip = f"M{svg.number(right)} {svg.number(y - 7)}l9 7l-9 7z"
        mark = bar + ("" if end is not None else svg.path(tip, fill=colour))
        right += 0 if end is not None else 9
    else:
        mark = svg.circle(start, y, 4.5, fill="none", stroke=colour, stroke_width=2)
        right = start
    amount = svg.text(pounds(row.amount), right + 9, y + 4, fill=INK) if row.amount else ""
    return [label, mark, amount]
