"""A whole chain in one recipe, as indices of performance are made: beside a plain computation.

Denominators, screening, imputation by the mean of a group, outliers, min-max, two levels of means,
best first. The steps and their order are those of COINr's example of the ASEM index.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from levelmap.catalogue.recipe_files import read_recipe
from levelmap.errors import ContractError, MethodError
from levelmap.methods.composite import Inputs, score

RECIPE = """
slug = "chain"
title = "A whole chain"
direction = "higher_is_better"
outliers = "winsorise"
normalisation = { method = "minmax", high = 100 }
missing = { rule = "group_mean", by = "continent", screen = 0.8, minimum_coverage = 0.8 }

[[domains]]
key = "trade"
weight = 2

[[domains.members]]
column = "goods"
denominator = "gdp"
polarity = "higher_is_better"
weight = 3

[[domains.members]]
column = "flights"
denominator = "people"
polarity = "higher_is_better"

[[domains]]
key = "strain"

[[domains.members]]
column = "emissions"
denominator = "people"
polarity = "higher_is_worse"

[[domains.members]]
column = "tariffs"
polarity = "higher_is_worse"
weight = 0.5

[[domains.members]]
column = "debt"
polarity = "higher_is_worse"
weight = 0.5
"""

MEMBERS = {"goods": "gdp", "flights": "people", "emissions": "people", "tariffs": "", "debt": ""}
SIGNS = {"goods": 1, "flights": 1, "emissions": -1, "tariffs": -1, "debt": -1}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    rng = np.random.default_rng(51)
    made = pd.DataFrame(
        rng.lognormal(sigma=0.4, size=(51, 7)),
        columns=["goods", "flights", "emissions", "tariffs", "debt", "gdp", "people"],
        index=[f"U{number:02d}" for number in range(51)],
    )
    made.loc["U07", "debt"] = 40.0  # an outlier
    made.loc["U03", ["goods", "flights"]] = np.nan  # three of five: screened out
    made.loc["U11", "tariffs"] = np.nan
    made.loc["U30", "flights"] = np.nan
    return made.assign(continent=["Asia", "Europe", "Europe"] * 17)


def inputs(table: pd.DataFrame) -> Inputs:
    columns = list(MEMBERS)
    below = pd.DataFrame({key: table[of] for key, of in MEMBERS.items() if of})
    return Inputs(table[columns], groups=table["continent"], denominators=below)


def by_hand(table: pd.DataFrame) -> pd.DataFrame:
    """Return the scores of both pillars and the index, step by step."""
    values = table[list(MEMBERS)].copy()
    for column, of in MEMBERS.items():
        values[column] = values[column] / table[of] if of else values[column]
    values = values[values.notna().sum(axis=1) >= 4]
    for continent in ("Asia", "Europe"):
        rows = table.loc[values.index, "continent"] == continent
        values.loc[rows] = values.loc[rows].fillna(values.loc[rows].mean())
    for column in values:
        for _ in range(5):
            x = values[column]
            if not (abs(stats.skew(x, bias=False)) > 2 and stats.kurtosis(x, bias=False) > 3.5):
                break
            values.loc[x == x.max(), column] = x[x < x.max()].max()
    scaled = {}
    for column, sign in SIGNS.items():
        x = sign * values[column]
        scaled[column] = 100 * (x - x.min()) / (x.max() - x.min())
    trade = (3 * scaled["goods"] + scaled["flights"]) / 4
    strain = (scaled["emissions"] + 0.5 * scaled["tariffs"] + 0.5 * scaled["debt"]) / 2
    return pd.DataFrame({"trade": trade, "strain": strain, "index": (2 * trade + strain) / 3})


def test_every_figure_of_the_chain(table):
    result = score(read_recipe(RECIPE), inputs(table))
    expected = by_hand(table).reindex(table.index)
    np.testing.assert_allclose(result.domains, expected[["trade", "strain"]])
    np.testing.assert_allclose(result.scores, expected["index"])
    assert result.members.loc["debt", "treatment"].startswith("winsorised")
    assert list(result.not_scored.index) == ["U03"]
    assert result.imputed.to_numpy().sum() == 2


def test_ranks_are_best_first(table):
    result = score(read_recipe(RECIPE), inputs(table))
    assert result.rank_one == "best"
    assert result.printed_ranks.idxmin() == result.scores.idxmax()
    assert np.isnan(result.printed_ranks["U03"])


def test_a_denominator_of_nought_or_none_is_refused(table):
    recipe = read_recipe(RECIPE)
    changed = table.copy()
    changed.loc["U05", "gdp"] = 0
    with pytest.raises(ContractError, match=r"gdp: is 0 and would divide\. First rows: U05"):
        score(recipe, inputs(changed))
    with pytest.raises(MethodError, match="goods is divided by gdp, of which no values are given"):
        score(recipe, Inputs(table[list(MEMBERS)], groups=table["continent"]))
