"""From a recipe and the data to scores: each member's values, and where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.atlas import Atlas
from levelmap.comparison.draws import Model, default_choices
from levelmap.comparison.intervals import standard_errors
from levelmap.comparison.robustness import Ranking, Robustness, robustness
from levelmap.errors import CannotRecode, MethodError, MixedGeographies, RecipeError
from levelmap.geography.vintages import ValueKind
from levelmap.memory import remembered
from levelmap.methods.composite import CompositeIndicator, Inputs, score
from levelmap.methods.included import score_with_included
from levelmap.methods.recipes import Member, Recipe
from levelmap.terms import AreaType, Geography, Polarity

SMALL_AREA_TABLES = {
    Geography(AreaType.LSOA, 2011): "imd_2019_lsoa11",
    Geography(AreaType.LSOA, 2021): "imd_2025_lsoa21",
}
"""The table of small areas that a recipe on each geography takes its columns from."""


@dataclass(frozen=True)
class Scored:
    """A recipe's result on the data that are held.

    Attributes
    ----------
    composite
        Scores, ranks, categories, contributions and what could not be scored.
    inputs
        What it was computed on, for robustness and margins.
    names
        Name by area code; the code itself for areas without a name of their own.
    used
        Of each member that is an indicator: its values, periods and geography, by member key.
    """

    composite: CompositeIndicator
    inputs: Inputs
    names: pd.Series
    used: Mapping[str, AreaValues]

    @property
    def own_columns(self) -> tuple[str, ...]:
        """Return the columns of a person's own table that the scores rest on."""
        return tuple(member.column for member in self.recipe.active if member.column)

    @property
    def recipe(self) -> Recipe:
        """Return the recipe that was computed."""
        return self.composite.recipe

    @cached_property
    def table(self) -> pd.DataFrame:
        """Return one row for each area, rank 1 first, those not scored last.

        Columns area_code, area_name, score, rank (1 the worst, of an index of performance the
        best), category, then `score_<domain>` for each domain and `contribution_<part>` for each
        part of a score that is a sum; a missing score is NaN.
        """
        found = self.composite
        contributions = found.contributions.add_prefix("contribution_")
        ranked = pd.DataFrame(
            {
                "area_name": self.names.reindex(found.scores.index),
                "score": found.scores,
                "rank": found.printed_ranks.astype("Int64"),
                "category": found.categories,
            }
        ).join([found.domains.add_prefix("score_"), contributions])
        ranked.index.name = "area_code"
        return ranked.reset_index().sort_values(["rank", "area_code"], ignore_index=True)


def score_recipe(
    recipe: Recipe, atlas: Atlas, own: pd.DataFrame | None = None, own_name: str = "your table"
) -> Scored:
    """Return what a recipe makes of the data held, or of a person's own table.

    Parameters
    ----------
    recipe
        Its members are indicators of the catalogue, recipes, or columns.
    own
        Columns for members that name one: index area code, one number column each; any areas.
    own_name
        What to call it in messages.

    Raises
    ------
    RecipeError
        A member names a column and no table, or the table, has it.
    QueryError
        An indicator has no values on the recipe's geography.
    MethodError, DataError
        The recipe cannot be computed on the values, or a file is damaged.
    """
    return _scored(recipe, atlas) if own is None else _computed(recipe, atlas, own, own_name)


@remembered
def _scored(recipe: Recipe, atlas: Atlas) -> Scored:
    return _computed(recipe, atlas, None, "")


@remembered
def firmness(
    recipe: Recipe, atlas: Atlas, draws: int, seed: int = 1, versions: int = 0
) -> Robustness:
    """Return how firmly each area is on a recipe's list when its choices vary.

    Parameters
    ----------
    versions
        Of the data within their published limits; 0 keeps the values published.

    Raises
    ------
    MethodError, DataError
        As `score_recipe`, or the number of draws is out of range.
    """
    return firmness_of(score_recipe(recipe, atlas), draws, seed, versions)


def firmness_of(
    scored: Scored, draws: int, seed: int = 1, versions: int = 0, ranks: Ranking = Model.ranks
) -> Robustness:
    """Return what `firmness` does, of scores that may rest on a table of one's own; raises alike.

    Parameters
    ----------
    ranks
        What ranks the draws: here, or on a cluster (see `robustness`).
    """
    choices = replace(default_choices(scored.recipe), versions=versions)
    return robustness(
        scored.recipe, scored.inputs, draws=draws, seed=seed, choices=choices, ranks=ranks
    )


def _computed(recipe: Recipe, atlas: Atlas, own: pd.DataFrame | None, own_name: str) -> Scored:
    used: dict[str, AreaValues] = {}
    inputs = _inputs(recipe, atlas, own, own_name, used)
    recipes = {**atlas.catalogue.recipes, recipe.slug: recipe}
    columns, polarity = dict(inputs.table), dict(inputs.polarity)
    for member in (member for member in recipe.active if member.recipe):
        below = score_with_included(
            member.recipe, recipes, lambda part: _inputs(part, atlas, own, own_name, {})
        )
        _require_same_areas(recipe, below.recipe)
        columns[member.key], polarity[member.key] = below.scores, below.recipe.direction
    index = _index(recipe, columns, atlas)
    complete = replace(inputs, table=pd.DataFrame(columns, index=index), polarity=polarity)
    composite = score(recipe, complete)
    return Scored(composite, complete, _names(index, recipe.geography, atlas), used)


