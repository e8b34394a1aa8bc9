"""The engine: a recipe and a table of values to a composite indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from levelmap.errors import (
    MethodError,
    NoPolarity,
    TooFewValues,
)
from levelmap.methods import missing_data, outliers, tree
from levelmap.methods.categorisation import categorise
from levelmap.methods.checks import checked_values, denominated
from levelmap.methods.missing_data import Gaps
from levelmap.methods.normalisation import mirror, normalise, percentile
from levelmap.methods.orientation import orient, orientation_signs
from levelmap.methods.ranking import ranks_worst_first
from levelmap.methods.recipes import Member, Recipe, Step
from levelmap.methods.tree import Branch
from levelmap.terms import Polarity


@dataclass(frozen=True)
class Inputs:
    """What a recipe is computed on.

    Attributes
    ----------
    table
        Index area code (any text, once each), one column per active member named by its key, any
        unit; NaN is missing.
    polarity
        Of the members by key, where the recipe gives none itself.
    groups
        The group of each area, for the missing rule `group_mean`.
    denominators
        What the values of members are divided by before anything else: same index, one column for
        each member with a `denominator`, named by its key.
    errors
        Standard errors of the members' values as published, same index, columns by key; a member
        or a value without one is taken as exact.
    """

    table: pd.DataFrame
    polarity: Mapping[str, Polarity] = field(default_factory=dict)
    groups: pd.Series | None = None
    denominators: pd.DataFrame | None = None
    errors: pd.DataFrame | None = None


@dataclass(frozen=True)
class Prepared:
    """A recipe's members ready to aggregate.

    Attributes
    ----------
    oriented
        Areas by active members, high meaning what the recipe's direction says; outliers treated.
    signs
        The orientation of each member, +1 or -1.
    gaps
        What the missing rule made of the gaps.
    treatments
        What the outlier rule did, by member: `none`, `log`, `winsorised (2 points)`.
    """

    recipe: Recipe
    oriented: pd.DataFrame
    signs: Mapping[str, int]
    gaps: Gaps
    treatments: Mapping[str, str]

    @property
    def tie_break(self) -> np.ndarray | None:
        """Return what orders areas of equal score, shape (n,), or None where nothing does."""
        if not self.recipe.tie_break:
            return None
        shares = percentile(self.oriented.to_numpy().T)
        present = ~np.isnan(shares)
        return np.where(present, shares, 0).sum(axis=0) / np.maximum(present.sum(axis=0), 1)

    def normalised(self, step: Step | None = None) -> np.ndarray:
        """Return normalised values, shape (m, n); NaN where missing.

        Parameters
        ----------
        step
            Normalisation of all members; by default each one's own, else the recipe's.
        """
        rows = []
        for member in self.recipe.active:
            chosen = step or member.normalisation or self.recipe.normalisation
            values = self.oriented[member.key].to_numpy()
            try:
                rows.append(normalise(values, chosen, self.signs[member.key]))
            except MethodError as error:
                raise type(error)(f"{member.name}: {error}") from error
        return np.stack(rows)

    def mirrors(self, normalised: np.ndarray, step: Step | None = None) -> np.ndarray:
        """Return the mirror of each member's scale, shape (m, 1); parameters as `normalised`."""
        steps = [
            step or member.normalisation or self.recipe.normalisation
            for member in self.recipe.active
        ]
        return np.stack([mirror(row, one) for row, one in zip(normalised, steps, strict=True)])


