"""Does a list reach the people in need? Lists and methods by name, on a measure held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.groupings import nations
from levelmap.answers.comparisons.named import named_places
from levelmap.answers.comparisons.references import Reference, read_reference
from levelmap.answers.comparisons.words import side_of
from levelmap.answers.indicators.values import area_values
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PlaceSet
from levelmap.comparison.reach import Need, league
from levelmap.errors import QueryError
from levelmap.terms import Geography

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
        See `answers.comparisons.references`; carried to *geography*.

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
