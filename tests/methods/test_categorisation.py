"""Categories: sizes that sources print, ties, and cuts that cannot be used."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import MethodError
from levelmap.methods.categorisation import categorise, largest_ranks
from levelmap.methods.ranking import ranks_worst_first
from levelmap.methods.recipes import Categories


def sizes(scores: np.ndarray, categories: Categories) -> list[int]:
    found = categories_of(scores, categories)
    return found.value_counts().sort_index().tolist()


def categories_of(scores: np.ndarray, categories: Categories) -> pd.Series:
    ranks = pd.Series(ranks_worst_first(scores))
    return categorise(pd.Series(scores), ranks, categories)


def test_thirds_of_368_places_are_as_large_as_the_categories_of_the_levelling_up_fund():
    # Levelling Up Fund, round 1 (2021), list of authorities: 123, 123 and 122 places
    assert sizes(np.arange(368.0), Categories("thirds")) == [123, 123, 122]


def test_a_third_of_309_districts_is_103():
    assert sizes(np.arange(309.0), Categories("thirds")) == [103, 103, 103]


def test_the_share_116_of_345_carried_to_309_districts():
    assert largest_ranks(Categories("share", (116 / 345,)), 309) == [104]


def test_deciles_are_those_of_the_index_of_multiple_deprivation():
    # 32,844 small areas: the first decile ends at rank 3,284
    assert largest_ranks(Categories("quantile", (10.0,)), 32844)[:2] == [3284, 6568]


def test_equal_scores_are_never_parted():
    found = categories_of(np.array([9.0, 5.0, 5.0, 5.0, 1.0, 0.0]), Categories("count", (2.0,)))
    assert found.tolist() == [1, 1, 1, 1, 2, 2]


def test_a_score_on_a_cut_belongs_to_the_worse_category():
    scores = pd.Series([4.0, 3.0, 2.5, 1.0])
    ranks = pd.Series([1.0, 2.0, 3.0, 4.0])
    found = categorise(scores, ranks, Categories("score", (3.0, 2.0)))
    assert found.tolist() == [1, 1, 2, 3]
    better = categorise(scores, 5 - ranks, Categories("score", (2.0, 3.0)), high_is_worse=False)
    assert better.tolist() == [3, 2, 2, 1]


def test_an_area_without_score_has_no_category():
    found = categories_of(np.array([1.0, np.nan, 2.0, 3.0]), Categories("thirds"))
    assert found.isna().tolist() == [False, True, False, False]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.sampled_from([3.0, 5.0, 10.0]))
def test_a_worse_score_is_never_in_a_better_category(scores, groups):
    values = np.array(scores, dtype="float64")
    found = categories_of(values, Categories("quantile", (groups,))).to_numpy(dtype="float64")
    order = np.argsort(-values)
    assert (np.diff(found[order]) >= 0).all()
    assert found.max() <= groups


@pytest.mark.parametrize(
    ("categories", "message"),
    [
        (Categories("share", (0.5, 0.2)), "not usable"),
        (Categories("share", (1.5,)), "not usable"),
        (Categories("share"), "not usable"),
        (Categories("count", (0.0,)), "not usable"),
        (Categories("quantile", (1.0,)), "2 or more"),
        (Categories("score"), "from the worst to the best"),
        (Categories("score", (1.0, 2.0)), "from the worst to the best"),
        (Categories("halves"), "not a rule"),
    ],
)
def test_cuts_that_cannot_be_used_say_so(categories, message):
    with pytest.raises(MethodError, match=message):
        categories_of(np.arange(4.0), categories)
