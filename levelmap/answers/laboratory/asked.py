"""What analysts ask of lists and methods, asked of one atlas by names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.answers.comparisons.chosen import Chosen, Filter, chosen
from levelmap.answers.comparisons.many import ManyLists, ManyListsQuery, see_together
from levelmap.answers.comparisons.named import named_places
from levelmap.answers.comparisons.references import read_reference, reference_to
from levelmap.answers.comparisons.two import compare
from levelmap.answers.comparisons.versions import Versions, versions_of
from levelmap.answers.indicators.values import area_values
from levelmap.answers.laboratory.chances import with_chances
from levelmap.answers.laboratory.division import Division, divided
from levelmap.answers.laboratory.methods import curve_of, decisive_choices, structure_of
from levelmap.answers.laboratory.money import best_for_the_money
from levelmap.answers.laboratory.pot import asked, file_of_question, pot_of
from levelmap.answers.laboratory.reach import MEASURE, SourcedTable, reach_of, usual_measure
from levelmap.answers.laboratory.space import borders_of, clusters_of
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue.recipe_files import AskedRecipe, recipe_named
from levelmap.comparison.agreement import cross_table, rank_biased_overlap, weighted_kappa
from levelmap.comparison.many_lists import krippendorff_alpha, memberships
from levelmap.comparison.reach import ConcentrationCurve
from levelmap.comparison.robustness import one_at_a_time
from levelmap.comparison.spatial import SpatialPattern
from levelmap.comparison.structure import Structure, shared_inputs
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography


@dataclass(frozen=True)
class Laboratory:
    """The questions of this module, asked of one atlas by names."""

    atlas: Atlas

    def reach(
        self,
        lists: Sequence[AskedRecipe],
        on: str = "lad_2025",
        need: str = "",
        *,
        by_nation: bool = False,
    ) -> SourcedTable:
        """Return how far lists and methods reach the people in need: see `reach_of`.

        By the measure that fits the areas (`usual_measure`) where no need is named.
        """
        geography = Geography.parse(on)
        measure = need or usual_measure(geography)
        return reach_of(_references(lists), self.atlas, geography, measure, by_nation=by_nation)

    def concentration(self, recipe: AskedRecipe, need: str = MEASURE) -> ConcentrationCurve:
        """Return how fast a method's ranking comes to the people in need: `curve_of`."""
        return curve_of(self._recipe(recipe), self.atlas, need)

    def best_for_the_money(
        self, awards: str, on: str = "lad_2025", need: str = MEASURE
    ) -> tuple[float, float]:
        """Return whom a fund's money reached, and could have: `best_for_the_money`."""
        return best_for_the_money(awards, Geography.parse(on), self.atlas, need)

    def divide(
        self,
        after: AskedRecipe,
        instead_of: AskedRecipe | None = None,
        **given: object,
    ) -> Division:
        """Return a pot divided by one formula instead of another, and how sure it is who gains.

        Parameters
        ----------
        after, instead_of, given
            As `pot.pot_of`: `divide("levelmap_13", by="need", before="luf-round-1-awards")`,
            `divide("levelmap_13", "luf-round-1:1", pot=1e9)`, `divide("pot.toml")`.

        See `division.divided` and `chances.with_chances`; raises as these do. People in need are
        those of the measure that fits the areas (`usual_measure`) where no need is named.
        """
        two, pot = pot_of(after, instead_of, **given)
        comparison = compare(asked(two, pot), self.atlas)
        if "need" not in given and file_of_question(after) is None:
            pot = replace(pot, need=usual_measure(comparison.geography))
        found = divided(comparison, pot, self.atlas)
        return with_chances(found, self.atlas)

    def together(self, lists: Sequence[AskedRecipe]) -> ManyLists:
        """Return several lists on one geography: see `comparisons.many.see_together`."""
        return see_together(ManyListsQuery(_references(lists)), self.atlas)

    def chosen(self, lists: Sequence[AskedRecipe], wanted: Filter) -> Chosen:
        """Return the places on some of several lists and not on others, beside need and money.

        *wanted* refers to the lists as *lists* does. See `comparisons.chosen.chosen`.
        """
        view = self.together(lists)
        return chosen(view, wanted, self.atlas)

    def through(self, succession: str) -> Versions:
        """Return who came to a list, stayed and went, one version after the other.

        Raises
        ------
        QueryError
            It is no key of `comparisons.versions.SUCCESSIONS`.
        """
        return versions_of(succession, self.atlas)

    def structure(self, recipe: AskedRecipe) -> Structure:
        """Return what an index is made of: see `comparison.structure`."""
        return structure_of(self._recipe(recipe), self.atlas)

    def borders(self, reference: AskedRecipe, recipe: AskedRecipe) -> SourcedTable:
        """Return named places beside unnamed ones in greater need: see `borders_of`."""
        return borders_of(reference_to(reference), self._recipe(recipe), self.atlas)

    def clusters(self, values: str | pd.Series, on: str = "lad_2025") -> SpatialPattern:
        """Return where like places lie beside like, of an indicator or of numbers by code."""
        geography = Geography.parse(on)
        if isinstance(values, str):
            values = area_values(values, geography, self.atlas).values  # noqa: PD011
        return clusters_of(values, geography, self.atlas)

    def decides(
        self, recipe: AskedRecipe, of: str = "list", draws: int = 1_024, versions: int = 0
    ) -> SourcedTable:
        """Return which choice decides about each place: see `decisive_choices`."""
        return decisive_choices(self._recipe(recipe), self.atlas, of, draws, versions)

    def one_at_a_time(self, recipe: AskedRecipe) -> pd.DataFrame:
        """Return ranks with one choice changed at a time, every indicator left out once."""
        scored = score_recipe(self._recipe(recipe), self.atlas)
        table = one_at_a_time(scored.recipe, scored.inputs)
        table.insert(0, "area_name", scored.names.reindex(table.index))
        return table.rename_axis("area_code")

    def agreement_of_rankings(self, a: AskedRecipe, b: AskedRecipe) -> dict[str, float]:
        """Return how far two methods agree.

        `rank_biased_overlap` looks from the worst place down, the first ten decide 86 % of it;
        `weighted_kappa` is that of their categories, linear.
        """
        first, second = (score_recipe(self._recipe(one), self.atlas).composite for one in (a, b))
        orders = [
            one.ranks.dropna().sort_values(kind="stable").index.tolist() for one in (first, second)
        ]
        most = int(max(first.categories.max(), second.categories.max()))
        table = cross_table(first.categories, second.categories, most)
        return {
            "rank_biased_overlap": rank_biased_overlap(*orders),
            "weighted_kappa": weighted_kappa(table),
        }

    def shared_inputs(self, a: AskedRecipe, b: AskedRecipe) -> tuple[str, ...]:
        """Return what two methods both rest on: an index agrees with its own ingredients."""
        return shared_inputs(self._recipe(a), self._recipe(b))

    def agreement_of_lists(self, references: Sequence[AskedRecipe], on: str = "lad_2025") -> float:
        """Return Krippendorff's alpha of many lists: 1 where all name the same places."""
        geography = Geography.parse(on)
        lists = [
            named_places(read_reference(text, self.atlas), self.atlas, geography).places
            for text in _references(references)
        ]
        return krippendorff_alpha(memberships(lists))

    def _recipe(self, recipe: AskedRecipe) -> Recipe:
        return recipe_named(recipe, self.atlas.catalogue)


def _references(asked_of: Sequence[AskedRecipe]) -> tuple[str, ...]:
    return tuple(reference_to(one) for one in asked_of)
