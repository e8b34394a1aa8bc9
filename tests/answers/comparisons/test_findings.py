"""Findings of two lists of the toy country: every class, share and sentence by hand."""

from __future__ import annotations

import pytest

from levelmap.answers.comparisons.findings import (
    BOTH,
    NEITHER,
    ONLY_A,
    ONLY_B,
    OUTSIDE,
    class_labels,
    class_rows,
    findings,
)  # fmt: skip
from levelmap.answers.comparisons.many import ManyListsQuery, see_together
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.comparisons.words import are, lower_first, people, side_of, upper_first
from levelmap.answers.laboratory.money import funds_with_money, pounds_awarded
from levelmap.answers.phrases import first_few  # fmt: skip
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import NotHeld, QueryError, UnknownPriorityList
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.answers import awards
from tests.toy_country import OLD

THEN = Geography.parse("lad_2021")


@pytest.fixture(scope="module")
def atlas(awarded: Folders) -> Atlas:
    return open_atlas(awarded.root)


def _sides(a: str, b: str, atlas: Atlas):
    return side_of(read_reference(a, atlas)), side_of(read_reference(b, atlas))


def test_the_five_classes_with_their_shares_of_places_and_people(atlas: Atlas) -> None:
    """Category 1 has five districts, category 2 four, category 3 three, of 1,000 people each."""
    found = compare(CompareQuery("toy-fund:1", "toy-fund:2"), atlas).agreement
    rows = class_rows(found, _sides("toy-fund:1", "toy-fund:2", atlas))
    assert [(row.key, row.areas, row.share, row.people, row.people_share) for row in rows] == [
        (BOTH, 0, "0%", 0, "0%"),
        (ONLY_A, 5, "42%", 5_000, "42%"),
        (ONLY_B, 4, "33%", 4_000, "33%"),
        (NEITHER, 3, "25%", 3_000, "25%"),
        (OUTSIDE, 0, "", 0, ""),
    ]


def test_sentences_of_two_categories(atlas: Atlas) -> None:
    found = compare(CompareQuery("toy-fund:1", "toy-fund:2"), atlas).agreement
    sides = _sides("toy-fund:1", "toy-fund:2", atlas)
    assert findings(found, sides, THEN) == (
        "4 authorities are in category 2 of Toy fund and not in category 1 of Toy fund; for 5 it "
        "is the other way round.",
        "Of the 12 authorities that both could name, 5 are in category 1 of Toy fund and 4 are in "
        "category 2 of Toy fund; 0 are on both.",
        "0 people live in places on both, 5,000 in places only in category 1 of Toy fund, 4,000 in "
        "places only in category 2 of Toy fund.",
    )
    assert " in the North that both could name" in findings(found, sides, THEN, "the North")[1]


def test_a_list_against_itself_names_the_same(atlas: Atlas) -> None:
    found = compare(CompareQuery("toy-fund:1", "toy-fund:1"), atlas).agreement
    sides = _sides("toy-fund:1", "toy-fund:1", atlas)
    assert findings(found, sides, THEN)[0] == (
        "Toy fund, category 1 and Toy fund, category 1 name the same 5 authorities."
    )


def test_absence_from_a_list_known_in_part_is_not_seen(atlas: Atlas) -> None:
    labels = class_labels(_sides("toy-fund:1", "toy-towns", atlas))
    assert labels[ONLY_A] == "In category 1 of Toy fund, not seen in Toy towns"
    assert labels[ONLY_B] == "Only in Toy towns"
    assert labels[NEITHER] == "Seen on neither"
    whole = class_labels(_sides("toy-fund:1", "toy-fund:2", atlas))
    assert (whole[ONLY_A], whole[NEITHER]) == ("Only in category 1 of Toy fund", "On neither")


def test_one_place_on_both_is_told_in_the_singular(atlas: Atlas) -> None:
    view = see_together(ManyListsQuery(("toy-fund:1", "pay:top=1")), atlas)
    assert view.summary == (
        "Alder is named by both lists, more than any other. 1 authority of 11 is named by two or "
        "more."
    )


def test_who_is_most_and_least_alike(atlas: Atlas) -> None:
    view = see_together(ManyListsQuery(("toy-fund:1", "toy-fund:1,2", "toy-fund:2,3")), atlas)
    assert view.closest == (
        "Most alike are Toy fund, category 1 and Toy fund, category 1 or 2: 56% of the places on "
        "either are on both. Least alike are Toy fund, category 1 and Toy fund, category 2 or 3 "
        "(0%)."
    )


@pytest.mark.parametrize(
    ("text", "label", "cut"),
    [
        ("pay", "Weekly pay: worst third", "worst third"),
        ("pay:2", "Weekly pay: middle third", "middle third"),
        ("pay:top=3", "Weekly pay: 3 worst", ""),
        ("pay:share=0.25", "Weekly pay: worst 25%", ""),
        ("pay:beyond=440", "Weekly pay: £440 or less", "£440 or less"),
        ("unemployment:beyond=7", "Unemployment: 7.0% or more", "7.0% or more"),
    ],
)
def test_what_a_reference_to_an_indicator_is_called(
    text: str, label: str, cut: str, atlas: Atlas
) -> None:
    reference = read_reference(text, atlas)
    assert (reference.label, reference.cut) == (label, cut)


@pytest.mark.parametrize(
    "text", ["pay:top=many", "pay:share=inf", "any~toy-fund", "any~pay~toy-fund"]
)
def test_what_is_no_reference_is_said(text: str, atlas: Atlas) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        read_reference(text, atlas)


def test_an_unknown_list_is_told_with_those_that_are_known(atlas: Atlas) -> None:
    with pytest.raises(UnknownPriorityList, match="toy-fnd"):
        read_reference("toy-fnd", atlas)


def test_awards_that_several_share_count_in_equal_parts_to_the_penny(
    priced: Folders, awarded: Folders
) -> None:
    """Alder 2 million and half of 3, Birch 1 million; Cedar's half and Larch's half lie beyond."""
    atlas = open_atlas(priced.root)
    inside, beyond = pounds_awarded(
        awards.SLUG, THEN, atlas, [OLD[name] for name in ("Alder", "Birch", "Elm")]
    )
    assert inside.to_dict() == {
        OLD["Alder"]: 3_500_000,
        OLD["Birch"]: 1_000_000,
        OLD["Elm"]: 0,
    }
    assert beyond == 2_000_000
    assert funds_with_money(atlas) == (awards.SLUG,)
    with pytest.raises(NotHeld, match="Toy fund divided its money is not known"):
        pounds_awarded("toy-fund", THEN, atlas, [OLD["Alder"]])
    assert funds_with_money(open_atlas(awarded.root)) == ()


def test_words_of_a_sentence() -> None:
    assert [first_few(list("abcdefg")[:n]) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
    assert first_few(list("abcdefg")) == "a, b, c, d, e and 2 more"
    assert first_few(list("abc"), most=2) == "a, b and 1 more"
    assert (are(1), are(0), are(2)) == ("is", "are", "are")
    assert [people(number) for number in (9_999, 10_000, 10_600)] == ["9,999", "10,000", "11,000"]
    assert (upper_first("any"), lower_first("Any place"), lower_first("IMD")) == (
        "Any",
        "any place",
        "IMD",
    )
