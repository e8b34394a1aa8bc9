"""Ranges of ranks by their geometry: where each bar, mark and the end of the list stands."""

from dataclasses import replace

import pytest

from levelmap.drawing.rank_ranges import HEAD, MARK, NAMES, ROW, Range, ranges_svg
from tests.drawing.drawn import elements, read, words

ALDER = Range("Alder", 2, 1, 4, 0.75)
BIRCH = Range("Birch", 5, 3, 9, 0.2, is_marked=True)


def _drawn(*ranges: Range, places: int = 3) -> str:
    return ranges_svg(ranges, places, "Ranks")


def test_ranks_stand_on_one_scale_and_the_line_is_between_two_ranks() -> None:
    drawing = _drawn(ALDER, BIRCH)
    first, second = (float(circle["cx"]) for circle in elements(drawing, "circle"))
    step = (second - first) / 3
    (line,) = elements(drawing, "line", stroke_dasharray="4 3")
    assert float(line["x1"]) == pytest.approx(first + 1.5 * step, abs=0.02)
    bars = elements(drawing, "line", stroke_width="7")
    ends = [(float(bar["x1"]) + 2, float(bar["x2"]) - 2) for bar in bars]
    assert ends[0] == pytest.approx((first - step, first + 2 * step), abs=0.02)
    assert ends[1] == pytest.approx((second - 2 * step, second + 4 * step), abs=0.02)


def test_each_place_has_a_row_a_name_and_its_probability() -> None:
    drawing = _drawn(ALDER, BIRCH)
    said = words(drawing)
    assert said["Alder"] == (NAMES, HEAD + ROW / 2 + 4)
    assert said["Birch"][1] == said["20%"][1] == said["Alder"][1] + ROW
    titles = [title.text for title in read(drawing).iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == "Alder: rank 2, 1 to 4 in nine of ten ways, on the list in 75%"


def test_the_place_that_is_read_stands_out_by_colour_and_weight() -> None:
    drawing = _drawn(ALDER, BIRCH)
    assert [circle["fill"] == MARK for circle in elements(drawing, "circle")] == [False, True]
    (bold,) = elements(drawing, "text", font_weight="700")
    assert float(bold["y"]) == words(drawing)["Birch"][1]


def test_ends_are_told_where_they_do_not_meet_the_line() -> None:
    assert {"rank 1", "rank 9"} & words(_drawn(ALDER, BIRCH, places=5)).keys() == {
        "rank 1",
        "rank 9",
    }
    assert "rank 1" not in words(_drawn(ALDER, BIRCH, places=1))


def test_nobody_is_no_drawing() -> None:
    assert _drawn() == ""


def test_a_row_ends_with_a_line_below_its_bar_and_a_name_is_cut_at_32_letters() -> None:
    drawing = _drawn(replace(ALDER, name="A" * 40), BIRCH)
    lines = [float(line["y1"]) for line in elements(drawing, "line", x1=str(NAMES))]
    assert lines == [HEAD + ROW, HEAD + 2 * ROW]
    assert "A" * 32 in words(drawing)
