"""Palettes: the published colours, told apart by everybody, dark where things are worse."""

import re

import pytest

from levelmap.drawing.map_layers import MAP_FILES
from levelmap.drawing.palettes import (
    IN_THE_DARK,
    MOST,
    NO_DATA_GROUND,
    NO_DATA_LINES,
    NOT_NAMED,
    OKABE_ITO,
    ON_BOTH,
    Palette,
    colours,
    for_polarity,
    on_page,
)
from levelmap.drawing.style import sheet
from levelmap.errors import QueryError
from levelmap.terms import Polarity
from tests.drawing.colour_difference import SIMULATIONS, smallest_difference


def test_the_difference_is_measured_as_published() -> None:
    """matplotlib's viridis at fifths; the values are those of the colorspacious package."""
    viridis = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]
    measured = {vision: smallest_difference(viridis, vision) for vision in SIMULATIONS}
    assert measured == pytest.approx(
        {"normal": 29.5, "deuteranomaly": 18.1, "protanomaly": 17.4, "tritanomaly": 17.3}, abs=0.05
    )


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("palette", Palette)
def test_five_classes_can_be_told_apart(palette: Palette, vision: str) -> None:
    for k in range(2, 6):
        assert smallest_difference(colours(palette, k), vision) >= 10


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_categories_can_be_told_apart(vision: str) -> None:
    assert smallest_difference(OKABE_ITO, vision) >= 10


def test_brewer_colours_are_the_published_ones() -> None:
    """Harrower and Brewer (2003), ColorBrewer.org, five classes."""
    published = {
        Palette.YLGNBU: "#ffffcc #a1dab4 #41b6c4 #2c7fb8 #253494",
        Palette.PUOR: "#e66101 #fdb863 #f7f7f7 #b2abd2 #5e3c99",
        Palette.RDBU: "#ca0020 #f4a582 #f7f7f7 #92c5de #0571b0",
    }
    for palette, text in published.items():
        assert list(colours(palette, 5)) == text.split()


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("k", range(1, MOST + 1))
def test_every_number_of_classes_has_as_many_colours(palette: Palette, k: int) -> None:
    found = colours(palette, k)
    assert len(set(found)) == k
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in found)


@pytest.mark.parametrize("palette", [p for p in Palette if not p.is_diverging])
def test_sequential_palettes_darken(palette: Palette) -> None:
    light = [sum(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in colours(palette, 9)]
    assert light == sorted(light, reverse=True)


def test_the_dark_end_is_where_things_are_worse() -> None:
    light_to_dark = colours(Palette.YLGNBU, 5)
    assert for_polarity(Palette.YLGNBU, 5, Polarity.HIGHER_IS_WORSE) == light_to_dark
    assert for_polarity(Palette.YLGNBU, 5, Polarity.NONE) == light_to_dark
    assert for_polarity(Palette.YLGNBU, 5, Polarity.HIGHER_IS_BETTER) == light_to_dark[::-1]


def test_the_warm_end_is_where_things_are_worse() -> None:
    red_to_blue = colours(Palette.RDBU, 5)
    assert for_polarity(Palette.RDBU, 5, Polarity.HIGHER_IS_BETTER) == red_to_blue
    assert for_polarity(Palette.RDBU, 5, Polarity.HIGHER_IS_WORSE) == red_to_blue[::-1]


@pytest.mark.parametrize("k", [0, -1, 13])
def test_a_number_of_classes_out_of_range_is_refused(k: int) -> None:
    with pytest.raises(QueryError, match="expected 1 to 12"):
        colours(Palette.YLGNBU, k)


def test_the_map_hatches_as_the_legend_does() -> None:
    script = (MAP_FILES / "theme.js").read_text("utf-8")
    assert f'hatch: "{NO_DATA_LINES}", hatchGround: "{NO_DATA_GROUND}"' in script


@pytest.mark.parametrize("vision", SIMULATIONS)
def test_what_two_lists_name_can_be_told_apart_on_both_pages(vision: str) -> None:
    either = ("#3a8fd0", "#e69f00")
    assert smallest_difference([ON_BOTH, *either, NOT_NAMED], vision) >= 10
    dark = [IN_THE_DARK[ON_BOTH], *either, IN_THE_DARK[NOT_NAMED]]
    assert smallest_difference(dark, vision) >= 10


def test_what_is_not_the_point_is_nearest_the_ground_of_either_page() -> None:
    for ground, named, other in (
        ("#ffffff", ON_BOTH, NOT_NAMED),
        ("#10181f", IN_THE_DARK[ON_BOTH], IN_THE_DARK[NOT_NAMED]),
    ):
        assert smallest_difference([ground, other]) < smallest_difference([ground, named]) / 2


def test_map_and_drawings_have_the_same_colours_in_the_dark() -> None:
    script = (MAP_FILES / "theme.js").read_text("utf-8")
    drawings = sheet("drawing")
    for light, dark in IN_THE_DARK.items():
        assert f'"{light}": "{dark}"' in script
        assert f'[fill="{light}"] {{ fill: light-dark({light}, {dark}); }}' in drawings
        assert on_page(light) == f"light-dark({light}, {dark})"
    assert on_page("#3a8fd0") == "#3a8fd0"


def test_viridis_ends_before_its_darkest_tenth() -> None:
    """matplotlib's viridis at 1 and at 0.1, to a step of its table of 256."""
    for made, published in zip(colours(Palette.VIRIDIS, 2), ("#fde725", "#482475"), strict=True):
        ours, theirs = (
            [int(text[at : at + 2], 16) for at in (1, 3, 5)] for text in (made, published)
        )
        assert ours == pytest.approx(theirs, abs=2)
