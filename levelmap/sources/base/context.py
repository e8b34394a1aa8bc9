"""What every build step is given: where to read, where to write, and what is to be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import pandas as pd

from levelmap import tables
from levelmap.catalogue import indicators
from levelmap.catalogue.indicators import Indicator
from levelmap.geography import boundaries, districts, web_geometry
from levelmap.geography.districts import VINTAGES, Districts
from levelmap.geography.layers import WebLayer
from levelmap.paths import Folders
from levelmap.sources.base import observations
from levelmap.sources.base.raw import RawFolder


@dataclass
class Build:
    """What every step is given: where to read, where to write, what is to be made.

    Attributes
    ----------
    raw
        The folder of raw files.
    out
        The folders being written, not yet those of the app.
    notes
        Sentences for the person who builds: what was dropped and why.
    small_areas
        Number of small areas by area, for each geography that is made of them (`wards` fills it).
    """

    raw: RawFolder
    out: Folders
    notes: list[str] = field(default_factory=list)
    small_areas: dict[str, pd.Series] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The catalogue's rows by slug."""
        return indicators.load(self.out.data / "indicators.csv")

    @cached_property
    def districts(self) -> Districts:
        """Districts through time, as the step `lookups` wrote them."""
        return districts.load(self.out)

    def made_by(self, builder: str) -> list[Indicator]:
        """Return the catalogue's rows that *builder* makes."""
        return [indicator for indicator in self.indicators.values() if indicator.builder == builder]

    def areas(self, geography: str) -> pd.DataFrame:
        """Return the areas of a geography, as an earlier step wrote them."""
        return tables.read_csv(self.out.data / "areas" / f"{geography}.csv", tables.AREAS)

    @cached_property
    def regions(self) -> dict[str, str]:
        """Region, else nation, of each authority of any year, as an earlier step wrote it."""
        found: dict[str, str] = {}
        for path in sorted((self.out.data / "areas").glob("*.csv")):
            areas = tables.read_csv(path, tables.AREAS)
            region = areas["region_code"].where(areas["region_code"] != "", areas["country_code"])
            found |= dict(zip(areas["lad_code"], region, strict=True))
        found.pop("", None)
        return found

    def write_table(self, frame: pd.DataFrame, contract: tables.Contract, *parts: str) -> None:
        """Validate a table and write it as CSV below `data/`."""
        path = self.out.data.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        valid = tables.validate(frame, contract, path.name)
        valid.to_csv(path, index=False, lineterminator="\n")

    def write_layer(self, frame: gpd.GeoDataFrame, geography: str) -> None:
        """Write the boundaries and the web geometry of *geography*, and its row of `layers.csv`."""
        for old in self.out.web_geometry.glob(f"{geography}.*"):
            old.unlink()
        boundaries.write(frame, self.out, geography)
        layer = web_geometry.write(frame, self.out, geography, regions=self.regions)
        self.list_layers([layer])

    def list_layers(self, layers: Sequence[WebLayer]) -> None:
        """Put the rows of *layers* into `layers.csv` in the place of those held."""
        path = self.out.data / "layers.csv"
        rows = pd.DataFrame(layers)
        if path.is_file():
            held = tables.read_csv(path, tables.LAYERS)
            rows = pd.concat([held[~held["geography"].isin(rows["geography"])], rows])
        self.write_table(rows.sort_values("geography"), tables.LAYERS, "layers.csv")

    def write_observations(self, slug: str, frame: pd.DataFrame) -> None:
        """Validate observations and write them as Parquet below `data/observations/`."""
        valid = tables.validate(frame, tables.OBSERVATIONS, slug)
        observations.write(valid, self.out.data / "observations" / f"{slug}.parquet")

    def write_published(
        self, slug: str, published: pd.DataFrame, vintages: Sequence[int] = VINTAGES
    ) -> None:
        """Tidy published rows (see `observations.tidy`), write them, and note what was dropped."""
        tidied = observations.tidy(published, self.districts, slug, vintages)
        if tidied.superseded:
            self.notes.append(f"{slug}: {tidied.superseded} rows of superseded districts left out")
        self.write_observations(slug, tidied.frame)
