"""What people type leads to the place that they mean; where two are meant they are asked."""

import pytest

from levelmap.answers.place.kinds import Kind
from levelmap.answers.place.opening import offered, open_text, suggest
from levelmap.atlas import Atlas
from levelmap.errors import LevelMapError
from levelmap.geography.gazetteer import CURRENT
from levelmap.terms import AreaType

FOUND = [
    ("Norfolk", Kind.COUNTY, "E10000020"),
    ("Norfolk County Council", Kind.COUNTY, "E10000020"),
    ("Surrey County Council", Kind.COUNTY, "E10000030"),
    ("Greater Manchester", Kind.COMBINED_AUTHORITY, "E47000001"),
    ("Tees Valley", Kind.COMBINED_AUTHORITY, "E47000006"),
    ("Highland", Kind.AUTHORITY, "S12000017"),
    ("The Highland Council", Kind.AUTHORITY, "S12000017"),
    ("Cyngor Gwynedd", Kind.AUTHORITY, "W06000002"),
    ("Belfast", Kind.AUTHORITY, "N09000003"),
    ("London Borough of Lambeth", Kind.AUTHORITY, "E09000022"),
    ("Hull", Kind.AUTHORITY, "E06000010"),
    ("London", Kind.REGION, "E12000007"),
    ("Scotland", Kind.NATION, "S92000003"),
    ("Islington North", Kind.CONSTITUENCY, "E14001305"),
    ("Bowthorpe & West Earlham", Kind.NEIGHBOURHOOD, "E02005587"),
    ("E02005696", Kind.NEIGHBOURHOOD, "E02005696"),
    ("E05011155", Kind.WARD, "E05011155"),
    ("SW1A 1AA", Kind.AUTHORITY, "E09000033"),
]


@pytest.mark.parametrize(("text", "kind", "key"), FOUND)
def test_what_is_typed_leads_to_its_place(
    text: str, kind: Kind, key: str, shipped_atlas: Atlas
) -> None:
    place = open_text(text, shipped_atlas).place

    assert place.kind is kind
    if kind is not Kind.NEIGHBOURHOOD or text == key:
        assert place.key == key


POSTCODES = {
    "NR1 1AA": ("E07000148", "Norwich"),
    "GU1 1AA": ("E07000209", "Guildford"),
    "M1 1AE": ("E08000003", "Manchester"),
    "TS1 1AA": ("E06000002", "Middlesbrough"),
    "IV1 1AA": ("S12000017", "Highland"),
    "LL55 1AA": ("W06000002", "Gwynedd"),
    "BT1 5GS": ("N09000003", "Belfast"),
    "SE1 7EH": ("E09000022", "Lambeth"),
    "ST4 1AA": ("E06000021", "Stoke-on-Trent"),
    "EH1 1YZ": ("S12000036", "City of Edinburgh"),
    "CF10 4UW": ("W06000015", "Cardiff"),
    "HU1 2AA": ("E06000010", "Kingston upon Hull, City of"),
    "TR21 0LW": ("E06000053", "Isles of Scilly"),
    "KW15 1NY": ("S12000023", "Orkney Islands"),
    "CA1 1AA": ("E06000063", "Cumberland"),
}
"""Fifteen postcodes and the authorities in which they lie."""


@pytest.mark.parametrize(("text", "found"), POSTCODES.items())
def test_a_postcode_leads_to_its_authority(
    text: str, found: tuple[str, str], shipped_atlas: Atlas
) -> None:
    opened = open_text(text, shipped_atlas)

    assert (opened.place.key, opened.place.name) == found
    assert found[1] in opened.notices[0]
    assert "not in the directory" not in opened.notices[0]


