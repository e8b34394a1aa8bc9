"""Who enters and leaves: sums that must close."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from levelmap.comparison.gains_and_losses import gains_and_losses
from levelmap.comparison.place_sets import PlaceSet
from tests.comparison.lists import codes, pair


def test_the_change_by_region():
    before, after = pair(1, 2, 1, 2)
    regions = pd.Series(["N", "N", "S", "S", "S"], index=sorted(codes(0, 5)))
    change = gains_and_losses(before, after, {"region": regions})
    table = change.by_group["region"]
    assert table.index.tolist() == ["N", "S", "not grouped", "All"]
    assert table.loc["N", ["before", "after", "enter", "leave", "stay"]].tolist() == [2, 1, 0, 1, 1]
    assert table.loc["S", "net"] == 0
    assert table.loc["not grouped", "areas"] == 1
    assert change.sentence == ("1 places enter, 2 leave and 1 stay if B takes the place of A.")


@given(st.tuples(*[st.integers(0, 12)] * 4).filter(sum), st.integers(1, 4))
def test_groups_add_up_to_the_whole(table, groups):
    before, after = pair(*table)
    universe = sorted(before.universe)
    regions = pd.Series([f"r{i % groups}" for i in range(len(universe))], index=universe)
    people = pd.Series(range(1, len(universe) + 1), index=universe, dtype="float64")
    change = gains_and_losses(before, after, {"region": regions}, people)
    found = change.by_group["region"]
    pd.testing.assert_series_equal(
        found.drop(index="All").sum(), found.loc["All"], check_names=False, check_dtype=False
    )
    total = found.loc["All"]
    assert total["net"] == len(after) - len(before) == total["enter"] - total["leave"]
    assert total["before_people"] == people[sorted(before.codes)].sum()


def test_places_outside_either_universe_neither_enter_nor_leave():
    before, after = pair(1, 1, 1, 1)
    wider = PlaceSet("wider", after.codes | {"W06000001"}, after.universe | {"W06000001"})
    change = gains_and_losses(before, wider, {})
    assert change.outside == {"W06000001"}
    assert "W06000001" not in change.enters
