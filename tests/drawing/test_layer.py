"""One layer: the map, the legend and the image say the same of every area."""

from xml.etree import ElementTree

import geopandas as gpd
import pytest
import shapely

from levelmap.drawing import map_image
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.picture import NO_DATA, OUTSIDE
from levelmap.terms import Geography

SVG = "{http://www.w3.org/2000/svg}"

CODES = ["a", "b", "c", "d", "e"]

LAYER = Layer(
    name="Standing",
    styles={
        "on": Style("#000000", "On it"),
        "unseen": Style(None, "Not seen"),
        "off": Style("#eeeeee", "Not on it"),
    },
    classes={"e": "on", "a": "on", "b": "off", "c": "unseen"},
    told={"a": "rank 3"},
    title="The <list>",
    unit="Authorities of 2025",
    direction="Darker = on it",
    credit=credit(Geography.parse("lad_2025")),
    frame="lad_2025",
)


@pytest.fixture
def areas() -> gpd.GeoDataFrame:
    """Return five squares in a row, west to east, a kilometre each."""
    squares = [shapely.box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(5)]
    frame = {"code": CODES, "name": [code.upper() for code in CODES], "geometry": squares}
    return gpd.GeoDataFrame(frame, crs=27700)


def test_classes_are_numbered_in_the_order_of_the_legend() -> None:
    picture = LAYER.picture("geometry.json", CODES, ["b"])
    assert picture.colours == ("#000000", "#eeeeee")
    assert picture.labels == ["On it", "Not on it"]
    assert picture.classes == [0, 1, NO_DATA, OUTSIDE, 0]
    assert picture.values == ["rank 3", "", "", "", ""]
    assert (picture.selected, picture.frame) == (["b"], "lad_2025")
    assert picture.credit.endswith("database right 2025")


def test_the_legend_counts_the_areas_of_each_class_and_no_others() -> None:
    rows = [(row.colour, row.words, row.areas) for row in LAYER.legend().rows]
    assert rows == [("#000000", "On it", 2), (None, "Not seen", 1), ("#eeeeee", "Not on it", 1)]


def test_what_is_said_of_an_area_is_its_class_and_what_is_told_of_it() -> None:
    said = [LAYER.says(code) for code in CODES]
    assert said == ["On it; rank 3", "Not on it", "Not seen", "", "On it"]


def _paths(drawing: ElementTree.Element) -> list[ElementTree.Element]:
    return list(drawing.iter(f"{SVG}path"))


def test_the_image_fills_each_area_as_the_map_does(areas: gpd.GeoDataFrame) -> None:
    drawing = ElementTree.fromstring(map_image.draw(LAYER.image(areas, ["Source: <me>."])))
    kinds = {p.get("data-code"): p.get("class") for p in _paths(drawing) if p.get("data-code")}
    assert kinds == {"a": "k0", "b": "k1", "c": "none", "d": "out", "e": "k0"}
    fields = [r.get("class") for r in drawing.iter(f"{SVG}rect") if r.get("class")]
    assert fields == ["k0", "none", "k1"]
    lines = [text.text for text in drawing.iter(f"{SVG}text")]
    assert "The <list>" in lines
    assert "Source: <me>." in lines


def test_the_image_outlines_the_areas_chosen_and_no_others(areas: gpd.GeoDataFrame) -> None:
    drawing = ElementTree.fromstring(map_image.draw(LAYER.image(areas, [], ["b", "e"])))
    shapes = {p.get("data-code"): p.get("d") for p in _paths(drawing) if p.get("data-code")}
    outlined = [p.get("d") for p in _paths(drawing) if p.get("fill") == "none"]
    assert sorted(map(str, outlined)) == sorted(2 * [shapes["b"], shapes["e"]])


def test_west_is_left_and_north_is_up(areas: gpd.GeoDataFrame) -> None:
    drawing = ElementTree.fromstring(map_image.draw(LAYER.image(areas, [])))
    starts = {
        p.get("data-code"): float(str(p.get("d"))[1:].split()[0])
        for p in _paths(drawing)
        if p.get("data-code")
    }
    order = [starts[code] for code in CODES]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