@dataclass(frozen=True)
class CompositeIndicator:
    """The result of a recipe.

    Attributes
    ----------
    recipe
        What was computed.
    scores
        Indexed by area code as the values were; NaN where the area is not scored.
    ranks
        1 for the worst whatever the direction; ties share the lower number; NaN where not scored.
        `printed_ranks` are those to show.
    categories
        1 for the worst; missing where not scored.
    normalised
        Areas by active members, on the scale that was aggregated.
    contributions
        Areas by parts, which add up to the score: weight times normalised value of a member, or the
        weight times the score of a domain that is no sum of its members. No column where the score
        is no sum.
    weighted
        Areas by active members: the weight times the normalised value. Says what went in, and adds
        up to nothing.
    domains
        Areas by domains: the score of each domain.
    members
        Index key of the active members; columns `label`, `weight` (effective: share of the whole
        for an area without gaps), `importance` (Pearson correlation of the normalised member with
        the score), `areas` (with a value), `treatment`.
    coverage
        Share of the active members that each area has.
    imputed
        Areas by active members, true where the missing rule put a stand-in.
    not_scored
        Indexed by the areas without a score; columns `reason` and `missing` (members).
    notes
        Sentences that belong beside the result.
    """

    recipe: Recipe
    scores: pd.Series
    ranks: pd.Series
    categories: pd.Series
    normalised: pd.DataFrame
    contributions: pd.DataFrame
    weighted: pd.DataFrame
    domains: pd.DataFrame
    members: pd.DataFrame
    coverage: pd.Series
    imputed: pd.DataFrame
    not_scored: pd.DataFrame
    notes: tuple[str, ...]

    @property
    def scored(self) -> pd.Index:
        """Return the codes of the areas that have a score."""
        return self.scores.index[self.scores.notna()]

    @property
    def additive(self) -> bool:
        """Say whether the score is a sum of contributions."""
        return bool(len(self.contributions.columns))

    @property
    def rank_one(self) -> str:
        """Return what rank 1 shown means: `worst` for a score of need, `best` for performance."""
        return "worst" if self.recipe.direction is Polarity.HIGHER_IS_WORSE else "best"

    @property
    def printed_ranks(self) -> pd.Series:
        """Return ranks as they are shown: 1 for the highest score, ties share the lower number."""
        if self.rank_one == "worst":
            return self.ranks
        # worst-first ranks keep ties and tie breaks: read them from the other end
        return (-self.ranks).rank(method="min").rename("rank")


def score(recipe: Recipe, inputs: Inputs) -> CompositeIndicator:
    """Return the composite indicator that *recipe* makes of *inputs*.

    Areas stay in the order given; each one either has a score or is listed in `not_scored`.

    Raises
    ------
    MethodError
        A step cannot be computed; the message names the member and what to change. Its kinds:
        `TooFewValues`, `NoPolarity`, `BadWeights`, `MixedGeographies`.
    ContractError
        A code occurs twice, or a value is infinite.
    """
    return score_prepared(prepare(recipe, inputs))


def score_prepared(prepared: Prepared) -> CompositeIndicator:
    """Return the composite indicator of members that `prepare` has made ready.

    Raises as `score` does.
    """
    recipe = prepared.recipe
    leaves = prepared.normalised()
    branch = tree.build(recipe, leaves)
    high_is_worse = recipe.direction is Polarity.HIGHER_IS_WORSE
    found = tree.evaluate(
        branch,
        leaves[:, None, :],
        high_is_worse=high_is_worse,
        mirrors=prepared.mirrors(leaves)[:, None, :],
    )
    index = prepared.oriented.index
    by_branch = pd.DataFrame({key: values[0] for key, values in found.items()}, index=index)
    not_scored = _not_scored(prepared.gaps, by_branch[tree.ROOT])
    scores = by_branch[tree.ROOT].mask(index.isin(not_scored.index)).rename("score")
    if scores.notna().sum() == 0:
        raise TooFewValues(
            f"No area can be scored by {recipe.called}: {not_scored['reason'].iloc[0]}. Lower the "
            "minimum coverage, or switch off members with gaps."
        )
    ranks = pd.Series(
        ranks_worst_first(scores.to_numpy(), high_is_worse, prepared.tie_break),
        index=index,
        name="rank",
    )
    keys = prepared.oriented.columns
    return CompositeIndicator(
        recipe=recipe,
        scores=scores,
        ranks=ranks,
        categories=categorise(scores, ranks, recipe.categories, high_is_worse),
        normalised=pd.DataFrame(leaves.T, index=index, columns=keys),
        contributions=_contributions(branch, leaves, by_branch, keys).where(scores.notna()),
        weighted=_weighted(branch, leaves, index, keys).where(scores.notna()),
        domains=by_branch.drop(columns=tree.ROOT),
        members=_members_table(prepared, branch, leaves, scores),
        coverage=prepared.gaps.coverage,
        imputed=prepared.gaps.imputed,
        not_scored=not_scored,
        notes=_notes(prepared, branch),
    )


