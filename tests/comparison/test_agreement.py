"""Agreement statistics: published examples and test values, to the digits printed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from levelmap.comparison.agreement import (
    agreement,
    chance_overlap,
    cross_table,
    kappa,
    mcnemar,
    rank_biased_overlap,
    weighted_kappa,
)
from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import MethodError, TooFewValues
from tests.comparison.lists import codes, pair

counts = st.tuples(*[st.integers(0, 30)] * 4).filter(lambda table: sum(table) > 0)


def test_kappa_of_the_textbook_table():
    assert kappa(20, 5, 10, 15) == pytest.approx(0.4)


@pytest.mark.parametrize(("power", "expected"), [(None, 0.529327), (1, 0.597636), (2, 0.671078)])
def test_weighted_kappa(power, expected):
    table = np.array([[20, 5, 1], [4, 15, 6], [1, 3, 10]])
    assert weighted_kappa(table, power) == pytest.approx(expected, abs=5e-7)


def test_mcnemar_of_the_textbook_table():
    found = mcnemar(121, 59)
    assert found.statistic == pytest.approx(21.3556, abs=5e-5)
    assert found.p == pytest.approx(3.82e-6, abs=5e-9)
    assert found.corrected == pytest.approx(20.6722, abs=5e-5)
    assert found.p_corrected == pytest.approx(5.45e-6, abs=5e-9)
    assert found.p_exact == pytest.approx(4.43e-6, abs=5e-9)


def test_lists_of_100_and_93_that_share_45_of_309():
    found = agreement(*pair(45, 55, 48, 161)).statistics
    expected = {
        "jaccard": 0.304054,
        "overlap": 0.483871,
        "dice": 0.466321,
        "kappa": 0.224432,
        "phi": 0.224744,
        "mcnemar": 0.554601,  # scipy.stats.binomtest(48, 103)
    }
    for key, value in expected.items():
        assert found[key].value == pytest.approx(value, abs=5e-7), key
    assert found["chance"].value == pytest.approx(30.097, abs=5e-4)
    assert chance_overlap(45, 55, 48, 161)[1] == pytest.approx(8.3e-5, abs=5e-7)


def test_each_statistic_says_what_it_means():
    found = agreement(*pair(45, 55, 48, 161)).statistics
    assert found["jaccard"].sentence == (
        "Of the 148 places that either list names, 45 (30%) are on both."
    )
    assert "45 (48%) are on the other too" in found["overlap"].sentence
    assert "Over the 309 places that both could name" in found["kappa"].sentence
    assert "could well be chance (exact p = 0.5546)" in found["mcnemar"].sentence
    assert "share 30.1 on average; these share 45" in found["chance"].sentence
    assert "less than 0.0001" in found["chance"].sentence


def test_a_list_against_itself():
    a, _ = pair(5, 0, 0, 7)
    found = agreement(a, a).statistics
    assert [found[key].value for key in ("jaccard", "overlap", "dice", "kappa", "phi")] == [1] * 5
    assert found["mcnemar"].value is None
    assert found["mcnemar"].sentence == "No place is on one list only."


def test_empty_and_full_lists_have_undefined_statistics_not_errors():
    universe = codes(0, 4)
    empty, full = PlaceSet("none", frozenset(), universe), PlaceSet("all", universe, universe)
    nothing = agreement(empty, PlaceSet("none too", frozenset(), universe)).statistics
    assert all(nothing[key].value is None for key in ("jaccard", "overlap", "dice", "kappa", "phi"))
    against_all = agreement(empty, full).statistics
    assert against_all["overlap"].value is None
    assert against_all["jaccard"].value == 0


@given(counts)
def test_statistics_stay_in_their_range_and_do_not_depend_on_the_order(table):
    a, b, c, d = table
    one, two = agreement(*pair(a, b, c, d)).statistics, agreement(*pair(a, c, b, d)).statistics
    for key in ("jaccard", "overlap", "dice", "kappa", "phi"):
        assert one[key].value == pytest.approx(two[key].value), key
        if one[key].value is not None:
            low = -1 if key in ("kappa", "phi") else 0
            assert low - 1e-9 <= one[key].value <= 1 + 1e-9


@given(counts, st.integers(1, 50))
def test_places_that_neither_names_leave_jaccard_alone(table, more):
    a, b, c, d = table
    before, after = agreement(*pair(a, b, c, d)), agreement(*pair(a, b, c, d + more))
    assert before.statistics["jaccard"] == after.statistics["jaccard"]


@given(counts)
def test_phi_is_the_correlation_of_membership(table):
    a, b, c, d = table
    first, second = [1] * (a + b) + [0] * (c + d), [1] * a + [0] * b + [1] * c + [0] * d
    value = agreement(*pair(*table)).statistics["phi"].value
    if value is not None:
        assert value == pytest.approx(np.corrcoef(first, second)[0, 1])


def test_people_are_counted_with_places():
    people = pd.Series(1000.0, index=sorted(codes(0, 10)))
    found = agreement(*pair(1, 2, 3, 4), people)
    assert found.people == {key: 1000 * value for key, value in found.places.items()}


def test_a_partial_list_and_places_left_out_are_pointed_out():
    a, b = pair(1, 1, 1, 1)
    partial = PlaceSet("Round 2", b.codes, b.universe | {"W06000001"}, complete=False)
    caution = agreement(a, partial).caution
    assert caution.startswith("Round 2 is known in part only")
    assert caution.endswith("1 places that only one of the two could name are left out.")
    assert agreement(a, b).caution == ""


def test_categories_of_two_methods_are_crossed():
    first = pd.Series([1, 2, 3, None, 1], index=list("abcde"), dtype="Int64")
    second = pd.Series([1, 3, 3, 1, 2], index=list("abcde"), dtype="Int64")
    table = cross_table(first, second, 3)
    assert table.tolist() == [[1, 1, 0], [0, 0, 1], [0, 0, 1]]


def test_weighted_kappa_of_one_category_is_not_defined():
    with pytest.raises(TooFewValues, match="All places are in one category"):
        weighted_kappa(np.array([[5, 0], [0, 0]]))


def test_identical_lists_have_no_difference_to_test():
    with pytest.raises(TooFewValues, match="no difference to test"):
        mcnemar(0, 0)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_exact_is_the_binomial_test(b, c):
    if b + c:
        expected = stats.binomtest(b, b + c, 0.5).pvalue
        assert mcnemar(b, c).p_exact == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("abc", "abc", 1),
        ("abc", "def", 0),
        ("abcde", "edcba", 0.737775),
        ("abcd", "bacd", 0.9),
        ("ab", "abcd", 1),
    ],
)
def test_rank_biased_overlap(first, second, expected):
    assert rank_biased_overlap(first, second, 0.9) == pytest.approx(expected, abs=5e-7)


@given(st.permutations("abcdefgh"), st.permutations("abcdefgh"), st.integers(1, 8))
def test_rank_biased_overlap_is_symmetric_and_a_share(first, second, length):
    value = rank_biased_overlap(first[:length], second, 0.8)
    assert value == pytest.approx(rank_biased_overlap(second, first[:length], 0.8))
    assert -1e-9 <= value <= 1 + 1e-9


def test_impossible_rankings_are_refused():
    with pytest.raises(TooFewValues, match="without places"):
        rank_biased_overlap([], ["a"])
    with pytest.raises(MethodError, match="between 0 and 1"):
        rank_biased_overlap(["a"], ["a"], 1.0)
