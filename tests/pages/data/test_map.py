"""The map of one list, on the toy country: every district in the class of its standing."""

import pytest

from levelmap.answers.list_holdings import list_view
from levelmap.atlas import Atlas, open_atlas
from levelmap.drawing.map_layers import NO_DATA
from levelmap.lists.standings import ListStatus
from levelmap.pages.data.map import COLOURS, list_layer
from levelmap.paths import Folders
from tests.toy_country import OLD


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_a_list_of_towns_known_in_part(atlas: Atlas) -> None:
    """Elm and Fir have a town on it, Gorse is known to have none, of the others nothing is seen."""
    layer = list_layer(list_view("toy-towns", atlas))
    codes = list(OLD.values())
    picture = layer.picture("", codes)
    found = dict(zip(OLD, picture.classes, strict=True))
    part, not_on = (list(COLOURS).index(one) for one in (ListStatus.PART, ListStatus.NOT))
    assert {name for name, number in found.items() if number == part} == {"Elm", "Fir"}
    assert {name for name, number in found.items() if number == not_on} == {"Gorse"}
    assert sum(number == NO_DATA for number in picture.classes) == 9
    assert picture.values[codes.index(OLD["Elm"])] == "Elmton"


def test_the_legend_counts_every_district_once(atlas: Atlas) -> None:
    rows = list_layer(list_view("toy-towns", atlas)).legend().rows
    assert sum(row.areas for row in rows) == len(OLD)
    assert [row.areas for row in rows if row.words == ListStatus.NOT_SEEN.label] == [9]


def test_a_category_is_told(atlas: Atlas) -> None:
    layer = list_layer(list_view("toy-fund", atlas))
    assert layer.says(OLD["Alder"]) == f"{ListStatus.IN.label}; category 1"
