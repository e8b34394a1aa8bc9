"""Money that reached each class of places, fund by fund and round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.awards import TakesPart, awards_by_area, taking_part
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import nouns
from levelmap.answers.lists.of_place import standing_table
from levelmap.answers.phrases import first_few
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.lists.standings import Award
from levelmap.terms import Geography

WORST = 10
"""Number of the worst places by a method of which it is told who received nothing."""


@dataclass(frozen=True, slots=True)
class Received:
    """What the places of one class received from one fund or round.

    Attributes
    ----------
    places, receiving
        Places of the class, and those that have an award, own, shared, or through a larger
        authority (see `awards.taking_part`).
    amount
        Pounds of the awards to single places of the class; shared ones are not divided.
    unpriced
        Of those receiving, the places of whose awards no amount is held.
    unknown
        Places beside those receiving of which it is not known whether an award of the authority
        that replaced them lies in them.
    """

    places: int
    receiving: int
    amount: float
    unpriced: int = 0
    unknown: int = 0


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


def _by_class(
    classes: pd.Series, awards: Mapping[str, tuple[Award, ...]], part: Mapping[str, TakesPart]
) -> dict[str, Received]:
    found = {}
    for name, codes in classes.groupby(classes).groups.items():
        own = [a.amount or 0.0 for code in codes for a in awards.get(code, ()) if not a.is_shared]
        how = Counter(part[code] for code in codes if code in part)
        unpriced = how[TakesPart.UNPRICED]
        receiving = how[TakesPart.PRICED] + unpriced
        unknown = how[TakesPart.UNKNOWN]
        found[str(name)] = Received(len(codes), receiving, sum(own), unpriced, unknown)
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
    part = taking_part(held.slug, geography, atlas)
    own = {code for code in worst if any(not a.is_shared for a in awards.get(code, ()))}
    without = [
        names[code] for code in worst if code not in own and part.get(code) is not TakesPart.UNKNOWN
    ]
    shared = [names[code] for code in worst if code not in own and awards.get(code)]
    unknown = [names[code] for code in worst if part.get(code) is TakesPart.UNKNOWN]
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
    if unknown:
        sentence += (
            f" Of {first_few(unknown, WORST)} it is not known: the authority that came after has "
            "an award that does not say where."
        )
    return sentence
