import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.sources.publishers.devolution import shares

SLUG = "residents-in-a-combined-authority"


def test_shares_are_of_people_not_of_districts() -> None:
    districts = pd.DataFrame(
        {
            "cauth_code": ["E47000001", "", "", ""],
            "region_code": ["E12000001", "E12000001", "E12000002", ""],
            "country_code": ["E92000001"] * 3 + ["W92000004"],
        },
        index=["E06000001", "E06000002", "E06000003", "W06000001"],
    )
    people = pd.Series([300, 100, 100, 500], index=districts.index)
    found = shares(districts, people).set_index("area_code")["value"]
    assert found.to_dict() == {
        "E06000001": 100,
        "E06000002": 0,
        "E06000003": 0,
        "E12000001": 75,
        "E12000002": 0,
        "E92000001": 60,
    }


def test_106_districts_are_in_the_15_combined_authorities_of_2025(shipped: Catalogue) -> None:
    frame = shipped.observations(SLUG)
    districts = frame[frame["geography"] == "lad_2025"]
    assert (len(districts), int((districts["value"] == 100).sum())) == (296, 106)
    england = frame.loc[frame["area_code"] == "E92000001", "value"].item()
    assert england == pytest.approx(46, abs=10)
