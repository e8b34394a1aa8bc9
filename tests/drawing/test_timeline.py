"""Spans of time by their geometry: where each bar begins and ends, and where its arrow leads."""

import itertools
from datetime import date

import pytest

from levelmap.drawing.timeline import (
    COLOURS,
    NARROW,
    WIDE,
    Bar,
    BarGroup,
    TimelineForm,
    timeline_svg,
)
from tests.drawing.drawn import elements, words
from tests.drawing.test_style import _contrast, _shades

TODAY = date(2026, 7, 1)


def _drawn(*bars: Bar, layout: TimelineForm = WIDE) -> str:
    return timeline_svg((BarGroup("Lists", bars),), (2019, 2026), TODAY, "Lists", layout)


def _bar(key: str, start: date, end: date | None, **more: object) -> Bar:
    return Bar(key, key, "closed", "said", start, end, **more)  # type: ignore[arg-type]


def _at(day: date) -> float:
    first, last = date(2019, 1, 1).toordinal(), date(2027, 1, 1).toordinal()
    return WIDE.names + (WIDE.end - WIDE.names) * (day.toordinal() - first) / (last - first)


def test_a_bar_stands_from_its_first_day_to_its_last_beside_its_name() -> None:
    drawing = _drawn(_bar("Alder fund", date(2021, 1, 1), date(2022, 1, 1)))
    (box,) = elements(drawing, "rect")
    left, width = float(box["x"]), float(box["width"])
    assert left == pytest.approx(_at(date(2021, 1, 1)), abs=0.01)
    assert left + width == pytest.approx(_at(date(2022, 1, 1)), abs=0.01)
    name_y = words(drawing)["Alder fund"][1]
    assert float(box["y"]) < name_y < float(box["y"]) + float(box["height"]) + 4


def test_an_unknown_end_is_dashed_and_one_that_goes_on_reaches_the_edge() -> None:
    drawing = _drawn(
        _bar("Unknown", date(2020, 1, 1), None), _bar("Open", date(2020, 1, 1), None, is_open=True)
    )
    unknown, goes_on = elements(drawing, "rect")
    assert float(unknown["width"]) == 8
    assert len(elements(drawing, "line", stroke_dasharray="3 4")) == 1
    assert float(goes_on["x"]) + float(goes_on["width"]) == pytest.approx(WIDE.end)


def test_what_began_before_the_first_year_begins_at_the_edge() -> None:
    (box,) = elements(_drawn(_bar("Old", date(2011, 1, 1), date(2020, 1, 1))), "rect")
    assert float(box["x"]) == WIDE.names


def test_an_arrow_leads_to_the_row_of_what_took_its_place() -> None:
    drawing = _drawn(
        _bar("Before", date(2019, 6, 1), date(2020, 6, 1), to="After"),
        _bar("Other", date(2020, 1, 1), date(2020, 7, 1)),
        _bar("After", date(2020, 6, 2), date(2021, 6, 1)),
    )
    steps = next(one["d"] for one in elements(drawing, "path") if "V" in one["d"])
    foot = float(steps.rpartition("V")[2])
    _, _, after = (float(one["y"]) for one in elements(drawing, "rect"))
    assert after - 6 < foot <= after


def test_on_a_phone_each_name_stands_above_its_bar_and_nothing_is_cut() -> None:
    first = "Levelling up for culture and heritage places"
    drawing = _drawn(
        _bar(first, date(2020, 1, 1), date(2021, 1, 1), to="After"),
        _bar("After", date(2021, 1, 2), None, is_open=True),
        layout=NARROW,
    )
    one, other = elements(drawing, "rect")
    foot = words(drawing)
    assert foot[first][0] == foot["After"][0] == 0
    assert foot[first][1] < float(one["y"]) < foot["After"][1] - 10 < float(other["y"])
    assert float(other["x"]) + float(other["width"]) == pytest.approx(NARROW.end)
    assert NARROW.width <= 360, "it is not made smaller on a phone of 390 pixels"


def test_today_is_marked() -> None:
    (line,) = elements(_drawn(_bar("A", date(2020, 1, 1), None)), "line", stroke_dasharray="2 3")
    assert float(line["x1"]) == pytest.approx(_at(TODAY), abs=0.01)


@pytest.mark.parametrize("kind", COLOURS)
def test_a_bar_stands_out_from_a_light_and_a_dark_page(kind: str) -> None:
    assert min(_contrast(COLOURS[kind], ground) for ground in _shades("ground")) >= 3


def test_a_year_stands_in_the_middle_between_its_lines() -> None:
    said = words(_drawn(_bar("A", date(2020, 1, 1), date(2021, 1, 1))))
    middle = (_at(date(2020, 1, 1)) + _at(date(2021, 1, 1))) / 2
    assert said["2020"][0] == pytest.approx(middle, abs=0.01)
    assert {"2019", "2026"} <= said.keys()
    assert "2027" not in said, "the line at the end begins a year that is not shown"


def test_the_dashes_of_an_unknown_end_fade_in_their_row_and_stay_inside() -> None:
    drawing = _drawn(_bar("Unknown", date(2026, 6, 1), None), _bar("B", date(2020, 1, 1), None))
    boxes = elements(drawing, "rect")
    dashes = elements(drawing, "line", stroke_dasharray="3 4")
    for box, line in zip(boxes, dashes, strict=True):
        assert float(line["x1"]) == float(box["x"]) + float(box["width"])
        assert float(line["x1"]) <= float(line["x2"]) <= WIDE.end
        assert float(line["y1"]) == float(box["y"]) + float(box["height"]) / 2


def test_each_group_has_its_heading_above_its_bars() -> None:
    groups = (
        BarGroup("First", (_bar("A", date(2020, 1, 1), date(2021, 1, 1)),)),
        BarGroup("Second", (_bar("B", date(2020, 1, 1), date(2021, 1, 1)),)),
    )
    said = words(timeline_svg(groups, (2019, 2026), TODAY, "Lists", WIDE))
    rows = [said[name][1] for name in ("First", "A", "Second", "B")]
    assert [after - before for before, after in itertools.pairwise(rows)] == [WIDE.row] * 3
    assert said["First"][0] == 0
