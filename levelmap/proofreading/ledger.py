"""Every award as its file has it, and which authorities of today have it: counted anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import pandas as pd

from levelmap.proofreading.held import Held

AMOUNTS_NOT_HELD = "amounts not held"
"""What the catalogue says of a list that brought money, how much to whom not being held."""

_SMALLER = ("town", "high_street", "neighbourhood", "ward")
_DRAWN = ("lsoa_2021", "pcon_2024")
_ABOVE = ["utla_code", "cauth_code"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One award.

    Attributes
    ----------
    members
        Codes that its file has, of the list's year.
    of
        Authorities of the list's year that have it: its members, and those within a member.
    holders
        Larger authorities among the members, each with the authorities of the year within it.
    is_inside
        Whether it goes to a town or neighbourhood within an authority.
    """

    fund: str
    name: str
    amount: float | None
    members: frozenset[str]
    of: frozenset[str]
    holders: dict[str, frozenset[str]]
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Account:
    """The awards that a place has a part in, by whose they are."""

    own: tuple[LedgerEntry, ...]
    shared: tuple[LedgerEntry, ...]
    through: tuple[LedgerEntry, ...]

    @property
    def priced(self) -> tuple[LedgerEntry, ...]:
        """Return those to the place alone whose amount is held."""
        return tuple(one for one in self.own if one.amount is not None)

    def as_of_a_part(self, own: Set[tuple[str, str]], apart: Set[tuple[str, str]]) -> Account:
        """Return the same as a part of authorities sees them.

        Parameters
        ----------
        own
            Fund and name of the awards that are the part's own; all others come through
            the authorities.
        apart
            Those of the awards to a neighbourhood that lies elsewhere in the authorities.
        """
        every = (*self.own, *self.shared, *self.through)
        entries = [one for one in every if (one.fund, one.name) not in apart]
        of_it = tuple(one for one in entries if (one.fund, one.name) in own)
        return Account(of_it, (), tuple(one for one in entries if one not in of_it))

    def of(self, fund: str) -> tuple[LedgerEntry, ...]:
        """Return those to the place alone, by one list, whose amount is held."""
        return tuple(one for one in self.priced if one.fund == fund)

    @property
    def total(self) -> float:
        """Return the pounds of these."""
        return sum(one.amount or 0.0 for one in self.priced)


