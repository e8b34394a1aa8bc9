"""From the plane to the picture: whole, in the middle, north up, shapes not bent."""

import pytest
import shapely

from levelmap.drawing.map_frame import EDGE, Frame
from tests.drawing.drawn import boxes

BOUNDS = (1000.0, 2000.0, 3000.0, 2500.0)  # four times as wide as high


@pytest.mark.parametrize(("width", "height"), [(408, 208), (208, 1000), (100, 60)])
def test_all_of_it_is_shown_in_the_middle_and_as_large_as_fits(width: float, height: float) -> None:
    frame = Frame.around(BOUNDS, width, height)
    left, top, right, bottom = frame.box(shapely.box(*BOUNDS))
    assert (right - left) == pytest.approx(4 * (bottom - top))
    assert left == pytest.approx(width - right)
    assert top == pytest.approx(height - bottom)
    assert min(left, top) == pytest.approx(EDGE)


def test_north_is_up_and_west_is_left() -> None:
    frame = Frame.around(BOUNDS, 408, 208)
    north_west, south_east = (
        shapely.box(1000, 2400, 1100, 2500),
        shapely.box(2900, 2000, 3000, 2100),
    )
    assert frame.box(north_west)[0] < frame.box(south_east)[0]
    assert frame.box(north_west)[1] < frame.box(south_east)[1]


def test_a_path_is_the_shape_to_a_tenth_of_a_pixel() -> None:
    frame = Frame.around(BOUNDS, 408, 208)  # a fifth of a pixel to a unit, 54 px above
    square = shapely.box(1100, 2100, 1200, 2200)
    (found,) = boxes(frame.path(square))
    assert found == pytest.approx((24, 114, 44, 134), abs=0.1)


def test_a_hole_and_every_part_are_drawn() -> None:
    frame = Frame.around(BOUNDS, 408, 208)
    ring = shapely.box(1100, 2100, 1400, 2400).difference(shapely.box(1200, 2200, 1300, 2300))
    two = shapely.union_all([ring, shapely.box(2000, 2000, 2100, 2100)])
    found = boxes(frame.path(two))
    assert len(found) == 3
    widths = sorted(round(right - left, 1) for left, _, right, _ in found)
    assert widths == [20, 20, 60]


def test_what_is_outside_or_smaller_than_the_finest_step_is_not_drawn() -> None:
    frame = Frame.around(BOUNDS, 408, 208)
    assert frame.path(shapely.box(0, 0, 10, 10)) == ""
    assert frame.path(shapely.box(9000, 2100, 9100, 2200)) == ""
    assert frame.path(shapely.box(1500, 2200, 1500.1, 2200.1)) == ""


def test_a_triangle_is_drawn_and_what_folds_to_a_line_is_not() -> None:
    frame = Frame.around(BOUNDS, 408, 208)
    triangle = shapely.Polygon([(1100, 2100), (1200, 2100), (1200, 2200)])
    (found,) = boxes(frame.path(triangle))
    assert found == pytest.approx((24, 114, 44, 134), abs=0.1)
    sliver = shapely.Polygon([(1100, 2100), (1200, 2100), (1200, 2100.01)])
    assert frame.path(sliver) == ""


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(1000, 2000),
        shapely.LineString([(1000, 2000), (3000, 2000)]),
        shapely.LineString([(1000, 2000), (1000, 2500)]),
    ],
    ids=["a point", "a line across", "a line up"],
)
def test_an_extent_without_an_area_is_in_the_middle(shape: shapely.Geometry) -> None:
    frame = Frame.around(shape.bounds, 408, 208)
    left, top, right, bottom = frame.box(shape)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((204, 104))
    assert min(left, top) >= EDGE
    assert max(right - left, bottom - top) in (0, pytest.approx(400), pytest.approx(200))
