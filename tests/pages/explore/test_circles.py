"""Counts as circles on the toy country: 100 jobs in Alder to 1,100 in Kapok and Larch."""

import re
from dataclasses import replace

import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.drawing import map_image
from levelmap.drawing.palettes import NEUTRAL
from levelmap.pages.explore import circles
from levelmap.pages.explore import map as explore_map
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.paths import Folders
from tests.drawing.drawn import elements
from tests.toy_country import MERGED, NOW


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def jobs(atlas: Atlas) -> ExploreView:
    return explore(ExploreQuery("jobs"), atlas)


def test_the_area_of_a_circle_follows_the_count(jobs: ExploreView) -> None:
    radii = circles.radii(jobs)
    assert radii[MERGED] == circles.LARGEST
    assert (radii[NOW["Alder"]] / radii[MERGED]) ** 2 == pytest.approx(100 / 1100)
    assert (radii[NOW["Dogwood"]] / radii[MERGED]) ** 2 == pytest.approx(400 / 1100)


def test_the_map_shows_circles_on_plain_areas_the_largest_lowest(jobs: ExploreView) -> None:
    picture = explore_map.picture(jobs, explore_map.layer(jobs), lambda name: name)
    assert set(picture.colours) == {NEUTRAL}
    assert len(picture.dots) == len(NOW)
    sizes = [dot.radius for dot in picture.dots]
    assert sizes == sorted(sizes, reverse=True)
    assert list(picture.dot_colours) == list(explore_map.colours(jobs))
    assert explore_map.layer(jobs).legend().note == circles.NOTE


def test_a_circle_stands_in_its_area(jobs: ExploreView, atlas: Atlas) -> None:
    areas = atlas.boundaries("lad_2025").to_crs("EPSG:4326").set_index("code")
    dot = circles.dots(jobs)[0]
    west, south, east, north = areas.loc[MERGED, "geometry"].bounds
    assert west < dot.longitude < east
    assert south < dot.latitude < north


def test_the_picture_to_take_away_shows_the_same_circles(jobs: ExploreView, atlas: Atlas) -> None:
    drawn = map_image.draw(explore_map.image(jobs, atlas.boundaries("lad_2025")))
    found = [one for one in elements(drawn, "circle") if re.match(r"k\d", one.get("class", ""))]
    assert len(found) == len(NOW)
    sizes = [float(one["r"]) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    areas = [one["class"] for one in elements(drawn, "path") if "data-code" in one]
    assert set(areas) == {"out"}


def test_rates_and_gaps_stay_shaded(atlas: Atlas, jobs: ExploreView) -> None:
    assert not circles.dots(explore(ExploreQuery("pay"), atlas))
    assert not replace(jobs, query=replace(jobs.query, mode="gap")).is_circles
