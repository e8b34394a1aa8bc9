from collections import Counter

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography.areas import Areas
from levelmap.lists.standings import ListStatus, Standing, StandingTable, standing_table
from levelmap.paths import Folders
from tests.toy_country import OLD

IN, PART, SHARED = ListStatus.IN, ListStatus.PART, ListStatus.SHARED
INHERITED, NOT, NOT_SEEN = ListStatus.INHERITED, ListStatus.NOT, ListStatus.NOT_SEEN
OUTSIDE = ListStatus.OUTSIDE_UNIVERSE


def _table(catalogue: Catalogue, name: str) -> StandingTable:
    return standing_table(name, catalogue, Areas(catalogue.folders))


def _counts(standings: dict[str, Standing]) -> dict[ListStatus, int]:
    return dict(Counter(standing.status for standing in standings.values()))


def test_categories_that_are_not_a_priority_are_not_named(toy: Folders) -> None:
    fund = _table(Catalogue(toy), "toy-fund")
    standings = fund.own()
    assert standings[OLD["Alder"]].status is IN
    assert (standings[OLD["Elm"]].status, standings[OLD["Elm"]].category) == (NOT, "2")
    chosen = fund.own(categories=("2", "3"))
    assert (chosen[OLD["Alder"]].status, chosen[OLD["Elm"]].status) == (NOT, IN)


def test_absence_from_a_partial_list_is_not_seen(toy: Folders) -> None:
    towns = _table(Catalogue(toy), "toy-towns").districts()
    assert (towns[OLD["Elm"]].status, towns[OLD["Elm"]].places) == (PART, ("Elmton",))
    assert towns[OLD["Gorse"]].status is NOT
    assert towns[OLD["Hazel"]].status is NOT_SEEN


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("luf-round-1", {IN: 123, NOT: 245, OUTSIDE: 11}),
        ("luf-round-2", {IN: 125, NOT_SEEN: 243, OUTSIDE: 11}),
        ("crf", {IN: 16, NOT: 14, NOT_SEEN: 338, OUTSIDE: 11}),
        ("towns-fund", {PART: 85, NOT: 224, OUTSIDE: 65}),
        ("future-high-streets", {PART: 66, NOT: 230, OUTSIDE: 65}),
        ("education-investment-areas", {IN: 46, INHERITED: 55, NOT: 208, OUTSIDE: 65}),
        ("family-hubs", {IN: 71, INHERITED: 31, NOT: 207, OUTSIDE: 65}),
        ("ace-priority-places", {IN: 54, PART: 4, NOT: 238, OUTSIDE: 65}),
        ("levelling-up-for-culture", {IN: 90, NOT: 106, NOT_SEEN: 80, OUTSIDE: 98}),
        ("culture-priority-places-2026", {IN: 81, NOT: 215, OUTSIDE: 65}),
        ("levelling-up-partnerships", {IN: 20, NOT: 289, OUTSIDE: 65}),
        ("long-term-plan-for-towns", {PART: 75, NOT: 286}),
        ("pride-in-place", {PART: 134, NOT: 227}),
        ("left-behind-wards", {PART: 82, NOT: 242, OUTSIDE: 2}),
    ],
)
def test_districts_on_every_list(
    shipped: Catalogue, slug: str, expected: dict[ListStatus, int]
) -> None:
    """Districts of the list's year; published: 101 towns in 85 authorities, 225 wards in 82."""
    assert _counts(_table(shipped, slug).districts()) == expected


def test_left_behind_wards_do_not_make_their_neighbours_left_behind(shipped: Catalogue) -> None:
    assert _counts(_table(shipped, "left-behind-wards").own()) == {
        IN: 225,
        NOT: 7208,
        OUTSIDE: 30,
    }


def test_wards_are_named_in_their_district(shipped: Catalogue) -> None:
    """Local Trust: County Durham has most left-behind wards, 16."""
    durham = _table(shipped, "left-behind-wards").districts()["E06000047"]
    assert (durham.status, len(durham.places)) == (PART, 16)


def test_one_district_with_several_neighbourhoods(shipped: Catalogue) -> None:
    birmingham = _table(shipped, "pride-in-place").districts()["E08000025"]
    assert birmingham.status is PART
    assert {"Hawkesley", "Druids Heath", "Glebe Farm"} <= set(birmingham.places)


def test_districts_inherit_from_their_county(shipped: Catalogue) -> None:
    boston = _table(shipped, "education-investment-areas").districts()["E07000136"]
    assert (boston.status, boston.via) == (INHERITED, "E10000019")


def test_money_of_a_shared_award_is_not_a_members_own(shipped: Catalogue) -> None:
    table = _table(shipped, "luf-round-1-awards")
    derby = table.districts()["E07000039"]
    assert (derby.status, derby.shared_with) == (SHARED, ("E06000015",))
    assert derby.amount is None
    assert derby.shared_amount == 49_597_972


@pytest.mark.parametrize(
    ("slug", "number", "total", "shared"),
    [
        ("luf-round-1-awards", 105, 1_693_323_657.33, 6),
        ("luf-round-2-awards", 111, 2_088_234_431, 12),
        ("bsip", 31, 1_084_300_000, 4),
        ("zebra", 17, 70_295_000, 1),
    ],
)
def test_awards_add_up_once(
    shipped: Catalogue, slug: str, number: int, total: float, shared: int
) -> None:
    """DLUHC, Levelling Up Fund successful bidders, rounds 1 and 2; DfT, BSIP allocations."""
    awards = _table(shipped, slug).awards.values()
    assert len(awards) == number
    assert sum(award.amount or 0 for award in awards) == pytest.approx(total, abs=0.01)
    assert sum(award.is_shared for award in awards) == shared


def test_a_place_whose_category_was_not_found_is_not_seen(shipped: Catalogue) -> None:
    standings = _table(shipped, "luf-round-2").own()
    east_devon = standings["E07000040"]
    assert east_devon.status is NOT_SEEN
    assert "moved up" in east_devon.note
    assert not standings["E07000041"].note


def test_who_could_not_be_named(shipped: Catalogue) -> None:
    assert _table(shipped, "luf-round-1").own()["N09000003"].status is OUTSIDE
    camden = _table(shipped, "levelling-up-for-culture").own()["E09000007"]
    assert camden.status is OUTSIDE
    assert _table(shipped, "bsip").districts()["E09000007"].status is OUTSIDE


def test_a_shared_transport_award_reaches_the_districts_of_its_county(shipped: Catalogue) -> None:
    districts = _table(shipped, "bsip").districts()
    burnley, blackburn = districts["E07000117"], districts["E06000008"]
    assert (burnley.status, burnley.via) == (INHERITED, "E10000017")
    assert burnley.shared_with == ("E06000008",)
    assert (blackburn.status, blackburn.shared_with) == (SHARED, ("E10000017",))


def test_a_list_held_in_order_of_name_says_no_of_every_place_that_it_passed(
    shipped: Catalogue,
) -> None:
    """Annex A of the Impact Fund is held from A to Medway: of England nothing before is unseen."""
    table = _table(shipped, "pride-in-place-impact-fund")
    standings, names = table.districts(), table.areas["name"]
    england = names[names.index.str.startswith("E")]

    unseen = england[[standings[code].status is NOT_SEEN for code in england.index]]
    assert unseen.min() == "Melton"
    london = standings["E09000001"]
    assert (london.status, london.note) == (
        NOT,
        "not in Annex A, which is held from A to Medway",
    )
