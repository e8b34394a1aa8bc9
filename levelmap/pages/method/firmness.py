"""How firm the list of a method is when its weights, steps, indicators and data vary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from levelmap import work
from levelmap.answers.phrases import first_few
from levelmap.comparison.draws import VERSIONS, default_choices
from levelmap.comparison.intervals import has_limits
from levelmap.comparison.robustness import Robustness, changes_of_list, robustness
from levelmap.comparison.sensitivity import LIST, importance
from levelmap.errors import MethodError
from levelmap.methods.composite import Inputs
from levelmap.methods.recipes import Recipe
from levelmap.pages.method.view import MethodView

DRAWS = 2_000
SENSITIVITY_DRAWS = 512

CHOICES = {
    "weights": "the weights",
    "normalisation": "how indicators are normalised",
    "aggregation": "how they are brought together",
    "outliers": "the rule for outliers",
    "left_out": "which indicators are used",
    "data": "the limits of the data",
}
"""The choices that robustness varies, in words."""

NEARLY = 0.75
"""Share of the greatest effect from which another one is named beside it."""


@dataclass(frozen=True)
class Firmness:
    """How firm a list is when its choices vary.

    Attributes
    ----------
    importance
        Share of the variation of being on the list that each choice makes, with everything it
        interacts with (so that they may add up to more than 1); the largest first; empty where
        nothing varies.
    alone
        The share of each choice by itself.
    by_place
        See `sensitivity.Importance.by_place`; empty where nothing varies.
    one_by_one
        See `robustness.changes_of_list`.
    notes
        What was varied, and what could not be.
    """

    result: Robustness
    importance: pd.Series
    alone: pd.Series = field(default_factory=lambda: pd.Series(dtype="float64"))
    by_place: pd.DataFrame = field(default_factory=pd.DataFrame)
    one_by_one: pd.DataFrame = field(default_factory=pd.DataFrame)
    notes: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> Mapping[str, int]:
        """Return the number of places that are solid, borderline and out."""
        found = self.result.areas["status"].value_counts()
        return {name: int(found.get(name, 0)) for name in ("solid", "borderline", "out")}

    @property
    def _varied(self) -> str:
        """Return what was varied of the method, and of its data where these have limits."""
        is_data = "data" in self.importance
        return f"weights, steps{', indicators and data' if is_data else ' and indicators'}"

    @property
    def summary(self) -> str:
        """Return how firm the list is, and which choices matter most, in two sentences.

        Those are named whose share is at least `NEARLY` that of the first: none matters most where
        several matter alike.
        """
        counts = self.counts
        first = (
            f"Computed in {self.result.draws:,} ways, each with other {self._varied}: "
            f"{counts['solid']:,} places are on the list in at least nine of ten, "
            f"{counts['borderline']:,} are borderline, and {counts['out']:,} are on it in fewer "
            "than one of ten."
        )
        if self.importance.empty:
            return first
        leading = self.importance[self.importance >= NEARLY * self.importance.max()]
        named = [f"{CHOICES[choice]} ({share:.0%})" for choice, share in leading.items()]
        alike = " alike" if len(named) > 1 else ""
        return (
            f"{first} What decides most{alike} who is on it: {first_few(named)}, as shares of the "
            "variation, each with what it interacts with."
        )


def firmness(view: MethodView) -> Firmness:
    """Return how firm the list is when weights, steps and indicators vary.

    Raises
    ------
    MethodError
        The list names every place, or the recipe has too few members to vary.
    """
    return work.do(_firmness, view.recipe, view.scored.inputs)


def _firmness(recipe: Recipe, inputs: Inputs) -> Firmness:
    choices = replace(
        default_choices(recipe), versions=VERSIONS if has_limits(recipe, inputs) else 0
    )
    result = robustness(recipe, inputs, draws=DRAWS, choices=choices)
    one_by_one = changes_of_list(recipe, inputs, result.places, choices)
    try:
        found = importance(recipe, inputs, of=LIST, draws=SENSITIVITY_DRAWS, choices=choices)
    except MethodError as error:
        nothing, notes = pd.Series(dtype="float64"), (str(error), *result.notes)
        return Firmness(result, nothing, one_by_one=one_by_one, notes=notes)
    total, alone = (found.over_all[order].clip(0, 1) for order in ("total_order", "first_order"))
    return Firmness(result, total, alone, found.by_place, one_by_one, result.notes)
