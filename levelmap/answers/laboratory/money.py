"""What funds gave, place by place, and whom it reached."""

from __future__ import annotations

import pandas as pd

from levelmap.answers.comparisons.funds import awards_by_area
from levelmap.answers.laboratory.reach import MEASURE, measure_of_need
from levelmap.answers.lists.of_place import standing_table
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.reach import best_within_money, reach
from levelmap.errors import NotHeld
from levelmap.memory import remembered
from levelmap.terms import Geography


def best_for_the_money(
    awards: str, geography: Geography, atlas: Atlas, measure: str = MEASURE
) -> tuple[float, float]:
    """Return the share of the people in need who live where a fund's money went, and the most.

    The most is what the same money could reach had each area cost per head what those that have an
    award got on average.

    Raises as `reach` does; QueryError where no awards are known by area.
    """
    need = measure_of_need(measure, geography, atlas)
    held = need.in_need.dropna().index
    pounds, _ = pounds_awarded(awards, geography, atlas, held)
    given = pounds[pounds > 0]
    people = need.people.reindex(held)
    cost = people * (given.sum() / people[given.index].sum())
    cost[given.index] = given
    places = PlaceSet(awards, frozenset(given.index), frozenset(held), geography)
    return reach(places, need).in_need, best_within_money(places, need, cost)


@remembered
def funds_with_money(atlas: Atlas) -> tuple[str, ...]:
    """Return the lists of awards of which amounts are known, in the order of the catalogue."""
    tables = {slug: standing_table(slug, atlas) for slug in atlas.catalogue.priority_lists}
    return tuple(
        slug for slug, one in tables.items() if any(award.amount for award in one.awards.values())
    )


def pounds_awarded(
    slug: str, geography: Geography, atlas: Atlas, codes: pd.Index
) -> tuple[pd.Series, float]:
    """Return the pounds of each area's awards, and those of all areas beyond *codes*.

    An award that several areas share counts in equal parts, to the penny.

    Raises
    ------
    NotHeld
        No awards are known by area.
    """
    held = awards_by_area(slug, geography, atlas) or {}
    shared: dict[str, list[str]] = {}
    amounts: dict[str, float] = {}
    for code, awards in sorted(held.items()):
        for award in awards:
            shared.setdefault(award.name, []).append(code)
            amounts[award.name] = award.amount or 0.0
    pence = pd.Series(0, index=sorted(held), dtype="int64")
    for name, codes_of_award in shared.items():
        each, rest = divmod(round(amounts[name] * 100), len(codes_of_award))
        pence[codes_of_award] += each
        pence[codes_of_award[:rest]] += 1
    pounds = pence / 100
    if not pounds.sum() > 0:
        raise NotHeld(f"No awards of {slug} are known by area on {geography.label}.")
    return pounds[pounds.index.isin(codes)], float(pounds[~pounds.index.isin(codes)].sum())
