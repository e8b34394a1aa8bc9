"""What readers call a reference: its title, its short name, which of its places are meant."""

import pytest

from levelmap.answers.comparisons.references import read_reference
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import package_root

SHIPPED = open_atlas(package_root())


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return SHIPPED


@pytest.mark.parametrize(
    ("text", "label", "short"),
    [
        (
            "luf-round-1:1",
            "Levelling Up Fund round 1: priority categories, category 1",
            "Levelling Up Fund, round 1, category 1",
        ),
        (
            "luf-round-1:1,2",
            "Levelling Up Fund round 1: priority categories, category 1 or 2",
            "Levelling Up Fund, round 1, category 1 or 2",
        ),
        ("towns-fund", "Towns Fund: 101 towns", "Towns Fund"),
    ],
)
def test_a_list(atlas: Atlas, text: str, label: str, short: str) -> None:
    reference = read_reference(text, atlas)
    assert (reference.label, reference.short) == (label, short)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("imd_2025", "category 1"),
        ("imd_2025:2", "category 2"),
        ("imd_2025:top=93", "93 worst"),
        ("imd_2025:share=0.2", "worst 20%"),
    ],
)
def test_a_recipe_says_which_of_its_places(atlas: Atlas, text: str, choice: str) -> None:
    reference = read_reference(text, atlas)
    recipe = atlas.catalogue.recipe("imd_2025")
    assert reference.label == f"{recipe.title}: {choice}"
    assert reference.short == recipe.short
