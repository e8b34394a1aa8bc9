"""What an index is made of, and which choice decides about each place."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from levelmap.answers.laboratory.reach import MEASURE, SourcedTable, measure_of_need
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.draws import default_choices
from levelmap.comparison.reach import ConcentrationCurve, concentration_curve
from levelmap.comparison.sensitivity import importance
from levelmap.comparison.structure import Structure, structure
from levelmap.errors import QueryError
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography, Polarity


def decisive_choices(
    recipe: Recipe, atlas: Atlas, of: str = "list", draws: int = 1_024, versions: int = 0
) -> SourcedTable:
    """Return the share of the variance that each choice makes of each place, and which decides.

    Parameters
    ----------
    versions
        Of the data within their published limits; 0 keeps the values published.

    Returns
    -------
    SourcedTable
        Columns `area_code`, `area_name`, one for each choice that varies, `decides`; the notes say
        what each choice makes over all places.
    """
    scored = score_recipe(recipe, atlas)
    choices = replace(default_choices(recipe), versions=versions)
    found = importance(recipe, scored.inputs, of=of, draws=draws, choices=choices)
    table = found.by_place
    table.insert(0, "area_name", scored.names.reindex(table.index))
    notes = [
        f"{choice}: {row['first_order']:.0%} of the variation alone, {row['total_order']:.0%} with "
        "what it interacts with."
        for choice, row in found.over_all.iterrows()
    ]
    return SourcedTable(table.rename_axis("area_code").reset_index(), tuple(notes))


def structure_of(recipe: Recipe, atlas: Atlas) -> Structure:
    """Return what an index is made of (see `comparison.structure`)."""
    return structure(score_recipe(recipe, atlas).composite)


def curve_of(recipe: Recipe, atlas: Atlas, measure: str = MEASURE) -> ConcentrationCurve:
    """Return how fast a method's ranking comes to the people in need."""
    geography = geography_of(recipe)
    need = measure_of_need(measure, geography, atlas)
    return concentration_curve(score_recipe(recipe, atlas).composite.ranks, need)


def need_by(recipe: Recipe, scores: pd.Series) -> pd.Series:
    """Return scores of which a high one is greater need."""
    return scores if recipe.direction is Polarity.HIGHER_IS_WORSE else -scores


def geography_of(recipe: Recipe) -> Geography:
    """Return the areas of LevelMap that a recipe scores; QueryError if they are a table's own."""
    if recipe.geography is None:
        raise QueryError(
            f"{recipe.called} scores areas of a table, not of LevelMap: give it a geography."
        )
    return recipe.geography
