from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.small_areas import census, shares

DECLINING = "census-industry-agriculture-mining-manufacturing"


def values(shipped: Catalogue, slug: str, geography: str) -> pd.Series:
    rows = shipped.observations(slug)
    return rows[rows["geography"] == geography].set_index("area_code")["value"]


def named(shipped: Catalogue, shares: pd.Series, geography: str) -> dict[str, float]:
    path = shipped.folders.data / "areas" / f"{geography}.csv"
    names = pd.read_csv(path).set_index("code")["name"]
    return dict(zip(names[shares.index], shares, strict=True))


@pytest.mark.raw
def test_industry_counts_add_to_the_census_total(raw):
    industry = census.read_industry(raw)
    assert industry["total"].sum() == 27_773_671
    assert industry.index.str[0].value_counts().to_dict() == {"E": 309, "W": 22}


def test_agriculture_mining_and_manufacturing_in_the_districts_of_2021(shipped):
    shares = values(shipped, f"{DECLINING}-2021-districts", "lad_2021").sort_values()
    assert shares.notna().sum() == 331
    assert named(shipped, shares.tail(3), "lad_2021") == pytest.approx(
        {"South Holland": 19.406, "North Lincolnshire": 19.520, "Boston": 21.290}, abs=0.001
    )
    assert named(shipped, shares.head(2), "lad_2021") == pytest.approx(
        {"City of London": 2.018, "Tower Hamlets": 2.323}, abs=0.001
    )


def test_counts_added_up_to_countries(shipped):
    shares = values(shipped, DECLINING, "country_2025")
    assert shares["E92000001"] == pytest.approx(8.232, abs=0.001)
    assert shares["W92000004"] == pytest.approx(10.708, abs=0.001)
    assert values(shipped, DECLINING, "lad_2025").notna().sum() == 296 + 22


def test_sections_add_up_to_the_set(shipped):
    parts = [values(shipped, f"census-industry-{letter}", "lad_2025") for letter in "abc"]
    gap = (sum(parts) - values(shipped, DECLINING, "lad_2025")).abs()
    assert gap.max() < 0.001


@pytest.mark.raw
def test_every_row_of_wards_is_used(raw, shipped):
    """7,638 rows: two whole authorities, two parts of one ward, 7,634 wards."""
    by_ward = census.read_wards(raw)
    assert len(by_ward) == 7_638
    assert by_ward["population"].sum() == 48_566_302
    path = shipped.folders.data / "areas" / "ward_2022.csv"
    wards = {code for code in pd.read_csv(path)["code"] if code[0] in "EW"}
    assert sorted(set(by_ward.index) - wards) == sorted(
        [*census.WHOLE_AUTHORITIES, *census.SHARED_WARD]
    )
    assert len(set(by_ward.index) & wards) == 7_634


def test_wards_given_as_whole_authorities_have_no_value(shipped):
    rows = shipped.observations("census-level-4-or-above")
    rows = rows[rows["geography"] == "ward_2022"]
    assert rows["value"].notna().sum() == 7_635
    assert (rows.loc[rows["value"].isna(), "status"] == "not_published").all()
    assert rows["value"].isna().sum() == 25 + 5
    assert not rows.set_index("area_code").loc["E05014284", ["value"]].isna().any()


def test_authorities_from_wards_include_those_without_wards(shipped):
    shares = values(shipped, "census-level-4-or-above", "lad_2025")
    assert shares.notna().sum() == 296 + 22
    assert shares["E09000001"] == pytest.approx(100 * 5939 / 8006, abs=0.001)


@pytest.mark.parametrize(
    ("slug", "wards", "authorities"),
    [
        ("census-owner-occupied", 7_536, 318),
        ("census-overcrowded", 7_536, 318),
        ("census-disabled", 7_536, 318),
        ("loneliness", 6_784, 296),
    ],
)
def test_shares_by_small_area_reach_wards_and_authorities(shipped, slug, wards, authorities):
    assert values(shipped, slug, "ward_2024").notna().sum() == wards
    assert values(shipped, slug, "lad_2025").notna().sum() == authorities


def test_tenures_add_to_a_hundred(shipped):
    tenures = ("owner-occupied", "social-rented", "private-rented")
    total = sum(values(shipped, f"census-{tenure}", "ward_2024") for tenure in tenures)
    assert (total.dropna() - 100).abs().max() < 0.001


def wards_file(tmp_path, rows: list[dict[str, object]]) -> RawFolder:
    path = tmp_path.joinpath(*census.WARDS)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(rows), encoding="utf-8")
    return RawFolder(tmp_path)


WARD = {"code": "E05000650"} | dict.fromkeys(census.COUNTS, 1) | {"population": 7, "employed": 9}


def test_wards_as_they_should_be_are_read(tmp_path):
    assert census.read_wards(wards_file(tmp_path, [WARD])).loc["E05000650", "population"] == 7


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([WARD, WARD], "code: holds a ward twice.*E05000650"),
        ([WARD | {"population": 8}], "population: is not the sum of its parts.*E05000650"),
        ([WARD | {"employed": 17}], "employed: is not the sum of its parts.*E05000650"),
        ([{"code": "E05000650"}], "is not the list of wards"),
        ([WARD | {"level1": "many"}], "is not the list of wards"),
    ],
)
def test_faulty_wards_are_refused(tmp_path, rows, message):
    with pytest.raises(ContractError, match=message):
        census.read_wards(wards_file(tmp_path, rows))


def test_an_unknown_category_is_named():
    frame = pd.DataFrame({"lsoa21_code": ["E01000001"], "tenure": ["Owned"], "n": [1.0]})
    with pytest.raises(ContractError, match="has no category 'Rented'; found Owned"):
        shares._counted(frame, "tenure", "Rented", RawFolder(Path()))
