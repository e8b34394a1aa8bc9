"""Three divisions of money made again from the shipped tables, with whole pence and fractions only.

Nothing of the engine is used: people, lists and counts are read as text, shares are exact,
limits are met by searching for the level at which all that is left is spent.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from fractions import Fraction

import pandas as pd
import pytest

from levelmap.answers.laboratory.asked import Laboratory
from levelmap.paths import package_root
from tests.answers.comparisons.sides import shipped_sides

DATA = package_root() / "data"
POT = 169_332_365_700
"""Pence: what round 1 of the Levelling Up Fund gave."""

MERGED = {
    "E06000060": ["E07000004", "E07000005", "E07000006", "E07000007"],
    "E06000061": ["E07000150", "E07000152", "E07000153", "E07000156"],
    "E06000062": ["E07000151", "E07000154", "E07000155"],
}
"""Authorities of 2021 that are several of 2019: in Buckinghamshire and Northamptonshire."""


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _people() -> dict[str, int]:
    rows = [row for row in _rows("lookups/population.csv") if row["geography"] == "lad_2021"]
    return {row["area_code"]: int(row["people"]) for row in rows}


def _first_category() -> set[str]:
    rows = _rows("memberships/luf-round-1.csv")
    return {row["area_code"] for row in rows if row["category"] == "1"}


def _whole(exact: Mapping[str, Fraction], pence: int) -> dict[str, int]:
    """Round down, then give a penny each to the largest remainders, ties to the first code."""
    down = {code: int(share) for code, share in exact.items()}
    order = sorted(exact, key=lambda code: (down[code] - exact[code], code))
    for code in order[: pence - sum(down.values())]:
        down[code] += 1
    return down


def _in_proportion(claims: Mapping[str, int | Fraction], pence: int) -> dict[str, int]:
    total = sum(map(Fraction, claims.values()))
    return _whole({code: Fraction(one) * pence / total for code, one in claims.items()}, pence)


def _within(claims: Mapping[str, int], pence: int, low: int, high: int) -> dict[str, int]:
    """Find the pounds for a claim of 1 at which the shares, held to the limits, spend the pot."""
    least, most = Fraction(0), Fraction(pence)
    for _ in range(200):
        middle = (least + most) / 2
        spent = sum(min(max(middle * one, low), high) for one in claims.values())
        least, most = (middle, most) if spent < pence else (least, middle)
    free = {code: one for code, one in claims.items() if low < least * one < high}
    fixed = {code: low if least * claims[code] <= low else high for code in claims.keys() - free}
    return fixed | _in_proportion(free, pence - sum(fixed.values()))


def _found(b: str, **pot: object) -> pd.Series:
    given = {"pot": POT / 100, "before": "place", "geography": "lad_2021", "universe": "E"}
    table = Laboratory(shipped_sides().atlas).divide(b, **(given | pot)).table
    after = table["after"][table["after"] > 0]
    return (after * 100).round().astype("int64")


def _english(codes: set[str]) -> dict[str, int]:
    """Return the people of those that are authorities of 2021.

    Three of the four parts of North Northamptonshire, with most of its people, are in category 1.
    """
    people = _people()
    assert len(codes.intersection(MERGED["E06000061"])) == 3
    return {
        code: people[code]
        for code in sorted({*codes, "E06000061"})
        if code[0] == "E" and code in people
    }


def test_by_people_among_the_fund_s_first_category() -> None:
    expected = _in_proportion(_english(_first_category()), POT)
    assert _found("luf-round-1:1").to_dict() == expected
    assert len(expected) == 91


def test_by_people_in_need_among_the_places_of_the_towns_fund() -> None:
    in_need = pd.read_parquet(DATA / "observations" / "imd-2019-income-scale.parquet")
    in_need = in_need.set_index("area_code")["value"]
    for later, earlier in MERGED.items():
        in_need[later] = in_need[earlier].sum()
    towns = {row["area_code"] for row in _rows("memberships/towns-fund.csv")}
    claims = {code: Fraction(in_need[code]) for code in sorted(towns)}
    expected = _in_proportion(claims, POT)
    found = _found("towns-fund", by="need", need="imd-2019-income-scale")
    assert found.to_dict() == expected


@pytest.mark.parametrize(("low", "high"), [(10_000_000, 30_000_000), (15_000_000, 19_000_000)])
def test_by_people_with_a_least_and_a_most(low: int, high: int) -> None:
    claims = _english(_first_category())
    expected = _within(claims, POT, low * 100, high * 100)
    found = _found("luf-round-1:1", floor=float(low), cap=float(high))
    assert sum(expected.values()) == int(found.sum()) == POT
    difference = found - pd.Series(expected)
    assert difference.abs().max() <= 1  # a penny left over may go to another place
    assert (found == low * 100).sum() == sum(one == low * 100 for one in expected.values()) > 0
    assert (found == high * 100).sum() == sum(one == high * 100 for one in expected.values()) > 0
