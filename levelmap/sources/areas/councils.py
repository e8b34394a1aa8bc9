"""Councils: names and spellings, past and present, from mySociety's register."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography.districts import Districts
from levelmap.geography.search import plain
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder

FOLDER = ("lookups", "uk_council_names")

NORTHERN_IRELAND_2015 = {
    "N09000001": ("Antrim", "Newtownabbey"),
    "N09000002": ("Armagh City", "Banbridge", "Craigavon"),
    "N09000004": ("Ballymoney", "Coleraine", "Limavady", "Moyle"),
    "N09000005": ("Derry", "Strabane"),
    "N09000006": ("Fermanagh", "Omagh"),
    "N09000007": ("Castlereagh", "Lisburn"),
    "N09000008": ("Ballymena", "Carrickfergus", "Larne"),
    "N09000009": ("Cookstown", "Dungannon and South Tyrone", "Magherafelt"),
    "N09000010": ("Down", "Newry and Mourne"),
    "N09000011": ("Ards", "North Down"),
}
"""Districts of before April 2015 by the one that has most of their people now (Local Government
(Boundaries) Act (Northern Ireland) 2008); the register leaves their successors blank. Edges moved:
parts of Lisburn and Castlereagh went to Belfast."""

_SUCCESSOR_2015 = {name: code for code, names in NORTHERN_IRELAND_2015.items() for name in names}

_LATER = {"E47000010": "E47000014", "E47000011": "E47000014"}
"""Combined authorities that ended in May 2024, after the register was made (S.I. 2024/402)."""

_LATER_DAY = "2024-05-07"

_OTHER_CODES = {"E61000001": "E12000007"}
"""The Greater London Authority is the region London here."""

_DAMAGED = "\ufffd|\u00ef\u00bf\u00bd"
"""Letters that were lost on the way to the register."""


def build(build: Build) -> None:
    """Write `councils.csv` and `council_names.csv` below `data/lookups/`."""
    councils = register(build.raw, build.districts)
    build.write_table(councils, tables.COUNCILS, "lookups", "councils.csv")
    names = spellings(build.raw)
    build.write_table(names, tables.COUNCIL_NAMES, "lookups", "council_names.csv")


def _published(raw: RawFolder) -> pd.DataFrame:
    columns = (
        *("local-authority-code", "official-name", "nice-name", "gss-code", "end-date"),
        "replaced-by",
    )
    return raw.csv(*FOLDER, "uk_local_authorities_current.csv", columns=columns)


def register(raw: RawFolder, districts: Districts) -> pd.DataFrame:
    """Return every council (columns of `tables.COUNCILS`).

    Raises
    ------
    ContractError
        A council is replaced by one that the register does not hold.
    """
    published = _published(raw)
    keys = published["local-authority-code"]
    codes = published["gss-code"].replace(_OTHER_CODES).map(districts.latest_code)
    by_key = dict(zip(keys, codes, strict=True))
    replaced = published["replaced-by"].str.split(",")
    named = {key for parts in replaced for key in parts if key}
    if unknown := sorted(named - set(by_key)):
        file = "uk_local_authorities_current.csv"
        raise ContractError(file, "replaced-by", "is no council", unknown)
    later = codes.map(_LATER).fillna("")
    successors = replaced.map(lambda parts: " ".join(by_key[key] for key in parts if key))
    before_2015 = published["nice-name"].map(_SUCCESSOR_2015).where(codes == "", "").fillna("")
    frame = pd.DataFrame(
        {
            "council": keys,
            "code": codes,
            "name": published["nice-name"],
            "official_name": published["official-name"],
            "ended": published["end-date"].where(later == "", _LATER_DAY),
            "successors": successors + later + before_2015,
        }
    )
    return frame.sort_values("council")


def spellings(raw: RawFolder) -> pd.DataFrame:
    """Return every spelling (columns of `tables.COUNCIL_NAMES`).

    Of those that differ by case or punctuation only, the one with most capitals is kept.
    """
    columns = ("la-name", "local-authority-code")
    listed = raw.csv(*FOLDER, "lookup_name_to_registry.csv", columns=columns)
    published = _published(raw)
    key = "local-authority-code"
    proper = [
        published[[key, column]].set_axis(["council", "name"], axis=1)
        for column in ("nice-name", "official-name")
    ]
    others = listed[[key, "la-name"]].set_axis(["council", "name"], axis=1)
    names = pd.concat([*proper, others], ignore_index=True)
    names["plain"] = names["name"].map(plain)
    names["capitals"] = names["name"].map(lambda text: -sum(map(str.isupper, text)))
    damaged = names["name"].str.contains(_DAMAGED)
    names = names[(names["plain"] != "") & ~damaged].sort_values(
        ["council", "plain", "capitals", "name"]
    )
    kept = names.drop_duplicates(["council", "plain"])
    return kept[["council", "name"]].sort_values(["council", "name"])
