"""Context of places: other names, rural or urban, coast, similar areas, neighbours."""

from __future__ import annotations

import json

import pandas as pd

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography import boundaries, neighbours
from levelmap.geography.districts import Districts
from levelmap.sources.base.context import Build
from levelmap.sources.base.raw import RawFolder, numbers

SIMILAR = ("indicators", "ons_similar_areas")
MODELS = ("global", "economic", "demographic")
NEIGHBOURED = ("lad_2021", "lad_2025")
_PARISHES = ("E04", "W04")
_NOT_ASSIGNED = "[x]"


def build(build: Build) -> None:
    """Write the tables of context below `data/lookups/`."""
    raw = build.raw
    build.write_table(parishes(raw), tables.OTHER_NAMES, "lookups", "other_names.csv")
    classes = rural_urban(raw, build.districts)
    build.write_table(classes, tables.RURAL_URBAN, "lookups", "rural_urban.csv")
    build.write_table(coast(raw), tables.COAST, "lookups", "coast.csv")
    similar = similar_areas(raw)
    build.write_table(similar, tables.SIMILAR_AREAS, "lookups", "similar_areas.csv")
    for geography in NEIGHBOURED:
        pairs = neighbours.shared_boundaries(boundaries.read(build.out, geography, verified=False))
        pairs["shared_km"] = (pairs.pop("shared_length") / 1000).round(2)
        file = f"neighbours_{geography}.csv"
        build.write_table(pairs, tables.NEIGHBOURS, "lookups", file)


def parishes(raw: RawFolder) -> pd.DataFrame:
    """Return civil parishes and communities as names of their authorities of today.

    Columns of `tables.OTHER_NAMES`; a name that several parishes of one authority bear occurs once.

    Raises
    ------
    MissingFile, ContractError
        The list of areas is absent or is not as expected.
    """
    path = raw.path(*SIMILAR, "areas-list.json")
    try:
        published = json.loads(path.read_text(encoding="utf-8"))
        areas = pd.DataFrame({key: published[key] for key in ("areacd", "areanm", "parentcd")})
    except (ValueError, KeyError, TypeError) as error:
        raise ContractError(path.name, "(file)", f"is not the list of areas ({error})") from error
    small = areas[areas["areacd"].str.startswith(_PARISHES)]
    names = pd.DataFrame({"code": small["parentcd"], "name": small["areanm"], "kind": "parish"})
    return names.drop_duplicates().sort_values(["code", "name"])


def rural_urban(raw: RawFolder, districts: Districts) -> pd.DataFrame:
    """Return the classes of districts (columns of `tables.RURAL_URBAN`).

    The classification of 2011 on the districts of 2019, 2020 and 2021, that of 2021 on those of
    2025 (published for 2024, from which they differ by two codes).
    """
    parts = []
    for year in (2019, 2020, 2021):
        columns = ("lad_code", "ruc11_6fold", "ruc11_3fold")
        published = raw.csv("lookups", f"ruc2011_lad{year % 100}_england.csv", columns=columns)
        parts.append(_classes(published, columns, f"lad_{year}", "2011"))
    columns = ("ltla24_code", "classification", "ruc")
    latest = raw.csv("lookups", "ruc2021_lad24_ew.csv", columns=columns)
    latest[columns[0]] = latest[columns[0]].map(districts.latest_code)
    parts.append(_classes(latest, columns, "lad_2025", "2021"))
    return pd.concat(parts).sort_values(["geography", "area_code"])


def _classes(
    published: pd.DataFrame, columns: tuple[str, str, str], geography: str, edition: str
) -> pd.DataFrame:
    code, category, broad = columns
    return pd.DataFrame(
        {
            "geography": geography,
            "area_code": published[code],
            "edition": edition,
            "category": published[category],
            "broad": published[broad],
        }
    )


def coast(raw: RawFolder) -> pd.DataFrame:
    """Return how much coast districts have (columns of `tables.COAST`)."""
    parts = []
    for year in (2019, 2021, 2023, 2025):
        file = f"coastal_lad_{year}_gb_computed.csv"
        columns = ("code", "tidal_km", "open_coast_km", "coastal_tidal", "coastal_open")
        published = raw.csv("lookups", file, columns=columns)
        flags = {"1": "yes", "0": ""}
        rows = {
            "geography": f"lad_{year}",
            "area_code": published["code"],
            "tidal_km": numbers(published["tidal_km"], file),
            "open_km": numbers(published["open_coast_km"], file),
            "tidal": published["coastal_tidal"].map(flags),
            "open": published["coastal_open"].map(flags),
        }
        parts.append(pd.DataFrame(rows))
    return pd.concat(parts).sort_values(["geography", "area_code"])


def similar_areas(raw: RawFolder) -> pd.DataFrame:
    """Return clusters and similar areas by model (columns of `tables.SIMILAR_AREAS`)."""
    named = [model.capitalize() for model in MODELS]
    clusters = raw.csv(*SIMILAR, "cluster-allocation.csv", columns=("AREACD", *named))
    letters = clusters.set_index("AREACD")[named].replace(_NOT_ASSIGNED, "")
    parts = []
    for model, column in zip(MODELS, named, strict=True):
        ranked = raw.csv(*SIMILAR, f"{model}-neighbours.csv", columns=("AREACD", "1"))
        codes = ranked.set_index("AREACD").replace(_NOT_ASSIGNED, "")
        joined = codes.agg(lambda row: " ".join(filter(None, row)), axis=1)
        rows = pd.DataFrame({"cluster": letters[column], "similar": joined}).fillna("")
        parts.append(rows.rename_axis("area_code").reset_index().assign(model=model))
    return pd.concat(parts).sort_values(["model", "area_code"])
