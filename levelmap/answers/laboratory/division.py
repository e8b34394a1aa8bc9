"""A pot of money divided among the places of one list, and of another: who gains, who loses."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import counted
from levelmap.answers.laboratory.reach import measure_of_need
from levelmap.answers.scores import firmness, score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.allocation import (
    CLAIMS,
    HEAD,
    NEED,
    PLACE,
    Allocation,
    Facts,
    Formula,
    allocate,
    change_by_group,
    winners_and_losers,
)
from levelmap.comparison.draws import VERSIONS
from levelmap.comparison.intervals import has_limits

CHANCE_DRAWS = 2_000
"""Ways of computing a method from which the chance of being named is counted."""

DIVISIONS = {key: CLAIMS[key] for key in (HEAD, PLACE, NEED)}
"""How the pot may be divided among places that are named, in words."""


@dataclass(frozen=True, slots=True)
class PotQuery:
    """What is divided, and how.

    Attributes
    ----------
    pot
        Pounds; at first what round 1 of the Levelling Up Fund awarded.
    by
        A key of `DIVISIONS`.
    need
        An indicator that counts people in need; read where `by` is the people in need.
    floor, cap
        Least and most pounds for each place; a cap of 0 is none.
    """

    pot: float = 1_693_323_657
    by: str = HEAD
    need: str = "imd-2019-income-scale"
    floor: float = 0.0
    cap: float = 0.0


@dataclass(frozen=True)
class Division:
    """The same pot divided among the places of either side.

    Attributes
    ----------
    a, b
        The two divisions.
    table
        Index area code; `area_name` and the columns of `winners_and_losers`, from the places of the
        first side to those of the second.
    regions
        The same summed by region or nation.
    """

    compared: Comparison
    query: PotQuery
    a: Allocation
    b: Allocation
    table: pd.DataFrame
    regions: pd.DataFrame

    @property
    def sentence(self) -> str:
        """Return who would gain and who would lose, in two sentences."""
        one, other = self.compared.sides
        outcomes = self.table["outcome"].value_counts()
        gains, loses = (int(outcomes.get(key, 0)) for key in ("gains", "loses"))
        geography = self.compared.geography
        first = (
            f"If {pounds(self.query.pot)}, divided {CLAIMS[self.query.by]}, went to the places "
            f"{other.on} instead of those {one.on}, {counted(gains, geography)} would gain and "
            f"{loses:,} would lose."
        )
        known = self.table.dropna(subset=["per_head"])
        if not gains or not loses or known.empty:
            return first
        worst, best = known.iloc[0], known.iloc[-1]
        return (
            f"{first} By head {worst['area_name']} would lose most (£{-worst['per_head']:,.2f}) "
            f"and {best['area_name']} gain most (£{best['per_head']:,.2f})."
        )


def divided(compared: Comparison, query: PotQuery, atlas: Atlas) -> Division:
    """Return a pot divided among the places that each side of a comparison names.

    Only places that both sides could name share it, so that nobody loses by not being asked.

    Raises
    ------
    MethodError
        The pot, floor or cap cannot be met, or no place has a claim (see `comparison.allocation`).
    QueryError, CannotRecode, DataError
        The people in need are not held for these areas.
    """
    geography = compared.geography
    people = atlas.gazetteer.population(geography).astype("float64")
    in_need = None
    if query.by == NEED:
        in_need = measure_of_need(query.need, geography, atlas).in_need
    parts = compared.agreement.partition
    formula = Formula(by=query.by, floor=query.floor, cap=query.cap or float("inf"))
    a, b = (
        allocate(query.pot, formula, _facts(named, people, in_need))
        for named in (parts.both | parts.only_a, parts.both | parts.only_b)
    )
    table = winners_and_losers(a.table["pounds"], b.table["pounds"], people)
    names = compared.places["area_name"].reindex(table.index)
    table.insert(0, "area_name", names.where(names.notna(), table.index.to_series()))
    regions = change_by_group(table, people, compared.places["region"])
    return Division(compared, query, a, b, table, regions)


def chance_named(compared: Comparison, atlas: Atlas) -> pd.Series | None:
    """Return in what share of the ways of computing it the second side names each place.

    Weights, steps, indicators and, where they have limits, the data vary (see `scores.firmness`).
    Index area code. None unless the side is category 1 of a method on the areas compared.
    """
    side = compared.b.reference
    recipe = side.recipe
    is_other_cut = side.category not in (None, 1) or any((side.top, side.share, side.cut))
    if recipe is None or is_other_cut or recipe.geography != compared.geography:
        return None
    versions = VERSIONS if has_limits(recipe, score_recipe(recipe, atlas).inputs) else 0
    return firmness(recipe, atlas, CHANCE_DRAWS, versions=versions).areas["probability"]


def _facts(named: frozenset[str], people: pd.Series, in_need: pd.Series | None) -> Facts:
    """Return the facts of the places named alone: nobody else has a claim."""
    codes = sorted(named)
    return Facts(people.reindex(codes), None if in_need is None else in_need.reindex(codes))


def pounds(amount: float) -> str:
    """Return an amount of money as it is said: `£1.7 billion`, `£20 million`, `£950,000`."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(amount) >= size:
            return f"£{amount / size:,.1f} {word}".replace(".0 ", " ")
    return f"£{amount:,.0f}"
