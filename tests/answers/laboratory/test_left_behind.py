"""Residents of left-behind wards as a measure of need: published totals, counted again by hand."""

import csv
from collections import Counter
from functools import cache

import pytest

from levelmap.answers.laboratory import left_behind
from levelmap.answers.laboratory.asked import Laboratory
from levelmap.answers.laboratory.left_behind import residents
from levelmap.answers.laboratory.reach import MEASURES, measure_of_need
from levelmap.errors import LevelMapError, MethodError
from levelmap.paths import package_root
from levelmap.terms import Geography
from tests.answers.comparisons.sides import shipped_sides

DATA = package_root() / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _people() -> dict[str, int]:
    rows = _rows("lookups/population.csv")
    return {r["area_code"]: int(r["people"]) for r in rows if r["geography"] == "ward_2017"}


@pytest.mark.parametrize(("year", "authorities"), [("lad_2019", 82), ("lad_2021", 80)])
def test_the_225_wards_are_home_to_2_37_million_in_82_authorities(
    year: str, authorities: int
) -> None:
    """As published in 2019; by 2021 two of the authorities had become part of others."""
    found = residents(Geography.parse(year), shipped_sides().atlas)
    assert round(found["in_need"].sum() / 1e6, 2) == 2.37
    assert (found["in_need"] > 0).sum() == authorities
    assert found["in_need"].sum() == sum(
        _people()[row["area_code"]] for row in _rows("memberships/left-behind-wards.csv")
    )


def test_each_authority_has_the_residents_of_its_own_wards() -> None:
    expected: Counter[str] = Counter()
    for row in _rows("memberships/left-behind-wards.csv"):
        expected[row["within_code"]] += _people()[row["area_code"]]
    found = residents(Geography.parse("lad_2019"), shipped_sides().atlas)["in_need"]
    assert found["E06000047"] == expected["E06000047"]  # County Durham, the most wards
    assert found["E08000025"] == expected["E08000025"]


def test_who_is_not_in_the_index_has_no_figure() -> None:
    atlas = shipped_sides().atlas
    found = residents(Geography.parse("lad_2021"), atlas)
    assert not {"E09000001", "E06000053", "W06000001", "S12000005"} & set(found.index)
    assert found.notna().all(axis=None)
    assert "Twelve of its 7,433 wards, none of them left behind" in left_behind.NOTE
    held = atlas.catalogue.priority_list(left_behind.LIST)
    wards = held.universe.codes(atlas.gazetteer.areas(held.geography))
    listed = {row["area_code"] for row in _rows("memberships/left-behind-wards.csv")}
    assert len(wards) == 7_433
    assert len(set(wards) - _people().keys()) == 12
    assert listed <= _people().keys()


def test_the_share_reached_follows_from_the_counts() -> None:
    laboratory = Laboratory(shipped_sides().atlas)
    found = laboratory.reach(["luf-round-1:1"], "lad_2021", left_behind.LIST)
    need = measure_of_need(left_behind.LIST, Geography.parse("lad_2021"), laboratory.atlas)
    on = [c for c in found.sides[0].places.codes if c in need.in_need.index]
    row = found.table.iloc[0]
    assert row["in_need"] == pytest.approx(need.in_need[on].sum() / 2_368_453)
    assert row["people"] == pytest.approx(need.people[on].sum() / need.people.sum())
    assert MEASURES[left_behind.LIST].note in found.notes


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["luf-round-1:1", "ward_2017"], "expected areas such as lad_2021"),
        (["wimd-2019-extent", "lad_2025"], "No figure of Residents of left-behind wards"),
    ],
)
def test_where_it_is_not_held_is_one_sentence(asked: list[str], words: str) -> None:
    with pytest.raises(LevelMapError, match=words) as error:
        Laboratory(shipped_sides().atlas).reach(asked[:1], asked[1], left_behind.LIST)
    assert "\n" not in str(error.value)


def test_the_list_is_not_measured_by_itself() -> None:
    laboratory = Laboratory(shipped_sides().atlas)
    said = (
        "Left-behind wards would be measured by itself, by residents of left-behind wards (2019): "
        "choose another measure for it."
    )
    both = laboratory.reach(["luf-round-1:1", left_behind.LIST], "lad_2021", left_behind.LIST)
    assert len(both.table) == 1
    assert f"Left-behind wards is left out. {said}" in both.notes
    with pytest.raises(MethodError) as error:
        laboratory.reach([left_behind.LIST], "lad_2021", left_behind.LIST)
    assert str(error.value) == said
