"""Lists and money of several authorities: each place, each award counted once."""

import pandas as pd
import pytest

from levelmap import tables
from levelmap.answers.lists.of_place import read_all
from levelmap.answers.place.awards import AwardScope, money
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.money import read
from levelmap.answers.place.named import neighbourhoods
from levelmap.answers.place.together import PlaceList, lists
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import Folders
from tests import toy_country
from tests.toy_country import NOW, OLD, REGIONS


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _list(slug: str, key: str, atlas: Atlas) -> PlaceList:
    found = lists(open_place(key, atlas).place, atlas)
    return next(each for each in found if each.priority_list.slug == slug)


def test_the_authorities_named_are_counted(atlas: Atlas) -> None:
    """Alder to Dogwood are in category 1 of the toy fund, Elm to Hazel in category 2."""
    key = "|".join([REGIONS["North"], NOW["Elm"]])
    found = _list("toy-fund", key, atlas)

    assert found.words == "4 of 5 authorities named"
    assert found.named == ("Alder", "Birch", "Cedar", "Dogwood")
    assert not found.itself


def test_places_inside_are_said_apart(atlas: Atlas) -> None:
    found = _list("toy-towns", "|".join([NOW["Elm"], NOW["Fir"], NOW["Alder"]]), atlas)

    assert found.words == "Places named in 2 of 3 authorities"
    assert found.places == ("Elmton", "Firton")
    assert "2 places: Elmton and Firton" in found.detail
    assert "the list held is incomplete (2 of 5 towns)" in found.detail


def test_nobody_named(atlas: Atlas) -> None:
    assert _list("toy-fund", REGIONS["Middle"], atlas).words == "None of 4 authorities named"


def test_nothing_is_awarded_in_the_toy_country(atlas: Atlas) -> None:
    assert money(place_of(REGIONS["North"], atlas), atlas).sentence == "No award to it is held."


def test_a_county_is_named_itself(shipped_atlas: Atlas) -> None:
    found = _list("education-investment-areas", "E10000020", shipped_atlas)

    assert found.itself
    assert found.words == "7 of 7 authorities named"
    assert found.detail == "named itself"


def test_money_of_a_county_is_its_own_and_counted_once(shipped_atlas: Atlas) -> None:
    """Norfolk: one bid of seven districts, five of its own places, the county's buses."""
    found = money(place_of("E10000020", shipped_atlas), shipped_atlas)
    buses = [a for a in found.awards if a.priority_list.slug == "bsip"]

    assert [award.share for award in buses] == [AwardScope.OWN]
    assert buses[0].award.amount == pytest.approx(49.6e6, rel=0.01)
    names = [(award.priority_list.slug, award.award.name) for award in found.awards]
    assert len(names) == len(set(names))


