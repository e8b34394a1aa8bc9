"""What is said of lists whose rows are not what the catalogue says."""

import pytest

from levelmap.catalogue.list_parts import ListPart
from levelmap.lists.checks import faults, part_faults, places_named
from levelmap.paths import Folders
from levelmap.periods import Period
from tests.lists.examples import row, table
from tests.toy_country import ENGLAND, OLD

TWO = [row("Elm", place="Elmton", extent="part"), row("Fir", place="Firton", extent="part")]


def test_a_list_that_is_what_it_says_has_no_fault(toy: Folders) -> None:
    assert list(faults(table(toy, TWO))) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"status": "perhaps"},
            [
                "toy-towns: 'perhaps' is no status; expected named, not_named, not_seen.",
                "toy-towns: 1 towns held, the catalogue says 2.",
            ],
        ),
        (
            {"extent": "half"},
            ["toy-towns: 'half' is no extent; expected whole, part, shared."],
        ),
        ({"category": "9"}, ["toy-towns: '9' is no category; expected ."]),
        (
            {"area_code": "E06999999"},
            ["toy-towns: E06999999 not among the local authorities of 2021."],
        ),
        ({"status": "not_named"}, ["toy-towns: 1 towns held, the catalogue says 2."]),
    ],
)
def test_a_wrong_cell_is_told_with_what_was_expected(
    toy: Folders, changed: dict[str, str], told: list[str]
) -> None:
    assert list(faults(table(toy, [TWO[0], {**TWO[1], **changed}]))) == told


def test_a_category_is_told_with_those_of_the_list(toy: Folders) -> None:
    rows = [{**TWO[0], "category": "1"}, {**TWO[1], "category": "4"}]
    found = table(toy, rows, categories=("1", "2"), priority=("1",))
    assert list(faults(found)) == ["toy-towns: '4' is no category; expected 1, 2, ."]


def test_who_could_not_be_named_is_told(toy: Folders) -> None:
    universe = table(toy, []).priority_list.universe
    without = type(universe)(universe.geography, universe.nations, (OLD["Fir"],))
    found = table(toy, [*TWO, row("Gorse", status="not_named")], universe=without)
    assert list(faults(found)) == [f"toy-towns: {OLD['Fir']} named, but outside the universe."]
    nobody = type(universe)(universe.geography, universe.nations, (ENGLAND,))
    codes = ", ".join(sorted(OLD[name] for name in ("Elm", "Fir")))
    found = table(toy, TWO, universe=nobody)
    assert list(faults(found)) == [f"toy-towns: {codes} named, but outside the universe."]


def test_at_most_five_codes_are_told(toy: Folders) -> None:
    rows = [row(f"E0699999{n}", place=f"Town {n}") for n in range(7)]
    told = "E06999990, E06999991, E06999992, E06999993, E06999994"
    assert list(faults(table(toy, rows, held=7))) == [
        f"toy-towns: {told} not among the local authorities of 2021."
    ]


def test_an_award_has_one_amount(toy: Folders) -> None:
    rows = [
        row("Alder", award="Pier", amount=3e6, extent="shared"),
        row("Birch", award="Pier", amount=2e6, extent="shared"),
        row("Cedar", award="Mill", amount=1e6),
    ]
    assert list(faults(table(toy, rows))) == ["toy-towns: 'Pier' has several amounts."]
    unknown = [rows[0], {**rows[1], "amount": None}, rows[2]]
    assert list(faults(table(toy, unknown))) == ["toy-towns: 'Pier' has several amounts."]


def test_an_amount_belongs_to_an_award(toy: Folders) -> None:
    """Money is added up by award: an amount beside a place's name alone would be left out."""
    rows = [row("Elm", place="Elmton", amount=85_000), row("Fir", place="Firton")]
    told = f"toy-towns: {OLD['Elm']} has an amount, but no award."
    assert list(faults(table(toy, rows))) == [told]
    assert list(faults(table(toy, [{**rows[0], "award": "Elmton"}, rows[1]]))) == []


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (None, []),
        (4_000_000.0, []),
        (4_000_000.5, []),
        (4_000_001.0, ["toy-towns: £4,000,000 in all, the catalogue says £4,000,001."]),
        (3_999_999.0, ["toy-towns: £4,000,000 in all, the catalogue says £3,999,999."]),
    ],
)
def test_money_adds_up_to_the_pound_with_shared_awards_once(
    toy: Folders, amount: float | None, told: list[str]
) -> None:
    rows = [
        row("Alder", award="Pier", amount=3e6, extent="shared"),
        row("Birch", award="Pier", amount=3e6, extent="shared"),
        row("Cedar", award="Mill", amount=1e6),
        row("Elm", award="Baths"),
    ]
    assert list(faults(table(toy, rows, held=3, amount=amount))) == told


def test_a_list_of_awards_is_one_that_brought_money(toy: Folders) -> None:
    rows = [row("Cedar", award="Mill", amount=1e6)]
    told = "toy-towns: holds awards, but the catalogue says that it brought no money."
    assert list(faults(table(toy, rows, held=1, money=""))) == [told]
    assert list(faults(table(toy, rows, held=1, money="amounts not held"))) == []


def test_an_award_a_place_or_an_area_is_counted_once(toy: Folders) -> None:
    rows = [
        row("Alder", award="Pier", extent="shared", place="Quay"),
        row("Birch", award="Pier", extent="shared", place="Bank"),
        row("Cedar", place="Cedar and Dogwood", extent="shared"),
        row("Dogwood", place="Cedar and Dogwood", extent="shared"),
        row("Elm"),
        row("Fir", status="not_named"),
    ]
    assert places_named(table(toy, rows).memberships) == 3
    assert places_named(table(toy, []).memberships) == 0


def _part(name: str, places: int) -> ListPart:
    date = Period.parse("2021-03-01/P1M")
    return ListPart("toy-towns", name, date, places, "drawn", "in_force", "so", "", "")


def test_a_part_has_as_many_places_as_it_says(toy: Folders) -> None:
    rows = [{**TWO[0], "category": "first"}, {**TWO[1], "category": "second"}]
    held = table(toy, rows).memberships
    assert list(part_faults(held, [_part("first", 1), _part("second", 1)])) == []
    assert list(part_faults(held, [_part("first", 2), _part("third", 1)])) == [
        "toy-towns: 1 places are in its part 'first', list_parts.csv says 2.",
        "toy-towns: 0 places are in its part 'third', list_parts.csv says 1.",
    ]
