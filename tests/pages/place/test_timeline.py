"""The timeline by its geometry: each mark stands at its day, bars end where the list does."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from levelmap.answers.place.designations import Group
from levelmap.drawing.svg import Scale
from levelmap.pages.place import timeline
from levelmap.pages.place.timeline import LEFT, RIGHT, ROW, TOP, WIDTH
from levelmap.periods import Period
from tests.drawing.drawn import boxes, elements, words

TODAY = date(2026, 1, 1)


def _list(short: str, day: str, group: Group, until: str = "", amount: float | None = None) -> Any:
    found = SimpleNamespace(short=short, date=Period.parse(day), status_label="in force")
    reading = SimpleNamespace(priority_list=found, is_named=True)
    return SimpleNamespace(reading=reading, group=group, amount=amount, until=until)


LISTS = [
    _list("Open", "2025-01-01/P1Y", Group.IN_FORCE, amount=20e6),
    _list("Ends", "2021-01-01/P1Y", Group.IN_FORCE, until="2027-03-31"),
    _list("Awards", "2023-01-01/P1D", Group.AWARDS, amount=85_000.0),
    _list("Over", "2022-01-01/P1Y", Group.PAST),
]


@pytest.fixture(scope="module")
def drawn() -> str:
    return timeline.timeline("Elm", LISTS, TODAY)


def _x(day: date) -> float:
    first, last = (float(date(year, 1, 1).toordinal()) for year in timeline.span(LISTS, TODAY))
    return Scale(first, last, LEFT, WIDTH - RIGHT)(float(day.toordinal()))


def test_rows_are_in_the_order_of_their_days(drawn: str) -> None:
    places = words(drawn)
    names = ["Ends", "Over", "Awards", "Open"]
    assert [places[name][1] for name in names] == [TOP + ROW * i + ROW / 2 + 4 for i in range(4)]


def test_a_bar_runs_from_the_first_day_to_the_last(drawn: str) -> None:
    bars = {float(bar["y"]): bar for bar in elements(drawn, "rect")}
    ends, still_on = bars[TOP + ROW / 2 - 4], bars[TOP + 3 * ROW + ROW / 2 - 4]
    assert float(ends["x"]) == pytest.approx(_x(date(2021, 1, 1)), abs=0.01)
    right = float(ends["x"]) + float(ends["width"])
    assert right == pytest.approx(_x(date(2027, 3, 31)), abs=0.02)
    open_right = float(still_on["x"]) + float(still_on["width"])
    assert open_right == pytest.approx(_x(TODAY), abs=0.02)
    assert len(elements(drawn, "path")) == 1, "one arrow: the list without an end"


def test_awards_and_lists_that_are_over_stand_at_their_day(drawn: str) -> None:
    marks = {float(mark["cy"]): float(mark["cx"]) for mark in elements(drawn, "circle")}
    assert marks == {
        TOP + ROW + ROW / 2: pytest.approx(_x(date(2022, 1, 1)), abs=0.01),
        TOP + 2 * ROW + ROW / 2: pytest.approx(_x(date(2023, 1, 1)), abs=0.01),
    }


def test_amounts_stand_beside_their_marks(drawn: str) -> None:
    places = words(drawn)
    assert places["£85,000"][0] == pytest.approx(_x(date(2023, 1, 1)) + 9, abs=0.01)
    # nine pixels of arrow, then nine of room
    assert places["£20.0 million"][0] == pytest.approx(_x(TODAY) + 18, abs=0.01)


def test_names_end_ten_pixels_before_the_first_year(drawn: str) -> None:
    assert {words(drawn)[name][0] for name in ("Ends", "Over", "Awards", "Open")} == {LEFT - 10}
    names = elements(drawn, "text", text_anchor="end")
    assert len(names) == len(LISTS), "each ends where it stands"


def test_the_arrow_of_an_open_list_begins_where_its_bar_ends(drawn: str) -> None:
    (arrow,) = elements(drawn, "path")
    west, north, east, south = boxes(arrow["d"])[0]
    middle = TOP + 3 * ROW + ROW / 2
    assert (west, east) == (pytest.approx(_x(TODAY), abs=0.02), pytest.approx(west + 9))
    assert (north, south) == (pytest.approx(middle - 7), pytest.approx(middle + 7))


def test_nothing_is_drawn_where_no_list_names_the_place() -> None:
    assert timeline.timeline("Elm", [], TODAY) == ""
