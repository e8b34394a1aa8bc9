"""The Social Mobility Commission's four composite indices of 2025, by upper-tier authority.

Published by name, for the authorities of 2021. The catalogue's `origin` names the file.
"""

from __future__ import annotations

import pandas as pd

from levelmap.geography.gazetteer import Gazetteer
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.terms import Geography, Nation

FOLDER = ("indicators", "social_mobility_commission_2025")
UPPER_TIER_2021 = Geography.parse("utla_2021")

JOINT = {
    "Camden and City of London": ("E09000007", "E09000001"),
    "Cornwall and Isles of Scilly": ("E06000052", "E06000053"),
    "Norwich and Norfolk": ("E10000020",),
}
"""Areas that are several authorities (Norwich is one of Norfolk's districts)."""

LEFT_OUT = ("Argyll and Bute Islands", "North Ayrshire mainland")
"""Parts of authorities; which parts is not told."""


def build(build: Build) -> None:
    """Write the observations of every index."""
    gazetteer = Gazetteer(build.out)
    for indicator in build.made_by("social_mobility"):
        build.write_published(indicator.slug, read(build.raw, indicator.origin, gazetteer))


def read(raw: RawFolder, file: str, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return one index by code and period, as `sources.observations.tidy` expects it.

    Raises
    ------
    UnmatchedName
        A name is that of no authority.
    """
    columns = ("area_name", "time_period", "value")
    published = raw.csv(*FOLDER, file, columns=columns)
    published = published[~published["area_name"].isin(LEFT_OUT)]
    codes = {name: _codes(name, gazetteer) for name in published["area_name"].unique()}
    bounds = published["time_period"].str.extract(r"^(\d{4}) to (\d{4})$").astype(int)
    frame = pd.DataFrame(
        {
            "area_code": published["area_name"].map(codes),
            "period": [f"{start}-01-01/P{end - start + 1}Y" for start, end in bounds.to_numpy()],
            "value": numbers(published["value"], file, missing=("", "NA")),
            "lower_ci": "",
            "upper_ci": "",
        }
    )
    is_joint = frame["area_code"].map(len) > 1
    frame["status"] = is_joint.map({True: "combined_area", False: ""})
    frame.loc[frame["value"].isna(), "status"] = "not_published"
    return frame.explode("area_code").reset_index(drop=True)


def _codes(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    if name == Nation.NORTHERN_IRELAND.label:
        return (Nation.NORTHERN_IRELAND.code,)
    return JOINT.get(name) or (gazetteer.code_of(name.removesuffix(" CC"), UPPER_TIER_2021),)
