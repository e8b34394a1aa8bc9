"""Missing data: who is scored in spite of gaps, what stands in, and what is said about the rest.

Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 3. No rule ever
puts a zero for a missing value.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from levelmap.errors import MethodError
from levelmap.methods.recipes import MissingRule
from levelmap.methods.registry import Registry

MISSING_RULES = Registry("a rule for missing data")
"""Every rule for missing data by the name that recipes use.

Facts: `needs_all`, an area must have every member, before or after stand-ins are put.
"""


@dataclass(frozen=True)
class Gaps:
    """The gaps of a table of values and what the rule makes of them.

    Attributes
    ----------
    filled
        Areas by members, with stand-ins where the rule makes them.
    imputed
        Same shape, true where a stand-in was put.
    coverage
        Share of the members that each area had before.
    not_scored
        Indexed by the areas that the rule leaves out; columns `reason` and `missing`.
    """

    filled: pd.DataFrame
    imputed: pd.DataFrame
    coverage: pd.Series
    not_scored: pd.DataFrame


def apply_rule(
    values: pd.DataFrame,
    rule: MissingRule,
    labels: dict[str, str],
    groups: pd.Series | None = None,
) -> Gaps:
    """Return what the rule makes of the gaps in *values*.

    Parameters
    ----------
    values
        Areas by active members; NaN is missing.
    labels
        Of the members, for the reasons.
    groups
        For `group_mean`: the group of each area, such as its region.

    Areas that have less than `rule.screen` of the members take part in nothing.

    Raises
    ------
    MethodError
        The rule is unknown or lacks its groups.
    """
    method = MISSING_RULES.find(rule.rule)
    present = values.notna()
    coverage = present.mean(axis=1).rename("coverage")
    screened = coverage < rule.screen - 1e-9
    filled = method.function(values.mask(screened, axis=0), groups).mask(screened, axis=0)
    needed = needed_members(rule, values.shape[1])
    left_out = present.sum(axis=1) < needed
    if method.facts.get("needs_all"):
        left_out |= filled.isna().any(axis=1)
    reasons = pd.DataFrame(
        {
            "reason": [
                _reason(int(present.loc[area].sum()), values.shape[1], needed)
                for area in values.index[left_out]
            ],
            "missing": [
                "; ".join(labels[key] for key in values.columns[~present.loc[area]])
                for area in values.index[left_out]
            ],
        },
        index=values.index[left_out],
        dtype="str",
    )
    return Gaps(filled, filled.notna() & ~present, coverage, reasons)


def needed_members(rule: MissingRule, members: int) -> int:
    """Return the number of members that an area must have to be scored, at least one."""
    if rule.rule == "refuse":
        return members
    share = max(rule.minimum_coverage, rule.screen)
    return max(1, int(np.ceil(share * members - 1e-9)))


@MISSING_RULES.add(choice="Leave it out; the others take over its weight")
def renormalise(values: pd.DataFrame, _: pd.Series | None) -> pd.DataFrame:
    """Return the values as they are: other members of a domain take over a missing one's weight.

    Formula: Σ w·s / Σ w over what is there; the other domains take over the weight of an empty one

    Misleads: two areas are compared on different members; an area needs `minimum_coverage` of them.

    Source: a plain rule; the members that are there keep their proportions.
    """
    return values


@MISSING_RULES.add(choice="Put in the mean of its region, and say so", needs_all=True)
def group_mean(values: pd.DataFrame, groups: pd.Series | None) -> pd.DataFrame:
    """Return the mean of the area's group as a stand-in, which is marked.

    Formula: mean of the group that `by` names, else of the region (outside England the nation)

    Misleads: the stand-in says nothing of the area itself, and makes groups look more alike.

    Raises
    ------
    MethodError
        No groups are given.

    Source: OECD/JRC Handbook (2008), step 3 (imputation by a mean), within groups as COINr does
    (`i_mean_grp`).

    Reproduces: 0.4565 and 0.4855 of COINr's example of `i_mean_grp`.
    """
    if groups is None:
        raise MethodError(
            "The rule group_mean needs the group of each area, such as its region: give groups, or "
            "use the rule renormalise."
        )
    means = values.groupby(groups.reindex(values.index)).transform("mean")
    return values.fillna(means)


@MISSING_RULES.add(choice="Do not score the place", needs_all=True)
def refuse(values: pd.DataFrame, _: pd.Series | None) -> pd.DataFrame:
    """Return the values as they are: only areas with every member are scored.

    Misleads: the areas left out are often alike, such as the smallest.

    Source: OECD/JRC Handbook (2008), step 3 (case deletion).
    """
    return values


def _reason(present: int, members: int, needed: int) -> str:
    if present == 0:
        return "has no value for any member"
    if present >= needed:
        return "no area of its group has a value to stand in"
    return f"has {present} of {members} members, and the recipe needs {needed}"
