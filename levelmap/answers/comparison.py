"""Two references compared: who is on both, on one, on neither, and what that says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.answers.references import (
    Named,
    Reference,
    common_geography,
    named_places,
    read_reference,
)
from levelmap.answers.universe import universe_on, words
from levelmap.atlas import Atlas
from levelmap.comparison.agreement import Agreement, agreement
from levelmap.comparison.place_sets import PlaceSet, restrict
from levelmap.errors import MixedGeographies
from levelmap.terms import Geography


@dataclass(frozen=True, slots=True)
class CompareQuery:
    """What is compared with what.

    Attributes
    ----------
    a, b
        References (see `answers.references`).
    geography
        Slug of the areas; empty for the later year of the two.
    with_parts
        Whether an area counts if only a town, neighbourhood or ward within it is named.
    universe
        Which places count (see `answers.universe`); empty for all that each side could name.
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
    universe
        Which places count, in words (`England without London`); empty for all.
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
    universe: str
    agreement: Agreement
    areas: pd.DataFrame

    @property
    def notes(self) -> tuple[str, ...]:
        """Return how each side was carried, and what limits the comparison."""
        limit = f"Only places in {self.universe} are counted." if self.universe else ""
        sides = [
            f"{side.reference.label}: {note}" for side in (self.a, self.b) for note in side.notes
        ]
        return tuple(filter(None, (limit, *sides, self.agreement.caution)))


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
        A reference names nothing, or it or the universe cannot be read.
    EmptyUniverse
        There is no place that both could name.
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
    return compare_named(a, b, geography, atlas, query.universe)


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


def compare_named(
    a: Named, b: Named, geography: Geography, atlas: Atlas, universe: str = ""
) -> Comparison:
    """Return two sets compared that are on *geography* already, among the places of *universe*.

    Raises
    ------
    EmptyUniverse
        There is no place that both could name.
    QueryError, UnknownArea
        The universe cannot be read, or leaves out what is not known.
    DataError
        A file is damaged.
    """
    if universe:
        codes = universe_on(universe, geography).codes(atlas.gazetteer.areas(geography))
        a, b = (replace(side, places=restrict(side.places, codes)) for side in (a, b))
    people = atlas.gazetteer.population(geography)
    found = agreement(a.places, b.places, people)
    table = _areas(found, a, b, people, geography, atlas)
    return Comparison(a, b, geography, words(universe, atlas), found, table)


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
