"""The map of one list, on the toy country: every district in the class of its standing."""

import pytest

from levelmap.answers.lists.holdings import list_view
from levelmap.atlas import Atlas, open_atlas
from levelmap.drawing.picture import NO_DATA
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
    assert {name for name, one in found.items() if one >= 0} == {"Elm", "Fir", "Gorse"}
    shades = {name: picture.colours[one] for name, one in found.items() if one >= 0}
    assert shades["Elm"] == shades["Fir"] == COLOURS[ListStatus.PART]
    assert shades["Gorse"] == COLOURS[ListStatus.NOT]
    assert sum(number == NO_DATA for number in picture.classes) == 9
    assert picture.values[codes.index(OLD["Elm"])] == "Elmton"


def test_the_legend_counts_every_district_once(atlas: Atlas) -> None:
    rows = list_layer(list_view("toy-towns", atlas)).legend().rows
    assert sum(row.areas for row in rows) == len(OLD)
    assert [row.areas for row in rows if row.words == ListStatus.NOT_SEEN.label] == [9]


def test_a_category_is_told_and_counted_in_the_legend(atlas: Atlas) -> None:
    """Alder to Dogwood and Larch are in category 1, which counts as named, three in category 3."""
    layer = list_layer(list_view("toy-fund", atlas))
    rows = layer.legend().rows
    assert [(row.words, row.areas) for row in rows] == [
        ("category 1: counts as named", 5),
        ("category 2", 4),
        ("category 3", 3),
    ]
    assert layer.says(OLD["Alder"]) == "category 1: counts as named; category 1"
    lightness = [sum(int(str(row.colour)[at : at + 2], 16) for at in (1, 3, 5)) for row in rows]
    assert lightness == sorted(lightness)
