"""Every kind of place: what it is made of, what a group is, what becomes of it."""

import pytest

from levelmap.answers.place.asked import facts
from levelmap.answers.place.groups import LONGEST_NAME, named_group, open_place, ready_made
from levelmap.answers.place.kinds import Kind, place_of
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError, UnknownArea
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import Folders
from tests.toy_country import ENGLAND, NOW, OLD, REGIONS


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _key(*names: str) -> str:
    return "|".join(NOW[name] for name in names)


def test_a_region_is_its_authorities(atlas: Atlas) -> None:
    place = place_of(REGIONS["North"], atlas)

    assert place.kind is Kind.REGION
    assert place.codes == tuple(NOW[name] for name in ("Alder", "Birch", "Cedar", "Dogwood"))
    assert place.sentence == "The North is a region of 4 authorities in England."


def test_a_group_keeps_its_name_and_its_order(atlas: Atlas) -> None:
    opened = open_place(_key("Fir", "Alder"), atlas, "My two")

    assert opened.place.kind is Kind.GROUP
    assert opened.place.key == _key("Alder", "Fir")
    assert opened.place.name == "My two"
    assert [area.name for area in opened.place.within] == ["England"]
    assert opened.notices == ()


def test_a_group_of_one_is_the_place_itself(atlas: Atlas) -> None:
    opened = open_place(f"{NOW['Alder']}|", atlas)

    assert opened.place.kind is Kind.AUTHORITY
    assert opened.notices == ("A group of one is the place itself: Alder is shown.",)


def test_a_place_inside_another_is_counted_once(atlas: Atlas) -> None:
    opened = open_place(f"{REGIONS['North']}|{NOW['Birch']}|{NOW['Fir']}", atlas)

    assert len(opened.place.parts) == 5
    assert opened.notices == ("Birch lies in North and is counted once.",)


def test_authorities_that_overlap_a_container_are_counted_once(atlas: Atlas) -> None:
    opened = open_place(f"{NOW['Birch']}|{REGIONS['North']}|{NOW['Fir']}", atlas)

    assert len(opened.place.parts) == 5
    assert opened.notices == ("Birch of North is in the group already and counted once.",)


def test_an_authority_that_ended_leads_to_its_successor(atlas: Atlas) -> None:
    opened = open_place(f"{OLD['Kapok']}|{NOW['Ivy']}", atlas)

    assert opened.place.key == "|".join(sorted([NOW["Ivy"], NOW["Kapok and Larch"]]))
    assert opened.notices == (f"Kapok ({OLD['Kapok']}) is now Kapok and Larch.",)


def test_a_group_with_the_authorities_of_a_region_says_so(atlas: Atlas) -> None:
    place = open_place(_key("Alder", "Birch", "Cedar", "Dogwood"), atlas).place

    assert place.same_as is not None
    assert place.same_as.code == REGIONS["North"]
    assert place.name == "North"


def test_every_authority_together(atlas: Atlas) -> None:
    place = open_place("|".join(NOW.values()), atlas).place

    assert place.same_as is not None
    assert place.same_as.code == ENGLAND
    assert len(place.parts) == len(NOW)


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("|", UnknownArea, "none was given"),
        (f"{OLD['Alder']}|Birch", UnknownArea, "A group cannot hold 'BIRCH'"),
        (f"{OLD['Alder']}|E06999999", UnknownArea, "not an area that LevelMap holds"),
        ("nowhere", UnknownArea, "is not the code of a place"),
    ],
)
def test_what_is_no_group_is_refused(
    text: str, error: type[Exception], words: str, atlas: Atlas
) -> None:
    with pytest.raises(error, match=words):
        open_place(text, atlas)


def test_a_name_that_is_too_long_is_refused(atlas: Atlas) -> None:
    with pytest.raises(QueryError, match=f"at most {LONGEST_NAME}"):
        open_place(_key("Alder", "Fir"), atlas, "n" * (LONGEST_NAME + 1))


