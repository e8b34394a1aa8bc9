"""The twelve missions of a place as a strip of cells: level, direction, against similar places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from levelmap.answers.indicators.history import Direction
from levelmap.answers.place.beside.similar import Beside, Others
from levelmap.answers.place.measures import Band, MeasureReading, MissionStanding
from levelmap.terms import MISSIONS, Mission

KEY = "↑ ↓ against before; + − against similar."
"""What the marks of a cell mean."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One mission.

    Attributes
    ----------
    standing
        Value of a `Band`: below where any measure is, at the good level where all are.
    level
        A few words for it.
    marks
        Direction, then standing against similar places; empty where neither is known.
    said
        All of it in words.
    """

    number: str
    title: str
    standing: str
    level: str
    marks: str
    said: str


def cells(missions: Sequence[MissionStanding], similar: Others) -> tuple[Cell, ...]:
    """Return one cell for each mission, whether or not a figure of it is held."""
    known = {standing.mission.number: standing for standing in missions}
    rows = {row.indicator.slug: row for row in similar.rows}
    return tuple(_cell(mission, known.get(mission.number), rows) for mission in MISSIONS)


def html(missions: Sequence[MissionStanding], similar: Others) -> str:
    """Return the cells as a list of a page."""
    items = "".join(_item(cell) for cell in cells(missions, similar))
    return (
        f'<ol class="levelmap-missions" aria-label="The twelve missions">{items}</ol>'
        f'<p class="levelmap-small levelmap-key">{escape(KEY)}</p>'
    )


def _item(cell: Cell) -> str:
    title = escape(f"{cell.number}. {cell.title}: {cell.said}", quote=True)
    return (
        f'<li class="levelmap-{cell.standing}" title="{title}"><strong>{cell.number}</strong>'
        f'<span class="levelmap-title">{escape(cell.title)}</span>'
        f'<span class="levelmap-marks" aria-hidden="true">{escape(cell.marks)}</span>'
        f'<span class="levelmap-hidden">: {escape(cell.said)}</span></li>'
    )


def _cell(mission: Mission, standing: MissionStanding | None, rows: Mapping[str, Beside]) -> Cell:
    figures = [] if standing is None else [r for r in standing.readings if r.value is not None]
    number, title = str(mission.number), mission.title
    if not figures:
        return Cell(number, title, Band.NO_VALUE.value, "–", "", "no figure held")
    kind, level, said = _level(figures)
    moved, moved_words = _tally(_directions(figures), "↑", "↓", "than before")
    like, like_words = _tally(_sides(figures, rows), "+", "−", "than similar places")
    words = "; ".join(part for part in (said, moved_words, like_words) if part)
    return Cell(number, title, kind.value, level, f"{moved}{like}", words)


def _level(figures: Sequence[MeasureReading]) -> tuple[Band, str, str]:
    below = sum(reading.standing is Band.BELOW for reading in figures)
    several = len(figures)
    if below:
        return Band.BELOW, f"{below}/{several} below", f"{below} of {several} below the minimum"
    if all(reading.standing is Band.AT_TARGET for reading in figures):
        return Band.AT_TARGET, "good", f"all {several} measured at the good level"
    return Band.BETWEEN, "between", f"{several} measured, none below the minimum"


def _directions(figures: Sequence[MeasureReading]) -> list[int]:
    moves = [r.trend.movement.direction for r in figures if r.trend is not None]
    signs = {Direction.BETTER: 1, Direction.WORSE: -1}
    return [signs.get(direction, 0) for direction in moves]


def _sides(figures: Sequence[MeasureReading], rows: Mapping[str, Beside]) -> list[int]:
    """Return 1 for each measure clearly better than the middle similar place, -1 for worse."""
    found = [rows[r.indicator.slug] for r in figures if r.indicator.slug in rows]
    clear = [row.distance or 0.0 for row in found if row.is_clear]
    return [(distance > 0) - (distance < 0) for distance in clear]


def _tally(signs: Sequence[int], better: str, worse: str, than: str) -> tuple[str, str]:
    """Return the mark and the words for how many are better and worse; empty for neither."""
    up, down = signs.count(1), signs.count(-1)
    if not up and not down:
        return "", ""
    return better * (up > 0) + worse * (down > 0), f"{up} better and {down} worse {than}"
