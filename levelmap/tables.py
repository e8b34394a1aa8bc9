"""Column contracts of the tables in `data/`, and their one validator.

A contract names each column with its kind and says which columns identify a row. Text columns
hold no missing values but the empty string; number columns use NaN. Flags are `yes` or empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from levelmap import gss
from levelmap.errors import ContractError, MissingFile

TEXT, REQUIRED, CODE, NUMBER, INTEGER, FLAG = (
    "text",
    "required",
    "code",
    "number",
    "integer",
    "flag",
)
"""Kinds of column: any text; text that is never empty; a GSS code; a number or NaN; a whole
number; `yes` or empty."""


@dataclass(frozen=True)
class Contract:
    """What a table must look like.

    Attributes
    ----------
    name
        What the table is called in messages.
    columns
        Kind of each column, in file order.
    key
        Columns that together occur once.
    """

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]


OBSERVATIONS = Contract(
    "observations",
    {
        "area_code": CODE,
        "geography": REQUIRED,
        "period": REQUIRED,
        "value": NUMBER,
        "lower_ci": NUMBER,
        "upper_ci": NUMBER,
        "status": TEXT,
    },
    ("area_code", "period"),
)
"""One indicator, with every kind of area that was published; `geography` is the kind and vintage
of the code (`lad_2025`), `lower_ci` and `upper_ci` are 95 % limits. An empty value has a status
of `statuses.WHY_MISSING`; a value may have one too, of `statuses.WARNINGS`."""

SMALL_AREAS = Contract(
    "small_areas",
    {
        "area_code": CODE,
        "lad_code": CODE,
        "ward_code": CODE,
        "population": NUMBER,
        "rank": INTEGER,
        "decile": INTEGER,
        "score": NUMBER,
        "income_rank": INTEGER,
        "employment_rank": INTEGER,
        "education_rank": INTEGER,
        "health_rank": INTEGER,
        "crime_rank": INTEGER,
        "barriers_rank": INTEGER,
        "living_environment_rank": INTEGER,
        "children_rank": INTEGER,
        "adult_skills_rank": INTEGER,
        "geographical_barriers_rank": INTEGER,
        "wider_barriers_rank": INTEGER,
        "indoors_rank": INTEGER,
        "outdoors_rank": INTEGER,
        "income_people": NUMBER,
        "employment_people": NUMBER,
    },
    ("area_code",),
)
"""One edition of the English Indices of Deprivation by lower-layer super output area, in
`small_areas/`: `imd_2019_lsoa11` (districts of 2019, wards of 2017) and `imd_2025_lsoa21`
(districts of 2025, wards of 2024). Rank and decile 1 are the most deprived. `score` is empty for
2019, whose scores are not held; `population` is that of mid-2017 for 2019 and the index's own
denominator for 2025; `income_people` and `employment_people` are the published numerators, empty
where they were withheld for being small."""

UK_SMALL_AREAS = Contract(
    "uk_small_areas",
    {
        "area_code": CODE,
        "name": REQUIRED,
        "msoa_code": TEXT,
        "lad_code": CODE,
        "ward_code": TEXT,
        "people": NUMBER,
        "households": NUMBER,
    },
    ("area_code",),
)
"""Small areas of the UK: LSOAs of 2021, data zones of 2011, super output areas of 2011, with their
neighbourhood of 2021 (not held in Northern Ireland), authority of 2025 and ward of 2024. People are
those of Census 2021 (England, Wales), of mid-2020 (Scotland), of mid-2019 (Northern Ireland);
households those of the Censuses of 2021 and 2022, not held in Northern Ireland."""

SMALL_AREA_MEASURES = Contract(
    "small_area_measures",
    {
        "slug": REQUIRED,
        "label": REQUIRED,
        "family": REQUIRED,
        "indicator": TEXT,
        "nations": REQUIRED,
        "period": REQUIRED,
        "unit": REQUIRED,
        "suffix": TEXT,
        "decimals": INTEGER,
        "polarity": REQUIRED,
        "kind": REQUIRED,
        "sources": REQUIRED,
        "description": REQUIRED,
        "caveat": TEXT,
    },
    ("slug",),
)
"""Written by hand: what is measured in the small areas of the UK. `family` names the file below
`small_areas/uk/` with a column of this slug; `indicator` the same measure in the catalogue for
larger areas, if it is there; `nations` are letters (`EWSN`), `sources` slugs separated by spaces in
the order of the nations or one for all; a `rank` counts from 1, the most deprived, in each nation
by itself."""

INDICATORS = Contract(
    "indicators",
    {
        "slug": REQUIRED,
        "label": REQUIRED,
        "mission": REQUIRED,
        "role": REQUIRED,
        "description": REQUIRED,
        "unit": REQUIRED,
        "prefix": TEXT,
        "suffix": TEXT,
        "decimals": INTEGER,
        "polarity": REQUIRED,
        "polarity_reason": REQUIRED,
        "kind": REQUIRED,
        "source": REQUIRED,
        "caveat": TEXT,
        "builder": REQUIRED,
        "origin": TEXT,
        "short": REQUIRED,
        "role_reason": REQUIRED,
        "computed": TEXT,
        "compiled_by": TEXT,
        "method": TEXT,
        "twins": TEXT,
        "ended": TEXT,
        "superseded_by": TEXT,
    },
    ("slug",),
)
"""Written by hand: the build writes observations for the rows found here and for no others.
`builder` names the step of the build that makes the observations and `origin` tells it which
series to take. `mission` is 1 to 12 or `context`; `role` is headline, supporting, proxy or
context; `kind` is rate, median, score, rank or count (a count is never shaded); `unit` says
what a value counts, for axes and legends; `prefix` and `suffix` dress a printed value.

