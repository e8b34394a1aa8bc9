"""Small areas of the whole UK as tables: what they are, and what is measured in them.

One Parquet for each family of measures below `data/small_areas/uk/`, with the column `area_code`
and one column for each measure of `small_area_measures.csv`; `areas.parquet` says what each area
is. Every index keeps the scale of its nation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography import boundaries
from levelmap.sources.areas import wards
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers
from levelmap.sources.small_areas import english_indices, outlines

FOLDER = ("small_areas", "uk")
IMD = ("indicators", "humaniverse_imd")
DEMOGRAPHR = ("indicators", "humaniverse_demographr")
WIMD = ("indicators", "wimd_2025", "wimd-2025-index-and-domain-ranks-by-small-area.csv")
COMPOSITE = ("indicators", "composite_uk_imd", "UK_IMD_E.csv")
COMPOSITE_PEOPLE = ("indicators", "composite_uk_ruc", "composite_ruc.csv")

DOMAINS = (
    *("overall", "income", "employment", "education", "health", "crime"),
    *("barriers", "access", "housing", "environment"),
)
"""Of the four indices together: England alone has barriers to housing and services, the others
access to services and housing apart (Northern Ireland has no housing domain)."""

RANKS: Mapping[str, Mapping[str, str]] = {
    "imd2025_england_lsoa21.rda": {
        "IMD_rank": "overall",
        "Income_rank": "income",
        "Employment_rank": "employment",
        "Education_rank": "education",
        "Health_rank": "health",
        "Crime_rank": "crime",
        "Housing_and_Services_rank": "barriers",
        "Environment_rank": "environment",
    },
    "imd2020_scotland_dz11.rda": {
        "IMD_rank": "overall",
        "Income_rank": "income",
        "Employment_rank": "employment",
        "Education_rank": "education",
        "Health_rank": "health",
        "Crime_rank": "crime",
        "Housing_rank": "housing",
        "Access_rank": "access",
    },
    "imd2017_northern_ireland_soa01.rda": {
        "IMD_rank": "overall",
        "Income_rank": "income",
        "Employment_rank": "employment",
        "Education_rank": "education",
        "Health_rank": "health",
        "Crime_rank": "crime",
        "Access_rank": "access",
        "Environment_rank": "environment",
    },
}
WELSH_RANKS = {
    "WIMD 2025": "overall",
    "Income": "income",
    "Employment": "employment",
    "Health": "health",
    "Education": "education",
    "Access to Services": "access",
    "Housing": "housing",
    "Community Safety": "crime",
    "Physical Environment": "environment",
}
OWNED = ("Owned", "Shared ownership")
SOCIAL = ("Social rented", "Social Rented")
PRIVATE = ("Private rented", "Lives rent free", "Lives Rent Free")
CROWDED = ("-1", "-2")
DEPRIVED = ("Household is deprived in three", "Household is deprived in four")
DISABLED = ("Disabled",)
"""Beginnings of the census categories that are counted."""

_CODES = ("lsoa21_code", "dz11_code", "soa01_code")


def build(build: Build) -> None:
    """Write every table of small areas of the UK."""
    found = areas(build)
    write(found, build.out.data.joinpath(*FOLDER, "areas.parquet"))
    measures = tables.read_csv(
        build.out.data / "small_area_measures.csv", tables.SMALL_AREA_MEASURES
    )
    for family, read in FAMILIES.items():
        listed = measures.loc[measures["family"] == family, "slug"].to_list()
        path = build.out.data.joinpath(*FOLDER, f"{family}.parquet")
        path.unlink(missing_ok=True)
        if not listed:
            continue
        frame = read(build.raw, found)
        if absent := [slug for slug in listed if slug not in frame]:
            raise ContractError("small_area_measures.csv", "slug", "is not computed", absent)
        held = frame[listed].reindex(found["area_code"])
        write(held.rename_axis("area_code").reset_index(), path)


def areas(build: Build) -> pd.DataFrame:
    """Return every small area (columns of `tables.UK_SMALL_AREAS`) in order of code.

    Residents are those of Census 2021 in England and Wales, of mid-2020 in Scotland and of mid-2019
    in Northern Ireland (as mySociety's classification lists them). The authority of a super output
    area is that of the compiled lookup of names; wards are the official best fit in England and
    Wales, and the ward with most of the area in Scotland and Northern Ireland.
    """
    raw = build.raw
    named = pd.concat([_england_and_wales(build), _scotland(raw), _northern_ireland(raw)])
    frame = named.sort_index().rename_axis("area_code").reset_index()
    in_north = ~frame["area_code"].str[0].isin(["E", "W"])
    fitted = wards_by_area(build, frame.loc[in_north, "area_code"])
    frame.loc[in_north, "ward_code"] = frame.loc[in_north, "area_code"].map(fitted)
    return tables.validate(frame[list(tables.UK_SMALL_AREAS.columns)], tables.UK_SMALL_AREAS)


def _england_and_wales(build: Build) -> pd.DataFrame:
    raw = build.raw
    lookup = raw.csv("lookups", "lsoa21_ward24_lad24.csv", columns=("LSOA21CD", "LSOA21NM"))
    names = lookup.set_index("LSOA21CD")["LSOA21NM"]
    parts = names.str.extract(r"^(?P<msoa>.* \d{3})(?P<letter>[A-Z]+)$")
    columns = ("MSOA21CD", "MSOANM", "MSOACD", "MSOAHCLNM")
    known = raw.csv("lookups", "msoa_names", "msoa_la.csv", columns=columns)
    known = known[known["MSOACD"] == known["MSOA21CD"]].set_index("MSOANM")
    if (unknown := ~parts["msoa"].isin(known.index)).any():
        rows = names[unknown]
        raise ContractError("lsoa21_ward24_lad24.csv", "LSOA21NM", "is in no known MSOA", rows)
    own = parts["msoa"].map(known["MSOAHCLNM"])
    fitted = wards.best_fit(raw, "lsoa21", build.districts).reindex(names.index)
    people = english_indices.residents(raw, 2025).reindex(names.index)
    tenure = raw.r_table(*DEMOGRAPHR, "household_tenure21_lsoa21.rda")
    homes = tenure.groupby("lsoa21_code")["n"].sum().reindex(names.index)
    return pd.DataFrame(
        {
            "name": own + " " + parts["letter"],
            "msoa_code": parts["msoa"].map(known["MSOACD"]),
            "lad_code": fitted["lad_code"],
            "ward_code": fitted["ward_code"],
            "people": people,
            "households": homes,
        }
    )


def _scotland(raw: RawFolder) -> pd.DataFrame:
    file = "lookup_dz11_iz11_ltla20.rda"
    lookup = raw.r_table("boundaries", "small_areas", file).set_index("dz11_code").sort_index()
    # the names of data zones are cut off after 43 letters: that of the zone around and a number
    known = raw.csv("lookups", "msoa_names", "msoa_la.csv", columns=("MSOACD", "MSOANM"))
    zone = lookup["iz11_code"].map(known.drop_duplicates("MSOACD").set_index("MSOACD")["MSOANM"])
    number = lookup.groupby("iz11_code").cumcount() + 1
    people = raw.r_table(*DEMOGRAPHR, "population20_dz11.rda")
    everyone = people[people["sex"] == "All"].set_index("dz11_code")["total_population"]
    tenure = raw.r_table(*DEMOGRAPHR, "household_tenure22_dz11.rda")
    homes = tenure.groupby("dz11_code")["total_households"].first()
    return pd.DataFrame(
        {
            "name": zone + number.map(" {:02d}".format),
            "msoa_code": lookup["iz11_code"],
            "lad_code": lookup["ltla20_code"],
            "ward_code": "",
            "people": everyone.reindex(lookup.index),
            "households": homes.reindex(lookup.index),
        }
    )


def _northern_ireland(raw: RawFolder) -> pd.DataFrame:
    columns = ("MSOACD", "MSOANM", "LADCD_ACTIVE")
    known = raw.csv("lookups", "msoa_names", "msoa_la.csv", columns=columns)
    known = known[known["MSOACD"].str.startswith("95")].set_index("MSOACD")
    people = raw.csv(*COMPOSITE_PEOPLE, columns=("lsoa", "pop")).set_index("lsoa")["pop"]
    return pd.DataFrame(
        {
            "name": known["MSOANM"].str.replace("_", " "),
            "msoa_code": "",
            "lad_code": known["LADCD_ACTIVE"],
            "ward_code": "",
            "people": numbers(people.reindex(known.index), COMPOSITE_PEOPLE[-1]),
            "households": np.nan,
        }
    )


def wards_by_area(build: Build, codes: pd.Series) -> pd.Series:
    """Return the ward of 2024 in which most of each small area lies, by its code.

    No official best fit of data zones and super output areas to the wards of today is held. Land
    is compared, not people, as nothing smaller is held to count them by. A small area stays inside
    its authority.
    """
    files = list(outlines.FILES)[1:]
    read = outlines.read(build.raw, files).set_index("code")
    zones = read.geometry.loc[codes]
    ward_layer = boundaries.read(build.out, "ward_2024", verified=False)
    ward_layer = ward_layer[~ward_layer["code"].str[0].isin(["E", "W"])].reset_index(drop=True)
    shapes = ward_layer.geometry.to_numpy()
    area, ward = shapely.STRtree(shapes).query(zones.to_numpy(), predicate="intersects")
    shared = shapely.area(shapely.intersection(zones.to_numpy()[area], shapes[ward]))
    pairs = pd.DataFrame(
        {"area": codes.to_numpy()[area], "ward": ward_layer["code"].to_numpy()[ward], "m2": shared}
    )
    best = pairs.sort_values(["area", "m2", "ward"]).drop_duplicates("area", keep="last")
    return best.set_index("area")["ward"]


def deprivation(raw: RawFolder, _areas: pd.DataFrame) -> pd.DataFrame:
    """Return the published ranks of the four indices, 1 the most deprived of each nation.

    England's overall score too, as `imd-2025-score`.

    Raises
    ------
    ContractError
        An area occurs twice.
    """
    parts = []
    for (file, columns), code in zip(RANKS.items(), _CODES, strict=True):
        frame = raw.r_table(*IMD, file, columns=(code, *columns)).set_index(code)
        part = frame[list(columns)].rename(columns=columns)
        if "IMD_score" in frame:
            part["imd-2025-score"] = frame["IMD_score"]
        parts.append(part)
    welsh = raw.csv(*WIMD).rename(columns=str.strip)
    welsh = welsh[welsh["LSOA code"] != ""].set_index("LSOA code")[list(WELSH_RANKS)]
    parts.append(welsh.apply(numbers, file=WIMD[-1]).rename(columns=WELSH_RANKS))
    ranks = pd.concat(parts)
    if (repeated := ranks.index.duplicated()).any():
        raise ContractError("indices", "area_code", "holds an area twice", ranks.index[repeated])
    return ranks.rename(columns={domain: f"deprivation-{domain}" for domain in DOMAINS})


def composite(raw: RawFolder, areas: pd.DataFrame) -> pd.DataFrame:
    """Return the composite UK index by small area of today, as `composite-uk-imd`.

    It is published for LSOAs of 2011: an area that is unchanged keeps its score, parts of a split
    area take that of the whole, and an area made of several takes their mean.
    """
    columns = ("lsoa", "UK_IMD_E_score")
    published = raw.csv(*COMPOSITE, columns=columns).set_index("lsoa")[columns[1]]
    scores = numbers(published, COMPOSITE[-1])
    lookup = raw.csv("lookups", "lsoa11_lsoa21_lad22.csv", columns=("LSOA11CD", "LSOA21CD"))
    carried = lookup["LSOA11CD"].map(scores).groupby(lookup["LSOA21CD"]).mean()
    every = pd.concat([carried, scores[~scores.index.str[0].isin(["E", "W"])]])
    return pd.DataFrame({"composite-uk-imd": every.reindex(areas["area_code"]).round(4)})


def census(raw: RawFolder, _areas: pd.DataFrame) -> pd.DataFrame:
    """Return shares of households and people of the censuses of 2021 and, in Scotland, 2022."""
    tenure = raw.r_table(*DEMOGRAPHR, "household_tenure21_lsoa21.rda")
    scots = raw.r_table(*DEMOGRAPHR, "household_tenure22_dz11.rda")
    homes = pd.concat(
        [
            tenure.rename(columns={"lsoa21_code": "code"}),
            scots.rename(columns={"dz11_code": "code"}),
        ]
    )
    crowded = raw.r_table(*DEMOGRAPHR, "household_overcrowding21_lsoa21.rda")
    deprived = raw.r_table(*DEMOGRAPHR, "household_deprivation21_lsoa21.rda")
    disabled = raw.r_table(*DEMOGRAPHR, "disability21_lsoa21_ew.rda")
    code = "lsoa21_code"
    return pd.DataFrame(
        {
            "census-owner-occupied": _share(homes, "code", "tenure", OWNED),
            "census-social-rented": _share(homes, "code", "tenure", SOCIAL),
            "census-private-rented": _share(homes, "code", "tenure", PRIVATE),
            "census-overcrowded": _share(crowded, code, "occupancy_rating", CROWDED),
            "census-deprived-in-three": _share(deprived, code, "deprivation_dimensions", DEPRIVED),
            "census-disabled": _share(disabled, code, "disability", DISABLED),
        }
    ).round(2)


def _share(frame: pd.DataFrame, code: str, column: str, categories: tuple[str, ...]) -> pd.Series:
    counted = frame[column].str.startswith(categories)
    whole = frame.groupby(code)["n"].sum()
    return 100 * frame[counted].groupby(code)["n"].sum().reindex(whole.index, fill_value=0) / whole


def community_needs(raw: RawFolder, _areas: pd.DataFrame) -> pd.DataFrame:
    """Return the scores of the Community Needs Index: England 2023, Northern Ireland 2022."""
    column = "Community Needs Index 2023 Score"
    england = raw.csv(*IMD, "cni2023_england_lsoa21.csv", columns=("lsoa21_code", column))
    name = "Community Needs Index score"
    north = raw.csv(*IMD, "cni2022_northern_ireland_soa11.csv", columns=("soa11_code", name))
    return pd.DataFrame(
        {
            "cni-2023": numbers(england.set_index("lsoa21_code")[column], "cni2023"),
            "cni-2022-northern-ireland": numbers(north.set_index("soa11_code")[name], "cni2022"),
        }
    ).round(2)


def loneliness(raw: RawFolder, _areas: pd.DataFrame) -> pd.DataFrame:
    """Return the modelled share of lonely people, England."""
    file = "england_cls_loneliness_lsoa.rda"
    frame = raw.r_table("indicators", "humaniverse_loneliness", file, columns=("lsoa21_code",))
    return pd.DataFrame({"loneliness": frame.set_index("lsoa21_code")["perc"].round(2)})


FAMILIES: Mapping[str, Callable[[RawFolder, pd.DataFrame], pd.DataFrame]] = {
    "deprivation": deprivation,
    "composite": composite,
    "census": census,
    "community_needs": community_needs,
    "loneliness": loneliness,
}


def write(frame: pd.DataFrame, path: Path) -> None:
    """Write a table of small areas as compact Parquet; the same frame gives the same bytes.

    Whole numbers are 32 bits, others single precision, which has seven digits.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays, kinds = [], []
    for name in frame:
        column = frame[name]
        if not pd.api.types.is_numeric_dtype(column):
            kind = pa.string()
        elif (column.dropna() % 1 == 0).all():
            kind = pa.int32()
        else:
            kind = pa.float32()
        kinds.append((name, kind))
        arrays.append(pa.array(column, from_pandas=True).cast(kind))
    text = [name for name, kind in kinds if kind == pa.string()]
    dense = [name for name in text if name in ("area_code", "name")]
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=pa.schema(kinds)),
        path,
        compression="zstd",
        compression_level=15,
        use_dictionary=[name for name in text if name not in dense],
        column_encoding=dict.fromkeys(dense, "DELTA_BYTE_ARRAY"),
        write_statistics=False,
    )
