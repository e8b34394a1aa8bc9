"""What funds gave, place by place, and whom it reached."""

from __future__ import annotations

import pandas as pd

from levelmap.answers.comparisons.awards import awards_by_area
from levelmap.answers.laboratory.reach import MEASURE, measure_of_need
from levelmap.answers.lists.of_place import standing_table
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.reach import best_within_money, reach
from levelmap.errors import NotHeld
from levelmap.lists.standings import NAMED
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
    """Return the lists of awards of which every amount is held, in the order of the catalogue."""
    return tuple(slug for slug in atlas.catalogue.priority_lists if not _lacks(slug, atlas))


def _lacks(slug: str, atlas: Atlas) -> str:
    """Return what of a list's money is not held, in words; empty where all is."""
    table = standing_table(slug, atlas)
    held, rows = table.priority_list, table.memberships
    named = rows[rows["status"] == NAMED]
    priced = int(named["amount"].notna().sum())
    if not priced:
        return "it awards nothing of which an amount is held"
    if not held.is_complete:
        return f"{held.coverage} are held"
    return "" if priced == len(named) else f"{priced:,} of {len(named):,} amounts are held"


def pounds_awarded(
    slug: str, geography: Geography, atlas: Atlas, codes: pd.Index
) -> tuple[pd.Series, float]:
    """Return the pounds of each area's awards, and those of all others (see `pounds_known`).

    Raises
    ------
    NotHeld
        The list awards no money, or not every award and amount is held: who is not known to have
        received anything would count as having received nothing.
    """
    known = funds_with_money(atlas)
    if slug not in atlas.catalogue.priority_lists:
        raise NotHeld(
            f"{slug} is no list of awards: expected list, head, place or one of "
            f"{', '.join(known)}. The list or method whose places share the pot before is named "
            "first of the two sides."
        )
    if slug not in known:
        title = atlas.catalogue.priority_list(slug).title
        raise NotHeld(
            f"How {title} divided its money is not known: {_lacks(slug, atlas)}. Expected one of "
            f"{', '.join(known)}."
        )
    return pounds_known(slug, geography, atlas, codes)


def pounds_known(
    slug: str, geography: Geography, atlas: Atlas, codes: pd.Index
) -> tuple[pd.Series, float]:
    """Return the pounds of each area's awards as far as they are held, and those of all others.

    An award that several areas share counts in equal parts, to the penny; one of which is not known
    in which area it is counts among the others.

    Raises
    ------
    NotHeld
        No awards are known by area.
    """
    held = awards_by_area(slug, geography, atlas) or {}
    shared: dict[str, list[str]] = {}
    for code, awards in sorted(held.items()):
        for award in awards:
            shared.setdefault(award.name, []).append(code)
    amounts = {name: a.amount or 0.0 for name, a in standing_table(slug, atlas).awards.items()}
    pence = pd.Series(0, index=sorted(held), dtype="int64")
    for name, codes_of_award in shared.items():
        each, rest = divmod(round(amounts[name] * 100), len(codes_of_award))
        pence[codes_of_award] += each
        pence[codes_of_award[:rest]] += 1
    if not pence.sum() > 0:
        raise NotHeld(f"No awards of {slug} are known by area on {geography.label}.")
    inside = pence[pence.index.isin(codes)]
    every = sum(round(amount * 100) for amount in amounts.values())
    return inside / 100, float(every - inside.sum()) / 100
