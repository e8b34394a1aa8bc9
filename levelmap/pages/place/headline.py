"""The first sentences on a place, each computed from what the rest of the page says."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.lists import ListReading, on_list_words
from levelmap.answers.phrases import listed
from levelmap.answers.place.measures import Band, MeasureReading, MissionStanding
from levelmap.answers.place.methods import percent_words
from levelmap.answers.place.profile import Profile
from levelmap.answers.place.similar import Others

FEWEST_FIGURES = 4
"""With fewer measures that have a figure, no mission is called strongest or weakest."""


def sentences(
    found: Profile,
    lists: Sequence[ListReading],
    missions: Sequence[MissionStanding],
    similar: Others,
) -> tuple[str, ...]:
    """Return three or four sentences: the place, its lists, its missions, what stands out."""
    readings = [reading for mission in missions for reading in mission.readings]
    said = (
        f"{found.sentence} {found.history}",
        f"{found.spoken} {on_list_words(lists)}",
        f"{_measures(readings)} {_missions(missions)}",
        similar.standing_out,
    )
    return tuple(sentence.strip() for sentence in said if sentence.strip())


def _measures(readings: Sequence[MeasureReading]) -> str:
    figures = [reading for reading in readings if reading.value is not None]
    if not figures:
        return "None of the measures on the dashboard has a figure for this place."
    counts = {each: sum(r.standing is each for r in figures) for each in Band}
    without = len(readings) - len(figures)
    missing = f" {without} of the {len(readings)} measures have no figure." if without else ""
    return (
        f"Of {len(figures)} measures with a figure, {counts[Band.BELOW] or 'none'} are below "
        f"the minimum, {counts[Band.BETWEEN] or 'none'} between minimum and target and "
        f"{counts[Band.AT_TARGET] or 'none'} at the target.{missing}"
    )


def _missions(missions: Sequence[MissionStanding]) -> str:
    known = [mission for mission in missions if mission.better_than is not None]
    if sum(mission.figures for mission in known) < FEWEST_FIGURES or len(known) < 3:
        return ""
    ordered = sorted(known, key=lambda mission: mission.better_than or 0.0)
    best, worst = ordered[-1], ordered[:2]
    weak = listed([f"{_title(mission)} ({_share(mission)})" for mission in worst])
    most = "all" if best.better_than == 1 else _share(best)
    return (
        f"On the mean of the measures shown it stands best on {_title(best)} (better than "
        f"{most} of the authorities compared) and worst on {weak}."
    )


def _title(standing: MissionStanding) -> str:
    return standing.mission.title.lower()


def _share(standing: MissionStanding) -> str:
    return percent_words(standing.better_than or 0.0)
