"""A pot divided by a formula, beside what a fund gave."""

from __future__ import annotations

import pandas as pd

from levelmap.answers.comparisons.funds import awards_by_area
from levelmap.answers.comparisons.groupings import nations, regions
from levelmap.answers.laboratory.methods import geography_of, need_by
from levelmap.answers.laboratory.reach import MEASURE, Answer, measure_of_need
from levelmap.answers.lists.of_place import standing_table
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.allocation import (
    CLAIMS,
    Allocation,
    Facts,
    Formula,
    allocate,
    group_shares_by,
    winners_and_losers,
)
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.reach import best_within_money, reach
from levelmap.comparison.robustness import robustness
from levelmap.errors import NotHeld
from levelmap.memory import remembered
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography

FIRMNESS_DRAWS = 2_000


def allocation_of(
    recipe: Recipe, pot: float, formula: Formula, atlas: Atlas, measure: str = MEASURE
) -> Allocation:
    """Return a pot divided among the places that a method scores.

    Parameters
    ----------
    measure
        For a formula by need.

    Raises as `allocate` does.
    """
    scored = score_recipe(recipe, atlas)
    codes = scored.composite.scored
    geography = geography_of(recipe)
    in_need = None
    if formula.by == "need":
        in_need = measure_of_need(measure, geography, atlas).in_need.reindex(codes)
    facts = Facts(
        people=atlas.gazetteer.population(geography).reindex(codes),
        in_need=in_need,
        scores=need_by(recipe, scored.composite.scores[codes]),
        ranks=scored.composite.ranks[codes],
        categories=scored.composite.categories[codes],
        groups=nations(list(codes)),
    )
    found = allocate(pot, formula, facts)
    named = found.table.copy()
    named.insert(0, "area_name", scored.names.reindex(named.index))
    return Allocation(found.formula, found.pot, named.rename_axis("area_code"))


def instead_of_awards(
    awards: str, recipe: Recipe, formula: Formula, atlas: Atlas, measure: str = MEASURE
) -> Answer:
    """Return who would gain and who lose had a fund's money followed a formula.

    Parameters
    ----------
    awards
        Slug of a list of awards; its money to the places that the method scores is the pot. An
        award shared by several places counts in equal parts: how they share it is not published.

    Returns
    -------
    Answer
        Columns `area_code`, `area_name`, `region`, `before`, `after`, `change`, `per_head`,
        `outcome` and `probability` (of being on the method's list when its choices vary: how sure
        the place is to be meant); the greatest loss per head first. The notes say the rest.

    Raises
    ------
    QueryError
        The list has no awards that are known by area.
    MethodError
        As `allocate`.
    """
    geography = geography_of(recipe)
    scored = score_recipe(recipe, atlas)
    before, beyond = pounds_awarded(awards, geography, atlas, scored.composite.scored)
    pot = round(float(before.round(2).sum()), 2)
    after = allocation_of(recipe, pot, formula, atlas, measure).table["pounds"]
    people = atlas.gazetteer.population(geography)
    codes = scored.composite.scored
    table = winners_and_losers(before.reindex(codes).fillna(0.0), after.reindex(codes), people)
    table.insert(0, "region", regions(list(table.index), geography, atlas))
    table.insert(0, "area_name", scored.names.reindex(table.index))
    firm = robustness(recipe, scored.inputs, draws=FIRMNESS_DRAWS).areas["probability"]
    counts = table["outcome"].value_counts()
    title = atlas.catalogue.priority_list(awards).title
    notes = (
        f"£{pot:,.2f} of {title} to the {len(codes)} places that {recipe.title} scores, divided "
        f"{CLAIMS[formula.by]}: {counts.get('gains', 0)} would gain and {counts.get('loses', 0)} "
        "lose.",
        f"£{beyond:,.2f} went to other places and is left out. Awards that several places share "
        "count in equal parts: how they share them is not published.",
    )
    found = table.assign(probability=firm).rename_axis("area_code").reset_index()
    return Answer(found, notes)


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


def nation_shares(recipe: Recipe, atlas: Atlas) -> dict[str, float]:
    """Return each nation's share of the people of the places that a method scores."""
    codes = score_recipe(recipe, atlas).composite.scored
    people = atlas.gazetteer.population(geography_of(recipe)).reindex(codes)
    return group_shares_by(people, nations(list(codes)))


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
