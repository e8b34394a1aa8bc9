"""The tree of a recipe, ready to compute: one score or thousands of draws in the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from levelmap.errors import MethodError
from levelmap.methods.aggregation import AGGREGATIONS, aggregate
from levelmap.methods.normalisation import mirror, normalise
from levelmap.methods.recipes import Domain, Member, Recipe, Step
from levelmap.methods.weighting import WEIGHTINGS, Siblings, Weights, check_weights

ROOT = ""
"""Key of the branch that makes the score itself."""


@dataclass(frozen=True)
class Branch:
    """A domain, or the recipe itself, with what is switched off left out.

    Attributes
    ----------
    children
        A leaf is the position of its member in `Recipe.active`.
    weights
        Shape (number of children,), not rescaled.
    notes
        What a reader must know about weights that were derived.
    """

    key: str
    children: tuple[int | Branch, ...]
    weights: np.ndarray
    aggregation: Step
    normalisation: Step
    notes: tuple[str, ...] = ()

    @property
    def leaves(self) -> list[int]:
        """Return the positions of every member below."""
        return [leaf for child in self.children for leaf in leaves_of(child)]

    @property
    def branches(self) -> list[Branch]:
        """Return this branch and every one below it, outer before inner."""
        inner = [child for child in self.children if isinstance(child, Branch)]
        return [self, *(branch for child in inner for branch in child.branches)]

    @property
    def additive(self) -> bool:
        """Say whether the score is the sum of the contributions of its members."""
        return all(
            branch.adds_up and (branch is self or branch.normalisation.method == "none")
            for branch in self.branches
        )

    @property
    def adds_up(self) -> bool:
        """Say whether its own score is the sum of what its children contribute."""
        return bool(AGGREGATIONS.find(self.aggregation.method).facts.get("additive"))


def leaves_of(child: int | Branch) -> list[int]:
    """Return the positions of the members of a child, itself if it is a leaf."""
    return child.leaves if isinstance(child, Branch) else [child]


def build(recipe: Recipe, normalised: np.ndarray) -> Branch:
    """Return the tree of the recipe's active members with its weights.

    Parameters
    ----------
    recipe
        The weighting rule is applied at every branch; derived rules among sibling members.
    normalised
        Shape (m, n), members in the order of `Recipe.active`, for the derived rules.

    Raises
    ------
    MethodError
        No member is active, or the weighting is unknown.
    BadWeights
        A weight is negative or not a number, or all of one branch are zero.
    """
    if not recipe.active:
        raise MethodError(f"No member of {recipe.called} is switched on: switch on at least one.")
    positions = {member.key: i for i, member in enumerate(recipe.active)}
    return _Builder(recipe, positions, normalised).branch(ROOT, recipe.members, None)


def evaluate(
    branch: Branch,
    leaves: np.ndarray,
    weights: Mapping[str, np.ndarray] | None = None,
    *,
    high_is_worse: bool = True,
    aggregation: Step | None = None,
    mirrors: np.ndarray | None = None,
) -> dict[str, np.ndarray]:
    """Return the score of each branch by key, shape (d, n); the recipe's own under `ROOT`.

    Parameters
    ----------
    leaves
        Normalised values, shape (m, 1, n), members in the order of `Recipe.active`.
    weights
        By key of the branch, shape (children, d, 1) for d draws; by default the branch's own, and
        one draw.
    aggregation
        Takes the place of every branch's own.
    mirrors
        The sum of the two ends of each leaf's scale (`normalisation.mirror`), shape (m, 1, 1); by
        default those of its least and greatest value. Aggregations that belong on the good side
        turn a score of need by it.
    """
    if mirrors is None:
        mirrors = np.nanmin(leaves, axis=-1, keepdims=True)
        mirrors = mirrors + np.nanmax(leaves, axis=-1, keepdims=True)
    return _Evaluation(leaves, weights, high_is_worse, aggregation, mirrors).scores(branch)[0]


@dataclass(frozen=True)
class _Evaluation:
    leaves: np.ndarray
    weights: Mapping[str, np.ndarray] | None
    high_is_worse: bool
    aggregation: Step | None
    mirrors: np.ndarray

    def scores(self, branch: Branch) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Return the scores of a branch and all below it, and the mirror of its own scale."""
        scores: dict[str, np.ndarray] = {}
        parts, mirrors = [], []
        for child in branch.children:
            if isinstance(child, Branch):
                below, turn = self.scores(child)
                scores |= below
                parts.append(below[child.key])
                mirrors.append(turn)
            else:
                parts.append(self.leaves[child])
                mirrors.append(self.mirrors[child])
        stacked = np.stack(np.broadcast_arrays(*parts))
        scales = np.stack(np.broadcast_arrays(*mirrors))
        score = aggregate(
            stacked,
            branch.weights[:, None, None] if self.weights is None else self.weights[branch.key],
            self.aggregation or branch.aggregation,
            self.high_is_worse,
            scales,
        )
        if branch.normalisation.method == "none":
            return {branch.key: score, **scores}, scales.mean(axis=0)
        score = normalise(score, branch.normalisation)
        return {branch.key: score, **scores}, mirror(score, branch.normalisation)


