"""Reach on the screen: one side that cannot be measured leaves the other; who counts is said."""

from dataclasses import replace

import pytest

from levelmap.answers.laboratory.reach import carried
from levelmap.comparison.place_sets import restrict
from levelmap.pages.compare import reach
from levelmap.terms import Geography
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts

THEN = Geography.parse("lad_2021")
NOT_LONDON = "E!E12000007"


def test_a_second_side_without_figures_leaves_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second over Scotland alone, where no figure of the measure is held."""
    drawn = []

    def in_scotland(*given: object, **named: object):
        found, said = carried(*given, **named)
        if len(found) != 2:  # the league
            return found, said
        first, second = found
        scots = [code for code in second.places.universe if code.startswith("S")]
        return (first, replace(second, places=restrict(second.places, scots))), said

    def draw(curves, *_: object) -> str:
        drawn.append([one.name for one in curves])
        return "<svg/>"

    monkeypatch.setattr(reach, "carried", in_scotland)
    monkeypatch.setattr(reach, "curves_svg", draw)
    app = open_page("compare", read="reach", a="towns-fund", b="luf-round-1:1")
    assert not app.exception
    assert not app.error
    ((first, best),) = drawn
    assert "Towns" in first
    assert best == "The order of need itself"


def test_only_places_of_the_universe_are_carried() -> None:
    atlas = shipped_sides().atlas
    ((all_of_them,), _) = carried(["luf-round-1:1"], THEN, atlas)
    ((found,), left_out) = carried(["luf-round-1:1"], THEN, atlas, universe=NOT_LONDON)
    expected = {
        code
        for code in all_of_them.places.universe
        if code.startswith("E") and not code.startswith("E09")
    }
    assert found.places.universe == expected
    assert found.places.codes == all_of_them.places.codes & expected
    assert left_out == ()


def test_parts_of_places_are_carried_as_asked() -> None:
    atlas = shipped_sides().atlas
    ((whole,), _) = carried(["ace-priority-places"], Geography.parse("lad_2025"), atlas)
    ((parts,), _) = carried(
        ["ace-priority-places"], Geography.parse("lad_2025"), atlas, with_parts=True
    )
    assert whole.places.codes < parts.places.codes


def test_the_league_says_that_it_counts_every_place() -> None:
    app = open_page("compare", read="reach", universe=NOT_LONDON)
    assert not app.exception
    assert "count England without London; the league every place of a nation." in texts(app)
    app = open_page("compare", read="reach")
    assert "the league every place" not in texts(app)
