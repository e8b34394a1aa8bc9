"""Two references compared: who is on both, on one, on neither, and what that says."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.comparison.agreement import Agreement, agreement
from levelmap.errors import MixedGeographies
from levelmap.terms import Geography
from levelmap.views.place_sets import Named, common_geography, named_places, read_reference


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
    """

    a: str = "luf-round-1:1"
    b: str = "levelmap_13_2021"
    geography: str = ""
    with_parts: bool = False


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


def compare(query: CompareQuery, atlas: Atlas) -> Comparison:
    """Return two references compared on one geography.

    Raises
    ------
    CatalogueError, QueryError
        A reference names nothing, or cannot be read.
    GeographyError, MixedGeographies
        The two cannot be brought to the same areas.
    MethodError, DataError
        A recipe cannot be computed, or a file is damaged.
    """
    first, second = read_reference(query.a, atlas), read_reference(query.b, atlas)
    geography = (
        Geography.parse(query.geography)
        if query.geography
        else common_geography(first.geography, second.geography)
    )
    if geography is None:
        raise MixedGeographies("Neither side says on which areas it stands.")
    a = named_places(first, atlas, geography, with_parts=query.with_parts)
    b = named_places(second, atlas, geography, with_parts=query.with_parts)
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
