"""People who live in left-behind wards, by authority: a measure of need that no table holds.

Made of the list of such wards and the residents of wards; both are of the wards of 2017, England.
"""

from __future__ import annotations

import pandas as pd

from levelmap.atlas import Atlas
from levelmap.errors import CannotRecode
from levelmap.memory import remembered
from levelmap.terms import AreaType, Geography

LIST = "left-behind-wards"

LABEL = "Residents of left-behind wards (Community Needs Index 2019), mid-2017"

NOTE = (
    "Left-behind wards are those of England's Community Needs Index of 2019: wards of 2017 with "
    "their residents of mid-2017. Twelve of its 7,433 wards, none of them left behind, have no "
    "count and are left out, as are City of London and the Isles of Scilly."
)


@remembered
def residents(geography: Geography, atlas: Atlas) -> pd.DataFrame:
    """Return the residents of each authority of England in mid-2017.

    Index area code of the authorities for which the index is held; columns `in_need` (residents of
    its left-behind wards, 0 where it has none) and `people` (of all its wards).

    Raises
    ------
    CannotRecode
        The areas are not local authorities.
    """
    if geography.area_type is not AreaType.LOCAL_AUTHORITY:
        raise CannotRecode(
            f"Residents of left-behind wards are known by authority, not on {geography.label}: "
            "expected areas such as lad_2021."
        )
    held = atlas.catalogue.priority_list(LIST)
    areas = atlas.gazetteer.areas(held.geography)
    people = atlas.gazetteer.population(held.geography).astype("float64")
    people = people[people.index.isin(held.universe.codes(areas))]
    wards = areas["lad_code"].reindex(people.index)
    successor = atlas.gazetteer.districts.successor
    authority = wards.map({code: successor(code, geography.vintage) for code in wards.unique()})
    listed = atlas.catalogue.memberships(LIST)["area_code"]
    in_need = people.where(people.index.isin(listed), 0.0)
    return pd.DataFrame({"in_need": in_need, "people": people}).groupby(authority).sum()