@dataclass(frozen=True)
class Ledger:
    """All awards, and the authorities of each list's year that are one of today."""

    held: Held

    @cached_property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """The awards of all lists."""
        found = []
        for slug, row in self.held.lists().iterrows():
            year = str(row["geography"])[-4:]
            members = self.held.members(str(slug))
            for name, rows in members[members["award"] != ""].groupby("award", sort=False):
                codes = frozenset(rows["area_code"])
                within = {code: self._within(code, year) for code in codes}
                of = codes.union(*within.values()) & frozenset(self._areas(year).index)
                amounts = pd.to_numeric(rows["amount"]).dropna()
                amount = float(amounts.iloc[0]) if len(amounts) else None
                larger = {code: inside for code, inside in within.items() if inside - {code}}
                is_inside = row["unit"] in _SMALLER
                found.append(
                    LedgerEntry(str(slug), str(name), amount, codes, of, larger, is_inside)
                )
        return tuple(found)

    def account(self, today: Iterable[str]) -> Account:
        """Return the awards of the place that is made of authorities of *today*.

        Through a larger authority is what one receives that lies only in part in the place.
        """
        inside = self.formers(today)
        kinds: dict[str, list[LedgerEntry]] = defaultdict(list)
        for one in self._by_authority(inside):
            whole = {code for code, within in one.holders.items() if within <= inside}
            its_own = one.members & inside
            if not its_own and not whole:
                kinds["through"].append(one)
            else:
                kinds["own" if one.members <= inside | whole else "shared"].append(one)
        return Account(tuple(kinds["own"]), tuple(kinds["shared"]), tuple(kinds["through"]))

    def per_head(self, today: Iterable[str]) -> float:
        """Return the pounds to the place alone by resident."""
        codes = list(today)
        return self.account(codes).total / float(self.people[codes].sum())

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What readers call the lists that brought money."""
        lists = self.held.lists()
        return tuple(lists.loc[lists["money"] != "", "label"])

    def to_neighbourhood(self, code: str) -> frozenset[tuple[str, str]]:
        """Return fund and name of the awards to a neighbourhood (MSOA), or to those in a part.

        A ward or constituency has what goes to a neighbourhood that lies in it with all its small
        areas.
        """
        whole = {neighbourhood for neighbourhood, is_whole in self._lies[code] if is_whole}
        return self._to(self.neighbourhoods["msoa_code"].isin(whole | {code}))

    def to_elsewhere(self, code: str) -> frozenset[tuple[str, str]]:
        """Return fund and name of the awards to neighbourhoods of which nothing lies in a part."""
        near = {neighbourhood for neighbourhood, _ in self._lies[code]}
        return self._to(~self.neighbourhoods["msoa_code"].isin(near | {code}))

    def _to(self, is_meant: pd.Series) -> frozenset[tuple[str, str]]:
        rows = self.neighbourhoods[is_meant]
        return frozenset(zip(rows["priority_list"], rows["place"], strict=True))

    @cached_property
    def _lies(self) -> defaultdict[str, set[tuple[str, bool]]]:
        """The named neighbourhoods in each ward and constituency, and whether they lie in it whole.

        By small areas.
        """
        found: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
        path = self.held.folders.data / "small_areas" / "uk" / "areas.parquet"
        if path.is_file():
            areas = pd.read_parquet(path, columns=["area_code", "msoa_code", "ward_code"])
            areas = areas[areas["msoa_code"].isin(self.neighbourhoods["msoa_code"])]
            areas = areas.set_index("area_code").assign(pcon_code=self._constituencies)
            for column in ("ward_code", "pcon_code"):
                pairs = areas[["msoa_code", column]].drop_duplicates()
                is_whole = ~pairs["msoa_code"].duplicated(keep=False)
                for neighbourhood, part, whole in pairs.assign(whole=is_whole).dropna().to_numpy():
                    found[part].add((neighbourhood, bool(whole)))
        return found

    @cached_property
    def _constituencies(self) -> pd.Series:
        """The constituency that a point of each small area lies in, by code of the small area."""
        files = [self.held.folders.boundaries / f"{name}.parquet" for name in _DRAWN]
        if not all(file.is_file() for file in files):
            return pd.Series(dtype=str)
        small, larger = map(gpd.read_parquet, files)
        points = small.set_geometry(small.representative_point())
        lies = points.sjoin(larger[["code", "geometry"]], how="left", predicate="within")
        lies = lies[~lies["code_left"].duplicated()]
        return lies.set_index("code_left")["code_right"]

    @cached_property
    def neighbourhoods(self) -> pd.DataFrame:
        """The neighbourhoods that lists name, all text; none where no list names any."""
        name = "named_neighbourhoods"
        if not (self.held.folders.data / "lookups" / f"{name}.csv").is_file():
            return pd.DataFrame(columns=["priority_list", "place", "msoa_code"], dtype=str)
        return self.held.lookup(name)

    def unpriced(self, today: Iterable[str]) -> frozenset[str]:
        """Return the lists without amounts that name something in a place that has no amount."""
        formers = self.formers(today)
        return frozenset(
            label for label, held in self._without_amounts if not held.isdisjoint(formers)
        )

    def unseen(self, today: Iterable[str]) -> frozenset[str]:
        """Return the lists of awards, held in part, on which an authority may be or may not be."""
        each = [self.formers([code]) for code in today]
        return frozenset(
            label
            for label, known, could in self._held_in_part
            if any(formers & could and formers.isdisjoint(known & could) for formers in each)
        )

    @cached_property
    def _without_amounts(self) -> list[tuple[str, frozenset[str]]]:
        """Lists without amounts, each with the authorities in which something has none."""
        lists = self.held.lists()
        found = []
        for slug, row in lists[lists["money"] == AMOUNTS_NOT_HELD].iterrows():
            rows = self.held.members(str(slug)).query("status == 'named' and amount == ''")
            year = str(row["geography"])[-4:]
            found.append((str(row["label"]), self._reached(rows["area_code"], year)))
        return found

    @cached_property
    def _held_in_part(self) -> list[tuple[str, frozenset[str], frozenset[str]]]:
        """Lists of awards held in part: the authorities known, and those that could be on it."""
        lists = self.held.lists()
        found = []
        for slug, row in lists[lists["completeness"] != "complete"].iterrows():
            members, year = self.held.members(str(slug)), str(row["geography"])[-4:]
            if (members["award"] == "").all():
                continue
            nations = row["universe"].partition(":")[2] or "EWSN"
            could = frozenset(code for code in self._areas(year).index if code[0] in nations)
            found.append((str(row["label"]), self._reached(members["area_code"], year), could))
        return found

    def _reached(self, codes: Iterable[str], year: str) -> frozenset[str]:
        """Return the authorities of a year that are, or lie in, areas of some codes."""
        wanted = set(codes)
        inside = self._areas(year)
        is_inside = inside[_ABOVE].isin(wanted).any(axis=1) | inside.index.isin(wanted)
        return frozenset(inside.index[is_inside])

    @cached_property
    def people(self) -> pd.Series:
        """The residents of the authorities of today."""
        return self.held.residents("lad_2025")

    def formers(self, today: Iterable[str]) -> frozenset[str]:
        """Return the codes, of whatever year, of what the authorities of today were, and theirs."""
        return frozenset().union(*(self._formers[code] for code in today))

    def _by_authority(self, inside: Set[str]) -> list[LedgerEntry]:
        return [one for one in self.entries if not one.of.isdisjoint(inside)]

    @cached_property
    def _formers(self) -> dict[str, set[str]]:
        changes = self.held.lookup("lad_changes").set_index("old_code")["new_code"].to_dict()
        found = {code: {code} for code in self.held.areas("lad_2025").index}
        for old in changes:
            code = old
            while code in changes:
                code = changes[code]
            found.setdefault(code, {code}).add(old)
        return found

    def _areas(self, year: str) -> pd.DataFrame:
        return self.held.areas(f"lad_{year}")

    def _within(self, code: str, year: str) -> frozenset[str]:
        areas = self._areas(year)
        return frozenset(areas.index[areas[_ABOVE].eq(code).any(axis=1)])
