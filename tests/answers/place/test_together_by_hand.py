"""Where several authorities, or a part of some, stand on one list: each sentence by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from levelmap.answers.lists.of_place import Former, ListReading
from levelmap.answers.place.awards import AwardScope, PlaceAward, PlaceMoney, money
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.together import PlaceList
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.lists.standings import Award, ListStatus, Standing
from levelmap.paths import Folders
from tests.toy_country import MERGED, NOW, REGIONS

IN, PART, NOT = ListStatus.IN, ListStatus.PART, ListStatus.NOT
UNSEEN, OUTSIDE, SHARED = ListStatus.NOT_SEEN, ListStatus.OUTSIDE_UNIVERSE, ListStatus.SHARED


@pytest.fixture(scope="module")
def towns(furnished_atlas: Atlas) -> PriorityList:
    return furnished_atlas.catalogue.priority_list("toy-towns")


def _of(
    towns: PriorityList,
    *statuses: ListStatus,
    places: Mapping[int, tuple[str, ...]] | None = None,
    itself: bool = False,
    inside: Mapping[str, bool] | None = None,
    located: frozenset[str] = frozenset(),
) -> PlaceList:
    """Return authorities A, B, C and so on with a status each."""
    readings = []
    for number, status in enumerate(statuses):
        named = (places or {}).get(number, ())
        standing = Standing(f"E{number}", status, places=named)
        former = Former(f"E{number}", "x", standing)
        readings.append(("ABCDEFGHIJ"[number], ListReading(towns, status, (former,), "")))
    return PlaceList(towns, tuple(readings), itself, inside, located)


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ((OUTSIDE, OUTSIDE), "Could not be named"),
        ((IN,), "Named"),
        ((NOT,), "Not named"),
        ((NOT, NOT), "None of 2 authorities named"),
        ((NOT, OUTSIDE), "None of 1 authority named"),
        ((NOT, UNSEEN, UNSEEN), "None of 3 authorities named; 2 not seen"),
        ((IN, NOT), "1 of 2 authorities named"),
        ((IN, SHARED, ListStatus.INHERITED), "3 of 3 authorities named"),
        ((PART, NOT), "Places named in 1 of 2 authorities"),
        ((IN, PART, NOT), "1 of 3 authorities named, places named in 1 more"),
        ((IN, OUTSIDE), "1 of 1 authority named"),
    ],
)
def test_whole_authorities_are_counted(
    towns: PriorityList, statuses: tuple[ListStatus, ...], words: str
) -> None:
    assert _of(towns, *statuses).words == words


@pytest.mark.parametrize(
    ("categories", "label"),
    [
        (("2",), "Toy towns (category 2)"),
        (("2", "2"), "Toy towns (category 2)"),
        (("2", "3"), "Toy towns"),
        (("",), "Toy towns"),
    ],
)
def test_a_list_that_puts_all_of_it_in_one_category_says_which(
    towns: PriorityList, categories: tuple[str, ...], label: str
) -> None:
    formers = [Former("E0", "x", Standing("E0", NOT, category=each)) for each in categories]
    readings = [("A", ListReading(towns, NOT, (former,), "")) for former in formers]
    assert PlaceList(towns, tuple(readings), False).label == label


def test_a_place_named_itself_says_so(towns: PriorityList) -> None:
    assert _of(towns, IN, itself=True).words == "Named itself"
    assert _of(towns, IN, IN, itself=True).words == "2 of 2 authorities named"
    assert _of(towns, IN, IN, itself=True).detail == "named itself"


@pytest.mark.parametrize(
    ("statuses", "places", "detail"),
    [
        ((IN, IN), {}, ""),
        ((IN, NOT), {}, "A"),
        ((IN, IN, NOT), {}, "A and B"),
        ((PART, NOT), {0: ("Quay",)}, "1 place: Quay"),
        ((PART, PART), {0: ("Quay", "Mill"), 1: ("Mill",)}, "2 places: Quay and Mill"),
        ((IN, PART, NOT), {1: ("Quay",)}, "A; 1 place: Quay"),
        ((IN, UNSEEN), {}, "A; the list held is incomplete (2 of 5 towns)"),
        ((NOT, UNSEEN), {}, "the list held is incomplete (2 of 5 towns)"),
        ((*[IN] * 7, NOT), {}, "A, B, C, D, E, F and 1 more"),
        ((*[IN] * 6, NOT), {}, "A, B, C, D, E and F"),
    ],
)
def test_who_and_which_places_are_named(
    towns: PriorityList,
    statuses: tuple[ListStatus, ...],
    places: dict[int, tuple[str, ...]],
    detail: str,
) -> None:
    assert _of(towns, *statuses, places=places).detail == detail


@pytest.mark.parametrize(
    ("statuses", "inside", "words"),
    [
        ((PART,), {"Quay": True}, "A place within it named"),
        ((PART,), {"Quay": False}, "A place partly within it named"),
        ((PART,), {"Quay": True, "Mill": False}, "2 places within it named"),
        ((IN,), {}, "Its authority named"),
        ((IN, IN), {}, "Both authorities it lies in named"),
        ((IN, IN, IN), {}, "All 3 authorities it lies in named"),
        ((IN, NOT), {}, "1 of the 2 authorities it lies in named"),
        ((PART,), {}, "Places in its authority named"),
        ((PART, NOT), {}, "Places in its authorities named"),
        ((NOT,), {}, "None of 1 authority named"),
        ((NOT, UNSEEN), {}, "None of 2 authorities named; 1 not seen"),
    ],
)
def test_a_part_of_authorities_has_what_lies_in_it_and_no_more(
    towns: PriorityList, statuses: tuple[ListStatus, ...], inside: dict[str, bool], words: str
) -> None:
    places = {n: ("Quay", "Mill", "Pier") for n, one in enumerate(statuses) if one is PART}
    found = _of(towns, *statuses, places=places, inside=inside)
    assert found.words == words
    assert found.is_own is bool(inside)


def test_places_known_to_lie_elsewhere_are_said_to(towns: PriorityList) -> None:
    known = frozenset({"Quay", "Mill"})
    found = _of(towns, PART, places={0: ("Quay", "Mill")}, inside={}, located=known)
    assert found.words == "Places elsewhere in its authority named"
    assert found.detail == "elsewhere in A: Quay and Mill"


def test_of_a_part_each_place_is_told_as_far_as_it_is_known(towns: PriorityList) -> None:
    found = _of(
        towns,
        PART,
        IN,
        UNSEEN,
        places={0: ("Quay", "Mill", "Pier", "Dock")},
        inside={"Quay": True, "Dock": False},
        located=frozenset({"Quay", "Dock", "Mill"}),
    )
    assert found.detail == (
        "within it Quay and Dock (in part); B; elsewhere in A: Mill; "
        "in A, whether here is not held: Pier; the list held is incomplete (2 of 5 towns)"
    )
    itself = replace(found, itself=True)
    assert itself.detail.startswith("named itself; B; elsewhere in A: Mill; ")
    assert itself.is_own


def _award(
    towns: PriorityList,
    share: AwardScope,
    inside: str,
    outside: str = "",
    amount: float | None = 2e6,
) -> PlaceAward:
    award = Award("Pier", tuple(f"{inside} {outside}".split()), amount)
    return PlaceAward(towns, award, share, tuple(inside.split()), tuple(outside.split()), "Upshire")


@pytest.mark.parametrize(
    ("share", "inside", "outside", "whose"),
    [
        (AwardScope.OWN, "A B", "", "to A and B"),
        (AwardScope.THROUGH, "A", "", "to Upshire; the share of this place is not published"),
        (AwardScope.SHARED, "A", "C", "to A, shared with C; not divided"),
        (AwardScope.SHARED, "A", "C D E", "to A, shared with C, D and E; not divided"),
        (AwardScope.SHARED, "A", "C D E F", "to A, shared with 4 places outside; not divided"),
    ],
)
def test_whose_an_award_is(
    towns: PriorityList, share: AwardScope, inside: str, outside: str, whose: str
) -> None:
    found = _award(towns, share, inside, outside)
    assert (found.whose, found.printed) == (whose, "£2.0 million")


def test_an_award_to_several_is_to_the_body_that_received_it(towns: PriorityList) -> None:
    received = Award("Pier", ("A", "B"), 2e6, recipient="Upshire County Council")
    found = PlaceAward(towns, received, AwardScope.OWN, ("A", "B"), (), "")
    assert found.whose == "to Upshire County Council"
    assert replace(found, inside=("A",)).whose == "to A"


def test_scopes_of_awards_in_words() -> None:
    assert [scope.label for scope in AwardScope] == [
        "to this place",
        "shared with places outside",
        "through a larger authority",
    ]


def test_the_sentence_on_money(towns: PriorityList) -> None:
    own = _award(towns, AwardScope.OWN, "A")
    shared = _award(towns, AwardScope.SHARED, "A", "B")
    through = _award(towns, AwardScope.THROUGH, "A")
    unknown = _award(towns, AwardScope.OWN, "A", amount=None)

    def said(*awards: PlaceAward, per_head: float | None = 400.0) -> str:
        return PlaceMoney(awards, 2e6, per_head).sentence

    alone = "to it, or to places inside it, alone: £2.0 million"
    assert said() == "No award to it is held."
    assert said(own) == f"One award {alone}, £400 a head."
    assert said(own, per_head=None) == f"One award {alone}."
    assert said(own, own) == f"2 awards {alone}, £400 a head."
    assert said(unknown) == "No award to it alone is held with an amount."
    assert said(shared, shared, through) == (
        "No award to it alone is held with an amount, only 2 shared with places outside and "
        "one through a larger authority."
    )
    assert said(own, through).endswith("a head; besides one through a larger authority.")


def test_the_money_of_a_region_is_that_of_its_authorities(furnished_atlas: Atlas) -> None:
    """Alder £2 million and Birch £1 million, of four thousand people."""
    north = money(place_of(REGIONS["North"], furnished_atlas), furnished_atlas)
    assert (north.total, north.per_head) == (3_000_000, 750.0)
    assert {award.share for award in north.awards} == {AwardScope.OWN}
    assert north.sentence == (
        "2 awards to it, or to places inside it, alone: £3.0 million, £750 a head."
    )
    both = money(place_of(MERGED, furnished_atlas), furnished_atlas)
    assert (both.total, both.per_head) == (500_000, 250.0)


def test_regions_share_out_the_money_of_the_country(furnished_atlas: Atlas) -> None:
    parts = [money(place_of(code, furnished_atlas), furnished_atlas) for code in REGIONS.values()]
    assert sum(part.total for part in parts) == 6_500_000


def test_an_award_over_the_edge_is_shared_from_each_side(awarded: Folders) -> None:
    """The toy award of £3 million is to Alder and Cedar together, both in the North."""
    atlas = open_atlas(awarded.root)
    alder = money(place_of(NOW["Alder"], atlas), atlas)
    north = money(place_of(REGIONS["North"], atlas), atlas)
    assert [award.share for award in alder.awards].count(AwardScope.SHARED) == 1
    assert not north.of(AwardScope.SHARED)
    assert alder.of(AwardScope.SHARED)[0].outside == ("Cedar",)
    assert (alder.total, north.total) == (2_000_000, 6_000_000), "Birch has £1 million"
