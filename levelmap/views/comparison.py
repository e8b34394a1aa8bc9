"""Two references compared: who is on both, on one, on neither, and what that says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import Universe
from levelmap.comparison.agreement import Agreement, agreement
from levelmap.comparison.place_sets import PlaceSet, restrict
from levelmap.errors import MixedGeographies
from levelmap.terms import Geography
from levelmap.views.place_sets import (
    Named,
    Reference,
    common_geography,
    named_places,
    read_reference,
)


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """What is compared with what.

    Attributes
    ----------
    a, b
        References (see `views.place_sets`).
    geography
        Slug of the areas; empty for the later year of the two.
    with_parts
        Whether an area counts if only a town, neighbourhood or ward within it is named.
    universe
        Who could be named (`lad_2021:E`); empty for all that each side could name.
    """

    a: str = "luf-round-1:1"
    b: str = "levelmap_13_2021"
    geography: str = ""
    with_parts: bool = False
    universe: str = ""


@dataclass(frozen=True)
class Comparison:
    """The answer.

    Attributes
    ----------
    a, b
        The two sets on `geography`, with how they came there.
    agreement
        Counts in places and people, and statistics each with its sentence.
    areas
        One row for each place of either universe: area_code, area_name, class (see
        `comparison.place_sets.PLACE_CLASSES`), in_a, in_b (True, False or None where it could not
        be named), population.
    """

    a: Named
    b: Named
    geography: Geography
    agreement: Agreement
    areas: pd.DataFrame

    @property
    def notes(self) -> tuple[str, ...]:
        """Return how each side was carried, and what limits the comparison."""
        sides = [
            f"{side.reference.label}: {note}" for side in (self.a, self.b) for note in side.notes
        ]
        return tuple(filter(None, (*sides, self.agreement.caution)))


def compare(
    query: CompareQuery, atlas: Atlas, own: Mapping[str, PlaceSet] | None = None
) -> Comparison:
    """Return two references compared on one geography.

    Parameters
    ----------
    own
        A person's own lists by the text that refers to them.

    Raises
    ------
    CatalogueError, QueryError
        A reference names nothing, or cannot be read.
    GeographyError, MixedGeographies
        The two cannot be brought to the same areas.
    MethodError, DataError
        A recipe cannot be computed, or a file is damaged.
    """
    first, second = (read_reference(text, atlas, own) for text in (query.a, query.b))
    geography = compared_on(first, second, query.geography)
    a, b = (
        named_places(side, atlas, geography, with_parts=query.with_parts)
        for side in (first, second)
    )
    a, b = limited((a, b), query.universe, atlas)
    return compare_named(a, b, geography, atlas)


def compared_on(first: Reference, second: Reference, asked: str = "") -> Geography:
    """Return the areas on which two references are compared: those asked for, else the common ones.

    Raises
    ------
    MixedGeographies
        Neither reference says on which areas it stands.
    UnknownGeography
        What was asked for is no geography.
    """
    geography = (
        Geography.parse(asked) if asked else common_geography(first.geography, second.geography)
    )
    if geography is None:
        raise MixedGeographies("Neither side says on which areas it stands.")
    return geography


def limited(sides: Iterable[Named], universe: str, atlas: Atlas) -> list[Named]:
    """Return the sides among the places of *universe* only; as they are where that is empty.

    Raises as `within` does.
    """
    if not universe:
        return list(sides)
    return [within(side, Universe.parse(universe), atlas) for side in sides]


def within(named: Named, universe: Universe, atlas: Atlas) -> Named:
    """Return a set among the places of *universe* only.

    Raises
    ------
    MixedGeographies
        The universe is of other areas than the set.
    EmptyUniverse
        Nothing is left.
    """
    if named.places.geography != universe.geography:
        raise MixedGeographies(
            f"The universe is of {universe.geography.label} and {named.reference.label} stands on "
            f"{named.places.geography}: give a universe of the areas compared."
        )
    codes = universe.codes(atlas.gazetteer.areas(universe.geography))
    return replace(named, places=restrict(named.places, codes))


def compare_named(a: Named, b: Named, geography: Geography, atlas: Atlas) -> Comparison:
    """Return two sets compared that are on *geography* already.

    Raises
    ------
    EmptyUniverse
        There is no place that both could name.
    DataError
        A file is damaged.
    """
    people = atlas.gazetteer.population(geography)
    found = agreement(a.places, b.places, people)
    return Comparison(a, b, geography, found, _areas(found, a, b, people, geography, atlas))


def _areas(
    found: Agreement, a: Named, b: Named, people: pd.Series, geography: Geography, atlas: Atlas
) -> pd.DataFrame:
    classes = found.partition.classes
    names = atlas.gazetteer.areas(geography)["name"]
    return pd.DataFrame(
        {
            "area_code": classes.index,
            "area_name": names.reindex(classes.index).to_numpy(),
            "class": classes.to_numpy(),
            "in_a": _membership(classes.index, a),
            "in_b": _membership(classes.index, b),
            "population": people.reindex(classes.index).to_numpy(),
        }
    )


def _membership(codes: pd.Index, side: Named) -> list[bool | None]:
    places = side.places
    return [code in places.codes if code in places.universe else None for code in codes]
