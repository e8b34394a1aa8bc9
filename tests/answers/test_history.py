"""Since when a movement is told: the last period at least five years back, else the first held."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.history import Direction, History, Movement, movement
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import Polarity

NAN = float("nan")
PLACE = "E06000001"


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _history(figures: dict[int, float], atlas: Atlas, margin: float = NAN) -> History:
    periods = tuple(Period.parse(f"{year}-01-01/P1Y") for year in figures)
    table = pd.DataFrame({PLACE: list(figures.values())}, index=[str(one) for one in periods])
    pay = atlas.catalogue.indicator("unemployment")
    return History(pay, periods, table, table - margin, table + margin, atlas)


def _told(figures: dict[int, float], atlas: Atlas, margin: float = NAN) -> Movement:
    found = movement(PLACE, _history(figures, atlas, margin))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("years", "start"),
    [
        ([2010, 2014, 2015, 2016, 2020], "2015"),
        ([2010, 2016, 2020], "2010"),
        ([2017, 2018, 2020], "2017"),
        ([2019, 2020], "2019"),
    ],
)
def test_the_start_is_the_last_period_five_years_back_else_the_first(
    years: list[int], start: str, atlas: Atlas
) -> None:
    found = _told({year: float(year) for year in years}, atlas)
    assert (found.start.label, found.end.label) == (start, "2020")
    assert (found.then, found.now) == (float(start), 2020.0)


def test_a_period_without_a_figure_of_the_place_is_no_start(atlas: Atlas) -> None:
    found = _told({2010: 1.0, 2015: NAN, 2018: 3.0, 2020: 4.0}, atlas)
    assert (found.start.label, found.then) == ("2010", 1.0)


@pytest.mark.parametrize("figures", [{2020: 4.0}, {2010: 1.0, 2020: NAN}, {2010: NAN, 2020: 4.0}])
def test_without_a_figure_then_and_now_nothing_is_told(
    figures: dict[int, float], atlas: Atlas
) -> None:
    assert movement(PLACE, _history(figures, atlas)) is None
    assert movement("E06000099", _history(figures, atlas)) is None


def test_what_is_better_follows_the_direction_of_the_indicator(atlas: Atlas) -> None:
    found = _told({2010: 5.0, 2020: 3.0}, atlas)
    assert found.direction is Direction.BETTER
    assert found.words == "better since 2010 (5.0%)"
    assert found.sentence == "Down 2.0 points since 2010."
    better_high = replace(found.indicator, polarity=Polarity.HIGHER_IS_BETTER)
    assert replace(found, indicator=better_high).direction is Direction.WORSE
    neither = replace(found.indicator, polarity=Polarity.NONE)
    assert replace(found, indicator=neither).direction is Direction.DOWN


@pytest.mark.parametrize(("margin", "is_clear"), [(0.9, True), (1.0, False), (NAN, True)])
def test_intervals_that_meet_leave_it_unclear(margin: float, is_clear: bool, atlas: Atlas) -> None:
    assert _told({2010: 5.0, 2020: 3.0}, atlas, margin).is_clear == is_clear
