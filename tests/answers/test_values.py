import pytest

from levelmap.answers.values import area_values
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError, UnknownIndicator
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.toy_country import MERGED, NOW, YEAR_2022

LAD_2025 = Geography.parse("lad_2025")


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_every_area_is_there_in_the_order_of_codes(atlas: Atlas) -> None:
    found = area_values("pay", LAD_2025, atlas)
    assert found.values.index.tolist() == sorted(NOW.values())
    assert found.values[NOW["Alder"]] == 400
    assert found.period_label == "2023"


def test_a_period_can_be_named(atlas: Atlas) -> None:
    assert area_values("pay", LAD_2025, atlas, YEAR_2022).values[NOW["Alder"]] == 390


def test_the_mean_of_releases(atlas: Atlas) -> None:
    found = area_values("pay", LAD_2025, atlas, releases=2)
    assert found.values[NOW["Alder"]] == 395
    assert found.period_label == "mean of 2022, 2023"


def test_a_missing_value_keeps_its_reason(atlas: Atlas) -> None:
    found = area_values("unemployment", LAD_2025, atlas)
    assert found.values.isna().sum() == 1
    assert found.status[MERGED] == "not_published"


def test_what_is_not_held_is_said(atlas: Atlas) -> None:
    with pytest.raises(UnknownIndicator):
        area_values("gdp", LAD_2025, atlas)
    with pytest.raises(QueryError, match="0 periods for the wards of 2024"):
        area_values("pay", Geography.parse("ward_2024"), atlas)
    with pytest.raises(QueryError, match="has 0 periods"):
        area_values("pay", LAD_2025, atlas, "2021-01-01/P1Y")
    with pytest.raises(QueryError, match="has 2 periods"):
        area_values("pay", LAD_2025, atlas, releases=3)
