"""Where districts stand on lists of a few rows, each rule by itself."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.lists.standings import Award, ListStatus, Standing
from levelmap.paths import Folders
from tests.lists.examples import COUNTY, row, table
from tests.toy_country import ENGLAND, OLD, REGIONS

ALDER, BIRCH, CEDAR, ELM, HAZEL = (OLD[name] for name in "Alder Birch Cedar Elm Hazel".split())


@pytest.mark.parametrize(
    ("status", "label", "is_named"),
    [
        ("in", "named", True),
        ("shared", "named together with other areas", True),
        ("inherited", "named through its county or transport authority", True),
        ("part", "a place within it is named", True),
        ("not", "not named", False),
        ("not_seen", "not seen: the list held is incomplete", False),
        ("outside_universe", "could not have been named", False),
    ],
)
def test_what_readers_are_told_of_a_status(status: str, label: str, is_named: bool) -> None:
    found = ListStatus(status)
    assert (found.label, found.is_named) == (label, is_named)


@pytest.mark.parametrize(
    ("extents", "status"),
    [
        (["whole"], ListStatus.IN),
        (["part"], ListStatus.PART),
        (["shared"], ListStatus.SHARED),
        (["part", "shared"], ListStatus.SHARED),
        (["part", "shared", "whole"], ListStatus.IN),
    ],
)
def test_the_widest_row_of_an_area_counts(
    toy: Folders, extents: list[str], status: ListStatus
) -> None:
    rows = [row("Elm", extent=extent, place=f"Place {n}") for n, extent in enumerate(extents)]
    assert table(toy, rows).own()[ELM].status is status


def test_who_is_not_on_a_list_is_not_named_if_it_is_whole_and_else_not_seen(toy: Folders) -> None:
    rows = [row("Elm")]
    assert table(toy, rows).own()[ALDER] == Standing(ALDER, ListStatus.NOT)
    partial = table(toy, rows, completeness="partial")
    assert partial.own()[ALDER] == Standing(ALDER, ListStatus.NOT_SEEN)


def test_a_county_names_its_districts_and_nobody_else(toy: Folders) -> None:
    found = table(toy, [row(COUNTY, note="as a county")])
    standings = found.districts()
    for code in (ALDER, BIRCH):
        inherited = Standing(code, ListStatus.INHERITED, via=COUNTY, note="as a county")
        assert standings[code] == inherited
    assert standings[CEDAR] == Standing(CEDAR, ListStatus.NOT)
    assert found.within(COUNTY) == {ALDER, BIRCH}
    assert found.within("E47900001") == {HAZEL}
    assert found.within("E10900009") == frozenset()


def test_a_row_of_the_district_itself_goes_before_that_of_its_county(toy: Folders) -> None:
    rows = [row(COUNTY), row("Alder", extent="part", place="Alder Quay")]
    standings = table(toy, rows).districts()
    assert (standings[ALDER].status, standings[ALDER].places) == (ListStatus.PART, ("Alder Quay",))
    assert (standings[ALDER].via, standings[BIRCH].via) == ("", COUNTY)


def test_a_ward_of_a_district_names_a_part_of_it(toy: Folders) -> None:
    ward = row("E05900001", area_name_as_published="Elm Hill", within_code=ELM)
    other = row("E05900002", area_name_as_published="Elm Dale", within_code=ELM)
    found = table(toy, [ward, other]).districts()[ELM]
    assert (found.status, found.places) == (ListStatus.PART, ("Elm Hill", "Elm Dale"))


def test_outside_the_universe_is_told_even_of_who_has_a_row(toy: Folders) -> None:
    universe = table(toy, []).priority_list.universe
    without = type(universe)(universe.geography, universe.nations, (REGIONS["Middle"],))
    found = table(toy, [row("Elm")], universe=without)
    assert found.own()[ELM] == Standing(ELM, ListStatus.OUTSIDE_UNIVERSE)
    assert found.universe == set(OLD.values()) - {OLD[n] for n in "Elm Fir Gorse Hazel".split()}


@pytest.mark.parametrize("left_out", [ELM, ENGLAND])
def test_an_area_or_all_that_contains_it_may_be_left_out(toy: Folders, left_out: str) -> None:
    universe = table(toy, []).priority_list.universe
    without = type(universe)(universe.geography, universe.nations, (left_out,))
    outside = {
        code
        for code, one in table(toy, [], universe=without).own().items()
        if one.status is ListStatus.OUTSIDE_UNIVERSE
    }
    assert outside == ({ELM} if left_out == ELM else set(OLD.values()))


def test_categories_are_read_in_their_order_and_those_asked_for_count(toy: Folders) -> None:
    rows = [
        row("Elm", category="b", place="Elmton", note="second"),
        row("Elm", category="a", place="Elm Quay", note="first"),
    ]
    found = table(toy, rows, categories=("a", "b"), priority=("a",))
    as_it_is, other, neither = (found.own(chosen)[ELM] for chosen in (None, ("b",), ("c",)))
    assert (as_it_is.status, as_it_is.category, as_it_is.places) == (
        ListStatus.IN,
        "a",
        ("Elm Quay",),
    )
    assert (other.category, other.places, other.note) == ("b", ("Elmton",), "second")
    assert (neither.status, neither.category, neither.places, neither.note) == (
        ListStatus.NOT,
        "a",
        (),
        "second; first",
    )
    assert found.own(())[ELM].places == ("Elmton", "Elm Quay")


def test_a_category_that_the_list_does_not_know_stands_last(toy: Folders) -> None:
    rows = [row("Elm", category="?", place="Elmton"), row("Elm", category="b", place="Elm Quay")]
    found = table(toy, rows, categories=("a", "b"))
    assert found.own(())[ELM].category == "b"


def test_what_was_not_found_is_not_seen_and_what_is_known_not_to_be_on_it_is_not(
    toy: Folders,
) -> None:
    rows = [row("Elm", status="not_seen", note="unread"), row("Fir", status="not_named")]
    standings = table(toy, rows).own()
    assert standings[ELM] == Standing(ELM, ListStatus.NOT_SEEN, note="unread")
    assert standings[OLD["Fir"]] == Standing(OLD["Fir"], ListStatus.NOT)


def _awards() -> list[dict[str, object]]:
    return [
        row("Alder", award="Pier", amount=3e6, extent="shared", recipient="Harbour board"),
        row("Birch", award="Pier", amount=3e6, extent="shared", note="with Alder"),
        row("Alder", award="Baths", amount=1e6),
        row("Alder", award="Library"),
        row("Cedar", award="Mill"),
    ]


def test_awards_are_made_of_their_rows(toy: Folders) -> None:
    awards = table(toy, _awards()).awards
    assert list(awards) == ["Pier", "Baths", "Library", "Mill"]
    assert awards["Pier"] == Award(
        "Pier", (ALDER, BIRCH), 3e6, recipient="Harbour board", note="with Alder"
    )
    assert awards["Mill"] == Award("Mill", (CEDAR,), None)
    assert [name for name, award in awards.items() if award.is_shared] == ["Pier"]
    assert table(toy, [row("Elm")]).awards == {}


def test_own_money_and_shared_money_are_told_apart_and_unknown_is_not_nothing(
    toy: Folders,
) -> None:
    standings = table(toy, _awards()).own()
    alder, birch, cedar = standings[ALDER], standings[BIRCH], standings[CEDAR]
    assert (alder.amount, alder.shared_amount) == (1e6, 3e6)
    assert (birch.amount, birch.shared_amount) == (None, 3e6)
    assert (cedar.amount, cedar.shared_amount) == (None, None)
    assert (alder.shared_with, birch.shared_with, cedar.shared_with) == ((BIRCH,), (ALDER,), ())
    assert (alder.status, birch.status) == (ListStatus.IN, ListStatus.SHARED)


def test_a_district_does_not_share_with_the_county_through_which_it_is_named(
    toy: Folders,
) -> None:
    rows = [
        row(COUNTY, award="Bus", amount=8e6, extent="shared"),
        row("Cedar", award="Bus", amount=8e6, extent="shared"),
    ]
    standings = table(toy, rows).districts()
    assert standings[ALDER].shared_with == (CEDAR,)
    assert standings[CEDAR].shared_with == (COUNTY,)


@given(st.lists(st.sampled_from(sorted(OLD)), max_size=12), st.randoms())
def test_the_order_of_rows_changes_nobodys_status_and_all_are_told(
    toy: Folders, names: Sequence[str], dice: random.Random
) -> None:
    rows = [row(name, extent="part", place=f"{name} {n}") for n, name in enumerate(names)]
    shuffled = rows.copy()
    dice.shuffle(shuffled)
    first, second = table(toy, rows).own(), table(toy, shuffled).own()
    assert list(first) == list(OLD.values())
    assert {c: (s.status, set(s.places)) for c, s in first.items()} == {
        c: (s.status, set(s.places)) for c, s in second.items()
    }
    assert {code for code, one in first.items() if one.status.is_named} == {OLD[n] for n in names}
