"""Money that reached each class of places, fund by fund and round by round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import nouns
from levelmap.answers.lists.of_place import standing_table
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.errors import CannotRecode
from levelmap.geography.transfers import Route
from levelmap.lists.standings import Award, Standing
from levelmap.terms import AreaType, Geography

WORST = 10
"""Number of the worst places by a method of which it is told who received nothing."""


@dataclass(frozen=True, slots=True)
class Received:
    """What the places of one class received from one fund or round.

    Attributes
    ----------
    places, receiving
        Places of the class, and those that have an award, own, shared, or through a larger
        authority.
    amount
        Pounds of the awards to single places of the class; shared ones are not divided.
    """

    places: int
    receiving: int
    amount: float


@dataclass(frozen=True, slots=True)
class Fund:
    """What one list of awards brought to each class of places (by `PLACE_CLASSES`)."""

    priority_list: PriorityList
    by_class: Mapping[str, Received]


def funds(comparison: Comparison, atlas: Atlas) -> tuple[Fund, ...]:
    """Return what each held list of awards brought to each class; empty for wards."""
    classes = comparison.places["class"]
    found = []
    for slug, held in atlas.catalogue.priority_lists.items():
        if standing_table(slug, atlas).awards:
            awards = awards_by_area(slug, comparison.geography, atlas)
            if awards is not None:
                found.append(Fund(held, _by_class(classes, awards)))
    return tuple(found)


def awards_by_area(
    slug: str, geography: Geography, atlas: Atlas
) -> dict[str, tuple[Award, ...]] | None:
    """Return the awards that each area of *geography* has a part in; None where not known by area.

    A former authority has a part in the awards of the one that replaced it.
    """
    table = standing_table(slug, atlas)
    start = Geography(AreaType.LOCAL_AUTHORITY, table.priority_list.geography.vintage)
    try:
        pairs = atlas.vintages.transfer(start, geography).pairs
    except CannotRecode:
        return None
    standings = table.districts()
    inside = pairs.groupby("new")["old"].agg(frozenset).to_dict()
    found: dict[str, dict[str, Award]] = {}
    for old, new, how in zip(pairs["old"], pairs["new"], pairs["how"], strict=True):
        standing = standings.get(old)
        if standing is None:
            continue
        # a county that became one authority is that authority: its awards are its own
        is_all = standing.via != "" and table.within(standing.via) <= inside[new]
        is_part = how == Route.SUCCESSOR or (standing.via != "" and not is_all)
        awards = {award.name: award for award in _awards(standing, is_part=is_part)}
        found[new] = awards | found.get(new, {})
    return {new: tuple(awards.values()) for new, awards in found.items()}


def _awards(standing: Standing, *, is_part: bool) -> tuple[Award, ...]:
    """Return the awards of a standing; those of which the area is a part only, as shared."""
    if not is_part:
        return standing.awards
    return tuple(
        Award(one.name, (*one.members, ""), one.amount, one.category, one.recipient, one.note)
        for one in standing.awards
    )


def _by_class(classes: pd.Series, awards: Mapping[str, tuple[Award, ...]]) -> dict[str, Received]:
    found = {}
    for name, codes in classes.groupby(classes).groups.items():
        held = [awards.get(code, ()) for code in codes]
        own = [a.amount or 0.0 for area in held for a in area if not a.is_shared]
        found[str(name)] = Received(len(codes), sum(bool(area) for area in held), sum(own))
    return found


def worst_without_award(
    ranks: pd.Series, held: PriorityList, name: str, geography: Geography, atlas: Atlas
) -> str:
    """Return in a sentence which of the worst places by a method have no award from a list.

    Parameters
    ----------
    ranks
        1 for the worst, by code of *geography*; fewer than `WORST` give no sentence.
    name
        What the sentence calls the method.

    Returns
    -------
    str
        Empty where the awards are not known by area, or too few places are ranked.
    """
    awards = awards_by_area(held.slug, geography, atlas)
    worst = list(ranks.dropna().sort_values(kind="stable").index[:WORST])
    if awards is None or len(worst) < WORST:
        return ""
    names = atlas.gazetteer.areas(geography)["name"]
    own = {code for code in worst if any(not a.is_shared for a in awards.get(code, ()))}
    without = [names[code] for code in worst if code not in own]
    shared = [names[code] for code in worst if code not in own and awards.get(code)]
    _, several = nouns(geography)
    has, their = ("has", "its") if len(without) == 1 else ("have", "their")
    seen = "" if held.is_complete else " that is held"
    sentence = (
        f"Of the {WORST} {several} that {name} ranks worst, {len(without) or 'none'} {has} no "
        f"award of {their} own{seen} ({held.title})"
    )
    sentence += f": {first_few(without, WORST)}." if without else "."
    if shared:
        verb = "has" if len(shared) == 1 else "have"
        sentence += f" {first_few(shared, WORST)} {verb} a part in a shared award."
    return sentence
