"""The Handbook's example from raw values to scores: every printed figure that can be recomputed."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from levelmap.methods.composite import Inputs, score
from levelmap.methods.normalisation import normalise
from levelmap.methods.recipes import Domain, Member, Step
from levelmap.methods.weighting import equal_influence, factor, varimax
from levelmap.terms import Polarity
from tests.methods.technology_achievement import COLUMNS, INPUTS, VALUES, index

ROTATED = [
    [0.07, 0.97, 0.06, 0.06],
    [0.13, 0.07, -0.07, 0.93],
    [0.79, -0.21, 0.21, 0.42],
    [-0.64, 0.56, -0.04, 0.36],
    [0.37, 0.17, 0.38, 0.68],
    [0.82, -0.04, 0.25, 0.35],
    [0.88, 0.23, -0.09, 0.09],
    [0.08, 0.04, 0.96, 0.04],
]
"""Table 17, members by factors."""

BENEFIT_OF_DOUBT = {
    "FIN": 1, "USA": 1, "SWE": 1, "JPN": 0.87, "KOR": 0.80, "NLD": 0.75, "GBR": 0.71, "CAN": 0.73,
    "AUS": 0.66, "SGP": 0.62, "DEU": 0.62, "NOR": 0.86, "IRL": 0.60, "BEL": 0.54, "NZL": 0.58,
    "AUT": 0.52, "FRA": 0.51, "ISR": 0.49, "ESP": 0.34, "ITA": 0.38, "CZE": 0.31, "HUN": 0.27,
    "SVN": 0.28,
}  # fmt: skip
"""Table 19."""

PRINTED_IN_2001 = [
    0.744, 0.733, 0.703, 0.698, 0.666, 0.630, 0.606, 0.589, 0.587, 0.585, 0.583, 0.579, 0.566,
    0.553, 0.548, 0.544, 0.535, 0.514, 0.481, 0.471, 0.465, 0.464, 0.458,
]  # fmt: skip
"""The index of the Human Development Report 2001, countries in the order of the table."""

GOALPOSTS = {
    "patents": (0, 994), "royalties": (0, 272.6), "internet": (0, 232.4), "exports": (0, 80.8),
    "telephones": (0, math.log10(901)), "electricity": (math.log10(22), math.log10(6969)),
    "schooling": (0.8, 12), "university": (0.1, 27.4),
}  # fmt: skip
"""Of the same report: the range over all countries, the two logarithms up to the OECD's average."""


@pytest.mark.parametrize("weighting", ["equal_by_domain", "equal"])
def test_the_index_as_the_human_development_report_printed_it(weighting):
    members = [
        Member(
            column,
            column=column,
            polarity=Polarity.HIGHER_IS_BETTER,
            normalisation=Step("goalposts", (("low", low), ("high", high))),
        )
        for column, (low, high) in GOALPOSTS.items()
    ]
    pairs = tuple(
        Domain(name, tuple(members[2 * at : 2 * at + 2]))
        for at, name in enumerate(["creation", "recent", "old", "skills"])
    )
    recipe = replace(index(weighting=weighting, aggregation=Step("arithmetic")), members=pairs)
    values = VALUES.copy()
    values.loc["SGP", "royalties"] = 0  # filled in by the Handbook; the printed index has none
    found = score(recipe, Inputs(values)).scores
    assert found.tolist() == pytest.approx(PRINTED_IN_2001, abs=0.0016)  # data are rounded


@pytest.mark.parametrize(
    ("method", "printed"),
    [("rank", [15, 23, 19]), ("zscore", [0.26, 1.52, 1.14]), ("minmax", [0.59, 1, 0.88])],
)
def test_schooling_in_the_examples_of_normalisation(method, printed):
    found = normalise(VALUES["schooling"].to_numpy(), Step(method))
    assert found[[0, 1, 2]] == pytest.approx(printed, abs=0.005)  # Finland, United States, Sweden


