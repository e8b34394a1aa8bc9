from pathlib import Path

import pandas as pd
import pytest

from levelmap.errors import ContractError, VintageMismatch
from levelmap.geography import districts
from levelmap.geography.districts import Districts
from levelmap.paths import Folders
from levelmap.sources.base import observations
from tests.toy_country import ENGLAND, MERGED, OLD, YEAR_2023


@pytest.fixture(scope="module")
def known(toy: Folders) -> Districts:
    return districts.load(toy)


def _published(values: dict[str, float | None]) -> pd.DataFrame:
    value = pd.Series(list(values.values()), dtype="float64")
    return pd.DataFrame(
        {
            "area_code": list(values),
            "period": YEAR_2023,
            "value": value,
            "lower_ci": value - 1,
            "upper_ci": value + 1,
            "status": value.isna().map({True: "not_published", False: ""}),
        }
    )


def test_each_kind_of_area_gets_its_geography(known: Districts) -> None:
    frame = observations.tidy(_published({OLD["Alder"]: 1, ENGLAND: 2}), known, "toy").frame
    assert dict(zip(frame["area_code"], frame["geography"], strict=True)) == {
        ENGLAND: "country_2025",
        OLD["Alder"]: "lad_2025",
    }


def test_rows_of_other_kinds_are_counted_not_kept(known: Districts) -> None:
    tidied = observations.tidy(_published({OLD["Alder"]: 1, "TLC11": 2, "na": 3}), known, "toy")
    assert (len(tidied.frame), tidied.other_areas) == (1, 2)


def test_superseded_districts_are_dropped_and_counted(known: Districts) -> None:
    rows = _published({OLD["Kapok"]: 1, OLD["Larch"]: 2, MERGED: 3})
    tidied = observations.tidy(rows, known, "toy")
    assert tidied.frame["area_code"].tolist() == [MERGED]
    assert tidied.superseded == 2


def test_an_old_district_without_value_does_not_date_the_others(known: Districts) -> None:
    rows = _published({OLD["Alder"]: 1, OLD["Kapok"]: None, MERGED: 3})
    frame = observations.tidy(rows, known, "toy").frame
    assert frame["geography"].unique().tolist() == ["lad_2025"]
    assert set(frame["area_code"]) == {OLD["Alder"], MERGED}


def test_an_area_without_value_keeps_its_status(known: Districts) -> None:
    frame = observations.tidy(_published({OLD["Alder"]: 1, OLD["Birch"]: None}), known, "toy").frame
    birch = frame[frame["area_code"] == OLD["Birch"]].iloc[0]
    assert (birch["status"], pd.isna(birch["value"])) == ("not_published", True)


def test_identical_rows_are_one_row(known: Districts) -> None:
    rows = pd.concat([_published({OLD["Alder"]: 1})] * 2)
    assert len(observations.tidy(rows, known, "toy").frame) == 1


def test_two_values_for_one_area_are_refused(known: Districts) -> None:
    rows = pd.concat([_published({OLD["Alder"]: 1}), _published({OLD["Alder"]: 2})])
    with pytest.raises(ContractError, match="two rows for one area") as caught:
        observations.tidy(rows, known, "toy")
    assert OLD["Alder"] in caught.value.rows[0]


def test_mixed_years_are_refused_with_name_and_period(known: Districts) -> None:
    with pytest.raises(VintageMismatch, match=rf"toy, period {YEAR_2023}.*E06900099"):
        observations.tidy(_published({"E06900099": 1, OLD["Alder"]: 2}), known, "toy")


def test_a_pair_published_together_gives_both_the_value() -> None:
    pair = districts.Districts(
        names={"E09000001": "City of London", "E09000012": "Hackney"},
        years={"E09000001": (2016, 2025), "E09000012": (2016, 2025)},
        changes={},
    )
    frame = observations.tidy(_published({"E67000001": 7, "E09000001": None}), pair, "toy").frame
    assert frame["value"].tolist() == [7, 7]
    assert frame["status"].tolist() == ["combined_area", "combined_area"]


def test_the_same_frame_gives_the_same_bytes(known: Districts, tmp_path: Path) -> None:
    frame = observations.tidy(_published({OLD["Alder"]: 1}), known, "toy").frame
    for name in ("one", "two"):
        observations.write(frame, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_an_abolished_combined_authority_keeps_a_year_of_its_own(known: Districts) -> None:
    rows = _published({OLD["Alder"]: 1, MERGED: 2, "E47000010": 3, "E47000014": 4})
    frame = observations.tidy(rows, known, "toy").frame.set_index("area_code")["geography"]
    assert frame["E47000010"] == "cauth_2021"
    assert frame["E47000014"] == "cauth_2025"
