"""Many lists at once: counts by hand, absent is not the same as not seen, true sentences."""

import re

import pytest

from levelmap.answers.comparisons.many import (
    DEFAULT,
    MOST_LISTS,
    ManyLists,
    ManyListsQuery,
    common_ground,
    see_together,
)
from levelmap.answers.comparisons.references import read_reference
from levelmap.atlas import open_atlas
from levelmap.errors import QueryError
from levelmap.paths import Folders
from tests.answers.comparisons.sides import Sides, shipped_sides
from tests.toy_country import NOW, OLD


def _together(sides: Sides, *texts: str) -> ManyLists:
    return see_together(ManyListsQuery(texts), sides.atlas)


@pytest.fixture(scope="module")
def toy_sides(toy: Folders) -> Sides:
    return Sides(open_atlas(toy.root))


@pytest.fixture(scope="module")
def usual() -> ManyLists:
    return _together(shipped_sides(), *DEFAULT)


def test_counts_by_hand(toy_sides: Sides) -> None:
    view = _together(toy_sides, "toy-fund", "toy-fund:2", "toy-towns")
    elm = view.places.loc[OLD["Elm"]]
    assert (elm["named"], elm["could"]) == (2, 3)
    assert elm[list(view.labels)].tolist() == ["not named", "named", "named"]
    alder = view.places.loc[OLD["Alder"]]
    assert alder[list(view.labels)].tolist() == ["named", "not named", "not seen"]
    assert view.summary == (
        "Elm and Fir are named by 2 of the 3 lists, more than any other. 2 authorities of 12 are "
        "named by two or more."
    )


def test_all_of_two_lists_are_both(toy_sides: Sides) -> None:
    said = _together(toy_sides, "toy-fund:1", "pay:top=3").summary
    assert said.startswith("Alder, Birch and Cedar are named by both lists, more than any other.")


def test_lists_and_methods_of_two_years_meet_on_the_later_one(toy_sides: Sides) -> None:
    view = _together(toy_sides, "toy-fund", "pay:top=3")
    assert str(view.geography) == "lad_2025"
    assert view.places.loc[NOW["Alder"], "named"] == 2


def test_a_merged_place_of_which_a_minority_is_named_is_not_said_no_of(toy_sides: Sides) -> None:
    """Kapok, a quarter of Kapok and Larch, is in category 3; Larch, the rest, in category 1."""
    view = _together(toy_sides, "toy-fund:1", "toy-fund:3", "toy-fund:2", "pay:top=3")
    merged = view.places.loc[NOW["Kapok and Larch"]]

    assert merged[list(view.labels)].tolist() == [
        "named",
        "named in part",
        "not named",
        "not named",
    ]
    assert (merged["named"], merged["could"]) == (1, 4)
    assert view.matrix().loc[NOW["Kapok and Larch"]].tolist() == [1, 0, 0, 0]


def test_a_place_known_not_to_be_on_a_list_held_in_part_is_not_unseen(toy_sides: Sides) -> None:
    view = _together(toy_sides, "toy-towns", "pay:top=3")
    said = view.places[view.labels[0]]

    assert said[NOW["Gorse"]] == "not named"
    assert said[NOW["Hazel"]] == "not seen"
    assert said[NOW["Kapok and Larch"]] == "not seen"


def test_lists_of_the_same_name_are_told_apart(toy_sides: Sides) -> None:
    view = _together(toy_sides, "toy-fund", "toy-fund:1")
    assert view.labels == ("Toy fund, category 1", "Toy fund, category 1 (2)")


def test_combinations_hold_every_named_place_once(usual: ManyLists) -> None:
    named = usual.places.index[usual.places["named"] > 0]
    codes = [code for row in usual.intersections["codes"] for code in row]
    assert sorted(codes) == sorted(named)


def test_the_summary_is_true(usual: ManyLists) -> None:
    by_two = int((usual.matrix().sum(axis=1) >= 2).sum())
    several, of_all = re.findall(r"(\d+) authorities of (\d+)", usual.summary)[0]
    assert (int(several), int(of_all)) == (by_two, len(usual.places))
    most = usual.places["named"].max()
    named_most = usual.places.loc[usual.places["named"] == most, "area_name"]
    assert all(name in usual.summary for name in named_most.head(5))


def test_the_most_and_the_least_alike_are_those_of_the_matrix(usual: ManyLists) -> None:
    pairs = usual.pairwise.where(~usual.pairwise.index.to_series().isin([])).stack()
    apart = pairs[[a != b for a, b in pairs.index]]
    assert f"{apart.max():.0%}" in usual.closest
    assert f"({apart.min():.0%})" in usual.closest


def test_incomplete_lists_are_named_in_the_notes(usual: ManyLists) -> None:
    partial = [
        label for label, whole in zip(usual.labels, usual.complete, strict=True) if not whole
    ]
    note = next(note for note in usual.notes if note.startswith("Known in part only"))
    assert all(label in note for label in partial)
    said = usual.places[partial[0]].value_counts()
    assert said["not seen"] > said["not named"]


def test_a_list_of_small_areas_is_left_out_and_named() -> None:
    view = _together(shipped_sides(), "crf", "towns-fund", "imd_2019")
    assert len(view.labels) == 2
    assert view.left_out[0].startswith("IMD 2019, rebuilt")


@pytest.mark.parametrize("number", [0, 1, MOST_LISTS + 1])
def test_too_few_or_too_many_are_answered(number: int) -> None:
    reference = read_reference("crf", shipped_sides().atlas)
    with pytest.raises(QueryError, match="Choose 2 to"):
        common_ground([reference] * number)
