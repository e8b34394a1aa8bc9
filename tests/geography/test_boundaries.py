"""The shipped boundaries and their web geometry: complete, valid, without slivers, small."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ChecksumMismatch, ContractError, MissingFile, UnknownGeography
from levelmap.geography import boundaries, layers, web_geometry
from levelmap.geography.points import PointLayer
from levelmap.paths import Folders
from tests.geography.arcs import arcs_of

AREAS = {
    "cauth_2025": 15,
    "country_2025": 4,
    "hex_lad_2021": 374,
    "hex_lad_2025": 361,
    "hex_ward_2022": 8482,
    "hex_ward_2024": 8396,
    "lad_2019": 382,
    "lad_2020": 379,
    "lad_2021": 374,
    "lad_2023": 361,
    "lad_2025": 361,
    "lsoa_2021": 43_538,
    "pcon_2024": 650,
    "region_2025": 9,
    "utla_2021": 217,
    "utla_2025": 218,
    "ward_2017": 7461,
    "ward_2022": 8482,
    "ward_2024": 8396,
}
"""Areas of each layer; ward_2017 is England without two wards whose outline could not be had."""

MISMATCHED = {"lsoa_2021": 75, "pcon_2024": 1, "ward_2017": 2, "ward_2022": 2}
"""Areas whose edge differs from their neighbours' in the published layer."""

LARGEST = {
    "lad": 300_000,
    "pcon": 300_000,
    "utla": 300_000,
    "ward": 1_100_000,
    "hex": 400_000,
    "lsoa": 2_450_000,
}
"""Bytes that a browser may have to fetch for a layer."""

ISLANDS = {
    "E06000046": "Isle of Wight",
    "E06000053": "Isles of Scilly",
    "S12000013": "Na h-Eileanan Siar",
    "S12000023": "Orkney Islands",
    "S12000027": "Shetland Islands",
    "W06000001": "Isle of Anglesey",
}


def _topology(folders: Folders, geography: str) -> dict[str, Any]:
    file = folders.web_geometry / layers.load(folders)[geography].file
    return json.loads(gzip.decompress(file.read_bytes()))


def test_every_layer_is_held(shipped: Catalogue) -> None:
    assert boundaries.held(shipped.folders) == sorted(AREAS)
    held = layers.load(shipped.folders)
    whole = {name: layer.areas for name, layer in held.items() if "/" not in name}
    assert whole == AREAS


@pytest.mark.parametrize("geography", AREAS)
def test_areas_are_complete_and_neighbours_fit(shipped: Catalogue, geography: str) -> None:
    frame = boundaries.read(shipped.folders, geography)
    assert len(frame) == AREAS[geography]
    wrong = ~shapely.is_empty(shapely.coverage_invalid_edges(frame.geometry.to_numpy()))
    assert wrong.sum() <= MISMATCHED.get(geography, 0)


@pytest.mark.parametrize("geography", AREAS)
def test_web_geometry_has_every_area_once_and_shares_its_arcs(
    shipped: Catalogue, geography: str
) -> None:
    topology = _topology(shipped.folders, geography)
    shapes = topology["objects"]["areas"]["geometries"]
    frame = boundaries.read(shipped.folders, geography)
    assert [shape["id"] for shape in shapes] == frame["code"].to_list()
    assert [shape["properties"]["name"] for shape in shapes] == frame["name"].to_list()
    used = Counter(
        arc if arc >= 0 else ~arc
        for shape, arcs in zip(shapes, arcs_of([s["arcs"] for s in shapes]), strict=True)
        for rings in arcs
        for arc in (rings if shape["type"] == "Polygon" else [a for ring in rings for a in ring])
    )
    assert set(used) == set(range(len(topology["arcs"])))
    assert max(used.values()) <= 2, "an arc has two sides"


@pytest.mark.parametrize("geography", ["lad_2021", "lad_2025", "ward_2024"])
def test_no_border_is_written_twice(shipped: Catalogue, geography: str) -> None:
    """Two arcs along the same line would leave slivers when one of them is simplified."""
    seen: Counter[tuple[tuple[int, int], ...]] = Counter()
    for arc in _topology(shipped.folders, geography)["arcs"]:
        x, y, points = 0, 0, []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x, y))
        seen.update(tuple(sorted(pair)) for pair in pairwise(points))
    assert max(seen.values()) == 1


@pytest.mark.parametrize("geography", AREAS)
def test_files_stay_small(shipped: Catalogue, geography: str) -> None:
    layer = layers.load(shipped.folders)[geography]
    size = (shipped.folders.web_geometry / layer.file).stat().st_size
    assert size <= LARGEST.get(geography.partition("_")[0], 150_000)


def test_regions_are_numbered_by_what_contains_the_areas() -> None:
    frame = gpd.GeoDataFrame({"within_code": ["E3", "E1", "E2", "E1", ""]})
    regions = {"E1": "north", "E2": "south", "E3": "north"}
    assert web_geometry.region_numbers(frame, regions) == {"regions": [0, 1, 0]}
    assert web_geometry.region_numbers(frame, {}) == {}, "nothing to tell apart"


@pytest.mark.parametrize("geography", ["ward_2017", "ward_2024", "hex_ward_2024", "lsoa_2021"])
def test_wards_lie_in_the_regions_of_their_authorities(shipped: Catalogue, geography: str) -> None:
    topology = _topology(shipped.folders, geography)
    region = dict(zip(topology["within"], topology["regions"], strict=True))
    assert region["Leeds"] == region["York"] != region["Manchester"] == region["Bolton"]
    assert len(set(region.values())) == (9 if geography == "ward_2017" else 12)


