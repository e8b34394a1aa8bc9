"""A recipe computed many times with its choices changed: the model that robustness rests on.

A draw fixes every choice: weights, normalisation, aggregation, outlier rule, and a member left
out or none. Many draws are computed together, so that thousands take less than a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from levelmap.errors import MethodError
from levelmap.methods import tree
from levelmap.methods.composite import CompositeIndicator, Inputs, prepare, score_prepared
from levelmap.methods.normalisation import NORMALISATIONS, minmax
from levelmap.methods.ranking import ranks_worst_first
from levelmap.methods.recipes import Recipe, Step
from levelmap.methods.tree import Branch
from levelmap.terms import Polarity

CELLS_AT_ONCE = 200_000
"""Draws times areas held in memory at once, small enough to stay in a processor's cache."""

FIELDS = ("weights", "normalisation", "aggregation", "outliers", "left_out")
"""The choices that a draw makes."""

NONE_LEFT_OUT = -1

Option = TypeVar("Option")


@dataclass(frozen=True)
class Choices:
    """What may vary. The first option of each is always the recipe's own.

    Attributes
    ----------
    concentration
        Weights are drawn from a Dirichlet distribution round the recipe's own: the higher, the
        closer (100: an equal weight of 13 members varies by about a third, 1 sd). 0 keeps them.
    normalisations, aggregations, outliers
        Alternatives to the recipe's own. Aggregations other than its own are applied to members
        rescaled to 1 to 100, since most need positive values.
    leave_one_out
        Whether one member at a time may be left out.
    """

    concentration: float = 100.0
    normalisations: tuple[Step, ...] = (Step("percentile"), Step("zscore"), Step("minmax"))
    aggregations: tuple[Step, ...] = (Step("arithmetic"), Step("geometric"))
    outliers: tuple[str, ...] = ("none", "winsorise")
    leave_one_out: bool = True


COUNTING = Choices(normalisations=(), aggregations=(), outliers=())
"""What varies in a method that counts the members on which an area is among the worst: weights and
one member left out. Other steps would make it another method."""


def default_choices(recipe: Recipe) -> Choices:
    """Return what may vary in *recipe* where nobody says otherwise."""
    method = NORMALISATIONS.find(recipe.normalisation.method)
    return COUNTING if method.facts.get("counts") else Choices()


@dataclass(frozen=True)
class Draws:
    """Choices made, one row for each draw.

    Attributes
    ----------
    weights
        By key of the branch, shape (draws, children).
    normalisation, aggregation, outliers
        Position among the options of the model; 0 is the recipe's own.
    left_out
        Position of a member in `Recipe.active`, or -1.
    """

    weights: Mapping[str, np.ndarray]
    normalisation: np.ndarray
    aggregation: np.ndarray
    outliers: np.ndarray
    left_out: np.ndarray

    def __len__(self) -> int:
        """Return the number of draws."""
        return len(self.normalisation)

    def exchanged(self, field: str, other: Draws) -> Draws:
        """Return these draws with one choice (of `FIELDS`) taken from *other*."""
        return replace(self, **{field: getattr(other, field)})


