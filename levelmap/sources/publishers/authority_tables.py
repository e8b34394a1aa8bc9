"""Tables with one row for each authority and one column for each figure.

The catalogue's `origin` names the table and the column, separated by a bar:
`imd2025_england_ltla24.rda | imd_average_score`. A third part multiplies the figures, which is how
shares published as fractions are shown in per cent (`... | imd25_extent | 100`); a fourth gives the
period where it is not the table's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.errors import ContractError
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

MISSING = ("", ":", "---")


@dataclass(frozen=True)
class AuthorityTable:
    """Where one table lies, which column holds the codes, and the period of its figures.

    Attributes
    ----------
    folder
        Folder below the raw folder.
    has_parts
        An authority may have several rows, one for each of its parts. Which belongs to which is
        not told, so such an authority has no value.
    """

    folder: tuple[str, ...]
    code: str
    period: str
    has_parts: bool = False


_IMD = ("indicators", "humaniverse_imd")
_HEALTHYR = ("indicators", "humaniverse_healthyr")
_HEALTH_INDEX = ("indicators", "humaniverse_healthindex")

TABLES: Mapping[str, AuthorityTable] = {
    "imd2015_england_ltla21.rda": AuthorityTable(_IMD, "ltla21_code", "2015-01-01/P1Y"),
    "imd2019_lad_ranks.csv": AuthorityTable(("priority_lists",), "area_code", "2019-01-01/P1Y"),
    "imd2019_england_ltla22.rda": AuthorityTable(_IMD, "ltla22_code", "2019-01-01/P1Y"),
    "imd2019_england_ltla23.rda": AuthorityTable(_IMD, "ltla23_code", "2019-01-01/P1Y"),
    "imd2025_england_ltla24.rda": AuthorityTable(_IMD, "ltla24_code", "2025-01-01/P1Y"),
    "imd2019_wales_ltla22.rda": AuthorityTable(_IMD, "ltla22_code", "2019-01-01/P1Y"),
    "imd2020_scotland_ltla24.rda": AuthorityTable(_IMD, "ltla24_code", "2020-01-01/P1Y"),
    "imd2017_northern_ireland_lgd14.rda": AuthorityTable(_IMD, "lgd14_code", "2017-01-01/P1Y"),
    "england_crime_severity.rda": AuthorityTable(_HEALTHYR, "ltla23_code", "2022-04-01/P1Y", True),
    "wales_crime_severity.rda": AuthorityTable(_HEALTHYR, "ltla23_code", "2022-04-01/P1Y"),
    "england_homelessness.rda": AuthorityTable(_HEALTHYR, "ltla23_code", "2023-10-01/P3M"),
    "wales_homelessness.rda": AuthorityTable(_HEALTHYR, "ltla21_code", "2022-04-01/P1Y"),
    "england_underdoctored_areas.rda": AuthorityTable(_HEALTHYR, "ltla24_code", "2024-03-01/P1M"),
    "healthindexscotland_places_personal_crime.rda": AuthorityTable(
        _HEALTH_INDEX, "ltla24_code", "2023-04-01/P1Y"
    ),
    "healthindexscotland_places_low_level_crime.rda": AuthorityTable(
        _HEALTH_INDEX, "ltla24_code", "2023-04-01/P1Y"
    ),
    "healthindexni_places_personal_crime.rda": AuthorityTable(
        _HEALTH_INDEX, "ltla24_code", "2017-01-01/P1Y"
    ),
    "levelling_up.csv": AuthorityTable(
        ("indicators", "open_innovations_levelling_up_fund"), "LAD23CD", "2022-06-30/P1D"
    ),
    "population20_ltla21.rda": AuthorityTable(
        ("indicators", "humaniverse_demographr"), "ltla21_code", "2020-06-30/P1D"
    ),
    "low_pay_by_region_2019.csv": AuthorityTable(("seed_tables",), "area_code", "2019-04-01/P1M"),
}


def build(build: Build) -> None:
    """Write the observations of every figure that a table holds for authorities."""
    for indicator in build.made_by("authority_tables"):
        parts = [
            observations.tidy(read(build.raw, origin), build.districts, indicator.slug).frame
            for origin in indicator.origin.split(";")
        ]
        build.write_observations(indicator.slug, pd.concat(parts))


def read(raw: RawFolder, origin: str) -> pd.DataFrame:
    """Return the rows that one *origin* names, as `observations.tidy` takes them.

    Raises
    ------
    MissingFile
        The file is not there.
    ContractError
        The table is not known, a column is missing, or a cell is not a number.
    """
    file, column, *rest = (part.strip() for part in origin.split("|"))
    factor, period = [*rest, "", ""][:2]
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
    codes = frame[table.code].str.strip()
    if table.has_parts:
        values = values.mask(codes.duplicated(keep=False))
    return pd.DataFrame(
        {
            "area_code": codes,
            "period": period or table.period,
            "value": values * float(factor or 1),
            "lower_ci": float("nan"),
            "upper_ci": float("nan"),
            "status": values.isna().map({True: "not_published", False: ""}),
        }
    )
