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
        authority (see `taking_part`).
    amount
        Pounds of the awards to single places of the class; shared ones are not divided.
    unpriced
        Of those receiving, the places of whose awards no amount is held.
    """

    places: int
    receiving: int
    amount: float
    unpriced: int = 0


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
                part = taking_part(slug, comparison.geography, atlas)
                found.append(Fund(held, _by_class(classes, awards, part)))
    return tuple(found)


def awards_by_area(
    slug: str, geography: Geography, atlas: Atlas
) -> dict[str, tuple[Award, ...]] | None:
    """Return the awards that each area of *geography* has a part in; None where not known by area.

    A former authority has a part in the awards of the one that replaced it.
    """
    parts = _parts(slug, geography, atlas)
    if parts is None:
        return None
    found: dict[str, dict[str, Award]] = {}
    for part in parts:
        is_part = part.route == Route.SUCCESSOR or part.is_through
        awards = {award.name: award for award in _awards(part.standing, is_part=is_part)}
        found[part.area] = awards | found.get(part.area, {})
    return {new: tuple(awards.values()) for new, awards in found.items()}


def taking_part(slug: str, geography: Geography, atlas: Atlas) -> dict[str, bool]:
    """Return the areas that a list of awards names, each with whether an amount is held.

    What an authority of today has counts for a former one only where the name of the award, or of
    the place, begins with its name: of the others the list does not say in which it lies.
    """
    found: dict[str, bool] = {}
    for part in _parts(slug, geography, atlas) or ():
        said = (*part.standing.places, *(award.name for award in part.standing.awards))
        is_there = part.route != Route.SUCCESSOR or any(one.startswith(part.name) for one in said)
        if part.standing.status.is_named and is_there:
            is_priced = any(award.amount is not None for award in part.standing.awards)
            found[part.area] = found.get(part.area, False) or is_priced
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """An area, and what an authority of the list's year that it comes from or is in stands for.

    Attributes
    ----------
    name
        Of the area.
    is_through
        Whether a larger authority, of which the area is a part, is named.
    """

    area: str
    name: str
    route: str
    standing: Standing
    is_through: bool


def _parts(slug: str, geography: Geography, atlas: Atlas) -> list[_Part] | None:
    table = standing_table(slug, atlas)
    start = Geography(AreaType.LOCAL_AUTHORITY, table.priority_list.geography.vintage)
    try:
        pairs = atlas.vintages.transfer(start, geography).pairs
    except CannotRecode:
        return None
    standings, names = table.districts(), atlas.gazetteer.areas(geography)["name"]
    inside = pairs.groupby("new")["old"].agg(frozenset).to_dict()
    found = []
    for old, new, route in zip(pairs["old"], pairs["new"], pairs["how"], strict=True):
        standing = standings.get(old)
        if standing is not None:
            # a county that became one authority is that authority: its awards are its own
            is_all = standing.via != "" and table.within(standing.via) <= inside[new]
            is_through = standing.via != "" and not is_all
            found.append(_Part(new, str(names.get(new, new)), route, standing, is_through))
    return found


def _awards(standing: Standing, *, is_part: bool) -> tuple[Award, ...]:
    """Return the awards of a standing; those of which the area is a part only, as shared."""
    if not is_part:
        return standing.awards
    return tuple(
        Award(one.name, (*one.members, ""), one.amount, one.category, one.recipient, one.note)
        for one in standing.awards
    )


def _by_class(
    classes: pd.Series, awards: Mapping[str, tuple[Award, ...]], part: Mapping[str, bool]
) -> dict[str, Received]:
    found = {}
    for name, codes in classes.groupby(classes).groups.items():
        own = [a.amount or 0.0 for code in codes for a in awards.get(code, ()) if not a.is_shared]
        receiving = [part[code] for code in codes if code in part]
        unpriced = len(receiving) - sum(receiving)
        found[str(name)] = Received(len(codes), len(receiving), sum(own), unpriced)
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