def area_weights(branch: Branch, present: np.ndarray) -> np.ndarray:
    """Return the weight of each member in each area's score, shape (m, n).

    A missing member's weight goes to its siblings, a missing domain's to the other domains; the
    weights of an area sum to 1, or to the sum of its weights at a branch that is a plain sum.

    Parameters
    ----------
    present
        Shape (m, n), true where a member has a value.
    """
    result = np.zeros(present.shape)
    for child, share in zip(branch.children, _shares(branch, present), strict=True):
        if isinstance(child, Branch):
            result += share * area_weights(child, present)
        else:
            result[child] += share
    return result


def contributions(
    branch: Branch, leaves: np.ndarray, scores: Mapping[str, np.ndarray]
) -> dict[int | str, np.ndarray]:
    """Return what each part adds to each area's score, shape (n,), by position or key of a domain.

    The parts are members; a domain whose score is not the sum of its members', or is normalised
    again, is one part. They add up to the score; none is returned where it is no sum at all.

    Parameters
    ----------
    leaves
        Shape (m, n).
    scores
        Of every branch, as `evaluate` gives them, shape (n,).
    """
    if not branch.adds_up:
        return {}
    found: dict[int | str, np.ndarray] = {}
    for child, share in zip(branch.children, _shares(branch, ~np.isnan(leaves)), strict=True):
        if not isinstance(child, Branch):
            found[child] = share * leaves[child]
        elif child.adds_up and child.normalisation.method == "none":
            below = contributions(child, leaves, scores)
            found |= {part: share * value for part, value in below.items()}
        else:
            found[child.key] = share * scores[child.key]
    return found


def _shares(branch: Branch, present: np.ndarray) -> np.ndarray:
    """Return the share of each child in each area's score of the branch, shape (children, n)."""
    here = np.stack([present[leaves_of(child)].any(axis=0) for child in branch.children])
    shares = branch.weights[:, None] * here
    total = shares.sum(axis=0)
    scale = branch.weights.sum() if branch.aggregation.method == "sum" else 1.0
    return scale * shares / np.where(total > 0, total, 1.0)


@dataclass(frozen=True)
class _Builder:
    recipe: Recipe
    positions: Mapping[str, int]
    normalised: np.ndarray

    def branch(
        self, key: str, members: tuple[Member | Domain, ...], domain: Domain | None
    ) -> Branch:
        kept = [member for member in members if self._counts(member)]
        children = tuple(self._child(member) for member in kept)
        found = self._weights(kept, children)
        names = [member.name for member in kept]
        own = domain.aggregation if domain else None
        return Branch(
            key=key,
            children=children,
            weights=check_weights(found.shares, names),
            aggregation=own or self.recipe.aggregation,
            normalisation=domain.normalisation if domain else Step("none"),
            notes=(found.note,) if found.note else (),
        )

    def _counts(self, member: Member | Domain) -> bool:
        if isinstance(member, Member):
            return member.active
        return any(self._counts(below) for below in member.members)

    def _child(self, member: Member | Domain) -> int | Branch:
        if isinstance(member, Member):
            return self.positions[member.key]
        return self.branch(member.key, member.members, member)

    def _weights(
        self, members: list[Member | Domain], children: tuple[int | Branch, ...]
    ) -> Weights:
        rule = WEIGHTINGS.find(self.recipe.weighting)
        written = np.array([float(member.weight) for member in members])
        if rule.facts["takes"] == "siblings":
            below = np.array([len(leaves_of(child)) for child in children])
            return rule.function(Siblings(written, below))
        leaf = np.array([isinstance(member, Member) for member in members])
        if not leaf.any():
            return Weights(written)
        own = [member for member in members if isinstance(member, Member)]
        values = self.normalised[[self.positions[member.key] for member in own]].T
        found = rule.function(_points(own) if rule.facts["takes"] == "points" else values)
        written[leaf] = found.shares * written[leaf].sum()
        return Weights(written, found.note)


def _points(members: list[Member]) -> np.ndarray:
    counts = {len(member.points) for member in members}
    if counts == {0} or len(counts) > 1:
        raise MethodError(
            "The weighting budget needs the points of every expert for every member: found "
            f"{', '.join(f'{member.name} {len(member.points)}' for member in members)}."
        )
    return np.array([member.points for member in members]).T
