"""The small areas of a place: how many are among the most deprived of their nation, and which."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import shapely

from levelmap.answers.phrases import listed, percent_words
from levelmap.answers.place.kinds import Kind, Place
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import GEOGRAPHY, KINDS, SmallAreas
from levelmap.errors import MissingFile
from levelmap.memory import remembered
from levelmap.terms import Nation

INDEX = "deprivation-overall"
"""The measure by which small areas are ranked: their nation's own index."""

EDITIONS = {"E": "IMD 2025", "W": "WIMD 2025", "S": "SIMD 2020", "N": "NIMDM 2017"}

MOST_NAMED = 3
"""Small areas by whose neighbourhoods it is said where need is greatest."""

_COLUMNS = {Kind.WARD: "ward_code", Kind.NEIGHBOURHOOD: "msoa_code"}


@dataclass(frozen=True)
class SmallAreasWithin:
    """The small areas of a place in one nation.

    Attributes
    ----------
    table
        Index code; columns `name`, `rank` (1 the most deprived of the nation) and `tenth`, the most
        deprived first.
    ranked
        Small areas of the nation.
    """

    nation: Nation
    table: pd.DataFrame
    ranked: int

    @property
    def number(self) -> int:
        """Return how many there are."""
        return len(self.table)

    @property
    def in_worst_tenth(self) -> int:
        """Return how many are among the most deprived tenth of the nation."""
        return int((self.table["tenth"] == 1).sum())

    @property
    def worst_tenth_words(self) -> str:
        """Return the same as it stands in a sentence."""
        return f"{self.in_worst_tenth:,}" if self.in_worst_tenth else "none"

    @property
    def edition(self) -> str:
        """Return the index by which they are ranked."""
        return EDITIONS[self.nation.letter]

    @property
    def noun(self) -> str:
        """Return what a small area is here."""
        return KINDS[self.nation.letter]

    @property
    def sentence(self) -> str:
        """Return how many are among the most deprived tenth, of a place already named."""
        return self.sentence_of("")

    def sentence_of(self, name: str) -> str:
        """Return how many are among the most deprived tenth, with the name of the place."""
        count, number = self.in_worst_tenth, f"{self.number:,}"
        if self.number == 1:
            rank = int(self.table["rank"].iloc[0])
            tenth = int(self.table["tenth"].iloc[0])
            one = f"The one small area of {name}" if name else "Its one small area"
            return (
                f"{one} is ranked {rank:,} of {self.ranked:,} in {self.nation.label} "
                f"({self.edition}, 1 the most deprived), in tenth {tenth}."
            )
        all_of_it = f"the {number} small areas of {name}" if name else f"its {number} small areas"
        share = f" ({percent_words(count / self.number)})" if count else ""
        verb = "is" if count == 1 else "are"
        where = f"the most deprived tenth of {self.nation.label} ({self.edition})"
        words = self.worst_tenth_words.capitalize()
        return f"{words} of {all_of_it}{share} {verb} in {where}."

    @property
    def spread(self) -> str:
        """Return what the average of the place hides: the range, and where need is greatest."""
        first, last = int(self.table["tenth"].min()), int(self.table["tenth"].max())
        names = listed(list(dict.fromkeys(self.table["name"].head(MOST_NAMED))))
        if self.number == 1 or first == last:
            return ""
        return (
            f"The average hides a spread from tenth {first} to tenth {last} (1 = most deprived); "
            f"need is greatest in {names}."
        )


@remembered
def _table(atlas: Atlas) -> pd.DataFrame:
    held = SmallAreas(atlas.folders)
    areas = held.areas[["name", "lad_code", "ward_code", "msoa_code"]]
    return areas.assign(rank=held.values(INDEX), tenth=held.tenths(INDEX))


@remembered
def _constituencies(atlas: Atlas) -> pd.Series:
    """Return the constituency in which a point on the surface of each small area lies."""
    areas, outlines = atlas.boundaries(str(GEOGRAPHY)), atlas.boundaries("pcon_2024")
    points = shapely.point_on_surface(areas.geometry.to_numpy())
    nearest = shapely.STRtree(outlines.geometry.to_numpy()).nearest(points)
    return pd.Series(outlines["code"].to_numpy()[nearest], index=areas["code"])


def codes(place: Place, atlas: Atlas) -> pd.Index:
    """Return the small areas of a place; none where they are not held.

    A small area is in the constituency where a point on its surface lies, in the ward of its best
    fit.
    """
    try:
        table = _table(atlas)
    except MissingFile:
        return pd.Index([])
    if place.kind is Kind.CONSTITUENCY:
        home = _constituencies(atlas)
        return home.index[home == place.key]
    column = _COLUMNS.get(place.kind)
    if column is not None:
        return table.index[table[column] == place.key]
    return table.index[table["lad_code"].isin(place.codes)]


def around(place: Place, atlas: Atlas) -> pd.Series:
    """Return the tenth of every small area of the authorities that a place is made of or in."""
    table = _table(atlas)
    tenths: pd.Series = table.loc[table["lad_code"].isin(place.codes), "tenth"].dropna()
    return tenths


def within(place: Place, atlas: Atlas) -> tuple[SmallAreasWithin, ...]:
    """Return the small areas of a place, by nation; each nation by its own index."""
    own = codes(place, atlas)
    if own.empty:
        return ()
    table, ranked = _table(atlas), _ranked(atlas)
    inside = table.loc[table.index.isin(own), ["name", "rank", "tenth"]].sort_values("rank")
    letters = _letters(inside.index)
    return tuple(
        SmallAreasWithin(nation, inside[letters == nation.letter], int(ranked[nation.letter]))
        for nation in Nation
        if (letters == nation.letter).any()
    )


@remembered
def _ranked(atlas: Atlas) -> pd.Series:
    """Return how many small areas the index of each nation ranks, by the nation's letter."""
    table = _table(atlas)
    ranked: pd.Series = table["rank"].groupby(_letters(table.index)).count()
    return ranked


def _letters(codes: pd.Index) -> pd.Index:
    """Return the letter of the nation of each small area; Northern Ireland's codes begin with 9."""
    return codes.str[0].str.replace("9", Nation.NORTHERN_IRELAND.letter)
