"""What is known of a place besides its indicators: people, setting, similar places, neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from levelmap import tables
from levelmap.integrity import read_table
from levelmap.paths import Folders
from levelmap.terms import Geography

MODELS = ("global", "economic", "demographic")
"""The models by which ONS calls areas similar, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Population:
    """Usual residents of an area on a date; `source` is the slug of the source."""

    people: int
    date: date
    source: str


@dataclass(frozen=True, slots=True)
class RuralUrban:
    """Class of an area in one edition (2011 or 2021) of the Rural Urban Classification.

    The editions are not comparable; that of 2011 covers England, that of 2021 England and Wales.
    """

    edition: str
    category: str
    broad: str


@dataclass(frozen=True, slots=True)
class Coast:
    """How much of an area's boundary is coast, in kilometres; computed, not official.

    Attributes
    ----------
    open_km, is_open
        Open coast: inlets narrower than about 3 km are closed. This is the default meaning of
        coastal.
    tidal_km, is_tidal
        Coast with tidal rivers.
    """

    open_km: float
    tidal_km: float
    is_open: bool
    is_tidal: bool

    RULE = "computed from the coastline of generalised boundaries: at least 1 km of it"


@dataclass(frozen=True, slots=True)
class SimilarAreas:
    """ONS similar areas of one place by one model.

    Attributes
    ----------
    model
        global, economic or demographic.
    cluster
        Letter of its cluster of districts; empty where it has none.
    codes
        Up to 20 similar areas, nearest first.
    """

    model: str
    cluster: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An area with a common boundary, and the length of it in kilometres."""

    code: str
    shared_km: float


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name by which people call an area; for `kind` see `tables.OTHER_NAMES`."""

    name: str
    kind: str

    @property
    def is_of_the_area(self) -> bool:
        """Say whether it names the area itself, not a town or parish inside it."""
        return self.kind not in ("place", "parish")


@dataclass(frozen=True)
class ContextTables:
    """The tables of context of one data folder; each is read when first asked for."""

    folders: Folders

    def _read(self, file: str, contract: tables.Contract) -> pd.DataFrame:
        return read_table(self.folders, self.folders.data / "lookups" / file, contract)

    @cached_property
    def _population(self) -> pd.DataFrame:
        frame = self._read("population.csv", tables.POPULATION)
        return frame.set_index(["geography", "area_code"]).sort_index()

    def population(self, geography: Geography) -> pd.Series:
        """Return the residents of the areas of *geography* by code; empty where none are held.

        Dates may differ between nations: see `population_of`.
        """
        none = pd.Series(dtype="int64", name="people").rename_axis("area_code")
        return self._people.get(str(geography), none)

    @cached_property
    def _people(self) -> dict[str, pd.Series]:
        groups = self._population["people"].groupby(level="geography")
        return {str(name): people.droplevel("geography") for name, people in groups}

    def population_of(self, code: str, geography: Geography) -> Population | None:
        """Return the residents of one area with their date, or None where they are not held."""
        key = (str(geography), code)
        if key not in self._population.index:
            return None
        row = self._population.loc[key]
        return Population(int(row["people"]), date.fromisoformat(row["date"]), row["source"])

    @cached_property
    def _rural_urban(self) -> dict[tuple[str, str], RuralUrban]:
        frame = self._read("rural_urban.csv", tables.RURAL_URBAN)
        return {
            (row.geography, row.area_code): RuralUrban(row.edition, row.category, row.broad)
            for row in frame.itertuples()
        }

    def rural_urban(self, code: str, geography: Geography) -> RuralUrban | None:
        """Return the rural or urban class of a district, or None where it has none."""
        return self._rural_urban.get((str(geography), code))

    @cached_property
    def _coast(self) -> dict[tuple[str, str], Coast]:
        frame = self._read("coast.csv", tables.COAST)
        return {
            (row.geography, row.area_code): Coast(
                row.open_km, row.tidal_km, row.open == "yes", row.tidal == "yes"
            )
            for row in frame.itertuples()
        }

    def coast(self, code: str, geography: Geography) -> Coast | None:
        """Return the coast of a district of Great Britain, or None where it is not known."""
        return self._coast.get((str(geography), code))

    @cached_property
    def _similar(self) -> dict[str, dict[str, SimilarAreas]]:
        frame = self._read("similar_areas.csv", tables.SIMILAR_AREAS)
        found: dict[str, dict[str, SimilarAreas]] = {}
        for row in frame.itertuples():
            similar = SimilarAreas(row.model, row.cluster, tuple(row.similar.split()))
            found.setdefault(row.area_code, {})[row.model] = similar
        return found

    def similar(self, code: str) -> tuple[SimilarAreas, ...]:
        """Return the similar areas of a district, county or combined authority of today by model.

        Empty where ONS gives none.
        """
        held = self._similar.get(code, {})
        return tuple(held[model] for model in MODELS if model in held)

    @cached_property
    def _neighbours(self) -> dict[Geography, dict[str, list[Neighbour]]]:
        found: dict[Geography, dict[str, list[Neighbour]]] = {}
        for path in sorted((self.folders.data / "lookups").glob("neighbours_*.csv")):
            geography = Geography.parse(path.stem.removeprefix("neighbours_"))
            frame = read_table(self.folders, path, tables.NEIGHBOURS)
            by_code = found.setdefault(geography, {})
            for row in frame.itertuples():
                by_code.setdefault(row.code_a, []).append(Neighbour(row.code_b, row.shared_km))
                by_code.setdefault(row.code_b, []).append(Neighbour(row.code_a, row.shared_km))
        return found

    def neighbours(self, code: str, geography: Geography) -> tuple[Neighbour, ...]:
        """Return the areas that share a boundary with a district, longest boundary first.

        Empty for an island, and where the neighbours of the geography are not held.
        """
        held = self._neighbours.get(geography, {}).get(code, [])
        return tuple(sorted(held, key=lambda neighbour: -neighbour.shared_km))

    @cached_property
    def _constituencies(self) -> dict[str, dict[str, float]]:
        file = self.folders.data / "lookups" / "constituency_authorities.csv"
        frame = read_table(self.folders, file, tables.CONSTITUENCY_AUTHORITIES)
        found: dict[str, dict[str, float]] = {}
        for row in frame.itertuples():
            found.setdefault(row.constituency, {})[row.authority] = row.share_of_authority
        return found

    def authorities_of(self, constituency: str) -> Mapping[str, float]:
        """Return the authorities of 2025 in a constituency: the share of each one's people."""
        return self._constituencies.get(constituency, {})

    @cached_property
    def other_names(self) -> Mapping[str, tuple[OtherName, ...]]:
        """Other names of areas by code: written by hand, then the parishes within."""
        names: dict[str, list[OtherName]] = {}
        for file in ("aliases.csv", "lookups/other_names.csv"):
            frame = read_table(self.folders, self.folders.data / file, tables.OTHER_NAMES)
            for code, name, kind in frame.itertuples(index=False):
                names.setdefault(code, []).append(OtherName(name, kind))
        return {code: tuple(found) for code, found in names.items()}
