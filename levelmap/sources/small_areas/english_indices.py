"""The English Indices of Deprivation 2019 and 2025 by small area, as R packages carry them.

Every other figure of deprivation that LevelMap computes (wards, recomputed indices, summaries)
starts from the ranks read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.sources.areas import wards
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

FOLDER = ("indicators", "humaniverse_imd")

DOMAINS = (
    "income",
    "employment",
    "education",
    "health",
    "crime",
    "barriers",
    "living_environment",
)
SUB_DOMAINS = (
    "children",
    "adult_skills",
    "geographical_barriers",
    "wider_barriers",
    "indoors",
    "outdoors",
)


@dataclass(frozen=True)
class Edition:
    """One edition of the indices and how its files name things.

    Attributes
    ----------
    slug
        Name of the table below `data/small_areas/`.
    zones
        Kind of small area, also the beginning of the code column: `lsoa11`, `lsoa21`.
    files
        Beginning of the three files' names.
    barriers
        What the files call the domain of barriers to housing and services.
    expected
        Number of small areas in England.
    """

    slug: str
    year: int
    zones: str
    files: str
    barriers: str
    expected: int


EDITIONS: Mapping[int, Edition] = {
    2019: Edition(
        "imd_2019_lsoa11", 2019, "lsoa11", "imd2019_england_lsoa11", "Housing_and_Access", 32_844
    ),
    2025: Edition(
        "imd_2025_lsoa21", 2025, "lsoa21", "imd2025_england_lsoa21", "Housing_and_Services", 33_755
    ),
}


def build(build: Build) -> None:
    """Write the table of each edition below `data/small_areas/`."""
    for edition in EDITIONS.values():
        frame = read(build.raw, edition, build.districts)
        table = frame[list(tables.SMALL_AREAS.columns)]
        write(table, build.out.data / "small_areas" / f"{edition.slug}.parquet")


def read(raw: RawFolder, edition: Edition, districts: Districts) -> pd.DataFrame:
    """Return everything that is held of one edition, one row for each small area of England.

    Columns are those of `tables.SMALL_AREAS`, then `residents` (mid-2017 for 2019, Census 2021 for
    2025), where published the domain scores (`income_score`, ...), and the indicators behind the
    domains under their names in the file.

    Raises
    ------
    MissingFile, ContractError
        A file is absent, lacks a column, or has more or fewer areas than expected.
    """
    ranks = _table(raw, edition, "")
    parts = [
        ranks.rename(columns=_names(edition)).rename(columns=str.lower),
        _table(raw, edition, "_subdomains").rename(columns=str.lower)[
            [f"{_SUB_DOMAIN_FILE_NAMES.get(name, name)}_rank" for name in SUB_DOMAINS]
        ],
        _table(raw, edition, "_indicators"),
    ]
    frame = pd.concat(parts, axis=1).rename(columns=_COLUMNS)
    fitted = wards.best_fit(raw, edition.zones, districts).reindex(frame.index)
    frame = fitted.join(frame).rename_axis("area_code")
    frame["residents"] = residents(raw, edition.year).reindex(frame.index)
    frame["population"] = _population(frame)
    if "score" not in frame:
        frame["score"] = float("nan")
    first = list(tables.SMALL_AREAS.columns)
    frame = frame.reset_index()
    valid = tables.validate(frame[first], tables.SMALL_AREAS, edition.slug)
    return valid.join(frame.drop(columns=first))


_SUB_DOMAIN_FILE_NAMES = {"children": "children_and_young_people"}
_PEOPLE = {
    2019: ("population17_lsoa11.rda", "total_population"),
    2025: ("disability21_lsoa21_ew.rda", "total_residents"),
}
_COLUMNS = {
    "imd_rank": "rank",
    "imd_decile": "decile",
    "imd_score": "score",
    "children_and_young_people_rank": "children_rank",
    "income_domain_numerator": "income_people",
    "employment_domain_numerator": "employment_people",
}


def _names(edition: Edition) -> dict[str, str]:
    return {
        f"{theirs}_{kind}": f"{ours}_{kind}"
        for theirs, ours in {
            edition.barriers: "barriers",
            "Environment": "living_environment",
        }.items()
        for kind in ("rank", "decile", "score")
    }


def _table(raw: RawFolder, edition: Edition, part: str) -> pd.DataFrame:
    file, code = f"{edition.files}{part}.rda", f"{edition.zones}_code"
    frame = raw.r_table(*FOLDER, file, columns=(code,)).set_index(code).sort_index()
    if len(frame) != edition.expected or not frame.index.is_unique:
        reason = f"has {len(frame)} rows, expected {edition.expected} small areas once each"
        raise ContractError(file, code, reason, frame.index[frame.index.duplicated()])
    return frame


def residents(raw: RawFolder, year: int) -> pd.Series:
    """Return the people of every small area of an edition: mid-2017 for 2019, Census for 2025."""
    file, column = _PEOPLE[year]
    code = f"{EDITIONS[year].zones}_code"
    people = raw.r_table("indicators", "humaniverse_demographr", file, columns=(code, column))
    return people.drop_duplicates(code).set_index(code)[column]


def _population(frame: pd.DataFrame) -> pd.Series:
    """Return the index's own denominator where it can be derived, else the residents.

    It is the income numerator over the income score; the summaries published for authorities are
    reproduced with it.
    """
    if "income_score" not in frame:
        return frame["residents"]
    implied = frame["income_people"] / frame["income_score"]
    return implied.round(1).fillna(frame["residents"])


def write(frame: pd.DataFrame, path: Path) -> None:
    """Write one table as compact Parquet; the same frame always gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kinds = {tables.CODE: pa.string(), tables.INTEGER: pa.int32(), tables.NUMBER: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in tables.SMALL_AREAS.columns.items()])
    pq.write_table(
        pa.Table.from_pandas(frame, schema=schema, preserve_index=False),
        path,
        compression="zstd",
        compression_level=15,
        use_dictionary=["lad_code", "ward_code"],
        write_statistics=False,
    )
