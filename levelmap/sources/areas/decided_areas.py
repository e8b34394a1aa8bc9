"""Councils and strategic authorities that are decided or planned, from public documents."""

from __future__ import annotations

import re

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

_FILE = ("seed_tables", "devolution_2025_2027.csv")

_KINDS = {
    "combined authority": "strategic_authority",
    "combined county authority": "strategic_authority",
    "new unitary authority": "council",
    "new unitary authorities (decision)": "councils",
    "reorganisation planned": "reorganisation",
}
"""Kinds that are kept; the Greater London Authority is the region London."""

_CERTAINTIES = ("confirmed", "partly confirmed", "planned")


def build(build: Build) -> None:
    """Write `decided_areas.csv` below `data/lookups/`."""
    frame = decided_areas(build.raw, build.areas("lad_2025").set_index("code"))
    build.write_table(frame, tables.DECIDED_AREAS, "lookups", "decided_areas.csv")


def decided_areas(raw: RawFolder, districts: pd.DataFrame) -> pd.DataFrame:
    """Return what has no code yet (columns of `tables.DECIDED_AREAS`).

    Parameters
    ----------
    districts
        Authorities of 2025, columns of `tables.AREAS`, the code as index.

    Raises
    ------
    ContractError
        A member is no authority of 2025, or the evidence does not begin with a known certainty.
    """
    columns = ("name", "kind", "level", "lad_codes_2025", "from_date", "evidence_status")
    published = raw.csv(*_FILE, columns=(*columns, "code", "evidence", "note"))
    frame = published[(published["code"] == "") & published["kind"].isin(list(_KINDS))]
    members = frame["lad_codes_2025"].str.split("|")
    if unknown := sorted(set(members.explode()) - set(districts.index)):
        raise ContractError(_FILE[-1], "lad_codes_2025", "names no authority of 2025", unknown)
    kinds = frame["kind"].map(_KINDS)
    ending = [
        "" if kind == "strategic_authority" else "|".join(_ending(codes, districts))
        for kind, codes in zip(kinds, members, strict=True)
    ]
    return pd.DataFrame(
        {
            "slug": frame["name"].map(_slug),
            "name": frame["name"],
            "kind": kinds,
            "level": frame["level"],
            "members": frame["lad_codes_2025"],
            "replaces": ending,
            "from_date": frame["from_date"],
            "certainty": frame["evidence_status"].map(_certainty),
            "evidence_status": frame["evidence_status"],
            "evidence": frame["evidence"],
            "note": frame["note"],
        }
    )


def _ending(codes: list[str], districts: pd.DataFrame) -> list[str]:
    """Return the counties of *codes*, then the authorities themselves."""
    counties = districts.loc[codes, "utla_code"]
    return sorted({code for code in counties if code and code not in codes}) + codes


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _certainty(status: str) -> str:
    for certainty in _CERTAINTIES:
        if status.startswith(certainty):
            return certainty.replace(" ", "_")
    reason = f"begins with none of {', '.join(_CERTAINTIES)}"
    raise ContractError(_FILE[-1], "evidence_status", reason, [status])
