"""A score of need and an index of performance of the same values rank areas the same way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelmap.comparison.draws import Choices, model
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Domain, Member, Recipe, Step
from levelmap.terms import Polarity

BAD, GOOD = Polarity.HIGHER_IS_WORSE, Polarity.HIGHER_IS_BETTER

ON_1_TO_100 = Step("minmax", (("low", 1.0), ("high", 100.0)))
WEAK_SIDE = [
    Step("geometric"),
    Step("harmonic"),
    Step("generalised", (("power", -2.0),)),
    Step("penalised_geometric", (("penalty", 0.5),)),
]


def tables(seed: int, areas: int = 14) -> Inputs:
    """Return distinct random values of five members, some missing."""
    rng = np.random.default_rng(seed)
    values = rng.permuted(np.tile(np.arange(1.0, areas + 1), (5, 1)), axis=1).T ** 2
    values[rng.integers(areas, size=3), rng.integers(5, size=3)] = np.nan
    return Inputs(
        pd.DataFrame(values, index=[f"a{i}" for i in range(areas)], columns=list("abcde"))
    )


def need(aggregation: Step, normalisation: Step) -> Recipe:
    """Return a score of need with a domain, of members that are good and bad things."""
    polarity = dict(zip("abcde", [BAD, GOOD, BAD, BAD, GOOD], strict=True))
    one, two, three, four, five = (
        Member(key, column=key, polarity=polarity[key]) for key in "abcde"
    )
    inner = Domain("inner", (three, four, five), weight=2)
    return Recipe(
        "need",
        "Need",
        (one, two, inner),
        aggregation=aggregation,
        normalisation=normalisation,
        direction=BAD,
    )


@settings(max_examples=12)
@given(st.integers(0, 10_000))
@pytest.mark.parametrize("normalisation", [ON_1_TO_100, Step("percentile")])
@pytest.mark.parametrize(
    "aggregation", [*WEAK_SIDE, Step("arithmetic"), Step("copeland")], ids=lambda one: one.method
)
def test_need_and_performance_are_each_other_in_a_mirror(aggregation, normalisation, seed):
    inputs = tables(seed)
    recipe = need(aggregation, normalisation)
    of_need = score(recipe, inputs)
    of_performance = score(replace(recipe, direction=GOOD), inputs)
    ends = 101 if normalisation == ON_1_TO_100 else 1
    if aggregation.method == "copeland":
        ends = 0
    np.testing.assert_allclose(of_need.scores, ends - of_performance.scores)
    pd.testing.assert_series_equal(of_need.ranks, of_performance.ranks)
    # shown, the one begins with the worst and the other with the best
    pd.testing.assert_series_equal(of_need.printed_ranks, of_need.ranks)
    assert of_performance.rank_one == "best"
    best = of_performance.scores == of_performance.scores.max()
    assert (of_performance.printed_ranks[best] == 1).all()


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_turning_every_polarity_and_the_direction_changes_names_only(seed):
    # what was a score of need of bad things is an index of performance of good ones
    inputs = tables(seed)
    recipe = need(Step("geometric"), ON_1_TO_100)
    turned = {BAD: GOOD, GOOD: BAD}
    same_numbers = replace(
        recipe.with_members(lambda one: replace(one, polarity=turned[one.polarity])),
        direction=GOOD,
    )
    plain = score(same_numbers, inputs).normalised
    pd.testing.assert_frame_equal(score(recipe, inputs).normalised, plain)


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_draws_of_need_and_of_performance_have_the_same_ranks(seed):
    inputs = tables(seed)
    choices = Choices(aggregations=(Step("geometric"), Step("harmonic")), outliers=())
    recipe = need(Step("arithmetic"), Step("percentile"))
    made = [model(replace(recipe, direction=one), inputs, choices) for one in (BAD, GOOD)]
    draws = made[0].draw(40, np.random.default_rng(seed))
    np.testing.assert_array_equal(*(one.ranks(draws) for one in made))


def test_one_very_good_value_does_not_wipe_out_every_need():
    # as the best business births of England once did to a place among the worst in all else
    values = pd.DataFrame(
        {key: [95.0, 60, 55, 50, 45, 40, 5] for key in "abcd"}
        | {"e": [1.0, 99, 60, 55, 50, 45, 40]},
        index=list("wxyzuvt"),
    )
    members = tuple(Member(key, column=key, polarity=BAD) for key in values)
    recipe = Recipe("n", "Need", members, normalisation=ON_1_TO_100, aggregation=Step("geometric"))
    assert score(recipe, Inputs(values)).ranks["w"] == 1
