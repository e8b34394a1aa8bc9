"""A layout of hexagons carried to other areas."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography import boundaries
from levelmap.sources.areas import hex_layout

SIDE = 6
CELLS = {f"E0500{row}{column}": (column, row) for row in range(SIDE) for column in range(SIDE)}


def square(column: float, row: float, width: float = 1, height: float = 1) -> shapely.Polygon:
    return shapely.box(1000 * column, 1000 * row, 1000 * (column + width), 1000 * (row + height))


def areas(shapes: dict[str, shapely.Polygon]) -> gpd.GeoDataFrame:
    """Return areas of two authorities, the left and the right half of the square."""
    frame = gpd.GeoDataFrame(
        {"code": list(shapes)}, geometry=list(shapes.values()), crs=boundaries.CRS
    ).sort_values("code", ignore_index=True)
    side = frame.centroid.x.gt(500 * SIDE).map({False: "west", True: "east"})
    return frame.assign(within_code=side)


EARLIER = areas({code: square(*cell) for code, cell in CELLS.items()})


def derive(shapes: dict[str, shapely.Polygon]) -> dict[str, hex_layout.Cell]:
    later = areas(shapes)
    regions = pd.Series("one", index=[*EARLIER["code"], *later["code"]])
    return hex_layout.derive(EARLIER, CELLS, later, regions[~regions.index.duplicated()])


def test_a_cell_has_six_neighbours_at_the_distance_of_one() -> None:
    for cell in ((3, 2), (3, 3)):
        middle, *around = hex_layout.centres([cell, *hex_layout.neighbours(cell)])
        assert len(around) == 6
        assert [round(float(((each - middle) ** 2).sum()), 6) for each in around] == [1] * 6


def test_where_nothing_changed_nearly_all_stay() -> None:
    found = derive({code: square(*cell) for code, cell in CELLS.items()})
    assert sorted(found.values()) == sorted(CELLS.values())
    assert sum(found[code] == cell for code, cell in CELLS.items()) >= 30


def test_two_areas_made_of_one_lie_side_by_side_and_a_cell_is_added_at_the_edge() -> None:
    shapes = {code: square(*cell) for code, cell in CELLS.items()}
    column, row = CELLS["E050032"]
    del shapes["E050032"]
    shapes |= {
        "E050090": square(column, row, width=0.5),
        "E050091": square(column + 0.5, row, width=0.5),
    }
    found = derive(shapes)
    assert len(set(found.values())) == len(found) == 37
    assert found["E050091"] in hex_layout.neighbours(found["E050090"])
    (added,) = set(found.values()) - set(CELLS.values())
    assert any(other in CELLS.values() for other in hex_layout.neighbours(added))


def test_a_cell_that_is_no_longer_needed_is_left_at_the_edge() -> None:
    shapes = {code: square(*cell) for code, cell in CELLS.items()}
    del shapes["E050033"], shapes["E050034"]
    shapes["E050099"] = square(*CELLS["E050033"], width=2)
    found = derive(shapes)
    (left,) = set(CELLS.values()) - set(found.values())
    assert any(other not in CELLS.values() for other in hex_layout.neighbours(left))


def test_regions_keep_their_cells() -> None:
    later = areas({code: square(*cell) for code, cell in CELLS.items()})
    regions = EARLIER.set_index("code")["within_code"]
    found = hex_layout.derive(EARLIER, CELLS, later, regions)
    for code, region in regions.items():
        assert found[str(code)][0] // 3 == (0 if region == "west" else 1)


def test_the_wards_of_an_authority_lie_together(shipped: Catalogue) -> None:
    frame = boundaries.read(shipped.folders, "hex_ward_2024")
    joined = frame.dissolve("within_code").geometry
    pieces = joined.buffer(10).apply(lambda shape: len(shapely.get_parts(shape)))
    assert (pieces == 1).mean() > 0.98
