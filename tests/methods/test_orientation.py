"""Polarity is applied once, and never guessed."""

from __future__ import annotations

import pandas as pd
import pytest

from levelmap.errors import NoPolarity
from levelmap.methods.orientation import orient, orientation_signs
from levelmap.terms import Polarity


def test_what_is_good_turns_round_in_a_score_of_need():
    both = {"pay": Polarity.HIGHER_IS_BETTER, "crime": Polarity.HIGHER_IS_WORSE}
    assert orientation_signs(both) == {"pay": -1, "crime": 1}
    assert orientation_signs(both, Polarity.HIGHER_IS_BETTER) == {"pay": 1, "crime": -1}


def test_values_are_turned_by_their_sign_and_gaps_stay():
    values = pd.DataFrame({"pay": [1.0, None], "crime": [3.0, 4.0]})
    turned = orient(values, {"crime": 1, "pay": -1})
    assert turned["crime"].tolist() == [3, 4]
    assert turned["pay"].iloc[0] == -1
    assert turned["pay"].isna().tolist() == [False, True]


def test_a_member_without_direction_is_named():
    with pytest.raises(NoPolarity, match="known for tenure: give it"):
        orientation_signs({"tenure": Polarity.NONE, "pay": Polarity.HIGHER_IS_BETTER})


def test_a_score_needs_a_direction_too():
    with pytest.raises(NoPolarity, match="the recipe itself"):
        orientation_signs({"pay": Polarity.HIGHER_IS_BETTER}, Polarity.NONE)
