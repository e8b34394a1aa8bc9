"""Borders of a comparison: one side names, the other measures need."""

import pytest

from levelmap.answers.comparisons.two import CompareQuery, compare
from levelmap.answers.laboratory import space
from levelmap.answers.laboratory.space import borders_between, borders_of
from levelmap.atlas import open_atlas
from levelmap.comparison.borders import border_pairs
from levelmap.errors import QueryError
from levelmap.paths import Folders
from tests.answers.comparisons.sides import shipped_sides

LIST, METHOD = "luf-round-1:1", "levelmap_13_2021"


@pytest.mark.parametrize(("a", "b"), [(LIST, METHOD), (METHOD, LIST)])
def test_the_pairs_are_those_of_the_command_line_whichever_side_is_the_method(a, b) -> None:
    sides = shipped_sides()
    found = borders_between(sides.two(CompareQuery(a, b)), sides.atlas)
    expected = borders_of(LIST, sides.atlas.catalogue.recipe(METHOD), sides.atlas)
    assert found.table.equals(expected.table)
    number = f"{len(expected.table):,} pairs of neighbours"
    assert found.notes[0].startswith(f"{number} of which the one in less need is in category 1")


def test_of_two_methods_the_second_measures_need() -> None:
    sides = shipped_sides()
    compared = sides.two(CompareQuery("need_4", "levelmap_13"))
    found = borders_between(compared, sides.atlas)
    scores = compared.b.scored.composite.scores
    first = found.table.iloc[0]
    assert first["need_unnamed"] == scores[first["unnamed"]] > scores[first["named"]]
    assert first["named"] in compared.a.places.codes
    assert first["unnamed"] not in compared.a.places.codes


def test_without_a_method_there_is_no_need_to_measure() -> None:
    sides = shipped_sides()
    compared = sides.two(CompareQuery(LIST, "towns-fund"))
    with pytest.raises(QueryError, match="Neither side measures need"):
        borders_between(compared, sides.atlas)


def test_what_both_sides_rest_on_is_said() -> None:
    sides = shipped_sides()
    assert sides.two(CompareQuery("ifs_style_4", "levelmap_13")).shared == (
        "Both sides rest on Median weekly pay: some of how far they agree is that each is compared "
        "with itself."
    )
    assert sides.two(CompareQuery(LIST, METHOD)).shared == ""


def test_one_pair_is_said_in_the_singular(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = shipped_sides()
    compared = sides.two(CompareQuery(LIST, METHOD))
    monkeypatch.setattr(space, "border_pairs", lambda *given: border_pairs(*given).head(1))
    assert borders_between(compared, sides.atlas).notes[0].startswith("1 pair of neighbours of ")


def test_a_place_not_seen_or_named_in_part_is_not_said_to_be_unnamed(toy: Folders) -> None:
    """Elm, Fir are held of the list of towns; of those in greater need nothing is seen."""
    atlas = open_atlas(toy.root)
    found = borders_between(compare(CompareQuery("toy-towns", "pay"), atlas), atlas)
    assert found.table.empty
    assert found.notes[1] == "In no pair: 8 not seen on what is held of the list."

    merged = borders_between(compare(CompareQuery("toy-fund:3", "pay"), atlas), atlas)
    assert merged.notes[1] == "In no pair: 1 named in part."
