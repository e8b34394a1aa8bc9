"""Postcodes with the shipped data: each nation, sectors, districts, and what is not there."""

import pytest

from levelmap.answers import postcodes
from levelmap.answers.place import find
from levelmap.atlas import Atlas
from levelmap.errors import UnmatchedName


def test_a_postcode_names_authority_ward_and_neighbourhood(shipped_atlas: Atlas) -> None:
    found = postcodes.answer("st4 1aa", shipped_atlas)
    assert found.authority == "E06000021"
    gazetteer = shipped_atlas.gazetteer
    for code in (found.ward, found.neighbourhood):
        assert gazetteer.parents(code)[next(iter(gazetteer.parents(code)))].code == "E06000021"
    assert found.sentence.startswith("ST4 1AA is in Stoke-on-Trent (")


@pytest.mark.parametrize(
    ("text", "authority", "ward"),
    [
        ("SW1A 1AA", "E09000033", "St James's"),
        ("BT1 5GS", "N09000003", "Central"),
        ("EH1 1YZ", "S12000036", "City Centre"),
        ("CF10 3NB", "W06000015", "Cathays"),
        ("S1 2HH", "E08000039", "City"),  # its authority had another code when its wards were made
    ],
)
def test_a_postcode_of_each_nation_lies_in_its_ward(
    shipped_atlas: Atlas, text: str, authority: str, ward: str
) -> None:
    found = postcodes.answer(text, shipped_atlas)
    assert found.authority == authority
    assert shipped_atlas.gazetteer.name(found.ward) == ward


def test_a_district_of_several_authorities_asks_for_more(
    shipped_atlas: Atlas,
) -> None:
    with pytest.raises(UnmatchedName, match=r"NR14 lies in \d authorities: South Norfolk"):
        find.resolve("NR14", shipped_atlas)
    offered = find.suggest("NR14", shipped_atlas)
    assert offered[0].code == "E07000149"
    assert offered[0].words.startswith("South Norfolk: ")


def test_a_postcode_leads_to_its_place_with_a_sentence(shipped_atlas: Atlas) -> None:
    found = find.resolve("TS1 9FW", shipped_atlas)
    assert found.area.name == "Middlesbrough"
    assert "TS1 9FW is in Middlesbrough" in found.notice
    (only,) = find.suggest("TS1 9FW", shipped_atlas)
    assert only.code == found.area.code


def test_a_postcode_of_jersey_is_answered_in_one_sentence(shipped_atlas: Atlas) -> None:
    with pytest.raises(UnmatchedName, match="in Jersey, not in the United Kingdom"):
        find.resolve("JE2 3XP", shipped_atlas)
    assert find.suggest("JE2 3XP", shipped_atlas) == ()


def test_an_unknown_postcode_is_answered_by_its_sector(shipped_atlas: Atlas) -> None:
    found = find.resolve("ST4 1ZZ", shipped_atlas)
    assert found.notice == "ST4 1ZZ is not in the directory. ST4 1 is in Stoke-on-Trent."


def test_a_postcode_with_a_letter_too_few_is_told_what_one_is_written_like(
    shipped_atlas: Atlas,
) -> None:
    with pytest.raises(UnmatchedName, match="'ST4 1A' is not written like a postcode: expected"):
        find.resolve("ST4 1A", shipped_atlas)
