import io
import json
import re
import zipfile

import pandas as pd
import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.downloads.bundle import indicator_table
from levelmap.geography import boundaries
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore import value_table
from levelmap.pages.explore.files import COLUMNS, file_name, geojson, view_table, view_zip
from levelmap.pages.explore.query import ExploreQuery, Mode
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.paths import Folders
from tests.toy_country import MERGED, NOW, REGIONS


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _view(atlas: Atlas, **asked: object) -> ExploreView:
    return explore(ExploreQuery("unemployment", **asked), atlas)  # type: ignore[arg-type]


def test_the_table_has_a_row_for_each_area_shown(atlas: Atlas) -> None:
    view = _view(atlas, within=REGIONS["South"])
    table = view_table(view, indicator_map.class_words(view))
    assert list(table.columns) == list(COLUMNS)
    assert table["area_name"].tolist() == ["Ivy", "Juniper", "Kapok and Larch"]
    assert table["class"].isna().tolist() == [False, False, True]
    assert table["class_words"].tolist() == ["0.0% to 1.8%", "0.0% to 1.8%", ""]
    assert table["status"].tolist() == ["", "", "not_published"]


def test_the_zip_says_what_every_column_means_and_where_it_came_from(atlas: Atlas) -> None:
    view = _view(atlas, mode=Mode.GAP)
    content = view_zip(view, indicator_map.class_words(view), "https://example.org/?mode=gap")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert "dictionary.csv" in file.namelist()
        about = json.loads(file.read("provenance.json"))
        table = pd.read_csv(file.open("unemployment-lad-2023-01-01-gap.csv"))
    assert about["source"]["publisher"] == "Office for Toys"
    assert about["link"] == "https://example.org/?mode=gap"
    assert table.loc[0, "mapped"] == 4.5


def test_geojson_is_in_degrees_with_values_and_source(atlas: Atlas) -> None:
    view = _view(atlas)
    areas = boundaries.read(atlas.folders, "lad_2025")
    content = json.loads(geojson(view, indicator_map.class_words(view), areas, ""))
    features = {feature["id"]: feature for feature in content["features"]}
    assert content["type"] == "FeatureCollection"
    assert content["source"]["licence"] == "Open Government Licence v3.0"
    assert features[NOW["Alder"]]["properties"]["value"] == 9
    assert features[MERGED]["properties"]["value"] is None
    longitude, latitude = features[NOW["Alder"]]["geometry"]["coordinates"][0][0]
    assert -3 < longitude < -1
    assert 52 < latitude < 53


def test_file_names_are_of_plain_letters(atlas: Atlas) -> None:
    view = explore(ExploreQuery("pay", mode=Mode.CHANGE, within=REGIONS["North"]), atlas)
    assert re.fullmatch(r"[\w-]+", file_name(view))
    assert file_name(view) == "pay-lad-E12900001-2023-01-01-change"


@pytest.mark.parametrize("slug", ["pay", "unemployment", "walk"])
def test_the_file_has_the_ranks_of_the_page(slug: str, atlas: Atlas) -> None:
    view = explore(ExploreQuery(slug), atlas)
    content = value_table.content(view)
    titles = [column["title"] for column in content["columns"]]  # type: ignore[attr-defined]
    (position,) = [number for number, title in enumerate(titles) if title.startswith("Rank of ")]
    end = "highest" if slug == "walk" else "worst"
    assert titles[position].endswith(f", 1 is {end}")
    page = {
        code: row[position]
        for code, row in zip(content["codes"], content["rows"], strict=True)  # type: ignore[call-overload]
    }
    table = view_table(view, indicator_map.class_words(view)).set_index("area_code")
    file = table["rank"].astype("string").fillna("").to_dict()
    every = indicator_table(view.indicator, atlas)
    last = every[every["period"] == str(view.series.period)].set_index("area_code")
    assert page == file
    assert any(page.values())
    if set(page) == set(last.index):
        assert page == last["rank"].astype("string").fillna("").to_dict()
    worst = {"pay": "Alder", "unemployment": "Alder"}.get(slug)
    assert worst is None or page[NOW[worst]] == "1"


def test_a_combined_figure_takes_one_rank_on_page_and_in_files(shipped_atlas: Atlas) -> None:
    view = explore(ExploreQuery("cancer-diagnosis-at-stage-1-and-2"), shipped_atlas)
    table = view_table(view, indicator_map.class_words(view)).set_index("area_code")
    cornwall, scilly, ranked = "E06000052", "E06000053", table["rank"].dropna()
    assert table.loc[cornwall, "rank"] == table.loc[scilly, "rank"]
    titles = [column["title"] for column in value_table.content(view)["columns"]]  # type: ignore[attr-defined]
    assert f"Rank of {ranked.max()}, 1 is worst" in titles
    assert len(ranked) == ranked.max() + 1
    every = indicator_table(view.indicator, shipped_atlas)
    held = every[every["period"] == str(view.series.period)].set_index("area_code")
    assert held["rank"].reindex(ranked.index).astype(int).equals(ranked.astype(int))
