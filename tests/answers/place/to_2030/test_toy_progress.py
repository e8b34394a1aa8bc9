"""A place of the furnished country on the official targets: then, now, and what is missing.

Weekly pay: 390 for Alder in 2022 and 10 more in 2023, 20 more for each authority after it; the
intervals of £15 either side overlap. One target asks for a rise, one for £550 by 2030.
"""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.goals import Goal
from levelmap.answers.place.to_2030.progress import (
    Moved,
    PlaceProgress,
    _moved,
    distance,
    in_years,
    inside,
    of_place,
)
from levelmap.answers.place.to_2030.trajectories import Outlook, of_goal, of_target, ways
from levelmap.atlas import Atlas
from tests.toy_country import MERGED, NOW, REGIONS


def _on(code: str, atlas: Atlas) -> tuple[PlaceProgress, ...]:
    return of_place(place_of(code, atlas), atlas)


def test_an_authority_then_and_now_with_what_is_missing(furnished_atlas: Atlas) -> None:
    rise, reach = _on(NOW["Alder"], furnished_atlas)
    assert (rise.then_words, rise.now_words) == ("£390 (2022)", "£400 (2023)")
    assert rise.moved_words == "not clear: intervals overlap"
    assert (rise.missing, reach.missing) == ("a clear rise", "£150 in 7 years")
    assert _on(MERGED, furnished_atlas)[1].missing == "at the target"
    assert rise.derived == ""


@pytest.mark.parametrize(
    ("now", "rise", "fall"),
    [
        (425.0, Moved.AS_ASKED, Moved.NOT),  # 410 to 440: above 375 to 405
        (355.0, Moved.NOT, Moved.AS_ASKED),  # 340 to 370: below
        (420.0, Moved.UNCLEAR, Moved.UNCLEAR),  # 405 to 435: they touch
        (360.0, Moved.UNCLEAR, Moved.UNCLEAR),
    ],
)
def test_a_move_is_clear_where_the_intervals_lie_apart(
    furnished_atlas: Atlas, now: float, rise: Moved, fall: Moved
) -> None:
    national = _on(NOW["Alder"], furnished_atlas)[0].national
    figures = pd.DataFrame({"here": {"2022-01-01/P1Y": 390.0, "2023-01-01/P1Y": now}})
    held = SimpleNamespace(lower=figures - 15, upper=figures + 15)
    falls = replace(national, target=replace(national.target, rule="fall_everywhere"))
    assert _moved("here", national, 390.0, now, held) is rise  # type: ignore[arg-type]
    assert _moved("here", falls, 390.0, now, held) is fall  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "target", "wanted", "is_strict", "is_down"),
    [
        ("rise_everywhere", None, 390.0, True, False),
        ("fall_everywhere", None, 390.0, True, True),
        ("reach", 550.0, 550.0, False, False),
        ("rise_by_number", 25.0, 415.0, False, False),
        ("rise_by_number", None, 390.0, False, False),
    ],
)
def test_what_each_rule_wants_of_a_place(
    furnished_atlas: Atlas,
    rule: str,
    target: float | None,
    wanted: float,
    is_strict: bool,
    is_down: bool,
) -> None:
    each = _on(NOW["Alder"], furnished_atlas)[0]
    official = replace(each.national.target, rule=rule, target=target)
    asked = replace(each, national=replace(each.national, target=official))
    way = of_target(place_of(NOW["Alder"], furnished_atlas), asked, furnished_atlas)
    assert way is not None
    assert (way.wanted, way.year) == (wanted, 2030)
    assert (way.is_strict, way.is_down, way.is_own) == (is_strict, is_down, False)
    assert way.figures == (390.0, 400.0)


@pytest.mark.parametrize(
    ("rule", "year", "has_then"),
    [
        ("gap_narrows", "2030", True),
        ("rise_everywhere", "soon", True),
        ("rise_everywhere", "2030", False),
        ("rise_by_number", "2030", False),
    ],
)
def test_a_rule_that_gives_a_place_no_value_draws_nothing(
    furnished_atlas: Atlas, rule: str, year: str, has_then: bool
) -> None:
    each = _on(NOW["Alder"], furnished_atlas)[0]
    official = replace(each.national.target, rule=rule, year=year)
    asked = replace(
        each,
        national=replace(each.national, target=official),
        then=each.then if has_then else None,
    )
    assert of_target(place_of(NOW["Alder"], furnished_atlas), asked, furnished_atlas) is None


def test_without_a_line_what_is_met_is_met_so_far(furnished_atlas: Atlas) -> None:
    place = place_of(NOW["Alder"], furnished_atlas)
    rise, reach = (
        of_target(place, one, furnished_atlas) for one in of_place(place, furnished_atlas)
    )
    assert rise is not None
    assert reach is not None
    assert rise.wanted_words == "more than £390 by 2030"
    assert rise.label == "cannot be told", "the intervals of then and now overlap"
    assert replace(rise, is_clear=True).label == "met so far"
    assert (reach.wanted_words, reach.label) == ("at least £550 by 2030", "cannot be told")
    assert (reach.missing_words, reach.now_words) == ("£150 in 7 years", "£400 (2023)")
    assert rise.missing_words == "at the target"
    assert reach.outlook is Outlook.UNKNOWN


