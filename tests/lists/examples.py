"""Lists of a few rows on the districts of the toy country, Alder and Birch being one county."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pandas as pd

from levelmap import tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography.areas import Areas
from levelmap.lists.standings import StandingTable, standing_table
from levelmap.paths import Folders
from tests.toy_country import OLD

COUNTY = "E10900001"


def row(name: str, **given: object) -> dict[str, object]:
    """Return the row that names a district whole, but for what is given."""
    blank = dict.fromkeys(tables.MEMBERSHIPS.columns, "") | {"amount": None}
    usual = {
        "area_code": OLD.get(name, name),
        "area_name_as_published": name,
        "status": "named",
        "extent": "whole",
    }
    return {**blank, **usual, **given}


def table(toy: Folders, rows: list[dict[str, object]], **entry: object) -> StandingTable:
    """Return the list `toy-towns`, complete, with other rows and another entry."""
    found = _as_held(toy)
    columns = list(tables.MEMBERSHIPS.columns)
    valid = tables.validate(pd.DataFrame(rows, columns=columns), tables.MEMBERSHIPS)
    changed = replace(
        found.priority_list, **({"completeness": "complete", "money": "awards"} | entry)
    )
    return StandingTable(changed, valid, found.areas, found.areas)


@cache
def _as_held(toy: Folders) -> StandingTable:
    found = standing_table("toy-towns", Catalogue(toy), Areas(toy))
    areas = found.areas.copy()
    areas.loc[[OLD["Alder"], OLD["Birch"]], "utla_code"] = COUNTY
    areas.loc[[OLD["Hazel"]], "cauth_code"] = "E47900001"
    return replace(found, areas=areas, district_areas=areas)
