"""Gaps: who is scored, what stands in, and that nobody vanishes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.errors import MethodError
from levelmap.methods.missing_data import apply_rule, needed_members
from levelmap.methods.recipes import MissingRule

VALUES = pd.DataFrame(
    {
        "pay": [1.0, np.nan, 3.0, np.nan],
        "jobs": [1.0, 2.0, np.nan, np.nan],
        "skills": [1.0, 2.0, 3.0, np.nan],
    },
    index=["a", "b", "c", "d"],
)
LABELS = {"pay": "Weekly pay", "jobs": "Employment", "skills": "Skills"}
REGIONS = pd.Series(["north", "north", "north", "south"], index=["a", "b", "c", "d"])


def test_areas_with_too_few_members_are_listed_with_what_they_lack():
    gaps = apply_rule(VALUES, MissingRule("renormalise", 0.9), LABELS)
    assert gaps.not_scored.loc["b", "reason"] == "has 2 of 3 members, and the recipe needs 3"
    assert gaps.not_scored.loc["b", "missing"] == "Weekly pay"
    assert gaps.not_scored.loc["d", "reason"] == "has no value for any member"
    assert gaps.not_scored.index.tolist() == ["b", "c", "d"]


def test_coverage_is_the_share_of_members_held():
    gaps = apply_rule(VALUES, MissingRule("renormalise", 0.5), LABELS)
    assert gaps.coverage.tolist() == pytest.approx([1, 2 / 3, 2 / 3, 0])
    assert gaps.not_scored.index.tolist() == ["d"]


def test_refusing_scores_only_complete_areas():
    gaps = apply_rule(VALUES, MissingRule("refuse", 0.1), LABELS)
    assert gaps.not_scored.index.tolist() == ["b", "c", "d"]


def test_a_group_mean_stands_in_and_is_marked():
    gaps = apply_rule(VALUES, MissingRule("group_mean", 0.5), LABELS, REGIONS)
    assert gaps.filled.loc["b", "pay"] == 2
    assert gaps.imputed.loc["b"].tolist() == [True, False, False]
    assert gaps.not_scored.index.tolist() == ["d"]
    assert np.isnan(VALUES.loc["b", "pay"])


def test_group_means_of_coinr():
    # COINr, reference, example of i_mean_grp: the first and the last of twelve are missing
    x = [
        np.nan, 0.1497639, 0.1511259, 0.6441252, 0.6677410, 0.6695454,
        0.2101826, 0.1899729, 0.4772996, 0.7766469, 0.7732800, np.nan,
    ]  # fmt: skip
    groups = pd.Series(["a"] * 6 + ["b"] * 6)
    gaps = apply_rule(pd.DataFrame({"x": x}), MissingRule("group_mean"), {"x": "X"}, groups)
    assert gaps.filled.loc[[0, 11], "x"].tolist() == pytest.approx([0.4564603, 0.4854764], abs=1e-7)
    assert gaps.imputed["x"].sum() == 2


def test_a_group_without_any_value_has_nothing_to_stand_in():
    alone = pd.Series(["x", "x", "y", "z"], index=VALUES.index)
    gaps = apply_rule(VALUES, MissingRule("group_mean", 0.5), LABELS, alone)
    assert gaps.not_scored.loc["c", "reason"] == "no area of its group has a value to stand in"


def test_group_means_need_groups():
    with pytest.raises(MethodError, match="needs the group of each area"):
        apply_rule(VALUES, MissingRule("group_mean"), LABELS)


def test_an_unknown_rule_is_refused():
    with pytest.raises(MethodError, match="'zero' is not a rule"):
        apply_rule(VALUES, MissingRule("zero"), LABELS)


@pytest.mark.parametrize(
    ("share", "members", "needed"), [(0.76, 13, 10), (0.76, 12, 10), (0.0, 5, 1), (1.0, 4, 4)]
)
def test_the_minimum_is_rounded_up_to_whole_members(share, members, needed):
    assert needed_members(MissingRule("renormalise", share), members) == needed


def test_an_area_that_is_screened_out_takes_part_in_nothing():
    rule = MissingRule("group_mean", minimum_coverage=0.3, screen=0.6)
    gaps = apply_rule(
        VALUES.assign(more=[1.0, np.nan, 9.0, 1.0]), rule, {**LABELS, "more": "M"}, REGIONS
    )
    assert gaps.coverage.tolist() == [1, 0.5, 0.75, 0.25]
    # b has half of its members: it is no part of the mean that stands in for c
    assert gaps.filled.loc["c", "jobs"] == 1
    assert gaps.filled.loc["b"].isna().all()
    assert list(gaps.not_scored.index) == ["b", "d"]
    assert gaps.not_scored.loc["b", "reason"] == "has 2 of 4 members, and the recipe needs 3"