def test_a_region_without_a_figure_has_the_reach_of_its_authorities(
    furnished_atlas: Atlas,
) -> None:
    north = place_of(REGIONS["North"], furnished_atlas)
    assert of_place(north, furnished_atlas) == ()
    rise, _ = inside(north, furnished_atlas)
    assert rise.why == "not made: its authorities' figures are estimates with intervals"
    assert rise.then_words == "from £390 in Alder to £450 in Dogwood (2022)"
    assert rise.now_words == "from £400 in Alder to £460 in Dogwood (2023)"
    assert rise.moved_words == "none of 4 authorities moved as asked; of 4 it is not clear"


def test_those_inside_are_counted_by_how_they_moved(furnished_atlas: Atlas) -> None:
    rise, _ = inside(place_of(REGIONS["North"], furnished_atlas), furnished_atlas)
    alder, birch, cedar, dogwood = rise.found.values()

    def said(*found: PlaceProgress) -> str:
        return replace(rise, found={str(n): one for n, one in enumerate(found)}).moved_words

    up, down = replace(alder, moved=Moved.AS_ASKED), replace(birch, moved=Moved.NOT)
    unknown = replace(cedar, moved=Moved.UNKNOWN)
    assert said(up, down, dogwood) == (
        "1 of 3 authorities moved as asked, before inflation; of 1 it is not clear"
    )
    assert said(up) == ("the one authority with both figures moved as asked, before inflation")
    assert said(down, unknown) == "the one authority with both figures did not move as asked"
    assert said(unknown) == "cannot be told: no earlier figure"
    assert up.moved_words == "moved as asked, before inflation"
    assert down.moved_words == "did not move as asked"


def test_the_reach_of_one_or_of_equal_figures_is_told_shorter(furnished_atlas: Atlas) -> None:
    rise, _ = inside(place_of(REGIONS["North"], furnished_atlas), furnished_atlas)
    alder = rise.found["Alder"]
    assert replace(rise, found={"Alder": alder}).now_words == "£400 in Alder (2023)"
    twins = {"Alder": alder, "Twin": alder}
    assert replace(rise, found=twins).now_words == "£400 in all 2 with a figure (2023)"
    none = {"Alder": replace(alder, now=None, then=None)}
    assert replace(rise, found=none).now_words == "no figure of its own"
    assert replace(rise, found=none).then_words == "no figure of its own"


def test_a_target_without_a_baseline_says_that_none_is_set(furnished_atlas: Atlas) -> None:
    """The place may well have earlier figures: "no figure of its own" would be untrue."""
    north = place_of(REGIONS["North"], furnished_atlas)
    alder = of_place(place_of(NOW["Alder"], furnished_atlas), furnished_atlas)[0]
    rise, _ = inside(north, furnished_atlas)
    target = replace(rise.national.target, baseline_period=None)
    bare = replace(rise, national=replace(rise.national, target=target))
    assert replace(alder, then=None, then_period=None).then_words == "none set"
    assert bare.then_words == "none set"


def test_only_what_is_made_of_whole_authorities_has_others_inside(
    furnished_atlas: Atlas,
) -> None:
    assert inside(place_of(NOW["Alder"], furnished_atlas), furnished_atlas) == ()


def test_official_and_own_targets_stand_beside_each_other(furnished_atlas: Atlas) -> None:
    place = place_of(NOW["Alder"], furnished_atlas)
    found = ways(
        place, (Goal("pay", 500.0, 2031), Goal("unemployment", 5.0, 2030)), furnished_atlas
    )
    assert [way.wanted if way else None for way in found.official] == [390.0, 550.0]
    assert [(way.wanted, way.year, way.is_down) for way in found.own] == [
        (500.0, 2031, False),
        (5.0, 2030, True),
    ]
    assert [words for words, _ in found.drawn] == [
        "Pay rises in every area",
        "Pay reaches a level",
        "Your target: Weekly pay",
    ], "unemployment has one figure alone: nothing to draw"


def test_a_target_of_ones_own_is_met_at_its_value(furnished_atlas: Atlas) -> None:
    place = place_of(NOW["Alder"], furnished_atlas)

    def missing(value: float, slug: str = "pay") -> str:
        return of_goal(place, Goal(slug, value, 2030), furnished_atlas).missing_words

    assert missing(400.0) == "at the target"
    assert missing(401.0) == "£1 in 7 years"
    assert missing(400.2) == "less than the figures show"
    assert missing(9.0, "unemployment") == "at the target"
    assert missing(8.0, "unemployment") == "1.0 points in 7 years"


@pytest.mark.parametrize(
    ("years", "words"),
    [(-1, "this year"), (0, "this year"), (1, "in 1 year"), (2, "in 2 years")],
)
def test_how_long_there_is(years: int, words: str) -> None:
    assert in_years(years) == words


def test_a_distance_that_prints_as_nothing_is_told(furnished_atlas: Atlas) -> None:
    pay = furnished_atlas.catalogue.indicator("pay")
    assert distance(pay, 0.4, " in 7 years") == "less than the figures show"
    assert distance(pay, -10.0, " in 7 years") == "£10 in 7 years"
