"""The outlines of named neighbourhoods: those of Pride in Place in England are MSOAs of 2021."""

from __future__ import annotations

import openpyxl
import pandas as pd

from levelmap import tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

FILE = ("priority_lists", "pride_in_place_msoa", "PiP_Data_Explorer_Trial.xlsx")
PRIORITY_LIST = "pride-in-place"
EXPECTED = 146
"""English neighbourhoods of phase 2."""

CORRECTED = {"Queensway": "E02005696"}
"""The file gives the code of Corby Kingswood; the MSOA called Queensway in North Northamptonshire
has this one (House of Commons Library, MSOA names)."""


def build(build: Build) -> None:
    """Write `named_neighbourhoods.csv` below `data/lookups/`.

    Raises
    ------
    ContractError
        The file has not the expected neighbourhoods, or one is not in the list or not an MSOA of
        its authority.
    """
    held = Catalogue(build.out).memberships(PRIORITY_LIST)
    held = held.assign(area_code=held["area_code"].map(build.districts.successor))
    authority = build.areas("msoa_2021").set_index("code")["lad_code"]
    frame = neighbourhoods(build.raw, held, authority)
    contract = tables.NAMED_NEIGHBOURHOODS
    build.write_table(frame, contract, "lookups", "named_neighbourhoods.csv")


def neighbourhoods(raw: RawFolder, memberships: pd.DataFrame, authority: pd.Series) -> pd.DataFrame:
    """Return the MSOA of each place of the list (columns of `NAMED_NEIGHBOURHOODS`).

    Parameters
    ----------
    memberships
        Rows of the list, the authorities those of 2025.
    authority
        Code of the authority of each MSOA.
    """
    book = openpyxl.load_workbook(raw.path(*FILE), read_only=True)
    rows = list(book["pride_in_place_codes"].iter_rows(min_row=2, max_col=3, values_only=True))
    named = [(str(place).strip(), str(code).strip()) for _, place, code in rows if code]
    codes = pd.DataFrame(named, columns=["place", "msoa"])
    codes["bare"] = codes["place"].str.replace(r"\s*\(.*\)$", "", regex=True)
    codes["msoa"] = codes["bare"].map(CORRECTED).fillna(codes["msoa"])
    codes["authority"] = codes["msoa"].map(authority)
    if (
        len(codes) != EXPECTED
        or codes["msoa"].duplicated().any()
        or codes["authority"].isna().any()
    ):
        raise ContractError(FILE[-1], "MSOA code", f"are not {EXPECTED} different MSOAs held")
    places = memberships[["area_code", "place"]].drop_duplicates()
    bare = places["place"].str.replace(r"\s*\(.*\)$", "", regex=True)
    keyed = places.assign(bare=bare).merge(
        codes[["bare", "authority", "msoa"]],
        left_on=["area_code", "bare"],
        right_on=["authority", "bare"],
    )
    if len(keyed) != EXPECTED:
        unknown = sorted(set(codes["place"]) - set(keyed["place"]))
        raise ContractError(FILE[-1], "neighbourhood", "is not on the list", unknown)
    found = keyed.rename(columns={"area_code": "authority_code", "msoa": "msoa_code"})
    found = found.loc[:, ~found.columns.duplicated()]
    columns = [c for c in tables.NAMED_NEIGHBOURHOODS.columns if c != "priority_list"]
    ordered = found[columns].sort_values(["authority_code", "place"])
    return ordered.assign(priority_list=PRIORITY_LIST)[list(tables.NAMED_NEIGHBOURHOODS.columns)]
