"""The map as a picture: its size, what it names, and lenses where there is room."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import geopandas as gpd
import pytest
import shapely

from levelmap.drawing import map_image
from levelmap.drawing.legends import Histogram, Legend, LegendRow
from levelmap.drawing.lenses import LENSES
from levelmap.drawing.map_frame import Frame
from levelmap.drawing.map_image import PAGE, SLIDE, Format, MapImage, _chosen, _circles
from levelmap.geography import boundaries
from tests.drawing.drawn import elements
from tests.drawing.drawn import words as places

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = Legend(
    "Pay & prices",
    "£ a week",
    "Darker = lower",
    (LegendRow("#112233", "all", 1),),
    "A note",
    Histogram((1.0, 2.0), (0, 0), ("#112233",), (), ("1", "1.5", "2")),
)
ADDRESS = "https://example.org/explore?a=1&b=2"


def image(areas: gpd.GeoDataFrame, *chosen: str, classes: tuple[int, ...] = ()) -> MapImage:
    return MapImage(
        areas=areas,
        classes=classes or [0] * len(areas),
        colours=["#112233"],
        words=[f"Place {code}: £1" for code in areas["code"]],
        chosen=chosen,
        legend=LEGEND,
        lines=["Source: an office."],
        address=ADDRESS,
    )


def country(crs: str = boundaries.CRS) -> gpd.GeoDataFrame:
    """Return a grid of 12 by 12 areas over Great Britain; `a0` is its south-west corner."""
    squares = [
        shapely.box(6e4 * x, 1e5 * y, 6e4 * (x + 1), 1e5 * (y + 1))
        for y in range(12)
        for x in range(12)
    ]
    return gpd.GeoDataFrame(
        {"code": [f"a{number}" for number in range(len(squares))]}, geometry=squares, crs=crs
    )


def parsed(shown: MapImage, form: Format = PAGE) -> ElementTree.Element:
    return ElementTree.fromstring(map_image.draw(shown, form))


def words(drawing: ElementTree.Element) -> list[str]:
    return [str(text.text) for text in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize(("form", "ratio"), [(SLIDE, 16 / 9), (PAGE, 2**-0.5)])
def test_it_has_the_shape_of_a_slide_or_a_page(form: Format, ratio: float) -> None:
    drawing = parsed(image(country()), form)
    width, height = float(str(drawing.get("width"))), float(str(drawing.get("height")))
    assert width / height == pytest.approx(ratio, abs=0.001)
    box = [float(n) for n in str(drawing.get("viewBox")).split()]
    assert box == [0, 0, width, height]


@pytest.mark.parametrize("form", [SLIDE, PAGE])
def test_every_part_stands_inside_it(form: Format) -> None:
    drawing = parsed(image(country(), "a0", "a77"), form)
    for part in drawing:
        if part.tag in (f"{SVG}text", f"{SVG}svg", f"{SVG}rect"):
            x, y = float(part.get("x", 0)), float(part.get("y", 0))
            assert 0 <= x + float(part.get("width", 0)) <= form.width
            assert 0 <= y + float(part.get("height", 0)) <= form.height


def test_title_legend_source_and_link_are_written() -> None:
    said = words(parsed(image(country())))
    for expected in (
        "Pay & prices",
        "£ a week. Darker = lower.",
        "all (1 area)",
        "A note",
        "Source: an office.",
        f"LevelMap: {ADDRESS}",
    ):
        assert expected in said
    assert "Histogram of 2 areas" in map_image.draw(image(country()))


def test_chosen_areas_are_named_once_and_the_others_not() -> None:
    drawing = parsed(image(country(), "a0", "a77"))
    said = words(drawing)
    # a halo below the letters
    assert said.count("Place a0") == said.count("Place a77") == 2
    assert "Place a5" not in said


def test_names_do_not_lie_on_each_other() -> None:
    drawing = parsed(image(country(), "a60", "a61", "a62", "a72"))
    places = {
        (text.text, float(str(text.get("x"))), float(str(text.get("y"))))
        for text in drawing.iter(f"{SVG}text")
        if str(text.text).startswith("Place")
    }
    boxes = [shapely.box(x, y - 14, x + 7 * len(str(name)), y + 4) for name, x, y in places]
    assert len(boxes) == 4
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_small_chosen_area_has_a_ring_and_a_large_one_its_outline() -> None:
    areas = country()
    areas.loc[50, "geometry"] = shapely.Point(areas.geometry[50].centroid).buffer(2000)
    small = parsed(image(areas, "a50"))
    assert len(list(small.iter(f"{SVG}circle"))) >= 2
    large = parsed(image(areas, "a51"))
    assert not list(large.iter(f"{SVG}circle"))


def test_lenses_are_drawn_beside_most_of_a_country_alone() -> None:
    names = [lens.name for lens in LENSES]
    whole = words(parsed(image(country()), SLIDE))
    assert [name for name in names if name in whole] == names
    without_the_top = image(country(), classes=(*[0] * 140, *[-2] * 4))
    assert names[0] in words(parsed(without_the_top, SLIDE))
    a_part = image(country(), classes=(*[0] * 40, *[-2] * 104))
    for other in (a_part, image(country().head(20)), image(country("EPSG:3857"))):
        assert not set(names) & set(words(parsed(other, SLIDE)))


def test_a_lens_shows_its_part_of_the_country_larger() -> None:
    drawing = parsed(image(country()), SLIDE)
    frames = [part for part in drawing if part.tag == f"{SVG}svg"]
    codes = [
        {p.get("data-code") for p in frame.iter(f"{SVG}path") if p.get("data-code")}
        for frame in frames
    ]
    whole, *lenses = [held for held in codes if held]
    assert len(whole) == 144
    assert len(lenses) == len(LENSES)
    london = gpd.GeoSeries.from_xy([-0.1], [51.5], crs=4326).to_crs(27700)[0]
    areas = country()
    (home,) = areas.loc[areas.contains(london), "code"]
    assert home in lenses[0]
    assert len(lenses[0]) < 10


def test_a_frame_holds_all_of_its_bounds_in_its_middle() -> None:
    frame = Frame.around((0, 0, 100, 50), 108, 108)
    left, top, right, bottom = frame.box(shapely.box(0, 0, 100, 50))
    assert (left, right) == (4, 104)
    assert (top, bottom) == (29, 79)
    assert frame.path(shapely.box(500, 500, 600, 600)) == ""


def _around(areas: gpd.GeoDataFrame) -> Frame:
    return Frame.around(tuple(areas.total_bounds), 400, 600)


def test_the_ring_is_round_the_middle_of_the_small_area_and_clear_of_it() -> None:
    areas = country()
    areas.loc[50, "geometry"] = shapely.box(100_000, 400_000, 104_000, 402_000)
    frame = _around(areas)
    left, top, right, bottom = frame.box(areas.geometry[50])
    halo, ring = elements(
        f"<svg xmlns='{SVG[1:-1]}'>{_chosen(image(areas, 'a50'), frame)}</svg>", "circle"
    )
    for one in (halo, ring):
        assert float(one["cx"]) == pytest.approx((left + right) / 2, abs=0.01)
        assert float(one["cy"]) == pytest.approx((top + bottom) / 2, abs=0.01)
        assert float(one["r"]) == pytest.approx((right - left) / 2 + 6, abs=0.01)
    assert float(halo["stroke-width"]) > float(ring["stroke-width"])


@pytest.mark.parametrize("form", [SLIDE, PAGE])
def test_sources_fill_the_width_between_the_margins_and_are_never_cut(form: Format) -> None:
    source = " ".join(f"word{number}" for number in range(120))
    shown = replace(image(country()), lines=[source], address="")
    foot = [text for text in words(parsed(shown, form)) if text.startswith("word")]
    assert " ".join(foot) == source
    longest = max(map(len, foot)) * form.text * 0.85 * 0.5
    assert 0.6 < longest / (form.width - 2 * form.margin) < 1.1


@pytest.mark.parametrize(("form", "width"), [(SLIDE, 400 * 0.56 - 12), (PAGE, 300 * 0.8)])
def test_lenses_are_as_wide_as_their_columns_and_of_their_own_shape(
    form: Format, width: float
) -> None:
    drawing = parsed(image(country()), form)
    held = [part for part in drawing if part.tag == f"{SVG}svg" and part.get("height")]
    lenses = [part for part in held if float(str(part.get("width"))) == pytest.approx(width)]
    assert lenses
    corners = {(float(str(part.get("x"))), float(str(part.get("y")))) for part in lenses}
    assert len(corners) == len(lenses)
    assert all(float(str(part.get("height"))) > 0.3 * width for part in lenses)


def test_the_largest_circle_lies_lowest_and_none_is_drawn_without_a_class() -> None:
    areas = country().head(3)
    shown = replace(image(areas), radii=[3.0, 9.0, 5.0], classes=[0, 0, -1])
    frame = _around(areas)
    circles = elements(f"<svg xmlns='{SVG[1:-1]}'>{_circles(shown, frame)}</svg>", "circle")
    assert [float(circle["r"]) for circle in circles] == [9, 3]
    middles = [frame.box(areas.geometry[number].representative_point())[:2] for number in (1, 0)]
    found = [(float(circle["cx"]), float(circle["cy"])) for circle in circles]
    assert found == [pytest.approx(middle, abs=0.01) for middle in middles]


@pytest.mark.parametrize("corner", [(0, 0), (5000, 0)], ids=["a point", "a line"])
def test_areas_without_an_area_are_laid_out_and_named(corner: tuple[float, float]) -> None:
    flat = shapely.Polygon([(0, 0), corner, (0, 0), (0, 0)])
    areas = gpd.GeoDataFrame({"code": ["a0"]}, geometry=[flat], crs=boundaries.CRS)
    drawing = map_image.draw(image(areas, "a0"))
    x, y = places(drawing)["Place a0"]
    assert 0 < x < PAGE.width
    assert 0 < y < PAGE.height
    assert len(elements(drawing, "circle")) == (2 if corner == (0, 0) else 0), "halo and ring"
    assert "nan" not in drawing
    assert "inf" not in drawing


@pytest.mark.parametrize("form", [SLIDE, PAGE])
def test_map_lenses_and_legend_stand_beside_each_other_with_room_between(form: Format) -> None:
    drawing = parsed(image(country()), form)
    held = [part for part in drawing if part.tag == f"{SVG}svg" and part.get("data-code") is None]
    boxes = []
    for part in held:
        x, y, width, height = (float(str(part.get(n))) for n in ("x", "y", "width", "height"))
        boxes.append(shapely.box(x, y, x + width, y + height))
    legend = form.width - form.margin - form.side
    whole = boxes[0]
    assert whole.bounds[0] == form.margin
    beside = [box for box in boxes[1:] if box.bounds[0] < legend]
    assert len(beside) == (len(LENSES) if form.lens_columns > 1 else 0)
    assert all(box.bounds[0] - whole.bounds[2] >= map_image.GAP for box in boxes[1:])
    assert all(box.bounds[2] <= legend - map_image.GAP for box in beside)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])


LONG = "A name of some length"


@pytest.mark.parametrize(
    ("code", "side"),
    [("a0", "right"), ("a11", "left"), ("a62", "right")],
    ids=["south-west", "south-east", "middle"],
)
def test_a_name_stands_ten_pixels_beside_its_area_on_the_side_with_room(
    code: str, side: str
) -> None:
    areas = country()
    shown = replace(image(areas, code), words=[f"{LONG}: 1"] * len(areas))
    frame = _around(areas)
    left, top, right, bottom = frame.box(areas.geometry[int(code[1:])])
    drawn = "".join(map_image._names(shown, frame, PAGE))
    x, y = places(f"<svg xmlns='{SVG[1:-1]}'>{drawn}</svg>")[LONG]
    width = len(LONG) * PAGE.text * map_image.LETTER * 1.08
    wanted = right + 10 if side == "right" else left - 10 - width
    assert x == pytest.approx(wanted, abs=0.1)
    # the middle of small letters, 0.7 of their size, is that of the area
    assert y == pytest.approx((top + bottom) / 2 + 0.35 * PAGE.text, abs=0.1)


def test_a_name_stands_within_an_area_that_is_wide_enough_and_above_or_below_where_it_must() -> (
    None
):
    wide = gpd.GeoDataFrame(
        {"code": ["a0", "a1"]},
        geometry=[shapely.box(0, 0, 1e6, 1e5), shapely.box(0, 1e5, 1e6, 1.5e6)],
        crs=boundaries.CRS,
    )
    frame = _around(wide)

    def stands(name: str) -> tuple[float, float, tuple[float, ...]]:
        shown = replace(image(wide, "a0"), words=[f"{name}: 1", "x: 2"])
        drawn = "".join(map_image._names(shown, frame, PAGE))
        x, y = places(f"<svg xmlns='{SVG[1:-1]}'>{drawn}</svg>")[name]
        return x, y, frame.box(wide.geometry[0])

    x, y, (left, top, right, bottom) = stands("Short")
    half = len("Short") * PAGE.text * map_image.LETTER * 1.08 / 2
    assert x + half == pytest.approx((left + right) / 2, abs=0.5)
    assert top < y < bottom
    x, y, _ = stands("A name as wide as most of the map")
    assert y == pytest.approx(top - 12, abs=0.1), "above it: on either side it would leave the map"
