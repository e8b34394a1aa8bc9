"""Place sets: partitions, universes and what may not be compared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.comparison.agreement import agreement, kappa
from levelmap.comparison.place_sets import (
    PlaceSet,
    difference,
    intersection,
    named_by,
    partition,
    restrict,
    union,
)
from levelmap.errors import EmptyUniverse, MethodError, MixedGeographies, UnknownArea
from levelmap.methods.composite import Inputs, score
from levelmap.terms import Geography
from tests.comparison.lists import codes, pair
from tests.methods.matrix import INPUTS, VALUES, recipe

subsets = st.sets(st.integers(0, 30))


def place_set(label: str, named: set[int], could: set[int]) -> PlaceSet:
    to_codes = lambda numbers: frozenset(f"E{n:08d}" for n in numbers)  # noqa: E731
    return PlaceSet(label, to_codes(named & could), to_codes(could))


@given(subsets, subsets, subsets, subsets)
def test_a_partition_puts_every_place_in_one_class(a, could_a, b, could_b):
    first, second = place_set("A", a, could_a), place_set("B", b, could_b)
    if not first.universe & second.universe:
        with pytest.raises(EmptyUniverse, match="No place could be on both A and B"):
            partition(first, second)
        return
    parts = partition(first, second)
    assert set(parts.classes.index) == first.universe | second.universe
    assert sum(parts.counts().values()) == len(first.universe | second.universe)
    assert parts.both | parts.only_a == first.codes & parts.joint_universe
    assert parts.outside == first.universe ^ second.universe


def test_counts_in_people():
    parts = partition(*pair(1, 1, 1, 1))
    people = pd.Series([10.0, 20.0, 30.0, 40.0, 99.0], index=[*sorted(codes(0, 4)), "W01"])
    assert parts.counts(people) == {
        "both": 10, "only_a": 20, "only_b": 30, "in_part": 0, "neither": 40, "outside": 0,
    }  # fmt: skip


def test_a_place_named_in_part_is_apart_and_agrees_as_on_neither():
    a, b = pair(1, 1, 1, 2)
    spare = sorted(partition(a, b).neither)[0]
    beside = next(iter(b.codes - a.codes))
    a = replace(a, in_part=frozenset({spare, beside}))
    parts = partition(a, b)
    assert parts.in_part == {spare}
    assert parts.counts() == {
        "both": 1, "only_a": 1, "only_b": 1, "in_part": 1, "neither": 1, "outside": 0,
    }  # fmt: skip
    assert agreement(a, b).statistics["kappa"].value == kappa(1, 1, 1, 2)
    assert restrict(a, a.universe - {spare}).in_part == {beside}


def test_a_place_outside_a_universe_is_not_a_no():
    england = PlaceSet("English list", codes(0, 2), codes(0, 4))
    everywhere = PlaceSet("UK list", codes(3, 6), codes(0, 6))
    parts = partition(england, everywhere)
    assert parts.outside == codes(4, 6)
    assert parts.only_b == codes(3, 4)


@given(subsets, subsets)
def test_set_operations_are_those_of_sets(a, b):
    could = set(range(31))
    first, second = place_set("A", a, could), place_set("B", b, could)
    assert union(first, second).codes == first.codes | second.codes
    assert intersection(first, second).codes == first.codes & second.codes
    assert difference(first, second).codes == first.codes - second.codes
    assert difference(first, second).label == "A but not B"


def test_what_is_combined_from_a_partial_list_is_partial():
    a, b = pair(1, 1, 1, 1)
    partial = PlaceSet("B", b.codes, b.universe, b.geography, complete=False)
    assert not union(a, partial).complete
    assert union(a, b).complete


def test_codes_outside_their_own_universe_are_named():
    with pytest.raises(UnknownArea, match="2 of the 3 places of L are not among the 4"):
        PlaceSet("L", codes(3, 6), codes(0, 4))


def test_two_vintages_cannot_be_compared():
    a, b = pair(1, 1, 1, 1)
    later = PlaceSet("later", b.codes, b.universe, Geography.parse("lad_2025"))
    with pytest.raises(MixedGeographies, match="A on lad_2021, later on lad_2025"):
        partition(a, later)


def test_a_restriction_that_leaves_nothing_says_so():
    a, _ = pair(1, 1, 1, 1)
    assert restrict(a, codes(1, 9)).codes == codes(1, 2)
    with pytest.raises(EmptyUniverse, match="None of the 4 places that A could name"):
        restrict(a, ["W06000001"])


def test_a_composite_names_its_worst_places():
    composite = score(recipe(), INPUTS)
    assert named_by(composite).codes == {"unit3", "unit1"}
    assert named_by(composite, category=3).codes == {"unit2"}
    assert named_by(composite, top=1).codes == {"unit3"}
    assert named_by(composite, share=0.5).codes == {"unit3", "unit1"}
    assert named_by(composite, top=1).universe == set(VALUES.index)
    assert named_by(composite, top=1).label == "The matrix, 1 worst"


def test_areas_that_are_not_scored_are_outside_the_universe():
    gap = VALUES.assign(first=[10, np.nan, 30, 40], second=[200, np.nan, 400, 300])
    assert "unit2" not in named_by(score(recipe(), Inputs(gap))).universe


@pytest.mark.parametrize(
    "choice", [{"top": 0}, {"share": 0.0}, {"share": 1.5}, {"top": 1, "share": 0.5}]
)
def test_impossible_choices_are_refused(choice):
    with pytest.raises(MethodError, match=r"expected|exclude each other"):
        named_by(score(recipe(), INPUTS), **choice)


@pytest.mark.parametrize("top", [0, -5, 999_999])
def test_no_more_places_than_are_scored_can_be_the_worst(top):
    composite = score(recipe(), INPUTS)
    with pytest.raises(MethodError, match=f"expected 1 to {len(VALUES)}"):
        named_by(composite, top=top)