def correlations() -> np.ndarray:
    return np.corrcoef(VALUES.to_numpy(), rowvar=False)


def test_variance_of_the_components_of_table_16():
    found = np.linalg.eigvalsh(correlations())[::-1] / 8 * 100
    expected = [41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9]
    assert found == pytest.approx(expected, abs=0.12)  # printed data are rounded


def test_rotated_loadings_of_table_17():
    values, vectors = np.linalg.eigh(correlations())
    rotated = varimax(vectors[:, :-5:-1] * np.sqrt(values[:-5:-1]))
    # the sign of a factor, and the order of factors, mean nothing
    for factor_of_handbook in np.array(ROTATED).T:
        match = np.abs(rotated.T @ factor_of_handbook).argmax()
        found = rotated[:, match] * np.sign(rotated[:, match] @ factor_of_handbook)
        assert found == pytest.approx(factor_of_handbook, abs=0.02)
    assert sorted((rotated**2).sum(axis=0)) == pytest.approx([1.19, 1.39, 1.76, 2.64], abs=0.025)


def test_factor_weights_of_tables_18_and_22():
    found = factor(VALUES.to_numpy())
    exact = [0.17, 0.15, 0.11, 0.07, 0.08, 0.12, 0.14, 0.16]  # table 18, principal components
    assert found.shares == pytest.approx(exact, abs=0.0055)
    rounded_twice = [0.17, 0.15, 0.11, 0.06, 0.08, 0.13, 0.13, 0.17]  # table 22
    assert found.shares == pytest.approx(rounded_twice, abs=0.016)
    assert found.note == "4 factors explain 87% of the variance; experimental."


def test_factor_weights_in_a_recipe_rank_as_table_23():
    result = score(index(weighting="factor", normalisation=Step("zscore")), INPUTS)
    assert result.rank_one == "best"
    printed = result.printed_ranks
    assert printed.nsmallest(1).index.tolist() == ["FIN"]
    published = [1, 2, 3, 4, 5, 6, 8, 10, 7, 11, 12, 9, 14, 15, 13, 16, 17, 18, 19, 20, 21, 23, 22]
    assert np.corrcoef(printed, published)[0, 1] > 0.98
    assert (printed - published).abs().max() <= 3


def test_benefit_of_the_doubt_of_table_19():
    # each member takes 10 to 15 % of the weight (endnote 29)
    step = Step("benefit_of_doubt", (("low", 0.10), ("high", 0.15)))
    result = score(index(aggregation=step), INPUTS)
    expected = [BENEFIT_OF_DOUBT[code] for code in VALUES.index]
    assert result.scores.tolist() == pytest.approx(expected, abs=0.011)
    assert result.printed_ranks[["FIN", "USA", "SWE"]].tolist() == [1, 1, 1]
    assert result.ranks["HUN"] == 1  # the worst, whatever the direction
    assert not result.additive


def test_where_equal_influence_is_out_of_reach_it_is_said():
    found = equal_influence(VALUES.to_numpy())
    assert (found.shares >= 0).all()
    assert "these come nearest" in found.note
    influence = [
        np.corrcoef(VALUES[column], VALUES.to_numpy() @ found.shares)[0, 1] for column in COLUMNS
    ]
    equal = VALUES.to_numpy() @ (1 / VALUES.std().to_numpy())
    before = [np.corrcoef(VALUES[column], equal)[0, 1] for column in COLUMNS]
    assert np.std(influence) < np.std(before) / 5


def test_a_performance_index_keeps_the_weak_side_where_it_is():
    # a geometric mean of performance is the plain one: by hand for Singapore
    on_1_to_100 = Step("minmax", (("low", 1.0), ("high", 100.0)))
    result = score(index(normalisation=on_1_to_100, aggregation=Step("geometric")), INPUTS)
    scaled = 1 + 99 * (VALUES - VALUES.min()) / (VALUES.max() - VALUES.min())
    assert result.scores["SGP"] == pytest.approx(scaled.loc["SGP"].prod() ** (1 / 8))
