"""How sure it is whom a method names, beside the money that would follow it."""

import pytest

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.chances import chance_named
from levelmap.answers.scores import firmness
from tests.answers.comparisons.sides import shipped_sides

LIST = "luf-round-1:1"


@pytest.mark.parametrize(("method", "versions"), [("levelmap_13_2021", 0), ("levelmap_13", 500)])
def test_it_is_the_firmness_of_the_method_with_its_datas_limits(method: str, versions: int) -> None:
    sides = shipped_sides()
    query = CompareQuery(LIST, method, geography=(method == "levelmap_13" and "lad_2025") or "")
    found = chance_named(sides.two(query), sides.atlas)
    recipe = sides.atlas.catalogue.recipe(method)
    expected = firmness(recipe, sides.atlas, 2_000, versions=versions).areas["probability"]
    assert found is not None
    assert found.equals(expected)


@pytest.mark.parametrize("b", ["towns-fund", "levelmap_13_2021:2", "levelmap_13_2021:top=100"])
def test_a_list_or_another_cut_has_no_chance(b: str) -> None:
    sides = shipped_sides()
    assert chance_named(sides.two(CompareQuery(LIST, b)), sides.atlas) is None
