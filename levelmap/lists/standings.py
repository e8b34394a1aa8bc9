"""Where an area stands on a list: named, partly, through a larger authority, or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas as pd

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.geography.areas import Areas
from levelmap.terms import AreaType, Geography

NAMED, NOT_NAMED, NOT_SEEN = "named", "not_named", "not_seen"
"""What a row of a list says of its area (`status` of `tables.MEMBERSHIPS`)."""

PARENTS = ["lad_code", "utla_code", "cauth_code"]
"""Columns of an area's own code and of the larger authorities through which it may be named."""

Row = dict[str, Any]


class ListStatus(StrEnum):
    """What a list says of an area, from the strongest to the weakest."""

    IN = "in"
    SHARED = "shared"
    INHERITED = "inherited"
    PART = "part"
    NOT = "not"
    NOT_SEEN = "not_seen"
    OUTSIDE_UNIVERSE = "outside_universe"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "in": "named",
            "shared": "named together with other areas",
            "inherited": "named through its county or transport authority",
            "part": "a place within it is named",
            "not": "not named",
            "not_seen": "not seen: the list held is incomplete",
            "outside_universe": "could not have been named",
        }[self.value]

    @property
    def is_named(self) -> bool:
        """Say whether the area, or a place within it, is on the list."""
        return self in (ListStatus.IN, ListStatus.SHARED, ListStatus.INHERITED, ListStatus.PART)


@dataclass(frozen=True, slots=True)
class Award:
    """One award of money, to one area or shared by several.

    Attributes
    ----------
    name
        Of the bid.
    members
        Codes of the areas that share it.
    amount
        The whole award in pounds, not divided among the members; None where it is not known.
    recipient
        Who received it, where that is not the area's council.
    """

    name: str
    members: tuple[str, ...]
    amount: float | None
    category: str = ""
    recipient: str = ""
    note: str = ""

    @property
    def is_shared(self) -> bool:
        """Say whether more than one area has it."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one area stands on one list.

    Attributes
    ----------
    category
        Of the area, where the list has categories: also of an area that is not in a priority one.
    places
        The towns, high streets, neighbourhoods or wards within it that are named, or the one name
        under which it is named with others.
    awards
        Its awards, shared ones whole.
    via
        Code of the county or transport authority through which it is named.
    note
        What the source, or its transcription, adds.
    """

    area_code: str
    status: ListStatus
    category: str = ""
    places: tuple[str, ...] = ()
    awards: tuple[Award, ...] = ()
    via: str = ""
    note: str = ""

    @property
    def amount(self) -> float | None:
        """Return the pounds of its own awards, shared ones left out; None where none is known."""
        return _total(award for award in self.awards if not award.is_shared)

    @property
    def shared_amount(self) -> float | None:
        """Return the pounds of awards shared with others, each whole: not to be added by area."""
        return _total(award for award in self.awards if award.is_shared)

    @property
    def is_priced(self) -> bool:
        """Say whether the amount of everything for which it is named is held."""
        amounts = [award.amount for award in self.awards]
        return len(amounts) >= max(1, len(self.places)) and None not in amounts

    @property
    def shared_with(self) -> tuple[str, ...]:
        """Return the codes of the other areas in its shared awards."""
        others = {code for award in self.awards for code in award.members} - {self.area_code}
        return tuple(sorted(others - {self.via}))


def _total(awards: Iterable[Award]) -> float | None:
    known = [award.amount for award in awards if award.amount is not None]
    return sum(known) if known else None


