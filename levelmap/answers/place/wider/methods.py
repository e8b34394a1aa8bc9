"""The authorities of a place under every method of ranking: how many it names, never a mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from levelmap import gss
from levelmap.answers.phrases import authorities, first_few, listed
from levelmap.answers.place.kinds import Place
from levelmap.answers.place.methods import code_then, recipes
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.methods.recipes import Recipe

MOST_NAMES = 8
"""Authorities that are named of those on a method's list; of the others their number is told."""


@dataclass(frozen=True, slots=True)
class WiderMethod:
    """The authorities of a place under one method.

    Attributes
    ----------
    places
        Length of the method's list: the areas in its category 1.
    scored
        Areas that the method scores, in the place or not.
    ranks, scores
        Of the place's authorities that are scored, by name; rank 1 is the greatest need.
    not_scored
        Names of its authorities in the nations of the method that have no score, mostly because
        the method scores the districts from which they were made.
    outside
        Number of its authorities in other nations.
    """

    recipe: Recipe
    places: int
    scored: int
    ranks: Mapping[str, int] = field(hash=False)
    scores: Mapping[str, float] = field(hash=False)
    not_scored: tuple[str, ...]
    outside: int

    @property
    def named(self) -> tuple[str, ...]:
        """Return those on the method's list, the greatest need first."""
        return tuple(name for name in self._by_rank if self.ranks[name] <= self.places)

    @property
    def _by_rank(self) -> list[str]:
        return sorted(self.ranks, key=lambda name: (self.ranks[name], name))

    @property
    def words(self) -> str:
        """Return how many of its authorities are on the method's list."""
        number = len(self.ranks)
        if not number:
            return "None scored"
        on_it = len(self.named) or "None"
        return f"{on_it} of {number} {authorities(number)} on the list"

    @property
    def names_words(self) -> str:
        """Return which they are, and which authorities are not scored."""
        said = [first_few(self.named, MOST_NAMES)] if self.named else []
        if self.not_scored:
            few = len(self.not_scored) <= MOST_NAMES
            said.append(f"not scored: {listed(self.not_scored) if few else len(self.not_scored)}")
        said += [f"{self.outside} in other nations"] if self.outside else []
        return "; ".join(said)

    @property
    def ranks_words(self) -> str:
        """Return from which rank to which they reach."""
        if not self.ranks:
            return ""
        first, last = self._by_rank[0], self._by_rank[-1]
        if first == last:
            return f"{self.ranks[first]} of {self.scored} ({first})"
        return f"from {self.ranks[first]} ({first}) to {self.ranks[last]} ({last}) of {self.scored}"

    @property
    def scores_words(self) -> str:
        """Return between which scores they lie; scores of parts are never made into one."""
        if not self.scores:
            return ""
        low, high = min(self.scores.values()), max(self.scores.values())
        return f"{low:,.3g}" if low == high else f"{low:,.3g} to {high:,.3g}"


def read_all(place: Place, atlas: Atlas) -> tuple[WiderMethod, ...]:
    """Return where the authorities of a place stand under every method that scores their nations.

    Raises
    ------
    MethodError, DataError
        A method cannot be computed on the data that are held.
    """
    letters = {nation.letter for nation in place.nations}
    return tuple(
        _read(place, recipe, atlas)
        for recipe in recipes(atlas)
        if not recipe.nations or letters & {nation.letter for nation in recipe.nations}
    )


def _read(place: Place, recipe: Recipe, atlas: Atlas) -> WiderMethod:
    composite = score_recipe(recipe, atlas).composite
    ranks, scores, without, outside = {}, {}, [], 0
    for code in place.codes:
        if recipe.nations and gss.nation(code) not in recipe.nations:
            outside += 1
            continue
        area = atlas.gazetteer.area(code, CURRENT)
        then = code_then(area, recipe, atlas)
        if then in composite.scored:
            ranks[area.name] = int(composite.ranks[then])
            scores[area.name] = float(composite.scores[then])
        else:
            without.append(area.name)
    return WiderMethod(
        recipe=recipe,
        places=int((composite.categories == 1).sum()),
        scored=len(composite.scored),
        ranks=ranks,
        scores=scores,
        not_scored=tuple(without),
        outside=outside,
    )
