from __future__ import annotations

import pandas as pd

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography.gazetteer import Gazetteer
from levelmap.geography.inheritance import INHERITED, inherit
from levelmap.terms import Geography

SINGLE, SHIRE, ANOTHER, ALONE = "E06000001", "E07000001", "E07000002", "E06000002"
COUNTY = "E10000001"

AREAS = pd.DataFrame(
    {"utla_code": [SINGLE, COUNTY, COUNTY, ALONE]}, index=[SINGLE, SHIRE, ANOTHER, ALONE]
)


def observed(*rows: tuple[str, float | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area_code", "value", "status"])
    return frame.assign(lower_ci=frame["value"] - 1, upper_ci=frame["value"] + 1)


def test_districts_take_the_value_and_the_interval_of_their_county():
    found = inherit(observed((SINGLE, 60.0, ""), (COUNTY, 65.0, "")), AREAS)
    assert found["value"].tolist()[:3] == [60, 65, 65]
    assert found.loc[SHIRE, ["lower_ci", "upper_ci", "status"]].tolist() == [64, 66, INHERITED]
    assert found.loc[SINGLE, "status"] == ""
    assert found["source_code"].tolist() == [SINGLE, COUNTY, COUNTY, ""]


def test_an_area_without_any_row_has_nothing():
    found = inherit(observed((COUNTY, 65.0, "")), AREAS)
    assert pd.isna(found.loc[ALONE, "value"])
    assert found.loc[ALONE, ["status", "source_code"]].tolist() == ["", ""]


def test_an_own_row_stands_even_if_it_is_empty():
    found = inherit(observed((SHIRE, None, "suppressed"), (COUNTY, 65.0, "")), AREAS)
    assert pd.isna(found.loc[SHIRE, "value"])
    assert found.loc[SHIRE, ["status", "source_code"]].tolist() == ["suppressed", SHIRE]


def test_a_missing_county_hands_down_its_reason():
    found = inherit(observed((COUNTY, None, "not_published")), AREAS)
    assert found.loc[SHIRE, "status"] == "not_published"
    assert found.loc[SHIRE, "source_code"] == COUNTY


def test_164_districts_inherit_healthy_life_expectancy(shipped: Catalogue):
    areas = Gazetteer(shipped.folders).areas(Geography.parse("lad_2025"))
    rows = shipped.observations("female-healthy-life-expectancy")
    found = inherit(rows[rows["period"] == rows["period"].max()], areas)
    assert (found["status"] == INHERITED).sum() == 164
    inherited = found[found["status"] == INHERITED]
    assert inherited["source_code"].nunique() == 21
    assert found["value"].notna().sum() == 361 - 2
    without = sorted(found.index[found["value"].isna()])
    assert without == ["E06000053", "E09000001"]
