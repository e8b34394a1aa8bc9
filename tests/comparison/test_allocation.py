"""Allocation: by hand, conserved to the penny, and one sentence for what cannot be divided."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelmap.comparison.allocation import (
    CLAIMS,
    Facts,
    Formula,
    allocate,
    change_by_group,
    group_shares_by,
    winners_and_losers,
)
from levelmap.errors import MethodError

CODES = list("abcd")


def by_code(*values: float) -> pd.Series:
    return pd.Series(values, CODES, dtype="float64")


FACTS = Facts(
    people=by_code(100, 200, 300, 400),
    in_need=by_code(50, 30, 20, 0),
    scores=by_code(0.9, 0.6, 0.3, 0.0),
    ranks=by_code(1, 2, 3, 4),
    categories=pd.Series([1, 1, 2, 3], CODES, dtype="Int64"),
    groups=pd.Series(["E", "E", "W", "W"], CODES),
)


def pounds(pot: float, **rule: object) -> dict[str, float]:
    return allocate(pot, Formula(**rule), FACTS).table["pounds"].to_dict()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"by": "place"}, {"a": 250, "b": 250, "c": 250, "d": 250}),
        ({"by": "head"}, {"a": 100, "b": 200, "c": 300, "d": 400}),
        ({"by": "need"}, {"a": 500, "b": 300, "c": 200}),
        ({"by": "score"}, {"a": 500, "b": 333.33, "c": 166.67}),
        ({"by": "score_head"}, {"a": 300, "b": 400, "c": 300}),
        ({"by": "place", "places": 2}, {"a": 500, "b": 500}),
        # claims 1, 1, 2/3, 1/3 of 3
        (
            {"by": "place", "places": 2, "taper": 2},
            {"a": 333.34, "b": 333.33, "c": 222.22, "d": 111.11},
        ),
        ({"by": "place", "tiers": (2.0, 1.0)}, {"a": 400, "b": 400, "c": 200}),
        ({"by": "head", "floor": 150}, {"a": 150, "b": 188.89, "c": 283.33, "d": 377.78}),
        ({"by": "head", "cap": 300}, {"a": 133.33, "b": 266.67, "c": 300, "d": 300}),
        ({"by": "place", "floor": 0.5, "per_head": True}, {"a": 250, "b": 250, "c": 250, "d": 250}),
        ({"by": "need", "cap": 2, "per_head": True}, {"a": 200, "b": 400, "c": 400}),
        (
            {"by": "head", "group_shares": {"E": 0.5, "W": 0.5}},
            {"a": 166.67, "b": 333.33, "c": 214.29, "d": 285.71},
        ),
    ],
)  # fmt: skip
def test_a_thousand_pounds_by_hand(rule, expected):
    assert pounds(1_000, **rule) == pytest.approx(expected)


def test_what_is_left_over_goes_to_the_largest_remainders_then_the_first_code():
    assert pounds(0.03, by="place") == {"a": 0.01, "b": 0.01, "c": 0.01, "d": 0}
    # 1 : 2 : 3 : 4 of 7 pence is 0.7, 1.4, 2.1, 2.8
    assert pounds(0.07, by="head") == {"a": 0.01, "b": 0.01, "c": 0.02, "d": 0.03}


def test_limits_are_named():
    found = allocate(1_000, Formula("head", floor=150, cap=350), FACTS).table
    assert found["limit"].tolist() == ["floor", "", "", "cap"]
    assert found["per_head"].tolist() == pytest.approx([1.5, 1.0, 1.0, 0.875])


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.floats(0, 1)), min_size=1, max_size=30),
    st.integers(1, 10**12),
    st.sampled_from(list(CLAIMS)),
    st.floats(0, 0.9),
    st.floats(1.1, 5),
    st.booleans(),
)
def test_the_pot_is_conserved_to_the_penny_and_limits_hold(rows, pence, by, low, high, per_head):
    codes = [f"p{i:02d}" for i in range(len(rows))]
    people = pd.Series([float(size) for size, _ in rows], codes)
    score = pd.Series([share + 0.001 for _, share in rows], codes)
    units = people if per_head else pd.Series(1.0, codes)
    mean = pence / 100 / units.sum()
    rule = Formula(by, floor=low * mean, cap=high * mean, per_head=per_head)
    facts = Facts(people, in_need=people * score, scores=score)
    try:
        found = allocate(pence / 100, rule, facts).table
    except MethodError:  # a floor or a cap in whole pence leaves no room
        return
    in_pence = (found["pounds"] * 100).round().astype("int64")
    assert in_pence.sum() == pence
    np.testing.assert_allclose(found["pounds"] * 100, in_pence)
    assert (found["pounds"] >= rule.floor * units - 1e-9 * found["pounds"].max()).all()
    assert (found["pounds"] <= rule.cap * units + 1e-9 * found["pounds"].max()).all()
    free = found[found["limit"] == ""]
    expected = free["claim"] * free["pounds"].sum() / free["claim"].sum()
    assert ((free["pounds"] - expected).abs() <= 0.01 + 1e-9 * expected).all()  # but for the penny


def test_shares_of_nations_may_follow_a_measure():
    shares = group_shares_by(FACTS.people, FACTS.groups)
    assert shares == pytest.approx({"E": 0.3, "W": 0.7})
    found = allocate(1_000, Formula("place", group_shares=shares), FACTS).table["pounds"]
    assert found.tolist() == [150, 150, 350, 350]


def test_who_gains_and_who_loses():
    before = pd.Series({"a": 100.0, "b": 50.10, "e": 5.0})
    after = pd.Series({"a": 80.0, "b": 50.10, "c": 25.0})
    people = pd.Series({"a": 10.0, "b": 10.0, "c": 100.0, "e": 1.0})
    found = winners_and_losers(before, after, people)
    assert found["change"].to_dict() == {"e": -5, "a": -20, "b": 0, "c": 25}
    assert found.index.tolist() == ["e", "a", "b", "c"]
    assert found["per_head"].tolist() == [-5, -2, 0, 0.25]
    assert found["outcome"].tolist() == ["loses", "loses", "same", "gains"]
    groups = pd.Series({"a": "N", "b": "N", "c": "S", "d": "N", "e": "S"})
    by_group = change_by_group(found, people, groups)
    assert by_group.loc["N"].to_dict() == {
        "gain": 0, "lose": 1, "before": 150.1, "after": 130.1, "change": -20, "per_head": -1,
    }  # fmt: skip
    people["d"] = 20  # lives in the group and has no money, neither before nor after
    assert change_by_group(found, people, groups).loc["N", "per_head"] == -0.5
    assert by_group["change"].sum() == pytest.approx(after.sum() - before.sum())


@pytest.mark.parametrize(
    ("pot", "rule", "changes", "message"),
    [
        (0, {}, {}, "A pot of £0.00 cannot be divided"),
        (float("nan"), {}, {}, "cannot be divided"),
        (1e15, {}, {}, "at most £10,000,000,000,000"),
        (0.001, {}, {}, "less than a penny"),
        (1, {"by": "luck"}, {}, "'luck' is no claim: expected one of place, head"),
        (1, {"by": "need"}, {"in_need": None}, "asks for the people in need of places, and none"),
        (1, {"by": "need"}, {"in_need": by_code(1, np.nan, 1, 1)}, "not held for 1 places, such"),
        (1, {"by": "need"}, {"in_need": by_code(0, 0, 0, 0)}, "No place has a claim"),
        (1, {"by": "score"}, {"scores": by_code(1, -1, 0, 0)}, "b has a claim below 0"),
        (1, {"tiers": (0.0,)}, {}, "No place has a claim"),
        (1, {"tiers": (-1.0,)}, {}, "A tier counts -1: expected 0 or more"),
        (1, {"places": -1}, {}, "is below 0: expected 0 or more"),
        (100, {"floor": 26}, {}, "takes £104.00 for 4 places, more than the pot of £100.00"),
        (100, {"cap": 24}, {}, "lets 4 places have £96.00 at most, less than the pot of £100.00"),
        (1, {"floor": 0.001, "cap": 0.009}, {}, "No whole penny lies between the floor and"),
        (100, {"floor": 2, "cap": 1}, {}, "A floor of £2.00 and a cap of £1.00"),
        (100, {"group_shares": {"E": 0.5}}, {}, "shares add up to 0.5: expected 1"),
        (100, {"group_shares": {"E": 1.0}}, {}, "No share is given for the group W"),
        (100, {"group_shares": {"E": 0.5, "W": 0.2, "S": 0.3}}, {}, "S has a share of the pot"),
        (100, {"group_shares": {"E": 0.9, "W": 0.1}, "floor": 20}, {}, "the pot of W of £10.00"),
    ],
)  # fmt: skip
def test_what_cannot_be_divided_is_one_sentence(pot, rule, changes, message):
    with pytest.raises(MethodError, match=message) as caught:
        allocate(pot, Formula(**rule), replace(FACTS, **changes))
    assert str(caught.value).endswith(".")


def test_one_place_gets_all():
    alone = Facts(people=pd.Series({"a": 7.0}))
    assert allocate(12.34, Formula(), alone).table["pounds"].tolist() == [12.34]