def _require_same_areas(recipe: Recipe, included: Recipe) -> None:
    if recipe.geography != included.geography:
        raise MixedGeographies(
            f"{recipe.called} scores {recipe.areas} and includes {included.called}, which "
            f"scores {included.areas}: use recipes of one geography."
        )


def _inputs(
    recipe: Recipe,
    atlas: Atlas,
    own: pd.DataFrame | None,
    own_name: str,
    used: dict[str, AreaValues],
) -> Inputs:
    columns: dict[str, pd.Series] = {}
    denominators: dict[str, pd.Series] = {}
    polarity: dict[str, Polarity] = {}
    table = _own_columns(recipe, atlas, own)
    for member in recipe.active:
        if member.denominator:
            below = _denominator(member)
            denominators[member.key] = (
                _column(below, table, own_name)
                if below.column
                else _member_values(below, recipe, atlas).values  # noqa: PD011 (not a frame's)
            )
        if member.column:
            columns[member.key] = _column(member, table, own_name)
        elif member.indicator:
            found = _member_values(member, recipe, atlas)
            used[member.key] = found
            columns[member.key] = found.values  # noqa: PD011 (not a frame's)
            polarity[member.key] = found.indicator.polarity
    frame = pd.DataFrame(columns, index=_index(recipe, columns, atlas))
    errors = {
        member.key: _errors(used[member.key]) for member in recipe.active if member.key in used
    }
    return Inputs(
        frame,
        polarity,
        _groups(frame.index, recipe, atlas, table),
        pd.DataFrame(denominators, index=frame.index) if denominators else None,
        pd.DataFrame(errors, index=frame.index),
    )


def _errors(found: AreaValues) -> pd.Series:
    """Return the standard errors of values from their published limits; NaN without limits."""
    table = found.table
    return standard_errors(found.values, table["lower_ci"], table["upper_ci"])


def _denominator(member: Member) -> Member:
    """Return a member that has the values by which *member* is divided."""
    is_indicator = bool(member.indicator)
    return replace(
        member,
        indicator=member.denominator if is_indicator else "",
        column="" if is_indicator else member.denominator,
        denominator="",
    )


def _index(recipe: Recipe, columns: Mapping[str, pd.Series], atlas: Atlas) -> pd.Index:
    """Return the areas to score: the recipe's geography in its nations, else those of the table."""
    areas = next(iter(columns.values())).index if columns else pd.Index([])
    if recipe.geography in atlas.gazetteer.geographies and recipe.geography is not None:
        areas = atlas.gazetteer.areas(recipe.geography).index
    if not recipe.nations:
        return areas
    letters = {nation.letter for nation in recipe.nations}
    return areas[areas.str[0].isin(list(letters))]


def _own_columns(recipe: Recipe, atlas: Atlas, own: pd.DataFrame | None) -> pd.DataFrame | None:
    if own is not None or recipe.geography not in SMALL_AREA_TABLES:
        return own
    return atlas.catalogue.small_areas(SMALL_AREA_TABLES[recipe.geography]).set_index("area_code")


def _column(member: Member, table: pd.DataFrame | None, name: str) -> pd.Series:
    if table is None:
        raise RecipeError(
            f"The member {member.key} takes the column {member.column!r} of a table: give a table "
            "(--data), or name an indicator."
        )
    if member.column not in table.columns:
        raise RecipeError(
            f"The member {member.key} takes the column {member.column!r}, which {name} does not "
            f"have; found {', '.join(map(str, table.columns[:20]))}."
        )
    return table[member.column]


def _member_values(member: Member, recipe: Recipe, atlas: Atlas) -> AreaValues:
    if recipe.geography is None:
        raise MethodError(
            f"The recipe {recipe.slug} names the indicator {member.indicator} and no geography: "
            'add one, such as geography = "lad_2025".'
        )
    found = area_values(
        member.indicator,
        recipe.geography,
        atlas,
        member.period,
        member.releases,
        published_on=member.geography or recipe.geography,
        with_county=member.inherit,
    )
    if found.indicator.kind == ValueKind.RANK and found.not_carried:
        raise CannotRecode(found.note)
    return found


def _groups(
    index: pd.Index, recipe: Recipe, atlas: Atlas, table: pd.DataFrame | None
) -> pd.Series | None:
    """Return the group of each area: the column that the recipe names, else its region.

    Outside England the nation is the region; None for areas of another kind.
    """
    by = recipe.missing.by
    if by:
        if table is None or by not in table.columns:
            raise RecipeError(
                f"The recipe groups areas by the column {by!r}, which no table has: give a table "
                "with it (--data), or leave out `by`."
            )
        return table[by]
    if recipe.geography is None or recipe.geography not in atlas.gazetteer.geographies:
        return None
    areas = atlas.gazetteer.areas(recipe.geography).reindex(index)
    return areas["region_code"].where(areas["region_code"] != "", areas["country_code"])


def _names(index: pd.Index, geography: Geography | None, atlas: Atlas) -> pd.Series:
    own = pd.Series(index, index=index)
    if geography is None or geography not in atlas.gazetteer.geographies:
        return own
    return atlas.gazetteer.areas(geography)["name"].reindex(index).fillna(own)
