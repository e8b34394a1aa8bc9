"""A country small enough to check by hand, in the same files as the real data.

Twelve square districts in three rows, each row a region, 10 km to a side::

    Alder    Birch    Cedar    Dogwood     region North
    Elm      Fir      Gorse    Hazel       region Middle
    Ivy      Juniper  Kapok    Larch       region South

In 2023 the last two merged into Kapok and Larch; Kapok brought a quarter of the people.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from levelmap import tables
from levelmap.geography import boundaries, neighbours, web_geometry
from levelmap.paths import Folders
from levelmap.sources.base import observations
from levelmap.sources.series import held
from levelmap.sources.shipping import manifest

NAMES = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Kapok Larch".split()
OLD = {name: f"E069000{number:02d}" for number, name in enumerate(NAMES, 1)}
MERGED = "E06900013"
NOW = {**{name: code for name, code in OLD.items() if name not in ("Kapok", "Larch")}}
NOW["Kapok and Larch"] = MERGED
REGIONS = {"North": "E12900001", "Middle": "E12900002", "South": "E12900003"}
ENGLAND = "E92000001"

PAY = dict(zip(NOW, (400, 420, 440, 460, 480, 500, 520, 540, 560, 580, 600), strict=True))
"""Weekly pay in 2023: rises by 20 from Alder to Kapok and Larch; in 2022 it was 10 lower."""

UNEMPLOYMENT = dict(zip(NOW, (9, 8, 7, 6, 5, 4, 3, 2, 1, 0, None), strict=True))
"""Unemployment in 2023: falls by 1 from Alder, zero in Juniper, not published at the end."""

WALK = dict(zip(OLD, (10, 10, 10, 10, 30, 30, 30, 30, 50, 50, 50, 90), strict=True))
"""Minutes to walk somewhere, on the districts of 2021."""

JOBS = dict(zip(NOW, range(100, 1200, 100), strict=True))
"""Number of jobs: a count, not to be mapped."""

TOY_FUND = dict(zip(OLD, "111122223331", strict=True))
"""Category on the list `toy-fund`, on the districts of 2021: Kapok 3, Larch 1.

