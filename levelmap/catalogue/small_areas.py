"""Small areas of the UK: what each is, and what is measured in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO

import numpy as np
import pandas as pd

from levelmap import tables
from levelmap.errors import UnknownIndicator
from levelmap.integrity import read_table, read_verified
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import Geography, Nation, Polarity

GEOGRAPHY = Geography.parse("lsoa_2021")
"""The layer on which all of them are drawn; parts of it are `lsoa_2021/<authority>`."""

KINDS = {"E": "LSOA of 2021", "W": "LSOA of 2021", "S": "data zone of 2011", "N": "SOA of 2011"}
"""What a small area is in each nation, by its letter."""

BEGUN_TENTHS = ("S", "W")
"""Nations whose tenths take in the area that crosses their limit, by letter."""

FAMILIES_KEPT = 8


@dataclass(frozen=True)
class SmallAreaMeasure:
    """One thing that is measured in small areas.

    Attributes
    ----------
    family
        File below `small_areas/uk/`.
    indicator
        Slug of the same measure of larger areas; empty where the catalogue has none.
    sources
        Slug of the source of each nation, by its letter.
    is_rank
        It counts from 1, the most deprived, in each nation by itself: see `SmallAreas.tenths`.
    """

    slug: str
    label: str
    family: str
    indicator: str
    period: Period
    unit: str
    suffix: str
    decimals: int
    polarity: Polarity
    kind: str
    sources: Mapping[str, str]
    description: str
    caveat: str

    @property
    def nations(self) -> tuple[Nation, ...]:
        """Return the nations that have it."""
        return tuple(nation for nation in Nation if nation.letter in self.sources)

    @property
    def is_rank(self) -> bool:
        """Say whether it is a rank within each nation."""
        return self.kind == "rank"


@dataclass(frozen=True)
class SmallAreas:
    """The small areas of one data folder; each table is read when first asked for."""

    folders: Folders

    @cached_property
    def measures(self) -> dict[str, SmallAreaMeasure]:
        """Measures by slug, in the order in which they are shown."""
        path = self.folders.data / "small_area_measures.csv"
        frame = read_table(self.folders, path, tables.SMALL_AREA_MEASURES)
        return {row["slug"]: _measure(row) for row in frame.to_dict("records")}

    @cached_property
    def areas(self) -> pd.DataFrame:
        """Every small area by code (columns of `tables.UK_SMALL_AREAS`); not to be changed."""
        return self._family("areas")

    @cached_property
    def _family(self) -> _Reader:
        return _Reader(self.folders)

    def measure(self, slug: str) -> SmallAreaMeasure:
        """Return one measure.

        Raises
        ------
        UnknownIndicator
            There is none of this slug; the nearest ones are named.
        """
        if slug not in self.measures:
            raise UnknownIndicator(slug, self.measures)
        return self.measures[slug]

    def values(self, slug: str) -> pd.Series:
        """Return a measure in every small area by code, NaN where it is not held.

        Raises
        ------
        UnknownIndicator
            There is no such measure.
        MissingFile, ChecksumMismatch
            Its file is absent or not what the build wrote.
        """
        measure = self.measure(slug)
        values: pd.Series = self._family(measure.family)[slug]
        return values.reindex(self.areas.index).astype("float64")

    def tenths(self, slug: str) -> pd.Series:
        """Return the tenth (1 the most deprived) in which each small area ranks in its nation.

        The rules of the publishers, each verified on published tenths: in England and Northern
        Ireland the rank, as a share of the areas of its nation, rounded up to a tenth; in Scotland
        (SIMD 2020) and Wales (WIMD 2019) an area whose share crosses a limit still belongs to the
        tenth before it, so that 698 of 6,976 are in the first. Areas without the rank have NaN.

        Raises
        ------
        UnknownIndicator
            There is no such measure.
        """
        ranks = self.values(slug)
        nation = nation_letters(ranks.index)
        held = ranks.groupby(nation).transform("count")
        takes_it_in = nation.isin(BEGUN_TENTHS)
        begun = np.floor(10 * (ranks - 1) / held) + 1
        return np.ceil(10 * ranks / held).where(~takes_it_in, begun)

    def of_indicator(self, slug: str) -> SmallAreaMeasure | None:
        """Return the measure of small areas that an indicator of the catalogue stands for."""
        return next((one for one in self.measures.values() if one.indicator == slug), None)

    def observations(self, slug: str) -> pd.DataFrame:
        """Return an indicator in small areas (columns of `tables.OBSERVATIONS`), none if not held.

        A rank, which counts in each nation by itself, becomes the share of the nation's small areas
        that are more deprived, in per cent: 0 for the most deprived.
        """
        measure = self.of_indicator(slug)
        if measure is None:
            return pd.DataFrame(columns=list(tables.OBSERVATIONS.columns))
        values = self.values(measure.slug)
        if measure.is_rank:
            values = self.positions(measure.slug)
        held = values.dropna()
        return pd.DataFrame(
            {
                "area_code": held.index,
                "geography": str(GEOGRAPHY),
                "period": str(measure.period),
                "value": held.to_numpy(),
                "lower_ci": np.nan,
                "upper_ci": np.nan,
                "status": "",
            }
        )

    def positions(self, slug: str) -> pd.Series:
        """Return the share of the nation's small areas that are more deprived, in per cent.

        Raises
        ------
        UnknownIndicator
            There is no such measure.
        """
        ranks = self.values(slug)
        held = ranks.groupby(nation_letters(ranks.index)).transform("count")
        return (100 * (ranks - 1) / held).round(4)

    def within(self, code: str, column: str = "lad_code") -> pd.DataFrame:
        """Return the small areas whose *column* (authority, ward, neighbourhood) is *code*."""
        return self.areas[self.areas[column] == code]


class _Reader:
    """Reads families of measures, each once."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._kept = lru_cache(maxsize=FAMILIES_KEPT)(self._read)

    def __call__(self, family: str) -> pd.DataFrame:
        return self._kept(family)

    def _read(self, family: str) -> pd.DataFrame:
        path = self._folders.data / "small_areas" / "uk" / f"{family}.parquet"
        content = read_verified(self._folders, path)
        return pd.read_parquet(BytesIO(content)).set_index("area_code")


def nation_letters(codes: pd.Index) -> pd.Index:
    """Return the letter of the nation of each code of a small area."""
    return codes.str[0].str.replace("9", Nation.NORTHERN_IRELAND.letter)


def _measure(row: Mapping[str, str]) -> SmallAreaMeasure:
    letters, named = row["nations"], row["sources"].split()
    sources = named if len(named) == len(letters) else named * len(letters)
    return SmallAreaMeasure(
        slug=row["slug"],
        label=row["label"],
        family=row["family"],
        indicator=row["indicator"],
        period=Period.parse(row["period"]),
        unit=row["unit"],
        suffix=row["suffix"],
        decimals=int(row["decimals"]),
        polarity=Polarity(row["polarity"]),
        kind=row["kind"],
        sources=dict(zip(letters, sources, strict=True)),
        description=row["description"],
        caveat=row["caveat"],
    )
