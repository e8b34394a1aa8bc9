"""Maps of comparisons: colours anyone can tell apart, one class for each area drawn."""

import re
from collections.abc import Mapping

import pytest

from levelmap.answers.comparisons.many import ManyListsQuery, see_together
from levelmap.answers.comparisons.scatter import ScatterQuery, scatter
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.atlas import open_atlas
from levelmap.drawing.layer import Style
from levelmap.drawing.map_image import draw
from levelmap.drawing.palettes import IN_PART, NOT_NAMED
from levelmap.drawing.picture import NO_DATA, OUTSIDE, pack
from levelmap.geography import boundaries
from levelmap.pages.compare import map as comparison_map
from levelmap.pages.compare import scatter_map
from levelmap.pages.compare.many_lists import map as many_lists_map
from levelmap.pages.method import map as method_map
from levelmap.pages.method.firmness import firmness
from levelmap.pages.method.view import UNSCORED, method_view
from levelmap.pages.start import map as start_map
from levelmap.paths import Folders
from tests.answers.comparisons.sides import shipped_sides
from tests.drawing.colour_difference import SIMULATIONS, smallest_difference
from tests.toy_country import NOW


def _colours(styles: Mapping[str, Style]) -> tuple[str, ...]:
    return tuple(style.colour for style in styles.values() if style.colour)


SIDES = (comparison_map.findings.ONLY_A, comparison_map.findings.ONLY_B)
CLASSES = {
    **{
        f"{key} alone": (
            comparison_map.COLOURS[key],
            IN_PART,
            comparison_map.COLOURS[comparison_map.findings.NEITHER],
        )
        for key in SIDES
    },
    "first screen, one list": (start_map.NAMED, IN_PART, NOT_NAMED),
    "comparison": tuple(comparison_map.COLOURS.values()),
    "scatter": scatter_map.COLOURS,
    "changes": _colours(method_map.CHANGES),
    "firmness": _colours(method_map.FIRMNESS),
}


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("name", CLASSES)
def test_classes_can_be_told_apart(name: str, vision: str) -> None:
    assert smallest_difference(CLASSES[name], vision) >= 20


def _codes(geography: str) -> list[str]:
    return boundaries.read(shipped_sides().atlas.folders, geography)["code"].tolist()


def test_each_area_has_the_class_of_the_comparison() -> None:
    view = shipped_sides().two(CompareQuery())
    codes = _codes("lad_2021")
    picture = comparison_map.comparison_layer(view).picture("geometry.json", codes, ["E06000001"])
    names = [row.key for row in view.rows]
    for code, number in zip(codes, picture.classes, strict=True):
        if code not in view.places.index:
            assert number == OUTSIDE
        elif view.places.loc[code, "class"] == "outside":
            assert number == NO_DATA
        else:
            assert names[number] == view.places.loc[code, "class"]
    assert picture.values[codes.index("E07000010")].startswith(
        "Levelling Up Fund, round 1, category 1: category 2. 13-indicator"
    )
    assert pack(picture)


def test_a_side_alone_shows_the_places_of_which_it_names_a_part() -> None:
    """Westmorland and Furness, North Yorkshire and Somerset: less than half in category 1."""
    view = shipped_sides().two(CompareQuery("luf-round-1:1", "levelmap_13", "lad_2025"))
    layer = comparison_map.side_layer(view, "a")
    merged = ["E06000064", "E06000065", "E06000066"]
    assert [code for code, name in layer.classes.items() if name == "named in part"] == merged
    assert {layer.told[code].split(":")[0] for code in merged} == {"in part"}
    other = comparison_map.side_layer(view, "b")
    assert "named in part" not in other.styles


