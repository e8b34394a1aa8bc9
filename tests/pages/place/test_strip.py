"""The strip of missions: one cell for each, and what it says of level and direction."""

import re
from types import SimpleNamespace

import pytest

from levelmap.answers.place.beside.similar import Apart, Others
from levelmap.answers.place.measures import Band
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.place import strip
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place
from levelmap.paths import Folders
from levelmap.terms import MISSIONS
from tests.toy_country import NOW


@pytest.fixture(scope="module")
def stoke(shipped_atlas: Atlas) -> PlaceView:
    return place(PlaceQuery("E06000021"), shipped_atlas)


def test_there_is_a_cell_for_each_mission_in_their_order(stoke: PlaceView) -> None:
    cells = strip.cells(stoke.missions, stoke.similar)
    numbers = re.findall(r"<strong>(\d+)</strong>", strip.html(cells))
    assert numbers == [str(mission.number) for mission in MISSIONS]


def test_a_cell_counts_what_the_dashboard_counts(stoke: PlaceView) -> None:
    cells = strip.cells(stoke.missions, stoke.similar)
    for standing, cell in zip(stoke.missions, cells, strict=True):
        figures = [reading for reading in standing.readings if reading.value is not None]
        below = sum(reading.standing.value == "below" for reading in figures)
        if not figures:
            assert (cell.standing, cell.level, cell.said) == ("no_value", "–", "no figure held")
        elif below:
            assert (cell.standing, cell.level) == ("below", f"{below}/{len(figures)} below")
            assert cell.said.startswith(f"{below} of {len(figures)} below the minimum")
        else:
            assert cell.standing in ("between", "at_target")
            assert cell.level in ("above", "good")
            assert str(len(figures)) in cell.said


def test_marks_are_of_what_is_far(stoke: PlaceView) -> None:
    rows = {row.indicator.slug: row for row in stoke.similar.rows}
    cells = strip.cells(stoke.missions, stoke.similar)
    for standing, cell in zip(stoke.missions, cells, strict=True):
        sides = [rows[r.indicator.slug].side for r in standing.readings if r.value is not None]
        assert ("+" in cell.marks) == (Apart.BETTER in sides)
        assert ("−" in cell.marks) == (Apart.WORSE in sides)
    assert "worse than before" in cells[7].said
    assert "↓" in cells[7].marks, "life satisfaction fell clearly"


def test_money_that_is_higher_in_cash_is_no_better(toy: Folders) -> None:
    alder = place(PlaceQuery(NOW["Alder"]), open_atlas(toy.root))
    first = strip.cells(alder.missions, alder.similar)[0]
    assert "1 higher in cash, before inflation" in first.said
    assert "than before" not in first.said
    assert "↑" not in first.marks


def test_sums_of_money_are_counted_apart_from_what_is_better(shipped_atlas: Atlas) -> None:
    blackpool = place(PlaceQuery("E06000009"), shipped_atlas)
    first = strip.cells(blackpool.missions, blackpool.similar)[0]
    assert "2 higher in cash, before inflation" in first.said
    assert "3 better" not in first.said


@pytest.mark.parametrize(
    ("standings", "level", "said"),
    [
        (
            [Band.BELOW, Band.AT_TARGET],
            "1/2 below",
            "1 of 2 below the minimum, 1 at the good level",
        ),
        ([Band.BELOW, Band.BETWEEN], "1/2 below", "1 of 2 below the minimum"),
        (
            [Band.BETWEEN, Band.AT_TARGET, Band.AT_TARGET],
            "above",
            "3 measured, none below the minimum, 2 at the good level",
        ),
        ([Band.BETWEEN], "above", "1 measured, none below the minimum"),
        ([Band.AT_TARGET], "good", "the one measured at the good level"),
    ],
)
def test_a_level_counts_what_is_below_and_what_is_good(
    standings: list[Band], level: str, said: str
) -> None:
    figures = [SimpleNamespace(standing=standing) for standing in standings]
    assert strip._level(figures)[1:] == (level, said)  # type: ignore[arg-type]


def test_a_mission_without_a_measure_says_so() -> None:
    nobody = Others("nobody", (), ())
    cells = strip.cells((), nobody)
    assert {cell.said for cell in cells} == {"no figure held"}
    assert strip.html(cells).count("no figure held") == 2 * len(MISSIONS)
