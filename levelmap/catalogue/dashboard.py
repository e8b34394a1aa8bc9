"""The measures that a place's dashboard shows unless a reader chooses others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.terms import Nation

MOST_MEASURES = 16
"""A dashboard shows at most so many, as that of ADEPT and EY does (ADEPT, 2022)."""


def load(path: Path) -> Mapping[Nation, tuple[str, ...]]:
    """Return the slugs of `dashboard.csv` for each nation, in the order in which they are shown.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A cell holds what the table does not allow, or a nation has more than sixteen measures.
    """
    rows = tables.read_csv(path, tables.DASHBOARD).to_dict("records")
    found = {}
    for nation in Nation:
        shown = tuple(row["indicator"] for row in rows if nation.letter in row["nations"])
        if len(shown) > MOST_MEASURES:
            reason = f"gives {nation.label} {len(shown)} measures, at most {MOST_MEASURES} fit"
            raise ContractError(path.name, "nations", reason, shown[MOST_MEASURES:])
        found[nation] = shown
    return found
