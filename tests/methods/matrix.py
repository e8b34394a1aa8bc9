"""The hand-checkable matrix of four units and three metrics, of which the second is a bad thing."""

from __future__ import annotations

import pandas as pd

from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Domain, Member, MissingRule, Recipe, Step
from levelmap.terms import Polarity

VALUES = pd.DataFrame(
    [[10, 200, 0.5], [20, 100, 0.9], [30, 400, 0.1], [40, 300, 0.7]],
    index=["unit1", "unit2", "unit3", "unit4"],
    columns=["first", "second", "third"],
)
INPUTS = Inputs(VALUES)
ON_1_TO_100 = Step("minmax", (("low", 1.0), ("high", 100.0)))

GOOD, BAD = Polarity.HIGHER_IS_BETTER, Polarity.HIGHER_IS_WORSE


def recipe(**changes: object) -> Recipe:
    """Return the recipe of the matrix: min-max, equal weights, high is good."""
    members = (
        Member("first", column="first", polarity=GOOD),
        Member("second", column="second", polarity=BAD),
        Member("third", column="third", polarity=GOOD),
    )
    settings = {"direction": GOOD, "normalisation": Step("minmax"), **changes}
    return Recipe("matrix", "The matrix", members, **settings)


def member(key: str, **changes: object) -> Member:
    return Member(key, **{"column": key, "polarity": BAD, **changes})


def table(**columns: list[float | None]) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[f"a{i}" for i in range(rows)], dtype="float64")


TWO_DOMAINS = Recipe(
    "tree",
    "A tree",
    (
        Domain("work", (member("jobs"), member("pay", polarity=GOOD)), weight=3),
        Domain("health", (member("illness"),), label="Health", weight=1),
    ),
    normalisation=Step("minmax"),
    missing=MissingRule("renormalise", 0.3),
)
TREE_VALUES = table(
    jobs=[0, 5, 10, 10], pay=[100, 200, 100, None], illness=[1, None, 3, 2], unused=[1, 1, 1, 1]
)
