"""Margins to the cut, and the least change that crosses it, checked by recomputing."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.comparison.margins import margins, smallest_weight_change
from levelmap.errors import UnknownArea
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Domain, Member, Recipe, Step
from levelmap.terms import Polarity
from tests.comparison.test_robustness import FLAT, TREE, table
from tests.methods.matrix import INPUTS, recipe


def test_margins_of_the_matrix():
    # scores 0.3889, 0.7778, 0.2222, 0.6944, of which low is worse
    found = margins(score(recipe(), INPUTS), 2)
    assert found["in_list"].tolist() == [True, False, True, False]
    assert found["rank_margin"].tolist() == [0, 2, 1, 1]
    assert found["score_margin"].tolist() == pytest.approx(
        [0.30556, 0.38889, 0.47222, 0.30556], abs=1e-5
    )


def test_two_members_cross_where_the_line_says():
    # a: (1, 0), b: (0, 1): with weight w on the first, a scores w and b 1 - w; they cross at 0.5
    values = pd.DataFrame({"x": [1.0, 0.0, 0.0], "y": [0.0, 1.0, 0.0]}, index=["a", "b", "c"])
    both = Recipe(
        "two",
        "Two",
        tuple(
            Member(key, column=key, weight=weight, polarity=Polarity.HIGHER_IS_WORSE)
            for key, weight in (("x", 7.0), ("y", 3.0))
        ),
        normalisation=Step("none"),
    )
    found = smallest_weight_change(score(both, Inputs(values)), Inputs(values), "b", places=1)
    assert found is not None
    assert found.onto_list
    assert (found.share, found.new_share) in [
        (pytest.approx(0.7), pytest.approx(0.5, abs=1e-3)),
        (pytest.approx(0.3), pytest.approx(0.5, abs=1e-3)),
    ]
    assert "would bring the place onto the list" in found.sentence


@pytest.mark.parametrize("made", [FLAT, TREE])
def test_the_change_does_move_the_place_and_a_smaller_one_does_not(made):
    inputs = Inputs(table(40, 4))
    composite = score(made, inputs)
    code = composite.ranks.index[composite.ranks == 12][0]
    found = smallest_weight_change(composite, inputs, code, places=13)
    assert found is not None
    assert not found.onto_list
    for share, stays in (
        (found.new_share, False),
        (found.share + 0.98 * (found.new_share - found.share), True),
    ):
        changed = _with_share(made, found.key, share)
        assert (score(changed, inputs).ranks[code] <= 13) == stays


def _with_share(made: Recipe, key: str, share: float) -> Recipe:
    """Return the recipe with the weight of one member or domain set to a share of the whole."""
    siblings, parent = _siblings(made.members, key, 1.0)
    own = next(one for one in siblings if one.key == key)
    others = sum(one.weight for one in siblings) - own.weight
    within = share / parent
    weight = within / (1 - within) * others
    return replace(made, members=_set(made.members, key, weight))


def _siblings(members, key, whole):
    if any(one.key == key for one in members):
        return members, whole
    total = sum(one.weight for one in members)
    for one in members:
        if isinstance(one, Domain):
            found = _siblings(one.members, key, whole * one.weight / total)
            if found:
                return found
    return None


def _set(members, key, weight):
    return tuple(
        replace(one, weight=weight)
        if one.key == key
        else replace(one, members=_set(one.members, key, weight))
        if isinstance(one, Domain)
        else one
        for one in members
    )


def test_a_place_that_is_worst_on_everything_cannot_be_moved():
    values = table(20, 4)
    values.iloc[5] = values.max() + 1
    inputs = Inputs(values)
    assert smallest_weight_change(score(FLAT, inputs), inputs, "a005") is None


def test_a_place_without_score_is_refused():
    with pytest.raises(UnknownArea, match="nowhere is not scored by Flat"):
        smallest_weight_change(score(FLAT, Inputs(table(9, 4))), Inputs(table(9, 4)), "nowhere")
