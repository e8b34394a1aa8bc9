"""What is known of areas: what they are, what they are called, who lives there, what they were."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from levelmap.geography.areas import CURRENT, Area, Areas
from levelmap.geography.context import (
    Coast,
    ContextTables,
    Neighbour,
    OtherName,
    Population,
    RuralUrban,
    SimilarAreas,
)
from levelmap.geography.districts import DistrictChange
from levelmap.geography.names import USUAL_KINDS, PlaceNames
from levelmap.geography.search import PARISH, Match
from levelmap.geography.vintages import Vintages
from levelmap.terms import AreaType, Geography

__all__ = ["CURRENT", "Area", "Context", "Gazetteer"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of one area besides its indicators.

    Attributes
    ----------
    parents
        The areas that contain it, by kind, as they were in its year.
    population, rural_urban, coast
        None where they are not held for its geography.
    similar
        By model; empty for areas that are no longer in force.
    neighbours
        Areas of its geography that share a boundary, longest first.
    other_names
        By which people call it; parishes are left out.
    predecessors
        What it was before, oldest change first.
    """

    area: Area
    parents: Mapping[AreaType, Area]
    population: Population | None
    rural_urban: RuralUrban | None
    coast: Coast | None
    similar: tuple[SimilarAreas, ...]
    neighbours: tuple[Neighbour, ...]
    other_names: tuple[OtherName, ...]
    predecessors: tuple[DistrictChange, ...]


@dataclass(frozen=True)
class Gazetteer(Areas):
    """What one data folder knows of areas; tables are read when first asked for."""

    @cached_property
    def context_tables(self) -> ContextTables:
        """The tables that `context` is made from."""
        return ContextTables(self.folders)

    @cached_property
    def vintages(self) -> Vintages:
        """How areas of one year make up those of another."""
        return Vintages(self.folders, self.memory)

    def population(self, geography: Geography) -> pd.Series:
        """Return the residents of the areas of *geography* by code; empty where none are held."""
        return self.context_tables.population(geography)

    def context(self, code: str, geography: Geography | None = None) -> Context:
        """Return what is known of an area, by default of the latest year in which it occurs.

        Raises
        ------
        UnknownArea
            The code names no area that is held.
        """
        area = self.area(code, geography)
        held, year = self.context_tables, area.geography
        names = held.other_names.get(code, ())
        return Context(
            area=area,
            parents=self.parents(code, year),
            population=held.population_of(code, year),
            rural_urban=held.rural_urban(code, year),
            coast=held.coast(code, year),
            similar=held.similar(code),
            neighbours=held.neighbours(code, year),
            other_names=tuple(name for name in names if name.kind != PARISH),
            predecessors=tuple(self.predecessors(code)),
        )

    @cached_property
    def names(self) -> PlaceNames:
        """Every name by which areas can be found."""
        return PlaceNames(self, self.context_tables.other_names)

    def search(
        self, text: str, limit: int = 10, kinds: Collection[AreaType] = USUAL_KINDS
    ) -> list[Match]:
        """Return the areas of today that *text* may mean, best first; empty where none is like it.

        Parameters
        ----------
        text
            A name, part of one, a misspelt one, a former or another name, a town or parish inside
            an authority, or a code (of any year).
        limit
            The most that is returned.
        kinds
            The kinds of area that are looked for (see `names.KINDS`).
        """
        return self.names.search(text, limit, kinds)

    def code_of(self, name: str, geography: Geography) -> str:
        """Return the code of the one area of *geography* that has *name*, its own or another.

        Case, accents and punctuation do not matter; parishes and towns are no names of their
        authority here.

        Raises
        ------
        UnmatchedName
            No area has it, or several have; those meant are named.
        """
        return self.names.code_of(name, geography)