ASKED = [
    ("Aldershot", "Aldershot, a town in Rushmoor; Aldershot (constituency in South East)"),
    ("West Midlands", "combined authority in West Midlands"),
    ("Newcastle", "Which is meant: Newcastle upon Tyne; Newcastle-under-Lyme?"),
    ("Kingston", "Which is meant: Kingston upon Hull, City of; Kingston upon Thames?"),
    ("Castle", "is the name of 21 places"),
    ("NR1", "lies in 3 authorities: Norwich"),
]


@pytest.mark.parametrize(("text", "words"), ASKED)
def test_where_two_places_are_meant_they_are_named(
    text: str, words: str, shipped_atlas: Atlas
) -> None:
    with pytest.raises(LevelMapError) as raised:
        open_text(text, shipped_atlas)

    assert words in str(raised.value)


def test_a_combined_authority_across_regions_is_in_none_of_them(shipped_atlas: Atlas) -> None:
    place = open_text("Greater Lincolnshire", shipped_atlas).place

    assert [area.name for area in place.within] == ["England"]
    assert place.sentence.endswith("is a combined authority of 9 authorities in England.")
    inside = {
        area.parents[AreaType.REGION] for area in shipped_atlas.gazetteer.within(place.key, CURRENT)
    }
    assert len(inside) == 2


REFUSED = [
    ("JE2 3AB", "JE2 3AB is in Jersey, not in the United Kingdom."),
    ("Jersey", "Jersey is not in the United Kingdom: no place is held."),
    ("ZZ1 1ZZ", "ZZ1 1ZZ is not in the directory of postcodes"),
    ("Dogger", "'Dogger' is not the name of a place"),
    ("E10000002", "is not an area that LevelMap holds"),
    ("E01999999", "is not a small area that LevelMap holds"),
    ("E07000207|X99", "A group cannot hold 'X99'"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_is_no_place_is_one_sentence(text: str, words: str, shipped_atlas: Atlas) -> None:
    with pytest.raises(LevelMapError) as raised:
        open_text(text, shipped_atlas)

    said = str(raised.value)
    assert words in said
    assert "\n" not in said


TOLD = [
    ("Rotherham", "There is also Rotherham (constituency in Yorkshire and The Humber)."),
    ("Allerdale", "Allerdale, now part of Cumberland, which is shown here."),
    ("AB99 1AA", "AB99 1AA is not in the directory. AB99 is in Aberdeen City."),
    ("E01000001", "E01000001 is a small area (LSOA of 2021) in City of London, which is shown."),
    ("E07000026", "Allerdale (E07000026) ended on 31 March 2023."),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_is_not_literal_is_told(text: str, words: str, shipped_atlas: Atlas) -> None:
    assert words in " ".join(open_text(text, shipped_atlas).notices)


@pytest.mark.parametrize("name", ["East Surrey", "East Surrey Council", "West Surrey Council"])
def test_a_council_to_come_opens_by_its_name(name: str, shipped_atlas: Atlas) -> None:
    place = open_text(name, shipped_atlas).place

    assert place.kind is Kind.GROUP
    assert place.decided is not None


@pytest.mark.parametrize(
    ("name", "code"), [("TVCA", "E47000006"), ("Comhairle na Gàidhealtachd", "S12000017")]
)
def test_a_place_opens_by_what_it_is_called_there(
    name: str, code: str, shipped_atlas: Atlas
) -> None:
    assert open_text(name, shipped_atlas).place.key == code


def test_suggestions_say_what_each_is(shipped_atlas: Atlas) -> None:
    words = [found.words for found in suggest("surrey", shipped_atlas)]

    assert "Surrey (county in South East)" in words
    assert "East Surrey (5 authorities, to come)" in words


def test_places_are_offered_before_anything_is_typed(shipped_atlas: Atlas) -> None:
    held = offered(shipped_atlas)

    assert held["Norwich"] == "E07000148"
    assert held["Norfolk (county)"] == "E10000020"
    assert held["West Surrey (6 authorities, to come)"].count("|") == 5
    assert len(held) == 361 + 21 + 15 + 9 + 4 + 8
