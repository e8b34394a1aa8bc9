"""The twelve missions at a glance: one cell each, in words as well as in colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from levelmap.answers.indicators.history import Direction
from levelmap.answers.place.measures import Band, MissionStanding
from levelmap.terms import MISSIONS, Mission


def html(missions: Sequence[MissionStanding]) -> str:
    """Return one cell for each mission, whether or not a figure of it is held."""
    known = {standing.mission.number: standing for standing in missions}
    cells = "".join(_cell(mission, known.get(mission.number)) for mission in MISSIONS)
    return f'<ol class="levelmap-missions" aria-label="The twelve missions">{cells}</ol>'


def _cell(mission: Mission, standing: MissionStanding | None) -> str:
    kind, said = words(standing)
    return (
        f'<li class="levelmap-{kind}" title="{escape(f"{mission.label}: {said}", quote=True)}">'
        f"<strong>{mission.number}</strong><span>{escape(mission.title)}</span>"
        f'<span class="levelmap-hidden">: {escape(said)}</span></li>'
    )


def words(standing: MissionStanding | None) -> tuple[str, str]:
    """Return the kind of a cell, and what it says: level, then direction."""
    figures = [] if standing is None else [r for r in standing.readings if r.value is not None]
    if not figures:
        return "no_value", "no figure held"
    below = sum(reading.standing is Band.BELOW for reading in figures)
    kind = Band.BELOW if below else Band.BETWEEN
    if not below and all(reading.standing is Band.AT_TARGET for reading in figures):
        kind = Band.AT_TARGET
    level = {
        Band.BELOW: f"{below} of {len(figures)} below the minimum",
        Band.BETWEEN: f"{len(figures)} measured, none below the minimum",
        Band.AT_TARGET: f"all {len(figures)} measured at the good level",
    }[kind]
    moves = [r.trend.movement.direction for r in figures if r.trend is not None]
    better, worse = moves.count(Direction.BETTER), moves.count(Direction.WORSE)
    direction = f"; {better} better and {worse} worse than before" if better or worse else ""
    return kind.value, f"{level}{direction}"
