"""Carrying values and labels from the areas of one year to those of another, and saying how.

Nothing is invented: counts of merged areas add up, rates become means weighted by population
(approximate, and marked so), and a median, rank or index of a merged area is refused, because it
cannot be known from those of its parts. An older area of a merger gets its successor's value,
marked so. Whatever cannot be carried is returned with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import pandas as pd

from levelmap import gss, tables
from levelmap.errors import CannotRecode, ContractError, VintageMismatch
from levelmap.geography import districts, transfers
from levelmap.geography.transfers import EXACT, Route, Transfer
from levelmap.integrity import read_table
from levelmap.memory import Memory
from levelmap.paths import Folders
from levelmap.terms import AreaType, Geography

_NO_FIT = "too small: no small area has its best fit there"


class ValueKind(StrEnum):
    """What a value is, which decides how those of several areas may be put together."""

    COUNT = "count"
    RATE = "rate"
    MEDIAN = "median"
    SCORE = "score"
    RANK = "rank"


@dataclass(frozen=True)
class Recoded:
    """Values on the areas of another year.

    Attributes
    ----------
    carried
        Value by code of `end`, in order; NaN where the value that was carried is missing.
    how
        How each of them was obtained, by the same codes.
    not_carried
        Reason by code of `start` for every area whose value is not in `carried`.
    empty
        Reason by code of `end` for every area that could have had a value and has none.
    note
        The approximation in one sentence for readers; empty where all values are exact.
    """

    start: Geography
    end: Geography
    carried: pd.Series
    how: pd.Series
    not_carried: Mapping[str, str]
    empty: Mapping[str, str]
    note: str

    @property
    def approximate(self) -> list[str]:
        """Codes whose value is not that of the very same area."""
        return [str(code) for code in self.how.index[~self.how.isin(EXACT)]]


@dataclass(frozen=True)
class Carried:
    """Labels (list membership, categories) on the areas of another year.

    Attributes
    ----------
    shares
        Part of the people of each area of `end` (rows) whose old area bore each label (columns);
        a row adds up to 1, or to less where an old area bore none.
    how
        How each row was obtained.
    not_carried
        Reason by code of `start` for every area whose label went nowhere.
    """

    start: Geography
    end: Geography
    shares: pd.DataFrame
    how: pd.Series
    not_carried: Mapping[str, str]

    def share(self, *labels: str) -> pd.Series:
        """Return the part of each area's people under any of *labels*: 1 is all of it."""
        present = [label for label in labels if label in self.shares.columns]
        return self.shares[present].sum(axis=1).clip(upper=1.0).round(6)

    @property
    def mixed(self) -> list[str]:
        """Codes of areas whose parts bore different labels."""
        return [str(code) for code in self.shares.index[(self.shares > 0).sum(axis=1) > 1]]


def recode(values: pd.Series, kind: ValueKind | str, transfer: Transfer) -> Recoded:
    """Return *values* on the areas of `transfer.end`.

    Parameters
    ----------
    values
        Value by code of `transfer.start`; NaN is missing. Not every area need be there.
    kind
        What a value is. An index that is a mean over people may be passed as a rate.
    transfer
        How the areas of one year make up those of the other.

    Raises
    ------
    VintageMismatch
        A code is not an area of `transfer.start`.
    ContractError
        A code occurs twice.
    CannotRecode
        Ranks where the number of areas differs: a rank says nothing among other areas.
    """
    kind = ValueKind(kind)
    _require_codes(values, transfer)
    if kind is ValueKind.RANK and not transfer.how.isin(EXACT).all():
        raise CannotRecode(
            f"Ranks among the {transfer.start.label} say nothing among the {transfer.end.label}: "
            "carry the values and rank them again."
        )
    pairs = transfer.pairs[transfer.pairs["new"].isin(_reached(values, transfer))]
    pairs = pairs.assign(value=pairs["old"].map(values).astype(float))
    refused = _refusals(pairs, kind)
    kept = pairs[~pairs["new"].isin(list(refused))]
    weight = kept["share_of_old"] if kind is ValueKind.COUNT else kept["share_of_new"]
    summed = (kept["value"] * weight).groupby(kept["new"]).sum(min_count=1)
    exact = kept[kept["share_of_new"].eq(1.0) & weight.eq(1.0)].set_index("new")["value"]
    result = exact.combine_first(summed).sort_index()
    how = transfer.how.reindex(result.index)
    lost = {code: transfer.lost[code] for code in values.index if code in transfer.lost}
    failed = pairs[pairs["new"].isin(list(refused)) & pairs["value"].notna()]
    lost |= {row.old: refused[row.new] for row in failed.itertuples()}
    return Recoded(
        transfer.start, transfer.end, result, how, lost, refused, _note(how, kind, transfer)
    )


def carry_labels(labels: pd.Series, transfer: Transfer) -> Carried:
    """Return the labels of areas on the areas of `transfer.end`, as parts of their people.

    Parameters
    ----------
    labels
        Text by code of `transfer.start`; areas without one are left out, and count for no label.

    Raises
    ------
    VintageMismatch, ContractError
        As `recode`.
    """
    _require_codes(labels, transfer)
    pairs = transfer.pairs.assign(label=transfer.pairs["old"].map(labels))
    known = pairs[pairs["label"].notna()]
    shares = known.pivot_table(
        index="new", columns="label", values="share_of_new", aggfunc="sum", fill_value=0.0
    )
    lost = {code: transfer.lost[code] for code in labels.index if code in transfer.lost}
    return Carried(transfer.start, transfer.end, shares, transfer.how.reindex(shares.index), lost)


