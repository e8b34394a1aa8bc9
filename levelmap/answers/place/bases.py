"""What the figure of several authorities together can be worked out by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from levelmap import tables
from levelmap.answers.phrases import listed
from levelmap.atlas import Atlas
from levelmap.integrity import read_table
from levelmap.memory import remembered
from levelmap.periods import Period

PEOPLE = "people"

WORDS = {
    "people": "residents",
    "children": "children under 16",
    "working_age": "people aged 16 to 64",
    "households": "households",
    "small_areas": "their numbers of small areas",
    "imd_2025_people": "the residents that the index counts",
}
"""What a base is, in words; a figure is "weighted by" it."""


@dataclass(frozen=True)
class Bases:
    """Denominators of one data folder.

    Attributes
    ----------
    amounts
        Amount by authority of today, by base.
    of_indicators
        Base by slug of the indicators that have one.
    dates
        Day (ISO) on which people were counted, by authority of today.
    """

    amounts: Mapping[str, pd.Series]
    of_indicators: Mapping[str, str]
    dates: Mapping[str, str] = field(default_factory=dict)

    def amount(self, base: str) -> pd.Series:
        """Return a base by authority of today; empty where none is held."""
        return self.amounts.get(base, pd.Series(dtype="float64"))

    def people_of(self, codes: Sequence[str]) -> tuple[float | None, str]:
        """Return the residents of authorities together with the day of the count, in words.

        None and no words where those of one are not held; days that differ are all named.
        """
        amounts = self.amount(PEOPLE).reindex(list(codes))
        if amounts.isna().any():
            return None, ""
        days = sorted({self.dates[code] for code in codes})
        return float(amounts.sum()), listed([Period.parse(day).label for day in days])


@remembered
def bases(atlas: Atlas) -> Bases:
    """Return the denominators that are held; none where the files are not there."""
    folder = atlas.folders.data
    held, named = folder / "lookups" / "bases.csv", folder / "denominators.csv"
    if not (held.is_file() and named.is_file()):
        return Bases({}, {})
    frame = read_table(atlas.folders, held, tables.BASES)
    rows = read_table(atlas.folders, named, tables.DENOMINATORS)
    people = frame[frame["base"] == PEOPLE]
    return Bases(
        {str(base): part.set_index("area_code")["amount"] for base, part in frame.groupby("base")},
        dict(zip(rows["indicator"], rows["base"], strict=True)),
        dict(zip(people["area_code"], people["date"].astype(str), strict=True)),
    )
