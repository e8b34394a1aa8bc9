"""Intervals of the data: limits read, versions drawn within them, firmness that knows of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from levelmap.comparison.draws import Choices, model
from levelmap.comparison.intervals import errors_drawn, standard_errors, versions
from levelmap.comparison.robustness import robustness
from levelmap.comparison.sensitivity import LIST, importance
from levelmap.errors import ContractError, MethodError
from levelmap.methods.composite import Inputs, prepare, score
from levelmap.methods.outliers import treat, treated_as
from levelmap.methods.recipes import Step
from tests.comparison.test_robustness import FLAT, NOTHING, TREE, table

VALUES = table(30, 4)
ERRORS = pd.DataFrame({"m0": 0.5, "m2": [1.0] * 29 + [np.nan]}, index=VALUES.index)
INPUTS = Inputs(VALUES, errors=ERRORS)
DATA_ONLY = replace(NOTHING, versions=400)


def test_a_standard_error_is_the_width_of_the_limits_over_3_92():
    values, low, high = (
        pd.Series(x, ["a", "b"]) for x in ([10.0, 5.0], [8.04, np.nan], [11.96, 6])
    )
    found = standard_errors(values, low, high)
    assert found["a"] == pytest.approx(1.0, abs=1e-4)
    assert np.isnan(found["b"])


@pytest.mark.parametrize(
    ("low", "high", "reason"),
    [(12.0, 8.0, "is above upper_ci"), (10.5, 12.0, "is not between its limits")],
)
def test_limits_that_cannot_be_are_refused(low, high, reason):
    with pytest.raises(ContractError, match=f"{reason}. First rows: a"):
        standard_errors(*(pd.Series([x], ["a"], name="pay") for x in (10.0, low, high)))


def test_errors_are_those_published_and_none_where_none_are():
    drawn = errors_drawn(FLAT, INPUTS, 4000, np.random.default_rng(0))
    assert drawn.shape == (4001, 4, 30)
    assert not drawn[0].any()
    assert not drawn[:, [1, 3]].any()
    assert not drawn[:, 2, 29].any()
    assert drawn[1:, 0].std() == pytest.approx(0.5, abs=0.01)
    assert drawn[1:, 2, :29].std() == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("recipe", [FLAT, TREE])
@pytest.mark.parametrize("step", [None, Step("minmax")])
def test_a_version_is_what_the_engine_makes_of_the_varied_values(recipe, step):
    drawn = errors_drawn(recipe, INPUTS, 3, np.random.default_rng(1))
    prepared = prepare(recipe, INPUTS)
    found, mirrors = versions(prepared, drawn, step)
    assert mirrors.shape == (4, 4, 1)
    signs = np.array(list(prepared.signs.values()))
    for version in range(4):
        varied = VALUES + (drawn[version] * signs[:, None]).T
        expected = prepare(recipe, Inputs(varied)).normalised(step)
        np.testing.assert_allclose(found[:, version], expected, atol=1e-12)


def test_every_draw_of_data_alone_is_a_score_of_varied_values():
    prepared = model(FLAT, INPUTS, DATA_ONLY)
    draws = prepared.draw(25, np.random.default_rng(2))
    ranks = prepared.ranks(draws)
    assert prepared.errors is not None
    for row in range(25):
        varied = VALUES + prepared.errors[draws.data[row]].T
        expected = score(FLAT, Inputs(varied)).ranks
        np.testing.assert_array_equal(ranks[row], expected)


def test_wider_limits_make_a_list_less_firm():
    wide = Inputs(VALUES, errors=ERRORS * 4)
    narrow, wider = (
        robustness(FLAT, one, draws=400, choices=DATA_ONLY).areas for one in (INPUTS, wide)
    )
    width = [(one["high"] - one["low"]).mean() for one in (narrow, wider)]
    assert 0 < width[0] < width[1]
    assert (robustness(FLAT, INPUTS, draws=50, choices=NOTHING).areas["low"]).equals(
        robustness(FLAT, INPUTS, draws=50, choices=NOTHING).areas["high"]
    )


def test_what_was_varied_is_said():
    found = robustness(FLAT, INPUTS, draws=50, choices=DATA_ONLY)
    assert found.notes == (
        "Varied: data within published limits.",
        "Data varied within the published limits of m0, m2; the other 2 are taken as exact.",
    )


def test_data_are_one_choice_among_others():
    found = importance(FLAT, INPUTS, of=LIST, draws=64, choices=Choices(versions=50)).over_all
    assert "data" in found.index
    assert found.loc["data", "total_order"] > 0.1


def test_data_without_limits_cannot_vary():
    with pytest.raises(MethodError, match="No indicator of Flat is held with limits"):
        model(FLAT, Inputs(VALUES), DATA_ONLY)
    with pytest.raises(MethodError, match="-1 versions of the data: expected 1 to 10,000"):
        model(FLAT, INPUTS, replace(NOTHING, versions=-1))


@pytest.mark.parametrize("rule", ["none", "winsorise", "log"])
def test_other_values_are_treated_as_their_own_were(rule):
    own = np.array([*range(1, 11), 30, 100.0])
    treated = treat(own, rule).treated
    np.testing.assert_allclose(treated_as(own, own, treated), treated)
    beyond = treated_as(np.array([[500.0, -5.0]]), own, treated)
    if rule == "winsorise":
        assert beyond.tolist() == [[treated.max(), treated.min()]]
    if rule == "log":
        assert beyond[0, 1] == treated.min()