def _require_codes(values: pd.Series, transfer: Transfer) -> None:
    codes = pd.Index(values.index)
    if codes.has_duplicates:
        twice = codes[codes.duplicated()]
        raise ContractError("values", "code", "holds an area twice", twice)
    known = set(transfer.pairs["old"]) | set(transfer.lost)
    if wrong := [str(code) for code in codes if code not in known]:
        kinds = {gss.area_type(code).plural for code in wrong if gss.is_code(code)}
        described = f" ({', '.join(sorted(kinds))})" if kinds else ""
        raise VintageMismatch(
            f"{len(wrong)} of {len(codes)} codes are not {transfer.start.label}: "
            f"{', '.join(wrong[:5])}{described}. Expected codes of that year and no others."
        )


def _reached(values: pd.Series, transfer: Transfer) -> set[str]:
    """Return the new areas of which at least one old area is among the values."""
    return set(transfer.pairs.loc[transfer.pairs["old"].isin(values.index), "new"])


def _refusals(pairs: pd.DataFrame, kind: ValueKind) -> dict[str, str]:
    """Return the reason by new code for areas that get no value though they have parts."""
    refused: dict[str, str] = {}
    changed = pairs[~pairs["how"].isin(EXACT)]
    for new, parts in changed.groupby("new"):
        how = parts["how"].iloc[0]
        missing = parts.loc[parts["value"].isna(), "old"]
        if reason := _forbidden(how, kind, len(parts)):
            refused[str(new)] = reason
        elif not missing.empty:
            shown = ", ".join(missing.head(3))
            refused[str(new)] = f"no value for {len(missing)} of its {len(parts)} parts ({shown})"
    return refused


def _forbidden(how: str, kind: ValueKind, parts: int) -> str:
    if how == Route.SUCCESSOR:
        if kind is ValueKind.COUNT:
            return "a count of the larger authority cannot be divided among its former ones"
        return ""
    if how == Route.BEST_FIT or kind in (ValueKind.COUNT, ValueKind.RATE):
        return ""
    return f"a {kind.value} of {parts} areas together cannot be known from their {kind.value}s"


def _note(how: pd.Series, kind: ValueKind, transfer: Transfer) -> str:
    counts = how[~how.isin(EXACT)].value_counts()
    if counts.empty:
        return ""
    parts = []
    for each, number in counts.items():
        words = Route(each).label
        if each == Route.MERGED:
            added = kind is ValueKind.COUNT
            words += ": added up" if added else f": mean weighted by {transfer.basis}, approximate"
        elif each in (Route.APPORTIONED, Route.BEST_FIT):
            words += f" ({transfer.basis})"
        parts.append(f"{number} {words}")
    return f"Of the {transfer.end.label}: {'; '.join(parts)}."


@dataclass(frozen=True)
class Vintages:
    """The transfers that one data folder allows; each is made once."""

    folders: Folders
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    def transfer(self, start: Geography, end: Geography) -> Transfer:
        """Return how the areas of *start* make up those of *end*.

        Districts of 2016 to 2025 in both directions, and wards where residents were counted by
        small areas of both years.

        Raises
        ------
        UnknownGeography
            The districts of a year are not held.
        CannotRecode
            No lookup leads from one to the other.
        """
        return self.memory.get(("transfer", start, end), lambda: self._make(start, end))

    def _make(self, start: Geography, end: Geography) -> Transfer:
        kinds = {start.area_type, end.area_type}
        if kinds == {AreaType.LOCAL_AUTHORITY}:
            known = districts.load(self.folders)
            return transfers.between_districts(known, start.vintage, end.vintage)
        people = self._overlaps(start, end)
        if people.empty:
            reason = (
                "no lookup leads from one to the other"
                if start.area_type is end.area_type
                else "figures are carried between the years of one kind of area alone"
            )
            raise CannotRecode(
                f"Values of {start.label} cannot be carried to {end.label}: {reason}."
            )
        path = self.folders.data / "areas" / f"{start}.csv"
        areas = read_table(self.folders, path, tables.AREAS)
        lost = sorted(set(areas["code"]) - set(people["old"]))
        basis = "residents of Census 2021, small areas by best fit"
        return transfers.from_people(people, start, end, dict.fromkeys(lost, _NO_FIT), basis)

    def _overlaps(self, start: Geography, end: Geography) -> pd.DataFrame:
        """Return the people that two kinds of ward share, in either direction of time."""
        held = self._ward_overlaps
        forwards = held.query(f"old_geography == '{start}' and new_geography == '{end}'")
        if start.vintage > end.vintage:
            backwards = held.query(f"old_geography == '{end}' and new_geography == '{start}'")
            forwards = backwards.rename(columns={"old": "new", "new": "old"})
        return forwards[["old", "new", "people"]]

    @cached_property
    def _ward_overlaps(self) -> pd.DataFrame:
        path = self.folders.data / "lookups" / "ward_overlaps.csv"
        return read_table(self.folders, path, tables.WARD_OVERLAPS)