@dataclass(frozen=True)
class StandingTable:
    """Everything needed to say where areas stand on one list.

    Attributes
    ----------
    priority_list
        The list.
    memberships
        Its rows (columns of `tables.MEMBERSHIPS`).
    areas
        The areas of its geography (columns of `tables.AREAS`, the code as index).
    district_areas
        The districts of the same year in the same form; for a list of wards those that contain
        one, for a list of districts the same as `areas`.
    """

    priority_list: PriorityList
    memberships: pd.DataFrame
    areas: pd.DataFrame
    district_areas: pd.DataFrame

    @cached_property
    def universe(self) -> frozenset[str]:
        """Codes of the list's geography that could have been named."""
        return self.priority_list.universe.codes(self.areas)

    @cached_property
    def _eligible(self) -> frozenset[str]:
        """The universe, and the districts that contain wards of it."""
        if self.priority_list.geography.area_type is not AreaType.WARD:
            return self.universe
        return self.universe | frozenset(self.areas.loc[list(self.universe), "lad_code"])

    @cached_property
    def _records(self) -> list[Row]:
        """The rows as they stand: `to_dict` of pandas asks each of thousands of cells anew."""
        columns = [self.memberships[name].tolist() for name in self.memberships]
        names = list(self.memberships)
        return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        """Rows by the code that they carry."""
        rows: dict[str, list[Row]] = {}
        for row in self._records:
            rows.setdefault(row["area_code"], []).append(row)
        return rows

    @cached_property
    def _rows_within(self) -> dict[str, list[Row]]:
        """Rows of wards by the district that contains them, as rows of a part of it."""
        rows: dict[str, list[Row]] = {}
        for row in self._records:
            if not row["within_code"]:
                continue
            part = {**row, "extent": "part", "place": row["area_name_as_published"]}
            rows.setdefault(row["within_code"], []).append(part)
        return rows

    def within(self, holder: str) -> frozenset[str]:
        """Return the districts of the list's year inside a county or transport authority."""
        return self._districts_within.get(holder, frozenset())

    @cached_property
    def _districts_within(self) -> dict[str, frozenset[str]]:
        """Districts by the code of each authority above them: asked for every award of a place."""
        pairs = self.district_areas[PARENTS].melt(ignore_index=False, value_name="holder")
        return {str(holder): frozenset(rows.index) for holder, rows in pairs.groupby("holder")}

    @cached_property
    def awards(self) -> dict[str, Award]:
        """The awards by name; empty for a list that awards nothing."""
        given: dict[str, list[Row]] = {}
        for row in self._records:
            if row["award"]:
                given.setdefault(row["award"], []).append(row)
        return {name: _award(name, rows) for name, rows in given.items()}

    def own(self, categories: Sequence[str] | None = None) -> dict[str, Standing]:
        """Return the standing of every area of the list's own geography by code.

        Parameters
        ----------
        categories
            Categories that count as named; the list's own priority by default.
        """
        return self._standings(self.areas, categories)

    def districts(self, categories: Sequence[str] | None = None) -> dict[str, Standing]:
        """Return the standing of every district of the list's year by code.

        A district of a named county or transport authority is INHERITED; one that contains a named
        town, neighbourhood or ward is PART. For `categories` see `own`.
        """
        return self._standings(self.district_areas, categories)

    def _standings(
        self, areas: pd.DataFrame, categories: Sequence[str] | None
    ) -> dict[str, Standing]:
        named = tuple(self.priority_list.priority if categories is None else categories)
        found = {}
        for code, parents in zip(areas.index, areas[PARENTS].to_numpy(), strict=True):
            chain = tuple(dict.fromkeys([code, *(parent for parent in parents if parent)]))
            found[code] = self._standing(chain, named)
        return found

    def _standing(self, chain: tuple[str, ...], named: tuple[str, ...]) -> Standing:
        code = chain[0]
        if self._eligible.isdisjoint(chain):
            return Standing(code, ListStatus.OUTSIDE_UNIVERSE)
        if rows := self._rows_within.get(code):
            return self._from_rows(code, code, rows, named)
        for holder in chain:
            if rows := self._rows.get(holder):
                return self._from_rows(code, holder, rows, named)
        complete = self.priority_list.is_complete
        return Standing(code, ListStatus.NOT if complete else ListStatus.NOT_SEEN)

    def _from_rows(
        self, code: str, holder: str, rows: list[Row], named: tuple[str, ...]
    ) -> Standing:
        counting = [r for r in rows if r["status"] == NAMED and _counts(r["category"], named)]
        notes = dict.fromkeys(row["note"] for row in (counting or rows) if row["note"])
        first = min((row["category"] for row in counting or rows), key=self._order)
        return Standing(
            area_code=code,
            status=_status(counting, rows, inherited=holder != code),
            category=first,
            places=tuple(dict.fromkeys(row["place"] for row in counting if row["place"])),
            awards=tuple(self.awards[row["award"]] for row in counting if row["award"]),
            via=holder if holder != code else "",
            note="; ".join(notes),
        )

    def _order(self, category: str) -> int:
        known = self.priority_list.categories
        return known.index(category) if category in known else len(known)


def standing_table(name: str, catalogue: Catalogue, areas: Areas) -> StandingTable:
    """Return what is needed to say where areas stand on a priority list.

    Raises
    ------
    UnknownPriorityList
        No list has this name.
    MissingFile, ContractError
        Its memberships, or the areas of its geography, are absent or damaged.
    """
    found = catalogue.priority_list(name)
    own = areas.areas(found.geography)
    districts = own
    if found.geography.area_type is AreaType.WARD:
        districts = own.drop_duplicates("lad_code").set_index("lad_code", drop=False)
        districts = districts.rename_axis("code").sort_index()
    elif found.geography.area_type is not AreaType.LOCAL_AUTHORITY:
        districts = areas.areas(Geography(AreaType.LOCAL_AUTHORITY, found.geography.vintage))
    return StandingTable(found, catalogue.memberships(found.slug), own, districts)


def _counts(category: str, named: tuple[str, ...]) -> bool:
    return not named or category in named


def _status(counting: list[Row], rows: list[Row], *, inherited: bool) -> ListStatus:
    if not counting:
        unseen = any(row["status"] == NOT_SEEN for row in rows)
        return ListStatus.NOT_SEEN if unseen else ListStatus.NOT
    if inherited:
        return ListStatus.INHERITED
    extents = {row["extent"] for row in counting}
    if "whole" in extents:
        return ListStatus.IN
    return ListStatus.SHARED if "shared" in extents else ListStatus.PART


def _award(name: str, rows: list[Row]) -> Award:
    first = rows[0]
    amount = None if pd.isna(first["amount"]) else float(first["amount"])
    note = "; ".join(dict.fromkeys(row["note"] for row in rows if row["note"]))
    members = tuple(row["area_code"] for row in rows)
    return Award(name, members, amount, first["category"], first["recipient"], note)
