"""The picture of the house is the one that the imports give."""

from tests import house


def test_the_picture_in_the_documentation_is_that_of_the_code() -> None:
    found = house.PICTURE.read_text(encoding="utf-8")
    assert found == house.picture() + "\n", "run python -m tests.house"


def test_every_layer_stands_above_all_that_it_imports() -> None:
    arrows = house.layers()
    floor = house.floors(arrows)
    assert all(floor[name] > floor[below] for name, used in arrows.items() for below in used)
    assert floor["base"] == 0


def test_only_arrows_that_a_longer_way_says_are_left_out() -> None:
    arrows = {"c": frozenset("ab"), "b": frozenset("a"), "a": frozenset()}
    assert house.drawn(arrows) == [("c", "b"), ("b", "a")]
