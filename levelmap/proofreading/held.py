"""The shipped figures and lists as plain tables, read without any of the answers' rules."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from levelmap.paths import Folders

NUMBER = re.compile(r"-?£?\d[\d,]*(?:\.\d+)?")
_FIGURE = ["area_code", "period", "value", "status"]
_SCALES = {" million": 1e6, " billion": 1e9}


@dataclass(frozen=True)
class Held:
    """What lies in the data folder; what was read once is kept as it was then."""

    folders: Folders
    _figures: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict)
    _latest: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict)
    _areas: dict[str, pd.DataFrame] = field(default_factory=dict)
    _tables: dict[Path, pd.DataFrame] = field(default_factory=dict)

    def figures(self, slug: str, kind: str) -> pd.DataFrame:
        """Return the rows of an indicator on a kind of area (`lad`), as in its file."""
        if (slug, kind) not in self._figures:
            path = self.folders.data / "observations" / f"{slug}.parquet"
            frame = pd.read_parquet(path, columns=[*_FIGURE, "geography"])
            is_of_it = frame["geography"].astype(str).str.rpartition("_")[0] == kind
            frame = frame.loc[is_of_it, _FIGURE]
            text = frame.select_dtypes("category").columns
            self._figures[slug, kind] = frame.astype(dict.fromkeys(text, str))
        return self._figures[slug, kind]

    def of_authorities(self, slug: str, period: str) -> pd.DataFrame:
        """Return the figures of authorities in one period, the last row of each, by code."""
        if (slug, period) not in self._latest:
            rows = self.figures(slug, "lad")
            then = rows[rows["period"] == period].drop_duplicates("area_code", keep="last")
            self._latest[slug, period] = then.set_index("area_code")
        return self._latest[slug, period]

    def members(self, slug: str) -> pd.DataFrame:
        """Return the rows of a list as in its file, all text."""
        return self._texts(self.folders.data / "memberships" / f"{slug}.csv")

    def names_of_awards(self) -> frozenset[str]:
        """Return what publishers call their awards, as all lists hold it, slips included."""
        folder = self.folders.data / "memberships"
        held = (self.members(path.stem) for path in sorted(folder.glob("*.csv")))
        return frozenset(name.strip() for rows in held for name in rows.get("award", ()) if name)

    def areas(self, geography: str) -> pd.DataFrame:
        """Return the areas of a geography (`lad_2025`), by code."""
        if geography not in self._areas:
            path = self.folders.data / "areas" / f"{geography}.csv"
            self._areas[geography] = self._texts(path).set_index("code")
        return self._areas[geography]

    def lists(self) -> pd.DataFrame:
        """Return the catalogue of lists, by slug."""
        return self._texts(self.folders.data / "priority_lists.csv").set_index("slug")

    def lookup(self, name: str) -> pd.DataFrame:
        """Return a table of `lookups/`, all text."""
        return self._texts(self.folders.data / "lookups" / f"{name}.csv")

    def residents(self, geography: str) -> pd.Series:
        """Return the residents of the areas of a geography, by code."""
        rows = self.lookup("population")
        rows = rows[rows["geography"] == geography]
        return rows.set_index("area_code")["people"].astype("float64")

    def _texts(self, path: Path) -> pd.DataFrame:
        """Return a CSV as it stands, every cell a text."""
        if path not in self._tables:
            self._tables[path] = pd.read_csv(path, dtype=str, keep_default_na=False)
        return self._tables[path]


def number(printed: str) -> tuple[float, float]:
    """Return the first number of a text, and half of what its last digit stands for."""
    found = NUMBER.search(printed)
    if found is None:
        raise ValueError(printed)
    text = found.group().replace(",", "").replace("£", "")
    _, _, decimals = text.partition(".")
    after = printed[found.end() :]
    scale = next((of for word, of in _SCALES.items() if after.startswith(word)), 1.0)
    return float(text) * scale, 0.5 * 10 ** -len(decimals) * scale


def says(printed: str, value: float) -> bool:
    """Say whether a printed number is *value*, rounded; a value may be in millions already."""
    told, half = number(printed)
    scales = (1.0, _SCALES[" million"]) if " million" in printed else (1.0,)
    return any(
        abs(told / scale - value) <= half / scale * (1 + 1e-6) + abs(value) * 1e-6
        for scale in scales
    )


def says_the_same(printed: str, value: float, values: pd.Series) -> pd.Series:
    """Say of each of *values* whether it is printed as *value* is, with as many decimals."""
    _, half = number(printed.replace(" million", ""))
    decimals = round(-math.log10(2 * half))
    own = f"{value:.{decimals}f}"
    return values.map(lambda one: f"{one:.{decimals}f}" == own)
