"""The tree of a recipe, ready to compute: one score or thousands of draws in the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from levelmap.errors import MethodError
from levelmap.methods.aggregation import ADDITIVE, aggregate
from levelmap.methods.normalisation import normalise
from levelmap.methods.recipes import Domain, Member, Recipe, Step
from levelmap.methods.weighting import DERIVED, Weights, budget, check_weights

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
            branch.aggregation.method in ADDITIVE
            and (branch is self or branch.normalisation.method == "none")
            for branch in self.branches
        )


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
        raise MethodError(f"No member of {recipe.title} is switched on: switch on at least one.")
    positions = {member.key: i for i, member in enumerate(recipe.active)}
    return _Builder(recipe, positions, normalised).branch(ROOT, recipe.members, None)


def evaluate(
    branch: Branch,
    leaves: np.ndarray,
    weights: Mapping[str, np.ndarray] | None = None,
    *,
    high_is_worse: bool = True,
    aggregation: Step | None = None,
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
    """
    scores: dict[str, np.ndarray] = {}
    parts = []
    for child in branch.children:
        if isinstance(child, Branch):
            below = evaluate(
                child, leaves, weights, high_is_worse=high_is_worse, aggregation=aggregation
            )
            scores |= below
            parts.append(below[child.key])
        else:
            parts.append(leaves[child])
    shares = branch.weights[:, None, None] if weights is None else weights[branch.key]
    stacked = np.stack(np.broadcast_arrays(*parts))
    score = aggregate(stacked, shares, aggregation or branch.aggregation, high_is_worse)
    if branch.normalisation.method != "none":
        score = normalise(score, branch.normalisation)
    return {branch.key: score, **scores}


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
    here = np.stack([present[leaves_of(child)].any(axis=0) for child in branch.children])
    shares = branch.weights[:, None] * here
    total = shares.sum(axis=0)
    scale = branch.weights.sum() if branch.aggregation.method == "sum" else 1.0
    shares = scale * shares / np.where(total > 0, total, 1.0)
    for child, share in zip(branch.children, shares, strict=True):
        if isinstance(child, Branch):
            result += share * area_weights(child, present)
        else:
            result[child] += share
    return result


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
        rule = self.recipe.weighting
        if rule == "equal":
            return Weights(np.array([float(len(leaves_of(child))) for child in children]))
        if rule == "equal_by_domain":
            return Weights(np.ones(len(members)))
        given = np.array([float(member.weight) for member in members])
        if rule == "given":
            return Weights(given)
        leaf = np.array([isinstance(member, Member) for member in members])
        if not leaf.any():
            return Weights(given)
        own = self._among_members([m for m in members if isinstance(m, Member)])
        given[leaf] = own.shares * given[leaf].sum()
        return Weights(given, own.note)

    def _among_members(self, members: list[Member]) -> Weights:
        rule = self.recipe.weighting
        if rule == "budget":
            return budget(_points(members))
        if rule not in DERIVED:
            raise MethodError(
                f"{rule!r} is not a weighting: expected given, equal, equal_by_domain, budget, "
                f"{', '.join(DERIVED)}."
            )
        return DERIVED[rule](self.normalised[[self.positions[m.key] for m in members]].T)


def _points(members: list[Member]) -> np.ndarray:
    counts = {len(member.points) for member in members}
    if counts == {0} or len(counts) > 1:
        raise MethodError(
            "The weighting budget needs the points of every expert for every member: found "
            f"{', '.join(f'{member.name} {len(member.points)}' for member in members)}."
        )
    return np.array([member.points for member in members]).T
