"""Small maps by their geometry: west is left, north is up, the place is where it lies."""

import geopandas as gpd
import pytest
import shapely

from levelmap.drawing.palettes import NO_DATA_LINES
from levelmap.pages.place import small_maps
from levelmap.pages.place.shapes import Shapes
from levelmap.pages.place.small_maps import LAND, PLACE, REGION
from tests.drawing.drawn import Box, boxes, elements, read

KM = 1000


def _square(x: float, y: float, side: float = 10) -> shapely.Polygon:
    return shapely.box(KM * x, KM * y, KM * (x + side), KM * (y + side))


def _series(**squares: shapely.Polygon) -> gpd.GeoSeries:
    return gpd.GeoSeries(squares, crs=27700)


def _boxes(drawing: str, fill: str) -> list[Box]:
    return [boxes(path["d"])[0] for path in elements(drawing, "path", fill=fill)]


SHAPES = Shapes(
    region=_series(south=_square(0, 0), north=_square(0, 10), east=_square(10, 0)),
    around=_series(far=_square(10, 10)),
    wards=None,
)


def test_a_place_is_dark_within_its_region_on_its_land() -> None:
    drawing = small_maps.locator("north", SHAPES, "Where <north> lies")
    assert read(drawing).get("aria-label") == "Where <north> lies"
    (place,) = _boxes(drawing, PLACE)
    region, land = _boxes(drawing, REGION), _boxes(drawing, LAND)
    assert (len(region), len(land)) == (3, 1)
    south, north, east = region
    assert place == north
    assert (south[0], south[1]) == (north[0], north[3])
    assert (east[0], east[1]) == (south[2], south[1])
    assert land[0][0] == east[0]
    assert land[0][3] == east[1]


def test_the_map_fills_its_view_box_with_a_margin() -> None:
    drawing = small_maps.locator("north", SHAPES, "t")
    _, _, width, height = map(float, str(read(drawing).get("viewBox")).split())
    found = _boxes(drawing, REGION)
    west, north = min(b[0] for b in found), min(b[1] for b in found)
    east, south = max(b[2] for b in found), max(b[3] for b in found)
    assert 0 < west == north < 0.05 * width
    assert abs(width - east - west) <= 1
    assert abs(height - south - north) <= 1


def test_only_a_place_too_small_to_be_seen_gets_a_ring() -> None:
    tiny = Shapes(
        region=_series(big=_square(0, 0, 40), tiny=_square(40, 0, 0.5)),
        around=_series(),
        wards=None,
    )
    assert elements(small_maps.locator("big", tiny, "t"), "circle") == []
    drawing = small_maps.locator("tiny", tiny, "t")
    (ring,) = elements(drawing, "circle")
    (place,) = _boxes(drawing, PLACE)
    assert place[0] <= float(ring["cx"]) <= place[2]
    assert place[1] <= float(ring["cy"]) <= place[3]


def test_high_maps_are_told_from_wide_ones() -> None:
    assert small_maps.is_tall(_series(a=_square(0, 0), b=_square(0, 10)))
    assert not small_maps.is_tall(_series(a=_square(0, 0), b=_square(10, 0)))


def test_the_field_of_areas_without_a_figure_is_hatched() -> None:
    assert elements(small_maps.swatch("#123456", "1 to 2"), "path") == []
    (hatch,) = elements(small_maps.swatch(None, "no figure"), "path")
    assert hatch["stroke"] == NO_DATA_LINES


def test_an_extent_without_an_area_has_its_ring_in_the_middle() -> None:
    flat = Shapes(region=_series(point=_square(5, 5, 0)), around=_series(), wards=None)
    drawing = small_maps.locator("point", flat, "t")
    (ring,) = elements(drawing, "circle")
    _, _, width, height = map(float, str(read(drawing).get("viewBox")).split())
    assert (float(ring["cx"]), float(ring["cy"])) == pytest.approx((width / 2, height / 2), abs=0.5)
