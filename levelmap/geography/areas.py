"""The areas of every geography: their names and the areas that contain them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pandas as pd

from levelmap import gss, tables
from levelmap.errors import UnknownArea, UnknownGeography
from levelmap.geography import districts
from levelmap.geography.districts import LAST_YEAR, DistrictChange, Districts
from levelmap.integrity import read_table, read_verified
from levelmap.memory import Memory
from levelmap.paths import Folders
from levelmap.terms import AreaType, Geography

_PARENTS = {
    AreaType.LOCAL_AUTHORITY: "lad_code",
    AreaType.UPPER_TIER: "utla_code",
    AreaType.COMBINED_AUTHORITY: "cauth_code",
    AreaType.REGION: "region_code",
    AreaType.COUNTRY: "country_code",
}

_CONTAINERS = {
    AreaType.WARD: (AreaType.LOCAL_AUTHORITY,),
    AreaType.LSOA: (AreaType.LOCAL_AUTHORITY,),
    AreaType.REGION: (AreaType.COUNTRY,),
}
"""What an area is said to lie in, where that is not its region and else its nation."""

SMALL_AREAS = Geography(AreaType.LSOA, 2021)
SMALL_AREAS_FILE = ("small_areas", "uk", "areas.parquet")
"""The small areas of the UK and the file below `data/` that says what each is."""

CURRENT = Geography(AreaType.LOCAL_AUTHORITY, LAST_YEAR)
"""The authorities of today, to which searches lead."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area of one geography.

    Attributes
    ----------
    parents
        Codes of the areas that contain it, by kind. An authority of one tier has no upper tier
        here: it is its own.
    """

    code: str
    name: str
    geography: Geography
    parents: Mapping[AreaType, str]

    @property
    def container(self) -> str:
        """Return the code of what it is said to lie in; empty for the largest."""
        kinds = _containers(self.geography.area_type)
        return next((self.parents[kind] for kind in kinds if kind in self.parents), "")


def containers(areas: pd.DataFrame, kind: AreaType) -> pd.Series:
    """Return `Area.container` of many areas of one kind.

    Parameters
    ----------
    areas
        Rows of `tables.AREAS`.
    """
    nearest, *wider = (_PARENTS[each] for each in _containers(kind))
    codes = areas[nearest]
    for column in wider:
        codes = codes.where(codes != "", areas[column])
    return codes


def _containers(kind: AreaType) -> tuple[AreaType, ...]:
    return _CONTAINERS.get(kind, (AreaType.REGION, AreaType.COUNTRY))


def _made(frame: pd.DataFrame, geography: Geography) -> dict[str, Area]:
    """Return the areas of a table by code; those inside the same areas share what names them."""
    shared: dict[tuple[str, ...], dict[AreaType, str]] = {}
    columns = [frame[column].tolist() for column in _PARENTS.values()]
    found = {}
    for code, name, *parents in zip(
        frame.index.tolist(), frame["name"].tolist(), *columns, strict=True
    ):
        around = tuple("" if parent == code else parent for parent in parents)
        if around not in shared:
            shared[around] = {
                kind: held for kind, held in zip(_PARENTS, around, strict=True) if held
            }
        found[code] = Area(code, name, geography, shared[around])
    return found


@dataclass(frozen=True)
class Areas:
    """The areas of one data folder; tables are read when first asked for."""

    folders: Folders
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    _held: dict[Geography, Mapping[str, Area]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def geographies(self) -> list[Geography]:
        """Every geography whose areas are held, in order of kind and year."""
        files = (self.folders.data / "areas").glob("*.csv")
        found = [Geography.parse(file.stem) for file in files]
        has_small = self.folders.data.joinpath(*SMALL_AREAS_FILE).is_file()
        return sorted([*found, SMALL_AREAS] if has_small else found)

    @cached_property
    def districts(self) -> Districts:
        """District codes since 2016 and their changes."""
        return districts.load(self.folders)

    def areas(self, geography: Geography) -> pd.DataFrame:
        """Return the areas of *geography* by code (columns of `tables.AREAS`); not to be changed.

        Raises
        ------
        UnknownGeography
            No areas of this geography are held.
        """
        return self.memory.get(("areas", geography), lambda: self._read(geography))

    def _read_small_areas(self) -> pd.DataFrame:
        """Return the small areas of the UK with what contains the authority of each."""
        path = self.folders.data.joinpath(*SMALL_AREAS_FILE)
        frame = pd.read_parquet(BytesIO(read_verified(self.folders, path)))
        columns = [column for column in tables.AREAS.columns if column not in ("code", "name")]
        around = self.areas(CURRENT)[columns].reindex(frame["lad_code"]).set_index(frame.index)
        around["utla_code"] = around["utla_code"].fillna("")
        small = frame[["area_code", "name"]].rename(columns={"area_code": "code"})
        return small.join(around.fillna("")).set_index("code").sort_index()

    def _read(self, geography: Geography) -> pd.DataFrame:
        if geography == SMALL_AREAS and geography in self.geographies:
            return self._read_small_areas()
        path = self.folders.data / "areas" / f"{geography}.csv"
        if not path.is_file():
            held = ", ".join(str(known) for known in self.geographies)
            raise UnknownGeography(
                f"No areas are held for {geography.label}: expected one of {held}."
            )
        frame = read_table(self.folders, path, tables.AREAS)
        return frame.set_index("code").sort_index()

    def by_code(self, geography: Geography) -> Mapping[str, Area]:
        """Return the areas of *geography* by code, in order of code; not to be changed.

        Raises
        ------
        UnknownGeography
            No areas of this geography are held.
        """
        # every answer asks here, so it is no result that others can push out of the memory
        if geography not in self._held:
            self._held[geography] = _made(self.areas(geography), geography)
        return self._held[geography]

    def latest(self, area_type: AreaType) -> Geography:
        """Return the latest geography of a kind of area.

        Raises
        ------
        UnknownGeography
            None is held.
        """
        held = [geography for geography in self.geographies if geography.area_type is area_type]
        if not held:
            raise UnknownGeography(f"No {area_type.plural} are held.")
        return held[-1]

    def area(self, code: str, geography: Geography | None = None) -> Area:
        """Return the area *code* of *geography*, by default of the latest in which it occurs.

        Raises
        ------
        UnknownArea
            No such area; the message says what became of a district that is no longer in force.
        """
        wanted = [geography] if geography else self._may_hold(code)
        for held in wanted:
            if found := self.by_code(held).get(code):
                return found
        raise UnknownArea(self._why_unknown(code, geography))

    def _may_hold(self, code: str) -> list[Geography]:
        if not gss.is_code(code):
            return []
        kind = gss.area_type(code)
        kinds = {AreaType.COUNTY: AreaType.UPPER_TIER}.get(kind, kind)
        return [held for held in reversed(self.geographies) if held.area_type is kinds]

    def _why_unknown(self, code: str, geography: Geography | None) -> str:
        expected = f"one of the {geography.label}" if geography else "the code of an area held"
        if code not in self.districts.years:
            return f"{code[:40]!r} is not an area that LevelMap holds: expected {expected}."
        name = self.districts.names[code]
        change = self.districts.changes.get(code)
        if change is None:
            return f"{code} ({name}) is not {expected}."
        now = self.districts.names[self.districts.successor(code) or change.new_code]
        return f"{code} ({name}) ended {change.ended} and is now {now}: expected {expected}."

    def name(self, code: str, geography: Geography | None = None) -> str:
        """Return the name of an area; of a district no longer in force its last name.

        Raises
        ------
        UnknownArea
            The code names no area that is held.
        """
        if geography is None and code in self.districts.names:
            return self.districts.names[code]
        return self.area(code, geography).name

    def parents(self, code: str, geography: Geography | None = None) -> dict[AreaType, Area]:
        """Return the areas that contain an area, nearest kind first, as they were in its vintage.

        Raises
        ------
        UnknownArea
            The code names no area that is held.
        """
        area = self.area(code, geography)
        found = {}
        for kind, parent in area.parents.items():
            found[kind] = self._parent(parent, kind, area.geography.vintage)
        return found

    def _parent(self, code: str, kind: AreaType, vintage: int) -> Area:
        held = [geography for geography in self.geographies if geography.area_type is kind]
        for geography in sorted(held, key=lambda g: abs(g.vintage - vintage)):
            if found := self.by_code(geography).get(code):
                return found
        if code in self.districts.names:  # of a year whose districts are held as codes only
            return Area(code, self.districts.names[code], Geography(kind, vintage), {})
        raise UnknownArea(f"{code} contains another area but is no {kind.label} that is held.")

    def within(self, code: str, geography: Geography) -> list[Area]:
        """Return the areas of *geography* that lie in the area *code*, in order of name."""
        inside = [a for a in self.by_code(geography).values() if code in a.parents.values()]
        return sorted(inside, key=lambda area: area.name)

    def predecessors(self, code: str) -> list[DistrictChange]:
        """Return what a district was before, oldest change first; empty where nothing changed."""
        return self.districts.predecessors(code)

    def successor(self, code: str) -> str | None:
        """Return today's code of the district that *code* is, or is now part of."""
        return self.districts.successor(code)
