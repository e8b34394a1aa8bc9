"""The strip of missions: one cell for each, and what it says of level and direction."""

import re

import pytest

from levelmap.atlas import Atlas
from levelmap.pages.place import strip
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place
from levelmap.terms import MISSIONS


@pytest.fixture(scope="module")
def stoke(shipped_atlas: Atlas) -> PlaceView:
    return place(PlaceQuery("E06000021"), shipped_atlas)


def test_there_is_a_cell_for_each_mission_in_their_order(stoke: PlaceView) -> None:
    numbers = re.findall(r"<strong>(\d+)</strong>", strip.html(stoke.missions))
    assert numbers == [str(mission.number) for mission in MISSIONS]


def test_a_cell_counts_what_the_dashboard_counts(stoke: PlaceView) -> None:
    for standing in stoke.missions:
        kind, said = strip.words(standing)
        figures = [reading for reading in standing.readings if reading.value is not None]
        below = sum(reading.standing.value == "below" for reading in figures)
        if not figures:
            assert (kind, said) == ("no_value", "no figure held")
        elif below:
            assert kind == "below"
            assert said.startswith(f"{below} of {len(figures)} below the minimum")
        else:
            assert kind in ("between", "at_target")
            assert str(len(figures)) in said


def test_a_mission_without_a_measure_says_so() -> None:
    assert strip.words(None) == ("no_value", "no figure held")
    assert strip.html(()).count("no figure held") == 2 * len(MISSIONS)