def test_a_council_that_ends_says_when_and_into_what(atlas: Atlas) -> None:
    assert place_of(NOW["Alder"], atlas).coming == (
        "Alder ends on 31 March 2027: Upton takes its place on 1 April 2027 "
        "(confirmed by the Ministry of Toys)."
    )
    assert place_of(NOW["Alder"], atlas).coming_short == (
        "Alder ends on 31 March 2027: Upton takes its place on 1 April 2027."
    )
    assert place_of(NOW["Cedar"], atlas).coming == ""
    assert place_of(NOW["Cedar"], atlas).coming_short == ""


def test_a_council_to_come_is_a_group_that_is_ready(atlas: Atlas) -> None:
    [upton] = ready_made(atlas)

    assert named_group("UPTON", atlas) == upton
    assert upton.codes == (NOW["Alder"], NOW["Birch"])
    assert upton.coming == (
        "Upton is a new council from 1 April 2027 (confirmed by the Ministry of Toys)."
    )
    assert named_group("Upton Council", atlas) == upton
    assert named_group("Upton Combined Authority", atlas) is None
    assert named_group("Downton", atlas) is None


@pytest.mark.parametrize(
    ("code", "kind", "parts", "within"),
    [
        ("E10000020", Kind.COUNTY, 7, "East of England"),
        ("E47000001", Kind.COMBINED_AUTHORITY, 10, "North West"),
        ("E12000007", Kind.REGION, 33, "England"),
        ("W92000004", Kind.NATION, 22, ""),
        ("E14001063", Kind.CONSTITUENCY, 2, "South East"),
        ("E05000932", Kind.WARD, 1, "Sefton"),
        ("S02001236", Kind.NEIGHBOURHOOD, 1, "Aberdeen City"),
    ],
)
def test_shipped_places_of_every_kind(
    code: str, kind: Kind, parts: int, within: str, shipped_atlas: Atlas
) -> None:
    place = place_of(code, shipped_atlas)

    assert place.kind is kind
    assert len(place.parts) == parts
    assert next((area.name for area in place.within), "") == within


def test_shipped_groups_that_are_ready(shipped_atlas: Atlas) -> None:
    """Surrey's two councils take its eleven districts, each once."""
    held = {place.name: place for place in ready_made(shipped_atlas)}
    surrey = set(place_of("E10000030", shipped_atlas).codes)
    east, west = held["East Surrey"], held["West Surrey"]

    assert len(held) == 8
    assert set(east.codes) | set(west.codes) == surrey
    assert not set(east.codes) & set(west.codes)
    assert "ends on 31 March 2027" in place_of("E10000030", shipped_atlas).coming
    assert "April 2028" in place_of("E10000020", shipped_atlas).coming
    assert "not confirmed" in place_of("E10000016", shipped_atlas).coming


def test_all_361_authorities_are_a_group_of_four_nations(shipped_atlas: Atlas) -> None:
    codes = shipped_atlas.gazetteer.by_code(CURRENT)
    opened = open_place("|".join(codes), shipped_atlas)

    assert opened.place.name == "All local authorities"
    assert len(opened.place.nations) == 4
    assert opened.notices == (
        "The group lies in the UK: a figure that one nation publishes covers part of it.",
    )


def test_a_combined_authority_and_a_region_of_one_name_are_told_apart(
    shipped_atlas: Atlas,
) -> None:
    """Newcastle lies in the North East twice: a combined authority, and a region."""
    newcastle = place_of("E08000021", shipped_atlas)
    said = facts(open_place("E08000021", shipped_atlas), [], shipped_atlas)["within"]

    assert newcastle.sentence.endswith("in the North East combined authority.")
    assert [(area["name"], area["kind"]) for area in said[:2]] == [
        ("North East", "combined authority"),
        ("North East", "region"),
    ]
    assert place_of("E14001063", shipped_atlas).sentence.endswith("in the South East.")
