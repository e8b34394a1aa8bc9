"""Values that cannot be, or that are far from all that they are like."""

import numpy as np
import pandas as pd
import pytest

from levelmap import check
from levelmap.catalogue.catalogue import Catalogue
from levelmap.paths import Folders
from levelmap.sources.base import observations
from levelmap.sources.series import plausibility
from levelmap.statuses import OUT_OF_RANGE, UNUSUAL
from tests import toy_country

AREAS = [f"E0600{number:04d}" for number in range(1, 41)]
YEARS = [f"{year}-01-01/P1Y" for year in range(2015, 2022)]


def frame(values: np.ndarray, years: list[str]) -> pd.DataFrame:
    """Return observations of 40 districts from one row for each, one column for each year."""
    wide = pd.DataFrame(values, columns=years).assign(area_code=AREAS)
    long = wide.melt("area_code", var_name="period", value_name="value")
    return long.assign(geography="lad_2021", lower_ci=np.nan, upper_ci=np.nan, status="")


def history() -> np.ndarray:
    """Return values of 40 districts over seven years: levels of 20 to 59, steps of up to 2."""
    steps = np.array([0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0])
    return np.arange(20.0, 60.0)[:, None] + steps[None, :] * np.linspace(0.5, 1.5, 40)[:, None]


def flagged(values: np.ndarray, years: list[str], shipped: Catalogue, slug: str) -> pd.DataFrame:
    rows = frame(values, years)
    rows["status"] = plausibility.flags(rows, shipped.indicator(slug))
    return rows[rows["status"] != ""]


def test_an_ordinary_history_is_not_flagged(shipped: Catalogue) -> None:
    assert flagged(history(), YEARS, shipped, "gross-value-added-per-hour-worked").empty


def test_a_value_far_from_its_own_history_is_flagged(shipped: Catalogue) -> None:
    values = history()
    values[3, 2] = 730.0
    found = flagged(values, YEARS, shipped, "gross-value-added-per-hour-worked")
    assert found[["area_code", "period", "status"]].to_numpy().tolist() == [
        ["E06000004", YEARS[2], UNUSUAL]
    ]


def test_a_small_step_in_a_flat_series_is_not(shipped: Catalogue) -> None:
    values = np.tile(np.arange(20.0, 60.0)[:, None], (1, 7))
    values += np.linspace(-0.01, 0.01, 7)
    values[3, 2] += 0.5
    assert flagged(values, YEARS, shipped, "gross-value-added-per-hour-worked").empty


def test_without_a_history_others_are_the_measure(shipped: Catalogue) -> None:
    values = np.linspace(10.0, 12.0, 40)[:, None]
    values[0, 0] = 90.0
    found = flagged(values, YEARS[:1], shipped, "sports-facilities")
    assert found["area_code"].tolist() == ["E06000001"]
    values[:8, 0] = 90.0
    assert flagged(values, YEARS[:1], shipped, "sports-facilities").empty  # a long tail


@pytest.mark.parametrize(
    ("slug", "value", "status"),
    [
        ("employment-rate", 100.5, OUT_OF_RANGE),
        ("employment-rate", -0.1, OUT_OF_RANGE),
        ("life-satisfaction", 10.1, OUT_OF_RANGE),
        ("employment-rate", 100.0, ""),
        ("net-additions-to-the-housing-stock", -13.0, ""),
    ],
)
def test_the_range_of_the_unit(shipped: Catalogue, slug: str, value: float, status: str) -> None:
    row = frame(np.full((40, 1), 5.0), YEARS[:1]).head(1).assign(value=value)
    assert plausibility.flags(row, shipped.indicator(slug)).tolist() == [status]


def test_a_warning_of_the_publisher_stays_before_the_flag(shipped: Catalogue) -> None:
    """Flagged twice it is the same: what the rule set before is set anew."""
    rows = frame(np.full((40, 1), 5.0), YEARS[:1]).head(2)
    rows = rows.assign(value=[101.0, 50.0], status=["unreliable", "provisional unusual"])
    once = plausibility.flagged(rows, shipped.indicator("employment-rate"))
    assert once["status"].tolist() == [f"unreliable {OUT_OF_RANGE}", "provisional"]
    assert plausibility.flagged(once, shipped.indicator("employment-rate")).equals(once)


@pytest.mark.parametrize(
    ("indicator", "area", "year", "value", "status"),
    [
        ("musculoskeletal-conditions", "E07000121", 2016, 100.58, OUT_OF_RANGE),
        ("noise-complaints", "E09000020", 2020, 731.3, f"partly_imputed {UNUSUAL}"),
    ],
)
def test_known_cases_are_flagged_and_kept(
    shipped: Catalogue, indicator: str, area: str, year: int, value: float, status: str
) -> None:
    rows = shipped.observations(f"health-index-indicator-{indicator}")
    (row,) = rows[(rows["area_code"] == area) & rows["period"].str.startswith(str(year))].to_dict(
        "records"
    )
    assert row["value"] == pytest.approx(value, abs=0.05)
    assert row["status"] == status


def test_check_finds_a_flag_that_is_missing(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "unemployment.parquet"
    rows = pd.read_parquet(path)
    rows.loc[0, "value"] = 101.0
    observations.write(rows, path)
    toy_country.seal(own_toy)
    assert any(
        "unemployment: 1 values lack the flag of an implausible value" in fault
        for fault in check.faults(own_toy)
    )


def test_check_finds_a_status_that_is_not_known(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    rows = pd.read_parquet(path)
    rows.loc[0, "status"] = "odd"
    observations.write(rows, path)
    toy_country.seal(own_toy)
    assert "pay: 1 values carry an unknown status, odd." in check.faults(own_toy)
