"""Groups of authorities in the toy country: what they are called and what is said of them."""

from __future__ import annotations

import pytest

from levelmap.answers.place.groups import LONGEST_NAME, group, open_place
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError, UnknownArea
from levelmap.paths import Folders
from tests.toy_country import MERGED, NOW, OLD, REGIONS


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _codes(*names: str) -> list[str]:
    return [NOW[name] for name in names]


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("Cedar", "Alder"), "Alder and Cedar"),
        (("Alder", "Cedar", "Elm"), "Alder, Cedar and Elm"),
        (("Alder", "Cedar", "Elm", "Fir"), "Alder and 3 others"),
        (("Alder", "Birch"), "Upton"),
        (("Alder", "Birch", "Cedar", "Dogwood"), "North"),
        (("Alder", "Birch", "Cedar", "Dogwood", "Elm"), "North and Elm"),
        (("Cedar", "Dogwood", "Elm", "Fir", "Gorse"), "Cedar and 4 others"),
    ],
)
def test_a_group_is_called_by_what_it_is(names: tuple[str, ...], title: str, atlas: Atlas) -> None:
    opened = group(_codes(*names), "", atlas)
    assert opened.place.name == title
    assert opened.place.codes == tuple(sorted(_codes(*names)))
    assert opened.notices == ()
    assert group(_codes(*names), " Ours ", atlas).place.name == "Ours"


def test_what_all_lie_in_contains_the_group(atlas: Atlas) -> None:
    inside = group(_codes("Alder", "Cedar"), "", atlas).place.within
    across = group(_codes("Alder", "Elm"), "", atlas).place.within
    assert {area.name for area in inside} - {area.name for area in across} == {"North"}
    whole = group(_codes("Alder", "Birch", "Cedar", "Dogwood"), "", atlas).place
    assert whole.same_as is not None
    assert whole.same_as.code == REGIONS["North"]


def test_one_authority_is_the_place_itself(atlas: Atlas) -> None:
    opened = group([NOW["Elm"], NOW["Elm"], " "], "", atlas)
    assert opened.place.name == "Elm"
    assert opened.notices == ("A group of one is the place itself: Elm is shown.",)


def test_a_former_authority_is_its_successor_of_today(atlas: Atlas) -> None:
    opened = group([OLD["Kapok"], NOW["Elm"]], "", atlas)
    assert opened.place.codes == tuple(sorted((NOW["Elm"], MERGED)))
    assert opened.notices == (f"Kapok ({OLD['Kapok']}) is now Kapok and Larch.",)


def test_what_is_in_twice_counts_once(atlas: Atlas) -> None:
    first = group([REGIONS["North"], NOW["Alder"]], "", atlas)
    assert first.notices == ("Alder lies in North and is counted once.",)
    assert len(first.place.codes) == 4
    later = group([NOW["Alder"], REGIONS["North"]], "", atlas)
    assert later.notices == ("Alder of North is in the group already and counted once.",)
    several = group([*_codes("Alder", "Birch", "Cedar", "Dogwood"), REGIONS["North"]], "", atlas)
    assert several.notices == (
        "Alder, Birch, Cedar and 1 more of North are in the group already and counted once.",
    )


def test_what_cannot_be_a_group_is_said(atlas: Atlas) -> None:
    with pytest.raises(UnknownArea, match="none was given"):
        group([" "], "", atlas)
    with pytest.raises(UnknownArea, match="A group cannot hold"):
        group([NOW["Elm"], "E06999999"], "", atlas)
    names = _codes("Elm", "Fir")
    assert group(names, "a" * LONGEST_NAME, atlas).place.name == "a" * LONGEST_NAME
    with pytest.raises(QueryError, match=f"at most {LONGEST_NAME} fit"):
        group(names, "a" * (LONGEST_NAME + 1), atlas)


def test_a_key_opens_a_place_or_a_group(atlas: Atlas) -> None:
    assert open_place(NOW["Elm"].lower(), atlas).place.name == "Elm"
    assert open_place(f"{NOW['Elm']}|{NOW['Fir']}", atlas, "Both").place.name == "Both"
    assert open_place(REGIONS["South"], atlas).place.name == "South"
