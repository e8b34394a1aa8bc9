"""What an index is made of: what moves together, what is counted twice, what really decides.

References: OECD/JRC Handbook (2008), step 4; Cronbach, Psychometrika 16 (1951).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from levelmap.errors import TooFewValues
from levelmap.methods.composite import CompositeIndicator
from levelmap.methods.recipes import Domain, Recipe

TWICE = 0.9
"""Correlation from which two members count nearly the same thing twice."""

AGAINST = -0.2
"""Correlation of a member with the score below which it pulls against it."""


@dataclass(frozen=True)
class Structure:
    """The inner structure of a composite indicator.

    Attributes
    ----------
    correlations
        Members by members, Pearson, of normalised values, over the areas that have both.
    members
        Index key; columns `label`, `weight` (nominal), `influence` (what share of the variance of
        the score the member makes up, by its covariance with it; sums to 1 for a score that is a
        sum of members without gaps), `importance` (correlation with the score), `alpha_without`
        (Cronbach's alpha of the others: above `alpha`, the member measures something else).
    alpha
        Cronbach's alpha over the areas that have every member; by domain in `alpha_by_domain`.
    eigenvalues
        Of the correlations, the largest first: how many dimensions there are.
    notes
        What a reader should know: members counted twice, members against the others.
    """

    correlations: pd.DataFrame
    members: pd.DataFrame
    alpha: float
    alpha_by_domain: dict[str, float]
    eigenvalues: tuple[float, ...]
    notes: tuple[str, ...]

    @property
    def dimensions(self) -> int:
        """Return how many principal components have an eigenvalue above 1."""
        return sum(value > 1 for value in self.eigenvalues)


def structure(composite: CompositeIndicator) -> Structure:
    """Return the structure of a composite indicator.

    Raises
    ------
    TooFewValues
        It has one member, or fewer than three areas with every member.
    """
    values = composite.normalised.loc[composite.scored]
    complete = values.dropna()
    if values.shape[1] < 2 or len(complete) < 3:
        raise TooFewValues(
            f"A structure needs at least 2 members and 3 areas with all of them, and "
            f"{composite.recipe.called} has {values.shape[1]} and {len(complete)}: switch on "
            "members that more areas have."
        )
    members = _members(composite, values)
    members["alpha_without"] = [
        cronbach_alpha(complete.drop(columns=key).to_numpy()) if values.shape[1] > 2 else np.nan
        for key in values
    ]
    correlations = values.corr()
    return Structure(
        correlations=correlations,
        members=members,
        alpha=cronbach_alpha(complete.to_numpy()),
        alpha_by_domain=_alphas(composite.recipe, complete),
        eigenvalues=_eigenvalues(complete),
        notes=(*_counted_twice(correlations, members), *_against(members)),
    )


def cronbach_alpha(values: np.ndarray) -> float:
    """Return how far members measure one thing: k/(k - 1)·(1 - Σ variances / variance of the sum).

    Of standardised members, so that no unit counts; 1 at most. It rises with the number of members,
    and a high figure may only say that the same thing is counted several times.

    Parameters
    ----------
    values
        Shape (n, k), k > 1; no value missing, no member constant.
    """
    standardised = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
    k = values.shape[1]
    return float(k / (k - 1) * (1 - k / standardised.sum(axis=1).var(ddof=1)))


def shared_inputs(first: Recipe, second: Recipe) -> tuple[str, ...]:
    """Return the indicators and columns that two recipes both rest on, by name, in order.

    An index compared with its own ingredients agrees with itself.
    """
    others = {leaf.source for leaf in second.active}
    return tuple(leaf.name for leaf in first.active if leaf.source in others)


def _members(composite: CompositeIndicator, values: pd.DataFrame) -> pd.DataFrame:
    scores = composite.scores[values.index]
    weighted = composite.weighted.loc[values.index].fillna(0.0)
    covariance = weighted.apply(lambda column: column.cov(scores))
    total = covariance.sum()
    table = composite.members[["label", "weight"]].copy()
    table["influence"] = covariance / total if total else np.nan
    table["importance"] = composite.members["importance"]
    return table


def _alphas(recipe: Recipe, complete: pd.DataFrame) -> dict[str, float]:
    found = {}
    for domain in recipe.domains:
        keys = [key for key in _keys(domain) if key in complete.columns]
        if len(keys) > 1:
            found[domain.key] = cronbach_alpha(complete[keys].to_numpy())
    return found


def _keys(domain: Domain) -> list[str]:
    return [
        key
        for one in domain.members
        for key in (_keys(one) if isinstance(one, Domain) else [one.key])
    ]


def _eigenvalues(complete: pd.DataFrame) -> tuple[float, ...]:
    found = np.linalg.eigvalsh(np.corrcoef(complete.to_numpy(), rowvar=False))
    return tuple(float(value) for value in found[::-1])


def _counted_twice(correlations: pd.DataFrame, members: pd.DataFrame) -> list[str]:
    pairs = [
        (float(correlations.loc[a, b]), a, b)
        for a, b in combinations(correlations.columns, 2)
        if correlations.loc[a, b] >= TWICE
    ]
    return [
        f"Counted twice: {members.loc[a, 'label']} and {members.loc[b, 'label']} move together "
        f"(r = {r:.2f}): together they count for "
        f"{members.loc[a, 'weight'] + members.loc[b, 'weight']:.0%} of the score."
        for r, a, b in sorted(pairs, reverse=True)
    ]


def _against(members: pd.DataFrame) -> list[str]:
    against = members[members["importance"] < AGAINST]
    return [
        f"{row['label']} pulls against the score that it is part of (r = {row['importance']:.2f})."
        for _, row in against.iterrows()
    ]
