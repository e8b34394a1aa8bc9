"""The sentence of the first screen on the toy country."""

import pytest

from levelmap.answers.comparisons.many import ManyListsQuery, see_together
from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.start.words import difference, of_place
from levelmap.paths import Folders
from tests.toy_country import NOW, OLD


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        (
            "toy-fund:1",
            "pay:top=3",
            "Of 5 authorities in category 1 of Toy fund, 3 are also among the 3 worst by Weekly "
            "pay. 3,000 people live in places that only the first names, ",
        ),
        (
            "toy-fund:1",
            "unemployment:top=3",
            "Of 4 authorities in category 1 of Toy fund that both could name, 3 are also among "
            "the 3 worst by Unemployment. ",
        ),
        (
            "toy-fund:2",
            "pay:top=3",
            "Of 4 authorities in category 2 of Toy fund, none are also among the 3 worst by "
            "Weekly pay. 4,000 people live in places that only the first names",
        ),
    ],
)
def test_how_two_ways_to_count_differ(a: str, b: str, first: str, atlas: Atlas) -> None:
    assert difference(compare(CompareQuery(a, b), atlas)).startswith(first)


def test_a_merged_place_named_in_part_is_said_so(atlas: Atlas) -> None:
    together = see_together(ManyListsQuery(("toy-fund:1", "toy-fund:3", "pay:top=3")), atlas)
    assert of_place(NOW["Kapok and Larch"], together) == (
        "Kapok and Larch: on Toy fund, category 1. A part of it is on Toy fund, category 3."
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Elm", "Elm: on Toy towns (incomplete)."),
        ("Gorse", "Gorse: on none of these 2."),
        ("Hazel", "Hazel: not on Toy fund, category 1. Not seen on what is held of Toy towns "
         "(incomplete)."),
    ],
)  # fmt: skip
def test_a_place_not_seen_is_not_said_to_be_on_no_list(place: str, said: str, atlas: Atlas) -> None:
    together = see_together(ManyListsQuery(("toy-fund:1", "toy-towns")), atlas)
    assert of_place(OLD[place], together) == said
