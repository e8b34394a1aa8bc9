"""Districts shown with the figure of their county where only that is published."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from levelmap.answers.values import AreaValues
from levelmap.atlas import Atlas
from levelmap.geography.inheritance import INHERITED, inherit
from levelmap.terms import AreaType, Geography


def with_upper_tier(found: AreaValues, atlas: Atlas) -> AreaValues:
    """Return *found* with the county's value, of the same periods, where a district has none.

    Such a value has the status `inherited`, and the note says how many there are.
    """
    areas = atlas.gazetteer.areas(found.geography)
    county = Geography(AreaType.COUNTY, found.geography.vintage)
    frame = atlas.catalogue.observations(found.indicator.slug)
    frame = frame[frame["geography"].isin([str(found.geography), str(county)])]
    by_period = [inherit(frame[frame["period"] == str(period)], areas) for period in found.periods]
    mean = pd.concat([one["value"] for one in by_period], axis=1).mean(axis=1, skipna=False)
    latest = by_period[-1]["status"]
    inherited = int((latest == INHERITED).sum())
    said = f"{inherited} districts have the value of their county." if inherited else ""
    return replace(
        found,
        values=mean.rename(found.indicator.slug),
        status=found.status.where(latest != INHERITED, INHERITED),
        note=" ".join(filter(None, [found.note, said])),
    )
