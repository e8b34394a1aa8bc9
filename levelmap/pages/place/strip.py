"""The twelve missions of a place as a strip of cells: level, direction, against similar places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from levelmap.answers.indicators.history import Direction
from levelmap.answers.place.beside.similar import Apart, Beside, Others
from levelmap.answers.place.measures import Band, MeasureReading, MissionStanding, missions
from levelmap.answers.place.values import Derivation
from levelmap.answers.place.wider.measures import WiderMeasure, own_readings
from levelmap.terms import MISSIONS, Mission

KEY = "↑ ↓ against before; + − far (1 standard deviation) from similar."
"""What the marks of a cell mean."""

INSIDE_KEY = " Inside: authorities below the minimum."
"""What a cell of a place of several authorities means, where only these have figures."""


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
    is_inside
        Whether the level is that of authorities inside, the place having no figure of its own.
    """

    number: str
    title: str
    standing: str
    level: str
    marks: str
    said: str
    is_inside: bool = False


def cells(missions: Sequence[MissionStanding], similar: Others) -> tuple[Cell, ...]:
    """Return one cell for each mission, whether or not a figure of it is held."""
    known = {standing.mission.number: standing for standing in missions}
    rows = {row.indicator.slug: row for row in similar.rows}
    return tuple(
        _cell(mission, known.get(mission.number), rows, "similar places") for mission in MISSIONS
    )


def wider_cells(measures: Sequence[WiderMeasure], similar: Others) -> tuple[Cell, ...]:
    """Return the cells of a place of several authorities.

    Where it has no figure of its own on a mission, the cell says how its authorities stand.
    """
    standings = {each.mission.number: each for each in missions(own_readings(measures))}
    rows = {row.indicator.slug: row for row in similar.rows}
    found = []
    for mission in MISSIONS:
        own = [each for each in measures if each.value.indicator.white_paper_mission == mission]
        parts = [each for each in own if each.own is None and each.inside is not None]
        cell = _cell(mission, standings[mission.number], rows, similar.title)
        if cell.standing == Band.NO_VALUE.value and parts:
            found.append(_inside_cell(cell, parts))
            continue
        made = [
            each for each in own if each.own is not None and each.value.how is Derivation.COMPUTED
        ]
        said = [cell.said, *dict.fromkeys(each.value.mark for each in made)]
        said += [] if similar.places else [_better(each) for each in own if each.own is not None]
        found.append(replace(cell, said="; ".join(part for part in said if part)))
    return tuple(found)


def _better(measure: WiderMeasure) -> str:
    if measure.inside is None:
        return ""
    return f"{measure.value.indicator.short}: {measure.inside.better_words}"


def _inside_cell(cell: Cell, parts: Sequence[WiderMeasure]) -> Cell:
    """Return the measure with the most authorities below the minimum as the level of a cell."""
    known = [(each, each.inside) for each in parts if each.inside is not None]
    _, worst = max(known, key=lambda pair: pair[1].below / pair[1].authorities)
    said = [
        f"{each.value.indicator.short}: {inside.level_words}, {inside.better_words}"
        for each, inside in known
    ]
    words = f"no figure of its own; {'; '.join(said)}"
    level = f"{worst.below}/{worst.authorities} inside"
    # what holds of every authority inside holds of the place
    standing = Band.BELOW.value if worst.below == worst.authorities else cell.standing
    return replace(cell, standing=standing, level=level, said=words, is_inside=True)


def html(found: Sequence[Cell], key: str = KEY) -> str:
    """Return the cells as a list of a page, and under it what its marks mean."""
    items = "".join(_item(cell) for cell in found)
    return (
        f'<ol class="levelmap-missions" aria-label="The twelve missions">{items}</ol>'
        f'<p class="levelmap-small levelmap-key">{escape(key)}</p>'
    )


def key_of(found: Sequence[Cell]) -> str:
    """Return what the marks of cells mean, and the word of those without an own figure."""
    return KEY + (INSIDE_KEY if any(cell.is_inside for cell in found) else "")


def _item(cell: Cell) -> str:
    title = escape(f"{cell.number}. {cell.title}: {cell.said}", quote=True)
    return (
        f'<li class="levelmap-{cell.standing}" title="{title}"><strong>{cell.number}</strong>'
        f'<span class="levelmap-title">{escape(cell.title)}</span>'
        f'<span class="levelmap-marks" aria-hidden="true">{escape(cell.marks)}</span>'
        f'<span class="levelmap-hidden">: {escape(cell.said)}</span></li>'
    )


def _cell(
    mission: Mission, standing: MissionStanding | None, rows: Mapping[str, Beside], others: str
) -> Cell:
    figures = [] if standing is None else [r for r in standing.readings if r.value is not None]
    number, title = str(mission.number), mission.title
    if not figures:
        return Cell(number, title, Band.NO_VALUE.value, "–", "", "no figure held")
    kind, level, said = _level(figures)
    directions = [r.trend.movement.direction for r in figures if r.trend is not None]
    moved, moved_words = _tally(_signs(directions), "↑", "↓", "than before")
    like, like_words = _tally(_sides(figures, rows), "+", "−", f"than {others}")
    parts = (said, moved_words, _cash_words(directions), like_words)
    words = "; ".join(part for part in parts if part)
    return Cell(number, title, kind.value, level, f"{moved}{like}", words)


def _level(figures: Sequence[MeasureReading]) -> tuple[Band, str, str]:
    below = sum(reading.standing is Band.BELOW for reading in figures)
    good = sum(reading.standing is Band.AT_TARGET for reading in figures)
    several, also = len(figures), f", {good} at the good level" if good else ""
    if below:
        said = f"{below} of {several} below the minimum{also}"
        return Band.BELOW, f"{below}/{several} below", said
    if good == several:
        which = "the one" if several == 1 else f"all {several}"
        return Band.AT_TARGET, "good", f"{which} measured at the good level"
    return Band.BETWEEN, "above", f"{several} measured, none below the minimum{also}"


def _signs(directions: Sequence[Direction]) -> list[int]:
    signs = {Direction.BETTER: 1, Direction.WORSE: -1}
    return [signs.get(direction, 0) for direction in directions]


def _cash_words(directions: Sequence[Direction]) -> str:
    """Return how many sums of money rose or fell, which alone is neither better nor worse."""
    found = (Direction.HIGHER_IN_CASH, Direction.LOWER_IN_CASH)
    numbers = [(directions.count(one), one.value) for one in found]
    said = " and ".join(f"{number} {words}" for number, words in numbers if number)
    return f"{said}, before inflation" if said else ""


def _sides(figures: Sequence[MeasureReading], rows: Mapping[str, Beside]) -> list[int]:
    """Return 1 for each measure far better than the middle similar place, -1 for far worse."""
    found = [rows[r.indicator.slug].side for r in figures if r.indicator.slug in rows]
    return [(side is Apart.BETTER) - (side is Apart.WORSE) for side in found]


def _tally(signs: Sequence[int], better: str, worse: str, than: str) -> tuple[str, str]:
    """Return the mark and the words for how many are better and worse; empty for neither."""
    up, down = signs.count(1), signs.count(-1)
    if not up and not down:
        return "", ""
    return better * (up > 0) + worse * (down > 0), f"{up} better and {down} worse {than}"
