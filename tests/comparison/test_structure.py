"""Structure of an index: alpha by hand, the Handbook's figure, what is counted twice."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.comparison.structure import cronbach_alpha, shared_inputs, structure
from levelmap.errors import TooFewValues
from levelmap.methods.composite import Inputs, score
from levelmap.methods.recipes import Domain, Member, Recipe, Step
from levelmap.terms import Polarity
from tests.methods.technology_achievement import INPUTS, VALUES, index


def recipe(*keys: str) -> Recipe:
    members = [Member(key, column=key, polarity=Polarity.HIGHER_IS_WORSE) for key in keys]
    inner = Domain("inner", tuple(members[:2]), weight=2)
    return Recipe("r", "R", (*members[2:], inner), normalisation=Step("zscore"))


def values(seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    common = rng.normal(size=60)
    table = pd.DataFrame({key: common + rng.normal(size=60) for key in "abcd"})
    table["b"] = table["a"] + 0.1 * rng.normal(size=60)
    table["d"] = -table["d"]
    return table.set_axis([f"p{i}" for i in range(60)])


def test_alpha_of_the_handbook():
    # OECD/JRC Handbook (2008), section 4: 0.70 for the 23 countries and eight indicators
    assert cronbach_alpha(VALUES.to_numpy()) == pytest.approx(0.70, abs=0.005)


def test_alpha_without_each_indicator_as_in_table_11_of_the_handbook():
    found = structure(score(index(), INPUTS)).members["alpha_without"]
    expected = [0.704, 0.645, 0.636, 0.774, 0.603, 0.624, 0.662, 0.706]
    assert found.tolist() == pytest.approx(expected, abs=0.004)


def test_alpha_from_the_mean_correlation():
    x = values()[["a", "b", "c"]].to_numpy()
    r = np.corrcoef(x, rowvar=False)
    mean = r[np.triu_indices(3, 1)].mean()
    assert cronbach_alpha(x) == pytest.approx(3 * mean / (1 + 2 * mean))


def test_what_is_counted_twice_and_what_pulls_against():
    found = structure(score(recipe(*"abcd"), Inputs(values())))
    assert found.notes[0].startswith("Counted twice: a and b move together (r = 1.00)")
    assert "together they count for 50% of the score" in found.notes[0]
    assert found.notes[1].startswith("d pulls against the score")
    assert found.dimensions == 1
    assert sum(found.eigenvalues) == pytest.approx(4)
    assert set(found.alpha_by_domain) == {"inner"}
    assert found.alpha_by_domain["inner"] > 0.95


def test_influence_is_a_share_of_the_variance():
    composite = score(recipe(*"abc"), Inputs(values()))
    found = structure(composite).members
    assert found["influence"].sum() == pytest.approx(1)
    weighted = composite.normalised["c"] / 3
    expected = weighted.cov(composite.scores) / composite.scores.var()
    assert found.loc["c", "influence"] == pytest.approx(expected)


def test_correlations_are_those_of_normalised_members():
    composite = score(index(), INPUTS)
    found = structure(composite).correlations
    assert found.loc["patents", "exports"] == pytest.approx(
        np.corrcoef(VALUES["patents"], VALUES["exports"])[0, 1]
    )


def test_an_index_beside_its_own_ingredients():
    one, two = recipe(*"abc"), recipe(*"bcd")
    assert shared_inputs(one, two) == ("c", "b")
    assert shared_inputs(one, recipe("x", "y")) == ()


def test_one_member_has_no_structure():
    alone = Recipe("r", "R", (Member("a", column="a", polarity=Polarity.HIGHER_IS_WORSE),))
    with pytest.raises(TooFewValues, match=r"at least 2 members .* has 1 and 60"):
        structure(score(alone, Inputs(values())))
