"""Neighbourhoods: small areas of some 8,000 people, with names that people know.

Middle-layer super output areas of 2021 in England and Wales (names of the House of Commons
Library), intermediate zones of 2011 in Scotland and super data zones of 2021 in Northern Ireland
(names of their publishers).
"""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

GEOGRAPHY = "msoa_2021"
COUNTS = {"E": 6856, "W": 408, "S": 1279, "N": 850}
"""Published numbers of neighbourhoods by nation."""

_NAMES = ("lookups", "msoa_names", "msoa_la.csv")


def build(build: Build) -> None:
    """Write the table of neighbourhoods below `data/areas/`."""
    found = areas(build.raw, build.areas("lad_2025"))
    build.write_table(found, tables.AREAS, "areas", f"{GEOGRAPHY}.csv")


def areas(raw: RawFolder, districts: pd.DataFrame) -> pd.DataFrame:
    """Return the neighbourhoods with what contains them (columns of `tables.AREAS`).

    Raises
    ------
    ContractError
        The number of a nation is not the published one, or an authority is not one of 2025.
    """
    file = _NAMES[-1]
    columns = ("MSOACD", "MSOAHCLNM", "MSOANM", "LADCD_ACTIVE", "MSOA21CD")
    published = raw.csv(*_NAMES, columns=columns)
    code = published["MSOACD"]
    is_current = (code == published["MSOA21CD"]) | code.str.startswith("S02")
    listed = published[is_current]
    counts = listed["MSOACD"].str[0].value_counts().to_dict()
    if counts != COUNTS:
        raise ContractError(file, "MSOACD", f"has {counts} neighbourhoods, expected {COUNTS}")
    parents = districts.set_index("code").drop(columns=["name"])
    inside = listed["LADCD_ACTIVE"]
    if (unknown := ~inside.isin(parents.index)).any():
        raise ContractError(file, "LADCD_ACTIVE", "is no authority of 2025", inside[unknown])
    own = listed["MSOAHCLNM"].where(listed["MSOAHCLNM"] != "", listed["MSOANM"])
    frame = parents.loc[inside].reset_index(drop=True)
    frame.insert(0, "name", own.str.replace("_", " ").str.strip().to_numpy())
    frame.insert(0, "code", listed["MSOACD"].to_numpy())
    return tables.validate(frame.sort_values("code"), tables.AREAS, file)
