"""From published boundaries and layouts to the layers that are shipped."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.geography import boundaries as kept
from levelmap.sources.areas import boundaries, hexmaps
from levelmap.sources.areas.boundaries import RawLayer
from levelmap.sources.base.raw import RawFolder

MAINLAND = shapely.box(0, 0, 20_000, 20_000)
INLAND = shapely.box(20_000, 0, 40_000, 20_000)


def _boxes(*corners: tuple[float, float, float]) -> list[shapely.Polygon]:
    return [shapely.box(x, y, x + size, y + size) for x, y, size in corners]


def test_a_small_island_is_left_out() -> None:
    area = shapely.MultiPolygon([MAINLAND, *_boxes((50_000, 0, 500))])
    kept_parts = boundaries.without_small_islands(np.array([area]))
    assert shapely.equals(kept_parts[0], MAINLAND)


def test_a_large_island_stays() -> None:
    area = shapely.MultiPolygon([MAINLAND, *_boxes((50_000, 0, 1_000))])
    kept_parts = boundaries.without_small_islands(np.array([area]))
    assert kept_parts[0].area == area.area


def test_an_area_of_small_islands_keeps_those_that_matter_to_it() -> None:
    islands = _boxes((0, 0, 600), (5_000, 0, 500), (9_000, 0, 50))
    kept_parts = boundaries.without_small_islands(np.array([shapely.MultiPolygon(islands)]))
    assert kept_parts[0].area == 600**2 + 500**2


def test_a_small_part_inland_leaves_no_hole() -> None:
    enclave = shapely.box(20_000, 5_000, 20_100, 5_100)
    first = shapely.MultiPolygon([MAINLAND.difference(shapely.box(0, 0, 10, 10)), enclave])
    second = INLAND.difference(enclave)
    kept_parts = boundaries.without_small_islands(np.array([first, second]))
    assert kept_parts[0].area == first.area


def _raw_with(tmp_path: Path, frame: gpd.GeoDataFrame) -> RawFolder:
    (tmp_path / "boundaries").mkdir()
    frame.to_parquet(tmp_path / "boundaries" / "layer.parquet")
    return RawFolder(tmp_path)


def _frame(codes: list[str], shapes: list[shapely.Geometry]) -> gpd.GeoDataFrame:
    names = [f"Area {code}" for code in codes]
    columns = {"code": codes, "name": names, "lad_code": codes, "lad_name": names}
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=kept.CRS)


def test_an_area_given_twice_stops_the_build(tmp_path: Path) -> None:
    raw = _raw_with(tmp_path, _frame(["E05000001", "E05000001"], [MAINLAND, INLAND]))
    with pytest.raises(ContractError, match=r"layer, column code: holds an area twice.*E05000001"):
        boundaries.build(raw, RawLayer("ward_2024", "layer", 0))


def test_overlapping_areas_stop_the_build(tmp_path: Path) -> None:
    shapes = [MAINLAND, shapely.box(19_000, 0, 40_000, 20_000)]
    raw = _raw_with(tmp_path, _frame(["E05000001", "E05000002"], shapes))
    with pytest.raises(ContractError, match="2 areas do not fit their neighbours"):
        boundaries.build(raw, RawLayer("ward_2024", "layer", 0))


def test_areas_come_in_the_order_of_their_codes(tmp_path: Path) -> None:
    raw = _raw_with(tmp_path, _frame(["E05000002", "E05000001"], [MAINLAND, INLAND]))
    made = boundaries.build(raw, RawLayer("ward_2024", "layer", 0))
    assert made["code"].to_list() == ["E05000001", "E05000002"]
    assert shapely.equals(made.geometry[0], INLAND)
    assert made["within_code"].to_list() == ["", ""]


@pytest.mark.raw
@pytest.mark.parametrize("geography", ["region_2025", "lad_2021"])
def test_the_shipped_layer_is_what_the_build_makes(
    raw: RawFolder, shipped: Catalogue, geography: str
) -> None:
    layer = next(item for item in boundaries.LAYERS if item.geography == geography)
    made = boundaries.build(raw, layer)
    held = kept.read(shipped.folders, geography)
    pd.testing.assert_frame_equal(
        made.drop(columns="geometry"), held.drop(columns="geometry"), check_dtype=False
    )
    assert shapely.equals_exact(made.geometry.to_numpy(), held.geometry.to_numpy()).all()


@pytest.mark.raw
@pytest.mark.parametrize("layer", hexmaps.LAYERS, ids=lambda layer: layer.geography)
def test_every_area_has_a_hexagon_of_the_same_size(
    raw: RawFolder, shipped: Catalogue, layer: hexmaps.HexLayer
) -> None:
    areas = kept.read(shipped.folders, layer.areas)
    made = hexmaps.build(raw, layer, areas)
    assert made["code"].to_list() == areas["code"].to_list()
    on_screen = made.area
    assert on_screen.max() == pytest.approx(on_screen.min(), rel=1e-6)
    assert shapely.get_num_coordinates(made.geometry.to_numpy()).tolist() == [7] * len(made)


@pytest.mark.raw
def test_the_cartogram_stands_as_the_country_does(raw: RawFolder, shipped: Catalogue) -> None:
    layer = hexmaps.LAYERS[0]
    made = hexmaps.build(raw, layer, kept.read(shipped.folders, layer.areas))
    middles = made.set_index("code").centroid
    shetland, scilly, dover = (middles[c] for c in ("S12000027", "E06000053", "E07000108"))
    assert shetland.y == middles.y.max()
    assert scilly.y == middles.y.min()
    assert scilly.x == middles.x.min()
    assert dover.x > middles.x.median()


LAYOUT = hexmaps.HexLayer("hex_lad_2021", "layout", "lad_2021")


def _layout(tmp_path: Path, cells: dict[str, tuple[int, int]], kind: str = "odd-r") -> RawFolder:
    hexes = {code: {"q": q, "r": r, "n": code} for code, (q, r) in cells.items()}
    (tmp_path / "hexmaps").mkdir()
    text = json.dumps({"layout": kind, "hexes": hexes})
    (tmp_path / "hexmaps" / "layout.hexjson").write_text(text)
    return RawFolder(tmp_path)


def _areas(*codes: str) -> gpd.GeoDataFrame:
    shapes = [shapely.box(i, 0, i + 1, 1) for i, _ in enumerate(codes)]
    frame = _frame(list(codes), shapes)
    return frame.rename(columns={"lad_code": "within_code", "lad_name": "within_name"})


def test_hexagons_next_to_each_other_share_an_edge(tmp_path: Path) -> None:
    raw = _layout(tmp_path, {"E06000001": (0, 0), "E06000002": (1, 0), "E06000003": (0, 1)})
    made = hexmaps.build(raw, LAYOUT, _areas("E06000001", "E06000002", "E06000003"))
    for one, other in ((0, 1), (0, 2), (1, 2)):
        border = made.geometry[one].intersection(made.geometry[other])
        assert border.geom_type == "LineString"
        assert border.length > 0


@pytest.mark.parametrize(
    ("cells", "kind", "message"),
    [
        ({"E06000001": (0, 0)}, "odd-r", "has not the codes of lad_2021.*E06000002"),
        ({"E06000001": (0, 0), "E06000002": (0, 0)}, "odd-r", "the same cell"),
        ({"E06000001": (0, 0), "E06000002": (1, 0)}, "even-q", "is 'even-q', expected 'odd-r'"),
    ],
)
def test_a_layout_at_fault_stops_the_build(
    tmp_path: Path, cells: dict[str, tuple[int, int]], kind: str, message: str
) -> None:
    raw = _layout(tmp_path, cells, kind)
    with pytest.raises(ContractError, match=message):
        hexmaps.build(raw, LAYOUT, _areas("E06000001", "E06000002"))
