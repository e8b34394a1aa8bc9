"""Who would get how much: a pot of money divided by a formula, to the penny.

Every place has a claim: 1 for equal shares, its people, its people in need, its score, times what
its rank or category says. Pounds are in proportion to claims, but for a floor and a cap, in pounds
for each place or each person. Rounding: shares are rounded down to whole pence, and the pence left
over go to the largest remainders, ties to the first code (Hamilton's rule); the sum is the pot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from levelmap.comparison.gains_and_losses import UNGROUPED
from levelmap.errors import MethodError

PLACE, HEAD, NEED, SCORE, SCORE_HEAD = "place", "head", "need", "score", "score_head"
CLAIMS = {
    PLACE: "the same for every place",
    HEAD: "by people",
    NEED: "by people in need",
    SCORE: "by score",
    SCORE_HEAD: "by score times people",
}
"""What a claim may be in proportion to, in words."""

LARGEST_POT = 10**13
"""Pounds; pence beyond it are not exact in the arithmetic used."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule for dividing a pot.

    Attributes
    ----------
    by
        One of `CLAIMS`.
    places
        The worst so many by rank share the pot; 0 for all.
    taper
        As many further places share with claims that fall evenly to nothing.
    tiers
        What a claim counts in category 1, 2 and so on, 0 beyond the last; empty for the same in
        all.
    floor, cap
        Least and most pounds for each place, or for each person where `per_head`.
    group_shares
        Share of the pot of each group (such as nation), sum 1; empty leaves it to the claims.
    """

    by: str = PLACE
    places: int = 0
    taper: int = 0
    tiers: tuple[float, ...] = ()
    floor: float = 0.0
    cap: float = float("inf")
    per_head: bool = False
    group_shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """What formulas may ask of places, each indexed by area code; None where nothing needs it."""

    people: pd.Series
    in_need: pd.Series | None = None
    scores: pd.Series | None = None
    ranks: pd.Series | None = None
    categories: pd.Series | None = None
    groups: pd.Series | None = None


@dataclass(frozen=True)
class Allocation:
    """A pot divided.

    Attributes
    ----------
    table
        Index area code of the places that share; columns `people`, `claim`, `pounds`, `per_head`,
        and `limit` (`floor`, `cap`, or empty where the claim decides).
    pot
        Pounds; the sum of the column, to the penny.
    """

    formula: Formula
    pot: float
    table: pd.DataFrame


def allocate(pot: float, formula: Formula, facts: Facts) -> Allocation:
    """Return a pot divided by a formula.

    Parameters
    ----------
    pot
        Pounds, of which whole pence are divided.

    Raises
    ------
    MethodError
        No money, no place, no claim; a fact that the formula needs is not given, or not for a
        place; the floors are more than the pot, or the caps less; shares of groups do not sum to 1.
    """
    pence = _pence(pot)
    claims = _claims(formula, facts)
    people = facts.people.reindex(claims.index)
    if formula.per_head or formula.by in (HEAD, SCORE_HEAD):
        _check_known(people, "people")
    units = people if formula.per_head else pd.Series(1.0, claims.index)
    parts = [
        _divided(amount, claims[codes], units[codes], formula, name)
        for name, codes, amount in _pots(pence, formula, facts, claims)
    ]
    shares = pd.concat(parts).reindex(claims.index)
    pounds = shares["pence"] / 100
    table = pd.DataFrame(
        {
            "people": people,
            "claim": claims,
            "pounds": pounds,
            "per_head": pounds / people.where(people > 0),
            "limit": shares["limit"],
        }
    )
    return Allocation(formula, pence / 100, table)


def winners_and_losers(before: pd.Series, after: pd.Series, people: pd.Series) -> pd.DataFrame:
    """Return what each place gains when one division takes the place of another.

    Parameters
    ----------
    before, after
        Pounds by area code; a place that is in one only has nothing in the other.
    people
        By area code.

    Returns
    -------
    DataFrame
        Index area code; columns `before`, `after`, `change` (to the penny), `per_head` (of the
        change), `outcome` (`gains`, `loses`, `same`); the greatest loss per head first.
    """
    codes = before.index.union(after.index)
    was, becomes = (one.reindex(codes).fillna(0.0).round(2) for one in (before, after))
    change = (becomes - was).round(2)
    heads = people.reindex(codes)
    table = pd.DataFrame(
        {
            "before": was,
            "after": becomes,
            "change": change,
            "per_head": change / heads.where(heads > 0),
            "outcome": np.select([change > 0, change < 0], ["gains", "loses"], "same"),
        }
    )
    return table.sort_values(["per_head", "change"], kind="stable")


def change_by_group(table: pd.DataFrame, people: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """Return `winners_and_losers` summed over groups, such as regions or kinds of place.

    Parameters
    ----------
    people
        Of all places of the groups, those without money too: `per_head` is of them all.

    Returns
    -------
    DataFrame
        Index group, `UNGROUPED` for places of none; columns `gain`, `lose` (places), `before`,
        `after`, `change` (pounds), `per_head`. Groups without money are left out.
    """
    of = groups.reindex(people.index.union(table.index)).astype("object").fillna(UNGROUPED)
    keyed = table.assign(
        group=of.reindex(table.index),
        gain=(table["outcome"] == "gains").astype("int64"),
        lose=(table["outcome"] == "loses").astype("int64"),
    )
    sums = keyed.groupby("group")[["gain", "lose", "before", "after", "change"]].sum()
    living = people.groupby(of.reindex(people.index)).sum().reindex(sums.index)
    return sums.round(2).assign(per_head=sums["change"] / living.where(living > 0))


_INSTEAD = {
    "score": "name a method, which scores places, or divide by something else",
    "rank": "name a method, which ranks places, or leave the taper out",
    "category": "name a list or a method with categories, or leave the tiers out",
    "people in need": "choose a measure of need, or divide by something else",
}
"""What to do where the facts that a formula asks for are absent."""


def _pence(pot: float) -> int:
    if not 0 < pot <= LARGEST_POT:
        raise MethodError(
            f"A pot of £{pot:,.2f} cannot be divided: expected more than nothing and at most "
            f"£{LARGEST_POT:,}."
        )
    pence = round(pot * 100)
    if pence < 1:
        raise MethodError("The pot is less than a penny: expected a penny or more.")
    return pence


def _claims(formula: Formula, facts: Facts) -> pd.Series:
    """Return the claim of each place that has one above 0."""
    base = _base(formula, facts)
    claims = base * _by_rank(formula, facts, base.index) * _by_tier(formula, facts, base.index)
    if (claims < 0).any():
        raise MethodError(
            f"{claims.idxmin()} has a claim below 0: to divide money by scores they must be on a "
            "scale of 0 or more, such as percentile or minmax."
        )
    claims = claims[claims > 0].sort_index()
    if not len(claims):
        raise MethodError(
            "No place has a claim: all weights, tiers or figures of need are zero. Give one of "
            "them more, or choose another claim."
        )
    return claims


def _base(formula: Formula, facts: Facts) -> pd.Series:
    if formula.by not in CLAIMS:
        raise MethodError(f"{formula.by!r} is no claim: expected one of {', '.join(CLAIMS)}.")
    if formula.by == PLACE:
        return pd.Series(1.0, facts.people.index)
    if formula.by == HEAD:
        return _check_known(facts.people, "people")
    if formula.by == NEED:
        return _check_known(_given(facts.in_need, "people in need"), "people in need")
    scores = _given(facts.scores, "score").dropna()
    if formula.by == SCORE:
        return scores
    return scores * _check_known(facts.people.reindex(scores.index), "people")


def _by_rank(formula: Formula, facts: Facts, index: pd.Index) -> pd.Series:
    """Return 1 for the places first in rank, falling to 0 over the taper."""
    if formula.places < 0 or formula.taper < 0:
        raise MethodError("The number of places, or of the taper, is below 0: expected 0 or more.")
    if not formula.places:
        return pd.Series(1.0, index)
    ranks = _given(facts.ranks, "rank").reindex(index)
    beyond = (ranks - formula.places).clip(lower=0)
    return (1 - beyond / (formula.taper + 1)).clip(lower=0).fillna(0.0)


def _by_tier(formula: Formula, facts: Facts, index: pd.Index) -> pd.Series:
    if not formula.tiers:
        return pd.Series(1.0, index)
    if min(formula.tiers) < 0:
        raise MethodError(f"A tier counts {min(formula.tiers):g}: expected 0 or more.")
    counts = dict(enumerate(formula.tiers, start=1))
    categories = _given(facts.categories, "category").reindex(index)
    return categories.map(counts).astype("float64").fillna(0.0)


def _pots(
    pence: int, formula: Formula, facts: Facts, claims: pd.Series
) -> list[tuple[str, pd.Index, int]]:
    """Return name, places and pence of every group that has a pot of its own."""
    shares = formula.group_shares
    if not shares:
        return [("", claims.index, pence)]
    if min(shares.values()) < 0 or abs(sum(shares.values()) - 1) > 1e-9:
        raise MethodError(
            f"The groups' shares add up to {sum(shares.values()):.4g}: expected 1, none below 0."
        )
    groups = _given(facts.groups, "group").reindex(claims.index)
    strangers = sorted(set(groups.fillna("of no name")) - set(shares))
    if strangers:
        raise MethodError(
            f"No share is given for the group {strangers[0]}: give every group one, 0 if it is to "
            "have nothing."
        )
    amounts = _whole(pd.Series(shares, dtype="float64") * pence, pence)
    found = [(name, groups.index[groups == name], int(amounts[name])) for name in shares]
    empty = [name for name, codes, amount in found if amount and not len(codes)]
    if empty:
        raise MethodError(
            f"{empty[0]} has a share of the pot and no place with a claim: give it no share, or "
            "choose a claim that is held for it."
        )
    return [one for one in found if len(one[1])]


def _divided(
    pence: int, claims: pd.Series, units: pd.Series, formula: Formula, name: str
) -> pd.DataFrame:
    """Return pence by place, and which limit holds it, if any."""
    low = 100 * formula.floor * units
    high = units * 0 + np.inf if np.isinf(formula.cap) else 100 * formula.cap * units
    of_group = f" of {name}" if name else ""
    if formula.floor < 0 or formula.cap < formula.floor:
        raise MethodError(
            f"A floor of £{formula.floor:,.2f} and a cap of £{formula.cap:,.2f}: expected a floor "
            "of 0 or more and a cap not below it."
        )
    # limits in whole pence, so that rounding cannot cross them
    low, high = np.ceil(low), np.floor(high)
    if (low > high).any():
        raise MethodError(
            f"No whole penny lies between the floor and the cap of {claims.index[low > high][0]}: "
            "raise the cap."
        )
    if low.sum() > pence:
        raise MethodError(
            f"The floor takes £{low.sum() / 100:,.2f} for {len(claims)} places, more than the pot"
            f"{of_group} of £{pence / 100:,.2f}: lower it, or name fewer places."
        )
    if high.sum() < pence:
        raise MethodError(
            f"The cap lets {len(claims)} places have £{high.sum() / 100:,.2f} at most, less than "
            f"the pot{of_group} of £{pence / 100:,.2f}: raise it, or name more places."
        )
    exact = _within_limits(pence, claims, low, high)
    limit = np.select([exact >= high, (exact <= low) & (low > 0)], ["cap", "floor"], "")
    return pd.DataFrame({"pence": _whole(exact, pence), "limit": limit}, index=claims.index)


def _within_limits(pence: int, claims: pd.Series, low: pd.Series, high: pd.Series) -> pd.Series:
    """Return shares in proportion to claims, those beyond a limit at it, that sum to *pence*.

    The sum grows with the price of a claim; it is found by halving, then made exact on the places
    that no limit holds.
    """
    claim, floor, cap = (one.to_numpy() for one in (claims, low, high))
    least, most = 0.0, float(pence / claim.min())
    for _ in range(120):
        price = (least + most) / 2
        total = np.clip(claim * price, floor, cap).sum()
        least, most = (price, most) if total < pence else (least, price)
    shares = np.clip(claim * most, floor, cap)
    free = (shares > floor) & (shares < cap)
    if free.any():
        shares[free] = claim[free] * (pence - shares[~free].sum()) / claim[free].sum()
    return pd.Series(np.clip(shares, floor, cap), claims.index)


def _whole(exact: pd.Series, total: int) -> pd.Series:
    """Return whole numbers that sum to *total*: the largest remainders are rounded up."""
    down = np.floor(exact + 1e-6)
    left = round(total - down.sum())
    order = np.lexsort((np.arange(len(exact)), -(exact - down).to_numpy().round(6)))
    whole = down.to_numpy(copy=True)
    whole[order[:left]] += 1
    return pd.Series(whole, exact.index).astype("int64")


def _given(series: pd.Series | None, name: str) -> pd.Series:
    if series is None:
        way = _INSTEAD.get(name, "give them")
        raise MethodError(f"The formula asks for the {name} of places, and none is given: {way}.")
    return series


def _check_known(series: pd.Series, name: str) -> pd.Series:
    """Return the series if every place has a figure."""
    missing = series.index[series.isna()]
    if len(missing):
        raise MethodError(
            f"The number of {name} is not held for {len(missing)} places, such as {missing[0]}: "
            "leave them out, or choose another measure."
        )
    return series


def group_shares_by(measure: pd.Series, groups: pd.Series) -> dict[str, float]:
    """Return the share of each group in a measure, such as of each nation in all people."""
    sums = measure.groupby(groups.reindex(measure.index)).sum()
    if not sums.sum() > 0:
        raise MethodError("The measure is zero in every group, so that no share can be made of it.")
    return {str(name): float(share) for name, share in (sums / sums.sum()).items()}
