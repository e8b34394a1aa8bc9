"""Areas that lie within authorities: small areas, neighbourhoods, constituencies.

A row of one speaks for a part of an authority: of how much of the authority's residents, and how
much of its own residents are in that authority, both by the residents that are held of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

import pandas as pd

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.geography.gazetteer import Gazetteer
from levelmap.intake.forms import written_out
from levelmap.terms import AreaType, Geography

KINDS = (AreaType.LSOA, AreaType.MSOA, AreaType.CONSTITUENCY)
"""Kinds of area whose rows are carried to the authorities that they lie in."""

_FORMER = "imd_2019_lsoa11"
_MSOAS = Geography(AreaType.MSOA, 2021)
_SEATS = Geography(AreaType.CONSTITUENCY, 2024)
_LATEST = Geography(AreaType.LOCAL_AUTHORITY, 2025)


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a part lies.

    Attributes
    ----------
    authority
        Code of an authority of 2025; of 2019 for small areas of 2011 that ended.
    of_authority
        Share of the authority's residents that live in the part.
    of_part
        Share of the part's residents that live in the authority.
    """

    authority: str
    of_authority: float
    of_part: float = 1.0


class _Edition(Enum):
    """Areas whose residents are held: small areas of 2021 or of 2011, neighbourhoods of 2021."""

    SMALL, FORMER, NEIGHBOURHOODS = range(3)


@dataclass(frozen=True)
class Parts:
    """What is held of the areas within authorities; tables are read when first asked for."""

    gazetteer: Gazetteer

    def is_held(self, code: str, kind: AreaType) -> bool:
        """Say whether it is known where an area of one of `KINDS` lies."""
        if kind is AreaType.LSOA:
            return code in self._small.index or code in self._former.index
        if kind is AreaType.MSOA:
            return code in self._neighbourhoods.index
        return code in self._seats

    def seat(self, name: str) -> str:
        """Return the code of the constituency of 2024 with a name; empty if there is none."""
        return self._seat_names.get(written_out(name), "")

    def lying(self, codes: Iterable[str], year: int) -> Callable[[str, AreaType], list[Lying]]:
        """Return what tells where an area lies among the authorities of *year*.

        Parameters
        ----------
        codes
            All codes of the table: they tell whether its small areas are those of 2011 or 2021.
        """
        asked = pd.Index(sorted(set(codes)), dtype="object")
        small = _lying_in(self, self._edition(asked), year, asked)
        neighbourhoods = _lying_in(self, _Edition.NEIGHBOURHOODS, year, asked)
        seats = self._seats_in(year)

        def of(code: str, kind: AreaType) -> list[Lying]:
            if kind is AreaType.CONSTITUENCY:
                return seats.get(code, [])
            found = (small if kind is AreaType.LSOA else neighbourhoods).get(code)
            return [found] if found else []

        return of

    @cached_property
    def _small(self) -> pd.DataFrame:
        """Small areas of 2021 (Scotland and Northern Ireland: 2011): authority and residents."""
        areas = SmallAreas(self.gazetteer.folders).areas
        return areas[["lad_code", "people", "msoa_code"]]

    @cached_property
    def _former(self) -> pd.DataFrame:
        """English small areas of 2011, with authorities of 2019 and residents of mid-2017."""
        held = Catalogue(self.gazetteer.folders).small_areas(_FORMER).set_index("area_code")
        return held[["lad_code", "population"]].set_axis(["lad_code", "people"], axis="columns")

    @cached_property
    def _neighbourhoods(self) -> pd.DataFrame:
        people = self._small.groupby("msoa_code")["people"].sum()
        authority = self.gazetteer.areas(_MSOAS)["lad_code"]
        held = pd.DataFrame({"lad_code": authority, "people": people.reindex(authority.index)})
        return held.dropna()

    def _edition(self, asked: pd.Index) -> _Edition:
        """Return the small areas that a table is of: those of 2011 where they hold more codes."""
        then = sum(code in self._former.index for code in asked)
        now = sum(code in self._small.index for code in asked if code.startswith("E01"))
        return _Edition.FORMER if then > now else _Edition.SMALL

    def _areas(self, edition: _Edition) -> pd.DataFrame:
        if edition is _Edition.NEIGHBOURHOODS:
            return self._neighbourhoods
        if edition is _Edition.SMALL:
            return self._small
        elsewhere = self._small[~self._small.index.str.startswith("E")]
        return pd.concat([self._former, elsewhere[["lad_code", "people"]]])

    def by_people(self, edition: _Edition, year: int) -> pd.DataFrame:
        """Return the authority of *year* of each area, and its part of the people there."""
        areas = self._areas(edition)
        then = areas["lad_code"].map(self._of_year(areas["lad_code"], year))
        former = self._former["lad_code"]
        earlier = former.map(self._of_year(former, year)).reindex(areas.index)
        target = then.fillna(earlier).dropna()
        people = areas["people"].reindex(target.index)
        share = people / people.groupby(target).transform("sum")
        return pd.DataFrame({"authority": target.astype("category"), "share": share})

    def _of_year(self, codes: pd.Series, year: int) -> Mapping[str, str]:
        """Return the code of each authority in *year*, those that are no single one left out."""
        districts = self.gazetteer.districts
        then = {c: districts.code_in(c, year) or districts.successor(c, year) for c in set(codes)}
        return {code: found for code, found in then.items() if found}

    @cached_property
    def _seats(self) -> Mapping[str, Mapping[str, float]]:
        held = self.gazetteer.context_tables
        codes = self.gazetteer.areas(_SEATS).index
        return {code: held.authorities_of(code) for code in codes}

    @cached_property
    def _seat_names(self) -> dict[str, str]:
        names = self.gazetteer.areas(_SEATS)["name"]
        return {written_out(name): code for code, name in names.items()}

    def _seats_in(self, year: int) -> dict[str, list[Lying]]:
        people = self.gazetteer.population(_LATEST)
        districts = self.gazetteer.districts
        found = {}
        for seat, shares in self._seats.items():
            there = {code: share * float(people.get(code, 0)) for code, share in shares.items()}
            total = sum(there.values()) or 1.0
            found[seat] = [
                Lying(then, share, there[code] / total)
                for code, share in shares.items()
                if (then := districts.code_in(code, year))
            ]
        return found


def _lying_in(parts: Parts, edition: _Edition, year: int, asked: pd.Index) -> dict[str, Lying]:
    """Return where those of the areas asked for lie that are of an edition."""
    held = _by_people(parts, edition, year)
    found = held.iloc[[at for at in held.index.get_indexer(asked) if at >= 0]]
    return {
        str(code): Lying(str(authority), float(share))
        for code, authority, share in found.itertuples()
    }


@lru_cache(maxsize=8)
def _by_people(parts: Parts, edition: _Edition, year: int) -> pd.DataFrame:
    """Return `Parts.by_people`, the last few kept: it is made of every small area of the UK."""
    return parts.by_people(edition, year)


@lru_cache(maxsize=4)
def parts_of(gazetteer: Gazetteer) -> Parts:
    """Return the parts that a gazetteer's folder holds; made once."""
    return Parts(gazetteer)