@dataclass(frozen=True)
class Model:
    """A recipe ready to be computed with its choices changed.

    Attributes
    ----------
    nominal
        The recipe's own result.
    leaves
        Normalised members, shape (m, 1, n), by position of normalisation and of outlier rule.
    mirrors
        The sum of the two ends of each member's scale, shape (m, 1, 1), in the same way.
    normalisations, aggregations, outliers
        The options; None stands for the recipe's own.
    unusable
        Options that these values do not allow, each with its reason.
    """

    nominal: CompositeIndicator
    branch: Branch
    leaves: Mapping[tuple[int, int], np.ndarray]
    mirrors: Mapping[tuple[int, int], np.ndarray]
    normalisations: tuple[Step | None, ...]
    aggregations: tuple[Step | None, ...]
    outliers: tuple[str, ...]
    leave_one_out: bool
    concentration: float
    tie_break: np.ndarray | None
    unusable: tuple[str, ...]

    @property
    def scored(self) -> np.ndarray:
        """Return which areas the recipe scores; the others have no rank in any draw."""
        return self.nominal.scores.notna().to_numpy()

    @property
    def varying(self) -> tuple[str, ...]:
        """Return the choices (of `FIELDS`) that have more than one option."""
        options = {
            "weights": self.concentration > 0 and len(self.nominal.members) > 1,
            "normalisation": len(self.normalisations) > 1,
            "aggregation": len(self.aggregations) > 1,
            "outliers": len(self.outliers) > 1,
            "left_out": self.leave_one_out,
        }
        return tuple(field for field, varies in options.items() if varies)

    def draw(self, number: int, rng: np.random.Generator) -> Draws:
        """Return *number* random draws, each option as likely as the others."""
        members = len(self.nominal.members)
        first_left_out = NONE_LEFT_OUT if self.leave_one_out else members
        left_out = rng.integers(first_left_out, max(members, first_left_out + 1), number)
        return Draws(
            weights={one.key: self._weights(one, number, rng) for one in self.branch.branches},
            normalisation=rng.integers(0, len(self.normalisations), number),
            aggregation=rng.integers(0, len(self.aggregations), number),
            outliers=rng.integers(0, len(self.outliers), number),
            left_out=np.where(left_out == members, NONE_LEFT_OUT, left_out),
        )

    def own(self, number: int) -> Draws:
        """Return *number* draws that all make the recipe's own choices."""
        weights = {one.key: np.tile(one.weights, (number, 1)) for one in self.branch.branches}
        first, second, third = np.zeros((3, number), dtype="int64")
        return Draws(weights, first, second, third, np.full(number, NONE_LEFT_OUT))

    def own_but(self, normalisation: int, aggregation: int, outliers: int) -> Draws:
        """Return one draw with the recipe's weights and the options at these positions."""
        positions = (normalisation, aggregation, outliers)
        first, second, third = (np.array([position]) for position in positions)
        return replace(self.own(1), normalisation=first, aggregation=second, outliers=third)

    def ranks(self, draws: Draws) -> np.ndarray:
        """Return the ranks of the scored areas, shape (draws, scored areas), 1 the worst.

        An area whose only members are left out in a draw comes last in it.
        """
        scored, high_is_worse = self.scored, self._high_is_worse
        tie_break = None if self.tie_break is None else self.tie_break[scored]
        result = np.empty((len(draws), int(scored.sum())), dtype="int32")
        for rows in self._blocks(draws):
            scores = self._scores(draws, rows)[:, scored]
            ranks = ranks_worst_first(scores, high_is_worse, tie_break)
            result[rows] = np.nan_to_num(ranks, nan=ranks.shape[-1])
        return result

    @property
    def _high_is_worse(self) -> bool:
        return self.nominal.recipe.direction is Polarity.HIGHER_IS_WORSE

    def _weights(self, branch: Branch, number: int, rng: np.random.Generator) -> np.ndarray:
        if self.concentration <= 0:
            return np.tile(branch.weights, (number, 1))
        total = branch.weights.sum()
        shape = self.concentration * branch.weights / total
        drawn = rng.standard_gamma(shape, (number, len(shape)))
        return total * drawn / drawn.sum(axis=1, keepdims=True)

    def _blocks(self, draws: Draws) -> list[np.ndarray]:
        """Return rows of draws that share every choice but the weights, few enough at once."""
        options = np.stack([draws.normalisation, draws.aggregation, draws.outliers])
        blocks = []
        for option in np.unique(options, axis=1).T:
            at_once = max(1, CELLS_AT_ONCE // self._cells_of_a_draw(int(option[1])))
            rows = np.flatnonzero((options == option[:, None]).all(axis=0))
            blocks += [rows[start : start + at_once] for start in range(0, len(rows), at_once)]
        return blocks

    def _cells_of_a_draw(self, aggregation: int) -> int:
        step = self.aggregations[aggregation] or self.nominal.recipe.aggregation
        n = self.scored.size
        return n * n if step.method == "copeland" else n

    def _scores(self, draws: Draws, rows: np.ndarray) -> np.ndarray:
        first = rows[0]
        option = int(draws.normalisation[first]), int(draws.outliers[first])
        leaves, mirrors = self.leaves[option], self.mirrors[option]
        aggregation = self.aggregations[draws.aggregation[first]]
        if aggregation is not None:
            leaves, mirrors = minmax(leaves, low=1, high=100), np.full_like(mirrors, 101)
        weights = {key: drawn[rows].copy() for key, drawn in draws.weights.items()}
        for branch in self.branch.branches:
            for position, child in enumerate(branch.children):
                if isinstance(child, int):
                    weights[branch.key][draws.left_out[rows] == child, position] = 0
        scores = tree.evaluate(
            self.branch,
            leaves,
            {key: drawn.T[:, :, None] for key, drawn in weights.items()},
            high_is_worse=self._high_is_worse,
            aggregation=aggregation,
            mirrors=mirrors,
        )[tree.ROOT]
        return np.broadcast_to(scores, (len(rows), leaves.shape[-1]))


def model(recipe: Recipe, inputs: Inputs, choices: Choices | None = None) -> Model:
    """Return *recipe* ready to be computed with its choices changed.

    Options that the values do not allow (a normalisation that would divide by a zero spread, a
    geometric mean of a domain's zeros) are left out and listed.

    Parameters
    ----------
    choices
        What may vary; `default_choices` where it is None.

    Raises
    ------
    MethodError
        The recipe itself cannot be computed.
    """
    choices = choices or default_choices(recipe)
    rules = _distinct(recipe.outliers, choices.outliers)
    prepared = [prepare(replace(recipe, outliers=rule), inputs) for rule in rules]
    nominal = score_prepared(prepared[0])
    steps = _distinct(None, _other_than_own(recipe, choices.normalisations))
    leaves: dict[tuple[int, int], np.ndarray] = {}
    mirrors: dict[tuple[int, int], np.ndarray] = {}
    usable: list[Step | None] = []
    unusable = []
    for step in steps:
        try:
            rows = [one.normalised(step) for one in prepared]
        except MethodError as error:
            unusable.append(f"{'' if step is None else step.method}: {error}")
            continue
        for rule, found in enumerate(rows):
            leaves[len(usable), rule] = found[:, None, :]
            mirrors[len(usable), rule] = prepared[rule].mirrors(found, step)[:, None, :]
        usable.append(step)
    others: list[Step | None] = [
        step for step in choices.aggregations if step != recipe.aggregation
    ]
    complete = Model(
        nominal=nominal,
        branch=tree.build(recipe, leaves[0, 0][:, 0, :]),
        leaves=leaves,
        mirrors=mirrors,
        normalisations=tuple(usable),
        aggregations=_distinct(None, others),
        outliers=rules,
        leave_one_out=choices.leave_one_out and len(recipe.active) > 1,
        concentration=choices.concentration,
        tie_break=prepared[0].tie_break,
        unusable=tuple(unusable),
    )
    return _without_failing_aggregations(complete)


def _without_failing_aggregations(made: Model) -> Model:
    """Return the model without the aggregations that fail on some normalisation or outlier rule."""
    usable: list[Step | None] = []
    reasons = []
    for position, step in enumerate(made.aggregations):
        try:
            for normalisation, rule in made.leaves:
                made.ranks(made.own_but(normalisation, position, rule))
        except MethodError as error:
            reasons.append(f"{'' if step is None else step.method}: {error}")
            continue
        usable.append(step)
    return replace(made, aggregations=tuple(usable), unusable=(*made.unusable, *reasons))


def _other_than_own(recipe: Recipe, steps: Iterable[Step]) -> list[Step | None]:
    own = {member.normalisation or recipe.normalisation for member in recipe.active}
    return [step for step in steps if own != {step}]


def _distinct(own: Option, others: Iterable[Option]) -> tuple[Option, ...]:
    return (own, *(option for option in dict.fromkeys(others) if option != own))
