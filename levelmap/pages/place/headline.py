"""The three sentences on a place: its need, the lists in force, what stands out."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.phrases import listed, percent_words
from levelmap.answers.place import designations
from levelmap.answers.place.beside.similar import Others
from levelmap.answers.place.measures import Band, MeasureReading, MissionStanding
from levelmap.answers.place.need import Need
from levelmap.answers.place.profile import Profile
from levelmap.atlas import Atlas

FEWEST_FIGURES = 4
"""With fewer measures that have a figure, no mission is called strongest or weakest."""


def sentences(
    found: Profile,
    need: Need | None,
    lists: Sequence[ListReading],
    missions: Sequence[MissionStanding],
    similar: Others,
    atlas: Atlas,
) -> tuple[str, ...]:
    """Return what one could say aloud of a place: need, lists in force, strongest and weakest."""
    readings = [reading for mission in missions for reading in mission.readings]
    said = (
        f"{_need(found, need)} {_measures(readings)}",
        designations.sentence(found.spoken, lists, atlas),
        similar.worst_and_best or strongest(missions),
    )
    return tuple(sentence.strip() for sentence in said if sentence.strip())


def _need(found: Profile, need: Need | None) -> str:
    if need is None:
        return f"{found.spoken} is not ranked by the index of deprivation of its nation."
    return f"{found.spoken} is {need.words}."


def _measures(readings: Sequence[MeasureReading]) -> str:
    figures = [reading for reading in readings if reading.value is not None]
    if not figures:
        return "None of the measures on the dashboard has a figure for this place."
    counts = {each: sum(r.standing is each for r in figures) for each in Band}
    below = counts[Band.BELOW]
    without = len(readings) - len(figures)
    said = [f"{below or 'none'} {'is' if below == 1 else 'are'} below the minimum"]
    said.append(f"{counts[Band.AT_TARGET] or 'none'} at the good level")
    said += [f"{without} without a figure"] if without else []
    return f"Of {len(readings)} measures {listed(said)}."


def strongest(missions: Sequence[MissionStanding]) -> str:
    """Return on which missions a place stands best and worst; empty where too little is held."""
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
