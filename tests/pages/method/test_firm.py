"""How firm a list is, as it is read: who is near the line, what decides, one change at a time."""

from functools import cache

import pandas as pd
import pytest

from levelmap.answers.scores import score_recipe
from levelmap.comparison.robustness import one_at_a_time
from levelmap.pages.method import firm
from levelmap.pages.method.firmness import CHOICES, Firmness, firmness
from levelmap.pages.method.view import MethodView, method_view
from tests.answers.comparisons.sides import shipped_sides


@cache
def _found(slug: str) -> tuple[MethodView, Firmness]:
    sides = shipped_sides()
    recipe = sides.atlas.catalogue.recipe(slug)
    start = score_recipe(recipe, sides.atlas).composite
    view = method_view(recipe, start, sides.loaded(recipe), None)
    return view, firmness(view)


def test_data_vary_where_they_have_limits_and_it_is_said() -> None:
    _, found = _found("levelmap_13")
    assert "data" in found.importance
    assert "other weights, steps, indicators and data: " in found.summary
    assert any(
        note.startswith("Data varied within the published limits of") for note in found.notes
    )


def test_data_without_limits_stay_and_are_not_said_to_vary() -> None:
    _, found = _found("levelmap_13_2021")
    assert "data" not in found.importance
    assert "other weights, steps and indicators: " in found.summary


@pytest.mark.parametrize("slug", ["levelmap_13", "levelmap_13_2021"])
def test_places_near_the_line_are_the_borderline_ones_and_the_place_that_is_read(slug: str) -> None:
    _, found = _found(slug)
    areas = found.result.areas
    out = str(areas.index[areas["status"] == "out"][0])
    borderline = set(areas.index[areas["status"] == "borderline"])
    assert set(firm.shown(found, "").index) == borderline
    assert set(firm.shown(found, out).index) == borderline | {out}
    assert firm.shown(found, out)["rank"].is_monotonic_increasing
    assert set(firm.shown(found, "E99999999").index) == borderline


def test_what_decides_a_place_is_its_greatest_share() -> None:
    _, found = _found("levelmap_13")
    code = str(firm.shown(found, "").index[0])
    row = found.by_place.loc[code]
    choice = max(CHOICES, key=lambda one: row.get(one, 0.0))
    assert firm.decides(found, code) == f"{CHOICES[choice]} ({min(row[choice], 1):.0%})"
    assert firm.decides(found, "E99999999") == ""


def test_every_indicator_is_left_out_once_and_who_moves_is_told_as_the_engine_says() -> None:
    view, found = _found("levelmap_13_2021")
    names = [member.name for member in view.recipe.active]
    assert [one for one in found.one_by_one.index if one.startswith("without ")] == [
        f"without {name}" for name in names
    ]
    ranks = one_at_a_time(view.recipe, view.scored.inputs)
    places = found.result.places
    for change, row in found.one_by_one.iterrows():
        after, before = (set(ranks.index[ranks[key] <= places]) for key in (change, "own"))
        assert (set(row["enters"]), set(row["leaves"])) == (after - before, before - after)


def test_the_file_has_every_place_with_what_decides_it() -> None:
    view, found = _found("levelmap_13")
    table = firm.table(view, found, shipped_sides().atlas)
    assert len(table) == len(found.result.areas)
    assert {"area_code", "area_name", "low", "high", "probability", "decides"} <= set(table)
    assert isinstance(table, pd.DataFrame)


def test_one_place_near_the_line_is_one_place() -> None:
    view, found = _found("levelmap_13")
    html = firm._table(view, found, firm.shown(found, "").head(1))
    assert "1 place near the line" in html
