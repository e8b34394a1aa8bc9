"""Tables with one row for each authority and one column for each figure.

The catalogue's `origin` names the table and the column, separated by a bar:
`imd2025_england_ltla24.rda | imd_average_score`; a third part multiplies the figures, which is how
shares published as fractions are shown in per cent: `... | imd25_extent | 100`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.raw import RawFolder, numbers

MISSING = ("", ":", "NA")


@dataclass(frozen=True)
class Table:
    """Where one table lies, which column holds the codes, and the period of its figures.

    Attributes
    ----------
    folder
        Folder below the raw folder.
    """

    folder: tuple[str, ...]
    code: str
    period: str


_IMD = ("indicators", "humaniverse_imd")

TABLES: Mapping[str, Table] = {
    "imd2015_england_ltla21.rda": Table(_IMD, "ltla21_code", "2015-01-01/P1Y"),
    "imd2019_lad_ranks.csv": Table(("priority_lists",), "area_code", "2019-01-01/P1Y"),
    "imd2019_england_ltla22.rda": Table(_IMD, "ltla22_code", "2019-01-01/P1Y"),
    "imd2019_england_ltla23.rda": Table(_IMD, "ltla23_code", "2019-01-01/P1Y"),
    "imd2025_england_ltla24.rda": Table(_IMD, "ltla24_code", "2025-01-01/P1Y"),
    "imd2019_wales_ltla22.rda": Table(_IMD, "ltla22_code", "2019-01-01/P1Y"),
    "imd2020_scotland_ltla24.rda": Table(_IMD, "ltla24_code", "2020-01-01/P1Y"),
    "imd2017_northern_ireland_lgd14.rda": Table(_IMD, "lgd14_code", "2017-01-01/P1Y"),
}


def read(raw: RawFolder, origin: str) -> pd.DataFrame:
    """Return the rows that *origin* names, as `observations.tidy` takes them.

    Raises
    ------
    MissingFile
        The file is not there.
    ContractError
        The table is not known, a column is missing, or a cell is not a number.
    """
    file, column, *factor = (part.strip() for part in origin.split("|"))
    if file not in TABLES:
        raise ContractError(
            "indicators.csv", "origin", f"{file} is not a known table; known: {', '.join(TABLES)}"
        )
    table = TABLES[file]
    read_table = raw.csv if file.endswith(".csv") else raw.r_table
    frame = read_table(*table.folder, file, columns=(table.code, column))
    values = frame[column]
    if not pd.api.types.is_numeric_dtype(values):
        values = numbers(values.fillna(""), file, MISSING)
    return pd.DataFrame(
        {
            "area_code": frame[table.code].str.strip(),
            "period": table.period,
            "value": values * float(factor[0] if factor else 1),
            "lower_ci": float("nan"),
            "upper_ci": float("nan"),
            "status": values.isna().map({True: "not_published", False: ""}),
        }
    )
