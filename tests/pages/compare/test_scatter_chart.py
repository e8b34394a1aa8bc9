"""The chart of two scores: its data, its line, its axes."""

from typing import Any

from levelmap.answers.comparisons.scatter import Grouping, ScatterQuery, scatter
from levelmap.pages.compare.scatter_chart import DARK, LIGHT, POINT, chart, table
from tests.answers.comparisons.sides import shipped_sides

QUERY = ScatterQuery("levelmap_13", "imd-2025-average-score", Grouping.REGION)


def _layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    layers: list[dict[str, Any]] = spec["layer"]
    return layers


def test_every_place_is_a_point_with_words() -> None:
    view = scatter(QUERY, shipped_sides().atlas)
    found = table(view)
    assert len(found) == view.whole.n
    assert set(found["code"]) == set(view.points.index)
    assert found["at_y"].str.len().gt(0).all()


def test_a_click_selects_the_code() -> None:
    spec = chart(scatter(QUERY, shipped_sides().atlas))
    assert _layers(spec)[0]["params"] == [
        {"name": POINT, "select": {"type": "point", "fields": ["code"]}}
    ]
    assert "Pearson" in spec["description"]


def test_the_line_is_the_least_squares_line() -> None:
    view = scatter(QUERY, shipped_sides().atlas)
    ends = _layers(chart(view))[-1]["data"]["values"]
    for end in ends:
        assert end["y"] == view.whole.slope * end["x"] + view.whole.intercept


def _filtered(spec: dict[str, Any], part: int) -> list[str]:
    codes: list[str] = spec["layer"][1]["layer"][part]["transform"][0]["filter"]["oneOf"]
    return codes


def test_chosen_places_have_rings_and_a_few_of_them_names() -> None:
    view = scatter(QUERY, shipped_sides().atlas)
    far = list(view.outliers.index[:5])
    one, many = chart(view, ["E06000001"]), chart(view, list(view.points.index[:9]))
    assert [_filtered(one, part) for part in (0, 1)] == [[*far, "E06000001"]] * 2
    assert len(_filtered(many, 0)) == len(far) + 9
    assert _filtered(many, 1) == far


def test_a_dark_page_has_light_words_on_its_own_ground() -> None:
    view = scatter(QUERY, shipped_sides().atlas)
    light, dark = chart(view), chart(view, look=DARK)
    assert light["config"]["axis"]["labelColor"] == LIGHT.ink
    assert dark["config"]["axis"]["labelColor"] == DARK.ink
    assert {spec["config"]["background"] for spec in (light, dark)} == {"transparent"}
    assert LIGHT.ink not in str(dark)


def test_no_two_groups_have_the_same_colour() -> None:
    for look in (LIGHT, DARK):
        assert len(set(look.groups)) == len(look.groups)
