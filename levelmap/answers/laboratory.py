"""What analysts ask of lists and methods: reach, money, structure, borders, clusters.

Each answer is a table indexed or headed by names that readers know, with what it rests on in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from levelmap.answers.groupings import nations
from levelmap.answers.references import Reference, named_places, read_reference
from levelmap.answers.scores import score_recipe
from levelmap.answers.values import area_values
from levelmap.answers.words import side_of
from levelmap.atlas import Atlas
from levelmap.comparison.agreement import cross_table, rank_biased_overlap, weighted_kappa
from levelmap.comparison.allocation import Allocation, Facts, Formula, allocate
from levelmap.comparison.borders import border_pairs
from levelmap.comparison.draws import default_choices
from levelmap.comparison.many_lists import krippendorff_alpha, memberships
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.reach import Need, league
from levelmap.comparison.robustness import one_at_a_time
from levelmap.comparison.sensitivity import choice_importance, choice_importance_by_place
from levelmap.comparison.spatial import Neighbours, SpatialPattern, join_islands, spatial_pattern
from levelmap.comparison.structure import Structure, structure
from levelmap.errors import QueryError, UnknownGeography
from levelmap.geography import boundaries
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography, Polarity

MEASURE = "imd-2025-income-scale"
"""Income-deprived people, the measure of need that is held for most of England's years."""

PER_HUNDRED_PEOPLE = ("% of people", "% of residents")
"""Units of shares that people can be made of; other shares are of households or of an age."""


@dataclass(frozen=True)
class Answer:
    """A table with what it rests on."""

    table: pd.DataFrame
    notes: tuple[str, ...]


def measure_of_need(slug: str, geography: Geography, atlas: Atlas) -> Need:
    """Return an indicator as people in need, beside all people.

    Raises
    ------
    QueryError
        The indicator counts no people, and is no share of all of them.
    """
    found = area_values(slug, geography, atlas)
    people = atlas.gazetteer.population(geography)
    label = f"{found.indicator.label}, {found.period_label}"
    if found.indicator.unit == "people":
        return Need(label, found.values, people)
    if found.indicator.unit.startswith(PER_HUNDRED_PEOPLE):
        return Need(label, found.values / 100 * people, people)  # noqa: PD011
    raise QueryError(
        f"{found.indicator.label} is measured in {found.indicator.unit}: expected a number of "
        f"people or a share of all of them, such as {MEASURE}."
    )


def reach_of(
    references: Sequence[str],
    atlas: Atlas,
    geography: Geography,
    measure: str = MEASURE,
    *,
    by_nation: bool = False,
    own: Mapping[str, PlaceSet] | None = None,
) -> Answer:
    """Return how far lists and methods reach the people in need (see `comparison.reach.league`).

    Parameters
    ----------
    references
        See `answers.references`; carried to *geography*.

    Raises as `read_reference`, `named_places` and `league` do.
    """
    need = measure_of_need(measure, geography, atlas)
    held = need.in_need.dropna().index
    lists = [
        _within(reference, named_places(reference, atlas, geography).places, held)
        for reference in (read_reference(text, atlas, own) for text in references)
    ]
    groups = None
    if by_nation:
        codes = sorted(frozenset().union(*(one.universe for one in lists)))
        groups = nations(codes).to_dict()
    return Answer(
        league(lists, need, groups),
        (
            f"{need.label}; over the areas that each list could name and the figure is held for.",
            "Living in a place that is named is not being helped: shares are upper bounds.",
        ),
    )


def _within(reference: Reference, places: PlaceSet, held: pd.Index) -> PlaceSet:
    """Return a list over the areas that a figure is held for: no nation counts without one."""
    universe = places.universe & frozenset(held)
    name = side_of(reference).name
    return PlaceSet(name, places.codes & universe, universe, places.geography, places.complete)


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
    geography = _known(recipe)
    in_need = None
    if formula.by == "need":
        in_need = measure_of_need(measure, geography, atlas).in_need.reindex(codes)
    facts = Facts(
        people=atlas.gazetteer.population(geography).reindex(codes),
        in_need=in_need,
        scores=_need_of(recipe, scored.composite.scores[codes]),
        ranks=scored.composite.ranks[codes],
        categories=scored.composite.categories[codes],
        groups=nations(list(codes)),
    )
    found = allocate(pot, formula, facts)
    named = found.table.copy()
    named.insert(0, "area_name", scored.names.reindex(named.index))
    return Allocation(found.formula, found.pot, named.rename_axis("area_code"))


def decisive_choices(
    recipe: Recipe, atlas: Atlas, of: str = "list", draws: int = 1_024, versions: int = 0
) -> Answer:
    """Return the share of the variance that each choice makes of each place, and which decides.

    Parameters
    ----------
    versions
        Of the data within their published limits; 0 keeps the values published.

    Returns
    -------
    Answer
        Columns `area_code`, `area_name`, one for each choice that varies, `decides`; the notes say
        what each choice makes over all places.
    """
    scored = score_recipe(recipe, atlas)
    choices = replace(default_choices(recipe), versions=versions)
    settings: dict[str, Any] = {"of": of, "draws": draws, "choices": choices}
    over_all = choice_importance(recipe, scored.inputs, **settings)
    table = choice_importance_by_place(recipe, scored.inputs, **settings)
    table.insert(0, "area_name", scored.names.reindex(table.index))
    notes = [
        f"{choice}: {row['first_order']:.0%} of the variation alone, {row['total_order']:.0%} with "
        "what it interacts with."
        for choice, row in over_all.iterrows()
    ]
    return Answer(table.rename_axis("area_code").reset_index(), tuple(notes))


