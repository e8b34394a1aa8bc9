"""Awards of money for the toy country: some to one place, one shared, one without an amount."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.paths import Folders
from tests import toy_country
from tests.toy_country import OLD

SLUG = "toy-awards"


def add_awards(folders: Folders, *, is_priced: bool = False) -> Folders:
    """Add the list `toy-awards`, by district of 2021, to a toy country and return it.

    £2 million to Alder alone, £1 million to Birch alone and, unless *is_priced*, an unknown sum, £3
    million shared by Alder and Cedar, and £500,000 to Larch, now a part of Kapok and Larch.
    """
    path = folders.data / "priority_lists.csv"
    lists = tables.read_csv(path, tables.PRIORITY_LISTS)
    awards = lists.iloc[[0]].assign(
        slug=SLUG,
        label="Toy awards",
        money="awards",
        categories="",
        priority="",
        expected=4,
        held=4,
    )
    pd.concat([lists, awards]).to_csv(path, index=False)
    rows = [
        _row("Alder", "Station", 2_000_000),
        _row("Birch", "Market", 1_000_000),
        _row("Birch", "Museum", None),
        _row("Alder", "Bridge", 3_000_000, "shared"),
        _row("Cedar", "Bridge", 3_000_000, "shared"),
        _row("Larch", "Harbour", 500_000),
    ]
    rows = [row for row in rows if row["amount"] is not None or not is_priced]
    toy_country.write_memberships(folders, SLUG, rows)
    toy_country.seal(folders)
    return folders


def _row(place: str, award: str, amount: float | None, extent: str = "whole") -> dict[str, object]:
    return {
        "area_code": OLD[place],
        "area_name_as_published": place,
        "extent": extent,
        "status": "named",
        "award": award,
        "amount": amount,
    }
