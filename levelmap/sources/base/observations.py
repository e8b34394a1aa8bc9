"""From a published table to tidy observations: codes brought to one vintage, statuses named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from levelmap import gss, tables
from levelmap.errors import ContractError, VintageMismatch
from levelmap.geography.districts import VINTAGES, Districts, settle
from levelmap.statuses import COMBINED_AREA, COMBINED_DISTRICTS, joined
from levelmap.terms import AreaType, Geography

_KEPT = frozenset(
    {
        AreaType.UK,
        AreaType.COUNTRY,
        AreaType.REGION,
        AreaType.COMBINED_AUTHORITY,
        AreaType.COUNTY,
        AreaType.LOCAL_AUTHORITY,
        AreaType.POLICE_FORCE,
    }
)
_FIXED_VINTAGES = {
    AreaType.UK: 2025,
    AreaType.COUNTRY: 2025,
    AreaType.REGION: 2025,
    AreaType.POLICE_FORCE: 2024,
}

ABOLISHED_COMBINED_AUTHORITIES = {"E47000010": 2021, "E47000011": 2021}
"""North East (of 2014) and North of Tyne, both part of E47000014 since 2024, with a year in which
they existed."""


@dataclass(frozen=True)
class Tidied:
    """Observations ready to write, and what had to be left out to get there.

    Attributes
    ----------
    frame
        Columns of `tables.OBSERVATIONS`, in order of geography, code and period.
    superseded
        Rows dropped because the successor of their district has a value for the same period.
    other_areas
        Rows dropped because LevelMap does not use their kind of area (ITL regions, the parts of
        London, metropolitan counties).
    """

    frame: pd.DataFrame
    superseded: int
    other_areas: int


def tidy(
    frame: pd.DataFrame, districts: Districts, name: str, vintages: Sequence[int] = VINTAGES
) -> Tidied:
    """Return published rows as observations on settled vintages.

    Parameters
    ----------
    frame
        Columns area_code, period, value, lower_ci, upper_ci, status; one row for each area and
        period; any kinds of area.
    districts
        The districts through time.
    name
        What to call the table in messages.
    vintages
        Years of districts to choose from; the latest that fits a period is taken.

    Raises
    ------
    ContractError
        An area has two different rows for a period, or a text is not a number.
    VintageMismatch
        A period's district codes fit no single year.
    """
    known = frame["area_code"].map(gss.is_code).astype(bool)
    kinds = frame["area_code"].where(known).map(gss.area_type, na_action="ignore")
    is_used = kinds.isin(list(_KEPT | {AreaType.COMBINED_DISTRICTS}))
    used = _share_combined(frame[is_used].drop_duplicates())
    _refuse_conflicts(used, name)
    parts, superseded = [], 0
    for period, rows in used.groupby("period", sort=True):
        try:
            settled_rows, dropped = _settle_period(rows, districts, vintages)
        except VintageMismatch as error:
            raise VintageMismatch(f"{name}, period {period}: {error}") from error
        parts.append(settled_rows)
        superseded += dropped
    columns = list(tables.OBSERVATIONS.columns)
    everything = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    ordered = everything.sort_values(["geography", "area_code", "period"])[columns]
    valid = tables.validate(ordered, tables.OBSERVATIONS, name)
    return Tidied(valid, superseded, int((~is_used).sum()))


def _refuse_conflicts(frame: pd.DataFrame, name: str) -> None:
    repeated = frame.duplicated(["area_code", "period"], keep=False)
    if repeated.any():
        rows = frame[repeated].apply(lambda r: f"{r.area_code} {r.period} {r.value}", axis=1)
        raise ContractError(name, "area_code, period", "has two rows for one area", rows)


def _share_combined(frame: pd.DataFrame) -> pd.DataFrame:
    is_pair = frame["area_code"].isin(list(COMBINED_DISTRICTS))
    if not is_pair.any():
        return frame
    pairs = frame[is_pair]
    pairs = pairs.assign(status=[joined(COMBINED_AREA, status) for status in pairs["status"]])
    members = pairs.assign(area_code=pairs["area_code"].map(COMBINED_DISTRICTS))
    shared = members.explode("area_code")
    named = set(zip(shared["area_code"], shared["period"], strict=True))
    own = frame[~is_pair]
    is_empty_twin = own["value"].isna() & pd.Series(
        [key in named for key in zip(own["area_code"], own["period"], strict=True)], own.index
    )
    return pd.concat([own[~is_empty_twin], shared])


def _settle_period(
    rows: pd.DataFrame, districts: Districts, vintages: Sequence[int]
) -> tuple[pd.DataFrame, int]:
    kinds = rows["area_code"].map(gss.area_type)
    is_district = kinds == AreaType.LOCAL_AUTHORITY
    published = rows[is_district]
    with_value = published[published["value"].notna()]
    settled = settle(with_value["area_code"], districts, vintages)
    codes = dict(settled.codes)
    for code in published.loc[published["value"].isna(), "area_code"]:
        match = districts.code_in(code, settled.vintage)
        if match is not None and match not in codes.values():
            codes[code] = match
    local = published[published["area_code"].isin(list(codes))]
    local = local.assign(
        area_code=local["area_code"].map(codes),
        geography=str(Geography(AreaType.LOCAL_AUTHORITY, settled.vintage)),
    )
    years = kinds[~is_district].map(_FIXED_VINTAGES).fillna(settled.vintage).astype(int)
    abolished = rows.loc[~is_district, "area_code"].map(ABOLISHED_COMBINED_AUTHORITIES)
    years = abolished.fillna(years).astype(int)
    other = rows[~is_district].assign(
        geography=[
            str(Geography(AreaType(kind), year))
            for kind, year in zip(kinds[~is_district], years, strict=True)
        ]
    )
    return pd.concat([local, other]), len(published) - len(local)


def from_values(
    values: pd.Series, geography: str, period: str, status: str = "not_published"
) -> pd.DataFrame:
    """Return observations of one geography and period, without intervals.

    Parameters
    ----------
    values
        Indexed by codes of *geography*; NaN where there is no value.
    status
        Why an empty value is empty.
    """
    value = values.sort_index().astype("float64")
    return pd.DataFrame(
        {
            "area_code": value.index.astype(str),
            "geography": geography,
            "period": period,
            "value": value.to_numpy(),
            "lower_ci": float("nan"),
            "upper_ci": float("nan"),
            "status": np.where(value.isna(), status, ""),
        }
    )


def write(frame: pd.DataFrame, path: Path) -> None:
    """Write observations as compressed Parquet; the same frame always gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=15,
        use_dictionary=["area_code", "geography", "period", "status"],
        write_statistics=False,
    )
