"""What the laboratory cannot answer is one sentence on its page, which stays up."""

from dataclasses import replace

import pytest

from levelmap.catalogue.recipe_links import link_text
from levelmap.methods.recipes import Categories, Member, Recipe
from levelmap.terms import Polarity
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts


def _recipe(name: str) -> Recipe:
    own = shipped_sides().atlas.catalogue.recipe("ifs_style_4")
    leaves = tuple(one for one in own.members if isinstance(one, Member))
    if name == "everyone":
        return replace(own, categories=Categories("count", (len(own.members) + 290,)))
    if name == "one indicator alike everywhere":
        return replace(own, members=(replace(leaves[0], polarity=Polarity.NONE),))
    return replace(own, members=tuple(replace(one, weight=0.0) for one in leaves))


@pytest.mark.parametrize(
    ("page", "link", "words"),
    [
        ("compare", {"part": "pot", "pot": "0"}, "pot"),
        ("compare", {"part": "pot", "floor": "1000000000"}, "lower it"),
        ("compare", {"part": "pot", "cap": "5"}, "raise it"),
        ("compare", {"part": "pot", "floor": "10", "cap": "5"}, "a cap not below it"),
        ("compare", {"part": "pot", "b": "levelmap_13_2021:top=0"}, "expected 1 to"),
        ("compare", {"part": "pot", "divide": "need", "b": "wimd-2019-extent"}, "in need"),
        ("compare", {"read": "reach", "b": "wimd-2019-extent"}, "No figure of"),
        (
            "compare",
            {"read": "reach", "b": "wimd-2019-extent", "need": "left-behind-wards"},
            "No f",
        ),
        ("method", {"recipe": "weights all zero"}, "eights"),
        ("method", {"recipe": "everyone", "read": "firmness"}, "fewer than all"),
    ],
)
def test_it_is_one_sentence_and_the_page_stays(page: str, link: dict[str, str], words: str) -> None:
    if "recipe" in link:
        link = {**link, "recipe": link_text(_recipe(link["recipe"])), "start": "ifs_style_4"}
    app = open_page(page, **link)
    assert not app.exception
    boxes = [box.value for box in (*app.error, *app.warning, *app.info)]
    said = [line for line in (*boxes, *texts(app).split("\n")) if words in line]
    assert said, boxes
    assert "Traceback" not in said[0]
    assert app.get("button") or app.selectbox