The list `toy-towns` is partial: Elmton in Elm and Firton in Fir are held of five towns, and Gorse
is known to have none."""

UPTON = (
    "upton",
    "Upton",
    "council",
    "",
    f"{OLD['Alder']}|{OLD['Birch']}",
    f"{OLD['Alder']}|{OLD['Birch']}",
    "2027-04-01",
    "confirmed",
    "confirmed by the Ministry of Toys",
    "toy",
    "",
)
"""Alder and Birch are to become the one council of Upton (`decided_areas.csv`)."""

YEAR_2022, YEAR_2023 = "2022-01-01/P1Y", "2023-01-01/P1Y"


def write(root: Path) -> Folders:
    """Write the whole country below *root* and return its folders."""
    folders = Folders(root)
    for folder in (folders.data, folders.boundaries, folders.web_geometry):
        folder.mkdir(parents=True, exist_ok=True)
    _write_table(folders, tables.INDICATORS, _indicators(), "indicators.csv")
    _write_table(folders, tables.SOURCES, _sources(), "sources.csv")
    _write_lookups(folders)
    _write_lists(folders)
    _write_observations(folders)
    _write_boundaries(folders)
    _write_context(folders)
    _write_dashboard(folders)
    seal(folders)
    return folders


def seal(folders: Folders) -> None:
    """Write again what is derived from the other files: the series and the manifest."""
    held.summarise(folders).to_csv(folders.data / "series.csv", index=False)
    manifest.write(folders)


def _write_table(
    folders: Folders, contract: tables.Contract, frame: pd.DataFrame, *parts: str
) -> None:
    path = folders.data.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    tables.validate(frame, contract).to_csv(path, index=False)


def _indicators() -> pd.DataFrame:
    rows = [
        ("pay", "Weekly pay", "1", "headline", "£ a week", "£", "", 0, "higher_is_better", "rate"),
        (
            "unemployment",
            "Unemployment",
            "1",
            "supporting",
            "%",
            "",
            "%",
            1,
            "higher_is_worse",
            "rate",
        ),
        ("walk", "Walk to the station", "3", "proxy", "minutes", "", " min", 0, "none", "rate"),
        ("jobs", "Jobs", "context", "context", "jobs", "", "", 0, "none", "count"),
    ]
    names = "slug label mission role unit prefix suffix decimals polarity kind".split()
    frame = pd.DataFrame(rows, columns=names)
    return frame.assign(
        description=frame["label"] + " of the toy country",
        polarity_reason="The toy country says so",
        source="toy",
        caveat="",
        builder="toy",
        origin="",
        short=frame["label"],
        role_reason="The toy country says so",
        computed="",
        compiled_by="",
        method="",
        twins="",
        ended="",
        superseded_by="",
    )


def _sources() -> pd.DataFrame:
    row = {
        "slug": "toy",
        "publisher": "Office for Toys",
        "title": "Toy statistics",
        "url": "https://example.org/toys",
        "licence": "Open Government Licence v3.0",
        "attribution": "Office for Toys",
        "published": "2024-01-01",
        "retrieved": "2024-02-01",
        "caution": "",
        "cadence": "P1Y",
        "files_at": "",
        "file_shape": "",
    }
    return pd.DataFrame([row])


def _write_lookups(folders: Folders) -> None:
    codes = [(code, name, 2016, 2025) for name, code in NOW.items() if code != MERGED]
    codes += [(OLD["Kapok"], "Kapok", 2016, 2022), (OLD["Larch"], "Larch", 2016, 2022)]
    codes.append((MERGED, "Kapok and Larch", 2023, 2025))
    columns = list(tables.LAD_CODES.columns)
    _write_table(
        folders, tables.LAD_CODES, pd.DataFrame(codes, columns=columns), "lookups", "lad_codes.csv"
    )
    changes = [
        (OLD["Kapok"], "Kapok", MERGED, "Kapok and Larch", "merger", 2023, 0.25, "toy"),
        (OLD["Larch"], "Larch", MERGED, "Kapok and Larch", "merger", 2023, 0.75, "toy"),
    ]
    columns = list(tables.LAD_CHANGES.columns)
    frame = pd.DataFrame(changes, columns=columns)
    _write_table(folders, tables.LAD_CHANGES, frame, "lookups", "lad_changes.csv")
    for year, districts in ((2021, OLD), (2025, NOW)):
        areas = pd.DataFrame({"code": districts.values(), "name": districts.keys()})
        areas = areas.assign(
            lad_code=areas["code"],
            utla_code=areas["code"],
            cauth_code="",
            region_code=[region_of(code) for code in areas["code"]],
            country_code=ENGLAND,
        )
        _write_table(folders, tables.AREAS, areas, "areas", f"lad_{year}.csv")
    _write_parents(folders)
    names = list(tables.OTHER_NAMES.columns)
    towns = pd.DataFrame([(OLD["Alder"], "Port Alder", "place")], columns=names)
    parishes = pd.DataFrame([(OLD["Birch"], "Little Birch", "parish")], columns=names)
    _write_table(folders, tables.OTHER_NAMES, towns, "aliases.csv")
    _write_table(folders, tables.OTHER_NAMES, parishes, "lookups", "other_names.csv")


def _write_parents(folders: Folders) -> None:
    for slug, parents in {"region_2025": REGIONS, "country_2025": {"England": ENGLAND}}.items():
        areas = pd.DataFrame({"code": parents.values(), "name": parents.keys()})
        country = ENGLAND if slug.startswith("region") else ""
        areas = areas.assign(
            lad_code="", utla_code="", cauth_code="", region_code="", country_code=country
        )
        _write_table(folders, tables.AREAS, areas, "areas", f"{slug}.csv")


def _write_dashboard(folders: Folders) -> None:
    weights = pd.DataFrame([("pay", "people", "Pay by person")])
    weights.columns = pd.Index(tables.DENOMINATORS.columns)
    _write_table(folders, tables.DENOMINATORS, weights, "denominators.csv")
    rows = [("pay", "E", "Pay"), ("unemployment", "E", "Work")]
    frame = pd.DataFrame(rows, columns=list(tables.DASHBOARD.columns))
    _write_table(folders, tables.DASHBOARD, frame, "dashboard.csv")


def _write_context(folders: Folders) -> None:
    """Write people (1,000 in each district of 2021), setting, similar areas and neighbours."""
    people = [("lad_2021", code, "2020-06-30", 1000, "toy") for code in OLD.values()]
    people += [
        ("lad_2025", code, "2022-06-30", 2000 if code == MERGED else 1000, "toy")
        for code in NOW.values()
    ]
    coast = ("lad_2025", OLD["Alder"], 12.5, 20.0, "yes", "yes")
    similar = ("global", OLD["Alder"], "A", f"{OLD['Birch']} {OLD['Elm']}")
    tables_of_places = {
        "population": (tables.POPULATION, people),
        "rural_urban": (
            tables.RURAL_URBAN,
            [("lad_2025", OLD["Alder"], "2021", "Urban with trees", "Urban")],
        ),
        "coast": (tables.COAST, [coast]),
        "similar_areas": (tables.SIMILAR_AREAS, [similar]),
        "ward_overlaps": (tables.WARD_OVERLAPS, []),
        "councils": (
            tables.COUNCILS,
            [
                ("ALD", OLD["Alder"], "Alder", "Alder Borough Council", "", ""),
                ("KAP", OLD["Kapok"], "Kapok", "Kapok City Council", "2023-04-01", MERGED),
            ],
        ),
        "towns": (tables.TOWNS, [("Elmton", OLD["Elm"], 52.8, -2.0, 1)]),
        "bases": (
            tables.BASES,
            [
                ("people", code, 2000 if code == MERGED else 1000, "2022-06-30", "toy")
                for code in NOW.values()
            ],
        ),
        "decided_areas": (tables.DECIDED_AREAS, [UPTON]),
        "council_names": (
            tables.COUNCIL_NAMES,
            [
                *(("ALD", text) for text in ("Alder", "Alder Borough Council", "alder boro")),
                *(("KAP", text) for text in ("Kapok", "Kapok City Council")),
            ],
        ),
    }
    for name, (contract, rows) in tables_of_places.items():
        frame = pd.DataFrame(rows, columns=list(contract.columns))
        _write_table(folders, contract, frame, "lookups", f"{name}.csv")
    pairs = neighbours.shared_boundaries(boundaries.read(folders, "lad_2025", verified=False))
    pairs = pairs.assign(shared_km=pairs["shared_length"] / 1000).drop(columns="shared_length")
    _write_table(folders, tables.NEIGHBOURS, pairs, "lookups", "neighbours_lad_2025.csv")


def _write_lists(folders: Folders) -> None:
    fund = _list("toy-fund", categories="1|2|3", priority="1", expected=12, held=12)
    towns = _list(
        "toy-towns", unit="town", expected=5, held=2, expected_unit="towns", completeness="partial"
    )
    lists = pd.DataFrame([fund, towns])
    _write_table(folders, tables.PRIORITY_LISTS, lists, "priority_lists.csv")
    rows = [_membership(name, category=TOY_FUND[name]) for name in OLD]
    write_memberships(folders, "toy-fund", rows)
    towns_held = [_membership("Elm", place="Elmton", extent="part")]
    towns_held.append(_membership("Fir", place="Firton", extent="part"))
    towns_held.append(_membership("Gorse", status="not_named"))
    write_memberships(folders, "toy-towns", towns_held)
    parts = pd.DataFrame(columns=list(tables.LIST_PARTS.columns))
    _write_table(folders, tables.LIST_PARTS, parts, "list_parts.csv")
    streams = pd.DataFrame(columns=list(tables.FUNDING_STREAMS.columns))
    _write_table(folders, tables.FUNDING_STREAMS, streams, "funding_streams.csv")
    for contract in (tables.MISSION_TARGETS, tables.CASE_STUDIES):
        nothing = pd.DataFrame(columns=list(contract.columns))
        _write_table(folders, contract, nothing, "reports", f"{contract.name}.csv")


def write_memberships(folders: Folders, slug: str, rows: list[dict[str, object]]) -> None:
    """Write the memberships of a list; columns that a row lacks are empty."""
    blank = dict.fromkeys(tables.MEMBERSHIPS.columns, "")
    frame = pd.DataFrame([{**blank, **row} for row in rows], columns=list(blank))
    _write_table(folders, tables.MEMBERSHIPS, frame, "memberships", f"{slug}.csv")


def _membership(name: str, **given: str) -> dict[str, object]:
    row = {"area_code": OLD[name], "area_name_as_published": name, "extent": "whole"}
    return {**row, "status": "named", **given}


def _list(slug: str, **given: object) -> dict[str, object]:
    usual = {
        "slug": slug,
        "round": "",
        "note": "",
        "short": slug.replace("-", " ").capitalize(),
        "noun": "districts",
        "preposition": "in",
        "in_force_until": "",
        "replaced_by": "",
        "money": "",
        "whole_in": "",
        "label": slug.replace("-", " ").capitalize(),
        "fund": "Toy Fund",
        "date": "2021-03-01/P1M",
        "meaning": "Money for toys",
        "unit": "district",
        "geography": "lad_2021",
        "universe": "lad_2021:E",
        "categories": "",
        "priority": "",
        "expected": 0,
        "held": 0,
        "expected_unit": "authorities",
        "amount": None,
        "completeness": "complete",
        "status": "in_force",
        "status_reason": "The toy country says so",
        "source": "toy",
        "origin": "",
    }
    return {**usual, **given}


def region_of(code: str) -> str:
    """Return the region of a district of either year."""
    row = 2 if code == MERGED else (int(code[-2:]) - 1) // 4
    return list(REGIONS.values())[row]


def _write_observations(folders: Folders) -> None:
    pay = {NOW[name]: float(value) for name, value in PAY.items()}
    earlier = observed({code: value - 10 for code, value in pay.items()}, YEAR_2022, "lad_2025")
    parts = {
        "pay": pd.concat([earlier, observed(pay, YEAR_2023, "lad_2025")]),
        "unemployment": observed(
            {NOW[name]: value for name, value in UNEMPLOYMENT.items()}, YEAR_2023, "lad_2025", 0.5
        ),
        "walk": observed({OLD[n]: v for n, v in WALK.items()}, YEAR_2022, "lad_2021"),
        "jobs": observed({NOW[n]: v for n, v in JOBS.items()}, YEAR_2023, "lad_2025"),
    }
    for slug, frame in parts.items():
        valid = tables.validate(frame, tables.OBSERVATIONS)
        observations.write(valid, folders.data / "observations" / f"{slug}.parquet")


def observed(
    values: dict[str, float | None], period: str, geography: str, margin: float | None = None
) -> pd.DataFrame:
    """Return the observations of one period by area code; no value is one not published."""
    value = pd.Series(list(values.values()), dtype="float64")
    return pd.DataFrame(
        {
            "area_code": list(values),
            "geography": geography,
            "period": period,
            "value": value,
            "lower_ci": value - margin if margin else float("nan"),
            "upper_ci": value + margin if margin else float("nan"),
            "status": value.isna().map({True: "not_published", False: ""}),
        }
    )


def square(column: int, row: int) -> shapely.Polygon:
    """Return one district's outline in the British National Grid."""
    west, south = 400_000 + 10_000 * column, 320_000 - 10_000 * row
    return shapely.box(west, south, west + 10_000, south + 10_000)


def _write_boundaries(folders: Folders) -> None:
    outlines = {code: square(i % 4, i // 4) for i, code in enumerate(OLD.values())}
    merged = shapely.union_all([outlines[OLD["Kapok"]], outlines[OLD["Larch"]]])
    now = {code: outlines[code] for code in NOW.values() if code != MERGED} | {MERGED: merged}
    region_names = {code: name for name, code in REGIONS.items()}
    layers = []
    for year, shapes in ((2021, outlines), (2025, now)):
        names = {code: name for name, code in (OLD if year == 2021 else NOW).items()}
        frame = gpd.GeoDataFrame(
            {
                "code": list(shapes),
                "name": [names[code] for code in shapes],
                "within_code": [region_of(code) for code in shapes],
                "within_name": [region_names[region_of(code)] for code in shapes],
            },
            geometry=list(shapes.values()),
            crs=boundaries.CRS,
        )
        boundaries.write(frame, folders, f"lad_{year}")
        layers.append(web_geometry.write(frame, folders, f"lad_{year}"))
    _write_table(folders, tables.LAYERS, pd.DataFrame(layers), "layers.csv")