def structure_of(recipe: Recipe, atlas: Atlas) -> Structure:
    """Return what an index is made of (see `comparison.structure`)."""
    return structure(score_recipe(recipe, atlas).composite)


def borders_of(reference: str, recipe: Recipe, atlas: Atlas) -> Answer:
    """Return named places beside unnamed ones in greater need by a method, the starkest first.

    Columns as `border_pairs`, with `named_place` and `unnamed_place`.
    """
    geography = _known(recipe)
    scored = score_recipe(recipe, atlas)
    places = named_places(read_reference(reference, atlas), atlas, geography).places
    need = _need_of(recipe, scored.composite.scores)
    table = border_pairs(places, need, neighbours_of(geography, atlas))
    for side in ("unnamed", "named"):
        table.insert(0, f"{side}_place", scored.names.reindex(table[side]).to_numpy())
    return Answer(table, (f"Need by {recipe.title}; a list may aim at something else.",))


def clusters_of(values: pd.Series, geography: Geography, atlas: Atlas) -> SpatialPattern:
    """Return where like places lie beside like: any numbers by code, a person's own too.

    Raises as `spatial_pattern` does; `UnknownGeography` where no neighbours are held.
    """
    return spatial_pattern(values, neighbours_of(geography, atlas))


def neighbours_of(geography: Geography, atlas: Atlas) -> Neighbours:
    """Return who is beside whom, islands joined to the nearest places.

    Raises
    ------
    UnknownGeography
        No neighbours are held of these areas.
    """
    outlines = boundaries.read(atlas.folders, str(geography)).set_index("code")
    pairs = [
        (code, beside.code)
        for code in outlines.index
        for beside in atlas.gazetteer.context_tables.neighbours(code, geography)
        if code < beside.code
    ]
    if not pairs:
        raise UnknownGeography(
            f"No neighbours are held of {geography.label}: use lad_2021 or lad_2025."
        )
    centres = outlines.geometry.centroid
    points = pd.DataFrame({"x": centres.x, "y": centres.y}, index=outlines.index)
    return join_islands(pd.DataFrame(pairs, columns=["code_a", "code_b"]), points)


def _need_of(recipe: Recipe, scores: pd.Series) -> pd.Series:
    """Return scores of which a high one is greater need."""
    return scores if recipe.direction is Polarity.HIGHER_IS_WORSE else -scores


def _known(recipe: Recipe) -> Geography:
    if recipe.geography is None:
        raise QueryError(
            f"{recipe.title} scores areas of a table, not of LevelMap: give it a geography."
        )
    return recipe.geography


@dataclass(frozen=True)
class Laboratory:
    """The questions of this module, asked of one atlas by names."""

    atlas: Atlas

    def reach(
        self,
        lists: Sequence[str],
        on: str = "lad_2025",
        need: str = MEASURE,
        *,
        by_nation: bool = False,
    ) -> Answer:
        """Return how far lists and methods reach the people in need: see `reach_of`."""
        return reach_of(lists, self.atlas, Geography.parse(on), need, by_nation=by_nation)

    def allocate(
        self, recipe: str | Recipe, pot: float, formula: Formula, need: str = MEASURE
    ) -> Allocation:
        """Return a pot divided among the places that a method scores: see `allocation_of`."""
        return allocation_of(self._recipe(recipe), pot, formula, self.atlas, need)

    def structure(self, recipe: str | Recipe) -> Structure:
        """Return what an index is made of: see `comparison.structure`."""
        return structure_of(self._recipe(recipe), self.atlas)

    def borders(self, reference: str, recipe: str | Recipe) -> Answer:
        """Return named places beside unnamed ones in greater need: see `borders_of`."""
        return borders_of(reference, self._recipe(recipe), self.atlas)

    def clusters(self, values: str | pd.Series, on: str = "lad_2025") -> SpatialPattern:
        """Return where like places lie beside like, of an indicator or of numbers by code."""
        geography = Geography.parse(on)
        if isinstance(values, str):
            values = area_values(values, geography, self.atlas).values  # noqa: PD011
        return clusters_of(values, geography, self.atlas)

    def decides(
        self, recipe: str | Recipe, of: str = "list", draws: int = 1_024, versions: int = 0
    ) -> Answer:
        """Return which choice decides about each place: see `decisive_choices`."""
        return decisive_choices(self._recipe(recipe), self.atlas, of, draws, versions)

    def one_at_a_time(self, recipe: str | Recipe) -> pd.DataFrame:
        """Return ranks with one choice changed at a time, every indicator left out once."""
        scored = score_recipe(self._recipe(recipe), self.atlas)
        table = one_at_a_time(scored.recipe, scored.inputs)
        table.insert(0, "area_name", scored.names.reindex(table.index))
        return table.rename_axis("area_code")

    def agreement_of_rankings(self, a: str | Recipe, b: str | Recipe) -> dict[str, float]:
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

    def agreement_of_lists(self, references: Sequence[str], on: str = "lad_2025") -> float:
        """Return Krippendorff's alpha of many lists: 1 where all name the same places."""
        geography = Geography.parse(on)
        lists = [
            named_places(read_reference(text, self.atlas), self.atlas, geography).places
            for text in references
        ]
        return krippendorff_alpha(memberships(lists))

    def _recipe(self, recipe: str | Recipe) -> Recipe:
        return recipe if isinstance(recipe, Recipe) else self.atlas.catalogue.recipe(recipe)
