"""Which area a point lies in, and the outlines of a few areas of a layer."""

import pytest
import shapely

from levelmap.errors import MissingFile
from levelmap.geography.points import PointLayer
from levelmap.paths import Folders
from tests.toy_country import NOW, OLD, REGIONS, square

NORTH, SOUTH = REGIONS["North"], REGIONS["South"]


@pytest.fixture(scope="module")
def layer(toy: Folders) -> PointLayer:
    return PointLayer(toy, "lad_2025")


@pytest.mark.parametrize(
    ("point", "within", "name"),
    [
        ((405_000, 325_000), NORTH, "Alder"),
        ((415_000, 325_000), NORTH, "Birch"),
        ((439_999, 320_001), NORTH, "Dogwood"),
        ((435_000, 305_000), SOUTH, "Kapok and Larch"),
        ((425_000, 305_000), SOUTH, "Kapok and Larch"),
        # outside of what contains it: the nearest that it does contain
        ((405_000, 315_000), NORTH, "Alder"),
        ((390_000, 350_000), NORTH, "Alder"),
        ((450_000, 315_000), SOUTH, "Kapok and Larch"),
    ],
)
def test_the_area_at_a_point(
    layer: PointLayer, point: tuple[float, float], within: str, name: str
) -> None:
    assert layer.area_at(point, within) == NOW[name]


def test_an_area_without_parts_has_nothing_at_a_point(layer: PointLayer) -> None:
    assert layer.area_at((405_000, 325_000), "E12900009") == ""


def test_outlines_come_in_the_order_asked_and_none_for_one_that_is_not_drawn(
    layer: PointLayer,
) -> None:
    asked = [NOW["Fir"], "E06999999", NOW["Alder"]]
    outlines = layer.outlines(asked)
    assert outlines.index.to_list() == asked
    assert outlines.crs.to_string() == "EPSG:27700"
    fir, nothing, alder = outlines
    assert nothing is None
    assert shapely.equals(fir, square(1, 1))
    assert shapely.equals(alder, square(0, 0))
    assert layer.outlines([]).empty


def test_a_layer_of_another_year_is_another(toy: Folders) -> None:
    older = PointLayer(toy, "lad_2021")
    assert older.area_at((425_000, 305_000), SOUTH) == OLD["Kapok"]
    assert older.area_at((435_000, 305_000), SOUTH) == OLD["Larch"]


def test_a_layer_that_is_not_held_is_missed(toy: Folders) -> None:
    with pytest.raises(MissingFile, match="lad_1999"):
        PointLayer(toy, "lad_1999").area_at((0, 0), NORTH)
