"""Case studies as markers, on the toy country: squares of 10 km, their middles known."""

import geopandas as gpd
import pytest
import shapely

from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.practice import Practice, Why
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.reports import CaseStudy
from levelmap.drawing import legends
from levelmap.pages.place.practice import map as markers
from levelmap.paths import Folders
from tests.toy_country import MERGED, NOW, square

ALDER, BIRCH = NOW["Alder"], NOW["Birch"]


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _study(slug: str, *areas: str) -> CaseStudy:
    return CaseStudy(slug, f"Study {slug}", areas, (1,), "Done", "", "A report (2020)")


FOUND = (
    Practice(_study("parks", ALDER), Why.OWN),
    Practice(_study("pools", ALDER, BIRCH), Why.SIMILAR),
    Practice(_study("own-2", MERGED), Why.MISSION),
    Practice(_study("abroad"), Why.MISSION),
)


def _plane(spot: markers.Spot) -> shapely.Point:
    point = gpd.GeoSeries([shapely.Point(spot.longitude, spot.latitude)], crs="EPSG:4326")
    return point.to_crs("EPSG:27700").iloc[0]


def test_a_marker_lies_in_its_place_and_one_abroad_has_none(atlas: Atlas) -> None:
    spots = {spot.code: spot for spot in markers.spots(FOUND, atlas)}
    assert set(spots) == {ALDER, BIRCH, MERGED}
    middle = square(0, 0).centroid
    assert _plane(spots[ALDER]).distance(middle) < 20  # metres: four decimals of a degree


def test_the_nearest_reason_names_a_marker_and_is_drawn_last(atlas: Atlas) -> None:
    spots = markers.spots(FOUND, atlas)
    assert [(spot.code, spot.kind) for spot in spots] == [
        (MERGED, markers.BROUGHT),
        (BIRCH, Why.SIMILAR.label),
        (ALDER, Why.OWN.label),
    ]


def test_the_map_outlines_the_place_and_tells_the_titles(atlas: Atlas) -> None:
    spots, codes = markers.spots(FOUND, atlas), sorted(NOW.values())
    picture = markers.picture(place_of(ALDER, atlas), spots, "lad_2025", codes, atlas)
    assert picture.selected == (ALDER,)
    assert picture.values[codes.index(ALDER)] == "Study parks; Study pools"
    assert picture.values[codes.index(NOW["Cedar"])] == ""
    assert [dot.radius for dot in picture.dots] == [markers.SMALL, markers.SMALL, markers.LARGE]
    shown = [picture.dot_colours[dot.colour] for dot in picture.dots]
    assert shown == [markers.COLOURS[spot.kind] for spot in spots]
    assert set(picture.focus) == {ALDER, BIRCH, MERGED}
    assert picture.colours[picture.classes[codes.index(ALDER)]] != picture.colours[0]
    assert picture.packed


def test_the_legend_says_each_marker_in_words(atlas: Atlas) -> None:
    legend = markers.legend(place_of(ALDER, atlas), markers.spots(FOUND, atlas))
    assert [(row.words, row.areas) for row in legend.rows] == [
        ("Alder", 1),
        ("This place", 1),
        ("Similar places", 1),
        ("Rows of your own", 1),
    ]
    shown = legends.row_html(legend)
    for row in legend.rows[1:]:
        assert f'levelmap-swatch-dot" style="background:{row.colour}"></span> {row.words}' in shown


def test_each_meaning_has_a_colour_of_its_own() -> None:
    assert len(set(markers.COLOURS.values())) == len(markers.COLOURS) == len(Why) + 1
