"""Words of comparisons: what a side is called; numbers of places and people as they are said."""

import pytest

from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.words import counted, people, share, side_of
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders
from levelmap.terms import Geography


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.mark.parametrize(
    ("text", "name", "on", "is_complete"),
    [
        ("toy-fund:1,3", "Toy fund, category 1 or 3", "in category 1 or 3 of Toy fund", True),
        ("toy-towns", "Toy towns (incomplete)", "in Toy towns", False),
        ("pay", "Weekly pay, worst third", "in the worst third by Weekly pay", True),
        ("pay:2", "Weekly pay, middle third", "in the middle third by Weekly pay", True),
        ("pay:beyond=440", "Weekly pay, £440 or less", "at £440 or less by Weekly pay", True),
        (
            "unemployment:beyond=7",
            "Unemployment, 7.0% or more",
            "at 7.0% or more by Unemployment",
            True,
        ),
        ("any~toy-fund~toy-towns", "Any of 2 lists", "on any of 2 lists", False),
        ("pay:top=3", "Weekly pay, 3 worst", "among the 3 worst by Weekly pay", True),
        ("pay:top=1", "Weekly pay, the worst", "worst by Weekly pay", True),
        ("pay:share=0.2", "Weekly pay, worst 20%", "in the worst 20% by Weekly pay", True),
    ],
)
def test_a_side_is_called_by_its_name(
    text: str, name: str, on: str, is_complete: bool, atlas: Atlas
) -> None:
    side = side_of(read_reference(text, atlas))
    assert (side.name, side.on, side.is_complete) == (name, on, is_complete)
    assert side.not_on == (f"not {on}" if is_complete else f"not seen {on}")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (9_876, "9,876"),
        (12_345, "12,000"),
        (999_499, "999,000"),
        (999_500, "1.0 million"),
        (15_149_000, "15.1 million"),
    ],
)
def test_people_are_said_in_thousands_then_in_millions(number: float, words: str) -> None:
    assert people(number) == words


def test_one_and_several(atlas: Atlas) -> None:
    assert atlas.catalogue  # the toy country is there
    authorities = Geography.parse("lad_2021")
    assert counted(1, authorities) == "1 authority"
    assert counted(1_204, Geography.parse("ward_2022")) == "1,204 wards"
    assert (share(1, 3), share(0, 0)) == ("33%", "none")