def prepare(recipe: Recipe, inputs: Inputs) -> Prepared:
    """Return the members oriented, with outliers treated and gaps dealt with.

    Raises as `score` does.
    """
    if not recipe.active:
        raise MethodError(f"No member of {recipe.called} is switched on: switch on at least one.")
    divided = denominated(recipe, inputs.table, inputs.denominators)
    values = checked_values(recipe, divided)
    polarity = {member.key: _polarity(member, inputs.polarity) for member in recipe.active}
    signs = orientation_signs(polarity, recipe.direction)
    labels = {member.key: member.name for member in recipe.active}
    gaps = missing_data.apply_rule(orient(values, signs), recipe.missing, labels, inputs.groups)
    treated, methods = {}, {}
    for key in gaps.filled.columns:
        result = outliers.treat(gaps.filled[key].to_numpy(), recipe.outliers)
        treated[key] = result.treated
        points = f" ({result.points} points)" if result.points else ""
        methods[key] = f"{result.method}{points}"
    oriented = pd.DataFrame(treated, index=values.index)
    return Prepared(recipe, oriented, signs, gaps, methods)


def _polarity(member: Member, given: Mapping[str, Polarity]) -> Polarity:
    polarity = member.polarity or given.get(member.key)
    if polarity is None:
        raise NoPolarity(
            f"Nothing says whether a high value of {member.name} is good or bad: give the member a "
            "polarity (higher_is_better or higher_is_worse)."
        )
    return polarity


def _not_scored(gaps: Gaps, scores: pd.Series) -> pd.DataFrame:
    weightless = scores.index[scores.isna() & ~scores.index.isin(gaps.not_scored.index)]
    more = pd.DataFrame(
        {"reason": "no member that has a value has weight", "missing": ""},
        index=weightless,
        dtype="str",
    )
    return pd.concat([gaps.not_scored, more])


def _contributions(
    branch: Branch, leaves: np.ndarray, by_branch: pd.DataFrame, keys: pd.Index
) -> pd.DataFrame:
    scores = {key: by_branch[key].to_numpy() for key in by_branch}
    found = tree.contributions(branch, leaves, scores)
    columns = {keys[part] if isinstance(part, int) else part: x for part, x in found.items()}
    return pd.DataFrame(columns, index=by_branch.index)


def _weighted(branch: Branch, leaves: np.ndarray, index: pd.Index, keys: pd.Index) -> pd.DataFrame:
    weights = tree.area_weights(branch, ~np.isnan(leaves))
    return pd.DataFrame((weights * leaves).T, index=index, columns=keys)


def _members_table(
    prepared: Prepared, branch: Branch, leaves: np.ndarray, scores: pd.Series
) -> pd.DataFrame:
    everywhere = np.ones((len(leaves), 1), dtype=bool)
    weights = tree.area_weights(branch, everywhere)[:, 0]
    return pd.DataFrame(
        {
            "label": [member.name for member in prepared.recipe.active],
            "weight": weights / weights.sum(),
            "importance": [_pearson(leaf, scores.to_numpy()) for leaf in leaves],
            "areas": (~np.isnan(leaves)).sum(axis=1),
            "treatment": list(prepared.treatments.values()),
        },
        index=prepared.oriented.columns,
    )


def _pearson(first: np.ndarray, second: np.ndarray) -> float:
    both = ~(np.isnan(first) | np.isnan(second))
    x, y = first[both], second[both]
    if x.size < 3 or x.min() == x.max() or y.min() == y.max():
        return float("nan")
    return float(np.corrcoef(x, y)[0, 1])


def _notes(prepared: Prepared, branch: Branch) -> tuple[str, ...]:
    notes = [note for one in branch.branches for note in one.notes]
    off = [member.name for member in prepared.recipe.leaves if not member.active]
    if off:
        notes.append(f"Not used: {', '.join(off)}.")
    imputed = int(prepared.gaps.imputed.to_numpy().sum())
    if imputed:
        notes.append(f"{imputed} missing values were replaced by the mean of their group.")
    return tuple(notes)
