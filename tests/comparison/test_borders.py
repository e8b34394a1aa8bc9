"""Border effects on four places in a row and an island."""

from __future__ import annotations

import pandas as pd
import pytest

from levelmap.comparison.borders import border_pairs
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.spatial import Neighbours
from levelmap.errors import TooFewValues

ROW = Neighbours(
    {"a": ("b",), "b": ("a", "c"), "c": ("b", "d"), "d": ("c", "isle"), "isle": ("d",)}, ("isle",)
)
NEED = pd.Series({"a": 9.0, "b": 5.0, "c": 7.0, "d": 8.0, "isle": 1.0})


def named(codes: list[str], universe: str = "a b c d isle") -> PlaceSet:
    return PlaceSet("L", frozenset(codes), frozenset(universe.split()))


def test_the_starkest_pair_is_first():
    found = border_pairs(named(["b", "isle"]), NEED, ROW)
    assert found[["named", "unnamed", "gap"]].to_numpy().tolist() == [
        ["isle", "d", 7.0],
        ["b", "a", 4.0],
        ["b", "c", 2.0],
    ]
    assert found.loc[0, ["rank_named", "rank_unnamed"]].tolist() == [5, 2]
    assert found.loc[1, ["need_named", "need_unnamed"]].tolist() == [5, 9]


def test_a_place_that_could_not_be_named_or_has_no_figure_is_no_neighbour():
    assert border_pairs(named(["b"], "b c d"), NEED, ROW)["unnamed"].tolist() == ["c"]
    assert border_pairs(named(["b"]), NEED.drop("a"), ROW)["unnamed"].tolist() == ["c"]


def test_a_list_of_those_in_most_need_has_no_such_border():
    assert border_pairs(named(["a", "d"]), NEED, ROW).empty


@pytest.mark.parametrize("codes", [[], [*"abcd", "isle"]])
def test_no_border_is_said(codes):
    with pytest.raises(TooFewValues, match="expected some named and some not"):
        border_pairs(named(codes), NEED, ROW)
