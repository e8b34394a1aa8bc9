"""Places found by code and by name, and what is said where none is meant."""

import pytest

from levelmap.answers.place.find import resolve, suggest
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import LevelMapError, UnknownArea, UnmatchedName
from levelmap.paths import package_root


@pytest.mark.parametrize(
    ("text", "name", "notice"),
    [
        ("E06000021", "Stoke-on-Trent", ""),
        (" e06000021 ", "Stoke-on-Trent", ""),
        ("Stoke", "Stoke-on-Trent", ""),
        ("Hull", "Kingston upon Hull, City of", ""),
        ("Ynys Môn", "Isle of Anglesey", ""),
        ("Caerdydd", "Cardiff", ""),
        ("E07000026", "Cumberland", "Allerdale (E07000026) ended on 31 March 2023."),
        ("Allerdale", "Cumberland", "Allerdale: now part of Cumberland"),
        (
            "E06000028",
            "Bournemouth, Christchurch and Poole",
            "Bournemouth (E06000028) ended on 31 March 2019",
        ),
        (
            "S12000046",
            "Glasgow City",
            "The code S12000046 ended in 2019; Glasgow City has the code",
        ),
        ("Grimsby", "North East Lincolnshire", "Grimsby: in North East Lincolnshire"),
        ("Meir North", "Stoke-on-Trent", "Meir North is a ward of 2024 in Stoke-on-Trent"),
        ("E05003132", "Cumberland", "is a ward of 2017 in Cumberland"),
    ],
)
def test_what_people_type_leads_to_an_authority_of_today(
    text: str, name: str, notice: str, shipped_atlas: Atlas
) -> None:
    found = resolve(text, shipped_atlas)
    assert found.area.name == name
    assert notice in found.notice
    assert bool(notice) == bool(found.notice)


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        (
            "E10000020",
            UnknownArea,
            "Norfolk (E10000020) is a county, not a local authority: choose",
        ),
        ("Norfolk", UnknownArea, "King's Lynn and West Norfolk, North Norfolk"),
        (
            "E12000001",
            UnknownArea,
            "is a region, not a local authority: choose one of County Durham",
        ),
        # a county and a combined authority, a combined authority and a region
        ("Lancashire", UnknownArea, "Lancashire (E10000017) is a county, not a local authority:"),
        ("West Midlands", UnknownArea, "choose one of Birmingham, Coventry, Dudley, Sandwell"),
        ("Stok-on-Trant", UnmatchedName, "Did you mean: Stoke-on-Trent"),
        ("Abbey", UnmatchedName, "is the name of more than one place. Did you mean: Abbey: a ward"),
        ("qqqq", UnmatchedName, "No place is called 'qqqq', or anything like it."),
        ("E06999999", LevelMapError, "E06999999"),
        ("<script>" * 1000, UnmatchedName, "No place is called"),
    ],
)
def test_what_is_no_authority_is_said(
    text: str, error: type[LevelMapError], said: str, shipped_atlas: Atlas
) -> None:
    with pytest.raises(error) as raised:
        resolve(text, shipped_atlas)
    assert said in str(raised.value)
    assert len(str(raised.value)) < 1500


def test_suggestions_are_authorities_and_wards_that_resolve(shipped_atlas: Atlas) -> None:
    found = suggest("stoke", shipped_atlas)
    assert found[0].words == "Stoke: short for Stoke-on-Trent"
    for suggestion in found:
        assert resolve(suggestion.code, shipped_atlas).area.geography.vintage == 2025


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Brent Council", "Brent"),
        ("Rotherham MBC", "Rotherham"),
        ("London Borough of Lambeth", "Lambeth"),
        ("Bath & NE Somerset", "Bath and North East Somerset"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("Shepway", "Folkestone and Hythe"),
    ],
)
def test_a_formal_name_leads_to_its_authority(written: str, name: str) -> None:
    atlas = open_atlas(package_root())
    assert resolve(written, atlas).area.name == name
    assert name in suggest(written, atlas)[0].words


@pytest.mark.parametrize("written", ["Newcastle", "Kingston"])
def test_a_short_name_of_two_authorities_is_asked_about(written: str) -> None:
    with pytest.raises(UnmatchedName, match="more than one place"):
        resolve(written, open_atlas(package_root()))
