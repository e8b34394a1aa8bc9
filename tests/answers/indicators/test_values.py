import pandas as pd
import pytest

from levelmap import tables
from levelmap.answers.indicators.values import area_values, carry
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import CannotRecode, QueryError, UnknownGeography, UnknownIndicator
from levelmap.paths import Folders
from levelmap.sources.base import observations
from levelmap.terms import Geography
from tests.toy_country import MERGED, NOW, OLD, YEAR_2022, seal

COUNTY = "E10900001"
LAD_2021 = Geography.parse("lad_2021")
LAD_2025 = Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_every_area_is_there_in_the_order_of_codes(atlas: Atlas) -> None:
    found = area_values("pay", LAD_2025, atlas)
    assert found.table["value"].index.tolist() == sorted(NOW.values())
    assert found.table["value"][NOW["Alder"]] == 400
    assert found.period_label == "2023"


def test_a_period_can_be_named(atlas: Atlas) -> None:
    assert area_values("pay", LAD_2025, atlas, YEAR_2022).table["value"][NOW["Alder"]] == 390


def test_the_mean_of_releases(atlas: Atlas) -> None:
    found = area_values("pay", LAD_2025, atlas, releases=2)
    assert found.table["value"][NOW["Alder"]] == 395
    assert found.period_label == "mean of 2022, 2023"


def test_a_missing_value_keeps_its_reason(atlas: Atlas) -> None:
    found = area_values("unemployment", LAD_2025, atlas)
    assert found.table["value"].isna().sum() == 1
    assert found.status[MERGED] == "not_published"


def test_what_is_not_held_is_said(atlas: Atlas) -> None:
    with pytest.raises(UnknownIndicator):
        area_values("gdp", LAD_2025, atlas)
    with pytest.raises(QueryError, match=r"No figures of .* are held for the wards of 2024: ch"):
        area_values("pay", Geography.parse("ward_2024"), atlas)
    with pytest.raises(QueryError, match="for the local authorities of 2025 in 2021: ch"):
        area_values("pay", LAD_2025, atlas, "2021-01-01/P1Y")
    with pytest.raises(QueryError, match="has 2 periods"):
        area_values("pay", LAD_2025, atlas, releases=3)


def test_rates_of_merged_authorities_are_a_mean_by_people_and_marked(atlas: Atlas) -> None:
    found = area_values("walk", LAD_2025, atlas)
    assert found.table["value"][MERGED] == 0.25 * 50 + 0.75 * 90
    assert found.status[MERGED] == "carried"
    assert found.status[NOW["Alder"]] == ""
    assert (found.published_on, len(found.published)) == (LAD_2021, 12)
    assert found.note.startswith("Of the local authorities of 2025: 1 put together")
    assert (found.lost, found.not_carried) == ([], {})


def test_former_authorities_have_the_value_of_the_one_that_replaced_them(atlas: Atlas) -> None:
    found = area_values("pay", LAD_2021, atlas)
    assert found.table["value"][[OLD["Kapok"], OLD["Larch"]]].tolist() == [600, 600]
    assert found.status[OLD["Larch"]] == "carried"
    assert found.table["value"][OLD["Birch"]] == 420


def test_only_what_was_published_for_some_areas_can_be_asked_for(atlas: Atlas) -> None:
    assert area_values("walk", LAD_2025, atlas, published_on=LAD_2021).table["value"][MERGED] == 80
    with pytest.raises(QueryError, match=r"No figures of .* for the local authorities of 2025: ch"):
        area_values("walk", LAD_2025, atlas, published_on=LAD_2025)


def test_a_mean_of_releases_has_no_limits_and_needs_a_value_in_each(atlas: Atlas) -> None:
    found = area_values("pay", LAD_2025, atlas, releases=2)
    assert found.table[["lower_ci", "upper_ci"]].isna().all(axis=None)
    assert found.published[NOW["Birch"]] == 415


def test_the_same_question_is_answered_once(atlas: Atlas) -> None:
    assert area_values("pay", LAD_2025, atlas) is area_values("pay", LAD_2025, atlas, releases=1)


def _with_counties(folders: Folders) -> Atlas:
    """Put Alder and Birch into a county with 7 % unemployment in 2023; Alder has no figure."""
    path = folders.data / "areas" / "lad_2025.csv"
    areas = pd.read_csv(path, dtype=str, keep_default_na=False)
    inside = areas["code"].isin([NOW["Alder"], NOW["Birch"]])
    areas.loc[inside, "utla_code"] = COUNTY
    areas.to_csv(path, index=False)
    path = folders.data / "observations" / "unemployment.parquet"
    frame = pd.read_parquet(path)
    county = frame.iloc[[0]].assign(area_code=COUNTY, geography="county_2025", value=7.0)
    rows = pd.concat([frame[frame["area_code"] != NOW["Alder"]], county.assign(lower_ci=6.0)])
    observations.write(tables.validate(rows, tables.OBSERVATIONS), path)
    seal(folders)
    return open_atlas(folders.root)


def test_a_district_without_a_value_is_given_its_countys(own_toy: Folders) -> None:
    atlas = _with_counties(own_toy)
    own = area_values("unemployment", LAD_2025, atlas)
    assert own.table["value"].isna()[NOW["Alder"]]
    found = area_values("unemployment", LAD_2025, atlas, with_county=True)
    row = found.rows[NOW["Alder"]]
    assert (row["value"], row["lower_ci"], row["status"]) == (7, 6, "inherited")
    assert found.rows[NOW["Birch"]]["value"] == 8, "its own figure stands"
    assert found.note == "1 districts have the value of their county."
    assert COUNTY not in found.published.index, "a county is not ranked among districts"


def test_without_a_lookup_areas_are_the_same_where_the_code_is(own_toy: Folders) -> None:
    atlas = _with_counties(own_toy)
    with pytest.raises(UnknownGeography):
        area_values("unemployment", Geography.parse("county_2025"), atlas)


def test_values_of_any_kind_are_carried_in_one_way(atlas: Atlas) -> None:
    own = pd.Series({OLD["Alder"]: 1.0, OLD["Kapok"]: 2.0, OLD["Larch"]: 4.0, OLD["Elm"]: None})
    assert carry(own, "rate", (LAD_2021, LAD_2021), atlas) is own
    found = carry(own, "rate", (LAD_2021, LAD_2025), atlas)
    assert found.to_dict() == {NOW["Alder"]: 1.0, MERGED: 3.5}
    assert carry(own, "count", (LAD_2021, LAD_2025), atlas)[MERGED] == 6
    with pytest.raises(CannotRecode):
        carry(own, "rank", (LAD_2021, LAD_2025), atlas)
