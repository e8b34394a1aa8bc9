"""Categories: from scores and ranks to numbered groups of areas, the worst first."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from levelmap.errors import MethodError
from levelmap.methods.recipes import Categories
from levelmap.methods.registry import Registry
from levelmap.shares import whole_areas

MOST_CATEGORIES = 100

CATEGORY_RULES = Registry("a rule for categories")
"""Every rule for categories by the name that recipes use.

A function takes the cuts and the number of scored areas and returns the last rank of every category
but the lowest. Facts: `cuts`, the rule needs some; `by_score`, it looks at scores, not at ranks.
"""


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
    method = CATEGORY_RULES.find(categories.rule)
    if method.facts.get("by_score"):
        return _by_score(scores, categories, high_is_worse)
    cuts = largest_ranks(categories, int(ranks.notna().sum()))
    groups = np.searchsorted(np.asarray(cuts, dtype="float64"), ranks.to_numpy(), side="left") + 1
    return _numbered(groups, ranks)


def largest_ranks(categories: Categories, scored: int) -> list[int]:
    """Return the last rank of every category but the lowest, for rules that count areas."""
    return CATEGORY_RULES.find(categories.rule).function(list(categories.cuts), scored)


def number_of(categories: Categories) -> int:
    """Return the number of categories that rule and cuts make.

    Raises
    ------
    MethodError
        More than `MOST_CATEGORIES`, or a number of groups that is not whole.
    """
    if categories.rule == "thirds":
        return 3
    if categories.rule != "quantile":
        number = len(categories.cuts) + 1
    else:
        number = _groups(list(categories.cuts))
    if number > MOST_CATEGORIES:
        raise MethodError(f"{number:,} categories: expected at most {MOST_CATEGORIES}.")
    return number


@CATEGORY_RULES.add(cuts=True)
def share(cuts: list[float], scored: int) -> list[int]:
    """Return categories that hold given shares of the areas, cumulative, rounded up to whole areas.

    Formula: last rank = ceil(share·n)

    Misleads: the worst fifth is on the list however well all of them fare.

    Source: a plain rule.
    """
    _check_ascending(cuts, 1, "share")
    return [whole_areas(cut, scored) for cut in cuts]


@CATEGORY_RULES.add(cuts=True)
def count(cuts: list[float], scored: int) -> list[int]:  # noqa: ARG001 (all rules are given both)
    """Return categories that hold given numbers of areas, cumulative.

    Formula: last rank = number

    Misleads: as `share`.

    Source: a plain rule.
    """
    _check_ascending(cuts, math.inf, "count")
    return [int(cut) for cut in cuts]


@CATEGORY_RULES.add(cuts=True)
def quantile(cuts: list[float], scored: int) -> list[int]:
    """Return as many equal groups as the one cut says.

    Formula: category = ceil(groups·rank / n)

    Misleads: as `share`.

    Source: deciles of the Index of Multiple Deprivation.

    Reproduces: every decile of the Index of Multiple Deprivation, 2019 and 2025.
    """
    groups = _groups(cuts)
    if groups > MOST_CATEGORIES:
        raise MethodError(f"{groups:,} categories: expected at most {MOST_CATEGORIES}.")
    return [scored * i // groups for i in range(1, groups)]


@CATEGORY_RULES.add("score", cuts=True, by_score=True)
def by_score(cuts: list[float], scored: int) -> list[int]:  # noqa: ARG001 (see above)
    """Return categories from given scores, the worst first; a score on a cut is on the worse side.

    Formula: category = 1 + cuts that are worse than the score

    Misleads: a fixed cut on a relative score is no fixed standard.

    Source: a plain rule.
    """
    raise MethodError("The rule score does not count areas: its categories depend on the scores.")


@CATEGORY_RULES.add()
def thirds(_: list[float], scored: int) -> list[int]:
    """Return three categories of equal size, rounded up to whole areas.

    Formula: last rank = ceil(n/3), ceil(2n/3)

    Misleads: as `share`.

    Source: thirds of 368 places are 123, 123 and 122, the sizes of the Levelling Up Fund's
    categories, whose own rule is not published.

    Reproduces: 123, 123 and 122 places, as the Levelling Up Fund's categories hold.
    """
    return [whole_areas(1 / 3, scored), whole_areas(2 / 3, scored)]


def _groups(cuts: list[float]) -> int:
    if len(cuts) != 1 or not 2 <= cuts[0] < math.inf or cuts[0] != int(cuts[0]):
        raise MethodError(
            "The rule quantile needs one cut, the number of groups: expected 2 or more."
        )
    return int(cuts[0])


def _check_ascending(cuts: list[float], top: float, rule: str) -> None:
    if not cuts or min(cuts) <= 0 or max(cuts) > top or cuts != sorted(set(cuts)):
        raise MethodError(
            f"The cuts {cuts} of the rule {rule} are not usable: expected ascending shares above 0 "
            "and up to 1, or ascending numbers of areas."
        )


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
