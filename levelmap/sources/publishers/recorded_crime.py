"""Crimes recorded by the police, by community safety partnership, as rates of authorities.

A partnership is an authority, a part of one, or several together. Parts are added up. Where several
authorities share a partnership, each is given the rate of the whole, marked as the figure of
combined areas: how its crimes lie among them is not published. The catalogue's `origin` names the
offences that are added up and what they are divided by: `Robbery + Vehicle offences | people`.
"""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.sources.base import observations
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.statuses import CRIME_PARTNERSHIPS

FILE = (
    *("indicators", "police_recorded_crime_csp_ye_june_2025"),
    "policeforceareatablesyejune25final.csv",
)
PERIOD = "2024-07-01/P1Y"
HEADING_LINES = 7
_PARTNERSHIPS = ("indicators", "humaniverse_geographr_lookups", "lookup_ltla24_csp24_pfa24.rda")
_JOINT = "Combined Local Authorities"
_FORCE, _FORCE_NAME = "Police Force Area code", "Police Force Area name"
_PARTNERSHIP, _NAME = "Community Safety Partnership code", "Community Safety Partnership name"
_AUTHORITY = "Local Authority code"
_KEYS = (_FORCE, _FORCE_NAME, _PARTNERSHIP, _NAME, _AUTHORITY, "Local Authority name")


def build(build: Build) -> None:
    """Write the observations of every rate of recorded crime."""
    crimes = read(build.raw)
    members = members_of(build.raw, crimes, build)
    bases = _bases(build)
    for indicator in build.made_by("recorded_crime"):
        offences, per = (part.strip() for part in indicator.origin.split("|"))
        names = [name.strip() for name in offences.split("+")]
        if unknown := [name for name in names if name not in crimes]:
            raise ContractError("indicators.csv", "origin", "is no offence", unknown)
        counts = crimes[names].sum(axis=1)
        parts = [
            _authorities(counts, members, bases[per]),
            _forces(counts, crimes, members, bases[per]),
        ]
        build.write_observations(indicator.slug, pd.concat(parts))


def read(raw: RawFolder) -> pd.DataFrame:
    """Return the rows as published: forces, partnerships, crimes assigned to none.

    Text columns are the keys, the others numbers of crimes.

    Raises
    ------
    MissingFile, ContractError
        The file is absent or not as expected, or partnerships do not add up to their force.
    """
    published = raw.csv(*FILE, skiprows=HEADING_LINES)
    published.columns = [" ".join(name.split()) for name in published.columns]
    if missing := [name for name in _KEYS if name not in published]:
        raise ContractError(FILE[-1], missing[0], "is missing")
    published = published[published[_FORCE] != ""].reset_index(drop=True)
    offences = [name for name in published if name not in _KEYS]
    bare = published[offences].apply(lambda column: column.str.replace(",", "").str.strip())
    counts = bare.apply(numbers, file=FILE[-1], missing=("", "[x]"))
    keys = published[list(_KEYS)].apply(lambda column: column.str.strip())
    keys[_FORCE_NAME] = keys[_FORCE_NAME].str.replace(r"\s*\[note \d+\]$", "", regex=True)
    frame = keys.join(counts)
    _require_sums(frame, offences)
    return frame


def _require_sums(frame: pd.DataFrame, offences: list[str]) -> None:
    is_force = (frame[_PARTNERSHIP] == "") & (frame[_NAME] == "")
    # by name: crimes assigned to no partnership of Gwent carry the code of South Wales
    forces = frame[is_force].set_index(_FORCE_NAME)[offences]
    parts = frame[~is_force].groupby(_FORCE_NAME)[offences].sum()
    wrong = (parts.reindex(forces.index) != forces).any(axis=1)
    if wrong.any():
        reason = "has partnerships that do not add up to it"
        raise ContractError(FILE[-1], _FORCE_NAME, reason, forces.index[wrong])