def test_money_that_is_not_held_is_said_of_several_authorities(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Towns known in part awarded £1 million to Elmton; high streets brought money to Firton."""
    folders = toy_country.write(tmp_path_factory.mktemp("in_part"))
    path = folders.data / "priority_lists.csv"
    held = tables.read_csv(path, tables.PRIORITY_LISTS)
    streets = (
        held[held["slug"] == "toy-towns"]
        .assign(
            slug="future-high-streets", label="High streets", completeness="complete", expected=1
        )
        .assign(money="amounts not held")
    )
    pd.concat([held, streets.assign(held=1)]).to_csv(path, index=False)
    town = {"extent": "part", "status": "named"}
    elm = {"area_code": OLD["Elm"], "area_name_as_published": "Elm", "place": "Elmton"}
    fir = {"area_code": OLD["Fir"], "area_name_as_published": "Fir", "place": "Firton"}
    paid = {"award": "Elmton", "amount": 1_000_000}
    toy_country.write_memberships(folders, "toy-towns", [{**elm, **town, **paid}])
    toy_country.write_memberships(folders, "future-high-streets", [{**fir, **town}])
    toy_country.seal(folders)
    opened = open_atlas(folders.root)

    both = money(open_place("|".join([OLD["Elm"], OLD["Fir"], OLD["Hazel"]]), opened).place, opened)
    assert both.unknown == (
        "Named, but the amount to this place is not held: High streets (places named in 1 of 3 "
        "authorities).",
        "There may be an award that is not held: Toy towns (2 of 5 towns held; 2 of 3 authorities "
        "not seen).",
    )
    assert both.alone == f"{both.sentence} More came, or may have come, that is not held."


def test_what_is_held_whole_leaves_no_money_unknown(atlas: Atlas) -> None:
    found = money(place_of(REGIONS["North"], atlas), atlas)
    assert (found.unknown, found.alone) == ((), found.sentence)


def test_a_county_award_goes_through_the_county_to_a_part_of_it(shipped_atlas: Atlas) -> None:
    two = open_place("E07000145|E07000148", shipped_atlas).place  # Great Yarmouth and Norwich
    found = money(two, shipped_atlas)
    buses = next(a for a in found.awards if a.priority_list.slug == "bsip")
    shared = [award for award in found.awards if award.share is AwardScope.SHARED]

    assert buses.share is AwardScope.THROUGH
    assert buses.whose == "to Norfolk; the share of this place is not published"
    assert any("shared with 5 places outside" in award.whose for award in shared)


def test_an_amount_that_is_held_is_not_said_to_be_missing(shipped_atlas: Atlas) -> None:
    """Newhaven's Town Deal (Lewes) is held, Hartlepool's is not."""
    for code, is_missing in (("E07000063", False), ("E06000001", True)):
        place = open_place(code, shipped_atlas).place
        area = shipped_atlas.gazetteer.area(code, CURRENT)
        own = read(read_all(area, shipped_atlas), area, [], shipped_atlas)
        for found in (money(place, shipped_atlas), own):
            said = " ".join(found.unknown).partition("There may be")[0]
            assert ("Towns Fund" in said) is is_missing


def test_awards_of_a_constituency_are_those_of_its_authorities(shipped_atlas: Atlas) -> None:
    found = money(place_of("E14001063", shipped_atlas), shipped_atlas)

    assert {award.share for award in found.awards} == {AwardScope.THROUGH}
    assert found.per_head is None


def test_a_neighbourhood_that_a_list_names_has_its_own_award(shipped_atlas: Atlas) -> None:
    """Park End in Middlesbrough is one of the 169 of September 2025, with up to £20 million."""
    held = neighbourhoods(shipped_atlas)
    row = held[held["place"] == "Park End"].iloc[0]
    place = place_of(row["msoa_code"], shipped_atlas)
    found = next(
        each for each in lists(place, shipped_atlas) if each.priority_list.slug == "pride-in-place"
    )
    own = money(place, shipped_atlas).of(AwardScope.OWN)

    assert place.name == "Park End"
    assert found.words == "Named itself"
    assert [(award.award.name, award.award.amount) for award in own] == [("Park End", 20_000_000)]


@pytest.mark.parametrize(
    ("code", "own"),
    [
        ("E14001105", ["Little Layton & Little Carleton"]),  # Blackpool South holds all of it
        ("E05000937", []),  # of Bootle South it holds a part
    ],
)
def test_money_to_a_neighbourhood_is_that_of_what_holds_all_of_it(
    code: str, own: list[str], shipped_atlas: Atlas
) -> None:
    found = money(place_of(code, shipped_atlas), shipped_atlas)

    assert [award.award.name for award in found.of(AwardScope.OWN)] == own
    assert found.total == 20_000_000 * len(own)
    assert [award.whose for award in found.of(AwardScope.OWN)] == [f"to {name}" for name in own]


def test_money_to_a_neighbourhood_known_to_lie_elsewhere_reaches_no_other(
    shipped_atlas: Atlas,
) -> None:
    """Felixstowe is 60 km from Lowestoft; where Bradeley & Chell Heath lies is not held."""
    ward = money(place_of("E05012745", shipped_atlas), shipped_atlas)
    assert [award.award.name for award in ward.awards] == ["Lowestoft Central"]
    stoke_north = money(place_of("E14001521", shipped_atlas), shipped_atlas)
    pride = [a.award.name for a in stoke_north.awards if a.priority_list.slug == "pride-in-place"]
    assert pride == ["Bradeley & Chell Heath"]


def test_an_award_of_many_is_told_by_the_one_that_a_part_lies_in(shipped_atlas: Atlas) -> None:
    """Stoke-on-Trent North reaches into Newcastle-under-Lyme, one of eight with one award."""
    found = money(place_of("E14001521", shipped_atlas), shipped_atlas)
    road = next(a for a in found.awards if "Road Network" in a.award.name)
    assert road.whose == (
        "to Newcastle-under-Lyme and 7 others; the share of this place is not published"
    )


def test_every_named_neighbourhood_is_a_place_of_its_authority(shipped_atlas: Atlas) -> None:
    held = neighbourhoods(shipped_atlas)

    assert len(held) == held["msoa_code"].nunique() == 146
    for row in held.itertuples():
        assert place_of(row.msoa_code, shipped_atlas).codes == (row.authority_code,)
    queensway = held[held["place"].str.startswith("Queensway")]
    assert queensway["msoa_code"].tolist() == ["E02005696"]


def _pride(code: str, atlas: Atlas) -> PlaceList:
    found = lists(place_of(code, atlas), atlas)
    return next(each for each in found if each.priority_list.slug == "pride-in-place")


def test_what_the_authority_of_a_ward_has_is_not_said_of_the_ward(shipped_atlas: Atlas) -> None:
    """Pride in Place names three neighbourhoods of Stoke-on-Trent, none known to be in Tunstall."""
    tunstall = lists(place_of("E05014588", shipped_atlas), shipped_atlas)
    pride = _pride("E05014588", shipped_atlas)
    arts = next(each for each in tunstall if each.priority_list.slug == "ace-priority-places")

    assert not any(each.is_own for each in tunstall)
    assert pride.words == "Places in its authority named"
    assert pride.detail == (
        "elsewhere in Stoke-on-Trent: Bentilee & Ubberley and Meir North; "
        "in Stoke-on-Trent, whether here is not held: Bradeley & Chell Heath"
    )
    assert (arts.words, arts.detail) == ("Its authority named", "Stoke-on-Trent")


@pytest.mark.parametrize(
    ("code", "words", "detail"),
    [
        ("E05000972", "A place within it named", "within it Seacombe"),
        ("E05000937", "A place partly within it named", "within it Bootle South (in part)"),
    ],
)
def test_a_neighbourhood_is_named_in_the_ward_it_lies_in(
    code: str, words: str, detail: str, shipped_atlas: Atlas
) -> None:
    found = _pride(code, shipped_atlas)

    assert found.is_own
    assert found.words == words
    assert found.detail.startswith(detail)


def test_every_place_said_to_be_within_a_ward_shares_small_areas_with_it(
    shipped_atlas: Atlas,
) -> None:
    areas = SmallAreas(shipped_atlas.folders).areas
    held = neighbourhoods(shipped_atlas)
    for row in held.head(20).itertuples():
        wards = set(areas.loc[areas["msoa_code"] == row.msoa_code, "ward_code"])
        for ward in wards:
            inside = _pride(ward, shipped_atlas).inside
            assert inside is not None
            assert inside[row.place] == (len(wards) == 1)


def test_an_authority_of_a_constituency_is_counted_among_those_it_lies_in(
    shipped_atlas: Atlas,
) -> None:
    found = lists(place_of("E14001063", shipped_atlas), shipped_atlas)  # Aldershot
    said = {each.priority_list.slug: (each.words, each.detail) for each in found}

    assert said["ace-priority-places"] == ("1 of the 2 authorities it lies in named", "Rushmoor")
    assert said["zebra"][0] == "Both authorities it lies in named"


def test_one_authority_is_named_or_not_without_counting(atlas: Atlas) -> None:
    assert _list("toy-fund", NOW["Alder"], atlas).words == "Named"
    assert _list("toy-towns", NOW["Elm"], atlas).words == "A place within it is named"
