"""Sensitivity: the Ishigami function, whose indices are known, and choices that do nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import qmc

from levelmap.comparison.draws import Choices
from levelmap.comparison.sensitivity import importance, sobol_indices
from levelmap.errors import MethodError
from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Step
from tests.comparison.test_robustness import FLAT, NOTHING, table


def ishigami(x: np.ndarray) -> np.ndarray:
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


@pytest.mark.parametrize(
    ("factor", "first_order", "total_order"),
    [(0, 0.313905, 0.557589), (1, 0.442411, 0.442411), (2, 0, 0.243684)],
)
def test_indices_of_the_ishigami_function(factor, first_order, total_order):
    # Saltelli et al., Global Sensitivity Analysis (2008), with a = 7 and b = 0.1: analytic values
    points = qmc.Sobol(6, seed=1).random_base2(16)
    a, b = (np.pi * (2 * half - 1) for half in (points[:, :3], points[:, 3:]))
    exchanged = a.copy()
    exchanged[:, factor] = b[:, factor]
    found = sobol_indices(ishigami(a), ishigami(b), ishigami(exchanged))
    assert found == pytest.approx((first_order, total_order), abs=2e-3)


def test_only_choices_that_vary_are_listed():
    choices = Choices(normalisations=(), aggregations=(), outliers=())
    found = importance(FLAT, Inputs(table(30, 4)), draws=64, choices=choices).over_all
    assert set(found.index) == {"weights", "left_out"}
    assert found["total_order"].is_monotonic_decreasing
    assert (found["total_order"] >= 0).all()


def test_a_choice_that_does_nothing_has_no_effect():
    choices = Choices(normalisations=(), aggregations=(), leave_one_out=False)
    found = importance(FLAT, Inputs(table(30, 4)), draws=64, choices=choices).over_all
    assert found.loc["outliers", "total_order"] == pytest.approx(0, abs=1e-12)
    assert found.loc["weights", "total_order"] == pytest.approx(1, abs=0.35)


def test_nothing_that_varies_is_an_error():
    with pytest.raises(MethodError, match="No choice changes any rank"):
        importance(FLAT, Inputs(table(30, 4)), draws=8, choices=NOTHING)
    with pytest.raises(MethodError, match="expected 2 or more"):
        importance(FLAT, Inputs(table(30, 4)), draws=1)


def test_the_same_seed_gives_the_same_indices():
    one, two = (importance(FLAT, Inputs(table(30, 4)), draws=16).over_all for _ in range(2))
    assert one.equals(two)
    assert Step("zscore") in Choices().normalisations


def test_shares_of_a_place_are_of_its_own_variance_and_the_greatest_decides():
    # by the definition: the shares of all places, weighted by their variance, are those over all
    found = importance(FLAT, Inputs(table(30, 4)), draws=64)
    shares = found.by_place.drop(columns="decides")
    moved = shares.dropna()
    assert (moved.idxmax(axis=1) == found.by_place.loc[moved.index, "decides"]).all()
    assert (found.by_place["decides"][shares.isna().all(axis=1)] == "").all()
    low, high = moved.min(), moved.max()
    over_all = found.over_all["total_order"].reindex(shares.columns)
    assert (low <= over_all).all()
    assert (over_all <= high).all()
