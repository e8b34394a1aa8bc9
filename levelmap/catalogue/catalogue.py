"""One data folder's catalogue: indicators and sources at once, observations when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pandas as pd

from levelmap import tables
from levelmap.catalogue import indicators, provenance
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.errors import UnknownIndicator, UnknownSource
from levelmap.integrity import read_verified
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography


@dataclass(frozen=True)
class Series:
    """What is held of one indicator for one geography and period.

    Attributes
    ----------
    areas
        Areas with a value; `by_nation` splits them in the order England, Wales, Scotland,
        Northern Ireland.
    """

    geography: Geography
    period: Period
    areas: int
    by_nation: tuple[int, int, int, int]


@dataclass(frozen=True)
class Catalogue:
    """Everything that one data folder says exists."""

    folders: Folders

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by slug, in the order in which they are shown."""
        return indicators.load(self.folders.data / "indicators.csv")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by slug."""
        return provenance.load(self.folders.data / "sources.csv")

    @cached_property
    def _series(self) -> dict[str, list[Series]]:
        frame = tables.read_csv(self.folders.data / "series.csv", tables.SERIES)
        held: dict[str, list[Series]] = {}
        for row in frame.itertuples():
            series = Series(
                Geography.parse(row.geography),
                Period.parse(row.period),
                int(row.areas),
                (int(row.england), int(row.wales), int(row.scotland), int(row.northern_ireland)),
            )
            held.setdefault(row.indicator, []).append(series)
        return held

    def indicator(self, slug: str) -> Indicator:
        """Return one indicator.

        Raises
        ------
        UnknownIndicator
            The catalogue has no such slug; the nearest ones are named.
        """
        try:
            return self.indicators[slug]
        except KeyError:
            raise UnknownIndicator(slug, self.indicators) from None

    def source(self, slug: str) -> Source:
        """Return one source.

        Raises
        ------
        UnknownSource
            No source has this slug.
        """
        try:
            return self.sources[slug]
        except KeyError:
            raise UnknownSource(slug, self.sources) from None

    def series(self, slug: str, area_type: AreaType | None = None) -> list[Series]:
        """Return what is held of an indicator, oldest period first, for one kind of area or all."""
        self.indicator(slug)
        held = self._series.get(slug, [])
        chosen = [s for s in held if area_type is None or s.geography.area_type is area_type]
        return sorted(chosen, key=lambda s: (s.period, s.geography))

    def observations(self, slug: str) -> pd.DataFrame:
        """Return every observation of an indicator (columns of `tables.OBSERVATIONS`).

        Codes are those of the vintage that `series` names; a missing value is NaN with its status.

        Raises
        ------
        UnknownIndicator
            The catalogue has no such slug.
        MissingFile, ChecksumMismatch
            Its file is absent or not the one that the build wrote.
        """
        self.indicator(slug)
        path = self.folders.data / "observations" / f"{slug}.parquet"
        content = read_verified(self.folders, path)
        return tables.validate(pd.read_parquet(BytesIO(content)), tables.OBSERVATIONS, path.name)

    def small_areas(self, slug: str) -> pd.DataFrame:
        """Return one table of small areas (columns of `tables.SMALL_AREAS`): `imd_2025_lsoa21`.

        Raises
        ------
        MissingFile, ChecksumMismatch
            Its file is absent or not the one that the build wrote.
        """
        path = self.folders.data / "small_areas" / f"{slug}.parquet"
        content = read_verified(self.folders, path)
        return tables.validate(pd.read_parquet(BytesIO(content)), tables.SMALL_AREAS, path.name)
