"""A place under every method that ranks authorities: rank, distance to the cut, how firm it is."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from levelmap import gss
from levelmap.answers.phrases import listed
from levelmap.answers.place.lists import codes_then
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.margins import margins, smallest_weight_change
from levelmap.comparison.robustness import Robustness, robustness
from levelmap.geography.gazetteer import Area
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
        if self.in_list:
            return f"{self.rank_margin} places inside the cut at {self.places}"
        return f"{self.rank_margin} places outside the cut at {self.places}"

    @property
    def probability_words(self) -> str:
        """Return how firm that is."""
        if self.rank is None:
            return ""
        share = percent_words(self.probability)
        ranks = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{share} ({self.firmness}); rank {ranks} in nine of ten"


@dataclass(frozen=True)
class Methods:
    """Every method for authorities with its result, computed once."""

    atlas: Atlas
    _scored: dict[str, Scored] = field(default_factory=dict, repr=False, compare=False)
    _firmness: dict[str, Robustness] = field(default_factory=dict, repr=False, compare=False)
    _changes: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def recipes(self) -> tuple[Recipe, ...]:
        """Return the methods that rank authorities, in the order of their slugs."""
        found = self.atlas.catalogue.recipes.values()
        kind = AreaType.LOCAL_AUTHORITY
        return tuple(r for r in found if r.geography is not None and r.geography.area_type is kind)

    def read_all(self, place: Area) -> tuple[MethodReading, ...]:
        """Return where *place*, an authority of today, stands under every method.

        Methods that score other nations only are left out.
        """
        return tuple(
            self.read(place, recipe)
            for recipe in self.recipes()
            if not recipe.nations or gss.nation(place.code) in recipe.nations
        )

    def changes(self, place: Area) -> dict[str, str]:
        """Return what would move *place* across the cut, by slug of the methods that score it.

        It is searched for when first asked, which takes far longer than all else about a place.
        """
        if place.code not in self._changes:
            scored = [found for found in self.read_all(place) if found.rank is not None]
            self._changes[place.code] = {
                found.recipe.slug: self._change(place, found) for found in scored
            }
        return self._changes[place.code]

    def _change(self, place: Area, found: MethodReading) -> str:
        scored = self._score(found.recipe)
        code = self._code(place, found.recipe)
        change = smallest_weight_change(scored.composite, scored.inputs, code, found.places)
        return change.sentence if change else "No change of a single weight would."

    def read(self, place: Area, recipe: Recipe) -> MethodReading:
        """Return where *place* stands under one method.

        Raises
        ------
        MethodError, DataError
            The method cannot be computed on the data that are held.
        """
        composite = self._score(recipe).composite
        firm = self._firm(recipe)
        scored = len(composite.scored)
        code = self._code(place, recipe)
        if code not in composite.scored:
            return MethodReading(recipe, firm.places, scored, why=self._why(place, recipe))
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

    def _score(self, recipe: Recipe) -> Scored:
        if recipe.slug not in self._scored:
            self._scored[recipe.slug] = score_recipe(recipe, self.atlas)
        return self._scored[recipe.slug]

    def _firm(self, recipe: Recipe) -> Robustness:
        if recipe.slug not in self._firmness:
            inputs = self._score(recipe).inputs
            firm = robustness(recipe, inputs, draws=DRAWS)
            self._firmness[recipe.slug] = firm
        return self._firmness[recipe.slug]

    def _code(self, place: Area, recipe: Recipe) -> str:
        year = recipe.geography.vintage if recipe.geography else place.geography.vintage
        return self.atlas.gazetteer.districts.code_in(place.code, year) or ""

    def _why(self, place: Area, recipe: Recipe) -> str:
        composite = self._score(recipe).composite
        code = self._code(place, recipe)
        if code in composite.not_scored.index:
            return str(composite.not_scored.loc[code, "reason"])
        return self._formers(place, recipe, composite.ranks)

    def _formers(self, place: Area, recipe: Recipe, ranks: pd.Series) -> str:
        """Return the ranks of the authorities that became the place, in words."""
        year = recipe.geography.vintage if recipe.geography else place.geography.vintage
        codes = codes_then(place.code, year, dict(ranks.dropna()), self.atlas)
        if not codes:
            return "does not score this place"
        names = self.atlas.gazetteer.districts.names
        said = listed([f"{names[code]} {ranks[code]:.0f}" for code in codes])
        return f"scores the authorities of {year}: rank of {said}"


def percent_words(share: float) -> str:
    """Return a share in per cent: never 0% or 100% unless it is so."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 < share < 1:
        return "over 99%"
    return f"{share:.0%}"
