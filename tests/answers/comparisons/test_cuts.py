"""The cut of an indicator, and several lists taken together, on the toy country."""

import pytest

from levelmap.answers.comparisons.named import named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError, UnknownPriorityList
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.toy_country import NOW, OLD


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _named(text: str, atlas: Atlas) -> set[str]:
    codes = named_places(read_reference(text, atlas), atlas).places.codes
    return {name for name, code in {**OLD, **NOW}.items() if code in codes}


def test_a_figure_names_the_places_there_and_beyond_in_the_worse_direction(atlas: Atlas) -> None:
    """Low pay is worse and rises from 400 by 20; high unemployment is worse and falls from 9."""
    assert _named("pay:beyond=440", atlas) == {"Alder", "Birch", "Cedar"}
    assert _named("unemployment:beyond=7", atlas) == {"Alder", "Birch", "Cedar"}
    assert _named("pay:beyond=10", atlas) == set()


def test_a_place_without_a_figure_could_not_be_named(atlas: Atlas) -> None:
    places = named_places(read_reference("unemployment:beyond=7", atlas), atlas).places
    assert NOW["Kapok and Larch"] not in places.universe
    assert len(places.universe) == 10


def test_any_of_several_lists_names_what_one_of_them_does(atlas: Atlas) -> None:
    """The fund's first category is Alder to Dogwood and Larch; Elm and Fir have a town."""
    reference = read_reference("any~toy-fund~toy-towns", atlas)
    found = named_places(reference, atlas, Geography.parse("lad_2021"))
    wanted = ("Alder", "Birch", "Cedar", "Dogwood", "Larch", "Elm", "Fir")
    assert found.places.codes == {OLD[name] for name in wanted}
    assert not found.places.complete
    assert reference.label.startswith("Any of 2 lists: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pay:beyond=low", "cannot be read"),
        ("pay:beyond=inf", "cannot be read"),
        ("any~toy-fund", "two or more lists"),
        ("any~toy-fund~pay", "two or more lists"),
        ("any~", "two or more lists"),
    ],
)
def test_what_is_no_cut_is_one_sentence(text: str, said: str, atlas: Atlas) -> None:
    with pytest.raises(QueryError, match=said):
        read_reference(text, atlas)


def test_a_list_that_is_not_held_is_named(atlas: Atlas) -> None:
    with pytest.raises(UnknownPriorityList, match="toy-fnd"):
        read_reference("any~toy-fnd~toy-towns", atlas)


def test_a_method_has_no_figure_for_a_cut(shipped_atlas: Atlas) -> None:
    with pytest.raises(QueryError, match="no unit"):
        read_reference("levelmap_13:beyond=3", shipped_atlas)
