"""A person's own table as a list, or as values for a method (see `levelmap.intake`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap import intake
from levelmap.atlas import Atlas, atlas_apart
from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import DataError
from levelmap.intake import Answers, PlaceTable, Question
from levelmap.intake.lists import ranks_of, worst_places
from levelmap.methods.recipes import Recipe
from levelmap.paths import Folders
from levelmap.terms import AreaType, Geography

_MATCHED = (AreaType.LOCAL_AUTHORITY, AreaType.WARD)
"""Kinds of area to which the rows of a table can be matched; other codes are taken as written."""


@dataclass(frozen=True)
class OwnValues:
    """Columns of a person's own table on the areas of a method.

    Attributes
    ----------
    columns
        By area code; one column of numbers each.
    notes
        How they were read, in sentences.
    is_whole
        Whether every row was used.
    reading, asked
        The table, and what it leaves open; None and nothing where its codes are taken as written.
    """

    columns: pd.DataFrame
    notes: tuple[str, ...]
    is_whole: bool
    reading: PlaceTable | None = None
    asked: tuple[Question, ...] = ()


@dataclass(frozen=True)
class NeedRanks:
    """How places rank in need, by a method or by a column of a person's own table.

    Attributes
    ----------
    title
        The method, or the column and the file, in words.
    ranks
        By area code, 1 the worst; areas without a value are absent.
    high
        Codes of the areas in high need; None where nothing says how many these are.
    high_words
        Which these are.
    notes
        How one's own table was read, in sentences.
    asked
        What it leaves open.
    is_whole
        Whether every row was used.
    """

    title: str
    ranks: pd.Series
    high: frozenset[str] | None
    high_words: str
    notes: tuple[str, ...] = ()
    asked: tuple[Question, ...] = ()
    is_whole: bool = True


def read_apart(
    content: bytes,
    name: str,
    folders: Folders,
    answers: Answers,
    geography: Geography | None = None,
) -> PlaceTable:
    """Return what `intake.read_apart` does, for a process beside the app; raises as it does."""
    return intake.read_apart(content, name, atlas_apart(folders).gazetteer, answers, geography)


def own_list(reading: PlaceTable) -> PlaceSet:
    """Return the list that a table makes.

    Raises
    ------
    DataError
        It names no place.
    QueryError
        The worst were asked for and there is no column of values.
    """
    made = reading.list
    return PlaceSet(reading.name, made.chosen, made.universe, reading.geography)


def own_lists(named: Mapping[str, PlaceSet | PlaceTable]) -> dict[str, PlaceSet]:
    """Return sets and tables by name as sets by name; raises as `own_list`."""
    return {
        name: own_list(one) if isinstance(one, PlaceTable) else one for name, one in named.items()
    }


def own_values(reading: PlaceTable, geography: Geography) -> OwnValues:
    """Return every column of values of a table on the areas of *geography*.

    Raises
    ------
    DataError
        Areas have several rows and nothing says which is wanted.
    CannotRecode
        The table's wards cannot be carried to those of *geography*.
    """
    brought = {h: reading.values(h, geography) for h in reading.columns.measures}
    notes = [*reading.report, *reading.columns.unused]
    for heading in brought:
        notes += reading.value_report(heading, geography)
    # every column is taken: none is to be chosen
    asked = tuple(one for one in reading.value_questions(geography) if one.key != "column")
    is_whole = reading.outcomes.is_whole and not any(one.refused for one in brought.values())
    columns = pd.DataFrame({heading: one.by_area for heading, one in brought.items()})
    return OwnValues(columns, tuple(notes), is_whole, reading, asked)


def own_need(reading: PlaceTable, geography: Geography) -> NeedRanks:
    """Return need by the column of values that is chosen or guessed, on areas of *geography*.

    Raises
    ------
    DataError
        The table has no column of values, or areas have several rows and nothing says which is
        wanted.
    QueryError
        The column chosen is not one of numbers, or the worst asked for are no number of places.
    CannotRecode
        The table's areas cannot be carried to those of *geography*.
    """
    if not reading.columns.measures:
        raise DataError(f"{reading.name} has no column of numbers to rank places in need by.")
    column, worst = reading.value_column, reading.answers.worst
    brought = reading.values(column, geography)
    ranks = ranks_of(brought.by_area, low_is_worst=reading.low_is_worst)
    end = "lowest" if reading.low_is_worst else "highest"
    return NeedRanks(
        title=f"{column!r} of {reading.name}, the {end} first",
        ranks=ranks,
        high=worst_places(ranks, worst) if worst else None,
        high_words=f"among {reading.worst_words} of {reading.name}",
        notes=(*reading.report, *reading.value_report(column, geography)),
        asked=reading.value_questions(geography),
        is_whole=reading.outcomes.is_whole and not brought.refused,
    )


def values_for(
    recipe: Recipe, content: bytes, name: str, atlas: Atlas, answers: Answers
) -> OwnValues:
    """Return the columns of a file for a recipe: on its areas, or on those that the file names.

    Raises
    ------
    DataError, QueryError, CannotRecode
        As `intake.read` and `own_values`; or a code of areas that are not matched occurs twice.
    """
    geography = recipe.geography
    if geography is None or geography.area_type not in _MATCHED:
        return OwnValues(*intake.read_areas(content, name, answers), is_whole=True)
    return own_values(intake.read(content, name, atlas.gazetteer, answers), geography)
