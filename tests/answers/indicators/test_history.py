"""Since when a movement is told, and that every page tells the same one."""

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.indicators.history import Direction, History, history, movement
from levelmap.answers.indicators.readings import read_place
from levelmap.answers.place.measures import Rules
from levelmap.answers.place.measures import read as read_measure
from levelmap.answers.place.yardsticks import yardstick
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import explore
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import AreaType
from tests.toy_country import MERGED, NOW, OLD

AUTHORITIES = (
    "E06000001 E06000005 E06000008 E06000010 E06000019 E06000021 E06000030 E06000038 "
    "E06000052 E06000063 E07000008 E07000033 E07000123 E07000147 E07000223 E08000003 "
    "E08000012 E08000025 E08000035 E08000038 E09000002 E09000020 E09000030 E09000033"
).split()
"""Twenty-four of all kinds and regions, a new one and one with a new code among them."""

KEY_STAGE_2 = "pupils-at-expected-standard-key-stage-2"


@pytest.fixture(scope="module")
def toy_atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _history(atlas: Atlas, figures: dict[int, float | None], width: float | None = None) -> History:
    """Return the rate of one place, where low is good, by year."""
    periods = tuple(Period.parse(f"{year}-01-01/P1Y") for year in figures)
    table = pd.DataFrame({"A": list(figures.values())}, [str(one) for one in periods], dtype=float)
    spread = float("nan") if width is None else width
    indicator = atlas.catalogue.indicator("unemployment")
    return History(indicator, periods, table, table - spread, table + spread, table, atlas)


@pytest.mark.parametrize(
    ("figures", "since"),
    [
        ({2016: 1, 2018: 2, 2019: 3, 2020: 4, 2024: 5}, "2019"),
        ({2016: 1, 2018: 2, 2020: 4, 2024: 5}, "2018"),
        ({2016: 1, 2019: None, 2020: 4, 2024: 5}, "2016"),
        ({2021: 1, 2022: 2, 2024: 5}, "2021"),
        ({2021: None, 2022: 2, 2024: 5}, "2022"),
    ],
)
def test_since_the_last_figure_five_years_back_else_the_first(
    figures: dict[int, float | None], since: str, toy_atlas: Atlas
) -> None:
    found = movement("A", _history(toy_atlas, figures))
    assert found is not None
    assert found.start.label == since


@pytest.mark.parametrize("figures", [{2024: 5}, {2019: None, 2024: 5}, {2019: 5, 2024: None}, {}])
def test_without_a_figure_then_or_now_there_is_no_movement(
    figures: dict[int, float | None], toy_atlas: Atlas
) -> None:
    assert movement("A", _history(toy_atlas, figures)) is None


@pytest.mark.parametrize(
    ("then", "now", "width", "direction", "sentence"),
    [
        (5.0, 3.0, None, Direction.BETTER, "Down 2.0 points since 2019."),
        (3.0, 5.0, None, Direction.WORSE, "Up 2.0 points since 2019."),
        (3.01, 3.02, None, Direction.UNCHANGED, "No change since 2019."),
        (3.04, 3.06, None, Direction.WORSE, "Up less than 0.1 points since 2019."),
        (3.0, 5.0, 0.5, Direction.WORSE, "Up 2.0 points since 2019."),
        (
            3.0,
            5.0,
            1.0,
            Direction.UNCLEAR,
            "Up 2.0 points since 2019; the 95% intervals overlap, so the change is not clear.",
        ),
    ],
)
def test_what_became_of_a_figure(
    then: float,
    now: float,
    width: float | None,
    direction: Direction,
    sentence: str,
    toy_atlas: Atlas,
) -> None:
    found = movement("A", _history(toy_atlas, {2019: then, 2024: now}, width))
    assert found is not None
    assert (found.direction, found.sentence) == (direction, sentence)


def test_money_is_told_as_cash(toy_atlas: Atlas) -> None:
    found = read_place("pay", NOW["Alder"], toy_atlas).movement
    assert found is not None
    assert found.words == "higher in cash since 2022 (£390)"
    assert found.sentence == "Up £10 since 2022, before inflation."


def test_areas_that_merged_are_not_continued_in_their_successor(toy_atlas: Atlas) -> None:
    walk = history("walk", AreaType.LOCAL_AUTHORITY, toy_atlas)
    assert walk.figures[OLD["Larch"]].tolist() == [90]
    assert MERGED not in walk.figures
    assert walk.medians.iloc[-1].to_dict() == {"England": 30}


@pytest.mark.parametrize("code", AUTHORITIES)
def test_explore_and_my_place_tell_the_same_movement(code: str, shipped_atlas: Atlas) -> None:
    """They once said "up since 2021/22" and "worse since 2018/19" of the same results."""
    area = shipped_atlas.gazetteer.area(code, CURRENT)
    measure = yardstick(KEY_STAGE_2, shipped_atlas)
    on_place = read_measure(area, measure, Rules(), [], shipped_atlas).reading
    (on_map,) = explore(ExploreQuery(KEY_STAGE_2, places=(code,)), shipped_atlas).places
    assert on_map.movement == on_place.movement
    if on_map.movement is not None:
        years = on_map.movement.end.last_year - on_map.movement.start.last_year
        first = history(KEY_STAGE_2, AreaType.LOCAL_AUTHORITY, shipped_atlas).of([code])
        older = first.figures[code].dropna().index[0]
        assert years >= 5 or str(on_map.movement.start) == older
    assert on_map.better_than == on_place.better_than


def test_better_than_leaves_the_place_out_of_the_others(toy_atlas: Atlas) -> None:
    best, worst = (read_place("unemployment", NOW[n], toy_atlas) for n in ("Juniper", "Alder"))
    assert (best.better_than, worst.better_than) == (1, 0)
    merged = read_place("walk", MERGED, toy_atlas)
    assert (merged.value, merged.ranked, merged.better_than) == (80, 13, None)
    with pytest.raises(QueryError):
        read_place("pay", NOW["Alder"], toy_atlas, period="2001-01-01/P1Y")


def test_each_figure_of_a_trend_has_the_word_of_its_publisher(toy_atlas: Atlas) -> None:
    figures = {2018: 1.0, 2024: 2.0}
    told = {("2018-01-01/P1Y", "A"): "unreliable", ("2024-01-01/P1Y", "A"): "provisional"}
    found = replace(_history(toy_atlas, figures), statuses=told)
    assert found.printed("A") == ("1.0% (unreliable)", "2.0% (provisional)")
    moved = movement("A", found)
    assert moved is not None
    assert moved.words.endswith("since 2018 (1.0%, unreliable)")


def test_the_trend_of_a_place_says_which_figure_is_unreliable(shipped_atlas: Atlas) -> None:
    slug, code = "economic-inactivity-rate", "E07000208"
    view = explore(ExploreQuery(slug, places=(code,)), shipped_atlas)
    assert view.trend is not None
    assert view.trend.printed(code)[-1] == "6.7% (unreliable)"
