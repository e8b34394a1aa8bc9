"""What a place is, in sentences: kind, whereabouts, people, setting, history."""

from dataclasses import replace

import pytest

from levelmap.answers.place import context
from levelmap.answers.place.profile import Profile, profile
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import Folders
from levelmap.terms import Nation
from tests.toy_country import MERGED, NOW


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _profile(code: str, atlas: Atlas) -> Profile:
    return profile(atlas.gazetteer.area(code, CURRENT), atlas)


def test_a_place_is_told_with_all_that_is_known(atlas: Atlas) -> None:
    alder = _profile(NOW["Alder"], atlas)
    assert (alder.nation, alder.region, alder.county) == (Nation.ENGLAND, "North", "")
    assert alder.sentence.startswith("Alder is a unitary authority in the North with 1,000 ")
    assert alder.sentence.endswith(
        "It is classed as urban with trees (official rural-urban classification) and on the open "
        "coast (computed)."
    )
    assert alder.history == ""


def test_a_merged_place_says_what_it_was(atlas: Atlas) -> None:
    merged = _profile(MERGED, atlas)
    assert merged.history == "Kapok and Larch was formed in 2023 from Kapok and Larch."


@pytest.mark.parametrize(
    ("code", "name", "region", "said"),
    [
        ("E06000023", "Bristol, City of", "South West", "Bristol is a unitary authority in the"),
        ("E09000001", "City of London", "London", "City of London is the historic centre of"),
        ("E09000002", "Barking", "London", "Barking is a London borough."),
        ("S12000033", "Aberdeen City", "Scotland", "Aberdeen City is a council area in Scotland."),
        ("N09000003", "Belfast", "Northern Ireland", "Belfast is a district in Northern Ireland."),
    ],
)
def test_kind_and_whereabouts_read_as_people_say_them(
    code: str, name: str, region: str, said: str, atlas: Atlas
) -> None:
    bare = replace(_profile(NOW["Elm"], atlas), population=None, setting=())
    assert replace(bare, code=code, name=name, region=region).sentence.startswith(said)


def test_a_district_names_its_county(atlas: Atlas) -> None:
    elm = replace(_profile(NOW["Elm"], atlas), population=None, setting=(), county="Woodshire")
    assert elm.sentence == "Elm is a unitary authority of Woodshire in the Middle."


def test_places_like_it_and_around_it(atlas: Atlas) -> None:
    alder = atlas.gazetteer.area(NOW["Alder"], CURRENT)
    assert [area.name for area in context.similar(alder, atlas)] == ["Birch", "Elm"]
    assert {area.name for area in context.neighbours(alder, atlas)} == {"Birch", "Elm"}
    assert context.similar(atlas.gazetteer.area(MERGED, CURRENT), atlas) == ()
    assert context.population(atlas)[NOW["Alder"]] == 1_000