def members_of(raw: RawFolder, crimes: pd.DataFrame, build: Build) -> pd.DataFrame:
    """Return which authorities of 2025 each row's crimes belong to.

    Returns
    -------
    DataFrame
        `row` (of *crimes*), `authority`, `force`, `is_joint`; a row that no authority answers for
        does not occur.

    Raises
    ------
    ContractError
        An authority of England or Wales has no partnership, or joint ones are not as known.
    """
    lookup = raw.r_table(*_PARTNERSHIPS, columns=("ltla24_code", "csp24_code"))
    together = lookup.groupby("csp24_code")["ltla24_code"].agg(list)
    rows = crimes[crimes[_PARTNERSHIP] != ""]
    is_joint = rows[_AUTHORITY] == _JOINT
    codes = rows[_AUTHORITY].where(~is_joint, rows[_PARTNERSHIP].map(together))
    columns = {"authority": codes, "force": rows[_FORCE], "is_joint": is_joint}
    members = pd.DataFrame(columns).rename_axis("row").explode("authority").reset_index()
    members["authority"] = members["authority"].map(build.districts.successor)
    today = build.areas("lad_2025")["code"]
    expected = set(today[today.str[0].isin(["E", "W"])])
    if wrong := sorted(expected ^ set(members["authority"])):
        raise ContractError(FILE[-1], _AUTHORITY, "leaves out or names a wrong authority", wrong)
    _require_known_partnerships(members[members["is_joint"]])
    return members


def _require_known_partnerships(joint: pd.DataFrame) -> None:
    found = {frozenset(codes) for _, codes in joint.groupby("row")["authority"]}
    if wrong := found ^ {frozenset(codes) for codes in CRIME_PARTNERSHIPS}:
        codes = sorted(", ".join(sorted(one)) for one in wrong)
        raise ContractError(FILE[-1], _PARTNERSHIP, "joins other authorities than is known", codes)


def _bases(build: Build) -> dict[str, pd.Series]:
    """Return people of mid-2022 and households of the Census by authority, in thousands."""
    path = build.out.data / "lookups" / "population.csv"
    people = tables.read_csv(path, tables.POPULATION)
    people = people[people["geography"] == "lad_2025"].set_index("area_code")["people"]
    small = pd.read_parquet(build.out.data / "small_areas" / "uk" / "areas.parquet")
    homes = small.groupby("lad_code")["households"].sum()
    return {"people": people / 1000, "households": homes / 1000}


def _authorities(counts: pd.Series, members: pd.DataFrame, base: pd.Series) -> pd.DataFrame:
    """Return rates; those who share a partnership are given that of all of them together."""
    joint = members[members["is_joint"]]
    alone = members[~members["is_joint"]]
    sums = counts.loc[alone["row"]].groupby(alone["authority"].to_numpy()).sum()
    values = sums / base.reindex(sums.index)
    shared = base.reindex(joint["authority"]).groupby(joint["row"].to_numpy()).sum()
    rates = (counts / shared).reindex(joint["row"]).set_axis(joint["authority"])
    frame = observations.from_values(pd.concat([values, rates]).round(3), "lad_2025", PERIOD)
    is_shared = frame["area_code"].isin(list(rates.index))
    return frame.assign(status=frame["status"].where(~is_shared, "combined_area"))


def _forces(
    counts: pd.Series, crimes: pd.DataFrame, members: pd.DataFrame, base: pd.Series
) -> pd.DataFrame:
    """Return the rates of the forces as published, with the crimes assigned to no partnership."""
    is_force = (crimes[_PARTNERSHIP] == "") & (crimes[_NAME] == "")
    totals = counts[is_force].set_axis(crimes.loc[is_force, _FORCE])
    own = members.drop_duplicates("authority")
    people = base.reindex(own["authority"]).groupby(own["force"].to_numpy()).sum()
    return observations.from_values(
        (totals / people.reindex(totals.index)).round(3), "pfa_2024", PERIOD
    )