def test_a_side_alone_says_no_where_a_list_held_in_part_does(toy: Folders) -> None:
    atlas = open_atlas(toy.root)
    view = compare(CompareQuery("toy-towns", "pay:top=3"), atlas)
    layer = comparison_map.side_layer(view, "a")
    assert layer.says(NOW["Gorse"]).startswith("not named")
    assert layer.says(NOW["Hazel"]).startswith("not seen")
    together = see_together(ManyListsQuery(("toy-towns", "pay:top=3")), atlas)
    assert layer.classes == together.places[together.labels[0]].to_dict()
    assert {key: layer.counts[key] for key in layer.styles} == {
        "named": 2,
        "not named": 1,
        "not seen": 8,
    }


def test_the_counts_are_those_of_the_map() -> None:
    view = shipped_sides().two(CompareQuery())
    picture = comparison_map.comparison_layer(view).picture("", _codes("lad_2021"))
    legend = comparison_map.comparison_layer(view).legend()
    for number, row in enumerate(view.rows[:4]):
        assert picture.classes.count(number) == row.areas
        assert any((r.words, r.areas) == (row.label, row.areas) for r in legend.rows)
    html = comparison_map.counts_html(view, "<counts>")
    assert "&lt;counts&gt;" in html
    assert html.count('scope="row"') == 5


def test_wards_tell_their_class_only() -> None:
    view = shipped_sides().two(CompareQuery("left-behind-wards", "community_needs_2019"))
    picture = comparison_map.comparison_layer(view).picture("", _codes("ward_2017"))
    assert picture.values == []
    assert picture.labels == [row.label for row in view.rows[:4]]


def test_a_picture_to_take_away_has_every_area_and_its_credit() -> None:
    sides = shipped_sides()
    view = sides.two(CompareQuery())
    areas = boundaries.read(sides.atlas.folders, "lad_2021")
    drawn = draw(comparison_map.comparison_layer(view).image(areas, ["Source: <a test>."]))
    # areas in a lens are drawn there too
    assert set(re.findall(r'data-code="(\w+)"', drawn)) == set(areas["code"])
    assert "Source: &lt;a test&gt;." in drawn
    assert "Open Government Licence" in drawn


def test_the_map_of_many_lists_counts_them() -> None:
    sides = shipped_sides()
    query = ManyListsQuery(("crf", "towns-fund", "family-hubs"))
    view = see_together(query, sides.atlas)
    codes = _codes(str(view.geography))
    layer = many_lists_map.many_lists_layer(view)
    picture = layer.picture("", codes)
    boston = codes.index("E07000136")
    assert picture.classes[boston] == view.places.loc["E07000136", "named"]
    legend = layer.legend()
    assert sum(row.areas for row in legend.rows) == len(view.places)
    assert legend.rows[1].words == "1 list"


def test_the_map_of_quadrants() -> None:
    query = ScatterQuery("levelmap_13", "imd-2025-average-score")
    view = scatter(query, shipped_sides().atlas)
    layer = scatter_map.quadrants_layer(view)
    picture = layer.picture("", _codes("lad_2025"))
    counts = [picture.classes.count(number) for number in range(4)]
    assert counts == view.quadrants.tolist()
    assert [row.areas for row in layer.legend().rows] == counts


def test_the_maps_of_a_method() -> None:
    sides = shipped_sides()
    scored = sides.named("levelmap_13_2021", None).scored
    assert scored is not None
    view = method_view(scored.recipe, scored.composite, sides.loaded(scored.recipe), None)
    codes = _codes("lad_2021")
    layer = method_map.changes_layer(view)
    changes = layer.picture("", codes)
    assert changes.classes.count(NO_DATA) == view.counts[UNSCORED] == 2
    assert changes.classes.count(0) == 103
    found = firmness(view)
    firmness_layer = method_map.firm_layer(view, found)
    firm = firmness_layer.picture("", codes)
    assert firm.classes.count(0) == found.counts["solid"]
    assert [row.areas for row in firmness_layer.legend().rows][:3] == list(found.counts.values())
    assert [row.areas for row in layer.legend().rows] == list(view.counts.values())
