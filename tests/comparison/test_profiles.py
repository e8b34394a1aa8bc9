"""Profiles of groups of places, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.comparison.profiles import profiles, weighted_mean
from levelmap.errors import TooFewValues

VALUES = pd.DataFrame(
    {"pay": [100.0, 200.0, 300.0, np.nan, 900.0], "same": 1.0}, index=list("abcde")
)
GROUPS = pd.Series({"a": "both", "b": "both", "c": "neither", "d": "neither"})
PEOPLE = pd.Series({"a": 1.0, "b": 3.0, "c": 10.0, "e": 5.0})


def test_means_and_differences_from_the_rest():
    found = profiles(VALUES, GROUPS, PEOPLE)
    pay = found.loc[("pay", "both")]
    assert (pay["areas"], pay["mean"], pay["rest"], pay["difference"]) == (2, 150, 300, -150)
    assert pay["weighted_mean"] == 175
    assert pay["weighted_difference"] == -125
    assert pay["standardised"] == pytest.approx(-1.5)


def test_places_without_a_group_are_in_no_mean():
    assert profiles(VALUES, GROUPS).loc[("pay", "neither"), "mean"] == 300


def test_an_indicator_that_is_the_same_everywhere_has_no_standardised_difference():
    row = profiles(VALUES, GROUPS).loc[("same", "both")]
    assert row["difference"] == 0
    assert np.isnan(row["standardised"])


def test_a_group_without_values_has_no_mean():
    gap = VALUES.assign(pay=[1.0, 2.0, np.nan, np.nan, np.nan])
    row = profiles(gap, GROUPS, PEOPLE).loc[("pay", "neither")]
    assert row["areas"] == 0
    assert row[["mean", "weighted_mean"]].isna().all()


def test_nothing_grouped_is_a_named_error():
    with pytest.raises(TooFewValues, match="No place is in any group"):
        profiles(VALUES, pd.Series({"z": "both"}))


def test_weighted_mean_needs_both_value_and_weight():
    assert weighted_mean(VALUES["pay"], PEOPLE) == pytest.approx((100 + 600 + 3000 + 4500) / 19)
    assert np.isnan(weighted_mean(VALUES["pay"], pd.Series(dtype="float64")))
