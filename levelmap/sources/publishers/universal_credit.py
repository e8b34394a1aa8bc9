"""Households on Universal Credit by authority of Great Britain, as a share of all households.

Published by name, rounded to protect people; divided by the households of the Censuses of 2021
(England and Wales) and 2022 (Scotland).
"""

from __future__ import annotations

import openpyxl
import pandas as pd

from levelmap.errors import ContractError
from levelmap.geography.gazetteer import CURRENT, Gazetteer
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

FILE = ("indicators", "dwp_universal_credit_households_2025", "uc_la_households.xlsx")
PERIOD = "2025-05-01/P1M"
EXPECTED = 350
_NOT_PLACES = ("Unknown", "Total")
_PROVISIONAL = " (p)"


def build(build: Build) -> None:
    """Write the observations of households on Universal Credit."""
    claims = read(build.raw, Gazetteer(build.out))
    said = status(build.raw)
    small = pd.read_parquet(build.out.data / "small_areas" / "uk" / "areas.parquet")
    homes = small.groupby("lad_code")["households"].sum().reindex(claims.index)
    for indicator in build.made_by("universal_credit"):
        values = claims if indicator.origin == "households" else 100 * claims / homes
        frame = observations.from_values(values.round(3), str(CURRENT), PERIOD)
        told = frame["status"].mask(frame["value"].notna(), said)
        build.write_observations(indicator.slug, frame.assign(status=told))


def status(raw: RawFolder) -> str:
    """Return what the workbook says of its month: a "(p)" behind it stands for provisional."""
    book = openpyxl.load_workbook(raw.path(*FILE), read_only=True)
    cells = (cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row)
    return "provisional" if any(str(cell).endswith(_PROVISIONAL) for cell in cells) else ""


def read(raw: RawFolder, gazetteer: Gazetteer) -> pd.Series:
    """Return households by code of authority of 2025.

    Raises
    ------
    ContractError
        The workbook is not as expected, or has not the number of authorities published.
    UnmatchedName
        A name is that of no authority.
    """
    book = openpyxl.load_workbook(raw.path(*FILE), read_only=True)
    rows = [row[2:4] for row in book.worksheets[0].iter_rows(values_only=True)]
    named = {
        str(name).partition(" / ")[0]: float(households)
        for name, households in rows
        if isinstance(households, int | float) and name not in _NOT_PLACES
    }
    codes = {gazetteer.code_of(name, CURRENT): count for name, count in named.items()}
    if len(codes) != EXPECTED:
        raise ContractError(FILE[-1], "(rows)", f"has {len(codes)} authorities, not {EXPECTED}")
    return pd.Series(codes, dtype="float64").sort_index()
