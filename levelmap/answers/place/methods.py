"""A place under every method that ranks authorities: rank, distance to the cut, how firm it is."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap import gss
from levelmap.answers.lists.of_place import codes_then
from levelmap.answers.phrases import listed, percent_words
from levelmap.answers.scores import firmness, score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.margins import margins, smallest_weight_change
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.memory import remembered
from levelmap.methods.recipes import Recipe
from levelmap.terms import AreaType

DRAWS = 1_000
"""Ways of computing each method: enough to print a probability in whole per cent."""


@dataclass(frozen=True, slots=True)
class MethodReading:
    """One place under one method.

    Attributes
    ----------
    places
        Length of the method's list: the areas in its category 1.
    rank
        1 for the greatest need; None where the place is not scored, and `why` says so.
    probability
        Share of the ways of computing the method in which the place is on the list.
    low, high
        Ranks between which it lies in nine of ten of them.
    """

    recipe: Recipe
    places: int
    scored: int
    rank: int | None = None
    in_list: bool = False
    rank_margin: int = 0
    probability: float = 0.0
    low: int = 0
    high: int = 0
    firmness: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """Return whether it is on the list."""
        if self.rank is None:
            return "Not scored"
        return "On the list" if self.in_list else "Not on the list"

    @property
    def rank_words(self) -> str:
        """Return the rank among the areas scored."""
        return "" if self.rank is None else f"{self.rank} of {self.scored}"

    @property
    def margin_words(self) -> str:
        """Return the distance to the cut."""
        if self.rank is None:
            return self.why
        places = "place" if self.rank_margin == 1 else "places"
        side = "inside" if self.in_list else "outside"
        return f"{self.rank_margin} {places} {side} the cut at {self.places}"

    @property
    def probability_words(self) -> str:
        """Return how firm that is."""
        if self.rank is None:
            return ""
        share = percent_words(self.probability)
        ranks = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{share} ({self.firmness}); rank {ranks} in nine of ten"


def recipes(atlas: Atlas) -> tuple[Recipe, ...]:
    """Return the methods that rank authorities, in the order of their slugs."""
    found = atlas.catalogue.recipes.values()
    kind = AreaType.LOCAL_AUTHORITY
    return tuple(r for r in found if r.geography is not None and r.geography.area_type is kind)


def read_all(place: Area, atlas: Atlas) -> tuple[MethodReading, ...]:
    """Return where *place*, an authority of today, stands under every method.

    Methods that score other nations only are left out.
    """
    return tuple(
        read(place, recipe, atlas)
        for recipe in recipes(atlas)
        if not recipe.nations or gss.nation(place.code) in recipe.nations
    )


@remembered
def changes(code: str, atlas: Atlas) -> dict[str, str]:
    """Return what would move a place across the cut, by slug of the methods that score it.

    It is searched for when first asked, which takes far longer than all else about a place.

    Parameters
    ----------
    code
        Of an authority of today.
    """
    place = atlas.gazetteer.area(code, CURRENT)
    scored = [found for found in read_all(place, atlas) if found.rank is not None]
    return {found.recipe.slug: _change(place, found, atlas) for found in scored}


def _change(place: Area, found: MethodReading, atlas: Atlas) -> str:
    scored = score_recipe(found.recipe, atlas)
    code = code_then(place, found.recipe, atlas)
    change = smallest_weight_change(scored.composite, scored.inputs, code, found.places)
    return change.sentence if change else "No change of a single weight would."


def read(place: Area, recipe: Recipe, atlas: Atlas) -> MethodReading:
    """Return where *place* stands under one method.

    Raises
    ------
    MethodError, DataError
        The method cannot be computed on the data that are held.
    """
    composite = score_recipe(recipe, atlas).composite
    firm = firmness(recipe, atlas, DRAWS)
    scored = len(composite.scored)
    code = code_then(place, recipe, atlas)
    if code not in composite.scored:
        why = _why(place, recipe, atlas)
        return MethodReading(recipe, firm.places, scored, why=why)
    margin = margins(composite, firm.places).loc[code]
    row = firm.areas.loc[code]
    return MethodReading(
        recipe=recipe,
        places=firm.places,
        scored=scored,
        rank=int(margin["rank"]),
        in_list=bool(margin["in_list"]),
        rank_margin=int(margin["rank_margin"]),
        probability=float(row["probability"]),
        low=int(row["low"]),
        high=int(row["high"]),
        firmness=str(row["status"]),
    )


def code_then(place: Area, recipe: Recipe, atlas: Atlas) -> str:
    """Return the code of a place in the year of a method; empty where it was not there."""
    year = recipe.geography.vintage if recipe.geography else place.geography.vintage
    return atlas.gazetteer.districts.code_in(place.code, year) or ""


def _why(place: Area, recipe: Recipe, atlas: Atlas) -> str:
    composite = score_recipe(recipe, atlas).composite
    code = code_then(place, recipe, atlas)
    if code in composite.not_scored.index:
        return str(composite.not_scored.loc[code, "reason"])
    return _formers(place, recipe, composite.ranks, atlas)


def _formers(place: Area, recipe: Recipe, ranks: pd.Series, atlas: Atlas) -> str:
    """Return the ranks of the authorities that became the place, in words."""
    year = recipe.geography.vintage if recipe.geography else place.geography.vintage
    codes = codes_then(place.code, year, dict(ranks.dropna()), atlas)
    if not codes:
        return "does not score this place"
    names = atlas.gazetteer.districts.names
    said = listed([f"{names[code]} {ranks[code]:.0f}" for code in codes])
    return f"scores the authorities of {year}: rank of {said}"
