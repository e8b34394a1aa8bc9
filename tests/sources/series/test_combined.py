from __future__ import annotations

import pandas as pd
import pytest

from levelmap.errors import ContractError
from levelmap.sources.series import combined

YEAR, OTHER = "2023-01-01/P1Y", "2022-01-01/P1Y"


def rows(code: str, value: float | None, *periods: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"area_code": code, "geography": "lad_2025", "period": list(periods), "value": value}
    )


def test_a_period_is_shared_if_every_part_has_a_value():
    frames = {"here": rows("E06000001", 1.0, YEAR, OTHER), "there": rows("N09000001", 2.0, YEAR)}
    assert combined.shared_periods(frames) == {YEAR}
    assert combined.shared_periods({**frames, "nowhere": rows("W06000001", None, YEAR)}) == set()


def test_a_nation_in_two_parts_is_taken_from_its_own_series():
    frames = {
        "here": pd.concat([rows("E06000001", 1.0, YEAR), rows("N92000002", 62.7, YEAR)]),
        "there": pd.concat([rows("N09000001", 2.0, YEAR), rows("N92000002", 59.2, YEAR)]),
    }
    both = combined.combine(frames, {YEAR}, "both").set_index("area_code")["value"]
    assert both.to_dict() == {"E06000001": 1.0, "N09000001": 2.0, "N92000002": 59.2}


def test_a_period_that_a_part_lacks_is_refused():
    frames = {"here": rows("E06000001", 1.0, YEAR), "there": rows("N09000001", 2.0, OTHER)}
    with pytest.raises(ContractError, match="there has nothing for 2023"):
        combined.combine(frames, {YEAR}, "both")


@pytest.mark.parametrize(
    ("slug", "period", "by_nation"),
    [
        ("employment-rate-uk", YEAR, (294, 22, 32, 11)),
        ("economic-inactivity-rate-uk", YEAR, (294, 22, 32, 11)),
        ("level-3-or-above-qualifications-uk", YEAR, (294, 22, 32, 11)),
        (
            "net-additions-to-the-housing-stock-england-and-wales",
            "2024-04-01/P1Y",
            (296, 22, 0, 0),
        ),
    ],
)
def test_nations_in_the_views_of_several(shipped, slug, period, by_nation):
    held = [s for s in shipped.series(slug) if str(s.geography) == "lad_2025"]
    assert held[-1].by_nation == by_nation
    assert str(held[-1].period) == period


def test_only_one_year_of_level_3_agrees(shipped):
    assert {str(s.period) for s in shipped.series("level-3-or-above-qualifications-uk")} == {YEAR}


def test_deprivation_is_never_combined(shipped):
    nations_own = ("imd-", "wimd-", "simd-", "nimdm-", "community-needs-", "health-index-")
    for slug, indicator in shipped.indicators.items():
        if indicator.builder == "combined":
            assert not any(part in indicator.origin for part in nations_own), slug
