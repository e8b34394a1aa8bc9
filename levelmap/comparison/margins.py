"""How near a place is to the cut, and the least that would move it across."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.comparison.draws import Choices, Draws, Model, model
from levelmap.comparison.robustness import list_length
from levelmap.errors import UnknownArea
from levelmap.methods import tree
from levelmap.methods.composite import CompositeIndicator, Inputs
from levelmap.methods.tree import Branch
from levelmap.terms import Polarity

FIXED = Choices(
    concentration=0, normalisations=(), aggregations=(), outliers=(), leave_one_out=False
)
STEPS = 100
"""Shares of a domain that are tried for one of its members: 0, 0.01 and so on."""

HALVINGS = 12
"""Refinements of a share once the cut is crossed: to a hundredth / 2^12 of the domain."""


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The smallest change of one weight that moves a place across the cut.

    Attributes
    ----------
    key
        Of the member or domain.
    share, new_share
        Its share of the whole score now and after; the others keep their proportions.
    onto_list
        Whether the change brings the place onto the list or takes it off.
    """

    key: str
    label: str
    share: float
    new_share: float
    onto_list: bool

    @property
    def sentence(self) -> str:
        """Return the change in one sentence."""
        moves = "bring the place onto the list" if self.onto_list else "take the place off the list"
        return (
            f"Changing the share of {self.label} from {self.share:.1%} to {self.new_share:.1%} "
            f"would {moves}."
        )


def margins(composite: CompositeIndicator, places: int) -> pd.DataFrame:
    """Return how far each scored area is from the cut after *places* areas.

    Returns
    -------
    DataFrame
        Index area code; columns `rank`, `in_list`, `rank_margin` (ranks an area on the list could
        fall and stay, or one off it must rise to get on: 0 and up, 1 and up) and `score_margin`
        (distance to the score of the nearest area on the other side, in units of the score).
    """
    ranks = composite.ranks.dropna()
    scores = composite.scores[ranks.index]
    need = scores if composite.recipe.direction is Polarity.HIGHER_IS_WORSE else -scores
    in_list = ranks <= places
    best_off = need[~in_list].max()
    worst_on = need[in_list].min()
    return pd.DataFrame(
        {
            "rank": ranks.astype("int64"),
            "in_list": in_list,
            "rank_margin": (places - ranks).abs().astype("int64"),
            "score_margin": np.where(in_list, need - best_off, worst_on - need),
        }
    )


def smallest_weight_change(
    composite: CompositeIndicator, inputs: Inputs, code: str, places: int | None = None
) -> WeightChange | None:
    """Return the smallest change of a single weight that moves one place across the cut.

    Every member and domain is tried over the whole range of its share among its siblings, in steps
    of one hundredth, then refined; a place that crosses and returns within one step is not seen.

    Parameters
    ----------
    composite, inputs
        A result and what it was computed on.
    code
        The place.
    places
        Length of the list; by default the areas in category 1.

    Returns
    -------
    WeightChange or None
        None where no single weight can do it.

    Raises
    ------
    UnknownArea
        The recipe does not score the place.
    """
    if code not in composite.scored:
        raise UnknownArea(
            f"{code} is not scored by {composite.recipe.called}: choose another place."
        )
    prepared = model(composite.recipe, inputs, FIXED)
    search = _Search(prepared, composite.scored.get_loc(code), list_length(prepared, places))
    crossings = [
        crossing
        for branch in prepared.branch.branches
        for position in range(len(branch.children))
        if len(branch.children) > 1
        for crossing in search.crossings(branch, position)
    ]
    nearest: WeightChange | None = None
    for crossing in sorted(crossings, key=lambda crossing: crossing.least):
        if nearest is not None and crossing.least >= abs(nearest.new_share - nearest.share):
            break
        change = search.refined(crossing)
        if nearest is None or abs(change.new_share - change.share) < abs(
            nearest.new_share - nearest.share
        ):
            nearest = change
    return nearest


@dataclass(frozen=True)
class _Crossing:
    """Two neighbouring shares of one child between which the place crosses the cut.

    Attributes
    ----------
    present
        Its share among its siblings now.
    same, other
        The last share tried with the place where it is now, and the first with it across.
    whole
        Share of the branch in the whole score.
    """

    branch: Branch
    position: int
    present: float
    same: float
    other: float
    whole: float
    is_on_list: bool

    @property
    def least(self) -> float:
        """Return the least change of the whole score's shares that can be the crossing."""
        return abs(self.same - self.present) * self.whole


@dataclass(frozen=True)
class _Search:
    prepared: Model
    place: int
    length: int

    def crossings(self, branch: Branch, position: int) -> list[_Crossing]:
        """Return the nearest crossing below and above the present share of one child."""
        present = float(branch.weights[position] / branch.weights.sum())
        if present == 1:
            return []
        tried = np.arange(STEPS) / STEPS
        shares = np.concatenate([[present], tried[tried < present][::-1], tried[tried > present]])
        now, *others = self._on_list(branch, position, shares).tolist()
        crossed = np.array(others) != now
        found = []
        for side in (shares[1:] < present, shares[1:] > present):
            if not crossed[side].any():
                continue
            on_side, first = shares[1:][side], int(crossed[side].argmax())
            same = present if first == 0 else float(on_side[first - 1])
            ends = present, same, float(on_side[first])
            found.append(_Crossing(branch, position, *ends, self._share_of_whole(branch), now))
        return found

    def refined(self, crossing: _Crossing) -> WeightChange:
        """Return the change at which the place crosses, found by halving."""
        same, other = crossing.same, crossing.other
        for _ in range(HALVINGS):
            middle = (same + other) / 2
            shares = np.array([middle])
            if self._on_list(crossing.branch, crossing.position, shares)[0] == crossing.is_on_list:
                same = middle
            else:
                other = middle
        return WeightChange(
            *self._label(crossing.branch, crossing.position),
            crossing.present * crossing.whole,
            other * crossing.whole,
            onto_list=not crossing.is_on_list,
        )

    def _on_list(self, branch: Branch, position: int, shares: np.ndarray) -> np.ndarray:
        draws = self._with_shares(branch, position, shares)
        return self.prepared.ranks(draws)[:, self.place] <= self.length

    def _with_shares(self, branch: Branch, position: int, shares: np.ndarray) -> Draws:
        draws = self.prepared.own(len(shares))
        total = branch.weights.sum()
        others = total - branch.weights[position]
        weights = draws.weights[branch.key]
        weights *= ((1 - shares) * total / others)[:, None]
        weights[:, position] = shares * total
        return draws

    def _share_of_whole(self, branch: Branch) -> float:
        members = len(self.prepared.nominal.members)
        everywhere = np.ones((members, 1), dtype=bool)
        weights = tree.area_weights(self.prepared.branch, everywhere)[:, 0]
        return float(weights[branch.leaves].sum() / weights.sum())

    def _label(self, branch: Branch, position: int) -> tuple[str, str]:
        child = branch.children[position]
        recipe = self.prepared.nominal.recipe
        if isinstance(child, Branch):
            return child.key, {domain.key: domain.name for domain in recipe.domains}[child.key]
        return recipe.active[child].key, recipe.active[child].name
