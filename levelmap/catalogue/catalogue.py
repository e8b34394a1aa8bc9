"""One data folder's catalogue: what exists at once, observations and memberships when asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from levelmap import tables
from levelmap.catalogue import (
    indicators,
    list_parts,
    priority_lists,
    provenance,
    recipe_files,
    reports,
)
from levelmap.catalogue.currency import Currency, currency
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.list_parts import ListPart
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.catalogue.provenance import Source
from levelmap.catalogue.reports import CaseStudy, MissionTarget
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.errors import UnknownIndicator, UnknownPriorityList, UnknownRecipe, UnknownSource
from levelmap.integrity import read_table, read_verified, refuse_damaged
from levelmap.memory import Memory
from levelmap.methods.recipes import Recipe
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.tables import Contract
from levelmap.terms import AreaType, Geography, Nation

SMALL_AREA_MEASURES = "small_area_measures"
"""Builder of indicators that are held for small areas only, in the tables of small areas."""


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
    """Everything that one data folder says exists.

    What rests on a file that is known to be damaged (`folders.damaged`) is left out, and asking for
    it by name is refused with the reason; all else stays.
    """

    folders: Folders
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by slug, in the order in which they are shown."""
        path = self.folders.data / "indicators.csv"
        found = {} if self.folders.is_damaged(path) else indicators.load(path)
        return {slug: i for slug, i in found.items() if self._is_sound(self._figures(slug))}

    def _is_sound(self, path: Path) -> bool:
        return not self.folders.is_damaged(path)

    def _figures(self, slug: str) -> Path:
        return self.folders.data / "observations" / f"{slug}.parquet"

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by slug."""
        path = self.folders.data / "sources.csv"
        refuse_damaged(self.folders, path)
        return provenance.load(path)

    @cached_property
    def priority_lists(self) -> dict[str, PriorityList]:
        """Priority lists by slug, in the order in which they are shown."""
        path = self.folders.data / "priority_lists.csv"
        found = {} if self.folders.is_damaged(path) else priority_lists.load(path)
        return {slug: one for slug, one in found.items() if self._is_sound(self._members(slug))}

    @cached_property
    def list_parts(self) -> dict[str, tuple[ListPart, ...]]:
        """Parts of lists with dates and methods of their own, by slug of the list that has them."""
        path = self.folders.data / "list_parts.csv"
        refuse_damaged(self.folders, path)
        return list_parts.load(path, self.priority_lists)

    def _members(self, slug: str) -> Path:
        return self.folders.data / "memberships" / f"{slug}.csv"

    @cached_property
    def funding_streams(self) -> pd.DataFrame:
        """Funds of the Spending Review of 2021 (columns of `tables.FUNDING_STREAMS`)."""
        path = self.folders.data / "funding_streams.csv"
        return read_table(self.folders, path, tables.FUNDING_STREAMS)

    def _report(self, contract: Contract) -> pd.DataFrame:
        path = self.folders.data / "reports" / f"{contract.name}.csv"
        return read_table(self.folders, path, contract)

    @cached_property
    def mission_targets(self) -> tuple[MissionTarget, ...]:
        """What the missions of 2022 set out to reach, in order of mission."""
        return reports.mission_targets(self._report(tables.MISSION_TARGETS))

    @cached_property
    def case_studies(self) -> tuple[CaseStudy, ...]:
        """Good practice as reports tell it."""
        return reports.case_studies(self._report(tables.CASE_STUDIES), self.sources)

    @cached_property
    def recipes(self) -> dict[str, Recipe]:
        """Recipes by slug."""
        folder = self.folders.data / "recipes"
        found = recipe_files.load_recipes(folder, self.folders.is_damaged)
        return _computable(found, self.indicators) if self.folders.damaged else found

    def recipe(self, name: str) -> Recipe:
        """Return one recipe; `levelmap-13` and `levelmap_13` are the same.

        Raises
        ------
        UnknownRecipe
            No recipe has this name; the nearest ones are named.
        """
        slug = name.strip().lower().replace("-", "_")
        if slug not in self.recipes:
            self._refuse(self.folders.data / "recipes" / f"{slug}.toml")
            raise UnknownRecipe(name, self.recipes)
        return self.recipes[slug]

    @cached_property
    def _series(self) -> dict[str, list[Any]]:
        """Rows of the file by indicator."""
        frame = read_table(self.folders, self.folders.data / "series.csv", tables.SERIES)
        found: dict[str, list[Any]] = {}
        for row in frame.itertuples():
            found.setdefault(str(row.indicator), []).append(row)
        return found

    @cached_property
    def _read_series(self) -> dict[str, list[Series]]:
        return {}

    def _series_of(self, slug: str) -> list[Series]:
        """Return the series of one indicator, in the order of the file; read once."""
        if slug not in self._read_series:
            self._read_series[slug] = [_one_series(row) for row in self._series.get(slug, ())]
        return self._read_series[slug]

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
            self._refuse(self.folders.data / "indicators.csv", self._figures(slug))
            raise UnknownIndicator(slug, self.indicators) from None

    def _refuse(self, *paths: Path) -> None:
        for path in paths:
            refuse_damaged(self.folders, path)

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

    def priority_list(self, name: str) -> PriorityList:
        """Return one priority list; `luf_round1` and `luf-round-1` are the same.

        Raises
        ------
        UnknownPriorityList
            No list has this name; the nearest ones are named.
        ChecksumMismatch
            It has, but what is held of it is damaged.
        """
        try:
            return priority_lists.find(self.priority_lists, name)
        except UnknownPriorityList:
            slug = name.strip().lower().replace("_", "-")
            self._refuse(self.folders.data / "priority_lists.csv", self._members(slug))
            raise

    def memberships(self, name: str) -> pd.DataFrame:
        """Return the rows of a priority list as published (columns of `MEMBERSHIPS`).

        Raises
        ------
        UnknownPriorityList
            No list has this name.
        MissingFile, ContractError
            Its file is absent or damaged.
        """
        slug = self.priority_list(name).slug
        return read_table(self.folders, self._members(slug), tables.MEMBERSHIPS)

    def series(self, slug: str, area_type: AreaType | None = None) -> list[Series]:
        """Return what is held of an indicator, oldest period first, for one kind of area or all."""
        self.indicator(slug)
        held = self._series_of(slug)
        chosen = [s for s in held if area_type is None or s.geography.area_type is area_type]
        return sorted(chosen, key=lambda s: (s.period, s.geography))

    @cached_property
    def data_day(self) -> date:
        """The day on which the newest data held were published (not when they were fetched)."""
        days = [source.published_last for source in self.sources.values()]
        return max(day for day in days if day is not None)

    def currency(self, slug: str) -> Currency:
        """Return whether newer figures than those held are to be expected of an indicator.

        Raises
        ------
        UnknownIndicator
            The catalogue has no such slug.
        """
        last = max((series.period for series in self.series(slug)), key=lambda p: p.last_day)
        return currency(self.indicator(slug), last, self.data_day, self.indicators)

    def elsewhere(self, slug: str, nation: Nation) -> Indicator | None:
        """Return the indicator that measures the same in *nation*, in a series of its own.

        None where there is no such series, or where *slug* itself has figures of the nation's local
        authorities.

        Raises
        ------
        UnknownIndicator
            The catalogue has no such slug.
        """
        if self._covers(slug, nation):
            return None
        twins = [twin for twin in self.indicator(slug).twins if twin in self.indicators]
        return next((self.indicators[twin] for twin in twins if self._covers(twin, nation)), None)

    def _covers(self, slug: str, nation: Nation) -> bool:
        position = list(Nation).index(nation)
        held = self.series(slug, AreaType.LOCAL_AUTHORITY)
        return any(series.by_nation[position] for series in held)

    def together(self, *slugs: str) -> Indicator | None:
        """Return the indicator that puts these series together; None where there is none."""
        wanted = set(slugs)
        for indicator in self.indicators.values():
            if indicator.builder == "combined":
                parts = indicator.origin.partition("|")[0].split("+")
                if wanted <= {part.strip() for part in parts}:
                    return indicator
        return None

    def observations(self, slug: str) -> pd.DataFrame:
        """Return every observation of an indicator (columns of `tables.OBSERVATIONS`).

        Codes are those of the vintage that `series` names; a missing value is NaN with its status.
        The table is kept for the next who asks and is not to be changed.

        Raises
        ------
        UnknownIndicator
            The catalogue has no such slug.
        MissingFile, ChecksumMismatch, ContractError
            Its file is absent, not the one that the build wrote, or has other columns.
        """
        self.indicator(slug)
        return self.memory.get(("observations", slug), lambda: self._read_observations(slug))

    def of_small_areas(self, slug: str) -> pd.DataFrame:
        """Return an indicator in the small areas of the UK; no rows where it is not held there.

        Columns of `tables.OBSERVATIONS`; kept for the next who asks and not to be changed.

        Raises
        ------
        UnknownIndicator
            The catalogue has no such slug.
        MissingFile, ChecksumMismatch
            A file is absent or not the one that the build wrote.
        """
        self.indicator(slug)
        return self.memory.get(("of small areas", slug), lambda: self._small.observations(slug))

    @cached_property
    def _small(self) -> SmallAreas:
        return SmallAreas(self.folders)

    def _read_observations(self, slug: str) -> pd.DataFrame:
        if self.indicator(slug).builder == SMALL_AREA_MEASURES:
            return self._small.observations(slug)
        return self._read_parquet(f"observations/{slug}.parquet", tables.OBSERVATIONS)

    def _read_parquet(self, name: str, contract: Contract) -> pd.DataFrame:
        """Return a table whose rows the build has validated: the checksum says that it wrote them.

        What else a folder may hold, `levelmap.check` finds.
        """
        path = self.folders.data / name
        content = BytesIO(read_verified(self.folders, path))
        # a small file in memory is read sooner by one thread than by several
        frame = pd.read_parquet(content, use_threads=False, pre_buffer=False)
        tables.require_columns(frame, contract, path.name)
        return frame

    def small_areas(self, slug: str) -> pd.DataFrame:
        """Return one table of small areas (columns of `tables.SMALL_AREAS`): `imd_2025_lsoa21`.

        Raises
        ------
        MissingFile, ChecksumMismatch, ContractError
            Its file is absent, not the one that the build wrote, or has other columns.
        """
        return self._read_parquet(f"small_areas/{slug}.parquet", tables.SMALL_AREAS)


def _computable(recipes: dict[str, Recipe], held: Collection[str]) -> dict[str, Recipe]:
    """Return the recipes whose members, and those of the recipes in them, are all held."""
    found = {
        slug: recipe
        for slug, recipe in recipes.items()
        if all(not leaf.indicator or leaf.indicator in held for leaf in recipe.leaves)
        and all(not leaf.recipe or leaf.recipe in recipes for leaf in recipe.leaves)
    }
    return found if len(found) == len(recipes) else _computable(found, held)


def _one_series(row: Any) -> Series:  # noqa: ANN401 (a row of pandas)
    return Series(
        Geography.parse(row.geography),
        Period.parse(row.period),
        int(row.areas),
        (int(row.england), int(row.wales), int(row.scotland), int(row.northern_ireland)),
    )
