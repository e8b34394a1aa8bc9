"""Known values and counts of the ONS series, as shipped and against the raw files."""

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.publishers import explore_local_statistics, subnational_indicators
from levelmap.terms import AreaType


def _latest(shipped: Catalogue, slug: str) -> tuple[str, str, tuple[int, int, int, int]]:
    last = shipped.series(slug, AreaType.LOCAL_AUTHORITY)[-1]
    return str(last.geography), str(last.period), last.by_nation


@pytest.mark.parametrize(
    ("slug", "geography", "period", "by_nation"),
    [
        ("gross-value-added-per-hour-worked", "lad_2025", "2023-01-01/P1Y", (296, 22, 32, 11)),
        (
            "gross-disposable-household-income-per-head",
            "lad_2025",
            "2023-01-01/P1Y",
            (296, 22, 32, 11),
        ),
        ("gross-median-weekly-pay", "lad_2025", "2025-04-30/P1D", (294, 22, 32, 11)),
        ("employment-rate", "lad_2025", "2023-01-01/P1Y", (294, 22, 32, 0)),
        ("employment-rate-ni", "lad_2025", "2023-01-01/P1Y", (0, 0, 0, 11)),
        ("modelled-unemployment-rate", "lad_2025", "2023-01-01/P1Y", (293, 22, 32, 0)),
        ("claimant-count", "lad_2025", "2025-01-01/P1Y", (296, 22, 32, 11)),
        ("level-3-or-above-qualifications", "lad_2025", "2023-01-01/P1Y", (294, 22, 32, 0)),
        ("no-qualifications", "lad_2025", "2023-01-01/P1Y", (241, 22, 30, 0)),
        ("pupils-at-expected-standard-key-stage-2", "lad_2025", "2024-09-01/P1Y", (294, 0, 0, 0)),
        ("gcses-in-english-and-maths", "lad_2025", "2024-09-01/P1Y", (294, 0, 0, 0)),
        ("cigarette-smokers", "lad_2021", "2020-01-01/P5Y", (308, 22, 32, 11)),
        ("life-satisfaction", "lad_2021", "2022-04-01/P1Y", (299, 22, 31, 11)),
        ("travel-time-to-employment-centre-by-car", "lad_2018", "2019-01-01/P1Y", (326, 0, 0, 0)),
        ("first-time-buyer-mortgage-sales", "lad_2025", "2024-01-01/P1Y", (295, 22, 32, 11)),
        ("cancer-diagnosis-at-stage-1-and-2", "lad_2025", "2022-01-01/P1Y", (225, 0, 0, 0)),
        ("female-healthy-life-expectancy", "lad_2025", "2022-01-01/P3Y", (130, 22, 32, 11)),
        ("museums", "lad_2025", "2021-09-30/P1D", (296, 22, 32, 11)),
    ],
)
def test_coverage_of_the_latest_period(
    shipped: Catalogue,
    slug: str,
    geography: str,
    period: str,
    by_nation: tuple[int, int, int, int],
) -> None:
    assert _latest(shipped, slug) == (geography, period, by_nation)


def test_seventy_seven_series_reach_districts(shipped: Catalogue) -> None:
    made = [i for i in shipped.indicators.values() if i.builder == "explore_local_statistics"]
    upper_tier = {
        "female-healthy-life-expectancy",
        "male-healthy-life-expectancy",
        "motor-vehicle-flow",
        "persistent-absences-for-all-pupils",
        "persistent-absences-for-pupils-eligible-for-free-school-meals",
        "persistent-absences-for-pupils-looked-after-by-local-authorities",
    }
    district = [
        i
        for i in made
        if shipped.series(i.slug, AreaType.LOCAL_AUTHORITY) and i.slug not in upper_tier
    ]
    assert (len(made), len(district)) == (89, 77)


@pytest.mark.raw
def test_spot_values_equal_the_raw_file(raw: RawFolder, shipped: Catalogue) -> None:
    for slug in ("gross-value-added-per-hour-worked", "claimant-count", "life-satisfaction"):
        indicator = shipped.indicator(slug)
        published = explore_local_statistics.read(raw, indicator)
        ours = shipped.observations(slug)
        both = ours.merge(published, on=["area_code", "period"], suffixes=("", "_raw"))
        assert len(both) > 0.97 * len(ours)
        pd.testing.assert_series_equal(both["value"], both["value_raw"], check_names=False)
        pd.testing.assert_series_equal(both["lower_ci"], both["lower_ci_raw"], check_names=False)


def test_hackney_and_the_city_share_one_figure(shipped: Catalogue) -> None:
    frame = shipped.observations("preventable-cardiovascular-mortality")
    last = frame[frame["period"] == "2022-01-01/P3Y"].set_index("area_code")
    assert last.loc["E09000001", "value"] == last.loc["E09000012", "value"]
    assert last.loc["E09000001", "status"] == "combined_area"


@pytest.mark.parametrize(
    ("text", "label", "period"),
    [
        ("2019 revised", "Pupils meeting the expected standard at the end of key stage 2", "2018"),
        ("2022/23", "Obesity prevalence in children at Year 6 age (aged 10 to 11 years)", "2022"),
        ("2022/23", "Persistent absences for all pupils", "2022"),
    ],
)
def test_school_years_are_school_years(text: str, label: str, period: str) -> None:
    """What says 2019, of a series by school year is the year that ended then."""
    assert subnational_indicators.period_of(text, label) == f"{period}-09-01/P1Y"


def test_other_years_are_as_written() -> None:
    assert subnational_indicators.period_of("2019 revised", "GVA per hour") == "2019-01-01/P1Y"
    assert subnational_indicators.period_of("2022/23", "Life satisfaction") == "2022-04-01/P1Y"


@pytest.mark.parametrize(
    ("slug", "labels"),
    [
        ("pupils-at-expected-standard-key-stage-2-2021-districts", ["2018/19", "2022/23"]),
        ("obesity-prevalence-year-6-2021-districts", ["2022/23"]),
    ],
)
def test_periods_of_schools_begin_in_september(
    shipped: Catalogue, slug: str, labels: list[str]
) -> None:
    held = [series.period for series in shipped.series(slug)]
    assert [period.label for period in held] == labels
    assert {period.start.month for period in held} == {9}


def test_series_told_to_be_provisional_are_those_of_the_files(shipped: Catalogue) -> None:
    labels = {one.origin.rpartition("|")[2].strip() for one in shipped.indicators.values()}
    assert set(explore_local_statistics.PROVISIONAL) <= labels


def test_what_a_caveat_calls_provisional_is_marked_so(shipped: Catalogue) -> None:
    """A figure's other warnings stay; pay in Northern Ireland is final."""
    told = [one.slug for one in shipped.indicators.values() if "rovisional" in one.caveat]
    assert len(told) > 5
    for slug in told:
        rows = shipped.observations(slug)
        rows = rows[rows["value"].notna() & ~rows["area_code"].str.startswith("N")]
        latest = rows[rows["period"] == rows["period"].max()]
        assert "" not in set(latest["status"].fillna("")), slug
