"""What is held: for each indicator, geography and period the number of areas with a value."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.paths import Folders
from levelmap.terms import Nation


def summarise(folders: Folders) -> pd.DataFrame:
    """Return the table `series.csv` (columns of `tables.SERIES`) for all observation files."""
    parts = [
        _count(pd.read_parquet(path)).assign(indicator=path.stem)
        for path in sorted((folders.data / "observations").glob("*.parquet"))
    ]
    columns = list(tables.SERIES.columns)
    everything = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    ordered = everything.sort_values(["indicator", "geography", "period"])
    return tables.validate(ordered[columns], tables.SERIES)


def _count(observations: pd.DataFrame) -> pd.DataFrame:
    held = observations[observations["value"].notna()]
    letters = held["area_code"].str[0]
    flags = pd.DataFrame({n.name.lower(): (letters == n.letter).astype(int) for n in Nation})
    keyed = pd.concat([held[["geography", "period"]], flags.assign(areas=1)], axis=1)
    return keyed.groupby(["geography", "period"]).sum().reset_index()
