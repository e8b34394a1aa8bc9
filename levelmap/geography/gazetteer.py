"""The areas of every geography: their names and the areas that contain them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from levelmap import tables
from levelmap.errors import UnknownGeography
from levelmap.paths import Folders
from levelmap.terms import Geography


@dataclass(frozen=True)
class Gazetteer:
    """What one data folder knows of areas; tables are read when first asked for."""

    folders: Folders
    _areas: dict[Geography, pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    def areas(self, geography: Geography) -> pd.DataFrame:
        """Return the areas of *geography* by code (columns of `tables.AREAS`); not to be changed.

        Raises
        ------
        UnknownGeography
            No areas of this geography are held.
        """
        if geography not in self._areas:
            path = self.folders.data / "areas" / f"{geography}.csv"
            if not path.is_file():
                raise UnknownGeography(f"No areas are held for {geography.label}.")
            frame = tables.read_csv(path, tables.AREAS)
            self._areas[geography] = frame.set_index("code").sort_index()
        return self._areas[geography]
