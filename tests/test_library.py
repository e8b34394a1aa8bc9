"""The front door: what a notebook asks, known answers of the toy country, and its own examples."""

from __future__ import annotations

import doctest
import subprocess
import sys
from dataclasses import replace

import pytest

import levelmap as lm
from levelmap import library
from levelmap.errors import UnknownGeography, UnknownIndicator
from tests.toy_country import MERGED, NOW, OLD


@pytest.fixture(scope="module")
def atlas(toy) -> lm.OpenAtlas:
    return lm.open_atlas(toy.root)


def test_what_is_held_is_a_table_of_each_kind(atlas):
    assert list(atlas.indicators.index[:2]) == ["pay", "unemployment"]
    assert "toy-fund" in atlas.lists.index
    assert "lad_2021" in atlas.geographies


def test_values_are_a_table_by_code_with_names(atlas):
    found = atlas.values("pay", on="lad_2025")
    table = found.to_frame()
    assert table.index.name == "area_code"
    assert table.loc[NOW["Birch"], ["area_name", "value"]].to_list() == ["Birch", 420]
    assert found.title == "Weekly pay, 2023"
    assert found.found.published_on.vintage == 2025


def test_values_of_older_areas_are_carried_and_say_so(atlas):
    found = atlas.values("walk", on="lad_2025")
    assert found.to_frame().loc[MERGED, ["value", "status"]].to_list() == [80, "carried"]
    assert any("mean weighted by" in note for note in found.notes)
    assert atlas.values("walk", on="lad_2021").to_frame().loc[OLD["Larch"], "value"] == 90


def test_a_table_goes_with_its_boundaries(atlas):
    frame = atlas.values("pay").to_geodataframe()
    assert frame.crs.to_epsg() == 27700
    alder = frame.loc[NOW["Alder"]]
    assert (alder["value"], round(alder.geometry.area / 1e6)) == (400, 100)


def test_areas_of_a_person_have_no_boundaries_and_say_so(atlas):
    own = replace(atlas.values("pay"), geography=None)
    with pytest.raises(UnknownGeography, match="These areas are your own, so that no boundaries"):
        own.plot()


def test_a_picture_has_one_path_for_each_area_in_its_class(atlas, tmp_path):
    picture = atlas.values("unemployment").plot()
    drawn = picture._repr_svg_()
    assert drawn.count("data-code=") == 11
    assert f'class="none" data-code="{MERGED}"' in drawn
    assert f'class="k4" data-code="{NOW["Alder"]}"' in drawn
    picture.save(tmp_path / "map.svg")
    picture.save(tmp_path / "map.png")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8") == drawn
    assert (tmp_path / "map.png").read_bytes()[:4] == b"\x89PNG"


def test_a_notebook_shows_title_rows_and_notes(atlas):
    shown = atlas.values("walk", on="lad_2025")._repr_html_()
    assert shown.startswith("<p><strong>Walk to the station, ")
    assert "Alder" in shown
    assert "mean weighted by" in shown


def test_a_reading_of_a_place_by_name_or_code(atlas):
    by_name, by_code = (atlas.reading("pay", place) for place in ("Alder", NOW["Alder"]))
    assert by_name == by_code
    assert (by_name.value, by_name.rank, by_name.ranked) == (400, 11, 11)
    assert by_name.better_than == 0
    assert "Up £10 since 2022" in str(by_name)
    assert by_name.made_by in by_name._repr_html_()


def test_a_standing_on_a_list(atlas):
    assert atlas.standing("toy-fund", "Alder").words == "Named"


def test_an_unknown_name_is_refused_with_the_nearest(atlas):
    with pytest.raises(UnknownIndicator, match="pay"):
        atlas.values("pai")


@pytest.mark.shipped
def test_the_examples_of_the_documentation_hold():
    results = doctest.testmod(library)
    assert results.attempted > 15
    assert results.failed == 0


def test_every_public_name_is_there_and_nothing_is_loaded_before():
    assert all(getattr(lm, name) is not None for name in lm.__all__)
    with pytest.raises(AttributeError):
        lm.nothing  # noqa: B018
    program = "import sys, levelmap; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_recipe_may_be_a_file():
    shipped = lm.open_atlas()
    path = shipped.folders.data / "recipes" / "levelmap_13_2021.toml"
    scored = shipped.score(path)
    assert scored.to_frame()["rank"].min() == 1
    assert scored.geography == lm.Geography.parse("lad_2021")
