"""Categories: from scores and ranks to numbered groups of areas, the worst first."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from levelmap.errors import MethodError
from levelmap.methods.recipes import Categories


def categorise(
    scores: pd.Series, ranks: pd.Series, categories: Categories, high_is_worse: bool = True
) -> pd.Series:
    """Return the category of each area, 1 the worst; missing where the area is not scored.

    Parameters
    ----------
    scores, ranks
        Same index; ranks 1 for the worst. Areas of equal rank are never parted, so that a category
        can hold more areas than its cut.
    categories
        Rule and cuts. Shares and thirds are rounded up to whole areas; for `quantile` the category
        is ceil(groups·rank / n), as the deciles of the Index of Multiple Deprivation are made.

    Raises
    ------
    MethodError
        Cuts that are missing, out of range or not in order.
    """
    if categories.rule == "score":
        return _by_score(scores, categories, high_is_worse)
    cuts = largest_ranks(categories, int(ranks.notna().sum()))
    groups = np.searchsorted(np.asarray(cuts, dtype="float64"), ranks.to_numpy(), side="left") + 1
    return _numbered(groups, ranks)


def largest_ranks(categories: Categories, scored: int) -> list[int]:
    """Return the last rank of every category but the lowest, for rules that count areas."""
    cuts = list(categories.cuts)
    if categories.rule == "thirds":
        cuts = [1 / 3, 2 / 3]
    elif categories.rule == "quantile":
        groups = int(cuts[0]) if len(cuts) == 1 else 0
        if groups < 2:
            raise MethodError(
                "The rule quantile needs one cut, the number of groups: expected 2 or more."
            )
        return [scored * i // groups for i in range(1, groups)]
    elif categories.rule in ("share", "count"):
        top = 1 if categories.rule == "share" else math.inf
        if not cuts or min(cuts) <= 0 or max(cuts) > top or cuts != sorted(set(cuts)):
            raise MethodError(
                f"The cuts {cuts} of the rule {categories.rule} are not usable: expected ascending "
                "shares above 0 and up to 1, or ascending numbers of areas."
            )
        if categories.rule == "count":
            return [int(cut) for cut in cuts]
    else:
        raise MethodError(f"{categories.rule!r} is not a rule for categories.")
    # a third is not exact in binary: a third of 309 areas is 103, not 104
    return [math.ceil(share * scored - 1e-9) for share in cuts]


def _by_score(scores: pd.Series, categories: Categories, high_is_worse: bool) -> pd.Series:
    cuts = np.asarray(categories.cuts, dtype="float64")
    worst_first = cuts if high_is_worse else -cuts
    if not cuts.size or (np.diff(worst_first) >= 0).any():
        raise MethodError(
            f"The cuts {list(categories.cuts)} of the rule score are not usable: expected scores "
            "from the worst to the best, without a repeat."
        )
    values = scores.to_numpy() if high_is_worse else -scores.to_numpy()
    # a score exactly on a cut belongs to the worse category
    groups = np.searchsorted(-worst_first, -values, side="left") + 1
    return _numbered(groups, scores)


def _numbered(groups: np.ndarray, like: pd.Series) -> pd.Series:
    result = pd.Series(groups, index=like.index, name="category", dtype="Int64")
    return result.mask(like.isna())
