"""Local clusters on a page: in the layer, the table and the words what the pattern says."""

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.space import clusters_of, disagreement, need_of_side
from levelmap.comparison.spatial import NO_CLUSTER, SpatialPattern
from levelmap.pages.shared.clusters import Numbers, layer_of, table_html
from levelmap.terms import Geography
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts

CODES = ["E06000001", "E06000002", "E06000003", "E06000004"]
NUMBERS = Numbers(
    pd.Series([4.0, 3, 2, 1], CODES), "Need", "in greater need", "in less need",
    Geography.parse("lad_2021"),
)  # fmt: skip


@pytest.fixture
def found() -> SpatialPattern:
    kinds = ["high-high", "low-high", NO_CLUSTER, NO_CLUSTER]
    local = pd.DataFrame({"i": 0.0, "p": 0.01, "cluster": kinds}, index=CODES)
    return SpatialPattern(0.5, -0.3, 0.001, 9_999, local, ())


def test_a_class_for_each_kind_that_there_is(found: SpatialPattern) -> None:
    layer = layer_of(found, NUMBERS)
    assert list(layer.styles) == ["high-high", "low-high", NO_CLUSTER]
    assert layer.styles["high-high"].words == "in greater need, as are neighbours"
    assert layer.styles["low-high"].words == "in less need, beside places in greater need"
    assert layer.counts[NO_CLUSTER] == 2
    assert len({style.colour for style in layer.styles.values()}) == 3


def test_the_table_names_who_stands_out(found: SpatialPattern) -> None:
    html = table_html(found, NUMBERS, pd.Series({CODES[0]: "Hartlepool"}))
    assert "Hartlepool" in html
    assert CODES[1] in html
    assert CODES[2] not in html
    found.local["cluster"] = NO_CLUSTER
    assert "no place stands out beyond chance" in table_html(found, NUMBERS, pd.Series(dtype=str))


def test_one_order_over_more_places_is_no_disagreement() -> None:
    """The second ranks places beyond the first, so that its ranks of the same places are higher."""
    view = shipped_sides().two(CompareQuery("need_4", "levelmap_13"))
    joint = sorted(view.agreement.partition.joint_universe)[:6]
    places = view.places.copy()
    places[["a_rank", "b_rank"]] = float("nan")
    places.loc[joint[:4], "a_rank"] = [1, 2, 3, 4]
    places.loc[joint, "b_rank"] = [2, 3, 5, 6, 1, 4]
    found, is_of_ranks = disagreement(replace(view, places=places))
    assert is_of_ranks
    assert found.to_dict() == dict.fromkeys(joint[:4], 0.0)


def test_disagreement_of_two_methods_is_of_ranks_else_of_names() -> None:
    sides = shipped_sides()
    ranked, is_of_ranks = disagreement(sides.two(CompareQuery("need_4", "levelmap_13")))
    view = sides.two(CompareQuery("need_4", "levelmap_13"))
    both = view.places.loc[ranked.index, ["a_rank", "b_rank"]].astype(float).rank(method="min")
    assert is_of_ranks
    assert ranked.tolist() == (both["a_rank"] - both["b_rank"]).tolist()
    view = sides.two(CompareQuery("luf-round-1:1", "levelmap_13_2021"))
    named, is_of_ranks = disagreement(view)
    assert not is_of_ranks
    parts = view.agreement.partition
    assert set(named.index[named == 1]) == set(parts.only_b)
    assert set(named.index[named == -1]) == set(parts.only_a)


def test_the_page_says_what_the_library_says() -> None:
    sides = shipped_sides()
    view = sides.two(CompareQuery())
    need = need_of_side(view, view.b)
    assert need is not None
    expected = clusters_of(need.dropna(), view.geography, sides.atlas)
    app = open_page("compare", read="clusters")
    assert not app.exception
    assert expected.sentence in texts(app)
    app.segmented_control(key="compare.cluster").set_value("disagreement").run()
    assert not app.exception
    assert app.query_params["cluster"] == "disagreement"
    assert "Named by 13-indicator score, 2021 and not by Levelling Up Fund" in texts(app)
    app = open_page("method", start="levelmap_13_2021", read="clusters")
    assert not app.exception
    assert expected.sentence in texts(app)


def test_lists_alone_measure_no_need() -> None:
    app = open_page("compare", read="clusters", a="luf-round-1:1", b="towns-fund")
    assert not app.exception
    assert "Neither side measures need" in texts(app)
