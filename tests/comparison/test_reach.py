"""Reach: a small country by hand, identities, and the figures that were checked independently."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.comparisons.named import named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.indicators.values import area_values
from levelmap.atlas import open_atlas
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.reach import (
    NeedMeasure,
    best_within_money,
    concentration_curve,
    league,
    reach,
)
from levelmap.errors import MethodError, TooFewValues
from levelmap.paths import package_root
from levelmap.terms import Geography

PEOPLE = pd.Series({"a": 100.0, "b": 100.0, "c": 200.0, "d": 600.0})
IN_NEED = pd.Series({"a": 50.0, "b": 10.0, "c": 80.0, "d": 60.0})
NEED = NeedMeasure("poor people", IN_NEED, PEOPLE)


def named(codes: str, universe: str = "abcd", **changes: object) -> PlaceSet:
    return PlaceSet("L", frozenset(codes), frozenset(universe), **changes)


def test_shares_by_hand():
    found = reach(named("bd"), NEED)
    assert (found.places, found.areas) == (2, 4)
    assert found.people == pytest.approx(0.7)
    assert found.in_need == pytest.approx(70 / 200)
    assert found.exclusion == pytest.approx(130 / 200)
    assert found.inclusion == pytest.approx(630 / 700)
    assert found.best_by_places == pytest.approx((80 + 60) / 200)
    # 700 people: a (rate .5), c (.4), then 400 of 600 in d or b (.1 both): 50 + 80 + 40
    assert found.best_by_people == pytest.approx(170 / 200)
    assert found.efficiency == pytest.approx(70 / 170)


def test_only_what_a_list_could_name_counts():
    found = reach(named("a", "ab"), NEED)
    assert found.in_need == pytest.approx(50 / 60)
    assert found.efficiency == pytest.approx(1)


def test_areas_without_a_figure_are_left_out_and_named():
    gap = NeedMeasure("poor people", IN_NEED.drop("d"), PEOPLE)
    found = reach(named("cd"), gap)
    assert found.without_figure == ("d",)
    assert found.in_need == pytest.approx(80 / 140)
    with pytest.raises(MethodError, match="None of the 1 places of L has a figure of poor people"):
        reach(named("d"), gap)


def test_money_that_would_reach_more():
    cost = pd.Series({"a": 10.0, "b": 10.0, "c": 40.0, "d": 20.0})
    # 30 pounds of b and d: a (5 a pound), then d (3): 50 + 60
    assert best_within_money(named("bd"), NEED, cost) == pytest.approx(110 / 200)
    with pytest.raises(MethodError, match="1 areas have no cost above 0, such as d"):
        best_within_money(named("bd"), NEED, cost.drop("d"))


def test_a_league_has_complete_lists_first_and_groups_apart():
    nations = {"a": "E", "b": "E", "c": "W", "d": "W"}
    partial = PlaceSet("P", frozenset("c"), frozenset("abcd"), complete=False)
    found = league([partial, named("b"), named("ad")], NEED)
    assert found["list"].tolist() == ["L", "L", "P"]
    assert found["in_need"].tolist() == pytest.approx([110 / 200, 10 / 200, 80 / 200])
    by_nation = league([named("ad")], NEED, nations)
    assert by_nation["group"].tolist() == ["E", "W"]
    assert by_nation["in_need"].tolist() == pytest.approx([50 / 60, 60 / 140])


def test_the_curve_by_hand():
    curve = concentration_curve(pd.Series({"a": 1, "c": 2, "b": 3, "d": 3}), NEED)
    assert curve.points["people"].tolist() == pytest.approx([0, 0.1, 0.3, 1])
    assert curve.points["in_need"].tolist() == pytest.approx([0, 0.25, 0.65, 1])
    assert curve.points["code"].tolist() == ["", "a", "c", "b, d"]
    under = 0.1 * 0.25 / 2 + 0.2 * (0.25 + 0.65) / 2 + 0.7 * (0.65 + 1) / 2
    assert curve.index == pytest.approx(2 * under - 1)
    assert curve.at(0.2) == pytest.approx(0.45)


@given(st.lists(st.tuples(st.integers(1, 500), st.floats(0, 1)), min_size=2, max_size=20))
def test_the_order_by_rate_is_the_best_and_its_reverse_the_worst(rows):
    codes = [f"a{number}" for number in range(len(rows))]
    people = pd.Series([float(size) for size, _ in rows], codes)
    in_need = pd.Series([size * share for size, share in rows], codes)
    if not in_need.sum() > 1e-6:
        return
    need = NeedMeasure("n", in_need, people)
    rate = (in_need / people).rank(ascending=False, method="min")
    best, worst = concentration_curve(rate, need), concentration_curve(-rate, need)
    assert -1e-9 <= best.index <= 1
    assert worst.index == pytest.approx(-best.index)
    first = PlaceSet("L", frozenset(["a0"]), frozenset(codes))
    found = reach(first, need)
    assert found.in_need <= found.best_by_people + 1e-9
    assert found.in_need <= found.best_by_places + 1e-9
    assert best.at(found.people) == pytest.approx(found.best_by_people)


def test_bad_measures_are_one_sentence_each():
    with pytest.raises(TooFewValues, match="Nobody is in need by poor people in these 4 areas"):
        reach(named("a"), NeedMeasure("poor people", IN_NEED * 0, PEOPLE))
    with pytest.raises(MethodError, match="2 areas have a number in need that is below 0 or above"):
        reach(named("a"), NeedMeasure("poor people", IN_NEED * 6, PEOPLE))


@pytest.mark.parametrize(
    ("reference", "people", "in_need"),
    [("luf-round-1:1", 0.322, 0.412), ("levelmap_13", 0.370, 0.467)],
)
def test_income_deprived_people_reached_by_the_fund_and_by_the_score(reference, people, in_need):
    # checked once by other means: 32 and 41 % of England, 37 and 47 %
    atlas = open_atlas(package_root())
    geography = Geography.parse("lad_2025")
    held = named_places(read_reference(reference, atlas), atlas, geography, with_parts=False).places
    england = frozenset(code for code in held.universe if code.startswith("E"))
    places = PlaceSet(held.label, held.codes & england, england)
    deprived, everyone = (
        area_values(slug, geography, atlas).values  # noqa: PD011 (not a frame's)
        for slug in ("imd-2025-income-scale", "population")
    )
    found = reach(places, NeedMeasure("income-deprived people", deprived, everyone))
    assert found.people == pytest.approx(people, abs=0.0006)
    assert found.in_need == pytest.approx(in_need, abs=0.0006)
    assert found.in_need < found.best_by_people
