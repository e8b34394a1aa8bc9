"""Local-authority districts through time: which codes were in force when, and what became of them.

Every change since 2016 is a recode (same area, new code) or a merger (whole districts into one),
so each old code has exactly one successor. Recodes of 2012 and 2013 are known too, because some
statistics still carry the older codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from levelmap import tables
from levelmap.errors import UnknownGeography, VintageMismatch
from levelmap.integrity import read_table
from levelmap.paths import Folders

FIRST_YEAR, LAST_YEAR = 2016, 2025

VINTAGES = (2018, 2019, 2020, 2021, 2025)
"""One year for each set of districts since 2016: other years differ from one of these by recodes
at most (2016 and 2017 from 2018, 2022 from 2021, 2023 and 2024 from 2025)."""

EARLIER_RECODES: Mapping[str, str] = {
    "E06000048": "E06000057",  # Northumberland
    "E08000020": "E08000037",  # Gateshead
    "E07000097": "E07000242",  # East Hertfordshire
    "E07000100": "E07000240",  # St Albans
    "E07000101": "E07000243",  # Stevenage
    "E07000104": "E07000241",  # Welwyn Hatfield
}
"""Codes replaced in 2012 and 2013, before the lookups begin (ONS Code History Database)."""


@dataclass(frozen=True)
class DistrictChange:
    """What one code became: a recode (`share` is 1) or a merger with others."""

    old_code: str
    old_name: str
    new_code: str
    new_name: str
    kind: str
    year: int
    share: float

    @property
    def ended(self) -> str:
        """Return when the old code ended: "on 31 March 2023", its last valid day, or "in 2025".

        Every merger since 2016 took effect on 1 April of its year; days of recodes are not held.
        """
        return f"on 31 March {self.year}" if self.kind == "merger" else f"in {self.year}"


@dataclass(frozen=True)
class Districts:
    """Every district code since 2016 and every change.

    Attributes
    ----------
    names
        Name by code.
    years
        First and last year in which each code was in force.
    changes
        Change by old code.
    """

    names: Mapping[str, str]
    years: Mapping[str, tuple[int, int]]
    changes: Mapping[str, DistrictChange]

    @cached_property
    def _by_year(self) -> dict[int, frozenset[str]]:
        return {
            year: frozenset(
                code for code, (first, last) in self.years.items() if first <= year <= last
            )
            for year in range(FIRST_YEAR, LAST_YEAR + 1)
        }

    def in_force(self, year: int) -> frozenset[str]:
        """Return the codes in force in *year*.

        Raises
        ------
        UnknownGeography
            The year is outside 2016 to 2025.
        """
        if year not in self._by_year:
            raise UnknownGeography(
                f"Districts of {year} are not held: expected a year from {FIRST_YEAR} to "
                f"{LAST_YEAR}."
            )
        return self._by_year[year]

    @cached_property
    def _recodes(self) -> dict[str, str]:
        recodes = {old: c.new_code for old, c in self.changes.items() if c.kind == "recode"}
        return {**EARLIER_RECODES, **recodes}

    @cached_property
    def _former_codes(self) -> dict[str, list[str]]:
        former: dict[str, list[str]] = {}
        for old in self._recodes:
            former.setdefault(self.latest_code(old), []).append(old)
        return former

    def latest_code(self, code: str) -> str:
        """Return the code that the same area has today or had last; mergers are not followed."""
        while code in self._recodes:
            code = self._recodes[code]
        return code

    def code_in(self, code: str, year: int) -> str | None:
        """Return the code that the same area had in *year*; None if the area did not exist then."""
        latest = self.latest_code(code)
        for candidate in (latest, *self._former_codes.get(latest, ())):
            if candidate in self.in_force(year):
                return candidate
        return None

    def successor(self, code: str, year: int = LAST_YEAR) -> str | None:
        """Return the code in force in *year* of the area that *code* is in; None if unknown."""
        current: str | None = code
        while current is not None and current not in self.in_force(year):
            change = self.changes.get(current)
            current = change.new_code if change else EARLIER_RECODES.get(current)
        return current

    def share_in(self, code: str, year: int = LAST_YEAR) -> float:
        """Return the part of the residents of its successor in *year* that lived in *code*.

        1 for a district that was only given a new code, and for one in force in that year.
        """
        share, current = 1.0, code
        while current not in self.in_force(year) and current in self.changes:
            share *= self.changes[current].share
            current = self.changes[current].new_code
        return share

    def predecessors(self, code: str) -> list[DistrictChange]:
        """Return the changes that led to *code*, oldest first, through any number of steps."""
        direct = [change for change in self.changes.values() if change.new_code == code]
        earlier = [step for change in direct for step in self.predecessors(change.old_code)]
        return sorted(earlier + direct, key=lambda change: (change.year, change.old_name))


@dataclass(frozen=True)
class SettledDistrict:
    """Codes of one period brought to one vintage.

    Attributes
    ----------
    vintage
        The latest year of `VINTAGES` whose districts include every code.
    codes
        Code in force in that year, by code as published; superseded codes are left out.
    superseded
        Codes as published whose successor has a value of its own, so that they were dropped.
    """

    vintage: int
    codes: Mapping[str, str]
    superseded: tuple[str, ...]


def settle(
    codes: Iterable[str], districts: Districts, vintages: Sequence[int] = VINTAGES
) -> SettledDistrict:
    """Return one period's district *codes* as codes of the latest of *vintages* that they fit.

    A published table may hold both a code and its successor, or codes recoded since. A code whose
    successor is present too is dropped; a recoded area takes its code of the vintage; a merged
    district keeps its own vintage.

    Raises
    ------
    VintageMismatch
        No vintage's districts include all the codes that are left.
    """
    published = list(dict.fromkeys(codes))
    latest = {code: districts.latest_code(code) for code in published}
    present = set(published)
    superseded = [
        code
        for code in published
        if (latest[code] != code and latest[code] in present)
        or any(step in present for step in _later(latest[code], districts))
    ]
    kept = [code for code in published if code not in set(superseded)]
    for year in sorted(vintages, reverse=True):
        then = {code: districts.code_in(code, year) for code in kept}
        if None not in then.values():
            matched = {code: match for code, match in then.items() if match is not None}
            return SettledDistrict(year, matched, tuple(superseded))
    unknown = [code for code in kept if districts.latest_code(code) not in districts.years]
    shown = unknown or [c for c in kept if districts.code_in(c, LAST_YEAR) is None]
    raise VintageMismatch(
        f"The district codes fit no single year of {', '.join(map(str, vintages))}: "
        f"{', '.join(shown[:5])} cannot stand beside the others. Expected codes of one year."
    )


def _later(code: str, districts: Districts) -> list[str]:
    steps = []
    while (change := districts.changes.get(code)) is not None:
        code = change.new_code
        steps.append(code)
    return steps


def load(folders: Folders) -> Districts:
    """Return the districts described by `lad_codes.csv` and `lad_changes.csv` in `lookups/`."""
    lookups = folders.data / "lookups"
    codes = read_table(folders, lookups / "lad_codes.csv", tables.LAD_CODES)
    changes = read_table(folders, lookups / "lad_changes.csv", tables.LAD_CHANGES)
    return from_tables(codes, changes)


def from_tables(codes: pd.DataFrame, changes: pd.DataFrame) -> Districts:
    """Return the districts described by two validated tables."""
    return Districts(
        names=dict(zip(codes["code"], codes["name"], strict=True)),
        years={row.code: (int(row.first_year), int(row.last_year)) for row in codes.itertuples()},
        changes={
            row.old_code: DistrictChange(
                row.old_code,
                row.old_name,
                row.new_code,
                row.new_name,
                row.change,
                int(row.year),
                float(row.population_share),
            )
            for row in changes.itertuples()
        },
    )
