"""Files in common formats: the rows asked for, where they lie, and what is said of the others."""

import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.downloads.export import export
from levelmap.errors import QueryError, UnknownGeography, UnknownIndicator
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.toy_country import MERGED, NOW, OLD, PAY

TODAY = Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _csv(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")


def test_a_flat_file_has_every_period(atlas: Atlas) -> None:
    table = _csv(export("indicator", "pay", "csv", None, atlas).content)
    assert len(table) == 2 * len(PAY)
    same = pd.read_parquet(io.BytesIO(export("indicator", "pay", "parquet", None, atlas).content))
    assert same["value"].tolist() == table["value"].tolist()


def test_a_geojson_file_has_the_latest_period_in_degrees(atlas: Atlas) -> None:
    document = json.loads(export("indicator", "pay", "geojson", TODAY, atlas).content)
    values = {
        one["properties"]["area_code"]: one["properties"]["value"] for one in document["features"]
    }
    assert values == {NOW[name]: value for name, value in PAY.items()}
    west, south = document["features"][0]["geometry"]["coordinates"][0][0]
    assert -9 < west < 2
    assert 49 < south < 61


def test_a_geopackage_is_on_the_national_grid(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "pay.gpkg"
    path.write_bytes(export("indicator", "pay", "gpkg", TODAY, atlas).content)
    frame = gpd.read_file(path)
    assert frame.crs.to_epsg() == 27700
    alder = frame.set_index("area_code").loc[NOW["Alder"]]
    assert alder["value"] == 400
    assert alder.geometry.bounds == (400_000, 320_000, 410_000, 330_000)


def test_boundaries_alone(atlas: Atlas) -> None:
    document = json.loads(export("boundary", "lad_2025", "geojson", None, atlas).content)
    assert {one["properties"]["code"] for one in document["features"]} == set(NOW.values())


def test_a_list_is_drawn_on_the_areas_that_its_own_are_part_of(atlas: Atlas) -> None:
    found = export("list", "toy-fund", "geojson", TODAY, atlas)
    drawn = {
        one["properties"]["area_code"]: one["properties"]["drawn_on"]
        for one in json.loads(found.content)["features"]
    }
    assert drawn[OLD["Alder"]] == NOW["Alder"]
    assert drawn[OLD["Kapok"]] == drawn[OLD["Larch"]] == MERGED
    assert any("Kapok" in note for note in found.notes)
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("what", "slug", "form", "geography", "error"),
    [
        ("indicator", "gdp", "csv", None, UnknownIndicator),
        ("indicator", "pay", "csv", Geography.parse("ward_2022"), QueryError),
        ("indicator", "pay", "geojson", None, QueryError),
        ("boundary", "lad_1066", "geojson", None, UnknownGeography),
    ],
)
def test_what_does_not_fit_is_refused(
    what: str,
    slug: str,
    form: str,
    geography: Geography | None,
    error: type[Exception],
    atlas: Atlas,
) -> None:
    with pytest.raises(error):
        export(what, slug, form, geography, atlas)
