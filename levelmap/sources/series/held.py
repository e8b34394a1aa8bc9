"""What is held: for each indicator, geography and period the number of areas with a value."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.geography.areas import SMALL_AREAS
from levelmap.paths import Folders
from levelmap.terms import Nation


def summarise(folders: Folders) -> pd.DataFrame:
    """Return the table `series.csv` (columns of `tables.SERIES`) for all observation files."""
    parts = [
        _count(pd.read_parquet(path)).assign(indicator=path.stem)
        for path in sorted((folders.data / "observations").glob("*.parquet"))
    ]
    parts += _small_areas(folders)
    columns = list(tables.SERIES.columns)
    everything = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    ordered = everything.sort_values(["indicator", "geography", "period"])
    return tables.validate(ordered[columns], tables.SERIES)


def _small_areas(folders: Folders) -> list[pd.DataFrame]:
    """Return the same of the measures of small areas that stand for an indicator."""
    path = folders.data / "small_area_measures.csv"
    tables_of = folders.data / "small_areas" / "uk"
    if not (path.is_file() and tables_of.is_dir()):
        return []
    measures = tables.read_csv(path, tables.SMALL_AREA_MEASURES)
    parts = []
    for row in measures[measures["indicator"] != ""].to_dict("records"):
        family = pd.read_parquet(tables_of / f"{row['family']}.parquet")
        held = family[["area_code"]].assign(
            value=family[row["slug"]], geography=str(SMALL_AREAS), period=row["period"]
        )
        parts.append(_count(held).assign(indicator=row["indicator"]))
    return parts


def _count(observations: pd.DataFrame) -> pd.DataFrame:
    held = observations[observations["value"].notna()]
    letters = held["area_code"].str[0].str.replace("9", Nation.NORTHERN_IRELAND.letter)
    flags = pd.DataFrame({n.name.lower(): (letters == n.letter).astype(int) for n in Nation})
    keyed = pd.concat([held[["geography", "period"]], flags.assign(areas=1)], axis=1)
    return keyed.groupby(["geography", "period"]).sum().reset_index()