`short` is a name of at most 28 characters; `role_reason` says who calls it a headline or supporting
metric; `computed` are the kinds of area (`ward|lad`) whose figures LevelMap computes, all others
are as published; `compiled_by` names who else than the publisher computed the rest, and `method`
says how; `twins` are the indicators (by `|`) that measure the same in other nations, in series of
their own; `ended` says why no later figure will come, `superseded_by` what to use instead."""

SERIES = Contract(
    "series",
    {
        "indicator": REQUIRED,
        "geography": REQUIRED,
        "period": REQUIRED,
        "areas": INTEGER,
        "england": INTEGER,
        "wales": INTEGER,
        "scotland": INTEGER,
        "northern_ireland": INTEGER,
    },
    ("indicator", "geography", "period"),
)
"""What is held, derived from the observations: for each indicator, kind of area and period the
vintage of its codes and the number of areas with a value. It decides which layer is drawn."""

SOURCES = Contract(
    "sources",
    {
        "slug": REQUIRED,
        "publisher": REQUIRED,
        "title": REQUIRED,
        "url": REQUIRED,
        "licence": REQUIRED,
        "attribution": REQUIRED,
        "published": TEXT,
        "retrieved": REQUIRED,
        "caution": TEXT,
        "cadence": TEXT,
        "files_at": TEXT,
        "file_shape": TEXT,
    },
    ("slug",),
)
"""What the columns say: `levelmap.catalogue.provenance.Source`."""

AREAS = Contract(
    "areas",
    {
        "code": CODE,
        "name": REQUIRED,
        "lad_code": TEXT,
        "utla_code": TEXT,
        "cauth_code": TEXT,
        "region_code": TEXT,
        "country_code": TEXT,
    },
    ("code",),
)
"""The areas of one geography with the codes of the areas that contain them, where they do."""

OTHER_NAMES = Contract(
    "other_names", {"code": CODE, "name": REQUIRED, "kind": REQUIRED}, ("code", "name")
)
"""Names by which people look for an area besides its own; `kind` is short, formal, spelling, welsh,
gaelic, renamed, place (a town inside it) or parish (a civil parish or community inside it)."""

DASHBOARD = Contract(
    "dashboard", {"indicator": REQUIRED, "nations": REQUIRED, "note": REQUIRED}, ("indicator",)
)
"""Written by hand: the measures that a place's dashboard shows unless a reader chooses others, in
order. `nations` are the letters of the nations whose places show it (`EWSN`); `note` says why."""

LAD_CHANGES = Contract(
    "lad_changes",
    {
        "old_code": CODE,
        "old_name": REQUIRED,
        "new_code": CODE,
        "new_name": REQUIRED,
        "change": REQUIRED,
        "year": INTEGER,
        "population_share": NUMBER,
        "population_source": TEXT,
    },
    ("old_code",),
)
"""`change` is recode (same area, new code) or merger; `population_share` is the old area's part
of the new area's people, 1 for a recode."""

LAD_CODES = Contract(
    "lad_codes",
    {"code": CODE, "name": REQUIRED, "first_year": INTEGER, "last_year": INTEGER},
    ("code",),
)
"""Every district code since 2016 with the first and last year in which it was in force."""

