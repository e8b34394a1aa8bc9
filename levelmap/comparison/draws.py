"""A recipe computed many times with its choices changed: the model that robustness rests on.

A draw fixes every choice: weights, normalisation, aggregation, outlier rule, and a member left
out or none. Many draws are computed together, so that thousands take less than a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from levelmap.comparison import intervals
from levelmap.errors import MethodError
from levelmap.methods import tree
from levelmap.methods.composite import (
    CompositeIndicator,
    Inputs,
    Prepared,
    prepare,
    score_prepared,
)
from levelmap.methods.normalisation import NORMALISATIONS, minmax
from levelmap.methods.ranking import rank_type, ranks_worst_first
from levelmap.methods.recipes import Recipe, Step
from levelmap.methods.tree import Branch
from levelmap.terms import Polarity

CELLS_AT_ONCE = 200_000
"""Draws times areas held in memory at once, small enough to stay in a processor's cache."""

FIELDS = ("weights", "normalisation", "aggregation", "outliers", "left_out", "data")
"""The choices that a draw makes."""

NONE_LEFT_OUT = -1

VERSIONS, MOST_VERSIONS, VERSIONS_SEED = 500, 10_000, 20_261_128
"""Versions of the data where they vary, at most, and where their errors are drawn from."""

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
    versions
        How many versions of the data, within their published limits, are drawn from; 0 keeps the
        values published (see `comparison.intervals`).
    """

    concentration: float = 100.0
    normalisations: tuple[Step, ...] = (Step("percentile"), Step("zscore"), Step("minmax"))
    aggregations: tuple[Step, ...] = (Step("arithmetic"), Step("geometric"))
    outliers: tuple[str, ...] = ("none", "winsorise")
    leave_one_out: bool = True
    versions: int = 0


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
    data
        Version of the data; 0 is what was published.
    """

    weights: Mapping[str, np.ndarray]
    normalisation: np.ndarray
    aggregation: np.ndarray
    outliers: np.ndarray
    left_out: np.ndarray
    data: np.ndarray

    def __len__(self) -> int:
        """Return the number of draws."""
        return len(self.normalisation)

    @staticmethod
    def joined(several: Sequence[Draws]) -> Draws:
        """Return the rows of several draws one after the other."""
        keys = several[0].weights
        rest = {
            field: np.concatenate([getattr(one, field) for one in several])
            for field in FIELDS
            if field != "weights"
        }
        weights = {key: np.concatenate([one.weights[key] for one in several]) for key in keys}
        return Draws(weights, **rest)

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
    errors
        Of the members' values in each version of the data, shape (versions + 1, m, n), the first
        0; None where the data do not vary.
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
    prepared: tuple[Prepared, ...]
    errors: np.ndarray | None
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
            "data": self.errors is not None,
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
            data=np.zeros(number, dtype="int64")
            if self.errors is None
            else rng.integers(1, len(self.errors), number),
        )

    def own(self, number: int) -> Draws:
        """Return *number* draws that all make the recipe's own choices."""
        weights = {one.key: np.tile(one.weights, (number, 1)) for one in self.branch.branches}
        first, second, third, data = np.zeros((4, number), dtype="int64")
        return Draws(weights, first, second, third, np.full(number, NONE_LEFT_OUT), data)

    def own_but(self, normalisation: int, aggregation: int, outliers: int) -> Draws:
        """Return one draw with the recipe's weights and the options at these positions."""
        positions = (normalisation, aggregation, outliers)
        first, second, third = (np.array([position]) for position in positions)
        return replace(self.own(1), normalisation=first, aggregation=second, outliers=third)

    def ranks(self, draws: Draws) -> np.ndarray:
        """Return the ranks of the scored areas, shape (draws, scored areas), 1 the worst.

        Of the type that `rank_type` gives: a million draws take two bytes for each area.
        An area whose only members are left out in a draw comes last in it.
        """
        scored, high_is_worse = self.scored, self._high_is_worse
        tie_break = None if self.tie_break is None else self.tie_break[scored]
        areas = int(scored.sum())
        result = np.empty((len(draws), areas), dtype=rank_type(areas))
        versions: dict[tuple[int, int, bool], tuple[np.ndarray, np.ndarray]] = {}
        for rows in self._blocks(draws):
            leaves, mirrors = self._leaves(draws, rows, versions)
            scores = self._scores(draws, rows, leaves, mirrors)[:, scored]
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
        options = np.stack([draws.normalisation, draws.outliers, draws.aggregation])
        blocks = []
        for option in np.unique(options, axis=1).T:
            at_once = max(1, CELLS_AT_ONCE // self._cells_of_a_draw(int(option[2])))
            rows = np.flatnonzero((options == option[:, None]).all(axis=0))
            blocks += [rows[start : start + at_once] for start in range(0, len(rows), at_once)]
        return blocks

    def _cells_of_a_draw(self, aggregation: int) -> int:
        step = self.aggregations[aggregation] or self.nominal.recipe.aggregation
        n = self.scored.size
        cells = n * n if step.method == "copeland" else n
        # with versions of the data each draw has members of its own
        return cells if self.errors is None else cells * self.errors.shape[1]

    def _leaves(
        self,
        draws: Draws,
        rows: np.ndarray,
        versions: dict[tuple[int, int, bool], tuple[np.ndarray, np.ndarray]],
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return members on their scale, shape (m, 1 or rows, n), and its mirrors.

        Parameters
        ----------
        versions
            Those of the data for the options of the block before, kept for the next one.
        """
        first = rows[0]
        normalisation, rule = int(draws.normalisation[first]), int(draws.outliers[first])
        is_rescaled = self.aggregations[draws.aggregation[first]] is not None
        if self.errors is None or not draws.data[rows].any():
            leaves, mirrors = self.leaves[normalisation, rule], self.mirrors[normalisation, rule]
            return _rescaled(leaves, mirrors) if is_rescaled else (leaves, mirrors)
        if (normalisation, rule, False) not in versions:
            versions.clear()
            step = self.normalisations[normalisation]
            found = intervals.versions(self.prepared[rule], self.errors, step)
            versions[normalisation, rule, False] = found
        if (normalisation, rule, is_rescaled) not in versions:
            found = versions[normalisation, rule, False]
            versions[normalisation, rule, True] = _rescaled(*found)
        leaves, mirrors = versions[normalisation, rule, is_rescaled]
        chosen = draws.data[rows]
        return leaves[:, chosen], mirrors[:, chosen]

    def _scores(
        self, draws: Draws, rows: np.ndarray, leaves: np.ndarray, mirrors: np.ndarray
    ) -> np.ndarray:
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
            aggregation=self.aggregations[draws.aggregation[rows[0]]],
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
        prepared=tuple(prepared),
        errors=_errors(recipe, inputs, choices),
        unusable=tuple(unusable),
    )
    return _without_failing_aggregations(complete)


def _errors(recipe: Recipe, inputs: Inputs, choices: Choices) -> np.ndarray | None:
    if not choices.versions:
        return None
    if not 1 <= choices.versions <= MOST_VERSIONS:
        raise MethodError(
            f"{choices.versions} versions of the data: expected 1 to {MOST_VERSIONS:,}."
        )
    rng = np.random.default_rng(VERSIONS_SEED)
    return intervals.errors_drawn(recipe, inputs, choices.versions, rng)


def _rescaled(leaves: np.ndarray, mirrors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return members on 1 to 100, which most aggregations need."""
    return minmax(leaves, low=1, high=100), np.full_like(mirrors, 101)


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