@pytest.mark.parametrize("geography", ["lad_2021", "lad_2025"])
def test_island_authorities_are_drawn(shipped: Catalogue, geography: str) -> None:
    frame = boundaries.read(shipped.folders, geography).set_index("code")
    assert frame.loc[list(ISLANDS), "name"].to_list() == list(ISLANDS.values())
    assert (frame.loc[list(ISLANDS)].area > 10e6).all(), "at least the 16 km² of Scilly, roughly"


def test_simplified_areas_keep_their_size(shipped: Catalogue) -> None:
    """Against the areas (km²) of ONS's Standard Area Measurements for 2021, to the mean high water.

    Only what matters on a map: the smallest authorities are not swallowed by their neighbours.
    """
    frame = boundaries.read(shipped.folders, "lad_2021").set_index("code")
    measured = {"E09000001": 2.9, "E09000020": 12.1, "E08000035": 551.7, "S12000017": 25_657.0}
    for code, square_kilometres in measured.items():
        assert frame.loc[code, "geometry"].area / 1e6 == pytest.approx(square_kilometres, rel=0.05)


def test_a_layer_knows_what_contains_its_areas(shipped: Catalogue) -> None:
    wards = boundaries.read(shipped.folders, "ward_2024")
    leeds = wards[wards["within_name"] == "Leeds"]
    assert len(leeds) == 33
    assert set(leeds["within_code"]) == {"E08000035"}
    districts = boundaries.read(shipped.folders, "lad_2025").set_index("code")
    assert districts.loc["E08000035", "within_name"] == "Yorkshire and The Humber"
    assert districts.loc["S12000033", "within_name"] == "Scotland"


def test_names_and_containers_follow_the_areas(toy: Folders) -> None:
    topology = _topology(toy, "lad_2021")
    first = topology["objects"]["areas"]["geometries"][0]
    assert first["properties"] == {"name": "Alder", "within": 0}
    assert topology["within"] == ["North", "Middle", "South"]


def test_writing_twice_gives_the_same_bytes(toy: Folders, tmp_path: Path) -> None:
    frame = boundaries.read(toy, "lad_2021")
    first, second = Folders(tmp_path / "first"), Folders(tmp_path / "second")
    for folders in (first, second):
        boundaries.write(frame, folders, "lad_2021")
        web_geometry.write(frame, folders, "lad_2021")
    for part in ("boundaries", "static/geo"):
        ours, theirs = (sorted((f.root / part).iterdir()) for f in (first, second))
        assert [p.name for p in ours] == [p.name for p in theirs]
        assert [p.read_bytes() for p in ours] == [p.read_bytes() for p in theirs]


def test_an_unknown_layer_is_named_with_those_held(toy: Folders) -> None:
    with pytest.raises(UnknownGeography, match=r"'lad_1066'.*lad_2021, lad_2025"):
        boundaries.read(toy, "lad_1066")


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="Run the build again"):
        boundaries.read(Folders(tmp_path), "lad_2021")


def test_a_damaged_file_is_said(own_toy: Folders) -> None:
    boundaries.file_of(own_toy, "lad_2021").write_bytes(b"not a table")
    with pytest.raises(ChecksumMismatch, match="What rests on lad_2021 is not shown"):
        boundaries.read(own_toy, "lad_2021")
    with pytest.raises(ContractError, match=r"lad_2021\.parquet"):
        boundaries.read(own_toy, "lad_2021", verified=False)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda f: f.drop(columns="within_name"), "columns"),
        (lambda f: f.iloc[::-1], "not in order"),
        (lambda f: f.iloc[[0, 0, 1]], "twice"),
        (lambda f: f.to_crs("EPSG:4326"), "expected EPSG:27700"),
        (
            lambda f: f.set_geometry([shapely.Polygon(), *f.geometry[1:]], crs=f.crs),
            "E06900001",
        ),
        (
            lambda f: f.set_geometry(
                [shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), *f.geometry[1:]], crs=f.crs
            ),
            "invalid",
        ),
    ],
)
def test_a_layer_at_fault_is_not_written(
    toy: Folders, tmp_path: Path, fault: Any, message: str
) -> None:
    frame: gpd.GeoDataFrame = fault(boundaries.read(toy, "lad_2021"))
    with pytest.raises(ContractError, match=message):
        boundaries.write(frame, Folders(tmp_path), "lad_2021")
    assert not boundaries.file_of(Folders(tmp_path), "lad_2021").exists()


def test_an_area_too_small_to_draw_is_refused(toy: Folders, tmp_path: Path) -> None:
    frame = boundaries.read(toy, "lad_2021")
    speck = shapely.box(0, 0, 0.001, 0.001)
    tiny = frame.set_geometry([speck, *frame.geometry[1:]], crs=frame.crs)
    with pytest.raises(ContractError, match="E06900001"):
        web_geometry.write(tiny, Folders(tmp_path), "lad_2021")


def test_a_few_outlines_are_those_of_all_of_them(toy: Folders) -> None:
    every = boundaries.read(toy, "lad_2025").set_index("code")["geometry"]
    codes = [*every.index[:3][::-1], "E99999999"]
    found = PointLayer(toy, "lad_2025").outlines(codes)
    assert found.index.tolist() == codes
    assert found.crs == every.crs
    assert all(shapely.equals_exact(found[code], every[code]) for code in codes[:3])
    assert found["E99999999"] is None


def test_arcs_are_told_as_steps_from_one_to_the_next() -> None:
    arcs = [[0, 1, -3], [[~7, 2]], []]
    told = [[0, 2, 3], [[11, -10]], []]
    assert web_geometry.steps(arcs) == told
    assert arcs_of(told) == arcs