MANIFEST = Contract(
    "manifest",
    {"path": REQUIRED, "sha256": REQUIRED, "bytes": INTEGER, "rows": INTEGER, "built_by": REQUIRED},
    ("path",),
)

LAYERS = Contract(
    "layers",
    {
        "geography": REQUIRED,
        "file": REQUIRED,
        "areas": INTEGER,
        "west": NUMBER,
        "south": NUMBER,
        "east": NUMBER,
        "north": NUMBER,
    },
    ("geography",),
)
"""Web geometry: the file below `static/geo/` and its extent in degrees. Its areas are in the order
of their codes."""

_DTYPES = {NUMBER: "float64", INTEGER: "int64"}

_ALLOWED: dict[str, tuple[Callable[[str], bool], str]] = {
    CODE: (gss.is_code, "holds what is not a GSS code"),
    FLAG: (lambda text: text in ("", "yes"), "holds something other than 'yes' or nothing"),
    REQUIRED: (lambda text: bool(text.strip()), "is empty"),
}
"""What texts of a kind may be, and what is said of one that is not."""


def read_csv(path: Path, contract: Contract) -> pd.DataFrame:
    """Read and validate one CSV table of `data/`.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A column is missing, unexpected or holds what its kind does not allow.
    """
    if not path.is_file():
        raise MissingFile(f"{path.name} is missing. Run the build again.")
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ContractError(path.name, "(file)", f"cannot be read as CSV ({error})") from error
    return validate(frame, contract, path.name)


def validate(frame: pd.DataFrame, contract: Contract, table: str = "") -> pd.DataFrame:
    """Return *frame* with the contract's columns in order and in their types.

    Parameters
    ----------
    frame
        Text or typed columns; numbers given as text are converted, an empty text is NaN.
    contract
        What the table must look like.
    table
        Name for messages, the contract's by default.

    Raises
    ------
    ContractError
        A column is missing or unexpected, holds what its kind does not allow, or a key repeats.
    """
    table = table or contract.name
    require_columns(frame, contract, table)
    typed = pd.DataFrame(
        {
            column: _typed(frame[column], kind, table, column)
            for column, kind in contract.columns.items()
        },
        index=frame.index,
    ).reset_index(drop=True)
    repeated = typed.duplicated(list(contract.key), keep=False)
    if repeated.any():
        rows = typed.loc[repeated, list(contract.key)].astype(str).agg(", ".join, axis=1)
        raise ContractError(table, ", ".join(contract.key), "holds a row twice", rows)
    return typed


def require_columns(frame: pd.DataFrame, contract: Contract, table: str) -> None:
    """Raise `ContractError` unless *frame* has the contract's columns and no others."""
    expected, found = list(contract.columns), list(frame.columns)
    for column in expected:
        if column not in found:
            raise ContractError(table, column, f"is missing; found {', '.join(found)}")
    if unexpected := [column for column in found if column not in expected]:
        raise ContractError(table, unexpected[0], "is not a column of this table")


def _typed(column: pd.Series, kind: str, table: str, name: str) -> pd.Series:
    if kind in _DTYPES:
        return _numbers(column, kind, table, name)
    text = column.fillna("").astype(str)
    if kind in _ALLOWED:
        is_allowed, reason = _ALLOWED[kind]
        # a table says the same many times over
        odd = [value for value in text.unique().tolist() if not is_allowed(value)]
        if odd:
            _refuse(column, text.isin(odd), table, name, reason)
    return text


def _numbers(column: pd.Series, kind: str, table: str, name: str) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column):
        numbers = column.astype("float64")
        wrong = np.isinf(numbers)
    else:
        text = column.replace("", None)
        numbers = pd.to_numeric(text, errors="coerce").astype("float64")
        wrong = (numbers.isna() & text.notna()) | np.isinf(numbers)
    _refuse(column, wrong, table, name, "holds what is not a number")
    if kind == INTEGER:
        _refuse(column, numbers.isna() | (numbers % 1 != 0), table, name, "needs a whole number")
    return numbers.astype(_DTYPES[kind])


def _refuse(column: pd.Series, wrong: pd.Series, table: str, name: str, reason: str) -> None:
    if wrong.any():
        rows = [f"{row}: {value!r}" for row, value in column[wrong].head(5).items()]
        raise ContractError(table, name, f"{reason} ({int(wrong.sum())} rows)", rows)
