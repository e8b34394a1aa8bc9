"""Whether the rows of a list are what the catalogue says: codes, universe, numbers, categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from levelmap.catalogue.list_parts import ListPart
from levelmap.lists.standings import NAMED, NOT_NAMED, NOT_SEEN, StandingTable

EXTENTS = ("whole", "part", "shared")
_HALF_A_POUND = 0.5


def faults(table: StandingTable) -> Iterator[str]:
    """Yield one sentence for each fault of a list; nothing where all is well."""
    rows, found = table.memberships, table.priority_list
    named = rows[rows["status"] == NAMED]
    for column, allowed in {
        "status": (NAMED, NOT_NAMED, NOT_SEEN),
        "extent": EXTENTS,
        "category": (*found.categories, ""),
    }.items():
        if wrong := sorted(set(rows[column]) - set(allowed)):
            yield f"{found.slug}: {wrong[0]!r} is no {column}; expected {', '.join(allowed)}."
    if wrong := sorted(set(rows["area_code"]) - set(table.areas.index)):
        yield f"{found.slug}: {', '.join(wrong[:5])} not among the {found.geography.label}."
    elif wrong := sorted(set(named["area_code"]) - table.universe):
        yield f"{found.slug}: {', '.join(wrong[:5])} named, but outside the universe."
    if (held := places_named(rows)) != found.held:
        yield f"{found.slug}: {held} {found.expected_unit} held, the catalogue says {found.held}."
    yield from _money_faults(table)


def _money_faults(table: StandingTable) -> Iterator[str]:
    found = table.priority_list
    if table.awards and not found.brings_money:
        yield f"{found.slug}: holds awards, but the catalogue says that it brought no money."
    priced = table.memberships[table.memberships["amount"].notna()]
    if not (nameless := priced[priced["award"] == ""]).empty:
        yield f"{found.slug}: {nameless['area_code'].iloc[0]} has an amount, but no award."
    uneven = table.memberships.query("award != ''").groupby("award")["amount"].nunique(dropna=False)
    if (uneven > 1).any():
        yield f"{found.slug}: {uneven.idxmax()!r} has several amounts."
    if found.amount is not None:
        total = sum(award.amount or 0 for award in table.awards.values())
        if abs(total - found.amount) > _HALF_A_POUND:
            yield f"{found.slug}: £{total:,.0f} in all, the catalogue says £{found.amount:,.0f}."


def part_faults(memberships: pd.DataFrame, parts: Iterable[ListPart]) -> Iterator[str]:
    """Yield one sentence for each part of a list that has not as many places as it says."""
    for part in parts:
        held = places_named(memberships[memberships["category"] == part.part])
        if held != part.places:
            yield (
                f"{part.priority_list}: {held} places are in its part {part.part!r}, "
                f"list_parts.csv says {part.places}."
            )


def places_named(memberships: pd.DataFrame) -> int:
    """Return how many awards, places or areas are named: an award or a place of several areas once.

    Parameters
    ----------
    memberships
        Columns of `tables.MEMBERSHIPS`. Places of one list bear different names.
    """
    named = memberships[memberships["status"] == NAMED]
    units = named["award"].where(named["award"] != "", named["place"])
    return int(units.where(units != "", named["area_code"]).nunique())
