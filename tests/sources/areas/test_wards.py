from __future__ import annotations

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.geography import districts
from levelmap.geography.districts import Districts
from levelmap.paths import folders, package_root
from levelmap.sources.areas import wards
from levelmap.sources.base.raw import RawFolder

pytestmark = pytest.mark.raw


@pytest.fixture(scope="module")
def known() -> Districts:
    return districts.load(folders(package_root()))


@pytest.mark.parametrize(("year", "count"), [(2017, 7463), (2022, 8482), (2024, 8396)])
def test_every_ward_has_a_district_and_a_country(raw, known, year, count):
    areas = wards.ward_areas(raw, year, known)
    assert len(areas) == count
    assert set(areas["lad_code"]) <= known.in_force(wards.DISTRICTS_OF[year])
    english = areas[areas["code"].str.startswith("E")]
    assert (english["region_code"] != "").all()
    assert (areas["country_code"] != "").all()


def test_wards_of_one_vintage_match_the_drawn_layer(shipped: Catalogue, raw, known):
    """Matched and unmatched on both sides, as the reconstruction of 2017 reports them."""
    path = shipped.folders.boundaries / "ward_2017.parquet"
    drawn = set(pd.read_parquet(path, columns=["code"])["code"])
    listed = set(wards.ward_areas(raw, 2017, known)["code"])
    assert sorted(listed - drawn) == ["E05010593", "E05010599"]
    assert not drawn - listed


def test_a_ward_in_two_districts_is_counted_once(raw, known):
    areas = wards.ward_areas(raw, 2022, known).set_index("code")
    assert areas.loc["E05014284", "name"] == "Hunmanby & Sherburn"


@pytest.mark.parametrize(
    ("zones", "areas", "with_ward", "with_district"),
    [("lsoa11", 32_844, 7_427, 317), ("lsoa21", 33_755, 6_784, 296)],
)
def test_best_fit_covers_every_english_small_area(
    raw, known, zones, areas, with_ward, with_district
):
    fitted = wards.best_fit(raw, zones, known)
    english = fitted[fitted.index.str.startswith("E")]
    assert len(english) == areas
    assert english["ward_code"].nunique() == with_ward
    assert english["lad_code"].nunique() == with_district
    assert not english.isna().any(axis=None)


def test_barnsley_and_sheffield_take_their_codes_of_2025(raw, known):
    codes = set(wards.best_fit(raw, "lsoa21", known)["lad_code"])
    assert {"E08000038", "E08000039"} <= codes
    assert not {"E08000016", "E08000019"} & codes


def test_an_unknown_district_is_refused_with_its_row(tmp_path, known):
    (tmp_path / "lookups").mkdir()
    (tmp_path / "lookups" / "ward24_lad24.csv").write_text(
        "WD24CD,WD24NM,LAD24CD\nE05000001,Here,E06999999\n", encoding="utf-8"
    )
    with pytest.raises(ContractError, match=r"LAD24CD: is not a known district.*E06999999"):
        wards.ward_areas(RawFolder(tmp_path), 2024, known)
