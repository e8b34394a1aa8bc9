"""What the laboratory cannot answer is one sentence on its page, which stays up."""

from dataclasses import replace

import pytest

from levelmap.catalogue.recipe_links import link_text
from levelmap.methods.recipes import Categories, Member, Recipe
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts


def _recipe(name: str) -> Recipe:
    own = shipped_sides().atlas.catalogue.recipe("ifs_style_4")
    if name == "everyone":
        return replace(own, categories=Categories("count", (len(own.members) + 290,)))
    if name == "no one":
        return replace(own, categories=Categories("score", (1e9,)))
    return replace(own, members=tuple(replace(one, weight=0.0) for one in own.members))


@pytest.mark.parametrize(
    ("page", "link", "sentence"),
    [
        (
            "compare",
            {"part": "pot", "pot": "0"},
            "The link could not be followed in full. '0' is not a number from 0.01 to "
            "10,000,000,000,000.",
        ),
        (
            "compare",
            {"part": "pot", "floor": "1000000000"},
            "The floor takes £90,000,000,000.00 for 90 places, more than the pot of "
            "£1,693,323,657.00: lower it, or name fewer places.",
        ),
        (
            "compare",
            {"part": "pot", "cap": "5"},
            "The cap lets 90 places have £450.00 at most, less than the pot of "
            "£1,693,323,657.00: raise it, or name more places.",
        ),
        (
            "compare",
            {"part": "pot", "floor": "10", "cap": "5"},
            "A floor of £10.00 and a cap of £5.00: expected a floor of 0 or more and a cap not "
            "below it.",
        ),
        (
            "compare",
            {"part": "pot", "tiers": "0~0~0"},
            "No place has a claim: all weights, tiers or figures of need are zero. Give one of "
            "them more, or choose another claim.",
        ),
        (
            "compare",
            {"part": "pot", "divide": "score", "b": "towns-fund"},
            "The formula asks for the score of places, and none is given: name a method, which "
            "scores places, or divide by something else.",
        ),
        (
            "compare",
            {"part": "pot", "b": "levelmap_13_2021:top=0"},
            "0 places were asked for: expected 1 to 307.",
        ),
        (
            "compare",
            {"part": "pot", "divide": "need", "b": "wimd-2019-extent"},
            "The number of people in need is not held for 17 places, such as W06000003: leave "
            "them out, or choose another measure.",
        ),
        (
            "compare",
            {"read": "reach", "b": "wimd-2019-extent"},
            "- No figure of IMD 2019: number of people in income-deprived families, 2019 is held "
            "for any of these 22 areas: choose another measure, nation or year.",
        ),
        (
            "compare",
            {"read": "reach", "b": "wimd-2019-extent", "need": "left-behind-wards"},
            "- No figure of Residents of left-behind wards (Community Needs Index 2019), mid-2017 "
            "is held for any of these 22 areas: choose another measure, nation or year.",
        ),
        (
            "method",
            {"recipe": "weights all zero"},
            "The link could not be followed in full. The recipe cannot be read: "
            "members\\[1\\].weight: all weights here are 0.",
        ),
        (
            "method",
            {"recipe": "everyone", "read": "firmness"},
            "A list of 294 places out of 294 scored: expected at least 1 and fewer than all. "
            "Choose another cut.",
        ),
        (
            "method",
            {"recipe": "no one", "read": "firmness"},
            "A list of 0 places out of 294 scored: expected at least 1 and fewer than all. "
            "Choose another cut.",
        ),
    ],
)
def test_it_is_one_sentence_and_the_page_stays(
    page: str, link: dict[str, str], sentence: str
) -> None:
    if "recipe" in link:
        link = {**link, "recipe": link_text(_recipe(link["recipe"])), "start": "ifs_style_4"}
    app = open_page(page, **link)
    assert not app.exception
    boxes = [box.value for box in (*app.error, *app.warning, *app.info)]
    assert sentence in (*boxes, *texts(app).split("\n"))


@pytest.mark.parametrize("read", ["ranking", "firmness", "inside", "clusters"])
def test_a_hundred_factors_are_answered(read: str) -> None:
    own = shipped_sides().atlas.catalogue.recipe("ifs_style_4")
    members = tuple(
        Member(f"m{number}", indicator=own.members[number % 4].indicator) for number in range(100)
    )
    link = link_text(replace(own, slug="many", members=members))
    app = open_page("method", start="ifs_style_4", recipe=link, read=read)
    assert not app.exception
    assert not app.error
    assert not app.warning
