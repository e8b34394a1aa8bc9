"""Many lists: Krippendorff's published example, and counts that must close."""

from __future__ import annotations

from itertools import pairwise as neighbouring

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.comparison.many_lists import (
    counts,
    intersections,
    krippendorff_alpha,
    memberships,
    pairwise,
)
from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import MethodError, MixedGeographies, TooFewValues
from levelmap.terms import Geography
from tests.comparison.lists import codes

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section D
CODERS = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
]
RATINGS = pd.DataFrame(
    [[np.nan if x == "." else float(x) for x in row.split()] for row in CODERS]
).T

THREE = [
    PlaceSet("A", codes(0, 4), codes(0, 8)),
    PlaceSet("B", codes(2, 6), codes(0, 8)),
    PlaceSet("C", codes(3, 4), codes(0, 5)),
]


@pytest.mark.parametrize(
    ("level", "expected"),
    [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)],
)
def test_krippendorff_alpha(level, expected):
    assert krippendorff_alpha(RATINGS, level) == pytest.approx(expected, abs=5e-7)


def test_alpha_of_full_agreement_is_one():
    same = pd.DataFrame({"x": [1.0, 0.0, 1.0], "y": [1.0, 0.0, 1.0]})
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert krippendorff_alpha(same, level) == pytest.approx(1)


def test_alpha_without_two_different_ratings_is_not_defined():
    with pytest.raises(TooFewValues, match="fewer than two different values"):
        krippendorff_alpha(pd.DataFrame({"x": [1.0, 1.0], "y": [1.0, 1.0]}))
    with pytest.raises(TooFewValues, match="fewer than two different values"):
        krippendorff_alpha(pd.DataFrame({"x": [1.0, 0.0], "y": [np.nan, np.nan]}))


def test_an_unknown_level_is_refused():
    with pytest.raises(MethodError, match="'rank' is not a level"):
        krippendorff_alpha(RATINGS, "rank")


def test_memberships_tell_no_from_could_not():
    table = memberships(THREE)
    assert table.loc["E00000003"].tolist() == [1, 1, 1]
    assert table.loc["E00000000"].tolist() == [1, 0, 0]
    assert np.isnan(table.loc["E00000006", "C"])


def test_each_place_is_counted_over_the_lists_that_could_name_it():
    table = counts(THREE)
    assert table.iloc[0].to_dict() == {"named": 3, "could": 3}
    assert table.loc["E00000007"].to_dict() == {"named": 0, "could": 2}
    assert all(a >= b for a, b in neighbouring(table["named"]))


def test_pairs():
    table = pairwise(THREE)
    assert table.loc["A", "B"] == table.loc["B", "A"] == 2 / 6
    assert table.loc["A", "A"] == 1
    assert pairwise(THREE, "shared").loc["A", "C"] == 1


def test_lists_of_two_nations_have_no_pair():
    welsh = PlaceSet("W", frozenset({"W1"}), frozenset({"W1", "W2"}))
    assert np.isnan(pairwise([THREE[0], welsh]).loc["A", "W"])


def test_intersections_hold_every_named_place_once():
    table = intersections(THREE)
    assert table["lists"].tolist()[0] == ("A",)
    assert dict(zip(table["lists"], table["places"], strict=True)) == {
        ("A",): 2, ("B",): 2, ("A", "B"): 1, ("A", "B", "C"): 1,
    }  # fmt: skip


@given(st.lists(st.sets(st.integers(0, 12)), min_size=1, max_size=4))
def test_intersections_add_up_to_the_union(named):
    universe = codes(0, 13)
    lists = [
        PlaceSet(f"L{i}", frozenset(f"E{n:08d}" for n in numbers), universe)
        for i, numbers in enumerate(named)
    ]
    table = intersections(lists)
    assert table["places"].sum() == len(frozenset().union(*(one.codes for one in lists)))


def test_lists_that_cannot_be_laid_side_by_side():
    other = PlaceSet("B", codes(0, 1), codes(0, 8), Geography.parse("lad_2019"))
    with pytest.raises(MixedGeographies):
        memberships([PlaceSet("A", codes(0, 1), codes(0, 2), Geography.parse("lad_2021")), other])
    with pytest.raises(MethodError, match="same label"):
        memberships([THREE[0], THREE[0]])
    with pytest.raises(MethodError, match="'alpha' is not one of jaccard"):
        pairwise(THREE, "alpha")
